//! Boxes become fields.
//!
//! A field keeps the object number of its box, so that the page and the structure lead to it already.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use super::super::pdf::{PdfFault, add};
use super::boxes::{Boxes, DrawnBox};
use super::letters::{Letters, NAME};
use super::look::{self, Shown};
use super::{Choice, FieldKind, FieldSpec, Form};

/// Makes the fields of one document, in order.
pub(super) struct Widgets<'a> {
    document: &'a mut Document,
    form: &'a Form,
    letters: Letters,
    font: ObjectId,
    /// Marks that were drawn already: content and place of each.
    marks: BTreeMap<(Vec<u8>, String), ObjectId>,
    fields: Vec<Object>,
}

/// Bits of `Ff` (PDF 1.7, tables 221, 226, 228 and 230).
const REQUIRED: i64 = 1 << 1;
const MULTILINE: i64 = 1 << 12;
/// A required answer can be changed, and not taken back; any other can.
const NO_TOGGLE_TO_OFF: i64 = 1 << 14;
const RADIO: i64 = 1 << 15;
const COMBO: i64 = 1 << 17;
/// Names and lives are not sent to the speller of a browser.
const DO_NOT_SPELL_CHECK: i64 = 1 << 22;

/// Printed with the page (`F`, bit 3).
const PRINT: i64 = 4;

/// Name of the ticked state.
const ON: &str = "oui";

impl<'a> Widgets<'a> {
    pub fn new(document: &'a mut Document, form: &'a Form) -> Result<Self, PdfFault> {
        let letters = Letters::new()?;
        let font = letters.embed(document)?;
        Ok(Self { document, form, letters, font, marks: BTreeMap::new(), fields: Vec::new() })
    }

    /// Makes one field out of its box or boxes.
    pub fn make(&mut self, field: &FieldSpec, drawn: &mut Boxes) -> Result<(), PdfFault> {
        match &field.kind {
            FieldKind::Text { at_most } => self.typed(field, take(drawn, &field.id)?, *at_most, false),
            FieldKind::Lines { at_most } => self.typed(field, take(drawn, &field.id)?, *at_most, true),
            FieldKind::List(options) => self.list(field, take(drawn, &field.id)?, options),
            FieldKind::Tick => {
                let name = self.name_of(field);
                self.tick(&field.id, &name, !field.value.is_empty(), field.required, take(drawn, &field.id)?)
            }
            FieldKind::Several(options) => self.several(field, options, drawn),
            FieldKind::Radio(options) => self.radio(field, options, drawn),
        }
    }

    /// Tells the document that it has fields.
    pub fn finish(self) -> Result<(), PdfFault> {
        let form = dictionary! {
            "Fields" => self.fields, "DR" => resources(self.font), "DA" => text_string(&style(self.form.size)),
        };
        let form = add(self.document, form);
        let catalog = self.document.catalog_mut().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
        catalog.set("AcroForm", form);
        Ok(())
    }

    fn typed(&mut self, field: &FieldSpec, at: DrawnBox, at_most: u32, lines: bool) -> Result<(), PdfFault> {
        let shown = self.shown(&field.value, lines);
        let mut widget = self.field_and_widget(field, &at, "Tx");
        let multiline = if lines { MULTILINE } else { 0 };
        widget.set("Ff", required(field.required) | multiline | DO_NOT_SPELL_CHECK);
        if at_most > 0 {
            widget.set("MaxLen", i64::from(at_most));
        }
        if !field.value.is_empty() {
            widget.set("V", text_string(&field.value));
        }
        self.show(field, &mut widget, shown, &at)?;
        self.add_field(&at, widget);
        Ok(())
    }

    /// Options are kept by id and shown by label: what is read back never depends on the language.
    fn list(&mut self, field: &FieldSpec, at: DrawnBox, options: &[Choice]) -> Result<(), PdfFault> {
        let chosen = chosen(field, options)?;
        let mut widget = self.field_and_widget(field, &at, "Ch");
        widget.set("Ff", required(field.required) | COMBO | DO_NOT_SPELL_CHECK);
        let pair = |option: &Choice| Object::Array(vec![text_string(&option.id), text_string(&option.label)]);
        widget.set("Opt", options.iter().map(pair).collect::<Vec<_>>());
        if let Some(option) = chosen {
            widget.set("V", text_string(&option.id));
        }
        let shown = self.shown(chosen.map_or("", |option| &option.label), false);
        self.show(field, &mut widget, shown, &at)?;
        self.add_field(&at, widget);
        Ok(())
    }

