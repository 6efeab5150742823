package bouncebook

import (
	"encoding/binary"
	"math/bits"
)

// hit is a template that stands in a text.
type hit struct {
	template int32
	span
	// place is that of the piece by which it was found; 0 where no other place could be nearer to the beginning.
	place int32
	// taken is where its placeholders' spans begin in the list of all; only templates of several pieces have some.
	taken int32
}

// mostBlocks is how many blocks of four characters a reply has.
const mostBlocks = longestReply / blockSize

// findHits finds every template that stands in the reply.
func (s *scratch) findHits(x *anchorIndex) {
	s.hits, s.spans = s.hits[:0], s.spans[:0]
	if s.number++; s.number == 0 {
		// After 2^32 texts the numbers begin again.
		s.settled = make([]settlement, len(s.settled))
		s.number = 1
	}
	long, middle := s.scan(x)
	for _, at := range s.long[:long] {
		s.look(x, s.windowAt(int(at)), int(at))
	}
	for _, at := range s.middle[:middle] {
		s.look(x, s.windowAt(int(at))&middleMask, int(at))
	}
	s.findTokens(x)
	if s.reply.wide || x.hasShort {
		s.findShort(x)
	}
}

// scan lists the places of windows that some template may wait for. This loop reads every character of every reply.
// What it writes counts or not; a branch would often be guessed wrong.
func (s *scratch) scan(x *anchorIndex) (long, middle int) {
	for index, word := range s.words[:wordsOf(len(s.reply.low))] {
		at := uint16(index << 3)
		next := word>>32 | s.words[index+1]<<32

		hash := word * spread >> (64 - longBits)
		s.long[long&(mostBlocks-1)] = at
		long += int(x.long[hash>>6] >> (hash & 63) & 1)
		hash = next * spread >> (64 - longBits)
		s.long[long&(mostBlocks-1)] = at + blockSize
		long += int(x.long[hash>>6] >> (hash & 63) & 1)

		hash = word & middleMask * spread >> (64 - middleBits)
		s.middle[middle&(mostBlocks-1)] = at
		middle += int(x.middle[hash>>6] >> (hash & 63) & 1)
		hash = next & middleMask * spread >> (64 - middleBits)
		s.middle[middle&(mostBlocks-1)] = at + blockSize
		middle += int(x.middle[hash>>6] >> (hash & 63) & 1)
	}
	return long, middle
}

// findTokens looks at the windows around each mark. Where one is, there is a sign that names may have, or a bracket.
func (s *scratch) findTokens(x *anchorIndex) {
	before := uint64(0)
	for _, index := range s.marked {
		word := s.words[index]
		if index > 0 {
			before = s.words[index-1] >> 56
		}
		leads := (word<<8 | before) &^ highBits
		ascii := word &^ highBits
		marks := (within(ascii, '0', '9') | same(ascii, '_')) & ((leads + (0x80-'_')*everyByte) | same(leads, '-'))
		for found := marks & highBits; found != 0; found &= found - 1 {
			at := int(index)<<3 + bits.TrailingZeros64(found)>>3
			s.lookShort(x, &x.token, at-1)
			s.lookShort(x, &x.token, at-2)
		}
	}
}

// findShort looks everywhere, or where the third character is beyond ASCII. Few texts ask for that.
func (s *scratch) findShort(x *anchorIndex) {
	low, wide := &s.low, &x.wide
	for at := 0; at+shortWindow <= len(s.reply.low); at++ {
		place := at & (longestReply - 1)
		window := uint64(binary.LittleEndian.Uint32(low[place : place+shortWindow]))
		hash := window * spread >> (64 - shortBits)
		if window>>23&(wide[hash>>6]>>(hash&63))&1 != 0 || x.hasShort && x.short[hash>>6]>>(hash&63)&1 != 0 {
			s.look(x, window, at)
		}
	}
}

