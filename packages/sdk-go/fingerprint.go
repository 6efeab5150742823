package bouncebook

import "bytes"

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
	low := s.reply.low
	s.masked = s.masked[:0]
	written, begin := 0, s.reply.codesInFront()
	for _, index := range s.marked {
		first := int(index) << 3
		for at := s.words.nextSign(index, begin); at < first+8 && at < len(low); at = s.words.nextSign(index, begin) {
			if isEndOfSentence(low, at) {
				begin = at + 1
				continue
			}
			end, found := wordFrom(low, at)
			if endOfName(low, at, end) > at {
				written = s.maskWord(begin, at, end, written, found)
			}
			begin = end
		}
	}
	if written == 0 && !s.reply.wide {
		return string(low)
	}
	s.masked = s.appendNormal(s.masked, written, len(low))
	return string(s.masked)
}

// isEndOfSentence says whether the sign at a place is one, which ends most of the words that have no other sign.
func isEndOfSentence(low []byte, at int) bool {
	return (low[at] == '.' || low[at] == ':') && (at+1 == len(low) || signs[low[at+1]] == signEnd)
}

// wordFrom is where a word ends that has a sign at a place, and which signs it has from there on. A link goes on behind
// what ends other words.
func wordFrom(low []byte, at int) (end int, found byte) {
	for offset, unit := range low[at:] {
		sign := signs[unit]
		if sign == signEnd {
			return at + offset, found
		}
		found |= sign
		if sign == signColon && hasAt(low, at+offset+1, "//") {
			return endOfLink(low, at+offset), found | signLink
		}
	}
	return len(low), found
}

// maskWord masks the word around a sign, but nothing before a limit, and says how far the text is written.
func (s *scratch) maskWord(limit, at, end, written int, found byte) int {
	low := s.reply.low
	start := at
	for start > limit && signs[low[start-1]] != signEnd {
		start--
		found |= signs[low[start]]
	}
	return s.mask(start, end, written, found)
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
		return append(target, s.reply.low[from:to]...)
	}
	return appendUnits(target, s.reply.units[from:to])
}

// codesInFront is the length of the codes in front, which stay: `550`, `550 5.1.1`.
func (r *reply) codesInFront() int {
	switch {
	case r.code == 0 || !endsWord(r.low, 3):
		return 0
	case r.enhanced.from == 4 && endsWord(r.low, int(r.enhanced.to)):
		return int(r.enhanced.to)
	}
	return 3
}

// endOfLink is where a link ends, which goes on over characters that end other words (RFC 3986, section 3).
func endOfLink(low []byte, at int) int {
	for offset, unit := range low[at:] {
		if signs[unit] == signEnd && endsLink(unit) {
			return at + offset
		}
	}
	return len(low)
}

func endsLink(unit byte) bool {
	switch unit {
	case ' ', '<', '>', '"', '\'', '`':
		return true
	}
	return false
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
