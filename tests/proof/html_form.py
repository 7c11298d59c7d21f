"""Why this exists: reads the questions of a form's page, as a browser and a screen reader would: by labels,
legends and attributes, with a parser of the standard. Says also where the page contradicts itself.
Knows nothing of the other shapes."""

import html5lib

from questions import ONE, Question, plain

CONTROLS = ("input", "select", "textarea")
OF_KIND = {"tick": "checkbox", "several": "checkbox", "radio": "radio", "yes-no": "radio", "list": "select", "long-text": "textarea"}


class Page:
    def __init__(self, path):
        with open(path, "rb") as source:
            self.root = html5lib.parse(source, namespaceHTMLElements=False)
        self.lang = self.root.get("lang") or ""
        self.faults, self.questions, self.rtl = [], [], False
        form = next((node for node in self.root.iter() if node.get("data-form")), None)
        if form is None:
            self.faults.append("no element has data-form")
            return
        self.version = form.get("data-form-version") or ""
        # A form in another language than its page says so on itself or right below.
        self.rtl = next((node.get("dir") for node in (form, *form) if node.get("dir")), self.root.get("dir")) == "rtl"
        self.must_word = plain(next((text(node) for node in form.iter() if "ask-must" in classes(node)), ""))
        self.labels = {node.get("for"): node for node in self.root.iter("label") if node.get("for")}
        self.ids = [node.get("id") for node in self.root.iter() if node.get("id")]
        asked = [node for node in form.iter() if node.get("data-field")]
        self.questions = [self.question(node) for node in asked]
        known = {control for node in asked for control in controls(node)}
        for control in controls(form):
            if control not in known and control.get("name"):
                self.faults.append(f"«{control.get('name')}» can be filled but stands in no question")

    def question(self, node):
        name, kind = node.get("data-field"), node.get("data-kind")
        required, office = node.get("data-required") is not None, node.get("data-office") is not None
        found = controls(node)
        expects = required and not office and node.get("data-if") is None
        holder = next((one for one in node.iter() if one.get("data-label") is not None), None)
        question = Question(
            id=name, kind=kind, number=node.get("data-number") or "", label=plain(text(holder)) if holder is not None else "",
            required=required, always=expects, office=office, options=tuple(self.options(kind, found)),
            parts=tuple(self.name_of(one) for one in found) if kind == "receipt" else (), value=known(kind, found),
            most=int(node.get("data-length") or 0), least=node.get("data-min") or "",
        )
        self.faults += [f"{name}: {fault}" for fault in self.judge(node, question, found)]
        return question

    def options(self, kind, found):
        if kind == "list" and found:
            return [(one.get("value"), plain(text(one))) for one in found[0].iter("option") if one.get("value")]
        if kind in ("radio", "yes-no", "several"):
            return [(one.get("value"), self.name_of(one)) for one in found]
        return []

    def name_of(self, control):
        label = self.labels.get(control.get("id"))
        return plain(text(label)) if label is not None else ""

    def judge(self, node, question, found):
        """What a browser makes of the question must be what the page says of it."""
        if question.kind == "note":
            return
        if not question.label:
            yield "has no label"
        names = [control.get("name") for control in found]
        expected = question.names()
        if question.kind in ("radio", "yes-no", "several"):
            expected = expected * len(question.options)
            if not question.options:
                yield "has no option"
        if names != expected:
            yield f"its controls are named {names}, not {expected}"
        legend = next((plain(text(one)) for one in node.iter("legend")), "") if node.tag == "fieldset" else None
        if question.kind in ("radio", "yes-no", "several", "receipt") and question.label not in (legend or ""):
            yield f"its group has no legend with the label «{question.label}»"
        for control in found:
            yield from self.judge_control(control, question)

    def judge_control(self, control, question):
        name = control.get("id") or control.get("name")
        said = self.name_of(control)
        if self.ids.count(control.get("id")) != 1:
            yield f"{name}: its id is not alone in the page"
        if not said:
            yield f"{name}: no label[for] names it"
        elif question.kind in OF_KIND.keys() - {"radio", "yes-no", "several"} | {"short-text"} and question.label not in said:
            yield f"{name}: its label says «{said}», the question «{question.label}»"
        sort = control.get("type") if control.tag == "input" else control.tag
        if sort != OF_KIND.get(question.kind, sort) or (question.kind not in OF_KIND and sort in ("checkbox", "radio", "select")):
            yield f"{name}: a {question.kind} is given as {sort}"
        must = control.get("required") is not None
        if must != (question.always and question.kind not in ("several", "receipt")) and question.kind != "receipt":
            yield f"{name}: required is {must}, the question says {question.always}"
        if question.office and control.get("disabled") is None:
            yield f"{name}: for the office, but can be filled on a screen"


def controls(node):
    return [one for one in node.iter() if one.tag in CONTROLS and one.get("type") not in ("submit", "button", "file", "hidden")]


def known(kind, found):
    """An answer given beforehand."""
    if kind == "list":
        return next((one.get("value") or "" for control in found for one in control.iter("option") if one.get("selected") is not None), "")
    if kind in ONE or kind in ("tick", "several"):
        return ",".join(one.get("value") or "" for one in found if one.get("checked") is not None)
    return next((one.get("value") or plain(text(one)) for one in found), "")


def classes(node):
    return (node.get("class") or "").split()


def text(node):
    return "".join(node.itertext())
