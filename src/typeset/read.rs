//! Answers out of a filled form, whoever filled it and with whatever.
//!
//! The file comes from outside: nothing in it is trusted. Size, depth and number of what is followed are
//! bounded; what cannot be understood is left out, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf::{PdfFault, open, value};

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which form it is, when the file says so.
    pub identity: Option<Identity>,
    /// Every field of the file, answered or not.
    pub names: BTreeSet<String>,
    /// Fields that were answered.
    pub answers: BTreeMap<String, Answer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Typed, with `\n` between lines.
    Text(String),
    /// Id of the option of a radio group or a list. A list that was filled by hand may hold a text of its own.
    Choice(String),
    /// A box that was ticked.
    Ticked,
}

/// The form that a file is, as its layout wrote it in the document's keywords.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub form: String,
    pub version: String,
    pub site: String,
}

/// Names and kids below one another, at most; ours have two levels.
const DEEPEST: usize = 8;

/// Fields of one file, at most; our longest form has about two hundred.
const MOST: usize = 5_000;

/// Options of one list, at most.
const MOST_OPTIONS: usize = 2_000;

/// Reads a filled form.
///
/// # Errors
///
/// When the bytes are no PDF that can be read, or one without fields.
pub fn read(pdf: &[u8]) -> Result<Answers, PdfFault> {
    let document = open(pdf)?;
    let catalog = document.catalog().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    let form = value(&document, catalog, b"AcroForm").and_then(|form| form.as_dict().ok());
    let fields = form.and_then(|form| value(&document, form, b"Fields")).and_then(|fields| fields.as_array().ok());
    let mut reader = Reader { document: &document, seen: BTreeSet::new(), found: Answers::default() };
    for field in fields.ok_or(PdfFault::NoForm)? {
        reader.field(field, &Inherited::default(), DEEPEST);
    }
    if reader.found.names.is_empty() {
        return Err(PdfFault::NoForm);
    }
    Ok(Answers { identity: identity(&document), ..reader.found })
}

struct Reader<'a> {
    document: &'a Document,
    seen: BTreeSet<ObjectId>,
    found: Answers,
}

/// What a field has from those above it.
#[derive(Debug, Clone, Default)]
struct Inherited<'a> {
    name: String,
    kind: Option<&'a [u8]>,
    flags: i64,
    value: Option<&'a Object>,
    options: Option<&'a Object>,
}

impl<'a> Reader<'a> {
    fn field(&mut self, object: &'a Object, above: &Inherited<'a>, deep: usize) {
        if let Ok(id) = object.as_reference()
            && !self.seen.insert(id)
        {
            return;
        }
        if deep == 0 || self.found.names.len() >= MOST {
            return;
        }
        let Some(field) = self.document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok()) else {
            return;
        };
        let own = self.inherit(field, above);
        let kids = self.value(field, b"Kids").and_then(|kids| kids.as_array().ok()).map(Vec::as_slice);
        let kids = kids.unwrap_or_default();
        if kids.iter().any(|kid| self.is_field(kid)) {
            kids.iter().take(MOST).for_each(|kid| self.field(kid, &own, deep - 1));
        } else if !own.name.is_empty() {
            let answer = self.answer(field, kids, &own);
            self.found.names.insert(own.name.clone());
            if let Some(answer) = answer {
                self.found.answers.insert(own.name, answer);
            }
        }
    }

    fn value(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        value(self.document, dictionary, key)
    }

    /// A kid with a name is a field; one without is only another place of the same.
    fn is_field(&self, kid: &'a Object) -> bool {
        let kid = self.document.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok());
        kid.is_some_and(|kid| kid.has(b"T"))
    }

    fn inherit(&self, field: &'a Dictionary, above: &Inherited<'a>) -> Inherited<'a> {
        let own = self.value(field, b"T").and_then(text).unwrap_or_default();
        let name = match (above.name.is_empty(), own.is_empty()) {
            (false, false) => format!("{}.{own}", above.name),
            (false, true) => above.name.clone(),
            (true, _) => own,
        };
        Inherited {
            name,
            kind: self.value(field, b"FT").and_then(|kind| kind.as_name().ok()).or(above.kind),
            flags: self.value(field, b"Ff").and_then(|flags| flags.as_i64().ok()).unwrap_or(above.flags),
            value: self.value(field, b"V").or(above.value),
            options: self.value(field, b"Opt").or(above.options),
        }
    }

    fn answer(&self, field: &'a Dictionary, kids: &'a [Object], own: &Inherited<'a>) -> Option<Answer> {
        match own.kind? {
            b"Tx" => own.value.and_then(text).map(lines).filter(|text| !text.is_empty()).map(Answer::Text),
            b"Ch" => own.value.and_then(first_text).filter(|text| !text.is_empty()).map(|text| self.option(text, own)),
            b"Btn" => self.button(field, kids, own),
            _ => None,
        }
    }

    /// The id of an option that was kept by its id or, by some readers, by its label.
    fn option(&self, kept: String, own: &Inherited<'a>) -> Answer {
        let options = own.options.and_then(|options| options.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
        let pairs: Vec<(String, String)> =
            options.iter().take(MOST_OPTIONS).filter_map(|option| self.pair(option)).collect();
        let by_label = pairs.iter().find(|(_, label)| *label == kept).map(|(id, _)| id.clone());
        let by_id = pairs.into_iter().find(|(id, _)| *id == kept).map(|(id, _)| id);
        Answer::Choice(by_id.or(by_label).unwrap_or(kept))
    }

    fn pair(&self, option: &'a Object) -> Option<(String, String)> {
        let (_, option) = self.document.dereference(option).ok()?;
        match option.as_array().map(Vec::as_slice) {
            Ok([id, label, ..]) => Some((text(id)?, text(label)?)),
            Ok(_) => None,
            Err(_) => text(option).map(|text| (text.clone(), text)),
        }
    }

    /// The state of a tick or a radio group: the field's, or that of the box that is on.
    fn button(&self, field: &'a Dictionary, kids: &'a [Object], own: &Inherited<'a>) -> Option<Answer> {
        const RADIO: i64 = 1 << 15;
        const PUSH: i64 = 1 << 16;
        if own.flags & PUSH != 0 {
            return None;
        }
        let kept = own.value.and_then(state);
        let states = || {
            let boxes = kids.iter().filter_map(|kid| self.document.dereference(kid).ok()?.1.as_dict().ok());
            std::iter::once(field).chain(boxes).find_map(|shown| self.value(shown, b"AS").and_then(state))
        };
        let state = match own.value {
            // What the field keeps counts, even when the drawing was not brought up to date.
            Some(_) => kept?,
            None => states()?,
        };
        Some(if own.flags & RADIO != 0 { Answer::Choice(state) } else { Answer::Ticked })
    }
}

