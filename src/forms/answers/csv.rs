//! Answers as one table, for a spreadsheet: one row for each file, one column for each answer.
//!
//! RFC 4180 with `;` between cells (what a French spreadsheet opens without asking), CRLF, UTF-8 with its
//! mark. A cell that a spreadsheet could take for a formula gets a `'` in front: this includes phone
//! numbers such as `+33…` and negative numbers. Ticks are joined by `, `; a lone tick is `oui`.

use super::{Answer, Read};

const MARK: char = '\u{FEFF}';

/// The table: identity, then the answers of all files, in the order of the forms.
pub fn to_csv(reads: &[Read]) -> String {
    let columns = columns(reads);
    let head = ["formulaire", "version", "site", "langue"].into_iter().chain(columns.iter().copied());
    let mut table = format!("{MARK}{}", line(head));
    for read in reads {
        let identity = &read.identity;
        let own = [&identity.form, &identity.version, &identity.site, &identity.lang].map(|text| text.to_owned());
        let answers = columns.iter().map(|id| read.answers.get(id).map(text).unwrap_or_default());
        let cells: Vec<String> = own.into_iter().chain(answers).collect();
        table.push_str(&line(cells.iter().map(String::as_str)));
    }
    table
}

/// The names of all answers: each takes its place after the one that it follows in its own file.
fn columns(reads: &[Read]) -> Vec<&str> {
    let mut columns: Vec<&str> = Vec::new();
    for read in reads {
        let mut next = 0;
        for (id, _) in read.answers.iter() {
            match columns.iter().position(|known| *known == id) {
                Some(place) => next = place + 1,
                None => {
                    columns.insert(next.min(columns.len()), id);
                    next += 1;
                }
            }
        }
    }
    columns
}

fn text(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Ticks(ticks) => ticks.join(", "),
        Answer::Tick(true) => "oui".to_owned(),
        Answer::Tick(false) => String::new(),
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    format!("{}\r\n", cells.join(";"))
}

fn cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    let quoted = text.contains([';', ',', '"', '\r', '\n', '\t']) || text.trim() != text;
    if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Begins as a formula does, once the spaces and marks that a spreadsheet skips are gone.
fn is_formula(text: &str) -> bool {
    let hidden = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\0');
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−'];
    text.trim_start_matches(hidden).starts_with(dangerous)
}
