//! Publishing where nothing goes wrong, and what stays of the user's.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use trousseau::write::{MARKER, Options, Output, PathFault, Published, Swap, WriteError, publish, publish_with};

use super::scratch::{Scratch, answer, child, orders, output, portal, shows, snapshot};

/// Puts something in the way.
type Arrange = fn(&Scratch);

fn inode(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

#[test]
fn first_publication_creates_the_folder_and_leaves_nothing_beside() {
    let scratch = Scratch::new();
    let done = publish(&portal("a"), &scratch.public(), &[]).unwrap();
    assert!(shows(&scratch.public(), &portal("a")));
    assert_eq!((done.written, done.unchanged, done.removed), (30, 0, 0));
    assert_eq!(done.bytes, portal("a").iter().map(|output| output.bytes.len() as u64).sum::<u64>());
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn an_empty_folder_and_missing_parents_are_fine() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.public()).unwrap();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    assert!(shows(&scratch.public(), &portal("a")));
    publish(&portal("a"), &scratch.path("loin/ici/../la/public/"), &[]).unwrap_err();
    publish(&portal("a"), &scratch.path("loin/la/public/"), &[]).unwrap();
    assert!(shows(&scratch.path("loin/la/public"), &portal("a")));
}

#[test]
fn a_change_rewrites_only_what_changed_and_removes_what_went() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let same = scratch.path("public/partie-0/page-0/index.html");
    let (kept, changed) = (inode(&same), inode(&scratch.path("public/index.html")));
    let done = publish(&portal("b"), &scratch.public(), &[]).unwrap();
    assert!(shows(&scratch.public(), &portal("b")));
    assert_eq!((done.written, done.unchanged, done.removed), (20, 10, 1));
    assert_eq!(inode(&same), kept);
    assert_ne!(inode(&scratch.path("public/index.html")), changed);
    assert_eq!(fs::metadata(&same).unwrap().nlink(), 1);
    assert!(!scratch.path("public/seulement-a").exists());
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn the_same_portal_again_touches_nothing() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let (folder, marker) = (inode(&scratch.public()), inode(&scratch.path("public/.trousseau-output")));
    let done = publish(&portal("a"), &scratch.public(), &[]).unwrap();
    assert_eq!((done.written, done.unchanged), (0, 30));
    assert_eq!((inode(&scratch.public()), inode(&scratch.path("public/.trousseau-output"))), (folder, marker));
}

#[test]
fn what_the_user_spoiled_is_made_right() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let before = snapshot(&scratch.public());
    fs::write(scratch.path("public/index.html"), "abîmé").unwrap();
    fs::remove_file(scratch.path("public/seulement-a/index.html")).unwrap();
    fs::set_permissions(scratch.path("public/partie-1"), PermissionsExt::from_mode(0o700)).unwrap();
    fs::set_permissions(scratch.path("public/partie-2/page-2/index.html"), PermissionsExt::from_mode(0o600)).unwrap();
    let done = publish(&portal("a"), &scratch.public(), &[]).unwrap();
    assert_eq!((done.written, done.kept), (3, vec![]));
    assert_eq!(snapshot(&scratch.public()), before);
}

#[test]
fn a_backup_made_of_hard_links_keeps_its_content() {
    let scratch = Scratch::new();
    publish(&[output("index.html", "un")], &scratch.public(), &[]).unwrap();
    fs::hard_link(scratch.path("public/index.html"), scratch.path("sauvegarde.html")).unwrap();
    publish(&[output("index.html", "deux")], &scratch.public(), &[]).unwrap();
    assert_eq!(fs::read_to_string(scratch.path("sauvegarde.html")).unwrap(), "un");
}

