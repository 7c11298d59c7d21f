//! A form's page: one sheet turned into what the template prints.
//!
//! Decides what a browser is told of each kind of question (which keys, which
//! bounds), and nothing of what is asked: that is the sheet's.
//! Knows no file of answers, no PDF.

use std::fmt::Write;

use super::show;
use crate::forms::sheet::{Condition, Destination, Fact, Field, Kind, Paragraph, Section, Sheet, Style, Words};
use crate::markdown::{escape, is_safe};

/// Days written with figures; a phone's keys have no « / ». Browsers read
/// patterns with the `v` flag, where « / » and « - » are escaped in a class.
const DATE_PATTERN: &str = "[0-9]{1,2}[ .\\/\\-]?[0-9]{1,2}[ .\\/\\-]?[0-9]{4}";
const PHONE_PATTERN: &str = "(0|\\+)[0-9 .\\-]{8,24}";
const NUMBER_PATTERN: &str = "-?[0-9]+([.,][0-9]+)?";

/// Turns a sheet into the context of its page, for a page in `lang`.
pub(super) fn sheet(sheet: &Sheet, lang: &str) -> show::FormSheet {
    let foreign = sheet.lang != lang;
    let dir = if sheet.rtl { show::Direction::Rtl } else { show::Direction::Ltr };
    let asked = || sheet.sections.iter().filter(|section| !section.office).flat_map(|section| &section.fields);
    show::FormSheet {
        id: sheet.id.clone(),
        number: given(&sheet.number),
        lang: foreign.then(|| sheet.lang.clone()),
        dir: foreign.then_some(dir),
        answers_lang: sheet.lang.clone(),
        title: sheet.title.clone(),
        version: sheet.version.clone(),
        date: sheet.date_text.clone(),
        basis: given(&sheet.basis),
        site: sheet.site.clone(),
        site_name: sheet.site_name.clone(),
        destination: destination(&sheet.destination),
        facts: sheet.facts.iter().map(fact).collect(),
        notice_html: paragraphs(&sheet.notice, sheet.rtl),
        parts: sheet.sections.iter().enumerate().map(|(index, section)| part(index, section, sheet)).collect(),
        has_required: asked().any(|field| field.required && !field.office),
        has_signature: asked().any(|field| field.kind == Kind::Signature),
        words: words(&sheet.words),
    }
}

/// The calculator of days that belongs on a form's page.
pub(super) fn tool(id: &str) -> Option<show::FormTool> {
    match id {
        "contrat" => Some(show::FormTool::Contract),
        "demande-retour" => Some(show::FormTool::SixMonths),
        _ => None,
    }
}

fn part(index: usize, section: &Section, sheet: &Sheet) -> show::FormPart {
    show::FormPart {
        id: format!("partie-{}", index + 1),
        title: section.title.clone(),
        intro_html: paragraphs(&section.intro, sheet.rtl),
        office: section.office,
        fields: fields(section, sheet),
    }
}

/// Questions that follow one another under one condition say it once.
fn fields(section: &Section, sheet: &Sheet) -> Vec<show::FormField> {
    let mut before: Option<&Condition> = None;
    let mut shown = Vec::with_capacity(section.fields.len());
    for field in &section.fields {
        let own = field.condition.as_ref();
        let mut made = self::field(field, section.office, sheet);
        if let Some(condition) = made.condition.as_mut().filter(|_| own == before) {
            condition.text = None;
        }
        before = own;
        shown.push(made);
    }
    shown
}

fn field(field: &Field, office: bool, sheet: &Sheet) -> show::FormField {
    let id = format!("q-{}", field.id);
    let options: Vec<show::FormOption> = field
        .options
        .iter()
        .map(|choice| show::FormOption {
            id: format!("{id}--{}", choice.id),
            value: choice.id.clone(),
            label: choice.label.clone(),
            checked: field.value == choice.id,
        })
        .collect();
    show::FormField {
        name: field.id.clone(),
        number: (field.number > 0).then_some(field.number),
        kind: kind(field.kind),
        label: field.label.clone(),
        text_html: paragraphs(&field.text, sheet.rtl),
        help: help(field, &sheet.words),
        purpose: given(&field.purpose),
        required: field.required,
        sensitive: field.sensitive,
        office: office || field.office,
        options,
        input: input(field),
        max_length: (field.max_length > 0).then_some(field.max_length),
        min: field.min,
        max: field.max,
        past: field.past,
        not_after: given(&field.not_after),
        lines: field.lines.max(1),
        condition: field.condition.as_ref().map(condition),
        value: given(&field.value),
        id,
    }
}

/// Help as it was written, then the format that the program expects.
fn help(field: &Field, words: &Words) -> Vec<String> {
    let mut lines: Vec<String> = given(&field.help).into_iter().collect();
    match field.kind {
        Kind::Date => lines.push(words.date_format.clone()),
        Kind::LongText if field.max_length > 0 => {
            lines.push(words.at_most.replace("{n}", &field.max_length.to_string()));
        }
        _ => {}
    }
    lines
}

