//! Booklets, lighter files, QR codes.

use lopdf::{Document, Object};
use serde_json::{Value, json};

use super::{compile, engine_with};
use trousseau::typeset::{PdfFault, Standard, compress, impose, page_count, qr_code};

fn pages(count: usize, width: u32, height: u32) -> Vec<u8> {
    let nodes: Vec<Value> = (1..=count)
        .flat_map(|n| [json!({ "kind": "page" }), json!({ "kind": "text", "text": format!("page {n}") })])
        .collect();
    let value = json!({ "title": "Cahier", "nodes": nodes, "width": width, "height": height });
    compile(&engine_with(""), "pack.typ", &value, Standard::PrintOnly).unwrap().bytes
}

/// Which pages stand on each side of the sheets, by the order of their drawings in the file.
fn sides(booklet: &[u8]) -> Vec<(Option<u32>, Option<u32>)> {
    let document = Document::load_mem(booklet).unwrap();
    let side = |page, name: &[u8]| {
        let page = document.get_dictionary(page).unwrap();
        let resources = page.get(b"Resources").unwrap().as_dict().unwrap();
        let drawings = resources.get(b"XObject").unwrap().as_dict().unwrap();
        drawings.get(name).ok().map(|drawing| drawing.as_reference().unwrap())
    };
    let mut drawings: Vec<_> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_stream().is_ok_and(|stream| stream.dict.has(b"BBox")))
        .map(|(id, _)| *id)
        .collect();
    drawings.sort();
    let number = |id| drawings.iter().position(|drawing| *drawing == id).map(|at| at as u32 + 1);
    document.page_iter().map(|page| (side(page, b"L").and_then(number), side(page, b"R").and_then(number))).collect()
}

#[test]
fn pages_come_in_the_order_of_a_folded_booklet() {
    let sheet = |left, right| (Some(left), Some(right));
    let booklet = impose(&pages(8, 148, 210), false).unwrap();
    assert_eq!(sides(&booklet), [sheet(8, 1), sheet(2, 7), sheet(6, 3), sheet(4, 5)]);
    let booklet = impose(&pages(4, 148, 210), true).unwrap();
    assert_eq!(sides(&booklet), [sheet(1, 4), sheet(3, 2)], "bound on the right");
}

#[test]
fn blanks_come_before_the_back_cover() {
    let booklet = impose(&pages(6, 148, 210), false).unwrap();
    assert_eq!(sides(&booklet), [(Some(6), Some(1)), (Some(2), None), (None, Some(3)), (Some(4), Some(5))]);
    assert_eq!(page_count(&booklet).unwrap(), 4);
    let one = impose(&pages(1, 148, 210), false).unwrap();
    assert_eq!(sides(&one), [(Some(1), None), (None, None)], "one page is its own back cover");
}

#[test]
fn sheets_are_a4_and_tell_printers_how() {
    let document = Document::load_mem(&impose(&pages(5, 148, 210), false).unwrap()).unwrap();
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let media: Vec<f32> =
        page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
    assert_eq!(media, [0.0, 0.0, 841.89, 595.28]);
    let catalog = document.catalog().unwrap();
    let wishes = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(wishes.get(b"Duplex").and_then(Object::as_name).unwrap(), b"DuplexFlipShortEdge");
    assert_eq!(wishes.get(b"PrintScaling").and_then(Object::as_name).unwrap(), b"None");
    assert!(!catalog.has(b"StructTreeRoot") && !catalog.has(b"Metadata") && !catalog.has(b"MarkInfo"));
}

#[test]
fn pages_that_do_not_fit_are_refused() {
    assert_eq!(impose(&pages(2, 210, 297), false), Err(PdfFault::NotA5));
}

#[test]
fn packing_keeps_pages_and_repeats_itself() {
    let value = json!({ "title": "Livret", "nodes": (0..60).map(|n| json!({ "kind": "heading", "level": 1, "text": format!("Titre {n}") })).collect::<Vec<_>>() });
    let pdf = compile(&engine_with(""), "pack.typ", &value, Standard::UaAndA2a).unwrap();
    let small = compress(&pdf.bytes).unwrap();
    assert_eq!(page_count(&small).unwrap(), pdf.pages);
    assert!(small.len() * 10 < pdf.bytes.len() * 8, "{} of {}", small.len(), pdf.bytes.len());
    assert_eq!(compress(&pdf.bytes).unwrap(), small);
}

/// The drawing was read by scanners of other makers before it was kept here.
#[test]
fn a_qr_code_is_the_one_that_scanners_read() {
    let code = qr_code("https://example.org/valmeyrac/").unwrap();
    let rows: Vec<String> =
        (0..code.size).map(|y| (0..code.size).map(|x| if code.is_dark(x, y) { '#' } else { '.' }).collect()).collect();
    assert_eq!(rows.join("\n"), include_str!("../../cases/papier/qr.txt").trim_end());
    assert!(code.svg().starts_with("<svg") && code.path.starts_with("M4 4h7v1h-7z"));
    assert!(!code.is_dark(code.size, 0) && !code.is_dark(0, code.size) && !code.is_dark(3, 3), "quiet around");
    assert_eq!(qr_code(&"x".repeat(3000)), None);
}
