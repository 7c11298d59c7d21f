//! One form as one reader gets it: in one language, for one site, for one category of team.
//!
//! Every shape (web page, fillable PDF, office document, JSON Schema) is made from this value and from
//! nothing else, so that ids, order, labels, required flags and options cannot differ from shape to shape.
//! Knows no HTML, no PDF, no XML.

use serde::Serialize;

/// A form, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Identifier of the form: `dossier`.
    pub id: String,
    /// `F1`; empty for a form that the site has not numbered.
    pub number: String,
    /// Category of team the sheet is made for (`csapa`…); empty when it is the same for all.
    pub category: String,
    /// BCP 47.
    pub lang: String,
    /// Written from right to left.
    pub rtl: bool,
    pub title: String,
    /// What it is for, in one sentence; may be empty.
    pub purpose: String,
    pub version: String,
    /// ISO 8601 day of the version.
    pub date: String,
    /// The same in words: « 1er septembre 2026 ».
    pub date_text: String,
    /// Texts that ask for the form: « CASF, art. D. 312-154-1 »; may be empty.
    pub basis: String,
    /// Slug and name of the site.
    pub site: String,
    pub site_name: String,
    /// Who receives it and how; where it must never go.
    pub destination: Destination,
    /// What the site says about dates and deadlines.
    pub facts: Vec<Fact>,
    /// Information on the data (RGPD, art. 13).
    pub notice: Vec<Paragraph>,
    pub sections: Vec<Section>,
    pub words: Words,
}

/// Who receives the sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Destination {
    /// « À remettre à »
    pub title: String,
    /// Name and postal lines.
    pub lines: Vec<String>,
    /// Ways to send it: label and value.
    pub channels: Vec<Fact>,
    /// « Ne pas joindre au dossier »; may be empty.
    pub warning: String,
}

/// A label and its value.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// A part of the form.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Section {
    pub title: String,
    pub intro: Vec<Paragraph>,
    /// Only for the body that receives the form: shaded, at its place.
    pub office: bool,
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Field {
    /// `[a-z][a-z0-9_]*`, unique in the form.
    pub id: String,
    /// From 1, over the whole form, so that a phone call can refer to it; 0 for a note.
    pub number: u32,
    pub kind: Kind,
    pub label: String,
    /// The text of a note; empty for other kinds.
    pub text: Vec<Paragraph>,
    pub help: String,
    /// Why it is asked.
    pub purpose: String,
    pub required: bool,
    pub sensitive: bool,
    /// Filled by the body that receives the form, never by the person who sends it.
    pub office: bool,
    /// For `radio`, `list`, `several`, `yes-no`.
    pub options: Vec<Choice>,
    /// Characters at most; 0 for no bound.
    pub max_length: u32,
    /// For `number` and `score`.
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Lines of handwriting to leave on paper, from 1.
    pub lines: u32,
    /// For a date: another date of the form that this one may not pass; empty for none.
    pub not_after: String,
    /// For a date: the day cannot be to come.
    pub past: bool,
    /// Asked only if another answer is one of some.
    pub condition: Option<Condition>,
    /// An answer the program knows (the team's category, the site's name); empty otherwise.
    pub value: String,
}

/// Kinds of fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    #[default]
    ShortText,
    LongText,
    Date,
    Tick,
    Radio,
    List,
    Several,
    YesNo,
    Number,
    Phone,
    Mail,
    Score,
    /// A box to sign by hand on paper; typed name on a screen is no signature: it holds no answer.
    Signature,
    /// Date and hour, two answers: `<id>_date` and `<id>_heure`.
    Receipt,
    /// Text without an answer.
    Note,
}

/// A possible answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

/// `field` is one of `values`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Condition {
    pub field: String,
    pub values: Vec<String>,
    /// For paper: « Si 9 (mesure de protection) est : curatelle, tutelle ou autre mesure ».
    pub text: String,
}

/// A paragraph of running text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub style: Style,
    pub runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    #[default]
    Body,
    /// An item of a bulleted list.
    Item,
    /// A small heading inside a text.
    Heading,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    /// An address that the text leads to; empty for none.
    pub href: String,
}

/// Words of the shapes, in the sheet's language (the values here are the French ones).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// « obligatoire »
    pub required: String,
    /// « Les réponses marquées d’un astérisque (*) sont obligatoires. »
    pub required_note: String,
    /// « une seule réponse »
    pub one_answer: String,
    /// « plusieurs réponses possibles »
    pub several_answers: String,
    /// « Réservé à la structure qui reçoit ce formulaire »
    pub office: String,
    /// « oui », « non »
    pub yes: String,
    pub no: String,
    /// « jj/mm/aaaa », « hh:mm »
    pub date_format: String,
    pub time_format: String,
    /// « Date », « Heure » (labels of the two answers of a receipt)
    pub date: String,
    pub time: String,
    /// « caractères au plus » is said as « {n} caractères au plus »
    pub at_most: String,
    /// « Pourquoi cette question »
    pub why: String,
    /// « Version »
    pub version: String,
    /// « Page {page} sur {pages} » for footers.
    pub page: String,
    /// « Vos données »
    pub data: String,
    /// « Choisir… » (nothing chosen yet in a list)
    pub choose: String,
    /// « Signature »
    pub sign_here: String,
    /// « Information sensible »
    pub sensitive: String,
    /// « Texte de référence »
    pub basis: String,
}
