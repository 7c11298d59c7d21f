"""Why this exists: reads what a JSON Schema of answers asks. Knows nothing of the other shapes."""

import json

from jsonschema import Draft202012Validator

from questions import Control


class Schema:
    def __init__(self, path):
        with open(path, encoding="utf-8") as source:
            self.schema = json.load(source)
        Draft202012Validator.check_schema(self.schema)
        self.judge = Draft202012Validator(self.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        # The answers may be the document itself, or stand in it under one name beside the form's own.
        self.under = next((name for name in ("reponses", "answers") if name in self.schema.get("properties", {})), None)
        asked = self.resolve(self.schema["properties"][self.under] if self.under else self.schema)
        self.required = set(asked.get("required", ()))
        self.closed = asked.get("additionalProperties") is False or asked.get("unevaluatedProperties") is False
        self.controls = [self.control(name, self.resolve(one)) for name, one in asked["properties"].items()]

    def resolve(self, node):
        """Follows a reference inside the document."""
        while "$ref" in node:
            target = self.schema
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def control(self, name, node):
        many = node.get("type") == "array"
        options = choices(self.resolve(node.get("items", {})) if many else node)
        kind = "several" if many else "radio" if options else "tick" if node.get("const") is True or node.get("type") == "boolean" else "line"
        return Control(name, kind, node.get("title", ""), name in self.required, tuple(options))


def choices(node):
    if "oneOf" in node or "anyOf" in node:
        return [(str(one["const"]), one.get("title", "")) for one in node.get("oneOf", node.get("anyOf")) if one.get("const")]
    return [(str(one), "") for one in node.get("enum", ()) if one not in ("", None)]
