//! National texts are locked: each one's fingerprint stands in `verrou.yaml`.
//!
//! The fingerprint is taken on the text without byte order mark or carriage
//! returns, so that a checkout on Windows does not break the lock.

use sha2::{Digest, Sha256};

use super::places::Places;
use super::records::record;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::national::LockFile;

const FOLDER: &str = "content/national/";
const LOCK: &str = "content/national/verrou.yaml";

/// Tells every national text that is not locked, or that no longer matches.
pub fn verify(places: &mut Places, found: &mut Diagnostics) {
    if !places.texts.contains_key(LOCK) {
        found.push(
            Diagnostic::error("fichier-manquant", "il manque le verrou des textes nationaux")
                .help(format!("remettez le fichier d’origine, {LOCK}"))
                .at(Place::file(LOCK)),
        );
        return;
    }
    let Some(lock) = record::<LockFile>(LOCK, places, found) else { return };
    for (index, locked) in lock.files.iter().enumerate() {
        let file = format!("{FOLDER}{}", locked.file);
        let Some(text) = places.texts.get(&file) else {
            found.push(
                Diagnostic::error("texte-national-absent", format!("le texte national « {} » a disparu", locked.file))
                    .help("remettez le fichier d’origine")
                    .at(places.find(LOCK, &format!("fichiers[{index}].fichier"))),
            );
            continue;
        };
        let written = locked.fingerprint.trim();
        if written.len() != 64 || !written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.push(
                Diagnostic::error(
                    "empreinte-mal-ecrite",
                    format!("« {written} » n’est pas une empreinte : {} caractères", written.chars().count()),
                )
                .help("remettez le verrou d’origine : une empreinte compte 64 chiffres ou lettres de a à f")
                .at(places.find(LOCK, &format!("fichiers[{index}].empreinte"))),
            );
            continue;
        }
        if fingerprint(text) != locked.fingerprint.trim().to_lowercase() {
            found.push(
                Diagnostic::error("texte-national-modifie", format!("le texte national « {} » a été modifié", locked.file))
                    .help("remettez le fichier d’origine ; un site écrit ses précisions à côté, jamais dans le texte national")
                    .at(Place::file(file))
                    .related(places.find(LOCK, &format!("fichiers[{index}].empreinte")), "empreinte attendue"),
            );
        }
    }
    let unlocked: Vec<(&String, &String)> = places
        .texts
        .iter()
        .filter(|(file, _)| file.starts_with(FOLDER) && file.as_str() != LOCK)
        // A file of no known kind has had its own message.
        .filter(|(file, _)| super::strays::stray(file).is_none())
        .filter(|(file, _)| !lock.files.iter().any(|locked| file.as_str() == format!("{FOLDER}{}", locked.file)))
        .collect();
    for (file, text) in unlocked {
        let name = file.trim_start_matches(FOLDER);
        found.push(
            Diagnostic::error(
                "texte-national-non-verrouille",
                format!("le texte national « {name} » n’est pas verrouillé"),
            )
            .help(format!(
                "une fois le texte vérifié, ajoutez à verrou.yaml : {{ fichier: {name}, empreinte: {} }}",
                fingerprint(text)
            ))
            .at(Place::file(file.as_str())),
        );
    }
}

/// SHA-256 of a text, in lower-case hexadecimal (64 characters).
fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
