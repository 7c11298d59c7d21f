//! Typography: twice is the same as once, and some characters never move.

use trousseau::markdown::typography::{for_lang, french};

/// Every short text over the characters that rules look at.
fn all_texts(letters: &[&str], length: usize, check: &mut dyn FnMut(&str)) {
    let count = letters.len().pow(u32::try_from(length).unwrap());
    for number in 0..count {
        let mut rest = number;
        let mut text = String::new();
        for _ in 0..length {
            text.push_str(letters[rest % letters.len()]);
            rest /= letters.len();
        }
        check(&text);
    }
}

#[test]
fn twice_is_once() {
    let check = &mut |text: &str| {
        for lang in ["fr", "en"] {
            let once = for_lang(text, lang).into_owned();
            assert_eq!(for_lang(&once, lang), once, "{lang} {text:?}");
        }
    };
    all_texts(&["a", " ", "\"", "«", "»", "?", ":", "'"], 5, check);
    all_texts(&["a", " ", "\"", "(", ".", "!", "\u{a0}", "\n"], 5, check);
    all_texts(&["1", " ", "h", "000", "0", "+", "12", "%"], 5, check);
    all_texts(&["a", " ", "\"", "("], 7, check);
    all_texts(&["a", "1", " ", "n°", "art.", "@", "://", "Mme"], 4, check);
}

#[test]
fn only_spaces_and_marks_change() {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    all_texts(&["é", "7", " ", "\"", "...", "'", ";", "»"], 5, &mut |text| {
        assert_eq!(letters(&french(text)), letters(text), "{text:?}");
    });
}

#[test]
fn arabic_is_left_alone() {
    let text = "هل \"هذا\" بيتي ؟ 01 99 00 12 34 ...";
    assert_eq!(for_lang(text, "ar"), text);
}

#[test]
fn a_long_text_is_linear() {
    let text = "\"l'équipe ... 1 000 ! ".repeat(50_000);
    assert!(french(&text).len() > text.len());
}
