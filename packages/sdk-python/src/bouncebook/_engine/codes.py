"""Code pairs of responses, `550/5.7.606-649`, and whether a reply's codes agree with them."""

from __future__ import annotations

from typing import NamedTuple, Tuple


class CodePair(NamedTuple):
    """Lowest and highest reply code, class, and lowest and highest enhanced code; 0 where none is named."""

    low: int
    high: int
    enhanced_class: int
    enhanced_low: int
    enhanced_high: int


class ReplyCodes(NamedTuple):
    """The codes of a reply; 0 where it has none."""

    basic: int
    enhanced_class: int
    enhanced: int


def read_code_pairs(written: str) -> Tuple[CodePair, ...]:
    """Reads `550/5.7.606-649 4xx/ /x.7.26`."""
    return tuple(_read_pair(pair) for pair in written.split(" ")) if written else ()


def _read_pair(pair: str) -> CodePair:
    basic, _, enhanced = pair.partition("/")
    low, high = _read_basic(basic)
    if not enhanced:
        return CodePair(low, high, 0, 0, 0)
    written_class, subject, detail = enhanced.split(".")
    first, _, last = detail.partition("-")
    return CodePair(
        low,
        high,
        0 if written_class == "x" else int(written_class),
        _packed(int(subject), int(first)),
        _packed(int(subject), int(last or first)),
    )


def _read_basic(written: str) -> Tuple[int, int]:
    if not written:
        return 0, 0
    if written.endswith("xx"):
        return int(written[0]) * 100, int(written[0]) * 100 + 99
    low, _, high = written.partition("-")
    return int(low), int(high or low)


def _packed(subject: int, detail: int) -> int:
    """Subject and detail of an enhanced code as one number that is never 0."""
    return 1_000_000 + subject * 1000 + detail


def read_reply_codes(basic: int, enhanced: str) -> ReplyCodes:
    """The codes of a reply as numbers."""
    if not enhanced:
        return ReplyCodes(basic, 0, 0)
    written_class, subject, detail = enhanced.split(".")
    return ReplyCodes(basic, int(written_class), _packed(int(subject), int(detail)))


def id_of_enhanced(enhanced: str) -> str:
    """`x.1.1` of 5.1.1 and 5.01.001."""
    _, subject, detail = enhanced.split(".")
    return f"x.{int(subject)}.{int(detail)}"


def codes_agree(pairs: Tuple[CodePair, ...], codes: ReplyCodes) -> bool:
    """Whether one code of a pair is that of the reply, and the other does not contradict."""
    basic, enhanced_class, enhanced = codes
    for low, high, pair_class, enhanced_low, enhanced_high in pairs:
        agrees = False
        if low and basic:
            if not low <= basic <= high:
                continue
            agrees = True
        if enhanced_low and enhanced:
            if not enhanced_low <= enhanced <= enhanced_high:
                continue
            if pair_class and pair_class != enhanced_class:
                continue
            agrees = True
        if agrees:
            return True
    return False


def codes_decide(pairs: Tuple[CodePair, ...], codes: ReplyCodes) -> bool:
    """Whether every code that a pair names is in the reply."""
    return any(
        (not pair.low or pair.low <= codes.basic <= pair.high)
        and (
            not pair.enhanced_low
            or (
                pair.enhanced_low <= codes.enhanced <= pair.enhanced_high
                and pair.enhanced_class in (0, codes.enhanced_class)
            )
        )
        for pair in pairs
    )


def class_of(basic: int, enhanced: str) -> int:
    """The first digit of the reply code, else of the enhanced code, else 0."""
    return basic // 100 or (int(enhanced[0]) if enhanced else 0)