#[test]
fn the_marker_is_a_text_without_date_or_place() {
    let scratch = Scratch::new();
    let outputs = [output("index.html", "bonjour"), output("a/index.html", "")];
    publish(&outputs, &scratch.public(), &[]).unwrap();
    let text = fs::read_to_string(scratch.path("public/.trousseau-output")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        lines,
        [
            "trousseau-output 1",
            concat!("version ", env!("CARGO_PKG_VERSION")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 a/index.html",
            "2cb4b1431b84ec15d35ed83bb927e27e8967d75f4bcd9cc4b25c8d879ae23e18 7 index.html",
        ]
    );
    let mut shuffled = outputs.to_vec();
    shuffled.reverse();
    publish(&shuffled, &scratch.path("ailleurs"), &[]).unwrap();
    assert_eq!(snapshot(&scratch.path("ailleurs")), snapshot(&scratch.public()));
    assert_eq!(MARKER, ".trousseau-output");
}

#[test]
fn child_publishes_under_umask() {
    let Some(folder) = orders() else { return };
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    publish(&portal("a"), &folder, &[]).unwrap();
}

#[test]
fn modes_are_the_same_under_umask_077() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.path("ici"), &[]).unwrap();
    answer(&mut child("write_publish::child_publishes_under_umask", &scratch.public()));
    let all = snapshot(&scratch.public());
    assert_eq!(all, snapshot(&scratch.path("ici")));
    for what in all.values() {
        assert!(what.starts_with("dossier 755") || what.starts_with("fichier 644 "), "{}", &what[..12]);
    }
}

/// Puts files of a user in the output folder.
fn drop_in(scratch: &Scratch) {
    scratch.file("public/CNAME", "portail.example.org");
    scratch.file("public/.well-known/security.txt", "Contact: mailto:contact@site.example.org");
    scratch.file("public/.well-known/plus/loin.txt", "loin");
    scratch.file("public/partie-0/page-0/note.txt", "à côté");
    scratch.file("public/seulement-a/photo.txt", "dans un dossier qui disparaît");
    fs::create_dir_all(scratch.path("public/vide/encore")).unwrap();
    fs::set_permissions(scratch.path("public/vide"), PermissionsExt::from_mode(0o750)).unwrap();
    symlink("index.html", scratch.path("public/accueil")).unwrap();
    symlink("/nulle/part", scratch.path("public/perdu")).unwrap();
}

#[test]
fn files_of_the_user_stay_and_are_told() {
    let told =
        [".well-known/", "CNAME", "accueil", "partie-0/page-0/note.txt", "perdu", "seulement-a/photo.txt", "vide/"];
    for swap in [Swap::Exchange, Swap::TwoRenames] {
        let scratch = Scratch::new();
        publish(&portal("a"), &scratch.public(), &[]).unwrap();
        drop_in(&scratch);
        let theirs = |all: std::collections::BTreeMap<String, String>| {
            let ours: Vec<String> = portal("a").into_iter().chain(portal("b")).map(|output| output.path).collect();
            let mut all = all;
            all.retain(|path, what| {
                !ours.contains(path) && path != MARKER && (path.starts_with("vide") || !what.starts_with("dossier"))
            });
            all
        };
        let (before, cname) = (theirs(snapshot(&scratch.public())), inode(&scratch.path("public/CNAME")));
        for version in ["b", "a", "a", "b"] {
            let options = Options { swap, ..Options::default() };
            let done = publish_with(&portal(version), &scratch.public(), &[], &options).unwrap();
            assert_eq!(done.kept[..3], told[..3]);
            // Once its other pages are gone, a folder that held both is the user's.
            let last = done.kept.iter().filter(|path| !path.starts_with("seulement-a")).count();
            assert_eq!((last, done.kept.len()), (6, 7), "{:?}", done.kept);
            assert_eq!(theirs(snapshot(&scratch.public())), before);
        }
        assert_eq!(inode(&scratch.path("public/CNAME")), cname);
        assert_eq!(scratch.names(), ["public"]);
    }
}

