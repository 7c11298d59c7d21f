//! What kept a document from being made, told to the author and with the way back to the text.

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, FileId};
use typst::{World, WorldExt};

use super::marks::place_of;
use super::wording::{Wording, wording};
use super::world::{Desk, file_name};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In French, lower case, without a final full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The words of typst with its hints, for whoever writes layouts; empty when the fault is not typst's.
    pub original: String,
    /// The number that the data gave the place of the text (`"at"`), when the fault is about one.
    pub at: Option<u32>,
    /// Where the layout was, when it was somewhere.
    pub layout: Option<LayoutPlace>,
}

/// A line of a layout.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LayoutPlace {
    pub file: String,
    /// From 1.
    pub line: usize,
}

impl Fault {
    pub(super) fn bad_name(name: &str) -> Self {
        Self::ours(
            format!("« {name} » n’est pas un nom de fichier utilisable"),
            "écrivez un chemin sans « .. » ni barre inversée, par exemple « images/plan.svg »",
        )
    }

    pub(super) fn not_text(name: &str) -> Self {
        Self::ours(format!("la mise en page « {name} » n’est pas un texte"), "enregistrez ce fichier en UTF-8")
    }

    pub(super) fn plain(original: &str) -> Self {
        let Wording { message, help } = wording(original);
        Self { message, help, original: original.to_owned(), at: None, layout: None }
    }

    /// A warning of typst after which a text may not be printed at all: a font that is not there, with no
    /// other to stand in.
    pub(super) fn hides_text(&self) -> bool {
        self.original.starts_with("unknown font family")
    }

    fn ours(message: String, help: &str) -> Self {
        Self { message, help: help.to_owned(), original: String::new(), at: None, layout: None }
    }
}

/// The same faults in our words, in the order of the text; what typst says twice is said once.
pub(super) fn faults(desk: &Desk, found: &[SourceDiagnostic]) -> Vec<Fault> {
    let mut told: Vec<Fault> = Vec::new();
    for fault in found.iter().map(|diagnostic| fault(desk, diagnostic)) {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
    told.sort_by_key(|fault| fault.at.map_or(u64::MAX, u64::from));
    told
}

fn fault(desk: &Desk, diagnostic: &SourceDiagnostic) -> Fault {
    let mut original = diagnostic.message.to_string();
    let Wording { message, help } = wording(&original);
    for hint in &diagnostic.hints {
        original.push_str(" – ");
        original.push_str(&hint.v);
    }
    let spans = spans(diagnostic);
    Fault {
        message,
        help,
        original,
        at: spans.iter().find_map(|span| at(desk, *span)),
        layout: spans.iter().find_map(|span| layout_place(desk, *span)),
    }
}

/// Where it happened, then who called, from the inside out.
fn spans(diagnostic: &SourceDiagnostic) -> Vec<DiagSpan> {
    let callers = diagnostic.trace.iter().map(|point| DiagSpan::from(point.span));
    std::iter::once(diagnostic.span).chain(callers).collect()
}

fn at(desk: &Desk, span: DiagSpan) -> Option<u32> {
    let (id, line) = line(desk, span)?;
    let ours = Some(id) == desk.engine.marks_id;
    place_of(line).filter(|place| ours && *place < desk.marks)
}

fn layout_place(desk: &Desk, span: DiagSpan) -> Option<LayoutPlace> {
    let (id, line) = line(desk, span)?;
    let layout = desk.engine.layouts.contains_key(file_name(id));
    layout.then(|| LayoutPlace { file: file_name(id).to_owned(), line: line + 1 })
}

/// The file of a span and its line, from 0.
fn line(desk: &Desk, span: DiagSpan) -> Option<(FileId, usize)> {
    let id = span.id()?;
    let start = desk.range(span)?.start;
    let source = desk.source(id).ok()?;
    Some((id, source.lines().byte_to_line(start)?))
}
