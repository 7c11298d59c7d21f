//! Problems: what an author should know about a text, as values.
//!
//! A kind carries its identifier, its severity and its help, so that the report, the documentation and the
//! tests read the same words. Knows no file name: a place is a range of bytes in the text that was parsed,
//! and the caller who knows the file turns it into a line.

use std::ops::Range;

use serde::Serialize;

/// One thing to tell the author, with the bytes it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub kind: ProblemKind,
    /// Bytes of the text given to the parser (moved by [`super::ParseOptions::offset`]).
    pub range: Range<usize>,
    /// What was seen: French, lower case, no final full stop.
    pub message: String,
    /// The next step.
    pub help: String,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { kind, range, message: message.into(), help: kind.help().to_owned() }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// Whether a text may be published as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Warning,
    Error,
}

/// Declares the kinds once: variant, French identifier, severity, help.
macro_rules! kinds {
    ($($variant:ident $id:literal $severity:ident $help:literal;)+) => {
        /// Every fault a text may have. The identifier names the fault, never the remedy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ProblemKind { $($variant),+ }

        impl ProblemKind {
            /// In the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// The usual next step; a problem may say it more precisely.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),+ }
            }
        }
    };
}

kinds! {
    RawHtml "html-brut" Error
        "écrivez-le en Markdown ; les balises acceptées sont details, summary, abbr, kbd, br, sub, sup et span";
    RawHtmlAttribute "attribut-html" Error
        "gardez seulement lang, dir, title ou id";
    UnbalancedHtml "balise-non-fermee" Error
        "ouvrez et fermez la balise dans le même paragraphe ou la même liste, par exemple <kbd>Entrée</kbd>";
    UnclosedComment "commentaire-non-ferme" Error
        "terminez le commentaire par -->, sinon la suite de la page est perdue";
    LinkScheme "lien-interdit" Error
        "un lien commence par https://, http://, mailto:, tel:, sms: ou @/, ou donne le chemin d’un fichier voisin";
    MalformedLink "lien-mal-forme" Error
        "corrigez l’adresse entre parenthèses, par exemple [Le logement](@/locataires/logement.md)";
    EmptyLinkTarget "lien-sans-adresse" Error
        "écrivez l’adresse entre les parenthèses, par exemple [Le logement](@/locataires/logement.md)";
    EmptyLinkText "lien-sans-texte" Error
        "écrivez entre les crochets où mène le lien : sans texte, personne ne peut le suivre";
    VagueLinkText "lien-vague" Warning
        "dites où mène le lien, par exemple « les dates de la commission » : lu seul, le lien doit rester clair";
    LinkTitle "infobulle" Warning
        "mettez cette précision dans le texte du lien : une infobulle ne se lit ni au téléphone ni au clavier";
    BareAddress "adresse-nue" Warning
        "donnez un texte au lien, par exemple [Les aides au logement](https://site.example.org/aides)";
    UndefinedReference "reference-inconnue" Error
        "ajoutez l’adresse entre parenthèses, [texte](adresse), ou définissez la référence plus bas, [référence]: adresse";
    ImageWithoutText "image-sans-texte" Error
        "décrivez l’image entre les crochets, ou dites qu’elle n’apporte rien : ![](photo.jpg \"décorative\")";
    VagueImageText "image-texte-vague" Warning
        "dites en une phrase ce que montre l’image à qui ne la voit pas";
    ImageSource "image-exterieure" Error
        "copiez l’image dans le dossier du site et donnez son chemin, par exemple ![Le quartier](quartier.jpg)";
    HeadingLevelOne "titre-de-niveau-1" Error
        "commencez par ## : le titre de la page vient de « titre » dans l’en-tête";
    SkippedHeading "niveau-de-titre-saute" Error
        "descendez d’un seul niveau à la fois : ## puis ### puis ####";
    EmptyHeading "titre-vide" Error
        "écrivez le titre après les dièses, ou supprimez la ligne";
    HeadingAttribute "attribut-de-titre" Warning
        "après un titre, seuls {#identifiant} et {lang=xx} sont gardés";
    MalformedId "identifiant-mal-forme" Error
        "commencez par une lettre, puis des minuscules sans accent, des chiffres et des traits d’union : {#premier-rendez-vous}";
    DuplicateId "identifiant-en-double" Error
        "donnez à chaque titre un identifiant différent";
    UndefinedFootnote "note-inconnue" Error
        "ajoutez plus bas une ligne [^nom]: suivie du texte de la note";
    DuplicateFootnote "note-en-double" Error
        "gardez une seule définition, ou donnez à l’autre un autre nom";
    UnusedFootnote "note-sans-appel" Warning
        "appelez la note dans le texte, [^nom], ou supprimez-la : elle n’est pas publiée";
    MalformedInsert "insertion-mal-ecrite" Error
        "écrivez le nom de l’encart en minuscules sans accent, sans espace, avec des traits d’union : [[accueil-telephone]]";
    MisplacedInsert "insertion-mal-placee" Error
        "mettez ce bloc seul sur sa ligne, avec une ligne vide avant et une ligne vide après";
    UnknownAlert "encadre-inconnu" Error
        "les encadrés sont [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] et [!CAUTION]";
    TableWithoutCaption "tableau-sans-titre" Warning
        "écrivez juste avant le tableau un paragraphe « Tableau : » suivi de son titre";
    TableWithoutHeader "tableau-sans-entete" Warning
        "nommez chaque colonne dans la première ligne : sans elle, le tableau ne se comprend pas à l’oreille";
    NestingTooDeep "imbrication-trop-profonde" Error
        "mettez moins de listes et de citations les unes dans les autres";
    ForbiddenCharacter "caractere-interdit" Error
        "effacez ce caractère invisible, puis retapez le mot";
    UnclosedFrontMatter "en-tete-non-ferme" Error
        "ajoutez une ligne --- après la dernière clé de l’en-tête";
    FrontMatterTooLong "en-tete-trop-long" Error
        "raccourcissez l’en-tête ; le texte de la page va après la deuxième ligne ---";
    TooManyProblems "trop-de-messages" Error
        "corrigez d’abord les premiers, puis relancez";
}

/// Collects problems, up to a bound, so that a hostile text cannot fill the memory with messages.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Nobody reads further; the last one then says so.
    const LIMIT: usize = 500;

    pub fn add(&mut self, problem: Problem) {
        if self.list.len() < Self::LIMIT {
            self.list.push(problem);
        } else if self.list.len() == Self::LIMIT {
            let range = problem.range.clone();
            let message = format!("il y a plus de {} messages sur ce texte", Self::LIMIT);
            self.list.push(Problem::new(ProblemKind::TooManyProblems, range, message));
        }
    }

    pub fn say(&mut self, kind: ProblemKind, range: Range<usize>, message: impl Into<String>) {
        self.add(Problem::new(kind, range, message));
    }

    pub fn extend(&mut self, others: Vec<Problem>) {
        for problem in others {
            self.add(problem);
        }
    }

    /// In the order of the text, whatever the order of discovery.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            let last = |p: &Problem| p.kind == ProblemKind::TooManyProblems;
            (last(a), a.range.start, a.kind).cmp(&(last(b), b.range.start, b.kind))
        });
        self.list
    }
}

/// A value as messages show it: on one line, cut when long, between guillemets.
pub(super) fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    let flat: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let visible: String = flat.chars().filter(|c| !super::characters::is_forbidden(*c)).collect();
    match visible.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("« {}… »", &visible[..cut]),
        None => format!("« {visible} »"),
    }
}
