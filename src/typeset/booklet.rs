//! A booklet: A5 pages laid two by two on A4 sheets, to print on both sides, fold and staple.
//!
//! For printers only: the pages are drawings, without tags, links or bookmarks. Whoever reads on a screen
//! takes the same pages in order.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::pdf::{PdfFault, add, open, save, value};

/// A4, landscape, in points.
const SHEET: (f32, f32) = (841.89, 595.28);

/// Two A5 pages are one millimetre narrower than A4; typst rounds to hundredths of a point.
const TOLERANCE: f32 = 0.1;

/// Drawing of one page, at most, in bytes: a thousand times that of a page of text.
const LARGEST_PAGE: usize = 32 << 20;

/// A page as a drawing, or a blank.
type Side = Option<ObjectId>;

/// Lays the pages of an A5 document on A4 sheets, bound on the left, or on the right when it is written
/// from right to left. The last page is the back cover: blank pages, if any, come before it.
///
/// Gives the bytes; the sheets are half the pages of the result. Above twelve sheets an office stapler fails.
///
/// # Errors
///
/// When the bytes are no PDF, or a page is larger than A5.
pub fn impose(pdf: &[u8], right_to_left: bool) -> Result<Vec<u8>, PdfFault> {
    let mut document = open(pdf)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut drawings = Vec::with_capacity(pages.len());
    let mut width: f32 = 0.0;
    for page in pages {
        let (drawing, page_width) = drawing(&mut document, page)?;
        drawings.push(Some(drawing));
        width = width.max(page_width);
    }
    let tree = document.new_object_id();
    let mut kids = Vec::new();
    for (left, right) in sides(with_blanks(drawings)) {
        let (left, right) = if right_to_left { (right, left) } else { (left, right) };
        kids.push(Object::Reference(sheet(&mut document, tree, left, right, width)));
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into());
    let catalog = catalog(&document, tree)?;
    let root = add(&mut document, catalog);
    document.trailer.set("Root", root);
    document.prune_objects();
    document.renumber_objects();
    save(document)
}

/// A page as a drawing that sheets can place, and its width.
fn drawing(document: &mut Document, page: ObjectId) -> Result<(ObjectId, f32), PdfFault> {
    let media = inherited(document, page, b"MediaBox").ok_or(PdfFault::Missing("le format d’une page"))?;
    let corners: Vec<f32> =
        media.as_array().map(|numbers| numbers.iter().filter_map(|n| n.as_float().ok()).collect()).unwrap_or_default();
    let &[left, bottom, right, top] = corners.as_slice() else {
        return Err(PdfFault::Missing("le format d’une page"));
    };
    let (width, height) = (right - left, top - bottom);
    if 2.0 * width > SHEET.0 + TOLERANCE || height > SHEET.1 + TOLERANCE {
        return Err(PdfFault::NotA5);
    }
    let resources = inherited(document, page, b"Resources").unwrap_or_else(|| Dictionary::new().into());
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => media, "Resources" => resources,
        // A page whose corner is not the origin is drawn as if it were.
        "Matrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), Object::Real(-left), Object::Real(-bottom)],
    };
    let content = document.get_page_content_with_limit(page, LARGEST_PAGE);
    let content = content.map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    let mut stream = Stream::new(dictionary, content);
    stream.compress().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    Ok((add(document, stream), width))
}

/// A value of a page, or of the nodes above it.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = document.get_dictionary(page).ok()?;
    // A tree of pages is never this deep; one that goes round has an end here.
    for _ in 0..32 {
        if let Some(found) = value(document, node, key) {
            return Some(found.clone());
        }
        node = value(document, node, b"Parent")?.as_dict().ok()?;
    }
    None
}

/// Pages in fours, with the blanks before the back cover.
fn with_blanks(mut pages: Vec<Side>) -> Vec<Side> {
    let blanks = pages.len().next_multiple_of(4) - pages.len();
    let back = pages.len().saturating_sub(1);
    pages.splice(back..back, std::iter::repeat_n(None, blanks));
    pages
}

/// Front and back of each sheet, left and right, from the outside of the booklet to its middle.
fn sides(pages: Vec<Side>) -> Vec<(Side, Side)> {
    let at = |index: usize| pages.get(index).copied().flatten();
    let last = pages.len().saturating_sub(1);
    let front = |sheet: usize| (at(last - 2 * sheet), at(2 * sheet));
    let back = |sheet: usize| (at(2 * sheet + 1), at(last - 2 * sheet - 1));
    (0..pages.len() / 4).flat_map(|sheet| [front(sheet), back(sheet)]).collect()
}

fn sheet(document: &mut Document, tree: ObjectId, left: Side, right: Side, width: f32) -> ObjectId {
    let fold = SHEET.0 / 2.0;
    let mut drawings = Dictionary::new();
    let mut content = String::new();
    for (name, side, x) in [("L", left, fold - width), ("R", right, fold)] {
        if let Some(drawing) = side {
            drawings.set(name, drawing);
            content.push_str(&format!("q 1 0 0 1 {x:.2} 0 cm /{name} Do Q\n"));
        }
    }
    let content = add(document, Stream::new(Dictionary::new(), content.into_bytes()));
    let media = vec![0.into(), 0.into(), Object::Real(SHEET.0), Object::Real(SHEET.1)];
    let page = dictionary! {
        "Type" => "Page", "Parent" => tree, "MediaBox" => media, "Contents" => content,
        "Resources" => dictionary! { "XObject" => drawings },
    };
    add(document, page)
}

/// Turned on the short edge and never scaled: most readers obey, and the page that offers the file says it too.
fn catalog(document: &Document, tree: ObjectId) -> Result<Dictionary, PdfFault> {
    let former = document.catalog().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    let mut catalog = dictionary! {
        "Type" => "Catalog", "Pages" => tree,
        "ViewerPreferences" => dictionary! {
            "Duplex" => "DuplexFlipShortEdge", "PrintScaling" => "None", "DisplayDocTitle" => true,
        },
    };
    if let Ok(lang) = former.get(b"Lang") {
        catalog.set("Lang", lang.clone());
    }
    Ok(catalog)
}
