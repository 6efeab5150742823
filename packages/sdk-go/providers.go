package bouncebook

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// providerNames finds providers by the names of their hosts and by the domains whose mail they take. Providers of
// one id are one, and of two with the same name the later counts.
type providerNames struct {
	ids     []string
	numbers map[string]int32
	// hosts has exact names; suffixes has the domains that host names end in.
	hosts, suffixes, domains map[string]int32
	// known has a bit for each exact name and suffix, so that most of the others are told without their maps.
	known [1 << 7]uint64
}

// nameBit hashes the length of a name and its first characters.
func nameBit(name []byte) (word, bit uint32) {
	hash := uint32(len(name))
	if len(name) >= 4 {
		hash ^= binary.LittleEndian.Uint32(name)
	}
	hash = hash * (spread >> 32) >> (32 - 13)
	return hash >> 6, hash & 63
}

func (p *providerNames) mayKnow(name []byte) bool {
	word, bit := nameBit(name)
	return p.known[word]>>bit&1 != 0
}

func (p *providerNames) remember(names map[string]int32, name string, number int32) {
	names[name] = number
	word, bit := nameBit([]byte(name))
	p.known[word] |= 1 << bit
}

func newProviderNames() providerNames {
	return providerNames{numbers: map[string]int32{}, hosts: map[string]int32{}, suffixes: map[string]int32{},
		domains: map[string]int32{}}
}

func (p *providerNames) count() int { return len(p.ids) }

// numberOf gives each provider a number, in the order in which they come.
func (p *providerNames) numberOf(id string) int32 {
	if number, known := p.numbers[id]; known {
		return number
	}
	number := int32(len(p.ids))
	p.ids = append(p.ids, id)
	p.numbers[id] = number
	return number
}

func (p *providerNames) add(tables *Tables) {
	for _, row := range tables.providers {
		number := p.numberOf(row.id)
		for _, host := range row.hosts {
			if strings.HasPrefix(host, "*.") {
				p.remember(p.suffixes, host[2:], number)
			} else {
				p.remember(p.hosts, host, number)
			}
		}
		for _, domain := range row.domains {
			p.domains[domain] = number
		}
	}
}

// byHost is the provider that a host name belongs to: the exact name, else the longest domain that it ends in.
func (p *providerNames) byHost(memory *nameMemory, host string) int32 {
	name := plainName(memory, host)
	if p.mayKnow(name) {
		if number, known := p.hosts[string(name)]; known {
			return number
		}
	}
	for at, unit := range name {
		if unit != '.' || !p.mayKnow(name[at+1:]) {
			continue
		}
		if number, known := p.suffixes[string(name[at+1:])]; known {
			return number
		}
	}
	return noProvider
}

// byRecipient is the provider that takes mail for an address, by its domain.
func (p *providerNames) byRecipient(memory *nameMemory, recipient string) int32 {
	domain := strings.TrimSuffix(recipient[strings.LastIndexByte(recipient, '@')+1:], ">")
	if number, known := p.domains[string(plainName(memory, domain))]; known {
		return number
	}
	return noProvider
}

// longestName is where a name is cut; it has at most 255 octets (RFC 1035, section 2.3.4).
const longestName = 320

// nameMemory has room for a name.
type nameMemory [longestName]byte

// nameBytes are the characters of names in lower case; 0 stands for what ends a name or takes a closer look.
var nameBytes = func() (table [256]byte) {
	for unit := byte(0); unit < 0x80; unit++ {
		if unit != '[' && unit != '(' && unit != ':' {
			table[unit] = lowerByte(unit)
		}
	}
	return table
}()

// plainName writes a name in lower case, without an address literal, a port or the root's dot.
func plainName(memory *nameMemory, name string) []byte {
	length := 0
	for length < len(name) && length < longestName {
		unit := nameBytes[name[length]]
		if unit == 0 && name[length] != 0 {
			break
		}
		memory[length] = unit
		length++
	}
	if length < len(name) && length < longestName && name[length] >= 0x80 {
		return trimName(foldName(name))
	}
	if length > 0 && memory[0] > ' ' && memory[length-1] > '.' {
		return memory[:length]
	}
	return trimName(memory[:length])
}

// foldName cuts a name that is not ASCII, counted in UTF-16 code units, and puts it in lower case.
func foldName(name string) []byte {
	units := appendAsUnits(nil, []byte(name))
	if len(units) > longestName {
		units = units[:longestName]
	}
	own := appendUnits(nil, units)
	if cut := bytes.IndexAny(own, "[(:"); cut >= 0 {
		own = own[:cut]
	}
	// The full lower case of this letter is no ASCII letter, the simple one is.
	return bytes.ToLower(bytes.ReplaceAll(own, []byte("\u0130"), []byte("\ufffd")))
}

func trimName(name []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimFunc(name, isNameSpace), []byte("."))
}

// isNameSpace holds for white space as it may stand around a name; unlike in a reply, control characters stay.
func isNameSpace(character rune) bool {
	if character < 0x80 {
		return character == ' ' || character >= '\t' && character <= '\r'
	}
	return isWhite(character) && character > 0x9f && character != 0x200b
}
