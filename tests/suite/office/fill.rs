//! Files filled in editors are read back whole.

use trousseau::forms::answers::{Answer, Answers, check, settle};
use trousseau::forms::{docx, odt, read};

use super::archives::{part, with};
use super::samples::sheet;

/// The answers of the sheet that has every kind, as all editors below were given them.
fn answers() -> Answers {
    let mut answers = Answers::default();
    let text = |text: &str| Answer::Text(text.to_owned());
    for (id, answer) in [
        ("c_texte", text("Éloïse Œuvré")),
        ("c_zone", text("ligne 1 : 12 €\nligne 2 🙂\nمرحبا")),
        ("c_date", text("2026-11-22")),
        ("c_case", Answer::Tick(true)),
        ("c_choix", text("deux")),
        ("c_liste", text("deux")),
        ("c_cases", Answer::Ticks(vec!["un".to_owned(), "trois".to_owned()])),
        ("c_oui_non", text("non")),
        ("c_nombre", text("-3")),
        ("c_telephone", text("+33 4 65 71 00 12")),
        ("c_courriel", text("a.b@example.org")),
        ("c_echelle", text("17")),
        ("c_heure_reception_date", text("2026-12-01")),
        ("c_heure_reception_heure", text("14:30")),
        ("suite", text("œ")),
        ("recu_date", text("2026-12-02")),
    ] {
        answers.set(id, answer);
    }
    answers
}

/// What a person types or chooses for an answer.
fn typed(id: &str, answer: &Answer) -> String {
    match (id, answer) {
        ("c_liste", _) => "réponse « deux » – Œuvre & cœur".to_owned(),
        ("c_heure_reception_heure", _) => "14h30".to_owned(),
        (_, Answer::Text(text)) => match text.split('-').collect::<Vec<_>>()[..] {
            [year, month, day] if year.len() == 4 => format!("{day}/{month}/{year}"),
            _ => text.clone(),
        },
        _ => String::new(),
    }
}

/// Fills the controls as Word does: the mark of emptiness goes, the text is cut in runs.
fn as_word(document: &str) -> String {
    let answers = answers();
    let mut filled = String::new();
    for (place, chunk) in document.split("<w:sdt>").enumerate() {
        if place == 0 {
            filled.push_str(chunk);
            continue;
        }
        let (control, after) = chunk.split_once("</w:sdt>").unwrap();
        let tag = control.split_once("<w:tag w:val=\"").unwrap().1.split_once('"').unwrap().0;
        filled.push_str("<w:sdt>");
        filled.push_str(&filled_control(control, tag, &answers));
        filled.push_str("</w:sdt>");
        filled.push_str(after);
    }
    filled
}

fn filled_control(control: &str, tag: &str, answers: &Answers) -> String {
    if control.contains("w14:checkbox") {
        let (id, option) = tag.rsplit_once("__").unwrap_or((tag, "oui"));
        if answers.get(id).is_some_and(|answer| answer.says(option)) {
            return control.replace("w14:checked w14:val=\"0\"", "w14:checked w14:val=\"1\"").replace('☐', "☒");
        }
        return control.to_owned();
    }
    let Some(answer) = answers.get(tag) else { return control.to_owned() };
    let (head, _) = control.split_once("<w:sdtContent>").unwrap();
    let text = quick_xml::escape::escape(typed(tag, answer)).replace('\n', "</w:t><w:br/><w:t>");
    let cut = text.char_indices().nth(3).map_or(0, |(place, _)| place);
    let cut = if text.get(..cut).is_some_and(|start| start.contains('&')) { 0 } else { cut };
    let (start, end) = text.split_at(cut);
    format!(
        "{}<w:sdtContent><w:r w:rsidR=\"00A1\"><w:t xml:space=\"preserve\">{start}</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:del w:id=\"9\"><w:r><w:delText>non</w:delText><w:t>non</w:t></w:r></w:del><w:ins w:id=\"10\"><w:r><w:t xml:space=\"preserve\">{end}</w:t></w:r></w:ins></w:sdtContent>",
        head.replace("<w:showingPlcHdr/>", "")
    )
}

#[track_caller]
fn assert_whole(found: Result<read_type::Read, read::ReadError>) {
    let found = found.unwrap();
    let sheet = sheet("tous-types.fr");
    assert_eq!(found.identity.form, "tous-types");
    assert_eq!(found.identity.version, "2026-1");
    assert_eq!(found.identity.site, "valmeyrac");
    assert_eq!(found.identity.lang, "fr");
    let settled = settle(&sheet, &found.answers);
    assert_eq!(settled, answers());
    assert_eq!(check(&sheet, &settled, "2026-12-03"), []);
}

use trousseau::forms::answers as read_type;

#[test]
fn a_word_document_filled_by_word() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let filled = with(&blank, "word/document.xml", |document| as_word(&document));
    assert_whole(read::docx(&filled));
}

