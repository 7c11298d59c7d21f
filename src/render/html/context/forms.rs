//! Contexts of the pages that are filled in: forms, and the small tools.
//!
//! A form's page shows one sheet. Every `name` here is the identifier of the
//! field in every other shape of the form (PDF, office document, JSON), and the
//! ids of elements are made from it with a prefix, so that no field can take
//! the name of something else in the page.

use serde::Serialize;

use super::{CategoryLink, Direction, Link, Page, Rich, Text};

/// One line of a description: « Prochaine commission », « jeudi 10 décembre 2026 ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormFact {
    pub label: String,
    pub value: String,
    /// Makes the value a link (`tel:`, `mailto:`); the value is then left to right.
    pub href: Option<String>,
}

/// Who receives the form, and where it must never go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormDestination {
    pub title: String,
    /// Name and postal lines, always as they are written in France.
    pub lines: Vec<String>,
    pub channels: Vec<FormFact>,
    pub warning: Option<String>,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormOption {
    /// Id of its element, unique in the page.
    pub id: String,
    /// What is kept in the file of answers.
    pub value: String,
    pub label: String,
    /// Chosen beforehand: an answer that the program knows.
    pub checked: bool,
}

/// A text box: what the browser is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormInput {
    /// `text`, `tel` or `email`: never `date` nor `number`, whose look, keys and
    /// faults depend on the browser and not on the page.
    pub input_type: &'static str,
    /// Which keys a phone shows; `None` for letters.
    pub mode: Option<&'static str>,
    /// What a browser without script may hold the answer to.
    pub pattern: Option<&'static str>,
    /// Left to right in every language: dates, numbers, phones, addresses.
    pub ltr: bool,
    /// Offers to correct the spelling; never for what is about a person.
    pub spellcheck: bool,
    /// `short` for a date, a number, a time; `long` for the rest.
    pub size: &'static str,
}

/// When a question is asked at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormCondition {
    /// Name of the field that decides.
    pub field: String,
    /// Its answers for which the question is asked, separated by spaces.
    pub values: String,
    /// The same for readers: « Si 16 est : curatelle ou tutelle »; `None` when
    /// the question just before says it already.
    pub text: Option<String>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormField {
    pub name: String,
    /// Id of its element (or of its first option), unique in the page.
    pub id: String,
    /// From 1; `None` for a note.
    pub number: Option<u32>,
    /// `short-text`, `long-text`, `date`, `tick`, `radio`, `list`, `several`, `yes-no`, `number`, `phone`, `mail`,
    /// `score`, `signature`, `receipt`, `note`.
    pub kind: &'static str,
    pub label: String,
    /// The text of a note.
    pub text_html: Option<String>,
    /// Help and format, one sentence a line.
    pub help: Vec<String>,
    pub purpose: Option<String>,
    pub required: bool,
    pub sensitive: bool,
    /// Filled by who receives the form: on paper only.
    pub office: bool,
    pub options: Vec<FormOption>,
    /// For kinds that are typed on one line, and the two boxes of a receipt.
    pub input: Option<FormInput>,
    pub max_length: Option<u32>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// A day that cannot be to come: a date of birth.
    pub past: bool,
    /// Name of another date, which this one may not pass.
    pub not_after: Option<String>,
    /// Lines of handwriting, from 1.
    pub lines: u32,
    pub condition: Option<FormCondition>,
    /// An answer that the program knows.
    pub value: Option<String>,
}

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormPart {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: String,
    pub intro_html: Option<String>,
    pub office: bool,
    pub fields: Vec<FormField>,
}

/// Words inside the form, in the form's own language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormWords {
    pub required: String,
    pub one_answer: String,
    pub several_answers: String,
    pub office: String,
    pub date: String,
    pub time: String,
    pub date_format: String,
    pub time_format: String,
    pub why: String,
    pub version: String,
    pub data: String,
    pub choose: String,
    pub sign_here: String,
    pub sensitive: String,
    pub basis: String,
}

/// A form in one language, for one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormSheet {
    pub id: String,
    pub number: Option<String>,
    /// Given together with `dir` when the form is not in the page's language.
    pub lang: Option<String>,
    pub dir: Option<Direction>,
    /// The language that a file of answers names.
    pub answers_lang: String,
    pub title: String,
    pub version: String,
    /// The day of the version, in words.
    pub date: String,
    pub basis: Option<String>,
    pub site: String,
    pub site_name: String,
    pub destination: FormDestination,
    pub facts: Vec<FormFact>,
    pub notice_html: Option<String>,
    pub parts: Vec<FormPart>,
    /// Some question must be answered.
    pub has_required: bool,
    /// Some box is to be signed by hand.
    pub has_signature: bool,
    pub words: FormWords,
}

/// The same form in another shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormDownload {
    /// `pdf`, `docx`, `odt`…
    pub format: String,
    /// « PDF à remplir »
    pub label: Text,
    pub href: String,
    /// « 84 ko »
    pub size_text: String,
    /// When the file is not in the page's language.
    pub lang: Option<String>,
}

/// Which calculator of days stands on a form's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormTool {
    /// A contract of care and the lease (F8).
    Contract,
    /// Six months to come back (F10).
    SixMonths,
}

/// `formulaires/<id>/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormPage {
    pub page: Page,
    pub form: FormSheet,
    pub downloads: Vec<FormDownload>,
    pub tool: Option<FormTool>,
    /// Back to where the form is asked for.
    pub related: Vec<Link>,
}

/// Which text asks for a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckBasis {
    Decree,
    Specifications,
    Other,
}

/// One condition of the self-check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckItem {
    pub id: String,
    pub title: Text,
    pub help: Option<Rich>,
    /// « CASF, art. D. 312-154-1 »
    pub source: Text,
    pub basis: CheckBasis,
    /// An application under way is a possible answer.
    pub pending: bool,
}

/// `orienter/verifier/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckPage {
    pub page: Page,
    pub prerequisites: Vec<CheckItem>,
    pub criteria: Vec<CheckItem>,
    pub categories: Vec<CategoryLink>,
    pub contact: Option<super::Contact>,
    pub commission_href: String,
}
