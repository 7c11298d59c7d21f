//! JSON Schema of the answers of a form, for whoever receives them by machine.
//!
//! It describes the value of `reponses`. Signatures have no answer, so no property. Office fields have
//! one, never required: the body that receives the form may fill them.
//! Our own keys begin with `x-` and are in French, as in the files that the answers come from:
//! `x-formulaire`, `x-version`, `x-site`, `x-langue`, `x-numero-formulaire` on the whole;
//! `x-numero`, `x-type`, `x-partie`, `x-finalite`, `x-sensible`, `x-usage-interne` on a property.

use serde_json::{Map, Value, json};

use super::super::naming::{Form, Slot, slots};
use super::super::sheet::{Choice, Condition, Field, Kind, Section, Sheet};

/// The schema, draft 2020-12.
pub fn schema(sheet: &Sheet) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut conditional = Vec::new();
    for section in &sheet.sections {
        for field in &section.fields {
            for slot in slots(field).into_iter().filter(|slot| slot.form != Form::Sign) {
                properties.insert(slot.id.clone(), property(sheet, section, field, &slot));
                if field.required && !field.office {
                    match &field.condition {
                        None => required.push(json!(slot.id)),
                        Some(condition) => conditional.push(rule(sheet, condition, &slot)),
                    }
                }
            }
        }
    }
    let mut whole = head(sheet);
    whole.insert("type".to_owned(), json!("object"));
    whole.insert("properties".to_owned(), Value::Object(properties));
    whole.insert("required".to_owned(), Value::Array(required));
    if !conditional.is_empty() {
        whole.insert("allOf".to_owned(), Value::Array(conditional));
    }
    whole.insert("additionalProperties".to_owned(), json!(false));
    Value::Object(whole)
}

fn head(sheet: &Sheet) -> Map<String, Value> {
    let mut head = Map::new();
    let mut say = |key: &str, value: &str| {
        if !value.is_empty() {
            head.insert(key.to_owned(), json!(value));
        }
    };
    say("$schema", "https://json-schema.org/draft/2020-12/schema");
    say("title", &sheet.title);
    say("description", &sheet.purpose);
    say("x-formulaire", &sheet.id);
    say("x-numero-formulaire", &sheet.number);
    say("x-version", &sheet.version);
    say("x-site", &sheet.site);
    say("x-langue", &sheet.lang);
    head
}

fn property(sheet: &Sheet, section: &Section, field: &Field, slot: &Slot) -> Value {
    let mut said = Map::new();
    let mut say = |key: &str, value: Value| {
        said.insert(key.to_owned(), value);
    };
    say("title", json!(title(sheet, field, slot)));
    if !field.help.is_empty() {
        say("description", json!(field.help));
    }
    for (key, value) in kind(field, slot) {
        say(key, value);
    }
    if !field.value.is_empty() {
        say("default", json!(field.value));
    }
    say("x-numero", json!(field.number));
    say("x-type", json!(author_kind(field.kind)));
    say("x-partie", json!(section.title));
    if !field.purpose.is_empty() {
        say("x-finalite", json!(field.purpose));
    }
    if field.sensitive {
        say("x-sensible", json!(true));
    }
    if field.office {
        say("x-usage-interne", json!(true));
    }
    Value::Object(said)
}

fn title(sheet: &Sheet, field: &Field, slot: &Slot) -> String {
    match (field.kind, slot.form) {
        (Kind::Receipt, Form::Day) => format!("{} – {}", field.label, sheet.words.date),
        (Kind::Receipt, _) => format!("{} – {}", field.label, sheet.words.time),
        _ => field.label.clone(),
    }
}

/// What an answer may be.
fn kind(field: &Field, slot: &Slot) -> Vec<(&'static str, Value)> {
    match slot.form {
        Form::Day => vec![("type", json!("string")), ("format", json!("date"))],
        Form::Hour => vec![("type", json!("string")), ("pattern", json!("^([01][0-9]|2[0-3]):[0-5][0-9]$"))],
        Form::Tick => vec![("type", json!("boolean")), ("const", json!(true))],
        Form::Radio | Form::List => {
            let mut kind = vec![("type", json!("string"))];
            kind.extend(choices(&field.options));
            kind
        }
        Form::Several => {
            let mut items = Map::new();
            items.insert("type".to_owned(), json!("string"));
            items.extend(choices(&field.options).into_iter().map(|(key, value)| (key.to_owned(), value)));
            vec![
                ("type", json!("array")),
                ("items", Value::Object(items)),
                ("minItems", json!(1)),
                ("uniqueItems", json!(true)),
            ]
        }
        Form::Text | Form::Sign => text(field),
    }
}

fn choices(options: &[Choice]) -> [(&'static str, Value); 2] {
    let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
    let each: Vec<Value> = options.iter().map(|option| json!({"const": option.id, "title": option.label})).collect();
    [("enum", json!(ids)), ("oneOf", json!(each))]
}

fn text(field: &Field) -> Vec<(&'static str, Value)> {
    if matches!(field.kind, Kind::Number | Kind::Score) {
        // Our files hold the number as text; a number is understood too, and then bounded by the schema itself.
        let mut kind = vec![("type", json!(["string", "number"])), ("pattern", json!("^-?[0-9]+([.,][0-9]+)?$"))];
        kind.extend(field.min.map(|min| ("minimum", json!(min))));
        kind.extend(field.max.map(|max| ("maximum", json!(max))));
        return kind;
    }
    let mut kind = vec![("type", json!("string")), ("minLength", json!(1))];
    if field.max_length > 0 {
        kind.push(("maxLength", json!(field.max_length)));
    }
    if field.kind == Kind::Mail {
        kind.push(("format", json!("email")));
    }
    kind
}

/// The kind as it is written in the forms' own file.
fn author_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::ShortText => "texte",
        Kind::LongText => "zone",
        Kind::Date => "date",
        Kind::Tick => "case",
        Kind::Radio => "choix",
        Kind::List => "liste",
        Kind::Several => "cases",
        Kind::YesNo => "oui_non",
        Kind::Number => "nombre",
        Kind::Phone => "telephone",
        Kind::Mail => "courriel",
        Kind::Score => "echelle",
        Kind::Signature => "signature",
        Kind::Receipt => "heure_reception",
        Kind::Note => "note",
    }
}

/// « If this is answered that way, then that is required. » A known answer holds even when it is not written.
fn rule(sheet: &Sheet, condition: &Condition, slot: &Slot) -> Value {
    let source = sheet.sections.iter().flat_map(|section| &section.fields).find(|field| field.id == condition.field);
    let kind = source.map_or(Kind::Radio, |field| field.kind);
    let known = source.is_some_and(|field| condition.values.contains(&field.value));
    let value = match kind {
        Kind::Several => json!({"contains": {"enum": condition.values}}),
        Kind::Tick => json!({"const": condition.values.iter().any(|value| value == "oui")}),
        _ => json!({"enum": condition.values}),
    };
    let mut when = Map::new();
    when.insert("properties".to_owned(), json!({ condition.field.as_str(): value }));
    if !known {
        when.insert("required".to_owned(), json!([condition.field]));
    }
    json!({"if": when, "then": {"required": [slot.id]}})
}
