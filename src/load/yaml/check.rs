//! Every way in which a tree differs from its shape, each with its place and
//! what to write instead; the walk never stops at the first.

use std::ops::Range;

use super::shape::{Choice, Field, Shape};
use super::tree::{Node, Value};
use super::wording::{self, Spot};
use super::{Fault, source};
use crate::markdown;
use crate::model::Decimal;
use crate::model::values::{self, Lang};

/// All faults of `node`, which was read from `text`.
pub fn check(node: &Node, shape: &Shape, text: &str) -> Vec<Fault> {
    let mut walk = Walk { text, faults: Vec::new() };
    walk.node(node, shape, Spot::ROOT);
    walk.faults
}

/// Whether a shape is one text per language.
pub fn is_language_map(shape: &Shape) -> bool {
    matches!(shape, Shape::Map { key_format: Some(format), .. } if format == "langue")
}

struct Walk<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    fn tell(&mut self, code: &'static str, range: &Range<usize>, message: String, help: String) {
        self.faults.push(Fault::new(code, range.clone(), message, help));
    }

    fn warn(&mut self, code: &'static str, range: &Range<usize>, message: String, help: String) {
        self.faults.push(Fault { fatal: false, ..Fault::new(code, range.clone(), message, help) });
    }

    fn node(&mut self, node: &Node, shape: &Shape, spot: Spot<'_>) {
        if let Shape::OneOf(options) = shape {
            return self.one_of(node, options, spot);
        }
        self.swallowed_comment(node);
        match (shape, &node.value) {
            (Shape::Record { .. }, Value::Map(_)) => self.record(node, shape),
            (Shape::Map { value, required, key_format }, Value::Map(_)) => {
                self.map(node, value, required, key_format.as_deref())
            }
            (Shape::List { item, min, max }, Value::List(items)) => self.list(node, items, item, (*min, *max), spot),
            (Shape::Word { title, choices }, Value::Scalar { text, .. }) => self.word(node, title, choices, text),
            (Shape::Integer { min, max }, Value::Scalar { text, .. }) => self.integer(node, text, (*min, *max), spot),
            (Shape::Text { format, min, max }, Value::Scalar { text, .. }) => {
                if self.length(node, text, (*min, *max), spot)
                    && let Some(format) = format
                {
                    self.format(node, text, format, spot);
                }
            }
            _ => self.wrong_kind(node, shape, spot),
        }
    }

    /// The option of the node's kind; a group of keys none of which is a
    /// language is no text in several languages, but a record out of place.
    fn one_of(&mut self, node: &Node, options: &[Shape], spot: Spot<'_>) {
        let option = options.iter().find(|option| same_kind(option, node));
        let is_record = !node.entries().is_empty() && !node.entries().iter().any(|e| wording::is_language(&e.key));
        match (option, options.first()) {
            (Some(option), Some(first)) if is_language_map(option) && is_record => self.wrong_kind(node, first, spot),
            (Some(option), _) => self.node(node, option, spot),
            (None, Some(first)) => self.wrong_kind(node, first, spot),
            (None, None) => {}
        }
    }

    fn swallowed_comment(&mut self, node: &Node) {
        let is_plain = matches!(node.value, Value::Scalar { plain: true, .. });
        if let Some(range) = source::swallowed(self.text, &node.range).filter(|_| is_plain) {
            let comment = self.text.get(range.clone()).unwrap_or_default();
            self.warn(
                "fin-de-texte-ignoree",
                &range,
                format!("« {comment} » n’est pas lu : « # » après une espace commence un commentaire"),
                format!("mettez le texte entre guillemets si « {comment} » en fait partie"),
            );
        }
    }

    fn record(&mut self, node: &Node, shape: &Shape) {
        let Shape::Record { title, fields } = shape else { return };
        let mut meant = Vec::new();
        for entry in node.entries() {
            let name = format!("« {} »", entry.key);
            match fields.iter().find(|field| field.key == entry.key) {
                // An optional key left empty is the same as an absent one.
                Some(field) if entry.node.value == Value::Empty && !field.required => {}
                Some(field) if entry.node.value == Value::Empty => self.tell(
                    "valeur-vide",
                    &entry.key_range,
                    format!("{name} est vide"),
                    wording::fill(&Spot::of(&name, &entry.key, field)),
                ),
                Some(field) => self.node(&entry.node, &field.shape, Spot::of(&name, &entry.key, field)),
                None => meant.extend(self.unknown_key(&entry.key, &entry.key_range, title, fields)),
            }
        }
        self.missing_keys(node, title, fields, &meant);
    }

    /// Keys that nobody wrote, not even with another spelling.
    fn missing_keys(&mut self, node: &Node, title: &str, fields: &[Field], meant: &[String]) {
        let place = match node.entries().first() {
            Some(entry) => entry.key_range.clone(),
            None => node.range.clone(),
        };
        let is_absent = |field: &&Field| node.get(&field.key).is_none() && !meant.contains(&field.key);
        for field in fields.iter().filter(|field| field.required).filter(is_absent) {
            self.tell(
                "cle-manquante",
                &place,
                format!("il manque la clé « {} » ({title})", field.key),
                format!("ajoutez une ligne « {}: … » : {}", field.key, field.description),
            );
        }
    }

    /// Tells a key that does not exist; returns the one that was meant.
    fn unknown_key(&mut self, key: &str, range: &Range<usize>, title: &str, fields: &[Field]) -> Option<String> {
        let names = fields.iter().map(|field| field.key.as_str());
        let meant = closest(key, names.clone());
        let help = match meant {
            Some(name) => format!("vouliez-vous dire « {name} » ?"),
            None => format!("clés possibles : {}", names.collect::<Vec<_>>().join(", ")),
        };
        self.tell("cle-inconnue", range, format!("la clé « {key} » n’existe pas ici ({title})"), help);
        meant.map(str::to_owned)
    }

    fn map(&mut self, node: &Node, value: &Shape, required: &[String], key_format: Option<&str>) {
        let mut meant = Vec::new();
        for entry in node.entries() {
            match key_format {
                Some("langue") => meant.extend(self.language(&entry.key, &entry.key_range)),
                Some(format) => {
                    if let Err(fault) = by_format(format, &entry.key) {
                        self.tell("valeur-refusee", &entry.key_range, fault.message, fault.help);
                    }
                }
                None => {}
            }
            let name = format!("« {} »", entry.key);
            let required = required.contains(&entry.key);
            self.node(&entry.node, value, Spot { name: &name, key: Some(&entry.key), due: "", required });
        }
        for key in required.iter().filter(|key| node.get(key).is_none() && !meant.contains(key)) {
            let place = node.entries().first().map_or(node.range.clone(), |entry| entry.key_range.clone());
            self.tell(
                "langue-manquante",
                &place,
                format!("il manque la version « {key} » de ce texte"),
                format!("ajoutez une ligne « {key}: … » : le français est toujours présent"),
            );
        }
    }

    /// Tells a key that is not the code of a language as we write it; returns
    /// the code that was meant.
    fn language(&mut self, key: &str, range: &Range<usize>) -> Option<String> {
        let meant = Lang::meant(key);
        match (Lang::parse(key), &meant) {
            (Err(fault), _) => self.tell("valeur-refusee", range, fault.message, fault.help),
            (Ok(_), Some(tag)) if tag != key => self.tell(
                "valeur-refusee",
                range,
                format!("le code de langue « {key} » n’a pas les bonnes majuscules"),
                format!("écrivez « {tag} »"),
            ),
            _ => {}
        }
        meant
    }

    fn list(&mut self, node: &Node, items: &[Node], item: &Shape, (min, max): (usize, usize), spot: Spot<'_>) {
        let name = spot.name;
        if items.len() < min || items.len() > max {
            let wanted = match (min == max, items.len() < min) {
                (true, _) => format!("{min} exactement"),
                (false, true) => format!("{min} au moins"),
                (false, false) => format!("{max} au plus"),
            };
            self.tell(
                "nombre-d-elements",
                &node.range,
                format!("{name} {}", wording::count(items.len())),
                format!("il en faut {wanted}"),
            );
        }
        for (index, child) in items.iter().enumerate() {
            let name = format!("l’élément {} de {name}", index + 1);
            match child.value {
                Value::Empty => self.tell(
                    "valeur-vide",
                    &child.range,
                    format!("{name} est vide"),
                    "complétez cet élément, ou retirez le tiret".to_owned(),
                ),
                _ => self.node(child, item, Spot { name: &name, key: None, due: "", required: true }),
            }
        }
        if matches!(item, Shape::Word { .. }) {
            self.repeated_words(items, name);
        }
    }

    /// A word of a closed list says nothing more the second time.
    fn repeated_words(&mut self, items: &[Node], name: &str) {
        for (index, item) in items.iter().enumerate() {
            let Some(text) = item.text() else { continue };
            let Some(first) = items[..index].iter().find(|first| first.text() == Some(text)) else { continue };
            self.warn(
                "mot-en-double",
                &item.range,
                format!("« {text} » est écrit deux fois dans {name}"),
                "gardez-en un seul, ou remplacez le second par le mot voulu".to_owned(),
            );
            if let Some(fault) = self.faults.last_mut() {
                fault.related = Some((first.range.clone(), "première fois ici".to_owned()));
            }
        }
    }

    fn word(&mut self, node: &Node, title: &str, choices: &[Choice], text: &str) {
        if !choices.iter().any(|choice| choice.word == text) {
            self.tell(
                "valeur-inconnue",
                &node.range,
                format!("« {text} » n’est pas une valeur connue ({title})"),
                wording::choose(text, choices),
            );
        }
    }

    fn integer(&mut self, node: &Node, text: &str, (min, max): (i64, i64), spot: Spot<'_>) {
        match text.trim().parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => {}
            Ok(number) => self.tell(
                "nombre-hors-limites",
                &node.range,
                format!("{number} est hors des limites"),
                wording::bounds(min, max),
            ),
            Err(_) => self.tell(
                "nombre-attendu",
                &node.range,
                format!("« {text} » n’est pas un nombre entier"),
                wording::as_number(text, true, &spot),
            ),
        }
    }

    /// Whether there is a text to look at; its length is told when it is wrong.
    fn length(&mut self, node: &Node, text: &str, (min, max): (usize, usize), spot: Spot<'_>) -> bool {
        let count = text.trim().chars().count();
        if count < min.max(1) {
            self.tell("valeur-vide", &node.range, format!("{} est vide", spot.name), wording::fill(&spot));
        } else if count > max {
            self.tell(
                "texte-trop-long",
                &node.range,
                format!("ce texte compte {count} caractères"),
                format!("{max} au plus : gardez l’essentiel"),
            );
        }
        count > 0
    }

    fn format(&mut self, node: &Node, text: &str, format: &str, spot: Spot<'_>) {
        match format {
            "texte" => self.markdown(node, text, &markdown::inline(text).1),
            "markdown" => self.markdown(node, text, &markdown::Document::parse(text).1),
            _ => {
                if let Err(fault) = by_format(format, text) {
                    let help = match format {
                        "nombre" => wording::as_number(text, false, &spot),
                        _ => fault.help,
                    };
                    self.tell("valeur-refusee", &node.range, fault.message, help);
                }
            }
        }
    }

    /// Markdown problems of a value are told at their own words when these
    /// stand as such in the file, at the whole value otherwise.
    fn markdown(&mut self, node: &Node, value: &str, problems: &[markdown::Problem]) {
        let source = self.text.get(node.range.clone()).unwrap_or_default();
        for problem in problems {
            let range = match source::locate(source, value, &problem.range) {
                Some(found) => node.range.start + found.start..node.range.start + found.end,
                None => node.range.clone(),
            };
            self.faults.push(Fault {
                fatal: problem.severity() == markdown::Severity::Error,
                ..Fault::new(problem.kind.id(), range, problem.message.clone(), problem.help.clone())
            });
        }
    }

    fn wrong_kind(&mut self, node: &Node, shape: &Shape, spot: Spot<'_>) {
        let (message, help) = wording::wrong_kind(node, shape, &spot);
        self.tell("forme-inattendue", &node.range, message, help);
    }
}

fn same_kind(shape: &Shape, node: &Node) -> bool {
    match node.value {
        Value::Empty => false,
        Value::Scalar { .. } => matches!(shape, Shape::Text { .. } | Shape::Word { .. } | Shape::Integer { .. }),
        Value::List(_) => matches!(shape, Shape::List { .. }),
        Value::Map(_) => matches!(shape, Shape::Record { .. } | Shape::Map { .. }),
    }
}

fn by_format(format: &str, text: &str) -> Result<(), values::Fault> {
    match format {
        "nombre" => Decimal::parse(text).map(|_| ()),
        _ => values::format_check(format).map_or(Ok(()), |check| check(text)),
    }
}

/// The name a person most likely meant: accents and dashes aside, at most a
/// third of the letters wrong.
pub fn closest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = markdown::slug(word);
    names
        .map(|name| (strsim::damerau_levenshtein(&wanted, &markdown::slug(name)), name))
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
