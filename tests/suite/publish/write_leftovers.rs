//! What killed runs leave beside the output: swept when it is ours, and only then.

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use trousseau::write::{Options, Swap, WriteError, publish, publish_with};

use super::scratch::{Scratch, output, portal, shows, snapshot};

fn published() -> Scratch {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    scratch
}

/// Makes a complete portal stand at a temporary name.
fn complete(scratch: &Scratch, name: &str) {
    publish(&portal("b"), &scratch.path("autre"), &[]).unwrap();
    fs::rename(scratch.path("autre"), scratch.path(name)).unwrap();
}

/// A construction killed half-way: its list is there under the unfinished name.
fn half_built(scratch: &Scratch, name: &str) {
    complete(scratch, name);
    let at = |inside: &str| scratch.path(name).join(inside);
    fs::rename(at(".trousseau-output"), at(".trousseau-output.part")).unwrap();
    fs::remove_dir_all(at("partie-2")).unwrap();
    fs::write(at("index.html"), "déchi").unwrap();
    fs::write(at(".trousseau-output.copy"), "copie déchirée").unwrap();
    fs::write(at("CNAME"), "copie d’un fichier de l’utilisateur").unwrap();
}

#[test]
fn leftovers_of_ours_go() {
    let cases: [fn(&Scratch); 7] = [
        |s| fs::create_dir(s.path(".public.trousseau-12")).unwrap(),
        |s| drop(s.file(".public.trousseau-12/.trousseau-output.part", "trousseau-out")),
        |s| half_built(s, ".public.trousseau-12"),
        |s| complete(s, ".public.trousseau-12"),
        |s| complete(s, ".public.trousseau-12-old"),
        |s| {
            // Killed while it was being deleted.
            complete(s, ".public.trousseau-12");
            fs::remove_dir_all(s.path(".public.trousseau-12/partie-1")).unwrap();
            fs::remove_file(s.path(".public.trousseau-12/index.html")).unwrap();
        },
        |s| {
            half_built(s, ".public.trousseau-1");
            complete(s, ".public.trousseau-2");
            complete(s, ".public.trousseau-4194304");
            s.file(".public.trousseau-lock", "pid 12\nsince 0\nhost ailleurs\n");
        },
    ];
    for (number, arrange) in cases.into_iter().enumerate() {
        for version in ["a", "c"] {
            let scratch = published();
            arrange(&scratch);
            let done = publish(&portal(version), &scratch.public(), &[]).unwrap();
            assert_eq!((done.left.len(), done.kept.len()), (0, 0), "{number}: {done:?}");
            assert!(shows(&scratch.public(), &portal(version)));
            assert_eq!(scratch.names(), ["public"], "{number}");
        }
        let scratch = Scratch::new();
        arrange(&scratch);
        publish(&portal("c"), &scratch.public(), &[]).unwrap();
        assert_eq!(scratch.names(), ["public"], "{number}, first publication");
    }
}

#[test]
fn what_only_looks_like_a_leftover_stays() {
    let scratch = published();
    scratch.file(".public.trousseau-77/photo.jpg", "à moi");
    scratch.file(".public.trousseau-12x/photo.jpg", "à moi");
    scratch.file(".public.trousseau-/photo.jpg", "à moi");
    scratch.file(".public.trousseau-78", "un fichier");
    scratch.file("notes/photo.jpg", "à moi");
    symlink("notes", scratch.path(".public.trousseau-79")).unwrap();
    complete(&scratch, ".autre.trousseau-80");
    scratch.file(".public.trousseau-81/.trousseau-output", "autre chose\n");
    scratch.file(".public.trousseau-81/index.html", "à moi");
    let mut before = snapshot(&scratch.path(""));
    let done = publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!(done.left, [scratch.path(".public.trousseau-77"), scratch.path(".public.trousseau-81")]);
    let mut after = snapshot(&scratch.path(""));
    before.retain(|path, _| !path.starts_with("public"));
    after.retain(|path, _| !path.starts_with("public"));
    assert_eq!(after, before);
}

