//! What a newcomer gets: files that build, and say what each key is.

use trousseau::diagnostics::{Paint, Severity, to_text};
use trousseau::load::{KINDS, schema};

use crate::model::{built, starter};

#[test]
fn a_new_project_builds_without_error() {
    let built = built(starter());
    assert!(built.outputs.is_some(), "{}", to_text(&built.diagnostics, &built.texts, Paint::Plain));
    assert_eq!(built.diagnostics.count(Severity::Error), 0);
}

/// Each key at the start of a line is explained where it first appears.
#[test]
fn every_key_has_its_comment() {
    for (path, bytes) in starter().files {
        let text = String::from_utf8(bytes).unwrap();
        let is_own = path == "site-config.yaml" || path.starts_with("content/sites/");
        if !is_own || !path.ends_with(".yaml") {
            continue;
        }
        assert!(text.starts_with("# yaml-language-server: $schema="), "{path} has no schema line");
        let lines: Vec<&str> = text.lines().collect();
        let mut explained = std::collections::BTreeSet::new();
        for (index, line) in lines.iter().enumerate() {
            let inside = line.trim_start_matches([' ', '-']);
            let Some((key, _)) =
                inside.split_once(':').filter(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            else {
                continue;
            };
            let indent = line.len() - inside.len();
            let has_comment = index > 0 && lines[index - 1].trim_start().starts_with("# ");
            assert!(has_comment || explained.contains(&(indent, key)), "{path}: « {key} » is not explained");
            explained.insert((indent, key));
        }
    }
}

#[test]
fn every_kind_has_a_schema_that_says_what_keys_are_for() {
    for kind in KINDS {
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{}", kind.name);
        let properties = schema["properties"].as_object().unwrap();
        assert!(!properties.is_empty(), "{}", kind.name);
        for (key, property) in properties {
            assert!(property["description"].is_string(), "{}: {key} has no description", kind.name);
        }
    }
}
