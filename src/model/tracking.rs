//! Figures, evaluation, deadlines, money: what `suivi.yaml` says.
//!
//! Figures are `interne` unless the site opens them one by one (domain: never
//! publish suspension counts, nor amounts).

use super::declare::{choice, record};
use super::values::{Date, Slug, YesNo};
use super::{Decimal, Text, Visibility};

record! {
    /// Root of `suivi.yaml`.
    #[derive(Default)]
    pub struct Tracking, "Suivi et évaluation" {
        pub suspensions: Option<Suspensions> = "suspensions", "contrats suspendus (interne : jamais publié)";
        pub evaluation: Option<Evaluation> = "evaluation", "évaluation et échéances";
        pub budget: Option<Budget> = "budget", "budget (interne, sauf accord)";
    }
}

record! {
    /// Suspended contracts (D. 312-154-1, last paragraph).
    pub struct Suspensions, "Suspensions" {
        pub count: u32 = "nombre", "contrats suspendus";
        pub at: Date = "au", "à quelle date";
        pub alert: Option<Date> = "alerte_ars", "date d’information de l’agence régionale de santé";
    }
}

choice! {
    /// Evaluation regimes.
    pub enum Regime, "Régime d’évaluation" {
        Anesm = "anesm", "évaluations interne et externe, jusqu’en 2021";
        Has = "has", "référentiel de la Haute Autorité de santé, depuis 2022";
    }
}

record! {
    /// Evaluation (CASF L. 312-8; cahier des charges, 8.12).
    pub struct Evaluation, "Évaluation" {
        pub regime: Regime = "regime", "régime d’évaluation";
        pub last: Option<Date> = "derniere", "dernière évaluation";
        pub next: Option<Date> = "prochaine", "prochaine évaluation";
        pub yearly_plan: Option<Text> = "plan_annuel", "plan annuel de suivi et d’évaluation";
        pub satisfaction: Option<Satisfaction> = "satisfaction", "dernière enquête de satisfaction";
        pub fidelity: Option<Date> = "fidelite", "dernière mesure de fidélité au modèle";
        pub transmissions: Vec<Transmission> = "transmissions" default, "envois faits chaque année";
        pub indicators: Vec<Indicator> = "indicateurs" default, "indicateurs (internes, sauf accord)";
    }
}

record! {
    /// A satisfaction survey.
    pub struct Satisfaction, "Satisfaction" {
        pub date: Date = "date", "date de l’enquête";
        pub summary: Text = "resume", "résumé pour les locataires";
    }
}

choice! {
    /// Yearly transmissions.
    pub enum TransmissionKind, "Type d’envoi" {
        Data = "donnees_30_juin", "données anonymisées, au plus tard le 30 juin";
        Report = "rapport_30_avril", "rapport d’activité, au plus tard le 30 avril";
        State = "ddets", "dossier annuel aux services de l’État";
    }
}

record! {
    /// One transmission.
    pub struct Transmission, "Envoi" {
        pub kind: TransmissionKind = "type", "ce qui est envoyé";
        pub year: u32 = "annee", "année concernée";
        pub sent: Option<Date> = "le", "date d’envoi";
    }
}

record! {
    /// One figure.
    pub struct Indicator, "Indicateur" {
        pub id: Slug = "id", "identifiant court";
        pub label: Text = "libelle", "ce qui est compté";
        pub year: u32 = "annee", "année";
        pub value: Decimal = "valeur", "valeur";
        pub source: Text = "source", "source du chiffre";
        #[serde(default = "Visibility::interne")]
        pub visibility: Visibility = "publier", "qui peut lire ce chiffre";
    }
}

record! {
    /// Budget; amounts are internal unless opted in.
    pub struct Budget, "Budget" {
        pub publish: YesNo = "publier" default, "publier les montants ?";
        pub amounts: Vec<Amount> = "montants" default, "montants par ligne";
    }
}

record! {
    /// One amount, in euros a year.
    pub struct Amount, "Montant" {
        pub line: Text = "ligne", "ligne budgétaire";
        pub year: u32 = "annee", "année";
        pub euros: Decimal = "euros", "montant en euros";
    }
}
