"""Why this exists: invents the answers that forms are filled with: every letter that French asks for, signs that
old encodings lose, line breaks, dates. The same form always gets the same answers. Knows no format of file."""

LINES = ("Zoé Müller-Ngô", "Œuvre & cœur – 100 €", "L’été « à Noël » : ça va", "Ÿves Lœvenbrück, œil")
SHORT = "Œ€é’"
BLOCK = "Première ligne : œuvre, cœur.\nDeuxième – 100 €.\n« Troisième » l’été"
DAY, HOUR = "1980-07-14", "09:30"


def answers_for(questions):
    """Answers to every question, as JSON and YAML hold them: name -> text, True or list of options."""
    given = {}
    for number, question in enumerate(questions):
        for name in question.names():
            given[name] = answer(question, name, number)
    return given


def answer(question, name, number):
    """What the program already answers is left as it is."""
    kind, options = question.kind, [option for option, _ in question.options]
    if question.value and kind != "several":
        return True if kind == "tick" else question.value
    if kind == "tick":
        return True
    if kind in ("radio", "yes-no", "list"):
        return options[number % len(options)]
    if kind == "several":
        return options[::2]
    if kind == "receipt":
        return DAY if name.endswith("_date") else HOUR
    return typed(question, number)


def typed(question, number):
    kind = question.kind
    if kind == "date":
        return DAY
    if kind in ("number", "score"):
        return question.least or "3"
    if kind == "phone":
        return "06 39 98 12 34"
    if kind == "mail":
        return "zoe.muller@example.org"
    text = BLOCK if kind == "long-text" else LINES[number % len(LINES)]
    return text if not question.most or len(text) <= question.most else SHORT[: question.most]


def shown(value):
    """What is typed into a box for an answer: days are written as people do."""
    if value == DAY:
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return value


def by_box(questions, given, radios="group"):
    """The same answers as boxes hold them: name -> text, or True for a tick. Each option of «several» has a box, a
    list shows labels; the options of a radio are one `group`, or have each a «box» of their own."""
    boxes = {}
    for question in questions:
        for name in question.names():
            if question.kind == "several" or (question.kind in ("radio", "yes-no") and radios == "box"):
                chosen = given[name] if question.kind == "several" else [given[name]]
                boxes.update({box: True for box, (option, _) in zip(question.boxes(), question.options) if option in chosen})
            elif question.kind == "list":
                boxes[name] = dict(question.options)[given[name]]
            else:
                boxes[name] = shown(given[name])
    return boxes
