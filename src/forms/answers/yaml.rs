//! Answers as YAML that no reader can take for something else.
//!
//! Every text is between double quotes: `0145678901`, `oui` and `1.10` stay texts under YAML 1.1
//! (where `oui` is safe but `no`, `on` and `0145` are not) as under YAML 1.2. Emits only; knows no file.

use super::{Answer, Read};

/// A list of files: identity, then `reponses`.
pub fn to_yaml(reads: &[Read]) -> String {
    if reads.is_empty() {
        return "[]\n".to_owned();
    }
    reads.iter().map(one).collect()
}

fn one(read: &Read) -> String {
    let identity = &read.identity;
    let mut text = format!("- formulaire: {}\n", quoted(&identity.form));
    for (key, value) in [("version", &identity.version), ("site", &identity.site), ("langue", &identity.lang)] {
        text.push_str(&format!("  {key}: {}\n", quoted(value)));
    }
    if read.answers.is_empty() {
        text.push_str("  reponses: {}\n");
        return text;
    }
    text.push_str("  reponses:\n");
    for (id, answer) in read.answers.iter() {
        text.push_str(&format!("    {}:", key(id)));
        text.push_str(&value(answer));
    }
    text
}

fn value(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => format!(" {}\n", quoted(text)),
        Answer::Tick(ticked) => format!(" {ticked}\n"),
        Answer::Ticks(ticks) if ticks.is_empty() => " []\n".to_owned(),
        Answer::Ticks(ticks) => {
            let items: String = ticks.iter().map(|tick| format!("      - {}\n", quoted(tick))).collect();
            format!("\n{items}")
        }
    }
}

/// Bare if it is the name of a field and no word that YAML 1.1 takes for a truth value.
fn key(id: &str) -> String {
    let named = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.len() <= 80
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let word = matches!(id, "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if named && !word { id.to_owned() } else { quoted(id) }
}

/// Between double quotes; what could break a line or hide is written as an escape.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => quoted.push_str(&format!("\\x{:02X}", u32::from(c))),
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            // Invisible marks that reorder what people read.
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
