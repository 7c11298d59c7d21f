//! The yearly training programme (cahier des charges, 8.10).

use super::declare::{choice, record};
use super::values::{Date, Slug};
use super::{Prose, Text, Visibility};

record! {
    /// Root of `formation.yaml`.
    pub struct Training, "Programme de formation" {
        #[schemars(range(min = 2011, max = 2100))]
        pub year: u32 = "annee", "année du programme";
        pub needs_assessed: Option<Date> = "besoins_evalues", "date d’évaluation des besoins";
        pub elements: Vec<ElementText> = "elements" default, "les sept éléments du cahier des charges";
        pub sessions: Vec<TrainingSession> = "sessions" default, "sessions de l’année";
    }
}

choice! {
    /// The seven elements of a programme (cahier des charges, 8.10).
    pub enum Element, "Élément du programme" {
        Initial = "initiale_dihal", "Formation initiale, coordonnée par la DIHAL";
        Continuing = "continue", "Formation continue";
        Newcomers = "nouveaux_6_mois", "Formation dans les six mois de l’embauche";
        TeamTime = "temps_equipe", "Temps d’équipe et analyse des pratiques";
        BetweenSites = "intersites", "Rencontres entre sites";
        TeachingPlace = "lieu_de_formation", "Accueil de stagiaires, liens avec les écoles";
        Shared = "modules_communs", "Modules communs avec les locataires";
    }
}

record! {
    /// What the site does for one element.
    pub struct ElementText, "Élément" {
        pub element: Element = "id", "élément";
        pub text: Prose = "texte", "ce que le site propose";
        #[schemars(range(min = 0, max = 24))]
        pub months: Option<u32> = "delai_mois", "délai en mois, pour les nouveaux salariés";
    }
}

choice! {
    /// Who a session is for.
    pub enum TrainingAudience, "Public d’une session" {
        Team = "equipe", "équipe du site";
        Managements = "directions", "directions des membres du groupement";
        Orientation = "orientation", "équipes d’orientation";
        Tenants = "locataires", "locataires";
        Trainees = "stagiaires", "stagiaires et étudiants";
        Partners = "partenaires", "partenaires";
    }
}

record! {
    /// One session.
    pub struct TrainingSession, "Session de formation" {
        pub id: Slug = "id", "identifiant court, unique dans ce fichier";
        pub title: Text = "titre", "titre";
        pub element: Element = "element", "élément du programme";
        pub start: Date = "debut", "premier jour";
        pub end: Date = "fin", "dernier jour";
        pub audience: Vec<TrainingAudience> = "public", "pour qui";
        pub place: Text = "lieu", "lieu";
        pub hours: Option<Text> = "horaires", "horaires de la journée";
        pub trainer: Option<Text> = "intervenant", "qui forme (une fonction, un organisme)";
        pub content: Option<Text> = "contenu", "ce qu’on y apprend";
        pub signup: Option<Text> = "inscription", "comment s’inscrire";
        pub places: Option<u32> = "places", "nombre de places";
        pub visibility: Visibility = "publier" default, "qui peut lire cette session";
    }
}
