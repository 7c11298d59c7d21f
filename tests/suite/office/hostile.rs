//! Whatever the bytes, an error in French or an answer, never a panic, never a long wait.

use trousseau::forms::read::{ReadError, docx, json, odt};
use trousseau::forms::{docx as word, odt as open};

use super::archives::{archive, with};
use super::samples::sheet;

type Reader = fn(&[u8]) -> Result<trousseau::forms::answers::Read, ReadError>;

fn document(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", format!("<w:document xmlns:w=\"w\">{body}</w:document>").as_bytes())])
}

#[test]
fn cut_or_damaged_files_never_panic() {
    let sheet = sheet("demande-retour.fr");
    for (bytes, read) in [(word(&sheet).unwrap(), docx as Reader), (open(&sheet).unwrap(), odt as Reader)] {
        for end in (0..bytes.len()).step_by(53) {
            assert!(read(&bytes[..end]).is_err());
        }
        let mut seed = 7_u64;
        for _ in 0..3_000 {
            let mut damaged = bytes.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let place = usize::try_from(seed >> 33).unwrap() % damaged.len();
                damaged[place] ^= u8::try_from(seed >> 24 & 0xFF).unwrap();
            }
            let _ = read(&damaged);
        }
    }
}

#[test]
fn damaged_xml_never_panics() {
    let blank = word(&sheet("tous-types.fr")).unwrap();
    let text = super::archives::part(&blank, "word/document.xml");
    let pieces: Vec<&str> = text.split_inclusive('>').collect();
    for skip in (0..pieces.len()).step_by(7) {
        let less: String =
            pieces.iter().enumerate().filter(|(place, _)| *place != skip).map(|(_, piece)| *piece).collect();
        let _ = docx(&with(&blank, "word/document.xml", |_| less));
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 17 << 20];
    assert!(matches!(docx(&archive(&[("word/document.xml", &zeros)])), Err(ReadError::Swollen(_))));
    assert!(matches!(odt(&archive(&[("content.xml", &zeros)])), Err(ReadError::Swollen(_))));
    let flat = vec![b' '; 4 << 20];
    assert!(matches!(docx(&archive(&[("word/document.xml", &flat)])), Err(ReadError::Swollen(_))));
    let deep = "<w:p>".repeat(300) + &"</w:p>".repeat(300);
    assert!(matches!(docx(&document(&deep)), Err(ReadError::TooDeep(_))));
    let names: Vec<String> = (0..2_001).map(|place| format!("n{place}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(docx(&archive(&many)), Err(ReadError::TooManyParts(2_001))));
    let rows: String = (0..20_000)
        .map(|n| format!("<w:tr><w:tc><w:p><w:bookmarkStart w:name=\"q{n}t_a{n}\"/></w:p></w:tc></w:tr>"))
        .collect();
    assert!(matches!(docx(&document(&rows)), Err(ReadError::Swollen(_))));
    let huge = vec![0; (32 << 20) + 1];
    assert!(matches!(docx(&huge), Err(ReadError::TooBig(_))));
}

#[test]
fn entities_of_strangers_are_refused() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>";
    assert!(matches!(docx(&archive(&[("word/document.xml", bomb.as_bytes())])), Err(ReadError::Malformed { .. })));
    assert!(matches!(docx(&document("<w:p>&b;</w:p>")), Err(ReadError::Malformed { .. })));
}

#[test]
fn files_of_another_kind_are_told() {
    assert!(matches!(docx(b"%PDF-1.7"), Err(ReadError::NotADocument(_))));
    assert!(matches!(docx(b"\xD0\xCF\x11\xE0 old"), Err(ReadError::Sealed)));
    assert_eq!(docx(&document("<w:p><w:r><w:t>Bonjour</w:t></w:r></w:p>")), Err(ReadError::NotAForm));
    assert!(matches!(docx(&archive(&[("a", b"")])), Err(ReadError::MissingPart(_))));
    assert!(matches!(
        docx(&archive(&[("word/document.xml", &[0xFF, 0xFE, b'<', 0])])),
        Err(ReadError::Malformed { .. })
    ));
    for text in ["", "[]", "{", "{\"reponses\": []}", "{\"reponses\": {}}", &"[".repeat(1_000), "null"] {
        assert!(matches!(json(text), Err(ReadError::NotAnswers(_))), "{text}");
    }
    for answer in ["{}", "[1]", "[[]]"] {
        let text = format!("{{\"formulaire\": \"f\", \"reponses\": {{\"a\": {answer}}}}}");
        assert_eq!(json(&text), Err(ReadError::StrangeAnswer("a".to_owned())));
    }
}

#[test]
fn every_error_has_a_help() {
    let error = docx(b"rien").unwrap_err();
    assert!(error.to_string().starts_with("ce n’est pas un document"));
    assert!(error.help().contains("enregistrez-le"));
}
