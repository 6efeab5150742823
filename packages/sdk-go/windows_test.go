package bouncebook

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// windowTemplates has one template for each kind of window, and what a text may have in its place.
var windowTemplates = []struct {
	kind           windowKind
	template, text string
}{
	{windowLong, "moon over it", "Moon over it"},
	{windowMiddle, "no moons", "no Moons"},
	{windowToken, "zq901", "zq901"},
	{windowToken, "zq_out", "ZQ_out"},
	{windowWide, "月が出た", "月が出た"},
	{windowWide, "моряк", "Моряк"},
	{windowShort, "no moo", "no moo"},
	{windowShort, "half", "half"},
	{windowLong, "moonlight for \x03 came", "moonlight for a@example.com came"},
	{windowLong, "\x02 saw no moonlight", "example.com saw no moonlight"},
	{windowMiddle, "zq\x04 half moon", "zq12 half moon"},
}

// matcherOf has one entry with one template beside the public registry.
func matcherOf(t *testing.T, template string) *Matcher {
	t.Helper()
	tables := strings.Replace(privateTables, `no mail at full moon, says \u0003 today`, template, 1)
	var ours Tables
	if err := json.Unmarshal([]byte(tables), &ours); err != nil {
		t.Fatal(err)
	}
	public, err := RegistryTables()
	if err != nil {
		t.Fatal(err)
	}
	matcher, err := NewMatcher(public, ours)
	if err != nil {
		t.Fatal(err)
	}
	return matcher
}

// A template is found wherever it begins in a block, also at the end of a text and behind characters beyond ASCII.
func TestWindows(t *testing.T) {
	for _, each := range windowTemplates {
		wanted := readTemplate(each.template)
		chosen, ok := chooseAnchor(&wanted, countWindows(nil))
		if !ok || chosen.kind != each.kind {
			t.Errorf("%q waits for windows of kind %d, not %d", each.template, chosen.kind, each.kind)
		}
		quoted, _ := json.Marshal(each.template)
		matcher := matcherOf(t, string(quoted[1:len(quoted)-1]))
		for shift := 0; shift < 2*longWindow; shift++ {
			for _, before := range []string{"", "é"} {
				reply := fmt.Sprintf("550 %s%s %s", strings.Repeat("-", shift), before, each.text)
				expectEntry(t, matcher, reply)
				expectEntry(t, matcher, reply+" y "+each.text)
			}
		}
	}
}

func expectEntry(t *testing.T, matcher *Matcher, reply string) {
	t.Helper()
	answer := matcher.Match(reply, Options{Host: "mx.acme.example"})
	if answer.Entry != "acme/full-moon" {
		t.Errorf("%q is %s", reply, answer.Entry)
	}
}

// Of several places the first counts, whichever window was met first.
func TestFirstPlace(t *testing.T) {
	matcher := matcherOf(t, `moonlight for \u0003 came`)
	for shift := 0; shift < 2*longWindow; shift++ {
		reply := fmt.Sprintf("550 %s moonlight for %s moonlight for a@example.com came moonlight for b@example.com came",
			strings.Repeat("-", shift), strings.Repeat("x", shift))
		answer := matcher.Match(reply, Options{Host: "mx.acme.example"})
		if answer.Values.Address != "a@example.com" {
			t.Errorf("%q has %+v", reply, answer.Values)
		}
	}
}
