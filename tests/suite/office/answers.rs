//! Answers checked, written as JSON, YAML and CSV.

use trousseau::forms::answers::{Answer, Answers, Identity, Read, check, schema, to_csv, to_json, to_yaml};
use trousseau::forms::read;
use trousseau::forms::sheet::{Condition, Kind, Sheet};

use super::samples::sheet;

fn read_of(answers: &[(&str, Answer)]) -> Read {
    let mut kept = Answers::default();
    answers.iter().for_each(|(id, answer)| kept.set(id, answer.clone()));
    let text = str::to_owned;
    let identity = Identity { form: text("f"), version: text("2026-1"), site: text("valmeyrac"), lang: text("fr") };
    Read { identity, answers: kept }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn ticks(ticks: &[&str]) -> Answer {
    Answer::Ticks(ticks.iter().map(|tick| (*tick).to_owned()).collect())
}

#[test]
fn json_comes_back_as_it_was() {
    let read = read_of(&[
        ("a", text("0145678901")),
        ("z", text("ligne 1\n« œ » \"\\ \u{2028}🙂")),
        ("b", ticks(&["un", "deux"])),
        ("c", Answer::Tick(true)),
    ]);
    assert_eq!(read::json(&to_json(&read)), Ok(read));
    let other = "{\"formulaire\": \"f\", \"reponses\": {\"n\": 7, \"x\": null, \"y\": false, \"v\": \"\", \"l\": []}}";
    let found = read::json(other).unwrap();
    assert_eq!(found.answers.iter().collect::<Vec<_>>(), [("n", &text("7"))]);
}

#[test]
fn yaml_quotes_every_text() {
    let read = read_of(&[
        ("phone", text("0145678901")),
        ("on", text("oui")),
        ("v", text("1.10")),
        ("lines", text("a: b\n\t- c # d\r\n\"e\" \\ \u{85}\u{2028}\u{FEFF}")),
        ("ticks", ticks(&["non", "y"])),
        ("ok", Answer::Tick(true)),
        ("clé étrange: x", text("~")),
    ]);
    let expected = r#"- formulaire: "f"
  version: "2026-1"
  site: "valmeyrac"
  langue: "fr"
  reponses:
    phone: "0145678901"
    "on": "oui"
    v: "1.10"
    lines: "a: b\n\t- c # d\r\n\"e\" \\ \x85\u2028\uFEFF"
    ticks:
      - "non"
      - "y"
    ok: true
    "clé étrange: x": "~"
"#;
    assert_eq!(to_yaml(&[read]), expected);
    assert_eq!(to_yaml(&[]), "[]\n");
}

#[test]
fn csv_is_one_row_a_file_and_never_a_formula() {
    let first = read_of(&[("a", text("=1+1")), ("c", text("+33 4 65 71 00 12")), ("d", ticks(&["un", "deux"]))]);
    let second =
        read_of(&[("a", text("x;\"y\"\nz")), ("b", text("＝cmd")), ("c", Answer::Tick(true)), ("e", text(" -2"))]);
    let expected = "\u{FEFF}formulaire;version;site;langue;a;b;c;e;d\r\n\
        f;2026-1;valmeyrac;fr;'=1+1;;'+33 4 65 71 00 12;;\"un, deux\"\r\n\
        f;2026-1;valmeyrac;fr;\"x;\"\"y\"\"\nz\";'＝cmd;oui;' -2;\r\n";
    assert_eq!(to_csv(&[first, second]), expected);
    for formula in ["=a", "+a", "-a", "@a", "\ta", "\ra", "＋a", "－a", "＠a", "\u{A0}=a", "\u{200B}=a"] {
        let table = to_csv(&[read_of(&[("a", text(formula))])]);
        let cell = table.lines().nth(1).unwrap().rsplit(';').next().unwrap();
        assert!(cell.trim_start_matches('"').starts_with('\''), "{formula:?}");
    }
}

const TODAY: &str = "2026-11-22";

#[track_caller]
fn assert_problem(sheet: &Sheet, id: &str, answer: Answer, message: &str) {
    let mut answers = Answers::default();
    answers.set(id, answer);
    let problems = check(sheet, &answers, TODAY);
    let found = problems.iter().find(|problem| problem.id == id);
    match found {
        Some(problem) => assert_eq!(problem.message.rsplit(" : ").next().unwrap(), message),
        None => assert_eq!("", message, "{id}"),
    }
}

#[test]
fn wrong_answers_are_told() {
    let mut sheet = sheet("tous-types.fr");
    for field in sheet.sections.iter_mut().flat_map(|section| &mut section.fields) {
        if matches!(field.kind, Kind::Score) {
            (field.min, field.max) = (Some(0), Some(40));
        }
    }
    let sheet = &sheet;
    assert_problem(sheet, "c_date", text("2026-11-22"), "");
    assert_problem(sheet, "c_date", text("2026-02-30"), "« 2026-02-30 » n’est pas une date");
    assert_problem(sheet, "c_date", text("22/11/2026"), "« 22/11/2026 » n’est pas une date");
    assert_problem(sheet, "c_texte", text(&"é".repeat(60)), "");
    assert_problem(sheet, "c_texte", text(&"é".repeat(61)), "la réponse a 61 caractères, au lieu de 60 au plus");
    assert_problem(sheet, "c_choix", text("quatre"), "« quatre » n’est pas une réponse proposée");
    assert_problem(sheet, "c_choix", ticks(&["un", "deux"]), "2 réponses sont cochées (un, deux)");
    assert_problem(sheet, "c_cases", ticks(&["un", "x"]), "« x » n’est pas une réponse proposée");
    assert_problem(sheet, "c_cases", text("un"), "la réponse n’est pas de la sorte attendue");
    assert_problem(sheet, "c_oui_non", text("peut-être"), "« peut-être » n’est pas une réponse proposée");
    assert_problem(sheet, "c_nombre", text("sept"), "« sept » n’est pas un nombre");
    assert_problem(sheet, "c_nombre", text("-7,5"), "");
    assert_problem(sheet, "c_nombre", text("inf"), "« inf » n’est pas un nombre");
    assert_problem(sheet, "c_echelle", text("41"), "41 est plus grand que 40");
    assert_problem(sheet, "c_echelle", text("-1"), "-1 est plus petit que 0");
    assert_problem(sheet, "c_courriel", text("moi"), "« moi » n’est pas une adresse électronique");
    for number in ["06 39 98 00 12", "06.39.98.00.12", "+33 6 39 98 00 12", "0033 639980012", "٠٦ ٣٩ ٩٨ ٠٠ ١٢"]
    {
        assert_problem(sheet, "c_telephone", text(number), "");
    }
    for number in ["06 39 98 00", "00 39 98 00", "639980012", "06 39 98 00 12 ou 13", "+0 639 980 012"] {
        assert_problem(sheet, "c_telephone", text(number), &format!("« {number} » n’est pas un numéro de téléphone"));
    }
    assert_problem(sheet, "c_heure_reception_heure", text("25:00"), "« 25:00 » n’est pas une heure");
    assert_problem(sheet, "inconnu", text("x"), "« inconnu » ne répond à aucune question de ce formulaire");
    assert_problem(sheet, "c_signature", text("x"), "« c_signature » ne répond à aucune question de ce formulaire");
    assert_problem(sheet, "recu_date", text("2026-11-22"), "");
}

fn missing(sheet: &Sheet, answers: &[(&str, Answer)]) -> Vec<String> {
    let read = read_of(answers);
    check(sheet, &read.answers, TODAY).into_iter().map(|problem| problem.id).collect()
}

#[test]
fn an_answer_is_missing_only_if_its_condition_holds() {
    let sheet = sheet("tous-types.fr");
    let always = [
        "c_zone",
        "c_case",
        "c_liste",
        "c_oui_non",
        "c_telephone",
        "c_echelle",
        "c_heure_reception_date",
        "c_heure_reception_heure",
    ];
    assert_eq!(missing(&sheet, &[]), always);
    assert_eq!(missing(&sheet, &[("c_choix", text("un"))]), always);
    let with_suite: Vec<&str> = always.into_iter().chain(["suite"]).collect();
    assert_eq!(missing(&sheet, &[("c_choix", text("deux"))]), with_suite);
}

#[test]
fn a_known_answer_holds_without_being_written() {
    let dossier = sheet("dossier.fr");
    let missing = missing(&dossier, &[]);
    assert!(missing.contains(&"avis_date".to_owned()), "the category is known: {missing:?}");
    assert!(!missing.contains(&"categorie".to_owned()));
    assert!(!missing.contains(&"representant".to_owned()));
    assert!(!missing.iter().any(|id| id.starts_with("reception")));
    let required: Vec<String> = serde_json::from_value(schema(&dossier)["required"].clone()).unwrap();
    assert!(required.contains(&"categorie".to_owned()) && !required.contains(&"avis_date".to_owned()));
}

#[test]
fn messages_name_the_question() {
    let problem = check(&sheet("dossier.fr"), &Answers::default(), TODAY)
        .into_iter()
        .find(|one| one.id == "referent_telephone")
        .unwrap();
    assert_eq!(problem.number, 8);
    assert_eq!(problem.message, "question 8, « Téléphone du référent » : il manque une réponse obligatoire");
    assert_eq!(problem.help, "écrivez une réponse");
}

#[test]
fn a_question_that_is_not_asked_asks_for_no_other() {
    let mut sheet = sheet("tous-types.fr");
    let wait = |id: &str| Some(Condition { field: id.to_owned(), values: vec!["oui".to_owned()], text: String::new() });
    for (id, source) in [("c_nombre", "c_oui_non"), ("c_oui_non", "c_case")] {
        let field = sheet.sections.iter_mut().flat_map(|section| &mut section.fields).find(|field| field.id == id);
        let field = field.unwrap();
        (field.required, field.condition) = (true, wait(source));
    }
    let yes = ("c_oui_non", text("oui"));
    let asks = |answers: &[(&str, Answer)]| missing(&sheet, answers).contains(&"c_nombre".to_owned());
    assert!(asks(&[yes.clone(), ("c_case", Answer::Tick(true))]));
    assert!(!asks(&[yes]), "the answer to a question that is not asked counts for nothing");
}

#[test]
fn a_day_that_may_not_pass_another_is_told() {
    let mut sheet = sheet("tous-types.fr");
    for field in sheet.sections.iter_mut().flat_map(|section| &mut section.fields) {
        match field.id.as_str() {
            "c_date" => field.not_after = "c_nombre".to_owned(),
            "c_nombre" => field.kind = Kind::Date,
            _ => {}
        }
    }
    let told = |contract: &str, lease: &str| {
        let read = read_of(&[("c_date", text(contract)), ("c_nombre", text(lease))]);
        check(&sheet, &read.answers, TODAY)
            .into_iter()
            .find(|problem| problem.id == "c_date")
            .map(|problem| problem.message)
    };
    assert_eq!(told("2026-12-01", "2026-12-01"), None);
    assert_eq!(told("2026-12-01", "rien"), None);
    let message = told("2026-12-02", "2026-12-01").unwrap();
    assert!(message.ends_with("le 02/12/2026 vient après le 01/12/2026 de la question 9"), "{message}");
}

#[test]
fn a_day_of_the_past_is_neither_to_come_nor_of_another_age() {
    let mut sheet = sheet("tous-types.fr");
    assert_problem(&sheet, "c_date", text("2030-01-01"), "");
    let day = sheet.sections.iter_mut().flat_map(|section| &mut section.fields).find(|field| field.id == "c_date");
    day.unwrap().past = true;
    assert_problem(&sheet, "c_date", text(TODAY), "");
    assert_problem(&sheet, "c_date", text("1900-01-01"), "");
    assert_problem(&sheet, "c_date", text("2026-11-23"), "le 23/11/2026 est dans le futur");
    assert_problem(&sheet, "c_date", text("1899-12-31"), "le 31/12/1899 est trop ancien");
}
