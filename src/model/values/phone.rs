//! Phone numbers: what a tenant dials at night, so it must lead somewhere.
//!
//! Knows the French numbering plan, overseas included, and nothing of who
//! answers.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::is_dash;
use super::scalar::{Shape, Unquoted, scalar};

/// One French phone number.
///
/// Always either international (`+33199001234`) or a short number (`3114`);
/// the length fits the country code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// A country code of the French numbering plan.
struct Plan {
    code: &'static str,
    /// How many digits may follow the code.
    lengths: &'static [usize],
    /// What a number dialled from mainland France begins with; mainland
    /// numbers are what is left.
    dialled: &'static [&'static str],
    /// What mobile numbers begin with, behind the code.
    mobile: &'static [&'static str],
}

/// Mainland France last, since any other number is its own.
const PLANS: &[Plan] = &[
    // La Réunion and Mayotte.
    Plan {
        code: "262",
        lengths: &[9],
        dialled: &["0262", "0263", "0269", "0639", "0692", "0693"],
        mobile: &["639", "692", "693", "709"],
    },
    // Guadeloupe, Saint-Barthélemy and Saint-Martin.
    Plan { code: "590", lengths: &[9], dialled: &["0590", "0690", "0691", "07090"], mobile: &["690", "691", "709"] },
    // Guyane.
    Plan { code: "594", lengths: &[9], dialled: &["0594", "0694"], mobile: &["694", "709"] },
    // Martinique.
    Plan { code: "596", lengths: &[9], dialled: &["0596", "0696", "0697", "07091"], mobile: &["696", "697", "709"] },
    // Saint-Pierre-et-Miquelon: old numbers have six digits behind 0508.
    Plan { code: "508", lengths: &[6, 9], dialled: &["0508", "0708"], mobile: &["708"] },
    // Nouvelle-Calédonie and Polynésie française are foreign calls.
    Plan { code: "687", lengths: &[6], dialled: &[], mobile: &["7", "8", "9"] },
    Plan { code: "689", lengths: &[8], dialled: &[], mobile: &["87", "89"] },
    Plan { code: "33", lengths: &[9], dialled: &[], mobile: &["6", "7"] },
];

/// ARCEP keeps these mainland numbers for fiction, inside Mayotte's 0639.
const FICTION: &str = "063998";

const EXAMPLE: &str = "01 99 00 12 34";

/// Emergency and social numbers of two and three digits.
const SHORTEST: &[&str] = &["15", "17", "18", "112", "114", "115", "119", "191", "196", "197"];

impl Phone {
    /// Reads a number as people write it: with spaces, dots, hyphens or
    /// nothing, with `+33`, `0033` or `0`; or a short number.
    ///
    /// # Errors
    ///
    /// Says what is lacking or too much, and proposes the number when it shows.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le numéro de téléphone est vide", EXAMPLE)?;
        read(text).map(Self).map_err(|(reason, help)| {
            let message = format!("le numéro de téléphone {} {reason}", quoted(text));
            Fault::new(message, help)
        })
    }

    /// The number as an address: `tel:+33199001234`, `tel:3114`.
    #[must_use]
    pub fn tel_uri(&self) -> String {
        format!("tel:{}", self.0)
    }

    /// The number as it is read aloud in France, in groups kept together by
    /// no-break spaces: `01 99 00 12 34`.
    #[must_use]
    pub fn display(&self) -> String {
        let Some((plan, rest)) = self.parts() else {
            return match self.0.len() {
                6 => grouped(&self.0, &[3, 3]),
                _ => self.0.clone(),
            };
        };
        match (plan.code, rest.len()) {
            ("33", _) if rest.starts_with('8') => grouped(&format!("0{rest}"), &[1, 3, 3, 3]),
            ("33", _) => grouped(&format!("0{rest}"), &[2; 5]),
            ("687" | "689", _) => format!("+{}\u{A0}{}", plan.code, grouped(rest, &[2; 4])),
            ("508", 6) => grouped(&format!("0508{rest}"), &[4, 2, 2, 2]),
            _ => grouped(&format!("0{rest}"), &[4, 2, 2, 2]),
        }
    }

    /// Whether this is a short number, which only works inside France.
    #[must_use]
    pub fn is_short(&self) -> bool {
        !self.0.starts_with('+')
    }

    /// Whether this is a mobile number, which may belong to one person.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.parts().is_some_and(|(plan, rest)| starts_with_any(rest, plan.mobile))
    }

    /// The canonical text: `+33199001234`, `3114`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The plan and what follows its code; nothing for a short number.
    fn parts(&self) -> Option<(&'static Plan, &str)> {
        by_code(self.0.strip_prefix('+')?)
    }
}

