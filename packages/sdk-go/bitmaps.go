package bouncebook

import (
	"encoding/binary"
	"math/bits"
)

// bitmap has a bit for each character of a line, and one for its end.
type bitmap [longestReply/64 + 2]uint64

// next is the place of the first bit from a place on. There must be one.
func (b *bitmap) next(from int) int {
	block := from >> 6
	found := b[block] &^ (1<<(from&63) - 1)
	for found == 0 {
		block++
		found = b[block]
	}
	return block<<6 + bits.TrailingZeros64(found)
}

// behindLast is the place behind the last bit before a place; 0 when there is none.
func (b *bitmap) behindLast(before int) int {
	block := before >> 6
	found := b[block] & (1<<(before&63) - 1)
	for found == 0 {
		if block == 0 {
			return 0
		}
		block--
		found = b[block]
	}
	return block<<6 + 64 - bits.LeadingZeros64(found)
}

// from is the 64 bits from a place on.
func (b *bitmap) from(place int) uint64 {
	block, offset := place>>6, place&63
	return b[block]>>offset | b[block+1]<<(64-offset)
}

// bitmaps tell the words of a line, and what they hold, without a look at each of their characters.
type bitmaps struct {
	// ends has what ends a word, signs the characters that may make one a name.
	ends, signs bitmap
	digits, ats, dots, colons, letters,
	// strange has what is no part of a domain with a port.
	strange bitmap
}

// read classifies eight characters at a time.
func (m *bitmaps) read(low []byte) {
	length := len(low)
	memory := low[:length+windowPad]
	for block := 0; block<<6 <= length; block++ {
		var ends, digits, ats, dots, colons, slashes, letters, joints uint64
		for at := 0; at < 64 && block<<6+at < length; at += 8 {
			word := binary.LittleEndian.Uint64(memory[block<<6+at:])
			ascii, beyond := word&^highBits, word
			digits |= bitsOf(within(ascii, '0', '9')&^beyond) << at
			letters |= bitsOf(within(ascii, 'a', 'z')&^beyond) << at
			ats |= bitsOf(same(ascii, '@')&^beyond) << at
			dots |= bitsOf(same(ascii, '.')&^beyond) << at
			colons |= bitsOf(same(ascii, ':')&^beyond) << at
			slashes |= bitsOf(same(ascii, '/')&^beyond) << at
			joints |= bitsOf((same(ascii, '-')|same(ascii, '_'))&^beyond) << at
			ends |= bitsOf(endsOfWords(ascii)&^beyond) << at
		}
		inside := ^uint64(0)
		if rest := length - block<<6; rest < 64 {
			inside = 1<<rest - 1
			// The end of the line ends a word, and all searches.
			ends = ends&inside | 1<<rest
			digits, letters, ats, dots = digits&inside, letters&inside, ats&inside, dots&inside
			colons &= inside
		}
		m.ends[block], m.digits[block], m.letters[block], m.ats[block] = ends, digits, letters, ats
		m.dots[block], m.colons[block] = dots, colons
		m.strange[block] = inside &^ (digits | letters | dots | colons | joints)
		// A colon makes a link where a slash follows, which may be in the next block.
		m.signs[block] = digits | ats | dots | colons&(slashes>>1|1<<63) | ends&^inside
	}
}

// These give the high bit of each byte that holds what is asked for; other bits mean nothing.
func same(ascii uint64, unit uint64) uint64 { return ^((ascii ^ unit*everyByte) + 0x7f*everyByte) }

func within(ascii uint64, first, last uint64) uint64 {
	return (ascii + (0x80-first)*everyByte) &^ (ascii + (0x7f-last)*everyByte)
}

// endsOfWords holds for a space and for ( ) < > [ ] { } " ' , ; = and the backquote.
func endsOfWords(ascii uint64) uint64 {
	braces := ascii | 0x20*everyByte
	return same(ascii, ' ') | same(ascii, '"') | within(ascii, '\'', ')') | same(ascii, ',') |
		within(ascii, ';', '>') | same(ascii, '`') | same(braces, '{') | same(braces, '}')
}

// bitsOf moves the high bit of each byte into one byte, by way of the upper byte of a product.
func bitsOf(bytes uint64) uint64 {
	return bytes & highBits >> 7 * 0x0102040810204080 >> 56
}
