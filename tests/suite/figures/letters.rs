//! Lines are cut where French typography allows, seen in what is drawn.

use super::input::draw;

/// The lines of the first step's title, cut for a phone.
fn title_lines(title: &str) -> Vec<String> {
    let [narrow, _] = draw("circuit", &format!("etape: {title}")).unwrap();
    narrow
        .split("<text ")
        .skip(1)
        .map(|text| text.split_once('>').unwrap().1.split("</text>").next().unwrap().to_owned())
        .filter(|text| text != "1")
        .collect()
}

#[test]
fn a_double_sign_never_begins_a_line() {
    for length in 1..40 {
        let words = "mot ".repeat(length);
        for end in ["suite : fin", "suite ? fin", "suite ! fin", "« suite » fin", "12 % fin", "12 € fin"] {
            for line in title_lines(&format!("{words}{end}")) {
                assert!(!line.starts_with([':', '?', '!', '»', '%', '€']), "{line}");
                assert!(!line.ends_with('«'), "{line}");
            }
        }
    }
}

#[test]
fn a_telephone_number_stays_whole() {
    for length in 1..20 {
        for number in
            ["01 99 00 12 34", "01\u{A0}99\u{A0}00\u{A0}12\u{A0}34", "01\u{202F}99\u{202F}00\u{202F}12\u{202F}34"]
        {
            let lines = title_lines(&format!("{} {number} puis", "mot ".repeat(length)));
            assert!(lines.iter().any(|line| line.contains(number)), "{lines:?}");
        }
    }
}

#[test]
fn a_word_longer_than_the_box_is_hyphenated() {
    let lines = title_lines("anticonstitutionnellementpluridisciplinairement");
    assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
}

#[test]
fn an_address_is_cut_at_its_signs_without_hyphen() {
    let lines = title_lines("orientation.des.personnes@equipe-mobile.site.example.org");
    assert!(lines.len() > 1 && lines[0].ends_with(['.', '@']), "{lines:?}");
    assert_eq!(lines.concat(), "orientation.des.personnes@equipe-mobile.site.example.org");
}

#[test]
fn a_compound_word_may_be_cut_after_its_hyphen_a_date_may_not() {
    let cut = |text: &str| {
        (1..20).any(|length| {
            title_lines(&format!("{}{text}", "mot ".repeat(length))).iter().any(|line| line.ends_with('-'))
        })
    };
    assert!(cut("psychiatrie-précarité"));
    assert!(!cut("12-03-2026"));
}

#[test]
fn signs_of_markup_are_written_as_text() {
    let lines = title_lines("a < b & \"c\" > d\u{7}");
    assert_eq!(lines, ["a &lt; b &amp; \"c\" &gt; d"]);
}
