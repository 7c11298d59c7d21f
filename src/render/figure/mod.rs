//! Figures: the drawings of a portal, as SVG text.
//!
//! A page that shows a figure also shows the same facts as a list, so a figure may
//! be silent for those who do not see it: one name, one description, nothing else.
//! A figure is geometry: colours and weights belong to the theme, through classes.
//! Every figure has a narrow form that reads on a phone of 320 px and a wide form
//! for large screens; the theme shows one of them.
//! Never reads a file, never knows a page, an address or a language: it takes words
//! already chosen and a direction of writing.

mod canvas;
mod circuit;
mod circuit_wide;
mod icon;
mod legend;
mod markup;
mod measure;
mod org_box;
mod org_tree;
mod organigramme;
mod organigramme_wide;
mod shape;
mod step_block;
mod style;
mod timeline;
mod wrap;

pub use circuit::{Branch, CircuitStep, CircuitWords, Due, circuit};
pub use circuit_wide::circuit_wide;
pub use measure::{Weight, text_width};
pub use org_tree::{OrgError, OrgKind, OrgNode};
pub use organigramme::{OrgWords, organigramme};
pub use organigramme_wide::organigramme_wide;
pub use style::Direction;
pub use timeline::{Session, TimelineDay, TimelineMonth, TimelineWords, deadline_timeline, deadline_timeline_wide};
