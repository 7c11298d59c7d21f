//! What files say of each other: every name must lead somewhere.
//!
//! Two records with one id, a step that names no form, a partner that does not
//! exist, a chart that turns in circles: all told with the place of the name.
//! Reads the trees, not the records, so that a fault elsewhere in a file hides
//! nothing; a file that could not be read as YAML only silences the names that
//! lead to it.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Places;
use super::read::CONFIG;
use super::yaml::{Node, closest};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::values::Slug;

/// Names that a site's folder may not take: the network's own pages.
const RESERVED: &[&str] = &[
    "trouver",
    "calendrier",
    "plan-du-site",
    "mentions-legales",
    "donnees-personnelles",
    "accessibilite",
    "assets",
    "recherche",
];

/// What a name may lead to.
struct Target {
    /// « aucun partenaire », with the article of its gender.
    none: &'static str,
    /// The next step when there is nothing to choose from.
    first: &'static str,
    /// Lists that hold the ids: kind of file, path of the list.
    lists: &'static [(&'static str, &'static str)],
}

const PARTNER: Target = Target {
    none: "aucun partenaire",
    first: "ajoutez d’abord ce partenaire dans partenaires.yaml",
    lists: &[("partenaires", "partenaires[]")],
};
const MEMBER: Target = Target {
    none: "aucun membre du groupement",
    first: "ajoutez d’abord ce membre dans gestionnaire.yaml, sous « membres »",
    lists: &[("gestionnaire", "membres[]")],
};
const EMPLOYER: Target = Target {
    none: "aucun membre du groupement ni aucun partenaire",
    first: "ajoutez d’abord cet employeur dans gestionnaire.yaml, sous « membres », ou dans partenaires.yaml",
    lists: &[("gestionnaire", "membres[]"), ("partenaires", "partenaires[]")],
};
const TEAM_MEMBER: Target = Target {
    none: "aucun membre de l’équipe",
    first: "ajoutez d’abord ce membre dans equipe.yaml, sous « equipe »",
    lists: &[("equipe", "equipe[]")],
};
const BOX: Target = Target {
    none: "aucune case de l’organigramme",
    first: "ajoutez d’abord cette case dans equipe.yaml, sous « organigramme »",
    lists: &[("equipe", "organigramme.noeuds[]")],
};
const TEAM: Target = Target {
    none: "aucune équipe d’orientation",
    first: "ajoutez d’abord cette équipe dans orientation.yaml, sous « equipes_orientation »",
    lists: &[("orientation", "equipes_orientation[]")],
};
const STEP: Target = Target {
    none: "aucune étape du circuit",
    first: "ajoutez d’abord cette étape dans orientation.yaml, sous « etapes »",
    lists: &[("orientation", "etapes[]")],
};
const FORM: Target = Target {
    none: "aucun formulaire",
    first: "ajoutez d’abord ce formulaire dans formulaires.yaml",
    lists: &[("/formulaires", "formulaires[]"), ("formulaires", "formulaires[]")],
};
const CRITERION: Target = Target {
    none: "aucun critère national",
    first: "remettez le fichier national criteres.yaml",
    lists: &[("/criteres", "prealables[]"), ("/criteres", "criteres[]")],
};

/// Every key that names a record of another list: kind of file, path, target.
const REFERENCES: &[(&str, &str, &Target)] = &[
    ("gestionnaire", "membres[].partenaire", &PARTNER),
    ("gestionnaire", "conventions[].avec", &PARTNER),
    ("logement", "logement.bailleurs[]", &PARTNER),
    ("equipe", "equipe[].employeur", &EMPLOYER),
    ("equipe", "poles[].responsable", &TEAM_MEMBER),
    ("equipe", "organigramme.noeuds[].personnes[]", &TEAM_MEMBER),
    ("equipe", "organigramme.noeuds[].parent", &BOX),
    ("orientation", "equipes_orientation[].partenaire", &PARTNER),
    ("orientation", "etapes[].documents[]", &FORM),
    ("orientation", "etapes[].retour", &STEP),
    ("orientation", "criteres[].id", &CRITERION),
];

/// Every list whose ids must differ: kind of file, path.
const UNIQUE: &[(&str, &str)] = &[
    ("partenaires", "partenaires[].id"),
    ("gestionnaire", "membres[].id"),
    ("equipe", "poles[].id"),
    ("equipe", "equipe[].id"),
    ("equipe", "organigramme.noeuds[].id"),
    ("orientation", "equipes_orientation[].id"),
    ("orientation", "etapes[].id"),
    ("vie-locale", "quartier[].id"),
    ("vie-locale", "agenda[].id"),
    ("vie-locale", "faq[].id"),
    ("vie-locale", "ressources[].id"),
    ("vie-locale", "temoignages[].id"),
    ("formation", "sessions[].id"),
    ("formulaires", "formulaires[].id"),
];

