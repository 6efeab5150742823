package bouncebook

// candidate is what stands for an entry or a blocklist.
type candidate struct {
	// rank is the greater the more a candidate counts.
	rank uint64
	// One of the two is there.
	entry     *entry
	blocklist *listedBlocklist
	// hit is the number of the template found; codes have none, -1.
	hit int32
	// template is the line of the template found; 0 for codes.
	template int32
	says     evidenceKind
}

// The numbers that make up a rank, from the upper bits on: the strength, whether the entry is the answering
// provider's own, how many literal characters were found, how near the beginning, and the place of the id among all.
const (
	strengthShift = 60
	ownShift      = 59
	weightShift   = 46
	startShift    = 33
	orderMask     = 1<<startShift - 1
)

func rankOf(power strength, order int32) uint64 {
	return uint64(power)<<strengthShift | longestReply<<startShift | orderMask - uint64(order)
}

// rankOfHit adds what is known of the place. A template with more characters than a reply is found in none.
func rankOfHit(power strength, order int32, own bool, weight, start int32) uint64 {
	rank := rankOf(power, order) + uint64(weight)<<weightShift - uint64(start)<<startShift
	if own {
		rank |= 1 << ownShift
	}
	return rank
}

func (c *candidate) strength() strength { return strength(c.rank >> strengthShift) }

func (c *candidate) isSameAs(other *candidate) bool { return (c.rank^other.rank)&orderMask == 0 }

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

// before is the order of candidates. Of one entry's templates the first in the tables.
func (c *candidate) before(other *candidate) bool {
	return c.rank > other.rank || c.rank == other.rank && c.template < other.template
}

// insert puts a candidate in its place unless a stronger one of the same entry is there. A list holds a handful.
func (s *scratch) insert(added *candidate) {
	ranked := s.ranked
	at := len(ranked)
	for index := range ranked {
		if !added.isSameAs(&ranked[index]) {
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
func (s *scratch) rankByText(m *Matcher) {
	x, blamesSender := m.index, s.blamesSender(m)
	for at := range s.hits {
		found := &s.hits[at]
		whom := m.anchors.ownerOf(found.template)
		added := candidate{hit: int32(at), template: found.template}
		switch {
		case whom.blocklist != nobody:
			listed := x.blocklists[whom.blocklist]
			added.blocklist, added.says = listed, saysBlocklist
			added.rank = rankOfHit(strengthBlocklist, listed.order, false, whom.weight, found.from)
		case whom.entry == nobody || !s.allows(x.numbered[whom.entry]):
			continue
		default:
			each := x.numbered[whom.entry]
			power, says := s.strengthWithCodes(each, blamesSender)
			added.entry, added.says = each, says
			own := each.provider != noProvider && each.provider == s.provider
			added.rank = rankOfHit(power, each.order, own, whom.weight, found.from)
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
	if s.class != 0 && each.allsWell {
		return false
	}
	return each.kind != kindWording || !each.condemns || !answersLogin(s.codes.basic)
}

// answersLogin holds for replies to a login, which is the sender's own (RFC 4954, section 6).
func answersLogin(basic int32) bool {
	return basic == 530 || basic == 534 || basic == 535 || basic == 538
}

// blamesSender says whether a text that counts, and whose codes do not contradict, blames the sender.
func (s *scratch) blamesSender(m *Matcher) bool {
	for at := range s.hits {
		number := m.anchors.ownerOf(s.hits[at].template).entry
		if number == nobody {
			continue
		}
		each := m.index.numbered[number]
		if !each.blamesSender || each.scoped && each.provider != s.provider {
			continue
		}
		if len(each.pairs) == 0 || agree(each.pairs, s.codes) {
			return true
		}
	}
	return false
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
	if positive != each.allsWell {
		return
	}
	rank := rankOf(power, each.order)
	if power == strengthProviderCode {
		rank |= 1 << ownShift
	}
	s.insert(&candidate{rank: rank, says: says, entry: each, hit: -1})
}
