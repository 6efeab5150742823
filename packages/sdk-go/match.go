package bouncebook

import (
	_ "embed" // the tables of the registry
	"encoding/json"
	"sync"
)

//go:embed data/tables.json
var tablesText []byte

// RegistryTables reads the tables of the public registry, for NewMatcher.
func RegistryTables() (Tables, error) {
	var read Tables
	err := json.Unmarshal(tablesText, &read)
	return read, err
}

var registry struct {
	once    sync.Once
	matcher *Matcher
}

// Match diagnoses one reply with the public registry. Any text of any size has an answer. The first call reads the
// registry, which takes tens of milliseconds. It may be used by several goroutines at once.
func Match(reply string, options Options) (answer Diagnosis) {
	publicMatcher().fill(reply, &options, &answer)
	return answer
}

// MatchVerdict gives the verdict alone, which takes less than half the time.
func MatchVerdict(reply string, options Options) Verdict {
	return publicMatcher().MatchVerdict(reply, options)
}

// publicMatcher panics only where the tables that the package was built with cannot be read, which its tests rule
// out.
func publicMatcher() *Matcher {
	registry.once.Do(func() {
		public, err := RegistryTables()
		if err == nil {
			registry.matcher, err = NewMatcher(public)
		}
		if err != nil {
			panic(err)
		}
	})
	return registry.matcher
}