#[test]
fn a_file_of_the_user_in_the_way_stops_the_build() {
    let cases: [(&str, Arrange, &str); 5] = [
        ("un fichier", |s| drop(s.file("public/b.html", "à moi")), "b.html"),
        ("un dossier", |s| drop(s.file("public/b.html/x.txt", "à moi")), "b.html/x.txt"),
        ("un dossier vide", |s| fs::create_dir(s.path("public/b.html")).unwrap(), "b.html"),
        ("un fichier pour un dossier", |s| drop(s.file("public/c", "à moi")), "c"),
        (
            "un lien à la place d’une page",
            |s| {
                fs::rename(s.path("public/index.html"), s.path("public/vraie.html")).unwrap();
                symlink("vraie.html", s.path("public/index.html")).unwrap();
            },
            "index.html",
        ),
    ];
    let next = [output("index.html", "un"), output("b.html", "b"), output("c/index.html", "c")];
    for (name, arrange, stranger) in cases {
        let scratch = Scratch::new();
        publish(&[output("index.html", "un")], &scratch.public(), &[]).unwrap();
        arrange(&scratch);
        let before = snapshot(&scratch.path(""));
        let error = publish(&next, &scratch.public(), &[]).unwrap_err();
        assert!(matches!(error, WriteError::Stranger { .. }), "{name}: {error}");
        assert!(
            error.to_string().starts_with(&scratch.path("public").join(stranger).display().to_string()),
            "{name}: {error}"
        );
        assert_eq!(snapshot(&scratch.path("")), before, "{name}");
    }
}

#[test]
fn a_file_of_the_user_that_is_already_the_output_is_adopted() {
    let scratch = Scratch::new();
    publish(&[output("index.html", "un")], &scratch.public(), &[]).unwrap();
    scratch.file("public/robots.txt", "User-agent: *");
    let next = [output("index.html", "un"), output("robots.txt", "User-agent: *")];
    let done = publish(&next, &scratch.public(), &[]).unwrap();
    assert_eq!((done.written, done.unchanged, done.kept.len()), (0, 2, 0));
    let done = publish(&next[..1], &scratch.public(), &[]).unwrap();
    assert_eq!(done.removed, 1);
    assert!(!scratch.path("public/robots.txt").exists());
}

#[test]
fn a_folder_of_ours_turned_into_a_link_is_not_followed() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    fs::rename(scratch.path("public/partie-1"), scratch.path("ailleurs")).unwrap();
    symlink(scratch.path("ailleurs"), scratch.path("public/partie-1")).unwrap();
    let before = snapshot(&scratch.path(""));
    for version in ["a", "b"] {
        let error = publish(&portal(version), &scratch.public(), &[]).unwrap_err();
        assert!(matches!(error, WriteError::Stranger { .. }), "{error}");
        assert_eq!(snapshot(&scratch.path("")), before);
    }
    // Not wanted any more, the link is just something of the user's.
    let done = publish(&[output("index.html", "")], &scratch.public(), &[]).unwrap();
    assert_eq!(done.kept, ["partie-1"]);
    assert!(scratch.path("ailleurs/page-1/index.html").exists());
}

#[test]
fn any_name_of_the_user_is_kept() {
    use std::os::unix::ffi::OsStringExt;
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let names: [&[u8]; 4] = [b"photo \xe9t\xe9.jpg", "été 2026.pdf".as_bytes(), b"a\nb", b"-rf *"];
    let paths = names.map(|name| scratch.public().join(std::ffi::OsString::from_vec(name.to_vec())));
    for path in &paths {
        fs::write(path, "à moi").unwrap();
    }
    let done = publish(&portal("b"), &scratch.public(), &[]).unwrap();
    assert_eq!(done.kept.len(), 4);
    for path in &paths {
        assert_eq!(fs::read_to_string(path).unwrap(), "à moi");
    }
}

