//! One box of the organisation chart: its look by kind, its two texts.
//!
//! Kinds differ by outline and corners, so that they are told apart in black and white.

use super::canvas::Canvas;
use super::org_tree::{OrgKind, OrgNode};
use super::shape::{BoxLook, Rect};
use super::style::{Anchor, Style};
use super::wrap::{Paragraph, wrap, wrap_balanced};

pub(crate) const PADDING_X: f64 = 13.0;
const PADDING_Y: f64 = 10.0;
const TEXT_GAP: f64 = 2.0;

/// Look of each kind, in the order of the legend.
pub(crate) fn look(kind: OrgKind) -> BoxLook {
    let (class, stroke, dashed, radius) = match kind {
        OrgKind::Body => ("fig-box-accent", 2.0, false, 2.0),
        OrgKind::Direction => ("fig-box-accent", 3.0, false, 12.0),
        OrgKind::Pole => ("fig-box", 2.0, false, 12.0),
        OrgKind::Function => ("fig-box-muted", 1.0, false, 6.0),
        OrgKind::Participation => ("fig-box", 2.0, true, 18.0),
    };
    BoxLook { class, stroke, dashed, radius }
}

pub(crate) struct OrgBox {
    title: Paragraph,
    subtitle: Option<Paragraph>,
    look: BoxLook,
    anchor: Anchor,
}

impl OrgBox {
    /// Cuts the texts for a box of `width`.
    pub fn measure(node: &OrgNode, width: f64, anchor: Anchor) -> Self {
        let cut = match anchor {
            Anchor::Start => wrap,
            Anchor::Middle => wrap_balanced,
        };
        let room = width - 2.0 * PADDING_X;
        Self {
            title: cut(node.title, room, Style::Label),
            subtitle: (!node.subtitle.is_empty()).then(|| cut(node.subtitle, room, Style::Note)),
            look: look(node.kind),
            anchor,
        }
    }

    pub fn height(&self) -> f64 {
        let subtitle = self.subtitle.as_ref().map_or(0.0, |text| text.height(Style::Note) + TEXT_GAP);
        self.title.height(Style::Label) + subtitle + 2.0 * PADDING_Y
    }

    /// Where a line from the side reaches the box, from its top.
    pub fn side_entry() -> f64 {
        PADDING_Y + Style::Label.leading() / 2.0
    }

    pub fn draw(&self, canvas: &mut Canvas, rect: Rect) {
        canvas.add_box(rect, self.look);
        let x = match self.anchor {
            Anchor::Start => rect.x + PADDING_X,
            Anchor::Middle => rect.middle(),
        };
        let top = rect.y + PADDING_Y;
        canvas.paragraph(x, top, Style::Label, self.anchor, &self.title);
        if let Some(subtitle) = &self.subtitle {
            let below = top + self.title.height(Style::Label) + TEXT_GAP;
            canvas.paragraph(x, below, Style::Note, self.anchor, subtitle);
        }
    }
}
