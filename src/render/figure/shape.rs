//! Boxes, arrows and sheets: the shapes every figure is made of.

/// What stays free along the edges of a sheet, so that strokes are whole.
pub(crate) const EDGE: f64 = 2.0;

/// Which screens the drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Narrow,
    Wide,
}

impl Form {
    pub fn width(self) -> f64 {
        match self {
            Self::Narrow => 320.0,
            Self::Wide => 960.0,
        }
    }
}

/// How a box is drawn; the strokes differ so that the kinds are told apart without
/// colour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoxLook {
    pub class: &'static str,
    pub stroke: f64,
    pub dashed: bool,
    pub radius: f64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// Where the tip of an arrow points; forward is the direction of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    Down,
    Up,
    Forward,
    Back,
}