#[test]
fn a_folder_that_a_living_run_claims_stays() {
    let scratch = published();
    half_built(&scratch, ".public.trousseau-12");
    let claim = File::open(scratch.path(".public.trousseau-12")).unwrap();
    claim.try_lock().unwrap();
    let done = publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!(done.left.len(), 0);
    assert_eq!(scratch.names(), [".public.trousseau-12", "public"]);
    drop(claim);
    publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn a_file_dropped_in_the_old_portal_at_the_last_moment_moves_to_the_new_one() {
    let scratch = published();
    scratch.file("public/CNAME", "portail.example.org");
    complete(&scratch, ".public.trousseau-12");
    scratch.file(".public.trousseau-12/recu/lettre.txt", "à moi");
    // Already in the published folder, to the byte.
    scratch.file(".public.trousseau-12/CNAME", "portail.example.org");
    let done = publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!((done.kept, done.left.len()), (vec!["CNAME".to_owned(), "recu/".to_owned()], 0));
    assert_eq!(fs::read_to_string(scratch.path("public/recu/lettre.txt")).unwrap(), "à moi");
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn two_versions_of_a_file_of_the_user_are_both_kept() {
    let scratch = published();
    scratch.file("public/CNAME", "nouveau.example.org");
    complete(&scratch, ".public.trousseau-12");
    scratch.file(".public.trousseau-12/CNAME", "ancien.example.org");
    let done = publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!(done.left, [scratch.path(".public.trousseau-12")]);
    assert_eq!(fs::read_to_string(scratch.path("public/CNAME")).unwrap(), "nouveau.example.org");
    assert_eq!(fs::read_to_string(scratch.path(".public.trousseau-12/CNAME")).unwrap(), "ancien.example.org");
}

#[test]
fn a_folder_that_cannot_be_swept_does_not_take_our_name() {
    let scratch = published();
    // In a container every run has the same process number.
    scratch.file(&format!(".public.trousseau-{}/photo.jpg", std::process::id()), "à moi");
    let done = publish(&portal("c"), &scratch.public(), &[]).unwrap();
    assert_eq!(done.left.len(), 1);
    assert!(shows(&scratch.public(), &portal("c")));
}

#[test]
fn a_portal_set_aside_by_a_killed_run_comes_back() {
    let scratch = published();
    fs::rename(scratch.public(), scratch.path(".public.trousseau-12-old")).unwrap();
    complete(&scratch, ".public.trousseau-12");
    scratch.file(".public.trousseau-12-old/CNAME", "portail.example.org");
    let options = Options { swap: Swap::TwoRenames, ..Options::default() };
    let done = publish_with(&portal("c"), &scratch.public(), &[], &options).unwrap();
    assert_eq!((done.written, done.unchanged, done.removed), (20, 10, 1));
    assert_eq!(done.kept, ["CNAME"]);
    assert_eq!(scratch.names(), ["public"]);

    // It comes back even when the build that finds it fails.
    fs::rename(scratch.public(), scratch.path(".public.trousseau-12-old")).unwrap();
    scratch.file(".public.trousseau-12-old/seulement-d", "dans le passage");
    publish(&portal("d"), &scratch.public(), &[]).unwrap_err();
    assert_eq!(scratch.names(), ["public"]);
    assert_eq!(fs::read_to_string(scratch.path("public/CNAME")).unwrap(), "portail.example.org");
}

fn hold(path: &Path, note: &str) -> File {
    let mut file = File::create(path).unwrap();
    file.try_lock().unwrap();
    file.rewind().unwrap();
    file.write_all(note.as_bytes()).unwrap();
    file
}

#[test]
fn a_second_run_says_who_publishes() {
    let scratch = published();
    let before = snapshot(&scratch.public());
    let held = hold(&scratch.path(".public.trousseau-lock"), "pid 4321\nsince 1\nhost bureau-2\n");
    let options = Options { wait: Duration::from_millis(60), ..Options::default() };
    let error = publish_with(&portal("b"), &scratch.public(), &[], &options).unwrap_err();
    let text = error.to_string();
    assert!(text.contains(" (processus 4321, sur la machine bureau-2, depuis "), "{text}");
    assert_eq!(error.help(), "attendez qu’elle finisse, ou arrêtez-la, puis recommencez");
    assert_eq!(snapshot(&scratch.public()), before);
    for note in ["", "pid x\nsince 99999999999999999999\n", "since 18446744073709551615\n", "\u{0}\u{0}"] {
        fs::write(scratch.path(".public.trousseau-lock"), note).unwrap();
        let error = publish_with(&portal("b"), &scratch.public(), &[], &options).unwrap_err();
        assert!(matches!(error, WriteError::Busy { .. }));
    }
    drop(held);
    publish_with(&portal("b"), &scratch.public(), &[], &options).unwrap();
    assert_eq!(scratch.names(), ["public"]);
}

#[test]
fn a_lock_that_is_not_a_file_is_not_followed() {
    let scratch = published();
    let precious = scratch.file("precieux.txt", "précieux");
    symlink(&precious, scratch.path(".public.trousseau-lock")).unwrap();
    publish(&portal("b"), &scratch.public(), &[]).unwrap_err();
    assert_eq!(fs::read_to_string(precious).unwrap(), "précieux");
    assert!(shows(&scratch.public(), &portal("a")));
    fs::remove_file(scratch.path(".public.trousseau-lock")).unwrap();
    fs::create_dir(scratch.path(".public.trousseau-lock")).unwrap();
    publish(&[output("index.html", "")], &scratch.public(), &[]).unwrap_err();
    assert!(shows(&scratch.public(), &portal("a")));
}
