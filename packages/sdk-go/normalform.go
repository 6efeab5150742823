package bouncebook

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// longestReply is how far a reply is read, in UTF-16 code units; what follows is never looked at.
const longestReply = 4096

// joinLines puts the lines of a reply together, as valid UTF-8 with single spaces.
func (s *scratch) joinLines(reply string) []byte {
	s.cleaned = singleSpaces(appendLines(s.cleaned[:0], reply))
	return s.cleaned
}

// cutReply keeps the first 4,096 code units; half a pair of surrogates at the end becomes U+FFFD.
func cutReply(reply string) string {
	if len(reply) <= longestReply {
		return reply
	}
	units := 0
	for at, character := range reply {
		if units == longestReply {
			return reply[:at]
		}
		units++
		if character < 0x10000 {
			continue
		}
		if units == longestReply {
			return reply[:at] + string(utf8.RuneError)
		}
		units++
	}
	return reply
}

// isWhite holds for white space and control characters, as the contract lists them.
func isWhite(character rune) bool {
	if character <= 0xa0 {
		return character <= 0x20 || character >= 0x7f
	}
	if character < 0x1680 {
		return false
	}
	switch character {
	case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff:
		return true
	}
	return character >= 0x2000 && character <= 0x200b
}

// appendOneLine adds a text with each run of white space as one space, and none at its ends. A byte that is not
// UTF-8 becomes U+FFFD.
func appendOneLine(target []byte, text string) []byte {
	begin := len(target)
	pending := false
	for _, character := range text {
		if isWhite(character) {
			pending = len(target) > begin
			continue
		}
		if pending {
			target = append(target, ' ')
			pending = false
		}
		target = utf8.AppendRune(target, character)
	}
	return target
}

// appendLines adds all lines with a space between, without the codes that continuation lines repeat (RFC 5321,
// section 4.2.1; RFC 2034, section 4). A line with another code begins another reply and keeps it.
func appendLines(target []byte, text string) []byte {
	var code [3]byte
	known := false
	for len(text) > 0 {
		var current string
		current, text = splitLine(text)
		begin := len(target)
		target = appendOneLine(target, current)
		written := target[begin:]
		if !startsWithCode(written) {
			if at := codeInside(written); at >= 0 && !known {
				copy(code[:], written[at:])
				known = true
			}
		} else if !known {
			copy(code[:], written)
			known = true
		} else if string(written[:3]) == string(code[:]) {
			target = append(target[:begin], written[lengthOfLineCode(written):]...)
		}
		target = append(target, ' ')
	}
	return target
}

func splitLine(text string) (line, rest string) {
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return text, ""
	}
	if text[end] == '\r' && end+1 < len(text) && text[end+1] == '\n' {
		return text[:end], text[end+2:]
	}
	return text[:end], text[end+1:]
}

// codeInside is the place of the first reply code behind a sign that leads to one; -1 when there is none.
func codeInside(text []byte) int {
	for at := 1; at+3 < len(text); at++ {
		if !isReplyCode(text, at) || text[at+3] != ' ' && text[at+3] != '-' {
			continue
		}
		switch text[at-1] {
		case ' ', ':', ';', '>':
			return at
		}
	}
	return -1
}

// lengthOfLineCode is the length of what a continuation line repeats.
func lengthOfLineCode(text []byte) int {
	at := 3
	for at < len(text) && (text[at] == ' ' || text[at] == '-') {
		at++
	}
	if end := enhancedAt(text, at); at > 3 && end > 0 && endsWord(text, end) {
		return end
	}
	if len(text) == 3 {
		return 3
	}
	return 4
}

// singleSpaces makes one space of each run and cuts those at the ends, in place.
func singleSpaces(text []byte) []byte {
	kept := text[:0]
	for _, each := range text {
		if each == ' ' && (len(kept) == 0 || kept[len(kept)-1] == ' ') {
			continue
		}
		kept = append(kept, each)
	}
	if len(kept) > 0 && kept[len(kept)-1] == ' ' {
		kept = kept[:len(kept)-1]
	}
	return kept
}

// foldPages have the lower case of every code unit, by Unicode's simple mapping and without locale; a page where
// all characters stay as they are is missing, as most are.
var foldPages struct {
	once  sync.Once
	pages [256]*[256]uint16
}

func readFoldPages() {
	for at := range foldPages.pages {
		page := &[256]uint16{}
		changes := false
		for low := range page {
			unit := uint16(at<<8 | low)
			page[low] = foldUnit(unit)
			changes = changes || page[low] != unit
		}
		if changes {
			foldPages.pages[at] = page
		}
	}
}

func foldUnit(unit uint16) uint16 {
	// Pairs that Unicode 14 added, which the Unicode of older compilers does not know.
	switch unit {
	case 0x2c2f:
		return 0x2c5f
	case 0xa7c0, 0xa7d0, 0xa7d6, 0xa7d8:
		return unit + 1
	}
	if lower := unicode.ToLower(rune(unit)); lower <= 0xffff {
		return uint16(lower)
	}
	return unit
}

func lowerByte(unit byte) byte {
	if unit >= 'A' && unit <= 'Z' {
		return unit + 'a' - 'A'
	}
	return unit
}

// lowerBytes are the characters of ASCII in lower case.
var lowerBytes = func() (table [0x80]byte) {
	for unit := range table {
		table[unit] = lowerByte(byte(unit))
	}
	return table
}()

// lowOf is the byte that stands for a code unit in low.
func lowOf(unit uint16) byte {
	if unit < 0x80 {
		return lowerBytes[unit]
	}
	return 0x80 | byte(unit)
}
