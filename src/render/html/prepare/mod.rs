//! The model, turned into contexts that templates only have to print.
//!
//! One `Maker` makes one page: it knows the page's place and language, so that
//! every link is relative and every text says which language it is in.

mod documents;
mod forms;
mod frame;
mod home;
mod inserts;
mod legal;
mod lists;
mod network;
mod orientation;
mod partners;
mod programme;
mod rights;
mod values;

pub use frame::CSP;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::TeraResult;

use super::context as show;
use super::engine::Engine;
use super::{Made, Pages};
use crate::model::{Page, Portal, Site};
use crate::plan::{Address, PageKind, Plan, PlannedPage};
use crate::theme::Words;

/// Makes one page.
pub struct Maker<'a> {
    plan: &'a Plan<'a>,
    portal: &'a Portal,
    page: &'a PlannedPage<'a>,
    words: &'a Words,
    /// Words of every language: a form may be in another one than its page.
    all_words: &'a BTreeMap<&'a str, Arc<Words>>,
    engine: &'a Engine,
    made: &'a Made<'a>,
    lang: &'a str,
    /// The first template fault met while a Markdown body was being written,
    /// where no error can be returned.
    fault: RefCell<Option<tera::Error>>,
}

impl<'a> Maker<'a> {
    pub fn new(pages: &'a Pages<'a>, page: &'a PlannedPage<'a>, words: &'a Words, engine: &'a Engine) -> Self {
        Self {
            plan: pages.plan,
            portal: pages.plan.portal,
            page,
            words,
            all_words: &pages.words,
            engine,
            made: pages.made,
            lang: page.lang.as_str(),
            fault: RefCell::new(None),
        }
    }

    /// The page's title and its HTML.
    pub fn page(&self) -> TeraResult<(String, String)> {
        let (title, html) = match self.page.site {
            Some(site) => self.site_page(site)?,
            None => self.network_page()?,
        };
        match self.fault.borrow_mut().take() {
            Some(fault) => Err(fault),
            None => Ok((title, html)),
        }
    }

    fn site_page(&self, site: &'a Site) -> TeraResult<(String, String)> {
        match self.page.kind {
            PageKind::Home | PageKind::NetworkHome => self.fill(self.home(site), |c| &c.page),
            PageKind::Orientation => self.fill(self.orientation(site), |c| &c.page),
            PageKind::OrientationCategory(category) => self.fill(self.category(site, category), |c| &c.page),
            PageKind::SelfCheck => self.fill(self.check_page(site), |c| &c.page),
            PageKind::Forms => self.fill(self.forms_page(site), |c| &c.page),
            PageKind::Form(variant) => self.fill(self.form_page(site, variant), |c| &c.page),
            PageKind::Commission => self.fill(self.commission(site), |c| &c.page),
            PageKind::OrientationTeams => self.fill(self.teams(site), |c| &c.page),
            PageKind::Programme => self.fill(self.programme(site), |c| &c.page),
            PageKind::Governance => self.fill(self.governance(site), |c| &c.page),
            PageKind::Team => self.fill(self.team(site), |c| &c.page),
            PageKind::Partners | PageKind::SiteFinder => self.fill(self.partners(site, None), |c| &c.page),
            PageKind::PartnersFamily(family) => self.fill(self.partners(site, Some(family)), |c| &c.page),
            PageKind::Training => self.fill(self.training(site), |c| &c.page),
            PageKind::TenantsHome => self.fill(self.tenants_home(site), |c| &c.page),
            PageKind::TenantPage(page) | PageKind::RightsPage(page) | PageKind::FreePage(page) => {
                self.fill(self.markdown_page(page), |c| &c.page)
            }
            PageKind::RightsHome => self.fill(self.rights_home(site), |c| &c.page),
            PageKind::Livret => self.fill(self.livret(site), |c| &c.page),
            PageKind::LivretChapter(index) => self.fill(self.livret_chapter(site, index), |c| &c.page),
            PageKind::Charte => self.fill(self.charte(site), |c| &c.page),
            PageKind::Reglement => self.fill(self.reglement(site), |c| &c.page),
            PageKind::NewsList => self.fill(self.news_list(site), |c| &c.page),
            PageKind::News(index) => self.fill(self.news(site, index), |c| &c.page),
            PageKind::Resources => self.fill(self.resources(site), |c| &c.page),
            PageKind::Faq => self.fill(self.faq(site), |c| &c.page),
            PageKind::Glossary => self.fill(self.glossary(site), |c| &c.page),
            PageKind::Sitemap | PageKind::NetworkCalendar => self.fill(self.sitemap(), |c| &c.page),
            PageKind::Legal => self.fill(self.legal(), |c| &c.page),
            PageKind::Privacy => self.fill(self.privacy(), |c| &c.page),
            PageKind::Accessibility => self.fill(self.accessibility(), |c| &c.page),
            PageKind::NotFound => self.fill(self.not_found(), |c| &c.page),
        }
    }

    fn network_page(&self) -> TeraResult<(String, String)> {
        match self.page.kind {
            PageKind::SiteFinder => self.fill(self.site_finder(), |c| &c.page),
            PageKind::NetworkCalendar => self.fill(self.network_calendar(), |c| &c.page),
            PageKind::Sitemap => self.fill(self.sitemap(), |c| &c.page),
            PageKind::Legal => self.fill(self.legal(), |c| &c.page),
            PageKind::Privacy => self.fill(self.privacy(), |c| &c.page),
            PageKind::Accessibility => self.fill(self.accessibility(), |c| &c.page),
            PageKind::NotFound => self.fill(self.not_found(), |c| &c.page),
            _ => self.fill(self.network_home(), |c| &c.page),
        }
    }

    fn fill<C: Serialize>(&self, context: C, page: impl Fn(&C) -> &show::Page) -> TeraResult<(String, String)> {
        let title = page(&context).title.text.clone();
        let template = match self.page.kind.name() {
            "page" => "markdown.html".to_owned(),
            name => format!("{name}.html"),
        };
        let html = self.engine.render(&template, &context)?;
        Ok((title, html))
    }

    /// Interface words; an unknown key shows itself, and the suite looks for it.
    fn say(&self, key: &str) -> String {
        self.words.text(key).unwrap_or_else(|_| key.to_owned())
    }

    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, None, values).unwrap_or_else(|_| key.to_owned())
    }

    /// The address of a page of this site (or of the network).
    fn here(&self, path: &str) -> Address {
        Address::new(self.page.site.map(|site| site.slug.as_str()), path)
    }

    /// Link to a page of this site, in the page's language.
    fn href(&self, path: &str) -> String {
        self.href_to(&self.here(path))
    }

    fn href_to(&self, address: &Address) -> String {
        self.plan.routes.link(&self.page.address, self.lang, address, self.lang)
    }

    fn exists(&self, path: &str) -> bool {
        self.plan.routes.exists(&self.here(path))
    }

    /// A shared or own Markdown page of the site, or of the network.
    fn source(&self, path: &str) -> Option<&'a Page> {
        match self.page.site {
            Some(site) => site.page(path),
            None => self.portal.shared.iter().find(|page| page.path == path),
        }
    }
}
