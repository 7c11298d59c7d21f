//! What holds for every drawing: well-formed, no inline style, one name, texts in boxes.

use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use trousseau::render::figure::{Weight, text_width};

const CLASSES: [&str; 13] = [
    "fig",
    "fig-narrow",
    "fig-wide",
    "fig-box",
    "fig-box-accent",
    "fig-box-muted",
    "fig-line",
    "fig-arrow",
    "fig-text",
    "fig-text-strong",
    "fig-note",
    "fig-badge",
    "fig-badge-text",
];
const ATTRIBUTES: [&str; 27] = [
    "class",
    "viewBox",
    "display",
    "role",
    "aria-labelledby",
    "aria-hidden",
    "focusable",
    "id",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "direction",
    "text-anchor",
    "font-size",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "cx",
    "cy",
    "r",
    "d",
    "transform",
    "lang",
    "dir",
];

type Attributes = BTreeMap<String, String>;

#[derive(Clone, Copy)]
struct Extent {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Extent {
    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    fn area(&self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// A line of text with what it inherits.
struct Line {
    at: Attributes,
    text: String,
}

#[track_caller]
pub fn check_structure(svg: &str, place: &str) {
    let mut ids = BTreeSet::new();
    let mut labels = String::new();
    let mut rects = Vec::new();
    let mut lines = Vec::new();
    let mut open: Vec<Attributes> = Vec::new();
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{place}: {error}")) {
            Event::Start(tag) => {
                let own = attributes(&tag, place);
                remember(&own, &mut ids, &mut labels, place);
                let mut inherited = open.last().cloned().unwrap_or_default();
                inherited.extend(own);
                if tag.name().as_ref() == b"text" {
                    lines.push(Line { at: inherited.clone(), text: String::new() });
                }
                open.push(inherited);
            }
            Event::Empty(tag) => {
                let own = attributes(&tag, place);
                remember(&own, &mut ids, &mut labels, place);
                match tag.name().as_ref() {
                    b"rect" => rects.push(extent(&own)),
                    b"circle" => rects.push(round_extent(&own)),
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(line) = lines.last_mut() {
                    line.text.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(name) => {
                let letter = match name.decode().unwrap().as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    other => panic!("{place}: &{other};"),
                };
                if let Some(line) = lines.last_mut() {
                    line.text.push(letter);
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            other => panic!("{place}: {other:?} has no place in a figure"),
        }
    }
    assert!(open.is_empty(), "{place}: a tag is left open");
    assert!(svg.starts_with("<svg class=\"fig fig-"), "{place}");
    assert!(svg.contains("role=\"img\"") && svg.contains("focusable=\"false\""), "{place}");
    for label in labels.split(' ') {
        assert!(ids.contains(label), "{place}: named by {label}, which is not there");
    }
    let sheet = sheet(svg);
    rects.push(sheet);
    for rect in &rects {
        assert!(
            rect.left >= 0.0 && rect.right <= sheet.right && rect.bottom <= sheet.bottom,
            "{place}: a box leaves the sheet"
        );
    }
    for line in &lines {
        check_line(line, &rects, place);
    }
}

fn attributes(tag: &BytesStart, place: &str) -> Attributes {
    let mut all = BTreeMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{place}: {error}"));
        let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        assert!(ATTRIBUTES.contains(&name.as_str()), "{place}: attribute {name}");
        let value = String::from_utf8(attribute.value.to_vec()).unwrap();
        if name == "class" {
            assert!(value.split(' ').all(|class| CLASSES.contains(&class)), "{place}: class {value}");
        }
        if name == "d" {
            assert!(!value.contains("NaN") && !value.contains("inf"), "{place}: {value}");
        }
        all.insert(name, value);
    }
    all
}

fn remember(own: &Attributes, ids: &mut BTreeSet<String>, labels: &mut String, place: &str) {
    if let Some(id) = own.get("id") {
        assert!(ids.insert(id.clone()), "{place}: id {id} twice");
    }
    if let Some(names) = own.get("aria-labelledby") {
        labels.push_str(names);
    }
}

fn extent(own: &Attributes) -> Extent {
    let [left, top, width, height] = ["x", "y", "width", "height"].map(|name| length(own, name));
    Extent { left, top, right: left + width, bottom: top + height }
}

fn round_extent(own: &Attributes) -> Extent {
    let [x, y, r] = ["cx", "cy", "r"].map(|name| length(own, name));
    Extent { left: x - r, top: y - r, right: x + r, bottom: y + r }
}

fn length(own: &Attributes, name: &str) -> f64 {
    own.get(name).unwrap_or_else(|| panic!("no {name}")).parse().unwrap()
}

fn sheet(svg: &str) -> Extent {
    let sizes = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
    let (width, height) = sizes.split_once(' ').unwrap();
    Extent { left: 0.0, top: 0.0, right: width.parse().unwrap(), bottom: height.parse().unwrap() }
}

/// The smallest box around the point where a line begins must hold it whole.
fn check_line(line: &Line, rects: &[Extent], place: &str) {
    let (x, y, size) = (length(&line.at, "x"), length(&line.at, "y"), length(&line.at, "font-size"));
    let class = &line.at["class"];
    let strong = class == "fig-text-strong" || class == "fig-badge-text";
    let width = text_width(&line.text, size, if strong { Weight::Strong } else { Weight::Regular });
    let left_to_right = line.at["direction"] == "ltr";
    let left = match line.at.get("text-anchor").map_or("start", String::as_str) {
        "middle" => x - width / 2.0,
        "start" if left_to_right => x,
        "end" if !left_to_right => x,
        _ => x - width,
    };
    let (right, top, bottom) = (left + width, y - size * 0.75, y + size * 0.25);
    let inside = if left > x - 0.1 { x + 1.0 } else { x - 1.0 };
    let home = rects
        .iter()
        // A band is a line, not a box: no text stands in it.
        .filter(|rect| rect.bottom - rect.top > size)
        .filter(|rect| rect.holds(inside, y - size * 0.3))
        .min_by(|a, b| a.area().total_cmp(&b.area()))
        .unwrap_or_else(|| panic!("{place}: « {} » is off the sheet", line.text));
    let fits = home.left <= left && right <= home.right && home.top <= top && bottom <= home.bottom;
    assert!(fits, "{place}: « {} » leaves its box", line.text);
}
