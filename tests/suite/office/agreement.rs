//! Ids, order, labels, required flags and options are the same in every shape.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use trousseau::forms::sheet::{Kind, Sheet};
use trousseau::forms::{answers, docx, odt};

use super::archives::part;
use super::samples::{NAMES, sheet};

/// One answer, as any shape must show it.
#[derive(Debug, PartialEq)]
struct Shown {
    id: String,
    number: u32,
    required: bool,
    options: Vec<(String, String)>,
}

fn expected(sheet: &Sheet) -> Vec<Shown> {
    let mut shown = Vec::new();
    for field in sheet.sections.iter().flat_map(|section| &section.fields) {
        let ids = match field.kind {
            Kind::Note | Kind::Signature => vec![],
            Kind::Receipt => vec![format!("{}_date", field.id), format!("{}_heure", field.id)],
            _ => vec![field.id.clone()],
        };
        let options = field.options.iter().map(|option| (option.id.clone(), option.label.clone())).collect::<Vec<_>>();
        for id in ids {
            shown.push(Shown { id, number: field.number, required: field.required, options: options.clone() });
        }
    }
    shown
}

fn get(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.attributes().flatten().find(|one| one.key.as_ref() == name.as_bytes());
    found.map(|one| one.unescape_value().unwrap().into_owned()).unwrap_or_default()
}

