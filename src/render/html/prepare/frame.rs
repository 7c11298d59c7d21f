//! What stands around every page: head, header, menus, breadcrumb, foot.

use super::{Maker, show};
use crate::model::portal::Conformity;
use crate::model::site::ContactKind;
use crate::model::{FRENCH, Page, Site};
use crate::plan::{Address, PageKind, Script};

/// Policy of every page: nothing from elsewhere, nothing inline, no form sent
/// (promises §2.3). `frame-ancestors` holds only as a header: see `_headers`.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/// The insert that holds the calculator of the rent.
const RENT_INSERT: &str = "bloc-exemple-loyer";
/// Forms with a calculator of days: the contract of care, the request to come back.
const FORMS_WITH_TOOL: &[&str] = &["formulaires/contrat/", "formulaires/demande-retour/"];

/// What a page says of itself.
pub(super) struct Heading {
    pub title: show::Text,
    pub summary: show::Text,
    /// Language of a body that has no translation.
    pub fallback: Option<String>,
}

impl<'a> Maker<'a> {
    /// Title and summary of a page made from data, from the theme's words.
    pub(super) fn heading(&self, key: &str) -> Heading {
        Heading {
            title: show::Text::from(self.say(&format!("title.{key}"))),
            summary: show::Text::from(self.say(&format!("summary.{key}"))),
            fallback: None,
        }
    }

    /// The same, with the fallback notice when its Markdown part is not translated.
    pub(super) fn heading_over(&self, key: &str, path: &str) -> Heading {
        let missing = self.source(path).is_some_and(|page| !page.versions.contains_key(self.lang));
        Heading { fallback: missing.then(|| FRENCH.to_owned()), ..self.heading(key) }
    }

    /// Title and summary of a Markdown page.
    pub(super) fn heading_of(&self, page: &Page) -> Heading {
        let Some((lang, version)) = page.version(self.lang) else {
            return Heading { title: show::Text::from(""), summary: show::Text::from(""), fallback: None };
        };
        let text = |text: &str| {
            let spaced = crate::markdown::typography::for_lang(text, lang).into_owned();
            self.in_lang(spaced, lang)
        };
        Heading {
            title: text(&version.meta.title),
            summary: text(&version.meta.summary),
            fallback: (lang != self.lang).then(|| lang.to_owned()),
        }
    }

    /// Everything around the body.
    pub(super) fn frame(&self, heading: Heading) -> show::Page {
        let kind = self.page.kind;
        let address = &self.page.address;
        let site = self.site_head();
        let is_home = matches!(kind, PageKind::Home | PageKind::NetworkHome);
        let document_title = format!("{} – {}", heading.title.text, site.name.text);
        show::Page {
            kind: kind.name().to_owned(),
            lang: self.lang.to_owned(),
            dir: self.direction(self.lang),
            document_title: self.unique_title(document_title),
            description: heading.summary.text.clone(),
            summary: (!is_home).then_some(heading.summary),
            languages: self.languages(),
            menu: self.menu(),
            menu_more: self.menu_more(),
            breadcrumb: if is_home { Vec::new() } else { self.breadcrumb(&heading.title) },
            fallback: heading.fallback.map(|lang| self.language_link(&lang)),
            title: heading.title,
            site,
            draft: false,
            on_call: self.page.site.filter(|_| self.is_for_tenants()).map(|site| self.on_call(site)),
            footer: self.footer(is_home),
            assets: self.assets(),
            csp: self.policy(),
            canonical: Some(self.plan.routes.absolute(address, self.lang)),
            alternates: self.alternates(),
            head_links: self.head_links(),
            noindex: matches!(kind, PageKind::NotFound),
        }
    }

    /// A page that is filled in may not even read from its own host.
    fn policy(&self) -> String {
        match self.page.kind {
            PageKind::Form(_) | PageKind::SelfCheck => CSP.replace("connect-src 'self'", "connect-src 'none'"),
            _ => CSP.to_owned(),
        }
    }

    /// Two chapters of one name would share a title: the section is added.
    fn unique_title(&self, title: String) -> String {
        match self.page.kind {
            PageKind::LivretChapter(_) => format!("{} – {title}", self.say("title.livret")),
            PageKind::News(_) => format!("{} – {title}", self.say("title.news_list")),
            PageKind::Form(_) => format!("{} – {title}", self.say("title.forms")),
            _ => title,
        }
    }

