//! An XML part as a flat run of steps: an element opens, closes, a text.
//!
//! Names lose their prefix: documents are told apart by what they hold, not by how they call it.
//! Document types are refused (no entity of a stranger is ever expanded), depth is bounded.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::ReadError;

const DEEPEST: usize = 256;

/// One step of the walk.
#[derive(Debug)]
pub(super) enum Step {
    Open(Element),
    /// Local name.
    Close(String),
    Text(String),
}

/// An element that opens, with its local name and those of its attributes.
#[derive(Debug)]
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// `1`, `true`, `on`, or present without a value.
    pub fn is_on(&self, name: &str) -> bool {
        !matches!(self.get(name), Some("0" | "false" | "off"))
    }
}

/// Walks a part from its beginning to its end.
pub(super) fn walk(part: &str, bytes: &[u8], mut visit: impl FnMut(Step)) -> Result<(), ReadError> {
    let malformed = |why: String| ReadError::Malformed { part: part.to_owned(), why };
    let text = std::str::from_utf8(bytes).map_err(|error| malformed(error.to_string()))?;
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| malformed(error.to_string()))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadError::TooDeep(part.to_owned()));
                }
                visit(Step::Open(element(&start).map_err(malformed)?));
            }
            Event::Empty(start) => {
                let element = element(&start).map_err(malformed)?;
                let name = element.name.clone();
                visit(Step::Open(element));
                visit(Step::Close(name));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(local(end.local_name().as_ref())));
            }
            Event::Text(text) => {
                visit(Step::Text(text.xml10_content().map_err(|error| malformed(error.to_string()))?.into_owned()));
            }
            Event::CData(text) => {
                visit(Step::Text(text.xml10_content().map_err(|error| malformed(error.to_string()))?.into_owned()));
            }
            Event::GeneralRef(name) => visit(Step::Text(character(&name).map_err(malformed)?)),
            Event::DocType(_) => return Err(malformed("type de document déclaré".to_owned())),
            Event::Eof if depth > 0 => return Err(malformed("il s’arrête au milieu".to_owned())),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.unescape_value().map_err(|error| error.to_string())?;
        attributes.push((local(attribute.key.local_name().as_ref()), value.into_owned()));
    }
    Ok(Element { name: local(start.local_name().as_ref()), attributes })
}

/// `&amp;`, `&#233;`: the five of XML and the numbers, nothing else.
fn character(name: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = name.decode().map_err(|error| error.to_string())?;
    let known = quick_xml::escape::resolve_xml_entity(&name);
    known.map(str::to_owned).ok_or_else(|| format!("« &{name}; » est inconnu"))
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
