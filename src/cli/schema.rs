//! `trousseau schema`: the JSON Schema that editors read, from the very types
//! that the program reads with.

use super::args::SchemaOptions;
use super::{CommandResult, Outcome, print};
use crate::load::{KINDS, closest, schema};

pub fn run(options: &SchemaOptions) -> CommandResult {
    let Some(name) = &options.kind else {
        for kind in KINDS {
            print(&format!("{}\n", kind.name));
        }
        return Ok(Outcome::Done);
    };
    let name = name.trim_end_matches(".yaml");
    match KINDS.iter().find(|kind| kind.name == name) {
        Some(kind) => {
            print(&format!("{}\n", serde_json::to_string_pretty(&schema(kind))?));
            Ok(Outcome::Done)
        }
        None => {
            let help = match closest(name, KINDS.iter().map(|kind| kind.name)) {
                Some(known) => format!("vouliez-vous dire « {known} » ?"),
                None => "« trousseau schema » donne la liste".to_owned(),
            };
            Err(format!("aucun fichier de description ne s’appelle « {name} » ; {help}").into())
        }
    }
}
