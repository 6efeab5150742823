package bouncebook

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// What a character tells of the word that it stands in; a word without any of these signs stays as it is.
const (
	signEnd byte = 1 << iota
	signDigit
	signAt
	signDot
	signColon
	signLink
	// signHex and signLetter are no signs of a name alone; they say what a word cannot be.
	signHex
	signLetter
)

var signs = classifySigns()

func classifySigns() (table [256]byte) {
	for _, unit := range []byte(" ()<>[]{}\"'`,;=") {
		table[unit] = signEnd
	}
	for unit := '0'; unit <= '9'; unit++ {
		table[unit] = signDigit
	}
	for unit := 'a'; unit <= 'z'; unit++ {
		table[unit] = signLetter
	}
	for unit := 'a'; unit <= 'f'; unit++ {
		table[unit] = signHex
	}
	table['@'], table['.'], table[':'] = signAt, signDot, signColon
	return table
}

// fingerprint is the normal form with names and numbers masked, so that replies that differ only in these meet. The
// codes in front stay. It looks only at the words that hold a sign of a name.
func (s *scratch) fingerprint() string {
	low, maps := s.reply.low, &s.bitmaps
	maps.read(low)
	s.masked = s.masked[:0]
	written, begin := 0, codesInFront(low)
	for at := maps.signs.next(begin); at < len(low); at = maps.signs.next(begin) {
		start := maps.ends.behindLast(at)
		if start < begin {
			start = begin
		}
		end := maps.ends.next(at)
		if hard := end-start > 64 || maps.colons.from(start)<<(64-(end-start)) != 0; hard {
			written, begin = s.maskHard(begin, at, written)
			continue
		}
		written = s.maskShort(start, end, written)
		begin = end
	}
	s.masked = s.appendNormal(s.masked, written, len(low))
	return string(s.masked)
}

// maskShort masks a word of at most 64 characters without a colon. Its characters are bits, so that most questions
// take no loop.
func (s *scratch) maskShort(start, end, written int) int {
	maps, low := &s.bitmaps, s.reply.low
	end = endOfName(low, start, end)
	if end == start {
		return written
	}
	unused := 64 - (end - start)
	ats, dots := maps.ats.from(start)<<unused, maps.dots.from(start)<<unused
	digits, letters := maps.digits.from(start)<<unused, maps.letters.from(start)<<unused
	mask := ""
	switch {
	case ats != 0:
		mask = "{address}"
	case digits|dots == 0:
		return written
	case letters == 0:
		mask = maskOf(low[start:end], signDigit|signDot)
	case dots != 0 && maps.strange.from(start)<<unused == 0 && isDomainOf(low[start:end], dots>>unused):
		mask = "{domain}"
	case digits != 0 && isIdentifier(low[start:end]):
		mask = "{id}"
	}
	if mask == "" {
		return written
	}
	s.masked = append(s.appendNormal(s.masked, written, start), mask...)
	return end
}

// isDomainOf is isDomain for letters, digits, underscores, hyphens and the dots, which are given as bits.
func isDomainOf(word []byte, dots uint64) bool {
	if dots&1 != 0 || dots&(dots<<1) != 0 {
		return false
	}
	last := word[64-bits.LeadingZeros64(dots):]
	return len(last) > 1 && isLetter(last[0]) && bytes.IndexByte(last, '_') < 0
}

// maskHard masks a long word, or one with a colon, which may be a link that goes on behind what ends other words.
func (s *scratch) maskHard(limit, at, written int) (newlyWritten, end int) {
	start, end, found := wordAround(s.reply.low, limit, at)
	return s.mask(start, end, written, found), end
}

// wordAround is the word that has a sign at a place, but not what is before the last one's end, and which signs it
// has.
func wordAround(low []byte, limit, at int) (start, end int, found byte) {
	start = at
	for start > limit && signs[low[start-1]] != signEnd {
		start--
		found |= signs[low[start]]
	}
	for end = at; end < len(low); end++ {
		sign := signs[low[end]]
		if sign == signEnd {
			break
		}
		found |= sign
		if sign == signColon && hasAt(low, end+1, "//") {
			return start, endOfLink(low, end), found | signLink
		}
	}
	return start, end, found
}

