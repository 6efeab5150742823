package bouncebook

import "encoding/binary"

// windowKind says how long a window is, and where it is looked for.
type windowKind uint8

const (
	// windowLong has eight characters, windowMiddle five.
	windowLong windowKind = iota
	windowMiddle
	// windowToken has four, the second or the third of which is a digit or an underscore behind a letter, an underscore
	// or a hyphen. Short tokens of providers, `ib401`, have that, and few words do.
	windowToken
	// windowWide has four, the third of which is beyond ASCII. A text of ASCII has none.
	windowWide
	// windowShort has four, and is looked for everywhere. The public registry has none.
	windowShort
	windowKinds
)

// sizes are the lengths of windows, places for how many of them a template waits.
var (
	sizes  = [windowKinds]int{longWindow, middleWindow, shortWindow, shortWindow, shortWindow}
	places = [windowKinds]int{blockSize, blockSize, 1, 1, 1}
)

const (
	longWindow   = 8
	middleWindow = 5
	shortWindow  = 4
	middleMask   = 1<<(8*middleWindow) - 1
)

// windowAt reads a window; a shorter one has zeros behind.
func windowAt(text []byte, at, size int) uint64 {
	if at+longWindow <= len(text) {
		return binary.LittleEndian.Uint64(text[at:]) << (64 - 8*size) >> (64 - 8*size)
	}
	var padded [longWindow]byte
	copy(padded[:], text[at:at+size])
	return binary.LittleEndian.Uint64(padded[:])
}

// windowCounts says how often windows occur among all templates; those that share a hash count together.
type windowCounts [1 << 19]uint16

func (c *windowCounts) of(window uint64) *uint16 { return &c[window*spread>>(64-19)] }

// countWindows counts the windows of each size.
func countWindows(templates []template) *[longWindow + 1]*windowCounts {
	var all [longWindow + 1]*windowCounts
	for _, size := range [...]int{longWindow, middleWindow, shortWindow} {
		counts := &windowCounts{}
		for at := range templates {
			for _, each := range templates[at].pieces {
				for begin := 0; begin+size <= len(each.text); begin++ {
					if count := counts.of(windowAt(each.text, begin, size)); *count < 1<<16-1 {
						*count++
					}
				}
			}
		}
		all[size] = counts
	}
	return &all
}

// choice is where the windows of a template begin.
type choice struct {
	kind    windowKind
	piece   int
	offsets [blockSize]int
}

// tooCommon is more than any windows count, four times over too.
const tooCommon = 1 << 28

// chooseAnchor takes the longest windows that one of a template's pieces has room for, at their rarest places, the
// earlier ones of two.
func chooseAnchor(wanted *template, counts *[longWindow + 1]*windowCounts) (best choice, ok bool) {
	for kind := windowLong; kind < windowKinds && !ok; kind++ {
		rarest := tooCommon
		for index := range wanted.pieces {
			offsets, common := chooseWindows(wanted.pieces[index].text, kind, counts[sizes[kind]])
			if common < rarest {
				best, rarest, ok = choice{kind, index, offsets}, common, true
			}
		}
	}
	return best, ok
}

// chooseWindows finds the rarest window that begins a block for each place of a piece in a block, and says how common
// all of them are together. A piece that is too short for one of them has none.
func chooseWindows(text []byte, kind windowKind, counts *windowCounts) (offsets [blockSize]int, common int) {
	for turn := 0; turn < places[kind]; turn++ {
		rarest := tooCommon
		for offset := turn; offset+sizes[kind] <= len(text) && offset < longestReply; offset += places[kind] {
			if !isWindowOf(kind, text[offset:]) {
				continue
			}
			if count := int(*counts.of(windowAt(text, offset, sizes[kind]))); count < rarest {
				offsets[turn], rarest = offset, count
			}
		}
		common += rarest
	}
	return offsets, common
}

// isWindowOf says whether a window is looked for where it stands.
func isWindowOf(kind windowKind, window []byte) bool {
	switch kind {
	case windowToken:
		return isMark(window[0], window[1]) || isMark(window[1], window[2])
	case windowWide:
		return window[2] >= 0x80
	}
	return true
}

// isMark holds for a digit or an underscore behind a letter, an underscore or a hyphen.
func isMark(before, unit byte) bool {
	return (isDigit(unit) || unit == '_') && (before >= '_' && before < 0x80 || before == '-')
}
