//! What flows in a line: words, links, images, inserts.

use super::super::target::is_safe;
use super::super::tree::{Element, Image, Inline, Link};
use super::super::typography::is_right_to_left;
use super::{Place, Writer};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(code) => {
                self.raw(if is_right_to_left(self.options.lang) { "<code dir=\"ltr\">" } else { "<code>" });
                self.text(code);
                self.raw("</code>");
            }
            Inline::Break => self.raw("<br>\n"),
            Inline::Emphasis(inner) => self.wrapped("em", inner),
            Inline::Strong(inner) => self.wrapped("strong", inner),
            Inline::Strikethrough(inner) => self.wrapped("del", inner),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.image(image, true),
            Inline::FootnoteCall(call) => self.note_call(call),
            Inline::Insert(insert) if insert.is_block() => {}
            Inline::Insert(insert) => {
                let place = if self.in_link { Place::Link } else { Place::Line };
                match self.resolver.insert(&insert.name, place) {
                    Some(html) => self.raw(&html),
                    None => self.text(&format!("[[{}]]", insert.name)),
                }
            }
            Inline::Element(element) => self.element(element),
        }
    }

    fn wrapped(&mut self, name: &str, inner: &[Inline]) {
        self.raw(&format!("<{name}>"));
        self.inlines(inner);
        self.raw(&format!("</{name}>"));
    }

    fn link(&mut self, link: &Link) {
        let own = link.target.strip_prefix('#').filter(|id| self.own_ids.contains(*id));
        let resolved = match own {
            Some(id) => Some(super::Href { href: format!("#{}", self.id(id)), external: false }),
            None => self.resolver.link(&link.target),
        };
        let outer = std::mem::replace(&mut self.in_link, true);
        match resolved.filter(|resolved| !outer && is_safe(&resolved.href)) {
            Some(resolved) => {
                self.raw("<a");
                self.url_attribute("href", &resolved.href);
                if resolved.external {
                    self.attribute("rel", "noreferrer");
                }
                self.raw(">");
                self.inlines(&link.inlines);
                self.raw("</a>");
            }
            None => {
                self.in_link = outer;
                self.inlines(&link.inlines);
            }
        }
        self.in_link = outer;
    }

    /// The title of an image that has a caption is the caption, and is not said twice.
    pub(super) fn image(&mut self, image: &Image, titled: bool) {
        let Some(resolved) = self.resolver.image(&image.source).filter(|resolved| is_safe(&resolved.href)) else {
            self.text(&image.alt);
            return;
        };
        self.raw("<img");
        self.url_attribute("src", &resolved.href);
        self.attribute("alt", &image.alt);
        if let Some(title) = image.title.as_ref().filter(|_| titled) {
            self.attribute("title", title);
        }
        if let Some((width, height)) = resolved.size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        self.attribute("loading", "lazy");
        self.raw(">");
    }

    fn element(&mut self, element: &Element) {
        let name = element.tag.name();
        self.raw("<");
        self.raw(name);
        self.attributes(&element.attributes);
        self.raw(">");
        self.inlines(&element.inlines);
        self.raw(&format!("</{name}>"));
    }
}
