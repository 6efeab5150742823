package bouncebook

import (
	"bytes"
	"strings"
)

// piece is the literal part of a template. Its bytes are compared with the low bytes of a line; where it has
// characters beyond ASCII, wide holds its code units, which are compared too.
type piece struct {
	text []byte
	wide []uint16
	// rare is the place of the character that is the rarest in English, by which the piece is found fastest.
	rare int
}

// commonness has the characters of English replies, the most common last.
const commonness = "zqjxkvbgwpyfmcuhdlrsntioae "

func rarestOf(text []byte) int {
	rare := 0
	for at := range text {
		if strings.IndexByte(commonness, text[at]) < strings.IndexByte(commonness, text[rare]) {
			rare = at
		}
	}
	return rare
}

// template is literal pieces with a placeholder between each two; the outer pieces may be empty.
type template struct {
	pieces []piece
	gaps   []placeholder
	// first is the index of the first piece that is not empty.
	first int
	// weight is the number of literal characters.
	weight int
	owner  owner
}

// span is a stretch of a line, as its first place and the one behind its last.
type span struct{ from, to int32 }

func readTemplate(text string) template {
	units := appendAsUnits(nil, []byte(text))
	read := template{weight: len(units)}
	begin := 0
	for at := 0; at <= len(units); at++ {
		if at < len(units) && (units[at] == 0 || units[at] > uint16(len(placeholders))) {
			continue
		}
		read.pieces = append(read.pieces, readPiece(units[begin:at]))
		if at < len(units) {
			read.gaps = append(read.gaps, placeholders[units[at]-1])
			read.weight--
		}
		begin = at + 1
	}
	if len(read.pieces[0].text) == 0 && len(read.pieces) > 1 {
		read.first = 1
	}
	return read
}

func readPiece(units []uint16) piece {
	read := piece{text: make([]byte, len(units))}
	beyond := false
	for at, unit := range units {
		read.text[at] = lowOf(unit)
		beyond = beyond || unit >= 0x80
	}
	if beyond {
		read.wide = units
	}
	read.rare = rarestOf(read.text)
	return read
}

func (p *piece) standsAt(text *line, at int) bool {
	end := at + len(p.text)
	if at < 0 || end > len(text.low) || string(text.low[at:end]) != string(p.text) {
		return false
	}
	return p.wide == nil || p.standsWide(text, at)
}

func (p *piece) standsWide(text *line, at int) bool {
	if !text.wide {
		return false
	}
	for index, unit := range p.wide {
		if text.units[at+index] != unit {
			return false
		}
	}
	return true
}

// next is the nearest place in a stretch of the text at which a piece stands; -1 when there is none.
func (p *piece) next(text *line, from, to int) int {
	low := text.low
	sign := p.text[p.rare]
	for from+len(p.text) <= to {
		found := bytes.IndexByte(low[from+p.rare:to], sign)
		if found < 0 || from+found+len(p.text) > to {
			return -1
		}
		if p.standsAt(text, from+found) {
			return from + found
		}
		from += found + 1
	}
	return -1
}

// find is the leftmost place where a template stands: the first literal piece is tried at each of its places in
// turn. What the placeholders take goes into taken.
func (t *template) find(text *line, taken []span) (found span, ok bool) {
	lead := &t.pieces[t.first]
	for at := lead.next(text, 0, len(text.low)); at >= 0; at = lead.next(text, at+1, len(text.low)) {
		if found, ok = t.matchAt(text, at, taken); ok {
			return found, true
		}
	}
	return span{}, false
}

// matchAt matches a template whose first literal piece stands at a place. It looks no further than the placeholders
// reach, so that it costs the same in a text that has the template's beginning many times over.
func (t *template) matchAt(text *line, at int, taken []span) (span, bool) {
	start := at
	if t.first == 1 {
		if start = runBefore(t.gaps[0], text.low, at); start < 0 {
			return span{}, false
		}
		taken[0] = span{int32(start), int32(at)}
	}
	end := at + len(t.pieces[t.first].text)
	for next := t.first + 1; next < len(t.pieces); next++ {
		gap, literal := t.gaps[next-1], &t.pieces[next]
		var from int
		if len(literal.text) == 0 {
			from = runAfter(gap, text.low, end)
		} else {
			from = literal.behind(text, gap, end)
		}
		if from < 0 {
			return span{}, false
		}
		taken[next-1] = span{int32(end), int32(from)}
		end = from + len(literal.text)
	}
	return span{int32(start), int32(end)}, true
}

// behind is the nearest place of a piece at which what lies between fits the placeholder; -1 when there is none.
func (p *piece) behind(text *line, gap placeholder, end int) int {
	low := text.low
	limit := end + gap.longest + len(p.text)
	if limit > len(low) {
		limit = len(low)
	}
	checked := end
	for at := p.next(text, end+gap.shortest, limit); at >= 0; at = p.next(text, at+1, limit) {
		for checked < at && kindsOf[low[checked]]&gap.kind != 0 {
			checked++
		}
		if checked < at {
			return -1
		}
		if gap.accepts(low[end:at]) {
			return at
		}
	}
	return -1
}

// isNear says whether a piece stands so near before a place that a placeholder may reach from one to the other.
func (p *piece) isNear(text *line, gap placeholder, place int) bool {
	low := text.low
	if gap.kind == kindAny {
		from := place - gap.longest - len(p.text)
		if from < 0 {
			from = 0
		}
		return p.next(text, from, place) >= 0
	}
	last := p.text[len(p.text)-1]
	for at := place; at > 0 && place-at <= gap.longest; at-- {
		if low[at-1] == last && place-at >= gap.shortest && bytes.HasSuffix(low[:at], p.text) {
			return true
		}
		if kindsOf[low[at-1]]&gap.kind == 0 {
			return false
		}
	}
	return false
}

// runBefore is where the longest run of a placeholder's characters that touches a piece begins; -1 when it is none.
func runBefore(gap placeholder, low []byte, end int) int {
	start := end
	for start > 0 && end-start < gap.longest && kindsOf[low[start-1]]&gap.kind != 0 {
		start--
	}
	// A dot or colon at the outer end of an address belongs to the sentence.
	for gap.kind == kindIP && start < end && isDotOrColon(low[start]) {
		start++
	}
	if end-start < gap.shortest || !gap.accepts(low[start:end]) {
		return -1
	}
	return start
}

// runAfter is where the longest run of a placeholder's characters behind a piece ends; -1 when it is none.
func runAfter(gap placeholder, low []byte, start int) int {
	end := start
	for end < len(low) && end-start < gap.longest && kindsOf[low[end]]&gap.kind != 0 {
		end++
	}
	for gap.kind == kindIP && end > start && isDotOrColon(low[end-1]) {
		end--
	}
	if end-start < gap.shortest || !gap.accepts(low[start:end]) {
		return -1
	}
	return end
}

func isDotOrColon(unit byte) bool { return unit == '.' || unit == ':' }
