//! The partners of a site, in the eight families of the cahier des charges (8.8).

use super::declare::{choice, record};
use super::values::{
    Date, Email, Finess, InseeCode, Lang, OpeningHours, Phone, PostalCode, Rna, Siret, Slug, WebUrl, YesNo,
};
use super::{Text, Visibility};

record! {
    /// Root of `partenaires.yaml`.
    pub struct PartnersFile, "Partenaires" {
        pub partners: Vec<Partner> = "partenaires" default, "partenaires du territoire";
    }
}

choice! {
    /// The eight families (cahier des charges, 8.8).
    pub enum Family, "Famille de partenaires" {
        Watch = "veille_ahi", "Veille sociale, accueil, hébergement";
        Ordinary = "droit_commun_soins_social_emploi", "Soins, action sociale, emploi";
        Housing = "logement", "Logement";
        Users = "usagers", "Entraide et représentation des personnes";
        Clsm = "clsm", "Conseils locaux de santé mentale";
        Protection = "protection_majeurs", "Protection des majeurs";
        Access = "acces_droits", "Droits et prestations";
        Other = "autre", "Autres partenaires";
    }
}

impl Family {
    /// Path segment of the family's page.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Watch => "veille-sociale",
            Self::Ordinary => "soins-social-emploi",
            Self::Housing => "logement",
            Self::Users => "entraide",
            Self::Clsm => "sante-mentale-locale",
            Self::Protection => "protection-des-majeurs",
            Self::Access => "droits-et-prestations",
            Self::Other => "autres",
        }
    }
}

choice! {
    /// Kind of a partner; decides icons, exports and vocabulary.
    pub enum PartnerKind, "Type de partenaire" {
        Siao = "siao", "service intégré d’accueil et d’orientation";
        Day = "accueil_jour", "accueil de jour";
        Shelter = "hebergement", "hébergement";
        Outreach = "maraude", "maraude ou équipe mobile";
        Hospital = "hopital", "hôpital";
        Psychiatry = "psychiatrie", "psychiatrie, CMP, EMPP";
        Pass = "pass", "permanence d’accès aux soins de santé";
        Addiction = "addictologie", "CSAPA, CAARUD";
        Care = "soins", "cabinet, centre de santé, réadaptation";
        Prison = "justice", "SPIP, SMPR";
        Social = "action_sociale", "CCAS, service social";
        Work = "emploi", "emploi, formation";
        Landlord = "bailleur", "bailleur";
        HousingService = "service_logement", "agence immobilière à vocation sociale, aide au logement";
        Gem = "gem", "groupe d’entraide mutuelle";
        UserGroup = "collectif", "association d’usagers, collectif, CRPA";
        Families = "familles", "association de familles";
        Clsm = "clsm", "conseil local de santé mentale";
        Guardian = "mjpm", "mandataire judiciaire à la protection des majeurs";
        HealthInsurance = "cpam", "assurance maladie";
        FamilyFund = "caf", "allocations familiales";
        Disability = "mdph", "maison départementale des personnes handicapées";
        Legal = "acces_droit", "point-justice, accès au droit";
        Food = "aide_alimentaire", "aide alimentaire, vêtements, meubles";
        Culture = "culture_loisirs", "culture, sport, loisirs";
        Digital = "numerique", "aide au numérique";
        Authority = "institution", "commune, département, État";
        Other = "autre", "autre";
    }
}

record! {
    /// One partner.
    pub struct Partner, "Partenaire" {
        pub id: Slug = "id", "identifiant court, unique dans ce fichier";
        pub name: String = "nom", "nom complet";
        pub acronym: Option<String> = "sigle", "sigle";
        pub family: Family = "famille", "famille du cahier des charges (8.8)";
        pub kind: PartnerKind = "type", "type de structure";
        pub mission: Text = "missions", "ce que fait ce partenaire, en une ou deux phrases";
        pub siret: Option<Siret> = "siret", "SIRET (14 chiffres)";
        pub finess: Option<Finess> = "finess", "FINESS (9 caractères)";
        pub rna: Option<Rna> = "rna", "numéro RNA d’association (W et 9 chiffres)";
        pub address: Option<PartnerAddress> = "adresse", "adresse d’accueil du public";
        pub phone: Option<Phone> = "telephone", "téléphone";
        pub mail: Option<Email> = "courriel", "adresse de service";
        pub website: Option<WebUrl> = "site_web", "site web";
        pub hours: Option<OpeningHours> = "horaires", "heures d’ouverture, par exemple « Mo-Fr 09:00-17:00 »";
        pub audience: Option<Text> = "public", "pour qui";
        pub access: Option<Text> = "acces", "comment y aller, avec ou sans rendez-vous";
        pub languages: Vec<Lang> = "langues_parlees" default, "langues parlées";
        pub free: Option<YesNo> = "gratuit", "est-ce gratuit ?";
        pub inclusion: Option<Inclusion> = "inclusion", "mots du schéma data·inclusion";
        pub updated: Option<Date> = "date_maj", "date de la dernière vérification";
        pub checked_by: Option<String> = "verifie_par", "fonction de la personne qui a vérifié";
        pub visibility: Visibility = "publier" default, "qui peut lire cette fiche";
    }
}

record! {
    /// Where a partner receives people.
    pub struct PartnerAddress, "Adresse" {
        #[schemars(length(min = 1, max = 4))]
        pub lines: Vec<String> = "lignes", "numéro, rue, complément";
        pub postal_code: PostalCode = "code_postal", "code postal (5 chiffres)";
        pub town: String = "commune", "commune";
        pub insee: Option<InseeCode> = "insee", "code INSEE de la commune";
    }
}

record! {
    /// Vocabulary of the data·inclusion schema.
    pub struct Inclusion, "data·inclusion" {
        pub themes: Vec<String> = "thematiques" default, "thématiques du schéma data·inclusion";
        pub networks: Vec<String> = "reseaux_porteurs" default, "réseaux porteurs du schéma data·inclusion";
        pub publics: Vec<String> = "publics" default, "publics du schéma data·inclusion";
    }
}
