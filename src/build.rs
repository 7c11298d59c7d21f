//! The pipeline, on one screen: sources in, outputs and diagnostics out.
//!
//! The same function serves `build`, `check`, `serve` and the tests. Touches no
//! disk, prints nothing.

use std::time::{Duration, Instant};

use crate::check;
use crate::diagnostics::{Diagnostics, Texts};
use crate::exports;
use crate::load::{self, Sources};
use crate::model::values::Date;
use crate::model::{Portal, published};
use crate::output::{About, Output};
use crate::plan::{self, Choice};
use crate::render;

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The day the portal is built for.
    pub today: Date,
    /// Public address, instead of the configuration's.
    pub base_url: Option<crate::model::values::WebUrl>,
    /// Sites to render; empty for all.
    pub only: Vec<String>,
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
    /// Time of each stage, in order.
    pub stages: Vec<(&'static str, Duration)>,
}

/// Counts for the one line that a build prints.
#[derive(Debug, Clone, Copy, Default)]
pub struct Summary {
    pub sites: usize,
    pub pages: usize,
    pub languages: usize,
    pub bytes: usize,
}

/// Runs every stage until one finds an error.
pub fn build(sources: Sources, request: &Request) -> Built {
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
        stages: clock.stages,
    };
    let Some(portal) = loaded.portal.take() else { return nothing(diagnostics, texts, clock) };
    let portal = adjusted(portal, request);
    let Some(theme) = load::theme(&portal.config, &loaded.places, &loaded.themes, &mut diagnostics) else {
        return nothing(diagnostics, texts, clock);
    };
    clock.stage("thème");
    let plan =
        plan::plan(&portal, &loaded.assets, Choice { today: &request.today, only: &request.only, files: &named });
    diagnostics.extend(plan.diagnostics.iter().cloned());
    diagnostics.absorb(check::translations(&plan));
    clock.stage("plan");
    if diagnostics.has_errors() {
        return nothing(diagnostics, texts, clock);
    }
    let mut outputs = match render::render(&plan, &theme, &loaded.assets) {
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
    Built { outputs: Some(outputs), diagnostics: diagnostics.sorted(), texts, summary, stages: clock.stages }
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
