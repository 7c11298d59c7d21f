//! Fields: what they are in the file, and what is refused.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::{all_kinds, choice, compile, drawing, engine_with, field, form, made};
use trousseau::typeset::{Answer, FieldKind, FieldSpec, Form, PdfFault, Standard, activate};

/// A field of a document, by name.
fn get(document: &Document, name: &str) -> Dictionary {
    let catalog = document.catalog().unwrap();
    let form = document.get_dict_in_dict(catalog, b"AcroForm").unwrap();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let mut fields = fields.iter().map(|field| document.get_dictionary(field.as_reference().unwrap()).unwrap());
    fields.find(|field| text(field, b"T") == name).unwrap().clone()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

fn flag(dictionary: &Dictionary, bit: u32) -> bool {
    dictionary.get(b"Ff").and_then(Object::as_i64).unwrap() & (1 << (bit - 1)) != 0
}

/// The drawing that a field shows.
fn shown(document: &Document, field: &Dictionary) -> String {
    let looks = field.get(b"AP").unwrap().as_dict().unwrap();
    let look = document.get_object(looks.get(b"N").unwrap().as_reference().unwrap()).unwrap();
    String::from_utf8(look.as_stream().unwrap().get_plain_content().unwrap()).unwrap()
}

fn load(form: &Form) -> Document {
    Document::load_mem(&made(form)).unwrap()
}

#[test]
fn every_kind_is_what_readers_expect() {
    let mut form = all_kinds();
    form.fields.iter_mut().for_each(|field| field.required = true);
    form.fields[0].help = "Comme sur la pièce d’identité.".to_owned();
    let document = load(&form);
    let nom = get(&document, "nom");
    assert_eq!(nom.get(b"FT").unwrap().as_name().unwrap(), b"Tx");
    assert_eq!(text(&nom, b"TU"), "Question nom (obligatoire). Comme sur la pièce d’identité.");
    assert_eq!(nom.get(b"MaxLen").unwrap().as_i64().unwrap(), 60);
    assert!(flag(&nom, 2) && !flag(&nom, 13) && flag(&nom, 23));
    assert!(flag(&get(&document, "recit"), 13));
    assert!(get(&document, "accord").get(b"AS").unwrap().as_name().unwrap() == b"Off");
    let list = get(&document, "structure");
    assert!(flag(&list, 18));
    let pair = list.get(b"Opt").unwrap().as_array().unwrap()[1].as_array().unwrap().clone();
    let pair: Vec<String> = pair.iter().map(|part| decode_text_string(part).unwrap()).collect();
    assert_eq!(pair, ["deux", "réponse « deux » – cœur"]);
    let ticks = get(&document, "pieces__75-013");
    assert_eq!(text(&ticks, b"TU"), "Question pieces (obligatoire)\u{A0}: trois");
    assert!(!flag(&ticks, 2), "no single tick of several is required");
}

#[test]
fn a_radio_group_and_its_boxes_have_names() {
    let mut form = all_kinds();
    form.fields[3].help = "Une aide.".to_owned();
    let document = load(&form);
    let group = get(&document, "avis");
    assert_eq!(text(&group, b"TU"), "Question avis. Une aide.");
    assert!(flag(&group, 16) && !flag(&group, 15), "an answer that nobody requires can be taken back");
    let kids = group.get(b"Kids").unwrap().as_array().unwrap();
    let kid = document.get_dictionary(kids[2].as_reference().unwrap()).unwrap();
    assert_eq!(text(kid, b"TU"), "Question avis\u{A0}: trois");
    let states = kid.get(b"AP").unwrap().as_dict().unwrap().get(b"N").unwrap().as_dict().unwrap();
    assert!(states.has(b"75-013") && states.has(b"Off"));
}

#[test]
fn structure_names_each_field_once() {
    let document = load(&all_kinds());
    let dictionaries = || document.objects.values().filter_map(|object| object.as_dict().ok());
    let is = |object: &Dictionary, key: &[u8], name: &[u8]| {
        object.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
    };
    assert_eq!(dictionaries().filter(|element| is(element, b"S", b"Form") && element.has(b"Alt")).count(), 11);
    assert_eq!(dictionaries().filter(|link| is(link, b"Subtype", b"Link")).count(), 0);
    let bytes = made(&all_kinds());
    let whole = String::from_utf8_lossy(&bytes).into_owned();
    for forbidden in ["NeedAppearances", "/JS", "JavaScript", "/URI", "SubmitForm"] {
        assert!(!whole.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn values_known_beforehand_are_shown_and_read() {
    let mut form = all_kinds();
    let values = [
        "Zoé Œuvre – 100 €",
        "ligne une, qui est assez longue pour passer au-delà du bord droit de sa boîte\nłódź",
        "oui",
        "deux",
        "deux",
        "un",
        "",
    ];
    for (field, value) in form.fields.iter_mut().zip(values) {
        field.value = value.to_owned();
    }
    let bytes = made(&form);
    let answers = super::answers(&bytes).answers;
    assert_eq!(answers["nom"], Answer::Text("Zoé Œuvre – 100 €".to_owned()));
    assert_eq!(answers["structure"], Answer::Choice("deux".to_owned()));
    assert_eq!(answers["avis"], Answer::Choice("deux".to_owned()));
    assert_eq!(answers["accord"], Answer::Ticked);
    assert_eq!(answers["pieces__un"], Answer::Ticked);
    assert_eq!(answers.len(), 6);
    let document = Document::load_mem(&bytes).unwrap();
    assert!(shown(&document, &get(&document, "nom")).contains("<5A6FE9208C75767265209620313030208\u{30}>"));
    assert_eq!(shown(&document, &get(&document, "recit")).matches(" Tj").count(), 3, "folded once");
    assert!(shown(&document, &get(&document, "structure")).contains("72E9706F6E7365"), "the label, not the id");
    assert!(!shown(&document, &get(&document, "recu_date")).contains("Tj"));
}

#[test]
fn right_to_left_forms_type_from_the_right() {
    let form = Form { rtl: true, ..all_kinds() };
    assert_eq!(get(&load(&form), "nom").get(b"Q").unwrap().as_i64().unwrap(), 2);
}

/// What is said when the layout draws one form and the fields are of another.
fn refusal(drawn: &Form, asked: &Form) -> PdfFault {
    let pdf = compile(&engine_with(""), "form.typ", &drawing(drawn), Standard::UaAndA3a).unwrap();
    activate(&pdf.bytes, asked).unwrap_err()
}

#[test]
fn each_field_is_drawn_once_and_no_other_is() {
    let full = all_kinds();
    let mut fewer = all_kinds();
    fewer.fields.remove(0);
    let fields = |expected, drawn, first: &str| PdfFault::Fields { expected, drawn, first: first.to_owned() };
    assert_eq!(refusal(&full, &fewer), fields(10, 11, "nom"));
    assert_eq!(refusal(&fewer, &full), fields(11, 10, "nom"));
    let twice = form(vec![field("nom", FieldKind::Tick), field("nom", FieldKind::Tick)]);
    assert_eq!(refusal(&twice, &form(vec![field("nom", FieldKind::Tick)])), fields(1, 2, "nom"));
}

#[test]
fn fields_that_cannot_be_made_are_named() {
    let why = |fields: Vec<FieldSpec>| match refusal(&form(Vec::new()), &form(fields)) {
        PdfFault::BadField { id, why } => format!("{id}: {why}"),
        other => panic!("{other:?}"),
    };
    let text = || FieldKind::Text { at_most: 0 };
    assert!(why(vec![field("a.b", text())]).starts_with("a.b: son nom doit commencer"));
    assert!(why(vec![field("", text())]).starts_with(": son nom"));
    assert!(why(vec![field("é", text())]).starts_with("é: son nom"));
    assert_eq!(why(vec![field("a", text()), field("a", text())]), "a: un autre champ a le même nom");
    let several = |id: &str| field(id, FieldKind::Several(vec![choice("x", "x")]));
    assert_eq!(why(vec![several("a"), field("a__x", text())]), "a__x: un autre champ a le même nom");
    assert_eq!(why(vec![field("a", FieldKind::Radio(Vec::new()))]), "a: il n’a pas d’option");
    assert!(why(vec![field("a", FieldKind::List(vec![choice("Off", "x")]))]).starts_with("a: le nom d’une option"));
    assert_eq!(why(vec![FieldSpec { label: " ".to_owned(), ..field("a", text()) }]), "a: il n’a pas de libellé");
}

#[test]
fn a_value_that_the_font_does_not_have_is_named() {
    let mut form = all_kinds();
    form.fields[0].value = "Анна".to_owned();
    assert_eq!(refusal(&form, &form), PdfFault::NotTypable { id: "nom".to_owned(), character: 'А' });
    let mut form = all_kinds();
    form.fields[3].value = "quatre".to_owned();
    assert!(refusal(&form, &form).to_string().contains("n’est pas l’une de ses options"));
}
