//! Characters that no font has are known before the page is laid out.

use trousseau::typeset::{FontFault, Fonts};

#[track_caller]
fn missing(text: &str) -> String {
    Fonts::built_in().coverage(text, "fr").iter().map(|glyph| glyph.character).collect()
}

#[test]
fn what_is_covered() {
    assert_eq!(missing("Où est l’œuvre ? 12 € – « cœur »… Ÿ № 3 ; tel\u{202F}: 01\u{A0}99"), "");
    assert_eq!(missing("Bonjour, Здравствуйте, Γειά σου, ŋɓɗ, Tiếng Việt"), "");
    assert_eq!(missing("مرحبا، سلام، سڵاو"), "");
    assert_eq!(missing("a\u{AD}b\u{200D}c\u{2066}d\u{2069}e\n\tf\u{FEFF}"), "", "marks without a drawing");
}

#[test]
fn what_is_not() {
    assert_eq!(missing("☎ ሰላም ☎"), "☎ሰላም");
    let glyphs = Fonts::built_in().coverage("a ☎ b ☎", "ti");
    assert_eq!((glyphs[0].offset, glyphs[0].count, glyphs.len()), (2, 2, 1));
    assert_eq!(glyphs[0].message, "aucune police d’impression n’a le caractère « ☎ » (U+260E)");
    assert!(glyphs[0].help.starts_with("remplacez ce symbole par un mot"));
    assert!(Fonts::built_in().coverage("ሰ", "ti")[0].help.contains("« ti »"));
}

#[test]
fn a_portal_can_add_a_font() {
    let mut fonts = Fonts::built_in();
    let bytes = include_bytes!("../../../src/typeset/fonts/Vazirmatn-Bold.ttf").to_vec();
    assert_eq!(fonts.add(bytes).unwrap(), ["Vazirmatn"]);
    assert_eq!(fonts.add(b"wOF2....".to_vec()), Err(FontFault::ForScreens));
    assert_eq!(fonts.add(b"GIF89a".to_vec()), Err(FontFault::Unreadable));
    assert_eq!(fonts.add(Vec::new()), Err(FontFault::Unreadable));
}