#[test]
fn a_word_document_whose_bookmarks_are_gone_is_read_by_its_tags() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let filled = with(&blank, "word/document.xml", |document| as_word(&document).replace("bookmarkStart", "gone"));
    assert_whole(read::docx(&filled));
}

#[test]
fn a_word_document_whose_tags_are_gone_is_read_by_its_bookmarks() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let filled = with(&blank, "word/document.xml", |document| as_word(&document).replace("<w:tag ", "<w:gone "));
    assert_whole(read::docx(&filled));
}

#[test]
fn a_word_document_whose_controls_are_all_gone_is_read_by_its_bookmarks() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let flat = |document: String| {
        let filled = as_word(&document);
        ["sdt>", "sdtContent>"]
            .iter()
            .fold(filled, |text, name| text.replace(&format!("<w:{name}"), "").replace(&format!("</w:{name}"), ""))
    };
    assert_whole(read::docx(&with(&blank, "word/document.xml", flat)));
}

#[test]
fn text_typed_beside_a_control_counts() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let filled = with(&blank, "word/document.xml", |document| {
        document.replacen("</w:sdt>", "</w:sdt><w:r><w:t>à côté</w:t></w:r>", 1)
    });
    let found = read::docx(&filled).unwrap();
    assert_eq!(found.answers.get("c_texte"), Some(&Answer::Text("à côté".to_owned())));
    assert_eq!(found.answers.len(), 1);
}

#[test]
fn a_control_emptied_in_word_is_no_answer() {
    let blank = docx(&sheet("tous-types.fr")).unwrap();
    let prompt = "Cliquez ou appuyez ici pour entrer du texte.";
    let wide = "\u{2003}".repeat(12);
    let emptied = with(&blank, "word/document.xml", |document| document.replacen(&wide, prompt, 1));
    assert!(part(&emptied, "word/document.xml").contains(prompt));
    assert!(read::docx(&emptied).unwrap().answers.is_empty());
}

#[test]
fn blank_documents_have_no_answer_but_the_known_ones() {
    for name in super::samples::NAMES {
        let sheet = sheet(name);
        for found in [read::docx(&docx(&sheet).unwrap()), read::odt(&odt(&sheet).unwrap())] {
            let found = found.unwrap();
            assert_eq!(found.identity.form, sheet.id);
            let known =
                sheet.sections.iter().flat_map(|section| &section.fields).filter(|field| !field.value.is_empty());
            let known: Vec<(&str, &str)> = known.map(|field| (field.id.as_str(), field.value.as_str())).collect();
            let read: Vec<(&str, &Answer)> = found.answers.iter().collect();
            assert_eq!(read.len(), known.len(), "{name}");
            for (id, value) in known {
                assert_eq!(found.answers.get(id), Some(&Answer::Text(value.to_owned())));
            }
        }
    }
}

#[test]
fn names_too_long_for_word_come_back_whole() {
    let mut sheet = sheet("tous-types.fr");
    let long = |id: &str| format!("{id}_{}", "tres_long".repeat(6));
    for field in sheet.sections.iter_mut().flat_map(|section| &mut section.fields) {
        if matches!(field.id.as_str(), "c_texte" | "c_cases") {
            field.id = long(&field.id);
            field.options.iter_mut().for_each(|option| option.id = long(&option.id));
        }
    }
    let blank = docx(&sheet).unwrap();
    let filled = with(&blank, "word/document.xml", |document| {
        let wide = "\u{2003}".repeat(12);
        document.replacen(&wide, "ici", 1).replace("w14:checked w14:val=\"0\"", "w14:checked w14:val=\"1\"")
    });
    let found = read::docx(&filled).unwrap();
    assert_eq!(found.answers.get(&long("c_texte")), Some(&Answer::Text("ici".to_owned())));
    let ticks = ["un", "deux", "trois"].map(long).to_vec();
    assert_eq!(found.answers.get(&long("c_cases")), Some(&Answer::Ticks(ticks)));
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/cases/bureau/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
}

/// LibreOffice 7.4 keeps no tag: saved twice, read by the bookmarks.
#[test]
fn files_filled_by_libreoffice() {
    assert_whole(read::docx(&file("word-document-filled-by-libreoffice.docx")));
    assert_whole(read::docx(&file("word-document-typed-over-by-libreoffice.docx")));
    assert_whole(read::odt(&file("word-document-filled-by-libreoffice.odt")));
    assert_whole(read::odt(&file("open-document-filled-by-libreoffice.odt")));
}

/// LibreOffice turns form controls into objects: some answers would be lost, so none is believed.
#[test]
fn an_open_document_saved_as_word_is_refused() {
    assert_eq!(read::docx(&file("open-document-saved-as-word.docx")).unwrap_err(), read::ReadError::Frozen);
}