    fn several(&mut self, field: &FieldSpec, options: &[Choice], drawn: &mut Boxes) -> Result<(), PdfFault> {
        let chosen = chosen(field, options)?;
        for option in options {
            let id = format!("{}__{}", field.id, option.id);
            let at = take(drawn, &id)?;
            self.tick(&id, &self.name_of_option(field, option), chosen == Some(option), false, at)?;
        }
        Ok(())
    }

    fn tick(&mut self, id: &str, name: &str, on: bool, asked: bool, at: DrawnBox) -> Result<(), PdfFault> {
        let mut widget = self.widget(&at, name);
        widget.set("FT", "Btn");
        widget.set("T", text_string(id));
        widget.set("Ff", required(asked));
        let mark = look::tick(at.width, at.height);
        self.state(&mut widget, ON, on, mark, &at);
        widget.set("V", if on { ON } else { "Off" });
        widget.set("MK", dictionary! { "CA" => text_string("4") });
        self.rename(&at, name)?;
        self.add_field(&at, widget);
        Ok(())
    }

    /// The group has the question, each box the question and its option: some readers tell only the latter.
    fn radio(&mut self, field: &FieldSpec, options: &[Choice], drawn: &mut Boxes) -> Result<(), PdfFault> {
        let chosen = chosen(field, options)?;
        let question = self.name_of(field);
        let group = self.document.new_object_id();
        let mut kids = Vec::new();
        for option in options {
            let at = take(drawn, &format!("{}:{}", field.id, option.id))?;
            let name = self.name_of_option(field, option);
            let mut widget = self.widget(&at, &name);
            let mark = look::dot(at.width, at.height);
            self.state(&mut widget, &option.id, chosen == Some(option), mark, &at);
            widget.set("Parent", group);
            widget.set("MK", dictionary! { "CA" => text_string("l") });
            self.rename(&at, &name)?;
            kids.push(Object::Reference(at.annotation));
            self.document.objects.insert(at.annotation, widget.into());
        }
        let keep = if field.required { NO_TOGGLE_TO_OFF } else { 0 };
        let parent = dictionary! {
            "FT" => "Btn", "T" => text_string(&field.id), "TU" => text_string(&question),
            "Ff" => required(field.required) | RADIO | keep, "Kids" => kids,
            "V" => chosen.map_or("Off", |option| option.id.as_str()),
        };
        self.document.objects.insert(group, parent.into());
        self.fields.push(group.into());
        Ok(())
    }

    /// « Question (obligatoire) »
    fn question(&self, field: &FieldSpec) -> String {
        let label = field.label.trim();
        match (field.required, self.form.required_word.as_str()) {
            (false, _) | (true, "") => label.to_owned(),
            (true, word) => format!("{label} ({word})"),
        }
    }

    /// « Question (obligatoire). Aide. »
    fn name_of(&self, field: &FieldSpec) -> String {
        let mut name = self.question(field);
        if !field.help.trim().is_empty() {
            name.push_str(if name.ends_with(['.', '?', '!', ':', '؟']) { " " } else { ". " });
            name.push_str(field.help.trim());
        }
        name
    }

    /// « Question (obligatoire) : option »; the help would be told again at each option.
    fn name_of_option(&self, field: &FieldSpec, option: &Choice) -> String {
        let question = self.question(field);
        format!("{}\u{A0}: {}", question.trim_end_matches([':', ' ', '\u{A0}']), option.label)
    }

