//! Bytes to text: UTF-8 with or without a mark, with Unix or Windows line ends.
//!
//! Anything else is refused with the place and the remedy, because a guess
//! would print « Ã© » on a tenant's booklet.

use crate::diagnostics::{Diagnostic, Place};

/// The text of a file, the byte order mark and carriage returns gone.
///
/// # Errors
///
/// A diagnostic that tells the first byte that is not UTF-8, or the control
/// character that no text needs.
pub fn decode(file: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Diagnostic::error("encodage", "ce fichier est enregistré en UTF-16")
            .help("enregistrez-le en UTF-8 (Bloc-notes : « Enregistrer sous », encodage UTF-8)")
            .at(Place::file(file)));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => return Err(not_utf8(file, bytes, error.valid_up_to())),
    };
    match text.char_indices().find(|(_, c)| is_refused(*c)) {
        Some((at, c)) => Err(Diagnostic::error("caractere-refuse", format!("caractère invisible U+{:04X}", c as u32))
            .help("effacez-le : il peut cacher ou retourner du texte")
            .at(Place::at(file, &(at..at + c.len_utf8())))),
        None => Ok(text),
    }
}

fn is_refused(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    let bidi = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    control || bidi || c == '\u{feff}'
}

/// The excerpt cannot be shown from bytes that are no text: the message holds
/// line, column and the letter as Windows would read it.
fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let before = &bytes[..at];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |position| position + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    let guess =
        if byte >= 0xa0 { format!(" (sans doute « {} » en Windows-1252)", char::from(byte)) } else { String::new() };
    Diagnostic::error(
        "encodage",
        format!("ligne {line}, colonne {column} : ce caractère n’est pas écrit en UTF-8{guess}"),
    )
    .help("enregistrez en UTF-8 : dans l’éditeur, « Enregistrer sous », encodage UTF-8")
    .at(Place::file(file))
}
