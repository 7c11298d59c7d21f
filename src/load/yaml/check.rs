//! Every way in which a tree differs from its shape, each with its place and
//! what to write instead; the walk never stops at the first.

use std::ops::Range;

use super::Fault;
use super::shape::{Field, Shape};
use super::tree::{Node, Value};
use crate::markdown;
use crate::model::Decimal;
use crate::model::values;

/// All faults of `node`, which was read from `text`.
pub fn check(node: &Node, shape: &Shape, text: &str) -> Vec<Fault> {
    let mut walk = Walk { text, faults: Vec::new() };
    walk.node(node, shape, "ce fichier");
    walk.faults
}

struct Walk<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    fn tell(&mut self, code: &'static str, range: &Range<usize>, message: String, help: String) {
        self.faults.push(Fault::new(code, range.clone(), message, help));
    }

    fn node(&mut self, node: &Node, shape: &Shape, name: &str) {
        match (shape, &node.value) {
            (Shape::OneOf(options), _) => match options.iter().find(|option| same_kind(option, node)) {
                Some(option) => self.node(node, option, name),
                None => self.wrong_kind(node, options.first().unwrap_or(shape), name),
            },
            (Shape::Record { .. }, Value::Map(_)) => self.record(node, shape),
            (Shape::Map { value, required, key_format }, Value::Map(_)) => {
                self.map(node, value, required, key_format.as_deref())
            }
            (Shape::List { item, min, max }, Value::List(items)) => self.list(node, items, item, (*min, *max), name),
            (Shape::Word { title, words }, Value::Scalar { text, .. }) => self.word(node, title, words, text),
            (Shape::Integer { min, max }, Value::Scalar { text, .. }) => self.integer(node, text, *min, *max),
            (Shape::Text { format, min, max }, Value::Scalar { text, .. }) => {
                self.length(node, text, (*min, *max));
                if let Some(format) = format {
                    self.format(node, text, format);
                }
            }
            _ => self.wrong_kind(node, shape, name),
        }
    }

    fn record(&mut self, node: &Node, shape: &Shape) {
        let Shape::Record { title, fields } = shape else { return };
        for entry in node.entries() {
            match fields.iter().find(|field| field.key == entry.key) {
                // An optional key left empty is the same as an absent one.
                Some(field) if entry.node.value == Value::Empty && !field.required => {}
                Some(field) if entry.node.value == Value::Empty => self.tell(
                    "valeur-vide",
                    &entry.key_range,
                    format!("« {} » est vide", entry.key),
                    format!("écrivez : {}", field.description),
                ),
                Some(field) => self.node(&entry.node, &field.shape, &format!("« {} »", entry.key)),
                None => self.unknown_key(&entry.key, &entry.key_range, title, fields),
            }
        }
        self.missing_keys(node, title, fields);
    }

    fn missing_keys(&mut self, node: &Node, title: &str, fields: &[Field]) {
        let place = match node.entries().first() {
            Some(entry) => entry.key_range.clone(),
            None => node.range.clone(),
        };
        for field in fields.iter().filter(|field| field.required && node.get(&field.key).is_none()) {
            self.tell(
                "cle-manquante",
                &place,
                format!("il manque la clé « {} » ({title})", field.key),
                format!("ajoutez une ligne « {}: … » : {}", field.key, field.description),
            );
        }
    }

    fn unknown_key(&mut self, key: &str, range: &Range<usize>, title: &str, fields: &[Field]) {
        let names = fields.iter().map(|field| field.key.as_str());
        let help = match closest(key, names.clone()) {
            Some(name) => format!("vouliez-vous dire « {name} » ?"),
            None => format!("clés possibles : {}", names.collect::<Vec<_>>().join(", ")),
        };
        self.tell("cle-inconnue", range, format!("la clé « {key} » n’existe pas ici ({title})"), help);
    }

    fn map(&mut self, node: &Node, value: &Shape, required: &[String], key_format: Option<&str>) {
        for entry in node.entries() {
            if let Some(Err(fault)) = key_format.map(|format| by_format(format, &entry.key)) {
                self.tell("valeur-refusee", &entry.key_range, fault.message, fault.help);
            }
            self.node(&entry.node, value, &format!("« {} »", entry.key));
        }
        for key in required.iter().filter(|key| node.get(key).is_none()) {
            let place = node.entries().first().map_or(node.range.clone(), |entry| entry.key_range.clone());
            self.tell(
                "langue-manquante",
                &place,
                format!("il manque la version « {key} » de ce texte"),
                format!("ajoutez une ligne « {key}: … » : le français est toujours présent"),
            );
        }
    }

    fn list(&mut self, node: &Node, items: &[Node], item: &Shape, (min, max): (usize, usize), name: &str) {
        if items.len() < min || items.len() > max {
            let wanted = match (min == max, items.len() < min) {
                (true, _) => format!("{min} exactement"),
                (false, true) => format!("{min} au moins"),
                (false, false) => format!("{max} au plus"),
            };
            self.tell(
                "nombre-d-elements",
                &node.range,
                format!("{name} compte {} élément(s)", items.len()),
                format!("il en faut {wanted}"),
            );
        }
        for (index, child) in items.iter().enumerate() {
            match child.value {
                Value::Empty => self.tell(
                    "valeur-vide",
                    &child.range,
                    format!("l’élément {} de {name} est vide", index + 1),
                    "complétez cet élément, ou retirez le tiret".to_owned(),
                ),
                _ => self.node(child, item, &format!("l’élément {} de {name}", index + 1)),
            }
        }
    }

    fn word(&mut self, node: &Node, title: &str, words: &[String], text: &str) {
        if words.iter().any(|word| word == text) {
            return;
        }
        let list = words.join(", ");
        let help = match closest(text, words.iter().map(String::as_str)) {
            Some(word) => format!("vouliez-vous dire « {word} » ? Valeurs possibles : {list}"),
            None => format!("valeurs possibles : {list}"),
        };
        self.tell("valeur-inconnue", &node.range, format!("« {text} » n’est pas une valeur connue ({title})"), help);
    }

    fn integer(&mut self, node: &Node, text: &str, min: i64, max: i64) {
        match text.trim().parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => {}
            Ok(number) => self.tell(
                "nombre-hors-limites",
                &node.range,
                format!("{number} est hors des limites"),
                format!("écrivez un nombre de {min} à {max}"),
            ),
            Err(_) => self.tell(
                "nombre-attendu",
                &node.range,
                format!("« {text} » n’est pas un nombre entier"),
                "écrivez seulement des chiffres, par exemple 55".to_owned(),
            ),
        }
    }

    fn length(&mut self, node: &Node, text: &str, (min, max): (usize, usize)) {
        let count = text.trim().chars().count();
        if count < min.max(1) {
            self.tell(
                "valeur-vide",
                &node.range,
                "ce texte est vide".to_owned(),
                "écrivez un texte, ou retirez la ligne".to_owned(),
            );
        } else if count > max {
            self.tell(
                "texte-trop-long",
                &node.range,
                format!("ce texte compte {count} caractères"),
                format!("{max} au plus : gardez l’essentiel"),
            );
        }
    }

    fn format(&mut self, node: &Node, text: &str, format: &str) {
        match format {
            "texte" => self.markdown(node, text, &markdown::inline(text).1),
            "markdown" => self.markdown(node, text, &markdown::Document::parse(text).1),
            _ => {
                if let Err(fault) = by_format(format, text) {
                    self.tell("valeur-refusee", &node.range, fault.message, fault.help);
                }
            }
        }
    }

    /// Markdown problems of a value are told at their own words when the value
    /// stands as such in the file, at the value's first line otherwise.
    fn markdown(&mut self, node: &Node, value: &str, problems: &[markdown::Problem]) {
        let source = self.text.get(node.range.clone()).unwrap_or_default();
        let offset = source.find(value).map(|at| node.range.start + at);
        for problem in problems {
            let range = match offset {
                Some(at) => at + problem.range.start..at + problem.range.end,
                None => node.range.clone(),
            };
            self.faults.push(Fault {
                fatal: problem.severity() == markdown::Severity::Error,
                ..Fault::new(problem.kind.id(), range, problem.message.clone(), problem.help.clone())
            });
        }
    }

    fn wrong_kind(&mut self, node: &Node, shape: &Shape, name: &str) {
        let seen = match &node.value {
            Value::Empty => "vide",
            Value::Scalar { .. } => "un texte",
            Value::List(_) => "une liste",
            Value::Map(_) => "un groupe de clés",
        };
        let (wanted, example) = match shape {
            Shape::List { .. } => ("une liste", "commencez chaque élément par un tiret : « - … »".to_owned()),
            Shape::Record { fields, .. } => (
                "un groupe de clés",
                format!(
                    "écrivez ses clés en dessous, décalées de deux espaces : {}",
                    fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ")
                ),
            ),
            Shape::Map { .. } => ("un texte par langue", "écrivez « fr: … », et une ligne par autre langue".to_owned()),
            _ => (
                "un texte",
                "écrivez la valeur sur la même ligne, après « : » ; entre guillemets si elle contient « : »".to_owned(),
            ),
        };
        self.tell("forme-inattendue", &node.range, format!("{name} est {seen}, {wanted} est attendu"), example);
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
