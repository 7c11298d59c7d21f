//! A sheet of paper as data: what the print layouts read.
//!
//! Every printed thing says what it is, of which day, and where its current
//! version is. Parts are few and plain, so that a new sheet needs no new layout.

use serde::Serialize;

use crate::forms::sheet::{Fact, Paragraph};

/// What every printed thing says of itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Thing {
    /// BCP 47.
    pub lang: String,
    pub rtl: bool,
    pub title: String,
    pub subtitle: String,
    /// A short sign in the head: `K2`; may be empty.
    pub mark: String,
    pub site_name: String,
    /// Short name of the thing.
    pub code: String,
    pub version: String,
    pub version_text: String,
    /// ISO 8601 day.
    pub date: String,
    pub date_text: String,
    /// « Page {page} sur {pages} »
    pub page: String,
    /// « La version à jour est ici : »
    pub up_to_date: String,
    /// Where the current version is, without its scheme.
    pub address: String,
    pub qr: Option<Qr>,
}

/// A sheet made of parts: dates, list of seats.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plain {
    #[serde(flatten)]
    pub thing: Thing,
    pub facts: Vec<Fact>,
    pub warnings: Vec<String>,
    pub parts: Vec<Part>,
}

/// What a meeting goes through.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agenda {
    #[serde(flatten)]
    pub thing: Thing,
    pub facts: Vec<Fact>,
    pub warning: String,
    pub parts: Vec<Part>,
}

/// First sheet of a team's kit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cover {
    #[serde(flatten)]
    pub thing: Thing,
    pub facts: Vec<Fact>,
    pub warnings: Vec<String>,
    pub route: Part,
    pub aside: Vec<Part>,
    pub parts: Vec<Part>,
}

/// A sheet folded in three.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leaflet {
    #[serde(flatten)]
    pub thing: Thing,
    /// Lines at the foot of the cover.
    pub cover: Vec<String>,
    pub flap: Vec<Part>,
    pub back: Vec<Part>,
    /// Three panels.
    pub inside: [Vec<Part>; 3],
}

/// One request to examine, to tick while the commission talks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Examination {
    #[serde(flatten)]
    pub thing: Thing,
    pub warning: String,
    pub number_word: String,
    pub answers: Vec<String>,
    pub requests: Vec<Request>,
    pub groups: Vec<Group>,
    pub decision: Decision,
    pub signatures: Vec<String>,
}

/// A request is known by its number alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Request {
    pub number: String,
    pub facts: Vec<Fact>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    pub title: String,
    pub head: [String; 2],
    pub criteria: Vec<CriterionLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionLine {
    pub title: String,
    pub help: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    pub title: String,
    pub options: Vec<String>,
    pub reason: String,
    /// Lines to write on.
    pub lines: u8,
}

/// A QR code, row by row, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    pub alt: String,
    /// `1` for a dark module.
    pub modules: Vec<String>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    Text {
        title: String,
        text: Vec<Paragraph>,
    },
    /// Numbered, each with who acts and when.
    Steps {
        title: String,
        items: Vec<StepItem>,
    },
    /// Boxes to tick by hand.
    Checks {
        title: String,
        items: Vec<String>,
    },
    Table {
        title: String,
        head: Vec<String>,
        /// Shares of the width, one a column.
        widths: Vec<u8>,
        /// Rows high enough to write in.
        tall: bool,
        rows: Vec<Vec<String>>,
    },
    /// A framed sentence.
    Warning {
        title: String,
        text: String,
    },
    Contacts {
        title: String,
        items: Vec<ContactItem>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepItem {
    pub title: String,
    pub text: String,
    pub actor: String,
    pub delay: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ContactItem {
    pub name: String,
    pub lines: Vec<String>,
    pub phone: String,
    pub mail: String,
}
