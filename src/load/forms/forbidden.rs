//! Questions that a form may not ask, each with the text that says so.
//!
//! Looks at what asks (the field's identifier, its label, its answers), not at
//! notes and helps, which often say « n’écrivez aucun diagnostic ».

use super::{Asked, Scope};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::references::written;
use crate::load::yaml::Node;
use crate::markdown;

struct Forbidden {
    /// « le numéro de sécurité sociale »
    what: &'static str,
    /// Words as a slug holds them, whole.
    words: &'static [&'static str],
    source: &'static str,
    /// The designated doctor may read it: from doctor to doctor.
    doctor_may: bool,
}

const FORBIDDEN: &[Forbidden] = &[
    Forbidden {
        what: "le numéro de sécurité sociale",
        words: &[
            "nir",
            "numero-de-securite-sociale",
            "numero-securite-sociale",
            "numero-secu",
            "numero-de-secu",
            "num-secu",
            "n-de-securite-sociale",
            "n-securite-sociale",
            "numero-d-assure",
            "numero-d-immatriculation",
            "carte-vitale",
        ],
        source: "RGPD, art. 87, et décret 2019-341",
        doctor_may: false,
    },
    Forbidden {
        what: "un diagnostic",
        words: &[
            "diagnostic",
            "diagnostics",
            "pathologie",
            "pathologies",
            "cim-10",
            "trouble-psychique",
            "troubles-psychiques",
            "antecedents-psychiatriques",
            "antecedents-medicaux",
        ],
        source: "CSP, art. L. 1110-4, et cahier des charges, 8.3.2, note 22",
        doctor_may: true,
    },
    Forbidden {
        what: "un traitement",
        words: &["traitement", "traitements", "medicament", "medicaments", "ordonnance", "posologie", "observance"],
        source: "CASF, art. D. 312-154-1 : l’entrée ne dépend d’aucun traitement",
        doctor_may: false,
    },
    Forbidden {
        what: "une consommation",
        words: &[
            "consommation",
            "consommations",
            "consomme",
            "alcool",
            "drogue",
            "drogues",
            "stupefiants",
            "addiction",
            "addictions",
            "sevrage",
            "abstinence",
            "abstinent",
        ],
        source: "CASF, art. D. 312-154-1 : l’entrée ne dépend d’aucun arrêt de consommation",
        doctor_may: false,
    },
    Forbidden {
        what: "la nationalité ou l’origine",
        words: &["nationalite", "pays-d-origine", "pays-de-naissance", "origine-ethnique", "ethnie"],
        source: "RGPD, art. 5 et 9 ; cahier des charges, 7 : seule compte la régularité du séjour",
        doctor_may: false,
    },
    Forbidden {
        what: "la religion ou les opinions",
        words: &[
            "religion",
            "culte",
            "confession",
            "pratique-religieuse",
            "croyance",
            "croyances",
            "opinion-politique",
            "opinions-politiques",
            "appartenance-syndicale",
        ],
        source: "RGPD, art. 9",
        doctor_may: false,
    },
    Forbidden {
        what: "la vie sexuelle ou l’orientation sexuelle",
        words: &["orientation-sexuelle", "vie-sexuelle", "sexualite"],
        source: "RGPD, art. 9",
        doctor_may: false,
    },
    Forbidden {
        what: "le passé judiciaire",
        words: &[
            "casier",
            "casier-judiciaire",
            "condamnation",
            "condamnations",
            "antecedents-judiciaires",
            "passe-penal",
            "infraction",
            "infractions",
        ],
        source: "RGPD, art. 10",
        doctor_may: false,
    },
];

/// A use of these words that asks nothing about the person.
const HARMLESS: &[&str] = &[
    "traitement-de-donnees",
    "traitement-des-donnees",
    "traitement-de-vos-donnees",
    "traitement-de-mes-donnees",
    "traitement-de-ses-donnees",
];

pub fn look(field: &Asked<'_>, scope: Scope<'_>, found: &mut Diagnostics) {
    if field.kind() == "note" {
        return;
    }
    let asking: Vec<&Node> = ["id", "libelle"]
        .iter()
        .filter_map(|key| field.node.get(key))
        .flat_map(texts)
        .chain(field.node.nodes("options[].id"))
        .chain(field.node.nodes("options[].libelle").into_iter().flat_map(texts))
        .collect();
    for forbidden in FORBIDDEN.iter().filter(|forbidden| !(forbidden.doctor_may && scope.for_doctor)) {
        let Some(node) = asking.iter().find(|node| written(node).is_some_and(|text| forbidden.is_in(text))) else {
            continue;
        };
        found.push(
            Diagnostic::error("question-interdite", format!("ce formulaire ne peut pas demander {}", forbidden.what))
                .help(format!("retirez ce champ ou changez sa question ({})", forbidden.source))
                .at(crate::diagnostics::Place::at(field.file, &node.range)),
        );
    }
}

impl Forbidden {
    fn is_in(&self, text: &str) -> bool {
        let mut words = format!("-{}-", markdown::slug(&text.replace('_', " ")));
        for harmless in HARMLESS {
            words = words.replace(harmless, "");
        }
        self.words.iter().any(|word| words.contains(&format!("-{word}-")))
    }
}

/// A text, or the French one of a text by language.
fn texts(node: &Node) -> Vec<&Node> {
    match node.get("fr") {
        Some(french) => vec![french],
        None => vec![node],
    }
}
