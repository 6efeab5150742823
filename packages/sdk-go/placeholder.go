package bouncebook

// placeholder is what may stand between two literal pieces of a template. In tables it is one control character,
// from U+0001 on in the order of this list; no normal form holds one.
type placeholder struct {
	kind byte
	// shortest and longest count code units.
	shortest, longest int
}

const (
	kindIP byte = 1 << iota
	kindDomain
	kindAddress
	kindNumber
	kindAny
)

var placeholders = [...]placeholder{
	{kindIP, 2, 45},
	{kindDomain, 1, 253},
	{kindAddress, 1, 320},
	{kindNumber, 1, 20},
	{kindAny, 0, 200},
}

// kindsOf tells which placeholders a character may be part of.
var kindsOf = classifyPlaceholders()

func classifyPlaceholders() (kinds [256]byte) {
	for unit := range kinds {
		kinds[unit] = kindAny
		// No white space and no angle brackets, which are what surrounds a path (RFC 5321, section 4.1.2).
		if unit > ' ' && unit != '<' && unit != '>' {
			kinds[unit] |= kindAddress
		}
		if unit >= 0x80 {
			kinds[unit] |= kindDomain
		}
	}
	mark := func(characters string, kind byte) {
		for _, unit := range []byte(characters) {
			kinds[unit] |= kind
		}
	}
	mark("0123456789abcdef.:", kindIP)
	// Letters of host names, and the underscore that DNS allows (RFC 2181, section 11).
	mark("0123456789abcdefghijklmnopqrstuvwxyz.-_", kindDomain)
	mark("0123456789.,", kindNumber)
	return kinds
}

// accepts says whether a run of a placeholder's characters is really one of its kind.
func (p placeholder) accepts(run []byte) bool {
	switch p.kind {
	case kindIP:
		return isIP(run)
	case kindNumber:
		return isDigit(run[0])
	}
	return true
}

// isIP holds for four numbers with dots, and for two colons with no dot before the second, so that `a.b` and `ab`
// are not taken for an address (RFC 4291, section 2.2).
func isIP(run []byte) bool {
	return endOfIPv4(run, 0) == len(run) || isIPv6(run)
}

// endOfIPv4 is where four numbers of one to three digits with dots between end; -1 when there are none.
func endOfIPv4(text []byte, at int) int {
	for part := 0; part < 4; part++ {
		if part > 0 {
			if at >= len(text) || text[at] != '.' {
				return -1
			}
			at++
		}
		end := endOfDigits(text, at, 3)
		if end == at {
			return -1
		}
		at = end
	}
	return at
}

func isIPv6(run []byte) bool {
	colons := 0
	for _, unit := range run {
		switch {
		case unit == ':':
			colons++
		case unit == '.':
			if colons < 2 {
				return false
			}
		case !isHex(unit):
			return false
		}
	}
	return colons >= 2
}
