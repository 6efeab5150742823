package bouncebook

import (
	"fmt"
	"strings"
)

// entryKind is what an id tells of an entry.
type entryKind uint8

const (
	kindBasic entryKind = iota
	kindEnhanced
	kindResponse
	kindWording
)

func kindOf(id string) entryKind {
	switch {
	case strings.HasPrefix(id, "wordings/"):
		return kindWording
	case strings.Contains(id, "/"):
		return kindResponse
	case strings.HasPrefix(id, "x."):
		return kindEnhanced
	}
	return kindBasic
}

// reasonDefaults are a reason and its verdict.
type reasonDefaults struct {
	id        Reason
	category  Category
	bounce    Bounce
	action    Action
	exhausted Action
	// namesMechanism is set for the reasons under which a mechanism is worth naming.
	namesMechanism bool
	// condemns is set for the reasons that say that the address is bad.
	condemns bool
}

// noProvider stands where nobody is known.
const noProvider = -1

type entry struct {
	id string
	// number is its place in the list of all, order that of its id among all ids.
	number, order int32
	// set is the number of the registry that it comes from.
	set        int
	kind       entryKind
	reason     *reasonDefaults
	bounce     Bounce
	action     Action
	provider   int32
	pairs      []codePair
	decisive   bool
	scoped     bool
	vague      bool
	retryAfter int
	mechanism  Mechanism
	// strength and says are those of its text alone.
	strength strength
	says     evidenceKind
	// condemns says that the address is bad, blamesSender that the sender is, allsWell that nothing is refused.
	condemns, blamesSender, allsWell bool
}

// index is one or more registries, ready for look-ups. A later one's entry replaces an earlier one's of the same id.
type index struct {
	numbered   []*entry
	blocklists []*listedBlocklist
	reasons    map[Reason]*reasonDefaults
	entries    map[string]*entry
	basic      [1000]*entry
	enhanced   map[int32]*entry
	// common has the enhanced codes whose numbers are below 8 and 128, which most are.
	common    [8 << 7]*entry
	providers providerNames
	// coded are the entries of each provider that name codes, by id; decisive are those that codes alone decide.
	coded, decisive [][]*entry
	required        requiredReasons
}

// requiredReasons are those that the engine itself gives.
type requiredReasons struct {
	delivered, inProgress, deferred, ipRefused, unknown *reasonDefaults
	// reviewedUnknown is what an unexplained 5yz reply asks for.
	reviewedUnknown *reasonDefaults
}

// newIndex also gives the templates.
func newIndex(sets []Tables) (*index, []template, error) {
	built := &index{
		reasons:   map[Reason]*reasonDefaults{},
		entries:   map[string]*entry{},
		enhanced:  map[int32]*entry{},
		providers: newProviderNames(),
	}
	for at := range sets {
		built.addReasons(&sets[at])
		built.providers.add(&sets[at])
	}
	if err := built.requireReasons(); err != nil {
		return nil, nil, err
	}
	for at := range sets {
		built.addEntries(&sets[at], at)
	}
	var templates []template
	for at := range sets {
		templates = built.appendTemplates(templates, &sets[at], at)
	}
	built.order()
	built.entries, built.reasons = nil, nil
	return built, templates, nil
}

func (x *index) addReasons(tables *Tables) {
	for _, row := range tables.reasons {
		id := Reason(row[0])
		if x.reasons[id] != nil {
			continue
		}
		reason := &reasonDefaults{id: id, category: Category(row[1]), bounce: Bounce(row[2]),
			action: Action(row[3]), exhausted: Action(row[4])}
		reason.condemns = reason.category == CategoryRecipient || id == ReasonMailboxDisabled
		switch id {
		case ReasonAuthFailed, ReasonTLSFailed, ReasonSenderRejected, ReasonPolicyRejected, ReasonSpamContent,
			ReasonRateLimited:
			reason.namesMechanism = true
		}
		x.reasons[id] = reason
	}
}

func (x *index) requireReasons() error {
	missing := Reason("")
	require := func(id Reason) *reasonDefaults {
		if x.reasons[id] == nil {
			missing = id
		}
		return x.reasons[id]
	}
	x.required = requiredReasons{
		delivered: require(ReasonDelivered), inProgress: require(ReasonInProgress),
		deferred: require(ReasonDeferred), ipRefused: require(ReasonIPRefused), unknown: require(ReasonUnknown),
	}
	if missing != "" {
		return fmt.Errorf("bouncebook: tables: the reason %s is missing", missing)
	}
	reviewed := *x.required.unknown
	reviewed.action = ActionReview
	x.required.reviewedUnknown = &reviewed
	return nil
}

func (x *index) addEntries(tables *Tables, set int) {
	// Side by side, so that a garbage collector has one object to look at.
	entries := make([]entry, len(tables.entries))
	for at := range tables.entries {
		row, read := &tables.entries[at], &entries[at]
		*read = x.readEntry(tables, row)
		read.set = set
		read.number = int32(len(x.numbered))
		x.entries[row.id], x.numbered = read, append(x.numbered, read)
		switch read.kind {
		case kindBasic:
			if code := number(row.id); code > 0 && code < 1000 {
				x.basic[code] = read
			}
		case kindEnhanced:
			var pair codePair
			pair.readEnhanced(row.id)
			x.enhanced[pair.enhancedLow] = read
			if at, isCommon := commonPlace(pair.enhancedLow); isCommon {
				x.common[at] = read
			}
		}
	}
}

// commonPlace is where the entry of a packed enhanced code stands among the common ones.
func commonPlace(packed int32) (at int32, isCommon bool) {
	subject, detail := packed>>10&1023, packed&1023
	return subject<<7 | detail, subject < 8 && detail < 128
}

// enhancedEntry is the entry of a packed enhanced code; nil where there is none.
func (x *index) enhancedEntry(packed int32) *entry {
	if at, isCommon := commonPlace(packed); isCommon {
		return x.common[at]
	}
	return x.enhanced[packed]
}

func (x *index) readEntry(tables *Tables, row *entryRow) entry {
	reason := x.reasons[Reason(tables.reasons[row.reason][0])]
	read := entry{
		id: row.id, kind: kindOf(row.id), reason: reason, bounce: reason.bounce, action: reason.action,
		provider: noProvider, pairs: readCodePairs(row.more.Codes), decisive: row.more.Decisive,
		scoped: row.more.Scoped, vague: row.more.Vague, retryAfter: row.more.RetryAfter,
		mechanism: Mechanism(row.more.Mechanism),
	}
	if row.more.Bounce != "" {
		read.bounce = Bounce(row.more.Bounce)
	}
	if row.more.Action != "" {
		read.action = Action(row.more.Action)
	}
	if row.more.Provider != nil {
		read.provider = x.providers.numberOf(tables.providers[*row.more.Provider].id)
	}
	read.strength, read.says = strengthOfText(&read)
	read.condemns, read.blamesSender = reason.condemns, reason.category == CategorySender
	read.allsWell = reason.category == CategoryNotABounce
	return read
}
