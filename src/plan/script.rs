//! The theme's scripts: each page names only those it uses.

/// One script. None is needed to read a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Filters of lists.
    Portal,
    /// A form: checked, saved to a file, taken up again.
    Form,
    /// Calculators and the self-check.
    Tools,
}

impl Script {
    pub const ALL: &'static [Self] = &[Self::Portal, Self::Form, Self::Tools];

    /// Files of the theme that it is made of, under `scripts/`.
    pub fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Portal => &["portal.js"],
            Self::Form => &["dates.js", "form.js"],
            Self::Tools => &["dates.js", "tools.js"],
        }
    }

    /// Path in the portal.
    pub fn path(self) -> &'static str {
        match self {
            Self::Portal => "assets/portail.js",
            Self::Form => "assets/formulaire.js",
            Self::Tools => "assets/outils.js",
        }
    }
}
