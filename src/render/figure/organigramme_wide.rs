//! The organisation chart for a large screen.
//!
//! A small tree is drawn in layers, each parent above the middle of its children.
//! A larger one keeps its top in layers as long as one box alone leads further down,
//! then sets each branch in a column, as an indented tree.

use super::canvas::Canvas;
use super::org_box::{OrgBox, PADDING_X};
use super::org_tree::{OrgError, OrgNode, OrgTree};
use super::organigramme::{OrgWords, Place, draw_indented, draw_kinds, name};
use super::shape::{EDGE, Form, Rect};
use super::style::{Anchor, Direction, Style};
use super::wrap::widest_word;

/// More leaves than this do not stand side by side.
const MOST_LEAVES: usize = 5;
const MOST_COLUMNS: usize = 4;
const LAYER_GAP: f64 = 38.0;
const BOX_GAP: f64 = 16.0;
const WIDEST_BOX: f64 = 264.0;
const WIDEST_COLUMN: f64 = 340.0;
/// Room at the start for the line that goes down to further rows of columns.
const GUTTER: f64 = 22.0;

/// Draws the chart for a large screen.
///
/// # Errors
///
/// When the nodes do not make a tree; see [`OrgError`].
pub fn organigramme_wide(
    nodes: &[OrgNode],
    words: &OrgWords,
    direction: Direction,
    id_prefix: &str,
) -> Result<String, OrgError> {
    let tree = OrgTree::grow(nodes)?;
    let mut chart = Chart { nodes, tree: &tree, canvas: Canvas::new(Form::Wide, direction) };
    let bottom = if chart.fits_in_layers() { chart.draw_layers() } else { chart.draw_top_and_columns() };
    let height = draw_kinds(&mut chart.canvas, nodes, words, bottom);
    Ok(chart.canvas.finish(&name(words, id_prefix), height + EDGE))
}

struct Chart<'a> {
    nodes: &'a [OrgNode<'a>],
    tree: &'a OrgTree,
    canvas: Canvas,
}

fn room() -> f64 {
    Form::Wide.width() - 2.0 * EDGE
}

