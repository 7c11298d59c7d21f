"""Why this exists: what people type must come back, letter for letter, whatever they type it with. Fills every shape
of a form with foreign tools, then has it read by another foreign reader, by `trousseau forms read`, and judged.
Fills each form once unless all are asked for: in another site or language it has the same fields."""

import json
from dataclasses import dataclass

import office_fill
import pdf_fill
from answers import answers_for, by_box
from foreign import each, qpdf, vera, vera_findings
from html_form import Page
from portal import to_fill
from schema_form import Schema

PDF_TOOLS = {
    "pypdf": (pdf_fill.with_pypdf, pdf_fill.read_with_pdfium),
    "pdfium": (pdf_fill.with_pdfium, pdf_fill.read_with_pypdf),
    "pdftk": (pdf_fill.with_pdftk, pdf_fill.read_with_pypdf),
}


@dataclass
class Filled:
    """A file that was filled, and what it must say."""

    check: str
    key: object
    path: object
    answers: dict


def check_fill(portal, report, folder, trousseau, everything=False):
    filled, office = [], []
    for number, key in enumerate(sorted(portal.forms) if everything else to_fill(portal)):
        files = portal.forms[key]
        if "html" not in files:
            continue
        page = Page(portal.root / files["html"])
        answers = answers_for(page.questions)
        base = folder / f"{number}-{key.form}-{key.lang}"
        paths = {shape: portal.root / path for shape, path in files.items()}
        filled += fill_json(key, paths, base, page, answers, report)
        filled += fill_pdf(key, paths, base, page, answers, report)
        filled += fill_office(key, paths, base, page, answers, office)
    run_office(office, filled, report)
    judge_pdfs([one for one in filled if one.path.suffix == ".pdf"], report)
    read_back(filled, trousseau, report)


def fill_json(key, paths, base, page, answers, report):
    """The file that the page saves; the schema must accept it, and refuse it when something is wrong in it."""
    if "schema" in paths:
        schema = Schema(paths["schema"])
        report.add("schema-accepts", key, [f"{error.json_path}: {error.message}" for error in schema.judge.iter_errors(answers)])
        if answers:
            report.add("schema-refuses", key, [f"takes {what}" for what, wrong in spoiled(answers, page) if schema.judge.is_valid(wrong)])
    path = base.with_suffix(".json")
    whole = {"formulaire": key.form, "version": page.version, "site": key.site, "langue": key.lang, "reponses": answers}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    return [Filled("read-json", key, path, answers)]


def spoiled(answers, page):
    """Answers that no form may take."""
    yield "an unknown name", {**answers, "inconnu": "x"}
    for question in page.questions:
        for name in question.names():
            if question.always and question.kind != "receipt":
                yield f"no answer to {name}", {other: value for other, value in answers.items() if other != name}
            if question.options:
                yield f"an unknown option of {name}", {**answers, name: ["inconnu"] if question.kind == "several" else "inconnu"}
            if question.kind == "date":
                yield f"14/07/1980 as {name}", {**answers, name: "14/07/1980"}
            if question.kind == "tick":
                yield f"«oui» as {name}", {**answers, name: "oui"}


def fill_pdf(key, paths, base, page, answers, report):
    filled = []
    for tool, (fill, read) in PDF_TOOLS.items() if "pdf" in paths else ():
        target, boxes = base.with_name(f"{base.name}.{tool}.pdf"), by_box(page.questions, answers)
        try:
            fill(paths["pdf"], target, boxes)
            report.add(f"filled-by-{tool}", key, unlike(read(target), boxes, page))
            filled.append(Filled(f"read-pdf-{tool}", key, target, answers))
        except Exception as error:  # Whatever a foreign tool dies of, the form could not be filled with it.
            report.add(f"filled-by-{tool}", key, [f"{type(error).__name__}: {error}"])
    return filled


def unlike(found, boxes, page):
    """Where a foreign reader sees other answers; a list may be told by value or by label."""
    lists = {question.id: {label: option for option, label in question.options} for question in page.questions if question.kind == "list"}
    for name in sorted(found.keys() | boxes.keys()):
        said, wanted = found.get(name), boxes.get(name)
        if wanted is True:
            fine = bool(said)
        else:
            fine = said == wanted or (name in lists and said is not None and said == lists[name].get(wanted))
        if not fine:
            yield f"{name}: «{said}» where «{wanted}» was typed"


def fill_office(key, paths, base, page, answers, office):
    """By their XML at once; what LibreOffice has to fill waits, to go in one turn."""
    filled = []
    if "docx" in paths:
        boxes = by_box(page.questions, answers, radios="box")
        word, resaved, typed = (base.with_name(f"{base.name}.{way}.docx") for way in ("word", "resaved", "libreoffice"))
        office_fill.docx_xml(paths["docx"], word, boxes)
        filled.append(Filled("read-docx-word", key, word, answers))
        office.append((Filled("read-docx-resaved", key, resaved, answers), word, {}))
        # A control of LibreOffice 7 that a program writes into takes no line break.
        office.append((Filled("read-docx-libreoffice", key, typed, on_one_line(answers)), paths["docx"], on_one_line(boxes)))
    if "odt" in paths:
        boxes = by_box(page.questions, answers)
        xml, typed = (base.with_name(f"{base.name}.{way}.odt") for way in ("xml", "libreoffice"))
        office_fill.odt_xml(paths["odt"], xml, boxes)
        filled.append(Filled("read-odt-xml", key, xml, answers))
        office.append((Filled("read-odt-libreoffice", key, typed, answers), paths["odt"], boxes))
    return filled


def on_one_line(answers):
    return {name: value.replace("\n", " ") if isinstance(value, str) else value for name, value in answers.items()}


def run_office(office, filled, report):
    wrong = office_fill.in_libreoffice([(source, one.path, boxes) for one, source, boxes in office])
    for (one, _, _), fault in zip(office, wrong):
        report.add(one.check.replace("read-", "filled-"), one.key, [fault] if fault else [])
        if not fault:
            filled.append(one)


WRITTEN_WITH_THE_FONT_OF_FIELDS = {"fr", "en"}


def judge_pdfs(pdfs, report):
    paths = [one.path for one in pdfs]
    verdicts, syntax = vera({"ua1": paths}), qpdf(paths)
    for one in pdfs:
        # The font of our fields has no Arabic: a viewer writes it with a font of its own, which it does not always
        # embed. The answer comes back whole, and that is what is promised there.
        if one.key.lang in WRITTEN_WITH_THE_FONT_OF_FIELDS:
            report.add(f"filled-ua-{tool(one)}", one.key, vera_findings(verdicts["ua1", str(one.path)]))
        report.add(f"filled-qpdf-{tool(one)}", one.key, syntax[one.path])


def tool(one):
    return one.check.removeprefix("read-pdf-")


def read_back(filled, trousseau, report):
    said = each(trousseau.read, [one.path for one in filled])
    for one in filled:
        read, fault = said[one.path]
        report.add(one.check, one.key, [fault] if fault else other_answers(read, one))


def other_answers(read, one):
    for name, wanted in (("formulaire", one.key.form), ("site", one.key.site)):
        if read.get(name) != wanted:
            yield f"{name}: «{read.get(name)}» where the file is of «{wanted}»"
    found = read["reponses"] or {}
    for name in sorted(found.keys() | one.answers.keys()):
        if found.get(name) != one.answers.get(name):
            yield f"{name}: «{found.get(name)!r}» where «{one.answers.get(name)!r}» was given"
