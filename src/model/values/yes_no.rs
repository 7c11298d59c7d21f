//! Yes or no, in the words that people use.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::fold;
use super::scalar::{Shape, Unquoted, scalar};

/// `oui` or `non`; what is not said is `non`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YesNo {
    /// `non`.
    #[default]
    No,
    /// `oui`.
    Yes,
}

impl YesNo {
    /// Reads `oui`, `vrai`, `true`, `yes` and their contraries, in any case.
    ///
    /// # Errors
    ///
    /// Any other text: we do not guess what somebody agrees to.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "la réponse est vide", "oui")?;
        match fold(text).as_str() {
            "oui" | "vrai" | "true" | "yes" => Ok(Self::Yes),
            "non" | "faux" | "false" | "no" => Ok(Self::No),
            _ => Err(Fault::new(format!("{} n’est ni oui ni non", quoted(text)), "écrivez « oui » ou « non »")),
        }
    }

    /// Whether the answer is yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

impl From<bool> for YesNo {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

impl fmt::Display for YesNo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.is_yes() { "oui" } else { "non" })
    }
}

scalar!(
    YesNo,
    Shape {
        format: "oui-non",
        title: "Oui ou non",
        description: "Écrivez « oui » ou « non ».",
        examples: &["oui", "non"],
        pattern: Some(
            r"^\s*([Oo][Uu][Ii]|[Nn][Oo][Nn]?|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss])\s*$"
        ),
        unquoted: Unquoted::Boolean,
    }
);
