package bouncebook

// decided is what follows from a reason and what its entry says of it.
type decided struct {
	reason            *reasonDefaults
	bounce            Bounce
	action, exhausted Action
}

// decide gives the verdict of the first candidate.
func (s *scratch) decide(x *index, final bool) decided {
	var best *candidate
	if len(s.ranked) > 0 {
		best = &s.ranked[0]
	}
	if s.class == 5 && isBeforeEnvelope(s.command) && saysNoCause(best) {
		return decideReason(x.required.ipRefused, s.class, final)
	}
	if best == nil {
		return decideReason(x.reasonOfClass(s.class), s.class, final)
	}
	if best.entry == nil {
		return decideReason(best.blocklist.reason, s.class, final)
	}
	// An entry that does not know the reason says of a 4yz reply what its first digit says: come back later.
	if best.entry.reason.id == ReasonUnknown && s.class == 4 {
		return decideReason(x.required.deferred, s.class, final)
	}
	return decideEntry(best.entry.reason, best.entry.bounce, best.entry.action, s.class, final)
}

// isBeforeEnvelope says that nothing has been said yet of a sender or a recipient, so that a refusal is about the
// client (RFC 5321, section 3.1).
func isBeforeEnvelope(answered command) bool {
	return answered == commandConnect || answered == commandEhlo
}

// saysNoCause says that only a code speaks, and one that several causes share.
func saysNoCause(best *candidate) bool {
	return best == nil || best.hit < 0 && best.entry != nil && best.entry.vague
}

// reasonOfClass is what the first digit alone says: never enough to drop an address.
func (x *index) reasonOfClass(class int32) *reasonDefaults {
	switch class {
	case 2:
		return x.required.delivered
	case 3:
		return x.required.inProgress
	case 4:
		return x.required.deferred
	case 5:
		return x.required.reviewedUnknown
	}
	return x.required.unknown
}

func decideReason(reason *reasonDefaults, class int32, final bool) decided {
	return decideEntry(reason, reason.bounce, reason.action, class, final)
}

// decideEntry follows the reason, never the first digit: a 5yz reply does not make a bad address, and a 4yz reply
// keeps an address until the retry window is over.
func decideEntry(reason *reasonDefaults, bounce Bounce, action Action, class int32, final bool) decided {
	exhausted := exhaustedOf(reason, action)
	if class == 4 && action == ActionSuppress {
		action, exhausted = ActionRetry, ActionSuppress
	}
	if final {
		action = exhausted
	}
	return decided{reason: reason, bounce: bounceOf(bounce, class, final), action: action, exhausted: exhausted}
}

// exhaustedOf is what the reason says, unless the entry's own action is one that time does not change.
func exhaustedOf(reason *reasonDefaults, action Action) Action {
	if action == reason.action {
		return reason.exhausted
	}
	switch action {
	case ActionRetry:
		return ActionReview
	case ActionSlowDown:
		return ActionFixSender
	}
	return action
}

func bounceOf(authored Bounce, class int32, final bool) Bounce {
	switch {
	case authored == BounceHard && class == 4 && !final:
		return BounceSoft
	case authored != BounceUndetermined:
		return authored
	case class == 5:
		return BounceHard
	case class == 4:
		return BounceSoft
	}
	return BounceUndetermined
}