/// Faults of the portal as a whole.
pub fn portal(slugs: &[Slug], places: &Places, found: &mut Diagnostics) {
    let Some(config) = places.tree(CONFIG) else { return };
    if let Some(version) = config.get("version").filter(|version| written(version).is_some_and(|text| text != "1")) {
        found.push(
            Diagnostic::error(
                "version-inconnue",
                format!("la version {} de la description n’est pas connue", written(version).unwrap_or_default()),
            )
            .help("écrivez « version: 1 »")
            .at(Place::at(CONFIG, &version.range)),
        );
    }
    let is_network = config.get("reseau").is_some();
    if slugs.len() > 1 && !is_network {
        found.push(
            Diagnostic::error("reseau-absent", format!("{} sites sont décrits, mais le réseau ne l’est pas", slugs.len()))
                .help("ajoutez à site-config.yaml un bloc « reseau: » avec « nom », ou gardez un seul dossier dans content/sites/")
                .at(Place::at(CONFIG, &config.range)),
        );
    }
    let languages: Vec<&Node> = config.nodes("langues[]");
    let spoken: Vec<&str> = languages.iter().filter_map(|node| written(node)).collect();
    french_first(config, &spoken, found);
    duplicates(
        CONFIG,
        &languages,
        |lang| (format!("la langue « {lang} » est écrite deux fois"), "retirez l’une des deux"),
        found,
    );
    duplicates(
        CONFIG,
        &config.nodes("sites[]"),
        |site| (format!("le site « {site} » est écrit deux fois"), "retirez l’un des deux"),
        found,
    );
    for slug in slugs {
        let taken = RESERVED.contains(&slug.as_str()) || spoken.contains(&slug.as_str());
        if taken && is_network {
            found.push(
                Diagnostic::error("nom-de-site-reserve", format!("le nom de dossier « {slug} » est réservé"))
                    .help("choisissez un autre nom de dossier dans content/sites/, par exemple celui de la ville")
                    .at(Place::file(format!("content/sites/{slug}/site.yaml"))),
            );
        }
    }
}

/// French is the language every other one falls back to.
fn french_first(config: &Node, spoken: &[&str], found: &mut Diagnostics) {
    let (Some(first), Some(node)) = (spoken.first(), config.get("langues")) else { return };
    if *first == "fr" {
        return;
    }
    let others: Vec<&str> = spoken.iter().copied().filter(|lang| *lang != "fr").collect();
    let message = match spoken.contains(&"fr") {
        true => "le français n’est pas la première langue".to_owned(),
        false => format!("le français manque : « langues » ne contient que {}", others.join(", ")),
    };
    found.push(
        Diagnostic::error("francais-d-abord", message)
            .help(format!("écrivez « langues: [fr, {}] »", others.join(", ")))
            .at(Place::at(CONFIG, &node.range)),
    );
}

/// Faults of one site.
pub fn site(slug: &Slug, places: &Places, found: &mut Diagnostics) {
    let mut look = Look { slug: slug.as_str(), places, found };
    for (kind, path) in UNIQUE {
        let Some(tree) = look.tree(kind) else { continue };
        let words = |id: &str| match *path {
            "poles[].id" => {
                (format!("le pôle « {id} » est décrit deux fois"), "gardez une seule description de ce pôle")
            }
            _ => (
                format!("l’identifiant « {id} » est pris deux fois"),
                "donnez à chaque élément un identifiant différent",
            ),
        };
        duplicates(&look.file(kind), &tree.nodes(path), words, look.found);
    }
    for (kind, path, target) in REFERENCES {
        for node in look.tree(kind).map(|tree| tree.nodes(path)).unwrap_or_default() {
            look.reference(kind, node, target);
        }
    }
    look.seats();
    look.chart();
}

/// A scalar as it was typed, without the spaces around.
pub(super) fn written(node: &Node) -> Option<&str> {
    node.text().map(str::trim).filter(|text| !text.is_empty())
}

