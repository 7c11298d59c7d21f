//! The words of typst, said again in French to the people who write the texts.
//!
//! A table: what typst says, with `{}` for what varies; what we say, with `{1}` and `{2}` for the same;
//! what to do. It holds every error that the export of typst 0.15 can raise about accessibility and
//! archiving, and the errors of layout that a text, an image or a link can cause. Anything else is a
//! fault of the layout and keeps typst's own words.

/// What is said to the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub message: String,
    pub help: String,
}

/// What typst says; our message; our help.
type Entry = (&'static str, &'static str, &'static str);

/// Says an error or a warning of typst in French.
pub(super) fn wording(original: &str) -> Wording {
    let said = without_standard(original);
    let known = TABLE.iter().find_map(|entry| holes(entry.0, said).map(|found| (entry, found)));
    match known {
        Some(((_, message, help), found)) => Wording { message: fill(message, &found), help: fill(help, &found) },
        None => Wording {
            message: format!("la mise en page s’arrête : {said}"),
            help: "corrigez le fichier de mise en page à la ligne indiquée, ou retirez le vôtre pour retrouver \
                   celui d’origine"
                .to_owned(),
        },
    }
}

/// « PDF/UA-1, PDF/A-2a error: missing alt text » without what stands before the colon.
fn without_standard(said: &str) -> &str {
    match said.split_once(" error: ") {
        Some((standards, rest)) if standards.starts_with("PDF/") => rest,
        _ => said,
    }
}

/// What stands in the holes of a pattern, if the text follows it from end to end.
fn holes<'a>(pattern: &str, said: &'a str) -> Option<Vec<&'a str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = said.strip_prefix(pieces.next()?)?;
    let mut found = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let end = if last && piece.is_empty() { rest.len() } else { rest.find(piece)? };
        found.push(rest.get(..end)?);
        rest = rest.get(end + piece.len()..)?;
    }
    rest.is_empty().then_some(found)
}

fn fill(text: &str, found: &[&str]) -> String {
    let mut filled = text.to_owned();
    for (index, value) in found.iter().enumerate() {
        filled = filled.replace(&format!("{{{}}}", index + 1), value.trim_matches(['`', '"']));
    }
    filled
}

const REPORT: &str = "signalez ce document aux auteurs de trousseau : ce défaut vient du programme, pas de votre texte";
const LAYOUT: &str = "corrigez la mise en page du thème, ou retirez la vôtre pour retrouver celle d’origine";
const SHORTER: &str = "raccourcissez ou découpez ce texte";

