//! Forms: what each one asks, of whom, and why (cahier des charges, 8.3.2).
//!
//! The national forms are data of `content/national/formulaires.yaml`; a site
//! adds its own, and adapts the national ones without taking anything locked
//! away. Knows nothing of the shapes a form takes.

use super::declare::{choice, record};
use super::orientation::TeamCategory;
use super::values::{Condition, Date, Key, Slug, YesNo};
use super::{Prose, Text};

record! {
    /// Root of `formulaires.yaml`.
    #[derive(Default)]
    pub struct FormsFile, "Formulaires" {
        pub forms: Vec<Form> = "formulaires" default, "formulaires";
        pub adaptations: Vec<Adaptation> = "adaptations" default, "ce qu’un site change dans un formulaire national";
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

choice! {
    /// Who fills a form in: the reader to whom it is shown.
    pub enum Filler, "Rédacteur" {
        Team = "equipe_orientation", "équipe d’orientation";
        Doctor = "medecin", "médecin";
        Person = "personne", "personne concernée";
        Gestionnaire = "gestionnaire", "structure gestionnaire";
    }
}

choice! {
    /// What a form is handed over with.
    pub enum Bundle, "Lot" {
        Orientation = "orientation", "documents d’une équipe d’orientation";
        Commission = "commission", "documents de la commission";
        Welcome = "accueil", "documents remis à l’entrée";
    }
}

record! {
    /// One form.
    pub struct Form, "Formulaire" {
        pub id: Slug = "id", "identifiant court, unique";
        pub number: Option<String> = "numero", "numéro, par exemple F1";
        pub title: Text = "titre", "titre du formulaire";
        pub purpose: Option<Text> = "objet", "à quoi sert ce formulaire, en une phrase";
        pub basis: Option<Text> = "fondement", "textes qui le demandent, par article";
        pub addressee: Addressee = "destinataire", "qui le reçoit";
        pub filler: Option<Filler> = "a_remplir_par", "qui le remplit ; sans cette clé, l’équipe d’orientation";
        pub categories: Vec<TeamCategory> = "categories" default, "catégories d’équipe concernées ; vide pour toutes";
        pub bundles: Vec<Bundle> = "lots" default, "lots où il est remis avec d’autres documents";
        pub version: String = "version", "version, par exemple 2026-1";
        pub date: Option<Date> = "date", "date de la version";
        pub remark: Option<Text> = "remarque", "avertissement bien visible, par exemple « ne pas joindre au dossier »";
        pub readers: Option<Text> = "lu_par", "qui lit les réponses";
        pub retention: Option<Text> = "conservation", "combien de temps les réponses sont gardées, et où";
        #[schemars(range(min = 1, max = 12))]
        pub max_pages: Option<u32> = "pages_max", "pages A4 au plus, une fois imprimé";
        pub sections: Vec<FormSection> = "sections" default, "parties du formulaire";
    }
}

record! {
    /// One section.
    pub struct FormSection, "Partie de formulaire" {
        pub title: Text = "titre", "titre de la partie";
        pub intro: Option<Prose> = "introduction", "texte avant les champs";
        pub condition: Option<Condition> = "si", "condition d’affichage de toute la partie";
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

impl FieldKind {
    /// Whether the answer is one or more of a list.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Radio | Self::List | Self::Several)
    }
}

choice! {
    /// What the program knows and writes into a field.
    pub enum FieldSource, "Source des réponses" {
        Teams = "equipes", "équipes d’orientation du site, dans la catégorie du lecteur";
        Category = "categorie", "catégorie d’équipe du lecteur";
        Sessions = "seances", "prochaines séances de la commission";
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
        #[schemars(range(min = 1, max = 12))]
        pub lines: Option<u32> = "lignes", "lignes à écrire à la main, sur papier";
        pub min: Option<u32> = "minimum", "plus petit nombre accepté";
        pub max: Option<u32> = "maximum", "plus grand nombre accepté";
        pub purpose: Option<Text> = "finalite", "pourquoi on le demande";
        pub sensitive: YesNo = "sensible" default, "la réponse est-elle sensible ?";
        pub condition: Option<Condition> = "si", "condition d’affichage, par exemple « protection = tutelle »";
        pub office: YesNo = "usage_interne" default, "réservé à la structure qui reçoit ?";
        pub source: Option<FieldSource> = "rempli_par", "ce que le programme remplit lui-même";
        pub not_after: Option<Key> = "avant_ou_egal", "autre date du formulaire, que celle-ci ne dépasse pas";
        pub past: YesNo = "passe" default, "la date est-elle forcément passée ?";
        pub removable: YesNo = "modifiable" default, "un site peut-il retirer ce champ national ?";
    }
}

record! {
    /// One possible answer.
    pub struct FieldOption, "Réponse possible" {
        pub id: Key = "id", "identifiant de la réponse";
        pub label: Text = "libelle", "réponse affichée";
    }
}

record! {
    /// What a site changes in one national form, beside it.
    pub struct Adaptation, "Adaptation d’un formulaire national" {
        pub form: Slug = "formulaire", "identifiant du formulaire national";
        pub precisions: Vec<Precision> = "preciser" default, "précisions du site sur des champs nationaux";
        pub additions: Vec<Addition> = "ajouter" default, "champs que le site ajoute";
        pub sections: Vec<FormSection> = "sections" default, "parties que le site ajoute, à la fin";
        pub removed: Vec<Key> = "retirer" default, "champs nationaux modifiables que le site ne demande pas";
    }
}

record! {
    /// What a site says on a national field: it may ask for more care, never for less.
    pub struct Precision, "Précision sur un champ" {
        pub field: Key = "champ", "champ national concerné";
        pub help: Option<Text> = "aide", "aide du site, après l’aide nationale";
        #[schemars(range(min = 1, max = 4000))]
        pub length: Option<u32> = "longueur", "nombre de caractères au plus";
        pub options: Vec<FieldOption> = "options" default, "réponses du site, après les réponses nationales";
    }
}

record! {
    /// A field of the site's own, in a national form.
    pub struct Addition, "Champ ajouté" {
        pub after: Key = "apres", "champ national après lequel il se place";
        pub field: FormField = "champ", "le champ";
    }
}

impl Form {
    /// The form as a site gives it: the national one with what the site changes.
    ///
    /// What an adaptation may not do (take a locked field away, name a field
    /// that is not there) is told when the project is read, and left undone here.
    #[must_use]
    pub fn adapted(mut self, adaptations: &[Adaptation]) -> Self {
        for adaptation in adaptations.iter().filter(|adaptation| adaptation.form == self.id) {
            for section in &mut self.sections {
                section.fields.retain(|field| !(field.removable.is_yes() && adaptation.removed.contains(&field.id)));
                for field in &mut section.fields {
                    if let Some(precision) = adaptation.precisions.iter().find(|p| p.field == field.id) {
                        precision.apply(field);
                    }
                }
                for addition in &adaptation.additions {
                    if let Some(at) = section.fields.iter().position(|field| field.id == addition.after) {
                        section.fields.insert(at + 1, addition.field.clone());
                    }
                }
            }
            self.sections.extend(adaptation.sections.iter().cloned());
        }
        self
    }

    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    pub fn field(&self, id: &Key) -> Option<&FormField> {
        self.fields().find(|field| field.id == *id)
    }

