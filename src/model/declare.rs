//! How a YAML record is declared: one line a key, read by serde, by the JSON
//! Schema, by the checker and by the comments that `init` writes.
//!
//! A record names its French key and its French description beside the English
//! field, so that the parser, the editor's help and the guide cannot drift
//! apart. Knows nothing of files or of what the fields mean.

/// Declares a record: `pub field: Type = "clé", "description";`, with `default`
/// after the key when an absent key means the type's default value.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident, $title:literal {
            $( $(#[$fmeta:meta])* pub $field:ident : $ty:ty = $key:literal $($default:ident)? , $desc:literal ; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(title = $title, description = $title)]
        pub struct $name {
            $(
                $(#[$fmeta])*
                #[serde(rename = $key $(, $default)?)]
                #[schemars(description = $desc)]
                pub $field: $ty,
            )*
        }
    };
}

/// Declares a closed list of words: `Variant = "mot", "ce que le mot veut dire";`.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident, $title:literal {
            $( $(#[$vmeta:meta])* $variant:ident = $word:literal, $label:literal ; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$vmeta])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// Every word of the list, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )*];

            /// The word that stands in YAML files.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// What the word means, in French.
            pub fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )* }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "title": $title,
                    "enum": [$( $word, )*],
                    "markdownEnumDescriptions": [$( $label, )*],
                    "markdownDescription": concat!($title, " :\n", $( "- `", $word, "` : ", $label, "\n", )*),
                })
            }
        }
    };
}

pub(crate) use {choice, record};
