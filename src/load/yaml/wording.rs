//! What was expected, in words, and what to write instead of what stands there.
//!
//! `check` finds the faults; this room only speaks of them. Every proposal is
//! one that `check` would accept. Knows no file and no place.

use super::shape::{Choice, Field, Shape};
use super::tree::{Node, Value};
use super::{closest, is_language_map};
use crate::model::values::{Lang, YesNo};

/// More words than this are listed without their meaning.
const EXPLAINED_WORDS: usize = 8;

/// What is being looked at, as messages call it.
#[derive(Clone, Copy)]
pub struct Spot<'s> {
    /// « nom_court », with its quotes, or « l’élément 2 de … ».
    pub name: &'s str,
    /// The key in the file, when the value has its own.
    pub key: Option<&'s str>,
    /// What the schema says of the value; empty when it says nothing.
    pub due: &'s str,
    pub required: bool,
}

impl<'s> Spot<'s> {
    /// The whole file.
    pub const ROOT: Spot<'static> = Spot { name: "ce fichier", key: None, due: "", required: true };

    pub fn of(name: &'s str, key: &'s str, field: &'s Field) -> Self {
        Self { name, key: Some(key), due: &field.description, required: field.required }
    }

    fn is_root(&self) -> bool {
        self.name == Self::ROOT.name
    }

    /// « ; attendu : … », when the schema says what is expected.
    fn reminder(&self) -> String {
        match self.due {
            "" => String::new(),
            due => format!(" ; attendu : {due}"),
        }
    }
}

/// Help for a value left empty, which may be retired only when it is optional.
pub fn fill(spot: &Spot<'_>) -> String {
    match (spot.required, spot.key) {
        (true, Some(key)) => format!("écrivez « {key}: … »{}", spot.reminder()),
        (false, Some(_)) => format!("écrivez un texte, ou retirez la ligne{}", spot.reminder()),
        (_, None) => "écrivez un texte, ou retirez cet élément".to_owned(),
    }
}

/// Message and help for a node of the wrong kind.
pub fn wrong_kind(node: &Node, shape: &Shape, spot: &Spot<'_>) -> (String, String) {
    let seen = match &node.value {
        Value::Empty => "vide",
        Value::Scalar { .. } => "un texte",
        Value::List(_) => "une liste",
        Value::Map(_) => "un groupe de clés",
    };
    let message = format!("{} est {seen}, {}", spot.name, expected(shape));
    let help = match shape {
        _ if spot.is_root() => beginning(node, shape),
        Shape::List { item, .. } => as_list(node, item, spot),
        Shape::Record { fields, .. } => {
            format!("écrivez ses clés en dessous, décalées de deux espaces : {}", keys(fields))
        }
        _ if is_language_map(shape) => "écrivez « fr: … », et une ligne par autre langue".to_owned(),
        Shape::Map { .. } => "écrivez une ligne « clé: valeur » par élément, décalée de deux espaces".to_owned(),
        _ => as_text(node, spot),
    };
    (message, help)
}

fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::List { .. } => "une liste est attendue",
        Shape::Record { .. } => "un groupe de clés est attendu",
        _ if is_language_map(shape) => "un texte par langue est attendu",
        Shape::Map { .. } => "un groupe de clés est attendu",
        Shape::Integer { .. } => "un nombre est attendu",
        Shape::Word { .. } => "un mot est attendu",
        Shape::Text { format, .. } => match format.as_deref() {
            Some("nombre") => "un nombre est attendu",
            Some("date-fr") => "une date est attendue",
            Some("oui-non") => "« oui » ou « non » est attendu",
            _ => "un texte est attendu",
        },
        Shape::OneOf(options) => options.first().map_or("autre chose est attendu", expected),
    }
}

fn keys(fields: &[Field]) -> String {
    fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ")
}

/// What a file begins with: the key of the list that stands there, else the
/// first key a file of this kind cannot do without.
fn beginning(node: &Node, shape: &Shape) -> String {
    let fields = shape.fields();
    let is_list = matches!(node.value, Value::List(_));
    let takes_list = |field: &&Field| is_list && matches!(field.shape, Shape::List { .. });
    let first =
        fields.iter().find(takes_list).or_else(|| fields.iter().find(|field| field.required)).or(fields.first());
    match first {
        Some(field) if takes_list(&field) => {
            format!("commencez par « {}: », et mettez la liste en dessous, décalée de deux espaces", field.key)
        }
        Some(field) if fields.len() == 1 => format!("commencez par « {}: »", field.key),
        Some(field) => format!("commencez par « {}: … » ; clés possibles : {}", field.key, keys(fields)),
        None => "écrivez « clé: valeur » à chaque ligne".to_owned(),
    }
}

fn as_list(node: &Node, item: &Shape, spot: &Spot<'_>) -> String {
    let dashes = || "commencez chaque élément par un tiret : « - … »".to_owned();
    match (&node.value, spot.key, item) {
        (Value::Map(entries), ..) => match entries.first() {
            Some(entry) => format!("commencez chaque élément par un tiret : « - {}: … »", entry.key),
            None => dashes(),
        },
        (Value::Scalar { text, .. }, Some(key), Shape::Word { .. } | Shape::Text { .. } | Shape::Integer { .. }) => {
            // A comma separates words and codes; in a free text it is only a comma.
            let has_commas = !matches!(item, Shape::Text { format: None, .. });
            let parts: Vec<&str> = match has_commas {
                true => text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect(),
                false => vec![text.trim()],
            };
            match parts.iter().any(|part| part.contains(['"', '\\', '\n'])) {
                true => dashes(),
                false => format!(
                    "écrivez « {key}: [{}] »",
                    parts.into_iter().map(in_brackets).collect::<Vec<_>>().join(", ")
                ),
            }
        }
        _ => dashes(),
    }
}

