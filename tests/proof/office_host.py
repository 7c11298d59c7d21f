"""Why this exists: fills office documents in LibreOffice, as a person would, and saves them. One LibreOffice for all
documents: starting it costs more than using it. Run by the Python that LibreOffice's own package came with.

Reads jobs from its input, one JSON text: [{"source", "target", "filter", "boxes", "order"}]; `order`, for a DOCX,
gives the answer of each control in turn (LibreOffice 7 forgets their names), `boxes` the answers of an ODT by name.
Writes what went wrong with each job: [text or null]. Knows nothing of forms."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

PATIENCE = 60


def main():
    jobs = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as profile:
        pipe = pathlib.Path(profile).name
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        desktop = None
        try:
            desktop = connect(office, pipe)
            json.dump([attempt(desktop, job) for job in jobs], sys.stdout)
        finally:
            close(office, desktop)


def connect(office, pipe):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    limit = time.monotonic() + PATIENCE
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if office.poll() not in (None, 81) or time.monotonic() > limit:
                raise SystemExit("LibreOffice does not start") from None
            time.sleep(0.1)


def close(office, desktop):
    try:
        if desktop is not None:
            desktop.terminate()
        office.wait(PATIENCE)
    except Exception:
        office.kill()


def attempt(desktop, job):
    try:
        document = desktop.loadComponentFromURL(pathlib.Path(job["source"]).as_uri(), "_blank", 0, properties(Hidden=True))
        if document is None:
            return "LibreOffice does not open it"
        try:
            wrong = fill_controls(document, job["order"]) if job.get("order") is not None else fill_form(document, job["boxes"])
            document.storeToURL(pathlib.Path(job["target"]).as_uri(), properties(FilterName=job["filter"]))
            return wrong
        finally:
            document.close(True)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


# ---- ODT: a form with controls by name

def fill_form(document, boxes):
    left = dict(boxes)
    forms = document.DrawPage.Forms
    for number in range(forms.Count):
        form = forms.getByIndex(number)
        for place in range(form.Count):
            model = form.getByIndex(place)
            if model.Name in boxes and fill_model(model, boxes[model.Name]):
                left.pop(model.Name, None)
    return f"no control took {', '.join(left)}" if left else None


def fill_model(model, value):
    """Whether the control took the answer."""
    if model.supportsService("com.sun.star.form.component.RadioButton"):
        if model.RefValue != value:
            return False
        model.State = 1
    elif model.supportsService("com.sun.star.form.component.CheckBox"):
        model.State = 1
    elif model.supportsService("com.sun.star.form.component.ListBox"):
        model.SelectedItems = (model.StringItemList.index(value),)
    elif model.supportsService("com.sun.star.form.component.DateField"):
        day, month, year = map(int, value.split("/"))
        date = uno.createUnoStruct("com.sun.star.util.Date")
        date.Day, date.Month, date.Year = day, month, year
        model.Date = date
    else:
        model.Text = value
    return True


# ---- DOCX: controls in the text, in order

def fill_controls(document, order):
    controls = list(in_order(document.Text))
    if len(controls) != len(order):
        return f"LibreOffice sees {len(controls)} controls, the document has {len(order)}"
    for control, value in zip(controls, order):
        if value is not None:
            fill_control(control, value)
    return None


def in_order(text):
    """Content controls and input fields, as they are read."""
    for element in each(text):
        if element.supportsService("com.sun.star.text.TextTable"):
            for name in sorted(element.CellNames, key=lambda cell: (int("".join(filter(str.isdigit, cell))), cell)):
                yield from in_order(element.getCellByName(name))
        else:
            for portion in each(element):
                if portion.TextPortionType == "ContentControl":
                    yield portion.ContentControl
                elif portion.TextPortionType == "TextField":
                    if portion.TextField.supportsService("com.sun.star.text.TextField.Input"):
                        yield portion.TextField


def each(holder):
    elements = holder.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def fill_control(control, value):
    if not hasattr(control, "ShowingPlaceHolder"):
        control.Content = value
    elif control.Checkbox:
        control.Checked = True
        replace(control, control.CheckedState)
    else:
        control.ShowingPlaceHolder = False
        replace(control, value)


def replace(control, text):
    """Puts a text in the place of another; LibreOffice 7 writes before what stands there, and removes nothing."""
    old = sum(len(portion.getString()) for portion in each(control))
    control.setString(text)
    start = next(iter(each(control))).getStart()
    cursor = start.getText().createTextCursorByRange(start)
    cursor.goRight(len(text), False)
    cursor.goRight(old, True)
    cursor.setString("")


main()
