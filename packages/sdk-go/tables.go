package bouncebook

import (
	"encoding/json"
	"fmt"
	"strings"
)

// tablesFormat is the layout that this engine reads.
const tablesFormat = 1

// Tables is a registry in the compact form that a matcher takes: verdicts, codes and templates. It is read from the
// JSON that `compileTables` of the npm package @bouncebook/matcher gives:
//
//	var ours bouncebook.Tables
//	err := json.Unmarshal(data, &ours)
type Tables struct {
	version    string
	reasons    [][5]string
	providers  []providerRow
	blocklists []blocklistRow
	entries    []entryRow
	// templates has one template a line, counts how many lines each owner has: entries, providers, blocklists.
	templates []string
	counts    []int
}

type providerRow struct {
	id             string
	hosts, domains []string
}

type blocklistRow struct {
	id             string
	reason         int
	lookup, delist string
}

type entryRow struct {
	id     string
	reason int
	more   entryDetails
}

type entryDetails struct {
	Provider   *int   `json:"provider"`
	Codes      string `json:"codes"`
	Decisive   bool   `json:"decisive"`
	Scoped     bool   `json:"scoped"`
	Vague      bool   `json:"vague"`
	Bounce     string `json:"bounce"`
	Action     string `json:"action"`
	RetryAfter int    `json:"retryAfter"`
	Mechanism  string `json:"mechanism"`
}

// Version is that of the registry that the tables were made from.
func (t *Tables) Version() string { return t.version }

// UnmarshalJSON reads the form described in packages/data/src/tables-format.ts. An error says what is wrong with it.
func (t *Tables) UnmarshalJSON(data []byte) error {
	var read struct {
		Format     int            `json:"format"`
		Version    string         `json:"version"`
		Reasons    [][5]string    `json:"reasons"`
		Providers  []providerRow  `json:"providers"`
		Blocklists []blocklistRow `json:"blocklists"`
		Entries    []entryRow     `json:"entries"`
		Templates  string         `json:"templates"`
		Counts     []int          `json:"counts"`
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return fmt.Errorf("bouncebook: tables: %w", err)
	}
	if read.Format != tablesFormat {
		return fmt.Errorf("bouncebook: tables: format %d is not known to this engine, which reads format %d",
			read.Format, tablesFormat)
	}
	*t = Tables{version: read.Version, reasons: read.Reasons, providers: read.Providers,
		blocklists: read.Blocklists, entries: read.Entries, counts: read.Counts}
	if read.Templates != "" {
		t.templates = strings.Split(read.Templates, "\n")
	}
	return t.check()
}

// check finds what would lead an engine outside its tables.
func (t *Tables) check() error {
	lines := 0
	for _, count := range t.counts {
		if count < 0 {
			return fmt.Errorf("bouncebook: tables: a count is below zero")
		}
		lines += count
	}
	owners := len(t.entries) + len(t.providers) + len(t.blocklists)
	if len(t.counts) != owners || lines != len(t.templates) {
		return fmt.Errorf("bouncebook: tables: counts are %d for %d lines, not %d for %d",
			len(t.counts), lines, owners, len(t.templates))
	}
	for _, row := range t.entries {
		outside := row.more.Provider != nil && (*row.more.Provider < 0 || *row.more.Provider >= len(t.providers))
		if row.reason < 0 || row.reason >= len(t.reasons) || outside {
			return fmt.Errorf("bouncebook: tables: entry %q names a reason or a provider that is not there", row.id)
		}
	}
	for _, row := range t.blocklists {
		if row.reason < 0 || row.reason >= len(t.reasons) {
			return fmt.Errorf("bouncebook: tables: blocklist %q names a reason that is not there", row.id)
		}
	}
	return nil
}

func (p *providerRow) UnmarshalJSON(data []byte) error {
	var kind string
	return readRow(data, 4, &p.id, &kind, &p.hosts, &p.domains)
}

func (b *blocklistRow) UnmarshalJSON(data []byte) error {
	return readRow(data, 4, &b.id, &b.reason, &b.lookup, &b.delist)
}

func (e *entryRow) UnmarshalJSON(data []byte) error {
	return readRow(data, 2, &e.id, &e.reason, &e.more)
}

// readRow reads a list into its columns, of which so many must be there.
func readRow(data []byte, least int, columns ...interface{}) error {
	row := columns
	if err := json.Unmarshal(data, &row); err != nil {
		return err
	}
	if len(row) < least || len(row) > len(columns) {
		return fmt.Errorf("a row has %d columns, not %d", len(row), len(columns))
	}
	return nil
}
