//! Pages: what templates may see, and the engine that fills them.
//!
//! `prepare` turns the model into contexts, `engine` renders them with the
//! theme, `abbreviations` explains acronyms at their first use. Decides nothing
//! of what exists: the plan did.

mod abbreviations;
mod context;
mod engine;
mod prepare;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Made;
use crate::diagnostics::{Diagnostic, Place};
use crate::plan::{Plan, PlannedPage};
use crate::theme::{Theme, Words};
pub use prepare::CSP;

use abbreviations::Abbreviations;
use engine::Engine;
use prepare::Maker;

/// One rendered page.
#[derive(Debug)]
pub struct Html {
    /// The page's title, as the list of outputs shows it.
    pub title: String,
    pub text: String,
}

/// Everything that pages share while they are rendered.
pub struct Pages<'a> {
    plan: &'a Plan<'a>,
    engines: BTreeMap<&'a str, Engine>,
    words: BTreeMap<&'a str, Arc<Words>>,
    abbreviations: BTreeMap<Option<&'a str>, Abbreviations>,
    made: &'a Made<'a>,
}

impl std::fmt::Debug for Pages<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("languages", &self.words.keys()).finish_non_exhaustive()
    }
}

impl<'a> Pages<'a> {
    /// Compiles the theme for every language of the portal.
    ///
    /// # Errors
    ///
    /// A template that does not compile, told with its file and line.
    pub fn new(plan: &'a Plan<'a>, theme: &Theme, made: &'a Made<'a>) -> Result<Self, Diagnostic> {
        let portal = plan.portal;
        let mut engines = BTreeMap::new();
        let mut words = BTreeMap::new();
        let mut first: Option<Engine> = None;
        for lang in portal.languages() {
            let Some(spoken) = theme.words(lang.as_str()) else { continue };
            let engine = match &first {
                Some(engine) => engine.in_language(Arc::clone(spoken)),
                None => Engine::new(&theme.templates, Arc::clone(spoken))
                    .map_err(|error| template_fault(portal.config.theme_name(), &error))?,
            };
            if first.is_none() {
                first = Some(engine.clone());
            }
            engines.insert(lang.as_str(), engine);
            words.insert(lang.as_str(), Arc::clone(spoken));
        }
        let mut abbreviations = BTreeMap::from([(None, Abbreviations::new(portal.national.glossary.iter()))]);
        for site in &portal.sites {
            let entries = portal.national.glossary.iter().chain(&site.life.glossary);
            abbreviations.insert(Some(site.slug.as_str()), Abbreviations::new(entries));
        }
        Ok(Self { plan, engines, words, abbreviations, made })
    }

    /// Renders one page.
    ///
    /// # Errors
    ///
    /// A template that asks for what the context does not hold.
    pub fn render<'s>(&'s self, page: &'s PlannedPage<'s>) -> Result<Html, Diagnostic> {
        let lang = page.lang.as_str();
        let theme = self.plan.portal.config.theme_name();
        let (Some(engine), Some(words)) = (self.engines.get(lang), self.words.get(lang)) else {
            return Err(Diagnostic::error(
                "mots-du-theme",
                format!("le thème « {theme} » n’a pas de mots en français"),
            ));
        };
        let maker = Maker::new(self, page, words, engine);
        let (title, text) = maker.page().map_err(|error| template_fault(theme, &error))?;
        let site = page.site.map(|site| site.slug.as_str());
        let text = match self.abbreviations.get(&site) {
            Some(abbreviations) => abbreviations.explain(&text, lang),
            None => text,
        };
        Ok(Html { title, text })
    }
}

/// A template's mistake, told with the file and line that Tera gives.
fn template_fault(theme: &str, error: &tera::Error) -> Diagnostic {
    let mut causes = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        causes.push_str(" : ");
        causes.push_str(&cause.to_string());
        source = cause.source();
    }
    Diagnostic::error("gabarit", format!("un gabarit du thème ne peut pas être rempli :\n{causes}"))
        .help("corrigez le fichier nommé ci-dessus, ou retirez-le pour retrouver celui du thème d’origine")
        .at(Place::file(format!("themes/{theme}/templates")))
}
