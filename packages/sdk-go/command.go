package bouncebook

import "bytes"

// command is an SMTP command that was answered.
type command uint8

const (
	commandNone command = iota
	commandConnect
	commandEhlo
	// commandOther is any of the commands that follow EHLO; the contract makes no difference between them.
	commandOther
)

// toCommand names a command by the first words that fit.
func toCommand(low []byte) command {
	for _, verb := range [...]string{"mail", "rcpt"} {
		if hasAt(low, 0, verb) {
			return commandOther
		}
	}
	for _, verb := range [...]string{"ehlo", "helo", "lhlo"} {
		if hasAt(low, 0, verb) {
			return commandEhlo
		}
	}
	for _, verb := range [...]string{"starttls", "auth"} {
		if hasAt(low, 0, verb) {
			return commandOther
		}
	}
	if holdsOneOf(low, "data", "message", "bdat", "end of") {
		return commandOther
	}
	if holdsOneOf(low, "connect", "banner", "greeting") {
		return commandConnect
	}
	return commandNone
}

func holdsOneOf(low []byte, words ...string) bool {
	for _, each := range words {
		if bytes.Contains(low, []byte(each)) {
			return true
		}
	}
	return false
}

// commandOf names a command that a caller gave, in either case of ASCII.
func commandOf(written string) command {
	switch written {
	case "RCPT", "MAIL", "DATA":
		return commandOther
	case "EHLO", "HELO":
		return commandEhlo
	case "CONNECT":
		return commandConnect
	}
	var few [64]byte
	low := append(few[:0], written...)
	for at, unit := range low {
		low[at] = lowerByte(unit)
	}
	return toCommand(low)
}
