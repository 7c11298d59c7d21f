//! Tests of the room: what goes in is data and layouts, what comes out is looked at as a PDF.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod engine;
mod faults;
mod fields;
mod fonts;
mod hostile;
mod paper;
mod read;

use serde_json::{Value, json};

use trousseau::typeset::{
    Answers, Choice, Engine, Fault, FieldKind, FieldSpec, Files, Fonts, Form, Job, Pdf, Standard, activate,
};

/// An engine with the layouts of the tests and one more, « extra.typ ».
fn engine_with(extra: &str) -> Engine {
    let mut files = Files::new();
    files.insert("form.typ".into(), include_bytes!("../../cases/papier/form.typ").to_vec());
    files.insert("pack.typ".into(), include_bytes!("../../cases/papier/pack.typ").to_vec());
    files.insert("extra.typ".into(), extra.as_bytes().to_vec());
    files.insert("images/carre.svg".into(), SQUARE.as_bytes().to_vec());
    Engine::new(Fonts::built_in(), files).unwrap()
}

const SQUARE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>"#;

fn data(value: &Value) -> Files {
    Files::from([("data.json".to_owned(), serde_json::to_vec(value).unwrap())])
}

fn compile(engine: &Engine, layout: &str, value: &Value, standard: Standard) -> Result<Pdf, Vec<Fault>> {
    engine.compile(&Job { layout, files: &data(value), standard, places: 100 })
}

/// The faults of a pack made of some nodes.
#[track_caller]
fn faults_of(nodes: Value) -> Vec<Fault> {
    let value = json!({ "title": "Essai", "nodes": nodes });
    compile(&engine_with(""), "pack.typ", &value, Standard::UaAndA2a)
        .map(|pdf| pdf.pages)
        .expect_err("should be refused")
}

fn choice(id: &str, label: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned() }
}

fn field(id: &str, kind: FieldKind) -> FieldSpec {
    let label = format!("Question {id}");
    FieldSpec { id: id.to_owned(), kind, label, help: String::new(), required: false, value: String::new() }
}

fn form(fields: Vec<FieldSpec>) -> Form {
    Form { rtl: false, required_word: "obligatoire".to_owned(), size: 10.0, fields }
}

/// Every kind of field.
fn all_kinds() -> Form {
    let options =
        || vec![choice("un", "réponse un"), choice("deux", "réponse « deux » – cœur"), choice("75-013", "trois")];
    form(vec![
        field("nom", FieldKind::Text { at_most: 60 }),
        field("recit", FieldKind::Lines { at_most: 0 }),
        field("accord", FieldKind::Tick),
        field("avis", FieldKind::Radio(options())),
        field("structure", FieldKind::List(options())),
        field("pieces", FieldKind::Several(options())),
        field("recu_date", FieldKind::Text { at_most: 0 }),
    ])
}

/// What the layout is told to draw for a form.
fn drawing(form: &Form) -> Value {
    let fields: Vec<Value> = form
        .fields
        .iter()
        .map(|field| {
            let (boxes, width, height) = match &field.kind {
                FieldKind::Text { .. } | FieldKind::List(_) => (vec![field.id.clone()], 120, 8),
                FieldKind::Lines { .. } => (vec![field.id.clone()], 120, 30),
                FieldKind::Tick => (vec![field.id.clone()], 5, 5),
                FieldKind::Radio(options) => (options.iter().map(|o| format!("{}:{}", field.id, o.id)).collect(), 5, 5),
                FieldKind::Several(options) => {
                    (options.iter().map(|o| format!("{}__{}", field.id, o.id)).collect(), 5, 5)
                }
            };
            json!({ "label": field.label, "boxes": boxes, "width": width, "height": height })
        })
        .collect();
    json!({
        "title": "Dossier", "lang": "fr", "fields": fields,
        "keywords": ["trousseau", "formulaire=dossier", "version=2026-1", "site=valmeyrac"],
    })
}

/// A form, drawn and with its fields.
#[track_caller]
fn made(form: &Form) -> Vec<u8> {
    let pdf = compile(&engine_with(""), "form.typ", &drawing(form), Standard::UaAndA3a).unwrap();
    activate(&pdf.bytes, form).unwrap()
}

#[track_caller]
fn answers(pdf: &[u8]) -> Answers {
    trousseau::typeset::read(pdf).unwrap()
}
