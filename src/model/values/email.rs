//! An electronic address, as it is written behind `mailto:`.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// A plain electronic address.
///
/// Always ASCII, one `@`, a domain with a dot in small letters; never a name
/// before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

const EMPTY: &str = "l’adresse de courriel est vide";
const EXAMPLE: &str = "contact@site.example.org";

impl Email {
    /// Reads one address.
    ///
    /// # Errors
    ///
    /// Says what is lacking or too much, and proposes the address when it can
    /// be seen inside the text.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, EMPTY, EXAMPLE)?;
        match check(text) {
            Ok(()) => Ok(Self(canonical(text))),
            Err(reason) => Err(Fault::new(
                format!("l’adresse de courriel {} {reason}", quoted(text)),
                match proposal(text) {
                    Some(proposal) => format!("écrivez « {proposal} »"),
                    None => format!("écrivez une seule adresse, par exemple « {EXAMPLE} »"),
                },
            )),
        }
    }

    /// The address as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

/// Domains are the same in all cases; what precedes the `@` belongs to its host.
fn canonical(text: &str) -> String {
    match text.split_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.to_ascii_lowercase()),
        None => text.to_owned(),
    }
}

fn check(text: &str) -> Result<(), String> {
    if text.contains(['<', '>']) {
        return Err("est entourée d’un nom ou de chevrons".to_owned());
    }
    if text.chars().any(char::is_whitespace) {
        return Err("contient une espace".to_owned());
    }
    if let Some(letter) = text.chars().find(|letter| !letter.is_ascii()) {
        return Err(format!("contient « {letter} », qui n’existe pas dans une adresse"));
    }
    match text.matches('@').count() {
        0 => return Err("n’a pas de @".to_owned()),
        1 => {}
        count => return Err(format!("a {count} fois le signe @")),
    }
    let (local, domain) = text.split_once('@').unwrap_or((text, ""));
    check_local(local)?;
    if !domain.contains('.') {
        return Err("n’a pas de point après le @".to_owned());
    }
    if is_domain(domain) { Ok(()) } else { Err(format!("a un domaine qui n’existe pas : « {domain} »")) }
}

fn check_local(local: &str) -> Result<(), String> {
    if local.is_empty() {
        return Err("n’a rien avant le @".to_owned());
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err("a un point mal placé avant le @".to_owned());
    }
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(letter);
    match local.chars().find(|letter| !allowed(*letter)) {
        Some(letter) => Err(format!("contient « {letter} », qui n’existe pas dans une adresse")),
        None if local.len() > 64 => Err("est trop longue avant le @".to_owned()),
        None => Ok(()),
    }
}

/// At least two labels of letters, digits and inner hyphens, the last one not a
/// number.
pub(super) fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let ends_well = labels
        .last()
        .is_some_and(|last| last.len() >= 2 && last.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    domain.len() <= 253 && labels.len() >= 2 && ends_well && labels.iter().all(is_label)
}

/// The address that somebody meant, if it shows: inside chevrons, behind
/// `mailto:`, spelt with `[at]`, or with a comma for a dot.
fn proposal(text: &str) -> Option<String> {
    let bare = match (text.find('<'), text.find('>')) {
        (Some(start), Some(end)) if start < end => &text[start + 1..end],
        _ => text,
    };
    let bare = bare.trim().trim_start_matches("mailto:").trim_end_matches(['.', ',', ';']);
    let mut spelt = bare.to_owned();
    for at in ["[at]", "(at)", "[arobase]", "(arobase)", " at ", " arobase "] {
        spelt = spelt.replace(at, "@");
    }
    for dot in ["[dot]", "(dot)", "[point]", "(point)", " point "] {
        spelt = spelt.replace(dot, ".");
    }
    let joined: String = spelt.chars().filter(|letter| !letter.is_whitespace()).collect();
    let folded = super::fold::fold(&joined).replace(',', ".");
    // Spaces between words more often mean two addresses or a sentence.
    let words = spelt.split_whitespace().filter(|word| word.contains('@')).count();
    (words == 1 && check(&folded).is_ok() && spelt.split_whitespace().count() <= 3).then_some(folded)
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Email,
    Shape {
        format: "courriel",
        title: "Adresse de courriel",
        description: "Une seule adresse de courriel, sans nom devant.",
        examples: &["contact@site.example.org"],
        pattern: Some(r"^\s*[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+\s*$"),
        unquoted: Unquoted::Text,
    }
);
