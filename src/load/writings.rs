//! What people wrote, for what it names: links, images, inserts, anchors.
//!
//! Made from the files themselves, so that a broken link is told even when a
//! record of the same site is wrong and there is no model to plan.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::forms;
use super::kinds::shape_of;
use super::pages::Folder;
use super::places::Places;
use super::references::written;
use super::yaml::{Node, Shape, Value};
use crate::markdown::tree::{Inline, Node as Part, walk_inlines};
use crate::markdown::{self, Document};
use crate::model::local_life::Reader;
use crate::model::orientation::TeamCategory;
use crate::model::partners::Family;
use crate::model::values::Date;

/// A name in a text, and its bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub range: Range<usize>,
}

/// One text: a language of a Markdown page, or a value of a YAML file.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    pub file: String,
    pub lang: String,
    /// Address of the page that shows it; `None` for a value of a YAML file,
    /// which several pages may show.
    pub page: Option<String>,
    pub links: Vec<Named>,
    pub images: Vec<Named>,
    pub inserts: Vec<Named>,
    /// Anchors of its headings.
    pub anchors: BTreeSet<String>,
    pub draft: bool,
    /// Day from which it is published.
    pub date: Option<Date>,
}

/// All that one site shows, or the network when there is no slug.
#[derive(Debug, Clone, Default)]
pub struct Writings {
    pub site: Option<String>,
    pub texts: Vec<Writing>,
    /// Families that have a page, by their path; `None` when partners could not be read.
    pub families: Option<BTreeSet<&'static str>>,
    /// Addresses of the forms.
    pub forms: BTreeSet<String>,
    /// Anchors of pages made from data, for those whose data could be read.
    pub anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Writings {
    /// Puts a site's own texts over the shared ones, page by page.
    pub fn over(mut self, shared: &Writings) -> Self {
        let own: BTreeSet<&Option<String>> = self.texts.iter().map(|text| &text.page).collect();
        let kept: Vec<Writing> =
            shared.texts.iter().filter(|text| text.page.is_none() || !own.contains(&text.page)).cloned().collect();
        self.texts.extend(kept);
        self
    }
}

/// Address of the page that shows a Markdown file.
fn page_address(path: &str, kind: Folder, section: &str) -> String {
    match (kind, path) {
        (Folder::Pages, "accueil") => String::new(),
        (Folder::Pages, path) => format!("{path}/"),
        (Folder::News, path) => format!("actualites/{path}/"),
        (Folder::Ordered, _) if section == "reglement" => "droits/reglement/".to_owned(),
        (Folder::Ordered, path) => format!("droits/livret/{path}/"),
    }
}

/// A Markdown file; `section` is the name of its folder.
pub fn markdown_file(version: &Read<'_>, path: &str, (kind, section): (Folder, &str), lang: &str) -> Writing {
    let at = |range: &Range<usize>| range.start + version.body_start..range.end + version.body_start;
    let document = version.document;
    Writing {
        file: version.file.to_owned(),
        lang: lang.to_owned(),
        page: Some(page_address(path, kind, section)),
        links: document.links().iter().map(|l| Named { name: l.target.clone(), range: at(&l.range) }).collect(),
        images: document.images().iter().map(|i| Named { name: i.source.clone(), range: at(&i.range) }).collect(),
        inserts: document.inserts().iter().map(|i| Named { name: i.name.clone(), range: at(&i.range) }).collect(),
        anchors: document.headings().into_iter().map(|heading| heading.id).collect(),
        draft: version.draft,
        date: version.date,
    }
}

/// A Markdown file as it was read, whether or not its front matter is right.
#[derive(Debug)]
pub struct Read<'v> {
    pub file: &'v str,
    pub document: &'v Document,
    pub body_start: usize,
    pub draft: bool,
    pub date: Option<Date>,
}

/// Every text of a YAML file.
pub fn yaml_file(file: &str, kind: &str, places: &Places) -> Vec<Writing> {
    let (Some(tree), Some(text), Some(shape)) = (places.tree(file), places.texts.get(file), shape_of(kind)) else {
        return Vec::new();
    };
    let mut walk = Walk { file, text, found: Vec::new() };
    walk.node(tree, shape, "fr");
    walk.found
}

