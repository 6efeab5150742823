package bouncebook

type listedBlocklist struct {
	id             string
	order          int32
	reason         *reasonDefaults
	lookup, delist string
}

// owner is whom a template speaks for, by number: one of the three. It has no pointers, so that a garbage collector
// passes over those of all templates at once.
type owner struct {
	entry, blocklist, provider int32
	// weight is the number of literal characters of the template.
	weight int32
}

// nobody stands where no number is known, as noProvider does among providers.
const nobody = -1

// ownerless is what a template has whose entry a later registry replaced.
var ownerless = owner{entry: nobody, blocklist: nobody, provider: noProvider}

// appendTemplates reads the lines of one registry; those of an entry that a later one replaced speak for nobody.
func (x *index) appendTemplates(templates []template, tables *Tables, set int) []template {
	line := 0
	for at, count := range tables.counts {
		whom := x.ownerAt(tables, set, at)
		for _, text := range tables.templates[line : line+count] {
			if whom == ownerless {
				break
			}
			read := readTemplate(text)
			read.owner = whom
			read.owner.weight = int32(read.weight)
			templates = append(templates, read)
		}
		line += count
	}
	return templates
}

func (x *index) ownerAt(tables *Tables, set, at int) owner {
	whom := ownerless
	if at < len(tables.entries) {
		if named := x.entries[tables.entries[at].id]; named.set == set {
			whom.entry = named.number
		}
		return whom
	}
	if at -= len(tables.entries); at < len(tables.providers) {
		whom.provider = x.providers.numberOf(tables.providers[at].id)
		return whom
	}
	row := &tables.blocklists[at-len(tables.providers)]
	whom.blocklist = int32(len(x.blocklists))
	x.blocklists = append(x.blocklists, &listedBlocklist{
		id: row.id, reason: x.reasons[Reason(tables.reasons[row.reason][0])], lookup: row.lookup, delist: row.delist,
	})
	return whom
}
