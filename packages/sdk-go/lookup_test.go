package bouncebook

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	cases := []struct{ asked, id, kind string }{
		{"550", "550", "basic"},
		{" 550\n", "550", "basic"},
		{"5.1.1", "x.1.1", "enhanced"},
		{"4.1.1", "x.1.1", "enhanced"},
		{"x.1.1", "x.1.1", "enhanced"},
		{"mailbox-full", "mailbox-full", "reason"},
		{"google", "google", "provider"},
		{"google/dmarc-policy", "google/dmarc-policy", "response"},
		{"spamhaus-zen", "spamhaus-zen", "blocklist"},
		{"wordings/mailbox-full/en", "wordings/mailbox-full/en", "wording"},
	}
	for _, each := range cases {
		found, ok := Lookup(each.asked)
		if !ok || found.ID != each.id || found.Kind != each.kind {
			t.Errorf("%q gives %q of kind %q, %v", each.asked, found.ID, found.Kind, ok)
		}
	}
	for _, unknown := range []string{"", "299", "9.9.9", "3.1.1", "nobody/nothing", "x", "\n", strings.Repeat("a", 1<<20)} {
		if found, ok := Lookup(unknown); ok {
			t.Errorf("%.20q gives %q", unknown, found.ID)
		}
	}
}

// Every line of the entries is found by its id, and has advice unless it is a provider.
func TestLookupOfEverything(t *testing.T) {
	count := 0
	for _, text := range strings.Split(strings.Trim(entriesText, "\n"), "\n") {
		var read struct{ ID, Kind string }
		if err := json.Unmarshal([]byte(text), &read); err != nil {
			t.Fatal(err)
		}
		count++
		found, ok := Lookup(read.ID)
		if !ok || read.Kind != "moved" && (found.ID != read.ID || found.JSON != text) {
			t.Errorf("%s gives %q, %v", read.ID, found.ID, ok)
		}
		hasAdvice := found.Advice != nil
		if hasAdvice == (found.Kind == "provider") {
			t.Errorf("%s has advice: %v", read.ID, hasAdvice)
			continue
		}
		if hasAdvice && (found.Advice.Reason == "" || found.Advice.Exhausted == "" || found.Advice.Meaning == "") {
			t.Errorf("%s: %+v", read.ID, *found.Advice)
		}
	}
	if count < 2000 {
		t.Errorf("%d entries", count)
	}
}

// A signpost leads to the entry that took its place; not every registry has one.
func TestLookupOfMovedEntry(t *testing.T) {
	kept := entriesText
	defer func() { entriesText = kept }()
	entriesText = strings.Join([]string{"",
		`{"id":"550","kind":"basic","title":"Mailbox unavailable","reason":"unknown","meaning":"No."}`,
		`{"id":"acme/back","kind":"moved","to":["acme/old"]}`,
		`{"id":"acme/old","kind":"moved","to":["550"]}`,
		`{"id":"unknown","kind":"reason","category":"unknown","definition":"None.","bounce":"undetermined","action":"review","exhausted":"review","fixes":["Look."]}`,
		""}, "\n")
	found, ok := Lookup("acme/old")
	if !ok || found.ID != "550" || found.Advice.Action != ActionReview || found.Advice.Fixes[0] != "Look." {
		t.Errorf("%+v, %v", found, ok)
	}
	if found, ok := Lookup("acme/back"); ok {
		t.Errorf("a signpost to a signpost gives %q", found.ID)
	}
}

func TestAdvice(t *testing.T) {
	code, _ := Lookup("550")
	if code.Advice.Reason != ReasonUnknown || len(code.Advice.Fixes) == 0 || code.Title == "" || len(code.Sources) == 0 {
		t.Errorf("%+v", code)
	}
	ranged, _ := Lookup("microsoft/banned-sending-ip")
	if len(ranged.Codes) == 0 || ranged.Codes[0].Enhanced != "5.7.606-649" {
		t.Errorf("%+v", ranged.Codes)
	}
	var pair Codes
	if err := json.Unmarshal([]byte(`{"basic":550,"enhanced":"x.7.1"}`), &pair); err != nil || pair != (Codes{"550", "x.7.1"}) {
		t.Errorf("%+v, %v", pair, err)
	}
	wording, _ := Lookup("wordings/mailbox-full/en")
	reason, _ := Lookup("mailbox-full")
	if wording.Advice.Meaning != reason.Advice.Meaning || wording.Advice.Reason != ReasonMailboxFull {
		t.Errorf("%+v", wording.Advice)
	}
}

func TestToVocabulary(t *testing.T) {
	full := Match("452 4.2.2 The email account that you tried to reach is over quota", Options{})
	label, err := ToVocabulary(full, VocabularySparkPost)
	if label != "22 Mailbox Full" || err != nil {
		t.Errorf("%q, %v", label, err)
	}
	if label, err := ToVocabulary(full, "nobody"); err == nil || label != "" {
		t.Errorf("%q, %v", label, err)
	}
	for _, each := range []Vocabulary{VocabularyKumoMTA, VocabularySisimai, VocabularySendGrid, VocabularySES} {
		if label, err := full.ToVocabulary(each); err != nil || label == "" {
			t.Errorf("%s: %q, %v", each, label, err)
		}
	}
}

func TestRegistryVersion(t *testing.T) {
	tables, err := RegistryTables()
	if err != nil || tables.Version() != RegistryVersion || strings.TrimSpace(RegistryVersion) != RegistryVersion {
		t.Errorf("%q, %q, %v", tables.Version(), RegistryVersion, err)
	}
	if text, err := os.ReadFile("../data/package.json"); err == nil {
		var manifest struct{ Version string }
		if json.Unmarshal(text, &manifest); manifest.Version != RegistryVersion {
			t.Errorf("packages/data has version %s, this package %s", manifest.Version, RegistryVersion)
		}
	}
}
