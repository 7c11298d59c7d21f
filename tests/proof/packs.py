"""Why this exists: what no validator sees of what is handed over on paper. The booklet's pages stand where a
stapler wants them, each code leads to a page that exists, the text comes out in the order in which it was
written, a number to call is drawn in its own order from right to left too. Everything is read from the PDF."""

import re
import unicodedata
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from ruamel.yaml import YAML

from forbidden import bare, not_in_order

FIRST_NUMBERS = ("15", "17", "18", "112", "114", "3114")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")
# Modules of a code are a third of a millimetre on a card: three pixels each.
SCALE = 4
# Of the ink of a page, what may be drawn otherwise; two pages of text differ by a third and more.
INK = 0.05


def check_packs(portal, report, project):
    packs = portal.packs
    report.add("packs-listed", portal.root.name, [] if packs else ["no paper is listed"])
    for entry in packs:
        report.attempt("pack-opens", entry["path"], partial(look, entry, portal, report, Path(project)))
    report.add("packs-versions", portal.root.name, version_faults(portal))


def look(entry, portal, report, project):
    path = entry["path"]
    report.add("pack-entry", path, entry_faults(entry))
    with pypdfium2.PdfDocument(portal.root / path) as pdf:
        report.add("pack-pages", path, page_faults(entry, pdf))
        report.add("pack-codes", path, code_faults(entry, pdf, portal))
        report.add("pack-numbers", path, number_faults(entry, pdf, project))
        if entry["layout"] == "cahier":
            twin = next((other for other in portal.packs if other["layout"] == "a5" and alike(other, entry)), None)
            report.add("pack-booklet", path, booklet_faults(entry, pdf, portal, twin))
        elif entry["paper"] in ("livret", "livret-simple"):
            report.add("pack-text", path, text_faults(entry, pdf, portal, project))


def alike(one, other):
    return all(one.get(key) == other.get(key) for key in ("site", "paper", "lang"))


def entry_faults(entry):
    for key in ("paper", "layout", "format", "lang", "version", "pages", "title", "site"):
        if not entry.get(key):
            yield f"portal.json does not say its {key}"


