//! What is handed over on paper: what authors are told when a paper cannot be made, what a version page says,
//! what no paper may hold. Cases are edits of the small project, as for `model`.
//!
//! `print PATH` builds with that one paper and expects what authors are told; `page PATH` expects the words of
//! a page. `release PAPER` records what the paper says, on the day that the block gives; `version PAPER` expects
//! the words of the page that the recorded code leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use lopdf::{Document, Object};
use trousseau::build::{Built, Printing, Request, build};
use trousseau::diagnostics::{Diagnostic, Paint, to_text};
use trousseau::kept::{Memory, Shelf};
use trousseau::load::Sources;
use trousseau::model::values::Date;
use trousseau::output::Output;
use trousseau::packs::{record, record_head};

use crate::cases::{self, Block};
use crate::model::{apply, made, request, starter, uncommented};

const VERSIONS: &str = "content/sites/ma-ville/versions.yaml";

/// Few chapters, so that a paper is laid out in a moment.
fn small() -> Sources {
    let mut sources = uncommented(starter());
    let kept = |file: &str| {
        !file.starts_with("content/commun/livret/")
            || ["01-", "03-", "28-"].iter().any(|n| file.contains(&format!("livret/{n}")))
    };
    sources.files.retain(|file, _| kept(file));
    let config = String::from_utf8(sources.files["site-config.yaml"].clone()).unwrap();
    let config = regex::Regex::new("(?m)^langues: .*$").unwrap().replace(&config, "langues: [fr, en, ar]").into_owned();
    sources.files.insert("site-config.yaml".to_owned(), config.into_bytes());
    // `init` writes French alone.
    for (name, text) in [
        ("01-bienvenue", include_str!("../../content/commun/livret/01-bienvenue.ar.md")),
        ("03-urgences", include_str!("../../content/commun/livret/03-urgences.ar.md")),
    ] {
        sources.files.insert(format!("content/commun/livret/{name}.ar.md"), text.as_bytes().to_vec());
    }
    for (file, bytes) in &mut sources.files {
        if file.starts_with("content/commun/") && file.ends_with(".md") {
            *bytes = without_lost_links(&String::from_utf8_lossy(bytes)).into_bytes();
        }
    }
    sources
}

/// Links to the chapters that were left out become plain words.
fn without_lost_links(text: &str) -> String {
    let link = regex::Regex::new(r"\[([^\]]*)\]\([^)]*livret/[^)]*\)|\[([^\]]*)\]\([0-9][^)]*\.md[^)]*\)").unwrap();
    link.replace_all(text, "$1$2").into_owned()
}

fn paper(sources: Sources, path: &str) -> Built {
    made(sources, Printing::Only(path.to_owned()))
}

fn find<'b>(built: &'b Built, path: &str) -> Option<&'b Output> {
    built.outputs.iter().flatten().find(|output| output.path.ends_with(path))
}