fn input(field: &Field) -> Option<show::FormInput> {
    let text = show::FormInput {
        input_type: "text",
        mode: None,
        pattern: None,
        ltr: false,
        spellcheck: false,
        size: if field.max_length > 0 && field.max_length <= 20 { "short" } else { "long" },
    };
    let figures =
        |mode, pattern| show::FormInput { mode: Some(mode), pattern: Some(pattern), ltr: true, size: "short", ..text };
    Some(match field.kind {
        Kind::ShortText => text,
        Kind::LongText => show::FormInput { spellcheck: !field.sensitive, ..text },
        Kind::Date | Kind::Receipt => figures("numeric", DATE_PATTERN),
        Kind::Number => figures("decimal", NUMBER_PATTERN),
        Kind::Score => figures("decimal", NUMBER_PATTERN),
        Kind::Phone => show::FormInput { input_type: "tel", ..figures("tel", PHONE_PATTERN) },
        Kind::Mail => show::FormInput { input_type: "email", mode: Some("email"), ltr: true, ..text },
        _ => return None,
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::ShortText => "short-text",
        Kind::LongText => "long-text",
        Kind::Date => "date",
        Kind::Tick => "tick",
        Kind::Radio => "radio",
        Kind::List => "list",
        Kind::Several => "several",
        Kind::YesNo => "yes-no",
        Kind::Number => "number",
        Kind::Phone => "phone",
        Kind::Mail => "mail",
        Kind::Score => "score",
        Kind::Signature => "signature",
        Kind::Receipt => "receipt",
        Kind::Note => "note",
    }
}

fn condition(condition: &Condition) -> show::FormCondition {
    show::FormCondition {
        field: condition.field.clone(),
        values: condition.values.join(" "),
        text: Some(condition.text.clone()),
    }
}

fn destination(destination: &Destination) -> show::FormDestination {
    show::FormDestination {
        title: destination.title.clone(),
        lines: destination.lines.clone(),
        channels: destination.channels.iter().map(fact).collect(),
        warning: given(&destination.warning),
    }
}

/// A phone number becomes a link by its digits; an address is only shown, so
/// that nobody sends a form by an ordinary mail with one press.
fn fact(fact: &Fact) -> show::FormFact {
    let digits: String = fact.value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let spaced = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, '+' | '.');
    let phone = fact.value.chars().all(spaced) && digits.len() >= 10;
    let national = digits.strip_prefix('0').map(|rest| format!("+33{rest}"));
    let href = phone.then(|| format!("tel:{}", national.unwrap_or(digits)));
    show::FormFact { label: fact.label.clone(), value: fact.value.clone(), href }
}

fn words(words: &Words) -> show::FormWords {
    show::FormWords {
        required: words.required.clone(),
        one_answer: words.one_answer.clone(),
        several_answers: words.several_answers.clone(),
        office: words.office.clone(),
        date: words.date.clone(),
        time: words.time.clone(),
        date_format: words.date_format.clone(),
        time_format: words.time_format.clone(),
        why: words.why.clone(),
        version: words.version.clone(),
        data: words.data.clone(),
        choose: words.choose.clone(),
        sign_here: words.sign_here.clone(),
        sensitive: words.sensitive.clone(),
        basis: words.basis.clone(),
    }
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Running text as a fragment: paragraphs, lists, small headings. In a sheet
/// from right to left, a text that has no translation keeps its own direction.
fn paragraphs(paragraphs: &[Paragraph], rtl: bool) -> Option<String> {
    let mut out = String::new();
    let mut in_list = false;
    for paragraph in paragraphs {
        let item = paragraph.style == Style::Item;
        if item != in_list {
            out.push_str(if item { "<ul>" } else { "</ul>" });
            in_list = item;
        }
        let tag = match paragraph.style {
            Style::Body => "p",
            Style::Item => "li",
            Style::Heading => "h3",
        };
        let dir = if rtl { " dir=\"auto\"" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(out, "<{tag}{dir}>");
        runs(paragraph, &mut out);
        let _ = write!(out, "</{tag}>");
    }
    if in_list {
        out.push_str("</ul>");
    }
    (!out.is_empty()).then_some(out)
}

fn runs(paragraph: &Paragraph, out: &mut String) {
    for run in &paragraph.runs {
        let mut text = escape::text(&run.text).into_owned();
        if run.strong {
            text = format!("<strong>{text}</strong>");
        }
        if run.emphasis {
            text = format!("<em>{text}</em>");
        }
        match is_safe(&run.href) {
            // Writing to a string cannot fail.
            true => drop(write!(out, "<a href=\"{}\">{text}</a>", escape::url(&run.href))),
            false => out.push_str(&text),
        }
    }
}
