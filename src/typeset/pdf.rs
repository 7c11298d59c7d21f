//! The inside of a PDF, for the rooms that change one or read one: loading within bounds, saving, refusals.

use std::fmt;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, SaveOptions};

/// Why a PDF could not be changed or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfFault {
    /// Larger than [`LARGEST`].
    TooLarge { bytes: usize },
    /// Not a PDF, or damaged; the words of the library that reads it.
    Unreadable(String),
    /// Protected by a password.
    Locked,
    /// A PDF without form fields.
    NoForm,
    /// Something that a PDF of this shape always has is not there.
    Missing(&'static str),
    /// A field was asked for and the layout did not draw it, or the other way round, or twice.
    Fields { expected: usize, drawn: usize, first: String },
    /// A field that cannot be made: its name and why.
    BadField { id: String, why: &'static str },
    /// A character of a value that the font of forms does not have.
    NotTypable { id: String, character: char },
    /// Pages that do not fit two by two on a sheet of A4.
    NotA5,
}

/// 32 MiB: a filled form is below 1 MiB, a scanned annex rarely above 10.
pub(super) const LARGEST: usize = 32 << 20;

/// What one stream of objects may hold once inflated: four hundred times that of a form.
const LARGEST_STREAM: usize = 8 << 20;

impl fmt::Display for PdfFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "ce fichier est trop gros ({} Mo)", bytes >> 20),
            Self::Unreadable(why) => write!(f, "ce fichier n’est pas un PDF lisible ({why})"),
            Self::Locked => write!(f, "ce PDF est protégé par un mot de passe"),
            Self::NoForm => write!(f, "ce PDF n’a pas de champs à remplir"),
            Self::Missing(what) => write!(f, "il manque au PDF {what}"),
            Self::Fields { expected, drawn, first } => write!(
                f,
                "la mise en page a dessiné {drawn} champs au lieu de {expected} (premier écart : « {first} »)"
            ),
            Self::BadField { id, why } => write!(f, "le champ « {id} » ne peut pas être fait : {why}"),
            Self::NotTypable { id, character } => write!(
                f,
                "la réponse préremplie du champ « {id} » contient « {character} », que la police des formulaires n’a pas"
            ),
            Self::NotA5 => write!(f, "ces pages ne tiennent pas deux à deux sur une feuille A4"),
        }
    }
}

impl std::error::Error for PdfFault {}

impl PdfFault {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "demandez le formulaire rempli sans les pièces jointes",
            Self::Unreadable(_) => "ouvrez le fichier dans un lecteur de PDF et enregistrez-le de nouveau",
            Self::Locked => "enregistrez le PDF sans mot de passe",
            Self::NoForm => "prenez le PDF rempli à l’écran, et non un fichier imprimé ou scanné",
            Self::Missing(_) | Self::Fields { .. } | Self::BadField { .. } => {
                "dessinez chaque champ du formulaire une fois, dans « link(\"field:…\") », avec une boîte vide"
            }
            Self::NotTypable { .. } => "écrivez cette réponse en alphabet latin",
            Self::NotA5 => "donnez à la mise en page du cahier le format A5",
        }
    }
}

/// Opens a PDF within bounds of size and depth; a password is refused.
pub(super) fn open(bytes: &[u8]) -> Result<Document, PdfFault> {
    if bytes.len() > LARGEST {
        return Err(PdfFault::TooLarge { bytes: bytes.len() });
    }
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() || document.was_encrypted() => Err(PdfFault::Locked),
        Ok(document) => Ok(document),
        Err(lopdf::Error::InvalidPassword) => Err(PdfFault::Locked),
        Err(error) => Err(PdfFault::Unreadable(error.to_string())),
    }
}

/// Writes a PDF with its small objects packed and compressed: half the size of what typst writes.
pub(super) fn save(mut document: Document) -> Result<Vec<u8>, PdfFault> {
    // The builder's own level is 0: objects would be packed and not compressed.
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(9)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).map_err(|error| PdfFault::Unreadable(error.to_string()))?;
    Ok(bytes)
}

/// The dictionary that an object is or leads to.
pub(super) fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
}

/// The value of a key, followed when it is a reference.
pub(super) fn value<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    dictionary.get(key).ok().and_then(|object| document.dereference(object).ok()).map(|(_, object)| object)
}

/// A new indirect object, after all others.
pub(super) fn add(document: &mut Document, object: impl Into<Object>) -> ObjectId {
    document.add_object(object.into())
}
