package bouncebook

import "strings"

const (
	mostCandidates = 8
	mostEvidence   = 8
)

// fillFacets adds what the reply tells beside the verdict.
func (s *scratch) fillFacets(m *Matcher, verdict *decided, answer *Diagnosis) {
	r := &s.reply
	answer.Text = r.own
	if r.wide {
		answer.Text = r.between(0, len(r.low))
	}
	s.fillCandidates(m.index, answer)
	answer.Fingerprint = s.fingerprint()
	var best *candidate
	if len(s.ranked) > 0 {
		best = &s.ranked[0]
		if best.hit >= 0 {
			s.fillValues(m.anchors, &s.hits[best.hit], &answer.Values)
		}
	}
	for at := range s.ranked {
		if listed := s.ranked[at].blocklist; listed != nil {
			answer.Blocklist = s.blocklistHit(listed, &answer.Values)
			break
		}
	}
	answer.Mechanism = s.mechanism(best, verdict.reason)
	// A wait helps only where time changes the answer.
	if verdict.action == ActionRetry || verdict.action == ActionSlowDown {
		if answer.RetryAfter = s.namedRetryAfter(); answer.RetryAfter == 0 && best != nil && best.entry != nil {
			answer.RetryAfter = best.entry.retryAfter
		}
	}
}

// answersAtOnce is for how many answers, about, memory for lists is asked for at once. It is a few only, since an
// answer that is kept keeps the others' lists, too.
const answersAtOnce = 4

// fillCandidates adds the candidates and what speaks for each.
func (s *scratch) fillCandidates(x *index, answer *Diagnosis) {
	size := len(s.ranked)
	if size > mostEvidence {
		size = mostEvidence
	}
	if size > len(s.freeEvidence) || s.freeEvidence == nil {
		s.freeEvidence = make([]Evidence, answersAtOnce*mostEvidence)
	}
	if len(s.freeIDs) < mostCandidates {
		s.freeIDs = make([]string, answersAtOnce*mostCandidates)
	}
	evidence := s.freeEvidence[:size:size]
	s.freeEvidence = s.freeEvidence[size:]
	texts := s.codeTexts()
	for at := range evidence {
		from := &s.ranked[at]
		each := &evidence[at]
		each.Kind, each.Entry, each.Text = from.specificity(), from.id(), texts[from.says]
		if from.hit >= 0 {
			found := &s.hits[from.hit]
			each.Text = s.reply.between(int(found.from), int(found.to))
		}
	}
	ids := s.freeIDs[:0:mostCandidates]
	for at := 0; at < size && s.ranked[at].strength() == s.ranked[0].strength(); at++ {
		ids = append(ids, evidence[at].Entry)
	}
	ids = s.appendByCode(x, ids)
	s.freeIDs = s.freeIDs[len(ids):]
	answer.Candidates, answer.Evidence = ids[:len(ids):len(ids)], evidence
}

// appendByCode adds the provider's entries with the code of the reply, where only a code speaks.
func (s *scratch) appendByCode(x *index, ids []string) []string {
	if s.provider == noProvider || len(ids) == 0 || s.ranked[0].hit >= 0 || s.ranked[0].strength() == strengthProviderCode {
		return ids
	}
	for _, each := range x.coded[s.provider] {
		if len(ids) < mostCandidates && agree(each.pairs, s.codes) {
			ids = append(ids, each.id)
		}
	}
	return ids
}

// codeTexts are the texts of codes that speak for an entry: the reply code for itself, the enhanced one for the others
// where there is one.
func (s *scratch) codeTexts() (texts [saysProviderTextAndCode + 1]string) {
	r := &s.reply
	if r.code > 0 {
		texts[saysBasic] = r.between(0, 3)
		texts[saysEnhanced], texts[saysProviderCode] = texts[saysBasic], texts[saysBasic]
	}
	if r.enhanced.to > 0 {
		enhanced := r.between(int(r.enhanced.from), int(r.enhanced.to))
		texts[saysEnhanced], texts[saysProviderCode] = enhanced, enhanced
	}
	return texts
}

