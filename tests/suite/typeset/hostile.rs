//! Layouts and data that want more than they were given; files that want to break whoever reads them.

use serde_json::json;

use super::{all_kinds, compile, engine_with, made};
use trousseau::typeset::{Engine, Files, Fonts, Job, Standard, activate, compress, impose, read};

#[test]
fn a_layout_sees_nothing_outside() {
    for attempt in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../../../etc/passwd\")",
        "#read(\"/../etc/passwd\")",
        "#read(\"file:///etc/passwd\")",
        "#read(\"C:\\\\windows\\\\win.ini\")",
        "#include \"/etc/passwd\"",
        "#import \"@preview/cetz:0.3.0\": *",
        "#import \"@local/secret:1.0.0\": *",
        "#image(\"https://example.org/x.png\", alt: \"x\")",
        "#json(\"/proc/self/environ\")",
        "#plugin(\"/x.wasm\")",
        "#eval(\"read(\\\"/etc/passwd\\\")\")",
        "#datetime.today()",
        "#bibliography(\"/etc/passwd\")",
        "#raw(theme: \"/etc/passwd\", lang: \"rust\", \"x\")",
        "#{ while true { } }",
        "#let f() = f()\n#f()",
        "#let f(x) = f(x + 1)\n#f(0)",
        "#let f(x) = [#x #f(x)]\n#f(0)",
        "#show heading: it => heading(level: 1)[x]\n= a",
    ] {
        let result = compile(&engine_with(attempt), "extra.typ", &json!({}), Standard::PrintOnly);
        let faults = result.map(|_| ()).expect_err(attempt);
        let told = format!("{faults:?}");
        assert!(!told.contains("root:") && !faults.is_empty(), "{attempt}: {told}");
    }
}

