"""Why this exists: proves that the proof can fail. Takes one good form of a built portal, spoils a copy of it one fault
at a time, and asks that exactly the named checks see it: one that stays silent, or that cries for another's fault,
is a fault of the proof. All copies stand in one portal, so that foreign tools start once.

    python selftest.py --portal DIR [--project DIR]"""

import argparse
import json
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from fill import check_fill
from forbidden import check_pdfs
from html_form import Page
from portal import SHAPES, open_portal
from report import Report
from selftest_packs import try_packs
from shapes import check_shapes

BOTH = {"vera-ua1", "vera-3a"}
# A question that is lost or added on the page is added or lost everywhere else.
EVERYWHERE = {"pdf-fields", "pdf-fields-pdfium", "pdf-structure", "docx-fields", "odt-fields", "schema-fields"}


class CannotTry(Exception):
    """The form has nothing to spoil in that way: the case would prove nothing."""


# Questions that faults are put into.
TARGETS = {
    "text": lambda one: one.kind == "short-text" and one.always and not one.value,
    "list": lambda one: one.kind == "list" and not one.value and len(one.options) > 1,
    "radio": lambda one: one.kind == "radio" and not one.office,
    "several": lambda one: one.kind == "several",
}


def targets(page):
    return {name: next(filter(wanted, page.questions), None) for name, wanted in TARGETS.items()}


class Sample:
    """A copy of the good form, and the questions that faults are put into."""

    def __init__(self, folder, files, page):
        self.paths = {shape: folder / name for shape, name in files.items()}
        found = targets(page)
        self.text, self.list, self.radio, self.several = (found[name] for name in TARGETS)

    # ---- changes of text

    def html(self, old, new):
        change(self.paths["html"], old, new)

    def docx(self, old, new):
        change_part(self.paths["docx"], "word/document.xml", old, new)

    def odt(self, old, new):
        change_part(self.paths["odt"], "content.xml", old, new)

    def schema(self, alter):
        whole = json.loads(self.paths["schema"].read_text("utf-8"))
        alter(whole)
        self.paths["schema"].write_text(json.dumps(whole, ensure_ascii=False), "utf-8")

    def pdf(self, alter):
        writer = PdfWriter(clone_from=self.paths["pdf"])
        alter(writer)
        writer.write(self.paths["pdf"])

    def field(self, writer, name):
        fields = (one.get_object() for one in writer.root_object["/AcroForm"]["/Fields"])
        return next(one for one in fields if one["/T"] == name)


def change(path, old, new):
    text = path.read_text("utf-8")
    path.write_text(changed(text, old, new), "utf-8")


