package bouncebook

import "bytes"

// findExim finds what Exim writes:
// `SMTP error from remote mail server after RCPT TO:<…>: host mx.example.com [192.0.2.1]: 550 …`.
func findExim(low []byte) (wrapped, bool) {
	const words = "mtp error from remote mail"
	for from := 0; ; {
		found := bytes.Index(low[from:], []byte(words))
		if found < 0 {
			return wrapped{}, false
		}
		at := from + found - 1
		from += found + 1
		if at < 0 || low[at] != 's' && low[at] != 'l' || at > 0 && isWord(low[at-1]) {
			continue
		}
		if read, ok := eximBehind(low, at+1+len(words)); ok {
			read.begin = at
			return read, true
		}
	}
}

// eximBehind reads on behind `SMTP error from remote mail`.
func eximBehind(low []byte, at int) (wrapped, bool) {
	switch {
	case hasAt(low, at, "er"):
		at += len("er")
	case hasAt(low, at, " server"):
		at += len(" server")
	case hasAt(low, at, "server"):
		at += len("server")
	default:
		return wrapped{}, false
	}
	if !hasAt(low, at, " after ") {
		return wrapped{}, false
	}
	begin := at + len(" after ")
	for colon := begin + 2; colon <= begin+400 && colon < len(low); colon++ {
		if low[colon] != ':' || !endsWord(low, colon+1) {
			continue
		}
		host, end := eximHost(low, colon+1)
		if end == 0 {
			end = skipByte(low, colon+1, ' ')
		}
		return wrapped{end: end, host: host, command: span{int32(begin), int32(colon)}}, true
	}
	return wrapped{}, false
}

// eximHost reads ` host NAME [ADDRESS]:` and the space behind it; end is 0 when it is not there.
func eximHost(low []byte, at int) (host span, end int) {
	const begin = " host "
	if !hasAt(low, at, begin) {
		return span{}, 0
	}
	name := at + len(begin)
	nameEnd := name
	for nameEnd < len(low) && !isSpaceOrBracket(low[nameEnd]) {
		nameEnd++
	}
	if nameEnd == name {
		return span{}, 0
	}
	colon := skipAddress(low, skipByte(low, nameEnd, ' '))
	if nameEnd-name > longestHostName || !hasByteAt(low, colon, ':') || !endsWord(low, colon+1) {
		// Without an address the colon ends the name.
		colon = nameEnd - 1
		nameEnd = colon
	}
	if nameEnd == name || nameEnd-name > longestHostName || low[colon] != ':' || !endsWord(low, colon+1) {
		return span{}, 0
	}
	return span{int32(name), int32(nameEnd)}, skipByte(low, colon+1, ' ')
}
