//! Inserts of texts: each must be one that the program knows.

use super::proposal;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::Writing;
use crate::plan::inserts::{BLOCK, INLINE};

pub fn check(text: &Writing, found: &mut Diagnostics) {
    let known = || INLINE.iter().chain(BLOCK).copied();
    for insert in &text.inserts {
        let name = insert.name.as_str();
        if known().any(|other| other == name) {
            continue;
        }
        let help = match proposal::name(name, known()) {
            Some(close) => format!("vouliez-vous dire « [[{close}]] » ?"),
            None => format!("encarts possibles : {}", known().collect::<Vec<_>>().join(", ")),
        };
        found.push(
            Diagnostic::error("encart-inconnu", format!("l’encart « [[{name}]] » n’existe pas"))
                .help(help)
                .at(Place::at(text.file.as_str(), &insert.range)),
        );
    }
}
