"""Why this exists: the proof believes one file, `portal.json`, about what a portal holds. This reads it,
groups the shapes of one form, and refuses what it cannot understand. Knows no format of file."""

import json
from dataclasses import dataclass, field
from pathlib import Path

SHAPES = ("html", "pdf", "docx", "odt", "schema")


@dataclass(frozen=True, order=True)
class Key:
    """One form as one reader gets it."""

    site: str
    form: str
    lang: str
    category: str

    def __str__(self):
        return "/".join(part for part in (self.site, self.form, self.lang, self.category) if part)


@dataclass
class Portal:
    root: Path
    # Shapes of each form: format -> file.
    forms: dict = field(default_factory=dict)
    # Every PDF and the flavours that it promises: path -> "ua1,3a"; none for a sheet to be printed and folded.
    pdfs: dict = field(default_factory=dict)


class NotAPortal(Exception):
    """A sentence for the person who reads."""


def open_portal(folder):
    root = Path(folder).resolve()
    manifest = root / "portal.json"
    try:
        listed = json.loads(manifest.read_text("utf-8"))
    except OSError as error:
        raise NotAPortal(f"cannot read {manifest} ({error.strerror}): build the portal first") from error
    if listed.get("version") != 1 or not isinstance(listed.get("outputs"), list):
        raise NotAPortal(f"{manifest} is not a version 1 list of outputs")
    portal = Portal(root)
    for entry in listed["outputs"]:
        if entry["path"].endswith(".pdf"):
            portal.pdfs[entry["path"]] = flavours(entry)
        if entry.get("form") and entry.get("format"):
            take(portal, entry)
    if not portal.forms:
        raise NotAPortal(f"{manifest} lists no form: there is nothing to prove")
    return portal


def take(portal, entry):
    shape = entry["format"]
    if shape not in SHAPES:
        raise NotAPortal(f"portal.json: unknown format of a form «{shape}»: {entry['path']}")
    key = Key(*(entry.get(name) or "" for name in ("site", "form", "lang", "category")))
    shapes = portal.forms.setdefault(key, {})
    if shape in shapes:
        raise NotAPortal(f"portal.json: {key} has two files of format «{shape}»: {shapes[shape]}, {entry['path']}")
    shapes[shape] = entry["path"]


def flavours(entry):
    """Forms promise PDF/UA-1 and PDF/A-3a, packs PDF/UA-1 and PDF/A-2a; an imposed booklet is paper only."""
    if entry.get("layout") == "booklet" or entry["path"].endswith("-cahier.pdf"):
        return ""
    return "ua1,3a" if entry.get("kind") == "form" else "ua1,2a"
