//! `trousseau forms read`: filled forms, back to answers.
//!
//! Works on this machine only. Inside a project, each form is known: answers
//! are put in its order, and what is missing is told.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::{AnswersFormat, ReadOptions};
use super::{CommandResult, Outcome, print, project, tell};
use crate::forms::answers::{self, Problem, Read};
use crate::forms::{self, Sheet, read};
use crate::load::{self, Loaded};
use crate::model::values::Date;
use crate::model::{FRENCH, published};
use crate::plan::Variant;
use crate::theme::Theme;

/// A filled form is below 1 MB; a scanned annex rarely above 10.
const LARGEST: u64 = 32 << 20;

pub fn run(options: &ReadOptions) -> CommandResult {
    let project = Known::near(options.root.as_deref())?;
    let mut reads = Vec::new();
    let mut refused = 0;
    for file in &options.files {
        match open(file) {
            Ok(read) => {
                let (read, problems) = project.as_ref().map_or((read.clone(), None), |known| known.settled(read));
                say(file, &read, problems.as_deref(), options.quiet);
                reads.push(read);
            }
            Err((message, help)) => {
                refused += 1;
                tell(&format!("erreur : {} : {message}\naide : {help}", file.display()));
            }
        }
    }
    match options.format {
        AnswersFormat::Yaml => print(&answers::to_yaml(&reads)),
        AnswersFormat::Csv => print(&answers::to_csv(&reads)),
    }
    Ok(if refused == 0 { Outcome::Done } else { Outcome::ContentErrors })
}

fn open(file: &Path) -> Result<Read, (String, String)> {
    let unreadable = |error: std::io::Error| {
        let message = match error.kind() {
            ErrorKind::NotFound => "ce fichier n’existe pas".to_owned(),
            ErrorKind::PermissionDenied => "ce fichier ne peut pas être lu par vous".to_owned(),
            _ => error.to_string(),
        };
        (message, "vérifiez le nom du fichier".to_owned())
    };
    let about = fs::metadata(file).map_err(unreadable)?;
    if !about.is_file() || about.len() > LARGEST {
        return Err((
            "ce n’est pas un fichier, ou il est trop gros".to_owned(),
            format!("un formulaire rempli est un fichier de moins de {} Mo", LARGEST >> 20),
        ));
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    read::any(&bytes).map_err(|error| (error.to_string(), error.help().to_owned()))
}

fn say(file: &Path, read: &Read, problems: Option<&[Problem]>, quiet: bool) {
    if quiet {
        return;
    }
    let form = match read.identity.form.as_str() {
        "" => "formulaire inconnu",
        form => form,
    };
    let count = read.answers.len();
    let answered = if count > 1 { "réponses" } else { "réponse" };
    tell(&format!("{} : {form}, {count} {answered}", file.display()));
    match problems {
        Some(problems) => {
            for problem in problems {
                tell(&format!("  attention : {} ; {}", problem.message, problem.help));
            }
        }
        None => tell("  ce formulaire n’est pas décrit ici : les réponses sont données comme elles sont écrites"),
    }
}

/// The project around, if there is one: its forms.
struct Known {
    loaded: Loaded,
    theme: Theme,
    today: Date,
}

impl Known {
    fn near(root: Option<&Path>) -> Result<Option<Self>, Box<dyn std::error::Error>> {
        let found: Option<PathBuf> = match root {
            Some(root) => Some(load::find_root(root)?),
            None => load::find_root(&std::env::current_dir()?).ok(),
        };
        let Some(root) = found else { return Ok(None) };
        let (sources, _) = load::read(&root)?;
        let mut loaded = load::project(sources);
        let Some(portal) = loaded.portal.take() else {
            return Err("ce projet a des erreurs : « trousseau check » les montre".into());
        };
        let mut faults = crate::diagnostics::Diagnostics::default();
        let theme = load::theme(&portal.config, &loaded.places, &loaded.themes, &mut faults)
            .ok_or("le thème de ce projet a des erreurs : « trousseau check » les montre")?;
        let today = project::today()?;
        loaded.portal = Some(published(portal, &today));
        Ok(Some(Self { loaded, theme, today }))
    }

    /// The answers as the form asks them, and what is wrong with them; none for a form that is not known.
    fn settled(&self, read: Read) -> (Read, Option<Vec<Problem>>) {
        let Some(sheet) = self.sheet(&read) else { return (read, None) };
        let settled = Read { answers: answers::settle(&sheet, &read.answers), ..read };
        let mut problems = answers::check(&sheet, &settled.answers, &self.today.to_string());
        if settled.identity.version != sheet.version && !settled.identity.version.is_empty() {
            problems.insert(
                0,
                Problem {
                    id: String::new(),
                    number: 0,
                    message: format!(
                        "ce fichier vient de la version {} du formulaire, celle d’ici est {}",
                        settled.identity.version, sheet.version
                    ),
                    help: "relisez chaque réponse".to_owned(),
                },
            );
        }
        (settled, Some(problems))
    }

    fn sheet(&self, read: &Read) -> Option<Sheet> {
        let portal = self.loaded.portal.as_ref()?;
        let identity = &read.identity;
        let site = portal.sites.iter().find(|site| site.slug.as_str() == identity.site)?;
        let form = site.forms.iter().find(|form| form.id.as_str() == identity.form)?;
        let lang = if form.speaks(&identity.lang) { identity.lang.as_str() } else { FRENCH };
        let words = self.theme.words(lang)?;
        let variants = Variant::of(form);
        let asked = |variant: &&Variant<'_>| {
            variant
                .category
                .is_none_or(|category| read.answers.get("categorie").is_some_and(|answer| answer.says(category.word())))
        };
        let variant = variants.iter().find(asked).or(variants.first())?;
        let reader = forms::Reader { portal, site, words, category: variant.category, today: &self.today };
        Some(forms::sheet(form, reader, &|_| None))
    }
}