/// An element between brackets: quoted when YAML would cut or change it.
fn in_brackets(part: &str) -> String {
    let is_plain = part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.'));
    if is_plain { part.to_owned() } else { format!("\"{part}\"") }
}

fn as_text(node: &Node, spot: &Spot<'_>) -> String {
    let first = node.items().first().and_then(Node::text);
    match (first, spot.key, &node.value) {
        (Some(first), Some(key), _) => format!("écrivez une seule valeur, sans crochets ni tiret : « {key}: {first} »"),
        (_, _, Value::Map(_)) => {
            format!("écrivez la valeur sur la même ligne, après « : », sans clé en dessous{}", spot.reminder())
        }
        _ => format!("écrivez la valeur sur la même ligne, après « : »{}", spot.reminder()),
    }
}

/// Help for a word that a closed list does not have.
pub fn choose(text: &str, choices: &[Choice]) -> String {
    let words = choices.iter().map(|choice| choice.word.as_str());
    let list = words.clone().collect::<Vec<_>>().join(", ");
    let known = |word: &str| choices.iter().find(|choice| choice.word == word);
    let answer = YesNo::parse(text).ok().and_then(|answer| known(if answer.is_yes() { "public" } else { "interne" }));
    if let Some(choice) = answer.filter(|_| known("interne").is_some()) {
        return format!("écrivez « {} » ({})", choice.word, choice.meaning);
    }
    match closest(text, words) {
        Some(word) => format!("vouliez-vous dire « {word} » ? Valeurs possibles : {list}"),
        None if choices.len() <= EXPLAINED_WORDS => {
            let explained = choices.iter().map(|choice| match choice.meaning == choice.word {
                true => format!("« {} »", choice.word),
                false => format!("« {} » ({})", choice.word, choice.meaning),
            });
            format!("écrivez {}", explained.collect::<Vec<_>>().join(", ou "))
        }
        None => format!("valeurs possibles : {list}"),
    }
}

/// Help for what is not a number; `whole` when decimals are refused.
pub fn as_number(text: &str, whole: bool, spot: &Spot<'_>) -> String {
    let number = leading_number(text).filter(|number| !whole || number.bytes().all(|byte| byte.is_ascii_digit()));
    let proposal = match (number, text.trim().ends_with('%'), share(text).filter(|_| !whole)) {
        (Some(number), true, _) if !whole => match fraction(&number, 100) {
            Some(share) => format!("écrivez « {number} » sans « % », ou « {share} » si 1 veut dire le tout"),
            None => format!("écrivez « {number} » sans « % »"),
        },
        (Some(number), ..) => format!("écrivez « {number} »"),
        (None, _, Some(share)) => format!("écrivez « {share} »"),
        (None, ..) if whole => "écrivez un nombre entier, seulement avec des chiffres, par exemple 55".to_owned(),
        (None, ..) => "écrivez un nombre, par exemple 0,5 ou 12".to_owned(),
    };
    format!("{proposal}{}", spot.reminder())
}

/// `650` of « 650 € »: the only number of a text that begins with it.
fn leading_number(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.') && !c.is_whitespace())?;
    let (number, unit) = text.split_at(end);
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with(|c: char| c.is_ascii_digit());
    let is_alone = !unit.contains(|c: char| c.is_ascii_digit()) && !unit.starts_with(['/', ':', '-']);
    (is_number && is_alone).then_some(number)
}

/// `0,5` of « 1/2 ».
fn share(text: &str) -> Option<String> {
    let (above, below) = text.split_once('/')?;
    fraction(above.trim(), below.trim().parse().ok()?)
}

/// A share with at most three decimals, written as French people do.
fn fraction(above: &str, below: u64) -> Option<String> {
    let thousandths = above.parse::<u64>().ok().filter(|above| *above < 1_000_000)? * 1000;
    let value = thousandths.checked_div(below).filter(|_| thousandths % below.max(1) == 0)?;
    let decimals = format!("{:03}", value % 1000);
    Some(match decimals.trim_end_matches('0') {
        "" => (value / 1000).to_string(),
        kept => format!("{},{kept}", value / 1000),
    })
}

/// The bounds of a whole number, as people say them.
pub fn bounds(min: i64, max: i64) -> String {
    match (min, max) {
        (0, max) if max >= i64::from(u32::MAX) => "écrivez un nombre positif".to_owned(),
        (min, max) if max >= i64::from(u32::MAX) => format!("écrivez un nombre à partir de {min}"),
        _ => format!("écrivez un nombre de {min} à {max}"),
    }
}

/// « aucun élément », « 1 élément », « 5 éléments ».
pub fn count(elements: usize) -> String {
    match elements {
        0 => "n’a aucun élément".to_owned(),
        1 => "a 1 élément".to_owned(),
        _ => format!("a {elements} éléments"),
    }
}

/// Whether a person who wrote this key thought of a language.
pub fn is_language(key: &str) -> bool {
    match Lang::parse(key) {
        Ok(lang) => lang.french_name().is_some(),
        Err(_) => Lang::meant(key).is_some(),
    }
}
