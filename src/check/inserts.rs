//! Inserts of Markdown texts: each must be one that the program knows.

use super::place;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::closest;
use crate::model::PageVersion;
use crate::plan::inserts::{BLOCK, INLINE};

pub fn check(version: &PageVersion, found: &mut Diagnostics) {
    for insert in version.document.inserts() {
        let name = insert.name.as_str();
        if BLOCK.contains(&name) || INLINE.contains(&name) {
            continue;
        }
        let help = match closest(name, INLINE.iter().chain(BLOCK).copied()) {
            Some(known) => format!("vouliez-vous dire « [[{known}]] » ?"),
            None => {
                format!("encarts possibles : {}", INLINE.iter().chain(BLOCK).copied().collect::<Vec<_>>().join(", "))
            }
        };
        found.push(
            Diagnostic::error("encart-inconnu", format!("l’encart « [[{name}]] » n’existe pas"))
                .help(help)
                .at(place(version, &insert.range)),
        );
    }
}