#[test]
fn no_path_leads_outside_or_means_two_things() {
    use PathFault::{Character, Dots, Empty, Long, Reserved};
    let long = format!("{}/a", ["a".repeat(90), "b".repeat(90)].join("/"));
    let cases = [
        ("", Empty),
        ("/", Empty),
        ("/etc/passwd", Empty),
        ("a//b", Empty),
        ("a/", Empty),
        ("..", Dots),
        ("../a", Dots),
        ("a/../b", Dots),
        ("a/..", Dots),
        ("./a", Dots),
        ("a/./b", Dots),
        ("a\\b", Character),
        ("C:/a", Character),
        ("a b", Character),
        ("é.html", Character),
        ("a\0b", Character),
        ("a%2fb", Character),
        ("a\n", Character),
        ("~root", Character),
        ("a./b", Reserved),
        ("con", Reserved),
        ("a/NUL.html", Reserved),
        ("com1.txt", Reserved),
        ("Lpt9", Reserved),
        (".trousseau-output", Reserved),
        ("a/.trousseau-output", Reserved),
        (".trousseau-output.part", Reserved),
        (long.as_str(), Long),
    ];
    let scratch = Scratch::new();
    for (path, fault) in cases {
        match publish(&[output("index.html", ""), output(path, "")], &scratch.public(), &[]) {
            Err(WriteError::Path { path: named, fault: found }) => assert_eq!((named.as_str(), found), (path, fault)),
            other => panic!("« {path} » : {other:?}"),
        }
    }
    let fine = [".well-known/a", "_headers", "a..b", "CNAME", "...a", "console", "com10", "a-b_c.d"];
    publish(&fine.map(|path| output(path, path)), &scratch.public(), &[]).unwrap();
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn two_outputs_never_share_a_place() {
    let cases =
        [["a", "a"], ["a", "a/b"], ["a/b", "a"], ["a/b/c", "a/b"], ["a.html", "A.html"], ["A/b", "a/c"], ["a/b", "A"]];
    let scratch = Scratch::new();
    for paths in cases {
        let outputs: Vec<Output> = paths.iter().map(|path| output(path, "")).collect();
        let error = publish(&outputs, &scratch.public(), &[]).unwrap_err();
        assert!(matches!(error, WriteError::Clash { .. }), "{paths:?}: {error}");
    }
    assert!(matches!(publish(&[], &scratch.public(), &[]), Err(WriteError::Nothing)));
    assert!(scratch.names().is_empty());
}

#[test]
fn four_runs_at_once_wait_for_each_other() {
    let scratch = Scratch::new();
    let run = |version: &'static str| {
        let folder = scratch.public();
        move || (0..5).map(|_| publish(&portal(version), &folder, &[]).unwrap()).collect::<Vec<Published>>()
    };
    std::thread::scope(|scope| {
        for version in ["a", "b", "c", "d"] {
            scope.spawn(run(version));
        }
    });
    assert!(["a", "b", "c", "d"].iter().any(|version| shows(&scratch.public(), &portal(version))));
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn a_lock_deleted_by_hand_breaks_no_portal() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    scratch.file("public/CNAME", "portail.example.org");
    let over = AtomicBool::new(false);
    let run = |version: &'static str| {
        let folder = scratch.public();
        move || {
            for _ in 0..12 {
                match publish(&portal(version), &folder, &[]) {
                    Ok(_) | Err(WriteError::Changed { .. } | WriteError::System { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let _ = fs::remove_file(scratch.path(".public.trousseau-lock"));
                assert_eq!(fs::read_to_string(scratch.path("public/CNAME")).unwrap(), "portail.example.org");
            }
        });
        let runs: Vec<_> = ["a", "b", "c"].map(|version| scope.spawn(run(version))).into_iter().collect();
        let ended: Vec<bool> = runs.into_iter().map(|run| run.join().is_ok()).collect();
        over.store(true, Ordering::Relaxed);
        assert_eq!(ended, [true; 3]);
    });
    fs::rename(scratch.path("public/CNAME"), scratch.path("CNAME")).unwrap();
    assert!(["a", "b", "c"].iter().any(|version| shows(&scratch.public(), &portal(version))));
    publish(&portal("d"), &scratch.public(), &[]).unwrap();
    assert_eq!(scratch.names(), ["CNAME", "public"]);
}
