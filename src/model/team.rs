//! The multidisciplinary team of a site (CASF D. 312-154-3; cahier, 8.9 and 9.1).

use super::declare::{choice, record};
use super::values::{Date, Slug, YesNo};
use super::{Contact, Decimal, Prose, Text};

record! {
    /// Root of `equipe.yaml`.
    pub struct TeamFile, "L’équipe" {
        pub poles: Vec<Pole> = "poles" default, "les deux pôles : logement et accompagnement";
        pub members: Vec<TeamMember> = "equipe" default, "membres de l’équipe, un par poste";
        pub chart: Option<Chart> = "organigramme", "organigramme";
        pub staffing: Option<Staffing> = "effectif", "effectif en équivalents temps plein";
        pub ramp_up: Option<RampUp> = "montee_en_charge", "objectifs des deux premières années";
    }
}

choice! {
    /// The two poles of activity (cahier des charges, 9.1).
    pub enum PoleKind, "Pôle" {
        Housing = "logement", "pôle logement";
        Support = "accompagnement", "pôle accompagnement médical et médico-social";
    }
}

record! {
    /// One pole.
    pub struct Pole, "Pôle d’activité" {
        pub kind: PoleKind = "id", "quel pôle";
        pub lead: Option<Slug> = "responsable", "responsable : identifiant d’un membre de l’équipe";
        pub missions: Prose = "missions", "ce que fait le pôle";
        pub contact: Option<Contact> = "contact", "comment le joindre";
    }
}

choice! {
    /// Functions the decree names, and those the cahier allows.
    pub enum Function, "Fonction" {
        Director = "directeur", "direction";
        Psychiatrist = "psychiatre", "médecin psychiatre";
        GeneralPractitioner = "generaliste", "médecin généraliste";
        Coordinator = "coordinateur", "cadre coordinateur d’équipe";
        Nurse = "infirmier", "infirmier ou infirmière";
        AddictionWorker = "addictologie", "intervenant ou intervenante en addictologie";
        PeerMediator = "mediateur_pair", "médiateur ou médiatrice de santé-pair";
        SocialWorker = "travailleur_social", "travailleur ou travailleuse social";
        HousingOfficer = "charge_logement", "recherche de logements et intermédiation locative";
        Psychologist = "psychologue", "psychologue";
        JobCounsellor = "insertion_professionnelle", "conseil en insertion professionnelle";
        RentalManager = "gestion_locative", "gestion locative adaptée";
        Administration = "administration", "secrétariat, comptabilité, gestion";
        Other = "autre", "autre fonction";
    }
}

choice! {
    /// Who employs a member (D. 312-154-3).
    pub enum Status, "Statut" {
        EmployedGestionnaire = "salarie_gestionnaire", "salarié du gestionnaire";
        EmployedMember = "salarie_membre", "salarié d’un membre du groupement";
        EmployedAgreement = "salarie_convention", "salarié d’un partenaire conventionné";
        Liberal = "liberal_convention", "libéral sous convention";
    }
}

choice! {
    /// The three routes of a peer mediator (D. 312-154-3, 6°).
    pub enum PeerRoute, "Voie de qualification" {
        Certification = "certification", "certification enregistrée au répertoire national";
        Vae = "vae_engagee", "validation des acquis, certification sous cinq ans";
        OtherTraining = "autre_avec_avis_psychiatre", "autre formation, avec l’avis favorable du psychiatre";
    }
}

record! {
    /// One post of the team.
    pub struct TeamMember, "Membre de l’équipe" {
        pub id: Slug = "id", "identifiant court, unique dans ce fichier";
        pub function: Function = "fonction", "fonction";
        pub title: Option<Text> = "intitule", "intitulé du poste, s’il diffère de la fonction";
        pub name: Option<String> = "nom", "nom : publié seulement avec l’accord écrit de la personne";
        pub publish_name: YesNo = "publier_nom" default, "publier le nom ?";
        pub consent: YesNo = "accord_publication" default, "la personne a-t-elle donné son accord écrit ?";
        pub employer: Option<Slug> = "employeur", "employeur : identifiant d’un membre du groupement ou d’un partenaire ; vide pour le gestionnaire";
        pub status: Status = "statut", "statut";
        pub share: Decimal = "quotite", "temps de travail : 1 pour un temps plein, 0,5 pour un mi-temps";
        pub qualification: Option<Text> = "qualification", "diplôme ou qualification";
        pub medical_coordination: YesNo = "coordination_medicale" default, "assure-t-il ou elle la coordination médicale ?";
        pub route: Option<PeerRoute> = "voie", "voie de qualification d’un médiateur de santé-pair";
        pub recruited: Option<Date> = "recrutement", "date de recrutement";
        pub presentation: Option<Text> = "presentation", "ce que fait cette personne, en une phrase pour les locataires";
        pub languages: Vec<super::values::Lang> = "langues_parlees" default, "langues parlées";
    }
}

impl TeamMember {
    /// The name, only when it is both asked for and consented to (RGPD, art. 6).
    pub fn public_name(&self) -> Option<&str> {
        let allowed = self.publish_name.is_yes() && self.consent.is_yes();
        self.name.as_deref().filter(|_| allowed)
    }
}

record! {
    /// Organisation chart (cahier des charges, 8.2.3).
    pub struct Chart, "Organigramme" {
        pub nodes: Vec<ChartNode> = "noeuds", "cases de l’organigramme";
    }
}

choice! {
    /// What a box of the chart stands for.
    pub enum ChartRole, "Nature d’une case" {
        Body = "instance", "instance de décision";
        Direction = "direction", "direction";
        Pole = "pole", "pôle d’activité";
        Function = "fonction", "fonction ou équipe";
        Participation = "participation", "instance où siègent les locataires";
    }
}

record! {
    /// One box of the chart.
    pub struct ChartNode, "Case de l’organigramme" {
        pub id: Slug = "id", "identifiant court, unique dans l’organigramme";
        pub title: Text = "titre", "ce qui est écrit dans la case";
        pub role: ChartRole = "role", "nature de la case";
        pub people: Vec<Slug> = "personnes" default, "membres de l’équipe, par leur identifiant";
        pub parent: Option<Slug> = "parent", "case au-dessus ; vide pour la première";
    }
}

record! {
    /// Full-time equivalents (cahier des charges, 8.9.1 and 8.9.2).
    pub struct Staffing, "Effectif" {
        pub direct: Decimal = "etp_direct", "accompagnement direct, hors coordination";
        pub rental: Decimal = "etp_gla", "gestion locative adaptée";
        pub administration: Decimal = "etp_admin", "administration";
        pub expected: Option<Decimal> = "etp_attendu", "accompagnement direct attendu, si le site n’a pas 100 places";
    }
}

record! {
    /// Targets of the first two years (cahier des charges, 8.9.1).
    pub struct RampUp, "Montée en charge" {
        pub first: RampUpYear = "annee_n", "première année";
        pub second: RampUpYear = "annee_n1", "deuxième année";
    }
}

record! {
    /// Targets of one year.
    pub struct RampUpYear, "Objectifs d’une année" {
        pub people: u32 = "personnes", "personnes accompagnées";
        pub dwellings: u32 = "logements", "logements trouvés";
        pub staff: Decimal = "etp", "équivalents temps plein";
    }
}
