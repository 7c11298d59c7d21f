//! What every command that reads a project does: find it, build it in memory,
//! say what was found.

use std::error::Error;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::args::ProjectOptions;
use super::tell;
use crate::build::{Built, Printing, Request, build};
use crate::diagnostics::{Diagnostics, Paint, Severity, to_text};
use crate::kept::Shelf;
use crate::load;
use crate::model::values::Date;
use crate::write;

/// A project, built in memory.
pub struct Project {
    pub root: PathBuf,
    pub built: Built,
    /// Paper of the builds before.
    pub shelf: Option<Arc<Paper>>,
}

/// The project's folder for what takes long to make.
const MEMORY: &str = ".trousseau";

/// What `build` finds again, in files.
#[derive(Debug)]
pub struct Paper(write::Shelf);

impl Paper {
    /// What another version of the program made is not this one's: while it is written, each compilation is another.
    fn open(root: &Path) -> Option<Arc<Self>> {
        let own = std::env::current_exe().and_then(std::fs::metadata).ok()?;
        let made = own.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let program = format!("{}-{}-{}", env!("CARGO_PKG_VERSION"), own.len(), made.as_nanos());
        Some(Arc::new(Self(write::Shelf::open(&root.join(MEMORY), &program)?)))
    }

    /// Keeps the folder within its bounds; after a build of everything.
    pub fn tidy(&self) {
        self.0.tidy();
    }
}

impl Shelf for Paper {
    fn find(&self, name: &str) -> Option<Vec<u8>> {
        self.0.find(name)
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        self.0.keep(name, bytes);
    }
}

/// Reads and builds the project that the options name.
pub fn open(options: &ProjectOptions, paper: Printing) -> Result<Project, Box<dyn Error>> {
    let start = match &options.root {
        Some(root) => root.clone(),
        None => std::env::current_dir()?,
    };
    let root = load::find_root(&start)?;
    let (sources, read) = load::read(&root)?;
    open_with(options, paper, root, (sources, read))
}

/// The same from files that are in memory already.
pub fn open_with(
    options: &ProjectOptions,
    paper: Printing,
    root: PathBuf,
    (sources, read): (load::Sources, Diagnostics),
) -> Result<Project, Box<dyn Error>> {
    let known: Vec<String> = sites(&sources);
    for site in &options.sites {
        if !known.iter().any(|slug| slug == site.as_str()) {
            return Err(format!("le site « {site} » n’existe pas (sites : {})", known.join(", ")).into());
        }
    }
    let shelf = if paper == Printing::Nothing { None } else { Paper::open(&root) };
    let request = Request {
        today: options.date.map_or_else(today, Ok)?,
        base_url: options.base_url.clone(),
        only: options.sites.iter().map(ToString::to_string).collect(),
        paper,
        shelf: shelf.clone().map(|shelf| shelf as Arc<dyn Shelf>),
    };
    let mut built = build(sources, &request);
    if read.has_errors() {
        built.outputs = None;
    }
    let mut all = read;
    all.absorb(std::mem::take(&mut built.diagnostics));
    built.diagnostics = all.sorted();
    Ok(Project { root, built, shelf })
}

fn sites(sources: &load::Sources) -> Vec<String> {
    let mut slugs: Vec<String> = sources
        .files
        .keys()
        .filter_map(|file| file.strip_prefix("content/sites/")?.split_once('/'))
        .map(|(slug, _)| slug.to_owned())
        .collect();
    slugs.dedup();
    slugs
}

/// Today in Greenwich, or the day that `SOURCE_DATE_EPOCH` names.
pub fn today() -> Result<Date, Box<dyn Error>> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse()
            .map_err(|_| format!("SOURCE_DATE_EPOCH n’est pas un nombre de secondes : « {text} »"))?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    let days = i32::try_from(seconds / 86_400).map_err(|_| "la date du système est hors des limites")?;
    let epoch = Date::new(1970, 1, 1).ok_or("la date du système est hors des limites")?;
    Ok(epoch.add_days(days))
}

/// Prints diagnostics, warnings included unless quiet.
pub fn say_diagnostics(built: &Built, quiet: bool) {
    let shown: Diagnostics = match quiet {
        false => built.diagnostics.clone(),
        true => built.diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect(),
    };
    if !shown.is_empty() {
        tell(to_text(&shown, &built.texts, paint()).trim_end());
        tell("");
    }
}

/// Colours only for a person at a terminal who did not refuse them.
pub fn paint() -> Paint {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match std::io::stderr().is_terminal() && !refused {
        true => Paint::Colour,
        false => Paint::Plain,
    }
}

/// « 2 erreurs, 1 avertissement ».
pub fn counts(diagnostics: &Diagnostics) -> String {
    let mut parts = Vec::new();
    for (severity, one, many) in [
        (Severity::Error, "erreur", "erreurs"),
        (Severity::Warning, "avertissement", "avertissements"),
        (Severity::Advice, "conseil", "conseils"),
    ] {
        let count = diagnostics.count(severity);
        if count > 0 {
            parts.push(plural(count, one, many));
        }
    }
    match parts.is_empty() {
        true => "aucune erreur, aucun avertissement".to_owned(),
        false => parts.join(", "),
    }
}

/// French counts 0 and 1 alike.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    match count {
        0 | 1 => format!("{count} {one}"),
        _ => format!("{count} {many}"),
    }
}

/// « 0,84 s ».
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64()).replace('.', ",")
}

/// « 12,4 Mo ».
pub fn megabytes(bytes: usize) -> String {
    format!("{:.1} Mo", bytes as f64 / 1_000_000.0).replace('.', ",")
}

/// Time of each stage, for `-v`.
pub fn say_stages(built: &Built) {
    for (name, time) in &built.stages {
        tell(&format!("  {:>8}  {name}", seconds(*time)));
    }
}

/// A path as people see it: from where they stand when it is below.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
