//! A version as lines of `versions.yaml`, in the site's own file. The text is only ever added to.

use crate::model::Text;
use crate::model::editions::Edition;
use crate::model::values::Date;

/// What a new file begins with.
pub fn record_head() -> String {
    "# Versions imprimées et remises, de la plus ancienne à la plus récente.\n\
     # « trousseau pack release » ajoute ici ; rien ne se retire : un papier de deux ans retrouve sa page.\n\n\
     versions:\n"
        .to_owned()
}

/// One version.
pub fn record(edition: &Edition, day: Date) -> String {
    let mut text = format!(
        "  - code: {}\n    document: {}\n    date: {day}\n    chapitres:\n",
        quoted(&edition.code),
        edition.paper.word()
    );
    for chapter in &edition.chapters {
        text.push_str(&format!(
            "      - id: {}\n        titre: {}\n        empreintes: {}\n",
            quoted(chapter.id.as_str()),
            map(&chapter.title),
            map(&chapter.prints)
        ));
    }
    text
}

fn map(text: &Text) -> String {
    let entries: Vec<String> = text.all().map(|(lang, text)| format!("{lang}: {}", quoted(text))).collect();
    format!("{{{}}}", entries.join(", "))
}

/// Between double quotes, where YAML reads nothing but what it is told to.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
