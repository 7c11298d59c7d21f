//! Folders that are not ours: refused, with a reason, and not touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use trousseau::write::{Refusal, WriteError, publish};

use super::scratch::{Scratch, answer, child, orders, portal, snapshot};

/// Puts something where the output would go.
type Arrange = fn(&Scratch);

/// A project as the user has it: sources, an output, and things beside.
fn project() -> Scratch {
    let scratch = Scratch::new();
    scratch.file("site-config.yaml", "nom: Essai");
    scratch.file("content/commun/pages/logement.md", "---\ntitre: Logement\n---\n");
    scratch.file("themes/a-nous/style.css", "body {}");
    scratch.file("notes/liste.txt", "précieux");
    scratch.file("lettre.txt", "précieux");
    publish(&portal("a"), &scratch.path("sortie"), &[]).unwrap();
    scratch
}

fn sources(scratch: &Scratch) -> Vec<PathBuf> {
    ["content", "themes", "site-config.yaml", "absent"].iter().map(|name| scratch.path(name)).collect()
}

/// Publishes to `target` and checks that it is refused and that nothing moved.
#[track_caller]
fn refused(scratch: &Scratch, target: &Path) -> Refusal {
    let before = snapshot(&scratch.path(""));
    let sources = sources(scratch);
    let protect: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    let error = publish(&portal("b"), target, &protect).unwrap_err();
    assert_eq!(snapshot(&scratch.path("")), before, "{}", target.display());
    assert!(error.to_string().contains(&target.display().to_string()), "{error}");
    assert!(!error.help().is_empty());
    match error {
        WriteError::Refused { why, .. } => why,
        other => panic!("{other}"),
    }
}

#[test]
fn what_is_not_an_output_folder() {
    let cases: [(Arrange, Refusal); 12] = [
        (|s| drop(s.file("public", "un fichier")), Refusal::NotAFolder),
        (|s| drop(UnixListener::bind(s.public()).unwrap()), Refusal::NotAFolder),
        (|s| assert!(Command::new("mkfifo").arg(s.public()).status().unwrap().success()), Refusal::NotAFolder),
        (|s| drop(s.file("public/photo.jpg", "à moi")), Refusal::Foreign("photo.jpg".into())),
        (|s| drop(s.file("public/.gitkeep", "")), Refusal::Foreign(".gitkeep".into())),
        (|s| drop(s.file("public/vide/vide/a", "")), Refusal::Foreign("vide".into())),
        (|s| drop(s.file("public/index.html", "un autre outil")), Refusal::Foreign("index.html".into())),
        (|s| symlink(s.path("notes"), s.public()).unwrap(), Refusal::Link),
        (|s| symlink(s.path("sortie"), s.public()).unwrap(), Refusal::Link),
        (|s| symlink("nulle-part", s.public()).unwrap(), Refusal::Link),
        (|s| symlink("public", s.public()).unwrap(), Refusal::Link),
        (|s| symlink("/", s.public()).unwrap(), Refusal::Link),
    ];
    for (arrange, why) in cases {
        let scratch = project();
        arrange(&scratch);
        assert_eq!(refused(&scratch, &scratch.public()), why);
    }
}

#[test]
fn a_marker_that_is_not_ours_protects_the_folder() {
    let good = {
        let scratch = project();
        fs::read_to_string(scratch.path("sortie/.trousseau-output")).unwrap()
    };
    let line = good.lines().last().unwrap();
    let hash = "0".repeat(64);
    let texts = [
        String::new(),
        "n’importe quoi\n".to_owned(),
        good.replacen("trousseau-output 1", "trousseau-output 2", 1),
        good.trim_end().to_owned(),
        good.replacen("version", "verzion", 1),
        format!("{good}\n"),
        format!("{good}{line}\n"),
        format!("{good}{hash} 3 ../content/commun/pages/logement.md\n"),
        format!("{good}{hash} 3 /etc/passwd\n"),
        format!("{good}{hash} 3 .trousseau-output\n"),
        format!("{good}{hash} -3 z.html\n"),
        format!("{good}{} 3 z.html\n", &hash[1..]),
        format!("{good}{}g 3 z.html\n", &hash[1..]),
        format!("{good}+{} 3 z.html\n", &hash[1..]),
        format!("{good}{hash} z.html\n"),
    ];
    for text in texts {
        let scratch = project();
        scratch.file("public/.trousseau-output", &text);
        scratch.file("public/photo.jpg", "à moi");
        assert_eq!(refused(&scratch, &scratch.public()), Refusal::Marker, "{text}");
    }
    let others: [Arrange; 4] = [
        |s| symlink(s.path("sortie/.trousseau-output"), s.path("public/.trousseau-output")).unwrap(),
        |s| symlink("nulle-part", s.path("public/.trousseau-output")).unwrap(),
        |s| fs::create_dir(s.path("public/.trousseau-output")).unwrap(),
        |s| assert!(Command::new("mkfifo").arg(s.path("public/.trousseau-output")).status().unwrap().success()),
    ];
    for arrange in others {
        let scratch = project();
        scratch.file("public/photo.jpg", "à moi");
        arrange(&scratch);
        assert_eq!(refused(&scratch, &scratch.public()), Refusal::Marker);
    }
}

