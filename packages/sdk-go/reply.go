package bouncebook

import (
	"strings"
	"unicode/utf8"
)

// reply is a reply taken out of what a log, a bounce message or a library wrote around it.
type reply struct {
	line
	// hasThree says that `3 ` may stand somewhere behind the code.
	hasThree bool
	// code is the reply code; 0 when there is none.
	code int
	// enhanced is the place of the enhanced status code; empty when there is none.
	enhanced span
	// host is the server that answered, where the text around the reply tells it.
	host string
	// command is what was answered, where the text around the reply tells it.
	command command
}

// read takes a reply out of its surroundings and reads its codes, in time linear in its first 4,096 characters.
func (s *scratch) read(raw string) {
	r := &s.reply
	*r = reply{}
	plain := raw
	if len(plain) > longestReply {
		plain = plain[:longestReply]
	}
	if foldPlain(&s.low, &s.words, plain) {
		s.mark(len(plain))
		r.hasThree = s.words.hasThree(s.marked)
		r.own, r.low = plain, s.low[:len(plain)]
	} else {
		s.readUneven(raw)
	}
	r.unwrap()
	r.readCodes()
	if r.wide {
		s.foldWide()
	}
	if r.moved {
		r.low = s.low[:copy(s.low[:longestReply], r.low)]
		s.words.fill(r.low)
		s.mark(len(r.low))
	}
}

// mark lists the words of the line that may hold a sign of a name.
func (s *scratch) mark(length int) {
	s.marked = s.markMemory[:s.words.mark(&s.markMemory, length)]
}

// readUneven reads what is not printable ASCII on one line.
func (s *scratch) readUneven(raw string) {
	r := &s.reply
	r.moved, r.hasThree = true, true
	if strings.IndexByte(raw, '\n') >= 0 || strings.IndexByte(raw, '\r') >= 0 {
		raw = string(s.joinLines(cutReply(raw)))
	}
	raw = cutReply(raw)
	length, even := s.decode(raw)
	r.units, r.low = s.units[:length], s.low[:length]
	if even {
		r.own = raw
	}
	for _, unit := range r.low {
		if unit >= 0x80 {
			r.wide = true
			return
		}
	}
	own := make([]byte, length)
	for at, unit := range r.units {
		own[at] = byte(unit)
	}
	r.own, r.units = string(own), nil
}

// decode writes a text as code units and as low bytes, with each run of white space as one space, and none at its
// ends. A byte that is not UTF-8 becomes U+FFFD. Even says that all characters stayed as they were.
func (s *scratch) decode(text string) (length int, even bool) {
	units, low := &s.units, &s.low
	pending := false
	even = true
	for at, size := 0, 0; at < len(text); at += size {
		character := rune(text[at])
		size = 1
		if character >= utf8.RuneSelf {
			character, size = runeBeyond(text, at)
		}
		if !isInk(character) {
			if isWhite(character) {
				even = even && character == ' ' && !pending && length > 0
				pending = length > 0
				continue
			}
			even = even && character != utf8.RuneError
		}
		if pending {
			units[length], low[length] = ' ', ' '
			length++
			pending = false
		}
		if character >= 0x10000 {
			units[length] = 0xd800 | uint16((character-0x10000)>>10)
			low[length] = lowOf(units[length])
			length++
			character = 0xdc00 | character&0x3ff
		}
		units[length], low[length] = uint16(character), lowOf(uint16(character))
		length++
	}
	return length, even && !pending
}

// isInk holds for what most texts are written with, all of which is neither white space nor U+FFFD.
func isInk(character rune) bool {
	return character > ' ' && character < 0x7f || character > 0xa0 && character < 0x1680
}

// runeBeyond reads a character beyond ASCII and its size, as the standard library does; one of two bytes without a
// call.
func runeBeyond(text string, at int) (character rune, size int) {
	first := text[at]
	if first >= 0xc2 && first < 0xe0 && at+1 < len(text) && text[at+1]&0xc0 == 0x80 {
		return rune(first&31)<<6 | rune(text[at+1]&63), 2
	}
	return utf8.DecodeRuneInString(text[at:])
}

// foldWide puts the characters beyond ASCII in lower case, too. Until here only fixed words were looked for, which
// are found in either case of ASCII alone.
func (s *scratch) foldWide() {
	foldPages.once.Do(readFoldPages)
	r := &s.reply
	folded := s.folded[:len(r.units)]
	for at, unit := range r.units {
		if unit < 0x80 {
			folded[at] = uint16(r.low[at])
			continue
		}
		if page := foldPages.pages[unit>>8]; page != nil {
			unit = page[unit&0xff]
		}
		folded[at], r.low[at] = unit, lowOf(unit)
	}
	r.written, r.units = r.units, folded
}
