//! The portal: what `site-config.yaml` says, for one site or for a network.
//!
//! Never knows where files stand; slugs name the sites.

use super::declare::{choice, record};
use super::values::{Date, Email, Lang, Slug, WebUrl, YesNo};
use super::{Prose, Text};

record! {
    /// Root of `site-config.yaml`.
    pub struct PortalConfig, "Description du portail" {
        pub version: u32 = "version", "version de cette description (1)";
        pub name: Text = "nom", "nom du portail, affiché en haut de chaque page";
        pub base_url: WebUrl = "base_url", "adresse publique du portail, par exemple https://chezsoi.example.org/";
        #[schemars(length(min = 1))]
        pub languages: Vec<Lang> = "langues", "langues publiées, le français d’abord";
        pub theme: Option<Slug> = "theme", "nom du thème : « trousseau », ou un dossier de themes/";
        pub publisher: Publisher = "publication", "mentions légales : qui publie, qui héberge";
        #[serde(default)]
        pub accessibility: Accessibility = "accessibilite", "résultat de l’audit d’accessibilité ; sans audit, l’état est « non conforme »";
        pub data: DataProtection = "donnees", "protection des données personnelles";
        pub network: Option<Network> = "reseau", "à remplir si plusieurs sites sont publiés ensemble";
        pub sites: Vec<Slug> = "sites" default, "sites à publier, dans l’ordre ; par défaut, tous les dossiers de content/sites";
        pub law_date: Option<Date> = "droit_au", "date du droit applicable ; par défaut, le jour de la construction";
    }
}

impl PortalConfig {
    /// Name of the theme; the built-in one when none is named.
    pub fn theme_name(&self) -> &str {
        self.theme.as_ref().map_or("trousseau", Slug::as_str)
    }
}

record! {
    /// Legal notice (loi 2004-575 for confidence in the digital economy, art. 6).
    pub struct Publisher, "Mentions légales" {
        pub editor: String = "editeur", "organisme qui publie le portail";
        pub address: Option<String> = "adresse", "adresse postale de l’éditeur";
        pub director: String = "directeur", "directeur ou directrice de la publication : la fonction, ou le nom avec son accord";
        pub host: String = "hebergeur", "organisme qui héberge le portail, avec son adresse";
        pub licence: Option<String> = "licence", "licence des textes, par exemple « Licence ouverte 2.0 »";
        pub contact: Email = "contact", "adresse de service pour écrire à l’éditeur";
    }
}

choice! {
    /// The three states a statement may announce (loi 2005-102, art. 47).
    pub enum Conformity, "État de conformité au RGAA" {
        None = "non", "non conforme, ou jamais audité";
        Partial = "partielle", "au moins 50 % des critères respectés";
        Full = "totale", "tous les critères respectés";
    }
}

record! {
    /// Accessibility record; without an audit the statement says « non conforme ».
    #[derive(Default)]
    pub struct Accessibility, "Accessibilité" {
        pub standard: Option<String> = "referentiel", "référentiel suivi, par exemple « RGAA 4.1.2 »";
        pub audit: Option<Audit> = "audit", "dernier audit : l’état affiché en est calculé";
        pub exemptions: Vec<String> = "derogations" default, "contenus exemptés, avec la raison";
        pub contact: Option<Email> = "contact", "à qui signaler une difficulté d’accès";
        pub plan: Option<String> = "schema_pluriannuel", "adresse ou titre du schéma pluriannuel";
        pub published: Option<Date> = "etablie_le", "date de la déclaration";
    }
}

record! {
    /// One audit of the published pages.
    pub struct Audit, "Audit d’accessibilité" {
        pub date: Date = "date", "date de l’audit";
        pub auditor: String = "auditeur", "organisme ou personne qui a audité";
        #[schemars(range(min = 0, max = 100))]
        pub rate: u32 = "taux", "part des critères respectés, de 0 à 100";
    }
}

impl Accessibility {
    /// Conformity as the audit proves it: 100 is full, 50 or more is partial,
    /// anything else, or no audit at all, is none.
    pub fn conformity(&self) -> Conformity {
        match self.audit.as_ref().map(|audit| audit.rate) {
            Some(100) => Conformity::Full,
            Some(50..=99) => Conformity::Partial,
            _ => Conformity::None,
        }
    }
}

record! {
    /// Personal data (RGPD, art. 13).
    pub struct DataProtection, "Protection des données" {
        pub officer: Email = "dpo", "adresse du délégué à la protection des données";
        pub processing: Vec<Processing> = "traitements" default, "traitements de données tenus par le dispositif";
    }
}

record! {
    /// One use of personal data, as the register lists it.
    pub struct Processing, "Traitement de données" {
        pub purpose: Text = "finalite", "à quoi servent les données";
        pub legal_basis: Text = "base_legale", "ce qui autorise ce traitement";
        pub retention: Text = "duree", "combien de temps les données sont gardées";
        pub recipients: Option<Text> = "destinataires", "qui peut les lire";
    }
}

record! {
    /// What a network of sites adds.
    pub struct Network, "Réseau de sites" {
        pub name: Text = "nom", "nom du réseau";
        pub intro: Option<Prose> = "presentation", "présentation du réseau, en Markdown";
        pub national_committee: Option<NationalCommittee> = "comite_national", "comité de suivi national";
        pub adviser: Option<Adviser> = "conseiller_national", "conseiller technique national";
    }
}

record! {
    /// National follow-up committee (cahier des charges, 8.2.1).
    pub struct NationalCommittee, "Comité de suivi national" {
        pub members: Vec<Text> = "membres", "organismes membres";
        pub last_meeting: Option<Date> = "derniere_reunion", "date de la dernière réunion";
    }
}

record! {
    /// National technical adviser (décret 2016-1940, art. 3).
    pub struct Adviser, "Conseiller technique national" {
        pub name: Option<String> = "nom", "nom, seulement avec son accord";
        pub mail: Option<Email> = "courriel", "adresse de service";
        pub public: YesNo = "accord_publication" default, "la personne accepte-t-elle que son nom soit publié ?";
    }
}
