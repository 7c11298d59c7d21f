//! The door to paper when the program was built without `print`: it says so, and makes nothing.

use std::collections::BTreeMap;

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// An engine that cannot be had.
#[derive(Debug)]
pub struct Engine(std::convert::Infallible);

/// See the engine of the `print` feature.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    pub layout: &'a str,
    pub files: &'a Files,
    pub standard: Standard,
    pub places: u32,
}

/// See the engine of the `print` feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    UaAndA2a,
    UaAndA3a,
    PrintOnly,
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    pub warnings: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub help: String,
    pub at: Option<u32>,
}

/// A character that no font can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    pub character: char,
    pub message: String,
    pub help: String,
}

/// Fonts that nothing would be drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Fonts;

impl Fonts {
    pub fn built_in() -> Self {
        Self
    }

    /// # Errors
    ///
    /// Never: nothing is printed with it.
    pub fn add(&mut self, _: Vec<u8>) -> Result<Vec<String>, FontFault> {
        Ok(Vec::new())
    }

    /// Nothing is drawn, so nothing is missing.
    pub fn coverage(&self, _: &str, _: &str) -> Vec<MissingGlyph> {
        Vec::new()
    }
}

/// Why a file cannot serve as a font: never said, as nothing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {}

impl FontFault {
    pub fn message(self) -> &'static str {
        match self {}
    }

    pub fn help(self) -> &'static str {
        match self {}
    }
}

impl Engine {
    /// # Errors
    ///
    /// Always: the program makes no paper.
    pub fn new(_: Fonts, _: Files) -> Result<Self, Vec<Fault>> {
        Err(vec![Fault {
            message: "ce programme a été compilé sans l’impression : il ne fait pas de PDF".to_owned(),
            help: "compilez-le avec la fonction « print », qui est là d’ordinaire".to_owned(),
            at: None,
        }])
    }

    /// The fonts that documents are made with.
    pub fn fonts(&self) -> &Fonts {
        match self.0 {}
    }

    /// # Errors
    ///
    /// Never called: there is no engine.
    pub fn compile(&self, _: &Job<'_>) -> Result<Pdf, Vec<Fault>> {
        match self.0 {}
    }
}
