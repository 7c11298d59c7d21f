//! The pipeline, on one screen: sources in, outputs and diagnostics out.
//!
//! The same function serves `build`, `check`, `serve` and the tests. Touches no
//! disk, prints nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::check;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Texts};
use crate::exports;
use crate::kept::{Kept, Shelf};
use crate::load::{self, Sources};
use crate::model::editions::{Edition, Editions, Version};
use crate::model::values::Date;
use crate::model::{Portal, Site, published};
use crate::output::{About, Output};
use crate::packs;
use crate::plan::{self, Choice};
use crate::render::{self, Tools};
use crate::theme::Theme;
use crate::typeset::{Engine, Fonts};

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The day the portal is built for.
    pub today: Date,
    /// Public address, instead of the configuration's.
    pub base_url: Option<crate::model::values::WebUrl>,
    /// Sites to render; empty for all.
    pub only: Vec<String>,
    pub paper: Printing,
    /// Where paper that did not change is found again.
    pub shelf: Option<Arc<dyn Shelf>>,
}

/// Which paper is made: PDF files, and the archives that hold some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printing {
    Nothing,
    Everything,
    /// The files whose path ends so, without any archive: to try one document.
    Only(String),
}

/// What came out.
#[derive(Debug)]
pub struct Built {
    /// `None` when an error keeps anything from being published.
    pub outputs: Option<Vec<Output>>,
    pub diagnostics: Diagnostics,
    /// Texts that the diagnostics point into.
    pub texts: Texts,
    pub summary: Summary,
    /// What each paper of each site says today, and the versions that were handed over.
    pub papers: BTreeMap<String, Papers>,
    /// Time of each stage, in order.
    pub stages: Vec<(&'static str, Duration)>,
}

/// The papers of one site.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    pub editions: Vec<Edition>,
    pub versions: Vec<Version>,
}

/// Counts for the one line that a build prints.
#[derive(Debug, Clone, Copy, Default)]
pub struct Summary {
    pub sites: usize,
    pub pages: usize,
    pub languages: usize,
    pub bytes: usize,
}

/// Laying out a page goes deep: more than the two megabytes that a thread has by default.
const STACK: usize = 64 << 20;

/// The threads that every build shares; `None` where the system gives none, and one thread does it all.
static CREW: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK).thread_name(|n| format!("atelier-{n}")).build().ok());

/// Runs every stage until one finds an error.
pub fn build(sources: Sources, request: &Request) -> Built {
    match &*CREW {
        Some(crew) => crew.install(|| stages(sources, request)),
        None => stages(sources, request),
    }
}

fn stages(sources: Sources, request: &Request) -> Built {
    let mut clock = Clock::default();
    let mut loaded = load::project(sources);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    clock.stage("lecture du modèle");
    let (faults, named) = check::texts(&loaded.writings, &loaded.assets, &request.today);
    diagnostics.absorb(faults);
    clock.stage("vérification des textes");
    let texts = std::mem::take(&mut loaded.places.texts);
    let nothing = |diagnostics: Diagnostics, texts: Texts, clock: Clock| Built {
        outputs: None,
        diagnostics: diagnostics.sorted(),
        texts,
        summary: Summary::default(),
        papers: BTreeMap::new(),
        stages: clock.stages,
    };
    let Some(portal) = loaded.portal.take() else { return nothing(diagnostics, texts, clock) };
    let portal = adjusted(portal, request);
    let Some(theme) = load::theme(&portal.config, &loaded.places, &loaded.themes, &mut diagnostics) else {
        return nothing(diagnostics, texts, clock);
    };
    clock.stage("thème");
    let editions = packs::editions(&portal, &theme);
    let choice = Choice { today: &request.today, only: &request.only, files: &named, editions: &editions };
    let plan = plan::plan(&portal, &loaded.assets, choice);
    diagnostics.extend(plan.diagnostics.iter().cloned());
    diagnostics.absorb(check::translations(&plan));
    clock.stage("plan");
    if diagnostics.has_errors() {
        return nothing(diagnostics, texts, clock);
    }
    let engine = match &request.paper {
        Printing::Nothing => None,
        Printing::Everything | Printing::Only(_) => engine(&theme, &mut diagnostics),
    };
    let only = match &request.paper {
        Printing::Only(ending) => Some(ending.as_str()),
        Printing::Nothing | Printing::Everything => None,
    };
    if diagnostics.has_errors() {
        return nothing(diagnostics, texts, clock);
    }
    let kept = Kept::new(request.shelf.clone(), [&theme.layouts, &theme.fonts]);
    let tools =
        Tools { theme: &theme, assets: &loaded.assets, engine: engine.as_ref(), texts: &texts, only, kept: &kept };
    let mut outputs = match render::render(&plan, tools) {
        Ok(outputs) => outputs,
        Err(faults) => {
            diagnostics.absorb(faults);
            return nothing(diagnostics, texts, clock);
        }
    };
    clock.stage("rendu");
    diagnostics.absorb(check::files(&plan, &outputs));
    clock.stage("vérification des pages");
    if diagnostics.has_errors() {
        return nothing(diagnostics, texts, clock);
    }
    let list = exports::outputs(&outputs);
    outputs.push(Output {
        path: exports::OUTPUTS.to_owned(),
        bytes: list,
        about: About { kind: "data", ..About::default() },
    });
    let summary = Summary {
        sites: if request.only.is_empty() { portal.sites.len() } else { request.only.len() },
        pages: outputs.iter().filter(|output| output.about.kind == "page").count(),
        languages: portal.config.languages.len(),
        bytes: outputs.iter().map(|output| output.bytes.len()).sum(),
    };
    clock.stage("liste des fichiers");
    let papers = papers(&portal, &editions);
    Built { outputs: Some(outputs), diagnostics: diagnostics.sorted(), texts, summary, papers, stages: clock.stages }
}

fn papers(portal: &Portal, editions: &Editions) -> BTreeMap<String, Papers> {
    let of = |site: &Site| Papers {
        editions: editions.get(site.slug.as_str()).cloned().unwrap_or_default(),
        versions: site.versions.clone(),
    };
    portal.sites.iter().map(|site| (site.slug.to_string(), of(site))).collect()
}

/// What makes paper; `None` after telling why there is none.
fn engine(theme: &Theme, found: &mut Diagnostics) -> Option<Engine> {
    let mut fonts = Fonts::built_in();
    for (file, bytes) in &theme.fonts {
        if let Err(fault) = fonts.add(bytes.clone()) {
            let told = Diagnostic::error("police-refusee", fault.message());
            found.push(told.help(fault.help()).at(Place::file(file.as_str())));
        }
    }
    let faults = match Engine::new(fonts, theme.layouts.clone()) {
        Ok(engine) => return Some(engine),
        Err(faults) => faults,
    };
    for fault in faults {
        // A theme that no layout can be read of is wrong; a program without paper only says so.
        let told = match cfg!(feature = "print") {
            true => Diagnostic::error("mise-en-page", fault.message),
            false => Diagnostic::warning("sans-papier", fault.message),
        };
        found.push(told.help(fault.help));
    }
    None
}

/// The portal as readers may see it, at the address asked for.
fn adjusted(mut portal: Portal, request: &Request) -> Portal {
    if let Some(base_url) = &request.base_url {
        portal.config.base_url = base_url.clone();
    }
    published(portal, &request.today)
}

/// Measures stages; what is measured never reaches a file.
struct Clock {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }
}

impl Clock {
    fn stage(&mut self, name: &'static str) {
        self.stages.push((name, self.last.elapsed()));
        self.last = Instant::now();
    }
}
