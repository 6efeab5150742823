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
	// order is the place of the id among all ids.
	order int32
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
}

type listedBlocklist struct {
	id             string
	order          int32
	reason         *reasonDefaults
	lookup, delist string
}

// owner is whom a template speaks for; one of the three. All are missing where a later registry replaced the entry.
type owner struct {
	entry     *entry
	blocklist *listedBlocklist
	provider  int32
}

// index is one or more registries, ready for look-ups. A later one's entry replaces an earlier one's of the same id.
type index struct {
	templates []template
	// owners has one for each template.
	owners   []owner
	reasons  map[Reason]*reasonDefaults
	entries  map[string]*entry
	basic    [1000]*entry
	enhanced map[int32]*entry
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

func newIndex(sets []Tables) (*index, error) {
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
		return nil, err
	}
	for at := range sets {
		built.addEntries(&sets[at], at)
	}
	for at := range sets {
		built.addTemplates(&sets[at], at)
	}
	built.order()
	return built, nil
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
	for at := range tables.entries {
		row := &tables.entries[at]
		read := x.readEntry(tables, row)
		read.set = set
		x.entries[row.id] = read
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

func (x *index) readEntry(tables *Tables, row *entryRow) *entry {
	reason := x.reasons[Reason(tables.reasons[row.reason][0])]
	read := &entry{
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
	return read
}

// addTemplates reads the lines of one registry; those of an entry that a later one replaced speak for nobody.
func (x *index) addTemplates(tables *Tables, set int) {
	line := 0
	for at, count := range tables.counts {
		whom := x.ownerAt(tables, set, at)
		for ; count > 0; count-- {
			if whom != (owner{provider: noProvider}) {
				x.templates = append(x.templates, readTemplate(tables.templates[line]))
				x.owners = append(x.owners, whom)
			}
			line++
		}
	}
}

func (x *index) ownerAt(tables *Tables, set, at int) owner {
	if at < len(tables.entries) {
		whom := x.entries[tables.entries[at].id]
		if whom.set != set {
			whom = nil
		}
		return owner{entry: whom, provider: noProvider}
	}
	if at -= len(tables.entries); at < len(tables.providers) {
		return owner{provider: x.providers.numberOf(tables.providers[at].id)}
	}
	row := &tables.blocklists[at-len(tables.providers)]
	return owner{provider: noProvider, blocklist: &listedBlocklist{
		id: row.id, reason: x.reasons[Reason(tables.reasons[row.reason][0])], lookup: row.lookup, delist: row.delist,
	}}
}