struct Walk<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Writing>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, shape: &Shape, lang: &str) {
        match (shape, &node.value) {
            (Shape::OneOf(options), value) => {
                let fits = |option: &&Shape| match value {
                    Value::Map(_) => matches!(option, Shape::Record { .. } | Shape::Map { .. }),
                    Value::List(_) => matches!(option, Shape::List { .. }),
                    _ => matches!(option, Shape::Text { .. }),
                };
                if let Some(option) = options.iter().find(fits) {
                    self.node(node, option, lang);
                }
            }
            (Shape::Record { fields, .. }, Value::Map(entries)) => {
                // What nobody will read need lead nowhere.
                if node.get("publier").and_then(written) == Some("interne") {
                    return;
                }
                for entry in entries {
                    if let Some(field) = fields.iter().find(|field| field.key == entry.key) {
                        self.node(&entry.node, &field.shape, lang);
                    }
                }
            }
            (Shape::Map { value, .. }, Value::Map(entries)) => {
                entries.iter().for_each(|entry| self.node(&entry.node, value, &entry.key));
            }
            (Shape::List { item, .. }, Value::List(items)) => items.iter().for_each(|node| self.node(node, item, lang)),
            (Shape::Text { format: Some(format), .. }, Value::Scalar { text, .. }) => match format.as_str() {
                "texte" => self.line(node, text, lang),
                "markdown" => self.prose(node, text, lang),
                _ => {}
            },
            _ => {}
        }
    }

    /// A part of a value is told at its own words when the value stands as such
    /// in the file, at the whole value otherwise.
    fn at(&self, node: &Node, value: &str, range: &Range<usize>) -> Range<usize> {
        let source = self.text.get(node.range.clone()).unwrap_or_default();
        match source.find(value) {
            Some(at) => node.range.start + at + range.start..node.range.start + at + range.end,
            None => node.range.clone(),
        }
    }

    fn prose(&mut self, node: &Node, value: &str, lang: &str) {
        let (document, _) = Document::parse(value);
        let named =
            |name: &str, range: &Range<usize>| Named { name: name.to_owned(), range: self.at(node, value, range) };
        let writing = Writing {
            links: document.links().iter().map(|link| named(&link.target, &link.range)).collect(),
            images: document.images().iter().map(|image| named(&image.source, &image.range)).collect(),
            inserts: document.inserts().iter().map(|insert| named(&insert.name, &insert.range)).collect(),
            ..Writing::default()
        };
        self.keep(writing, lang);
    }

    fn line(&mut self, node: &Node, value: &str, lang: &str) {
        let (inlines, _) = markdown::inline(value);
        let mut writing = Writing::default();
        let mut visit = |part: Part<'_>| {
            let named =
                |name: &str, range: &Range<usize>| Named { name: name.to_owned(), range: self.at(node, value, range) };
            match part {
                Part::Inline(Inline::Link(link)) => writing.links.push(named(&link.target, &link.range)),
                Part::Inline(Inline::Insert(insert)) => writing.inserts.push(named(&insert.name, &insert.range)),
                _ => {}
            }
        };
        walk_inlines(&inlines, &mut visit);
        self.keep(writing, lang);
    }

    fn keep(&mut self, writing: Writing, lang: &str) {
        if !(writing.links.is_empty() && writing.images.is_empty() && writing.inserts.is_empty()) {
            self.found.push(Writing { file: self.file.to_owned(), lang: lang.to_owned(), ..writing });
        }
    }
}

/// Anchors, families and forms of the pages made from a site's data.
pub fn built_anchors(writings: &mut Writings, slug: &str, places: &Places) {
    let file = |kind: &str| format!("content/sites/{slug}/{kind}.yaml");
    let is_open = |node: &Node| matches!(node.get("publier").and_then(written), None | Some("public"));
    let is_shown = |node: &Node| node.get("publier").and_then(written) != Some("interne");
    if let Some(tree) = places.tree(&file("partenaires")) {
        let partners = tree.nodes("partenaires[]");
        let family = |node: &Node| Family::ALL.iter().find(|f| Some(f.word()) == node.get("famille").and_then(written));
        let mut families = BTreeSet::new();
        for partner in partners.iter().filter(|partner| is_shown(partner)) {
            let Some(family) = family(partner) else { continue };
            families.insert(family.slug());
            for page in ["partenaires/".to_owned(), format!("partenaires/{}/", family.slug())] {
                let anchors = writings.anchors.entry(page).or_default();
                if is_open(partner) {
                    anchors.insert(format!("famille-{}", family.slug()));
                    anchors.extend(partner.get("id").and_then(written).map(str::to_owned));
                }
            }
        }
        writings.families = Some(families);
    }
    writings.forms = forms::addresses(slug, places);
    for (kind, list, page) in
        [("vie-locale", "faq[]", "faq/"), ("orientation", "equipes_orientation[]", "orienter/equipes/")]
    {
        if let Some(tree) = places.tree(&file(kind)) {
            let ids =
                tree.nodes(list).into_iter().filter(|node| is_shown(node)).filter_map(|node| written(node.get("id")?));
            let sections = Reader::ALL.iter().map(|reader| format!("pour-{}", reader.word()));
            let groups = TeamCategory::ALL.iter().map(|category| format!("categorie-{}", category.slug()));
            writings.anchors.insert(page.to_owned(), ids.map(str::to_owned).chain(sections).chain(groups).collect());
        } else if !places.texts.contains_key(&file(kind)) {
            writings.anchors.insert(page.to_owned(), BTreeSet::new());
        }
    }
    writings.anchors.insert("droits/charte/".to_owned(), (1..=12).map(|number| format!("article-{number}")).collect());
}