pub(super) fn duplicates(
    file: &str,
    nodes: &[&Node],
    words: impl Fn(&str) -> (String, &'static str),
    found: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
    for node in nodes {
        let Some(id) = written(node) else { continue };
        match seen.get(id) {
            Some(first) => {
                let (message, help) = words(id);
                found.push(
                    Diagnostic::error("identifiant-en-double", message)
                        .help(help)
                        .at(Place::at(file, &node.range))
                        .related(Place::at(file, &first.range), "première fois ici"),
                );
            }
            None => drop(seen.insert(id, node)),
        }
    }
}

struct Look<'a> {
    slug: &'a str,
    places: &'a Places,
    found: &'a mut Diagnostics,
}

impl<'a> Look<'a> {
    /// A file of the site by its kind; a kind that starts with `/` is national.
    fn file(&self, kind: &str) -> String {
        match kind.strip_prefix('/') {
            Some(kind) => format!("content/national/{kind}.yaml"),
            None => format!("content/sites/{}/{kind}.yaml", self.slug),
        }
    }

    fn tree(&self, kind: &str) -> Option<&'a Node> {
        self.places.tree(&self.file(kind))
    }

    /// Ids of a target, each once; `None` when a file that holds some of them
    /// could not be read.
    fn known(&self, target: &Target) -> Option<Vec<&'a str>> {
        let mut ids = Vec::new();
        for (kind, list) in target.lists {
            let file = self.file(kind);
            match self.places.tree(&file) {
                Some(tree) => {
                    for id in tree.nodes(&format!("{list}.id")).into_iter().filter_map(written) {
                        if !ids.contains(&id) {
                            ids.push(id);
                        }
                    }
                }
                // Only what need not be there can be absent without a word.
                None if self.places.texts.contains_key(&file) || *kind != "formulaires" => return None,
                None => {}
            }
        }
        Some(ids)
    }

    /// Tells a name that leads nowhere.
    fn reference(&mut self, kind: &str, node: &Node, target: &Target) {
        let (Some(name), Some(known)) = (written(node), self.known(target)) else { return };
        if known.contains(&name) {
            return;
        }
        let help = match closest(name, known.iter().copied()) {
            Some(close) => format!("vouliez-vous dire « {close} » ?"),
            None if known.is_empty() => target.first.to_owned(),
            None => format!("identifiants connus : {}", known.join(", ")),
        };
        self.found.push(
            Diagnostic::error("reference-inconnue", format!("« {name} » ne correspond à {}", target.none))
                .help(help)
                .at(Place::at(self.file(kind), &node.range)),
        );
    }

    /// What a seat names depends on the title under which it sits.
    fn seats(&mut self) {
        let Some(tree) = self.tree("commission") else { return };
        for seat in tree.nodes("membres[]") {
            let (Some(kind), Some(structure)) = (seat.get("type").and_then(written), seat.get("structure")) else {
                continue;
            };
            let target = match kind {
                "membre" => &MEMBER,
                "equipe_orientation" => &TEAM,
                "convention" | "siao" | "autre" => &PARTNER,
                _ => continue,
            };
            self.reference("commission", structure, target);
        }
    }

    /// Each loop of the chart is told once, with its boxes.
    fn chart(&mut self) {
        let Some(tree) = self.tree("equipe") else { return };
        let nodes = tree.nodes("organigramme.noeuds[]");
        let parents: BTreeMap<&str, (&str, &Node)> = nodes
            .iter()
            .filter_map(|node| {
                let parent = node.get("parent")?;
                Some((written(node.get("id")?)?, (written(parent)?, parent)))
            })
            .collect();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for start in nodes.iter().filter_map(|node| node.get("id").and_then(written)) {
            let mut loop_ids = vec![start];
            let mut at = start;
            while let Some((parent, _)) = parents.get(at) {
                if *parent == start || loop_ids.contains(parent) {
                    at = parent;
                    break;
                }
                loop_ids.push(parent);
                at = parent;
            }
            let closes = at == start && parents.contains_key(start);
            let Some((_, place)) = parents.get(start).filter(|_| closes && !told.contains(start)) else { continue };
            told.extend(loop_ids.iter().copied());
            let message = match loop_ids.as_slice() {
                [one] => format!("la case « {one} » est au-dessus d’elle-même"),
                many => {
                    let names: Vec<String> = many.iter().map(|id| format!("« {id} »")).collect();
                    format!("les cases {} dépendent les unes des autres, en boucle", names.join(", "))
                }
            };
            self.found.push(
                Diagnostic::error("organigramme-en-boucle", message)
                    .help("changez « parent » : une case ne peut pas dépendre de celles qui dépendent d’elle")
                    .at(Place::at(self.file("equipe"), &place.range)),
            );
        }
    }
}
