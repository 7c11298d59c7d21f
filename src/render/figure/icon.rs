//! Small signs that stand before a line of text: who, when, which paper.
//!
//! They help those who read little; the text beside them says the same. Each fills
//! about 16 units around its centre, and looks the same when mirrored.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Person,
    Clock,
    Sheet,
    Required,
}

impl Icon {
    /// Where the pen is set down, from the centre.
    pub fn first_point(self) -> (f64, f64) {
        match self {
            Self::Person | Self::Clock | Self::Required => (0.0, -8.0),
            Self::Sheet => (-6.0, -8.0),
        }
    }

    /// What the pen draws from there.
    pub fn path(self) -> &'static str {
        match self {
            Self::Person => "a4 4 0 1 0 .1 0zm-7 16a7 6 0 0 1 14 0z",
            Self::Clock => "a8 8 0 1 0 .1 0zm0 4v4l3 3",
            Self::Sheet => "h12v16h-12zm3 6h6m-6 4h6",
            Self::Required => "l9 16h-18zm0 6v5m0 2v1",
        }
    }
}
