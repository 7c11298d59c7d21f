"""Why this exists: what no PDF of ours may hold (scripts, actions, files inside, names of people or machines), and
what every one must (fonts, names of fields, order). Looks at every object, wherever it is kept, with foreign
readers. Knows nothing of how the files were made."""

import getpass
import re
import socket
import unicodedata
from collections import Counter
from functools import partial

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

import pdf_form
from foreign import each, poppler_text, qpdf, vera, vera_findings
from html_form import Page
from portal import unpack
from questions import plain

KEYS = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/NeedAppearances", "/XFA", "/EmbeddedFiles", "/EF", "/AF", "/Encrypt"}
ACTIONS = {"/JavaScript", "/SubmitForm", "/ImportData", "/Launch", "/GoToR", "/GoToE", "/Rendition", "/ResetForm"}
TYPES = {"/EmbeddedFile", "/Filespec"}
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
PERSONAL = re.compile(r"/(?:home|root|tmp|work|Users|var|usr)/|[A-Z]:\\|file:", re.IGNORECASE)
PRINT = 1 << 2


def check_pdfs(portal, report, folder):
    report.add("pdf-listed", portal.root.name, [f"{path}: on the disk or in portal.json, not in both" for path in strays(portal)])
    for archive, faults in unpack(portal, folder):
        report.add("archive", archive, faults)
    flavours = {}
    for pdf in portal.pdfs.values():
        flavours.setdefault(pdf.flavours, []).append(pdf.file)
    verdicts, syntax = vera(flavours), qpdf([pdf.file for pdf in portal.pdfs.values()])
    for path, pdf in sorted(portal.pdfs.items()):
        for flavour in filter(None, pdf.flavours.split(",")):
            report.add(f"vera-{flavour}", path, vera_findings(verdicts[flavour, str(pdf.file)]))
        report.add("qpdf", path, syntax[pdf.file])
        report.attempt("pdf-opens", path, partial(look, path, pdf.file, report))
    check_text(portal, report)


def strays(portal):
    found = {file.relative_to(portal.root).as_posix() for file in portal.root.rglob("*.pdf")}
    return sorted(found ^ portal.pdfs.keys())


def look(path, file, report):
    reader = PdfReader(file)
    dictionaries = list(everything(reader))
    report.add("pdf-forbidden", path, sorted(set(forbidden(dictionaries))))
    report.add("pdf-metadata", path, metadata(reader))
    report.add("pdf-fonts", path, sorted(set(loose_fonts(dictionaries))))
    report.add("pdf-widgets", path, widget_faults(file))


