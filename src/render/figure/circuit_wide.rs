//! The orientation circuit on a large screen: rows of steps, read like a text.
//!
//! Boxes hang from the top of their row. Below each row runs a channel: the ways back
//! use its upper lanes, the way to the next row its lowest.

use super::canvas::{Canvas, Name};
use super::circuit::{CircuitStep, CircuitWords, drawable_returns};
use super::shape::{EDGE, Form, Heading, Rect};
use super::step_block::{BADGE_X, BADGE_Y, StepBlock, measure_step};
use super::style::Direction;

const GAP: f64 = 38.0;
const LANE: f64 = 14.0;
/// Strip at the end of each box where ways back come up, free of flaps.
const FREE_END: f64 = 38.0;
const RISE_FROM_END: f64 = 17.0;
const NEXT_RISE: f64 = 12.0;
const FIRST_LANE: f64 = 16.0;
const TO_TURN: f64 = 20.0;
const TO_NEXT_ROW: f64 = 28.0;

/// Where rows and columns fall.
struct Grid {
    columns: usize,
    /// Heights of the boxes, in the order of the steps.
    heights: Vec<f64>,
    column_width: f64,
    rows: Vec<GridRow>,
}

struct GridRow {
    top: f64,
    /// Below the last box or flap.
    bottom: f64,
    /// Ways back that run in the channel below.
    lanes: usize,
}

impl GridRow {
    fn lane(&self, rank: usize) -> f64 {
        self.bottom + FIRST_LANE + rank as f64 * LANE
    }

    /// Where the way to the next row turns.
    fn turn(&self) -> f64 {
        self.bottom + self.lanes as f64 * LANE + TO_TURN
    }
}

/// A way back, its lanes chosen: one below its own row, one below the row it reaches
/// when that is another.
struct Return {
    from: usize,
    to: usize,
    lane: usize,
    upper_lane: Option<usize>,
    /// Its place among those that climb along the end of the figure.
    climb: usize,
    /// How many ways back already reach the same box.
    rank: usize,
}

/// Draws the steps for a large screen; empty when there are none.
#[must_use]
pub fn circuit_wide(steps: &[CircuitStep], words: &CircuitWords, direction: Direction, id_prefix: &str) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let columns = if matches!(steps.len(), 1 | 2 | 4) { steps.len().min(2) } else { 3 };
    let (returns, lanes) = returns(steps, columns);
    let climbs = returns.iter().filter(|back| back.upper_lane.is_some()).count();
    let margin = if climbs == 0 { EDGE } else { climbs as f64 * LANE + 5.0 };
    let room = Form::Wide.width() - EDGE - margin - (columns - 1) as f64 * GAP;
    let column_width = (room / columns as f64).floor();
    let blocks: Vec<StepBlock> =
        steps.iter().enumerate().map(|(at, step)| measure_step(step, at + 1, words, column_width, FREE_END)).collect();
    let grid = Grid {
        columns,
        heights: blocks.iter().map(StepBlock::height).collect(),
        column_width,
        rows: rows(&blocks, columns, &lanes),
    };

    let mut canvas = Canvas::new(Form::Wide, direction);
    for (at, block) in blocks.iter().enumerate() {
        block.draw(&mut canvas, grid.rect(at));
    }
    for at in 1..blocks.len() {
        grid.draw_way_on(&mut canvas, at);
    }
    for back in &returns {
        grid.draw_way_back(&mut canvas, back, &blocks[back.from]);
    }
    let height = grid.rows.last().map_or(0.0, |row| match row.lanes {
        0 => row.bottom,
        lanes => row.lane(lanes - 1),
    });
    let name = Name { id_prefix, title: words.title, description: words.description };
    canvas.finish(&name, height + EDGE)
}

fn rows(blocks: &[StepBlock], columns: usize, lanes: &[usize]) -> Vec<GridRow> {
    let mut top = EDGE;
    blocks
        .chunks(columns)
        .zip(lanes)
        .map(|(chunk, lanes)| {
            let ends = chunk.iter().map(|block| top + block.height() + block.flap_height());
            let row = GridRow { top, bottom: ends.fold(top, f64::max), lanes: *lanes };
            top = row.turn() + TO_NEXT_ROW;
            row
        })
        .collect()
}

/// The ways back with their lanes, and how many lanes each row needs.
fn returns(steps: &[CircuitStep], columns: usize) -> (Vec<Return>, Vec<usize>) {
    let mut lanes = vec![0; steps.len().div_ceil(columns)];
    let mut take = |row: usize| {
        lanes[row] += 1;
        lanes[row] - 1
    };
    let mut placed: Vec<Return> = Vec::new();
    for (from, to) in drawable_returns(steps) {
        let rank = placed.iter().filter(|back| back.to == to).count();
        let climb = placed.iter().filter(|back| back.upper_lane.is_some()).count();
        // A step that returns to itself only needs the strip beside its flap.
        let lane = if from == to { 0 } else { take(from / columns) };
        let upper_lane = (from / columns != to / columns).then(|| take(to / columns));
        placed.push(Return { from, to, lane, upper_lane, climb, rank });
    }
    (placed, lanes)
}

impl Grid {
    fn row(&self, at: usize) -> &GridRow {
        &self.rows[at / self.columns]
    }

    fn rect(&self, at: usize) -> Rect {
        let row = self.row(at);
        Rect {
            x: EDGE + (at % self.columns) as f64 * (self.column_width + GAP),
            y: row.top,
            width: self.column_width,
            height: self.heights[at],
        }
    }

    /// From the step before to this one: straight on, or round to the next row.
    fn draw_way_on(&self, canvas: &mut Canvas, at: usize) {
        let (before, here) = (self.rect(at - 1), self.rect(at));
        if at.is_multiple_of(self.columns) {
            let (from, to) = (before.x + BADGE_X, here.x + BADGE_X);
            let turn = self.row(at - 1).turn();
            canvas.line(&[(from, before.bottom()), (from, turn), (to, turn), (to, here.y - 6.0)]);
            canvas.arrow((to, here.y), Heading::Down);
        } else {
            let y = here.y + BADGE_Y;
            canvas.line(&[(before.right(), y), (here.x - 6.0, y)]);
            canvas.arrow((here.x, y), Heading::Forward);
        }
    }

    fn draw_way_back(&self, canvas: &mut Canvas, back: &Return, block: &StepBlock) {
        let (source, target) = (self.rect(back.from), self.rect(back.to));
        let flap = block.flap_rect(source);
        let rise = target.right() - RISE_FROM_END - (back.rank % 2) as f64 * NEXT_RISE;
        let tip = (rise, target.bottom());
        let under_tip = (rise, target.bottom() + 6.0);
        if back.from == back.to {
            let y = flap.y + flap.height / 2.0;
            canvas.dashed_line(&[(flap.right(), y), (rise, y), under_tip]);
        } else {
            let (x, lane) = (flap.middle(), self.row(back.from).lane(back.lane));
            let mut points = vec![(x, flap.bottom()), (x, lane)];
            if let Some(upper) = back.upper_lane {
                let climb = Form::Wide.width() - 3.0 - back.climb as f64 * LANE;
                let upper = self.row(back.to).lane(upper);
                points.extend([(climb, lane), (climb, upper), (rise, upper)]);
            } else {
                points.push((rise, lane));
            }
            points.push(under_tip);
            canvas.dashed_line(&points);
        }
        canvas.arrow(tip, Heading::Up);
    }
}
