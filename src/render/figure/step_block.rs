//! One step of a circuit as a block: its box, and the flap of its branch below.
//!
//! Both forms of the circuit measure steps first, place them, then draw them here.
//! Knows one step, never the ones before or after.

use super::canvas::Canvas;
use super::circuit::{CircuitStep, CircuitWords, Due};
use super::icon::Icon;
use super::shape::{BoxLook, Rect};
use super::style::{Anchor, Style};
use super::wrap::{Paragraph, wrap};

/// Centre of the number badge and of the signs, from the start of the box.
pub(crate) const BADGE_X: f64 = 25.0;
/// Centre of the number badge, from the top of the box.
pub(crate) const BADGE_Y: f64 = 26.0;
const TEXT_X: f64 = 48.0;
const END_PADDING: f64 = 12.0;
const PADDING: f64 = 15.0;
const ROW_GAP: f64 = 6.0;
/// Below the title, so that the first sign does not touch the badge.
const TITLE_GAP: f64 = 11.0;

/// The flap starts beside the way down, which stays free.
const FLAP_X: f64 = 42.0;
/// How far the flap slips under its box.
const FLAP_HIDDEN: f64 = 12.0;
const FLAP_PADDING: f64 = 9.0;
const FLAP_INDENT: f64 = 14.0;

const PLAIN: BoxLook = BoxLook { class: "fig-box", stroke: 1.5, dashed: false, radius: 12.0 };
const EMPHASISED: BoxLook = BoxLook { class: "fig-box-accent", stroke: 3.0, dashed: false, radius: 12.0 };
const FLAP: BoxLook = BoxLook { class: "fig-box-muted", stroke: 1.5, dashed: true, radius: 12.0 };

struct Row {
    icon: Option<Icon>,
    style: Style,
    paragraph: Paragraph,
}

impl Row {
    fn height(&self) -> f64 {
        self.paragraph.height(self.style)
    }

    fn gap_below(&self) -> f64 {
        if self.style == Style::Title { TITLE_GAP } else { ROW_GAP }
    }
}

pub(crate) struct StepBlock {
    number: usize,
    look: BoxLook,
    rows: Vec<Row>,
    flap: Vec<Row>,
    flap_width: f64,
}

/// Cuts the texts of a step for a box of `width`; `free_end` is what the flap leaves
/// free at the end of the box.
pub(crate) fn measure_step(
    step: &CircuitStep,
    number: usize,
    words: &CircuitWords,
    width: f64,
    free_end: f64,
) -> StepBlock {
    let room = width - TEXT_X - END_PADDING;
    let row = |icon, style, text: &str| Row { icon, style, paragraph: wrap(text, room, style) };
    let mut rows = vec![row(None, Style::Title, step.title)];
    if step.due == Due::Emphasised && !words.emphasised.is_empty() {
        rows.push(row(Some(Icon::Required), Style::Label, words.emphasised));
    }
    if !step.actor.is_empty() {
        rows.push(row(Some(Icon::Person), Style::Text, step.actor));
    }
    if let Some(delay) = step.delay {
        let text = format!("{}{delay}", words.delay);
        rows.push(row(Some(Icon::Clock), Style::Text, &text));
    }
    for document in &step.documents {
        rows.push(row(Some(Icon::Sheet), Style::Text, document));
    }
    let flap_width = width - FLAP_X - free_end;
    StepBlock {
        number,
        look: if step.due == Due::Emphasised { EMPHASISED } else { PLAIN },
        rows,
        flap: flap_rows(step, words, flap_width - FLAP_INDENT - END_PADDING),
        flap_width,
    }
}

fn flap_rows(step: &CircuitStep, words: &CircuitWords, room: f64) -> Vec<Row> {
    let Some(branch) = &step.branch else {
        return Vec::new();
    };
    let back = words.back_to.replace("{n}", &branch.back_to.to_string());
    [(Style::Note, branch.label), (Style::Label, back.as_str())]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(style, text)| Row { icon: None, style, paragraph: wrap(text, room, style) })
        .collect()
}

fn rows_height(rows: &[Row]) -> f64 {
    let texts: f64 = rows.iter().map(Row::height).sum();
    let gaps: f64 = rows.iter().rev().skip(1).map(Row::gap_below).sum();
    texts + gaps
}

impl StepBlock {
    /// Height of the box alone.
    pub fn height(&self) -> f64 {
        (rows_height(&self.rows) + 2.0 * PADDING).max(2.0 * BADGE_Y)
    }

    /// What the flap adds below the box; 0 without a branch.
    pub fn flap_height(&self) -> f64 {
        if self.flap.is_empty() { 0.0 } else { rows_height(&self.flap) + 2.0 * FLAP_PADDING }
    }

    /// Where the flap of a box shows.
    pub fn flap_rect(&self, rect: Rect) -> Rect {
        Rect { x: rect.x + FLAP_X, y: rect.bottom(), width: self.flap_width, height: self.flap_height() }
    }

    pub fn draw(&self, canvas: &mut Canvas, rect: Rect) {
        canvas.add_box(rect, self.look);
        let top = rect.y + PADDING;
        canvas.badge(rect.x + BADGE_X, rect.y + BADGE_Y, &self.number.to_string());
        draw_rows(canvas, &self.rows, rect.x + TEXT_X, top, Some(rect.x + BADGE_X));
        if !self.flap.is_empty() {
            let shown = self.flap_rect(rect);
            let behind = Rect { y: shown.y - FLAP_HIDDEN, height: shown.height + FLAP_HIDDEN, ..shown };
            canvas.add_flap(behind, FLAP);
            draw_rows(canvas, &self.flap, shown.x + FLAP_INDENT, shown.y + FLAP_PADDING, None);
        }
    }
}

fn draw_rows(canvas: &mut Canvas, rows: &[Row], x: f64, top: f64, icon_x: Option<f64>) {
    let mut y = top;
    for row in rows {
        if let (Some(icon), Some(icon_x)) = (row.icon, icon_x) {
            canvas.icon(icon, icon_x, y + row.style.leading() / 2.0);
        }
        canvas.paragraph(x, y, row.style, Anchor::Start, &row.paragraph);
        y += row.height() + row.gap_below();
    }
}
