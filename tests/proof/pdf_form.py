"""Why this exists: reads what a fillable PDF asks, with two foreign readers (pypdf and the engine of Chromium),
and in the three orders that a PDF holds: list of fields, structure, pages. Knows nothing of the other shapes."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from questions import Control

REQUIRED, MULTILINE, RADIO, PUSH, COMBO = 1 << 1, 1 << 12, 1 << 15, 1 << 16, 1 << 17
KINDS = {pdfium.FPDF_FORMFIELD_TEXTFIELD: "line", pdfium.FPDF_FORMFIELD_CHECKBOX: "tick", pdfium.FPDF_FORMFIELD_RADIOBUTTON: "radio", pdfium.FPDF_FORMFIELD_COMBOBOX: "list"}


def by_pypdf(path):
    """Fields in the order of the list of fields."""
    form = PdfReader(path).trailer["/Root"].get("/AcroForm")
    return [control(field.get_object()) for field in form["/Fields"]] if form else []


def control(field):
    sort, flags = field.get("/FT"), int(field.get("/Ff", 0))
    kind = {"/Tx": "block" if flags & MULTILINE else "line", "/Ch": "list"}.get(sort, "tick")
    options = ()
    if sort == "/Btn" and flags & RADIO:
        kind = "radio"
        options = tuple((on_state(kid.get_object()), str(kid.get_object().get("/TU", ""))) for kid in field.get("/Kids", []))
    elif sort == "/Btn":
        options = ((on_state(field), ""),)
    elif sort == "/Ch":
        options = tuple((str(one[0]), str(one[1])) if isinstance(one, list) else (str(one), str(one)) for one in field.get("/Opt", []))
    return Control(str(field.get("/T", "")), kind, str(field.get("/TU", "")), bool(flags & REQUIRED), options)


def on_state(widget):
    states = [name[1:] for name in widget.get("/AP", {}).get("/N", {}) if name != "/Off"]
    return states[0] if len(states) == 1 else f"{len(states)} states"


def by_pdfium(path):
    """Fields in the order of the pages, each once, as Chromium sees them."""
    found = {}
    with pypdfium2.PdfDocument(path) as pdf:
        pdf.init_forms()
        for page in pdf if pdf.formenv else ():
            for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
                annotation = pdfium.FPDFPage_GetAnnot(page, number)
                if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                    add_widget(found, pdf.formenv, annotation)
                pdfium.FPDFPage_CloseAnnot(annotation)
    return [Control(name, kind, label, required, tuple(options)) for name, (kind, label, required, options) in found.items()]


def add_widget(found, form, annotation):
    name = wide(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
    label = wide(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation)
    kind = KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(form, annotation), "unknown")
    if kind == "line" and flags & MULTILINE:
        kind = "block"
    entry = found.setdefault(name, (kind, label, bool(flags & REQUIRED), []))
    if kind in ("radio", "tick"):
        entry[3].append((wide(pdfium.FPDFAnnot_GetFormFieldExportValue, form, annotation), label if kind == "radio" else ""))
    for number in range(max(pdfium.FPDFAnnot_GetOptionCount(form, annotation), 0)):
        entry[3].append(("", wide(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, number)))


def wide(ask, form, annotation, *rest):
    """A text that PDFium writes in UTF-16 into a room we give it."""
    length = ask(form, annotation, *rest, None, 0)
    room = ctypes.create_string_buffer(length)
    ask(form, annotation, *rest, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), length)
    return room.raw[: max(length - 2, 0)].decode("utf-16-le")


def by_structure(path):
    """Names of the fields in the order of reading, from the structure tree; what stands there wrongly is a fault."""
    root, names, faults = PdfReader(path).trailer["/Root"], [], []
    tree = root.get("/StructTreeRoot")
    for form in walk(tree) if tree else ():
        kids = form.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        widgets = [kid["/Obj"].get_object() for kid in map(resolve, kids) if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"]
        if len(kids) != 1 or len(widgets) != 1:
            faults.append(f"a Form holds {len(kids)} things, {len(widgets)} of them widgets: it must hold one widget and nothing else")
        for widget in widgets:
            name = str(widget.get("/T") or widget.get("/Parent", {}).get("/T", ""))
            names.append(name)
            if not (form.get("/Alt") or widget.get("/Contents")):
                faults.append(f"«{name}» has neither Alt in the structure nor Contents")
    return list(dict.fromkeys(names)), len(names), faults


def walk(element):
    """Elements named Form, in order."""
    element = resolve(element)
    if not isinstance(element, dict) or element.get("/Type") == "/OBJR":
        return
    if element.get("/S") == "/Form":
        yield element
        return
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from walk(kid)


def resolve(thing):
    return thing.get_object() if isinstance(thing, IndirectObject) else thing


def widgets(path):
    """Every widget of every page: (page number, page, widget)."""
    for number, page in enumerate(PdfReader(path).pages, 1):
        for annotation in page.get("/Annots", []):
            annotation = annotation.get_object()
            if annotation.get("/Subtype") == "/Widget":
                yield number, page, annotation