    /// Pages where the on-call number stands (cahier des charges, 9).
    fn is_for_tenants(&self) -> bool {
        let path = self.page.address.path.as_str();
        path.is_empty() || path.starts_with("locataires/") || path.starts_with("droits/")
    }

    fn site_head(&self) -> show::SiteHead {
        let network = self.portal.config.network.as_ref();
        let root = Address::new(None, "");
        match self.page.site {
            Some(site) => show::SiteHead {
                name: self.text(&site.info.name),
                home_href: self.href(""),
                tagline: None,
                network: network.map(|network| show::Link::new(self.text(&network.name), self.href_to(&root))),
            },
            None => show::SiteHead {
                name: self.text(&self.portal.config.name),
                home_href: self.href_to(&root),
                tagline: None,
                network: None,
            },
        }
    }

    fn languages(&self) -> Vec<show::LanguageLink> {
        if self.portal.config.languages.len() < 2 {
            return Vec::new();
        }
        self.portal.languages().map(|lang| self.language_link(lang.as_str())).collect()
    }

    /// This page in `lang`, under the language's own name.
    fn language_link(&self, lang: &str) -> show::LanguageLink {
        let own = self.portal.languages().find(|l| l.as_str() == lang);
        let address = &self.page.address;
        show::LanguageLink {
            lang: lang.to_owned(),
            dir: self.direction(lang),
            label: own.and_then(|l| l.native_name()).unwrap_or(lang).to_owned(),
            href: self.plan.routes.link(address, self.lang, address, lang),
            current: lang == self.lang,
        }
    }

    fn alternates(&self) -> Vec<show::Alternate> {
        let address = &self.page.address;
        let absolute = |lang: &str| self.plan.routes.absolute(address, lang);
        let mut all: Vec<show::Alternate> = self
            .portal
            .languages()
            .map(|lang| show::Alternate { hreflang: lang.to_string(), href: absolute(lang.as_str()) })
            .collect();
        if all.len() < 2 {
            return Vec::new();
        }
        all.push(show::Alternate { hreflang: "x-default".to_owned(), href: absolute(FRENCH) });
        all
    }

    fn menu(&self) -> Vec<show::Link> {
        match self.page.site {
            Some(_) => vec![
                self.menu_link("menu.orientation", "orienter/"),
                self.menu_link("menu.tenants", "locataires/"),
                self.menu_link("menu.rights", "droits/"),
                self.menu_link("menu.team", "equipe/"),
                self.menu_link("menu.partners", "partenaires/"),
            ],
            None => vec![self.menu_link("menu.finder", "trouver/"), self.menu_link("menu.calendar", "calendrier/")],
        }
    }

    fn menu_more(&self) -> Vec<show::Link> {
        if self.page.site.is_none() {
            return Vec::new();
        }
        let mut links = vec![
            self.menu_link("menu.programme", "dispositif/"),
            self.menu_link("menu.governance", "dispositif/gestionnaire/"),
        ];
        if self.exists("formation/") {
            links.push(self.menu_link("menu.training", "formation/"));
        }
        for (key, path) in [
            ("title.forms", "formulaires/"),
            ("menu.news", "actualites/"),
            ("menu.resources", "ressources/"),
            ("menu.faq", "faq/"),
            ("menu.glossary", "glossaire/"),
            ("menu.sitemap", "plan-du-site/"),
        ] {
            links.push(self.menu_link(key, path));
        }
        links
    }

    /// From the home to this page, through the sections that are pages.
    fn breadcrumb(&self, title: &show::Text) -> Vec<show::Link> {
        let path = self.page.address.path.as_str();
        let mut links = vec![show::Link::new(self.say("menu.home"), self.href(""))];
        let mut at = 0;
        while let Some(slash) = path[at..].find('/') {
            at += slash + 1;
            let parent = &path[..at];
            if at == path.len() {
                break;
            }
            if let Some(link) = self.section_link(parent) {
                links.push(link);
            }
        }
        let own = show::Link { label: title.clone(), ..show::Link::new("", self.href(path)) };
        links.push(own.with_current(show::Current::Page));
        links
    }

    fn section_link(&self, path: &str) -> Option<show::Link> {
        let key = match path {
            "orienter/" => "title.orientation",
            "formulaires/" => "title.forms",
            "dispositif/" => "title.programme",
            "partenaires/" => "title.partners",
            "locataires/" => "title.tenants_home",
            "droits/" => "title.rights_home",
            "droits/livret/" => "title.livret",
            "actualites/" => "title.news_list",
            _ => return None,
        };
        Some(show::Link::new(self.say(key), self.href(path)))
    }

