//! The rights documents: Livret, Charte, Reglement, and pages about rights.

use super::{Maker, show};
use crate::model::editions::Paper;
use crate::model::{Page, PageVersion, Site};

/// Fewer headings than this make a table of contents longer than the page.
const CONTENTS_FROM: usize = 4;

impl<'a> Maker<'a> {
    /// Any page whose body is Markdown.
    pub(super) fn markdown_page(&self, page: &'a Page) -> show::MarkdownPage {
        let version = page.version(self.lang).map(|(_, version)| version);
        show::MarkdownPage {
            page: self.frame(self.heading_of(page)),
            body: self.body(page).unwrap_or_else(|| show::Rich::new("")),
            contents: version.map(|version| self.contents(page, version)).unwrap_or_default(),
            documents: Vec::new(),
            related: self.related(page),
            review: version
                .map(|version| self.review(version))
                .unwrap_or_else(|| show::Review { reviewed: None, reviewers: Vec::new() }),
        }
    }

    fn contents(&self, page: &Page, version: &PageVersion) -> Vec<show::Link> {
        let lang = page.version(self.lang).map_or(self.lang, |(lang, _)| lang);
        let headings: Vec<_> = version.document.headings().into_iter().filter(|heading| heading.level == 2).collect();
        if headings.len() < CONTENTS_FROM {
            return Vec::new();
        }
        headings
            .into_iter()
            .map(|heading| {
                let text = crate::markdown::typography::for_lang(&heading.text, lang).into_owned();
                show::Link::new(self.in_lang(text, lang), format!("#{}", heading.id))
            })
            .collect()
    }

    /// The other pages of the same section.
    fn related(&self, page: &Page) -> Vec<show::Topic> {
        let Some((section, _)) = page.path.split_once('/') else { return Vec::new() };
        let Some(site) = self.page.site else { return Vec::new() };
        let near = site
            .pages
            .iter()
            .filter(|other| other.path != page.path && other.path.split_once('/').is_some_and(|(s, _)| s == section));
        near.filter(|other| self.exists(&format!("{}/", other.path))).take(3).map(|other| self.topic(other)).collect()
    }

    fn review(&self, version: &PageVersion) -> show::Review {
        show::Review {
            reviewed: version.meta.reviewed.as_ref().map(|date| self.day(date)),
            reviewers: version.meta.reviewers.iter().map(|name| self.french(name)).collect(),
        }
    }

    pub(super) fn rights_home(&self, site: &'a Site) -> show::RightsHomePage {
        let built = |key: &str, path: &str| show::Topic {
            title: show::Text::from(self.say(&format!("title.{key}"))),
            href: self.href(path),
            summary: Some(show::Text::from(self.say(&format!("summary.{key}")))),
        };
        let mut documents = vec![
            built("livret", "droits/livret/"),
            built("charte", "droits/charte/"),
            built("reglement", "droits/reglement/"),
            built("papers", crate::plan::packs::PAPERS),
        ];
        if !site.plain.is_empty() {
            documents.insert(1, built("plain_livret", crate::plan::packs::PLAIN));
        }
        let pages =
            site.pages.iter().filter(|page| page.path.starts_with("droits/")).map(|page| self.topic(page)).collect();
        show::RightsHomePage {
            page: self.frame(self.heading_over("rights_home", "droits")),
            intro: self.body_of("droits"),
            groups: vec![
                show::TopicGroup { title: show::Text::from(self.say("rights.documents")), topics: documents },
                show::TopicGroup { title: show::Text::from(self.say("rights.pages")), topics: pages },
            ],
            documents: Vec::new(),
        }
    }

    fn chapter_href(&self, chapter: &Page) -> String {
        self.href(&format!("droits/livret/{}/", chapter.path))
    }

    pub(super) fn livret(&self, site: &'a Site) -> show::LivretPage {
        show::LivretPage {
            page: self.frame(self.heading("livret")),
            intro: None,
            chapters: site
                .livret
                .iter()
                .map(|chapter| {
                    let heading = self.heading_of(chapter);
                    show::Chapter {
                        title: heading.title,
                        summary: Some(heading.summary),
                        href: self.chapter_href(chapter),
                        current: false,
                    }
                })
                .collect(),
            documents: self.livret_documents(site),
        }
    }

