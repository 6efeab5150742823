"""`python3 bench.py REPLIES.jsonl`: replies answered per second.

A line holds `reply` or `text`, and perhaps `host`, `recipient` and `command`. All are answered in rounds; the first
round warms up, and the best and the median of the others count. Nothing is remembered of a reply.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Tuple

SOURCES = str(Path(__file__).parent / "src")
sys.path.insert(0, SOURCES)

ROUNDS = 40
FIRST_ANSWER = (
    "import time; start = time.perf_counter(); from bouncebook import match; "
    "match('550 5.1.1 User unknown'); print(time.perf_counter() - start)"
)

Question = Tuple[str, Dict[str, Any]]


def read_questions(path: str) -> List[Question]:
    """Replies with what is known about them."""
    questions = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        known = {name: given[name] for name in ("host", "recipient", "command") if given.get(name)}
        questions.append((given.get("reply") or given.get("text") or "", known))
    return questions


def match_all(questions: List[Question]) -> float:
    """Seconds for one round of diagnoses."""
    from bouncebook import match

    start = time.perf_counter()
    for reply, known in questions:
        match(reply, **known)
    return time.perf_counter() - start


def fingerprint_all(questions: List[Question]) -> float:
    """Seconds for one round of diagnoses with their fingerprints, which are only read when they are asked for."""
    from bouncebook import match

    start = time.perf_counter()
    for reply, known in questions:
        match(reply, **known).fingerprint
    return time.perf_counter() - start


def first_answer() -> float:
    """Seconds from nothing imported to the first answer, in a Python of its own."""
    command = [sys.executable, "-c", FIRST_ANSWER]
    run = subprocess.run(command, env={"PYTHONPATH": SOURCES}, capture_output=True, text=True, check=True)
    return float(run.stdout)


def main(arguments: List[str]) -> int:
    """Prints a line for each figure."""
    if len(arguments) != 1:
        print("usage: python3 bench.py REPLIES.jsonl", file=sys.stderr)
        return 2
    questions = read_questions(arguments[0])
    print(f"{len(questions)} replies, {ROUNDS} rounds, Python {sys.version.split()[0]}")
    for name, run in (("match", match_all), ("match and fingerprint", fingerprint_all)):
        run(questions)
        rates = [len(questions) / run(questions) for _ in range(ROUNDS)]
        print(f"{name}: best {max(rates):,.0f} replies/s, median {statistics.median(rates):,.0f} replies/s")
    print(f"import and first answer: {min(first_answer() for _ in range(5)) * 1000:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
