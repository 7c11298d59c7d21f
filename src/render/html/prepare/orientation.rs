//! Orientation pages: criteria, circuit, teams, commission.

use super::documents::for_teams;
use super::{Maker, show};
use crate::model::orientation::{OrientationTeam, Session, Step, TeamCategory};
use crate::model::site::ContactKind;
use crate::model::{Site, national};
use crate::render::figure;

/// Texts of one step, owned while it is drawn.
struct StepTexts {
    title: String,
    actor: String,
    delay: Option<String>,
    documents: Vec<String>,
}

/// How many sessions the orientation pages announce.
const NEXT_SESSIONS: usize = 3;

impl<'a> Maker<'a> {
    pub(super) fn orientation(&self, site: &'a Site) -> show::OrientationPage {
        let steps: Vec<&Step> = site.orientation.steps.iter().filter(|step| step.categories.is_empty()).collect();
        show::OrientationPage {
            page: self.frame(self.heading_over("orientation", "orienter")),
            intro: self.body_of("orienter"),
            prerequisites: self.criteria(site, &self.portal.national.prerequisites),
            criteria: self.criteria(site, &self.portal.national.criteria),
            categories: self.categories(None),
            figure: self.circuit(site, &steps, None),
            steps: self.steps(site, &steps, None),
            sessions: self.coming_sessions(site),
            commission_href: self.commission_href(),
            teams: site.orientation.teams.iter().map(|team| self.team_card(site, team)).collect(),
            teams_href: self.href("orienter/equipes/"),
            documents: for_teams(site, None).map(|form| self.document(site, form, None)).collect(),
            check_href: self.href("orienter/verifier/"),
            contact: self.orientation_contact(site),
        }
    }

    pub(super) fn category(&self, site: &'a Site, category: TeamCategory) -> show::OrientationCategoryPage {
        let steps: Vec<&Step> = site
            .orientation
            .steps
            .iter()
            .filter(|step| step.categories.is_empty() || step.categories.contains(&category))
            .collect();
        let teams: Vec<&OrientationTeam> =
            site.orientation.teams.iter().filter(|team| team.category == category).collect();
        let opinion = teams.iter().find_map(|team| team.opinion.as_ref());
        let key = category_key(category);
        let name = self.say(&format!("category.{key}"));
        let mut heading = self.heading("orientation_category");
        heading.title = show::Text::from(self.say_with("title.orientation_category", &[("name", &name)]));
        show::OrientationCategoryPage {
            page: self.frame(heading),
            intro: None,
            needs_avis: category.needs_opinion(),
            avis: opinion.filter(|_| category.needs_opinion()).map(|opinion| self.sentence(&self.text(&opinion.how))),
            figure: self.circuit(site, &steps, Some(category)),
            steps: self.steps(site, &steps, Some(category)),
            documents: for_teams(site, Some(category)).map(|form| self.document(site, form, Some(category))).collect(),
            kits: self.kits(site, Some(category)),
            check_href: self.href("orienter/verifier/"),
            deposit: site.orientation.deposit.as_ref().map(|deposit| show::Deposit {
                address: Some(show::Address { lines: vec![self.text(&deposit.address).text], access: None }),
                secure_email: deposit.secure_mail.as_ref().map(|mail| self.mail(mail)),
                on_site: deposit.on_site.as_ref().map(|text| self.text(text)),
            }),
            doctor: site.orientation.doctor.as_ref().map(|doctor| show::DesignatedDoctor {
                name: doctor.name.as_deref().map(|name| self.french(name)),
                address: doctor
                    .sealed_mail
                    .as_ref()
                    .map(|line| show::Address { lines: vec![line.clone()], access: None }),
                mssante: doctor.secure_mail.as_ref().map(ToString::to_string),
                note: None,
            }),
            sessions: self.coming_sessions(site),
            commission_href: self.commission_href(),
            teams: teams.iter().map(|team| self.team_card(site, team)).collect(),
            teams_href: self.href("orienter/equipes/"),
            categories: self.categories(Some(category)),
            contact: self.orientation_contact(site),
        }
    }

