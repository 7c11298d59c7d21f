//! A YAML text as a tree whose every scalar is the text the person wrote.
//!
//! Site files need no aliases, tags, merge keys or second document: they are
//! refused, which also closes the door to alias bombs (promises §2.4).

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span};

use super::{Fault, syntax};

/// Deeper than any record of ours, shallower than any stack.
const MAX_DEPTH: usize = 64;
/// About 100 times the largest file of a real site.
const MAX_NODES: usize = 200_000;

/// One node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Bytes of the node in the text.
    pub range: Range<usize>,
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`: the person left the value empty.
    Empty,
    Scalar {
        text: String,
        /// Written without quotes on one line.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One key of a mapping and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_range: Range<usize>,
    pub node: Node,
}

impl Node {
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The node at `a.b[2].c`, or the nearest one above it that exists.
    pub fn nearest(&self, path: &str) -> &Node {
        let mut node = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']').map(str::parse::<usize>) {
                Some(Ok(index)) => node.items().get(index),
                _ => node.get(step),
            };
            match next {
                Some(found) => node = found,
                None => break,
            }
        }
        node
    }
}

/// Reads one document.
///
/// # Errors
///
/// Every fault that can be told without guessing: the first syntax error stops
/// the reading of this text, duplicate keys, aliases and tags do not.
pub fn parse(text: &str) -> Result<Node, Vec<Fault>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_anchor_events = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut builder = Builder {
        text,
        events: Parser::new_from_str_with_options(text, options),
        faults: Vec::new(),
        nodes: 0,
        read: 0,
    };
    match builder.document() {
        Ok(node) if builder.faults.is_empty() => Ok(node),
        Ok(_) => Err(builder.faults),
        Err(fault) => {
            builder.faults.push(*fault);
            Err(builder.faults)
        }
    }
}

struct Builder<'t, I> {
    text: &'t str,
    events: I,
    faults: Vec<Fault>,
    nodes: usize,
    /// Byte after the last key or value read.
    read: usize,
}

impl<'t, I: Iterator<Item = Result<(Event<'t>, Span), ScanError>>> Builder<'t, I> {
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), Box<Fault>> {
        loop {
            let (event, span) = match self.events.next() {
                Some(Ok(next)) => next,
                Some(Err(error)) => return Err(Box::new(syntax::explain(&error, self.text))),
                None => return Ok((Event::StreamEnd, self.text.len()..self.text.len())),
            };
            let range = span.byte_range().unwrap_or(0..0);
            let range = range.start.min(self.text.len())..range.end.min(self.text.len());
            match event {
                Event::Anchor(..) => self.refuse_alias(range),
                _ => return Ok((event, range)),
            }
        }
    }

    fn document(&mut self) -> Result<Node, Box<Fault>> {
        let mut root = None;
        loop {
            let (event, range) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(Box::new(Fault::new(
                        "yaml-plusieurs-documents",
                        range,
                        "ce fichier contient deux documents séparés par « --- »",
                        "gardez un seul document : retirez la ligne « --- » ou faites deux fichiers",
                    )));
                }
                Event::DocumentStart(..) => {}
                event => root = Some(self.node(event, range, 0)?),
            }
        }
        Ok(root.unwrap_or(Node { range: 0..0, value: Value::Empty }))
    }

    fn node(&mut self, event: Event<'t>, range: Range<usize>, depth: usize) -> Result<Node, Box<Fault>> {
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return Err(Box::new(Fault::new(
                "yaml-trop-grand",
                range,
                format!(
                    "ce fichier est trop profond ou trop long (limites : {MAX_DEPTH} niveaux, {MAX_NODES} valeurs)"
                ),
                "partagez-le en plusieurs fichiers plus simples",
            )));
        }
        self.refuse_properties(&event, &range);
        if matches!(event, Event::Scalar(..)) {
            self.read = range.end;
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(&text, style, range)),
            Event::SequenceStart(..) => self.list(range, depth),
            Event::MappingStart(..) => self.map(range, depth),
            _ => Ok(Node { range, value: Value::Empty }),
        }
    }

    /// Aliases and tags are told, then the node is read as if they were absent.
    fn refuse_properties(&mut self, event: &Event<'t>, range: &Range<usize>) {
        if matches!(event, Event::Alias(_)) {
            self.refuse_alias(range.clone());
        }
        if event.tag().is_some() {
            self.faults.push(Fault::new(
                "yaml-etiquette",
                self.tag_before(range),
                "les étiquettes YAML (« ! ») ne sont pas admises",
                "retirez l’étiquette, ou mettez le texte entre guillemets s’il commence par « ! »",
            ));
        }
    }

    fn refuse_alias(&mut self, range: Range<usize>) {
        self.faults.push(Fault::new(
            "yaml-alias",
            range,
            "les renvois YAML (« & » et « * ») ne sont pas admis",
            "recopiez la valeur à chaque endroit, ou mettez le texte entre guillemets s’il commence par « & » ou « * »",
        ));
    }

    /// The tag stands between what was read last and the node it belongs to.
    fn tag_before(&self, node: &Range<usize>) -> Range<usize> {
        let between = self.text.get(self.read..node.start).unwrap_or_default();
        match between.find('!') {
            Some(at) => {
                let tag = between[at..].split_whitespace().next().unwrap_or_default();
                self.read + at..self.read + at + tag.len()
            }
            None => node.clone(),
        }
    }

    fn list(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Box<Fault>> {
        let mut items = Vec::new();
        loop {
            let (event, range) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let end = items.last().map_or(range.end, |node: &Node| node.range.end);
                return Ok(Node { range: start.start..end.max(start.start), value: Value::List(items) });
            }
            items.push(self.node(event, range, depth + 1)?);
        }
    }

    fn map(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Box<Fault>> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, range) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let end = entries.last().map_or(range.end, |entry| entry.node.range.end);
                let first = entries.first().map_or(start.start, |entry| entry.key_range.start);
                return Ok(Node { range: first..end.max(first), value: Value::Map(entries) });
            }
            let key_node = self.node(event, range, depth + 1)?;
            let (event, range) = self.next()?;
            let node = self.node(event, range, depth + 1)?;
            let Some(key) = key_node.text().map(str::to_owned) else {
                self.faults.push(Fault::new(
                    "yaml-cle",
                    key_node.range,
                    "une clé doit être un mot",
                    "écrivez « clé: valeur », et mettez le texte entre guillemets s’il contient « : »",
                ));
                continue;
            };
            if key == "<<" {
                self.faults.push(Fault::new(
                    "yaml-alias",
                    key_node.range,
                    "la fusion YAML (« << ») n’est pas admise",
                    "recopiez les valeurs",
                ));
                continue;
            }
            match entries.iter().find(|entry| entry.key == key) {
                Some(first) => self.faults.push(Fault {
                    related: Some((first.key_range.clone(), "première fois ici".to_owned())),
                    ..Fault::new(
                        "cle-en-double",
                        key_node.range,
                        format!("la clé « {key} » est écrite deux fois"),
                        "gardez une seule des deux lignes",
                    )
                }),
                None => entries.push(Entry { key, key_range: key_node.range, node }),
            }
        }
    }
}

fn scalar(text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
    let plain = style == ScalarStyle::Plain;
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" if plain => Value::Empty,
        _ => Value::Scalar { text: text.to_owned(), plain },
    };
    Node { range, value }
}
