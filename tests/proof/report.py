"""Why this exists: every check ends in one place, so that the last line («N passed, N failed») counts all
of them the same way. A check that failed is one line: name, where, what; VERBOSE=1 adds what else it found."""

import os
from collections import Counter

LONGEST = 400


class Report:
    def __init__(self, say=print, verbose=bool(os.environ.get("VERBOSE"))):
        self.say, self.verbose = say, verbose
        self.passed, self.failures = Counter(), []

    def add(self, check, where, findings):
        """Records one check: no finding means that it passed."""
        findings = list(findings)
        if not findings:
            self.passed[check] += 1
            return
        self.failures.append((check, where, findings))
        more = f" (+{len(findings) - 1} more)" if len(findings) > 1 and not self.verbose else ""
        self.say(f"FAIL {check} {where}: {one_line(findings[0])}{more}")
        if self.verbose:
            for finding in findings[1:]:
                self.say(f"     {one_line(finding)}")

    def attempt(self, check, where, judge):
        """Judges a file; foreign readers die of what they do not understand in as many ways as there are readers."""
        try:
            judge()
        except Exception as error:
            self.add(check, where, [f"{type(error).__name__}: {error}"])
        else:
            self.add(check, where, [])

    def summary(self):
        """One line a check: how often it passed and failed."""
        failed = Counter(check for check, _, _ in self.failures)
        for check in sorted(self.passed.keys() | failed.keys()):
            bad = f", {failed[check]} failed" if failed[check] else ""
            self.say(f"  {check:<28} {self.passed[check]:>5} passed{bad}")

    def end(self):
        """Prints the last line and gives the exit code: nothing tried is a failure."""
        passed = sum(self.passed.values())
        self.say(f"{passed} passed, {len(self.failures)} failed")
        return 0 if passed and not self.failures else 1


def one_line(text):
    return " ".join(str(text).split())[:LONGEST]
