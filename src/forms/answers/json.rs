//! The file that the web page saves, written from answers read elsewhere.

use serde_json::{Map, Value, json};

use super::{Answer, Read};

/// `{"formulaire": …, "version": …, "site": …, "langue": …, "reponses": {…}}`, as [`crate::forms::read::json`] reads it.
pub fn to_json(read: &Read) -> String {
    let identity = &read.identity;
    let answers: Map<String, Value> = read.answers.iter().map(|(id, answer)| (id.to_owned(), value(answer))).collect();
    let whole = json!({
        "formulaire": identity.form,
        "version": identity.version,
        "site": identity.site,
        "langue": identity.lang,
        "reponses": answers,
    });
    format!("{whole:#}\n")
}

fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Text(text) => json!(text),
        Answer::Ticks(ticks) => json!(ticks),
        Answer::Tick(ticked) => json!(ticked),
    }
}
