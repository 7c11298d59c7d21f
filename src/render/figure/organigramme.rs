//! The organisation chart for a phone: an indented tree, like folders in a list.
//!
//! The order of boxes is that of the nested list beside the figure.

use super::canvas::{Canvas, Name};
use super::legend::draw_legend;
use super::org_box::{OrgBox, look};
use super::org_tree::{OrgError, OrgKind, OrgNode, OrgTree};
use super::shape::{EDGE, Form, Rect};
use super::style::{Anchor, Direction};

/// The words around the nodes, in the language of the page. The names of kinds make
/// the legend; an empty one leaves its kind out.
#[derive(Clone, Copy, Debug)]
pub struct OrgWords<'a> {
    /// Name of the figure, for those who do not see it.
    pub title: &'a str,
    /// Where the same facts stand as a list.
    pub description: &'a str,
    pub body: &'a str,
    pub direction: &'a str,
    pub pole: &'a str,
    pub function: &'a str,
    pub participation: &'a str,
}

const GAP: f64 = 10.0;
const INDENT: f64 = 20.0;
/// Beyond it, deeper levels share this width.
const WIDEST_INDENT: f64 = 100.0;
const TRUNK_X: f64 = 10.0;
pub(crate) const LEGEND_GAP: f64 = 22.0;

/// Draws the chart for a phone.
///
/// # Errors
///
/// When the nodes do not make a tree; see [`OrgError`].
pub fn organigramme(
    nodes: &[OrgNode],
    words: &OrgWords,
    direction: Direction,
    id_prefix: &str,
) -> Result<String, OrgError> {
    let tree = OrgTree::grow(nodes)?;
    let mut canvas = Canvas::new(Form::Narrow, direction);
    let width = Form::Narrow.width() - 2.0 * EDGE;
    let mut bottom = EDGE - GAP;
    for &root in &tree.roots {
        bottom = draw_indented(&mut canvas, nodes, &tree, root, Place { x: EDGE, y: bottom + GAP, width });
    }
    let height = draw_kinds(&mut canvas, nodes, words, bottom);
    Ok(canvas.finish(&name(words, id_prefix), height + EDGE))
}

pub(crate) fn name<'a>(words: &OrgWords<'a>, id_prefix: &'a str) -> Name<'a> {
    Name { id_prefix, title: words.title, description: words.description }
}

/// The legend of the kinds in use; says where it ends.
pub(crate) fn draw_kinds(canvas: &mut Canvas, nodes: &[OrgNode], words: &OrgWords, bottom: f64) -> f64 {
    let names = [
        (OrgKind::Body, words.body),
        (OrgKind::Direction, words.direction),
        (OrgKind::Pole, words.pole),
        (OrgKind::Function, words.function),
        (OrgKind::Participation, words.participation),
    ];
    let used = |kind| nodes.iter().any(|node| node.kind == kind);
    let entries: Vec<_> =
        names.iter().filter(|(kind, _)| used(*kind)).map(|(kind, name)| (look(*kind), *name)).collect();
    let end = draw_legend(canvas, &entries, bottom + LEGEND_GAP);
    if end > bottom + LEGEND_GAP { end } else { bottom }
}

/// Where an indented tree begins, and how wide it may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub x: f64,
    pub y: f64,
    pub width: f64,
}

/// Draws a node and all below it, one box under the other; says where it ends.
pub(crate) fn draw_indented(canvas: &mut Canvas, nodes: &[OrgNode], tree: &OrgTree, root: usize, place: Place) -> f64 {
    let walked = tree.walk(root);
    let depth = walked.iter().map(|here| here.depth).max().unwrap_or(0);
    let indent = INDENT.min(WIDEST_INDENT / depth.max(1) as f64);
    let mut rects: Vec<Option<Rect>> = vec![None; nodes.len()];
    let mut bottom = place.y;
    for here in &walked {
        let shift = here.depth as f64 * indent;
        let width = place.width - shift;
        let drawn = OrgBox::measure(&nodes[here.node], width, Anchor::Start);
        let y = if here.parent.is_some() { bottom + GAP } else { bottom };
        let rect = Rect { x: place.x + shift, y, width, height: drawn.height() };
        drawn.draw(canvas, rect);
        if let Some(parent) = here.parent.and_then(|parent| rects[parent]) {
            let (trunk, entry) = (parent.x + TRUNK_X.min(indent / 2.0 + 2.0), rect.y + OrgBox::side_entry());
            canvas.line(&[(trunk, parent.bottom()), (trunk, entry), (rect.x, entry)]);
        }
        rects[here.node] = Some(rect);
        bottom = rect.bottom();
    }
    bottom
}
