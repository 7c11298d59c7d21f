//! Fields to fill in, made from the boxes that a layout has drawn.
//!
//! Typst has no form fields. But a box inside `link("field:<id>")` gets, in the reading order, an
//! annotation with its exact place and an element of structure around it. Here the annotation becomes a
//! field and the element a `Form`; nothing is computed, nothing moves on the page. When typst has fields
//! of its own, this module goes and nothing else changes.
//!
//! No script, no action, no `NeedAppearances`: PDF/A forbids them, and filters of mail fear them.

mod boxes;
mod letters;
mod look;
mod widgets;

use std::collections::BTreeSet;

use super::pdf::{PdfFault, open, save};
use boxes::{Boxes, boxes};
use widgets::Widgets;

/// The fields of a form, in the order in which they are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Typed from right to left.
    pub rtl: bool,
    /// « obligatoire », in the language of the form: it ends the name of a field for screen readers.
    pub required_word: String,
    /// Size of what people type, in points: 10 unless the print is large.
    pub size: f32,
    pub fields: Vec<FieldSpec>,
}

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldSpec {
    /// `[a-z][a-z0-9_]*`, unique. The layout draws it in `link("field:<id>")`, each option of a radio
    /// group in `link("field:<id>:<option>")`, each option of several in `link("field:<id>__<option>")`.
    pub id: String,
    pub kind: FieldKind,
    /// The question, as it is printed.
    pub label: String,
    /// The help, as it is printed; may be empty.
    pub help: String,
    pub required: bool,
    /// What stands in the field from the start: a text, the id of an option, « oui » for a tick; or nothing.
    pub value: String,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line: text, date, number, phone… Characters at most; 0 for no bound.
    Text {
        at_most: u32,
    },
    /// Several lines.
    Lines {
        at_most: u32,
    },
    Tick,
    /// One option, each with its own box.
    Radio(Vec<Choice>),
    /// One option, from a list that opens.
    List(Vec<Choice>),
    /// Any number of options: a tick each. PDF cannot say that one at least is asked for; the name says it.
    Several(Vec<Choice>),
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Lower-case letters, digits, `_` and `-`.
    pub id: String,
    pub label: String,
}

/// Gives a document its fields, and packs it.
///
/// # Errors
///
/// When the layout has not drawn each field exactly once, drew another, or a field cannot be made.
pub fn activate(pdf: &[u8], form: &Form) -> Result<Vec<u8>, PdfFault> {
    check(form)?;
    let mut document = open(pdf)?;
    let mut drawn = boxes(&document)?;
    compare(form, &drawn)?;
    let mut widgets = Widgets::new(&mut document, form)?;
    for field in &form.fields {
        widgets.make(field, &mut drawn)?;
    }
    widgets.finish()?;
    save(document)
}

impl FieldSpec {
    /// Targets of the links that draw this field.
    fn targets(&self) -> Vec<String> {
        match &self.kind {
            FieldKind::Radio(options) => options.iter().map(|option| format!("{}:{}", self.id, option.id)).collect(),
            FieldKind::Several(options) => options.iter().map(|option| format!("{}__{}", self.id, option.id)).collect(),
            _ => vec![self.id.clone()],
        }
    }

    fn options(&self) -> &[Choice] {
        match &self.kind {
            FieldKind::Radio(options) | FieldKind::List(options) | FieldKind::Several(options) => options,
            FieldKind::Text { .. } | FieldKind::Lines { .. } | FieldKind::Tick => &[],
        }
    }

    fn refuse(&self, why: &'static str) -> PdfFault {
        PdfFault::BadField { id: self.id.clone(), why }
    }
}

/// What no PDF could hold, whatever the layout.
fn check(form: &Form) -> Result<(), PdfFault> {
    let mut names = BTreeSet::new();
    for field in &form.fields {
        let asks_to_choose = matches!(field.kind, FieldKind::Radio(_) | FieldKind::List(_) | FieldKind::Several(_));
        if !is_name(&field.id) {
            return Err(field.refuse(
                "son nom doit commencer par une lettre minuscule, puis n’avoir que des lettres \
                                     minuscules sans accent, des chiffres et « _ »",
            ));
        }
        if !field.options().iter().all(|option| is_option(&option.id)) {
            return Err(field.refuse(
                "le nom d’une option ne doit avoir que des lettres minuscules sans accent, des \
                                     chiffres, « _ » et « - »",
            ));
        }
        if field.label.trim().is_empty() {
            return Err(field.refuse("il n’a pas de libellé"));
        }
        if asks_to_choose && field.options().is_empty() {
            return Err(field.refuse("il n’a pas d’option"));
        }
        if !field.targets().into_iter().all(|target| names.insert(target)) {
            return Err(field.refuse("un autre champ a le même nom"));
        }
    }
    // The name of a radio group is a name too.
    let groups = form.fields.iter().filter(|field| matches!(field.kind, FieldKind::Radio(_) | FieldKind::Several(_)));
    let mut groups = groups.filter(|field| !names.insert(field.id.clone()));
    groups.next().map_or(Ok(()), |field| Err(field.refuse("un autre champ a le même nom")))
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Options are states of a box in PDF: a name too, which may start with a digit (`75013`) or hold hyphens.
fn is_option(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '_' | '-'))
}

/// Every field was drawn, once, and nothing else was.
fn compare(form: &Form, drawn: &Boxes) -> Result<(), PdfFault> {
    let expected: BTreeSet<String> = form.fields.iter().flat_map(FieldSpec::targets).collect();
    let found: BTreeSet<String> = drawn.by_target.keys().cloned().collect();
    match expected.symmetric_difference(&found).next().or(drawn.twice.first()) {
        Some(first) => Err(PdfFault::Fields { expected: expected.len(), drawn: drawn.count, first: first.clone() }),
        None => Ok(()),
    }
}
