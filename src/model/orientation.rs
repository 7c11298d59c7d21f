//! How people are oriented to a site: teams, circuit, commission
//! (CASF D. 312-154-1; cahier des charges, 8.3).

use super::declare::{choice, record};
use super::values::{Date, Email, InseeCode, Phone, Rpps, Slug, YesNo};
use super::{Prose, Text, Visibility};

record! {
    /// Root of `orientation.yaml`.
    pub struct OrientationFile, "Orientation" {
        pub teams: Vec<OrientationTeam> = "equipes_orientation" default, "équipes d’orientation désignées";
        pub steps: Vec<Step> = "etapes" default, "étapes du circuit, dans l’ordre";
        pub doctor: Option<DesignatedDoctor> = "medecin_designe", "médecin qui reçoit le certificat, hors du dispositif";
        pub deposit: Option<Deposit> = "depot", "où envoyer le dossier";
        pub criteria: Vec<CriterionNote> = "criteres" default, "précisions du site sur les critères nationaux, à côté du texte";
    }
}

choice! {
    /// Who may orient (D. 312-154-1): the six categories of the decree.
    pub enum TeamCategory, "Catégorie d’équipe d’orientation" {
        Empp = "empp", "équipe mobile psychiatrie-précarité";
        Pass = "pass_psychiatre", "permanence d’accès aux soins de santé comprenant un psychiatre";
        Smpr = "smpr", "service médico-psychologique régional";
        Csapa = "csapa", "centre de soins, d’accompagnement et de prévention en addictologie";
        Caarud = "caarud", "centre d’accueil et d’accompagnement à la réduction des risques";
        Watch = "veille_sociale", "veille sociale : 115, maraude, accueil de jour, SIAO";
    }
}

impl TeamCategory {
    /// Whether a psychiatrist's binding opinion is due (D. 312-154-1, third dash).
    pub fn needs_opinion(self) -> bool {
        matches!(self, Self::Csapa | Self::Caarud | Self::Watch)
    }

    /// Path segment of the category's page.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Empp => "empp",
            Self::Pass => "pass",
            Self::Smpr => "smpr",
            Self::Csapa => "csapa",
            Self::Caarud => "caarud",
            Self::Watch => "veille-sociale",
        }
    }
}

choice! {
    /// Kinds of veille sociale teams.
    pub enum WatchKind, "Type de veille sociale" {
        DayCentre = "accueil_jour", "accueil de jour";
        Outreach = "maraude", "maraude";
        SamuSocial = "samu_social", "Samu social";
        Line115 = "115", "115";
        Siao = "siao", "service intégré d’accueil et d’orientation";
        Shelter = "hebergement", "structure d’hébergement";
    }
}

record! {
    /// One orientation team.
    pub struct OrientationTeam, "Équipe d’orientation" {
        pub id: Slug = "id", "identifiant court, unique dans ce fichier";
        pub name: String = "nom", "nom de l’équipe";
        pub category: TeamCategory = "categorie", "catégorie prévue par le décret";
        pub watch_kind: Option<WatchKind> = "sous_type", "type de veille sociale";
        pub psychiatrist: YesNo = "psychiatre" default, "l’équipe compte-t-elle un psychiatre ?";
        pub opinion: Option<Opinion> = "avis_conforme", "comment l’avis conforme du psychiatre est obtenu";
        pub designated: Option<Date> = "designee_le", "date de désignation par le gestionnaire";
        pub state_informed: Option<Date> = "information_etat_le", "date d’information de l’agence régionale de santé et des services de l’État";
        pub referent: Option<Referent> = "referent", "référent formé dans l’équipe";
        pub phone: Option<Phone> = "telephone", "téléphone de l’équipe";
        pub mail: Option<Email> = "courriel", "adresse de service de l’équipe";
        pub territory: Vec<InseeCode> = "territoire" default, "communes couvertes ; vide pour tout le territoire";
        pub partner: Option<Slug> = "partenaire", "fiche de cette équipe dans partenaires.yaml";
        pub visibility: Visibility = "publier" default, "qui peut lire cette fiche";
    }
}

record! {
    /// How the binding opinion is given.
    pub struct Opinion, "Avis conforme" {
        pub how: Text = "modalite", "comment demander l’avis, et à qui";
        pub psychiatrist: Option<String> = "psychiatre", "service ou psychiatre qui donne l’avis";
    }
}

record! {
    /// The trained referent of a team (cahier des charges, 8.3.2).
    pub struct Referent, "Référent" {
        pub function: Text = "fonction", "fonction du référent";
        pub trained: Option<Date> = "forme_le", "date de sa formation";
    }
}

