//! One YAML text to one record: parse, check, decode; all faults located.

use std::ops::Range;

use super::kinds::{FileRecord, shape};
use super::places::Places;
use super::yaml::{self, Fault};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};

/// Reads the record that stands in `file`; `None` after telling why not.
pub fn record<T: FileRecord>(file: &str, places: &mut Places, found: &mut Diagnostics) -> Option<T> {
    let text = places.texts.get(file)?.clone();
    let range = 0..text.len();
    let (record, tree) = record_in(file, &text, range, found)?;
    places.keep(file, tree);
    record
}

/// Reads a record out of a part of a text (the front matter of a page).
pub fn record_in<T: FileRecord>(
    file: &str,
    text: &str,
    range: Range<usize>,
    found: &mut Diagnostics,
) -> Option<(Option<T>, yaml::Node)> {
    let part = text.get(range.clone()).unwrap_or_default();
    let tell = |faults: Vec<Fault>, found: &mut Diagnostics| {
        found.extend(faults.into_iter().map(|fault| diagnostic(file, range.start, fault)));
    };
    let tree = match yaml::parse(part) {
        Ok(tree) => tree,
        Err(faults) => {
            tell(faults, found);
            return None;
        }
    };
    if tree.value == yaml::Value::Empty {
        found.push(
            Diagnostic::error("fichier-vide", "ce fichier est vide")
                .help("complétez-le : « trousseau init » montre un exemple de chaque fichier")
                .at(Place::file(file)),
        );
        return None;
    }
    let faults = shape::<T>().map(|shape| yaml::check(&tree, shape, part)).unwrap_or_default();
    let fatal = faults.iter().any(|fault| fault.fatal);
    tell(faults, found);
    if fatal {
        return Some((None, tree));
    }
    match yaml::decode::<T>(&tree) {
        Ok(record) => Some((Some(record), tree)),
        Err(error) => {
            let at = error.range.unwrap_or(0..part.len());
            found.push(
                Diagnostic::error("lecture", format!("le programme n’a pas su lire cette valeur : {}", error.message))
                    .help("le programme est en défaut, et non ce fichier : envoyez ce message à qui s’occupe du programme")
                    .at(Place::at(file, &(range.start + at.start..range.start + at.end))),
            );
            Some((None, tree))
        }
    }
}

fn diagnostic(file: &str, offset: usize, fault: Fault) -> Diagnostic {
    let shift = |range: &Range<usize>| range.start + offset..range.end + offset;
    let diagnostic = match fault.fatal {
        true => Diagnostic::error(fault.code, fault.message),
        false => Diagnostic::warning(fault.code, fault.message),
    };
    let diagnostic = diagnostic.help(fault.help).at(Place::at(file, &shift(&fault.range)));
    match fault.related {
        Some((range, label)) => diagnostic.related(Place::at(file, &shift(&range)), label),
        None => diagnostic,
    }
}
