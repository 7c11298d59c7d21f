//! What the built-in theme promises, read from its own files.
//!
//! Words: every key a template asks for exists, every key is asked for.
//! Templates: nothing inline, nothing unsafe, no text of their own.
//! Styles: layers, logical properties, lengths and colours in tokens, contrasts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use trousseau::load::yaml::{decode, parse};
use trousseau::theme::{self, Entry, Plural, Words, WordsError, join, squeeze};

/// Keys that the program asks for, by their beginnings: see `text/fr.yaml`.
const ASKED_BY_PROGRAM: [&str; 35] = [
    "accessibility.mailbox",
    "addressee.",
    "cadence.",
    "calendar.commission",
    "calendar.deadline",
    "calendar.session",
    "category.",
    "contact_kind.",
    "date.",
    "document.for",
    "document.version",
    "figure.",
    "file.",
    "filler.",
    "forms.for_",
    "identity.",
    "insert.",
    "kits.",
    "legal.",
    "markdown.",
    "menu.",
    "on_call.",
    "paper.",
    "pole.",
    "reader.",
    "reglement.",
    "remedy.",
    "rights.",
    "seat.",
    "sheet.",
    "situation.",
    "status.",
    "summary.",
    "title.",
    "tr",
];
const ASKED_ALONE: [&str; 1] = ["partners.all"];

/// Components called inside the tag of an element: they hold attributes, nothing else.
const INSIDE_A_TAG: [&str; 3] = ["form.asked", "form.messages", "form.told"];

/// Attributes that a reader sees or hears, as they begin.
const SPOKEN_ATTRIBUTES: [&str; 5] = [" alt=", " aria-label=", " data-say-", " placeholder=", " title="];

fn files(folder: &str) -> BTreeMap<String, String> {
    let start = format!("{folder}/");
    let inside = theme::built_in().into_iter().filter_map(|(path, bytes)| {
        Some((path.strip_prefix(&start)?.to_owned(), String::from_utf8(bytes.to_vec()).unwrap()))
    });
    inside.collect()
}

/// Every text between `open` and `close`, shortest first.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|after| after.split_once(close).map(|(inside, _)| inside)).collect()
}

/// The text without what stands between `open` and `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once(close).map_or("", |(_, tail)| tail);
    }
    out + rest
}

/// What a template writes by itself: neither comments, nor statements, nor what the program fills in.
fn bare(template: &str) -> String {
    let mut text = without(template, "{#", "#}");
    text = without(&text, "{%", "%}");
    // A component call may hold « } » inside braces: expressions go innermost first.
    for _ in 0..4 {
        text = without(&text, "{{", "}}");
    }
    text
}

/// Words of more than two letters: a unit or an abbreviation is no phrase.
fn long_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// The catalogue of a language.
fn words(lang: &str) -> BTreeMap<String, Entry> {
    let tree = parse(&files("text")[&format!("{lang}.yaml")]).unwrap();
    decode(&tree).unwrap()
}

