//! What a filled form says: a map from the names of the answers to the answers.
//!
//! The shape it came from (page, document) is forgotten here. An answer left empty is absent.

mod check;
mod csv;
mod day;
mod json;
mod schema;
mod settle;
mod yaml;

pub use check::{Problem, check};
pub use csv::to_csv;
pub(super) use day::{parse as parse_day, written as written_day};
pub use json::to_json;
pub use schema::schema;
pub use settle::settle;
pub use yaml::to_yaml;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A text; a day as `2026-11-22`; the id of the option chosen.
    Text(String),
    /// The ids of the options ticked, in the order of the form.
    Ticks(Vec<String>),
    /// A lone box; only `true` is ever kept by [`Answers::set`].
    Tick(bool),
}

impl Answer {
    /// Says nothing: no text, no tick.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Ticks(ticks) => ticks.is_empty(),
            Self::Tick(ticked) => !ticked,
        }
    }

    /// Holds `value`: the text itself, one of the ticks, `oui` for a ticked box.
    pub fn says(&self, value: &str) -> bool {
        match self {
            Self::Text(text) => text == value,
            Self::Ticks(ticks) => ticks.iter().any(|tick| tick == value),
            Self::Tick(ticked) => *ticked && value == "oui",
        }
    }
}

/// The answers of one file, in the order in which they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, Answer)>);

impl Answers {
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, answer)| answer)
    }

    /// Keeps an answer. An empty one is no answer; the first of two under one name stays.
    pub fn set(&mut self, id: &str, answer: Answer) {
        if !answer.is_empty() && self.get(id).is_none() {
            self.0.push((id.to_owned(), answer));
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(id, answer)| (id.as_str(), answer))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Which form a file is; empty where the file does not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub form: String,
    pub version: String,
    pub site: String,
    pub lang: String,
}

/// A filled file, once read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    pub identity: Identity,
    pub answers: Answers,
}