#[rustfmt::skip]
const TABLE: &[Entry] = &[
    // What authors write.
    ("missing alt text",
     "une image n’a pas de texte de remplacement",
     "décrivez entre les crochets ce que l’image apporte : « ![plan du quartier](plan.svg) »"),
    ("the first heading must be of level 1",
     "le premier titre du document n’est pas de niveau 1",
     "commencez par un titre principal, « # Titre », avant les « ## »"),
    ("skipped from heading level {} to {}",
     "un titre passe du niveau {1} au niveau {2}",
     "descendez d’un seul niveau à la fois, sans sauter de rang"),
    ("heading title is empty",
     "un titre est vide",
     "écrivez le titre, ou retirez les « # » de la ligne"),
    ("heading title could not be determined",
     "le texte d’un titre ne peut pas être lu par les lecteurs d’écran",
     "écrivez le titre en texte simple, sans insertion"),
    ("the text {} could not be displayed with font {}",
     "le texte « {1} » ne peut pas être imprimé : il manque dans la police {2}",
     "remplacez ce caractère, ou ajoutez au thème une police qui l’a"),
    ("the text {} could not be displayed with a font",
     "le texte « {1} » ne peut pas être imprimé : il manque dans la police",
     "remplacez ce caractère, ou ajoutez au thème une police qui l’a"),
    ("the text was not mapped to a code point",
     "un passage s’imprimerait sans pouvoir être lu, copié ni cherché",
     "retapez ce passage au clavier ; s’il est en écriture complexe, ajoutez au thème une autre police"),
    ("the PDF contains text with missing codepoints",
     "un passage s’imprimerait sans pouvoir être lu, copié ni cherché",
     "retapez ce passage au clavier ; s’il est en écriture complexe, ajoutez au thème une autre police"),
    ("the text contains the disallowed codepoint {}",
     "un texte contient un caractère interdit dans un document à garder : {1}",
     "effacez ce caractère, souvent invisible, et retapez le passage"),
    ("the PDF contains text with the disallowed codepoint {}",
     "un texte contient un caractère interdit dans un document à garder : {1}",
     "effacez ce caractère, souvent invisible, et retapez le passage"),
    ("the text contains the codepoint {}",
     "un texte contient un caractère sans sens hors de sa police : {1}",
     "retapez ce caractère au clavier, ou remplacez-le par un mot"),
    ("the PDF contains the codepoint {}",
     "un texte contient un caractère sans sens hors de sa police : {1}",
     "retapez ce caractère au clavier, ou remplacez-le par un mot"),
    ("URL must not be empty",
     "un lien ne mène nulle part",
     "écrivez une adresse entre les parenthèses, ou retirez le lien"),
    ("maximum function call depth exceeded",
     "un texte a trop de niveaux imbriqués pour être imprimé",
     "ramenez les listes et les citations à quatre niveaux au plus"),
    ("maximum layout depth exceeded",
     "un texte a trop de niveaux imbriqués pour être imprimé",
     "ramenez les listes et les citations à quatre niveaux au plus"),
    ("maximum grouping depth exceeded",
     "un texte a trop de niveaux imbriqués pour être imprimé",
     "ramenez les listes et les citations à quatre niveaux au plus"),
    ("maximum show rule depth exceeded",
     "un texte a trop de niveaux imbriqués pour être imprimé",
     "ramenez les listes et les citations à quatre niveaux au plus"),
    // Images.
    ("file not found (searched at {})",
     "le fichier « {1} » est introuvable",
     "vérifiez le nom du fichier et le dossier où il est rangé"),
    ("failed to load file (access denied)",
     "la mise en page demande un fichier qu’elle n’a pas le droit de lire",
     "une mise en page ne lit que les fichiers du portail : retirez cette demande"),
    ("path escapes project root",
     "la mise en page demande un fichier hors du portail",
     "placez le fichier dans le portail et nommez-le sans « .. »"),
    ("path {} would escape the {} root",
     "le chemin « {1} » mène hors du portail",
     "placez le fichier dans le portail et nommez-le sans « .. »"),
    ("failed to decode image ({})",
     "une image est illisible ({1})",
     "ouvrez l’image et enregistrez-la de nouveau en PNG, en JPEG ou en SVG"),
    ("failed to parse SVG ({})",
     "une image SVG est illisible ({1})",
     "ouvrez l’image dans un logiciel de dessin et enregistrez-la de nouveau en SVG simple"),
    ("failed to process image ({})",
     "une image ne peut pas être placée dans le document ({1})",
     "enregistrez-la de nouveau en PNG ou en JPEG"),
    ("unknown image format",
     "une image est d’un format inconnu",
     "enregistrez-la en PNG, en JPEG, en WebP ou en SVG"),
    ("failed to determine image format",
     "une image est d’un format inconnu",
     "enregistrez-la en PNG, en JPEG, en WebP ou en SVG"),
    ("16 bit images are not supported in this export mode",
     "une image a des couleurs trop fines (16 bits)",
     "enregistrez-la de nouveau avec des couleurs de 8 bits"),
    ("the image has smooth scaling",
     "une image demande un lissage interdit dans un document à garder", LAYOUT),
    ("an image in the PDF has smooth scaling",
     "une image demande un lissage interdit dans un document à garder", LAYOUT),
    ("the image contains transparency",
     "une image a des parties transparentes",
     "enregistrez-la de nouveau sur fond blanc"),
    ("embedding PDFs is currently not supported in this export mode",
     "une image est un fichier PDF",
     "enregistrez-la en SVG ou en PNG"),
    ("the version of the PDF is too high",
     "une image est un fichier PDF trop récent",
     "enregistrez-la en SVG ou en PNG"),
    // What the document must say of itself.
    ("missing document title",
     "le document n’a pas de titre",
     "donnez un titre au document ou à sa page"),
    ("missing document date",
     "le document n’a pas de date",
     "donnez la date de mise à jour du texte : « mis_a_jour: 2026-09-01 »"),
    ("missing document language",
     "le document ne dit pas dans quelle langue il est écrit",
     "donnez la langue du document, « fr » par exemple"),
    ("document date is missing",
     "le document n’a pas de date",
     "donnez la date de mise à jour du texte : « mis_a_jour: 2026-09-01 »"),
    ("a PDF string is longer than 32767 characters",
     "le titre ou les mots-clés du document sont trop longs", SHORTER),
    ("a PDF array is longer than 8191 elements",
     "une ligne de texte est trop longue", SHORTER),
    ("a PDF dictionary has more than 4095 entries",
     "le document est trop compliqué pour être archivé", SHORTER),
    ("a PDF name is longer than 127 characters",
     "le nom d’une police est trop long",
     "choisissez une police dont le nom a moins de 127 caractères"),
    ("the PDF has too many indirect objects",
     "le document est trop gros pour être archivé",
     "faites-en plusieurs documents"),
    ("license of font {} is too restrictive",
     "la licence de la police {1} interdit de la placer dans un document",
     "choisissez une police libre, sous licence OFL par exemple"),
    ("failed to process font {} ({})",
     "la police {1} est abîmée ({2})",
     "remplacez le fichier de la police"),
    ("failed to process font {}",
     "la police {1} est abîmée",
     "remplacez le fichier de la police"),
    ("unknown font family: {}",
     "la mise en page demande la police « {1} », qui n’est pas là",
     "ajoutez cette police au thème, ou nommez-en une autre"),
    // Faults of a layout.
    ("PDF artifacts may not contain links",
     "un en-tête, un pied de page ou un fond contient un lien ou une note",
     "placez le lien dans le texte : en marge, les lecteurs d’écran ne le trouveraient pas"),
    ("invalid document structure, this element's PDF tag would be split up",
     "un élément serait coupé en deux pour les lecteurs d’écran",
     "ne changez ni de page, ni de colonne, ni de paragraphe à l’intérieur d’une boîte"),
    ("invalid {} structure",
     "la mise en page range mal un élément pour les lecteurs d’écran ({1})", LAYOUT),
    ("cannot combine underline, overline, or strike",
     "un texte est à la fois souligné et barré",
     "gardez un seul des deux traits"),
    ("ambiguous logical parent",
     "une note est appelée de deux endroits à la fois", REPORT),
    ("the used fill or stroke has transparency",
     "la mise en page emploie une couleur transparente", LAYOUT),
    ("the PDF contains transparency",
     "la mise en page emploie une couleur transparente", LAYOUT),
    ("the PDF contains PostScript code",
     "la mise en page emploie un dégradé qui ne peut pas être archivé", LAYOUT),
    ("the PDF is missing a CMYK profile",
     "la mise en page emploie des couleurs d’imprimerie (CMJN)",
     "employez des couleurs d’écran (RVB)"),
    ("spot colorant {} appeared with multiple distinct fallback colors",
     "la couleur d’accompagnement {1} a deux valeurs", LAYOUT),
    ("a PDF floating point number is larger than the allowed limit",
     "la mise en page place un élément hors de toute page", LAYOUT),
    ("the PDF has too high q nesting",
     "la mise en page imbrique trop de boîtes", LAYOUT),
    ("document contains an attached file",
     "la mise en page joint un fichier, ce que cette sorte de document interdit", LAYOUT),
    ("the file description is missing",
     "un fichier joint n’a pas de description", LAYOUT),
    ("the file mime type is missing",
     "un fichier joint n’a pas de type", LAYOUT),
    ("links and other annotations cannot be navigated accessibly in {} files",
     "les liens ne seraient pas accessibles au clavier en {1}", REPORT),
    ("headers and footers cannot be made accessible in {} files",
     "les pieds de page ne seraient pas accessibles en {1}", REPORT),
    ("table header cell cannot be accessibly tagged in {} files",
     "les en-têtes de tableau ne seraient pas accessibles en {1}", REPORT),
    ("missing annotation alt text",
     "un lien n’a pas de description", REPORT),
    ("missing heading title", "un titre n’a pas de texte pour le sommaire", REPORT),
    ("missing document outline", "le document n’a pas de sommaire", REPORT),
    ("missing document tags", "le document n’a pas de structure pour les lecteurs d’écran", REPORT),
    ("duplicate tag id", "deux éléments portent le même repère", REPORT),
    ("unknown tag id", "un élément renvoie à un repère inconnu", REPORT),
    ("duplicate named destination", "deux titres portent le même repère", REPORT),
    ("unable to get the current date",
     "la mise en page demande la date du jour",
     "employez la date du document : le même texte doit donner le même fichier à toute heure"),
    ("loop seems to be infinite",
     "une boucle de la mise en page ne finit pas", LAYOUT),
    ("document did not converge within five attempts",
     "la mise en page n’arrive pas à se stabiliser", LAYOUT),
    ("layout did not converge within five attempts",
     "la mise en page n’arrive pas à se stabiliser", LAYOUT),
    // Layouts speak to authors in their own words.
    ("panicked with: {}", "{1}", "corrigez le texte ou la donnée dont parle la mise en page"),
    ("assertion failed: {}", "{1}", "corrigez le texte ou la donnée dont parle la mise en page"),
];