def page_faults(entry, pdf):
    """A side of the booklet holds two pages."""
    sides = -(-entry["pages"] // 2) if entry["layout"] == "cahier" else entry["pages"]
    if len(pdf) != sides:
        yield f"{len(pdf)} pages, portal.json says {entry['pages']}"


# ---- codes

def codes(page):
    bitmap = page.render(scale=SCALE, grayscale=True)
    bytes_ = bytes(bitmap.buffer)
    rows = b"".join(bytes_[row * bitmap.stride:row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    image = memoryview(rows).cast("B", shape=[bitmap.height, bitmap.width])
    return [code.text for code in zxingcpp.read_barcodes(image)]


def code_faults(entry, pdf, portal):
    """The last page of a book, the only one of a sheet; on a card, each of the ten."""
    last = 0 if entry["layout"] == "cahier" else len(pdf) - 1
    found = codes(pdf[last])
    wanted = 10 if entry["paper"] == "carte" else 1
    if len(found) != wanted:
        yield f"{len(found)} codes can be read, {wanted} are wanted"
    for address in set(found):
        steps = urlsplit(address).path.strip("/").split("/")
        page = portal.root.joinpath(*steps, "index.html")
        if not page.is_file():
            yield f"{address} leads to no page"
        elif steps[-1] != entry["version"]:
            yield f"{address} is the page of another version than {entry['version']}"
        elif not re.search(rf'<html[^>]* lang="?{entry["lang"]}', page.read_text("utf-8")):
            yield f"{address} is not in {entry['lang']}"


def version_faults(portal):
    """Every version of each site's record has its page, in every language."""
    pages = {entry["path"] for entry in portal.pages if entry.get("page") == "version"}
    langs = {entry["lang"] for entry in portal.pages if entry.get("page") == "version"}
    for path in sorted(pages):
        steps = [step for step in path.split("/") if step not in langs]
        for lang in langs:
            twin = [other for other in pages if other.split("/")[-2] == steps[-2] and (f"/{lang}/" in f"/{other}") == (lang != "fr")]
            if not twin:
                yield f"{path} does not exist in {lang}"


# ---- booklet

def booklet_faults(entry, pdf, portal, twin):
    """Sheet s: front (last - 2s | 2s + 1), back (2s + 2 | last - 2s - 1), the other way round from right to left."""
    if twin is None:
        yield "no reading version of the same pages is offered"
        return
    if twin["pages"] % 4:
        yield f"{twin['pages']} pages do not fill sheets of four"
    rtl = entry["lang"] in RIGHT_TO_LEFT
    with pypdfium2.PdfDocument(portal.root / twin["path"]) as pages:
        last = len(pages)
        for side in range(len(pdf)):
            sheet, is_back = divmod(side, 2)
            outer, inner = last - 2 * sheet, 2 * sheet + 1
            expected = [inner + 1, outer - 1] if is_back else [outer, inner]
            for half, number in zip(inked(pdf[side], parts=2), reversed(expected) if rtl else expected):
                if not same_ink(half, inked(pages[number - 1])[0]):
                    yield f"side {side + 1}: page {number} is not where the fold wants it"
    if "livret-cahier" not in entry["path"]:
        yield "its name does not say that it is a booklet"


def inked(page, parts=1):
    """The ink of each row of pixels, for each part of the width: text is read back in too many orders to compare it."""
    bitmap = page.render(scale=1, grayscale=True)
    data, width = bytes(bitmap.buffer), bitmap.width // parts
    rows = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return [[255 * width - sum(data[row + part * width:row + (part + 1) * width]) for row in rows] for part in range(parts)]


def same_ink(one, other):
    """The same drawing, but for the grey at the edge of letters."""
    apart = sum(abs(here - there) for here, there in zip(one, other, strict=True))
    return apart <= INK * max(sum(one), sum(other))


# ---- numbers to call

def number_faults(entry, pdf, project):
    """The on-call line and the emergency numbers on the cover, the back and the card, drawn from left to right."""
    if entry["paper"] not in ("livret", "livret-simple", "carte", "affiche-permanence") or entry["layout"] == "cahier":
        return
    site = YAML(typ="safe", pure=True).load((project / "content" / "sites" / entry["site"] / "site.yaml").read_text("utf-8"))
    line = site["permanence"]
    on_call = re.sub(r"\D", "", str(line["telephone"])) if line.get("public_numero") in (True, "oui") else None
    for number in sorted({0, len(pdf) - 1}):
        drawn = list(lines_as_drawn(pdf[number]))
        for wanted in filter(None, (*FIRST_NUMBERS, on_call)):
            if not any(re.search(rf"(?<!\d){wanted}(?!\d)", line) for line in drawn):
                yield f"page {number + 1}: {wanted} is not drawn"


def lines_as_drawn(page):
    """Figures of each line from left to right, whatever the order of the text; a wide gap parts two numbers."""
    text = page.get_textpage()
    drawn = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.isdigit():
            left, bottom, right, top = text.get_charbox(index, loose=True)
            drawn.append((bottom, top - bottom, left, right, character))
    rows = []
    for bottom, height, *figure in sorted(drawn):
        middle = bottom + height / 2
        row = next((row for row in rows if abs(row[0] - middle) < 0.25 * height), None)
        if row is None:
            rows.append(row := (middle, []))
        row[1].append(figure)
    for _, row in rows:
        row.sort()
        joined = row[0][2]
        for (_, right, _), (left, end, character) in zip(row, row[1:]):
            joined += (" " if left - right > 1.2 * (end - left) else "") + character
        yield joined


# ---- text

def text_faults(entry, pdf, portal, project):
    """Every sentence of every chapter, in the order in which it was written."""
    rtl = entry["lang"] in RIGHT_TO_LEFT
    text = "\n".join(without_footer(page, entry) for page in pdf)
    pieces = [piece for chapter in chapters(entry, project) for piece in sentences(chapter)]
    if len(pieces) < 20:
        yield f"only {len(pieces)} sentences were found in the chapters' own files"
    # A long text is looked at from right to left word by word: each sentence once.
    yield from not_in_order(dict.fromkeys(pieces) if rtl else pieces, words_of(text, rtl), rtl)


def words_of(text, rtl):
    return text if not rtl else "\n".join(dict.fromkeys(text.split("\n")))


def without_footer(page, entry):
    text = page.get_textpage()
    width, height = page.get_size()
    lines = text.get_text_bounded(0, 0, width, height).splitlines()
    own = lambda line: entry["version"].upper() in line or re.fullmatch(r"\s*\d+\s*", line)
    return "\n".join(written(line) for line in lines if not own(line))


def written(line):
    """Without the marks by which a reader says that a word goes on in the next line."""
    return "".join(character for character in line if character.isspace() or character.isprintable())


def chapters(entry, project):
    """Files of the chapters, in order; the site's own over the shared ones."""
    end = ".md" if entry["lang"] == "fr" else f".{entry['lang']}.md"
    found = {}
    folder = entry["paper"]
    for home in (project / "content" / "commun" / folder, project / "content" / "sites" / entry["site"] / folder):
        for file in sorted(home.glob(f"*{end}")) if home.is_dir() else ():
            if end != ".md" or "." not in file.name.removesuffix(".md"):
                found[re.sub(r"^[0-9-]+", "", file.name)] = file
    order = lambda file: (int(re.search(r"^ordre: *(\d+)", french(file), re.M)[1]), file.name)
    return [file.read_text("utf-8") for file in sorted(found.values(), key=order)]


def french(file):
    return (file.parent / (file.name.split(".")[0] + ".md")).read_text("utf-8")


def sentences(chapter):
    """Runs of words between marks; what stands in the place of an insert or follows a link is ours, not the author's."""
    _, head, body = chapter.split("---\n", 2)
    title = re.search(r'^titre: *"?(.*?)"? *$', head, re.M)[1]
    for line in [title, *body.splitlines()]:
        line = re.sub("^Tableau *: ", "", line)
        line = re.sub(r"^(#+|[-*]|\d+\.|>( *\[![A-Z]+\])?) +", "", line.strip())
        if line.startswith(("|", ":::", "[^", "```", "!", "[!")):
            continue
        line = re.sub(r"\*\*?|\]\([^)]*\)|\[\[[^\]]*\]\]|\[\^[^\]]*\]|\[|`|\{[^}]*\}", "\x00", line)
        for piece in re.split("[\x00.:;!?«»,]", line):
            # From right to left a reader finds words, not sentences.
            if len(bare(piece)) > 1:
                # A short vowel is no letter, and would part a word in two.
                yield "".join(letter for letter in unicodedata.normalize("NFC", piece).strip() if unicodedata.category(letter) != "Mn")