#[test]
fn names_of_files_stay_inside() {
    for name in ["../x.typ", "a/../../x.typ", "a\\b.typ"] {
        let files = Files::from([(name.to_owned(), Vec::new())]);
        assert!(Engine::new(Fonts::built_in(), files.clone()).is_err(), "{name}");
        let job = Job { layout: "pack.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
        assert!(engine_with("").compile(&job).is_err(), "{name}");
    }
    let latin1 = Files::from([("a.typ".to_owned(), vec![0xE9])]);
    assert_eq!(
        Engine::new(Fonts::built_in(), latin1).unwrap_err()[0].message,
        "la mise en page « a.typ » n’est pas un texte"
    );
}

#[test]
fn an_image_cannot_call_another_file() {
    let engine = engine_with("#image(\"/piege.svg\", alt: \"x\")");
    for href in ["/etc/passwd", "file:///etc/passwd", "https://example.org/x.png", "../../etc/passwd", "data.json"] {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>\
             <image width='9' height='9' xlink:href='{href}'/></svg>"
        );
        let files = Files::from([("piege.svg".to_owned(), svg.into_bytes()), ("data.json".to_owned(), b"{}".to_vec())]);
        let job = Job { layout: "extra.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
        assert!(engine.compile(&job).is_err(), "{href}");
    }
}

#[test]
fn a_text_is_never_a_program() {
    let text = "#read(\"/etc/passwd\") $x^2$ *a* @ref <lab> // /* */ \\ #panic() `x` = - +";
    let value = json!({ "title": text, "nodes": [{ "kind": "text", "text": text }] });
    compile(&engine_with(""), "pack.typ", &value, Standard::UaAndA2a).unwrap();
}

#[test]
fn a_job_cannot_bring_a_layout() {
    let engine = engine_with("#include \"/autre.typ\"");
    let files = Files::from([("autre.typ".to_owned(), b"Bonjour".to_vec())]);
    let job = |layout| Job { layout, files: &files, standard: Standard::PrintOnly, places: 0 };
    assert!(engine.compile(&job("extra.typ")).is_err());
    assert!(engine.compile(&job("autre.typ")).is_err());
}

#[test]
fn data_that_is_no_json_stops_cleanly() {
    for bytes in [&b"{"[..], b"\xff\xfe", b"[[[[", &[b'['; 100_000]] {
        let files = Files::from([("data.json".to_owned(), bytes.to_vec())]);
        let job = Job { layout: "pack.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
        assert!(engine_with("").compile(&job).is_err());
    }
}

/// Nothing that is done to a file may end otherwise than by an answer or a refusal.
fn try_all(bytes: &[u8]) {
    let _ = read(bytes);
    let _ = compress(bytes);
    let _ = impose(bytes, false);
    let _ = activate(bytes, &all_kinds());
}

#[test]
fn damaged_files_are_refused_or_read() {
    let form = made(&all_kinds());
    try_all(b"");
    try_all(b"%PDF-1.7");
    try_all(&vec![b'['; 300_000]);
    for cut in (0..form.len()).step_by(form.len() / 40) {
        try_all(&form[..cut]);
    }
    // Always the same numbers: a failure can be looked at again.
    let mut seed: u32 = 7;
    for _ in 0..60 {
        let mut bytes = form.clone();
        for _ in 0..20 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bytes.len();
            bytes[at] = (seed >> 24) as u8;
        }
        try_all(&bytes);
    }
}

/// A PDF of some objects, the first of which is the catalog.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.7\n");
    for (index, object) in objects.iter().enumerate() {
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    text.push_str("trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
    text.into_bytes()
}

#[test]
fn trees_without_end_have_one() {
    let deep = format!("{}{}", "<</T(a)/Kids[".repeat(90), "]>>".repeat(90));
    let array = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    for objects in [
        vec!["<</AcroForm<</Fields[2 0 R]>>>>", "<</T(a)/FT/Tx/Kids[2 0 R 2 0 R]>>"],
        vec!["<</AcroForm<</Fields[2 0 R]>>>>", "<</T(a)/Kids[3 0 R]>>", "<</T(b)/Kids[2 0 R]>>"],
        vec!["<</AcroForm 2 0 R>>", "3 0 R", "2 0 R"],
        vec!["<</AcroForm<</Fields[2 0 R]>>/Pages 3 0 R>>", "<</T(a)/FT/Tx/V(x)>>", "<</Kids[3 0 R]/Parent 3 0 R>>"],
        vec!["<</AcroForm<</Fields[2 0 R]>>>>", &deep],
        vec!["<</AcroForm<</Fields[2 0 R]>>>>", &array],
    ] {
        try_all(&pdf(&objects));
    }
}

#[test]
fn a_small_stack_is_enough() {
    let array = format!("<</A {}{}>>", "[".repeat(20_000), "]".repeat(20_000));
    let nested = format!("<</A {}{}>>", "<</A[".repeat(45), "]>>".repeat(45));
    let strings = format!("<</A {}{}>>", "(".repeat(5_000), ")".repeat(5_000));
    let bytes: Vec<Vec<u8>> =
        [array, nested, strings].iter().map(|object| pdf(&["<</AcroForm<</Fields[2 0 R]>>>>", object])).collect();
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    thread.spawn(move || bytes.iter().for_each(|bytes| try_all(bytes))).unwrap().join().unwrap();
}

#[test]
fn a_stream_that_swells_is_refused() {
    let mut swollen =
        lopdf::Stream::new(lopdf::dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 5 }, vec![b' '; 64 << 20]);
    swollen.compress().unwrap();
    let mut document = lopdf::Document::with_version("1.7");
    let stream = document.add_object(swollen);
    let field = lopdf::dictionary! { "T" => lopdf::text_string("a"), "FT" => "Tx", "V" => stream };
    let field = document.add_object(field);
    let form = lopdf::dictionary! { "Fields" => vec![field.into()] };
    let root = document.add_object(lopdf::dictionary! { "Type" => "Catalog", "AcroForm" => form });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(bytes.len() < 1 << 20);
    if let Ok(answers) = read(&bytes) {
        assert!(answers.answers.is_empty());
    }
}
