package bouncebook

import (
	"encoding/binary"
	"math/bits"
)

// Eight characters are read at a time as one number; these constants hold the same byte eight times.
const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
)

// lowText has the low bytes of a line, with room behind.
type lowText [longestReply + 2*windowPad]byte

// wordLine has the same bytes eight a word; what stands behind the line is left from earlier ones.
type wordLine [longestReply/8 + 2]uint64

// wordsOf is how many words a line of a length fills.
func wordsOf(length int) int { return (length + 7) >> 3 }

// fill reads a line into words.
func (w *wordLine) fill(low []byte) {
	memory := low[:len(low)+windowPad]
	for at := range w[:wordsOf(len(low))] {
		w[at] = binary.LittleEndian.Uint64(memory[at<<3:])
	}
}

// digits has a bit for each digit of a block of 64 characters.
func (w *wordLine) digits(block, length int) (marks uint64) {
	rest := length - block<<6
	if rest > 64 {
		rest = 64
	}
	for at, word := range w[block<<3 : block<<3+wordsOf(rest)] {
		marks |= bitsOf(within(word&^highBits, '0', '9')&^word) << (at << 3 & 63)
	}
	if rest < 64 {
		marks &= 1<<rest - 1
	}
	return marks
}

// markList has the numbers of the words that hold a digit, an underscore, `@`, `.`, `/` or `:`, and of some with a
// bracket.
type markList [longestReply / 8]uint16

// mark lists the words with marks.
func (w *wordLine) mark(marked *markList, length int) (count int) {
	for at, word := range w[:wordsOf(length)] {
		ascii := word &^ highBits
		// What is written counts or not; a branch would often be guessed wrong.
		marked[count&(len(marked)-1)] = uint16(at)
		count += isAny((within(ascii, '.', ':') | within(ascii, '@', '_')) &^ word & highBits)
	}
	return count
}

// nextSign is the place of the first sign of a name in a word from a place on; behind the word when there is none.
func (w *wordLine) nextSign(index uint16, from int) int {
	begin := int(index) << 3
	if from >= begin+8 {
		return from
	}
	word := w[index]
	ascii := word &^ highBits
	found := (within(ascii, '.', ':') | same(ascii, '@')) &^ word & highBits
	if from > begin {
		found &= ^uint64(0) << (uint(from-begin) << 3)
	}
	return begin + bits.TrailingZeros64(found)>>3
}

// foldPlain writes a reply of at most 4,096 bytes into low and words in lower case, if it is plain: printable ASCII
// with single spaces inside, as most are. Every character of every reply passes here.
func foldPlain(low *lowText, words *wordLine, reply string) bool {
	length := copy(low[:longestReply], reply)
	for at := length; at < length+windowPad; at++ {
		low[at] = 'x'
	}
	wrong, before := uint64(0), uint64(0x80)
	for index := range words[:wordsOf(length)] {
		at := index << 3 & (longestReply - 1)
		word := binary.LittleEndian.Uint64(low[at : at+8])
		isSpace := same(word, ' ')
		wrong |= word | ^(word + (0x80-' ')*everyByte) | (word + everyByte) | isSpace&(isSpace<<8|before)
		before = isSpace & highBits >> 56
		word |= within(word, 'A', 'Z') & highBits >> 2
		binary.LittleEndian.PutUint64(low[at:at+8], word)
		words[index] = word
	}
	return wrong&highBits == 0 && length > 0 && low[length-1] != ' '
}

// hasThree says whether `3 ` may stand behind the first four characters.
func (w *wordLine) hasThree(marked []uint16) bool {
	found := uint64(0)
	for _, index := range marked {
		three := same(w[index]&^highBits, '3')
		if index == 0 {
			// The code in front is the reply's own.
			three = three >> 32 << 32
		}
		found |= three & (same(w[index], ' ')>>8 | 1<<63)
	}
	return found&highBits != 0
}

// isAny is 1 where one of the high bits is set, else 0.
func isAny(high uint64) int { return int((high>>1 + (1<<63 - 1)) >> 63) }

// These give the high bit of each byte that holds what is asked for, for words of ASCII; other bits mean nothing.
func same(ascii uint64, unit uint64) uint64 { return ^((ascii ^ unit*everyByte) + 0x7f*everyByte) }

func within(ascii uint64, first, last uint64) uint64 {
	return (ascii + (0x80-first)*everyByte) &^ (ascii + (0x7f-last)*everyByte)
}

// bitsOf moves the high bit of each byte into one byte, by way of the upper byte of a product.
func bitsOf(bytes uint64) uint64 {
	return bytes & highBits >> 7 * 0x0102040810204080 >> 56
}
