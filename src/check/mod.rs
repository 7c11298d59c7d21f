//! What is wrong although every file could be read: links that lead nowhere,
//! unknown inserts, missing translations, pages that weigh too much.
//!
//! Values in, diagnostics out; never reads the disk.

mod inserts;
mod links;
mod outputs;
mod paper;
mod proposal;
mod translations;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::load::Writings;
use crate::model::values::Date;
use crate::output::Output;
use crate::plan::Plan;

/// Images and documents of the project, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Faults of what texts name, and the files that texts of YAML files name.
pub fn texts(writings: &[Writings], assets: &Files, today: &Date) -> (Diagnostics, BTreeSet<String>) {
    let mut found = Diagnostics::default();
    let mut named = BTreeSet::new();
    for writings in writings {
        links::check(writings, assets, today, &mut named, &mut found);
        for text in writings.texts.iter().filter(|text| !text.draft) {
            inserts::check(text, &mut found);
        }
    }
    (found.sorted(), named)
}

/// Essential pages that are not translated.
pub fn translations(plan: &Plan<'_>) -> Diagnostics {
    let mut found = Diagnostics::default();
    translations::check(plan, &mut found);
    found.sorted()
}

/// Faults of the rendered files.
pub fn files(plan: &Plan<'_>, outputs: &[Output]) -> Diagnostics {
    let mut found = outputs::check(plan, outputs);
    paper::check(plan, outputs, &mut found);
    found.sorted()
}
