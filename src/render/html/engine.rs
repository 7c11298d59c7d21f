//! Templates and words of one language, ready to render.
//!
//! There is one engine a language: `t(key=…)` is a closure over that
//! language's words, so that no component has to be handed the language and no
//! look-up walks the context. Engines share nothing that changes, and a copy
//! for another language costs one clone of the compiled templates.
//! Never reads a file, never decides what is rendered.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::theme::Words;

/// Compiled templates that speak one language.
#[derive(Clone)]
pub struct Engine {
    tera: Tera,
}

impl Engine {
    /// Compiles the templates of a theme: names are paths from `templates/`.
    ///
    /// # Errors
    ///
    /// A template that does not compile, or that names an unknown component,
    /// filter or function: with its place, as Tera tells it.
    pub fn new(templates: &BTreeMap<String, String>, words: Arc<Words>) -> TeraResult<Self> {
        let mut tera = Tera::new();
        speak(&mut tera, words);
        tera.add_raw_templates(templates.iter())?;
        Ok(Self { tera })
    }

    /// The same templates in another language.
    #[must_use]
    pub fn in_language(&self, words: Arc<Words>) -> Self {
        let mut tera = self.tera.clone();
        speak(&mut tera, words);
        Self { tera }
    }

    /// Renders one page or one insert.
    ///
    /// # Errors
    ///
    /// A field that the context has not, or a word that the language has not.
    pub fn render(&self, template: &str, context: &impl Serialize) -> TeraResult<String> {
        self.tera.render(template, &Context::from_serialize(context)?)
    }
}

/// Registers `t` and `forms` for one language.
fn speak(tera: &mut Tera, words: Arc<Words>) {
    let spoken = Arc::clone(&words);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| say(&spoken, &kwargs));
    tera.register_function("forms", move |kwargs: Kwargs, _: &State| forms(&words, &kwargs));
}

/// `t(key="…", n=…, name=…)`: every argument but `key` fills a placeholder.
fn say(words: &Words, kwargs: &Kwargs) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let n = kwargs.get::<u64>("n")?;
    let mut filled = Vec::new();
    for (name, value) in kwargs.iter() {
        if let Some(name) = name.as_str()
            && name != "key"
            && name != "n"
        {
            filled.push((name.to_owned(), value.to_string()));
        }
    }
    let values: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    words.say(key, n, &values).map_err(tera::Error::message)
}

/// `forms(key="…")`: all forms of a counted phrase, for the script to choose.
fn forms(words: &Words, kwargs: &Kwargs) -> TeraResult<Value> {
    #[derive(Serialize)]
    struct Form<'a> {
        category: &'a str,
        text: &'a str,
    }
    let forms: Vec<Form> = words
        .forms(kwargs.must_get::<&str>("key")?)
        .map_err(tera::Error::message)?
        .into_iter()
        .map(|(category, text)| Form { category, text })
        .collect();
    Value::try_from_serializable(&forms)
}
