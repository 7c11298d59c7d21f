//! One artifact to bytes.
//!
//! Decides nothing of what exists: it is handed a planned artifact and makes
//! it. Artifacts of one pass are made in any order and at the same time: files
//! first, then the archives that hold some of them, then the pages, which say
//! how heavy each file is.

pub mod figure;
mod files;
pub mod html;
mod papers;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics, Texts};
use crate::kept::Kept;
use crate::output::{About, Output};
use crate::plan::{Artifact, Plan};
use crate::theme::Theme;
use crate::typeset::Engine;
use files::Files;
use html::Pages;
use papers::Papers;

pub use html::CSP;

/// What artifacts are made with.
#[derive(Debug, Clone, Copy)]
pub struct Tools<'a> {
    pub theme: &'a Theme,
    pub assets: &'a BTreeMap<String, Vec<u8>>,
    /// `None` when no paper is asked for: nothing that is a PDF, or holds one, is made.
    pub engine: Option<&'a Engine>,
    /// The project's texts, to find where a word was written.
    pub texts: &'a Texts,
    /// When only the paper whose path ends so is asked for.
    pub only: Option<&'a str>,
    /// PDFs made before.
    pub kept: &'a Kept,
}

impl<'a> Tools<'a> {
    /// What makes a file of paper; none when it is not asked for.
    fn engine_for(&self, path: &str) -> Option<&'a Engine> {
        self.engine.filter(|_| self.only.is_none_or(|ending| path.ends_with(ending)))
    }
}

/// Files already made, by path: pages say how heavy they are.
pub type Made<'a> = BTreeMap<&'a str, &'a Output>;

/// Renders every artifact of the plan, in the order of their paths.
///
/// # Errors
///
/// What the theme's templates or layouts cannot do, each told once.
pub fn render(plan: &Plan<'_>, tools: Tools<'_>) -> Result<Vec<Output>, Diagnostics> {
    let files = Files::new(plan, tools);
    let mut outputs =
        pass(plan, |artifact| !is_page(artifact) && !is_archive(artifact), |path, artifact| files.one(path, artifact))?;
    let papers = Papers::new(plan, tools);
    outputs.extend(pass(plan, is_pack, |path, artifact| papers.one(path, artifact))?);
    let archives = {
        let made = by_path(&outputs);
        pass(plan, is_archive, |path, artifact| files.archive(path, artifact, &made))?
    };
    outputs.extend(archives);
    let pages = {
        let made = by_path(&outputs);
        let pages = Pages::new(plan, tools.theme, &made).map_err(alone)?;
        pass(plan, is_page, |path, artifact| page(path, artifact, &pages))?
    };
    outputs.extend(pages);
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(outputs)
}

/// Makes, all at once, the artifacts that `which` chooses.
fn pass<'p>(
    plan: &'p Plan<'p>,
    which: impl Fn(&Artifact<'p>) -> bool,
    make: impl Fn(&str, &'p Artifact<'p>) -> Result<Option<Output>, Diagnostics> + Sync,
) -> Result<Vec<Output>, Diagnostics> {
    let chosen: Vec<(&String, &Artifact<'p>)> = plan.artifacts.iter().filter(|(_, artifact)| which(artifact)).collect();
    let results: Vec<_> = chosen.into_par_iter().map(|(path, artifact)| make(path, artifact)).collect();
    let mut outputs = Vec::with_capacity(results.len());
    let mut faults = Diagnostics::default();
    for result in results {
        match result {
            Ok(output) => outputs.extend(output),
            Err(found) => faults.absorb(found),
        }
    }
    match faults.is_empty() {
        true => Ok(outputs),
        false => Err(faults.sorted()),
    }
}

fn is_page(artifact: &Artifact<'_>) -> bool {
    matches!(artifact, Artifact::Page(_))
}

fn is_pack(artifact: &Artifact<'_>) -> bool {
    matches!(artifact, Artifact::Pack { .. })
}

fn is_archive(artifact: &Artifact<'_>) -> bool {
    matches!(artifact, Artifact::Kit { .. } | Artifact::CommissionPack { .. })
}

fn by_path(outputs: &[Output]) -> Made<'_> {
    outputs.iter().map(|output| (output.path.as_str(), output)).collect()
}

fn page<'p>(path: &str, artifact: &'p Artifact<'p>, pages: &Pages<'p>) -> Result<Option<Output>, Diagnostics> {
    let Artifact::Page(page) = artifact else { return Ok(None) };
    let html = pages.render(page).map_err(alone)?;
    let about = About {
        page: Some(page.kind.name()),
        site: artifact.site().map(str::to_owned),
        lang: Some(page.lang.to_string()),
        title: Some(html.title),
        ..files::about_form_page(page)
    };
    Ok(Some(Output { path: path.to_owned(), bytes: html.text.into_bytes(), about }))
}

fn alone(fault: Diagnostic) -> Diagnostics {
    let mut faults = Diagnostics::default();
    faults.push(fault);
    faults
}
