//! The JSON Schema of a record, compiled to what a walker needs.
//!
//! The schema that editors read is the very one that the program checks with:
//! what an editor accepts, the program accepts.

use serde_json::{Map, Value};

/// What a node must look like.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A mapping with known keys.
    Record { title: String, fields: Vec<Field> },
    /// A list of equal things.
    List { item: Box<Shape>, min: usize, max: usize },
    /// A mapping from free keys to equal things.
    Map { value: Box<Shape>, required: Vec<String>, key_format: Option<String> },
    /// One word of a closed list.
    Word { title: String, choices: Vec<Choice> },
    /// A text; `format` names the value type that reads it.
    Text { format: Option<String>, min: usize, max: usize },
    /// A whole number.
    Integer { min: i64, max: i64 },
    /// One of several, told apart by the kind of node.
    OneOf(Vec<Shape>),
}

/// One word of a closed list.
#[derive(Debug, Clone)]
pub struct Choice {
    pub word: String,
    pub meaning: String,
}

/// One key of a record.
#[derive(Debug, Clone)]
pub struct Field {
    pub key: String,
    pub description: String,
    pub required: bool,
    pub shape: Shape,
}

impl Shape {
    /// Compiles a schema made by schemars for one of our records.
    pub fn compile(root: &Value) -> Self {
        let defs = root.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
        compile(root, &defs)
    }

    /// The fields of a record, empty for anything else.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Record { fields, .. } => fields,
            _ => &[],
        }
    }
}

fn compile(schema: &Value, defs: &Map<String, Value>) -> Shape {
    if let Some(reference) = text(schema, "$ref") {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return compile(defs.get(name).unwrap_or(&Value::Null), defs);
    }
    if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
        let mut shapes: Vec<Shape> =
            options.iter().filter(|option| !is_null(option)).map(|option| compile(option, defs)).collect();
        return match shapes.len() {
            1 => shapes.remove(0),
            _ => Shape::OneOf(shapes),
        };
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Shape::Word {
            title: text(schema, "title").unwrap_or_default().to_owned(),
            choices: choices(words, schema),
        };
    }
    match kinds(schema).first().map(String::as_str) {
        Some("object") => object(schema, defs),
        Some("array") => Shape::List {
            item: Box::new(compile(schema.get("items").unwrap_or(&Value::Null), defs)),
            min: number(schema, "minItems").unwrap_or(0) as usize,
            max: number(schema, "maxItems").map_or(usize::MAX, |n| n as usize),
        },
        Some("integer") if text(schema, "format").is_none_or(|format| format.contains("int")) => Shape::Integer {
            min: number(schema, "minimum").unwrap_or(0),
            max: number(schema, "maximum").unwrap_or(i64::from(u32::MAX)),
        },
        _ => Shape::Text {
            format: text(schema, "format").map(str::to_owned),
            min: number(schema, "minLength").unwrap_or(0) as usize,
            max: number(schema, "maxLength").map_or(usize::MAX, |n| n as usize),
        },
    }
}

/// Words with the meaning that editors show beside each.
fn choices(words: &[Value], schema: &Value) -> Vec<Choice> {
    let meaning = |index: usize| schema.get("markdownEnumDescriptions")?.get(index)?.as_str();
    words
        .iter()
        .enumerate()
        .filter_map(|(index, word)| {
            let word = word.as_str()?.to_owned();
            Some(Choice { meaning: meaning(index).unwrap_or(&word).to_owned(), word })
        })
        .collect()
}

fn object(schema: &Value, defs: &Map<String, Value>) -> Shape {
    let required: Vec<String> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|keys| keys.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let fields = properties
            .iter()
            .map(|(key, value)| Field {
                key: key.clone(),
                description: text(value, "description").unwrap_or_default().to_owned(),
                required: required.contains(key),
                shape: compile(value, defs),
            })
            .collect();
        return Shape::Record { title: text(schema, "title").unwrap_or_default().to_owned(), fields };
    }
    Shape::Map {
        value: Box::new(compile(schema.get("additionalProperties").unwrap_or(&Value::Null), defs)),
        required,
        key_format: schema.get("propertyNames").and_then(|names| text(names, "format")).map(str::to_owned),
    }
}

fn kinds(schema: &Value) -> Vec<String> {
    match schema.get("type") {
        Some(Value::String(kind)) => vec![kind.clone()],
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

fn is_null(schema: &Value) -> bool {
    text(schema, "type") == Some("null")
}

fn text<'a>(schema: &'a Value, key: &str) -> Option<&'a str> {
    schema.get(key).and_then(Value::as_str)
}

fn number(schema: &Value, key: &str) -> Option<i64> {
    schema.get(key).and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|f| f as i64)))
}
