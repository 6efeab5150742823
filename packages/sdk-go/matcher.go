package bouncebook

import (
	"errors"
	"sync"
)

// Matcher diagnoses replies with one or more registries. It may be used by several goroutines at once.
type Matcher struct {
	index   *index
	anchors *anchorIndex
	pool    sync.Pool
}

// NewMatcher makes a matcher over registries in the order of their weight: an entry of a later one replaces an
// earlier one's of the same id. With RegistryTables first, private entries come beside the public ones:
//
//	public, err := bouncebook.RegistryTables()
//	matcher, err := bouncebook.NewMatcher(public, ours)
//
// It takes tens of milliseconds for the public registry, so make one and keep it.
func NewMatcher(tables ...Tables) (*Matcher, error) {
	if len(tables) == 0 {
		return nil, errors.New("bouncebook: NewMatcher takes at least one registry")
	}
	read, templates, err := newIndex(tables)
	if err != nil {
		return nil, err
	}
	anchors, err := newAnchorIndex(templates)
	if err != nil {
		return nil, err
	}
	made := &Matcher{index: read, anchors: anchors}
	made.pool.New = func() interface{} {
		return &scratch{settled: make([]settlement, len(anchors.composed))}
	}
	return made, nil
}

// Match diagnoses one reply. Any text of any size has an answer, in time linear in its first 4,096 characters.
func (m *Matcher) Match(reply string, options Options) (answer Diagnosis) {
	m.fill(reply, &options, &answer)
	return answer
}

func (m *Matcher) fill(reply string, options *Options, answer *Diagnosis) {
	s := m.pool.Get().(*scratch)
	decided := s.examine(m, reply, options)
	s.fillVerdict(m.index, &decided, &answer.Verdict)
	s.fillFacets(m, &decided, answer)
	m.pool.Put(s)
}

// MatchVerdict gives the verdict alone, which takes less than half the time.
func (m *Matcher) MatchVerdict(reply string, options Options) Verdict {
	s := m.pool.Get().(*scratch)
	decided := s.examine(m, reply, &options)
	var answer Verdict
	s.fillVerdict(m.index, &decided, &answer)
	m.pool.Put(s)
	return answer
}

// scratch is what one reply needs while it is read. It is used again for the next, so that a reply costs no memory
// but that of its answer; nothing of an answer may point into it but strings of the reply itself.
type scratch struct {
	cleaned []byte
	// marked are the words that may hold a sign of a name.
	marked []uint16
	masked []byte
	reply  reply
	codes  replyCodes
	// class is 2 to 5, from the reply code, else from the enhanced status code; 0 when there is neither.
	class      int32
	provider   int32
	providerBy ProviderBy
	command    command
	hits       []hit
	spans      []span
	ranked     []candidate
	// Memory for the lists of the next answers.
	freeEvidence []Evidence
	freeIDs      []string
	// settled has one for each template of several pieces.
	settled []settlement
	number  uint32
	// Arrays come last, where a garbage collector does not look for pointers.
	low           lowText
	words         wordLine
	nameRoom      nameMemory
	units, folded [longestReply]uint16
	markMemory    markList
	// long and middle are places at which a text may have a window that some template waits for.
	long, middle [mostBlocks]uint16
}

// examine finds everything that decides the entry of a reply, and what follows from it.
func (s *scratch) examine(m *Matcher, raw string, options *Options) decided {
	s.read(raw)
	s.codes = packCodes(&s.reply)
	s.class = s.codes.class
	if s.codes.basic > 0 {
		s.class = s.codes.basic / 100
	}
	s.command = s.reply.command
	if options.Command != "" {
		s.command = commandOf(options.Command)
	}
	s.hits, s.ranked = s.hits[:0], s.ranked[:0]
	// A 2yz or 3yz reply refuses nothing, whatever its words: its codes alone say what it is.
	if s.class != 2 && s.class != 3 {
		s.findHits(m.anchors)
	}
	s.findProvider(m, options)
	s.rankByText(m)
	s.rankByCode(m.index)
	return s.decide(m.index, options.Final)
}

func (s *scratch) findProvider(m *Matcher, options *Options) {
	s.provider, s.providerBy = noProvider, ""
	host := options.Host
	if host == "" {
		host = s.reply.host
	}
	if host != "" {
		s.provider, s.providerBy = m.index.providers.byHost(&s.nameRoom, host), ProviderByHost
	}
	if s.provider == noProvider {
		s.provider, s.providerBy = s.signature(m), ProviderByText
	}
	if s.provider == noProvider && options.Recipient != "" {
		s.provider, s.providerBy = m.index.providers.byRecipient(&s.nameRoom, options.Recipient), ProviderByRecipient
	}
}

// signature is the provider of the heaviest signature; of two equal ones the earlier, then the smaller id.
func (s *scratch) signature(m *Matcher) int32 {
	provider, best, bestWeight := int32(noProvider), int32(0), int32(0)
	for at := range s.hits {
		found := &s.hits[at]
		whom := m.anchors.ownerOf(found.template)
		named := whom.provider
		if named == noProvider {
			continue
		}
		weight := whom.weight
		if provider != noProvider && (weight < bestWeight || weight == bestWeight && (found.from > best ||
			found.from == best && !lessByUnit(m.index.providers.ids[named], m.index.providers.ids[provider]))) {
			continue
		}
		provider, best, bestWeight = named, found.from, weight
	}
	return provider
}

func (s *scratch) fillVerdict(x *index, verdict *decided, answer *Verdict) {
	answer.Code = s.reply.code
	if s.reply.enhanced.to > 0 {
		answer.Enhanced = s.reply.between(int(s.reply.enhanced.from), int(s.reply.enhanced.to))
	}
	answer.Reason, answer.Category = verdict.reason.id, verdict.reason.category
	answer.Bounce, answer.Action, answer.Exhausted = verdict.bounce, verdict.action, verdict.exhausted
	answer.Specificity = SpecificityNone
	if s.class != 0 {
		answer.Specificity = SpecificityClass
	}
	provider, by := s.provider, s.providerBy
	if len(s.ranked) > 0 {
		best := &s.ranked[0]
		answer.Entry, answer.Specificity = best.id(), best.specificity()
		if provider == noProvider && best.entry != nil {
			provider, by = best.entry.provider, ProviderByText
		}
	}
	if provider != noProvider {
		answer.Provider, answer.ProviderBy = x.providers.ids[provider], by
	}
}
