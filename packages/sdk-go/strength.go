package bouncebook

// strength orders what speaks for an entry; the stronger evidence is the greater number.
type strength int8

const (
	strengthBasic strength = iota + 1
	strengthEnhanced
	// strengthGaveUp is that of a text that says only that the queue gave up: whatever names the cause says more.
	strengthGaveUp
	// strengthGeneral is that of a wording that says only that a rule refused, or to come later.
	strengthGeneral
	// strengthCondemns is that of a wording that condemns the address: where another one blames somebody else, a
	// good address might be lost.
	strengthCondemns
	// strengthQuoted is that of a response that condemns the address, where its reply blames the sender too: a
	// verification of the sender quotes what another server said of the sender's own address.
	strengthQuoted
	strengthQuotedAndCode
	strengthWording
	strengthBlocklist
	strengthProviderCode
	strengthProviderText
	strengthProviderTextAndCode
)

// strengthWithCodes is the strength of an entry's text in a reply with codes, which may be those of the entry.
func (s *scratch) strengthWithCodes(each *entry, blamesSender bool) (strength, evidenceKind) {
	power, says := each.strength, each.says
	if says != saysProviderText {
		return power, says
	}
	agrees := agree(each.pairs, s.codes)
	if agrees {
		says = saysProviderTextAndCode
	}
	known := each.provider == s.provider && s.provider != noProvider && s.providerBy != ProviderByText
	switch quoted := blamesSender && each.condemns && !known; {
	case quoted && agrees:
		power = strengthQuotedAndCode
	case quoted:
		power = strengthQuoted
	case agrees && power == strengthProviderText:
		power = strengthProviderTextAndCode
	}
	return power, says
}

func strengthOfText(each *entry) (strength, evidenceKind) {
	power, says := strengthProviderText, saysProviderText
	if each.kind == kindWording {
		power, says = strengthOfWording(each.reason), saysWording
	}
	if each.reason.id == ReasonMessageExpired {
		power = strengthGaveUp
	}
	return power, says
}

func strengthOfWording(reason *reasonDefaults) strength {
	switch {
	case reason.id == ReasonPolicyRejected || reason.id == ReasonDeferred:
		return strengthGeneral
	case reason.condemns:
		return strengthCondemns
	}
	return strengthWording
}