def change_part(path, name, old, new):
    with zipfile.ZipFile(path) as archive:
        parts = [(item, archive.read(item)) for item in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for item, data in parts:
            archive.writestr(item, changed(data.decode(), old, new) if item.filename == name else data)


def changed(text, old, new):
    """`old` is a pattern; one that is not there would make the case prove nothing."""
    text, count = re.subn(old, new, text, count=1, flags=re.DOTALL)
    if not count:
        raise CannotTry(f"«{old}» is not there")
    return text


# ---- faults of the page

def label_that_names_nothing(sample):
    sample.html(r'<label([^>]*) for="([^"]*)"(?=[^>]*>(?:(?!</label>).)*' + re.escape(sample.text.label) + ")", r'<label\1 for="ailleurs-\2"')


def option_lost_on_the_page(sample):
    option = sample.list.options[1][0]
    sample.html(rf'(<select[^>]* name="{sample.list.id}".*?)<option value="{option}"[^>]*>[^<]*</option>', r"\1")


def question_moved_on_the_page(sample):
    question = sample.text.id
    block = rf'(<div class="question[^>]*data-field="{question}".*?)(?=<(?:div|fieldset) class="question)'
    found = re.search(block, sample.paths["html"].read_text("utf-8"), re.DOTALL)
    if not found:
        raise CannotTry("the question is the last of its part")
    sample.html(re.escape(found.group(1)), "")
    sample.html("</form>", lambda match: f"{found.group(1)}</form>")


def required_lost_on_the_page(sample):
    sample.html(rf'(data-field="{sample.text.id}"[^>]*?) data-required\b', r"\1")
    sample.html(rf'(name="{sample.text.id}"[^>]*?) required\b', r"\1")


# ---- faults of the PDF

def pdf_label(sample):
    sample.pdf(lambda pdf: sample.field(pdf, sample.text.id).update({NameObject("/TU"): TextStringObject("Autre question")}))


def pdf_label_of_an_option(sample):
    sample.pdf(lambda pdf: sample.field(pdf, sample.radio.id)["/Kids"][0].get_object().update({NameObject("/TU"): TextStringObject(sample.radio.label)}))


def pdf_label_missing(sample):
    sample.pdf(lambda pdf: sample.field(pdf, sample.text.id).pop("/TU"))


def pdf_order(sample):
    def alter(pdf):
        fields = pdf.root_object["/AcroForm"]["/Fields"]
        fields[0], fields[1] = fields.pop(1), fields[0]
    sample.pdf(alter)


def pdf_required(sample):
    def alter(pdf):
        field = sample.field(pdf, sample.text.id)
        field[NameObject("/Ff")] = NumberObject(int(field["/Ff"]) & ~2)
    sample.pdf(alter)


def pdf_option(sample):
    def alter(pdf):
        sample.field(pdf, sample.list.id)["/Opt"][0][0] = TextStringObject("autre")
    sample.pdf(alter)


def pdf_kind(sample):
    def alter(pdf):
        field = sample.field(pdf, sample.text.id)
        field[NameObject("/Ff")] = NumberObject(int(field["/Ff"]) | 1 << 12)
    sample.pdf(alter)


def pdf_script(sample):
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1);")})
    sample.pdf(lambda pdf: pdf.root_object.update({NameObject("/OpenAction"): action}))


def pdf_script_on_a_field(sample):
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("event.rc = true;")})
    sample.pdf(lambda pdf: sample.field(pdf, sample.text.id).update({NameObject("/AA"): DictionaryObject({NameObject("/K"): action})}))


def pdf_opens_a_page(sample):
    action = DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("https://example.org/")})
    sample.pdf(lambda pdf: pdf.root_object.update({NameObject("/OpenAction"): action}))


def pdf_needs_appearances(sample):
    sample.pdf(lambda pdf: pdf.root_object["/AcroForm"].update({NameObject("/NeedAppearances"): BooleanObject(True)}))


def pdf_file_inside(sample):
    sample.pdf(lambda pdf: pdf.add_attachment("liste.txt", b"x"))


