//! The orientation circuit: from the first meeting to the home, step by step.
//!
//! This is the narrow form, for phones: boxes one below the other, the way down
//! along the number badges, the ways back along the other side.
//! Knows steps and words, never the law: what is due, and for whom, was decided before.

use super::canvas::{Canvas, Name};
use super::shape::{EDGE, Form, Heading, Rect};
use super::step_block::{BADGE_X, BADGE_Y, StepBlock, measure_step};
use super::style::Direction;

/// One step; its number is its place in the list, from 1.
#[derive(Clone, Debug)]
pub struct CircuitStep<'a> {
    pub title: &'a str,
    /// Who acts; may be empty.
    pub actor: &'a str,
    pub delay: Option<&'a str>,
    pub documents: Vec<&'a str>,
    pub due: Due,
    pub branch: Option<Branch<'a>>,
}

/// Whether the step must stand out from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Normal,
    Emphasised,
}

/// What may happen instead of going on: the way back to an earlier step.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    pub label: &'a str,
    /// Number of the step one returns to, at most that of the step itself. A number
    /// that is not is written, and no line is drawn.
    pub back_to: usize,
}

/// The words around the steps, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct CircuitWords<'a> {
    /// Name of the figure, for those who do not see it.
    pub title: &'a str,
    /// Where the same facts stand as a list.
    pub description: &'a str,
    /// Written before a delay, for example « Délai : »; ends with its own space.
    pub delay: &'a str,
    /// Written under the title of an emphasised step.
    pub emphasised: &'a str,
    /// Closes a branch; `{n}` is the number of the step one returns to.
    pub back_to: &'a str,
}

const GAP: f64 = 30.0;
const GAP_BELOW_FLAP: f64 = 16.0;
const LANE: f64 = 13.0;
/// Between ways back that reach the same box.
const NEXT_ENTRY: f64 = 14.0;
/// What a flap leaves free at the end of its box.
const FLAP_INSET: f64 = 12.0;

/// A way back: from the flap of one step to the box of another, on a lane.
struct Return {
    from: usize,
    to: usize,
    lane: usize,
    /// How many ways back already reach the same box.
    rank: usize,
}

/// Draws the steps for a phone; empty when there are none.
#[must_use]
pub fn circuit(steps: &[CircuitStep], words: &CircuitWords, direction: Direction, id_prefix: &str) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let returns = returns(steps);
    let lanes = returns.iter().map(|back| back.lane + 1).max().unwrap_or(0);
    let gutter = if lanes == 0 { EDGE } else { lanes as f64 * LANE + 3.0 };
    let width = Form::Narrow.width() - EDGE - gutter;
    let blocks: Vec<StepBlock> =
        steps.iter().enumerate().map(|(at, step)| measure_step(step, at + 1, words, width, FLAP_INSET)).collect();
    let rects = stacked(&blocks, width);

    let mut canvas = Canvas::new(Form::Narrow, direction);
    for (block, rect) in blocks.iter().zip(&rects) {
        block.draw(&mut canvas, *rect);
    }
    for pair in rects.windows(2) {
        let x = pair[0].x + BADGE_X;
        canvas.line(&[(x, pair[0].bottom()), (x, pair[1].y - 6.0)]);
        canvas.arrow((x, pair[1].y), Heading::Down);
    }
    for back in &returns {
        let flap = blocks[back.from].flap_rect(rects[back.from]);
        let target = rects[back.to];
        let lane = target.right() + (back.lane + 1) as f64 * LANE;
        let start = flap.y + flap.height / 2.0;
        let entry = BADGE_Y + back.rank as f64 * NEXT_ENTRY;
        let end = target.y + entry.min(target.height - 14.0);
        canvas.dashed_line(&[(flap.right(), start), (lane, start), (lane, end), (target.right() + 6.0, end)]);
        canvas.arrow((target.right(), end), Heading::Back);
    }
    let height = rects.iter().zip(&blocks).map(|(rect, block)| rect.bottom() + block.flap_height()).fold(0.0, f64::max);
    let name = Name { id_prefix, title: words.title, description: words.description };
    canvas.finish(&name, height + EDGE)
}

fn stacked(blocks: &[StepBlock], width: f64) -> Vec<Rect> {
    let mut y = EDGE;
    blocks
        .iter()
        .map(|block| {
            let rect = Rect { x: EDGE, y, width, height: block.height() };
            let flap = block.flap_height();
            y = rect.bottom() + if flap > 0.0 { flap + GAP_BELOW_FLAP } else { GAP };
            rect
        })
        .collect()
}

/// The ways back that can be drawn, as (from, to), both from 0.
pub(crate) fn drawable_returns(steps: &[CircuitStep]) -> Vec<(usize, usize)> {
    let ways = steps.iter().enumerate().filter_map(|(from, step)| {
        let to = step.branch.as_ref()?.back_to.checked_sub(1)?;
        (to <= from).then_some((from, to))
    });
    ways.collect()
}

/// Gives each way back a lane where it meets no other, the shortest nearest the boxes.
fn returns(steps: &[CircuitStep]) -> Vec<Return> {
    let mut ways = drawable_returns(steps);
    ways.sort_by_key(|(from, to)| (from - to, *from));
    let mut placed: Vec<Return> = Vec::new();
    for (from, to) in ways {
        let meets = |back: &Return| back.to <= from && to <= back.from;
        // As many lanes as ways back are always enough.
        let lane = (0..placed.len())
            .find(|lane| !placed.iter().any(|back| back.lane == *lane && meets(back)))
            .unwrap_or(placed.len());
        let rank = placed.iter().filter(|back| back.to == to).count();
        placed.push(Return { from, to, lane, rank });
    }
    placed
}
