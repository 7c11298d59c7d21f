//! Forms: what each one asks, of whom, and why (cahier des charges, 8.3.2).
//!
//! The national forms are data of `content/national/formulaires.yaml`; a site
//! adds its own. Knows nothing of the shapes a form takes.

use super::declare::{choice, record};
use super::orientation::TeamCategory;
use super::values::{Date, Key, Slug, YesNo};
use super::{Prose, Text};

record! {
    /// Root of `formulaires.yaml`.
    pub struct FormsFile, "Formulaires" {
        pub forms: Vec<Form> = "formulaires" default, "formulaires";
    }
}

choice! {
    /// Who receives a form once it is filled.
    pub enum Addressee, "Destinataire" {
        Gestionnaire = "gestionnaire", "structure gestionnaire";
        DesignatedDoctor = "medecin_designe", "médecin désigné, hors du dispositif";
        Person = "personne", "personne concernée";
        Team = "equipe_orientation", "équipe d’orientation";
        Both = "personne_et_equipe", "personne concernée et équipe d’orientation";
    }
}

record! {
    /// One form.
    pub struct Form, "Formulaire" {
        pub id: Slug = "id", "identifiant court, unique";
        pub number: Option<String> = "numero", "numéro, par exemple F1";
        pub title: Text = "titre", "titre du formulaire";
        pub purpose: Option<Text> = "objet", "à quoi sert ce formulaire, en une phrase";
        pub addressee: Addressee = "destinataire", "qui le reçoit";
        pub categories: Vec<TeamCategory> = "categories" default, "catégories d’équipe concernées ; vide pour toutes";
        pub version: String = "version", "version, par exemple 2026-1";
        pub date: Option<Date> = "date", "date de la version";
        pub sections: Vec<FormSection> = "sections" default, "parties du formulaire";
    }
}

record! {
    /// One section.
    pub struct FormSection, "Partie de formulaire" {
        pub title: Text = "titre", "titre de la partie";
        pub intro: Option<Prose> = "introduction", "texte avant les champs";
        pub fields: Vec<FormField> = "champs" default, "champs";
    }
}

choice! {
    /// Kinds of fields.
    pub enum FieldKind, "Type de champ" {
        ShortText = "texte", "texte court";
        LongText = "zone", "texte long";
        Date = "date", "date";
        Tick = "case", "case à cocher";
        Radio = "choix", "un choix parmi plusieurs";
        List = "liste", "un choix dans une liste";
        Several = "cases", "plusieurs choix";
        YesNo = "oui_non", "oui ou non";
        Number = "nombre", "nombre";
        Phone = "telephone", "téléphone";
        Mail = "courriel", "courriel";
        Score = "echelle", "score ou échelle";
        Signature = "signature", "signature";
        Receipt = "heure_reception", "date et heure de réception";
        Note = "note", "texte sans réponse";
    }
}

record! {
    /// One field. Each says why it is asked (RGPD, art. 5 and 13).
    pub struct FormField, "Champ" {
        pub id: Key = "id", "identifiant du champ, unique dans le formulaire";
        pub kind: FieldKind = "type", "type de champ";
        pub label: Text = "libelle", "question ou intitulé";
        pub help: Option<Text> = "aide", "aide à la réponse";
        pub required: YesNo = "obligatoire" default, "la réponse est-elle obligatoire ?";
        pub options: Vec<FieldOption> = "options" default, "réponses possibles";
        #[schemars(range(min = 1, max = 4000))]
        pub length: Option<u32> = "longueur", "nombre de caractères au plus";
        pub purpose: Option<Text> = "finalite", "pourquoi on le demande";
        pub sensitive: YesNo = "sensible" default, "la réponse est-elle sensible ?";
        pub condition: Option<String> = "si", "condition d’affichage, par exemple « protection = tutelle »";
        pub office: YesNo = "usage_interne" default, "réservé à la structure qui reçoit ?";
    }
}

record! {
    /// One possible answer.
    pub struct FieldOption, "Réponse possible" {
        pub id: Key = "id", "identifiant de la réponse";
        pub label: Text = "libelle", "réponse affichée";
    }
}