/// A reason that follows « le numéro de téléphone … », and the help.
type Refusal = (String, String);

fn refusal(reason: impl Into<String>, help: impl Into<String>) -> Refusal {
    (reason.into(), help.into())
}

fn read(text: &str) -> Result<String, Refusal> {
    let compact: String = text.replace("(0)", "").chars().filter(|letter| !is_separator(*letter)).collect();
    let (has_plus, digits) = match compact.strip_prefix('+') {
        Some(digits) => (true, digits),
        None => (false, compact.as_str()),
    };
    if let Some(letter) = digits.chars().find(|letter| !letter.is_ascii_digit()) {
        return Err(refusal(format!("contient « {letter} »"), proposal(text)));
    }
    if digits.is_empty() {
        return Err(refusal("n’a aucun chiffre", format!("écrivez par exemple « {EXAMPLE} »")));
    }
    if has_plus {
        return international(digits);
    }
    if let Some(digits) = digits.strip_prefix("00") {
        return international(digits);
    }
    if digits.starts_with('0') {
        return national(digits);
    }
    without_zero(digits)
}

/// What people put between digits, for the eye only.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || is_dash(letter) || matches!(letter, '.' | '/' | '(' | ')')
}

/// Digits that follow `+` or `00`.
fn international(digits: &str) -> Result<String, Refusal> {
    let Some((plan, rest)) = by_code(digits) else {
        return Err(refusal(
            "n’a pas un indicatif français",
            "les indicatifs admis sont +33, +262, +508, +590, +594, +596, +687 et +689",
        ));
    };
    // « +33 01 99… » is a common slip, and can mean one thing only.
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    if plan.lengths.contains(&rest.len()) {
        return Ok(format!("+{}{rest}", plan.code));
    }
    if is_short(rest) {
        return Err(refusal("est un numéro court écrit avec un indicatif", format!("écrivez « {rest} »")));
    }
    let expected: Vec<String> = plan.lengths.iter().map(usize::to_string).collect();
    Err(refusal(
        format!("a {} chiffres après +{}, au lieu de {}", rest.len(), plan.code, expected.join(" ou ")),
        "comptez les chiffres et complétez le numéro",
    ))
}

/// Ten digits that begin with one zero.
fn national(digits: &str) -> Result<String, Refusal> {
    if digits.len() != 10 {
        return Err(miscounted(digits));
    }
    let plan = PLANS.iter().find(|plan| starts_with_any(digits, plan.dialled)).filter(|_| !digits.starts_with(FICTION));
    match plan {
        // The first four digits are not repeated behind this one code.
        Some(plan) if digits.starts_with("0508") => Ok(format!("+{}{}", plan.code, &digits[4..])),
        Some(plan) => Ok(format!("+{}{}", plan.code, &digits[1..])),
        None if digits.starts_with("0709") => Err(refusal(
            "est un mobile d’outre-mer dont l’indicatif ne se devine pas",
            "écrivez-le avec son indicatif, par exemple « +262 709… » ou « +594 709… »",
        )),
        None => Ok(format!("+33{}", &digits[1..])),
    }
}

