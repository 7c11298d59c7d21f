//! The boxes of a document that are to become fields: annotations that lead to `field:…`.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::pdf::{PdfFault, dictionary, value};

/// All of a document, by what they lead to, without `field:`.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    pub by_target: BTreeMap<String, DrawnBox>,
    /// Targets that were drawn more than once.
    pub twice: Vec<String>,
    /// Boxes in all.
    pub count: usize,
}

/// One box.
#[derive(Debug, Clone)]
pub(super) struct DrawnBox {
    pub annotation: ObjectId,
    pub page: ObjectId,
    /// The element of structure that holds it.
    pub element: ObjectId,
    pub struct_parent: i64,
    pub rect: Object,
    /// In points.
    pub width: f32,
    pub height: f32,
}

const SCHEME: &str = "field:";

/// Nodes of the table of structure that are followed, at most: a page of it holds thousands of entries.
const DEEPEST: usize = 8;

/// Finds the boxes of a document.
pub(super) fn boxes(document: &Document) -> Result<Boxes, PdfFault> {
    let elements = elements(document)?;
    let mut boxes = Boxes::default();
    for page in document.page_iter() {
        for annotation in annotations(document, page) {
            let Some((target, found)) = drawn(document, page, annotation, &elements)? else { continue };
            boxes.count += 1;
            if boxes.by_target.insert(target.clone(), found).is_some() {
                boxes.twice.push(target);
            }
        }
    }
    Ok(boxes)
}

fn annotations(document: &Document, page: ObjectId) -> Vec<ObjectId> {
    let list = document.get_dictionary(page).ok().and_then(|page| value(document, page, b"Annots"));
    let list = list.and_then(|list| list.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|item| item.as_reference().ok()).collect()
}

/// The box of an annotation, unless it leads elsewhere.
fn drawn(
    document: &Document,
    page: ObjectId,
    annotation: ObjectId,
    elements: &BTreeMap<i64, ObjectId>,
) -> Result<Option<(String, DrawnBox)>, PdfFault> {
    let Some(link) = document.get_dictionary(annotation).ok() else { return Ok(None) };
    let Some(target) = target(document, link) else { return Ok(None) };
    let rect = value(document, link, b"Rect").ok_or(PdfFault::Missing("la place d’un champ"))?;
    let corners: Vec<f32> =
        rect.as_array().map(|rect| rect.iter().filter_map(|n| n.as_float().ok()).collect()).unwrap_or_default();
    let &[left, bottom, right, top] = corners.as_slice() else {
        return Err(PdfFault::Missing("la place d’un champ"));
    };
    let struct_parent = link.get(b"StructParent").and_then(Object::as_i64).ok();
    let struct_parent = struct_parent.ok_or(PdfFault::Missing("la structure d’un champ"))?;
    let element = *elements.get(&struct_parent).ok_or(PdfFault::Missing("la structure d’un champ"))?;
    let (width, height) = ((right - left).abs(), (top - bottom).abs());
    let found = DrawnBox { annotation, page, element, struct_parent, rect: rect.clone(), width, height };
    Ok(Some((target, found)))
}

fn target(document: &Document, link: &Dictionary) -> Option<String> {
    let action = value(document, link, b"A")?.as_dict().ok()?;
    let address = value(document, action, b"URI")?.as_str().ok()?;
    Some(std::str::from_utf8(address).ok()?.strip_prefix(SCHEME)?.to_owned())
}

/// The table that leads from an annotation's number to its element of structure.
fn elements(document: &Document) -> Result<BTreeMap<i64, ObjectId>, PdfFault> {
    let missing = PdfFault::Missing("la structure pour les lecteurs d’écran");
    let catalog = document.catalog().map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    let tree = value(document, catalog, b"StructTreeRoot").and_then(|root| root.as_dict().ok());
    let root = tree.and_then(|tree| tree.get(b"ParentTree").ok()).ok_or(missing)?;
    let mut table = BTreeMap::new();
    collect(document, root, DEEPEST, &mut table);
    Ok(table)
}

fn collect(document: &Document, node: &Object, deep: usize, table: &mut BTreeMap<i64, ObjectId>) {
    let Some(node) = dictionary(document, node) else { return };
    let numbers = value(document, node, b"Nums").and_then(|numbers| numbers.as_array().ok());
    for pair in numbers.map(Vec::as_slice).unwrap_or_default().chunks_exact(2) {
        if let [number, element] = pair
            && let (Ok(number), Ok(element)) = (number.as_i64(), element.as_reference())
        {
            table.insert(number, element);
        }
    }
    let kids = value(document, node, b"Kids").and_then(|kids| kids.as_array().ok());
    if deep > 0 {
        kids.into_iter().flatten().for_each(|kid| collect(document, kid, deep - 1, table));
    }
}
