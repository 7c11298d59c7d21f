//! Places: from bytes of what the parser reads to bytes of the author's text.
//!
//! The two differ after a front matter, inside a line that was wrapped to be read, and in an HTML block whose
//! lines stand behind `>` marks.

use std::ops::Range;

/// Pieces in order; from its first byte on, a piece runs at the same pace on both sides.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// (byte of the read text, byte of the author's text); the first starts at 0.
    pieces: Vec<(usize, usize)>,
}

impl Places {
    pub fn shifted(offset: usize) -> Self {
        Self { pieces: vec![(0, offset)] }
    }

    /// Adds a piece; pieces come in order of their first byte.
    pub fn push(&mut self, from: usize, to: usize) {
        if let Some(last) = self.pieces.last_mut()
            && last.0 == from
        {
            last.1 = to;
        } else {
            self.pieces.push((from, to));
        }
    }

    /// The same places when so many bytes were put before the read text.
    pub fn after(&self, length: usize) -> Self {
        let mut pieces = vec![(0, self.at(0))];
        pieces.extend(self.pieces.iter().map(|(from, to)| (from + length, *to)));
        Self { pieces }
    }

    /// The places of a part of the read text, counted from the start of that part.
    pub fn within(&self, part: Range<usize>) -> Self {
        let mut inner = Self::shifted(self.at(part.start));
        let first = self.pieces.partition_point(|(from, _)| *from <= part.start);
        for (from, to) in self.pieces[first..].iter().take_while(|(from, _)| *from < part.end) {
            inner.push(from - part.start, *to);
        }
        inner
    }

    pub fn at(&self, byte: usize) -> usize {
        let next = self.pieces.partition_point(|(from, _)| *from <= byte);
        let (from, to) = self.pieces[next.saturating_sub(1)];
        to + (byte - from)
    }

    /// Never longer than what is named: the end follows the last byte, not the next piece.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        if range.is_empty() { start..start } else { start..self.at(range.end - 1) + 1 }
    }
}
