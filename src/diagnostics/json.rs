//! Diagnostics for machines: the same values, with lines and columns.

use serde_json::{Value, json};

use super::{Diagnostics, Place, Severity, Texts, line_and_column};

/// `{"version":1,"errors":n,"warnings":n,"advice":n,"diagnostics":[…]}`.
pub fn to_json(diagnostics: &Diagnostics, texts: &Texts) -> Value {
    let list: Vec<Value> = diagnostics
        .iter()
        .map(|d| {
            json!({
                "code": d.code,
                "severity": d.severity.word(),
                "message": d.message,
                "help": d.help,
                "place": d.place.as_ref().map(|place| place_json(place, texts)),
                "related": d.related.as_ref().map(|(place, label)| json!({
                    "label": label,
                    "place": place_json(place, texts),
                })),
            })
        })
        .collect();
    json!({
        "version": 1,
        "errors": diagnostics.count(Severity::Error),
        "warnings": diagnostics.count(Severity::Warning),
        "advice": diagnostics.count(Severity::Advice),
        "diagnostics": list,
    })
}

fn place_json(place: &Place, texts: &Texts) -> Value {
    let Some((start, end)) = place.bytes else {
        return json!({ "file": place.file });
    };
    let text = texts.get(&place.file).map_or("", String::as_str);
    let (line, column) = line_and_column(text, start);
    let (end_line, end_column) = line_and_column(text, end);
    json!({
        "file": place.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    })
}
