//! The sample sheets, read from the JSON that serde writes of them.

#![allow(dead_code)]

use serde_json::Value;
use trousseau::forms::sheet::*;

pub const NAMES: [&str; 6] =
    ["dossier.fr", "certificat.fr", "avis-conforme.fr", "demande-retour.fr", "demande-retour.ar", "tous-types.fr"];

pub fn sheet(name: &str) -> Sheet {
    let path = format!("{}/tests/cases/bureau/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let v: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect(&path)).expect("sheet");
    Sheet {
        id: s(&v, "id"),
        number: s(&v, "number"),
        category: s(&v, "category"),
        lang: s(&v, "lang"),
        rtl: b(&v, "rtl"),
        title: s(&v, "title"),
        purpose: s(&v, "purpose"),
        version: s(&v, "version"),
        date: s(&v, "date"),
        date_text: s(&v, "date_text"),
        basis: s(&v, "basis"),
        site: s(&v, "site"),
        site_name: s(&v, "site_name"),
        destination: Destination {
            title: s(&v["destination"], "title"),
            lines: each(&v["destination"], "lines", |v| v.as_str().expect("line").to_owned()),
            channels: each(&v["destination"], "channels", fact),
            warning: s(&v["destination"], "warning"),
        },
        facts: each(&v, "facts", fact),
        notice: each(&v, "notice", paragraph),
        sections: each(&v, "sections", section),
        words: words(&v["words"]),
    }
}

fn s(v: &Value, key: &str) -> String {
    v[key].as_str().unwrap_or_else(|| panic!("{key}")).to_owned()
}

fn b(v: &Value, key: &str) -> bool {
    v[key].as_bool().expect(key)
}

fn n(v: &Value, key: &str) -> u32 {
    u32::try_from(v[key].as_u64().expect(key)).expect(key)
}

fn each<T>(v: &Value, key: &str, one: impl Fn(&Value) -> T) -> Vec<T> {
    v[key].as_array().expect(key).iter().map(one).collect()
}

fn fact(v: &Value) -> Fact {
    Fact { label: s(v, "label"), value: s(v, "value") }
}

fn paragraph(v: &Value) -> Paragraph {
    let style = match v["style"].as_str() {
        Some("body") => Style::Body,
        Some("item") => Style::Item,
        _ => Style::Heading,
    };
    let run =
        |v: &Value| Run { text: s(v, "text"), strong: b(v, "strong"), emphasis: b(v, "emphasis"), href: s(v, "href") };
    Paragraph { style, runs: each(v, "runs", run) }
}

fn section(v: &Value) -> Section {
    Section {
        title: s(v, "title"),
        intro: each(v, "intro", paragraph),
        office: b(v, "office"),
        fields: each(v, "fields", field),
    }
}

fn field(v: &Value) -> Field {
    let condition = v["condition"].as_object().map(|_| &v["condition"]).map(|v| Condition {
        field: s(v, "field"),
        values: each(v, "values", |v| v.as_str().expect("value").to_owned()),
        text: s(v, "text"),
    });
    Field {
        id: s(v, "id"),
        number: n(v, "number"),
        kind: kind(v["kind"].as_str().expect("kind")),
        label: s(v, "label"),
        text: each(v, "text", paragraph),
        help: s(v, "help"),
        purpose: s(v, "purpose"),
        required: b(v, "required"),
        sensitive: b(v, "sensitive"),
        office: b(v, "office"),
        options: each(v, "options", |v| Choice { id: s(v, "id"), label: s(v, "label") }),
        max_length: n(v, "max_length"),
        min: v["min"].as_i64(),
        max: v["max"].as_i64(),
        lines: n(v, "lines"),
        condition,
        not_after: String::new(),
        past: false,
        value: s(v, "value"),
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        "date" => Kind::Date,
        "tick" => Kind::Tick,
        "radio" => Kind::Radio,
        "list" => Kind::List,
        "several" => Kind::Several,
        "yes-no" => Kind::YesNo,
        "number" => Kind::Number,
        "phone" => Kind::Phone,
        "mail" => Kind::Mail,
        "score" => Kind::Score,
        "signature" => Kind::Signature,
        "receipt" => Kind::Receipt,
        "note" => Kind::Note,
        other => panic!("{other}"),
    }
}

fn words(v: &Value) -> Words {
    Words {
        required: s(v, "required"),
        required_note: s(v, "required_note"),
        one_answer: s(v, "one_answer"),
        several_answers: s(v, "several_answers"),
        office: s(v, "office"),
        yes: s(v, "yes"),
        no: s(v, "no"),
        date_format: s(v, "date_format"),
        time_format: s(v, "time_format"),
        date: s(v, "date"),
        time: s(v, "time"),
        at_most: s(v, "at_most"),
        why: s(v, "why"),
        version: s(v, "version"),
        page: s(v, "page"),
        data: s(v, "data"),
        choose: s(v, "choose"),
        sign_here: s(v, "sign_here"),
        sensitive: s(v, "sensitive"),
        basis: s(v, "basis"),
    }
}
