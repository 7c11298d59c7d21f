//! The demonstration network, built in memory: same bytes twice, one site equals
//! its part of the network, nothing internal leaves, every page is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use trousseau::build::{Built, Printing, Request, build};
use trousseau::diagnostics::{Paint, to_text};
use trousseau::load::{Sources, read};
use trousseau::model::values::Date;
use trousseau::output::Output;

fn sources() -> Sources {
    read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().0
}

fn make(sources: Sources, only: &[&str]) -> Built {
    let today = Date::parse("2026-11-22").unwrap();
    build(
        sources,
        &Request {
            today,
            base_url: None,
            only: only.iter().map(|site| (*site).to_owned()).collect(),
            paper: Printing::Nothing,
            shelf: None,
        },
    )
}

fn outputs(built: Built) -> BTreeMap<String, Output> {
    let told = to_text(&built.diagnostics, &built.texts, Paint::Plain);
    let outputs = built.outputs.unwrap_or_else(|| panic!("the demonstration has errors:\n{told}"));
    outputs.into_iter().map(|output| (output.path.clone(), output)).collect()
}

static WHOLE: LazyLock<BTreeMap<String, Output>> = LazyLock::new(|| outputs(make(sources(), &[])));

#[test]
fn two_builds_give_the_same_bytes() {
    let again = outputs(make(sources(), &[]));
    assert_eq!(WHOLE.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
    let differing: Vec<&String> =
        again.iter().filter(|(path, output)| WHOLE[*path].bytes != output.bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn one_site_equals_its_part_of_the_network() {
    for site in ["valmeyrac", "orbeval", "sarelle"] {
        let alone = outputs(make(sources(), &[site]));
        let start = format!("{site}/");
        let part: BTreeSet<&String> = WHOLE.keys().filter(|path| path.starts_with(&start)).collect();
        let made: BTreeSet<&String> = alone.keys().filter(|path| path.starts_with(&start)).collect();
        assert_eq!(part, made);
        for path in made {
            assert_eq!(alone[path].bytes, WHOLE[path].bytes, "{path}");
        }
        assert!(!alone.keys().any(|path| path.starts_with(if site == "sarelle" { "orbeval/" } else { "sarelle/" })));
    }
}

#[test]
fn the_demonstration_has_no_fault_but_the_missing_official_text() {
    let built = make(sources(), &[]);
    let codes: Vec<&str> = built.diagnostics.iter().map(|d| d.code).collect();
    // Two sites adapt the national dossier: what differs is always told.
    let expected = ["charte-texte-officiel-absent", "formulaire-adapte", "formulaire-adapte"];
    assert_eq!(codes, expected, "{}", to_text(&built.diagnostics, &built.texts, Paint::Plain));
}

#[test]
fn every_kind_of_page_is_there_in_every_language() {
    let kinds: BTreeSet<&str> = WHOLE.values().filter_map(|output| output.about.page).collect();
    assert!(kinds.len() >= 33, "{} kinds: {kinds:?}", kinds.len());
    for kind in kinds {
        let langs: BTreeSet<&str> = WHOLE
            .values()
            .filter(|output| output.about.page == Some(kind))
            .filter_map(|output| output.about.lang.as_deref())
            .collect();
        assert_eq!(langs, BTreeSet::from(["ar", "en", "fr"]), "{kind}");
    }
}

/// Marks put in every place that says `interne`, and in drafts: none may leave.
#[test]
fn nothing_internal_reaches_an_output() {
    let mut sources = sources();
    let site = "content/sites/valmeyrac";
    let mut append = |file: &str, text: &str| {
        let bytes = sources.files.get_mut(&format!("{site}/{file}")).unwrap();
        bytes.extend_from_slice(text.as_bytes());
    };
    append(
        "partenaires.yaml",
        "  - {id: secret, nom: MARQUE-partenaire, famille: autre, type: autre, missions: MARQUE-missions, publier: interne}\n",
    );
    let draft = "---\ntitre: MARQUE-brouillon\nresume: MARQUE-resume\nbrouillon: oui\n---\n\nMARQUE-texte\n";
    sources.files.insert(format!("{site}/pages/locataires/secret.md"), draft.into());
    let future = "---\ntitre: MARQUE-futur\nresume: MARQUE-resume\ndate: 2099-01-01\n---\n\nMARQUE-texte\n";
    sources.files.insert(format!("{site}/actualites/2099-01-01-futur.md"), future.into());
    let mut edit = |file: &str, old: &str, new: &str| {
        let bytes = sources.files.get_mut(&format!("{site}/{file}")).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(old), "{file} does not hold « {old} »");
        *bytes = text.replacen(old, new, 1).into_bytes();
    };
    edit(
        "commission.yaml",
        "seances:\n",
        "seances:\n  - {date: 2027-01-05, limite_depot: 2027-01-04, lieu: MARQUE-seance, publier: interne}\n",
    );
    edit(
        "vie-locale.yaml",
        "agenda:\n",
        "agenda:\n  - {id: secret, titre: MARQUE-agenda, date: 2027-02-01, publier: interne}\n",
    );
    edit(
        "vie-locale.yaml",
        "quartier:\n",
        "quartier:\n  - {id: secret, type: autre, nom: MARQUE-lieu, publier: interne}\n",
    );
    edit(
        "vie-locale.yaml",
        "faq:\n",
        "faq:\n  - {id: secret, question: MARQUE-question, reponse: MARQUE-reponse, public: [tous], publier: interne}\n",
    );
    edit("site.yaml", "contacts:\n", "contacts:\n  - {type: presse, libelle: MARQUE-contact, publier: interne}\n");
    edit(
        "equipe.yaml",
        "equipe:\n",
        "equipe:\n  - {id: secret, fonction: psychologue, nom: MARQUE-nom, publier_nom: oui, statut: salarie_gestionnaire, quotite: 1}\n",
    );
    edit(
        "logement.yaml",
        "immeubles:\n",
        "immeubles:\n    - {ref_interne: marque-immeuble, logements_total: 40, logements_site: 3}\n",
    );
    let leaks: Vec<String> = outputs(make(sources, &[]))
        .into_values()
        .filter(|output| String::from_utf8_lossy(&output.bytes).to_lowercase().contains("marque-"))
        .map(|output| output.path)
        .collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}
