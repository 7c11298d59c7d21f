//! What an orientation team, or the commission, takes away in one archive.

use super::desk::Desk;
use super::sheets::Drawn;
use crate::model::forms::Bundle;
use crate::model::orientation::{OrientationTeam, TeamCategory};
use crate::plan::{Print, Shape, Variant};

/// A file of an archive, before it is packed.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Name in the archive.
    pub name: String,
    pub content: Content,
}

/// Where the bytes come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A file of the portal, by its path.
    File(String),
    /// A sheet that is in this archive alone.
    Sheet(Drawn),
}

impl<'a> Desk<'a> {
    /// What a team needs: its route, the forms due for its category, the leaflet, the dates.
    pub fn kit(&self, team: &'a OrientationTeam) -> Vec<Entry> {
        let forms = self.forms(Bundle::Orientation, Some(team.category));
        let mut rows: Vec<Vec<String>> = forms.iter().map(|variant| self.row(*variant)).collect();
        let everyone = || self.say("paper.to_person");
        rows.push(vec![self.say("paper.leaflet_row"), "–".to_owned(), everyone()]);
        rows.push(vec![self.say("paper.dates_row"), "–".to_owned(), self.say("paper.to_team")]);
        let mut entries = vec![sheet("00-feuille-de-route.pdf", self.cover(team, rows))];
        entries.extend(self.form_entries(&forms));
        entries.push(self.file("depliant.pdf", Print::Leaflet.path()));
        entries.push(self.file("dates-commission.pdf", Print::Dates.path()));
        if self.site.commission.is_some() {
            entries.push(self.file("dates-commission.ics", "orienter/commission/dates.ics"));
        }
        entries
    }

    /// What the commission needs: agenda, criteria sheet, seats, letters.
    pub fn commission_pack(&self) -> Vec<Entry> {
        let mut entries = vec![
            sheet("01-ordre-du-jour.pdf", self.agenda()),
            sheet("02-fiche-des-criteres.pdf", self.examination()),
            sheet("03-sieges.pdf", self.seats()),
        ];
        entries.extend(self.form_entries(&self.forms(Bundle::Commission, None)));
        entries.push(self.file("dates-commission.pdf", Print::Dates.path()));
        entries.push(self.file("dates-commission.ics", "orienter/commission/dates.ics"));
        entries
    }

    fn forms(&self, bundle: Bundle, category: Option<TeamCategory>) -> Vec<Variant<'a>> {
        let forms = self.site.forms.iter().filter(|form| form.is_in(bundle));
        forms.filter_map(|form| Variant::for_reader(form, category)).collect()
    }

    /// What is filled in comes as PDF and as an office document, in every language it is written in.
    fn form_entries(&self, forms: &[Variant<'a>]) -> Vec<Entry> {
        let mut entries = Vec::new();
        for variant in forms {
            for lang in self.plan.portal.languages().filter(|lang| variant.spoken(lang.as_str()) == lang.as_str()) {
                for shape in [Shape::Pdf, Shape::Docx] {
                    let path = self.plan.form_file(self.site, *variant, lang, shape);
                    let name = variant.file_name(self.site, lang.as_str(), shape);
                    entries.push(Entry { name, content: Content::File(path) });
                }
            }
        }
        entries
    }

    fn row(&self, variant: Variant<'_>) -> Vec<String> {
        let form = variant.form;
        let title = self.text(&form.title);
        let title = form.number.as_ref().map_or(title.clone(), |number| format!("{number} {title}"));
        let filler = match (form.fields().next(), form.filler()) {
            (None, _) => "–".to_owned(),
            (_, filler) => self.say(&format!("filler.{}", filler.word())),
        };
        vec![title, filler, self.say(&format!("addressee.{}", form.addressee.word()))]
    }

    fn file(&self, name: &str, path: &str) -> Entry {
        Entry { name: name.to_owned(), content: Content::File(self.plan.in_site(self.site, path)) }
    }
}

fn sheet(name: &str, drawn: Drawn) -> Entry {
    Entry { name: name.to_owned(), content: Content::Sheet(drawn) }
}
