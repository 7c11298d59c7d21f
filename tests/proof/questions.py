"""Why this exists: what a form asks, said in the same words whatever the shape it was read from. The page
is the reference (it says most); other shapes are read to `Control`s and held against it.
Knows no format of file."""

import re
from dataclasses import dataclass

# Kinds of questions, as the pages name them.
LINE = {"short-text", "date", "number", "phone", "mail", "score"}
ONE = {"radio", "yes-no", "list"}


@dataclass(frozen=True)
class Question:
    id: str
    kind: str
    number: str
    label: str
    # An answer is needed; `always`: whatever was answered before (no condition, not for the office).
    required: bool
    always: bool
    office: bool
    # (id, label) of each possible answer.
    options: tuple = ()
    # Labels of the two boxes of a receipt.
    parts: tuple = ()
    # An answer that the program knows.
    value: str = ""
    # Characters at most, 0 for no bound; least number allowed, or none.
    most: int = 0
    least: str = ""

    def names(self):
        """Names of its answers, as in JSON and YAML."""
        if self.kind in ("note", "signature"):
            return []
        return [f"{self.id}_date", f"{self.id}_heure"] if self.kind == "receipt" else [self.id]

    def boxes(self):
        """Names of the boxes where every option has its own."""
        return [f"{self.id}__{option}" for option, _ in self.options]


@dataclass(frozen=True)
class Control:
    """Something to fill, as a file holds it."""

    name: str
    # line, block, tick, radio, list
    kind: str
    # What assistive tools say of it.
    label: str
    required: bool = False
    # (value, label) of each possible answer; the label is empty where the file cannot say it.
    options: tuple = ()


def plain(text):
    """Text on one line, each space an ordinary one: where a line is broken says nothing."""
    return re.sub(r"\s+", " ", text or "").strip()


def differences(found, expected, what):
    """How two lists of names differ: lost, added, in another order."""
    found, expected = list(found), list(expected)
    lost = [name for name in expected if name not in found]
    added = [name for name in found if name not in expected]
    if lost:
        yield f"{what} lost: {', '.join(lost)}"
    if added:
        yield f"{what} that the page does not have: {', '.join(added)}"
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        yield f"{what} there twice: {', '.join(twice)}"
    if not lost and not added and not twice and found != expected:
        at = next(i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1])
        yield f"{what} in another order: «{found[at]}» where the page has «{expected[at]}»"


def begins_with(said, label):
    """Whether a name starts with the label, whole: what follows is a mark, not the rest of a word."""
    said, label = plain(said), plain(label)
    return said.startswith(label) and not re.match(r"\w", said[len(label):])
