//! What a site's files say that cannot all be true: an end before its start, a
//! name that nobody agreed to publish.
//!
//! Looks at trees, like `references`, so that one fault hides no other.

use super::places::Places;
use super::references::written;
use super::yaml::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::values::{Date, Slug, YesNo};

/// Two dates of one record, the first never after the second: kind of file,
/// record, first key, second key, key to point at, message, help.
type Span = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SPANS: &[Span] = &[
    (
        "commission",
        "seances[]",
        "limite_depot",
        "date",
        "limite_depot",
        "la date limite d’envoi est après la séance",
        "mettez une date limite avant la séance",
    ),
    (
        "formation",
        "sessions[]",
        "debut",
        "fin",
        "fin",
        "la session finit avant de commencer",
        "vérifiez « debut » et « fin »",
    ),
    (
        "gestionnaire",
        "conventions[]",
        "signee",
        "echeance",
        "echeance",
        "la convention finit avant d’être signée",
        "vérifiez « signee » et « echeance »",
    ),
    (
        "droits",
        "projet_etablissement",
        "debut",
        "fin",
        "fin",
        "le projet d’établissement finit avant de commencer",
        "vérifiez « debut » et « fin »",
    ),
    (
        "site",
        "autorisation",
        "date",
        "fin",
        "fin",
        "l’autorisation finit avant la date de son arrêté",
        "vérifiez « date » et « fin »",
    ),
];

/// Faults of one site.
pub fn site(slug: &Slug, places: &Places, found: &mut Diagnostics) {
    let mut look = Look { slug: slug.as_str(), places, found };
    look.dates();
    look.team_names();
    look.testimonies();
    look.hidden_seats();
}

struct Look<'a> {
    slug: &'a str,
    places: &'a Places,
    found: &'a mut Diagnostics,
}

impl<'a> Look<'a> {
    fn file(&self, kind: &str) -> String {
        format!("content/sites/{}/{kind}.yaml", self.slug)
    }

    fn nodes(&self, kind: &str, path: &str) -> Vec<&'a Node> {
        self.places.tree(&self.file(kind)).map(|tree| tree.nodes(path)).unwrap_or_default()
    }

    fn dates(&mut self) {
        let day = |node: &Node, key: &str| node.get(key).and_then(written).and_then(|text| Date::parse(text).ok());
        for (kind, path, first, last, at, message, help) in SPANS {
            for record in self.nodes(kind, path) {
                let (Some(start), Some(end), Some(place)) = (day(record, first), day(record, last), record.get(at))
                else {
                    continue;
                };
                if end < start {
                    self.found.push(
                        Diagnostic::error("dates-incoherentes", *message)
                            .help(*help)
                            .at(Place::at(self.file(kind), &place.range)),
                    );
                }
            }
        }
    }

    /// A name asked for without consent is left out: better said than guessed.
    fn team_names(&mut self) {
        for member in self.nodes("equipe", "equipe[]") {
            if let (true, true, false, Some(place)) = (
                member.get("nom").and_then(written).is_some(),
                says_yes(member, "publier_nom"),
                says_yes(member, "accord_publication"),
                member.get("publier_nom"),
            ) {
                self.found.push(
                    Diagnostic::warning(
                        "accord-absent",
                        "ce nom ne sera pas publié : il manque l’accord écrit de la personne",
                    )
                    .help("une fois l’accord reçu, écrivez « accord_publication: oui »")
                    .at(Place::at(self.file("equipe"), &place.range)),
                );
            }
        }
    }

    fn testimonies(&mut self) {
        for testimony in self.nodes("vie-locale", "temoignages[]") {
            let Some(agreement) = testimony.get("accord") else { continue };
            if let (false, false, Some(place)) =
                (says_yes(agreement, "ecrit"), is_internal(testimony), agreement.get("ecrit"))
            {
                self.found.push(
                    Diagnostic::warning(
                        "accord-absent",
                        "ce témoignage ne sera pas publié : l’accord de la personne n’est pas écrit",
                    )
                    .help("une fois l’accord écrit reçu, écrivez « ecrit: oui »")
                    .at(Place::at(self.file("vie-locale"), &place.range)),
                );
            }
        }
    }

    /// A seat whose record is `interne` cannot be named on the page.
    fn hidden_seats(&mut self) {
        let hidden: Vec<&str> = [("partenaires", "partenaires[]"), ("orientation", "equipes_orientation[]")]
            .iter()
            .flat_map(|(kind, path)| self.nodes(kind, path))
            .filter(|record| is_internal(record))
            .filter_map(|record| record.get("id").and_then(written))
            .collect();
        for seat in self.nodes("commission", "membres[]") {
            let Some(structure) = seat.get("structure") else { continue };
            let of_members = seat.get("type").and_then(written) == Some("membre");
            let Some(name) = written(structure).filter(|name| !of_members && hidden.contains(name)) else { continue };
            self.found.push(
                Diagnostic::warning(
                    "siege-non-publie",
                    format!(
                        "« {name} » siège à la commission, mais sa fiche est « interne » : ce siège ne sera pas publié"
                    ),
                )
                .help("pour montrer ce siège, écrivez « publier: orientation » ou « publier: public » dans sa fiche")
                .at(Place::at(self.file("commission"), &structure.range)),
            );
        }
    }
}

fn says_yes(node: &Node, key: &str) -> bool {
    node.get(key).and_then(written).and_then(|text| YesNo::parse(text).ok()).is_some_and(YesNo::is_yes)
}

fn is_internal(node: &Node) -> bool {
    node.get("publier").and_then(written) == Some("interne")
}
