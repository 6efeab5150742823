package bouncebook

import "bytes"

// readCodes reads the codes of a reply, and cuts what is about another one.
func (r *reply) readCodes() {
	if !startsWithCode(r.low) {
		r.enhanced = enhancedInside(r.low, 0)
		return
	}
	if r.low[0] < '4' {
		r.skipToRefusal()
	}
	if hasByteAt(r.low, 3, '-') {
		r.joinRepeats()
	}
	r.code = int(r.low[0]-'0')*100 + int(r.low[1]-'0')*10 + int(r.low[2]-'0')
	if r.code >= 400 && r.code != badSequence && r.hasThree {
		r.cutConsequence()
	}
	if r.enhanced = enhancedInFront(r.low); r.enhanced.to == 0 {
		r.enhanced = enhancedInside(r.low, r.low[0])
	}
}

// skipToRefusal begins at the refusal that a greeting turned into: `220-mx.example.com 421 4.2.1 …`.
func (r *reply) skipToRefusal() {
	low := r.low
	for at := 1; at+4 < len(low); at++ {
		if low[at-1] != ' ' || low[at] != '4' && low[at] != '5' || !isReplyCode(low, at) {
			continue
		}
		if low[at+3] != ' ' && low[at+3] != '-' || low[at+4] != low[at] {
			continue
		}
		if end := enhancedAt(low, at+4); end > 0 && hasByteAt(low, end, ' ') {
			r.cut(at, len(low))
			return
		}
	}
}

// joinRepeats drops the codes that begin each later line of a reply whose line ends were lost:
// `550-5.7.1 one 550-5.7.1 two 550 5.7.1 three`.
func (r *reply) joinRepeats() {
	low := r.low
	front := enhancedInFront(low)
	enhanced := low[front.from:front.to]
	picked := []int{0, 1, 2, -1}
	for at := 4; at < len(low); {
		end := endOfRepeat(low, at, enhanced)
		if end == 0 && low[at] != ' ' {
			picked = append(picked, at)
			at++
			continue
		}
		if end == 0 {
			end = at + 1
		}
		if picked[len(picked)-1] >= 0 {
			picked = append(picked, -1)
		}
		at = end
	}
	for picked[len(picked)-1] < 0 {
		picked = picked[:len(picked)-1]
	}
	r.assemble(picked)
}

// endOfRepeat is where a repeated code that begins with a space at a place ends, and one space behind it; 0 when
// there is none.
func endOfRepeat(low []byte, at int, enhanced []byte) int {
	if low[at] != ' ' || len(low)-at < 5 || string(low[at+1:at+4]) != string(low[:3]) {
		return 0
	}
	if low[at+4] != ' ' && low[at+4] != '-' {
		return 0
	}
	end := at + 5
	if behind := end + len(enhanced); hasAt(low, end, string(enhanced)) && endsWord(low, behind) {
		end = behind
	}
	return skipByte(low, end, ' ')
}

const badSequence = 503

// cutConsequence cuts what is about another command: whoever goes on after a refusal is told 503, bad sequence of
// commands (RFC 5321, section 4.1.4).
func (r *reply) cutConsequence() {
	const code = "503 "
	for from := 4; from < len(r.low); {
		found := bytes.Index(r.low[from:], []byte(code))
		if found < 0 {
			return
		}
		at := from + found
		behind := at + len(code)
		if end := enhancedAt(r.low, behind); end > 0 && r.low[behind] == '5' && hasByteAt(r.low, end, ' ') {
			behind = end + 1
		}
		if r.low[at-1] == ' ' && behind < len(r.low) && isLetter(r.low[behind]) {
			r.cut(0, at-1)
			return
		}
		from = at + 1
	}
}

// enhancedInFront is the enhanced code behind the reply code, `550 5.1.1`, `550 #5.1.0`; empty when there is none.
func enhancedInFront(low []byte) span {
	at := 3
	for at < len(low) && at < 11 && (low[at] == ' ' || low[at] == '-') {
		at++
	}
	if at == 3 {
		return span{}
	}
	at = skipByte(low, at, '#')
	if end := enhancedAt(low, at); end > 0 && endsNumber(low, end) {
		return span{int32(at), int32(end)}
	}
	return span{}
}

// enhancedInside is the first enhanced code further on, `(#5.1.1)`, `[5.7.1]`, of the class given, where it is not
// 0. Neither dotted numbers nor domains hold one.
func enhancedInside(low []byte, class byte) span {
	for from := 0; ; {
		dot := bytes.IndexByte(low[from:], '.')
		if dot < 0 {
			return span{}
		}
		at := from + dot - 1
		from += dot + 1
		if at < 0 || class != 0 && low[at] != class || at > 0 && !leadsToEnhanced(low[at-1]) {
			continue
		}
		if end := enhancedAt(low, at); end > 0 && endsNumber(low, end) && !isInDomain(low, end) {
			return span{int32(at), int32(end)}
		}
	}
}

func leadsToEnhanced(unit byte) bool {
	switch unit {
	case ' ', '(', '[', '<', '{', ':', ';', ',', '#', '"', '\'', '=', '-':
		return true
	}
	return false
}

// isInDomain says whether letters, underscores and hyphens, then a dot and a letter go on.
func isInDomain(low []byte, at int) bool {
	for at < len(low) && (isLetter(low[at]) || low[at] == '_' || low[at] == '-') {
		at++
	}
	return at+1 < len(low) && low[at] == '.' && isLetter(low[at+1])
}

// replyCodes are the codes of a reply as numbers; 0 where it has none.
type replyCodes struct {
	basic int32
	// class is the first digit of the enhanced code.
	class int32
	// enhanced holds its other numbers, packed.
	enhanced int32
}

func packCodes(r *reply) replyCodes {
	codes := replyCodes{basic: int32(r.code)}
	if r.enhanced.to == 0 {
		return codes
	}
	digits := r.low[r.enhanced.from:r.enhanced.to]
	codes.class = int32(digits[0] - '0')
	if len(digits) == len("5.1.1") {
		codes.enhanced = packEnhanced(int32(digits[2]-'0'), int32(digits[4]-'0'))
		return codes
	}
	var parts [2]int32
	part := -1
	for _, unit := range digits[1:] {
		if unit == '.' {
			part++
			continue
		}
		parts[part] = parts[part]*10 + int32(unit-'0')
	}
	codes.enhanced = packEnhanced(parts[0], parts[1])
	return codes
}

// packEnhanced puts subject and detail into one number that is never 0.
func packEnhanced(subject, detail int32) int32 {
	return 1<<20 | subject<<10 | detail
}
