"""Runs all tests and writes test-results.json beside this folder, in the form that `pnpm test` sums up."""

import json
import sys
import unittest

import paths


class CountingResult(unittest.TextTestResult):
    """Counts tests that passed, which unittest does not."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main():
    suite = unittest.defaultTestLoader.discover(str(paths.PACKAGE / "test"))
    result = unittest.TextTestRunner(resultclass=CountingResult).run(suite)
    failed = len({str(test) for test, _ in result.failures + result.errors}) + len(result.unexpectedSuccesses)
    for test, why in result.skipped:
        print(f"skipped: {why}", file=sys.stderr)
    counts = {
        "numPassedTests": result.passed,
        "numFailedTests": failed,
        "numPendingTests": len(result.skipped),
        "numTodoTests": 0,
    }
    (paths.PACKAGE / "test-results.json").write_text(json.dumps(counts), encoding="ascii")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
