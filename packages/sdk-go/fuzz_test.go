package bouncebook

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// FuzzMatch tries any bytes as a reply: there is an answer, it can be written as JSON, and what it quotes is text.
// `go test` runs the seeds alone; `go test -fuzz FuzzMatch` goes on from them.
func FuzzMatch(f *testing.F) {
	for _, each := range []string{
		"", "5", "550", "550-5.7.1 a\r\n550 5.7.1 b", "smtp; 550 5.1.1 <a@example.com>: no such user",
		"host mx.example.com[192.0.2.1]:25 said: 550 5.1.1 x (in reply to RCPT TO command)",
		"SMTP error from remote mail server after RCPT TO:<a@example.com>: host mx.example.com [192.0.2.1]: 550 x",
		"... while talking to mx.example.com.: >>> DATA <<< 554 5.7.1 x",
		"550 5.3.0 5.3.0 - Other mail system problem '550 5.1.1 x' (delivery attempts: 0)",
		"550 blocked, see https://example.com/a/b1?c=d, 2001:db8::1, 192.0.2.1", "450 wait 5 minutes or 0:05:00",
		"\xff\xfe\u0130\u212a\U0001f600 邮箱空间不足",
	} {
		f.Add(each, "mx.example.com", true)
	}
	for _, each := range hostileTexts() {
		f.Add(each.text, each.text, false)
	}
	f.Fuzz(func(t *testing.T, reply, name string, final bool) {
		answer := Match(reply, Options{Host: name, Recipient: name, Command: name, Final: final})
		if _, err := json.Marshal(answer); err != nil {
			t.Fatal(err)
		}
		texts := []string{answer.Text, answer.Fingerprint, answer.Enhanced, answer.Values.IP, answer.Values.Domain,
			answer.Values.Address}
		for _, each := range answer.Evidence {
			texts = append(texts, each.Text)
		}
		for _, each := range texts {
			if !utf8.ValidString(each) {
				t.Fatalf("%q is not UTF-8", each)
			}
		}
		if answer.Reason == "" || answer.Action == "" || answer.Exhausted == "" || len(answer.Candidates) > 8 {
			t.Fatalf("%+v", answer)
		}
	})
}