def pdf_font_outside(sample):
    """A font that the first page is drawn with: judges do not look at those that nothing uses."""
    def alter(pdf):
        for font in pdf.pages[0]["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            for key in ("/FontFile2", "/FontFile3"):
                descriptor.pop(key, None)
    sample.pdf(alter)


def pdf_author(sample):
    sample.pdf(lambda pdf: pdf.add_metadata({"/Author": "Zoé Martin"}))


def pdf_path(sample):
    sample.pdf(lambda pdf: pdf.add_metadata({"/Subject": "/home/zoe/dossier.typ"}))


def pdf_untitled(sample):
    def alter(pdf):
        stream = pdf.root_object["/Metadata"].get_object()
        stream.set_data(re.sub(rb"<dc:title>.*?</dc:title>", b"", stream.get_data(), flags=re.DOTALL))
        pdf.metadata = {key: value for key, value in pdf.metadata.items() if key != "/Title"}
    sample.pdf(alter)


def pdf_untagged(sample):
    sample.pdf(lambda pdf: pdf.root_object.pop("/StructTreeRoot"))


def pdf_tabs(sample):
    sample.pdf(lambda pdf: [page.pop("/Tabs") for page in pdf.pages])


def pdf_not_printed(sample):
    sample.pdf(lambda pdf: sample.field(pdf, sample.text.id).update({NameObject("/F"): NumberObject(0)}))


def pdf_words(sample):
    """The page asks something that the sheet of paper does not show."""
    sample.html(re.escape(f">{sample.text.label}<"), f">{sample.text.label} bis<")


def pdf_cut(sample):
    data = sample.paths["pdf"].read_bytes()
    sample.paths["pdf"].write_bytes(data[: len(data) // 2])


# ---- faults of office documents and of the schema

def docx_control_renamed(sample):
    sample.docx(rf'(<w:tag w:val="){sample.text.id}"', r'\1autre"')


def docx_spoken_label(sample):
    sample.docx(rf'<w:alias w:val="[^"]*"(?=/><w:tag w:val="{sample.text.id}")', '<w:alias w:val="Autre question"')


def docx_written_label(sample):
    sample.docx(rf">({sample.text.number}\. |){re.escape(sample.text.label)}(?=[^<]*<)", ">Autre question")


def docx_star(sample):
    sample.docx(rf"({re.escape(sample.text.label)}.{{0,200}}?)\*", r"\1")


def docx_option(sample):
    sample.docx(rf'(w:displayText="[^"]*" w:value="){sample.list.options[0][0]}"', r'\1autre"')


def docx_words_of_an_option(sample):
    sample.docx(rf'(<w:tag w:val="{sample.several.boxes()[0]}".*?){re.escape(escaped(sample.several.options[0][1]))}(?=</w:t>)', r"\1Autre réponse")


def docx_kind(sample):
    sample.docx(rf'(<w:tag w:val="{sample.text.id}" ?/>)', r"\1<w:date/>")


def odt_control_dropped(sample):
    found = re.search(rf'<form:[a-z]+ (?=[^>]*form:name="{sample.text.id}")[^>]*form:id="([^"]*)"', part_text(sample.paths["odt"], "content.xml"))
    if not found:
        raise CannotTry("no control of that name")
    sample.odt(rf'<draw:control(?=[^>]*draw:control="{found.group(1)}")(?:[^>]*/>|.*?</draw:control>)', "")


def odt_spoken_label(sample):
    sample.odt(rf'(<form:[a-z]+ (?=[^>]*form:name="{sample.text.id}")[^>]*form:title=")[^"]*"', r'\1Autre question"')


def odt_option(sample):
    sample.odt(rf'(<form:option(?=[^>]*form:value="{sample.list.options[0][0]}")[^>]*form:label=")[^"]*"', r'\1Autre réponse"')


def schema_required(sample):
    sample.schema(lambda whole: whole["required"].remove(sample.text.id))


def schema_label(sample):
    sample.schema(lambda whole: whole["properties"][sample.text.id].update(title="Autre question"))


def schema_option(sample):
    def alter(whole):
        one = whole["properties"][sample.list.id]
        one["oneOf"][0]["const"] = "autre"
        if "enum" in one:
            one["enum"][0] = "autre"
    sample.schema(alter)


def schema_order(sample):
    def alter(whole):
        names = list(whole["properties"].items())
        whole["properties"] = dict([names[1], names[0], *names[2:]])
    sample.schema(alter)


def escaped(text):
    return text.replace("&", "&amp;")


def part_text(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


# Each fault and exactly the checks that see it.
CASES = [
    (label_that_names_nothing, {"html-form"}),
    (option_lost_on_the_page, {"pdf-options", "docx-options", "odt-options", "schema-options"}),
    (question_moved_on_the_page, EVERYWHERE | {"text-poppler", "text-pdfium", "docx-labels", "odt-labels"}),
    (required_lost_on_the_page, {"pdf-required", "docx-required", "odt-required", "schema-required"}),
    (pdf_label, {"pdf-labels"}),
    (pdf_label_of_an_option, {"pdf-labels"}),
    (pdf_label_missing, {"pdf-labels", "pdf-widgets"}),
    (pdf_order, {"pdf-fields"}),
    (pdf_required, {"pdf-required"}),
    (pdf_option, {"pdf-options"}),
    (pdf_kind, {"pdf-kinds"}),
    (pdf_script, {"pdf-forbidden", "vera-3a"}),
    (pdf_script_on_a_field, {"pdf-forbidden", "vera-3a"}),
    (pdf_opens_a_page, {"pdf-forbidden"}),
    (pdf_needs_appearances, {"pdf-forbidden", "vera-3a"}),
    (pdf_file_inside, {"pdf-forbidden", "vera-3a", "vera-ua1"}),
    (pdf_font_outside, {"pdf-fonts"} | BOTH),
    (pdf_author, {"pdf-metadata"}),
    (pdf_path, {"pdf-metadata"}),
    (pdf_untitled, {"pdf-metadata", "vera-ua1"}),
    (pdf_untagged, {"pdf-structure", "pdf-widgets"} | BOTH),
    (pdf_tabs, {"pdf-widgets", "vera-ua1"}),
    (pdf_not_printed, {"pdf-widgets", "vera-3a"}),
    (pdf_words, {"text-poppler", "text-pdfium", "pdf-labels", "docx-labels", "odt-labels", "schema-labels"}),
    (pdf_cut, {"qpdf", "pdf-opens", "pdf-readable", "text-poppler", "text-opens"} | BOTH),
    (docx_control_renamed, {"docx-fields"}),
    (docx_spoken_label, {"docx-labels"}),
    (docx_written_label, {"docx-labels"}),
    (docx_star, {"docx-required"}),
    (docx_option, {"docx-options"}),
    (docx_words_of_an_option, {"docx-options"}),
    (docx_kind, {"docx-kinds"}),
    (odt_control_dropped, {"odt-fields"}),
    (odt_spoken_label, {"odt-labels"}),
    (odt_option, {"odt-options"}),
    (schema_required, {"schema-required"}),
    (schema_label, {"schema-labels"}),
    (schema_option, {"schema-options"}),
    (schema_order, {"schema-fields"}),
]


# ---- running

def main():
    parser = argparse.ArgumentParser(description="Proves that each check of the proof can fail.")
    parser.add_argument("--portal", required=True, help="folder of a built portal")
    parser.add_argument("--project", default=".", type=Path, help="folder of the project that it was built from")
    asked = parser.parse_args()
    good = open_portal(asked.portal)
    verdicts = Report()
    with tempfile.TemporaryDirectory() as folder:
        key, files = richest(good)
        print(f"spoiling {key}, {len(CASES)} faults")
        root = Path(folder) / "spoiled"
        write(root, good, key, files, verdicts)
        spoiled = open_portal(root)
        report = Report(say=lambda line: None)
        check_pdfs(spoiled, report, Path(folder))
        check_shapes(spoiled, report)
        judge(report, verdicts)
        try_filling(Path(folder), good, key, files, verdicts)
        try_packs(good, asked.project, Path(folder), verdicts)
    return verdicts.end()


def richest(portal):
    """The form in the main language where most faults can be tried."""
    whole = [(key, files) for key, files in sorted(portal.forms.items()) if len(files) == len(SHAPES) and key.lang == "fr"]
    if not whole:
        raise SystemExit("no form of the portal has every shape in French: nothing can be proven")
    return max(whole, key=lambda one: sum(question is not None for question in targets(Page(portal.root / one[1]["html"])).values()))


def write(root, good, key, files, verdicts):
    page, outputs = Page(good.root / files["html"]), []
    for name, spoil in [("good", None), *((case.__name__, case) for case, _ in CASES)]:
        copies = copy(root, name, good, files)
        if spoil:
            try:
                spoil(Sample(root, copies, page))
            except (CannotTry, AttributeError, KeyError, StopIteration) as error:
                verdicts.add(name, "selftest", [f"cannot be tried: {type(error).__name__} {error}"])
                continue
        outputs += entries(root, key, name, copies)
    (root / "stray.pdf").write_bytes((good.root / files["pdf"]).read_bytes())
    (root / "portal.json").write_text(json.dumps({"version": 1, "outputs": outputs}), "utf-8")


def entries(root, key, name, copies):
    """A PDF that is the good one is judged once: it promises nothing under the other names."""
    same = name != "good" and (root / copies["pdf"]).read_bytes() == (root / "good" / Path(copies["pdf"]).name).read_bytes()
    for shape, path in copies.items():
        yield {"path": path, "kind": "form", "form": name, "format": shape, "site": key.site, "lang": key.lang, "layout": "booklet" if same else ""}


def copy(root, name, good, files):
    (root / name).mkdir(parents=True, exist_ok=True)
    copies = {}
    for shape, path in files.items():
        copies[shape] = f"{name}/{Path(path).name}"
        if shape == "pdf":  # Written again without a change: what the rewriting breaks is not the fault's doing.
            PdfWriter(clone_from=good.root / path).write(root / copies[shape])
        else:
            shutil.copyfile(good.root / path, root / copies[shape])
    return copies


def judge(report, verdicts):
    failed = {}
    for check, where, findings in report.failures:
        for name in str(where).split("/"):
            failed.setdefault(name, {})[check] = findings[0]
    good = failed.get("good", {})
    verdicts.add("good", "selftest", [f"«{check}» fails without a fault: {finding}" for check, finding in good.items()])
    verdicts.add("stray-pdf", "selftest", [] if any(check == "pdf-listed" for check, _, _ in report.failures) else ["«pdf-listed» did not see it"])
    for case, expected in CASES:
        name = case.__name__
        if any(check == name for check, _, _ in verdicts.failures):
            continue
        found = failed.get(name, {})
        verdicts.add(name, "selftest", [
            *(f"«{check}» fails already without the fault" for check in sorted(expected & good.keys())),
            *(f"«{check}» did not see it" for check in sorted(expected - found.keys())),
            *(f"«{check}» failed for another's fault: {found[check]}" for check in sorted(found.keys() - expected - good.keys())),
        ])


def try_filling(folder, good, key, files, verdicts):
    """Boxes that take no answer, and a program that reads wrongly."""
    root = folder / "unfillable"
    sample = Sample(root, copy(root, "form", good, files), Page(good.root / files["html"]))

    def locked(pdf):
        field = sample.field(pdf, sample.text.id)
        field[NameObject("/Ff")] = NumberObject(int(field["/Ff"]) | 1)
    sample.pdf(locked)
    sample.odt(rf'(<form:[a-z]+ (?=[^>]*form:name="){sample.text.id}"|(form:name="){sample.text.id}")', lambda match: match.group(0).replace(f'"{sample.text.id}"', '"autre"'))
    sample.schema(lambda whole: whole.update(additionalProperties=True))
    outputs = [{"path": f"form/{Path(path).name}", "kind": "form", "form": key.form, "format": shape, "site": key.site, "lang": key.lang} for shape, path in files.items()]
    (root / "portal.json").write_text(json.dumps({"version": 1, "outputs": outputs}), "utf-8")
    report, filled = Report(say=lambda line: None), folder / "filled"
    filled.mkdir()
    check_fill(open_portal(root), report, filled, Liar(key))
    failed = {check for check, _, _ in report.failures}
    reads = {f"read-{way}" for way in ("json", "pdf-pypdf", "pdf-pdfium", "pdf-pdftk", "docx-word", "docx-resaved", "docx-libreoffice", "odt-xml")}
    for check in sorted({"filled-by-pdfium", "filled-odt-libreoffice", "schema-refuses"} | reads):
        verdicts.add(f"filling: {check}", "selftest", [] if check in failed else [f"«{check}» did not see it"])


class Liar:
    """Stands for a program that loses what it reads."""

    def __init__(self, key):
        self.key = key

    def read(self, _):
        return {"formulaire": self.key.form, "site": self.key.site, "reponses": {"identite": "Zoe"}}, None


if __name__ == "__main__":
    sys.exit(main())
