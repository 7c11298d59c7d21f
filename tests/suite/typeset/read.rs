//! Answers, whatever filled the form.

use std::collections::BTreeMap;

use lopdf::{Document, Object, StringFormat, dictionary};

use super::{all_kinds, answers, made};
use trousseau::typeset::{Answer, Identity, PdfFault, read};

#[test]
fn a_blank_form_has_its_identity_and_no_answer() {
    let found = answers(&made(&all_kinds()));
    let identity = Identity { form: "dossier".into(), version: "2026-1".into(), site: "valmeyrac".into() };
    assert_eq!(found.identity, Some(identity));
    assert_eq!(found.answers, BTreeMap::new());
    let names: Vec<&str> = found.names.iter().map(String::as_str).collect();
    let all =
        ["accord", "avis", "nom", "pieces__75-013", "pieces__deux", "pieces__un", "recit", "recu_date", "structure"];
    assert_eq!(names, all);
}

/// The form, with the value of one field as some program would write it.
fn with(name: &str, value: Object) -> Option<Answer> {
    let mut document = Document::load_mem(&made(&all_kinds())).unwrap();
    for object in document.objects.values_mut() {
        if let Ok(field) = object.as_dict_mut()
            && field.get(b"T").and_then(Object::as_str).is_ok_and(|t| t == name.as_bytes())
        {
            field.set("V", value.clone());
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    answers(&bytes).answers.remove(name)
}

fn string(bytes: &[u8]) -> Object {
    Object::String(bytes.to_vec(), StringFormat::Hexadecimal)
}

fn typed(text: &str) -> Option<Answer> {
    Some(Answer::Text(text.to_owned()))
}

#[test]
fn texts_in_every_encoding() {
    assert_eq!(with("nom", string(b"Zo\xe9 \x9cuvre \xa0")), typed("Zoé œuvre €"));
    assert_eq!(with("nom", string(b"\xfe\xff\x01\x53\x20\xac")), typed("œ€"));
    assert_eq!(with("nom", string(b"\xff\xfe\x53\x01")), typed("œ"));
    assert_eq!(with("nom", string("\u{FEFF}œ".as_bytes())), typed("œ"));
    assert_eq!(with("nom", string(b"\xfe\xff\0\x1b\0f\0r\0\x1b\0o\0k")), typed("ok"));
    assert_eq!(with("nom", string(b"\xfe\xff\xd8\x3d\0a")), typed("\u{FFFD}a"));
    assert_eq!(with("recit", string(b"un\r\ndeux\rtrois\nquatre\n\n")), typed("un\ndeux\ntrois\nquatre"));
    assert_eq!(with("nom", string(b"  ")), None);
    assert_eq!(with("nom", Object::Null), None);
    assert_eq!(with("nom", Object::Integer(4)), None);
}

#[test]
fn choices_by_id_or_by_label() {
    let chosen = |id: &str| Some(Answer::Choice(id.to_owned()));
    assert_eq!(with("structure", lopdf::text_string("deux")), chosen("deux"));
    assert_eq!(with("structure", lopdf::text_string("réponse « deux » – cœur")), chosen("deux"));
    assert_eq!(with("structure", vec![lopdf::text_string("75-013")].into()), chosen("75-013"));
    assert_eq!(with("structure", lopdf::text_string("autre chose")), chosen("autre chose"));
    assert_eq!(with("avis", "deux".into()), chosen("deux"));
    assert_eq!(with("avis", lopdf::text_string("/deux")), chosen("deux"));
    assert_eq!(with("avis", "Off".into()), None);
    assert_eq!(with("accord", "Yes".into()), Some(Answer::Ticked));
    assert_eq!(with("accord", "Off".into()), None);
}

#[test]
fn a_state_without_a_value_counts() {
    let mut document = Document::load_mem(&made(&all_kinds())).unwrap();
    for object in document.objects.values_mut() {
        if let Ok(field) = object.as_dict_mut() {
            let kid = field
                .get(b"AP")
                .and_then(Object::as_dict)
                .is_ok_and(|looks| looks.get(b"N").and_then(Object::as_dict).is_ok_and(|states| states.has(b"deux")));
            if kid {
                field.set("AS", "deux");
            }
            if field.has(b"Kids") && field.has(b"FT") {
                field.remove(b"V");
            }
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(answers(&bytes).answers["avis"], Answer::Choice("deux".to_owned()));
}

#[test]
fn other_files_are_refused_in_words() {
    assert_eq!(
        read(b"bonjour").unwrap_err().to_string().split(" (").next(),
        Some("ce fichier n’est pas un PDF lisible")
    );
    assert_eq!(read(&vec![0; (32 << 20) + 1]), Err(PdfFault::TooLarge { bytes: (32 << 20) + 1 }));
    let mut document = Document::with_version("1.7");
    let root = document.add_object(dictionary! { "Type" => "Catalog" });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(read(&bytes), Err(PdfFault::NoForm));
}

/// The form of [`all_kinds`], filled and saved by programs that people have: PDFium by keys and clicks
/// (Chrome, Edge), pdf.js (Firefox), pypdf, pdftk. Every letter comes back.
#[test]
fn files_of_other_programs() {
    let filled: [(&str, &[u8]); 4] = [
        ("pdfium", include_bytes!("../../cases/papier/pdfium.pdf")),
        ("pdfjs", include_bytes!("../../cases/papier/pdfjs.pdf")),
        ("pypdf", include_bytes!("../../cases/papier/pypdf.pdf")),
        ("pdftk", include_bytes!("../../cases/papier/pdftk.pdf")),
    ];
    for (program, bytes) in filled {
        let found = answers(bytes);
        assert_eq!(found.identity.map(|identity| identity.form).as_deref(), Some("dossier"), "{program}");
        let expected = BTreeMap::from([
            ("accord".to_owned(), Answer::Ticked),
            ("avis".to_owned(), Answer::Choice("deux".to_owned())),
            ("nom".to_owned(), Answer::Text("Zoé Müller-Ngô – cœur".to_owned())),
            ("pieces__75-013".to_owned(), Answer::Ticked),
            ("pieces__un".to_owned(), Answer::Ticked),
            ("recit".to_owned(), Answer::Text("Œuvre & cœur – 100 €\nGęś șaptő İşçi, l’été".to_owned())),
            ("recu_date".to_owned(), Answer::Text("14/07/2026".to_owned())),
            ("structure".to_owned(), Answer::Choice("deux".to_owned())),
        ]);
        assert_eq!(found.answers, expected, "{program}");
    }
}
