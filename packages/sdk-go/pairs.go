package bouncebook

import (
	"strconv"
	"strings"
)

// codePair is a pair of codes with which a response comes.
type codePair struct {
	// low and high are the lowest and highest reply code; 0 when the pair names none.
	low, high int32
	// enhancedLow and enhancedHigh are packed, without their class; 0 when the pair names none.
	enhancedLow, enhancedHigh int32
	// class is that of the enhanced code; 0 when it is left open.
	class int32
}

// readCodePairs reads `550/5.7.606-649 4xx/`.
func readCodePairs(codes string) []codePair {
	if codes == "" {
		return nil
	}
	var pairs []codePair
	for _, written := range strings.Split(codes, " ") {
		basic, enhanced, _ := strings.Cut(written, "/")
		pair := codePair{}
		pair.low, pair.high = readBasicRange(basic)
		pair.readEnhanced(enhanced)
		pairs = append(pairs, pair)
	}
	return pairs
}

func readBasicRange(written string) (low, high int32) {
	if strings.HasSuffix(written, "xx") {
		class := number(written[:1])
		return class * 100, class*100 + 99
	}
	return numberRange(written)
}

func (p *codePair) readEnhanced(written string) {
	parts := strings.Split(written, ".")
	if len(parts) != 3 {
		return
	}
	first, last := numberRange(parts[2])
	p.class = number(parts[0])
	p.enhancedLow = packEnhanced(number(parts[1]), first)
	p.enhancedHigh = packEnhanced(number(parts[1]), last)
}

func numberRange(written string) (low, high int32) {
	first, last, isRange := strings.Cut(written, "-")
	if !isRange {
		last = first
	}
	return number(first), number(last)
}

// number is 0 for what is not written in digits, such as the x of a class left open.
func number(written string) int32 {
	value, _ := strconv.Atoi(written)
	return int32(value)
}

// agree says that at least one side of a pair fits and none contradicts.
func agree(pairs []codePair, codes replyCodes) bool {
	for index := range pairs {
		pair := &pairs[index]
		basicCounts := pair.low > 0 && codes.basic > 0
		enhancedCounts := pair.enhancedLow > 0 && codes.enhanced > 0
		if !basicCounts && !enhancedCounts {
			continue
		}
		if (!basicCounts || pair.holdsBasic(codes)) && (!enhancedCounts || pair.holdsEnhanced(codes)) {
			return true
		}
	}
	return false
}

// decidedBy says that all that a pair names is in the reply.
func decidedBy(pairs []codePair, codes replyCodes) bool {
	for index := range pairs {
		pair := &pairs[index]
		if (pair.low == 0 || pair.holdsBasic(codes)) && (pair.enhancedLow == 0 || pair.holdsEnhanced(codes)) {
			return true
		}
	}
	return false
}

func (p *codePair) holdsBasic(codes replyCodes) bool {
	return codes.basic >= p.low && codes.basic <= p.high
}

func (p *codePair) holdsEnhanced(codes replyCodes) bool {
	inRange := codes.enhanced >= p.enhancedLow && codes.enhanced <= p.enhancedHigh
	return inRange && (p.class == 0 || p.class == codes.class)
}
