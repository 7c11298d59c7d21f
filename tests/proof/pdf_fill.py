"""Why this exists: fills a PDF in the three ways that people's tools do: writing values (pypdf), merging a file of
values (pdftk), typing and clicking in a viewer (the engine of Chromium). Then says what a file holds, as foreign
readers see it. Knows only names and values."""

import subprocess

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from pdf_form import wide


def with_pypdf(source, target, boxes):
    writer = PdfWriter(clone_from=source)
    states = {str(field.get("/T")): field for field in (one.get_object() for one in writer.root_object["/AcroForm"]["/Fields"])}
    values = {name: NameObject(f"/{state(states[name], value)}") if is_button(states[name]) else state(states[name], value) for name, value in boxes.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(target)


def is_button(field):
    return field.get("/FT") == "/Btn"


def state(field, value):
    """What is kept for an answer: the ticked state of a box, the value of what a list shows, or the answer."""
    if value is True:
        return next(name[1:] for name in field["/AP"]["/N"] if name != "/Off")
    for one in field.get("/Opt", ()) if field.get("/FT") == "/Ch" else ():
        if isinstance(one, list) and str(one[1]) == value:
            return str(one[0])
    return value


def with_pdftk(source, target, boxes):
    fields = {str(field["/T"]): field for field in (one.get_object() for one in PdfReader(source).trailer["/Root"]["/AcroForm"]["/Fields"])}
    lines = [b"%FDF-1.2\n1 0 obj\n<< /FDF << /Fields ["]
    for name, value in boxes.items():
        answer = f"/{state(fields[name], value)}".encode() if is_button(fields[name]) else wide_string(state(fields[name], value))
        lines.append(b"<< /T " + wide_string(name) + b" /V " + answer + b" >>")
    lines.append(b"] >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
    data = target.with_suffix(".fdf")
    data.write_bytes(b"\n".join(lines))
    subprocess.run(["pdftk", source, "fill_form", data, "output", target], check=True, capture_output=True, timeout=120)


def wide_string(text):
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def with_pdfium(source, target, boxes):
    """Every box is clicked; text is typed letter by letter, lists are chosen from."""
    with pypdfium2.PdfDocument(source) as pdf:
        pdf.init_forms()
        for number in range(len(pdf)):
            page = pdf[number]
            for annotation in range(pdfium.FPDFPage_GetAnnotCount(page)):
                type_into(pdf.formenv, page, annotation, boxes)
            pdfium.FORM_ForceToKillFocus(pdf.formenv)
            page.close()
        pdf.save(str(target))


def type_into(form, page, number, boxes):
    annotation = pdfium.FPDFPage_GetAnnot(page, number)
    if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
        name = wide(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
        sort, value = pdfium.FPDFAnnot_GetFormFieldType(form, annotation), boxes.get(name)
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        place = ((rectangle.left + rectangle.right) / 2, (rectangle.top + rectangle.bottom) / 2)
        if sort == pdfium.FPDF_FORMFIELD_TEXTFIELD and value:
            if wide(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation) != value:
                click(form, page, place)
                for letter in value:
                    pdfium.FORM_OnChar(form, page, 13 if letter == "\n" else ord(letter), 0)
        elif sort == pdfium.FPDF_FORMFIELD_COMBOBOX and value:
            choose(form, page, annotation, value)
        elif sort == pdfium.FPDF_FORMFIELD_CHECKBOX and value:
            click(form, page, place)
        elif sort == pdfium.FPDF_FORMFIELD_RADIOBUTTON and wide(pdfium.FPDFAnnot_GetFormFieldExportValue, form, annotation) == value:
            click(form, page, place)
    pdfium.FPDFPage_CloseAnnot(annotation)


def click(form, page, place):
    pdfium.FORM_OnMouseMove(form, page, 0, *place)
    pdfium.FORM_OnLButtonDown(form, page, 0, *place)
    pdfium.FORM_OnLButtonUp(form, page, 0, *place)


def choose(form, page, annotation, label):
    labels = [wide(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, one) for one in range(pdfium.FPDFAnnot_GetOptionCount(form, annotation))]
    pdfium.FORM_SetFocusedAnnot(form, annotation)
    pdfium.FORM_SetIndexSelected(form, page, labels.index(label), True)


def read_with_pypdf(path):
    """name -> text, or the name of a state; nothing that is empty or off."""
    found = {}
    for field in PdfReader(path).trailer["/Root"]["/AcroForm"]["/Fields"]:
        field = field.get_object()
        value = field.get("/V", "")
        if isinstance(value, list):  # pdftk keeps the choice of a list so.
            value = value[0] if len(value) == 1 else value
        if is_button(field):
            value = "" if value in ("", "/Off") else str(value)[1:]
        if value:
            found[str(field["/T"])] = one_break(str(value))
    return found


def read_with_pdfium(path):
    found = {}
    with pypdfium2.PdfDocument(path) as pdf:
        pdf.init_forms()
        for page in pdf:
            for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
                annotation = pdfium.FPDFPage_GetAnnot(page, number)
                if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                    value = wide(pdfium.FPDFAnnot_GetFormFieldValue, pdf.formenv, annotation)
                    if value and value != "Off":
                        found[wide(pdfium.FPDFAnnot_GetFormFieldName, pdf.formenv, annotation)] = one_break(value)
                pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def one_break(text):
    """Tools end lines each in their own way; the words are what must not change."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
