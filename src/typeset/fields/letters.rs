//! The letters of what people type: one font, embedded whole, with the widths and codes of its characters.
//!
//! A field's font is a simple one, with a byte a character: readers that redraw a field (Acrobat, browsers)
//! need to go from what is typed to a code, which a font by glyph numbers does not allow. Its codes are
//! those of Windows plus, in places that Windows leaves free, the letters of the names of neighbours:
//! Polish, Romanian, Turkish, Czech, the languages of the Balkans, Hungarian.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use ttf_parser::Face;

use super::super::faces::TYPED;
use super::super::pdf::{PdfFault, add};

/// Name of the font inside of a form.
///
/// PDFium (the reader of Chrome and Edge) takes every letter above U+00FF, `œ` among them, from a font of
/// the machine, unless the name of the field's font is one of four that it takes for a font of symbols.
/// Then it asks the font itself. The name shows nowhere; with it, what is typed stays in the embedded font
/// and the file that is saved stays accessible.
pub(super) const NAME: &str = "Wingdings";

/// Codes that Windows leaves free: code, character, name of its glyph (Adobe Glyph List).
#[rustfmt::skip]
const MORE: [(u8, char, &str); 30] = [
    (0x01, 'ă', "abreve"), (0x02, 'Ă', "Abreve"), (0x03, 'ą', "aogonek"), (0x04, 'ć', "cacute"),
    (0x05, 'Ć', "Cacute"), (0x06, 'č', "ccaron"), (0x07, 'Č', "Ccaron"),
    (0x0E, 'đ', "dcroat"), (0x0F, 'Đ', "Dcroat"), (0x10, 'ę', "eogonek"), (0x11, 'ě', "ecaron"),
    (0x12, 'ğ', "gbreve"), (0x13, 'Ğ', "Gbreve"), (0x14, 'ı', "dotlessi"), (0x15, 'İ', "Idotaccent"),
    (0x16, 'ł', "lslash"), (0x17, 'Ł', "Lslash"), (0x18, 'ń', "nacute"), (0x19, 'ő', "ohungarumlaut"),
    (0x1A, 'ř', "rcaron"), (0x1B, 'ś', "sacute"), (0x1C, 'Ś', "Sacute"), (0x1D, 'ş', "scedilla"),
    (0x1E, 'Ş', "Scedilla"), (0x1F, 'ș', "scommaaccent"),
    (0x7F, 'Ș', "Scommaaccent"), (0x81, 'ź', "zacute"), (0x8D, 'ż', "zdotaccent"), (0x8F, 'Ż', "Zdotaccent"),
    (0x90, 'ű', "uhungarumlaut"),
];

/// What Windows-1252 has from 0x80 to 0x9F.
const WINDOWS: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8A, 'Š'),
    (0x8B, '‹'),
    (0x8C, 'Œ'),
    (0x8E, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9A, 'š'),
    (0x9B, '›'),
    (0x9C, 'œ'),
    (0x9E, 'ž'),
    (0x9F, 'Ÿ'),
];

/// What is known of the font.
#[derive(Debug)]
pub(super) struct Letters {
    codes: BTreeMap<char, u8>,
    /// By code, in thousandths of the size.
    widths: Vec<i64>,
    /// Height of capitals, in thousandths of the size.
    pub capitals: f32,
}

impl Letters {
    pub fn new() -> Result<Self, PdfFault> {
        let face = face()?;
        let mut letters = Self {
            codes: codes(),
            widths: vec![0; 256],
            capitals: thousandths(&face, face.capital_height().unwrap_or_default()) as f32,
        };
        // Readers may use the codes of Windows for the space and the hyphen that hold words together.
        let held = [(' ', 0xA0), ('-', 0xAD)];
        for (character, code) in letters.codes.iter().map(|(character, code)| (*character, *code)).chain(held) {
            let advance = face.glyph_index(character).and_then(|glyph| face.glyph_hor_advance(glyph));
            if let (Some(advance), Some(width)) = (advance, letters.widths.get_mut(usize::from(code))) {
                *width = thousandths(&face, advance);
            }
        }
        Ok(letters)
    }

    /// Codes of a text; the first character without one if there is any.
    pub fn codes(&self, text: &str) -> Result<Vec<u8>, char> {
        text.chars().map(|letter| self.codes.get(&letter).copied().ok_or(letter)).collect()
    }

    /// Width of coded text, in points.
    pub fn width(&self, codes: &[u8], size: f32) -> f32 {
        let thousandths: i64 = codes.iter().filter_map(|code| self.widths.get(usize::from(*code))).sum();
        thousandths as f32 * size / 1000.0
    }

    /// Puts the font into a document.
    pub fn embed(&self, document: &mut Document) -> Result<ObjectId, PdfFault> {
        let face = face()?;
        let name = || Object::Name(POSTSCRIPT_NAME.into());
        let mut program = Stream::new(dictionary! { "Length1" => TYPED.len() as i64 }, TYPED.to_vec());
        program.compress().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
        let program = add(document, program);
        let mut descriptor = descriptor(&face);
        descriptor.set("FontName", name());
        descriptor.set("FontFile2", program);
        let descriptor = add(document, descriptor);
        Ok(add(
            document,
            dictionary! {
                "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => name(), "FontDescriptor" => descriptor,
                "FirstChar" => 0, "LastChar" => 255,
                "Widths" => self.widths.iter().map(|width| Object::Integer(*width)).collect::<Vec<_>>(),
                "Encoding" => encoding(),
            },
        ))
    }
}

const POSTSCRIPT_NAME: &str = "AtkinsonHyperlegibleNext-Regular";

/// Latin letters only (PDF 1.7, table 123: bit 6, « Nonsymbolic »).
const NONSYMBOLIC: i64 = 32;

/// Thickness of upright strokes, which TrueType does not tell: what is usual for a regular weight.
const STEM: i64 = 80;

fn face() -> Result<Face<'static>, PdfFault> {
    Face::parse(TYPED, 0).map_err(|error| PdfFault::Unreadable(error.to_string()))
}

/// Thousandths of the size from the font's own units.
fn thousandths(face: &Face, units: impl Into<i32>) -> i64 {
    (f64::from(units.into()) * 1000.0 / f64::from(face.units_per_em())).round() as i64
}

fn codes() -> BTreeMap<char, u8> {
    let same = (0x20..=0x7E).chain(0xA1..=0xFF).map(|code: u8| (char::from(code), code));
    let more = MORE.iter().map(|(code, character, _)| (*character, *code));
    let windows = WINDOWS.iter().map(|(code, character)| (*character, *code));
    // Spaces that hold words together look like any other.
    same.chain(more).chain(windows).chain([('\u{A0}', 0x20), ('\u{202F}', 0x20)]).collect()
}

fn encoding() -> Dictionary {
    let mut differences = Vec::new();
    for (code, _, name) in MORE {
        differences.push(Object::Integer(i64::from(code)));
        differences.push(Object::Name(name.into()));
    }
    dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => differences }
}

fn descriptor(face: &Face) -> Dictionary {
    let bounds = face.global_bounding_box();
    let corners = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    dictionary! {
        "Type" => "FontDescriptor", "Flags" => NONSYMBOLIC, "ItalicAngle" => 0, "StemV" => STEM,
        "Ascent" => thousandths(face, face.ascender()), "Descent" => thousandths(face, face.descender()),
        "CapHeight" => thousandths(face, face.capital_height().unwrap_or_default()),
        "FontBBox" => corners.map(|corner| Object::Integer(thousandths(face, corner))).to_vec(),
    }
}
