//! Bytes to text: UTF-8 with or without a mark, with Unix or Windows line ends.
//!
//! Anything else is refused with the place and the remedy, because a guess
//! would print « Ã© » on a tenant's booklet.

use crate::diagnostics::{Diagnostic, Place};

/// Letters of Windows-1252 from 0x80 to 0x9f; `\u{fffd}` where it has none.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// A text that may not be read, and what of it can be shown to its author.
#[derive(Debug)]
pub struct Refused {
    pub diagnostic: Diagnostic,
    /// The text with `\u{fffd}` for what is no letter; for excerpts only.
    pub shown: Option<String>,
}

/// The text of a file, the byte order mark and carriage returns gone.
///
/// # Errors
///
/// A diagnostic that tells the first byte that is not UTF-8, or the control
/// character that no text needs.
pub fn decode(file: &str, bytes: &[u8]) -> Result<String, Box<Refused>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let diagnostic = Diagnostic::error("encodage", "ce fichier est enregistré en UTF-16")
            .help("enregistrez-le en UTF-8 (Bloc-notes : « Enregistrer sous », encodage UTF-8)")
            .at(Place::file(file));
        return Err(Box::new(Refused { diagnostic, shown: None }));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => return Err(Box::new(not_utf8(file, bytes, error.valid_up_to()))),
    };
    match text.char_indices().find(|(_, c)| is_refused(*c)) {
        Some((at, c)) => {
            let diagnostic =
                Diagnostic::error("caractere-refuse", format!("caractère invisible U+{:04X} : {}", c as u32, harm(c)))
                    .help("effacez-le, puis retapez le mot")
                    .at(Place::at(file, &(at..at + c.len_utf8())));
            Err(Box::new(Refused { diagnostic, shown: Some(text) }))
        }
        None => Ok(text),
    }
}

fn is_refused(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    control || is_bidi(c) || c == '\u{feff}'
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What the character does to a reader.
fn harm(c: char) -> &'static str {
    match c {
        '\u{feff}' => "il coupe les mots, et empêche de les retrouver",
        c if is_bidi(c) => "il retourne le sens de lecture, et peut cacher du texte",
        _ => "c’est une commande pour d’anciennes machines, pas une lettre",
    }
}

/// The line is shown with a mark instead of the letter, and the letter as
/// Windows would read it is said beside.
fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Refused {
    let shown = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let start = String::from_utf8_lossy(&bytes[..at]).replace("\r\n", "\n").len();
    let letter = match bytes.get(at).copied().unwrap_or_default() {
        byte @ 0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    let guess = match letter {
        '\u{fffd}' => String::new(),
        letter => format!(" (sans doute « {letter} » en Windows-1252)"),
    };
    let diagnostic = Diagnostic::error("encodage", format!("ce caractère n’est pas écrit en UTF-8{guess}"))
        .help("enregistrez en UTF-8 : dans l’éditeur, « Enregistrer sous », encodage UTF-8")
        .at(Place::at(file, &(start..start + '\u{fffd}'.len_utf8())));
    Refused { diagnostic, shown: Some(shown) }
}
