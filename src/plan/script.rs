//! The theme's scripts: each page names only those it uses.

/// One script. None is needed to read a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Filters of lists.
    Portal,
    /// Days: read, compared, counted.
    Dates,
    /// A form: checked, saved to a file, taken up again.
    Form,
    /// Calculators and the self-check.
    Tools,
}

impl Script {
    pub const ALL: &'static [Self] = &[Self::Portal, Self::Dates, Self::Form, Self::Tools];

    /// Name of its file in the theme, under `scripts/`.
    pub fn source(self) -> &'static str {
        match self {
            Self::Portal => "portal.js",
            Self::Dates => "dates.js",
            Self::Form => "form.js",
            Self::Tools => "tools.js",
        }
    }

    /// Path in the portal.
    pub fn path(self) -> &'static str {
        match self {
            Self::Portal => "assets/portail.js",
            Self::Dates => "assets/dates.js",
            Self::Form => "assets/formulaire.js",
            Self::Tools => "assets/outils.js",
        }
    }
}
