package bouncebook

// A wait is believed only near a word that asks for one.
var retryCues = readCues("retry", "try", "again", "wait", "later", "grey", "gray", "delay", "defer", "come back",
	"resend", "next attempt", "erneut", "warten", "später", "réessay", "reintent", "riprov", "ritent", "opnieuw",
	"повтор", "稍后", "重试", "再试", "後ほど")

const (
	// nearCue is how far from a time such a word may stand.
	nearCue = 60
	// longestCue is the length of `next attempt`.
	longestCue = 12
)

// readCues lists words by their first character.
func readCues(words ...string) (cues [256][]piece) {
	for _, each := range readPieces(words...) {
		cues[each.text[0]] = append(cues[each.text[0]], each)
	}
	return cues
}

// cueSearch looks for words that ask to wait, near one place after the other.
type cueSearch struct {
	text *line
	// searched is up to where no such word begins that ends before the last place's neighbourhood does.
	searched int
}

// isNear says whether such a word stands near a stretch.
func (c *cueSearch) isNear(from, to int) bool {
	if from -= nearCue; from < c.searched {
		from = c.searched
	}
	if to += nearCue; to > len(c.text.low) {
		to = len(c.text.low)
	}
	for at := from; at < to; at++ {
		if len(retryCues[c.text.low[at]]) > 0 && c.standsAt(at, to) {
			return true
		}
	}
	// What begins further back is whole, and was looked at.
	if c.searched = to - longestCue; c.searched < 0 {
		c.searched = 0
	}
	return false
}

func (c *cueSearch) standsAt(at, to int) bool {
	cues := retryCues[c.text.low[at]]
	for index := range cues {
		each := &cues[index]
		if at+len(each.text) <= to && each.standsAt(c.text, at) {
			return true
		}
	}
	return false
}
