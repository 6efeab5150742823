package bouncebook

import (
	"bytes"
	"math/bits"
	"unicode"
)

// unitWord is a word for a unit of time.
type unitWord struct {
	piece
	seconds int
	// closed says that the word ends in a character that needs no end behind it, since its script has no spaces.
	closed bool
}

// The words are those of the languages in which servers name a time, by their first character.
var timeUnits = readTimeUnits(
	timeUnit{1, []string{"seconds", "second", "secs", "sec", "s", "sekunden", "sekunde", "secondes", "seconde",
		"segundos", "secondi", "seconden", "sekund", "секунд", "秒"}},
	timeUnit{60, []string{"minutes", "minute", "mins", "min", "minuten", "minutos", "minuti", "minuut", "minut",
		"minuty", "minuter", "minutter", "минут", "分钟", "分鐘", "分"}},
	timeUnit{3600, []string{"hours", "hour", "hrs", "hr", "h", "stunden", "stunde", "heures", "heure", "horas", "hora",
		"ore", "ora", "uur", "godzin", "timmar", "timer", "час", "часа", "часов", "小时", "小時", "時間"}},
	timeUnit{86400, []string{"days", "day", "tage", "tag", "jours", "jour", "días", "dias", "giorni", "dagen", "дней",
		"天", "日"}},
)

// longestWait is seven days.
const longestWait = 7 * 86400

type timeUnit struct {
	seconds int
	words   []string
}

func readTimeUnits(units ...timeUnit) (words [256][]unitWord) {
	for _, unit := range units {
		for _, each := range readPieces(unit.words...) {
			word := unitWord{piece: each, seconds: unit.seconds}
			if each.wide != nil {
				last := each.wide[len(each.wide)-1]
				word.closed = last >= 0x3000 && last <= 0x9fff
			}
			words[each.text[0]] = append(words[each.text[0]], word)
		}
	}
	return words
}

func readPieces(words ...string) []piece {
	pieces := make([]piece, len(words))
	for at, each := range words {
		pieces[at] = readPiece(appendAsUnits(nil, []byte(each)))
	}
	return pieces
}

// namedRetryAfter is the time that a reply names for the next attempt, in seconds: "try again in 5 minutes",
// "greylisted for 60 s". 0 when it names none.
func (s *scratch) namedRetryAfter() int {
	normal := &s.reply.line
	near := cueSearch{text: normal}
	if seconds, found := near.namedSpan(&s.words); found {
		return boundedWait(seconds)
	}
	near = cueSearch{text: normal}
	if seconds, found := near.namedClock(); found {
		return boundedWait(seconds)
	}
	return 0
}

// namedSpan is the first number with a unit and a word near it that asks to wait. The words are those of the text.
func (c *cueSearch) namedSpan(words *wordLine) (seconds int, found bool) {
	carry := uint64(0)
	for block := 0; block<<6 < len(c.text.low); block++ {
		digits := words.digits(block, len(c.text.low))
		// A number begins where no digit stands before.
		begins := digits &^ (digits<<1 | carry)
		for carry = digits >> 63; begins != 0; begins &= begins - 1 {
			if seconds, found = c.spanAt(block<<6 + bits.TrailingZeros64(begins)); found {
				return seconds, true
			}
		}
	}
	return 0, false
}

// spanAt reads a number and a unit.
func (c *cueSearch) spanAt(at int) (seconds int, found bool) {
	low := c.text.low
	if at > 0 && goesOnFromNumber(low[at-1]) {
		return 0, false
	}
	end := endOfDigits(low, at, 7)
	if end-at > 6 {
		return 0, false
	}
	unit, behind := c.text.unitAt(end)
	if unit == 0 || !c.isNear(at, behind) {
		return 0, false
	}
	return valueOf(low[at:end]) * unit, true
}

// goesOnFromNumber says whether a character makes a number behind it the part of a code, a clock or an address.
func goesOnFromNumber(unit byte) bool {
	switch unit {
	case '.', ':', '/', '-':
		return true
	}
	return isDigit(unit)
}

// unitAt reads a unit behind a number; 0 when there is none.
func (l *line) unitAt(at int) (seconds, end int) {
	if hasByteAt(l.low, at, ' ') || hasByteAt(l.low, at, '-') {
		at++
	}
	if at == len(l.low) {
		return 0, 0
	}
	units := timeUnits[l.low[at]]
	for index := range units {
		each := &units[index]
		if !each.standsAt(l, at) {
			continue
		}
		if end = at + len(each.text); each.closed || !l.goesOnAsWord(end) {
			return each.seconds, end
		}
	}
	return 0, 0
}

// goesOnAsWord says whether a letter of any script, a digit or a hyphen stands at a place.
func (l *line) goesOnAsWord(at int) bool {
	if at >= len(l.low) {
		return false
	}
	if unit := l.low[at]; unit < 0x80 {
		return isLetter(unit) || isDigit(unit) || unit == '-'
	}
	character, _ := runeAt(l.units, at)
	return unicode.IsLetter(character)
}

// namedClock is the first time of the form h:mm:ss with a word near it that asks to wait.
func (c *cueSearch) namedClock() (seconds int, found bool) {
	low := c.text.low
	for colon := bytes.IndexByte(low, ':'); colon >= 0; {
		if at, ok := beginOfClock(low, colon); ok && c.isNear(at, colon+6) {
			return valueOf(low[at:colon])*3600 + valueOf(low[colon+1:colon+3])*60 + valueOf(low[colon+4:colon+6]), true
		}
		next := bytes.IndexByte(low[colon+1:], ':')
		if next < 0 {
			break
		}
		colon += 1 + next
	}
	return 0, false
}

// beginOfClock is where the hours of a time begin that has its first colon at a place. Neither digits nor dots nor
// colons stand beside it.
func beginOfClock(low []byte, colon int) (at int, ok bool) {
	if !isClockPart(low, colon) || !isClockPart(low, colon+3) {
		return 0, false
	}
	for at = colon; at > 0 && at > colon-2 && isDigit(low[at-1]); {
		at--
	}
	if at == colon || at > 0 && (isDigit(low[at-1]) || isDotOrColon(low[at-1])) {
		return 0, false
	}
	end := colon + len(":mm:ss")
	return at, end == len(low) || !isDigit(low[end]) && !isDotOrColon(low[end])
}

// isClockPart says whether a colon and two digits stand at a place.
func isClockPart(low []byte, at int) bool {
	return hasByteAt(low, at, ':') && endOfDigits(low, at+1, 2) == at+3
}

func valueOf(digits []byte) int {
	value := 0
	for _, unit := range digits {
		value = value*10 + int(unit-'0')
	}
	return value
}

func boundedWait(seconds int) int {
	if seconds > longestWait {
		return 0
	}
	return seconds
}
