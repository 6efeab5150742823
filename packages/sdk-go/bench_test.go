package bouncebook

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

type question struct {
	reply   string
	options Options
}

// benchmarkQuestions come from the file that BOUNCEBOOK_REPLIES names, one object a line with the keys text, host,
// recipient and command; else they are the registry's examples.
func benchmarkQuestions(b *testing.B) (questions []question) {
	path := os.Getenv("BOUNCEBOOK_REPLIES")
	if path == "" {
		for _, each := range readVectors(b, "registry.jsonl") {
			questions = append(questions, question{each.Reply, each.Options})
		}
		return questions
	}
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var read struct {
			Text string
			Options
		}
		if err := json.Unmarshal(lines.Bytes(), &read); err != nil {
			b.Fatal(err)
		}
		questions = append(questions, question{read.Text, read.Options})
	}
	return questions
}

// One operation is one reply with all its facets.
func BenchmarkMatch(b *testing.B) {
	questions := benchmarkQuestions(b)
	Match("", Options{})
	b.ReportAllocs()
	b.ResetTimer()
	for at, next := 0, 0; at < b.N; at++ {
		Match(questions[next].reply, questions[next].options)
		if next++; next == len(questions) {
			next = 0
		}
	}
}

func BenchmarkMatchVerdict(b *testing.B) {
	questions := benchmarkQuestions(b)
	Match("", Options{})
	b.ReportAllocs()
	b.ResetTimer()
	for at, next := 0, 0; at < b.N; at++ {
		MatchVerdict(questions[next].reply, questions[next].options)
		if next++; next == len(questions) {
			next = 0
		}
	}
}

// What the first call costs.
func BenchmarkStartUp(b *testing.B) {
	b.ReportAllocs()
	for at := 0; at < b.N; at++ {
		tables, err := RegistryTables()
		if err == nil {
			_, err = NewMatcher(tables)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// The worst that a stranger's text of 4,096 characters costs, beside 4,096 harmless ones.
func BenchmarkHostile(b *testing.B) {
	for _, each := range hostileTexts() {
		text := each.text
		b.Run(strings.ReplaceAll(each.name, " ", "-"), func(b *testing.B) {
			for at := 0; at < b.N; at++ {
				Match(text, Options{})
			}
		})
	}
}