fn elements(xml: &str) -> Vec<(String, BytesStart<'static>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                found.push((String::from_utf8(start.name().as_ref().to_vec()).unwrap(), start.into_owned()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Text of each bookmarked label or option.
fn marked(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open): (Vec<(String, String)>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                b"bookmarkStart" => {
                    found.push((get(&start, "w:name"), String::new()));
                    open = true;
                }
                b"bookmarkEnd" => open = false,
                _ => {}
            },
            Event::Text(text) if open => found.last_mut().unwrap().1.push_str(&text.xml10_content().unwrap()),
            Event::GeneralRef(name) if open => {
                let name = name.decode().unwrap().into_owned();
                found.last_mut().unwrap().1.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn number_of(alias: &str) -> u32 {
    alias.split('.').next().unwrap().parse().unwrap()
}

fn add(shown: &mut Vec<Shown>, id: &str, alias: &str, option: Option<(String, String)>) {
    if shown.last().is_none_or(|last| last.id != id) {
        let required = alias.contains("(obligatoire)") || alias.contains("(إلزامي)");
        shown.push(Shown { id: id.to_owned(), number: number_of(alias), required, options: Vec::new() });
    }
    shown.last_mut().unwrap().options.extend(option);
}

/// What the controls of a Word document say. A required question of boxes says it on its label alone.
fn shown_by_docx(bytes: &[u8], sheet: &Sheet) -> Vec<Shown> {
    let document = part(bytes, "word/document.xml");
    let marks = marked(&document);
    let label = |name: &str| marks.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).unwrap();
    let (mut shown, mut alias): (Vec<Shown>, String) = (Vec::new(), String::new());
    for (name, start) in elements(&document) {
        match name.as_str() {
            "w:alias" => alias = get(&start, "w:val"),
            "w:tag" => {
                let tag = get(&start, "w:val");
                match tag.rsplit_once("__") {
                    Some((id, option)) => {
                        let text = label(&format!("o{}_{option}", number_of(&alias)));
                        add(&mut shown, id, &alias, Some((option.to_owned(), text)));
                    }
                    None => add(&mut shown, &tag, &alias, None),
                }
            }
            "w:listItem" if !get(&start, "w:value").is_empty() => {
                let option = (get(&start, "w:value"), get(&start, "w:displayText"));
                shown.last_mut().unwrap().options.push(option);
            }
            _ => {}
        }
    }
    let boxes = |id: &str| {
        sheet
            .sections
            .iter()
            .flat_map(|section| &section.fields)
            .any(|field| field.id == id && matches!(field.kind, Kind::Radio | Kind::YesNo | Kind::Several))
    };
    for one in shown.iter_mut().filter(|one| boxes(&one.id)) {
        let (name, _) = marks
            .iter()
            .find(|(name, _)| name.split_once('_').is_some_and(|(head, tail)| head.starts_with('q') && tail == one.id))
            .unwrap();
        let (_, after) = document.split_once(&format!("w:name=\"{name}\"")).unwrap();
        let (paragraph, _) = after.split_once("</w:p>").unwrap();
        one.required = paragraph.contains("\u{A0}*<");
    }
    shown
}

fn shown_by_odt(bytes: &[u8]) -> Vec<Shown> {
    let content = part(bytes, "content.xml");
    let mut shown = Vec::new();
    for (name, start) in elements(&content) {
        let (id, alias) = (get(&start, "form:name"), get(&start, "form:title"));
        match name.as_str() {
            "form:text" | "form:textarea" | "form:date" | "form:listbox" => add(&mut shown, &id, &alias, None),
            "form:radio" => add(&mut shown, &id, &alias, Some((get(&start, "form:value"), get(&start, "form:label")))),
            "form:checkbox" => match id.rsplit_once("__") {
                Some((id, option)) => add(&mut shown, id, &alias, Some((option.to_owned(), get(&start, "form:label")))),
                None => add(&mut shown, &id, &alias, None),
            },
            "form:option" if !get(&start, "form:value").is_empty() => {
                let last: &mut Shown = shown.last_mut().unwrap();
                last.options.push((get(&start, "form:value"), get(&start, "form:label")));
            }
            _ => {}
        }
    }
    for one in &mut shown {
        if !one.options.is_empty() {
            let (_, after) = content.split_once(&format!("q{}", one.number)).unwrap();
            one.required = after.split_once("</text:p>").unwrap().0.contains("\u{A0}*");
        }
    }
    shown
}

fn shown_by_schema(schema: &Value) -> Vec<Shown> {
    let mut required: Vec<&Value> = schema["required"].as_array().unwrap().iter().collect();
    for rule in schema["allOf"].as_array().into_iter().flatten() {
        required.extend(rule["then"]["required"].as_array().unwrap());
    }
    let one = |(id, property): (&String, &Value)| {
        let choices = property["oneOf"].as_array().or_else(|| property["items"]["oneOf"].as_array());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Shown {
            id: id.clone(),
            number: u32::try_from(property["x-numero"].as_u64().unwrap()).unwrap(),
            required: required.iter().any(|known| *known == id),
            options: choices.into_iter().flatten().map(|one| (text(&one["const"]), text(&one["title"]))).collect(),
        }
    };
    schema["properties"].as_object().unwrap().iter().map(one).collect()
}

#[test]
fn every_shape_asks_the_same_questions_in_the_same_order() {
    for name in NAMES {
        let sheet = sheet(name);
        let expected = expected(&sheet);
        assert_eq!(shown_by_docx(&docx(&sheet).unwrap(), &sheet), expected, "{name}.docx");
        assert_eq!(shown_by_odt(&odt(&sheet).unwrap()), expected, "{name}.odt");
        assert_eq!(shown_by_schema(&answers::schema(&sheet)), expected, "{name}.json");
    }
}

#[test]
fn labels_are_those_of_the_sheet_and_signatures_have_their_place() {
    for name in NAMES {
        let sheet = sheet(name);
        let schema = answers::schema(&sheet);
        let marks = marked(&part(&docx(&sheet).unwrap(), "word/document.xml"));
        let odt = part(&odt(&sheet).unwrap(), "content.xml");
        for field in sheet.sections.iter().flat_map(|section| &section.fields) {
            if field.kind == Kind::Note {
                continue;
            }
            let label = format!("{}. {}", field.number, field.label);
            assert!(marks.iter().any(|(_, text)| text.trim_matches('\u{202A}').starts_with(&label)), "{name}: {label}");
            assert!(odt.contains(&*quick_xml::escape::escape(&label)), "{name}: {label}");
            let title = schema["properties"].get(&field.id).map(|property| property["title"].as_str().unwrap());
            match field.kind {
                Kind::Signature => assert_eq!(title, None),
                Kind::Receipt => {}
                _ => assert_eq!(title, Some(field.label.as_str())),
            }
        }
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for name in NAMES {
        let sheet = sheet(name);
        assert_eq!(docx(&sheet).unwrap(), docx(&sheet).unwrap());
        let document = odt(&sheet).unwrap();
        assert_eq!(document, odt(&sheet).unwrap());
        // Without extra field nor compression, so that the kind of file is told by its 38th byte.
        assert_eq!(document.get(30..77).unwrap(), b"mimetypeapplication/vnd.oasis.opendocument.text");
    }
}

#[test]
fn every_control_is_locked_and_named_within_the_bounds_of_word() {
    for name in NAMES {
        let sheet = sheet(name);
        let document = part(&docx(&sheet).unwrap(), "word/document.xml");
        let controls = document.matches("<w:sdt>").count();
        assert_eq!(document.matches("<w:lock w:val=\"sdtLocked\"/>").count(), controls);
        for (name, start) in elements(&document) {
            let bound = match name.as_str() {
                "w:alias" | "w:tag" => 64,
                "w:bookmarkStart" => {
                    assert!(get(&start, "w:name").len() <= 40);
                    continue;
                }
                _ => continue,
            };
            let value = get(&start, "w:val");
            assert!(!value.is_empty() && value.chars().count() <= bound, "{value}");
        }
    }
}
