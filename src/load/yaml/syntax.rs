//! What a YAML syntax error means for somebody who has never read a grammar.

use granit_parser::{ErrorKind, ScanError};

use super::{Fault, slips};

/// Cause and next step of a syntax error, in French.
pub fn explain(error: &ScanError, text: &str) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let (message, help) = words(error.kind());
    if !is_certain(error.kind())
        && let Some(slip) = slips::slip(text, at)
    {
        return Fault::new("yaml-syntaxe", slip.range, slip.message, slip.help);
    }
    let range = place(error.kind(), text, at);
    Fault::new("yaml-syntaxe", range, message, help)
}

/// What the parser says better than the lines do.
fn is_certain(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
            | ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidUnicodeEscape
            | ErrorKind::RecursionLimitExceeded
            | ErrorKind::BomInsideDocument
            | ErrorKind::UnknownAnchor
    )
}

/// Points at the rest of the line, or at the opening quote when one was never closed.
fn place(kind: &ErrorKind, text: &str, at: usize) -> std::ops::Range<usize> {
    let start = match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::UnexpectedEndOfPlainScalar => at,
        _ if at >= text.len() => text.trim_end().len().saturating_sub(1),
        _ => at,
    };
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = text[start..].find('\n').map_or(text.len(), |line| start + line);
    if end == start && start > 0 {
        let mut before = start - 1;
        while !text.is_char_boundary(before) {
            before -= 1;
        }
        return before..start;
    }
    start..end
}

fn words(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            ("il y a une tabulation au début de la ligne", "remplacez la tabulation par des espaces (deux par niveau)")
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => (
            "un guillemet ouvert n’est pas refermé",
            "ajoutez le guillemet à la fin du texte ; dans un texte entre \", écrivez \\\" pour un guillemet",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            ("il y a du texte après le guillemet fermant", "mettez tout le texte entre les guillemets")
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (
            "une barre oblique inverse « \\ » est mal employée dans un texte entre guillemets \"",
            "écrivez \\\\ pour une barre, ou entourez le texte de guillemets simples '",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey => (
            "« : » à un endroit inattendu, ou « : » oublié après une clé",
            "si le texte contient « : », mettez-le entre guillemets, par exemple titre: \"Accueil : le lundi\" ; sinon écrivez « clé: valeur »",
        ),
        ErrorKind::MappingKeyNotAllowed
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::BlockSequenceEntryNotAllowed => (
            "le décalage de cette ligne ne correspond pas à celui des lignes au-dessus",
            "alignez-la avec les autres lignes du même niveau, avec des espaces (deux par niveau)",
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping => (
            "un crochet « [ » ou une accolade « { » n’est pas refermé, ou il manque une virgule",
            "refermez avec « ] » ou « } » et séparez les éléments par des virgules, ou mettez le texte entre guillemets s’il commence par « [ » ou « { »",
        ),
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            ("ce caractère ne peut pas commencer un texte sans guillemets", "mettez le texte entre guillemets : \"…\"")
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            ("« * » ou « & » au début d’un texte est un renvoi YAML", "mettez le texte entre guillemets : \"* …\"")
        }
        ErrorKind::RecursionLimitExceeded => {
            ("ce fichier a trop de niveaux imbriqués", "simplifiez : aucun fichier de site n’a plus de dix niveaux")
        }
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => (
            "un commentaire « # » est mal placé",
            "mettez une espace avant « # », ou le texte entre guillemets s’il contient « # »",
        ),
        ErrorKind::BomInsideDocument => {
            ("il y a une marque d’ordre des octets au milieu du fichier", "enregistrez de nouveau le fichier en UTF-8")
        }
        _ => (
            "cette ligne n’est pas écrite comme du YAML",
            "écrivez « clé: valeur », alignez les lignes d’un même niveau, et mettez entre guillemets les textes qui contiennent « : » ou « # »",
        ),
    }
}
