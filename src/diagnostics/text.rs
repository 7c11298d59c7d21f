//! Diagnostics for people: the excerpt, the cause, and what to write instead.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Place, Severity, Texts};

/// Whether the terminal shows colours; the words make sense without them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    Colour,
    Plain,
}

/// Every diagnostic with its excerpt, one after the other.
pub fn to_text(diagnostics: &Diagnostics, texts: &Texts, paint: Paint) -> String {
    let renderer = match paint {
        Paint::Colour => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let renderer = renderer.term_width(110);
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&one(diagnostic, texts, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, texts: &Texts, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let title =
        level.with_name(diagnostic.severity.word()).primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let mut snippets = Vec::new();
    if let Some(place) = diagnostic.place.as_ref().filter(|place| place.bytes.is_some()) {
        snippets.push(snippet(place, "", AnnotationKind::Primary, texts));
    }
    if let Some((place, label)) = &diagnostic.related {
        snippets.push(snippet(place, label, AnnotationKind::Context, texts));
    }
    let mut group = title.elements(snippets);
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.with_name("aide").message(diagnostic.help.as_str()));
    }
    let rendered = renderer.render(&[group]);
    match &diagnostic.place {
        // A whole file has no excerpt: its name stands on a line of its own.
        Some(place) if place.bytes.is_none() => match rendered.split_once('\n') {
            Some((first, rest)) => format!("{first}\n  --> {}\n{rest}", place.file),
            None => format!("{rendered}\n  --> {}", place.file),
        },
        _ => rendered,
    }
}

fn snippet<'a>(
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
    texts: &'a Texts,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = texts.get(&place.file).map_or("", String::as_str);
    let mut snippet = Snippet::source(text).path(place.file.as_str()).line_start(1);
    if let Some((start, end)) = place.bytes {
        let range = first_line(text, start, end);
        let annotation = kind.span(range);
        let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
        snippet = snippet.annotation(annotation);
    }
    snippet
}

/// A span of many lines is shown by its first line: the author needs the place,
/// not the whole block.
fn first_line(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line_end = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line_end
}
