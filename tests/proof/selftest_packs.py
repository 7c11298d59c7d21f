"""Why this exists: proves that the proof of papers can fail, as selftest.py does for forms. Each fault spoils one
paper of a built portal, or what is said of it, and exactly the named checks must see it."""

import copy
import dataclasses
from pathlib import Path

from pypdf import PdfWriter

from packs import check_packs, look
from report import Report


def named(portal, paper, layout):
    """One paper in the main language; the one of most pages, where most can go wrong."""
    found = [one for one in portal.packs if (one.get("paper"), one.get("layout"), one.get("lang")) == (paper, layout, "fr")]
    return max(found, key=lambda one: one["pages"]) if found else None


class Sample:
    """A paper about to be spoiled: its entry, its file, and the portal around it."""

    def __init__(self, portal, entry, folder):
        self.portal, self.entry = dataclasses.replace(portal, packs=copy.deepcopy(portal.packs)), dict(entry)
        self.file = folder / Path(entry["path"]).name
        self.writer = PdfWriter(clone_from=portal.root / entry["path"])

    def judged(self, project):
        self.writer.write(self.file)
        # An absolute path stands for itself under any root.
        self.entry["path"] = str(self.file)
        report = Report(say=lambda line: None)
        report.attempt("pack-opens", self.file.name, lambda: look(self.entry, self.portal, report, project))
        return {check for check, _, _ in report.failures}


# ---- faults

def nothing(sample):
    pass


def two_sides_exchanged(sample):
    pages = sample.writer.root_object["/Pages"]["/Kids"]
    pages[1], pages[2] = pages[2], pages[1]


def two_pages_exchanged(sample):
    """Far from the last page, whose code must stay."""
    pages = sample.writer.root_object["/Pages"]["/Kids"]
    middle = len(sample.writer.pages) // 2
    pages[middle], pages[middle + 1] = pages[middle + 1], pages[middle]


def first_page_blank(sample):
    sample.writer.pages[0].pop("/Contents")


def last_page_lost(sample):
    sample.writer.remove_page(len(sample.writer.pages) - 1)


def pages_miscounted(sample):
    sample.entry["pages"] += 4


def format_unsaid(sample):
    sample.entry.pop("format")


def another_version(sample):
    sample.entry["version"] = "ZZZZZZ"


def code_to_nowhere(sample):
    sample.portal.root = sample.file.parent


def another_language(sample):
    sample.entry["lang"] = "en"


def reading_version_lost(sample):
    sample.portal.packs = [one for one in sample.portal.packs if one["layout"] != "a5"]


# Paper, layout, fault, and exactly the checks that see it.
CASES = [
    ("livret", "a4", nothing, set()),
    ("livret", "cahier", nothing, set()),
    ("carte", "a-decouper", nothing, set()),
    ("livret", "cahier", two_sides_exchanged, {"pack-booklet"}),
    ("livret", "cahier", reading_version_lost, {"pack-booklet"}),
    ("livret", "cahier", another_version, {"pack-codes"}),
    ("livret", "a4", two_pages_exchanged, {"pack-text"}),
    ("livret", "a4", first_page_blank, {"pack-numbers"}),
    ("livret", "a4", last_page_lost, {"pack-pages", "pack-codes", "pack-numbers"}),
    ("livret", "a4", pages_miscounted, {"pack-pages"}),
    ("livret", "a4", format_unsaid, {"pack-entry"}),
    ("livret", "a4", code_to_nowhere, {"pack-codes"}),
    ("affiche-charte", "a4", another_language, {"pack-codes"}),
    ("carte", "a-decouper", first_page_blank, {"pack-codes", "pack-numbers"}),
]


def try_packs(portal, project, folder, verdicts):
    for number, (paper, layout, spoil, expected) in enumerate(CASES):
        name = f"{paper}-{layout}-{spoil.__name__}"
        entry = named(portal, paper, layout)
        if entry is None:
            verdicts.add(name, "selftest", ["the portal has no such paper: nothing can be proven"])
            continue
        own = folder / f"pack-{number}"
        own.mkdir()
        sample = Sample(portal, entry, own)
        spoil(sample)
        found = sample.judged(project)
        verdicts.add(name, "selftest", [
            *(f"«{check}» did not see it" for check in sorted(expected - found)),
            *(f"«{check}» failed for another's fault" for check in sorted(found - expected)),
        ])
    try_lists(portal, project, verdicts)


def try_lists(portal, project, verdicts):
    """What is said of all papers together."""
    version = next((page for page in portal.pages if page.get("page") == "version"), None)
    for name, check, changes in [
        ("no-paper", "packs-listed", {"packs": []}),
        ("version-page-lost", "packs-versions", {"packs": [], "pages": [page for page in portal.pages if page is not version]}),
    ]:
        report = Report(say=lambda line: None)
        check_packs(dataclasses.replace(portal, **changes), report, project)
        seen = any(check == failed for failed, _, _ in report.failures)
        verdicts.add(name, "selftest", [] if seen and version else [f"«{check}» did not see it"])
