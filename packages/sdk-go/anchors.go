package bouncebook

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// An anchor is a window of a template that no text can lack which holds the template. One pass over a text asks for
// each block of four characters whether any template waits for the window that begins there; only then templates are
// compared. The time grows with the text, and hardly with the number of templates.
//
// A piece of a template may begin anywhere in a block, so a template waits for four windows, of which one begins a block
// wherever the piece stands.
const (
	blockSize = 4
	// A bit a window: 64 KB for the long ones, 16 KB for the middle ones, 1 KB each for the others, which stay near a
	// core.
	longBits   = 19
	middleBits = 17
	shortBits  = 13
	// bucketBits are the upper bits of a window's hash by which templates are put together.
	bucketBits = 16
	// The golden ratio in 64 bits (multiplicative hashing): the upper bits of a product depend on all characters.
	spread = 0x9e3779b97f4a7c15
)

// bitset has a bit for each hash of a window that some template waits for.
type bitset []uint64

// shortSet is a bitset of the windows of four characters.
type shortSet [1 << (shortBits - 6)]uint64

func (b bitset) add(hash uint64) { b[hash>>6] |= 1 << (hash & 63) }

// waiting is a template and where one of its windows stands in its piece. All that tells most near misses is side by
// side: check, which with the bucket is nearly the whole window, and probe, the end of the piece that is further away
// from it.
type waiting struct {
	check, probe uint32
	template     int32
	// offset is how far behind the beginning of the piece the window begins, probeAt how far behind that the probe.
	offset  uint16
	probeAt int16
}

func newWaiting(product uint64, template int32, piece []byte, offset int) waiting {
	probeAt := -offset
	if last := len(piece) - shortWindow; last-offset > offset {
		probeAt = last - offset
	}
	return waiting{
		check: checkOf(product), probe: binary.LittleEndian.Uint32(piece[offset+probeAt:]),
		template: template, offset: uint16(offset), probeAt: int16(probeAt),
	}
}

func checkOf(product uint64) uint32 { return uint32(product >> (64 - bucketBits - 32)) }

// anchor is the piece of a template that has its windows, and whom the template speaks for. It has no pointers, so that
// a garbage collector passes over all of them at once.
type anchor struct {
	owner
	// literal is where the piece begins among all such pieces.
	literal int32
	// composed is the number of the template among those that are more than one piece of ASCII; -1 for the others.
	composed int32
	// length is that of the piece, piece its number in the template.
	length, piece uint16
}

// anchorIndex has its arrays last, where a garbage collector does not look for pointers.
type anchorIndex struct {
	// anchors has one for each template.
	anchors  []anchor
	literals string
	composed []template
	// list has the windows in the order of their buckets; those of one are from its number in first to the next.
	list []waiting
	// hasShort says that there are short windows.
	hasShort bool
	first    [1<<bucketBits + 1]int32
	long     [1 << (longBits - 6)]uint64
	middle   [1 << (middleBits - 6)]uint64
	token    shortSet
	wide     shortSet
	short    shortSet
}

func newAnchorIndex(templates []template) (*anchorIndex, error) {
	counts := countWindows(templates)
	built := &anchorIndex{anchors: make([]anchor, len(templates))}
	var literals strings.Builder
	var windows []window
	for at := range templates {
		wanted := &templates[at]
		chosen, ok := chooseAnchor(wanted, counts)
		if !ok {
			return nil, fmt.Errorf("bouncebook: tables: template %d has no four literal characters in a row", at)
		}
		text := wanted.pieces[chosen.piece].text
		if len(text) > longestReply {
			// It stands in no reply.
			continue
		}
		built.anchors[at] = anchor{owner: wanted.owner, literal: int32(literals.Len()), composed: built.keep(wanted),
			length: uint16(len(text)), piece: uint16(chosen.piece)}
		literals.Write(text)
		for _, offset := range chosen.offsets[:places[chosen.kind]] {
			product := windowAt(text, offset, sizes[chosen.kind]) * spread
			windows = append(windows, window{product, chosen.kind, newWaiting(product, int32(at), text, offset)})
		}
	}
	built.literals = literals.String()
	built.fill(windows)
	return built, nil
}

// ownerOf is whom a template speaks for.
func (x *anchorIndex) ownerOf(template int32) *owner { return &x.anchors[template].owner }

// keep keeps what a template was read into, unless it is compared with its literal alone.
func (x *anchorIndex) keep(wanted *template) int32 {
	if len(wanted.pieces) == 1 && wanted.pieces[0].wide == nil {
		return -1
	}
	x.composed = append(x.composed, *wanted)
	return int32(len(x.composed) - 1)
}

// window is one for which a template waits.
type window struct {
	product uint64
	kind    windowKind
	waiting waiting
}

func (x *anchorIndex) fill(windows []window) {
	for _, each := range windows {
		x.first[each.product>>(64-bucketBits)+1]++
	}
	for at := 1; at < len(x.first); at++ {
		x.first[at] += x.first[at-1]
	}
	next := x.first
	x.list = make([]waiting, len(windows))
	for _, each := range windows {
		bucket := each.product >> (64 - bucketBits)
		x.list[next[bucket]] = each.waiting
		next[bucket]++
		switch each.kind {
		case windowLong:
			bitset(x.long[:]).add(each.product >> (64 - longBits))
		case windowMiddle:
			bitset(x.middle[:]).add(each.product >> (64 - middleBits))
		case windowToken:
			bitset(x.token[:]).add(each.product >> (64 - shortBits))
		case windowWide:
			bitset(x.wide[:]).add(each.product >> (64 - shortBits))
		case windowShort:
			bitset(x.short[:]).add(each.product >> (64 - shortBits))
			x.hasShort = true
		}
	}
}
