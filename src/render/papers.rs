//! What is handed over or put on a wall: one file of a pack, and where it went wrong in the author's text.

use super::{Tools, alone};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Site;
use crate::model::values::Lang;
use crate::output::{About, Output};
use crate::packs::{self, Desk, Draft, Spot};
use crate::plan::{Artifact, Layout, Pack, Plan};
use crate::typeset::{self, Engine, Fault, Job, Pdf, Standard};

/// Makes papers, one at a time.
pub struct Papers<'a> {
    plan: &'a Plan<'a>,
    tools: Tools<'a>,
}

impl<'a> Papers<'a> {
    pub fn new(plan: &'a Plan<'a>, tools: Tools<'a>) -> Self {
        Self { plan, tools }
    }

    /// One file; none when no paper is asked for.
    pub fn one(&self, path: &str, artifact: &Artifact<'_>) -> Result<Option<Output>, Diagnostics> {
        let (Artifact::Pack { site, pack, lang }, Some(engine)) = (artifact, self.tools.engine_for(path)) else {
            return Ok(None);
        };
        let Some(words) = self.tools.theme.words(lang.as_str()) else { return Ok(None) };
        let desk = Desk { plan: self.plan, site, words, lang: lang.as_str() };
        let Some(draft) = desk.draft(*pack) else { return Ok(None) };
        let files = self.files(&draft);
        let parts = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]);
        let parts: Vec<&[u8]> =
            [draft.layout, pack.layout.name()].map(str::as_bytes).into_iter().chain(parts).collect();
        let pdf = self.tools.kept.pdf(&parts, || {
            self.covered(&draft, *pack, site, engine)?;
            print(&draft, &files, *pack, site, engine)
        })?;
        let title = words.text(&format!("print.{}", packs::key_of(pack.paper))).unwrap_or_default();
        let about = self.about(site, *pack, lang, title, pdf.pages);
        Ok(Some(Output { path: path.to_owned(), bytes: pdf.bytes, about }))
    }

    fn about(&self, site: &Site, pack: Pack, lang: &Lang, title: String, pages: usize) -> About {
        About {
            kind: "pack",
            site: Some(site.slug.to_string()),
            lang: Some(lang.to_string()),
            title: Some(title),
            format: Some("pdf"),
            paper: Some(pack.paper.word()),
            layout: Some(pack.layout.name()),
            version: self.plan.edition(site, pack.paper).map(|edition| edition.code.clone()),
            pages: Some(pages),
            ..About::default()
        }
    }

    /// Every character can be drawn, or its place is told before anything is laid out.
    fn covered(&self, draft: &Draft, pack: Pack, site: &Site, engine: &Engine) -> Result<(), Diagnostics> {
        let mut faults = Diagnostics::default();
        for (glyph, spot) in draft.missing(engine.fonts()) {
            let message = format!("{} : {}", named(pack, site, draft), glyph.message);
            let told = placed(Diagnostic::error("caractere-sans-police", message).help(glyph.help), spot);
            faults.push(match (spot, self.written(site, glyph.character)) {
                (None, Some(place)) => told.at(place),
                _ => told,
            });
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Where a character of a YAML file was written: the site's own files before the shared ones.
    fn written(&self, site: &Site, character: char) -> Option<Place> {
        let own = format!("content/sites/{}/", site.slug);
        let files = || self.tools.texts.iter().filter(|(file, _)| file.ends_with(".yaml"));
        let own = files().filter(|(file, _)| file.starts_with(&own));
        let shared = files().filter(|(file, _)| !file.starts_with("content/sites/"));
        own.chain(shared).find_map(|(file, text)| {
            let start = text.find(character)?;
            Some(Place::at(file.as_str(), &(start..start + character.len_utf8())))
        })
    }

    /// What the layout reads.
    fn files(&self, draft: &Draft) -> typeset::Files {
        let mut files = typeset::Files::new();
        files.insert("data.json".to_owned(), serde_json::to_vec(&draft.data).unwrap_or_default());
        for (name, source) in &draft.images {
            files.insert(name.clone(), self.tools.assets.get(source).cloned().unwrap_or_default());
        }
        files
    }
}

fn print(draft: &Draft, files: &typeset::Files, pack: Pack, site: &Site, engine: &Engine) -> Result<Pdf, Diagnostics> {
    let standard = if pack.layout.is_for_reading() { Standard::UaAndA2a } else { Standard::PrintOnly };
    let places = u32::try_from(draft.spots.len()).unwrap_or(u32::MAX);
    let job = Job { layout: draft.layout, files, standard, places };
    let pdf = engine.compile(&job).map_err(|faults| told(&faults, draft, pack, site))?;
    let rtl = draft.data.get("rtl").and_then(serde_json::Value::as_bool).unwrap_or(false);
    let bytes = match pack.layout {
        Layout::Booklet => typeset::impose(&pdf.bytes, rtl),
        _ => typeset::compress(&pdf.bytes),
    };
    match bytes {
        Ok(bytes) => Ok(Pdf { bytes, ..pdf }),
        Err(fault) => {
            let message = format!("{} : {fault}", named(pack, site, draft));
            Err(alone(Diagnostic::error("mise-en-page", message).help(fault.help())))
        }
    }
}

/// « livret a4 (valmeyrac, fr) »
fn named(pack: Pack, site: &Site, draft: &Draft) -> String {
    format!("{} {} ({}, {})", pack.paper.word(), pack.layout.name(), site.slug, draft.lang)
}

/// Each fault at the author's own line, when it is about a text.
fn told(faults: &[Fault], draft: &Draft, pack: Pack, site: &Site) -> Diagnostics {
    let mut told = Diagnostics::default();
    for fault in faults {
        let spot = fault.at.and_then(|at| draft.spots.get(usize::try_from(at).ok()?));
        let message = format!("{} : {}", named(pack, site, draft), fault.message);
        told.push(placed(Diagnostic::error("mise-en-page", message).help(fault.help.clone()), spot));
    }
    told
}

fn placed(diagnostic: Diagnostic, spot: Option<&Spot>) -> Diagnostic {
    match spot {
        Some(spot) => diagnostic.at(Place::at(spot.file.as_str(), &spot.range)),
        None => diagnostic,
    }
}
