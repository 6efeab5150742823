package bouncebook

import "unicode/utf8"

// line is a reply, or what is left of it, on one line. The contract counts UTF-16 code units, so low has one byte
// for each: the character in lower case where it is ASCII, else a byte with the high bit set. Every rule that asks
// for ASCII reads low alone; only a comparison with other characters looks at units.
type line struct {
	// own is the text as it was written. When wide is set it may be empty, and is the whole text if it is not.
	own string
	low []byte
	// wide says that there are characters beyond ASCII, moved that the line begins elsewhere than what was read.
	wide, moved bool
	// units has all characters, in the end in lower case; written keeps them as they were written.
	units, written []uint16
}

// windowPad is how far behind its end the memory of low can be read, so that a window of eight bytes may begin in the
// block behind its last one.
const windowPad = longWindow + blockSize

func (l *line) cut(from, to int) {
	if from == 0 && to == len(l.low) {
		return
	}
	l.low = l.low[from:to]
	l.moved = l.moved || from > 0
	if l.wide {
		l.units, l.own = l.units[from:to], ""
	} else {
		l.own = l.own[from:to]
	}
}

// between is a stretch of the text as it was written. In ASCII it is a slice of the reply and costs nothing.
func (l *line) between(from, to int) string {
	if !l.wide {
		return l.own[from:to]
	}
	if l.own != "" && from == 0 && to == len(l.low) {
		return l.own
	}
	units := l.written
	if units == nil {
		units = l.units
	}
	return string(appendUnits(make([]byte, 0, 3*(to-from)), units[from:to]))
}

// assemble puts a new text together from characters of the old one; -1 is a space.
func (l *line) assemble(picked []int) {
	own := make([]byte, 0, len(picked))
	low := make([]byte, 0, len(picked)+windowPad)
	var units []uint16
	for _, at := range picked {
		switch {
		case at < 0:
			low, units, own = append(low, ' '), append(units, ' '), append(own, ' ')
		case l.wide:
			low, units = append(low, l.low[at]), append(units, l.units[at])
		default:
			low, own = append(low, l.low[at]), append(own, l.own[at])
		}
	}
	l.low, l.units, l.moved = low, units, true
	l.own = string(own)
	if l.wide {
		l.own = ""
	}
}

// Of a pair of surrogates the first has 1101 10 in front, the second 1101 11 (RFC 2781, section 2.1).
func isHighSurrogate(unit uint16) bool { return unit&0xfc00 == 0xd800 }
func isLowSurrogate(unit uint16) bool  { return unit&0xfc00 == 0xdc00 }

// runeAt reads the character at a place, and says how many units it has; half a pair is U+FFFD.
func runeAt(units []uint16, at int) (character rune, size int) {
	unit := units[at]
	if isHighSurrogate(unit) && at+1 < len(units) && isLowSurrogate(units[at+1]) {
		return 0x10000 + rune(unit&0x3ff)<<10 + rune(units[at+1]&0x3ff), 2
	}
	if isHighSurrogate(unit) || isLowSurrogate(unit) {
		return utf8.RuneError, 1
	}
	return rune(unit), 1
}

// appendUnits adds text as UTF-8.
func appendUnits(target []byte, units []uint16) []byte {
	// No unit takes more than three bytes.
	length := len(target)
	if cap(target)-length < 3*len(units) {
		target = append(make([]byte, 0, 2*length+3*len(units)+256), target...)
	}
	memory := target[:cap(target)]
	for at := 0; at < len(units); at++ {
		unit := units[at]
		switch {
		case unit < utf8.RuneSelf:
			memory[length] = byte(unit)
			length++
		case unit < 0x800:
			memory[length], memory[length+1] = 0xc0|byte(unit>>6), 0x80|byte(unit&63)
			length += 2
		case unit&0xf800 != 0xd800:
			memory[length+2], memory[length+1] = 0x80|byte(unit&63), 0x80|byte(unit>>6&63)
			memory[length] = 0xe0 | byte(unit>>12)
			length += 3
		default:
			character, size := runeAt(units, at)
			length += utf8.EncodeRune(memory[length:], character)
			at += size - 1
		}
	}
	return memory[:length]
}

func appendAsUnits(target []uint16, text []byte) []uint16 {
	for _, character := range string(text) {
		if character < 0x10000 {
			target = append(target, uint16(character))
			continue
		}
		beyond := character - 0x10000
		target = append(target, 0xd800|uint16(beyond>>10), 0xdc00|uint16(beyond&0x3ff))
	}
	return target
}
