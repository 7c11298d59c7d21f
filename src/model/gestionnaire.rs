//! The gestionnaire: the cooperation group that carries a site (CASF D. 312-154-2).

use super::declare::{choice, record};
use super::values::{Date, Finess, Siret, Slug, YesNo};
use super::{Decimal, Text, Visibility};

record! {
    /// Root of `gestionnaire.yaml`.
    pub struct Gestionnaire, "Organisme gestionnaire" {
        pub form: LegalForm = "forme", "forme juridique";
        pub name: String = "nom", "nom de l’organisme gestionnaire";
        pub siret: Option<Siret> = "siret", "SIRET (14 chiffres)";
        pub finess: Option<Finess> = "finess", "FINESS (9 caractères)";
        pub nature: Nature = "nature", "droit public ou droit privé";
        pub created: Option<Date> = "creation", "date de création du groupement";
        pub sole_purpose: YesNo = "objet_exclusif" default, "le groupement n’a-t-il que cet objet ? (obligatoire trois ans)";
        pub founding_agreement: Option<Date> = "convention_constitutive", "date de la convention constitutive";
        pub members: Vec<Member> = "membres" default, "membres du groupement";
        pub agreements: Vec<Agreement> = "conventions" default, "conventions de coopération";
        #[serde(default)]
        pub governance: Governance = "gouvernance", "instances de décision";
        pub funders: Vec<Funder> = "financeurs" default, "qui finance, sur quelle ligne (jamais de montant)";
    }
}

choice! {
    /// Legal forms; only the first one is lawful for a gestionnaire.
    pub enum LegalForm, "Forme juridique" {
        Gcsms = "gcsms", "groupement de coopération sociale ou médico-sociale";
        Association = "association", "association";
        Hospital = "etablissement_de_sante", "établissement de santé";
        Other = "autre", "autre forme";
    }
}

choice! {
    /// Public or private law.
    pub enum Nature, "Nature juridique" {
        Public = "public", "droit public";
        Private = "prive", "droit privé";
    }
}

choice! {
    /// What a member brings (D. 312-154-2, I, 1° to 3°).
    pub enum MemberRole, "Rôle d’un membre" {
        Psychiatry = "psychiatrie", "établissement de santé assurant des soins psychiatriques";
        Housing = "logement", "organisme agréé pour l’ingénierie sociale et la sous-location";
        Addiction = "addictologie", "CSAPA ou établissement de santé en addictologie";
        Other = "autre", "autre rôle";
    }
}

choice! {
    /// Approvals of a housing body (CCH R. 365-1).
    pub enum Approval, "Agrément" {
        Isft2b = "isft_2b", "ingénierie sociale, financière et technique, b du 2°";
        Isft2d = "isft_2d", "ingénierie sociale, financière et technique, d du 2°";
        Rental3a = "location_3a", "location en vue de la sous-location, a du 3°";
    }
}

record! {
    /// One member of the group.
    pub struct Member, "Membre du groupement" {
        pub id: Slug = "id", "identifiant court, unique dans ce fichier";
        pub name: String = "nom", "nom de l’organisme";
        #[schemars(length(min = 1))]
        pub roles: Vec<MemberRole> = "role", "ce que le membre apporte";
        pub empp: YesNo = "empp" default, "dispose-t-il d’une équipe mobile psychiatrie-précarité ?";
        pub approvals: Vec<Approval> = "agrements" default, "agréments du membre logement";
        pub exempt: YesNo = "dispense" default, "est-il dispensé d’agrément ?";
        pub rights: Option<Decimal> = "droits_pct", "part des droits dans le groupement, en pour cent";
        pub partner: Option<Slug> = "partenaire", "fiche de ce membre dans partenaires.yaml";
    }
}

choice! {
    /// Cooperation agreements the decree asks for (D. 312-154-2, II).
    pub enum AgreementKind, "Type de convention" {
        SomaticPass = "somatique_pass", "établissement de soins somatiques disposant d’une PASS";
        Exclusion = "lutte_exclusions", "lutte contre les exclusions, insertion ou logement";
        MentalHealthUsers = "usagers_sante_mentale", "représentants d’usagers en santé mentale";
        HomelessPeople = "personnes_sans_logement", "représentants de personnes dépourvues de logement";
        Other = "autre", "autre convention";
    }
}

record! {
    /// One cooperation agreement.
    pub struct Agreement, "Convention de coopération" {
        pub kind: AgreementKind = "type", "ce que couvre la convention";
        pub with: Slug = "avec", "partenaire signataire : son identifiant dans partenaires.yaml";
        pub signed: Option<Date> = "signee", "date de signature";
        pub expires: Option<Date> = "echeance", "date de fin";
        pub visibility: Visibility = "publier" default, "qui peut lire cette convention";
    }
}

record! {
    /// How decisions are taken (cahier des charges, 8.2).
    #[derive(Default)]
    pub struct Governance, "Gouvernance" {
        pub bodies: Vec<Body> = "instances" default, "instances du groupement";
        pub local_committee: Option<LocalCommittee> = "comite_suivi_local", "comité de suivi local animé par l’agence régionale de santé";
    }
}

choice! {
    /// The four fields that governance must bring together (cahier, 8.2, 1).
    pub enum Field, "Champ représenté" {
        Health = "sanitaire", "santé";
        Social = "social", "social";
        MedicoSocial = "medico_social", "médico-social";
        Housing = "logement", "logement";
        Tenants = "locataires", "locataires";
    }
}

record! {
    /// One body that decides or advises.
    pub struct Body, "Instance" {
        pub name: Text = "nom", "nom de l’instance";
        pub purpose: Option<Text> = "role", "à quoi elle sert";
        pub composition: Vec<Text> = "composition", "qui y siège";
        pub fields: Vec<Field> = "champs" default, "champs représentés";
        pub frequency: Text = "cadence", "à quel rythme elle se réunit";
        pub open_to_tenants: YesNo = "ouverte_aux_locataires" default, "les locataires peuvent-ils y siéger ?";
    }
}

record! {
    /// Local follow-up committee (cahier des charges, 8.2.1).
    pub struct LocalCommittee, "Comité de suivi local" {
        pub members: Vec<Text> = "membres", "organismes membres";
        pub frequency: Option<Text> = "cadence", "à quel rythme il se réunit";
        pub last_meeting: Option<Date> = "derniere_reunion", "date de la dernière réunion";
    }
}

record! {
    /// A source of money, never an amount (cahier des charges, 8.11).
    pub struct Funder, "Financeur" {
        pub name: Text = "nom", "organisme financeur";
        pub line: Text = "ligne", "ligne budgétaire, par exemple « ONDAM personnes confrontées à des difficultés spécifiques »";
    }
}