#[test]
fn sources_are_never_the_output() {
    let scratch = project();
    let (content, themes) = (scratch.path("content"), scratch.path("themes"));
    symlink(scratch.path("content"), scratch.path("raccourci")).unwrap();
    symlink("..", scratch.path("notes/haut")).unwrap();
    // A source with our marker is still a source.
    fs::copy(scratch.path("sortie/.trousseau-output"), scratch.path("content/.trousseau-output")).unwrap();
    let cases = [
        ("content", Refusal::InSource(content.clone())),
        ("content/", Refusal::InSource(content.clone())),
        ("content/public", Refusal::InSource(content.clone())),
        ("content/pas/encore/public", Refusal::InSource(content.clone())),
        ("content/commun", Refusal::InSource(content.clone())),
        ("themes/public", Refusal::InSource(themes)),
        ("notes/../content/public", Refusal::InSource(content.clone())),
        ("raccourci/public", Refusal::InSource(content.clone())),
        ("notes/haut/content/public", Refusal::InSource(content.clone())),
        ("absent", Refusal::InSource(scratch.path("absent"))),
        ("absent/public", Refusal::InSource(scratch.path("absent"))),
        ("site-config.yaml", Refusal::InSource(scratch.path("site-config.yaml"))),
        ("", Refusal::HoldsSource(content.clone())),
        (".", Refusal::HoldsSource(content.clone())),
        ("notes/haut/../.", Refusal::HoldsSource(content)),
    ];
    for (target, why) in cases {
        // `notes/haut` leads to the project, so `notes/haut/..` leads above it.
        if target == "notes/haut/../." {
            assert_eq!(refused(&scratch, &scratch.path("notes/haut/..")), Refusal::NoName);
            continue;
        }
        assert_eq!(refused(&scratch, &scratch.path(target)), why, "{target}");
    }
}

#[test]
fn paths_without_a_name_and_system_folders() {
    let scratch = project();
    for target in ["/", "..", "/..", "../..", "/tmp/.."] {
        assert_eq!(refused(&scratch, Path::new(target)), Refusal::NoName, "{target}");
    }
    for target in ["/usr", "/etc", "/bin", "/usr/../etc"] {
        let why = refused(&scratch, Path::new(target));
        assert!(matches!(why, Refusal::Foreign(_) | Refusal::Link), "{target}: {why}");
    }
    let error = publish(&portal("b"), &scratch.path("lettre.txt/public"), &[]).unwrap_err();
    assert!(error.to_string().contains("n’est pas un dossier (Not a directory"), "{error}");
    let error = publish(&portal("b"), Path::new(""), &[]).unwrap_err();
    assert!(matches!(error, WriteError::System { .. } | WriteError::Refused { .. }), "{error}");
}

#[test]
fn child_publishes_at_home() {
    let Some(folder) = orders() else { return };
    for target in [folder.clone(), folder.join("."), folder.join("public")] {
        println!(
            "= {}",
            match publish(&portal("b"), &target, &[]) {
                Err(WriteError::Refused { why, .. }) => format!("{why:?}"),
                other => format!("{:?}", other.is_ok()),
            }
        );
    }
    println!("= {:?}", publish(&portal("b"), folder.parent().unwrap(), &[]).is_err());
}

#[test]
fn the_home_folder_is_never_the_output() {
    let scratch = Scratch::new();
    let home = scratch.path("maison");
    fs::create_dir(&home).unwrap();
    let said = answer(child("write_refusals::child_publishes_at_home", &home).env("HOME", &home));
    // Empty as it is, only a folder inside it is accepted.
    assert_eq!(said, ["Home", "Home", "true", "true"]);
    assert_eq!(fs::read_dir(&home).unwrap().count(), 1);
}

#[test]
fn a_refusal_says_what_and_what_next() {
    let scratch = project();
    scratch.file("public/photo.jpg", "à moi");
    let error = publish(&portal("b"), &scratch.public(), &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "le dossier de sortie {} est refusé : il contient déjà des fichiers (« photo.jpg ») et trousseau ne l’a pas créé",
            scratch.public().display()
        )
    );
    assert_eq!(error.help(), "choisissez un dossier vide ou qui n’existe pas encore, rien n’a été touché");
}
