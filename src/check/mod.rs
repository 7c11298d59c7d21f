//! What is wrong although every file could be read: links that lead nowhere,
//! unknown inserts, missing translations, pages that weigh too much.
//!
//! Values in, diagnostics out; never reads the disk.

mod inserts;
mod links;
mod outputs;
mod translations;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Place};
use crate::model::PageVersion;
use crate::plan::files::bodies;
use crate::plan::{Artifact, Plan, PlannedPage};
use crate::render::Output;

/// Faults of the texts, seen from the plan.
pub fn texts(plan: &Plan<'_>, assets: &BTreeMap<String, Vec<u8>>) -> Diagnostics {
    let mut found = Diagnostics::default();
    for (page, version) in versions(plan) {
        links::check(plan, page, version, assets, &mut found);
        inserts::check(version, &mut found);
    }
    translations::check(plan, &mut found);
    found.sorted()
}

/// Faults of the rendered files.
pub fn files(plan: &Plan<'_>, outputs: &[Output]) -> Diagnostics {
    outputs::check(plan, outputs)
}

/// Every Markdown text that the plan shows, once a site: its French page is
/// enough, for addresses are the same in every language.
fn versions<'a>(plan: &'a Plan<'a>) -> impl Iterator<Item = (&'a PlannedPage<'a>, &'a PageVersion)> {
    plan.artifacts
        .values()
        .filter_map(|artifact| match artifact {
            Artifact::Page(page) if page.lang.as_str() == crate::model::FRENCH => Some(page),
            _ => None,
        })
        .flat_map(|page| {
            bodies(page.kind, page.site)
                .into_iter()
                .flat_map(move |body| body.versions.values().map(move |version| (page, version)))
        })
}

/// The place of bytes of a Markdown body in its file.
fn place(version: &PageVersion, range: &std::ops::Range<usize>) -> Place {
    Place::at(version.file.as_str(), &(range.start + version.body_start..range.end + version.body_start))
}
