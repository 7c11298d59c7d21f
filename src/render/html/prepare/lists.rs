//! News, resources, questions, glossary, plan du site.

use std::collections::{BTreeMap, BTreeSet};

use super::{Maker, show};
use crate::markdown;
use crate::model::local_life::Reader;
use crate::model::national::GlossaryEntry;
use crate::model::{Page, Site};

impl<'a> Maker<'a> {
    pub(super) fn news_items(&self, site: &Site) -> Vec<show::NewsItem> {
        site.news
            .iter()
            .filter_map(|page| {
                let heading = self.heading_of(page);
                let date = page.french()?.meta.date.as_ref()?;
                Some(show::NewsItem {
                    title: heading.title,
                    href: self.news_href(page),
                    date: self.day(date),
                    summary: Some(heading.summary),
                })
            })
            .collect()
    }

    fn news_href(&self, page: &Page) -> String {
        self.href(&format!("actualites/{}/", page.path))
    }

    pub(super) fn news_list(&self, site: &'a Site) -> show::NewsListPage {
        show::NewsListPage {
            page: self.frame(self.heading("news_list")),
            items: self.news_items(site),
            feed_href: Some(self.href("actualites/") + "atom.xml"),
        }
    }

    pub(super) fn news(&self, site: &'a Site, index: usize) -> show::NewsPage {
        let page = &site.news[index];
        let link = |page: &Page| show::Link {
            label: self.heading_of(page).title,
            ..show::Link::new("", self.news_href(page))
        };
        let day = page.french().and_then(|version| version.meta.date.as_ref()).map(|date| self.day(date));
        show::NewsPage {
            page: self.frame(self.heading_of(page)),
            date: day.unwrap_or_else(|| show::Day { iso: String::new(), label: String::new() }),
            body: self.body(page).unwrap_or_else(|| show::Rich::new("")),
            next: index.checked_sub(1).and_then(|i| site.news.get(i)).map(link),
            previous: site.news.get(index + 1).map(link),
            list_href: self.href("actualites/"),
        }
    }

    pub(super) fn resources(&self, site: &'a Site) -> show::ResourcesPage {
        let is_for = |audience: &[Reader], reader: Reader| match audience.first() {
            None => reader == Reader::Everyone,
            Some(first) => *first == reader,
        };
        let groups = Reader::ALL
            .iter()
            .map(|reader| show::ResourceGroup {
                title: self.label("reader", reader.word(), reader.label()),
                resources: site
                    .life
                    .resources
                    .iter()
                    .filter(|r| r.visibility.is_public() && is_for(&r.audience, *reader))
                    .map(|r| show::Resource {
                        link: show::Link { label: self.text(&r.title), ..show::Link::external("", r.url.as_str()) },
                        description: r.text.as_ref().map(|text| self.text(text)),
                        source: r.editor.as_deref().map(|editor| self.french(editor)),
                    })
                    .collect(),
            })
            .filter(|group: &show::ResourceGroup| !group.resources.is_empty())
            .collect();
        show::ResourcesPage { page: self.frame(self.heading("resources")), intro: None, documents: Vec::new(), groups }
    }

    pub(super) fn faq(&self, site: &'a Site) -> show::FaqPage {
        let first = |audience: &[Reader]| audience.first().copied().unwrap_or(Reader::Everyone);
        let groups = Reader::ALL
            .iter()
            .map(|reader| show::QuestionGroup {
                id: format!("pour-{}", reader.word()),
                title: self.label("reader", reader.word(), reader.label()),
                questions: site
                    .life
                    .faq
                    .iter()
                    .filter(|q| q.visibility.is_public() && first(&q.audience) == *reader)
                    .map(|q| show::Question {
                        id: q.id.to_string(),
                        question: self.text(&q.question),
                        answer: self.prose(&q.answer),
                    })
                    .collect(),
            })
            .filter(|group: &show::QuestionGroup| !group.questions.is_empty())
            .collect();
        show::FaqPage { page: self.frame(self.heading("faq")), groups }
    }

