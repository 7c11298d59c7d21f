//! Width of a text when no font is at hand.
//!
//! The reader's font is unknown when the page is built, so every width here is the
//! widest of Arial, `DejaVu Sans` and Noto Sans, with a margin: a text may look short
//! in its box, it never leaves it. Widths are in hundredths of the font size.
//! Knows letters only: no line, no box, no SVG.

/// How heavy a text is drawn; heavy letters are wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Strong,
}

/// What is added to every text, for fonts a little wider than those measured.
const MARGIN: f64 = 1.02;

/// Width of `text` on one line, in the unit of `size` (the font size).
#[must_use]
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let hundredths: f64 = text.chars().map(|c| letter_width(c, weight)).sum();
    hundredths / 100.0 * size * MARGIN
}

fn letter_width(letter: char, weight: Weight) -> f64 {
    let regular = f64::from(regular_width(letter));
    match weight {
        Weight::Regular => regular,
        // Thin letters gain more from weight, since the stem is most of their width.
        Weight::Strong if regular < 45.0 => regular * 1.22,
        Weight::Strong => regular * 1.15,
    }
}

/// From the space (U+0020) to the tilde (U+007E), in the order of the code.
#[rustfmt::skip]
const ASCII: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 55, 84, 32, 36, 32, 37, // space to /
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, // 0 to ?
    102, 68, 69, 72, 77, 67, 61, 78, 75, 34, 50, 67, 56, 91, 76, 79, // @ to O
    67, 79, 72, 67, 61, 73, 68, 99, 69, 67, 69, 39, 37, 39, 84, 56, // P to _
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, // ` to o
    63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 55, 64, 84, // p to ~
];

fn regular_width(letter: char) -> u16 {
    if let ' '..='~' = letter {
        return u16::from(ASCII[letter as usize - ' ' as usize]);
    }
    if is_zero_width(letter) {
        return 0;
    }
    match letter {
        '\u{2009}' | '\u{202F}' => 28,
        '\u{A1}'..='\u{17F}' => latin_width(letter),
        '\u{370}'..='\u{3FF}' => by_case(letter, 82, 68),
        '\u{400}'..='\u{52F}' => cyrillic_width(letter),
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => semitic_width(letter),
        '\u{10A0}'..='\u{10FF}' => georgian_width(letter),
        '\u{1200}'..='\u{139F}' => 84,
        '\u{180}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => by_case(letter, 88, 70),
        '\u{2010}' | '\u{2011}' => 36,
        '\u{2012}' | '\u{2013}' | '\u{2022}' | '\u{20AC}' => 64,
        '\u{A0}' | '\u{2018}'..='\u{201B}' => 32,
        '\u{201C}'..='\u{201F}' => 52,
        '\u{2039}' | '\u{203A}' => 40,
        // Ideographs, em dash, ellipsis, and what was never measured.
        _ if u32::from(letter) < 0x1_0000 => 104,
        _ => 140,
    }
}

/// Accents that sit on the letter before them, and marks that only steer the writing.
pub(crate) fn is_zero_width(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{135D}'..='\u{135F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}')
}

fn by_case(letter: char, upper: u16, lower: u16) -> u16 {
    if letter.is_uppercase() { upper } else { lower }
}

/// Letters of western and central Europe; an accent does not widen its letter.
fn latin_width(letter: char) -> u16 {
    match letter {
        'ì'..='ï' | 'Ì'..='Ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'İ' | 'ı' | 'ľ' | 'ĺ' | 'ļ' | 'ł' => 40,
        '¡' | '²' | '³' | '¹' | '·' | '´' | '¸' | '°' => 50,
        'ţ' | 'ť' | 'ŧ' | 'ŕ' | 'ŗ' | 'ř' => 44,
        'Œ' | 'œ' | 'Æ' | 'æ' | '©' | '®' | 'Ŵ' => 107,
        '¼' | '½' | '¾' | 'Ħ' | 'ŵ' | '×' | '÷' | '±' | '¬' => 97,
        'Ø' | 'Ò'..='Ö' | 'Ō'..='Ő' | 'Ŋ' | 'ŉ' | 'Ĝ'..='Ģ' => 81,
        _ => by_case(letter, 77, 65),
    }
}

fn cyrillic_width(letter: char) -> u16 {
    match letter {
        'і' | 'ї' | 'ј' | 'І' | 'Ї' => 34,
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Љ' | 'Њ' => 112,
        'М' | 'Ы' | 'Ф' | 'Ђ' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'љ' | 'њ' => 95,
        'м' | 'ы' | 'ъ' => 78,
        _ => by_case(letter, 80, 68),
    }
}

/// Arabic and Hebrew. Arabic letters are narrower once joined than alone: these widths
/// are those of words, with a margin for short words.
fn semitic_width(letter: char) -> u16 {
    match letter {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | '،' | '؛' | 'ـ' | '٫' | '٬' => 36,
        'ر' | 'ز' | 'د' | 'ذ' | 'و' | 'ؤ' | 'ة' | 'ه' | 'ء' | 'ژ' | 'ڑ' | 'ڈ' => 53,
        'س' | 'ش' | 'ص' | 'ض' => 108,
        'ف' | 'ك' | 'ط' | 'ظ' | 'ک' | 'گ' => 84,
        'ب' | 'ت' | 'ث' | 'پ' | 'ن' | 'ي' | 'ى' | 'ق' | 'م' => 66,
        'ل' => 47,
        _ => 62,
    }
}

fn georgian_width(letter: char) -> u16 {
    match letter {
        'ლ' => 109,
        'დ' | 'თ' | 'ო' | 'რ' | 'ტ' | 'ფ' | 'ღ' => 86,
        _ => 64,
    }
}
