//! What the benches share: the demonstration read once, one of its sites many times over, nothing remembered.

use std::collections::BTreeSet;
use std::path::Path;

use trousseau::diagnostics::Diagnostics;
use trousseau::kept::Kept;
use trousseau::load::{self, Loaded, Sources};
use trousseau::model::editions::Editions;
use trousseau::model::values::Date;
use trousseau::model::{Portal, published};
use trousseau::packs;
use trousseau::plan::{self, Artifact, Choice, Plan};
use trousseau::render::Tools;
use trousseau::theme::Theme;
use trousseau::typeset::{Engine, Fonts};

pub const SITE: &str = "valmeyrac";
pub const SITES: usize = 50;
/// Laying out goes deep.
pub const STACK: usize = 64 << 20;
/// A day on which the demonstration has meetings to come.
const TODAY: &str = "2026-11-22";

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A project that was read, ready to be planned.
pub struct Project {
    pub loaded: Loaded,
    pub portal: Portal,
    pub theme: Theme,
    pub today: Date,
    /// Documents that the texts name: none matters here.
    named: BTreeSet<String>,
    editions: Editions,
    /// Nothing is remembered: every form is made.
    kept: Kept,
}

impl Project {
    /// One site among those of the demonstration, or fifty of them.
    pub fn read(whole: bool) -> Result<Self, Failure> {
        let root = load::find_root(Path::new(env!("CARGO_MANIFEST_DIR")))?;
        let (sources, faults) = load::read(&root)?;
        sound(&faults)?;
        let today = Date::parse(TODAY).map_err(|_| "today")?;
        Self::load(if whole { multiplied(&sources) } else { sources }, today)
    }

    fn load(sources: Sources, today: Date) -> Result<Self, Failure> {
        let mut loaded = load::project(sources);
        sound(&loaded.diagnostics)?;
        let portal = published(loaded.portal.take().ok_or("no portal")?, &today);
        let mut faults = Diagnostics::default();
        let theme = load::theme(&portal.config, &loaded.places, &loaded.themes, &mut faults);
        sound(&faults)?;
        let theme = theme.ok_or("no theme")?;
        let editions = packs::editions(&portal, &theme);
        Ok(Self { theme, loaded, portal, today, named: BTreeSet::new(), editions, kept: Kept::default() })
    }

    pub fn tools<'a>(&'a self, engine: &'a Engine) -> Tools<'a> {
        Tools {
            theme: &self.theme,
            assets: &self.loaded.assets,
            engine: Some(engine),
            texts: &self.loaded.places.texts,
            only: None,
            kept: &self.kept,
        }
    }

    /// The plan, of which only what `which` chooses is left.
    pub fn plan(&self, which: impl Fn(&Artifact<'_>) -> bool) -> Plan<'_> {
        let choice = Choice { today: &self.today, only: &[], files: &self.named, editions: &self.editions };
        let mut plan = plan::plan(&self.portal, &self.loaded.assets, choice);
        plan.artifacts.retain(|_, artifact| which(artifact));
        plan
    }
}

/// The demonstration's first site fifty times, under as many names, in French alone.
fn multiplied(sources: &Sources) -> Sources {
    let mut files = sources.files.clone();
    files.retain(|path, _| !path.starts_with("content/sites/"));
    let names: Vec<String> = (1..=SITES).map(|n| format!("ville-{n}")).collect();
    let own = format!("content/sites/{SITE}/");
    for (path, bytes) in &sources.files {
        let Some(rest) = path.strip_prefix(&own) else { continue };
        for name in &names {
            files.insert(format!("content/sites/{name}/{rest}"), bytes.clone());
        }
    }
    if let Some(config) = files.get_mut(load::CONFIG) {
        *config = narrowed(&String::from_utf8_lossy(config), &names).into_bytes();
    }
    Sources { files }
}

/// The configuration with these sites and one language.
fn narrowed(config: &str, sites: &[String]) -> String {
    let line = |line: &str| match line.split_once(':').map(|(key, _)| key) {
        Some("langues") => "langues: [fr]".to_owned(),
        Some("sites") => format!("sites: [{}]", sites.join(", ")),
        _ => line.to_owned(),
    };
    config.lines().map(line).collect::<Vec<_>>().join("\n")
}

pub fn engine(theme: &Theme) -> Result<Engine, Failure> {
    Engine::new(Fonts::built_in(), theme.layouts.clone()).map_err(|faults| format!("{faults:?}").into())
}

fn sound(diagnostics: &Diagnostics) -> Result<(), Failure> {
    match diagnostics.has_errors() {
        true => Err(told(diagnostics.clone())),
        false => Ok(()),
    }
}

pub fn told(diagnostics: Diagnostics) -> Failure {
    format!("{diagnostics:?}").into()
}
