//! The legend below a figure: a sample of each sign and its name.
//!
//! Written only when there are at least two signs to tell apart.

use super::canvas::Canvas;
use super::shape::{BoxLook, EDGE, Rect};
use super::style::{Anchor, Style};
use super::wrap::{line_width, wrap};

const SAMPLE_WIDTH: f64 = 26.0;
const SAMPLE_HEIGHT: f64 = 16.0;
const SAMPLE_GAP: f64 = 8.0;
const ENTRY_GAP: f64 = 24.0;
const LINE_GAP: f64 = 6.0;

/// Draws each name beside its sample from `top`, line after line; says where it ends.
pub(crate) fn draw_legend(canvas: &mut Canvas, entries: &[(BoxLook, &str)], top: f64) -> f64 {
    let width = canvas.width() - 2.0 * EDGE;
    let entries: Vec<_> = entries.iter().filter(|(_, name)| !name.is_empty()).collect();
    if entries.len() < 2 {
        return top;
    }
    let (mut x, mut y, mut line_height) = (EDGE, top, 0.0_f64);
    for (look, name) in entries {
        let lead = SAMPLE_WIDTH + SAMPLE_GAP;
        let text = wrap(name, width - lead, Style::Note);
        let entry = lead + text.lines.iter().map(|line| line_width(line, Style::Note)).fold(0.0, f64::max);
        if x > EDGE && x + entry > width {
            x = EDGE;
            y += line_height + LINE_GAP;
            line_height = 0.0;
        }
        let height = text.height(Style::Note);
        let sample_top = y + (Style::Note.leading() - SAMPLE_HEIGHT) / 2.0;
        let sample = Rect { x, y: sample_top, width: SAMPLE_WIDTH, height: SAMPLE_HEIGHT };
        canvas.add_box(sample, BoxLook { radius: look.radius.min(SAMPLE_HEIGHT / 2.0), ..*look });
        canvas.paragraph(x + lead, y, Style::Note, Anchor::Start, &text);
        line_height = line_height.max(height);
        x += entry + ENTRY_GAP;
    }
    y + line_height
}
