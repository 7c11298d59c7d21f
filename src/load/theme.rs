//! The theme of a project: the built-in files, each replaced by the project's
//! own of the same path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::encoding;
use super::yaml;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::theme::{self, Entry, Theme, Words};

/// Puts the theme `name` together; `None` after telling what is wrong.
pub fn theme(name: &str, project: &BTreeMap<String, Vec<u8>>, found: &mut Diagnostics) -> Option<Theme> {
    let folder = format!("themes/{name}/");
    let own: BTreeMap<&str, &Vec<u8>> =
        project.iter().filter_map(|(file, bytes)| Some((file.strip_prefix(&folder)?, bytes))).collect();
    if own.is_empty() && name != theme::BUILT_IN {
        found.push(
            Diagnostic::error("theme-inconnu", format!("le thème « {name} » n’existe pas"))
                .help(format!("créez le dossier {folder}, ou écrivez « theme: {} »", theme::BUILT_IN))
                .at(Place::file("site-config.yaml")),
        );
        return None;
    }
    let mut files: BTreeMap<String, Cow<'_, [u8]>> =
        theme::built_in().into_iter().map(|(path, bytes)| (path, Cow::Borrowed(bytes))).collect();
    for (path, bytes) in own {
        files.insert(path.to_owned(), Cow::Borrowed(bytes.as_slice()));
    }
    let mut reader = Reader { folder, found, failed: false };
    let mut theme = Theme {
        templates: BTreeMap::new(),
        stylesheet: String::new(),
        script: String::new(),
        icon: Vec::new(),
        words: BTreeMap::new(),
    };
    for (path, bytes) in &files {
        reader.file(path, bytes, &mut theme);
    }
    (!reader.failed).then_some(theme)
}

struct Reader<'f> {
    folder: String,
    found: &'f mut Diagnostics,
    failed: bool,
}

impl Reader<'_> {
    fn file(&mut self, path: &str, bytes: &[u8], theme: &mut Theme) {
        if let Some(name) = path.strip_prefix("templates/") {
            if let Some(text) = self.text(path, bytes) {
                theme.templates.insert(name.to_owned(), text);
            }
        } else if path.starts_with("styles/") && path.ends_with(".css") {
            // Files come in the order of their names: one layer each.
            if let Some(text) = self.text(path, bytes) {
                theme.stylesheet.push_str(&theme::join([text.as_str()]));
            }
        } else if path == "scripts/portal.js" {
            theme.script.extend(self.text(path, bytes));
        } else if path == "icons/favicon.svg" {
            theme.icon = bytes.to_vec();
        } else if let Some(lang) = path.strip_prefix("text/").and_then(|name| name.strip_suffix(".yaml")) {
            self.words(path, lang, bytes, theme);
        }
    }

    fn text(&mut self, path: &str, bytes: &[u8]) -> Option<String> {
        let text = encoding::decode(&format!("{}{path}", self.folder), bytes);
        text.map_err(|diagnostic| self.tell(diagnostic)).ok()
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.failed = true;
        self.found.push(diagnostic);
    }

    fn words(&mut self, path: &str, lang: &str, bytes: &[u8], theme: &mut Theme) {
        let file = format!("{}{path}", self.folder);
        let Some(text) = self.text(path, bytes) else { return };
        let tree = match yaml::parse(&text) {
            Ok(tree) => tree,
            Err(faults) => {
                for fault in faults {
                    let (line, column) = crate::diagnostics::line_and_column(&text, fault.range.start);
                    self.tell(
                        Diagnostic::error(fault.code, format!("ligne {line}, colonne {column} : {}", fault.message))
                            .help(fault.help)
                            .at(Place::file(&file)),
                    );
                }
                return;
            }
        };
        match yaml::decode::<BTreeMap<String, Entry>>(&tree) {
            Ok(entries) => match Words::new(lang, entries) {
                Ok(words) => drop(theme.words.insert(lang.to_owned(), Arc::new(words))),
                Err(error) => self.tell(Diagnostic::error("mots-du-theme", error.to_string()).at(Place::file(&file))),
            },
            Err(error) => self.tell(
                Diagnostic::error("mots-du-theme", format!("ce fichier de mots n’a pas pu être lu : {error}"))
                    .help("chaque ligne est « clé: texte », ou « clé: » suivie de ses formes (one, other…)")
                    .at(Place::file(&file)),
            ),
        }
    }
}
