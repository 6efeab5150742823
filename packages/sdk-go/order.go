package bouncebook

import (
	"sort"
	"strings"
	"unicode/utf16"
)

// order numbers all ids, so that two are compared as numbers, and groups the entries that name codes.
func (x *index) order() {
	ids := make([]string, 0, len(x.entries))
	for id := range x.entries {
		ids = append(ids, id)
	}
	for _, each := range x.blocklists {
		ids = append(ids, each.id)
	}
	sort.Slice(ids, func(a, b int) bool { return lessByUnit(ids[a], ids[b]) })
	join(ids)
	orders := make(map[string]int32, len(ids))
	for at, id := range ids {
		orders[id] = int32(at)
	}
	for _, each := range x.blocklists {
		each.order = orders[each.id]
	}
	x.coded = make([][]*entry, x.providers.count())
	x.decisive = make([][]*entry, x.providers.count())
	for at, id := range ids {
		each := x.entries[id]
		if each == nil || at > 0 && ids[at-1] == id {
			continue
		}
		each.id, each.order = id, orders[id]
		if each.provider == noProvider || len(each.pairs) == 0 {
			continue
		}
		x.coded[each.provider] = append(x.coded[each.provider], each)
		if each.decisive {
			x.decisive[each.provider] = append(x.decisive[each.provider], each)
		}
	}
}

// join moves texts into one string, so that a garbage collector has one to look at.
func join(texts []string) {
	all := strings.Join(texts, "")
	for at, each := range texts {
		texts[at], all = all[:len(each)], all[len(each):]
	}
}

// lessByUnit orders by UTF-16 code unit, the same in every language.
func lessByUnit(a, b string) bool {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	if at == len(a) || at == len(b) {
		return len(a) < len(b)
	}
	if a[at] < 0x80 || b[at] < 0x80 {
		return a[at] < b[at]
	}
	unitsA, unitsB := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	for at = 0; unitsA[at] == unitsB[at]; at++ {
	}
	return unitsA[at] < unitsB[at]
}
