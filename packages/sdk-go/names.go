package bouncebook

import "bytes"

// isAddressIPv4 holds for an address with perhaps a port or a prefix length behind.
func isAddressIPv4(word []byte) bool {
	end := endOfIPv4(word, 0)
	if end < 0 || end == len(word) {
		return end > 0
	}
	digits := end + 1
	return (word[end] == ':' || word[end] == '/') && digits < len(word) && endOfDigits(word, digits, len(word)) == len(word)
}

func isAddressIPv6(word []byte) bool {
	return isIPv6(bytes.TrimPrefix(word, []byte("ipv6:")))
}

// isLink says whether a scheme of 2 to 10 characters and `://` are in front.
func isLink(word []byte) bool {
	if len(word) == 0 || !isLetter(word[0]) {
		return false
	}
	at := 1
	for at < len(word) && at < 10 && isInScheme(word[at]) {
		at++
	}
	return at > 1 && hasAt(word, at, "://")
}

// isInScheme holds for what may follow the first letter of a scheme (RFC 3986, section 3.1).
func isInScheme(unit byte) bool {
	return isLetter(unit) || isDigit(unit) || unit == '+' || unit == '.' || unit == '-'
}

func isNumber(word []byte) bool {
	at := 0
	if len(word) > 0 && (word[0] == '#' || word[0] == '+' || word[0] == '-') {
		at = 1
	}
	end := len(word)
	if end > 0 && word[end-1] == '%' {
		end--
	}
	if at >= end || !isDigit(word[at]) {
		return false
	}
	for ; at < end; at++ {
		// `,` `-` `.` `/` and the digits stand side by side in ASCII.
		if word[at] < ',' || word[at] > ':' {
			return false
		}
	}
	return true
}

// isDomain holds for labels with dots between, the last of which begins with a letter; perhaps a port behind.
func isDomain(word []byte) bool {
	if colon := bytes.IndexByte(word, ':'); colon >= 0 {
		if colon+1 == len(word) || endOfDigits(word, colon+1, len(word)) < len(word) {
			return false
		}
		word = word[:colon]
	}
	label := 0
	for at, unit := range word {
		switch {
		case unit == '.':
			if at == label {
				return false
			}
			label = at + 1
		case !isWord(unit) && unit != '-':
			return false
		}
	}
	last := word[label:]
	return label > 0 && len(last) > 1 && isLetter(last[0]) && bytes.IndexByte(last, '_') < 0
}

// isIdentifier holds for queue ids and the like, which mix letters and digits; `s3150`, `tss04` and `x400` are short
// and stay.
func isIdentifier(word []byte) bool {
	if len(word) < 8 {
		return false
	}
	row, changes, last := 0, -1, -1
	for _, unit := range word {
		kind := last
		if isDigit(unit) {
			kind = 0
			row++
		} else {
			row = 0
			if isLetter(unit) {
				kind = 1
			}
		}
		if kind != last {
			changes++
			last = kind
		}
		// Four digits in a row; or a digit between two letters, or a letter between two digits.
		if row == 4 || changes == 2 {
			return true
		}
	}
	return false
}

func hasDigit(text []byte) bool {
	for _, unit := range text {
		if isDigit(unit) {
			return true
		}
	}
	return false
}
