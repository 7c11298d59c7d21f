//! The sheet a figure is drawn on, and how it becomes SVG.
//!
//! Figures are laid out from left to right; the canvas mirrors every point when the
//! page is read from right to left, so no figure thinks about it. Colour is left to
//! the theme through classes; the few paints written here are what shows when no
//! style sheet is read. Never decides where anything goes.

use super::icon::Icon;
use super::markup::{Grouped, escape, identifier, number};
use super::shape::{BoxLook, Form, Heading, Rect};
use super::style::{Anchor, Direction, Style};
use super::wrap::Paragraph;
use std::fmt::Write as _;

/// What a figure is called, for those who do not see it.
pub(crate) struct Name<'a> {
    pub id_prefix: &'a str,
    pub title: &'a str,
    pub description: &'a str,
}

/// Stroke of what does not give its own.
const USUAL_STROKE: f64 = 1.5;
/// Setting of the texts that do not give their own.
const USUAL_TEXT: Style = Style::Text;
const BADGE_RADIUS: f64 = 13.0;

/// Layers, from the back to the front.
pub(crate) struct Canvas {
    form: Form,
    direction: Direction,
    flaps: Grouped,
    lines: String,
    dashed_lines: String,
    boxes: Grouped,
    arrows: String,
    icons: String,
    badges: Grouped,
    badge_texts: Grouped,
    texts: Grouped,
}

impl Canvas {
    pub fn new(form: Form, direction: Direction) -> Self {
        Self {
            form,
            direction,
            flaps: Grouped::default(),
            lines: String::new(),
            dashed_lines: String::new(),
            boxes: Grouped::default(),
            arrows: String::new(),
            icons: String::new(),
            badges: Grouped::default(),
            badge_texts: Grouped::default(),
            texts: Grouped::default(),
        }
    }

    pub fn width(&self) -> f64 {
        self.form.width()
    }

    fn mirrored(&self, x: f64) -> f64 {
        match self.direction {
            Direction::LeftToRight => x,
            Direction::RightToLeft => self.form.width() - x,
        }
    }

    pub fn add_box(&mut self, rect: Rect, look: BoxLook) {
        let element = self.rect_element(rect, look.radius);
        self.boxes.push(&box_attributes(look), &element);
    }

    /// A box that stands behind the others and their lines.
    pub fn add_flap(&mut self, rect: Rect, look: BoxLook) {
        let element = self.rect_element(rect, look.radius);
        self.flaps.push(&box_attributes(look), &element);
    }

