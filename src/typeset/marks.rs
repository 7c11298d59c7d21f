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
const LINE: &str = "(f, ..rest) => f(..rest),\n";
const TAIL: &str = "\
)
#let placed(node, make, ..rest) = {
  let at = node.at(\"at\", default: none)
  let mark = if at != none { marks.at(at, default: none) }
  if mark == none { make(..rest) } else { mark(make, ..rest) }
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
    let mut text = String::with_capacity(HEAD.len() + LINE.len() * places as usize + TAIL.len());
    text.push_str(HEAD);
    (0..places).for_each(|_| text.push_str(LINE));
    text.push_str(TAIL);
    text
}

/// The place that a line (from 0) belongs to.
pub(super) fn place_of(line: usize) -> Option<u32> {
    u32::try_from(line.checked_sub(HEAD_LINES)?).ok()
}