    pub(super) fn commission(&self, site: &'a Site) -> show::CommissionPage {
        let commission = site.commission.as_ref();
        show::CommissionPage {
            page: self.frame(self.heading_over("commission", "orienter/commission")),
            intro: self.body_of("orienter/commission"),
            cadence: commission.map_or_else(
                || show::Text::from(""),
                |c| self.label("cadence", c.frequency.word(), c.frequency.label()),
            ),
            sessions: self.sessions(site),
            calendar_href: self.calendar_href(site),
            files: self.commission_files(site),
            places: commission.and_then(|c| c.places.as_ref()).map(|places| show::Places {
                support: places.support,
                housing: places.dwellings,
                weeks: site.support.housing.weeks.unwrap_or(8),
                as_of: self.day(&places.at),
            }),
            members: self.seats(site),
            rules: Vec::new(),
            contact: self.orientation_contact(site),
        }
    }

    pub(super) fn teams(&self, site: &'a Site) -> show::OrientationTeamsPage {
        let groups = TeamCategory::ALL
            .iter()
            .filter(|category| site.orientation.teams.iter().any(|team| team.category == **category))
            .map(|category| show::TeamGroup {
                id: format!("categorie-{}", category.slug()),
                title: show::Text::from(self.say(&format!("category.{}_long", category_key(*category)))),
                teams: site
                    .orientation
                    .teams
                    .iter()
                    .filter(|team| team.category == *category)
                    .map(|team| self.team_card(site, team))
                    .collect(),
            })
            .collect();
        show::OrientationTeamsPage {
            page: self.frame(self.heading("orientation_teams")),
            intro: None,
            groups,
            count: site.orientation.teams.len(),
            contact: self.orientation_contact(site),
        }
    }

    /// National criteria, each with the site's own note beside it.
    fn criteria(&self, site: &Site, criteria: &[national::Criterion]) -> Vec<show::Criterion> {
        criteria
            .iter()
            .map(|criterion| {
                let note = site.orientation.criteria.iter().find(|note| note.criterion == criterion.id.as_str());
                let help = criterion.help.as_ref().map(|help| self.sentence(&self.text(help)));
                let own = note.map(|note| self.prose(&note.help));
                show::Criterion { title: self.text(&criterion.label), help: join(help, own) }
            })
            .collect()
    }

    /// The same criteria, as questions of the self-check.
    pub(super) fn check_items(
        &self,
        site: &Site,
        criteria: &[national::Criterion],
        pending: bool,
    ) -> Vec<show::CheckItem> {
        let shown = self.criteria(site, criteria);
        criteria
            .iter()
            .zip(shown)
            .map(|(criterion, shown)| show::CheckItem {
                id: criterion.id.to_string(),
                title: shown.title,
                help: shown.help,
                source: self.french(&criterion.source),
                basis: match criterion.basis {
                    national::Basis::Decree => show::CheckBasis::Decree,
                    national::Basis::Cahier => show::CheckBasis::Specifications,
                    national::Basis::Other => show::CheckBasis::Other,
                },
                // Nobody is nearly of age.
                pending: pending && criterion.id.as_str() != "majeur",
            })
            .collect()
    }

    /// A plain sentence as a fragment.
    pub(super) fn sentence(&self, text: &show::Text) -> show::Rich {
        show::Rich {
            body_html: format!("<p>{}</p>", crate::markdown::escape::text(&text.text)),
            lang: text.lang.clone(),
            dir: text.dir,
        }
    }

    pub(super) fn categories(&self, current: Option<TeamCategory>) -> Vec<show::CategoryLink> {
        TeamCategory::ALL
            .iter()
            .map(|category| show::CategoryLink {
                name: show::Text::from(self.say(&format!("category.{}", category_key(*category)))),
                expansion: Some(show::Text::from(self.say(&format!("category.{}_long", category_key(*category))))),
                href: self.href(&format!("orienter/{}/", category.slug())),
                needs_avis: category.needs_opinion(),
                current: current == Some(*category),
            })
            .collect()
    }