#[test]
fn every_language_says_every_word() {
    let french = words("fr");
    for lang in ["en", "ar"] {
        let other = words(lang);
        let missing: Vec<_> = french.keys().filter(|key| !other.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

#[test]
fn words_and_templates_agree() {
    let words = words("fr");
    let mut asked = BTreeSet::new();
    for template in files("templates").values() {
        asked.extend(between(template, "(key=\"", "\"").into_iter().map(str::to_owned));
        // A parameter of `filter.status`; `data-say-shown="…"` is an attribute.
        asked.extend(between(template, " shown=\"", "\"").into_iter().map(str::to_owned));
    }
    let missing: Vec<_> = asked.iter().filter(|key| !words.contains_key(*key)).collect();
    assert!(missing.is_empty(), "asked, not said: {missing:?}");
    let idle: Vec<_> = words
        .keys()
        .filter(|key| !asked.contains(*key) && !ASKED_ALONE.contains(&key.as_str()))
        .filter(|key| !ASKED_BY_PROGRAM.iter().any(|start| key.starts_with(start)))
        .collect();
    assert!(idle.is_empty(), "said, never asked: {idle:?}");
}

#[test]
fn templates_hold_nothing_inline_and_no_text() {
    for (name, template) in files("templates") {
        for forbidden in
            [" style=", "<style", "javascript:", " onclick", " onload", "<img", " action=", " method=", "formaction"]
        {
            assert!(!template.contains(forbidden), "{name}: {forbidden}");
        }
        assert!(name == "form.html" || !template.contains("<form "), "{name}: a form");
        for (before, _) in template.match_indices("| safe").map(|(at, _)| template.split_at(at)) {
            assert!(before.trim_end().ends_with("_html"), "{name}: | safe on another field");
        }
        let mut text = bare(&template);
        for attribute in SPOKEN_ATTRIBUTES {
            let spoken = text.split(attribute).skip(1).filter_map(|after| after.split('"').nth(1));
            let words: Vec<_> = spoken.flat_map(long_words).collect();
            assert!(words.is_empty(), "{name} says by itself in{attribute}: {words:?}");
        }
        if INSIDE_A_TAG.iter().any(|component| name == component_file(component)) {
            text = format!("<{text}>");
        }
        let words = long_words(&without(&text, "<", ">"));
        assert!(words.is_empty(), "{name} says by itself: {words:?}");
    }
}

fn component_file(name: &str) -> String {
    format!("components/{}.html", name.replace('.', "/").replace('_', "-"))
}

#[test]
fn what_stands_inside_a_tag_is_made_of_attributes() {
    let templates = files("templates");
    for component in INSIDE_A_TAG {
        let text = bare(&templates[&component_file(component)]);
        assert!(!text.contains(['<', '>']), "{component}: a tag");
        // A value goes; what is left of « data-say-found-{{ … }}="…" » is a name and a sign.
        for attribute in without(&text, "\"", "\"").split_whitespace() {
            let known = attribute.starts_with("data-")
                || ["=", "aria-describedby=", "disabled", "required"].contains(&attribute);
            assert!(known, "{component}: {attribute}");
        }
        let mut calls = 0;
        for (name, template) in &templates {
            for (at, _) in template.match_indices(&format!("{{{{ <{component} ")) {
                let before = bare(&template[..at]);
                assert!(before.rfind('<') > before.rfind('>'), "{name}: {component} outside a tag");
                calls += 1;
            }
        }
        assert!(calls > 0, "{component}: called by nobody");
    }
}

#[test]
fn one_component_a_file() {
    for (name, template) in files("templates") {
        let count = template.matches("{% component ").count();
        assert_eq!(count, usize::from(name.starts_with("components/")), "{name}");
    }
}

/// Declarations of a stylesheet, without preludes of rules and of at-rules.
fn declarations(css: &str) -> Vec<(String, String)> {
    without(css, "/*", "*/")
        .split(['{', '}', ';'])
        .filter(|piece| !piece.trim_start().starts_with(['@', '.', ':', '[', '#']))
        .filter_map(|piece| piece.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .filter(|(name, _)| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'))
        .collect()
}

#[test]
fn styles_keep_to_their_rules() {
    let units = ["px", "rem", "em", "vh", "vw", "ch", "pt", "mm", "cm", "%", "ms", "s"];
    for (name, css) in files("styles") {
        assert!(!css.contains("!important"), "{name}: !important");
        let layer = name.split(['-', '.']).nth(1).unwrap();
        assert!(css.contains(&format!("@layer {layer} {{")), "{name}: its layer");
        for (property, value) in declarations(&css) {
            let sides = ["left", "right", "top", "bottom"];
            assert!(
                !property.split('-').any(|word| sides.contains(&word))
                    && !["width", "height", "max-width", "min-width", "min-height"].contains(&property.as_str())
                    && !sides[..2].contains(&value.as_str()),
                "{name}: {property}: {value} is not logical"
            );
            if layer == "tokens" {
                continue;
            }
            for word in value.split(|c: char| !(c.is_ascii_alphanumeric() || "#.%-".contains(c))) {
                let number = word.trim_start_matches('-');
                let measured = number.starts_with(|c: char| c.is_ascii_digit() || c == '.')
                    && units.iter().any(|unit| number.ends_with(unit))
                    && !["1px", "100%"].contains(&number);
                assert!(!measured && !word.starts_with('#'), "{name}: {property}: {value}");
            }
        }
    }
}

/// Relative luminance of `#rgb` or `#rrggbb`, as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let full: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&full[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Colour tokens of the base block, overridden by the blocks of `media`.
fn colours(css: &str, media: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let blocks = std::iter::once(":root {").chain(media.iter().copied());
    for block in blocks {
        let (_, after) = css.split_once(block).unwrap();
        let inside = after.split_once("--").unwrap().1;
        let inside = inside.split_once('}').unwrap().0;
        for line in format!("--{inside}").lines() {
            if let Some((name, value)) = line.trim().trim_end_matches(';').split_once(": ") {
                found.insert(name.trim_start_matches("--").to_owned(), value.to_owned());
            }
        }
    }
    // A token may point to another one.
    let named = found.clone();
    for value in found.values_mut() {
        if let Some(name) = value.strip_prefix("var(--").and_then(|v| v.strip_suffix(')'))
            && let Some(real) = named.get(name)
        {
            *value = real.clone();
        }
    }
    found
}

#[test]
fn contrasts_are_enough_in_every_scheme() {
    let css = files("styles").remove("20-tokens.css").unwrap();
    let dark = "@media (prefers-color-scheme: dark) {";
    let more = "@media (prefers-contrast: more) {";
    let both = "@media (prefers-contrast: more) and (prefers-color-scheme: dark) {";
    let plain = ["paper", "surface", "sand"];
    let tinted = ["pine-pale", "honey-pale", "brick-pale", "plum-pale"];
    for (scheme, media) in
        [("light", vec![]), ("dark", vec![dark]), ("more", vec![more]), ("more, dark", vec![dark, more, both])]
    {
        let token = colours(&css, &media);
        let hold = |front: &str, back: &str, least: f64| {
            let got = contrast(&token[front], &token[back]);
            assert!(got >= least, "{scheme}: {front} on {back} is {got:.2}");
        };
        for back in plain {
            for front in ["ink", "soft", "pine", "pine-deep", "brick", "link", "link-strong"] {
                hold(front, back, 4.5);
            }
            for front in ["line", "focus", "solid-pine"] {
                if front != "solid-pine" || scheme == "light" {
                    hold(front, back, 3.0);
                }
            }
        }
        for back in tinted {
            for front in ["ink", "soft", "pine"] {
                hold(front, back, 4.5);
            }
            hold("focus", back, 3.0);
        }
        for (front, back) in [
            ("pine", "pine-pale"),
            ("brick", "brick-pale"),
            ("ochre", "honey-pale"),
            ("plum", "plum-pale"),
            ("on-solid", "solid-pine"),
            ("on-solid", "solid-brick"),
        ] {
            hold(front, back, 4.5);
        }
    }
}

/// Bytes once compressed, as every usual host does.
fn compressed(script: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(script.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn the_scripts_stay_small_and_harmless() {
    let scripts = files("scripts");
    for (name, script) in &scripts {
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval",
            "Function(",
            "fetch",
            "XMLHttp",
            "sendBeacon",
            "Storage",
            "cookie",
            "indexedDB",
            "import",
        ] {
            assert!(!script.contains(forbidden), "{name}: {forbidden}");
        }
    }
    let published = |names: &[&str]| compressed(&names.iter().map(|name| squeeze(&scripts[*name])).collect::<String>());
    assert!(published(&["portal.js"]) <= 1024);
    assert!(published(&["dates.js", "form.js"]) <= 6 * 1024);
    // A page with a form and a calculator stays within the 8 kB of a page.
    assert!(published(&["dates.js", "form.js", "tools.js"]) <= 8 * 1024);
}

#[test]
fn a_script_loses_comments_and_indents_unless_a_text_may_hold_them() {
    assert_eq!(
        squeeze("// why\n(() => {\n\n  // what\n  go(\"//\"); // kept\n})();\n"),
        "(() => {\ngo(\"//\"); // kept\n})();\n"
    );
    for whole in ["go(`\n  // text\n`);\n", "go(\"a\\\n  // b\");\n", "/*\n  // */ go();\n"] {
        assert_eq!(squeeze(whole), whole);
    }
}

fn catalogue(lang: &str, entries: &[(&str, Entry)]) -> Result<Words, WordsError> {
    Words::new(lang, entries.iter().map(|(key, entry)| ((*key).to_owned(), entry.clone())).collect())
}

fn counted(forms: &[(Plural, &str)]) -> Entry {
    Entry::Counted(forms.iter().map(|(c, t)| (*c, (*t).to_owned())).collect())
}

#[test]
fn a_number_chooses_its_form_in_each_language() {
    use Plural::{Few, Many, One, Other, Two, Zero};
    let cases: [(&str, &[(u64, Plural)]); 5] = [
        ("fr", &[(0, One), (1, One), (2, Other)]),
        ("en", &[(0, Other), (1, One), (2, Other)]),
        ("ar", &[(0, Zero), (1, One), (2, Two), (3, Few), (11, Many), (100, Other), (103, Few)]),
        ("uk", &[(1, One), (2, Few), (5, Many), (11, Many), (21, One), (22, Few)]),
        ("ro", &[(1, One), (0, Few), (19, Few), (20, Other)]),
    ];
    for (lang, numbers) in cases {
        for (n, category) in numbers {
            assert_eq!(Plural::of(lang, *n), *category, "{lang} {n}");
        }
    }
}

#[test]
fn phrases_are_filled_and_spaced() {
    let forms = counted(&[(Plural::One, "{n} site :"), (Plural::Other, "{n} sites : {x}")]);
    let words = catalogue("fr", &[("a", forms)]).unwrap();
    assert_eq!(words.say("a", Some(1), &[]).unwrap(), "1 site\u{a0}:");
    assert_eq!(words.say("a", Some(3), &[("x", "oui")]).unwrap(), "3 sites\u{a0}: oui");
    let none = counted(&[(Plural::Zero, "aucun"), (Plural::Other, "{n}")]);
    let words = catalogue("fr", &[("a", none)]).unwrap();
    assert_eq!(words.say("a", Some(0), &[]).unwrap(), "aucun");
}

#[test]
fn every_mistake_names_the_key_and_the_language() {
    let plain = Entry::Plain("{x}".into());
    let forms = counted(&[(Plural::Other, "{n}")]);
    let words = catalogue("fr", &[("a", plain), ("b", forms)]).unwrap();
    let said = |result: Result<String, WordsError>| result.unwrap_err().to_string();
    assert_eq!(said(words.text("c")), "le mot « c » manque dans la langue « fr »");
    assert!(said(words.text("a")).contains("attend une valeur pour « x »"));
    assert!(said(words.text("b")).contains("attend un nombre"));
    let without = catalogue("ar", &[("d", counted(&[(Plural::One, "x")]))]);
    assert!(without.unwrap_err().to_string().contains("« other »"));
}

#[test]
fn spaces_that_mean_something_stay() {
    let css = "@layer a, b;\n/* why */ a :hover ,\n b > c { content: \" ; } \"; margin: calc(1px + 2px) 0;\n}";
    assert_eq!(join([css]), "@layer a,b;a :hover,b > c{content: \" ; } \";margin: calc(1px + 2px) 0}\n");
}

#[test]
fn an_escaped_quote_does_not_end_a_string() {
    assert_eq!(join([r#"a{content:"\" {" ; }"#]), "a{content:\"\\\" {\"}\n");
}
