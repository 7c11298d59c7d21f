//! Interface words: what a theme says in each language.
//!
//! A catalogue is typed on purpose: a key that is missing, a form that no
//! number can choose, a placeholder that nobody fills is an error that names
//! the key and the language, never an empty string on a page.
//! Never reads a file, never knows a template.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

/// Plural categories of the CLDR; each language uses some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// The category of a whole number in a language, by the CLDR's cardinal
    /// rules. Languages we do not know speak like English.
    pub fn of(lang: &str, n: u64) -> Self {
        let primary = lang.split('-').next().unwrap_or(lang);
        let (unit, hundred) = (n % 10, n % 100);
        match primary {
            "fr" | "fa" | "ti" | "pt" if n <= 1 => Self::One,
            "fr" | "fa" | "ti" | "pt" => Self::Other,
            "ar" => match (n, hundred) {
                (0, _) => Self::Zero,
                (1, _) => Self::One,
                (2, _) => Self::Two,
                (_, 3..=10) => Self::Few,
                (_, 11..=99) => Self::Many,
                _ => Self::Other,
            },
            "ru" | "uk" => match (unit, hundred) {
                (1, h) if h != 11 => Self::One,
                (2..=4, h) if !(12..=14).contains(&h) => Self::Few,
                _ => Self::Many,
            },
            "ro" => match (n, hundred) {
                (1, _) => Self::One,
                (0, _) | (_, 1..=19) => Self::Few,
                _ => Self::Other,
            },
            _ if n == 1 => Self::One,
            _ => Self::Other,
        }
    }

    /// The category's name, as in the catalogue and in `Intl.PluralRules`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// One entry of a catalogue: a phrase, or the forms of a counted phrase.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    Plain(String),
    Counted(BTreeMap<Plural, String>),
}

/// What is wrong with a catalogue, or with the way it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordsError {
    Missing { lang: String, key: String },
    NoOther { lang: String, key: String },
    NeedsNumber { lang: String, key: String },
    Unfilled { lang: String, key: String, placeholder: String },
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { lang, key } => {
                write!(f, "le mot « {key} » manque dans la langue « {lang} »")
            }
            Self::NoOther { lang, key } => {
                write!(f, "le mot « {key} » n'a pas de forme « other » dans la langue « {lang} »")
            }
            Self::NeedsNumber { lang, key } => {
                write!(f, "le mot « {key} » (langue « {lang} ») a plusieurs formes et attend un nombre « n »")
            }
            Self::Unfilled { lang, key, placeholder } => {
                write!(f, "le mot « {key} » (langue « {lang} ») attend une valeur pour « {placeholder} »")
            }
        }
    }
}

impl std::error::Error for WordsError {}

/// All words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    lang: String,
    entries: BTreeMap<String, Entry>,
}

impl Words {
    /// Takes a catalogue as it was read, sets its spaces and checks its forms.
    ///
    /// # Errors
    ///
    /// A counted entry without its `other` form.
    pub fn new(lang: impl Into<String>, entries: BTreeMap<String, Entry>) -> Result<Self, WordsError> {
        let lang = lang.into();
        let french = lang == "fr" || lang.starts_with("fr-");
        let mut kept = BTreeMap::new();
        for (key, entry) in entries {
            let entry = match entry {
                Entry::Plain(text) => Entry::Plain(spaced(text, french)),
                Entry::Counted(forms) => {
                    if !forms.contains_key(&Plural::Other) {
                        return Err(WordsError::NoOther { lang, key });
                    }
                    Entry::Counted(forms.into_iter().map(|(category, text)| (category, spaced(text, french))).collect())
                }
            };
            kept.insert(key, entry);
        }
        Ok(Self { lang, entries: kept })
    }

    /// Takes from another catalogue every key that this one has not; how many.
    pub fn fill_from(&mut self, other: &Self) -> usize {
        let before = self.entries.len();
        for (key, entry) in &other.entries {
            self.entries.entry(key.clone()).or_insert_with(|| entry.clone());
        }
        self.entries.len() - before
    }

    /// BCP 47 code of the language.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// A phrase without number nor placeholder.
    ///
    /// # Errors
    ///
    /// See [`Words::say`].
    pub fn text(&self, key: &str) -> Result<String, WordsError> {
        self.say(key, None, &[])
    }

    /// A phrase: the form that `n` chooses, then its placeholders filled.
    /// `{n}` stands for the number itself.
    ///
    /// # Errors
    ///
    /// The key is missing, the number is missing, a placeholder is not filled.
    pub fn say(&self, key: &str, n: Option<u64>, values: &[(&str, &str)]) -> Result<String, WordsError> {
        let pattern = match self.entry(key)? {
            Entry::Plain(text) => text,
            Entry::Counted(forms) => {
                let n = n.ok_or_else(|| WordsError::NeedsNumber { lang: self.lang.clone(), key: key.to_owned() })?;
                chosen(forms, &self.lang, n)
                    .ok_or_else(|| WordsError::NoOther { lang: self.lang.clone(), key: key.to_owned() })?
            }
        };
        self.fill(key, pattern, n, values)
    }

    /// Every form of a counted phrase with `{n}` left in place, for a script
    /// that counts after the page is made.
    ///
    /// # Errors
    ///
    /// The key is missing.
    pub fn forms(&self, key: &str) -> Result<Vec<(&'static str, &str)>, WordsError> {
        Ok(match self.entry(key)? {
            Entry::Plain(text) => vec![(Plural::Other.name(), text.as_str())],
            Entry::Counted(forms) => forms.iter().map(|(category, text)| (category.name(), text.as_str())).collect(),
        })
    }

    fn entry(&self, key: &str) -> Result<&Entry, WordsError> {
        self.entries.get(key).ok_or_else(|| WordsError::Missing { lang: self.lang.clone(), key: key.to_owned() })
    }

    fn fill(&self, key: &str, pattern: &str, n: Option<u64>, values: &[(&str, &str)]) -> Result<String, WordsError> {
        let mut out = String::with_capacity(pattern.len() + 8);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            let number;
            let value = match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => *value,
                None if name == "n" && n.is_some() => {
                    number = n.unwrap_or_default().to_string();
                    &number
                }
                None => {
                    return Err(WordsError::Unfilled {
                        lang: self.lang.clone(),
                        key: key.to_owned(),
                        placeholder: name.to_owned(),
                    });
                }
            };
            out.push_str(value);
            rest = tail;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// The form for a number. Any language may give a `zero` form for nought
/// (« aucun site »), even where its grammar would count nought like one.
fn chosen<'a>(forms: &'a BTreeMap<Plural, String>, lang: &str, n: u64) -> Option<&'a String> {
    let nought = if n == 0 { forms.get(&Plural::Zero) } else { None };
    nought.or_else(|| forms.get(&Plural::of(lang, n))).or_else(|| forms.get(&Plural::Other))
}

/// French puts a no-break space before tall punctuation and inside « »; other
/// languages keep their spaces.
fn spaced(text: String, french: bool) -> String {
    if !french {
        return text;
    }
    text.replace(" :", "\u{a0}:")
        .replace(" ;", "\u{202f};")
        .replace(" !", "\u{202f}!")
        .replace(" ?", "\u{202f}?")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace("n° ", "n°\u{a0}")
}
