//! The way back from an error of typst to the author's text.
//!
//! Typst knows the line of the layout where an element was made, and the layout makes every paragraph at
//! the same line. So elements are made on a line of a file of our own instead, one line for each place of
//! the author's texts: line `n` + [`HEAD_LINES`] of `/marks.typ` belongs to the place of number `n`. Whatever
//! typst says about the element, while evaluating, laying out or exporting, then points to that line.
//!
//! A layout writes `#import "/marks.typ": placed` and makes what may be refused (headings, images, links,
//! tables, figures) by `placed(node, image, node.path, alt: node.alt)`. A node says where it comes from
//! by `"at": <number>`; without it, the element is made all the same, and only the way back is lost.

use std::sync::OnceLock;

use typst::syntax::{FileId, Source};

/// Where layouts import it from.
pub const MARKS_PATH: &str = "/marks.typ";

/// Lines before the one of place 0.
const HEAD_LINES: usize = 1;

const HEAD: &str = "#let marks = (\n";

/// A function sees what stands above it, so the lines come first.
const FOOT: &str = "\
)
#let placed(node, make, ..rest) = {
  let at = node.at(\"at\", default: marks.len())
  if at < marks.len() { marks.at(at)(make, ..rest) } else { make(..rest) }
}
";

/// Files of 256, 512, … places: few sizes, so that documents share what typst remembers of them.
#[derive(Debug, Default)]
pub(super) struct Marks {
    sizes: [OnceLock<Source>; SIZES],
}

const SIZES: usize = 10;
const SMALLEST: u32 = 256;

impl Marks {
    /// The file that has a line for each of `places` places (131,072 at most; those above have no way back).
    pub fn source(&self, id: FileId, places: u32) -> Source {
        let size = (0..SIZES).find(|size| SMALLEST << size >= places).unwrap_or(SIZES - 1);
        let build = || Source::new(id, marks_source(SMALLEST << size));
        self.sizes.get(size).map_or_else(build, |cell| cell.get_or_init(build).clone())
    }
}

/// Text of `/marks.typ` for so many places, for whoever tries a layout outside of the engine.
pub fn marks_source(places: u32) -> String {
    let line = "(f, ..rest) => f(..rest),\n";
    let mut text = String::with_capacity(HEAD.len() + line.len() * places as usize + FOOT.len());
    text.push_str(HEAD);
    for _ in 0..places {
        text.push_str(line);
    }
    text.push_str(FOOT);
    text
}

/// The place that a line (from 0) belongs to.
pub(super) fn place_of(line: usize) -> Option<u32> {
    u32::try_from(line.checked_sub(HEAD_LINES)?).ok()
}
