//! The engine: fonts and layouts, read once, shared by every document and every thread.
//!
//! What typst remembers between documents is bounded: after each one, what the last few did not use is
//! forgotten, so that thousands of documents take the memory of a few.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::foundations::{Bytes, Smart};
use typst::syntax::{FileId, Source};
use typst::text::FontBook;
use typst::utils::{LazyHash, hash128};
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fault::{Fault, faults};
use super::fonts::Fonts;
use super::marks::{MARKS_PATH, Marks};
use super::world::{Desk, file_id, file_name};

/// Files by name: layouts (`form.typ`), data (`data.json`), images.
///
/// Layouts find them by the same name with a slash in front: `json("/data.json")`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Makes PDF files. Holds nothing of a document once it is made.
#[derive(Debug)]
pub struct Engine {
    pub(super) library: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Fonts,
    pub(super) layouts: BTreeMap<&'static str, Source>,
    pub(super) files: BTreeMap<&'static str, Bytes>,
    pub(super) marks: Marks,
    pub(super) marks_id: Option<FileId>,
    under_way: AtomicUsize,
}

/// One document to make.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// Name of the layout that draws it: `form.typ`.
    pub layout: &'a str,
    /// Files of this document alone. They stand before the engine's; none of them can be a layout.
    pub files: &'a Files,
    pub standard: Standard,
    /// Places of the author's texts that the data names by `"at"`: they go from 0 to this, excluded.
    pub places: u32,
}

/// What the document promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1 and PDF/A-2a: packs.
    UaAndA2a,
    /// PDF/UA-1 and PDF/A-3a: forms.
    UaAndA3a,
    /// Nothing, and no tags: what only a printer reads, such as pages to impose.
    PrintOnly,
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// What typst found odd, although it could do its work.
    pub warnings: Vec<Fault>,
}

/// Documents after which a thing that typst remembers and nobody asked for is forgotten, and as many more for
/// each document under way beside: what is common to documents is asked for by each of them, what is a
/// document's own must last until it is made. Measured on 120 forms: forgetting all at once costs a third
/// more time, keeping ten documents takes a third more memory and no less time.
const REMEMBERED: usize = 3;

/// What wrote the file, without a version: a new version must not change the bytes.
const CREATOR: &str = "trousseau";

impl Engine {
    /// Takes fonts, layouts (names that end in `.typ`, UTF-8) and files that every document may use.
    ///
    /// # Errors
    ///
    /// A name that leads outside, or a layout that is not text.
    pub fn new(fonts: Fonts, files: Files) -> Result<Self, Vec<Fault>> {
        let mut engine = Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(fonts.book()),
            fonts,
            layouts: BTreeMap::new(),
            files: BTreeMap::new(),
            marks: Marks::default(),
            marks_id: file_id(MARKS_PATH),
            under_way: AtomicUsize::new(0),
        };
        let refused: Vec<Fault> = files.into_iter().filter_map(|(name, bytes)| engine.take(&name, bytes)).collect();
        if refused.is_empty() { Ok(engine) } else { Err(refused) }
    }

    /// The fonts that documents are made with.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Makes a document. The same job gives the same bytes.
    ///
    /// # Errors
    ///
    /// Everything that kept the document from being made, or from keeping what it promises.
    pub fn compile(&self, job: &Job) -> Result<Pdf, Vec<Fault>> {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        let result = self.desk(job).and_then(|desk| typeset(&desk, job));
        let others = self.under_way.fetch_sub(1, Ordering::Relaxed).saturating_sub(1);
        comemo::evict(REMEMBERED * (1 + others));
        result
    }

    fn take(&mut self, name: &str, bytes: Vec<u8>) -> Option<Fault> {
        let Some(id) = file_id(name) else { return Some(Fault::bad_name(name)) };
        if !name.ends_with(".typ") {
            self.files.insert(file_name(id), Bytes::new(bytes));
            return None;
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.layouts.insert(file_name(id), Source::new(id, text));
                None
            }
            Err(_) => Some(Fault::not_text(name)),
        }
    }

    fn desk(&self, job: &Job) -> Result<Desk<'_>, Vec<Fault>> {
        let main = file_id(job.layout).ok_or_else(|| vec![Fault::bad_name(job.layout)])?;
        let mut files = BTreeMap::new();
        for (name, bytes) in job.files {
            let id = file_id(name).ok_or_else(|| vec![Fault::bad_name(name)])?;
            files.insert(file_name(id), Bytes::new(bytes.clone()));
        }
        Ok(Desk { engine: self, main, marks: job.places, files })
    }
}

fn typeset(desk: &Desk, job: &Job) -> Result<Pdf, Vec<Fault>> {
    let compiled = typst::compile::<PagedDocument>(desk);
    let document = compiled.output.map_err(|errors| faults(desk, &errors))?;
    let (refused, warnings): (Vec<Fault>, Vec<Fault>) =
        faults(desk, &compiled.warnings).into_iter().partition(Fault::hides_text);
    if !refused.is_empty() {
        return Err(refused);
    }
    let bytes = typst_pdf::pdf(&document, &options(job)?).map_err(|errors| faults(desk, &errors))?;
    Ok(Pdf { bytes, pages: document.pages().len(), warnings })
}

fn options(job: &Job) -> Result<PdfOptions, Vec<Fault>> {
    let standards = match job.standard {
        Standard::UaAndA2a => PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]),
        Standard::UaAndA3a => PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]),
        Standard::PrintOnly => PdfStandards::new(&[PdfStandard::V_1_7]),
    };
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{}:{:032x}", job.layout, hash128(job.files))),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: None,
        page_ranges: None,
        standards: standards.map_err(|error| vec![Fault::plain(error.message())])?,
        tagged: job.standard != Standard::PrintOnly,
        pretty: false,
    })
}
