//! Life of a site and of its district: what `vie-locale.yaml` says.

use super::declare::{choice, record};
use super::national::GlossaryEntry;
use super::values::{Date, OpeningHours, Phone, Slug, WebUrl, YesNo};
use super::{Prose, Text, Visibility};

record! {
    /// Root of `vie-locale.yaml`.
    #[derive(Default)]
    pub struct LocalLife, "Vie locale" {
        pub district: Vec<Place> = "quartier" default, "lieux utiles du quartier";
        pub agenda: Vec<Event> = "agenda" default, "rendez-vous à venir";
        pub faq: Vec<Question> = "faq" default, "questions fréquentes";
        pub resources: Vec<Resource> = "ressources" default, "documents et liens utiles";
        pub testimonies: Vec<Testimony> = "temoignages" default, "témoignages, avec accord écrit";
        pub glossary: Vec<GlossaryEntry> = "glossaire" default, "mots propres au site";
    }
}

choice! {
    /// Kinds of places of the district.
    pub enum PlaceKind, "Type de lieu" {
        Food = "alimentation", "manger, faire ses courses";
        Shower = "hygiene", "se laver, laver son linge";
        Health = "sante", "se soigner";
        Paperwork = "demarches", "faire ses démarches";
        Culture = "culture", "lire, créer, sortir";
        Sport = "sport", "bouger";
        Meeting = "rencontre", "rencontrer du monde";
        Furniture = "equipement", "s’équiper, réparer";
        Transport = "transport", "se déplacer";
        Other = "autre", "autre";
    }
}

record! {
    /// One place.
    pub struct Place, "Lieu du quartier" {
        pub id: Slug = "id", "identifiant court";
        pub kind: PlaceKind = "type", "type de lieu";
        pub name: String = "nom", "nom";
        pub text: Option<Text> = "texte", "ce qu’on y trouve";
        pub address: Option<String> = "adresse", "adresse";
        pub phone: Option<Phone> = "telephone", "téléphone";
        pub hours: Option<OpeningHours> = "horaires", "heures d’ouverture, par exemple « Mo-Fr 09:00-17:00 »";
        pub free: Option<YesNo> = "gratuit", "est-ce gratuit ?";
        pub visibility: Visibility = "publier" default, "qui peut lire cette fiche";
    }
}

choice! {
    /// Readers, as content names them.
    pub enum Reader, "Lecteur" {
        Tenant = "locataire", "locataire";
        Orientation = "orientation", "équipe d’orientation";
        Team = "equipe", "équipe du site";
        Relative = "proche", "proche";
        Landlord = "bailleur", "bailleur";
        Everyone = "tous", "tout le monde";
    }
}

record! {
    /// One event.
    pub struct Event, "Rendez-vous" {
        pub id: Slug = "id", "identifiant court";
        pub title: Text = "titre", "titre";
        pub date: Date = "date", "date";
        pub hours: Option<Text> = "heure", "heure";
        pub place: Option<Text> = "lieu", "lieu public (jamais un logement)";
        pub text: Option<Text> = "texte", "ce qui s’y passe";
        pub audience: Vec<Reader> = "public" default, "pour qui";
        pub visibility: Visibility = "publier" default, "qui peut lire ce rendez-vous";
    }
}

record! {
    /// One question and its answer.
    pub struct Question, "Question fréquente" {
        pub id: Slug = "id", "identifiant court";
        pub question: Text = "question", "question";
        pub answer: Prose = "reponse", "réponse";
        #[schemars(length(min = 1))]
        pub audience: Vec<Reader> = "public", "pour qui";
        pub visibility: Visibility = "publier" default, "qui peut lire cette question";
    }
}

record! {
    /// One document or link.
    pub struct Resource, "Ressource" {
        pub id: Slug = "id", "identifiant court";
        pub title: Text = "titre", "titre";
        pub text: Option<Text> = "texte", "à quoi elle sert";
        pub url: WebUrl = "url", "adresse";
        pub editor: Option<String> = "editeur", "qui l’a faite";
        pub audience: Vec<Reader> = "public" default, "pour qui";
        pub visibility: Visibility = "publier" default, "qui peut lire cette ressource";
    }
}

record! {
    /// A testimony; the person agreed in writing and the first name is changed.
    pub struct Testimony, "Témoignage" {
        pub id: Slug = "id", "identifiant court";
        pub text: Prose = "texte", "texte";
        pub signed: Text = "signature", "prénom modifié ou fonction";
        pub agreement: Agreement = "accord", "accord écrit de la personne";
        pub visibility: Visibility = "publier" default, "qui peut lire ce témoignage";
    }
}

record! {
    /// Written agreement to publish (RGPD, art. 6 and 7).
    pub struct Agreement, "Accord" {
        pub written: YesNo = "ecrit", "l’accord est-il écrit ?";
        pub date: Date = "le", "date de l’accord";
    }
}
