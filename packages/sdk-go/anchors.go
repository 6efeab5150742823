package bouncebook

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strings"
)

// An anchor is a window of a template that no text can lack which holds the template: eight characters, or four
// where no piece has nine. One pass over a text asks at each place whether any template waits for the window that
// begins there; only then templates are compared. The time grows with the text, and hardly with the number of
// templates.
//
// Long windows are looked for at every second place only: a template waits for two that stand side by side, one of
// which is always met.
const (
	longWindow  = 8
	shortWindow = 4
	// A bit a window: 64 KB for the long ones and 8 KB for the short ones, which stay near a core.
	longBits  = 19
	shortBits = 16
	// The golden ratio in 64 and 32 bits (multiplicative hashing): its upper bits depend on all characters.
	longSpread  = 0x9e3779b97f4a7c15
	shortSpread = 0x9e3779b1
)

func longHash(window uint64) uint64  { return window * longSpread >> (64 - longBits) }
func shortHash(window uint32) uint32 { return window * shortSpread >> (32 - shortBits) }

// waiting is a template and where its window stands in it. All that a look at it needs is side by side.
type waiting struct {
	window uint64
	// literal is where the piece with the window begins among all such pieces.
	literal  int32
	template int32
	// length is that of the piece, offset the place of the window in it, piece its number.
	length, offset, piece uint16
	// single says that the template is one piece of ASCII.
	single bool
}

// bucketBits are the upper bits of a window's hash by which templates are put together.
const bucketBits = 16

// anchorIndex has its arrays last, where a garbage collector does not look for pointers.
type anchorIndex struct {
	// list has the templates in the order of their buckets; those of one are from its number in first to the next.
	list     []waiting
	literals string
	first    [1<<bucketBits + 1]int32
	long     [1 << (longBits - 6)]uint64
	short    [1 << (shortBits - 6)]uint64
}

// anchor is a chosen window.
type anchor struct {
	waiting
	text string
}

func newAnchorIndex(templates []template) (*anchorIndex, error) {
	long, short := countWindows(templates, longWindow), countWindows(templates, shortWindow)
	chosen := make([]anchor, 0, 2*len(templates))
	for at := range templates {
		wanted := &templates[at]
		best, isLong := chooseAnchor(wanted, longWindow, longWindow+1, long)
		if !isLong {
			var ok bool
			if best, ok = chooseAnchor(wanted, shortWindow, shortWindow, short); !ok {
				return nil, fmt.Errorf("bouncebook: tables: template %d has no four literal characters in a row", at)
			}
		}
		literal := &wanted.pieces[best.piece]
		best.template, best.length, best.text = int32(at), uint16(len(literal.text)), string(literal.text)
		best.single = len(wanted.pieces) == 1 && literal.wide == nil
		if isLong {
			// The later window first, since it belongs to the earlier of two places that overlap.
			next := best
			next.offset++
			next.window = windowAt(literal.text, int(next.offset), longWindow)
			chosen = append(chosen, next)
		}
		chosen = append(chosen, best)
	}
	built := &anchorIndex{}
	built.fill(chosen)
	// A template of one piece is compared with its literal alone: what it was read into is not kept.
	for _, each := range chosen {
		if each.single {
			templates[each.template].pieces = nil
		}
	}
	return built, nil
}

// windowAt reads a window; one of four characters has zeros behind.
func windowAt(text []byte, at, size int) uint64 {
	if size == longWindow {
		return binary.LittleEndian.Uint64(text[at:])
	}
	return uint64(binary.LittleEndian.Uint32(text[at:]))
}

// windowCounts says how often windows occur among all templates; those that share a hash count together.
type windowCounts [1 << 19]uint16

func (c *windowCounts) of(window uint64) *uint16 {
	return &c[window*longSpread>>(64-19)]
}

func countWindows(templates []template, size int) *windowCounts {
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
	return counts
}

// chooseAnchor takes the rarest window of a template that has so many characters from its beginning on, the earlier
// one of two.
func chooseAnchor(wanted *template, size, least int, counts *windowCounts) (best anchor, ok bool) {
	rarest := 1 << 30
	for index, each := range wanted.pieces {
		for begin := 0; begin+least <= len(each.text); begin++ {
			window := windowAt(each.text, begin, size)
			count := int(*counts.of(window))
			if least > size {
				count += int(*counts.of(windowAt(each.text, begin+1, size)))
			}
			if count < rarest {
				rarest, ok = count, true
				best.window, best.piece, best.offset = window, uint16(index), uint16(begin)
			}
		}
	}
	return best, ok
}

