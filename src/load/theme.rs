//! The theme of a project: the built-in files, each replaced by the project's
//! own of the same path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::encoding;
use super::places::Places;
use super::read::CONFIG;
use super::yaml;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::portal::PortalConfig;
use crate::theme::{self, Entry, Theme, Words};

/// Puts the theme of the configuration together; `None` after telling what is wrong.
pub fn theme(
    config: &PortalConfig,
    places: &Places,
    project: &BTreeMap<String, Vec<u8>>,
    found: &mut Diagnostics,
) -> Option<Theme> {
    let name = config.theme_name();
    let folder = format!("themes/{name}/");
    let own: BTreeMap<&str, &Vec<u8>> =
        project.iter().filter_map(|(file, bytes)| Some((file.strip_prefix(&folder)?, bytes))).collect();
    if own.is_empty() && name != theme::BUILT_IN {
        found.push(
            Diagnostic::error("theme-inconnu", format!("le thème « {name} » n’existe pas"))
                .help(format!("créez le dossier {folder}, ou écrivez « theme: {} »", theme::BUILT_IN))
                .at(places.find(CONFIG, "theme")),
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
        scripts: BTreeMap::new(),
        layouts: BTreeMap::new(),
        fonts: BTreeMap::new(),
        icon: Vec::new(),
        words: BTreeMap::new(),
    };
    for (path, bytes) in &files {
        reader.file(path, bytes, &mut theme);
    }
    if reader.failed {
        return None;
    }
    languages(config, places, &mut theme, found);
    Some(theme)
}

/// Tells languages that the theme does not speak, or not wholly: French stands in.
fn languages(config: &PortalConfig, places: &Places, theme: &mut Theme, found: &mut Diagnostics) {
    let Some(french) = theme.words.get("fr").map(Arc::clone) else { return };
    for (index, lang) in config.languages.iter().enumerate() {
        let file = format!("themes/{}/text/{lang}.yaml", config.theme_name());
        let place = places.find(CONFIG, &format!("langues[{index}]"));
        let Some(words) = theme.words.get_mut(lang.as_str()) else {
            found.push(
                Diagnostic::warning(
                    "langue-sans-mots",
                    format!("le thème ne parle pas la langue « {lang} » : ses menus resteront en français"),
                )
                .help(format!(
                    "écrivez {file}, avec les clés de themes/{}/text/fr.yaml, ou retirez « {lang} » de « langues »",
                    theme::BUILT_IN
                ))
                .at(place),
            );
            continue;
        };
        let missing = Arc::make_mut(words).fill_from(&french);
        if missing > 0 {
            let count = if missing == 1 { "il manque 1 mot".to_owned() } else { format!("il manque {missing} mots") };
            found.push(
                Diagnostic::warning(
                    "langue-sans-mots",
                    format!("{count} du thème dans la langue « {lang} » : le français les remplace"),
                )
                .help(format!("complétez {file}"))
                .at(place),
            );
        }
    }
}

/// Files beside print layouts that are fonts, of a kind that can be printed with or not.
const FONTS: &[&str] = &[".ttf", ".otf", ".ttc", ".woff", ".woff2"];

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
        } else if let Some(name) = path.strip_prefix("scripts/") {
            if let Some(text) = self.text(path, bytes) {
                theme.scripts.insert(name.to_owned(), theme::squeeze(&text));
            }
        } else if path.starts_with("print/") && FONTS.iter().any(|ending| path.ends_with(ending)) {
            theme.fonts.insert(format!("{}{path}", self.folder), bytes.to_vec());
        } else if let Some(name) = path.strip_prefix("print/") {
            if let Some(text) = self.text(path, bytes) {
                theme.layouts.insert(name.to_owned(), text.into_bytes());
            }
        } else if path == "icons/favicon.svg" {
            theme.icon = bytes.to_vec();
        } else if let Some(lang) = path.strip_prefix("text/").and_then(|name| name.strip_suffix(".yaml")) {
            self.words(path, lang, bytes, theme);
        }
    }

    fn text(&mut self, path: &str, bytes: &[u8]) -> Option<String> {
        let text = encoding::decode(&format!("{}{path}", self.folder), bytes);
        text.map_err(|refused| self.tell(refused.diagnostic)).ok()
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