    pub(super) fn glossary(&self, site: &'a Site) -> show::GlossaryPage {
        let mut letters: BTreeMap<String, Vec<&GlossaryEntry>> = BTreeMap::new();
        for entry in self.portal.national.glossary.iter().chain(&site.life.glossary) {
            let letter = markdown::slug(&entry.term).chars().next().unwrap_or('z').to_uppercase().to_string();
            letters.entry(letter).or_default().push(entry);
        }
        let mut taken = BTreeSet::new();
        let letters = letters
            .into_iter()
            .map(|(letter, mut entries)| {
                entries.sort_by_key(|entry| (markdown::slug(&entry.term), entry.context.clone()));
                show::GlossaryLetter {
                    id: format!("lettre-{}", letter.to_lowercase()),
                    letter,
                    entries: entries.into_iter().map(|entry| self.glossary_entry(entry, &mut taken)).collect(),
                }
            })
            .collect();
        show::GlossaryPage { page: self.frame(self.heading("glossary")), letters }
    }

    fn glossary_entry(&self, entry: &GlossaryEntry, taken: &mut BTreeSet<String>) -> show::GlossaryEntry {
        let base = format!("mot-{}", markdown::slug(&entry.term));
        let mut id = base.clone();
        let mut rank = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{rank}");
            rank += 1;
        }
        show::GlossaryEntry {
            id,
            term: self.french(&entry.term),
            expansion: entry.expansion.as_ref().map(|text| self.text(text)),
            explanation: self.text(entry.simple.as_ref().unwrap_or(&entry.explanation)),
            domain: entry.context.as_deref().map(|context| self.french(context)),
        }
    }

    /// Every page of the site (or of the network), as a tree of sections.
    pub(super) fn sitemap(&self) -> show::SitemapPage {
        let nodes = match self.page.site {
            Some(site) => self.site_nodes(site),
            None => self.network_nodes(),
        };
        show::SitemapPage { page: self.frame(self.heading("sitemap")), nodes }
    }

    fn node(&self, key: &str, path: &str, children: Vec<show::SitemapNode>) -> show::SitemapNode {
        show::SitemapNode { link: show::Link::new(self.say(&format!("title.{key}")), self.href(path)), children }
    }

    fn leaf(&self, page: &Page, path: &str) -> show::SitemapNode {
        let link = show::Link { label: self.heading_of(page).title, ..show::Link::new("", self.href(path)) };
        show::SitemapNode { link, children: Vec::new() }
    }

    fn rights_nodes(&self, site: &'a Site) -> Vec<show::SitemapNode> {
        let chapters =
            site.livret.iter().map(|chapter| self.leaf(chapter, &format!("droits/livret/{}/", chapter.path))).collect();
        let mut nodes = vec![self.node("livret", "droits/livret/", chapters)];
        if !site.plain.is_empty() {
            nodes.push(self.node("plain_livret", crate::plan::packs::PLAIN, Vec::new()));
        }
        nodes.extend([
            self.node("charte", "droits/charte/", Vec::new()),
            self.node("reglement", "droits/reglement/", Vec::new()),
            self.node("papers", crate::plan::packs::PAPERS, Vec::new()),
        ]);
        nodes
    }

    fn site_nodes(&self, site: &'a Site) -> Vec<show::SitemapNode> {
        use crate::model::orientation::TeamCategory;
        use crate::model::partners::Family;
        let under = |section: &str| -> Vec<show::SitemapNode> {
            let pages = site.pages.iter().filter(|page| page.path.starts_with(section));
            let shown = pages.filter(|page| self.exists(&format!("{}/", page.path)));
            shown.map(|page| self.leaf(page, &format!("{}/", page.path))).collect()
        };
        let mut orientation: Vec<show::SitemapNode> = TeamCategory::ALL
            .iter()
            .map(|category| show::SitemapNode {
                link: show::Link::new(
                    self.say(&format!("category.{}_long", category.slug().replace('-', "_"))),
                    self.href(&format!("orienter/{}/", category.slug())),
                ),
                children: Vec::new(),
            })
            .collect();
        if site.commission.is_some() {
            orientation.push(self.node("commission", "orienter/commission/", Vec::new()));
        }
        orientation.push(self.node("orientation_teams", "orienter/equipes/", Vec::new()));
        orientation.extend(
            site.pages
                .iter()
                .filter(|p| p.path.starts_with("orienter/") && p.path != "orienter/commission")
                .map(|p| self.leaf(p, &format!("{}/", p.path))),
        );
        let mut rights = self.rights_nodes(site);
        rights.extend(under("droits/"));
        let families = Family::ALL
            .iter()
            .filter(|family| self.exists(&format!("partenaires/{}/", family.slug())))
            .map(|family| show::SitemapNode {
                link: show::Link::new(
                    self.label("family", family.word(), family.label()),
                    self.href(&format!("partenaires/{}/", family.slug())),
                ),
                children: Vec::new(),
            })
            .collect();
        let news = site.news.iter().map(|page| self.leaf(page, &format!("actualites/{}/", page.path))).collect();
        let mut nodes = vec![
            self.node("home", "", Vec::new()),
            self.node("orientation", "orienter/", orientation),
            self.node("tenants_home", "locataires/", under("locataires/")),
            self.node("rights_home", "droits/", rights),
            self.node(
                "programme",
                "dispositif/",
                vec![self.node("governance", "dispositif/gestionnaire/", Vec::new())],
            ),
            self.node("team", "equipe/", Vec::new()),
            self.node("partners", "partenaires/", families),
        ];
        if self.exists("formation/") {
            nodes.push(self.node("training", "formation/", Vec::new()));
        }
        nodes.push(self.node("news_list", "actualites/", news));
        for (key, path) in [("resources", "ressources/"), ("faq", "faq/"), ("glossary", "glossaire/")] {
            nodes.push(self.node(key, path, Vec::new()));
        }
        let known = ["orienter/", "locataires/", "droits/"];
        let free = site
            .pages
            .iter()
            .filter(|p| !known.iter().any(|k| p.path.starts_with(k)) && self.exists(&format!("{}/", p.path)));
        nodes.extend(free.filter(|p| !is_body(&p.path)).map(|p| self.leaf(p, &format!("{}/", p.path))));
        nodes.extend(self.legal_nodes());
        nodes
    }

    fn legal_nodes(&self) -> Vec<show::SitemapNode> {
        [
            ("sitemap", "plan-du-site/"),
            ("legal", "mentions-legales/"),
            ("privacy", "donnees-personnelles/"),
            ("accessibility", "accessibilite/"),
        ]
        .iter()
        .map(|(key, path)| self.node(key, path, Vec::new()))
        .collect()
    }

    fn network_nodes(&self) -> Vec<show::SitemapNode> {
        let mut nodes = vec![
            self.node("network_home", "", self.portal.sites.iter().map(|site| self.site_node(site)).collect()),
            self.node("site_finder", "trouver/", Vec::new()),
            self.node("network_calendar", "calendrier/", Vec::new()),
        ];
        nodes.extend(self.legal_nodes());
        nodes
    }

    fn site_node(&self, site: &Site) -> show::SitemapNode {
        let at = |path: &str| self.href_to(&crate::plan::Address::new(Some(site.slug.as_str()), path));
        let leaf = |key: &str, path: &str| show::SitemapNode {
            link: show::Link::new(self.say(&format!("title.{key}")), at(path)),
            children: Vec::new(),
        };
        show::SitemapNode {
            link: show::Link { label: self.text(&site.info.name), ..show::Link::new("", at("")) },
            children: vec![
                leaf("orientation", "orienter/"),
                leaf("tenants_home", "locataires/"),
                leaf("sitemap", "plan-du-site/"),
            ],
        }
    }
}

/// Pages that are the body of a page made from data stand there already.
fn is_body(path: &str) -> bool {
    matches!(
        path,
        "accueil"
            | "dispositif"
            | "orienter"
            | "locataires"
            | "droits"
            | "equipe"
            | "formation"
            | "partenaires"
            | "donnees-personnelles"
            | "accessibilite"
            | "mentions-legales"
    )
}
