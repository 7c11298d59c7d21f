//! `trousseau pack`: what was printed is remembered in the site's own file, so that paper can tell its age.
//!
//! Only adds lines to `versions.yaml`, and only when the whole project still reads right with them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use super::args::PaperOptions;
use super::project::{self, Project, plural, today};
use super::{CommandResult, Outcome, tell};
use crate::build::{Papers, Printing};
use crate::load;
use crate::model::editions::{Changes, Edition, Standing};
use crate::model::values::Date;
use crate::packs::{record, record_head};

/// `trousseau pack status`
pub fn status(options: &PaperOptions) -> CommandResult {
    let project = project::open(&options.project, Printing::Nothing)?;
    if !is_sound(&project, options) {
        return Ok(Outcome::ContentErrors);
    }
    for (site, papers) in chosen(&project, options) {
        tell(&format!("{site} :"));
        for edition in asked(papers, options) {
            say(edition, papers);
        }
    }
    Ok(Outcome::Done)
}

/// `trousseau pack release`
pub fn release(options: &PaperOptions) -> CommandResult {
    let project = project::open(&options.project, Printing::Nothing)?;
    if !is_sound(&project, options) {
        return Ok(Outcome::ContentErrors);
    }
    let day = options.project.date.map_or_else(today, Ok)?;
    let (mut sources, read) = load::read(&project.root)?;
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for (site, papers) in chosen(&project, options) {
        let new: Vec<&Edition> = asked(papers, options)
            .filter(|edition| !matches!(edition.standing(&papers.versions), Standing::Released(_)))
            .collect();
        if !options.project.quiet {
            tell(&format!("{site} :"));
            asked(papers, options).for_each(|edition| say(edition, papers));
        }
        if new.is_empty() {
            continue;
        }
        let file = format!("content/sites/{site}/versions.yaml");
        let former = sources.files.get(&file).cloned().unwrap_or_else(|| record_head().into_bytes());
        let bytes = with_records(former, &new, day);
        sources.files.insert(file.clone(), bytes.clone());
        counts.insert(site, papers.versions.len() + new.len());
        files.insert(file, bytes);
    }
    // Nothing is written that would not be read back.
    let again = project::open_with(&options.project, Printing::Nothing, project.root.clone(), (sources, read))?;
    let is_read =
        |site: &&String, count: usize| again.built.papers.get(*site).is_some_and(|p| p.versions.len() == count);
    if let Some((site, _)) = counts.iter().find(|(site, count)| !is_read(site, **count)) {
        project::say_diagnostics(&again.built, true);
        return Err(format!(
            "les versions de {site} ne peuvent pas être ajoutées à la fin de versions.yaml : la clé « versions » doit \
             être la seule du fichier, suivie de sa liste"
        )
        .into());
    }
    for (file, bytes) in &files {
        save(&project.root.join(file), bytes)?;
    }
    if !options.project.quiet {
        let done = match files.len() {
            0 => "Tout est déjà inscrit : rien à écrire.".to_owned(),
            count => format!(
                "{} mis à jour. Gardez-les : chaque papier remis s’y retrouve.",
                plural(count, "fichier versions.yaml", "fichiers versions.yaml")
            ),
        };
        tell(&done);
    }
    Ok(Outcome::Done)
}

fn is_sound(project: &Project, options: &PaperOptions) -> bool {
    let sound = project.built.outputs.is_some();
    if !sound {
        project::say_diagnostics(&project.built, options.project.quiet);
        tell(&format!("Rien n’est inscrit : {}.", project::counts(&project.built.diagnostics)));
    }
    sound
}

fn chosen<'p>(project: &'p Project, options: &'p PaperOptions) -> impl Iterator<Item = (&'p String, &'p Papers)> {
    let sites = &options.project.sites;
    project.built.papers.iter().filter(|(site, _)| sites.is_empty() || sites.iter().any(|s| s.as_str() == *site))
}

fn asked<'p>(papers: &'p Papers, options: &'p PaperOptions) -> impl Iterator<Item = &'p Edition> {
    papers.editions.iter().filter(|edition| options.papers.is_empty() || options.papers.contains(&edition.paper))
}

/// « livret K7M2QX : 1 chapitre changé (Le loyer) depuis le 01/09/2026 »
fn say(edition: &Edition, papers: &Papers) {
    let state = match edition.standing(&papers.versions) {
        Standing::New => "nouveau".to_owned(),
        Standing::Released(date) => format!("à jour, inscrit le {}", date.french()),
        Standing::Since(date, changes) => format!("{} depuis le {}", told(&changes), date.french()),
    };
    tell(&format!("  {} {} : {state}", edition.paper.word(), edition.code.to_uppercase()));
}

fn told(changes: &Changes) -> String {
    let kinds = [(&changes.changed, "changé"), (&changes.added, "ajouté"), (&changes.removed, "retiré")];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(titles, _)| !titles.is_empty())
        .map(|(titles, word)| {
            let names: Vec<&str> = titles.iter().map(|title| title.fr()).collect();
            let count = plural(titles.len(), "chapitre", "chapitres");
            let many = if titles.len() > 1 { "s" } else { "" };
            format!("{count} {word}{many} ({})", names.join(", "))
        })
        .collect();
    match said.is_empty() {
        true => "rien de changé en français".to_owned(),
        false => said.join(", "),
    }
}

fn with_records(former: Vec<u8>, editions: &[&Edition], day: Date) -> Vec<u8> {
    let mut bytes = former;
    if bytes.last().is_some_and(|byte| *byte != b'\n') {
        bytes.push(b'\n');
    }
    for edition in editions {
        bytes.extend_from_slice(record(edition, day).as_bytes());
    }
    bytes
}

/// Whole or not at all: a record of versions is never half written.
fn save(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
    let aside = path.with_extension("yaml.nouveau");
    let cannot = |error: std::io::Error| format!("impossible d’écrire {} : {error}", path.display());
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&aside).map_err(cannot)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&aside, path));
    if let Err(error) = written {
        drop(fs::remove_file(&aside));
        return Err(cannot(error).into());
    }
    Ok(())
}