/// A state of a button that is not « Off ».
fn state(object: &Object) -> Option<String> {
    let name = match object.as_name() {
        Ok(name) => String::from_utf8_lossy(name).into_owned(),
        // Some programs write the name as a text, with its slash.
        Err(_) => text(object)?.trim_start_matches('/').to_owned(),
    };
    (name != "Off" && !name.is_empty()).then_some(name)
}

fn first_text(object: &Object) -> Option<String> {
    match object.as_array() {
        Ok(several) => several.first().and_then(text),
        Err(_) => text(object),
    }
}

/// A string of a PDF, in whichever of its encodings.
fn text(object: &Object) -> Option<String> {
    let bytes = match object {
        Object::String(bytes, _) => bytes.clone(),
        Object::Stream(stream) => stream.get_plain_content_with_limit(LONGEST).ok()?,
        _ => return None,
    };
    let bytes = bytes.get(..bytes.len().min(LONGEST))?.to_vec();
    let little_endian = bytes.starts_with(&[0xFF, 0xFE]);
    let string = Object::String(bytes, lopdf::StringFormat::Literal);
    let decoded = if little_endian { None } else { lopdf::decode_text_string(&string).ok() };
    Some(without_marks(&decoded.or_else(|| lossy(&string))?))
}

/// Bytes of one answer, at most: some forty pages.
const LONGEST: usize = 256 << 10;

/// A string that breaks the rules of its encoding: what can be read of it.
fn lossy(string: &Object) -> Option<String> {
    Some(match string.as_str().ok()? {
        [0xFE, 0xFF, units @ ..] => utf16(units, u16::from_be_bytes),
        [0xFF, 0xFE, units @ ..] => utf16(units, u16::from_le_bytes),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

/// Without the marks of language (`ESC fr ESC`) that UTF-16 text may hold, nor what cannot be shown.
fn without_marks(text: &str) -> String {
    let outside = text.split('\u{1B}').step_by(2);
    outside.flat_map(str::chars).filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t')).collect()
}

/// Line ends of every system become `\n`; spaces at both ends are nobody's answer.
fn lines(text: String) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// The keywords `trousseau`, `formulaire=…`, `version=…`, `site=…`.
fn identity(document: &Document) -> Option<Identity> {
    let info = document.trailer.get(b"Info").ok()?;
    let info = document.dereference(info).ok()?.1.as_dict().ok()?;
    let keywords = value(document, info, b"Keywords").and_then(text)?;
    let words: Vec<&str> = keywords.split([',', ';']).map(str::trim).collect();
    let told = |key: &str| {
        words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('=')).map(str::to_owned).unwrap_or_default()
    };
    let identity = Identity { form: told("formulaire"), version: told("version"), site: told("site") };
    (words.contains(&"trousseau") && !identity.form.is_empty()).then_some(identity)
}
