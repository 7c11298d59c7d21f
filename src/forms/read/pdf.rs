//! A filled PDF: the values of its fields, under the names of the answers.

use std::collections::BTreeMap;

use super::super::answers::{Answer, Identity, Read};
use super::ReadError;
use crate::typeset::{self, PdfFault};

/// Between a field that takes several answers and the answer of one box.
const OPTION: &str = "__";

/// Reads the fields of a PDF, whatever filled it.
///
/// # Errors
///
/// A file that is no PDF, is sealed, is too big, or has no fields.
pub fn pdf(bytes: &[u8]) -> Result<Read, ReadError> {
    let found = typeset::read(bytes).map_err(|fault| refusal(&fault))?;
    let identity = found.identity.map(|known| Identity {
        form: known.form,
        version: known.version,
        site: known.site,
        ..Identity::default()
    });
    if identity.is_none() && found.names.is_empty() {
        return Err(ReadError::NotAForm);
    }
    let mut read = Read { identity: identity.unwrap_or_default(), ..Read::default() };
    let mut several: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, answer) in found.answers {
        match (answer, name.split_once(OPTION)) {
            (typeset::Answer::Ticked, Some((field, option))) => {
                several.entry(field.to_owned()).or_default().push(option.to_owned());
            }
            (typeset::Answer::Ticked, None) => read.answers.set(&name, Answer::Tick(true)),
            (typeset::Answer::Text(text) | typeset::Answer::Choice(text), _) => {
                read.answers.set(&name, Answer::Text(text));
            }
        }
    }
    for (name, options) in several {
        read.answers.set(&name, Answer::Ticks(options));
    }
    Ok(read)
}

fn refusal(fault: &PdfFault) -> ReadError {
    match fault {
        PdfFault::TooLarge { bytes } => ReadError::TooBig(*bytes),
        PdfFault::Locked => ReadError::Sealed,
        PdfFault::NoForm => ReadError::NotAForm,
        other => ReadError::NotADocument(other.to_string()),
    }
}