/// Digits that begin neither with `+` nor with a zero: a short number, or a lost
/// zero.
fn without_zero(digits: &str) -> Result<String, Refusal> {
    if is_short(digits) {
        return Ok(digits.to_owned());
    }
    match digits.len() {
        2 | 3 => Err(refusal(
            "n’est pas un numéro court que nous connaissons",
            "les plus courts sont 15, 17, 18, 112, 114, 115, 119, 191, 196 et 197",
        )),
        4 => Err(refusal(
            "n’est pas un numéro court : ils commencent par 3 ou par 10",
            format!("écrivez par exemple « 3114 », ou le numéro entier : « {EXAMPLE} »"),
        )),
        6 | 8 => Err(refusal(
            format!("n’a que {} chiffres", digits.len()),
            "en Nouvelle-Calédonie, ajoutez +687 devant ; en Polynésie, +689 ; ailleurs, complétez à 10 chiffres",
        )),
        9 => Err(refusal("n’a que 9 chiffres : il manque le zéro de tête", format!("écrivez « 0{digits} »"))),
        11.. if by_code(digits).is_some_and(|(plan, rest)| plan.lengths.contains(&rest.len())) => {
            Err(refusal("commence par un indicatif sans le signe +", format!("écrivez « +{digits} »")))
        }
        _ => Err(miscounted(digits)),
    }
}

fn miscounted(digits: &str) -> Refusal {
    if digits.len() == 20 {
        let (first, second) = digits.split_at(10);
        if let (Ok(first), Ok(second)) = (Phone::parse(first), Phone::parse(second)) {
            return refusal(
                "en contient deux",
                format!("gardez-en un seul : « {} » ou « {} »", plain(&first), plain(&second)),
            );
        }
    }
    refusal(
        format!("a {} chiffres, au lieu de 10", digits.len()),
        format!("comptez les chiffres ; écrivez par exemple « {EXAMPLE} »"),
    )
}

/// The number that stands inside other words, if there is one.
fn proposal(text: &str) -> String {
    let zeroed = text.replace(['O', 'o'], "0");
    if zeroed != text
        && let Ok(number) = Phone::parse(&zeroed)
    {
        return format!("écrivez « {} » : zéro (0), et non la lettre O", plain(&number));
    }
    let start = text.find(|letter: char| letter == '+' || letter.is_ascii_digit());
    let number = start.map(|start| {
        let rest = &text[start..];
        let end = rest
            .find(|letter: char| letter != '+' && !letter.is_ascii_digit() && !is_separator(letter))
            .unwrap_or(rest.len());
        &rest[..end]
    });
    match number.and_then(|number| Phone::parse(number).ok()) {
        Some(number) => format!("écrivez seulement « {} »", plain(&number)),
        None => format!("écrivez un seul numéro, sans autre mot, par exemple « {EXAMPLE} »"),
    }
}

/// The number with ordinary spaces, to be typed again.
fn plain(number: &Phone) -> String {
    number.display().replace('\u{A0}', " ")
}

fn is_short(digits: &str) -> bool {
    match digits.len() {
        2 | 3 => SHORTEST.contains(&digits),
        4 => digits.starts_with('3') || digits.starts_with("10"),
        6 => digits.starts_with("116") || digits.starts_with("118"),
        _ => false,
    }
}

fn by_code(digits: &str) -> Option<(&'static Plan, &str)> {
    PLANS.iter().find_map(|plan| Some((plan, digits.strip_prefix(plan.code)?)))
}

fn starts_with_any(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| text.starts_with(beginning))
}

/// The digits in groups of these sizes, as far as they go.
fn grouped(digits: &str, sizes: &[usize]) -> String {
    let mut groups = Vec::new();
    let mut rest = digits;
    for size in sizes {
        if rest.is_empty() {
            break;
        }
        let (group, after) = rest.split_at((*size).min(rest.len()));
        groups.push(group);
        rest = after;
    }
    groups.join("\u{A0}")
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Phone,
    Shape {
        format: "telephone",
        title: "Numéro de téléphone",
        description: "Un seul numéro français, avec ou sans espaces, ou un numéro court comme 3114.",
        examples: &["01 99 00 12 34", "+33199001234", "3114"],
        pattern: Some(r"^\s*\+?[0-9(][0-9\s./()\u2010-\u2015\u2212-]*$"),
        unquoted: Unquoted::Integer,
    }
);
