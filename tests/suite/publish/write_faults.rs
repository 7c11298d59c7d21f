//! Disks and systems that refuse: the old portal stays, the reason is told.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use trousseau::write::{Options, Swap, WriteError, publish, publish_with};

use super::scratch::{Scratch, answer, child, orders, output, portal, shows, snapshot};

/// An ordinary user, for the tests that run as root.
const NOBODY: u32 = 65_534;

/// Publishes and says the outcome on one line.
fn publish_and_say(folder: &Path, version: &str) {
    match publish(&portal(version), folder, &[]) {
        Ok(done) => println!("= publié {} {}", done.written, done.unchanged),
        Err(error) => println!("= {error} | {}", error.help()),
    }
}

#[test]
fn child_publishes_once() {
    let Some(folder) = orders() else { return };
    publish_and_say(&folder, "b");
}

/// Publishes as an ordinary user, to whom the scratch folder belongs.
fn as_ordinary_user(scratch: &Scratch) -> Vec<String> {
    let mut command = child("write_faults::child_publishes_once", &scratch.public());
    if rustix::process::geteuid().is_root() {
        for path in snapshot(&scratch.path("")).keys() {
            chown(scratch.path(path), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        command.uid(NOBODY).gid(NOBODY);
    }
    answer(&mut command)
}

#[test]
fn a_parent_without_the_right_to_write() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    fs::set_permissions(scratch.path(""), PermissionsExt::from_mode(0o555)).unwrap();
    let said = as_ordinary_user(&scratch);
    assert_eq!(
        said,
        [format!(
            "impossible d’écrire dans le dossier {} : vous n’avez pas le droit de le faire (Permission denied (os error 13)) | \
             l’ancien portail est intact ; choisissez un dossier où vous pouvez écrire, ou demandez ce droit",
            scratch.path("").display()
        )]
    );
    fs::set_permissions(scratch.path(""), PermissionsExt::from_mode(0o755)).unwrap();
    assert!(shows(&scratch.public(), &portal("a")));
    assert_eq!(scratch.names(), ["public"]);
    assert_eq!(as_ordinary_user(&scratch), ["publié 20 10"]);
}

#[test]
fn an_output_that_cannot_be_read_or_emptied() {
    for (inside, mode) in [("", 0o000), ("", 0o500), ("partie-1", 0o000), ("partie-1", 0o500), ("index.html", 0o000)] {
        let scratch = Scratch::new();
        publish(&portal("a"), &scratch.public(), &[]).unwrap();
        let path = scratch.public().join(inside);
        fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        let said = as_ordinary_user(&scratch).remove(0);
        // The old folder may be out of our hands; the place beside it is not.
        if said.starts_with("publié") {
            assert!(shows(&scratch.public(), &portal("b")), "{inside} {mode:o}: {said}");
        } else {
            assert!(said.contains("vous n’avez pas le droit"), "{inside} {mode:o}: {said}");
            fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
            assert!(shows(&scratch.public(), &portal("a")), "{inside} {mode:o}: {said}");
            assert_eq!(scratch.names(), ["public"], "{inside} {mode:o}: {said}");
        }
    }
}

#[test]
fn child_publishes_under_a_file_size_limit() {
    let Some(folder) = orders() else { return };
    let hard = getrlimit(Resource::Fsize).maximum;
    for limit in [0, 1, 100, 1_000, 3_000, 3_600] {
        setrlimit(Resource::Fsize, Rlimit { current: Some(limit), maximum: hard }).unwrap();
        publish_and_say(&folder, "b");
        let whole = shows(&folder, &portal("a"));
        let alone = fs::read_dir(folder.parent().unwrap()).unwrap().count() == 1;
        println!("= {limit} {whole} {alone}");
    }
    setrlimit(Resource::Fsize, Rlimit { current: Some(100_000), maximum: hard }).unwrap();
    publish_and_say(&folder, "b");
}

#[test]
fn a_file_size_limit_is_told_and_does_not_kill() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let said = answer(&mut child("write_faults::child_publishes_under_a_file_size_limit", &scratch.public()));
    for (pair, limit) in said.chunks(2).zip([0, 1, 100, 1_000, 3_000, 3_600]) {
        assert!(pair[0].contains("le fichier dépasse la taille permise (File too large"), "{limit}: {}", pair[0]);
        assert!(pair[0].contains(&scratch.public().display().to_string()));
        assert_eq!(pair[1], format!("{limit} true true"));
    }
    assert_eq!(said.last().unwrap(), "publié 20 10");
}

#[test]
fn child_publishes_with_few_files_open() {
    let Some(folder) = orders() else { return };
    let limits = getrlimit(Resource::Nofile);
    for most in 3..24 {
        setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limits.maximum }).unwrap();
        publish_and_say(&folder, if most % 2 == 0 { "b" } else { "c" });
        setrlimit(Resource::Nofile, limits).unwrap();
        let whole = ["a", "b", "c"].iter().any(|version| shows(&folder, &portal(version)));
        println!("= {most} {whole}");
    }
    publish_and_say(&folder, "d");
    println!("= {}", fs::read_dir(folder.parent().unwrap()).unwrap().count());
}

#[test]
fn too_few_files_open_leaves_a_whole_portal() {
    let scratch = Scratch::new();
    publish(&portal("a"), &scratch.public(), &[]).unwrap();
    let said = answer(&mut child("write_faults::child_publishes_with_few_files_open", &scratch.public()));
    for (pair, most) in said.chunks(2).zip(3..24) {
        assert!(pair[0].starts_with("publié") || pair[0].contains("trop de fichiers sont ouverts"), "{}", pair[0]);
        assert_eq!(pair[1], format!("{most} true"), "{}", pair[0]);
    }
    assert!(said[0].contains("trop de fichiers"), "{said:?}");
    assert_eq!(said.last().unwrap(), "1");
}

