//! `trousseau init`: a few questions, then a project that builds at once.

use std::fs;
use std::io::{BufRead, Write};

use super::args::InitOptions;
use super::starter::{Answers, files};
use super::{CommandResult, Outcome, tell};
use crate::model::values::{Departement, Email, Phone, Slug};

pub fn run(options: &InitOptions) -> CommandResult {
    let folder = &options.folder;
    let is_free = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if !is_free {
        return Err(
            format!("{} existe déjà et n’est pas un dossier vide : choisissez un autre nom", folder.display()).into()
        );
    }
    let answers = match options.yes {
        true => defaults(),
        false => ask(&mut std::io::stdin().lock())?,
    };
    let files = files(&answers);
    for (path, text) in &files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text)?;
    }
    let shown = folder.display();
    tell(&format!(
        "{} fichiers écrits dans {shown}.\n\nEt maintenant :\n  trousseau check --root {shown}   montre ce qui reste à corriger\n  trousseau serve --root {shown}   montre le portail\n\n\
         Commencez par {shown}/LISEZ-MOI.md, puis par content/sites/{}/site.yaml.",
        files.len(),
        answers.slug
    ));
    Ok(Outcome::Done)
}

fn defaults() -> Answers {
    Answers {
        town: "Ma Ville".to_owned(),
        slug: "ma-ville".to_owned(),
        departement: "81".to_owned(),
        gestionnaire: "GCSMS Un chez-soi d’abord Ma Ville".to_owned(),
        capacity: 55,
        phone: "05 36 49 00 00".to_owned(),
        mail: "contact@chezsoi.example.org".to_owned(),
    }
}

fn ask(input: &mut impl BufRead) -> Result<Answers, Box<dyn std::error::Error>> {
    let proposed = defaults();
    tell("Quelques questions. Appuyez sur Entrée pour garder la réponse entre crochets.\n");
    let town = question(input, "Ville ou nom du site", &proposed.town, |text| match Slug::from_title(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("écrivez au moins une lettre".to_owned()),
    })?;
    let slug = Slug::from_title(&town).map(|slug| slug.to_string()).unwrap_or(proposed.slug);
    let departement = question(input, "Numéro du département", &proposed.departement, |text| {
        Departement::parse(text)
            .map(|departement| departement.code().to_owned())
            .map_err(|fault| format!("{} ; {}", fault.message, fault.help))
    })?;
    let gestionnaire =
        question(input, "Nom de l’organisme gestionnaire", &format!("GCSMS Un chez-soi d’abord {town}"), |text| {
            Ok(text.to_owned())
        })?;
    let capacity = question(input, "Nombre de places", &proposed.capacity.to_string(), |text| {
        text.trim().parse::<u32>().map_err(|_| "écrivez un nombre, par exemple 55".to_owned())
    })?;
    let phone = question(input, "Téléphone de la permanence", &proposed.phone, |text| {
        Phone::parse(text).map(|_| text.to_owned()).map_err(|fault| format!("{} ; {}", fault.message, fault.help))
    })?;
    let mail = question(input, "Courriel de service", &proposed.mail, |text| {
        Email::parse(text).map(|mail| mail.to_string()).map_err(|fault| format!("{} ; {}", fault.message, fault.help))
    })?;
    Ok(Answers { town, slug, departement, gestionnaire, capacity, phone, mail })
}

/// Asks until the answer can be read; the end of the input keeps the proposal.
fn question<T>(
    input: &mut impl BufRead,
    text: &str,
    proposed: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Box<dyn std::error::Error>> {
    loop {
        let mut stderr = std::io::stderr();
        write!(stderr, "{text} [{proposed}] : ")?;
        stderr.flush()?;
        let mut line = String::new();
        let ended = input.read_line(&mut line)? == 0;
        let answer = if line.trim().is_empty() { proposed } else { line.trim() };
        match read(answer) {
            Ok(value) => return Ok(value),
            Err(reason) if ended => return Err(reason.into()),
            Err(reason) => tell(&format!("  {reason}")),
        }
    }
}
