//! Admission, support, housing and leaving: what `logement.yaml` says
//! (CASF D. 312-154-1; cahier des charges, 8.4, 8.5 and 9).

use super::declare::{choice, record};
use super::values::{Slug, YesNo};
use super::{Decimal, Prose, Text};

record! {
    /// Root of `logement.yaml`.
    pub struct SupportFile, "Admission, accompagnement, logement" {
        pub admission: Admission = "admission", "entrée dans le dispositif";
        pub support: Support = "accompagnement", "accompagnement";
        pub housing: Housing = "logement", "logement";
        #[serde(default)]
        pub leaving: Leaving = "sortie", "fin de l’accompagnement et retour";
    }
}

record! {
    /// Admission (cahier des charges, 8.4).
    pub struct Admission, "Admission" {
        pub mentions: Vec<ContractMention> = "mentions_contrat" default, "mentions du contrat de prise en charge (D. 311, VI)";
        pub lease: Option<Text> = "bail", "type de bail proposé";
        #[schemars(range(min = 1, max = 120))]
        pub review_months: Option<u32> = "reevaluation_mois", "l’accompagnement est réévalué tous les … mois (12 au plus)";
    }
}

choice! {
    /// What the contract must hold (CASF D. 311, VI).
    pub enum ContractMention, "Mention du contrat" {
        Objectives = "objectifs", "objectifs de la prise en charge";
        Services = "prestations", "prestations proposées";
        Finance = "conditions_financieres", "conditions financières, s’il y en a";
    }
}

choice! {
    /// The six fields of support (cahier des charges, 9.5.1 to 9.5.6).
    pub enum Domain, "Domaine d’accompagnement" {
        Home = "habitat", "habitat et vie quotidienne";
        Health = "sante", "santé";
        Relations = "relations", "vie relationnelle";
        Work = "emploi_formation", "emploi et formation";
        Culture = "culture_citoyennete_loisirs", "culture, citoyenneté, loisirs";
        Leaving = "sortie", "sortie du dispositif";
    }
}

record! {
    /// Support (cahier des charges, 9.2).
    pub struct Support, "Accompagnement" {
        #[schemars(range(min = 0, max = 21))]
        pub weekly_visits: Option<u32> = "visites_min_semaine", "visites par semaine au moins";
        pub domains: Vec<SupportDomain> = "domaines" default, "les six domaines";
        pub recovery_plan: Option<Prose> = "plan_retablissement", "plan individualisé de rétablissement";
    }
}

record! {
    /// What the site does in one field.
    pub struct SupportDomain, "Domaine" {
        pub domain: Domain = "id", "domaine";
        pub text: Prose = "texte", "ce que le site propose";
    }
}

choice! {
    /// How a dwelling is chosen (cahier des charges, note 32).
    pub enum ChoiceMode, "Mode de choix du logement" {
        Panel = "panel_3", "choix parmi au moins trois logements";
        Search = "recherche", "recherche selon les souhaits";
        Both = "mixte", "les deux";
    }
}

record! {
    /// Housing (cahier des charges, 9.4).
    pub struct Housing, "Logement" {
        #[schemars(range(min = 1, max = 104))]
        pub weeks: Option<u32> = "delai_semaines", "premier logement proposé en … semaines (8 au plus)";
        pub choice: Option<ChoiceMode> = "mode_choix", "comment la personne choisit";
        pub panel: Option<u32> = "panel", "nombre de logements proposés au choix";
        pub landlords: Vec<Slug> = "bailleurs" default, "bailleurs, par leur identifiant dans partenaires.yaml";
        #[serde(default)]
        pub rules: HousingRules = "regles", "règles de loyer et de répartition";
        pub example: Option<RentExample> = "exemple_loyer", "exemple chiffré de la règle des 30 %";
        pub capture: Option<Capture> = "captation", "objectifs de recherche de logements";
        pub buildings: Vec<Building> = "immeubles" default, "part de chaque immeuble (interne : jamais publié)";
    }
}

record! {
    /// Shares, in per cent.
    pub struct HousingRules, "Règles" {
        #[serde(default = "thirty")]
        #[schemars(range(min = 0, max = 100))]
        pub rent_share: u32 = "loyer_pct", "reste de loyer, en pour cent des ressources (30 au plus)";
        #[serde(default = "twenty")]
        #[schemars(range(min = 0, max = 100))]
        pub building_share: u32 = "immeuble_pct", "part des appartements d’un immeuble (20 % au plus)";
    }
}

impl Default for HousingRules {
    fn default() -> Self {
        Self { rent_share: thirty(), building_share: twenty() }
    }
}

/// Ceiling of the residual rent (cahier des charges, 9.4).
fn thirty() -> u32 {
    30
}

/// Ceiling of the share of one building (cahier des charges, 9.4).
fn twenty() -> u32 {
    20
}

record! {
    /// Worked example, in euros a month.
    pub struct RentExample, "Exemple de loyer" {
        pub income: Decimal = "ressources", "ressources par mois, en euros";
        pub rent: Decimal = "loyer", "loyer et charges par mois, en euros";
        pub aid: Decimal = "aide", "aide au logement par mois, en euros";
        pub supplement: Option<Decimal> = "complement", "complément payé par le dispositif, en euros";
    }
}

record! {
    /// Targets for finding dwellings (cahier des charges, 8.9.1).
    pub struct Capture, "Captation" {
        pub total: u32 = "objectif", "logements à trouver en tout";
        pub first_year: u32 = "annee_n", "logements à trouver la première année";
    }
}

record! {
    /// Counts of one building, without its address; never published.
    pub struct Building, "Immeuble" {
        pub reference: Slug = "ref_interne", "référence interne, jamais une adresse";
        pub total: u32 = "logements_total", "appartements de l’immeuble";
        pub ours: u32 = "logements_site", "appartements du dispositif";
    }
}

choice! {
    /// The seven criteria examined together (cahier des charges, 8.5.2).
    pub enum LeavingCriterion, "Critère de sortie" {
        MoneyLeft = "reste_a_vivre", "reste à vivre suffisant";
        DirectLease = "bail_direct", "glissement de bail ou bail direct possible";
        OrdinaryServices = "reseau_droit_commun", "réseau d’accompagnement de droit commun";
        MutualAid = "entraide", "réseau d’entraide";
        Wish = "souhait", "souhait de la personne";
        ChosenPlace = "orientation_choisie", "orientation choisie avec la personne";
        NoContact = "absence_contact_6_mois", "absence de tout contact depuis plus de six mois";
    }
}

record! {
    /// Leaving and coming back.
    #[derive(Default)]
    pub struct Leaving, "Sortie et retour" {
        pub criteria: Vec<LeavingCriterion> = "criteres" default, "critères examinés avec la personne";
        pub texts: Option<Prose> = "textes", "précisions du site";
        pub inform_partners: Option<YesNo> = "information_partenaires", "les partenaires sont-ils informés, sauf refus de la personne ?";
    }
}
