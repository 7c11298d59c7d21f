"""Why this exists: a form has five shapes, and they must ask the same things: same names, same order, same labels,
same answers required, same options. The page is read first; every other shape is held against it, by a reader
that is not ours. Knows nothing of filling."""

import re
from functools import partial

import office_form
import pdf_form
from html_form import Page
from portal import SHAPES
from questions import LINE, begins_with, differences, plain
from schema_form import Schema

PDF_KIND = {"long-text": "block", "tick": "tick", "several": "tick", "radio": "radio", "yes-no": "radio", "list": "list"}
OFFICE_KIND = PDF_KIND | {"date": "date"}
SCHEMA_KIND = {"tick": "tick", "several": "several", "radio": "radio", "yes-no": "radio", "list": "radio"}


def check_shapes(portal, report):
    for key, files in sorted(portal.forms.items()):
        missing = [shape for shape in SHAPES if shape not in files]
        report.add("shape-missing", key, [f"no {shape} in portal.json" for shape in missing])
        if "html" not in files:
            continue
        page = Page(portal.root / files["html"])
        report.add("html-form", key, page.faults if page.questions else [*page.faults, "asks nothing"])
        for shape, check in CHECKS.items():
            if shape in files:
                report.attempt(f"{shape}-readable", key, partial(check, portal.root / files[shape], page, key, report))


# ---- PDF

def check_pdf(path, page, key, report):
    fields = pdf_form.by_pypdf(path)
    seen = pdf_form.by_pdfium(path)
    structure = pdf_form.by_structure(path)[0]
    names = [name for question in page.questions for name in pdf_names(question)]
    report.add("pdf-fields", key, differences((one.name for one in fields), names, "field"))
    report.add("pdf-fields-pdfium", key, differences((one.name for one in seen), names, "field"))
    report.add("pdf-structure", key, differences(structure, names, "field of the structure"))
    pdfium = {one.name: one for one in seen}
    found = {one.name: one for one in fields}
    for check, judge in (("pdf-kinds", pdf_kinds), ("pdf-labels", pdf_labels), ("pdf-required", pdf_required), ("pdf-options", pdf_options)):
        report.add(check, key, [fault for question in page.questions for fault in judge(question, found, pdfium, page)])


def pdf_names(question):
    return question.boxes() if question.kind == "several" else question.names()


def both(question, found, pdfium):
    """Each field of a question, as either reader says it; lost fields are told by `pdf-fields`."""
    for name in pdf_names(question):
        for reader, fields in (("pypdf", found), ("PDFium", pdfium)):
            if name in fields:
                yield f"{name} ({reader})", fields[name]


def pdf_kinds(question, found, pdfium, _):
    for name, field in both(question, found, pdfium):
        if field.kind != PDF_KIND.get(question.kind, "line"):
            yield f"{name}: a {question.kind} is a field of kind {field.kind}"


def pdf_labels(question, found, pdfium, page):
    parts = dict(zip(pdf_names(question), question.parts or (label for _, label in question.options)))
    for name, field in both(question, found, pdfium):
        if not names_question(field.label, question):
            yield f"{name}: says «{field.label}», the page «{question.label}»"
        part = parts.get(name.split(" ")[0]) if question.kind in ("several", "receipt") else ""
        if part and plain(without_format(part)) not in plain(field.label):
            yield f"{name}: says «{field.label}», which does not hold «{part}»"
        if question.kind not in ("several", "receipt") and question.always and page.must_word and page.must_word not in plain(field.label):
            yield f"{name}: must be answered, but «{field.label}» does not say «{page.must_word}»"
    if question.kind in ("radio", "yes-no") and question.id in found:
        for (option, label), (_, said) in zip(question.options, found[question.id].options):
            if not names_question(said, question) or not plain(said).endswith(plain(label)):
                yield f"{question.id} ({option}): says «{said}», the page «{question.label}» and «{label}»"


def names_question(said, question):
    """The label first, whole; its number may stand before it."""
    return begins_with(said, question.label) or begins_with(re.sub(r"^\d+\s?[.)–-]?\s+", "", plain(said)), question.label)


def without_format(part):
    """« Date (jj/mm/aaaa) » on a page is « Date » elsewhere."""
    return re.sub(r"\s*\(.*\)$", "", part)


def pdf_required(question, found, pdfium, _):
    """A box that is asked only after another answer, or of the office, is never forced: a viewer knows no condition."""
    for name, field in both(question, found, pdfium):
        expected = question.always and question.kind != "several"
        if field.required != expected and not (question.kind == "receipt" and question.office):
            yield f"{name}: required is {field.required}, the page says {expected}"


def pdf_options(question, found, pdfium, _):
    if question.kind in ("radio", "yes-no", "list") and question.id in found:
        field = found[question.id]
        if [value for value, _ in field.options] != [value for value, _ in question.options]:
            yield f"{question.id}: answers {[value for value, _ in field.options]}, the page {[value for value, _ in question.options]}"
        if question.kind == "list" and [plain(label) for _, label in field.options] != [label for _, label in question.options]:
            yield f"{question.id}: shows {[label for _, label in field.options]}, the page {[label for _, label in question.options]}"
    if question.kind == "list" and question.id in pdfium:
        if [plain(label) for _, label in pdfium[question.id].options] != [label for _, label in question.options]:
            yield f"{question.id} (PDFium): shows {[label for _, label in pdfium[question.id].options]}"


# ---- office documents

def check_docx(path, page, key, report):
    check_office("docx", office_form.docx(path), page, key, report)


def check_odt(path, page, key, report):
    check_office("odt", office_form.odt(path), page, key, report)


