//! One local programme: what `site.yaml` says of it.
//!
//! The other subjects (team, partners, rights…) have their own files and rooms.

use super::declare::{choice, record};
use super::values::{
    Date, Departement, Email, Finess, InseeCode, OpeningHours, Phone, PostalCode, Siret, Slug, WebUrl, YesNo,
};
use super::{Prose, Text, Visibility};

record! {
    /// Root of `site.yaml`.
    pub struct SiteInfo, "Le site" {
        pub name: Text = "nom", "nom complet du site, par exemple « Un chez-soi d’abord – Valmeyrac »";
        pub short_name: Text = "nom_court", "nom court, pour les menus et les listes";
        pub state: SiteState = "etat", "où en est le site";
        pub frame: Frame = "cadre", "public et version du droit";
        pub opening: Option<Date> = "ouverture", "date d’ouverture";
        pub capacity: Option<u32> = "capacite", "nombre de personnes accompagnées au plus";
        pub subunits: Vec<Text> = "sous_unites" default, "à laisser vide : les places ne se découpent pas";
        pub authorisation: Option<Authorisation> = "autorisation", "autorisation de l’agence régionale de santé";
        #[serde(default)]
        pub identifiers: Identifiers = "identifiants", "numéros officiels du site";
        pub territory: Territory = "territoire", "territoire d’intervention";
        pub address: Address = "adresse", "adresse d’accueil (jamais celle d’un logement)";
        pub hours: Option<OpeningHours> = "horaires", "heures d’ouverture, par exemple « Mo-Fr 09:00-17:00 »";
        pub contacts: Vec<Contact> = "contacts" default, "contacts du site";
        pub on_call: OnCall = "permanence", "permanence 24 h sur 24 pour les locataires";
        #[serde(default)]
        pub compliance: Compliance = "conformite", "règles que le site demande à ignorer pour un temps";
        pub updated: Option<Date> = "date_maj", "dernière mise à jour de ces informations";
    }
}

choice! {
    /// Where a site stands in its life.
    pub enum SiteState, "État du site" {
        Project = "projet", "le site n’est pas encore ouvert";
        Opening = "ouverture", "les premières personnes arrivent";
        RampUp = "montee_en_charge", "les deux premières années";
        Cruise = "croisiere", "toutes les places sont ouvertes";
    }
}

choice! {
    /// Which public a site is authorised for.
    pub enum Audience, "Public accueilli" {
        General = "generaliste", "toute personne majeure";
        Youth = "jeunes", "« Un chez-soi d’abord jeunes »";
    }
}

choice! {
    /// Edition of the national cahier des charges.
    pub enum CahierEdition, "Édition du cahier des charges" {
        E2017 = "2017", "juin 2017";
        E2019 = "2019", "juillet 2019";
    }
}

record! {
    /// Legal frame of a site.
    pub struct Frame, "Cadre" {
        pub audience: Audience = "public", "public accueilli";
        pub law_date: Option<Date> = "droit_au", "date du droit applicable ; par défaut, le jour de la construction";
        #[schemars(range(min = 18, max = 120))]
        pub max_age: Option<u32> = "age_max", "âge le plus élevé à l’entrée : seulement pour un site « jeunes »";
        pub edition: Option<CahierEdition> = "cahier", "édition du cahier des charges suivie";
    }
}

record! {
    /// Authorisation (CASF L. 313-1).
    pub struct Authorisation, "Autorisation" {
        pub authority: String = "autorite", "autorité qui a autorisé le site";
        pub number: Option<String> = "numero", "numéro de l’arrêté";
        pub date: Date = "date", "date de l’arrêté";
        pub end: Option<Date> = "fin", "fin de l’autorisation";
    }
}

record! {
    /// Official numbers.
    #[derive(Default)]
    pub struct Identifiers, "Identifiants" {
        pub finess_legal: Option<Finess> = "finess_ej", "FINESS de l’entité juridique (9 caractères)";
        pub finess_site: Option<Finess> = "finess_et", "FINESS de l’établissement (9 caractères)";
        pub siret: Option<Siret> = "siret", "SIRET (14 chiffres)";
    }
}

choice! {
    /// Territorial plans a site belongs to (cahier des charges, 1 and 8.1).
    pub enum PlanKind, "Type de plan" {
        Ptsm = "ptsm", "projet territorial de santé mentale";
        Prs = "prs", "projet régional de santé";
        Praps = "praps", "programme régional d’accès à la prévention et aux soins";
        Pdalhpd = "pdalhpd", "plan d’action pour le logement et l’hébergement des personnes défavorisées";
        Pdh = "pdh", "plan départemental de l’habitat";
        Other = "autre", "autre plan";
    }
}

