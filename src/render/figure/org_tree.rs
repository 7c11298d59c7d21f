//! The organisation chart as a tree: who stands under whom.
//!
//! Both forms of the chart draw from this tree, so a wrong parent is found here, once.
//! Knows names and parents, never a place on a sheet.

use std::collections::BTreeMap;
use std::fmt;

/// One box of the chart.
#[derive(Clone, Copy, Debug)]
pub struct OrgNode<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// The people, or one more line; may be empty.
    pub subtitle: &'a str,
    pub parent: Option<&'a str>,
    pub kind: OrgKind,
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrgKind {
    /// A body that decides: general assembly, administrators.
    Body,
    Direction,
    Pole,
    Function,
    /// A body where tenants sit.
    Participation,
}

/// Why nodes do not make a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrgError {
    Empty,
    DuplicateId(String),
    UnknownParent {
        node: String,
        parent: String,
    },
    /// The ids that name each other in a ring, from the first one written.
    Cycle(Vec<String>),
}

impl fmt::Display for OrgError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "l’organigramme n’a aucun nœud"),
            Self::DuplicateId(id) => write!(f, "deux nœuds portent l’identifiant « {id} »"),
            Self::UnknownParent { node, parent } => {
                write!(f, "le nœud « {node} » a pour parent « {parent} », qui n’existe pas")
            }
            Self::Cycle(ids) => write!(f, "ces nœuds dépendent l’un de l’autre en boucle : {}", ids.join(" → ")),
        }
    }
}

impl std::error::Error for OrgError {}

/// Places of the nodes, by their rank in the list given.
#[derive(Debug)]
pub(crate) struct OrgTree {
    pub roots: Vec<usize>,
    pub children: Vec<Vec<usize>>,
}

impl OrgTree {
    /// Children keep the order in which the nodes were given.
    pub fn grow(nodes: &[OrgNode]) -> Result<Self, OrgError> {
        if nodes.is_empty() {
            return Err(OrgError::Empty);
        }
        let mut places = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            if places.insert(node.id, at).is_some() {
                return Err(OrgError::DuplicateId(node.id.to_owned()));
            }
        }
        let mut tree = Self { roots: Vec::new(), children: vec![Vec::new(); nodes.len()] };
        let mut parents = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let parent = match node.parent {
                None => None,
                Some(id) => Some(
                    *places
                        .get(id)
                        .ok_or_else(|| OrgError::UnknownParent { node: node.id.to_owned(), parent: id.to_owned() })?,
                ),
            };
            match parent {
                None => tree.roots.push(at),
                Some(parent) => tree.children[parent].push(at),
            }
            parents.push(parent);
        }
        match cycle(&parents) {
            None => Ok(tree),
            Some(ring) => Err(OrgError::Cycle(ring.into_iter().map(|at| nodes[at].id.to_owned()).collect())),
        }
    }

    pub fn is_leaf(&self, node: usize) -> bool {
        self.children[node].is_empty()
    }

    /// How many nodes have nothing below them.
    pub fn leaves(&self) -> usize {
        self.children.iter().filter(|children| children.is_empty()).count()
    }

    /// The nodes below `from` in the order of a nested list, each with its parent and
    /// depth; `from` itself first, at depth 0.
    pub fn walk(&self, from: usize) -> Vec<Walked> {
        let mut walked = Vec::new();
        let mut waiting = vec![Walked { node: from, parent: None, depth: 0 }];
        while let Some(here) = waiting.pop() {
            let below = self.children[here.node].iter().rev();
            waiting.extend(below.map(|&node| Walked { node, parent: Some(here.node), depth: here.depth + 1 }));
            walked.push(here);
        }
        walked
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Walked {
    pub node: usize,
    pub parent: Option<usize>,
    pub depth: usize,
}

/// A ring of parents, if there is one: climbing from a node never takes more steps
/// than there are nodes.
fn cycle(parents: &[Option<usize>]) -> Option<Vec<usize>> {
    for start in 0..parents.len() {
        let mut ring = vec![start];
        let mut here = start;
        while let Some(parent) = parents[here] {
            if parent == start {
                return Some(ring);
            }
            if ring.contains(&parent) {
                break;
            }
            ring.push(parent);
            here = parent;
        }
    }
    None
}
