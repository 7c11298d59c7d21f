//! Filled files, read back: what the page saved, a Word document, an OpenDocument text.
//!
//! Files come from anyone: every size, depth and count is bounded before it is trusted, and a file
//! that cannot be read is an error said in French, never a panic. What an answer is worth is for
//! [`super::answers::check`]; here it is only found.

mod archive;
mod controls;
mod docx;
mod grid;
mod interpret;
mod json;
mod odt;
mod pdf;
mod walk;

pub use docx::docx;
pub use json::json;
pub use odt::odt;
pub use pdf::pdf;

use super::answers::{Identity, Read};

/// Reads a filled file, whichever it is: its first bytes tell.
///
/// # Errors
///
/// A file that is none of ours, or that cannot be trusted.
pub fn any(bytes: &[u8]) -> Result<Read, ReadError> {
    /// How an OpenDocument begins: `mimetype` is its first part.
    const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis";
    let near = bytes.get(..1024).unwrap_or(bytes);
    let holds = |mark: &[u8]| near.windows(mark.len()).any(|window| window == mark);
    if holds(b"%PDF-") {
        return pdf(bytes);
    }
    if bytes.starts_with(b"PK") {
        return if holds(OPEN_DOCUMENT) { odt(bytes) } else { docx(bytes) };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => json(text.trim_start_matches('\u{feff}')),
        Err(_) => Err(ReadError::NotADocument("ni PDF, ni .docx, ni .odt, ni .json".to_owned())),
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("le fichier est trop gros ({0} octets)")]
    TooBig(usize),
    #[error("le fichier est protégé par un mot de passe, ou d’un ancien format")]
    Sealed,
    #[error("ce n’est pas un document, ou il est abîmé : {0}")]
    NotADocument(String),
    #[error("le document contient {0} fichiers, ce n’est pas normal")]
    TooManyParts(usize),
    #[error("dans le document, « {0} » est d’une taille anormale")]
    Swollen(String),
    #[error("le document n’a pas de partie « {0} »")]
    MissingPart(String),
    #[error("dans le document, « {part} » est mal formé : {why}")]
    Malformed { part: String, why: String },
    #[error("dans le document, « {0} » est trop imbriqué")]
    TooDeep(String),
    #[error("ce document n’est pas un formulaire de trousseau")]
    NotAForm,
    #[error("les champs de ce document ont été changés en objets, et des réponses s’y perdent")]
    Frozen,
    #[error("ce n’est pas un fichier de réponses : {0}")]
    NotAnswers(String),
    #[error("la réponse à « {0} » n’est ni un texte, ni une liste de textes, ni vrai ou faux")]
    StrangeAnswer(String),
}

impl ReadError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Sealed => "ouvrez-le, puis enregistrez-le en .docx ou en .odt sans mot de passe",
            Self::NotAForm => "choisissez le fichier téléchargé depuis le portail, une fois rempli",
            Self::Frozen => "ouvrez le fichier .odt d’origine dans LibreOffice et enregistrez-le en .odt",
            Self::NotAnswers(_) | Self::StrangeAnswer(_) => {
                "choisissez le fichier .json enregistré par la page du formulaire, sans le modifier"
            }
            Self::TooBig(_) | Self::TooManyParts(_) | Self::Swollen(_) | Self::TooDeep(_) => {
                "ouvrez-le seulement si vous savez d’où il vient ; demandez qu’on vous le renvoie"
            }
            Self::NotADocument(_) | Self::MissingPart(_) | Self::Malformed { .. } => {
                "ouvrez-le dans votre traitement de texte, enregistrez-le, puis recommencez"
            }
        }
    }
}

/// What the properties of a document say: which form it is, and how empty answers look.
#[derive(Debug, Default)]
struct Properties(Vec<(String, String)>);

impl Properties {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn identity(&self) -> Identity {
        let text = |name| self.get(name).unwrap_or_default().to_owned();
        Identity { form: text("formulaire"), version: text("version"), site: text("site"), lang: text("langue") }
    }

    /// The text less what an empty answer shows, whole or left beside what was typed.
    fn without_prompt<'t>(&self, text: &'t str) -> &'t str {
        for name in ["invite_date", "invite_heure", "invite_liste"] {
            let Some(prompt) = self.get(name).map(str::trim).filter(|prompt| !prompt.is_empty()) else { continue };
            if let Some(rest) = text.strip_suffix(prompt).or_else(|| text.strip_prefix(prompt)) {
                return rest.trim();
            }
        }
        text
    }
}

/// A document without our properties and without a single name of ours is not a form.
fn known(read: Read, found: bool) -> Result<Read, ReadError> {
    if read.identity.form.is_empty() && !found { Err(ReadError::NotAForm) } else { Ok(read) }
}
