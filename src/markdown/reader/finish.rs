//! Last look at a finished tree: identifiers made unique, notes numbered in the order of their calls.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::plain;
use super::super::problem::{ProblemKind, Problems, shown};
use super::super::slug::{Names, slug};
use super::super::tree::{Attributes, Block, Edit, Footnote, Inline, edit, edit_inlines};

/// Anchor of a heading in whose words no Latin letter stands.
const UNNAMED: &str = "section";

/// Gives every heading its identifier and every note its number; notes come back in the order of their calls.
pub(super) fn finish(
    blocks: &mut [Block],
    footnotes: Vec<Footnote>,
    reserved: &[&str],
    problems: &mut Problems,
) -> Vec<Footnote> {
    let mut footnotes = number(blocks, footnotes, problems);
    let mut names = Names::default();
    for name in reserved {
        names.take(name);
    }
    // What an author chose comes first, wherever it stands, so that it never gets a number.
    let mut chosen = ChosenIds { names, problems };
    edit(blocks, &mut chosen);
    footnotes.iter_mut().for_each(|note| edit(&mut note.blocks, &mut chosen));
    let mut given = GivenIds { names: chosen.names };
    edit(blocks, &mut given);
    footnotes.iter_mut().for_each(|note| edit(&mut note.blocks, &mut given));
    footnotes
}

/// The same for a line that stands alone: no two of its identifiers are equal.
pub(super) fn finish_line(inlines: &mut [Inline], problems: &mut Problems) {
    edit_inlines(inlines, &mut ChosenIds { names: Names::default(), problems });
}

struct ChosenIds<'p> {
    names: Names,
    problems: &'p mut Problems,
}

impl ChosenIds<'_> {
    fn attributes(&mut self, attributes: &mut Attributes, range: &std::ops::Range<usize>) {
        if let Some(id) = &attributes.id
            && !self.names.take(id)
        {
            self.told(id, range);
            attributes.id = None;
        }
    }

    fn told(&mut self, id: &str, range: &std::ops::Range<usize>) {
        let message = format!("l’identifiant {} est déjà pris dans cette page", shown(id));
        self.problems.say(ProblemKind::DuplicateId, range.clone(), message);
    }
}

impl Edit for ChosenIds<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading(heading) if !heading.id.is_empty() && !self.names.take(&heading.id) => {
                let id = std::mem::take(&mut heading.id);
                self.told(&id, &heading.range);
            }
            Block::Details(details) => {
                self.attributes(&mut details.attributes, &details.range);
                self.attributes(&mut details.summary_attributes, &details.range);
            }
            _ => {}
        }
    }

    fn inline(&mut self, inline: &mut Inline) {
        if let Inline::Element(element) = inline {
            self.attributes(&mut element.attributes, &element.range);
        }
    }
}

struct GivenIds {
    names: Names,
}

impl Edit for GivenIds {
    fn block(&mut self, block: &mut Block) {
        if let Block::Heading(heading) = block
            && heading.id.is_empty()
        {
            let slug = slug(&plain::inlines(&heading.inlines));
            heading.id = self.names.free(if slug.is_empty() { UNNAMED } else { &slug });
        }
    }
}

/// Numbers the notes, those called from other notes after those called from the text.
fn number(blocks: &mut [Block], footnotes: Vec<Footnote>, problems: &mut Problems) -> Vec<Footnote> {
    let mut known: BTreeMap<String, Footnote> = BTreeMap::new();
    for note in footnotes {
        let label = note.label.to_lowercase();
        match known.entry(label) {
            Entry::Vacant(free) => {
                free.insert(note);
            }
            Entry::Occupied(_) => {
                let message = format!("la note {} est définie deux fois", shown(&note.label));
                problems.say(ProblemKind::DuplicateFootnote, note.range.clone(), message);
            }
        }
    }
    let mut calls = Calls { known, called: Vec::new(), numbers: BTreeMap::new() };
    edit(blocks, &mut calls);
    let mut next = 0;
    while next < calls.called.len() {
        let mut blocks = std::mem::take(&mut calls.called[next].blocks);
        edit(&mut blocks, &mut calls);
        calls.called[next].blocks = blocks;
        next += 1;
    }
    for note in calls.known.values() {
        let message = format!("la note {} n’est appelée nulle part", shown(&note.label));
        problems.say(ProblemKind::UnusedFootnote, note.range.clone(), message);
    }
    calls.called
}

struct Calls {
    /// Not called yet, by folded label.
    known: BTreeMap<String, Footnote>,
    called: Vec<Footnote>,
    numbers: BTreeMap<String, usize>,
}

impl Edit for Calls {
    fn inline(&mut self, inline: &mut Inline) {
        let Inline::FootnoteCall(call) = inline else { return };
        let label = call.label.to_lowercase();
        if let Some(mut note) = self.known.remove(&label) {
            note.number = self.called.len() + 1;
            self.numbers.insert(label.clone(), note.number);
            self.called.push(note);
        }
        // The parser only makes a call of a note that is defined.
        let Some(note) = self.numbers.get(&label).and_then(|number| self.called.get_mut(number - 1)) else { return };
        note.calls += 1;
        call.number = note.number;
        call.occurrence = note.calls;
    }
}
