//! What can be printed, and whether a paper that somebody holds is still current.

use super::{Maker, show};
use crate::model::Site;
use crate::model::editions::{Changes, Paper, Version, released};
use crate::model::values::Lang;
use crate::packs::key_of;
use crate::plan::packs::PAPERS;
use crate::plan::{Layout, Pack};

impl<'a> Maker<'a> {
    /// `droits/imprimer/`
    pub(super) fn papers(&self, site: &'a Site) -> show::PapersPage {
        let groups = Paper::ALL.iter().filter_map(|paper| self.paper_group(site, *paper)).collect();
        show::PapersPage { page: self.frame(self.heading("papers")), groups }
    }

    fn paper_group(&self, site: &'a Site, paper: Paper) -> Option<show::PaperGroup> {
        let edition = self.plan.edition(site, paper)?;
        let key = key_of(paper);
        let code = edition.code.to_uppercase();
        let version = match released(&site.versions, paper, &edition.code) {
            Some(version) => {
                let date = self.day(&version.date).label;
                self.say_with("papers.version", &[("code", &code), ("date", &date)])
            }
            None => self.say_with("paper.working", &[("code", &code)]),
        };
        let has_booklet = Pack::of(site).iter().any(|pack| pack.paper == paper && pack.layout == Layout::Booklet);
        Some(show::PaperGroup {
            id: paper.word().to_owned(),
            title: self.say(&format!("print.{key}")),
            text: self.say(&format!("papers.{key}")),
            version,
            files: self.paper_files(site, paper),
            others: self.other_files(site, paper),
            how: has_booklet.then(|| self.say("papers.booklet_how")),
        })
    }

    /// Files of a paper in the page's language, else in French.
    pub(super) fn paper_files(&self, site: &Site, paper: Paper) -> Vec<show::FileLink> {
        let lang = self.page.lang;
        let own = self.files_in(site, paper, lang);
        if own.is_empty() { self.files_in(site, paper, &Lang::french()) } else { own }
    }

    fn other_files(&self, site: &Site, paper: Paper) -> Vec<show::FileLink> {
        let shown = self.files_in(site, paper, self.page.lang);
        let langs = self.portal.languages().filter(|lang| *lang != self.page.lang);
        // What stands in for a missing language is not told twice.
        let langs = langs.filter(|lang| !shown.is_empty() || **lang != Lang::french());
        langs.flat_map(|lang| self.files_in(site, paper, lang)).collect()
    }

    fn files_in(&self, site: &Site, paper: Paper, lang: &Lang) -> Vec<show::FileLink> {
        let packs = Pack::of(site).into_iter().filter(|pack| pack.paper == paper);
        packs
            .filter_map(|pack| {
                let path = self.plan.pack_file(site, pack, lang);
                let label = self.say(&format!("layout.{}", pack.layout.name()));
                self.file_link(&path, show::Text::from(label), "file.print", lang.as_str())
            })
            .collect()
    }

    /// The livret as a document to take away, for the pages about it.
    pub(super) fn livret_documents(&self, site: &Site) -> Vec<show::DocumentLink> {
        let files = self.paper_files(site, Paper::Livret);
        let link = |files| show::DocumentLink {
            title: show::Text::from(self.say("title.papers")),
            href: Some(self.href(PAPERS)),
            format: None,
            version: None,
            addressee: None,
            files,
        };
        if files.is_empty() { Vec::new() } else { vec![link(files)] }
    }

    /// `v/<code>/`
    pub(super) fn version(&self, site: &'a Site, paper: Paper, code: &str) -> show::VersionPage {
        let then = released(&site.versions, paper, code);
        let now = self.plan.edition(site, paper);
        let is_current = now.is_some_and(|edition| edition.code == code);
        let changes = then.map(|version| self.changes(version, now)).unwrap_or_default();
        let state = match (is_current, changes.is_empty() && now.is_some()) {
            (true, _) => "current",
            (false, true) => "same",
            (false, false) => "old",
        };
        let name = self.say(&format!("print.{}", key_of(paper)));
        let shown = code.to_uppercase();
        let mut heading = self.heading("version");
        heading.title = show::Text::from(self.say_with("title.version", &[("paper", &name), ("code", &shown)]));
        let titles = |titles: &[crate::model::Text]| titles.iter().map(|title| self.text(title)).collect();
        show::VersionPage {
            page: self.frame(heading),
            state,
            paper: name,
            code: shown,
            date: then.map(|version| self.day(&version.date)),
            now: now.filter(|_| !is_current).map(|edition| edition.code.to_uppercase()),
            added: titles(&changes.added),
            changed: titles(&changes.changed),
            removed: titles(&changes.removed),
            files: self.paper_files(site, paper),
            papers_href: self.href(PAPERS),
        }
    }

    fn changes(&self, then: &Version, now: Option<&crate::model::editions::Edition>) -> Changes {
        let chapters = now.map(|edition| edition.chapters.as_slice()).unwrap_or_default();
        Changes::between(&then.chapters, chapters, self.lang)
    }
}
