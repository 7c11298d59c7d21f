//! The fonts of print: ours, then those that a portal adds.
//!
//! Typst takes a glyph from any font it holds and stops when none has it; asking the fonts first gives a
//! message that names the character. Never looks for fonts on the machine: two machines print the same page.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

use super::faces::BUILT_IN;

/// What layouts may print with.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Font>,
}

/// A character that no font can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    pub character: char,
    /// Where it stands first, in bytes from the start of the text.
    pub offset: usize,
    /// How often it stands in the text.
    pub count: usize,
    pub message: String,
    pub help: String,
}

/// Why a file cannot serve as a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// A font for screens (WOFF), which typst cannot read.
    ForScreens,
    /// Neither TrueType nor OpenType, or damaged.
    Unreadable,
    /// Its licence forbids embedding (`fsType` 2).
    EmbeddingForbidden,
}

/// Families that layouts name, in the order in which they should name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Arabic,
}

impl Fonts {
    /// Atkinson Hyperlegible Next, Vazirmatn and Noto Sans.
    pub fn built_in() -> Self {
        Self { faces: BUILT_IN.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect() }
    }

    /// Adds the fonts of one TTF, OTF or TTC file; gives their family names.
    ///
    /// # Errors
    ///
    /// Says why the file cannot be printed with.
    pub fn add(&mut self, bytes: Vec<u8>) -> Result<Vec<String>, FontFault> {
        if bytes.starts_with(b"wOFF") || bytes.starts_with(b"wOF2") {
            return Err(FontFault::ForScreens);
        }
        let faces: Vec<Font> = Font::iter(Bytes::new(bytes)).collect();
        if faces.is_empty() {
            return Err(FontFault::Unreadable);
        }
        if faces.iter().any(forbids_embedding) {
            return Err(FontFault::EmbeddingForbidden);
        }
        let names = faces.iter().map(|face| face.info().family.as_str().to_owned()).collect();
        self.faces.extend(faces);
        Ok(names)
    }

    /// Characters of a text in a language (BCP 47) that no font can show, in the order of the text.
    ///
    /// The text should be composed (NFC), as `markdown` leaves it.
    pub fn coverage(&self, text: &str, lang: &str) -> Vec<MissingGlyph> {
        let mut seen: BTreeMap<char, (usize, usize)> = BTreeMap::new();
        for (offset, character) in text.char_indices() {
            if !draws_nothing(character) && !self.has(character) {
                seen.entry(character).or_insert((offset, 0)).1 += 1;
            }
        }
        let mut missing: Vec<MissingGlyph> =
            seen.into_iter().map(|(character, (offset, count))| missing(character, offset, count, lang)).collect();
        missing.sort_by_key(|glyph| glyph.offset);
        missing
    }

    pub(super) fn book(&self) -> FontBook {
        FontBook::from_fonts(&self.faces)
    }

    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    fn has(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.info().coverage.contains(u32::from(character)))
    }
}

impl FontFault {
    /// What is wrong, for the person who chose the file.
    pub fn message(self) -> &'static str {
        match self {
            Self::ForScreens => "cette police est faite pour les écrans (WOFF)",
            Self::Unreadable => "ce fichier n’est pas une police lisible",
            Self::EmbeddingForbidden => "la licence de cette police interdit de la placer dans un document",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::ForScreens => "fournissez la même police en TTF ou en OTF",
            Self::Unreadable => "fournissez un fichier TTF, OTF ou TTC",
            Self::EmbeddingForbidden => "choisissez une police libre, sous licence OFL par exemple",
        }
    }
}

impl Script {
    /// Families in the order of preference, for the layout's `text(font: …)`.
    pub fn families(self) -> [&'static str; 3] {
        match self {
            Self::Latin => ["Atkinson Hyperlegible Next", "Noto Sans", "Vazirmatn"],
            Self::Arabic => ["Vazirmatn", "Atkinson Hyperlegible Next", "Noto Sans"],
        }
    }
}

/// `fsType` 2 is « Restricted License embedding ».
fn forbids_embedding(face: &Font) -> bool {
    ttf_parser::Face::parse(face.data(), face.index())
        .ok()
        .and_then(|face| face.permissions())
        .is_some_and(|permission| permission == ttf_parser::Permissions::Restricted)
}

/// Controls and marks of direction or joining shape the line and have no drawing of their own.
fn draws_nothing(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

fn missing(character: char, offset: usize, count: usize, lang: &str) -> MissingGlyph {
    let code = u32::from(character);
    MissingGlyph {
        character,
        offset,
        count,
        message: format!("aucune police d’impression n’a le caractère « {character} » (U+{code:04X})"),
        help: remedy(character, lang),
    }
}

fn remedy(character: char, lang: &str) -> String {
    match character {
        '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => {
            "remplacez ce symbole par un mot : il ne serait ni imprimé ni lu à voix haute".to_owned()
        }
        '\u{E000}'..='\u{F8FF}' => {
            "retapez ce caractère au clavier : il n’a de sens que dans la police d’où il a été copié".to_owned()
        }
        _ => format!(
            "remplacez ce caractère, ou ajoutez au thème une police (TTF, licence libre) de la langue « {lang} »"
        ),
    }
}
