package bouncebook

import "unicode/utf8"

// line is a reply, or what is left of it, on one line. The contract counts UTF-16 code units, so low has one byte
// for each: the character in lower case where it is ASCII, else a byte with the high bit set. Every rule that asks
// for ASCII reads low alone; only a comparison with other characters looks at units.
type line struct {
	// own is the text as it was written. When wide is set it may be empty, and is the whole text if it is not.
	own string
	low []byte
	// wide says that there are characters beyond ASCII.
	wide bool
	// units has all characters, in the end in lower case; written keeps them as they were written.
	units, written []uint16
}

// windowPad is how far behind its end the memory of low can be read, so that a window of eight bytes may begin at
// its last one.
const windowPad = 8

func (l *line) cut(from, to int) {
	if from == 0 && to == len(l.low) {
		return
	}
	l.low = l.low[from:to]
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
	l.low, l.units = low, units
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

func appendUnits(target []byte, units []uint16) []byte {
	for at := 0; at < len(units); {
		if units[at] < utf8.RuneSelf {
			target = append(target, byte(units[at]))
			at++
			continue
		}
		character, size := runeAt(units, at)
		target = utf8.AppendRune(target, character)
		at += size
	}
	return target
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
