"""Why this exists: reads what a DOCX or an ODT asks, from its XML alone: controls and the words around them, in
the order in which they stand. Knows nothing of the other shapes, nor of who will open the file."""

import xml.etree.ElementTree as XML
import zipfile
from dataclasses import dataclass

from questions import Control

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
FORM, DRAW, TEXT, OFFICE = ODF % "form", ODF % "drawing", ODF % "text", ODF % "office"


@dataclass(frozen=True)
class Piece:
    """Words («\\n» ends a paragraph), or a control."""

    text: str = ""
    control: Control | None = None


def docx(path):
    """Pieces of the document, in order."""
    body = part(path, "word/document.xml").find(f"{W}body")
    return list(docx_pieces(body))


def docx_pieces(node):
    for child in node:
        if child.tag == f"{W}sdt":
            yield Piece(control=docx_control(child.find(f"{W}sdtPr")))
        elif child.tag in (f"{W}t", f"{W}delText"):
            yield Piece(text=child.text or "")
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield Piece(text=" ")
        else:
            yield from docx_pieces(child)
            if child.tag == f"{W}p":
                yield Piece(text="\n")


def docx_control(properties):
    def value(name):
        found = properties.find(f"{W}{name}")
        return found.get(f"{W}val", "") if found is not None else ""

    kind, options = "rich", ()  # Without a type of its own, a control takes any text.
    text, items = properties.find(f"{W}text"), properties.find(f"{W}dropDownList")
    if properties.find(f"{W14}checkbox") is not None:
        kind = "tick"
    elif items is not None:
        kind = "list"
        options = tuple((item.get(f"{W}value"), item.get(f"{W}displayText")) for item in items if item.get(f"{W}value"))
    elif properties.find(f"{W}date") is not None:
        kind = "date"
    elif text is not None:
        kind = "block" if text.get(f"{W}multiLine") in ("1", "true", "on") else "line"
    return Control(value("tag"), kind, value("alias"), options=options)


def odt(path):
    """Pieces of the document, in order."""
    text = part(path, "content.xml").find(f"{OFFICE}body/{OFFICE}text")
    controls = {node.get(f"{FORM}id"): odt_control(node) for node in text.iter() if node.get(f"{FORM}id")}
    return list(odt_pieces(text, controls))


def odt_pieces(node, controls):
    if node.tag == f"{OFFICE}forms":
        return
    if node.tag == f"{DRAW}control":
        known = controls.get(node.get(f"{DRAW}control"))
        yield Piece(control=known or Control("", "a control without definition", ""))
        return  # What stands in it is said, not shown.
    if node.tag in (f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"):
        yield Piece(text=" ")
    yield Piece(text=node.text or "")
    for child in node:
        yield from odt_pieces(child, controls)
        yield Piece(text=child.tail or "")
    if node.tag in (f"{TEXT}p", f"{TEXT}h"):
        yield Piece(text="\n")


def odt_control(node):
    sort = node.tag.removeprefix(FORM)
    kind = {"text": "line", "textarea": "block", "checkbox": "tick", "radio": "radio", "listbox": "list", "date": "date", "time": "line", "formatted-text": "line", "number": "line"}.get(sort, sort)
    options = ()
    if kind == "list":
        options = tuple((one.get(f"{FORM}value"), one.get(f"{FORM}label")) for one in node.iter(f"{FORM}option") if one.get(f"{FORM}value"))
    elif kind in ("radio", "tick"):
        options = ((node.get(f"{FORM}value") or "", node.get(f"{FORM}label") or ""),)
    return Control(node.get(f"{FORM}name") or "", kind, node.get(f"{FORM}title") or "", options=options)


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return XML.fromstring(archive.read(name))