// fillValues keeps what the placeholders took, as the reply wrote it: the first of each kind of which anything is left.
func (s *scratch) fillValues(x *anchorIndex, found *hit, values *Values) {
	wanted := x.anchors[found.template].composed
	if wanted < 0 {
		return
	}
	for gap, each := range x.composed[wanted].gaps {
		taken := s.spans[int(found.taken)+gap]
		switch {
		case each.kind == kindIP && values.IP == "":
			values.IP = s.reply.between(int(taken.from), int(taken.to))
		case each.kind == kindDomain && values.Domain == "":
			values.Domain = s.name(taken)
		case each.kind == kindAddress && values.Address == "":
			values.Address = s.name(taken)
		}
	}
}

// name is what a placeholder took without the punctuation of the sentence.
func (s *scratch) name(taken span) string {
	return strings.TrimRight(s.reply.between(int(taken.from), int(taken.to)), ".,;:")
}

// blocklistHit is the list that a reply names, with its links filled in.
func (s *scratch) blocklistHit(listed *listedBlocklist, values *Values) *BlocklistHit {
	ip := values.IP
	if ip == "" && (strings.Contains(listed.lookup, "{ip}") || strings.Contains(listed.delist, "{ip}")) {
		ip = s.firstIP()
	}
	return &BlocklistHit{
		ID:     listed.id,
		Lookup: fillIn(listed.lookup, ip, values.Domain),
		Delist: fillIn(listed.delist, ip, values.Domain),
	}
}

// fillIn puts values into a link; it is empty when one is missing.
func fillIn(link, ip, domain string) string {
	if !strings.Contains(link, "{") {
		return link
	}
	for _, each := range [...][2]string{{"{ip}", ip}, {"{domain}", domain}} {
		if !strings.Contains(link, each[0]) {
			continue
		}
		if each[1] == "" {
			return ""
		}
		link = strings.ReplaceAll(link, each[0], percentEncode(each[1]))
	}
	return link
}

// percentEncode encodes all but the unreserved characters and `! * ' ( )` (RFC 3986, section 2.3).
func percentEncode(text string) string {
	const hexadecimal = "0123456789ABCDEF"
	encoded := make([]byte, 0, len(text)+8)
	for at := 0; at < len(text); at++ {
		unit := text[at]
		if isLetter(lowerByte(unit)) || isDigit(unit) || strings.IndexByte("-_.!~*'()", unit) >= 0 {
			encoded = append(encoded, unit)
			continue
		}
		encoded = append(encoded, '%', hexadecimal[unit>>4], hexadecimal[unit&15])
	}
	return string(encoded)
}

// firstIP is the first IPv4 address in the text, else the first IPv6 address.
func (s *scratch) firstIP() string {
	low := s.reply.low
	for at := range low {
		if !isDigit(low[at]) || at > 0 && (isDigit(low[at-1]) || low[at-1] == '.') {
			continue
		}
		if end := endOfIPv4(low, at); end > 0 && endsNumber(low, end) {
			return s.reply.between(at, end)
		}
	}
	for at := range low {
		if !isHex(low[at]) || at > 0 && (isLetter(low[at-1]) || isDigit(low[at-1]) || isDotOrColon(low[at-1])) {
			continue
		}
		if end := endOfIPv6(low, at); end > 0 {
			return s.reply.between(at, end)
		}
	}
	return ""
}

// endOfIPv6 is where eight groups, or groups around a double colon, end; -1 when there are none. A time of day is
// no address.
func endOfIPv6(low []byte, at int) int {
	groups, end := endOfGroups(low, at, 8)
	if groups == 8 {
		return end
	}
	groups, end = endOfGroups(low, at, 7)
	if groups == 0 || !hasAt(low, end, "::") {
		return -1
	}
	if groups, end = endOfGroups(low, end+2, 7); groups == 0 {
		return -1
	}
	return end
}

// endOfGroups reads at most so many groups of one to four hexadecimal digits with a colon between. The last has no
// letter or digit behind it.
func endOfGroups(low []byte, at, most int) (groups, end int) {
	for groups < most {
		next := at
		for next < len(low) && next < at+4 && isHex(low[next]) {
			next++
		}
		if next == at || next < len(low) && (isLetter(low[next]) || isDigit(low[next])) {
			break
		}
		groups, end = groups+1, next
		if !hasByteAt(low, next, ':') {
			break
		}
		at = next + 1
	}
	return groups, end
}