    fn shown<'s>(&self, text: &'s str, lines: bool) -> Shown<'s> {
        Shown { text, size: self.form.size, lines, rtl: self.form.rtl }
    }

    /// A field that has one box: both are one object.
    fn field_and_widget(&self, field: &FieldSpec, at: &DrawnBox, kind: &str) -> Dictionary {
        let mut widget = self.widget(at, &self.name_of(field));
        widget.set("FT", kind);
        widget.set("T", text_string(&field.id));
        widget.set("DA", text_string(&style(self.form.size)));
        if self.form.rtl {
            widget.set("Q", 2);
        }
        widget
    }

    fn widget(&self, at: &DrawnBox, name: &str) -> Dictionary {
        dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "Rect" => at.rect.clone(), "F" => PRINT, "P" => at.page,
            "StructParent" => at.struct_parent, "TU" => text_string(name),
            // Without a colour nothing is drawn: the width only keeps the text away from the box.
            "BS" => dictionary! { "W" => 2, "S" => "S" },
        }
    }

    fn show(
        &mut self,
        field: &FieldSpec,
        widget: &mut Dictionary,
        shown: Shown,
        at: &DrawnBox,
    ) -> Result<(), PdfFault> {
        let content = look::text(&self.letters, shown, at.width, at.height)
            .map_err(|character| PdfFault::NotTypable { id: field.id.clone(), character })?;
        // Each field has a drawing of its own: some readers change it in place.
        let drawing = drawing(content, at, resources(self.font));
        let drawing = add(self.document, drawing);
        widget.set("AP", dictionary! { "N" => drawing });
        let name = self.name_of(field);
        self.rename(at, &name)
    }

    /// The two drawings of a box to tick.
    fn state(&mut self, widget: &mut Dictionary, state: &str, on: bool, mark: Vec<u8>, at: &DrawnBox) {
        let marked = self.mark(mark, at);
        let empty = self.mark(Vec::new(), at);
        let mut states = Dictionary::new();
        states.set(state, marked);
        states.set("Off", empty);
        widget.set("AP", dictionary! { "N" => states });
        widget.set("AS", if on { state } else { "Off" });
    }

    fn mark(&mut self, content: Vec<u8>, at: &DrawnBox) -> ObjectId {
        let key = (content.clone(), format!("{:.3} {:.3}", at.width, at.height));
        let document = &mut *self.document;
        *self.marks.entry(key).or_insert_with(|| add(document, drawing(content, at, Dictionary::new())))
    }

    /// The element of structure becomes a form's, with the field's name.
    fn rename(&mut self, at: &DrawnBox, name: &str) -> Result<(), PdfFault> {
        let element = self.document.get_dictionary_mut(at.element);
        let element = element.map_err(|_| PdfFault::Missing("la structure d’un champ"))?;
        element.set("S", "Form");
        element.set("Alt", text_string(name));
        element.remove(b"A");
        Ok(())
    }

    /// Puts a field where its box was.
    fn add_field(&mut self, at: &DrawnBox, widget: Dictionary) {
        self.document.objects.insert(at.annotation, widget.into());
        self.fields.push(at.annotation.into());
    }
}

fn take(drawn: &mut Boxes, target: &str) -> Result<DrawnBox, PdfFault> {
    drawn.by_target.remove(target).ok_or(PdfFault::Missing("un champ"))
}

/// The option that a prefilled value names.
fn chosen<'o>(field: &FieldSpec, options: &'o [Choice]) -> Result<Option<&'o Choice>, PdfFault> {
    if field.value.is_empty() {
        return Ok(None);
    }
    let found = options.iter().find(|option| option.id == field.value);
    found.map(Some).ok_or_else(|| field.refuse("sa réponse préremplie n’est pas l’une de ses options"))
}

fn required(asked: bool) -> i64 {
    if asked { REQUIRED } else { 0 }
}

/// Font, size and colour of what is typed.
fn style(size: f32) -> String {
    format!("/{NAME} {size} Tf 0 g")
}

fn resources(font: ObjectId) -> Dictionary {
    let mut fonts = Dictionary::new();
    fonts.set(NAME, font);
    dictionary! { "Font" => fonts }
}

fn drawing(content: Vec<u8>, at: &DrawnBox, resources: Dictionary) -> Stream {
    let bounds = vec![0.into(), 0.into(), Object::Real(at.width), Object::Real(at.height)];
    Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds, "Resources" => resources },
        content,
    )
}
