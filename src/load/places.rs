//! Where each value of the model was written, for stages that find faults later.
//!
//! The model itself knows no file; a check names a record and a path
//! (`equipe`, `equipe[2].employeur`) and gets the bytes to show.

use std::collections::BTreeMap;

use super::yaml::Node;
use crate::diagnostics::{Place, Texts};

/// Texts of the project and the trees read from them.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Every text file that was read, by its path.
    pub texts: Texts,
    trees: BTreeMap<String, Node>,
}

impl Places {
    pub(super) fn keep(&mut self, file: &str, tree: Node) {
        self.trees.insert(file.to_owned(), tree);
    }

    /// The place of `path` in `file`, or of the nearest value above it.
    pub fn find(&self, file: &str, path: &str) -> Place {
        match self.trees.get(file) {
            Some(tree) => Place::at(file, &tree.nearest(path).range),
            None => Place::file(file),
        }
    }

    /// The place of `path` in a file of a site, by the kind's name.
    pub fn in_site(&self, site: &str, kind: &str, path: &str) -> Place {
        self.find(&format!("content/sites/{site}/{kind}.yaml"), path)
    }
}