def check_office(shape, pieces, page, key, report):
    expected = [pair for question in page.questions for pair in office_names(shape, question)]
    found = [(at, piece.control) for at, piece in enumerate(pieces) if piece.control]
    report.add(f"{shape}-fields", key, differences((office_name(one) for _, one in found), (name for name, _ in expected), "control"))
    places = {office_name(control): at for at, control in found}
    labels, kinds, options, required = [], [], [], []
    before = 0
    for question in page.questions:
        named = dict(office_names(shape, question))
        here = [name for name in named if name in places]
        if question.kind == "note":
            continue
        end = places[here[0]] if here else len(pieces)
        said = plain("".join(piece.text for piece in pieces[before:end]))
        star = star_after_label(said, question)
        if star is None:
            labels.append(f"{question.id}: «{question.label}» does not stand before its answer, but «{said[-120:]}»")
        elif star != question.required and not question.office:
            required.append(f"{question.id}: {'no star' if question.required else 'a star'} after its label")
        for name in here:
            control = pieces[places[name]].control
            labels += spoken(name, control, question, named[name])
            kinds += office_kind(shape, name, control, question)
        options += office_options(shape, here, places, pieces, question)
        before = places[here[-1]] + 1 if here else before
    for check, faults in (("labels", labels), ("kinds", kinds), ("options", options), ("required", required)):
        report.add(f"{shape}-{check}", key, faults)


def star_after_label(said, question):
    """Whether a star follows the label, with its number if it has one; nothing if there is no such label."""
    number = rf"{question.number}\. " if question.number else r"(?<!\w)"
    part = rf"(?: – {re.escape(without_format(question.parts[0]))})?" if question.parts else ""
    labels = list(re.finditer(rf"{number}{re.escape(question.label)}{part}(?!\w) ?(\*?)", said))
    return bool(labels[-1].group(1)) if labels else None


def office_names(shape, question):
    """(name, option) of each control of a question; in an ODT all buttons of a question bear its name."""
    if question.kind in ("radio", "yes-no", "several"):
        return list(zip(question.boxes(), question.options))
    return [(name, None) for name in question.names()]


def office_name(control):
    """Names a button of an ODT like the box of a DOCX: its question and its option."""
    return f"{control.name}__{control.options[0][0]}" if control.kind == "radio" and control.options else control.name


def spoken(name, control, question, option):
    """What assistive tools say: number, option, label; an editor that allows few letters cuts it with « … »."""
    said = re.sub(rf"^{question.number}\. ", "", plain(control.label))
    label = question.label
    wholes = [f"{option[1]} – {label}", f"{label} – {option[1]}", f"{label} : {option[1]}"] if option else [label]
    start, cut, _ = said.partition("…")
    held = bool(start) and any(whole.startswith(start.rstrip()) for whole in wholes) if cut else any(begins_with(said, whole) for whole in wholes)
    if not held:
        yield f"{name}: assistive tools hear «{control.label}», the page says «{wholes[0]}»"


def office_kind(shape, name, control, question):
    expected = {OFFICE_KIND.get(question.kind, "line")}
    if question.kind in ("radio", "yes-no"):
        expected = {"tick"} if shape == "docx" else {"radio"}
    if question.kind == "receipt":
        expected = {"date"} if name.endswith("_date") else {"line"}
    if question.kind in LINE and question.kind != "date":
        expected = {"line", "block"}  # A long line of an ODT may be given two.
    if expected & {"line", "block"}:
        expected = expected | {"rich"}
    if control.kind not in expected:
        yield f"{name}: a {question.kind} is a control of kind {control.kind}"


def office_options(shape, here, places, pieces, question):
    if question.kind == "list" and here:
        shown = [(value, plain(label)) for value, label in pieces[places[here[0]]].control.options]
        if shown != list(question.options):
            yield f"{question.id}: offers {shown}, the page {list(question.options)}"
    if question.kind not in ("radio", "yes-no", "several"):
        return
    for name, option in office_names(shape, question):
        if name not in places:
            continue
        at = places[name] + 1
        end = next((i for i in range(at, len(pieces)) if pieces[i].control or pieces[i].text == "\n"), len(pieces))
        beside = plain("".join(piece.text for piece in pieces[at:end])) or own_words(pieces[places[name]].control)
        if beside != option[1]:
            yield f"{name}: «{beside}» stands beside it, the page says «{option[1]}»"


def own_words(control):
    """A box of an ODT may show its option itself."""
    return plain(control.options[0][1]) if control.options else ""


# ---- schema

def check_schema(path, page, key, report):
    schema = Schema(path)
    asked = [question for question in page.questions if question.names()]
    names = [name for question in asked for name in question.names()]
    report.add("schema-fields", key, differences((one.name for one in schema.controls), names, "property"))
    found = {one.name: one for one in schema.controls}
    labels, kinds, options, required = [], [], [], []
    for question in asked:
        for name in question.names():
            if name in found:
                one = found[name]
                if not begins_with(one.label, question.label):
                    labels.append(f"{name}: title «{one.label}», the page «{question.label}»")
                if one.kind != SCHEMA_KIND.get(question.kind, "line"):
                    kinds.append(f"{name}: a {question.kind} is a {one.kind}")
                if [value for value, _ in one.options] != [value for value, _ in question.options] or any(label and plain(label) != said for (_, label), (_, said) in zip(one.options, question.options)):
                    options.append(f"{name}: offers {list(one.options)}, the page {list(question.options)}")
                if one.required != question.always:
                    required.append(f"{name}: required is {one.required}, the page says {question.always}")
    for check, faults in (("labels", labels), ("kinds", kinds), ("options", options), ("required", required)):
        report.add(f"schema-{check}", key, faults)


CHECKS = {"pdf": check_pdf, "docx": check_docx, "odt": check_odt, "schema": check_schema}
