package bouncebook

// mechanism is what the provider's entry says, else what the text names, else what the code that was chosen stands
// for.
func (s *scratch) mechanism(best *candidate, reason *reasonDefaults) Mechanism {
	authored := Mechanism("")
	if best != nil && best.entry != nil {
		authored = best.entry.mechanism
		if authored != "" && best.entry.kind == kindResponse {
			return authored
		}
	}
	if reason.namesMechanism {
		if named := namedMechanism(s.reply.low); named != "" {
			return named
		}
	}
	return authored
}

// namedMechanism is the mechanism that a normal form names. DMARC covers the two that it builds on (RFC 7489,
// section 4.2); where several others are named side by side, none is the one.
func namedMechanism(low []byte) Mechanism {
	named := Mechanism("")
	several := false
	for at := 0; at+3 <= len(low); at++ {
		if firstLetters[low[at]]&secondLetters[low[at+1]] == 0 || at > 0 && (isLetter(low[at-1]) || isDigit(low[at-1])) {
			continue
		}
		found := mechanismAt(low, at)
		if found == MechanismDMARC {
			return found
		}
		several = several || found != "" && named != "" && found != named
		if found != "" {
			named = found
		}
	}
	if several {
		return ""
	}
	return named
}

var mechanismWords = [...]struct {
	word  string
	means Mechanism
}{
	{"spf", MechanismSPF}, {"dkim", MechanismDKIM}, {"dmarc", MechanismDMARC}, {"arc", MechanismARC},
	{"dane", MechanismDANE}, {"tlsa", MechanismDANE}, {"mta-sts", MechanismMTASTS}, {"mtasts", MechanismMTASTS},
}

// firstLetters and secondLetters have a bit for each mechanism whose word begins with a letter, or has it behind.
var firstLetters, secondLetters = func() (first, second [256]byte) {
	for at, each := range mechanismWords {
		first[each.word[0]] |= 1 << at
		second[each.word[1]] |= 1 << at
	}
	return first, second
}()

func mechanismAt(low []byte, at int) Mechanism {
	for index := range mechanismWords {
		each := &mechanismWords[index]
		if low[at] != each.word[0] || !hasAt(low, at, each.word) {
			continue
		}
		if end := at + len(each.word); end == len(low) || !isLetter(low[end]) && !isDigit(low[end]) {
			return each.means
		}
	}
	return ""
}
