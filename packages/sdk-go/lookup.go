package bouncebook

import (
	_ "embed" // the entries of the registry
	"encoding/json"
	"strings"
)

// entriesText has one entry a line as JSON that begins with the id, sorted by id; it begins and ends with a line end.
//
//go:embed data/entries.jsonl
var entriesText string

// RegistryVersion is the version of the registry in this package.
//
//go:embed data/version.txt
var RegistryVersion string

// Entry is what the registry says of a code, a provider's response, a wording, a reason, a provider or a blocklist.
// What a kind of entry does not have is empty.
type Entry struct {
	// ID is a path that lives forever: 550, x.1.1, google/dmarc-policy, mailbox-full, google, spamhaus-zen.
	ID string `json:"id"`
	// Kind is basic, enhanced, response, wording, reason, provider or blocklist.
	Kind string `json:"kind"`
	// Title is a name in a few words; wordings have none.
	Title string `json:"title"`
	// Status says who defines a code, or whether a blocklist still answers.
	Status string `json:"status"`
	// Codes are those with which a provider's response comes.
	Codes []Codes `json:"codes"`
	// Match has the texts that servers send, with placeholders such as {ip}.
	Match []string `json:"match"`
	// Vague says that several causes share a code.
	Vague bool `json:"vague"`
	// Mechanism is the authentication or transport security that it is about.
	Mechanism Mechanism `json:"mechanism"`
	// RetryAfter is the time to wait in seconds, where the provider documents it.
	RetryAfter int `json:"retryAfter"`
	// Notes is what else is to be known.
	Notes string `json:"notes"`
	// Sources are where it can be read, the strongest evidence first.
	Sources []Source `json:"sources"`
	// Advice is the verdict and what to do; nil for a provider, which has none.
	Advice *Advice `json:"-"`
	// JSON is the whole entry as the registry has it, for what is not among these fields.
	JSON string `json:"-"`
}

// Codes is a pair of codes as a provider writes it: a code, a range (550-554, 5.7.606-649), 4xx, x.7.26. Either may
// be empty.
type Codes struct {
	Basic    string
	Enhanced string
}

// UnmarshalJSON reads a pair whose reply code is a number or a range.
func (c *Codes) UnmarshalJSON(data []byte) error {
	var read struct {
		Basic    json.RawMessage `json:"basic"`
		Enhanced string          `json:"enhanced"`
	}
	err := json.Unmarshal(data, &read)
	c.Basic, c.Enhanced = strings.Trim(string(read.Basic), `"`), read.Enhanced
	return err
}

// Source is where a claim can be read.
type Source struct {
	URL   string `json:"url"`
	Title string `json:"title"`
	// Kind is standard, provider, secondary or observed.
	Kind string `json:"kind"`
	// Seen is the day on which the page's text was read, as YYYY-MM-DD; empty when nobody could read it.
	Seen string `json:"seen"`
}

// Advice is a verdict and what to do, with those of the reason where an entry has none of its own.
type Advice struct {
	Category  Category
	Reason    Reason
	Bounce    Bounce
	Action    Action
	Exhausted Action
	Meaning   string
	Causes    []string
	Fixes     []string
}

// longestID is longer than any id, so that a stranger's text is not searched for.
const longestID = 120

// Lookup finds a reply code ("550"), an enhanced status code ("5.1.1", "x.1.1") or an id ("google/dmarc-policy",
// "mailbox-full", "google", "spamhaus-zen"). The id of a moved entry gives the entry that took its place. Only what
// is asked for is read, so a program that looks up many should keep the answers.
func Lookup(codeOrID string) (Entry, bool) {
	id := strings.TrimFunc(codeOrID, isNameSpace)
	if len(id) > 2 && (id[0] == '2' || id[0] == '4' || id[0] == '5') && id[1] == '.' && isDigit(id[2]) {
		id = "x" + id[1:]
	}
	text, found := entryText(id)
	if !found {
		return Entry{}, false
	}
	var read Entry
	advised, err := readAdvised(text, &read)
	if err != nil {
		return Entry{}, false
	}
	if read.Kind != "provider" {
		read.Advice = advised.advice(read.Kind, read.ID)
	}
	read.JSON = text
	return read, true
}

// entryText is the line of an id, or of the entry to which a moved one leads.
func entryText(id string) (string, bool) {
	text, found := findLine(id)
	if !found {
		return "", false
	}
	var moved struct {
		Kind string   `json:"kind"`
		To   []string `json:"to"`
	}
	// Every line begins with id and kind, and only a signpost is worth reading twice.
	if !strings.HasPrefix(text, `{"id":"`+id+`","kind":"moved"`) {
		return text, true
	}
	if json.Unmarshal([]byte(text), &moved) != nil || len(moved.To) == 0 {
		return "", false
	}
	text, found = findLine(moved.To[0])
	return text, found && !strings.HasPrefix(text, `{"id":"`+moved.To[0]+`","kind":"moved"`)
}

// findLine looks for the line of an id by halving, since the lines are sorted by id.
func findLine(id string) (string, bool) {
	const beforeID = "\n{\"id\":\""
	if len(id) > longestID {
		return "", false
	}
	low, high := 0, len(entriesText)-1
	for low < high {
		middle := (low + high) / 2
		start := strings.LastIndexByte(entriesText[:middle+1], '\n')
		end := start + 1 + strings.IndexByte(entriesText[start+1:], '\n')
		named := entriesText[start+len(beforeID) : end]
		named = named[:strings.IndexByte(named, '"')]
		switch {
		case named == id:
			return entriesText[start+1 : end], true
		case named < id:
			low = end
		default:
			high = start
		}
	}
	return "", false
}

// advised is the part of an entry from which its advice is made.
type advised struct {
	Category   Category `json:"category"`
	Reason     Reason   `json:"reason"`
	Bounce     Bounce   `json:"bounce"`
	Action     Action   `json:"action"`
	Exhausted  Action   `json:"exhausted"`
	Meaning    string   `json:"meaning"`
	Definition string   `json:"definition"`
	Causes     []string `json:"causes"`
	Fixes      []string `json:"fixes"`
}

func readAdvised(text string, whole *Entry) (read advised, err error) {
	if whole != nil {
		err = json.Unmarshal([]byte(text), whole)
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &read)
	}
	return read, err
}

// advice fills in what the reason says. A wording has its reason in its id.
func (own advised) advice(kind, id string) *Advice {
	switch kind {
	case "reason":
		own.Reason = Reason(id)
	case "wording":
		own = advised{Reason: Reason(strings.Split(id, "/")[1])}
	}
	text, _ := findLine(string(own.Reason))
	reason, err := readAdvised(text, nil)
	if err != nil {
		return nil
	}
	given := &Advice{Category: reason.Category, Reason: own.Reason, Bounce: own.Bounce, Action: own.Action,
		Exhausted: reason.Exhausted, Meaning: own.Meaning, Causes: own.Causes, Fixes: own.Fixes}
	if given.Bounce == "" {
		given.Bounce = reason.Bounce
	}
	if given.Action == "" {
		given.Action = reason.Action
	}
	if given.Meaning == "" {
		given.Meaning = reason.Definition
	}
	if given.Causes == nil {
		given.Causes = reason.Causes
	}
	if given.Fixes == nil {
		given.Fixes = reason.Fixes
	}
	return given
}