// lookShort looks at the four characters that begin at a place, if all are there.
func (s *scratch) lookShort(x *anchorIndex, waited *shortSet, at int) {
	text := s.reply.low
	if at < 0 || at+shortWindow > len(text) {
		return
	}
	window := uint64(binary.LittleEndian.Uint32(text[at:]))
	hash := window * spread >> (64 - shortBits)
	if waited[hash>>6]>>(hash&63)&1 != 0 {
		s.look(x, window, at)
	}
}

// windowAt is the eight characters from a place on.
func (s *scratch) windowAt(at int) uint64 {
	at &= longestReply - 1
	return binary.LittleEndian.Uint64(s.low[at : at+longWindow])
}

// look compares the templates that wait for a window.
func (s *scratch) look(x *anchorIndex, window uint64, at int) {
	product := window * spread
	bucket, check := product>>(64-bucketBits), checkOf(product)
	for index, end := x.first[bucket], x.first[bucket+1]; index < end; index++ {
		each := &x.list[index]
		// Outside of the text it is other memory, which the comparison finds out. One branch is guessed wrong less often
		// than two.
		place := (at + int(each.probeAt)) & (longestReply - 1)
		probe := binary.LittleEndian.Uint32(s.low[place : place+shortWindow])
		if (each.check^check)|(each.probe^probe) == 0 {
			s.compare(x, each.template, at-int(each.offset))
		}
	}
}

// compare looks whether the piece of a template stands at a place.
func (s *scratch) compare(x *anchorIndex, template int32, from int) {
	wanted, low := &x.anchors[template], s.reply.low
	end := from + int(wanted.length)
	if from < 0 || end > len(low) ||
		string(low[from:end]) != x.literals[wanted.literal:int(wanted.literal)+int(wanted.length)] {
		return
	}
	if wanted.composed >= 0 {
		s.match(x, template, from)
		return
	}
	// A template that stands several times is found several times, and counts once.
	s.hits = append(s.hits, hit{template: template, span: span{int32(from), int32(end)}})
}

// settlement says in which text a template of several pieces was last found, and which hit that is; or that it stands
// nowhere there.
type settlement struct {
	number uint32
	hit    int32
}

const standsNowhere = -1

// isSettled says whether a place of a template need not be looked at, since it was found nearer to the beginning or
// all places were.
func (s *scratch) isSettled(composed int32, from int) bool {
	settled := s.settled[composed]
	return settled.number == s.number && (settled.hit == standsNowhere || int(s.hits[settled.hit].place) <= from)
}

// addHit adds a hit, in the place of one of the same template further back.
func (s *scratch) addHit(composed int32, found hit) {
	settled := &s.settled[composed]
	if settled.number == s.number && settled.hit != standsNowhere {
		s.hits[settled.hit] = found
		return
	}
	*settled = settlement{s.number, int32(len(s.hits))}
	s.hits = append(s.hits, found)
}

// match matches a template with placeholders or with characters beyond ASCII, one piece of which stands at a place.
// Where that is the first piece, the template stands here or at a later place of it. Else the whole text is
// searched, once, if the piece before is near enough.
func (s *scratch) match(x *anchorIndex, number int32, from int) {
	anchored, text := &x.anchors[number], &s.reply.line
	wanted, piece := &x.composed[anchored.composed], int(anchored.piece)
	literal := &wanted.pieces[piece]
	if s.isSettled(anchored.composed, from) || literal.wide != nil && !literal.standsWide(text, from) {
		return
	}
	begin := len(s.spans)
	for range wanted.gaps {
		s.spans = append(s.spans, span{})
	}
	added, ok := hit{template: number, place: int32(from), taken: int32(begin)}, false
	if piece == wanted.first {
		added.span, ok = wanted.matchAt(text, from, s.spans[begin:])
	} else if wanted.pieces[piece-1].isNear(text, wanted.gaps[piece-1], from) {
		s.settled[anchored.composed] = settlement{s.number, standsNowhere}
		added.span, ok = wanted.find(text, s.spans[begin:])
		added.place = 0
	}
	if ok {
		s.addHit(anchored.composed, added)
	} else {
		s.spans = s.spans[:begin]
	}
}