record! {
    /// One step of the circuit.
    pub struct Step, "Étape du circuit" {
        pub id: Slug = "id", "identifiant court, unique dans le circuit";
        pub title: Text = "titre", "ce qui se passe";
        pub actor: Text = "acteur", "qui agit";
        pub delay: Option<Text> = "delai", "en combien de temps";
        pub detail: Option<Prose> = "detail", "explication, en Markdown";
        pub documents: Vec<Slug> = "documents" default, "formulaires de cette étape, par leur identifiant";
        pub categories: Vec<TeamCategory> = "categories" default, "catégories concernées ; vide pour toutes";
        pub back_to: Option<Slug> = "retour", "étape où l’on revient si la demande est refusée";
    }
}

record! {
    /// The doctor who receives certificates; never works in the programme (cahier, note 22).
    pub struct DesignatedDoctor, "Médecin désigné" {
        pub name: Option<String> = "nom", "nom ou service";
        pub works_here: YesNo = "exerce_dans_dispositif", "exerce-t-il dans le dispositif ? La réponse doit être « non »";
        pub secure_mail: Option<Email> = "mssante", "adresse de messagerie sécurisée de santé";
        pub sealed_mail: Option<String> = "adresse_pli", "adresse pour un pli confidentiel";
        pub rpps: Option<Rpps> = "rpps", "numéro RPPS (11 chiffres)";
        #[serde(default = "Visibility::orientation")]
        pub visibility: Visibility = "publier", "qui peut lire ces informations";
    }
}

record! {
    /// Where a request is sent.
    pub struct Deposit, "Dépôt du dossier" {
        pub address: Text = "adresse", "adresse postale ou lieu de dépôt";
        pub secure_mail: Option<Email> = "courriel_securise", "adresse de messagerie sécurisée";
        pub on_site: Option<Text> = "sur_place", "jours et heures de dépôt sur place";
    }
}

record! {
    /// What a site adds beside a national criterion, never inside.
    pub struct CriterionNote, "Précision sur un critère" {
        pub criterion: String = "id", "identifiant du critère national";
        pub help: Prose = "aide", "précision du site";
    }
}

record! {
    /// Root of `commission.yaml` (cahier des charges, 8.3.2).
    pub struct Commission, "Commission d’orientation" {
        pub phase: CommissionPhase = "phase", "phase du site";
        pub frequency: CommissionFrequency = "cadence", "rythme des réunions";
        pub order: ReviewOrder = "ordre", "ordre d’examen des demandes";
        pub seats: Vec<Seat> = "membres" default, "structures qui siègent, une place par structure";
        pub sessions: Vec<Session> = "seances" default, "séances, dans l’ordre des dates";
        pub places: Option<Places> = "places", "places disponibles";
        pub contact: Option<Text> = "contact", "qui contacter pour une question sur la commission";
    }
}

choice! {
    /// Phase that decides the rhythm.
    pub enum CommissionPhase, "Phase" {
        RampUp = "montee_en_charge", "montée en charge : une commission par mois";
        Cruise = "croisiere", "croisière : une commission par trimestre";
    }
}

choice! {
    /// Rhythm of the sessions.
    pub enum CommissionFrequency, "Cadence" {
        Monthly = "mensuelle", "chaque mois";
        Quarterly = "trimestrielle", "chaque trimestre";
        Other = "autre", "autre rythme";
    }
}

choice! {
    /// Order in which requests are examined; the cahier allows only one.
    pub enum ReviewOrder, "Ordre d’examen" {
        Reception = "reception", "ordre de réception des demandes";
        Other = "autre", "autre ordre";
    }
}

choice! {
    /// Where a seat comes from.
    pub enum SeatKind, "Nature du siège" {
        Member = "membre", "membre du groupement";
        Agreement = "convention", "partenaire conventionné";
        Team = "equipe_orientation", "équipe d’orientation";
        Siao = "siao", "SIAO";
        Other = "autre", "autre structure";
    }
}

record! {
    /// One seat.
    pub struct Seat, "Siège à la commission" {
        pub kind: SeatKind = "type", "au titre de quoi la structure siège";
        pub structure: Slug = "structure", "identifiant du membre, du partenaire ou de l’équipe d’orientation";
        pub holder: Option<Text> = "titulaire", "fonction du titulaire";
        pub deputy: Option<Text> = "suppleant", "fonction du suppléant";
    }
}

record! {
    /// One session.
    pub struct Session, "Séance" {
        pub date: Date = "date", "date de la séance";
        pub deadline: Date = "limite_depot", "dernier jour pour envoyer un dossier";
        pub place: Option<Text> = "lieu", "lieu de la séance";
        pub visibility: Visibility = "publier" default, "qui peut lire cette date";
    }
}

record! {
    /// Free places (cahier des charges, 8.3.2); for orientation teams by default.
    pub struct Places, "Places disponibles" {
        pub support: u32 = "accompagnement", "places d’accompagnement libres";
        pub dwellings: u32 = "logements_captables", "logements que l’on peut proposer sous huit semaines";
        pub at: Date = "au", "à quelle date";
        #[serde(default = "Visibility::orientation")]
        pub visibility: Visibility = "publier", "qui peut lire ces nombres";
    }
}
