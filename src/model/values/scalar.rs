//! What every value type has in common: read from a text, written as a text,
//! described to an editor.
//!
//! Our reader of YAML keeps each scalar as it was typed, so serde always goes
//! through the text here. The JSON Schema is wider: an editor sees an unquoted
//! `01000` as a number and `oui` or `true` as it pleases.
//! Must not know any particular type.

use std::fmt;
use std::marker::PhantomData;

use schemars::{Schema, json_schema};
use serde::Deserializer;
use serde::de::{self, Visitor};

use super::fault::Fault;

/// How a value type is described to editors and to forms.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The name of the type in schemas: French, kebab case.
    pub format: &'static str,
    /// A short French name.
    pub title: &'static str,
    /// One or two French sentences: what to write, and what is accepted.
    pub description: &'static str,
    /// Texts that the type accepts, the best first.
    pub examples: &'static [&'static str],
    /// A pattern that every accepted text matches; wider than the type.
    pub pattern: Option<&'static str>,
    /// What an editor may take an unquoted value for.
    pub unquoted: Unquoted,
}

/// What an editor sees when the value is written without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unquoted {
    /// Always a text.
    Text,
    /// Sometimes an integer: `01000`, `0199001234`.
    Integer,
    /// Sometimes a boolean: `true`, and `no` for old readers of YAML.
    Boolean,
}

/// A value that is read from one text and written as one text.
pub trait Scalar: Sized + fmt::Display {
    /// How the type is described.
    const SHAPE: Shape;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Says what was seen and what to write instead.
    fn read(text: &str) -> Result<Self, Fault>;
}

/// The JSON Schema of a value type.
pub(super) fn schema(shape: &Shape) -> Schema {
    let kinds: &[&str] = match shape.unquoted {
        Unquoted::Text => &["string"],
        Unquoted::Integer => &["string", "integer"],
        Unquoted::Boolean => &["string", "boolean"],
    };
    let mut schema = json_schema!({
        "title": shape.title,
        "description": shape.description,
        "format": shape.format,
        "examples": shape.examples,
    });
    match kinds {
        [only] => schema.insert("type".to_owned(), (*only).into()),
        several => schema.insert("type".to_owned(), several.into()),
    };
    if let Some(pattern) = shape.pattern {
        schema.insert("pattern".to_owned(), pattern.into());
        // Editors that know this key show it instead of the raw pattern.
        schema.insert("patternErrorMessage".to_owned(), shape.description.into());
    }
    schema
}

/// Reads any value type from what serde gives.
pub(super) fn deserialize<'de, T: Scalar, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let visitor = TextVisitor(PhantomData);
    match T::SHAPE.unquoted {
        // A self-describing format may hold a true boolean.
        Unquoted::Boolean => from.deserialize_any(visitor),
        Unquoted::Text | Unquoted::Integer => from.deserialize_str(visitor),
    }
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: Scalar> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let example = T::SHAPE.examples.first().copied().unwrap_or_default();
        write!(out, "une valeur comme « {example} »")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::read(text).map_err(E::custom)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
        self.visit_str(if value { "true" } else { "false" })
    }
}

/// Gives a type that has `parse` and `Display` its reading, its writing and its
/// schema. To be called from a module beside this one.
macro_rules! scalar {
    ($kind:ident, $shape:expr) => {
        impl super::scalar::Scalar for $kind {
            const SHAPE: super::scalar::Shape = $shape;

            fn read(text: &str) -> Result<Self, super::fault::Fault> {
                Self::parse(text)
            }
        }

        impl std::str::FromStr for $kind {
            type Err = super::fault::Fault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                super::scalar::deserialize(from)
            }
        }

        impl schemars::JsonSchema for $kind {
            // Inline, so that the description of a field may stand over the
            // description of its type, and a walker meets the format at once.
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                super::scalar::schema(&<Self as super::scalar::Scalar>::SHAPE)
            }
        }
    };
}
pub(super) use scalar;
