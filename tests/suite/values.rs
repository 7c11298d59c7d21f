//! Value types, seen from outside: a text comes in, a text or a fault comes out.
//!
//! `cases/values/formats/<format>.txt` holds one line a case, `input => canonical`
//! or `input => ✗ message // help`; `cases/values/views/<name>.txt` holds what the
//! methods answer. `␣` stands for a no-break space. `TROUSSEAU_BLESS=1` rewrites
//! the expected sides: read the difference as you would read code.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use regex::Regex;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use trousseau::model::values::{
    Condition, Date, Departement, Email, FORMATS, Fault, Finess, HourWords, InseeCode, Key, Lang, OpeningHours, Phone,
    PostalCode, Rna, Rpps, Scalar, Siren, Siret, Slug, Topic, Unquoted, WebUrl, YesNo, format_check,
};

/// From the left side of a case to its right side.
type Answer = fn(&str) -> String;

const VALUES: &[(&str, Answer)] = &[
    ("siren", value::<Siren>),
    ("siret", value::<Siret>),
    ("finess", value::<Finess>),
    ("rna", value::<Rna>),
    ("rpps", value::<Rpps>),
    ("telephone", value::<Phone>),
    ("code-postal", value::<PostalCode>),
    ("code-insee", value::<InseeCode>),
    ("departement", value::<Departement>),
    ("date-fr", value::<Date>),
    ("oui-non", value::<YesNo>),
    ("horaires", value::<OpeningHours>),
    ("langue", value::<Lang>),
    ("courriel", value::<Email>),
    ("adresse-web", value::<WebUrl>),
    ("identifiant", value::<Slug>),
    ("cle", value::<Key>),
    ("sujet", value::<Topic>),
    ("condition", value::<Condition>),
];

const VIEWS: &[(&str, Answer)] = &[
    ("siret", siret_view),
    ("telephone", phone_view),
    ("communes", commune_view),
    ("departements", departement_view),
    ("dates", date_view),
    ("horaires-fr", |text| hours_view(text, &HourWords::french())),
    ("horaires-en", |text| hours_view(text, &HourWords::english())),
    ("horaires-ar", |text| hours_view(text, &HourWords::arabic())),
    ("permanence", always_view),
    ("langues", lang_view),
    ("adresses", url_view),
    ("titres", title_view),
    ("schemas", schema_view),
];

#[test]
fn values_are_read_or_refused_as_the_cases_say() {
    check("formats", VALUES);
}

#[test]
fn views_answer_as_the_cases_say() {
    check("views", VIEWS);
}

#[test]
fn each_format_has_its_check_and_its_cases() {
    let named: Vec<&str> = FORMATS.iter().map(|(format, _)| *format).collect();
    let tested: Vec<&str> = VALUES.iter().map(|(format, _)| *format).collect();
    assert_eq!(named, tested);
    assert!(format_check("date-time").is_none());
}

#[test]
fn a_boolean_is_read_where_yes_or_no_is_asked() {
    assert_eq!(serde_json::from_str::<YesNo>("true").unwrap(), YesNo::Yes);
    assert_eq!(serde_json::from_str::<YesNo>("\"non\"").unwrap(), YesNo::No);
    assert_eq!(YesNo::default(), YesNo::No);
    assert_eq!(YesNo::from(true), YesNo::Yes);
}

#[test]
fn a_fault_survives_serde() {
    let told = serde_json::from_str::<Siret>("\"12\"").unwrap_err().to_string();
    let fault = Siret::parse("12").unwrap_err();
    assert!(told.starts_with(&fault.to_string()), "{told}");
    assert_eq!(Fault::from_told(&fault.to_string()), fault);
}