#[test]
fn child_publishes_on_small_disks() {
    let Some(disk) = orders() else { return };
    let mount = |options: &str| {
        let status = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&disk).status();
        status.is_ok_and(|status| status.success())
    };
    if !mount("size=1m") {
        println!("= pas de disque");
        return;
    }
    let public = disk.join("public");
    publish(&portal("a"), &public, &[]).unwrap();
    for pages in (0..20).map(|step| 45 + 4 * step) {
        assert!(mount(&format!("remount,size={}k", 4 * pages)));
        match publish(&portal("b"), &public, &[]) {
            Ok(_) => {
                assert!(shows(&public, &portal("b")));
                publish(&portal("a"), &public, &[]).map_or_else(|_| assert!(shows(&public, &portal("b"))), drop);
                assert!(mount("remount,size=1m"));
                publish(&portal("a"), &public, &[]).unwrap();
            }
            Err(error) => {
                assert!(error.to_string().contains("le disque est plein (No space left on device"), "{error}");
                assert!(shows(&public, &portal("a")), "{pages}");
            }
        }
        assert_eq!(fs::read_dir(&disk).unwrap().count(), 1, "{pages}");
    }
    assert!(mount("remount,ro"));
    publish_and_say(&public, "b");
    assert!(shows(&public, &portal("a")));
    // The output itself is a disk: it cannot be moved.
    publish_and_say(&disk, "b");
    assert!(mount("remount,rw,size=1m"));
    fs::create_dir(disk.join("public/photos")).unwrap();
    let inside = disk.join("public/photos");
    assert!(Command::new("mount").args(["-t", "tmpfs", "tmpfs"]).arg(&inside).status().unwrap().success());
    fs::write(inside.join("a.jpg"), "à moi").unwrap();
    publish_and_say(&public, "b");
    assert_eq!(fs::read_to_string(inside.join("a.jpg")).unwrap(), "à moi");
}

#[test]
fn a_full_or_read_only_disk_leaves_the_old_portal() {
    let scratch = Scratch::new();
    let disk = scratch.path("disque");
    fs::create_dir(&disk).unwrap();
    let inner = child("write_faults::child_publishes_on_small_disks", &disk);
    let mut command = Command::new("unshare");
    command.arg("--mount").args(if rustix::process::geteuid().is_root() { &[] } else { &["--map-root-user"][..] });
    command.arg(inner.get_program()).args(inner.get_args());
    command.envs(inner.get_envs().filter_map(|(key, value)| Some((key, value?))));
    let Ok(output) = command.output() else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    // A system that gives nobody a private disk cannot run this test.
    if failed.contains("unshare") || said.contains("= pas de disque") {
        println!("no private mount here: {failed}");
        return;
    }
    assert!(output.status.success(), "{said}{failed}");
    let said: Vec<&str> = said.lines().filter_map(|line| line.split_once("= ")).map(|(_, text)| text).collect();
    assert!(said[0].contains("ce disque est en lecture seule (Read-only file system"), "{said:?}");
    assert!(said[1].contains("est refusé : il contient déjà des fichiers (« public »)"), "{said:?}");
    assert!(said[2].contains("un autre disque ou dossier y est monté (photos)"), "{said:?}");
}

#[test]
fn a_name_too_long_for_the_disk() {
    let scratch = Scratch::new();
    for folder in ["", "loin/encore"] {
        let target = scratch.path(folder).join("n".repeat(250));
        let error = publish(&[output("index.html", "")], &target, &[]).unwrap_err();
        assert!(error.to_string().contains("le nom est trop long"), "{error}");
        assert!(scratch.names().is_empty());
    }
}

/// Waits for the construction to begin beside the output, then puts another
/// folder in the place of the output. False when the build was over before.
fn replace_during_build(scratch: &Scratch, over: &AtomicBool) -> bool {
    while !scratch.names().iter().any(|name| name.starts_with(".public.trousseau-") && !name.ends_with("-lock")) {
        if over.load(Ordering::Relaxed) {
            return false;
        }
    }
    fs::rename(scratch.path("autre"), scratch.path(".echange")).unwrap();
    rustix::fs::renameat_with(
        rustix::fs::CWD,
        scratch.path(".echange"),
        rustix::fs::CWD,
        scratch.public(),
        rustix::fs::RenameFlags::EXCHANGE,
    )
    .unwrap();
    true
}

#[test]
fn a_folder_put_there_during_the_build_is_given_back() {
    // Large enough that the other thread comes in time at one of the tries.
    let large = |text: &str| (0..1500).map(|at| output(&format!("d{at}/index.html"), text)).collect::<Vec<_>>();
    for swap in [Swap::Exchange, Swap::TwoRenames] {
        let options = Options { swap, ..Options::default() };
        let noticed = (0..20).any(|_| {
            let scratch = Scratch::new();
            publish(&large("un"), &scratch.public(), &[]).unwrap();
            scratch.file("autre/photo.jpg", "à moi");
            let over = AtomicBool::new(false);
            let outcome = thread::scope(|scope| {
                scope.spawn(|| replace_during_build(&scratch, &over));
                let outcome = publish_with(&large("deux"), &scratch.public(), &[], &options);
                over.store(true, Ordering::Relaxed);
                outcome
            });
            let photos = ["public/photo.jpg", "autre/photo.jpg"];
            assert!(photos.iter().any(|photo| scratch.path(photo).exists()), "{outcome:?}");
            matches!(outcome, Err(WriteError::Changed { .. }))
        });
        assert!(noticed, "{swap:?}");
    }
}
