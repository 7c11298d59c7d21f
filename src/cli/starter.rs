//! The files that `init` writes: a small site that builds at once.
//!
//! The comments above the keys are the descriptions of the JSON Schema, so that
//! what a newcomer reads in the file is what the editor and the checker say.
//! Makes texts from answers; never asks, never writes.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use crate::load::yaml::{Node, Shape, parse};
use crate::load::{KINDS, schema};

static NATIONAL: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/national");
static SHARED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/commun");

/// Skeletons of the YAML files: kind and text.
const RECORDS: &[(&str, &str)] = &[
    ("site", include_str!("starter/site.yaml")),
    ("gestionnaire", include_str!("starter/gestionnaire.yaml")),
    ("equipe", include_str!("starter/equipe.yaml")),
    ("orientation", include_str!("starter/orientation.yaml")),
    ("commission", include_str!("starter/commission.yaml")),
    ("partenaires", include_str!("starter/partenaires.yaml")),
    ("formation", include_str!("starter/formation.yaml")),
    ("droits", include_str!("starter/droits.yaml")),
    ("logement", include_str!("starter/logement.yaml")),
    ("vie-locale", include_str!("starter/vie-locale.yaml")),
];

/// What the person answered.
#[derive(Debug, Clone)]
pub struct Answers {
    pub town: String,
    pub slug: String,
    pub departement: String,
    pub gestionnaire: String,
    pub capacity: u32,
    pub phone: String,
    pub mail: String,
}

impl Answers {
    fn fill(&self, text: &str) -> String {
        // An answer may hold a quote; the skeletons put answers in double quotes.
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        text.replace("{ville}", &quoted(&self.town))
            .replace("{slug}", &self.slug)
            .replace("{departement}", &self.departement)
            .replace("{code_postal}", &self.postal_code())
            .replace("{gestionnaire}", &quoted(&self.gestionnaire))
            .replace("{capacite}", &self.capacity.to_string())
            .replace("{telephone}", &self.phone)
            .replace("{courriel}", &self.mail)
    }

    /// A postal code of the département, to be corrected by hand.
    fn postal_code(&self) -> String {
        match self.departement.as_str() {
            "2A" | "2B" => "20000".to_owned(),
            code => format!("{code:0<5}"),
        }
    }
}

/// Every file of the new project: path to text.
pub fn files(answers: &Answers) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    files.insert(
        "site-config.yaml".to_owned(),
        record("site-config", include_str!("starter/site-config.yaml"), "schemas", answers),
    );
    let site = format!("content/sites/{}", answers.slug);
    for (kind, text) in RECORDS {
        files.insert(format!("{site}/{kind}.yaml"), record(kind, text, "../../../schemas", answers));
    }
    files.insert(
        format!("{site}/actualites/2026-01-15-ouverture-du-portail.md"),
        answers.fill(include_str!("starter/actualite.md")),
    );
    files.insert("LISEZ-MOI.md".to_owned(), answers.fill(include_str!("starter/lisez-moi.md")));
    copy(&NATIONAL, "content/national", &mut files);
    copy(&SHARED, "content/commun", &mut files);
    for kind in KINDS {
        let text = serde_json::to_string_pretty(&schema(kind)).unwrap_or_default();
        files.insert(format!("schemas/{}.schema.json", kind.name), text + "\n");
    }
    editor(&mut files);
    files
}

/// French texts only: another language comes with its own decision.
fn copy(dir: &Dir<'static>, folder: &str, files: &mut BTreeMap<String, String>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or(&path);
        let is_translation = name.ends_with(".md") && name.matches('.').count() > 1;
        if let (Some(text), false) = (file.contents_utf8(), is_translation) {
            files.insert(format!("{folder}/{path}"), text.to_owned());
        }
    }
    for sub in dir.dirs() {
        copy(sub, folder, files);
    }
}

/// Wires Visual Studio Code's YAML extension to the schemas beside.
fn editor(files: &mut BTreeMap<String, String>) {
    let mut globs = serde_json::Map::new();
    for kind in KINDS {
        let file = match kind.name {
            "page" => continue,
            "site-config" => "site-config.yaml".to_owned(),
            name => format!("content/**/{name}.yaml"),
        };
        globs.insert(format!("./schemas/{}.schema.json", kind.name), serde_json::json!(file));
    }
    let settings = serde_json::json!({
        "yaml.schemas": globs,
        "yaml.format.enable": false,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "editor.wordWrap": "on",
    });
    let text = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    files.insert(".vscode/settings.json".to_owned(), text(&settings));
    files.insert(
        ".vscode/extensions.json".to_owned(),
        text(&serde_json::json!({ "recommendations": ["redhat.vscode-yaml"] })),
    );
    let editorconfig = "root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\n\n[*.yaml]\nindent_style = space\nindent_size = 2\n";
    files.insert(".editorconfig".to_owned(), editorconfig.to_owned());
    files.insert(".gitignore".to_owned(), "/public/\n/.trousseau/\n".to_owned());
}

/// A skeleton with its answers, its modeline and a comment above each key.
fn record(kind: &str, skeleton: &str, schemas: &str, answers: &Answers) -> String {
    let text = answers.fill(skeleton);
    let modeline = format!("# yaml-language-server: $schema={schemas}/{kind}.schema.json\n\n");
    let shape = KINDS.iter().find(|known| known.name == kind).map(|known| Shape::compile(&schema(known)));
    match (parse(&text), shape) {
        (Ok(tree), Some(shape)) => modeline + &commented(&text, &tree, &shape),
        _ => modeline + &text,
    }
}

/// Puts each key's description above its first appearance, and lists the keys
/// that one may add.
fn commented(text: &str, tree: &Node, shape: &Shape) -> String {
    let mut comments = BTreeMap::new();
    let mut seen = BTreeSet::new();
    describe(text, tree, shape, "", &mut seen, &mut comments);
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(comment) = comments.get(&at) {
            out.push_str(comment);
        }
        out.push_str(line);
        at += line.len();
    }
    let absent: Vec<String> = shape
        .fields()
        .iter()
        .filter(|field| tree.get(&field.key).is_none())
        .map(|field| format!("#   {} : {}\n", field.key, field.description))
        .collect();
    if !absent.is_empty() {
        out.push_str("\n# Vous pouvez aussi ajouter :\n");
        out.push_str(&absent.concat());
    }
    out
}

/// Collects comments by the byte at which their line starts.
fn describe(
    text: &str,
    node: &Node,
    shape: &Shape,
    path: &str,
    seen: &mut BTreeSet<String>,
    comments: &mut BTreeMap<usize, String>,
) {
    match shape {
        Shape::Record { fields, .. } => {
            for entry in node.entries() {
                let Some(field) = fields.iter().find(|field| field.key == entry.key) else { continue };
                let path = format!("{path}.{}", field.key);
                let line = text[..entry.key_range.start].rfind('\n').map_or(0, |at| at + 1);
                let before = &text[line..entry.key_range.start];
                let starts_line = before.trim_matches([' ', '-']).is_empty();
                if seen.insert(path.clone()) && starts_line && !field.description.is_empty() {
                    comments
                        .entry(line)
                        .or_insert_with(|| format!("{}# {}\n", " ".repeat(before.len()), field.description));
                }
                describe(text, &entry.node, &field.shape, &path, seen, comments);
            }
        }
        Shape::List { item, .. } => {
            for child in node.items() {
                describe(text, child, item, path, seen, comments);
            }
        }
        _ => {}
    }
}
