//! The fillable PDF of a form: drawn by the print layout, then given its fields.

use std::fmt;

use super::sheet::{Field, Kind, Sheet};
use crate::typeset::{self, Choice, Engine, FieldKind, FieldSpec, Files, Form, Job, Pdf, Standard};

/// Size of what people type, in points.
const TYPED: f32 = 10.0;
/// « 31/12/2026 » and « 09:30 ».
const DATE: u32 = 10;
const TIME: u32 = 5;

/// Why a form has no PDF: the fault of a layout or of a text, never of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub message: String,
    pub help: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Draws the form and gives it its fields: PDF/UA-1 and PDF/A-3a.
///
/// # Errors
///
/// Everything that kept the PDF from being made.
pub fn pdf(sheet: &Sheet, engine: &Engine) -> Result<Pdf, Vec<Trouble>> {
    let data = serde_json::to_vec(sheet).map_err(|error| vec![Trouble::ours(error.to_string())])?;
    let files = Files::from([("data.json".to_owned(), data)]);
    let job = Job { layout: "form.typ", files: &files, standard: Standard::UaAndA3a, places: 0 };
    let drawn = engine.compile(&job).map_err(|faults| {
        faults.into_iter().map(|fault| Trouble { message: fault.message, help: fault.help }).collect::<Vec<_>>()
    })?;
    let fields = fields(sheet);
    let bytes = match fields.is_empty() {
        true => typeset::compress(&drawn.bytes),
        false => {
            let form = Form { rtl: sheet.rtl, required_word: sheet.words.required.clone(), size: TYPED, fields };
            typeset::activate(&drawn.bytes, &form)
        }
    };
    let bytes = bytes.map_err(|fault| vec![Trouble::ours(fault.to_string())])?;
    Ok(Pdf { bytes, ..drawn })
}

impl Trouble {
    fn ours(message: String) -> Self {
        Self { message, help: "vérifiez la mise en page « print/form.typ » du thème".to_owned() }
    }
}

fn fields(sheet: &Sheet) -> Vec<FieldSpec> {
    sheet.sections.iter().flat_map(|section| &section.fields).flat_map(|field| specs(field, sheet)).collect()
}

/// The fields of one question: none for a note or a signature, two for a receipt.
fn specs(field: &Field, sheet: &Sheet) -> Vec<FieldSpec> {
    let options = || field.options.iter().map(|o| Choice { id: o.id.clone(), label: o.label.clone() }).collect();
    let one = |kind: FieldKind| vec![spec(field, kind)];
    match field.kind {
        Kind::Signature | Kind::Note => Vec::new(),
        Kind::ShortText | Kind::Number | Kind::Phone | Kind::Mail | Kind::Score => {
            one(FieldKind::Text { at_most: field.max_length })
        }
        Kind::Date => one(FieldKind::Text { at_most: DATE }),
        Kind::LongText => one(FieldKind::Lines { at_most: field.max_length }),
        Kind::Tick => one(FieldKind::Tick),
        Kind::Radio | Kind::YesNo => one(FieldKind::Radio(options())),
        Kind::List => one(FieldKind::List(options())),
        Kind::Several => one(FieldKind::Several(options())),
        Kind::Receipt => [("date", &sheet.words.date, DATE), ("heure", &sheet.words.time, TIME)]
            .into_iter()
            .map(|(part, word, at_most)| FieldSpec {
                id: format!("{}_{part}", field.id),
                label: format!("{} – {word}", field.label),
                ..spec(field, FieldKind::Text { at_most })
            })
            .collect(),
    }
}

fn spec(field: &Field, kind: FieldKind) -> FieldSpec {
    FieldSpec {
        id: field.id.clone(),
        kind,
        label: field.label.clone(),
        help: field.help.clone(),
        // Who receives the form is not held to what the sender answers; and a viewer knows no condition.
        required: field.required && !field.office && field.condition.is_none(),
        value: field.value.clone(),
    }
}