record! {
    /// One territorial plan.
    pub struct TerritoryPlan, "Plan du territoire" {
        pub kind: PlanKind = "type", "type de plan";
        pub title: Text = "intitule", "intitulé du plan";
        pub url: Option<WebUrl> = "url", "adresse du document";
    }
}

record! {
    /// Where a site works; the regional health agency decides it (cahier, 8.1).
    pub struct Territory, "Territoire" {
        pub description: Prose = "description", "le territoire en quelques phrases";
        pub communes: Vec<Commune> = "communes" default, "communes couvertes";
        pub departements: Vec<Departement> = "departements" default, "départements couverts, par leur code";
        pub plans: Vec<TerritoryPlan> = "plans" default, "plans dont le site relève";
    }
}

record! {
    /// One commune of the territory.
    pub struct Commune, "Commune" {
        pub code: InseeCode = "insee", "code INSEE de la commune (5 caractères)";
        pub name: String = "nom", "nom de la commune";
        pub postal_codes: Vec<PostalCode> = "codes_postaux" default, "codes postaux, pour la recherche";
    }
}

record! {
    /// A postal address open to the public.
    pub struct Address, "Adresse" {
        #[schemars(length(min = 1, max = 4))]
        pub lines: Vec<String> = "lignes", "numéro, rue, complément : une ligne par élément";
        pub postal_code: PostalCode = "code_postal", "code postal (5 chiffres)";
        pub town: String = "commune", "commune";
        pub insee: Option<InseeCode> = "insee", "code INSEE de la commune";
        pub access: Option<Prose> = "acces", "comment venir : bus, entrée, étage";
        pub accessibility: Option<WebUrl> = "acceslibre", "fiche Acceslibre du lieu";
        pub visibility: Visibility = "publier" default, "qui peut lire cette adresse";
    }
}

choice! {
    /// Who answers at a contact.
    pub enum ContactKind, "Type de contact" {
        Reception = "accueil", "accueil du site";
        Orientation = "orientation", "demandes des équipes d’orientation";
        Housing = "logement", "pôle logement";
        Press = "presse", "presse";
        Dpo = "dpo", "protection des données";
        Ars = "ars", "agence régionale de santé";
        Ddets = "ddets", "direction départementale de l’emploi, du travail et des solidarités";
        Dreets = "dreets", "direction régionale de l’économie, de l’emploi, du travail et des solidarités";
        Drihl = "drihl", "direction régionale de l’hébergement et du logement";
        Siao = "siao", "service intégré d’accueil et d’orientation";
    }
}

record! {
    /// A way to reach somebody in their work.
    pub struct Contact, "Contact" {
        pub kind: ContactKind = "type", "qui répond";
        pub label: Option<Text> = "libelle", "nom du service";
        pub phone: Option<Phone> = "telephone", "numéro de téléphone";
        pub mail: Option<Email> = "courriel", "adresse de service";
        pub secure_mail: Option<Email> = "mssante", "adresse de messagerie sécurisée de santé";
        pub visibility: Visibility = "publier" default, "qui peut lire ce contact";
    }
}

record! {
    /// The 24/7 line for tenants (cahier des charges, 8.9.1 and 9).
    pub struct OnCall, "Permanence" {
        pub phone: Phone = "telephone", "numéro joignable 24 h sur 24, 7 jours sur 7";
        pub hours: Option<OpeningHours> = "horaires", "« 24/7 »";
        pub text_message: Option<Phone> = "sms", "numéro qui reçoit les SMS";
        pub public_number: YesNo = "public_numero", "publier le numéro sur le site ? Sinon, il figure dans le livret et sur la carte";
        pub instructions: Option<Prose> = "consignes", "quand appeler, et ce qui se passe ensuite";
    }
}

record! {
    /// What a site asks `check` to leave aside for a while.
    #[derive(Default)]
    pub struct Compliance, "Conformité" {
        pub ignored: Vec<IgnoredRule> = "ignorer" default, "règles ignorées, avec le motif et la date de fin";
    }
}

record! {
    /// One dated, reasoned exemption.
    pub struct IgnoredRule, "Règle ignorée" {
        pub rule: Slug = "regle", "identifiant de la règle";
        pub reason: String = "motif", "pourquoi cette règle est ignorée";
        pub until: Date = "jusqu_au", "fin de l’exemption, douze mois au plus";
    }
}
