//! A document about to be laid out: its data, the images it shows, the places of its texts.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::running::Spot;
use crate::typeset::{Fonts, MissingGlyph};

/// One document, before the engine.
#[derive(Debug, Clone)]
pub struct Draft {
    pub layout: &'static str,
    pub data: Value,
    /// Name in the layout → path of the project's file.
    pub images: BTreeMap<String, String>,
    /// Places by the number that the data gives them.
    pub spots: Vec<Spot>,
    /// BCP 47.
    pub lang: String,
}

impl Draft {
    /// A document of parts, whose texts stand in YAML files.
    pub fn of(layout: &'static str, lang: &str, data: &impl Serialize) -> Self {
        Self {
            layout,
            data: serde_json::to_value(data).unwrap_or_default(),
            images: BTreeMap::new(),
            spots: Vec::new(),
            lang: lang.to_owned(),
        }
    }

    /// Characters that no font can draw, each with the first place where it stands, if it has one.
    pub fn missing(&self, fonts: &Fonts) -> Vec<(MissingGlyph, Option<&Spot>)> {
        let mut seen = BTreeMap::new();
        characters(&self.data, None, &mut seen);
        let text: String = seen.keys().collect();
        let missing = fonts.coverage(&text, &self.lang);
        missing
            .into_iter()
            .map(|glyph| {
                let at = seen.get(&glyph.character).copied().flatten();
                (glyph, at.and_then(|at| self.spots.get(at)))
            })
            .collect()
    }
}

/// Every character of the data, with the place of the text around it.
fn characters(value: &Value, at: Option<usize>, seen: &mut BTreeMap<char, Option<usize>>) {
    match value {
        Value::String(text) => {
            for character in text.chars() {
                let place = seen.entry(character).or_insert(at);
                *place = place.or(at);
            }
        }
        Value::Array(values) => values.iter().for_each(|inner| characters(inner, at, seen)),
        Value::Object(node) => {
            let own = node.get("at").and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
            node.values().for_each(|inner| characters(inner, own.or(at), seen));
        }
        _ => {}
    }
}