    fn steps(&self, site: &'a Site, steps: &[&Step], category: Option<TeamCategory>) -> Vec<show::Step> {
        steps
            .iter()
            .map(|step| show::Step {
                title: self.text(&step.title),
                actor: Some(self.text(&step.actor)),
                text: step.detail.as_ref().map(|detail| self.prose(detail)),
                delay: step.delay.as_ref().map(|delay| self.text(delay)),
                documents: step
                    .documents
                    .iter()
                    .filter_map(|id| site.form(id))
                    .filter(|form| category.is_none_or(|category| form.is_for(category)))
                    .map(|form| show::DocumentLink { files: Vec::new(), ..self.document(site, form, category) })
                    .collect(),
            })
            .collect()
    }

    fn circuit(&self, site: &Site, steps: &[&Step], category: Option<TeamCategory>) -> Option<show::Figure> {
        if steps.is_empty() {
            return None;
        }
        let caption = match category {
            Some(category) => self.say_with(
                "figure.circuit_for",
                &[("name", &self.say(&format!("category.{}", category_key(category))))],
            ),
            None => self.say("figure.circuit"),
        };
        let texts: Vec<StepTexts> = steps.iter().map(|step| self.step_texts(site, step)).collect();
        let refusal = self.say("figure.refusal");
        let drawn: Vec<figure::CircuitStep<'_>> = steps
            .iter()
            .zip(&texts)
            .map(|(step, text)| figure::CircuitStep {
                title: &text.title,
                actor: &text.actor,
                delay: text.delay.as_deref(),
                documents: text.documents.iter().map(String::as_str).collect(),
                due: if step.categories.is_empty() { figure::Due::Normal } else { figure::Due::Emphasised },
                branch: step
                    .back_to
                    .as_ref()
                    .and_then(|id| steps.iter().position(|other| other.id == *id))
                    .map(|at| figure::Branch { label: &refusal, back_to: at + 1 }),
            })
            .collect();
        let say = |key: &str| self.say(&format!("figure.{key}"));
        let (description, delay, emphasised, back_to) =
            (say("same_as_list"), say("delay"), say("emphasised"), self.words_with_number("figure.back_to"));
        let words = figure::CircuitWords {
            title: &caption,
            description: &description,
            delay: &delay,
            emphasised: &emphasised,
            back_to: &back_to,
        };
        let direction = self.drawing_direction();
        let svg_html = figure::circuit(&drawn, &words, direction, "circuit")
            + &figure::circuit_wide(&drawn, &words, direction, "circuit");
        Some(show::Figure { id: "circuit".to_owned(), svg_html, caption: show::Text::from(caption) })
    }

    fn step_texts(&self, site: &Site, step: &Step) -> StepTexts {
        StepTexts {
            title: self.text(&step.title).text,
            actor: self.text(&step.actor).text,
            delay: step.delay.as_ref().map(|delay| self.text(delay).text),
            documents: step
                .documents
                .iter()
                .filter_map(|id| site.form(id))
                .map(|form| self.text(&form.title).text)
                .collect(),
        }
    }

    /// A phrase whose `{n}` the drawing fills itself.
    fn words_with_number(&self, key: &str) -> String {
        self.say_with(key, &[("n", "{n}")])
    }

    pub(super) fn drawing_direction(&self) -> figure::Direction {
        match self.direction(self.lang) {
            show::Direction::Rtl => figure::Direction::RightToLeft,
            show::Direction::Ltr => figure::Direction::LeftToRight,
        }
    }

    pub(super) fn team_card(&self, site: &Site, team: &OrientationTeam) -> show::TeamCard {
        let key = category_key(team.category);
        let commune = |code: &crate::model::values::InseeCode| {
            let found = site.info.territory.communes.iter().find(|commune| commune.code == *code);
            self.french(found.map_or(code.as_str(), |commune| commune.name.as_str()))
        };
        show::TeamCard {
            id: team.id.to_string(),
            name: self.french(&team.name),
            category: show::Link::new(
                self.say(&format!("category.{key}")),
                self.href(&format!("orienter/{}/", team.category.slug())),
            ),
            referent: team.referent.as_ref().map(|referent| self.text(&referent.function)),
            phone: team.phone.as_ref().map(|phone| self.phone(phone)),
            email: team.mail.as_ref().map(|mail| self.mail(mail)),
            address: None,
            territory: team.territory.iter().map(commune).collect(),
        }
    }

