//! Templates, styles, scripts, icons and words, as data.
//!
//! The built-in theme is inside the program; a project overrides it file by
//! file under `themes/<name>/`. Reads nothing, renders nothing.

mod days;
mod script;
mod stylesheet;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

pub use script::squeeze;
pub use stylesheet::join;
pub use words::{Entry, Plural, Words, WordsError};

/// Name of the built-in theme.
pub const BUILT_IN: &str = "trousseau";

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/trousseau");

/// A theme, ready for the renderer.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Tera templates, by their path from `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The layers of the stylesheet, in order, as one text.
    pub stylesheet: String,
    /// Scripts, by the name of their file.
    pub scripts: BTreeMap<String, String>,
    /// Print layouts, by the name of their file.
    pub layouts: BTreeMap<String, Vec<u8>>,
    /// Fonts of print that are added to the built-in ones, by the path of their file in the project.
    pub fonts: BTreeMap<String, Vec<u8>>,
    pub icon: Vec<u8>,
    /// Words of each language that the theme speaks.
    pub words: BTreeMap<String, Arc<Words>>,
}

impl Theme {
    /// Words of a language, else French.
    pub fn words(&self, lang: &str) -> Option<&Arc<Words>> {
        self.words.get(lang).or_else(|| self.words.get("fr"))
    }
}

/// Files of the built-in theme: path from the theme's folder to bytes.
pub fn built_in() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    collect(&FILES, &mut files);
    files
}

fn collect(dir: &Dir<'static>, files: &mut BTreeMap<String, &'static [u8]>) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents());
    }
    for sub in dir.dirs() {
        collect(sub, files);
    }
}