/// Whoever types may stop in the middle, or write a value at the wrong place.
#[test]
fn no_text_breaks_a_reader() {
    let inputs: Vec<String> = VALUES.iter().flat_map(|(name, _)| inputs(name)).collect();
    assert!(inputs.len() > 300, "{} cases", inputs.len());
    for (_, check) in FORMATS {
        for input in &inputs {
            let _ = check(input);
        }
    }
    for (format, _) in VALUES {
        let check = format_check(format).unwrap();
        for input in self::inputs(format) {
            for (cut, _) in input.char_indices() {
                let _ = check(&input[..cut]);
                let _ = check(&input[cut..]);
                let _ = check(&format!("{}é\u{2013}{}", &input[..cut], &input[cut..]));
            }
        }
    }
}

/// The left sides of a file of cases.
fn inputs(name: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/values/formats");
    let cases = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let inputs = cases.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" =>"));
    inputs.map(|(input, _)| input.to_owned()).collect()
}

/// The only function that knows how a case is run.
#[track_caller]
fn check(kind: &str, answers: &[(&str, Answer)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/values").join(kind);
    let mut differences = Vec::new();
    for (name, answer) in answers {
        let path = folder.join(format!("{name}.txt"));
        let cases = fs::read_to_string(&path).unwrap_or_default();
        let rewritten: String = cases.lines().map(|line| rewrite(line, *answer) + "\n").collect();
        if std::env::var_os("TROUSSEAU_BLESS").is_some() {
            fs::write(&path, &rewritten).unwrap();
        } else {
            differences.extend(different_lines(&path, &cases, &rewritten));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The line with the right side that the program gives; comments stay.
fn rewrite(line: &str, answer: Answer) -> String {
    if line.is_empty() || line.starts_with('#') {
        return line.to_owned();
    }
    let input = line.split_once(" =>").map_or(line, |(input, _)| input);
    let answered = answer(&input.replace('␣', "\u{A0}"));
    format!("{input} => {}", answered.replace('\u{A0}', "␣"))
}

fn different_lines(path: &Path, cases: &str, rewritten: &str) -> Vec<String> {
    if cases.is_empty() {
        return vec![format!("{}: no case", path.display())];
    }
    cases
        .lines()
        .zip(rewritten.lines())
        .filter(|(expected, found)| expected != found)
        .map(|(expected, found)| format!("{}\n  expected {expected}\n  found    {found}", path.display()))
        .collect()
}

/// The canonical text or the fault, and what must hold for every value.
fn value<T>(text: &str) -> String
where
    T: Scalar + Serialize + DeserializeOwned + JsonSchema + PartialEq + Debug,
{
    let check = format_check(T::SHAPE.format).unwrap();
    let read = T::read(text);
    assert_eq!(check(text).err(), read.as_ref().err().cloned());
    match read {
        Err(fault) => refused(&fault),
        Ok(value) => {
            let canonical = value.to_string();
            assert_eq!(T::read(&canonical), Ok(T::read(text).unwrap()), "{canonical} is not stable");
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(json, serde_json::to_string(&canonical).unwrap());
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
            if let Some(pattern) = T::SHAPE.pattern {
                let pattern = Regex::new(pattern).unwrap();
                assert!(pattern.is_match(text), "an editor would refuse {text}");
                assert!(pattern.is_match(&canonical), "an editor would refuse {canonical}");
            }
            canonical
        }
    }
}

/// A fault on one line, once its manners are checked.
fn refused(fault: &Fault) -> String {
    for text in [&fault.message, &fault.help] {
        let first = text.chars().next().unwrap();
        assert!(!first.is_uppercase(), "capital: {text}");
        assert!(!text.ends_with('.'), "full stop: {text}");
        assert!(!text.contains('\n'), "two lines: {text}");
    }
    format!("✗ {} // {}", fault.message, fault.help)
}

fn siret_view(text: &str) -> String {
    let siret = Siret::parse(text).unwrap();
    format!("{} | {}", siret.siren(), siret.grouped())
}

fn phone_view(text: &str) -> String {
    let phone = Phone::parse(text).unwrap();
    let kind = match (phone.is_short(), phone.is_mobile()) {
        (true, _) => "court",
        (_, true) => "mobile",
        _ => "fixe",
    };
    format!("{} | {} | {kind}", phone.tel_uri(), phone.display())
}

/// `code-postal code-insee`.
fn commune_view(text: &str) -> String {
    let (postal, insee) = text.split_once(' ').unwrap();
    let postal = PostalCode::parse(postal).unwrap();
    let insee = InseeCode::parse(insee).unwrap();
    let possible: Vec<String> = postal.departements().iter().map(ToString::to_string).collect();
    let verdict = if postal.goes_with(&insee) { "cohérents" } else { "incohérents" };
    format!("{} ; {} | {verdict}", possible.join(","), insee.departement())
}

/// A code, or `tous` for the whole list in its order.
fn departement_view(text: &str) -> String {
    let one = |departement: Departement| {
        let side = if departement.is_overseas() { " (outre-mer)" } else { "" };
        format!("{} {}{side}", departement.code(), departement.name())
    };
    if text != "tous" {
        return one(Departement::parse(text).unwrap());
    }
    let all: Vec<String> = Departement::all().map(one).collect();
    assert!(Departement::all().is_sorted());
    all.join(", ")
}

/// `date`, `date + 1 mois`, `date + 1 jours` or `date -> date`.
fn date_view(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let date = Date::parse(words[0]).unwrap();
    match words.as_slice() {
        [_] => {
            format!("{} | {} | {}/{}/{}", date.french(), date.weekday().french(), date.day(), date.month(), date.year())
        }
        [_, "->", other] => date.days_until(Date::parse(other).unwrap()).to_string(),
        [_, sign, count, unit] => {
            let count: i32 = format!("{sign}{count}").parse().unwrap();
            let moved = if *unit == "mois" { date.add_months(count) } else { date.add_days(count) };
            moved.to_string()
        }
        _ => panic!("{text}"),
    }
}

fn hours_view(text: &str, words: &HourWords) -> String {
    OpeningHours::parse(text).unwrap().describe(words).join(" | ")
}

fn always_view(text: &str) -> String {
    YesNo::from(OpeningHours::parse(text).unwrap().is_24_7()).to_string()
}

fn lang_view(text: &str) -> String {
    let lang = Lang::parse(text).unwrap();
    format!(
        "{} | {} | {}",
        lang.direction().as_str(),
        lang.native_name().unwrap_or("?"),
        lang.french_name().unwrap_or("?")
    )
}

fn url_view(text: &str) -> String {
    let url = WebUrl::parse(text).unwrap();
    format!("{} | {} | {}", url.host(), url.shown(), YesNo::from(url.is_https()))
}

fn title_view(text: &str) -> String {
    Slug::from_title(text).map_or("∅".to_owned(), |slug| slug.to_string())
}

/// The JSON Schema of a format, on one line.
fn schema_view(format: &str) -> String {
    fn one<T: Scalar + JsonSchema>() -> (&'static str, String) {
        assert!(T::SHAPE.examples.iter().all(|example| T::read(example).is_ok()));
        assert!(T::SHAPE.unquoted != Unquoted::Text || T::SHAPE.format != "siret");
        (T::SHAPE.format, serde_json::to_string(&schema_for!(T)).unwrap())
    }
    let schemas = [
        one::<Siren>(),
        one::<Siret>(),
        one::<Finess>(),
        one::<Rna>(),
        one::<Rpps>(),
        one::<Phone>(),
        one::<PostalCode>(),
        one::<InseeCode>(),
        one::<Departement>(),
        one::<Date>(),
        one::<YesNo>(),
        one::<OpeningHours>(),
        one::<Lang>(),
        one::<Email>(),
        one::<WebUrl>(),
        one::<Slug>(),
        one::<Key>(),
        one::<Topic>(),
    ];
    schemas.into_iter().find(|(name, _)| *name == format).unwrap().1
}
