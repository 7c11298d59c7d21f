//! Links and images: what makes one impossible to follow, to understand or to trust.
//!
//! Looks at what is written, never at whether the target exists: that belongs to who knows the other pages.

use std::ops::Range;

use super::super::plain;
use super::super::problem::{Problem, ProblemKind, shown};
use super::super::target::{Refusal, Target};
use super::super::tree::{Image, Inline, Link};
use super::Reader;

/// Link texts that say nothing when read alone, in the languages of our portals; folded, see [`folded`].
const VAGUE: [&str; 26] = [
    "ici",
    "la",
    "cliquez ici",
    "cliquer ici",
    "cliquez la",
    "par ici",
    "lire",
    "lire la suite",
    "la suite",
    "suite",
    "en savoir plus",
    "savoir plus",
    "plus",
    "plus d informations",
    "plus d infos",
    "voir",
    "voir plus",
    "voir la suite",
    "lien",
    "ce lien",
    "cette page",
    "here",
    "click here",
    "read more",
    "learn more",
    "more",
];

/// Alternative texts that say only that there is an image.
const VAGUE_ALT: [&str; 11] = [
    "image",
    "photo",
    "photographie",
    "illustration",
    "logo",
    "icone",
    "dessin",
    "schema",
    "figure",
    "picture",
    "visuel",
];

/// Titles by which an author says that an image brings nothing.
const DECORATIVE: [&str; 4] = ["decorative", "decoratif", "image decorative", "decoration"];

impl Reader<'_> {
    pub(super) fn link(&mut self, target: String, titled: bool, inlines: Vec<Inline>, range: Range<usize>) {
        if titled {
            self.say(ProblemKind::LinkTitle, range.clone(), "l’infobulle de ce lien n’est pas publiée");
        }
        let text = plain::inlines(&inlines);
        let refused = Target::parse(&target).err().map(|refusal| refused_link(&refusal, &target, &text));
        let is_empty = plain::is_blank(&inlines);
        if let Some((kind, message, help)) = &refused {
            let problem = Problem::new(*kind, self.places.range(&range), message.clone());
            self.problems.add(match help {
                Some(help) => problem.with_help(*help),
                None => problem,
            });
        } else if is_empty {
            let message = format!("le lien vers {} n’a pas de texte", shown(&target));
            self.say(ProblemKind::EmptyLinkText, range.clone(), message);
        } else if VAGUE.contains(&folded(&text).as_str()) {
            let message = format!("le texte de lien {} ne dit pas où il mène", shown(&text));
            self.say(ProblemKind::VagueLinkText, range.clone(), message);
        }
        if refused.is_some() || is_empty {
            // The words stay; the way to a place we do not trust does not.
            for inline in inlines {
                self.append(inline, range.clone());
            }
        } else {
            let link = Link { target, inlines, range: self.places.range(&range) };
            self.append(Inline::Link(link), range);
        }
    }

    pub(super) fn image(&mut self, source: String, title: &str, inlines: &[Inline], range: Range<usize>) {
        let alt = plain::inlines(inlines).trim().to_owned();
        let decorative = DECORATIVE.contains(&folded(title).as_str());
        if !matches!(Target::parse(&source), Ok(Target::Relative(_) | Target::Page(_))) {
            let message = match Target::parse(&source) {
                Err(Refusal::Empty) => "cette image n’a pas d’adresse".to_owned(),
                Err(Refusal::Form(form)) => format!("l’adresse d’image {} {form}", shown(&source)),
                _ => format!("l’image {} n’est pas dans le dossier du site", shown(&source)),
            };
            self.say(ProblemKind::ImageSource, range.clone(), message);
            self.append(Inline::Text(alt), range);
            return;
        }
        let message = match (alt.is_empty(), decorative) {
            (true, false) => Some(format!("l’image {} n’a pas de texte de remplacement", shown(&source))),
            (false, true) => Some(format!("l’image {} est dite décorative et a pourtant un texte", shown(&source))),
            _ => None,
        };
        if let Some(message) = message {
            self.say(ProblemKind::ImageWithoutText, range.clone(), message);
        } else if is_vague_alt(&alt) {
            let message = format!("le texte de remplacement {} ne dit pas ce que montre l’image", shown(&alt));
            self.say(ProblemKind::VagueImageText, range.clone(), message);
        }
        let title = Some(title.trim()).filter(|title| !title.is_empty() && !decorative).map(str::to_owned);
        let image = Image { source, alt, title, range: self.places.range(&range) };
        self.append(Inline::Image(image), range);
    }
}

type Refused = (ProblemKind, String, Option<&'static str>);

fn refused_link(refusal: &Refusal, target: &str, text: &str) -> Refused {
    match refusal {
        Refusal::Empty => (ProblemKind::EmptyLinkTarget, format!("le lien {} ne mène nulle part", shown(text)), None),
        Refusal::Scheme(scheme) if scheme == "//" => {
            (ProblemKind::LinkScheme, format!("l’adresse {} ne commence pas par https://", shown(target)), None)
        }
        Refusal::Scheme(scheme) => {
            let message = format!("l’adresse {} commence par {}", shown(target), shown(&format!("{scheme}:")));
            (ProblemKind::LinkScheme, message, None)
        }
        Refusal::Form(form) => {
            let help = target.starts_with('/').then_some(
                "depuis la racine des pages, écrivez @/ devant le chemin, par exemple [L’équipe](@/equipe/)",
            );
            (ProblemKind::MalformedLink, format!("l’adresse {} {form}", shown(target)), help)
        }
    }
}

/// Lower case, without accents or punctuation, one space between words.
fn folded(text: &str) -> String {
    super::super::slug::slug(text).replace('-', " ")
}

fn is_vague_alt(alt: &str) -> bool {
    let folded = folded(alt);
    let is_file = alt.rsplit_once('.').is_some_and(|(_, extension)| {
        ["jpg", "jpeg", "png", "webp", "svg", "gif", "avif"].contains(&extension.to_ascii_lowercase().as_str())
    });
    VAGUE_ALT.contains(&folded.as_str()) || (is_file && !alt.contains(char::is_whitespace))
}
