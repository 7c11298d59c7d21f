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

    /// The tree of a file; `None` when it is absent or is no YAML.
    pub(super) fn tree(&self, file: &str) -> Option<&Node> {
        self.trees.get(file)
    }

    /// The place of `path` in `file`, or of the nearest value above it.
    pub fn find(&self, file: &str, path: &str) -> Place {
        match self.trees.get(file) {
            Some(tree) => Place::at(file, &tree.nearest(path).range),
            None => Place::file(file),
        }
    }
}

impl Node {
    /// Every node at a path whose lists are followed whole: `membres[].partenaire`.
    pub(super) fn nodes(&self, path: &str) -> Vec<&Node> {
        let mut nodes = vec![self];
        for step in path.split('.') {
            let key = step.trim_end_matches("[]");
            nodes = nodes.into_iter().filter_map(|node| node.get(key)).collect();
            if step.ends_with("[]") {
                nodes = nodes.into_iter().flat_map(Node::items).collect();
            }
        }
        nodes
    }
}