/// The words of the main part of a page, a line for each block.
fn words(page: &Output) -> String {
    let html = String::from_utf8_lossy(&page.bytes).into_owned();
    let start = html.find("<main").unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    let blocks = regex::Regex::new("</?(p|li|h1|h2|h3|ul|ol|section|summary|details)[^>]*>").unwrap();
    let tags = regex::Regex::new("<[^>]*>").unwrap();
    let main = blocks.replace_all(&html[start..end], "\n").into_owned();
    let plain = tags.replace_all(&main, "").replace('\u{a0}', " ").replace("&#39;", "'").replace("&amp;", "&");
    let lines: Vec<String> = plain.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.into_iter().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// What an expected block of a case shows; none for a block that edits.
fn shown(block: &Block, sources: &mut Sources, usual: &BTreeSet<String>) -> Option<String> {
    let (verb, path) = block.info.split_once(' ')?;
    let take = |sources: &mut Sources| std::mem::replace(sources, small());
    match verb {
        "print" => {
            let built = paper(take(sources), path);
            let new = built.diagnostics.iter().filter(|d| !usual.contains(&d.message)).cloned().collect();
            Some(format!("{}\n", to_text(&new, &built.texts, Paint::Plain).trim_end()))
        }
        "page" => {
            let built = made(sources.clone(), Printing::Nothing);
            let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
            Some(find(&built, path).map_or_else(|| format!("no page\n{told}"), words))
        }
        "version" => {
            let record = String::from_utf8(sources.files[VERSIONS].clone()).unwrap();
            let code = record.split("code: \"").nth(1).unwrap().split('"').next().unwrap();
            let built = made(take(sources), Printing::Nothing);
            let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
            let page = find(&built, &format!("v/{code}/index.html"));
            // Codes are made of what the paper says: they change with every word of the shared chapters.
            let codes = regex::Regex::new("[2-9BCDFGHJKMNPQRSTVWXZ]{6}|[0-9]+ pages, [0-9]+ ko").unwrap();
            Some(page.map_or_else(
                || format!("no page\n{told}"),
                |page| codes.replace_all(&words(page), "CODE").into_owned(),
            ))
        }
        "release" => {
            let built = made(sources.clone(), Printing::Nothing);
            let editions = &built.papers["ma-ville"].editions;
            let edition = editions.iter().find(|edition| edition.paper.word() == path).unwrap();
            let record = format!("{}{}", record_head(), record(edition, Date::parse(block.text.trim()).unwrap()));
            sources.files.insert(VERSIONS.to_owned(), record.into_bytes());
            Some(block.text.clone())
        }
        _ => None,
    }
}

#[test]
fn papers_say_what_keeps_them_from_being_made_and_how_old_they_are() {
    let usual: BTreeSet<String> =
        made(small(), Printing::Nothing).diagnostics.iter().map(|d| d.message.clone()).collect();
    for path in cases::files("packs", ".md") {
        let text = fs::read_to_string(&path).unwrap();
        let mut sources = small();
        let mut found = Vec::new();
        for block in cases::blocks(&text) {
            match shown(&block, &mut sources, &usual) {
                Some(told) => found.push((block, told)),
                None => apply(&mut sources, &block, Path::new(&path)),
            }
        }
        cases::compare(&path, &text, &found);
    }
}

fn document(built: &Built, path: &str) -> Document {
    let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
    let output = find(built, path).unwrap_or_else(|| panic!("no {path}:\n{told}"));
    Document::load_mem(&output.bytes).unwrap()
}

/// Names of the fonts, without the mark of what was kept of them.
fn fonts(document: &Document) -> BTreeSet<String> {
    let named = document.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(|dict| {
        let is_font = dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor");
        is_font.then(|| String::from_utf8_lossy(dict.get(b"FontName").and_then(Object::as_name).unwrap()).into_owned())
    });
    named.map(|name| name.split('+').next_back().unwrap_or_default().to_owned()).collect()
}

/// Fonts that build letters from a base and dots come out doubled when copied or read aloud.
#[test]
fn arabic_paper_is_drawn_with_letters_that_can_be_read_back() {
    let built = paper(small(), "livret-a5-ma-ville-ar.pdf");
    let fonts = fonts(&document(&built, "livret-a5-ma-ville-ar.pdf"));
    assert!(fonts.iter().any(|font| font.starts_with("Vazirmatn")), "{fonts:?}");
    let others: Vec<&String> =
        fonts.iter().filter(|f| !f.starts_with("Vazirmatn") && !f.starts_with("Atkinson")).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// The library that packs objects does not compress them unless told to.
#[test]
fn paper_is_compressed() {
    for path in ["livret-a4-ma-ville.pdf", "livret-cahier-ma-ville.pdf", "affiche-charte-a3-ma-ville.pdf"] {
        let built = paper(small(), path);
        let document = document(&built, path);
        let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
        // The description of a PDF/A stands in clear, for machines that know no PDF; so does the table of objects,
        // which the library never compresses.
        let is_apart = |dict: &lopdf::Dictionary| dict.has_type(b"Metadata") || dict.has_type(b"XRef");
        let is_told = |stream: &&lopdf::Stream| !is_apart(&stream.dict) && stream.dict.get(b"Filter").is_err();
        let loose: Vec<_> =
            streams.filter(is_told).filter(|stream| stream.content.len() > 300).map(|s| &s.dict).collect();
        assert!(loose.is_empty(), "{path}: {loose:?}");
        let bytes = &find(&built, path).unwrap().bytes;
        assert!(bytes.windows(7).any(|seven| seven == b"/ObjStm"), "{path}: its objects are not packed");
    }
}

#[test]
fn the_booklet_is_for_printers_and_the_rest_for_readers() {
    let built = paper(small(), "livret-cahier-ma-ville.pdf");
    let booklet = document(&built, "livret-cahier-ma-ville.pdf");
    let catalog = booklet.catalog().unwrap();
    let printed = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).unwrap();
    assert_eq!(printed.get(b"Duplex").and_then(Object::as_name).unwrap(), b"DuplexFlipShortEdge");
    assert_eq!(printed.get(b"PrintScaling").and_then(Object::as_name).unwrap(), b"None");
    assert!(catalog.get(b"StructTreeRoot").is_err());
    let pages = find(&built, "livret-cahier-ma-ville.pdf").unwrap().about.pages.unwrap();
    assert_eq!((pages % 4, booklet.get_pages().len()), (0, pages / 2));
    let reading = document(&paper(small(), "livret-a5-ma-ville.pdf"), "livret-a5-ma-ville.pdf");
    let catalog = reading.catalog().unwrap();
    for wanted in [b"StructTreeRoot".as_slice(), b"Outlines", b"Lang", b"MarkInfo"] {
        assert!(catalog.get(wanted).is_ok(), "{}", String::from_utf8_lossy(wanted));
    }
}

/// What stands in a paper is in its data: the marks of records that nobody may read are in no byte of it.
#[test]
fn a_number_kept_off_the_web_is_in_no_paper_and_in_no_code() {
    let file = "content/sites/ma-ville/site.yaml";
    let with = |number: &str| {
        let mut sources = small();
        let text = String::from_utf8(sources.files[file].clone()).unwrap();
        let hidden = text.replace("public_numero: oui", "public_numero: non");
        let phone = regex::Regex::new("(?m)^(permanence:\n(?:  .*\n)*?  telephone: ).*$").unwrap();
        assert!(phone.is_match(&hidden), "{hidden}");
        sources
            .files
            .insert(file.to_owned(), phone.replace(&hidden, format!("${{1}}\"{number}\"")).into_owned().into_bytes());
        made(sources, Printing::Nothing)
    };
    let codes = |built: &Built| -> Vec<String> {
        built.papers.values().flat_map(|papers| &papers.editions).map(|edition| edition.code.clone()).collect()
    };
    let (one, other) = (with("05 36 49 77 77"), with("05 36 49 88 88"));
    assert!(!codes(&one).is_empty());
    assert_eq!(codes(&one), codes(&other));
}

#[test]
fn the_same_words_have_the_same_code_whatever_the_day_or_the_address() {
    let codes = |built: &Built| -> Vec<String> {
        built.papers.values().flat_map(|papers| &papers.editions).map(|edition| edition.code.clone()).collect()
    };
    let usual = codes(&made(small(), Printing::Nothing));
    let mut moved = small();
    let file = "content/commun/livret/01-bienvenue.md";
    let text = String::from_utf8(moved.files[file].clone()).unwrap();
    // The same words, elsewhere in the file.
    moved.files.insert(file.to_owned(), text.replacen("\n\n## ", "\n\n\n\n## ", 1).into_bytes());
    assert_eq!(usual, codes(&made(moved, Printing::Nothing)));
    let mut changed = small();
    changed.files.insert(file.to_owned(), text.replacen("## ", "## Oui. ", 1).into_bytes());
    let after = codes(&made(changed, Printing::Nothing));
    let differing = usual.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!(differing, 1, "one chapter of the livret is in one paper: {usual:?} {after:?}");
}

#[test]
fn a_booklet_that_no_stapler_goes_through_is_told() {
    let mut sources = small();
    let body = "Un paragraphe assez long pour prendre deux lignes de la page, et même un peu plus.\n\n".repeat(900);
    let chapter = format!("---\ntitre: Un long chapitre\nresume: Très long.\nordre: 40\n---\n\n## Tout\n\n{body}");
    sources.files.insert("content/sites/ma-ville/livret/40-long.md".to_owned(), chapter.into_bytes());
    let built = paper(sources, "livret-cahier-ma-ville.pdf");
    let told: Vec<&str> =
        built.diagnostics.iter().map(|d| d.code).filter(|code| *code == "cahier-trop-epais").collect();
    assert_eq!(told, ["cahier-trop-epais"]);
    assert!(built.outputs.is_some(), "a warning keeps nothing from being published");
}

#[test]
fn a_theme_changes_sizes_and_layouts() {
    let formats = include_str!("../../themes/trousseau/print/formats.yaml");
    let size = |sources: Sources| -> Vec<f32> {
        let document = document(&paper(sources, "guide-quartier-a4-ma-ville.pdf"), "guide-quartier-a4-ma-ville.pdf");
        let page = *document.get_pages().get(&1).unwrap();
        let media = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().clone();
        media.as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect()
    };
    let with = |file: &str, text: String| {
        let mut sources = small();
        sources.files.insert(format!("themes/trousseau/print/{file}"), text.into_bytes());
        sources
    };
    let us = "feuille: {largeur: 216, hauteur: 279,";
    let letter = formats.replace("feuille: {largeur: 210, hauteur: 297,", us);
    let [_, _, width, height] = size(with("formats.yaml", letter))[..] else { panic!("four corners") };
    assert!((width - 612.3).abs() < 0.5 && (height - 790.9).abs() < 0.5, "{width} × {height}");
    let own =
        "#import \"house.typ\": *\n#show: known.with(data)\n#set page(width: 100mm, height: 100mm)\n= #data.title\n";
    let [_, _, width, _] = size(with("guide.typ", own.to_owned()))[..] else { panic!("four corners") };
    assert!((width - 283.5).abs() < 0.5, "{width}");
    let wrong = formats.replace("feuille: {largeur: 210,", "feuille: {largeur: large,");
    let built = paper(with("formats.yaml", wrong), "guide-quartier-a4-ma-ville.pdf");
    let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
    assert!(told.contains("« largeur » de « feuille » doit être un nombre"), "{told}");
}

/// What is laid out again is what the change shows in, and nothing else; what is found again is what was made.
#[test]
fn only_paper_that_changed_is_made_again() {
    let shelf = Arc::new(Memory::default());
    let with_shelf = |sources: Sources| -> (usize, BTreeMap<String, Vec<u8>>) {
        let before = shelf.len();
        let request = Request { shelf: Some(shelf.clone()), ..request(Printing::Everything) };
        let built = build(sources, &request);
        let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
        let outputs = built.outputs.unwrap_or_else(|| panic!("{told}"));
        let files = outputs.into_iter().filter(|output| output.about.kind != "page");
        (shelf.len() - before, files.map(|output| (output.path, output.bytes)).collect())
    };
    let in_french = || {
        let mut sources = small();
        let config = String::from_utf8(sources.files["site-config.yaml"].clone()).unwrap();
        let config = config.replace("langues: [fr, en, ar]", "langues: [fr]");
        sources.files.insert("site-config.yaml".to_owned(), config.into_bytes());
        sources
    };
    let (made, first) = with_shelf(in_french());
    let sheets = first.keys().filter(|path| path.ends_with(".pdf")).count();
    assert!(made >= sheets && sheets > 20, "{made} made, {sheets} PDFs");
    let (made, second) = with_shelf(in_french());
    assert_eq!(made, 0, "the same project makes nothing");
    assert!(first == second, "what is found again is what was made");
    let mut touched = in_french();
    let file = "content/sites/ma-ville/partenaires.yaml";
    let text = String::from_utf8(touched.files[file].clone()).unwrap();
    touched
        .files
        .insert(file.to_owned(), text.replacen("Un lieu pour se retrouver", "Un lieu où aller", 1).into_bytes());
    let (made, third) = with_shelf(touched);
    let changed: Vec<&str> =
        third.iter().filter(|(path, bytes)| first.get(*path) != Some(bytes)).map(|(path, _)| path.as_str()).collect();
    let paper: Vec<&&str> = changed.iter().filter(|path| path.ends_with(".pdf")).collect();
    assert_eq!(paper, [&"droits/imprimer/guide-quartier-a4-ma-ville.pdf"], "{changed:?}");
    assert_eq!(made, 1);
}

/// What a paper is made of is bounded before it is laid out: a text made to tire the program is told, or printed.
#[test]
fn texts_without_measure_are_told_or_printed() {
    let chapter = |body: &str| {
        let mut sources = small();
        let text = format!("---\ntitre: Sans mesure\nresume: Un texte hostile.\nordre: 31\n---\n\n## Tout\n\n{body}\n");
        sources.files.insert("content/sites/ma-ville/livret/31-mesure.md".to_owned(), text.into_bytes());
        let built = paper(sources, "livret-a4-ma-ville.pdf");
        let of_file = |d: &&Diagnostic| d.place.as_ref().is_some_and(|place| place.file.ends_with("31-mesure.md"));
        let told: Vec<&str> = built.diagnostics.iter().filter(of_file).map(|d| d.code).collect();
        (told.join(" "), built.outputs.is_some())
    };
    let nested = |mark: &str, depth: usize| format!("{}trop bas", mark.repeat(depth));
    let list = (0..200).map(|depth| format!("{}- niveau\n", "  ".repeat(depth))).collect::<String>();
    let row = format!("|{}\n", " cellule assez longue |".repeat(5));
    let table = format!("| a | b | c | d | e |\n|---|---|---|---|---|\n{}", row.repeat(1_100_000 / row.len()));
    let wide = format!("|{}\n|{}\n|{}\n", " a |".repeat(400), "---|".repeat(400), " b |".repeat(400));
    let too_deep = ("imbrication-trop-profonde", false);
    let printed = ("tableau-sans-titre", true);
    for (what, body, expected) in [
        ("quotes", nested("> ", 200), too_deep),
        ("list", list, too_deep),
        ("emphasis", format!("{}mot{}", "*a ".repeat(200), "*".repeat(200)), too_deep),
        ("table of a megabyte", table, printed),
        ("400 columns", wide, printed),
        ("word", "interminable".repeat(20_000), ("", true)),
    ] {
        let (told, is_made) = chapter(&body);
        assert_eq!((told.as_str(), is_made), expected, "{what}");
    }
}

/// A layout of the theme is part of what a paper is made of.
#[test]
fn another_layout_makes_paper_again() {
    let shelf: Arc<dyn Shelf> = Arc::new(Memory::default());
    let path = "guide-quartier-a4-ma-ville.pdf";
    let make = |sources: Sources| {
        let request = Request { shelf: Some(shelf.clone()), ..request(Printing::Only(path.to_owned())) };
        find(&build(sources, &request), path).unwrap().bytes.clone()
    };
    let usual = make(small());
    let own = "#import \"house.typ\": *\n#show: known.with(data)\n= #data.title\n";
    let mut themed = small();
    themed.files.insert("themes/trousseau/print/guide.typ".to_owned(), own.as_bytes().to_vec());
    assert_ne!(usual, make(themed));
    assert_eq!(usual, make(small()));
}
