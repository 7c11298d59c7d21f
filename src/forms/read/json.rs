//! The file that the web page of a form saves.

use serde_json::{Map, Value};

use super::ReadError;
use crate::forms::answers::{Answer, Answers, Identity, Read};

/// Bytes of the file: the longest form, every answer at its longest, has a twentieth of it.
const LARGEST: usize = 1 << 20;

/// Answers of a form.
const MOST: usize = 5_000;

/// Reads `{"formulaire": …, "version": …, "site": …, "langue": …, "reponses": {…}}`.
///
/// # Errors
///
/// Says what is not as the page writes it.
pub fn json(text: &str) -> Result<Read, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooBig(text.len()));
    }
    let whole: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
        .map_err(|error| ReadError::NotAnswers(format!("ligne {}, colonne {}", error.line(), error.column())))?;
    let said = |name| whole.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let reponses = whole.get("reponses").and_then(Value::as_object);
    let reponses = reponses.ok_or_else(|| ReadError::NotAnswers("il n’y a pas de « reponses »".to_owned()))?;
    let identity =
        Identity { form: said("formulaire"), version: said("version"), site: said("site"), lang: said("langue") };
    if identity.form.is_empty() {
        return Err(ReadError::NotAnswers("il n’y a pas de « formulaire »".to_owned()));
    }
    if reponses.len() > MOST {
        return Err(ReadError::NotAnswers(format!("il y a {} réponses", reponses.len())));
    }
    Ok(Read { identity, answers: answers(reponses)? })
}

fn answers(reponses: &Map<String, Value>) -> Result<Answers, ReadError> {
    let mut answers = Answers::default();
    for (id, value) in reponses {
        let strange = || ReadError::StrangeAnswer(id.chars().take(80).collect());
        let answer = match value {
            Value::Null => continue,
            Value::Bool(ticked) => Answer::Tick(*ticked),
            Value::Number(number) => Answer::Text(number.to_string()),
            Value::String(text) => Answer::Text(text.replace("\r\n", "\n")),
            Value::Array(items) => {
                let ticks: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                Answer::Ticks(ticks.ok_or_else(strange)?)
            }
            Value::Object(_) => return Err(strange()),
        };
        answers.set(id, answer);
    }
    Ok(answers)
}
