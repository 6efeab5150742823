package bouncebook_test

import (
	"encoding/json"
	"fmt"
	"net/textproto"

	bouncebook "github.com/bouncebook/bouncebook/packages/sdk-go"
)

func ExampleMatch() {
	diagnosis := bouncebook.Match("452 4.2.2 The email account that you tried to reach is over quota", bouncebook.Options{
		Host: "gmail-smtp-in.l.google.com",
	})
	fmt.Println(diagnosis.Reason, diagnosis.Bounce, diagnosis.Action, diagnosis.Exhausted)
	fmt.Println(diagnosis.Provider, diagnosis.Entry)
	// Output:
	// mailbox-full soft retry review
	// google google/mailbox-full
}

// net/smtp gives a refusal as a *textproto.Error, whose text is the reply.
func ExampleMatch_netSMTP() {
	var err error = &textproto.Error{Code: 550, Msg: "5.1.1 The email account that you tried to reach does not exist."}
	if refused, ok := err.(*textproto.Error); ok {
		diagnosis := bouncebook.Match(refused.Error(), bouncebook.Options{Recipient: "nobody@example.com", Command: "RCPT"})
		switch diagnosis.Action {
		case bouncebook.ActionSuppress:
			fmt.Println("stop mailing this address:", diagnosis.Reason)
		case bouncebook.ActionRetry, bouncebook.ActionSlowDown:
			fmt.Println("queue it again:", diagnosis.Reason)
		default:
			fmt.Println("tell the team:", diagnosis.Reason)
		}
	}
	// Output: stop mailing this address: user-unknown
}

func ExampleMatchVerdict() {
	verdict := bouncebook.MatchVerdict("450 4.2.0 Greylisted, try again in 5 minutes", bouncebook.Options{Final: true})
	fmt.Println(verdict.Reason, verdict.Action)
	// Output: greylisted review
}

func ExampleLookup() {
	entry, found := bouncebook.Lookup("5.1.1")
	fmt.Println(found, entry.ID, entry.Title)
	fmt.Println(entry.Advice.Reason, entry.Advice.Action)
	// Output:
	// true x.1.1 Bad destination mailbox
	// user-unknown suppress
}

func ExampleToVocabulary() {
	diagnosis := bouncebook.Match("552 5.2.2 Mailbox full", bouncebook.Options{})
	label, err := bouncebook.ToVocabulary(diagnosis, bouncebook.VocabularySparkPost)
	fmt.Println(label, err)
	// Output: 22 Mailbox Full <nil>
}

func ExampleNewMatcher() {
	// What compileTables of @bouncebook/matcher gives for a registry with one entry.
	compiled := `{
		"format": 1, "version": "1",
		"reasons": [["rate-limited", "rate", "soft", "slow-down", "fix-sender"]],
		"providers": [["ours", "mta", ["relay.example.com"], []]],
		"blocklists": [],
		"entries": [["ours/night-limit", 0, {"provider": 0, "codes": "450/", "retryAfter": 21600}]],
		"templates": "come back when the sun is up",
		"counts": [1, 0]
	}`
	public, err := bouncebook.RegistryTables()
	if err != nil {
		panic(err)
	}
	var ours bouncebook.Tables
	if err := json.Unmarshal([]byte(compiled), &ours); err != nil {
		panic(err)
	}
	matcher, err := bouncebook.NewMatcher(public, ours)
	if err != nil {
		panic(err)
	}
	diagnosis := matcher.Match("450 Come back when the sun is up", bouncebook.Options{Host: "relay.example.com"})
	fmt.Println(diagnosis.Entry, diagnosis.Action, diagnosis.RetryAfter)
	// Output: ours/night-limit slow-down 21600
}
