//! One artifact to bytes.
//!
//! Decides nothing of what exists: it is handed a planned artifact and makes
//! it, so that artifacts can be made in any order and at the same time.

pub mod figure;
pub mod html;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::exports;
use crate::output::{About, Output};
use crate::plan::{Artifact, Plan};
use crate::theme::Theme;
use html::Pages;

pub use html::CSP;

/// Renders every artifact of the plan, in the order of their paths.
///
/// # Errors
///
/// What the theme's templates cannot do, each told once.
pub fn render(plan: &Plan<'_>, theme: &Theme, assets: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Output>, Diagnostics> {
    let mut faults = Diagnostics::default();
    let pages = match Pages::new(plan, theme) {
        Ok(pages) => pages,
        Err(fault) => {
            faults.push(fault);
            return Err(faults);
        }
    };
    let made: Vec<Result<Output, Diagnostic>> =
        plan.artifacts.par_iter().map(|(path, artifact)| one(path, artifact, plan, theme, assets, &pages)).collect();
    let mut outputs = Vec::with_capacity(made.len());
    for result in made {
        match result {
            Ok(output) => outputs.push(output),
            Err(fault) => faults.push(fault),
        }
    }
    match faults.is_empty() {
        true => Ok(outputs),
        false => Err(faults.sorted()),
    }
}

fn one<'p>(
    path: &str,
    artifact: &'p Artifact<'p>,
    plan: &'p Plan<'p>,
    theme: &Theme,
    assets: &BTreeMap<String, Vec<u8>>,
    pages: &Pages<'p>,
) -> Result<Output, Diagnostic> {
    let site = artifact.site().map(str::to_owned);
    let about = |kind: &'static str| About { kind, site: site.clone(), ..About::default() };
    let (bytes, about) = match artifact {
        Artifact::Page(page) => {
            let html = pages.render(page)?;
            let about = About {
                page: Some(page.kind.name()),
                lang: Some(page.lang.to_string()),
                title: Some(html.title),
                ..about("page")
            };
            (html.text.into_bytes(), about)
        }
        Artifact::Feed { site, lang } => {
            let feed = exports::feed(plan, site, lang.as_str(), theme);
            (feed.into_bytes(), About { lang: Some(lang.to_string()), ..about("feed") })
        }
        Artifact::Stylesheet => (theme.stylesheet.clone().into_bytes(), about("asset")),
        Artifact::Script => (theme.script.clone().into_bytes(), about("asset")),
        Artifact::Icon => (theme.icon.clone(), about("asset")),
        Artifact::Asset { source } => (assets.get(*source).cloned().unwrap_or_default(), about("asset")),
        Artifact::SitemapXml => (exports::sitemap(plan).into_bytes(), about("data")),
        Artifact::Robots => (exports::robots(plan).into_bytes(), about("data")),
        Artifact::Headers => (exports::headers(CSP).into_bytes(), about("data")),
    };
    Ok(Output { path: path.to_owned(), bytes, about })
}