def everything(reader):
    """Every dictionary of the file, those inside others too: of each object that any of its tables lists."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting = [reader.trailer]
    for number, generation in sorted(numbers):
        if number:
            waiting.append(reader.get_object(IndirectObject(number, generation, reader)))
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting.extend(thing.raw_get(key) for key in thing)
        elif isinstance(thing, ArrayObject):
            waiting.extend(list.__iter__(thing))


def forbidden(dictionaries):
    for one in dictionaries:
        for key in KEYS & one.keys():
            yield f"{key[1:]} is there"
        if one.get("/S") in ACTIONS and isinstance(one.get("/S"), NameObject):
            yield f"an action {one['/S'][1:]} is there"
        if one.get("/Type") in TYPES:
            yield f"{one['/Type'][1:]} is there"


def metadata(reader):
    """Nothing that says who made the file, on which machine."""
    told = {key: str(value) for key, value in (reader.metadata or {}).items()}
    stream = reader.trailer["/Root"].get("/Metadata")
    told["XMP"] = stream.get_object().get_data().decode("utf-8", "replace") if stream else ""
    if told.get("/Author") or re.search(r"<dc:creator>", told["XMP"]):
        yield f"an author is named: «{told.get('/Author') or 'dc:creator'}»"
    if not told.get("/Title"):
        yield "no title"
    names = {name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 3}
    for key, value in told.items():
        for found in [*PERSONAL.findall(value), *(name for name in names if re.search(rf"\b{re.escape(name)}\b", value))]:
            yield f"{key} holds «{found}»"


def loose_fonts(dictionaries):
    for font in dictionaries:
        if font.get("/Type") == "/Font" and font.get("/Subtype") not in ("/Type0", "/Type3"):
            descriptor = font.get("/FontDescriptor") or {}
            if not any(descriptor.get(file) for file in FONT_FILES):
                yield f"font {font.get('/BaseFont')} is not embedded"


def widget_faults(file):
    """Each box to fill has a name, is read, is printed, and is reached in the order of reading."""
    _, structured, faults = pdf_form.by_structure(file)
    yield from faults
    count = 0
    for number, page, widget in pdf_form.widgets(file):
        count += 1
        name = widget.get("/T") or widget.get("/Parent", {}).get("/T")
        if not widget.get("/TU"):
            yield f"page {number}, {name}: no TU"
        if widget.get("/StructParent") is None:
            yield f"page {number}, {name}: outside of the structure"
        if not int(widget.get("/F", 0)) & PRINT:
            yield f"page {number}, {name}: is not printed"
        if widget.get("/A"):
            yield f"page {number}, {name}: does something when clicked"
        if page.get("/Tabs") != "/S":
            yield f"page {number}: Tabs is {page.get('/Tabs')}, not S"
    if count != structured:
        yield f"{count} boxes, {structured} in the structure"


# ---- words

def check_text(portal, report):
    """The questions come out in their order, by poppler and by the engine of Chromium."""
    forms = [(portal.root / files["pdf"], key, Page(portal.root / files["html"])) for key, files in sorted(portal.forms.items()) if {"pdf", "html"} <= files.keys()]
    texts = each(lambda form: poppler_text(form[0], form[2].rtl), forms)
    for form in forms:
        pdf, key, page = form
        labels = [question.label for question in page.questions if question.label]
        report.add("text-poppler", key, not_in_order(labels, texts[form], page.rtl))
        report.attempt("text-opens", key, lambda: report.add("text-pdfium", key, not_in_order(labels, pdfium_text(pdf), page.rtl)))


def pdfium_text(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def not_in_order(labels, text, rtl):
    """From right to left, both readers put the columns of a row and the words of other scripts where they like: there
    every word must be readable, wherever it stands. The order that counts is that of the tags: see `pdf-structure`."""
    if rtl:
        whole = bare(text)
        for label in labels:
            lost = [word for word in re.split(r"[\W_]+", label) if bare(word) and place(bare(word), whole, 0, rtl) is None]
            if lost:
                yield f"«{label}»: {' '.join(lost)} cannot be read"
        return
    text, at = letters(text), 0
    for label in labels:
        wanted = letters(label)
        found = place(wanted, text, at, rtl)
        if found is None:
            yield f"«{label}» {'cannot be read' if place(wanted, text, 0, rtl) is None else 'stands too early'}"
        else:
            at = found + len(wanted)


def place(wanted, text, start, rtl):
    """Where a text stands. From right to left, both readers turn round the letters that are drawn as one (lam-alef),
    those that bear a mark, and the words of other scripts: there, the same letters in any order will do."""
    if not rtl:
        found = text.find(wanted, start)
        return None if found < 0 else found
    alike = Counter(wanted)
    return next((at for at in range(start, len(text) - len(wanted) + 1) if text[at] in alike and Counter(text[at:at + len(wanted)]) == alike), None)


def bare(text):
    """Letters and figures alone: brackets are turned round in a line written from right to left."""
    return "".join(letter for letter in letters(text) if unicodedata.category(letter)[0] in "LN")


def letters(text):
    """Without what only shapes a line: spaces, breaks, hyphens of the layout, marks of direction, marks on letters
    that are letters of their own (Arabic vowels)."""
    kept = (letter for letter in unicodedata.normalize("NFKC", plain(text)) if not letter.isspace() and letter not in "-\u2010\u00ad\ufffe" and unicodedata.category(letter) not in ("Cf", "Mn"))
    return "".join(kept)
