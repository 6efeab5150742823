package bouncebook

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"
)

// privateTables are those of a registry with one provider, one response and one replaced code.
const privateTables = `{
	"format": 1, "version": "7",
	"reasons": [["policy-rejected", "policy", "soft", "review", "review"]],
	"providers": [["acme", "mailbox", ["mx.acme.example", "*.in.acme.example"], ["acme.example"]]],
	"blocklists": [],
	"entries": [
		["550", 0, {"vague": true, "action": "fix-content"}],
		["acme/full-moon", 0, {"provider": 0, "codes": "550/5.7.606-649 4xx/", "retryAfter": 60}]
	],
	"templates": "no mail at full moon, says \u0003 today",
	"counts": [0, 1, 0]
}`

func privateMatcher(t testing.TB) *Matcher {
	t.Helper()
	var ours Tables
	if err := json.Unmarshal([]byte(privateTables), &ours); err != nil {
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

func TestPrivateEntries(t *testing.T) {
	matcher := privateMatcher(t)
	ours := matcher.Match("451 No mail at full moon, says <Postmaster@acme.example> today", Options{Host: "a.in.acme.example"})
	if ours.Entry != "451" {
		t.Errorf("angle brackets are no part of an address: %+v", ours)
	}
	ours = matcher.Match("451 No mail at full moon, says Postmaster@acme.example today", Options{Host: "a.in.acme.example"})
	if ours.Entry != "acme/full-moon" || ours.Specificity != SpecificityProviderTextAndCode || ours.Provider != "acme" ||
		ours.Values.Address != "Postmaster@acme.example" || ours.RetryAfter != 0 || ours.Action != ActionFixSender {
		t.Errorf("%+v", ours)
	}
	if code := matcher.Match("550 abc", Options{}); code.Action != ActionFixContent {
		t.Errorf("the later registry's code does not count: %+v", code)
	}
	known := "552 5.2.2 The email account that you tried to reach is over quota"
	if public, both := Match(known, Options{}), matcher.Match(known, Options{}); public.Entry != both.Entry {
		t.Errorf("%s became %s", public.Entry, both.Entry)
	}
}

func TestWrongTables(t *testing.T) {
	cases := []struct{ from, to, says string }{
		{`"format": 1`, `"format": 2`, "format 2"},
		{`"counts": [0, 1, 0]`, `"counts": [0, 2, 0]`, "counts"},
		{`"counts": [0, 1, 0]`, `"counts": [1, 1, -1]`, "below zero"},
		{`"provider": 0`, `"provider": 1`, "acme/full-moon"},
		{`["550", 0`, `["550", 1`, "550"},
		{`["550", 0`, `["550", "0"`, "cannot unmarshal"},
		{`["550", 0, {"vague": true, "action": "fix-content"}]`, `["550"]`, "columns"},
	}
	for _, each := range cases {
		var read Tables
		err := json.Unmarshal([]byte(strings.Replace(privateTables, each.from, each.to, 1)), &read)
		if err == nil || !strings.Contains(err.Error(), each.says) {
			t.Errorf("%s: %v", each.to, err)
		}
	}
}

func TestWrongRegistries(t *testing.T) {
	if _, err := NewMatcher(); err == nil {
		t.Error("no registry is enough")
	}
	var ours Tables
	if err := json.Unmarshal([]byte(privateTables), &ours); err != nil {
		t.Fatal(err)
	}
	if _, err := NewMatcher(ours); err == nil || !strings.Contains(err.Error(), "the reason") {
		t.Errorf("a registry without the engine's reasons: %v", err)
	}
	public, _ := RegistryTables()
	ours.templates = []string{"abc\x03def"}
	if _, err := NewMatcher(public, ours); err == nil || !strings.Contains(err.Error(), "four literal") {
		t.Errorf("a template of short pieces: %v", err)
	}
}

func TestAtOnce(t *testing.T) {
	replies := []string{"550 5.1.1 User unknown", "452 4.2.2 Mailbox full", "550 5.7.1 邮箱空间不足", "421 Try again in 5 minutes"}
	expected := make([]string, len(replies))
	for at, each := range replies {
		text, _ := json.Marshal(Match(each, Options{}))
		expected[at] = string(text)
	}
	var all sync.WaitGroup
	for worker := 0; worker < 8; worker++ {
		all.Add(1)
		go func(worker int) {
			defer all.Done()
			for at := worker; at < worker+400; at++ {
				text, _ := json.Marshal(Match(replies[at%len(replies)], Options{}))
				if string(text) != expected[at%len(replies)] {
					t.Errorf("%s, not %s", text, expected[at%len(replies)])
				}
			}
		}(worker)
	}
	all.Wait()
}
