"""Why this exists: fills DOCX and ODT by changing their XML, as Word and other editors leave it, and through
LibreOffice. Knows only names and values; the names of controls are those of the boxes."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as XML
import zipfile
from pathlib import Path

import office_form
from office_form import FORM, W, W14, docx_control

HOST = Path(__file__).with_name("office_host.py")
LIBREOFFICE_PYTHON = "/usr/bin/python3"
PATIENCE = 300
FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def docx_xml(source, target, boxes):
    """As Word saves it."""
    def change(root):
        for sdt in root.iter(f"{W}sdt"):
            name = docx_control(sdt.find(f"{W}sdtPr")).name
            if name in boxes:
                fill_sdt(sdt, boxes[name])

    rewrite(source, target, "word/document.xml", change)


def fill_sdt(sdt, value):
    settings, content = sdt.find(f"{W}sdtPr"), sdt.find(f"{W}sdtContent")
    for mark in settings.findall(f"{W}showingPlcHdr"):
        settings.remove(mark)
    box, date = settings.find(f"{W14}checkbox"), settings.find(f"{W}date")
    if box is not None:
        box.find(f"{W14}checked").set(f"{W14}val", "1")
        value = "☒"
    if date is not None:
        day, month, year = value.split("/")
        date.set(f"{W}fullDate", f"{year}-{month}-{day}T00:00:00Z")
    for child in list(content):
        content.remove(child)
    run = XML.SubElement(content, f"{W}r")
    for number, line in enumerate(value.split("\n")):
        if number:
            XML.SubElement(run, f"{W}br")
        XML.SubElement(run, f"{W}t", {SPACE: "preserve"}).text = line


def odt_xml(source, target, boxes):
    """As the standard says that an editor keeps what was typed: in the «current» attributes."""
    def change(root):
        for node in root.iter():
            name = node.get(f"{FORM}name")
            if name in boxes and node.get(f"{FORM}id"):
                fill_node(node, node.tag.removeprefix(FORM), boxes[name])

    rewrite(source, target, "content.xml", change)


def fill_node(node, kind, value):
    if kind == "checkbox":
        node.set(f"{FORM}current-state", "checked")
    elif kind == "radio":
        if node.get(f"{FORM}value") == value:
            node.set(f"{FORM}current-selected", "true")
    elif kind == "listbox":
        for option in node.iter(f"{FORM}option"):
            if option.get(f"{FORM}label") == value:
                option.set(f"{FORM}current-selected", "true")
    elif kind == "date":
        node.set(f"{FORM}current-value", "-".join(reversed(value.split("/"))))
    else:
        node.set(f"{FORM}current-value", value)


def rewrite(source, target, name, change):
    """Copies an archive with one of its XML parts changed; its prefixes stay, since attributes name some."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for item in archive.infolist():
            data = archive.read(item)
            if item.filename == name:
                with archive.open(item) as part:
                    spaces = [space for _, space in XML.iterparse(part, events=["start-ns"])]
                for prefix, space in spaces:
                    XML.register_namespace(prefix, space)
                root = XML.fromstring(data)
                change(root)
                data = XML.tostring(root, encoding="UTF-8", xml_declaration=True)
            copy.writestr(item, data)


def in_libreoffice(jobs):
    """Fills and saves each (source, target, boxes) in one LibreOffice; gives what went wrong, one a job."""
    if not jobs:
        return []
    asked = [job(*one) for one in jobs]
    if shutil.which("soffice") is None:
        return ["LibreOffice is not there: make setup"] * len(asked)
    done = subprocess.run([LIBREOFFICE_PYTHON, HOST], input=json.dumps(asked), capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        return [f"LibreOffice: {done.stderr.strip()[-300:] or done.returncode}"] * len(asked)
    return json.loads(done.stdout)


def job(source, target, boxes):
    source, target = Path(source), Path(target)
    # LibreOffice leaves lock files beside what it opens.
    copy = target.with_name(f"to-fill.{target.name}{source.suffix}")
    shutil.copyfile(source, copy)
    order = None
    if source.suffix == ".docx":
        names = [piece.control.name for piece in office_form.docx(source) if piece.control]
        order = [boxes.get(name) for name in names]
    return {"source": str(copy), "target": str(target), "filter": FILTERS[target.suffix], "boxes": boxes, "order": order}
