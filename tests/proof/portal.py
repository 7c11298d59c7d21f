"""Why this exists: the proof believes one file, `portal.json`, about what a portal holds. This reads it,
groups the shapes of one form, and refuses what it cannot understand. Knows no format of file."""

import hashlib
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

MAIN_LANGUAGE = "fr"
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


@dataclass(frozen=True)
class Pdf:
    file: Path
    # What it promises: «ua1,3a»; nothing for a sheet that is only to be printed and folded.
    flavours: str


@dataclass
class Portal:
    root: Path
    # Shapes of each form: format -> file.
    forms: dict = field(default_factory=dict)
    # Every PDF, by its path; those that only an archive holds by «archive!name».
    pdfs: dict = field(default_factory=dict)
    archives: list = field(default_factory=list)


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
            portal.pdfs[entry["path"]] = Pdf(root / entry["path"], flavours(entry))
        if entry["path"].endswith(".zip"):
            portal.archives.append(entry["path"])
        if entry.get("form") and entry.get("format"):
            take(portal, entry)
    if not portal.forms:
        raise NotAPortal(f"{manifest} lists no form: there is nothing to prove")
    return portal


def one_of_each(portal):
    """One of each form and language, of another site and category in turn: the others differ by few words."""
    alike = {}
    for key in sorted(portal.forms):
        alike.setdefault((key.form, key.lang), []).append(key)
    return [keys[number % len(keys)] for number, keys in enumerate(alike.values())]


def to_fill(portal):
    """Each form in the main language, and in each other language the one that asks most."""
    keys = [key for key in one_of_each(portal) if "html" in portal.forms[key]]
    main = [key for key in keys if key.lang == MAIN_LANGUAGE]
    asked = {}
    for key in keys:
        size = (portal.root / portal.forms[key].get("schema", portal.forms[key]["html"])).stat().st_size
        if key.lang != MAIN_LANGUAGE:
            asked[key.lang] = max(asked.get(key.lang, (0, key)), (size, key))
    return main + [key for _, key in asked.values()]


def unpack(portal, folder):
    """Adds the PDFs that stand in archives only; gives (archive, what is wrong with its names)."""
    known = {digest(pdf.file.read_bytes()) for pdf in portal.pdfs.values()}
    for number, path in enumerate(portal.archives):
        faults = []
        with zipfile.ZipFile(portal.root / path) as archive:
            names = archive.namelist()
            faults += [f"«{name}» is there twice" for name in sorted(set(names)) if names.count(name) > 1]
            for name in names:
                if name.startswith("/") or ".." in name.split("/") or "\\" in name:
                    faults.append(f"«{name}» leads out of the folder where it is opened")
                elif name.endswith(".pdf") and digest(archive.read(name)) not in known:
                    file = folder / f"{number}-{len(portal.pdfs)}.pdf"
                    file.write_bytes(archive.read(name))
                    known.add(digest(archive.read(name)))
                    portal.pdfs[f"{path}!{name}"] = Pdf(file, "ua1,2a")
        yield path, faults or ([] if names else ["is empty"])


def digest(data):
    return hashlib.sha256(data).digest()


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
