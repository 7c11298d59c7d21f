//! Texts that people write: one language, or several under their language tag.
//!
//! A plain value is French; a mapping gives each language its own text. Which
//! language a reader gets, and that it is a fallback, is decided here once.
//! Never knows HTML or Markdown: it hands out what the person wrote.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// The language every portal is written in first.
pub const FRENCH: &str = "fr";

/// One text in one or more languages; French is always there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Localized(BTreeMap<String, String>);

/// What a reader of one language gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken<'a> {
    pub text: &'a str,
    /// The language the text is really in: French when the asked one is missing.
    pub lang: &'a str,
}

impl Localized {
    fn spoken<'a>(&'a self, lang: &'a str) -> Spoken<'a> {
        match self.0.get(lang) {
            Some(text) => Spoken { text, lang },
            None => Spoken { text: self.0.get(FRENCH).map_or("", String::as_str), lang: FRENCH },
        }
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Localized;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("un texte, ou un texte par langue")
            }

            fn visit_str<E>(self, text: &str) -> Result<Localized, E> {
                Ok(Localized(BTreeMap::from([(FRENCH.to_owned(), text.to_owned())])))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Localized, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((lang, text)) = map.next_entry::<String, String>()? {
                    texts.insert(lang, text);
                }
                Ok(Localized(texts))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

macro_rules! localized_text {
    ($(#[$meta:meta])* $name:ident, $format:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Localized);

        impl $name {
            /// A French text, for what the program itself writes.
            pub fn french(text: impl Into<String>) -> Self {
                Self(Localized(BTreeMap::from([(FRENCH.to_owned(), text.into())])))
            }

            /// The text in `lang`, else in French.
            pub fn spoken<'a>(&'a self, lang: &'a str) -> Spoken<'a> {
                self.0.spoken(lang)
            }

            /// The French text.
            pub fn fr(&self) -> &str {
                self.0.spoken(FRENCH).text
            }

            /// This text, then another, in each language that both are written in; this text alone in the others.
            #[must_use]
            pub fn followed_by(&self, other: &Self) -> Self {
                let joined = self.0.0.iter().map(|(lang, text)| {
                    let next = other.0.0.get(lang).map(|next| format!("{text} {next}"));
                    (lang.clone(), next.unwrap_or_else(|| text.clone()))
                });
                Self(Localized(joined.collect()))
            }

            pub fn is_empty(&self) -> bool {
                self.0.0.values().all(|text| text.trim().is_empty())
            }

            /// Languages the person wrote, French included, in a fixed order.
            pub fn langs(&self) -> impl Iterator<Item = &str> {
                self.0.0.keys().map(String::as_str)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "anyOf": [
                        { "type": ["string", "number"], "format": $format },
                        {
                            "type": "object",
                            "description": "un texte par langue ; le français (« fr ») est obligatoire",
                            "required": ["fr"],
                            "propertyNames": { "format": "langue" },
                            "additionalProperties": { "type": ["string", "number"], "format": $format },
                        },
                    ]
                })
            }
        }
    };
}

localized_text!(
    /// One line of inline Markdown.
    Text,
    "texte"
);
localized_text!(
    /// Paragraphs of Markdown.
    Prose,
    "markdown"
);
