package bouncebook

import (
	"strings"
	"testing"
	"unicode/utf8"
)

type hostileText struct{ name, text string }

// hostileTexts are made to be read as often as possible.
func hostileTexts() []hostileText {
	repeat := func(text string) string { return strings.Repeat(text, longestReply/len(text)+1) }
	return []hostileText{
		{"plain words", "550 " + repeat("nothing that anybody waits for, ")},
		{"one letter", "550 " + repeat("a")},
		{"spaces", repeat(" ")},
		{"line ends", repeat("\r\n")},
		{"repeated codes", repeat("550-5.7.1 550 ")},
		{"hosts", repeat("host a[1] sai host ")},
		{"hosts of one name", "host " + repeat("a:1") + " said: 550"},
		{"exim", repeat("smtp error from remote mail server after a: host b")},
		{"talking", repeat("while talking to ")},
		{"remote", repeat("remote host said: ")},
		{"colons", repeat(":")},
		{"dots", "550 " + repeat("1.")},
		{"addresses", "550 " + repeat("a@")},
		{"ip", "550 rejected " + repeat("1:2:")},
		{"links", "550 " + repeat("a://1/")},
		{"numbers with units", "450 " + repeat("5 s 5 min ")},
		{"one retry", "450 " + repeat("5s ") + "retry"},
		{"template beginnings", "550 " + repeat("client host [ blocked using ")},
		{"open placeholders", "550 " + repeat("service unavailable; client host [192.0.2.1] blocked using ")},
		{"many entries", "550 " + repeat("user unknown mailbox full relay denied spam dmarc ")},
		{"characters beyond ascii", "550 " + repeat("邮箱空间不足 ")},
		{"pairs of surrogates", repeat("\U0001f600")},
		{"broken bytes", repeat("\xff\xc0")},
	}
}

func TestHostileTexts(t *testing.T) {
	for _, each := range hostileTexts() {
		answer := Match(each.text, Options{Host: each.text, Recipient: each.text, Command: each.text})
		if !utf8.ValidString(answer.Text) || !utf8.ValidString(answer.Fingerprint) {
			t.Errorf("%s: the answer is not UTF-8", each.name)
		}
		if answer.Reason == "" || answer.Action == "" || answer.Candidates == nil || answer.Evidence == nil {
			t.Errorf("%s: the answer is not whole: %v", each.name, answer)
		}
	}
}
