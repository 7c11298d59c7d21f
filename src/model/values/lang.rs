//! The language of a text, or one that somebody speaks.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::fold;
use super::lang_names::{self, Names};
use super::scalar::{Shape, Unquoted, scalar};

/// A BCP 47 tag: a language, then perhaps a script, then perhaps a region.
///
/// Always well formed and in the usual case (`fr`, `zh-Hant`, `pt-BR`). That the
/// language exists is not checked: there are thousands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

/// The side where a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages that are written from right to left when no script is named.
const RIGHT_TO_LEFT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"];

const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Codes of countries, or other slips, that people write for a language.
const SLIPS: &[(&str, &str)] = &[
    ("al", "sq"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("eng", "en"),
    ("gb", "en"),
    ("ge", "ka"),
    ("ger", "de"),
    ("gr", "el"),
    ("ir", "fa"),
    ("jp", "ja"),
    ("lsf", "fsl"),
    ("rs", "sr"),
    ("spa", "es"),
    ("ua", "uk"),
    ("us", "en"),
];

impl Lang {
    /// Reads a tag such as `fr`, `zh-Hant` or `pt-BR`, in any case.
    ///
    /// # Errors
    ///
    /// The help proposes the tag when the name of a language, or of a country,
    /// was written.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le code de langue est vide", "fr")?;
        let slip = slip(text);
        if let (Some(tag), None) = (canonical(text), slip) {
            return Ok(Self(tag));
        }
        let help = match Self::meant(text) {
            Some(tag) => format!("écrivez « {tag} »"),
            None => "écrivez un code de deux ou trois lettres : « fr », « ar », « uk »".to_owned(),
        };
        Err(Fault::new(format!("{} n’est pas un code de langue", quoted(text)), help))
    }

    /// The code that a person meant: « FR » is `fr`, « anglais » is `en`.
    #[must_use]
    pub fn meant(text: &str) -> Option<String> {
        slip(text)
            .map(str::to_owned)
            .or_else(|| canonical(&text.trim().replace('_', "-")))
            .or_else(|| by_name(text).map(str::to_owned))
    }

    /// French, the language of everything that has no translation.
    #[must_use]
    pub fn french() -> Self {
        Self("fr".to_owned())
    }

    /// The whole tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag without script nor region.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The side where a line begins.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.with_script().and_then(|tag| tag.split('-').nth(1));
        let is_rtl = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
            None => RIGHT_TO_LEFT.contains(&self.language()),
        };
        if is_rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// The name of the language in itself: `العربية`.
    #[must_use]
    pub fn native_name(&self) -> Option<&'static str> {
        self.names().map(|names| names.native)
    }

    /// The name of the language in French: `arabe`.
    #[must_use]
    pub fn french_name(&self) -> Option<&'static str> {
        self.names().map(|names| names.french)
    }

    /// The names in this script, or else in the usual one.
    fn names(&self) -> Option<&'static Names> {
        let named = |code: &str| lang_names::ALL.iter().find(|names| names.code == code);
        self.with_script().and_then(named).or_else(|| named(self.language()))
    }

    /// The tag without region, if it names a script.
    fn with_script(&self) -> Option<&str> {
        let end = self.language().len() + "-Latn".len();
        let tag = self.0.get(..end)?;
        let is_whole = matches!(self.0.as_bytes().get(end), None | Some(b'-'));
        is_whole.then_some(tag)
    }
}

/// The tag in its usual case, or nothing when it is not well formed.
fn canonical(text: &str) -> Option<String> {
    let mut parts = text.split('-').peekable();
    let is_alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3) && is_alphabetic(part))?;
    let mut tag = language.to_ascii_lowercase();
    if let Some(script) = parts.next_if(|part| part.len() == 4 && is_alphabetic(part)) {
        let (initial, rest) = script.split_at(1);
        tag.push('-');
        tag.push_str(&initial.to_ascii_uppercase());
        tag.push_str(&rest.to_ascii_lowercase());
    }
    let is_region = |part: &&str| match part.len() {
        2 => is_alphabetic(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    if let Some(region) = parts.next_if(is_region) {
        tag.push('-');
        tag.push_str(&region.to_ascii_uppercase());
    }
    parts.next().is_none().then_some(tag)
}

fn slip(text: &str) -> Option<&'static str> {
    SLIPS.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(text)).map(|(_, right)| *right)
}

fn by_name(text: &str) -> Option<&'static str> {
    let wanted = fold(text);
    lang_names::ALL
        .iter()
        .find(|names| fold(names.french) == wanted || fold(names.native) == wanted)
        .map(|names| names.code)
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Lang,
    Shape {
        format: "langue",
        title: "Code de langue",
        description: "Code de langue de deux ou trois lettres : fr, ar, uk.",
        examples: &["fr", "ar", "pt-BR"],
        pattern: Some(r"^\s*[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?\s*$"),
        unquoted: Unquoted::Text,
    }
);
