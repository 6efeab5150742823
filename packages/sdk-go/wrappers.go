package bouncebook

import "bytes"

// nextWord is the next place of fixed words that no word character stands before; -1 when there is none.
func nextWord(low []byte, from int, words string) int {
	for from <= len(low) {
		found := bytes.Index(low[from:], []byte(words))
		if found < 0 {
			return -1
		}
		if at := from + found; at == 0 || !isWord(low[at-1]) {
			return at
		}
		from += found + 1
	}
	return -1
}

// wrapped is what a server wrote around a reply: where it begins, where the reply begins, and what it tells.
type wrapped struct {
	begin, end    int
	host, command span
}

// takeBehindServer takes the reply out of what Postfix or Exim wrote, whoever wrote first: what stands further on
// is quoted in the reply.
func (r *reply) takeBehindServer() bool {
	postfix, isPostfix := findHostSaid(r.low)
	exim, isExim := findExim(r.low)
	found := postfix
	if isExim && (!isPostfix || exim.begin < postfix.begin) {
		found = exim
		if r.command == commandNone {
			r.command = toCommand(r.low[exim.command.from:exim.command.to])
		}
	}
	if !isPostfix && !isExim {
		return false
	}
	if found.host.to > found.host.from {
		r.host = r.between(int(found.host.from), int(found.host.to))
	}
	r.cut(found.end, len(r.low))
	return true
}

// findHostSaid finds what Postfix writes: `host mx.example.com[192.0.2.1]:25 said: 550 …`.
func findHostSaid(low []byte) (wrapped, bool) {
	if !holdsSaid(low) {
		return wrapped{}, false
	}
	for at := nextWord(low, 0, "host "); at >= 0; at = nextWord(low, at+1, "host ") {
		name := at + len("host ")
		nameEnd, end := hostSaidAt(low, name)
		if end > 0 {
			return wrapped{begin: at, end: end, host: span{int32(name), int32(nameEnd)}}, true
		}
	}
	return wrapped{}, false
}

func holdsSaid(low []byte) bool {
	for from := 0; ; {
		colon := bytes.IndexByte(low[from:], ':')
		if colon < 0 {
			return false
		}
		if from += colon + 1; bytes.HasSuffix(low[:from], []byte(" said:")) {
			return true
		}
	}
}

// longestHostName counts characters (RFC 1035, section 2.3.4).
const longestHostName = 253

// hostSaidAt reads from the name on; end is 0 when it is not of that form.
func hostSaidAt(low []byte, name int) (nameEnd, end int) {
	const said = " said:"
	nameEnd = name
	for nameEnd < len(low) && !isSpaceOrBracket(low[nameEnd]) && low[nameEnd] != '(' && low[nameEnd] != ')' {
		nameEnd++
	}
	at := nameEnd
	if nameEnd-name > longestHostName {
		// Only without its port is the name short enough.
		nameEnd = beginOfPort(low, name, nameEnd)
	} else if !hasAt(low, at, said) {
		at = skipPort(low, skipAddress(low, skipByte(low, at, ' ')))
	}
	if nameEnd-name < 1 || nameEnd-name > longestHostName || !hasAt(low, at, said) {
		return 0, 0
	}
	return nameEnd, skipByte(low, at+len(said), ' ')
}

func isSpaceOrBracket(unit byte) bool { return unit == ' ' || unit == '[' || unit == ']' }

// beginOfPort is where the port at the end of a name begins, or the end of the name.
func beginOfPort(low []byte, from, end int) int {
	at := end
	for at > from && isDigit(low[at-1]) {
		at--
	}
	if digits := end - at; digits >= 1 && digits <= 5 && at > from && low[at-1] == ':' {
		return at - 1
	}
	return end
}