    fn rect_element(&self, rect: Rect, radius: f64) -> String {
        let left = self.mirrored(rect.x).min(self.mirrored(rect.right()));
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            number(left),
            number(rect.y),
            number(rect.width),
            number(rect.height),
            number(radius),
        )
    }

    /// A round badge with a number or a very short text.
    pub fn badge(&mut self, x: f64, y: f64, text: &str) {
        let (x, radius) = (number(self.mirrored(x)), number(BADGE_RADIUS));
        let circle = format!("<circle cx=\"{x}\" cy=\"{}\" r=\"{radius}\"/>", number(y));
        self.badges.push("class=\"fig-badge\"", &circle);
        let attributes = format!("{} text-anchor=\"middle\"", text_attributes(Style::Badge));
        let foot = (y + Style::Badge.size() * 0.36).round();
        self.badge_texts.push(&attributes, &text_element(&x, foot, text));
    }

    /// A line through the points, its corners rounded.
    pub fn line(&mut self, points: &[(f64, f64)]) {
        let path = self.path(points);
        self.lines.push_str(&path);
    }

    /// Same, in dashes: the way back.
    pub fn dashed_line(&mut self, points: &[(f64, f64)]) {
        let path = self.path(points);
        self.dashed_lines.push_str(&path);
    }

    fn path(&self, points: &[(f64, f64)]) -> String {
        let mut path = String::new();
        let mut pen = (0.0, 0.0);
        for (at, &here) in points.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| points[at]);
            let after = points.get(at + 1).copied();
            match (before, after) {
                (None, _) => {
                    let _ = write!(path, "M{}", self.point(here));
                    pen = here;
                }
                (Some(_), None) => path.push_str(&self.straight(pen, here)),
                (Some(before), Some(after)) => {
                    let (enter, leave) = (toward(here, before), toward(here, after));
                    path.push_str(&self.straight(pen, enter));
                    let _ = write!(path, "Q{} {}", self.point(here), self.point(leave));
                    pen = leave;
                }
            }
        }
        path
    }

    fn point(&self, (x, y): (f64, f64)) -> String {
        format!("{} {}", number(self.mirrored(x)), number(y))
    }

    /// The shortest way of writing a straight line.
    fn straight(&self, from: (f64, f64), to: (f64, f64)) -> String {
        let near = |a: f64, b: f64| (a - b).abs() < 0.05;
        if near(from.0, to.0) {
            format!("V{}", number(to.1))
        } else if near(from.1, to.1) {
            format!("H{}", number(self.mirrored(to.0)))
        } else {
            format!("L{}", self.point(to))
        }
    }

    /// The head of an arrow whose tip is at the point.
    pub fn arrow(&mut self, tip: (f64, f64), heading: Heading) {
        let heading = match (heading, self.direction) {
            (Heading::Forward, Direction::RightToLeft) => Heading::Back,
            (Heading::Back, Direction::RightToLeft) => Heading::Forward,
            (heading, _) => heading,
        };
        let head = match heading {
            Heading::Down => "l-6-9h12z",
            Heading::Up => "l-6 9h12z",
            Heading::Forward => "l-9-6v12z",
            Heading::Back => "l9-6v12z",
        };
        let _ = write!(self.arrows, "M{}{head}", self.point(tip));
    }

    /// A small sign centred on the point.
    pub fn icon(&mut self, icon: Icon, x: f64, y: f64) {
        let (dx, dy) = icon.first_point();
        let x = number(self.mirrored(x) + dx);
        let _ = write!(self.icons, "M{x} {}{}", number(y + dy), icon.path());
    }

    /// Lines of a paragraph, the first one's top at `y`.
    pub fn paragraph(&mut self, x: f64, y: f64, style: Style, anchor: Anchor, paragraph: &Paragraph) {
        let attributes = self.paragraph_attributes(style, anchor, paragraph.direction);
        let x = number(self.mirrored(x));
        for (at, line) in paragraph.lines.iter().enumerate() {
            let foot = (y + at as f64 * style.leading() + style.ascent()).round();
            self.texts.push(&attributes, &text_element(&x, foot, line));
        }
    }

    fn paragraph_attributes(&self, style: Style, anchor: Anchor, own: Option<Direction>) -> String {
        let mut attributes = if style == USUAL_TEXT { String::new() } else { text_attributes(style) };
        // A text that runs against its figure keeps its own order of words, and still
        // leans on the side where the figure begins.
        let against = own.filter(|own| *own != self.direction);
        if let Some(own) = against {
            let _ = write!(attributes, " direction=\"{}\"", own.attribute());
        }
        match (anchor, against) {
            (Anchor::Middle, _) => attributes.push_str(" text-anchor=\"middle\""),
            (Anchor::Start, Some(_)) => attributes.push_str(" text-anchor=\"end\""),
            (Anchor::Start, None) => {}
        }
        attributes.trim_start().to_owned()
    }

    pub fn finish(self, name: &Name, height: f64) -> String {
        let mut svg = self.opening(name, height);
        let stroke = number(USUAL_STROKE);
        let _ =
            write!(svg, "<g aria-hidden=\"true\"><g fill=\"none\" stroke=\"currentColor\" stroke-width=\"{stroke}\">");
        svg.push_str(&self.flaps.finish());
        push_path(&mut svg, "class=\"fig-line\" stroke-width=\"2\"", &self.lines);
        let dashed = "class=\"fig-line\" stroke-width=\"2\" stroke-dasharray=\"5 4\"";
        push_path(&mut svg, dashed, &self.dashed_lines);
        svg.push_str(&self.boxes.finish());
        push_path(&mut svg, "class=\"fig-arrow\"", &self.arrows);
        push_path(&mut svg, "class=\"fig-line\"", &self.icons);
        svg.push_str(&self.badges.finish());
        let _ = write!(
            svg,
            "</g><g {} fill=\"currentColor\" direction=\"{}\">",
            text_attributes(USUAL_TEXT),
            self.direction.attribute(),
        );
        svg.push_str(&self.badge_texts.finish());
        svg.push_str(&self.texts.finish());
        svg.push_str("</g></g></svg>");
        svg
    }

    /// The root, and its name: what assistive technology announces.
    fn opening(&self, name: &Name, height: f64) -> String {
        let (class, mark, hidden) = match self.form {
            Form::Narrow => ("fig fig-narrow", "", ""),
            // Without a style sheet only one of the two forms shows.
            Form::Wide => ("fig fig-wide", "w", " display=\"none\""),
        };
        let id = format!("{}-{mark}", identifier(name.id_prefix));
        let mut labels = format!("{id}t");
        let mut texts = format!("<title id=\"{id}t\">{}</title>", escape(name.title));
        if !name.description.is_empty() {
            let _ = write!(labels, " {id}d");
            let description = escape(name.description);
            let _ = write!(texts, "<desc id=\"{id}d\">{description}</desc>");
        }
        let (width, height) = (number(self.form.width()), number(height));
        format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\"{hidden} role=\"img\" \
             aria-labelledby=\"{labels}\" focusable=\"false\">{texts}"
        )
    }
}

fn box_attributes(look: BoxLook) -> String {
    let mut attributes = format!("class=\"{}\"", look.class);
    if (look.stroke - USUAL_STROKE).abs() > 0.05 {
        let _ = write!(attributes, " stroke-width=\"{}\"", number(look.stroke));
    }
    if look.dashed {
        attributes.push_str(" stroke-dasharray=\"5 4\"");
    }
    attributes
}

fn text_attributes(style: Style) -> String {
    format!("class=\"{}\" font-size=\"{}\"", style.class(), number(style.size()))
}

fn text_element(x: &str, foot: f64, text: &str) -> String {
    format!("<text x=\"{x}\" y=\"{}\">{}</text>", number(foot), escape(text))
}

fn push_path(svg: &mut String, attributes: &str, data: &str) {
    if !data.is_empty() {
        let _ = write!(svg, "<path {attributes} d=\"{data}\"/>");
    }
}

/// The place on the way from a corner to its neighbour where the curve begins.
fn toward((x, y): (f64, f64), (to_x, to_y): (f64, f64)) -> (f64, f64) {
    let length = (to_x - x).hypot(to_y - y);
    if length == 0.0 {
        return (x, y);
    }
    let radius = (length / 2.0).min(8.0);
    (x + (to_x - x) / length * radius, y + (to_y - y) / length * radius)
}
