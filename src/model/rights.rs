//! The rights documents of a site (loi 2002-2; CASF L. 311-3 to L. 311-9).

use super::declare::{choice, record};
use super::values::{Date, Departement, Email, Phone, WebUrl, YesNo};
use super::{Prose, Text, Visibility};

record! {
    /// Root of `droits.yaml`.
    pub struct Rights, "Droits" {
        #[serde(default)]
        pub livret: Livret = "livret", "livret d’accueil";
        pub charte_note: Option<Prose> = "charte_explications", "mot du site à côté de la charte ; le texte officiel ne se modifie pas";
        pub reglement: Option<Reglement> = "reglement", "règlement de fonctionnement";
        pub project: Option<ProjetEtablissement> = "projet_etablissement", "projet d’établissement";
        #[serde(default)]
        pub participation: Participation = "participation", "participation des locataires";
        pub qualified: Vec<QualifiedPerson> = "personnes_qualifiees" default, "personnes qualifiées du département";
        pub abuse: Option<AbuseReport> = "maltraitance", "à qui signaler une maltraitance";
        pub remedies: Vec<Remedy> = "recours" default, "voies de recours";
    }
}

choice! {
    /// Formats of the livret.
    pub enum LivretFormat, "Format du livret" {
        Booklet = "a5_livret", "livret A5 à plier";
        A4 = "a4", "A4";
        LargePrint = "a4_gros", "A4 en gros caractères";
        Screen = "ecran", "écran";
    }
}

record! {
    /// Livret d’accueil (L. 311-4); its chapters are Markdown files.
    #[derive(Default)]
    pub struct Livret, "Livret d’accueil" {
        pub version: Option<String> = "version", "version du livret, par exemple 2026-1";
        pub date: Option<Date> = "date", "date de la version";
        pub formats: Vec<LivretFormat> = "formats" default, "formats à imprimer";
        pub receipt: YesNo = "recepisse" default, "faire signer un récépissé ?";
    }
}

record! {
    /// Règlement de fonctionnement (R. 311-33 to R. 311-37); its sections are Markdown files.
    pub struct Reglement, "Règlement de fonctionnement" {
        pub adopted: Date = "adopte", "date d’adoption";
        #[schemars(range(min = 1, max = 20))]
        pub period: u32 = "periodicite_ans", "révisé tous les … ans (5 au plus)";
        pub staff_consulted: Option<Date> = "consultation_personnel", "date de consultation du personnel";
        pub tenants_consulted: Option<Date> = "consultation_participation", "date de consultation des locataires";
        pub handed_out: Option<Text> = "remise", "à qui et comment il est remis et affiché";
    }
}

record! {
    /// Projet d’établissement (L. 311-8).
    pub struct ProjetEtablissement, "Projet d’établissement" {
        pub start: Date = "debut", "début";
        pub end: Date = "fin", "fin, cinq ans au plus après le début";
        pub consulted: Option<Date> = "consultation", "date de consultation des locataires";
        pub summary: Prose = "resume", "résumé pour le public";
        pub complex: Option<Prose> = "situations_complexes", "comment les situations complexes sont traitées";
    }
}

record! {
    /// Participation (L. 311-6, D. 311-21).
    #[derive(Default)]
    pub struct Participation, "Participation" {
        pub forms: Vec<ParticipationForm> = "formes" default, "formes de participation";
        pub outcomes: Vec<Outcome> = "suites" default, "ce que les avis ont changé";
        pub payment: Option<Prose> = "retribution", "comment les locataires sont rétribués quand ils forment ou témoignent";
    }
}

choice! {
    /// Forms of participation (D. 311-21).
    pub enum ParticipationKind, "Forme de participation" {
        Council = "cvs", "conseil de la vie sociale";
        Group = "groupe", "groupe d’expression";
        Consultation = "consultation", "consultation";
        Survey = "enquete", "enquête de satisfaction";
    }
}

record! {
    /// One form of participation.
    pub struct ParticipationForm, "Forme de participation" {
        pub kind: ParticipationKind = "type", "forme";
        pub name: Text = "nom", "nom local, par exemple « le Café des locataires »";
        pub description: Option<Text> = "description", "ce qu’on y fait";
        pub seats: Option<Composition> = "composition", "nombre de sièges";
        pub rules: YesNo = "reglement_interieur" default, "y a-t-il un règlement intérieur ?";
        pub dates: Vec<Date> = "dates" default, "dates prévues ou passées";
        pub place: Option<Text> = "lieu", "lieu";
    }
}

record! {
    /// Seats of a body; tenants hold more than half (D. 311-22).
    pub struct Composition, "Composition" {
        pub tenants: u32 = "usagers", "locataires, familles, représentants légaux";
        pub staff: Option<u32> = "personnel", "personnel élu";
        pub gestionnaire: Option<u32> = "gestionnaire", "représentants du gestionnaire";
        pub others: Option<u32> = "autres", "autres personnes";
    }
}

record! {
    /// What an opinion changed (D. 311-29).
    pub struct Outcome, "Suite donnée" {
        pub opinion: Text = "avis", "ce que les locataires ont dit";
        pub answer: Text = "reponse", "ce qui a été fait, ou pourquoi non";
        pub date: Date = "date", "date de la réponse";
    }
}

record! {
    /// A personne qualifiée (L. 311-5), from the list of the département.
    pub struct QualifiedPerson, "Personne qualifiée" {
        pub name: Option<String> = "nom", "nom tel qu’il figure dans l’arrêté ; vide s’il est donné par un service";
        pub departement: Departement = "departement", "code du département";
        pub contact: Text = "contact", "comment la saisir";
        pub phone: Option<Phone> = "telephone", "téléphone";
        pub mail: Option<Email> = "courriel", "courriel";
        pub order: Option<String> = "arrete", "arrêté qui fixe la liste";
        pub date: Option<Date> = "date", "date de l’arrêté";
        pub source: Option<WebUrl> = "source", "adresse de la liste officielle";
        pub visibility: Visibility = "publier" default, "qui peut lire cette fiche";
    }
}

record! {
    /// Where abuse is reported (CASF L. 119-2).
    pub struct AbuseReport, "Signalement" {
        pub service: Text = "cellule", "cellule départementale ou régionale";
        pub phone: Option<Phone> = "telephone", "téléphone de la cellule";
        pub mail: Option<Email> = "courriel", "courriel de la cellule";
        pub national: Phone = "national", "numéro national : 3977";
    }
}

record! {
    /// One way to have a decision looked at again.
    pub struct Remedy, "Voie de recours" {
        pub name: Text = "nom", "qui saisir";
        pub text: Text = "texte", "pour quoi, et comment";
        pub phone: Option<Phone> = "telephone", "téléphone";
        pub mail: Option<Email> = "courriel", "courriel";
        pub url: Option<WebUrl> = "url", "adresse web";
        pub address: Option<String> = "adresse", "adresse postale";
    }
}