// skipAddress steps over `[192.0.2.1]` where it is there.
func skipAddress(low []byte, at int) int {
	if !hasByteAt(low, at, '[') {
		return at
	}
	end := at + 1
	for end < len(low) && low[end] != ' ' && low[end] != ']' {
		end++
	}
	if length := end - at - 1; length < 1 || length > 60 || !hasByteAt(low, end, ']') {
		return at
	}
	return end + 1
}

// skipPort steps over `:25` where it is there.
func skipPort(low []byte, at int) int {
	if !hasByteAt(low, at, ':') {
		return at
	}
	if end := endOfDigits(low, at+1, 5); end > at+1 {
		return end
	}
	return at
}

// takeBehindTalk takes the reply out of what Sendmail writes:
// `… while talking to mx.example.com.: >>> RCPT To:<…> <<< 550 …`.
func (r *reply) takeBehindTalk() bool {
	const words = "while talking to "
	for from := 0; ; {
		found := bytes.Index(r.low[from:], []byte(words))
		if found < 0 {
			return false
		}
		name := from + found + len(words)
		from += found + 1
		colon := name
		for colon < len(r.low) && r.low[colon] != ' ' && r.low[colon] != ':' {
			colon++
		}
		nameEnd := colon
		if nameEnd-name > 1 && r.low[nameEnd-1] == '.' {
			nameEnd--
		}
		if nameEnd == name || nameEnd-name > longestHostName || !hasByteAt(r.low, colon, ':') {
			continue
		}
		r.host = r.between(name, nameEnd)
		r.cut(skipByte(r.low, colon+1, ' '), len(r.low))
		r.takeAnswer()
		return true
	}
}

// takeAnswer keeps the command behind `>>>`, and the text behind `<<<` where that is there.
func (r *reply) takeAnswer() {
	if hasAt(r.low, 0, ">>>") {
		verb := skipByte(r.low, 3, ' ')
		if verb+4 <= len(r.low) && areLetters(r.low[verb:verb+4]) && r.command == commandNone {
			r.command = toCommand(r.low[verb : verb+4])
		}
	}
	if at := bytes.Index(r.low, []byte("<<< ")); at >= 0 {
		r.cut(at+4, len(r.low))
	}
}

func areLetters(text []byte) bool {
	for _, unit := range text {
		if !isLetter(unit) {
			return false
		}
	}
	return true
}

var (
	remoteNames = [...]string{
		"remote host", "remote mta", "remote server", "remote system", "server", "host", "they",
	}
	remoteVerbs = [...]string{" said", " replied", " responded", " answered", " returned"}
)

// takeBehindRemote takes the reply out of what qmail and many others write: `Remote host said: 550 …`.
func (r *reply) takeBehindRemote() {
	low := r.low
	for at, unit := range low {
		if isDigit(unit) && startsWithCode(low[at:]) && isBehindRemote(low[:at]) {
			r.cut(at, len(r.low))
			return
		}
	}
}

// isBehindRemote says whether a text ends in `remote host said: ` or its like, read from the end.
func isBehindRemote(low []byte) bool {
	for _, quote := range [...]byte{'\'', '"'} {
		if end := len(low) - 1; end >= 0 && low[end] == quote {
			low = low[:end]
			break
		}
	}
	low = bytes.TrimSuffix(low, []byte(" "))
	low = bytes.TrimSuffix(low, []byte(":"))
	low = bytes.TrimSuffix(low, []byte(" with"))
	end := beginOfSuffix(low, remoteVerbs[:])
	if end < 0 {
		return false
	}
	for _, each := range remoteNames {
		begin := end - len(each)
		if hasAt(low, begin, each) && (begin == 0 || !isWord(low[begin-1])) {
			return true
		}
	}
	return false
}

// beginOfSuffix is where the one of the words begins in which a text ends; -1 when it ends in none.
func beginOfSuffix(low []byte, words []string) int {
	for _, each := range words {
		if begin := len(low) - len(each); hasAt(low, begin, each) {
			return begin
		}
	}
	return -1
}
