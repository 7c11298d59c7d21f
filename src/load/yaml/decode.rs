//! A checked tree to a typed record: serde over text scalars.
//!
//! `check` has already told the author what is wrong; an error here means that
//! a schema and its type disagree, which the suite looks for.

use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::tree::{Entry, Node, Value};

/// Why a checked tree could not become its type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DecodeError {
    pub message: String,
    /// Bytes of the innermost node that was refused.
    pub range: Option<Range<usize>>,
}

impl DecodeError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), range: None }
    }

    fn at(self, node: &Node) -> Self {
        Self { range: self.range.or_else(|| Some(node.range.clone())), ..self }
    }
}

/// serde speaks English; whoever reads this does not have to.
impl de::Error for DecodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(seen: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let seen = match seen {
            Unexpected::Seq => "une liste".to_owned(),
            Unexpected::Map => "un groupe de clés".to_owned(),
            Unexpected::Str(text) => format!("le texte « {text} »"),
            Unexpected::Option | Unexpected::Unit => "rien".to_owned(),
            _ => "autre chose".to_owned(),
        };
        Self::new(format!("{seen}, attendu : {}", in_french(&expected.to_string())))
    }

    fn invalid_value(seen: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(seen, expected)
    }

    fn invalid_length(length: usize, _: &dyn Expected) -> Self {
        Self::new(format!("une liste de longueur {length}, attendu : une autre longueur"))
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(format!("le mot « {word} », attendu : {}", known.join(", ")))
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(format!("la clé « {key} », attendu : {}", known.join(", ")))
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(format!("il manque la clé « {key} »"))
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::new(format!("la clé « {key} » est écrite deux fois"))
    }
}

/// What serde expects, as we call it; our own types say it in French already.
fn in_french(expected: &str) -> &str {
    match expected {
        "a map" => "un groupe de clés",
        "a sequence" => "une liste",
        "a string" => "un texte",
        _ if expected.starts_with("struct ") => "un groupe de clés",
        _ if expected.starts_with("un") => expected,
        _ => "une autre valeur",
    }
}

/// Reads a record out of a tree.
///
/// # Errors
///
/// When the tree does not have the record's shape.
pub fn decode<T: DeserializeOwned>(node: &Node) -> Result<T, DecodeError> {
    T::deserialize(Reader(node)).map_err(|error| error.at(node))
}

#[derive(Clone, Copy)]
struct Reader<'n>(&'n Node);

impl<'n> Reader<'n> {
    fn parsed<T: std::str::FromStr>(self, what: &str) -> Result<T, DecodeError> {
        let text = self.0.text().unwrap_or_default();
        text.trim().parse().map_err(|_| DecodeError::new(format!("« {text} » n’est pas {what}")))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident),*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
                visitor.$visit(self.parsed("un nombre entier")?)
            }
        )*
    };
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.0.value {
            Value::Empty => visitor.visit_none(),
            Value::Scalar { text, .. } => visitor.visit_str(text),
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            Value::Map(entries) => visitor.visit_map(Entries { rest: entries.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0.value {
            Value::Empty => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let word: StrDeserializer<'_, DecodeError> = self.0.text().unwrap_or_default().into_deserializer();
        visitor.visit_enum(word)
    }

    numbers! {
        deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32, deserialize_u64 visit_u64,
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32, deserialize_i64 visit_i64
    }

    serde::forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'n>(std::slice::Iter<'n, Node>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        self.0.next().map(|node| seed.deserialize(Reader(node)).map_err(|error| error.at(node))).transpose()
    }
}

/// An empty value is the same as an absent key.
struct Entries<'n> {
    rest: std::slice::Iter<'n, Entry>,
    value: Option<&'n Node>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some(entry) = self.rest.by_ref().find(|entry| entry.node.value != Value::Empty) else {
            return Ok(None);
        };
        self.value = Some(&entry.node);
        let key: StrDeserializer<'_, DecodeError> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        match self.value.take() {
            Some(node) => seed.deserialize(Reader(node)).map_err(|error| error.at(node)),
            None => Err(DecodeError::new("une valeur est lue avant sa clé")),
        }
    }
}
