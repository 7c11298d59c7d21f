//! A document as rows of cells, whatever the format it was saved in.
//!
//! The two readers build it; [`super::interpret`] finds the answers in it. Knows no format.

/// Rows, and controls, that a document may have.
pub(super) const MOST: usize = 10_000;

/// What a control is for, with what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    Day,
    /// Value and label of each line.
    List(Vec<(String, String)>),
    Check(bool),
}

/// A content control.
#[derive(Debug, Clone, Default)]
pub(super) struct Control {
    pub tag: String,
    pub kind: Kind,
    /// Says that it shows what an empty answer shows.
    pub empty: bool,
    /// Everything written in it.
    pub text: String,
}

/// A bit of a line.
#[derive(Debug)]
pub(super) enum Piece {
    /// A text and the place, among the controls, of the one it stands in.
    Text(String, Option<usize>),
    /// A bookmark begins.
    Mark(String),
}

pub(super) type Line = Vec<Piece>;
pub(super) type Cell = Vec<Line>;

/// What a document holds.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Cell>>,
    /// What stands outside tables.
    pub loose: Cell,
    pub controls: Vec<Control>,
    /// Has controls of another kind, drawn as objects.
    pub frozen: bool,
    open_rows: Vec<Vec<Cell>>,
    open_controls: Vec<usize>,
}

impl Grid {
    /// Far more rows or controls than any form has.
    pub fn is_swollen(&self) -> bool {
        self.rows.len() > MOST || self.controls.len() > MOST
    }

    pub fn open_row(&mut self) {
        self.open_rows.push(Vec::new());
    }

    pub fn close_row(&mut self) {
        self.rows.extend(self.open_rows.pop());
    }

    pub fn open_cell(&mut self) {
        if let Some(row) = self.open_rows.last_mut() {
            row.push(Vec::new());
        }
    }

    pub fn open_line(&mut self) {
        if let Some(control) = self.control().filter(|control| !control.text.is_empty()) {
            control.text.push('\n');
        }
        self.cell().push(Vec::new());
    }

    pub fn text(&mut self, text: &str) {
        let control = self.open_controls.last().copied();
        if let Some(control) = self.control() {
            control.text.push_str(text);
        }
        self.push(Piece::Text(text.to_owned(), control));
    }

    pub fn mark(&mut self, name: &str) {
        self.push(Piece::Mark(name.to_owned()));
    }

    pub fn open_control(&mut self, control: Control) {
        self.open_controls.push(self.controls.len());
        self.controls.push(control);
    }

    /// The control that opened last.
    pub fn control(&mut self) -> Option<&mut Control> {
        self.open_controls.last().and_then(|place| self.controls.get_mut(*place))
    }

    pub fn close_control(&mut self) {
        self.open_controls.pop();
    }

    fn push(&mut self, piece: Piece) {
        let cell = self.cell();
        match cell.last_mut() {
            Some(line) => line.push(piece),
            None => cell.push(vec![piece]),
        }
    }

    fn cell(&mut self) -> &mut Cell {
        match self.open_rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell,
            None => &mut self.loose,
        }
    }
}
