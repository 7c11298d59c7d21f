//! The only place of the suite that knows how a text becomes a fragment.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use trousseau::markdown::{
    Document, Href, HtmlOptions, ImageHref, ParseOptions, Place, Problem, ProblemKind, Resolver, Severity, inline,
    inline_html, split_front_matter, typography,
};

use super::fragment::assert_safe;
use super::texts::{self, Block};

/// Inputs that case files may hold; any other block is expected of the input before it.
const INPUTS: [&str; 4] = ["markdown", "line", "file", "text"];

#[test]
fn cases() {
    let pairs: usize = texts::files().iter().map(|file| texts::check(file, &INPUTS, actual)).sum();
    assert!(pairs >= 60, "only {pairs} pairs");
}

#[test]
fn every_kind_says_what_to_do() {
    let mut ids = BTreeSet::new();
    for kind in ProblemKind::ALL {
        assert!(ids.insert(kind.id()), "{} stands twice", kind.id());
        assert!(kind.id().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        let help = kind.help();
        assert!(!help.is_empty() && !help.ends_with('.') && !help.contains('\''), "{help}");
        assert!(help.starts_with(char::is_lowercase), "{help}");
    }
}

/// Every kind but the bound on their number has its case.
#[test]
fn every_kind_has_a_case() {
    let texts: String = texts::files().iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let missing: Vec<&str> =
        ProblemKind::ALL.iter().map(|kind| kind.id()).filter(|id| !texts.contains(&format!("[{id}]"))).collect();
    assert_eq!(missing, ["imbrication-trop-profonde", "en-tete-trop-long", "trop-de-messages"]);
}

/// Its input would fill a screen; the two other bounds are tested with hostile texts.
#[test]
fn a_long_front_matter_is_refused() {
    let text = format!("---\n{}---\nTexte\n", "clé: valeur\n".repeat(10_000));
    let split = split_front_matter(&text);
    assert_eq!(split.problem.map(|problem| problem.kind.id()), Some("en-tete-trop-long"));
    assert_eq!(split.yaml, None);
}

/// The content of one expected block.
fn actual(input: &Block, expected: &str) -> String {
    let content = texts::typed(&input.content);
    let content = content.as_str();
    match (input.name(), expected) {
        ("markdown", "tree") => serde_json::to_string_pretty(&Document::parse(content).0).unwrap() + "\n",
        ("markdown", "problems") => problems(content, &Document::parse(content).1),
        ("markdown", "plain") => Document::parse(content).0.plain(),
        ("markdown", "headings") => headings(content),
        ("markdown", "html") => visible(&html(input, content)),
        ("line", "problems") => problems(content.trim_end(), &inline(content.trim_end()).1),
        ("line", "html") => visible(&line(input, content)) + "\n",
        ("file", "parts") => parts(content),
        ("text", "typography") => {
            let lang = input.option("lang").unwrap_or("fr");
            let lines = content.lines().map(|line| marked(&typography::for_lang(line, lang)) + "\n");
            lines.collect()
        }
        ("file" | "text", "problems") => String::new(),
        (input, expected) => panic!("a block « {expected} » after « {input} »"),
    }
}

fn html(input: &Block, content: &str) -> String {
    let reserved = ["contenu"];
    let options = ParseOptions { reserved_ids: &reserved, ..ParseOptions::default() };
    let (document, _) = Document::parse_with(content, &options);
    let html = document.html(&html_options(input), &mut Portal);
    assert_safe(&html);
    html
}

fn line(input: &Block, content: &str) -> String {
    let (inlines, _) = inline(content.trim_end());
    let html = inline_html(&inlines, &html_options(input), &mut Portal);
    assert_safe(&html);
    html
}

fn html_options(input: &Block) -> HtmlOptions<'_> {
    HtmlOptions {
        lang: input.option("lang").unwrap_or("fr"),
        heading_shift: input.option("shift").map_or(0, |shift| shift.parse().unwrap()),
        id_prefix: input.option("prefix").unwrap_or(""),
        ..HtmlOptions::default()
    }
}

fn headings(content: &str) -> String {
    let mut out = String::new();
    for heading in Document::parse(content).0.headings() {
        writeln!(out, "{} #{} {}", heading.level, heading.id, heading.text).unwrap();
    }
    out
}

fn parts(content: &str) -> String {
    let split = split_front_matter(content);
    let yaml = split.yaml.clone().map(|range| content[range].to_owned());
    let body = &content[split.body.clone()];
    let found: Vec<Problem> = split.problem.into_iter().collect();
    format!("yaml {yaml:?}\nbody {body:?}\n{}", problems(content, &found))
}

/// One line per problem: severity, kind, place, the bytes it is about, message; the help when it is its own.
fn problems(source: &str, found: &[Problem]) -> String {
    let mut out = String::new();
    for problem in found {
        let before = &source[..problem.range.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let bytes: String = source[problem.range.clone()].chars().take(30).flat_map(char::escape_debug).collect();
        let bytes = bytes.replace("\\'", "'").replace("\\\"", "\"");
        writeln!(out, "{severity}[{}] {line}:{column} |{bytes}| {}", problem.kind.id(), problem.message).unwrap();
        if problem.help != problem.kind.help() {
            writeln!(out, "  {}", problem.help).unwrap();
        }
    }
    out
}

/// No-break spaces as a reader of the case can see them, in valid HTML.
fn visible(html: &str) -> String {
    html.replace('\u{a0}', "&nbsp;").replace('\u{202f}', "&#8239;")
}

/// The same outside HTML: ⍽ is U+00A0, ╷ is U+202F.
fn marked(text: &str) -> String {
    text.replace('\u{a0}', "⍽").replace('\u{202f}', "╷")
}

/// A portal as far as these tests need one.
pub struct Portal;

impl Resolver for Portal {
    fn link(&mut self, target: &str) -> Option<Href> {
        if target.contains("absent") {
            return None;
        }
        let external = target.starts_with("http");
        let href = match target.strip_prefix("@/") {
            Some(page) => format!("/site/{}", page.replace(".md", "/")),
            None => target.to_owned(),
        };
        Some(Href { href, external })
    }

    fn image(&mut self, source: &str) -> Option<ImageHref> {
        let size = source.ends_with(".jpg").then_some((640, 480));
        (!source.contains("absent")).then(|| ImageHref { href: source.to_owned(), size })
    }

    fn insert(&mut self, name: &str, place: Place) -> Option<String> {
        Some(match (name, place) {
            ("nom", _) => "Exemple-Ville".to_owned(),
            ("permanence", Place::Line) => "<a href=\"tel:+33199001234\">01 99 00 12 34</a>".to_owned(),
            ("permanence", _) => "01 99 00 12 34".to_owned(),
            ("bloc-urgences", Place::Block) => "<ul>\n<li>15</li>\n</ul>\n".to_owned(),
            _ => return None,
        })
    }
}