    pub(super) fn livret_chapter(&self, site: &'a Site, index: usize) -> show::LivretChapterPage {
        let chapter = &site.livret[index];
        let link = |chapter: &Page| show::Link {
            label: self.heading_of(chapter).title,
            ..show::Link::new("", self.chapter_href(chapter))
        };
        let version = chapter.version(self.lang).map(|(_, version)| version);
        show::LivretChapterPage {
            page: self.frame(self.heading_of(chapter)),
            number: index + 1,
            count: site.livret.len(),
            body: self.body(chapter).unwrap_or_else(|| show::Rich::new("")),
            previous: index.checked_sub(1).and_then(|i| site.livret.get(i)).map(link),
            next: site.livret.get(index + 1).map(link),
            contents_href: self.href("droits/livret/"),
            review: version
                .map(|version| self.review(version))
                .unwrap_or_else(|| show::Review { reviewed: None, reviewers: Vec::new() }),
        }
    }

    pub(super) fn charte(&self, site: &'a Site) -> show::ChartePage {
        let national = &self.portal.national;
        let official = |number: u32| {
            let text = national.official_charte.as_ref()?.articles.iter().find(|article| article.number == number)?;
            Some(self.prose(&text.text))
        };
        show::ChartePage {
            page: self.frame(self.heading("charte")),
            intro: site.rights.charte_note.as_ref().map(|note| self.prose(note)),
            source: self.french(&national.charte.order),
            source_href: None,
            has_official: national.official_charte.is_some(),
            articles: national
                .charte
                .articles
                .iter()
                .map(|article| show::CharteArticle {
                    id: format!("article-{}", article.number),
                    number: article.number as usize,
                    title: self.text(&article.title),
                    explanation: self.sentence(&self.text(&article.explanation)),
                    official: official(article.number),
                })
                .collect(),
            documents: Vec::new(),
        }
    }

    /// `droits/livret-simple/`
    pub(super) fn plain_livret(&self, site: &'a Site) -> show::PlainLivretPage {
        let missing = site.plain.iter().any(|section| !section.versions.contains_key(self.lang));
        let mut heading = self.heading("plain_livret");
        heading.fallback = missing.then(|| crate::model::FRENCH.to_owned());
        show::PlainLivretPage {
            page: self.frame(heading),
            sections: self.sections(&site.plain),
            files: self.paper_files(site, Paper::Plain),
        }
    }

    fn sections(&self, pages: &'a [Page]) -> Vec<show::ReglementSection> {
        pages
            .iter()
            .map(|section| show::ReglementSection {
                id: section.path.clone(),
                title: self.heading_of(section).title,
                body: self.body(section),
            })
            .collect()
    }

    pub(super) fn reglement(&self, site: &'a Site) -> show::ReglementPage {
        let missing = site.reglement.iter().any(|section| !section.versions.contains_key(self.lang));
        let mut heading = self.heading("reglement");
        heading.fallback = missing.then(|| crate::model::FRENCH.to_owned());
        show::ReglementPage {
            page: self.frame(heading),
            intro: None,
            facts: self.reglement_facts(site),
            sections: self.sections(&site.reglement),
            documents: Vec::new(),
        }
    }

    fn reglement_facts(&self, site: &Site) -> Vec<show::Pair> {
        let Some(reglement) = &site.rights.reglement else { return Vec::new() };
        let term = |key: &str| self.say(&format!("reglement.{key}"));
        let mut facts = vec![show::Pair::new(term("adopted"), self.day(&reglement.adopted).label)];
        let months = i32::try_from(reglement.period * 12).unwrap_or(60);
        facts.push(show::Pair::new(term("review"), self.day(&reglement.adopted.add_months(months)).label));
        for (key, date) in [("staff", &reglement.staff_consulted), ("tenants", &reglement.tenants_consulted)] {
            facts.extend(date.as_ref().map(|date| show::Pair::new(term(key), self.day(date).label)));
        }
        facts.extend(reglement.handed_out.as_ref().map(|text| show::Pair::new(term("handed_out"), self.text(text))));
        facts
    }
}
