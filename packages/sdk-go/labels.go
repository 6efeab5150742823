package bouncebook

import (
	_ "embed" // the labels of other vocabularies
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed data/vocabularies.json
var vocabulariesText []byte

var vocabularies struct {
	once   sync.Once
	labels map[Vocabulary]map[Reason]string
}

// ToVocabulary is the label that comes closest to a diagnosis in another system's vocabulary. The error says that
// the vocabulary is not one of ours.
func ToVocabulary(diagnosis Diagnosis, vocabulary Vocabulary) (string, error) {
	return diagnosis.Verdict.ToVocabulary(vocabulary)
}

// ToVocabulary is the label that comes closest to a verdict in another system's vocabulary. The error says that the
// vocabulary is not one of ours.
func (v Verdict) ToVocabulary(vocabulary Vocabulary) (string, error) {
	vocabularies.once.Do(func() {
		// Text that the package was built with, which its tests read.
		if err := json.Unmarshal(vocabulariesText, &vocabularies.labels); err != nil {
			panic(err)
		}
	})
	labels, known := vocabularies.labels[vocabulary]
	if !known {
		return "", fmt.Errorf("bouncebook: there is no vocabulary %q", vocabulary)
	}
	return labels[v.Reason], nil
}