func (x *anchorIndex) fill(chosen []anchor) {
	sort.SliceStable(chosen, func(a, b int) bool { return bucketOf(chosen[a].window) < bucketOf(chosen[b].window) })
	var literals strings.Builder
	for _, each := range chosen {
		if each.window>>32 == 0 {
			hash := shortHash(uint32(each.window))
			x.short[hash>>6] |= 1 << (hash & 63)
		} else {
			hash := longHash(each.window)
			x.long[hash>>6] |= 1 << (hash & 63)
		}
		each.literal = int32(literals.Len())
		literals.WriteString(each.text)
		x.list = append(x.list, each.waiting)
		x.first[bucketOf(each.window)+1]++
	}
	for bucket := 1; bucket < len(x.first); bucket++ {
		x.first[bucket] += x.first[bucket-1]
	}
	x.literals = literals.String()
}

// bucketOf is the bucket of a window; a short window is a long one with zeros behind.
func bucketOf(window uint64) uint64 { return window * longSpread >> (64 - bucketBits) }

// hit is a template that stands in a text.
type hit struct {
	template int32
	span
	// taken is where its placeholders' spans begin in the list of all; only templates of several pieces have some.
	taken int32
}

// findHits finds every template that stands in the reply. This loop reads every character of every reply.
func (s *scratch) findHits(x *anchorIndex) {
	s.hits, s.spans = s.hits[:0], s.spans[:0]
	s.number++
	text := s.reply.low
	memory := text[:len(text)+windowPad]
	for at := 0; at < len(text); at += 2 {
		window := binary.LittleEndian.Uint64(memory[at:])
		long := longHash(window)
		first, second := shortHash(uint32(window)), shortHash(uint32(window>>8))
		isLong := x.long[long>>6] >> (long & 63)
		isFirst, isSecond := x.short[first>>6]>>(first&63), x.short[second>>6]>>(second&63)
		if (isLong|isFirst|isSecond)&1 == 0 {
			continue
		}
		if isLong&1 != 0 {
			s.compare(x, window, at)
		}
		if isFirst&1 != 0 {
			s.compare(x, window&(1<<32-1), at)
		}
		if isSecond&1 != 0 {
			s.compare(x, window>>8&(1<<32-1), at+1)
		}
	}
}

// compare looks at the templates that wait for a window.
func (s *scratch) compare(x *anchorIndex, window uint64, at int) {
	low := s.reply.low
	bucket := bucketOf(window)
	list := x.list[x.first[bucket]:x.first[bucket+1]]
	for index := range list {
		each := &list[index]
		from := at - int(each.offset)
		end := from + int(each.length)
		if each.window != window || from < 0 || end > len(low) || s.settled[each.template] == s.number {
			continue
		}
		if string(low[from:end]) != x.literals[each.literal:int(each.literal)+int(each.length)] {
			continue
		}
		if !each.single {
			s.match(each, from)
			continue
		}
		s.settled[each.template] = s.number
		s.hits = append(s.hits, hit{template: each.template, span: span{int32(from), int32(end)}})
	}
}

// match matches a template with placeholders or with characters beyond ASCII, one piece of which stands at a place.
// Where that is the first piece, the template stands here or at a later place of it. Else the whole text is
// searched, once, if the piece before is near enough.
func (s *scratch) match(each *waiting, from int) {
	wanted, text := &s.templates[each.template], &s.reply.line
	literal := &wanted.pieces[each.piece]
	if literal.wide != nil && !literal.standsWide(text, from) {
		return
	}
	begin := len(s.spans)
	for range wanted.gaps {
		s.spans = append(s.spans, span{})
	}
	var found span
	var ok bool
	if int(each.piece) == wanted.first {
		found, ok = wanted.matchAt(text, from, s.spans[begin:])
	} else if wanted.pieces[each.piece-1].isNear(text, wanted.gaps[each.piece-1], from) {
		s.settled[each.template] = s.number
		found, ok = wanted.find(text, s.spans[begin:])
	}
	if !ok {
		s.spans = s.spans[:begin]
		return
	}
	s.settled[each.template] = s.number
	s.hits = append(s.hits, hit{template: each.template, span: found, taken: int32(begin)})
}