impl Chart<'_> {
    /// Width of the boxes when every leaf has its own place on the bottom row.
    fn layer_box(&self) -> f64 {
        (room() / self.tree.leaves() as f64 - BOX_GAP).min(WIDEST_BOX)
    }

    fn fits_in_layers(&self) -> bool {
        let text_room = self.layer_box() - 2.0 * PADDING_X;
        let fits = |node: &OrgNode| {
            widest_word(node.title, Style::Label) <= text_room && widest_word(node.subtitle, Style::Note) <= text_room
        };
        self.tree.leaves() <= MOST_LEAVES && self.nodes.iter().all(fits)
    }

    fn draw_layers(&mut self) -> f64 {
        let width = self.layer_box();
        let slot = width + BOX_GAP;
        let start = (Form::Wide.width() - slot * self.tree.leaves() as f64) / 2.0;
        let walked: Vec<_> = self.tree.roots.iter().flat_map(|&root| self.tree.walk(root)).collect();
        let mut middles = vec![0.0; self.nodes.len()];
        let mut leaf = self.tree.leaves() as f64;
        // From the last box to the first, so that children are placed before parents.
        for here in walked.iter().rev() {
            let children = &self.tree.children[here.node];
            middles[here.node] = if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
                f64::midpoint(middles[first], middles[last])
            } else {
                leaf -= 1.0;
                start + slot * (leaf + 0.5)
            };
        }
        let boxes: Vec<_> = self.nodes.iter().map(|node| OrgBox::measure(node, width, Anchor::Middle)).collect();
        let depth = walked.iter().map(|here| here.depth).max().unwrap_or(0);
        let mut tops = vec![EDGE; depth + 2];
        for layer in 0..=depth {
            let in_layer = walked.iter().filter(|here| here.depth == layer);
            let height = in_layer.map(|here| boxes[here.node].height()).fold(0.0, f64::max);
            tops[layer + 1] = tops[layer] + height + LAYER_GAP;
        }
        let rect = |node: usize, depth: usize| Rect {
            x: middles[node] - width / 2.0,
            y: tops[depth],
            width,
            height: boxes[node].height(),
        };
        for here in &walked {
            let place = rect(here.node, here.depth);
            boxes[here.node].draw(&mut self.canvas, place);
            let below = self.tree.children[here.node].iter();
            let below: Vec<_> = below.map(|&child| rect(child, here.depth + 1)).collect();
            self.connect(place, &below);
        }
        tops[depth + 1] - LAYER_GAP
    }

    /// From the foot of the parent to the heads of its children, parting above them.
    fn connect(&mut self, parent: Rect, children: &[Rect]) {
        let Some(first) = children.first() else {
            return;
        };
        let (from, bus) = (parent.middle(), first.y - LAYER_GAP / 2.0);
        self.canvas.line(&[(from, parent.bottom()), (from, bus)]);
        self.part(from, bus, children);
    }

    /// From a point above a row to the head of each box.
    fn part(&mut self, from: f64, bus: f64, children: &[Rect]) {
        for child in children {
            let to = child.middle();
            if (from - to).abs() < 0.1 {
                self.canvas.line(&[(from, bus), (to, child.y)]);
            } else {
                self.canvas.line(&[(from, bus), (to, bus), (to, child.y)]);
            }
        }
    }

    fn draw_top_and_columns(&mut self) -> f64 {
        let mut row = self.tree.roots.clone();
        let mut parent: Option<Rect> = None;
        let mut top = EDGE;
        loop {
            let mut leading = row.iter().copied().filter(|&node| !self.tree.is_leaf(node));
            let (next, another) = (leading.next(), leading.next());
            if row.len() > MOST_COLUMNS || another.is_some() {
                return self.draw_columns(&row, parent, top);
            }
            let rects = self.draw_row(&row, parent, top);
            let bottom = rects.iter().map(Rect::bottom).fold(top, f64::max);
            let Some(next) = next else { return bottom };
            parent = row.iter().position(|&node| node == next).map(|at| rects[at]);
            row.clone_from(&self.tree.children[next]);
            top = bottom + LAYER_GAP;
        }
    }

    fn draw_row(&mut self, row: &[usize], parent: Option<Rect>, top: f64) -> Vec<Rect> {
        let count = row.len() as f64;
        let width = (room() / count - BOX_GAP).min(WIDEST_BOX);
        let start = (Form::Wide.width() - count * width - (count - 1.0) * BOX_GAP) / 2.0;
        let mut rects = Vec::with_capacity(row.len());
        for (at, &node) in row.iter().enumerate() {
            let drawn = OrgBox::measure(&self.nodes[node], width, Anchor::Middle);
            let x = start + at as f64 * (width + BOX_GAP);
            let rect = Rect { x, y: top, width, height: drawn.height() };
            drawn.draw(&mut self.canvas, rect);
            rects.push(rect);
        }
        if let Some(parent) = parent {
            self.connect(parent, &rects);
        }
        rects
    }

    /// Each head with all below it in a column; further rows of columns when there are many.
    fn draw_columns(&mut self, heads: &[usize], parent: Option<Rect>, top: f64) -> f64 {
        let rows = heads.len().div_ceil(MOST_COLUMNS);
        let per_row = heads.len().div_ceil(rows);
        let gutter = if rows > 1 && parent.is_some() { GUTTER } else { 0.0 };
        let gaps = BOX_GAP * (per_row - 1) as f64;
        let width = ((room() - gutter - gaps) / per_row as f64).min(WIDEST_COLUMN);
        let start = gutter + (Form::Wide.width() - gutter - gaps - width * per_row as f64) / 2.0;
        let mut row_top = top;
        let mut bottom = top;
        for row in heads.chunks(per_row) {
            let mut tops = Vec::with_capacity(row.len());
            for (at, &head) in row.iter().enumerate() {
                let x = start + at as f64 * (width + BOX_GAP);
                let place = Place { x, y: row_top, width };
                let end = draw_indented(&mut self.canvas, self.nodes, self.tree, head, place);
                bottom = bottom.max(end);
                tops.push(Rect { x, y: row_top, width, height: 0.0 });
            }
            match parent {
                Some(parent) if row_top > top => self.connect_along_gutter(parent, top, &tops),
                Some(parent) => self.connect(parent, &tops),
                None => {}
            }
            row_top = bottom + LAYER_GAP;
        }
        bottom
    }

    /// Like [`Self::connect`], for the rows of columns after the first.
    fn connect_along_gutter(&mut self, parent: Rect, first_top: f64, children: &[Rect]) {
        let Some(first) = children.first() else {
            return;
        };
        let bus = first.y - LAYER_GAP / 2.0;
        let first_bus = first_top - LAYER_GAP / 2.0;
        let gutter = EDGE + 4.0;
        let middle = parent.middle();
        self.canvas.line(&[(middle, first_bus), (gutter, first_bus), (gutter, bus), (first.middle(), bus)]);
        self.part(first.middle(), bus, children);
    }
}
