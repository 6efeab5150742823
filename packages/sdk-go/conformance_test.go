package bouncebook

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// vectors are questions with the answers that every engine gives.
type vector struct {
	What     string                 `json:"what"`
	Reply    string                 `json:"reply"`
	Options  Options                `json:"options"`
	Expected map[string]interface{} `json:"expected"`
}

const conformance = "../../conformance"

// readVectors reads a file of one vector a line. Without the repository around the package there are none.
func readVectors(t testing.TB, name string) []vector {
	t.Helper()
	file, err := os.Open(filepath.Join(conformance, name))
	if err != nil {
		t.Skipf("%v (the vectors are in the repository; `npx tsx scripts/generate-conformance.ts --random 20000 --seed 7` "+
			"writes those of the whole registry)", err)
	}
	defer file.Close()
	var all []vector
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var read vector
		if err := json.Unmarshal(lines.Bytes(), &read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, read)
	}
	if lines.Err() != nil || len(all) == 0 {
		t.Fatalf("%s: %d vectors, %v", name, len(all), lines.Err())
	}
	return all
}

// asMap is a diagnosis as any reader of JSON sees it.
func asMap(t testing.TB, answer interface{}) map[string]interface{} {
	t.Helper()
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	var read map[string]interface{}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// conformanceMatcher has the small registry that the vectors are about.
func conformanceMatcher(t testing.TB) *Matcher {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(conformance, "tables.json"))
	if err != nil {
		t.Skip(err)
	}
	var tables Tables
	if err := json.Unmarshal(text, &tables); err != nil {
		t.Fatal(err)
	}
	matcher, err := NewMatcher(tables)
	if err != nil {
		t.Fatal(err)
	}
	return matcher
}

// expectVectors asks each question twice, since an engine may remember nothing between replies. With whole, the
// answer has no other keys than those expected.
func expectVectors(t *testing.T, matcher *Matcher, vectors []vector, whole bool) {
	t.Helper()
	wrong := 0
	for round := 0; round < 2; round++ {
		for _, each := range vectors {
			given := asMap(t, matcher.Match(each.Reply, each.Options))
			for key, expected := range each.Expected {
				if !reflect.DeepEqual(given[key], expected) {
					t.Errorf("%s: %s of %q is\n%v, not\n%v", each.What, key, each.Reply, given[key], expected)
					wrong++
				}
			}
			for key := range given {
				if _, expected := each.Expected[key]; whole && !expected {
					t.Errorf("%s: %q has %s, %v", each.What, each.Reply, key, given[key])
					wrong++
				}
			}
			if wrong > 20 {
				t.Fatal("and so on")
			}
		}
	}
}

func TestConformance(t *testing.T) {
	matcher := conformanceMatcher(t)
	for _, name := range []string{"reply", "codes", "template", "provider", "ranking", "verdict", "facets"} {
		t.Run(name, func(t *testing.T) {
			expectVectors(t, matcher, readVectors(t, name+".jsonl"), false)
		})
	}
}

func TestConformanceOfRegistry(t *testing.T) {
	for _, name := range []string{"registry", "random"} {
		t.Run(name, func(t *testing.T) {
			expectVectors(t, publicMatcher(), readVectors(t, name+".jsonl"), true)
		})
	}
}

// A verdict alone is the same as that of a diagnosis.
func TestVerdictOfRegistry(t *testing.T) {
	for _, each := range readVectors(t, "registry.jsonl") {
		given, expected := MatchVerdict(each.Reply, each.Options), Match(each.Reply, each.Options).Verdict
		if given != expected {
			t.Fatalf("%q: %v, not %v", each.Reply, given, expected)
		}
	}
}
