//! How texts are set: size, weight, side, direction.
//!
//! Sizes live here and not in the theme, since lines are cut for them.

use super::measure::Weight;

/// Direction of writing of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The few ways a text is set. Sizes are part of the geometry, since lines were cut
/// for them: a theme may change the family, never the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Title,
    Label,
    Text,
    Note,
    Badge,
}

impl Style {
    pub fn class(self) -> &'static str {
        match self {
            Self::Title | Self::Label => "fig-text-strong",
            Self::Text => "fig-text",
            Self::Note => "fig-note",
            Self::Badge => "fig-badge-text",
        }
    }

    pub fn size(self) -> f64 {
        match self {
            Self::Title => 17.0,
            Self::Text | Self::Badge => 16.0,
            Self::Label | Self::Note => 15.0,
        }
    }

    pub fn weight(self) -> Weight {
        match self {
            Self::Title | Self::Label | Self::Badge => Weight::Strong,
            Self::Text | Self::Note => Weight::Regular,
        }
    }

    /// From one line to the next.
    pub fn leading(self) -> f64 {
        match self {
            Self::Title => 22.0,
            Self::Text | Self::Badge => 21.0,
            Self::Label | Self::Note => 20.0,
        }
    }

    /// From the top of a line to the foot of its letters.
    pub fn ascent(self) -> f64 {
        self.leading() - (self.leading() - self.size() * 0.72) / 2.0
    }
}

/// Where the given point stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
}
