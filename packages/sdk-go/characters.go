package bouncebook

func isDigit(unit byte) bool  { return unit-'0' < 10 }
func isLetter(unit byte) bool { return unit-'a' < 26 }

// isHex holds for hexadecimal digits in lower case.
func isHex(unit byte) bool { return unit-'0' < 10 || unit-'a' < 6 }

// isWord holds for what may not stand beside a word.
func isWord(unit byte) bool { return isLetter(unit) || isDigit(unit) || unit == '_' }

// endOfDigits is where at most so many digits end.
func endOfDigits(text []byte, at, most int) int {
	end := at
	for end < len(text) && end < at+most && isDigit(text[end]) {
		end++
	}
	return end
}

// endsWord says whether a space or the end of the text stands at a place.
func endsWord(text []byte, at int) bool {
	return at == len(text) || at < len(text) && text[at] == ' '
}

// hasAt says whether a fixed text stands at a place.
func hasAt(text []byte, at int, fixed string) bool {
	return at >= 0 && len(text)-at >= len(fixed) && string(text[at:at+len(fixed)]) == fixed
}

func hasByteAt(text []byte, at int, unit byte) bool {
	return at < len(text) && text[at] == unit
}

// skipByte steps over a character where it is there.
func skipByte(text []byte, at int, unit byte) int {
	if hasByteAt(text, at, unit) {
		return at + 1
	}
	return at
}

// isReplyCode holds for three digits of which the first is 2 to 5 (RFC 5321, section 4.2).
func isReplyCode(text []byte, at int) bool {
	return len(text)-at >= 3 && text[at]-'2' < 4 && isDigit(text[at+1]) && isDigit(text[at+2])
}

// startsWithCode says whether a reply code begins a text, before a space, a hyphen or the end.
func startsWithCode(text []byte) bool {
	return isReplyCode(text, 0) && (len(text) == 3 || text[3] == ' ' || text[3] == '-')
}

// enhancedAt is where an enhanced status code (RFC 3463) that begins at a place ends; -1 when there is none.
func enhancedAt(text []byte, at int) int {
	if len(text)-at < 5 || text[at] != '5' && text[at] != '4' && text[at] != '2' || text[at+1] != '.' {
		return -1
	}
	dot := endOfDigits(text, at+2, 3)
	if dot == at+2 || !hasByteAt(text, dot, '.') {
		return -1
	}
	end := endOfDigits(text, dot+1, 3)
	if end == dot+1 {
		return -1
	}
	return end
}

// endsNumber says that neither a digit nor a dot and a digit goes on.
func endsNumber(text []byte, at int) bool {
	if at >= len(text) {
		return true
	}
	return !isDigit(text[at]) && (text[at] != '.' || at+1 >= len(text) || !isDigit(text[at+1]))
}
