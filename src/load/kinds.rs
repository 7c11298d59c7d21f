//! The kinds of YAML files, each with its record and its JSON Schema.
//!
//! `trousseau schema`, the files that `init` writes and the checker all read
//! this one table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::yaml::Shape;
use crate::model::editions::VersionsFile;
use crate::model::forms::FormsFile;
use crate::model::gestionnaire::Gestionnaire;
use crate::model::local_life::LocalLife;
use crate::model::national::{
    ArticlesFile, CharteFile, CriteriaFile, EmergencyFile, GlossaryFile, LeavingFile, LockFile, OfficialCharte,
    PrinciplesFile,
};
use crate::model::orientation::{Commission, OrientationFile};
use crate::model::page::PageMeta;
use crate::model::partners::PartnersFile;
use crate::model::portal::PortalConfig;
use crate::model::rights::Rights;
use crate::model::site::SiteInfo;
use crate::model::support::SupportFile;
use crate::model::team::TeamFile;
use crate::model::tracking::Tracking;
use crate::model::training::Training;

/// Where files of a kind stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The project's root.
    Root,
    /// `content/national/`.
    National,
    /// `content/sites/<slug>/`.
    Site,
    /// The head of a Markdown file.
    Page,
}

/// One kind of file.
#[derive(Debug)]
pub struct Kind {
    /// Name for `trousseau schema`, also the file's name without `.yaml`.
    pub name: &'static str,
    pub home: Home,
    /// A site or a portal cannot do without it.
    pub required: bool,
    make: fn() -> Schema,
}

/// A record that is the root of a file.
pub trait FileRecord: serde::de::DeserializeOwned + JsonSchema {
    /// Name of its kind.
    const KIND: &'static str;
}

macro_rules! kinds {
    ($( $name:literal $record:ty, $home:ident, $required:literal; )*) => {
        /// Every kind, in the order in which people meet them.
        pub const KINDS: &[Kind] = &[
            $( Kind { name: $name, home: Home::$home, required: $required, make: make::<$record> }, )*
        ];
        $( impl FileRecord for $record { const KIND: &'static str = $name; } )*
    };
}

kinds! {
    "site-config" PortalConfig, Root, true;
    "site" SiteInfo, Site, true;
    "gestionnaire" Gestionnaire, Site, true;
    "equipe" TeamFile, Site, true;
    "orientation" OrientationFile, Site, true;
    "commission" Commission, Site, false;
    "partenaires" PartnersFile, Site, true;
    "formation" Training, Site, false;
    "droits" Rights, Site, true;
    "logement" SupportFile, Site, true;
    "suivi" Tracking, Site, false;
    "vie-locale" LocalLife, Site, false;
    "formulaires" FormsFile, Site, false;
    "versions" VersionsFile, Site, false;
    "principes" PrinciplesFile, National, true;
    "criteres" CriteriaFile, National, true;
    "charte" CharteFile, National, true;
    "charte-officielle" OfficialCharte, National, false;
    "glossaire" GlossaryFile, National, true;
    "urgences" EmergencyFile, National, true;
    "articles" ArticlesFile, National, true;
    "sortie" LeavingFile, National, true;
    "verrou" LockFile, National, true;
    "page" PageMeta, Page, false;
}

fn make<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = false);
    settings.into_generator().into_root_schema_for::<T>()
}

/// The JSON Schema (2020-12) of a kind, ready for an editor.
pub fn schema(kind: &Kind) -> Value {
    let mut schema = (kind.make)().to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".to_owned(), Value::from(format!("{}.schema.json", kind.name)));
    }
    schema
}

static SHAPES: LazyLock<BTreeMap<&'static str, Shape>> =
    LazyLock::new(|| KINDS.iter().map(|kind| (kind.name, Shape::compile(&schema(kind)))).collect());

/// What a file of this record must look like.
pub fn shape<T: FileRecord>() -> Option<&'static Shape> {
    shape_of(T::KIND)
}

/// The same, by the kind's name.
pub fn shape_of(kind: &str) -> Option<&'static Shape> {
    SHAPES.get(kind)
}
