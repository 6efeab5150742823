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
	strengthWording
	strengthBlocklist
	strengthProviderCode
	strengthProviderText
	strengthProviderTextAndCode
)

// candidate is what stands for an entry or a blocklist.
type candidate struct {
	order    int32
	strength strength
	own      bool
	says     evidenceKind
	// One of the two is there.
	entry     *entry
	blocklist *listedBlocklist
	// hit is the number of the template found; codes have none, -1.
	hit int32
	// weight and start are those of the hit, template is its line; 0 for codes.
	weight, start, template int32
}

// evidenceKind is a specificity as a number.
type evidenceKind uint8

const (
	saysBasic evidenceKind = iota
	saysEnhanced
	saysWording
	saysBlocklist
	saysProviderCode
	saysProviderText
	saysProviderTextAndCode
)

var specificities = [...]Specificity{SpecificityBasic, SpecificityEnhanced, SpecificityWording, SpecificityBlocklist,
	SpecificityProviderCode, SpecificityProviderText, SpecificityProviderTextAndCode}

func (c *candidate) specificity() Specificity { return specificities[c.says] }

func (c *candidate) id() string {
	if c.entry == nil {
		return c.blocklist.id
	}
	return c.entry.id
}

// before is the order of candidates: the stronger evidence first; then the answering provider's own entry, the one
// with more literal characters found, the earlier place, the id. Of one entry's templates the first in the tables.
func (c *candidate) before(other *candidate) bool {
	switch {
	case c.strength != other.strength:
		return c.strength > other.strength
	case c.own != other.own:
		return c.own
	case c.weight != other.weight:
		return c.weight > other.weight
	case c.start != other.start:
		return c.start < other.start
	case c.order != other.order:
		return c.order < other.order
	}
	return c.template < other.template
}

// insert puts a candidate in its place unless a stronger one of the same entry is there. A list holds a handful.
func (s *scratch) insert(added *candidate) {
	ranked := s.ranked
	at := len(ranked)
	for index := range ranked {
		if ranked[index].order != added.order {
			continue
		}
		if !added.before(&ranked[index]) {
			return
		}
		at = index
	}
	if at == len(ranked) {
		ranked = append(ranked, candidate{})
	}
	for at > 0 && added.before(&ranked[at-1]) {
		ranked[at] = ranked[at-1]
		at--
	}
	ranked[at] = *added
	s.ranked = ranked
}

// rankByText turns the templates found into candidates, one an entry: its strongest.
func (s *scratch) rankByText(x *index) {
	for at := range s.hits {
		found := &s.hits[at]
		whom := &x.owners[found.template]
		added := candidate{hit: int32(at), weight: int32(x.templates[found.template].weight), start: found.from,
			template: found.template}
		switch {
		case whom.blocklist != nil:
			added.order, added.blocklist = whom.blocklist.order, whom.blocklist
			added.strength, added.says = strengthBlocklist, saysBlocklist
		case whom.entry == nil || !s.allows(whom.entry):
			continue
		default:
			added.order, added.entry = whom.entry.order, whom.entry
			added.own = whom.entry.provider != noProvider && whom.entry.provider == s.provider
			added.strength, added.says = strengthOf(whom.entry, s.codes)
		}
		s.insert(&added)
	}
}

// allows says whether the text of an entry counts in this reply.
func (s *scratch) allows(each *entry) bool {
	if each.scoped && each.provider != s.provider {
		return false
	}
	// A refusal is a bounce, whatever its words.
	if s.class != 0 && each.reason.category == CategoryNotABounce {
		return false
	}
	return each.kind != kindWording || !each.reason.condemns || !answersLogin(s.codes.basic)
}

// answersLogin holds for replies to a login, which is the sender's own (RFC 4954, section 6).
func answersLogin(basic int32) bool {
	return basic == 530 || basic == 534 || basic == 535 || basic == 538
}

func strengthOf(each *entry, codes replyCodes) (strength, evidenceKind) {
	power, says := strengthProviderText, saysProviderText
	switch {
	case each.kind == kindWording:
		power, says = strengthOfWording(each.reason), saysWording
	case agree(each.pairs, codes):
		power, says = strengthProviderTextAndCode, saysProviderTextAndCode
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

// rankByCode adds the provider's decisive entries, then the enhanced and the basic code.
func (s *scratch) rankByCode(x *index) {
	if s.provider != noProvider {
		for _, each := range x.decisive[s.provider] {
			if decidedBy(each.pairs, s.codes) {
				s.insertCode(each, strengthProviderCode, saysProviderCode)
			}
		}
	}
	var enhanced, basic *entry
	if s.codes.basic > 0 {
		basic = x.basic[s.codes.basic]
	}
	if s.codes.enhanced > 0 {
		enhanced = x.enhancedEntry(s.codes.enhanced)
	}
	// A vague enhanced code says less than a plain reply code: 530 5.7.0 asks for authentication.
	if enhanced != nil && (!enhanced.vague || basic == nil || basic.vague) {
		s.insertCode(enhanced, strengthEnhanced, saysEnhanced)
	}
	if basic != nil {
		s.insertCode(basic, strengthBasic, saysBasic)
	}
}

func (s *scratch) insertCode(each *entry, power strength, says evidenceKind) {
	positive := s.class == 2 || s.class == 3
	// Codes that say that all is well count in replies that refuse nothing, and in no others.
	if positive != (each.reason.category == CategoryNotABounce) {
		return
	}
	s.insert(&candidate{order: each.order, strength: power, says: says, entry: each,
		own: power == strengthProviderCode, hit: -1})
}