    pub fn filler(&self) -> Filler {
        self.filler.unwrap_or(Filler::Team)
    }

    /// Whether the form is handed over with the others of `bundle`.
    pub fn is_in(&self, bundle: Bundle) -> bool {
        self.bundles.contains(&bundle)
    }

    /// Whether the form is not the same for every category of team: what is asked follows from who asks.
    pub fn depends_on_category(&self) -> bool {
        self.filler() == Filler::Team && self.fields().any(|field| field.source == Some(FieldSource::Category))
    }

    /// Whether `category` has to do with the form.
    pub fn is_for(&self, category: TeamCategory) -> bool {
        self.categories.is_empty() || self.categories.contains(&category)
    }

    /// Whether all of the form is written in `lang`.
    pub fn speaks(&self, lang: &str) -> bool {
        fn says(text: &Text, lang: &str) -> bool {
            text.spoken(lang).lang == lang
        }
        let all = |texts: &[&Option<Text>]| texts.iter().copied().flatten().all(|text| says(text, lang));
        says(&self.title, lang)
            && !self.sections.is_empty()
            && all(&[&self.purpose, &self.remark, &self.readers, &self.retention])
            && self.sections.iter().all(|section| {
                says(&section.title, lang) && section.intro.as_ref().is_none_or(|intro| intro.spoken(lang).lang == lang)
            })
            && self.fields().all(|field| {
                says(&field.label, lang)
                    && all(&[&field.help, &field.purpose])
                    && field.options.iter().all(|option| says(&option.label, lang))
            })
    }
}

impl Precision {
    fn apply(&self, field: &mut FormField) {
        if let Some(help) = &self.help {
            field.help = Some(field.help.as_ref().map_or_else(|| help.clone(), |national| national.followed_by(help)));
        }
        if self.length.is_some() {
            field.length = self.length;
        }
        field.options.extend(self.options.iter().cloned());
    }
}