// mask adds what stands before a word and what the word is masked by, and says how far the text is written. A word
// that stays adds nothing yet.
func (s *scratch) mask(start, end, written int, found byte) int {
	if found&(signDigit|signAt|signDot|signLink) == 0 {
		return written
	}
	end = endOfName(s.reply.low, start, end)
	kept := len(s.masked)
	longer, ok := s.appendMask(s.appendNormal(s.masked, written, start), start, end, found)
	if !ok {
		s.masked = longer[:kept]
		return written
	}
	s.masked = longer
	return end
}

// appendNormal adds a stretch of the normal form.
func (s *scratch) appendNormal(target []byte, from, to int) []byte {
	if !s.reply.wide {
		return appendShort(target, s.reply.low, from, to)
	}
	return appendUnits(target, s.reply.units[from:to])
}

// appendShort adds a stretch of a text eight bytes at a time, which is faster than a call for the few between two
// names. Both have room behind their ends.
func appendShort(target, text []byte, from, to int) []byte {
	length := len(target)
	end := length + to - from
	if cap(target) < end+windowPad {
		target = append(make([]byte, 0, 2*end+256), target...)
	}
	memory, source := target[:cap(target)], text[:cap(text)]
	for ; from < to; from += 8 {
		binary.LittleEndian.PutUint64(memory[length:], binary.LittleEndian.Uint64(source[from:]))
		length += 8
	}
	return memory[:end]
}

// codesInFront is the length of the codes in front, which stay: `550`, `550 5.1.1`.
func codesInFront(low []byte) int {
	if !isReplyCode(low, 0) || !endsWord(low, 3) {
		return 0
	}
	if end := enhancedAt(low, 4); end > 0 && endsWord(low, end) {
		return end
	}
	return 3
}

// endOfLink is where a link ends, which goes on over characters that end other words (RFC 3986, section 3).
func endOfLink(low []byte, at int) int {
	for ; at < len(low); at++ {
		switch low[at] {
		case ' ', '<', '>', '"', '\'', '`':
			return at
		}
	}
	return at
}

// endOfName is where a name ends and the punctuation of the sentence begins.
func endOfName(low []byte, start, end int) int {
	for end > start {
		switch low[end-1] {
		case '.', ':', '!', '?':
			end--
		default:
			return end
		}
	}
	return end
}

// appendMask adds what a word is masked by; ok is false where it stays.
func (s *scratch) appendMask(target []byte, start, end int, found byte) (masked []byte, ok bool) {
	word := s.reply.low[start:end]
	switch {
	case found&signLink != 0:
		return s.appendLinkMask(target, start, end)
	case found&signAt != 0:
		return append(target, "{address}"...), true
	}
	if mask := maskOf(word, found); mask != "" {
		return append(target, mask...), true
	}
	return target, false
}

// appendLinkMask masks a word with `://` in it, whose other characters were not looked at.
func (s *scratch) appendLinkMask(target []byte, start, end int) ([]byte, bool) {
	word := s.reply.low[start:end]
	if bytes.IndexByte(word, '@') >= 0 {
		return append(target, "{address}"...), true
	}
	if !isLink(word) {
		mask := maskOf(word, signDigit|signDot|signColon|signHex|signLetter)
		return append(target, mask...), mask != ""
	}
	// What is asked of a link names the sender.
	if asked := bytes.IndexAny(word, "?#"); asked >= 0 {
		word = word[:asked]
	}
	for at := 0; at < len(word); {
		part := len(word)
		if slash := bytes.IndexByte(word[at+1:], '/'); slash >= 0 {
			part = at + 1 + slash
		}
		if word[at] == '/' && hasDigit(word[at:part]) {
			target = append(target, "/{id}"...)
		} else {
			target = s.appendNormal(target, start+at, start+part)
		}
		at = part
	}
	return target, true
}

// maskOf is what a word without at sign is masked by; empty where it stays. What its signs rule out is not asked.
func maskOf(word []byte, found byte) string {
	hasLetters := found&(signHex|signLetter) != 0
	switch {
	case found&signColon != 0 && isAddressIPv6(word):
		return "{ip}"
	case found&signDigit != 0 && !hasLetters && found&signDot != 0 && isAddressIPv4(word):
		return "{ip}"
	case found&signDigit != 0 && !hasLetters && isNumber(word):
		return "{number}"
	case found&signDot != 0 && hasLetters && isDomain(word):
		return "{domain}"
	case found&signDigit != 0 && isIdentifier(word):
		return "{id}"
	}
	return ""
}