    fn footer(&self, is_home: bool) -> show::Footer {
        let site = self.page.site;
        let conformity = match self.portal.config.accessibility.conformity() {
            Conformity::None => show::Conformity::Non,
            Conformity::Partial => show::Conformity::Partielle,
            Conformity::Full => show::Conformity::Totale,
        };
        let mut links = vec![
            self.menu_link("menu.sitemap", "plan-du-site/"),
            self.menu_link("menu.legal", "mentions-legales/"),
            self.menu_link("menu.privacy", "donnees-personnelles/"),
        ];
        if let (Some(_), true) = (site, self.portal.is_network()) {
            let root = Address::new(None, "");
            links.push(show::Link::new(self.say("menu.network"), self.href_to(&root)));
        }
        show::Footer {
            // The home shows them in its body.
            contacts: site.filter(|_| !is_home).map(|site| self.footer_contacts(site)).unwrap_or_default(),
            links,
            accessibility_href: self.href("accessibilite/"),
            conformity,
            feed_href: site.map(|_| self.href("actualites/") + "atom.xml"),
            updated: site.and_then(|site| site.info.updated.as_ref()).map(|date| self.day(date)),
            publisher: Some(self.french(
                site.map_or(self.portal.config.publisher.editor.as_str(), |site| site.gestionnaire.name.as_str()),
            )),
        }
    }

    fn footer_contacts(&self, site: &Site) -> Vec<show::Contact> {
        let reception =
            site.info.contacts.iter().filter(|c| c.kind == ContactKind::Reception && c.visibility.is_public());
        reception.map(|contact| self.contact(contact, Some(site))).collect()
    }

    fn assets(&self) -> show::Assets {
        let file = |name: &str| self.plan.routes.to_file(&self.page.address, self.lang, name);
        let script = |script: &Script| show::ScriptLink { href: file(script.path()), integrity: None };
        show::Assets {
            stylesheet_href: file("assets/portail.css"),
            stylesheet_integrity: None,
            scripts: self.scripts().iter().map(script).collect(),
            icon_href: file("assets/icone.svg"),
        }
    }

    /// The scripts that this page uses; most pages use none.
    fn scripts(&self) -> &'static [Script] {
        match self.page.kind {
            PageKind::Partners | PageKind::PartnersFamily(_) | PageKind::SiteFinder => &[Script::Portal],
            PageKind::Form(_) if self.has_tool() => &[Script::Form, Script::Tools],
            PageKind::Form(_) => &[Script::Form],
            PageKind::SelfCheck => &[Script::Tools],
            _ if self.has_tool() => &[Script::Tools],
            _ => &[],
        }
    }

    /// A calculator stands in the text, or beside the form.
    fn has_tool(&self) -> bool {
        let page = match self.page.kind {
            PageKind::TenantPage(page) | PageKind::RightsPage(page) | PageKind::FreePage(page) => Some(page),
            PageKind::LivretChapter(index) => self.page.site.and_then(|site| site.livret.get(index)),
            _ => None,
        };
        let inserts = page.and_then(|page| page.version(self.lang)).map(|(_, version)| version.document.inserts());
        inserts.is_some_and(|inserts| inserts.iter().any(|insert| insert.name == RENT_INSERT))
            || FORMS_WITH_TOOL.contains(&self.page.address.path.as_str())
    }

    fn head_links(&self) -> Vec<show::HeadLink> {
        let Some(site) = self.page.site else { return Vec::new() };
        vec![show::HeadLink {
            rel: "alternate".to_owned(),
            media_type: Some("application/atom+xml".to_owned()),
            href: self.href("actualites/") + "atom.xml",
            title: Some(format!("{} – {}", self.say("title.news_list"), self.text(&site.info.short_name).text)),
        }]
    }

    /// The on-call number, or where tenants find it.
    pub(super) fn on_call(&self, site: &Site) -> show::OnCall {
        let on_call = &site.info.on_call;
        let public = on_call.public_number.is_yes();
        show::OnCall {
            phone: public.then(|| self.phone(&on_call.phone)),
            sms: on_call.text_message.as_ref().filter(|_| public).map(|phone| self.text_message(phone)),
            where_to_find: (!public).then(|| show::Text::from(self.say("on_call.where"))),
            hours: show::Text::from(self.say("on_call.hours")),
            emergency_href: self.href("locataires/urgence/"),
        }
    }
}
