package bouncebook

import "bytes"

// unwrap takes away what stands around the reply.
func (r *reply) unwrap() {
	if length := len(r.low); length > 0 && r.low[length-1] == ')' {
		r.cutCommand()
		r.takeQuoted()
	}
	if len(r.low) > 0 && r.low[0]-'2' < 4 {
		return
	}
	r.cut(lengthOfDiagnosticType(r.low), len(r.low))
	if startsWithCode(r.low) {
		return
	}
	if !r.takeBehindServer() && !r.takeBehindTalk() {
		r.takeBehindRemote()
	}
	if !startsWithCode(r.low) {
		if at := trustedCode(r.low); at >= 0 {
			r.cut(at, len(r.low))
		}
	}
}

// cutCommand cuts ` (in reply to RCPT TO command)`, which Postfix adds, and keeps the command.
func (r *reply) cutCommand() {
	const begin = "(in reply to "
	low := r.low
	open := bytes.LastIndexByte(low, '(')
	if !hasAt(low, open, begin) {
		return
	}
	verb := low[open+len(begin) : len(low)-1]
	named := verb
	if hasAt(verb, 0, "end of ") {
		named = verb[len("end of "):]
	}
	if named = verbOf(named); named == nil {
		if named = verbOf(verb); named == nil {
			return
		}
	}
	r.command = toCommand(named)
	if open > 0 && low[open-1] == ' ' {
		open--
	}
	r.cut(0, open)
}

// verbOf is 3 to 40 letters and spaces, without ` command` at the end; nil when there is something else.
func verbOf(words []byte) []byte {
	for _, unit := range words {
		if !isLetter(unit) && unit != ' ' {
			return nil
		}
	}
	bare := bytes.TrimSuffix(words, []byte(" command"))
	if len(bare) >= 3 && len(bare) <= 40 {
		return bare
	}
	if len(words) >= 3 && len(words) <= 40 {
		return words
	}
	return nil
}

// takeQuoted takes what another server said, as Cisco quotes it:
// `550 5.3.0 5.3.0 - Other mail system problem 'REPLY' (delivery attempts: 0)`.
func (r *reply) takeQuoted() {
	begin, end := r.quotation()
	if begin < 0 {
		return
	}
	if startsWithCode(r.low[begin:end]) || !isReplyCode(r.low, 0) {
		r.cut(begin, end)
		return
	}
	picked := []int{0, 1, 2, 3}
	for at := begin; at < end; at++ {
		picked = append(picked, at)
	}
	r.assemble(picked)
}

// quotation is the place of the quoted reply, where the whole text has that form; else -1.
func (r *reply) quotation() (begin, end int) {
	const behind = "' (delivery attempts: "
	low := r.low
	digits := len(low) - 1
	for digits > 0 && isDigit(low[digits-1]) {
		digits--
	}
	end = digits - len(behind)
	if count := len(low) - 1 - digits; count < 1 || count > 6 || !hasAt(low, end, behind) ||
		r.between(end, digits) != behind {
		return -1, -1
	}
	at := 0
	if isReplyCode(low, 0) && low[0] != '3' && hasByteAt(low, 3, ' ') {
		at = 4
	}
	if next := enhancedAt(low, at); next > 0 && hasByteAt(low, next, ' ') && enhancedAt(low, next+1) > 0 {
		at = next + 1
	}
	if at = enhancedAt(low, at); !hasAt(low, at, " - ") {
		return -1, -1
	}
	words := at + len(" - ")
	quote := words + bytes.IndexByte(low[words:], '\'')
	begin = quote + 1
	length := quote - 1 - words
	if length < 1 || length > 80 || low[quote-1] != ' ' || end-begin < 1 || end-begin > 4000 {
		return -1, -1
	}
	return begin, end
}

// lengthOfDiagnosticType is that of `smtp; `, the type in front of a Diagnostic-Code (RFC 3464, section 2.3.6).
func lengthOfDiagnosticType(low []byte) int {
	at := 0
	for _, each := range [...]string{"smtp", "lmtp", "unix", "dns", "x400", "mts"} {
		if hasAt(low, 0, each) {
			at = len(each)
		}
	}
	if hasAt(low, 0, "x-") {
		for at = 2; at < len(low) && at < 32 && (isLetter(low[at]) || isDigit(low[at]) || low[at] == '-'); at++ {
		}
	}
	if at == 0 || hasAt(low, 0, "x-") && at == 2 {
		return 0
	}
	at = skipByte(low, at, ' ')
	if !hasByteAt(low, at, ';') {
		return 0
	}
	return skipByte(low, at+1, ' ')
}

// trustedCode is the place of a code behind other text. It is believed where a colon, bracket or quote leads to it,
// or an enhanced code follows; -1 when there is none.
func trustedCode(low []byte) int {
	for at, unit := range low {
		if !isDigit(unit) || at == 0 || at+4 >= len(low) || !isReplyCode(low, at) || low[at] == '3' ||
			low[at+3] != ' ' && low[at+3] != '-' {
			continue
		}
		next := skipByte(low, at+4, '#')
		end := enhancedAt(low, next)
		enhanced := end > 0 && endsNumber(low, end)
		if !enhanced && isDigit(low[at+4]) {
			continue
		}
		if leadsToCode(low, at) || enhanced && (low[at-1] == ' ' || low[at-1] == '(' || low[at-1] == '[') {
			return at
		}
	}
	return -1
}

// leadsToCode says whether a sign, and perhaps a space, stand before a place, behind which a code is believed.
func leadsToCode(low []byte, at int) bool {
	return isLeadBefore(low, at) || at > 1 && low[at-1] == ' ' && isLeadBefore(low, at-1)
}

func isLeadBefore(low []byte, at int) bool {
	switch low[at-1] {
	case ':', ';', '>', '(', '\'', '"':
		return true
	}
	return hasAt(low, at-3, "<<<")
}
