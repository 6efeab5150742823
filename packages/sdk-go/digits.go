package bouncebook

import (
	"encoding/binary"
	"math/bits"
)

// digitScan steps from one digit to the next. Most of a text are other characters, eight of which it passes over at a
// time.
type digitScan struct {
	low   []byte
	begin int
	marks uint64
}

// next is the place of the next digit; -1 when there is none.
func (s *digitScan) next() int {
	for s.marks == 0 {
		if s.begin >= len(s.low) {
			return -1
		}
		s.marks = digitsIn(s.low, s.begin)
		s.begin += 64
	}
	at := s.begin - 64 + bits.TrailingZeros64(s.marks)
	s.marks &= s.marks - 1
	return at
}

// digitsIn has a bit for each of 64 characters.
func digitsIn(text []byte, begin int) (marks uint64) {
	length := len(text) - begin
	low := text[begin : len(text)+windowPad]
	for at := 0; at < 64 && at < length; at += 8 {
		word := binary.LittleEndian.Uint64(low[at:])
		marks |= bitsOf(within(word&^highBits, '0', '9')&^word) << at
	}
	if length < 64 {
		marks &= 1<<length - 1
	}
	return marks
}
