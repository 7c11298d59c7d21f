//! `portal.json`: everything published, for machines.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::output::Output;

/// Name of the list at the portal's root.
pub const OUTPUTS: &str = "portal.json";

/// `{"version": 1, "outputs": [...]}`, sorted by path; the list does not hold itself.
pub fn outputs(outputs: &[Output]) -> Vec<u8> {
    let mut entries: Vec<&Output> = outputs.iter().collect();
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let list: Vec<Value> = entries.into_iter().map(entry).collect();
    let mut text = serde_json::to_string_pretty(&json!({ "version": 1, "outputs": list })).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn entry(output: &Output) -> Value {
    let about = &output.about;
    let mut entry = Map::new();
    entry.insert("path".to_owned(), json!(output.path));
    entry.insert("kind".to_owned(), json!(about.kind));
    if let Some(page) = about.page {
        entry.insert("page".to_owned(), json!(page));
    }
    for (key, value) in [
        ("form", about.form.as_deref()),
        ("format", about.format),
        ("category", about.category.as_deref()),
        ("version", about.version.as_deref()),
    ] {
        if let Some(value) = value {
            entry.insert(key.to_owned(), json!(value));
        }
    }
    if let Some(pages) = about.pages {
        entry.insert("pages".to_owned(), json!(pages));
    }
    entry.insert("site".to_owned(), json!(about.site));
    entry.insert("lang".to_owned(), json!(about.lang));
    entry.insert("title".to_owned(), json!(about.title));
    entry.insert("bytes".to_owned(), json!(output.bytes.len()));
    let digest: String = Sha256::digest(&output.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    entry.insert("sha256".to_owned(), json!(digest));
    Value::Object(entry)
}