    pub(super) fn commission_href(&self) -> String {
        self.href("orienter/commission/")
    }

    pub(super) fn orientation_contact(&self, site: &Site) -> Option<show::Contact> {
        let contact = site.info.contacts.iter().find(|contact| contact.kind == ContactKind::Orientation)?;
        Some(self.contact(contact, None))
    }

    /// Every session, oldest first, with its state on the day of the build.
    pub(super) fn sessions(&self, site: &Site) -> Vec<show::SessionRow> {
        let Some(commission) = &site.commission else { return Vec::new() };
        let next = self.next_session(site);
        commission.sessions.iter().map(|session| self.session_row(session, next)).collect()
    }

    pub(super) fn session_row(&self, session: &Session, next: Option<&Session>) -> show::SessionRow {
        show::SessionRow {
            date: self.day(&session.date),
            deadline: self.day(&session.deadline),
            place: session.place.as_ref().map(|place| self.text(place)),
            state: self.state(session, next),
            report: None,
        }
    }

    /// The same as [`Self::next_session`] for pages that everyone reads.
    pub(super) fn next_public_session<'s>(&self, site: &'s Site) -> Option<&'s Session> {
        let sessions = site.commission.as_ref()?.sessions.iter().filter(|session| session.visibility.is_public());
        sessions.filter(|session| session.deadline >= *self.plan.today).min_by_key(|session| session.date)
    }

    /// The first session whose deadline is still ahead.
    pub(super) fn next_session<'s>(&self, site: &'s Site) -> Option<&'s Session> {
        let sessions = site.commission.as_ref()?.sessions.iter();
        sessions.filter(|session| session.deadline >= *self.plan.today).min_by_key(|session| session.date)
    }

    pub(super) fn state(&self, session: &Session, next: Option<&Session>) -> show::SessionState {
        let today = self.plan.today;
        if session.date < *today {
            show::SessionState::Past
        } else if session.deadline < *today {
            show::SessionState::Closed
        } else if next.is_some_and(|next| next.date == session.date) {
            show::SessionState::Next
        } else {
            show::SessionState::Open
        }
    }

    fn coming_sessions(&self, site: &Site) -> Vec<show::SessionRow> {
        let coming = |row: &show::SessionRow| matches!(row.state, show::SessionState::Next | show::SessionState::Open);
        self.sessions(site).into_iter().filter(coming).take(NEXT_SESSIONS).collect()
    }

    fn seats(&self, site: &Site) -> Vec<show::CommissionMember> {
        use crate::model::orientation::SeatKind;
        let Some(commission) = &site.commission else { return Vec::new() };
        commission
            .seats
            .iter()
            .filter_map(|seat| {
                let id = &seat.structure;
                let (name, href) = match seat.kind {
                    SeatKind::Member => {
                        (site.gestionnaire.members.iter().find(|m| m.id == *id).map(|m| m.name.as_str()), None)
                    }
                    SeatKind::Team => {
                        let team = site.orientation.teams.iter().find(|team| team.id == *id);
                        (
                            team.map(|team| team.name.as_str()),
                            team.map(|team| format!("{}#{}", self.href("orienter/equipes/"), team.id)),
                        )
                    }
                    SeatKind::Agreement | SeatKind::Siao | SeatKind::Other => {
                        let partner = site.partner(id);
                        (partner.map(|p| p.name.as_str()), partner.and_then(|p| self.partner_href(p)))
                    }
                };
                // A record that is not published leaves no name to show.
                Some(show::CommissionMember {
                    structure: self.french(name?),
                    capacity: Some(self.label("seat", seat.kind.word(), seat.kind.label())),
                    href,
                })
            })
            .collect()
    }
}

/// Key of a category in the theme's words.
fn category_key(category: TeamCategory) -> String {
    category.slug().replace('-', "_")
}

fn join(first: Option<show::Rich>, second: Option<show::Rich>) -> Option<show::Rich> {
    match (first, second) {
        (Some(first), Some(second)) if first.lang == second.lang => {
            Some(show::Rich { body_html: first.body_html + &second.body_html, ..first })
        }
        (Some(first), _) => Some(first),
        (None, second) => second,
    }
}
