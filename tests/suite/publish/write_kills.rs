//! A build killed at any moment, and readers that never stop looking.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use trousseau::write::{Options, Swap, publish, publish_with};

use super::scratch::{Scratch, child, orders, portal, shows};

/// Moments that are the same in every run of the suite.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn publish_for_ever(folder: &Path, swap: Swap) {
    let options = Options { swap, ..Options::default() };
    println!("= début");
    for version in ["b", "a"].into_iter().cycle() {
        publish_with(&portal(version), folder, &[], &options).unwrap();
    }
}

#[test]
fn child_publishes_for_ever() {
    let Some(folder) = orders() else { return };
    publish_for_ever(&folder, Swap::Exchange);
}

#[test]
fn child_publishes_for_ever_by_two_renames() {
    let Some(folder) = orders() else { return };
    publish_for_ever(&folder, Swap::TwoRenames);
}

/// Starts a child and kills it at a moment of the dice, at most `longest`
/// microseconds after its first publication began.
fn kill_once(test: &str, folder: &Path, longest: u64, dice: &mut Dice, signal: Signal) {
    let mut child = child(test, folder).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().ends_with("= début")));
    thread::sleep(Duration::from_micros(dice.below(longest)));
    kill_process(Pid::from_child(&child), signal).unwrap();
    assert!(!child.wait().unwrap().success());
}

#[test]
fn killed_at_any_moment_the_portal_is_whole() {
    let scratch = Scratch::on_disk();
    let public = scratch.public();
    publish(&portal("a"), &public, &[]).unwrap();
    fs::write(scratch.path("public/CNAME"), "portail.example.org").unwrap();
    let mut dice = Dice(20_261_122);
    let mut half_way = 0;
    for round in 0..48 {
        let signal = [Signal::KILL, Signal::KILL, Signal::KILL, Signal::TERM][round % 4];
        kill_once("write_kills::child_publishes_for_ever", &public, 60_000, &mut dice, signal);
        half_way += usize::from(scratch.names().iter().any(|name| name.starts_with(".public.trousseau-")));
        let cname = fs::read_to_string(scratch.path("public/CNAME")).unwrap();
        assert_eq!(cname, "portail.example.org");
        fs::rename(scratch.path("public/CNAME"), scratch.path("CNAME")).unwrap();
        let whole = ["a", "b", "c"].iter().any(|version| shows(&public, &portal(version)));
        assert!(whole, "round {round}");
        fs::rename(scratch.path("CNAME"), scratch.path("public/CNAME")).unwrap();
        let done = publish(&portal("c"), &public, &[]).unwrap();
        assert_eq!((done.left.len(), done.kept), (0, vec!["CNAME".to_owned()]), "round {round}");
        assert_eq!(scratch.names(), ["public"], "round {round}");
    }
    println!("{half_way} of 48 kills left something beside the output");
}

#[test]
fn killed_between_two_renames_the_next_run_finds_the_portal() {
    let scratch = Scratch::new();
    let public = scratch.public();
    publish(&portal("a"), &public, &[]).unwrap();
    let mut dice = Dice(7);
    for round in 0..12 {
        kill_once("write_kills::child_publishes_for_ever_by_two_renames", &public, 20_000, &mut dice, Signal::KILL);
        if public.exists() {
            let whole = ["a", "b", "c"].iter().any(|version| shows(&public, &portal(version)));
            assert!(whole, "round {round}");
        }
        let done = publish(&portal("c"), &public, &[]).unwrap();
        assert!(shows(&public, &portal("c")), "round {round}");
        assert_eq!((done.left.len(), scratch.names()), (0, vec!["public".to_owned()]), "round {round}");
    }
}

#[test]
fn the_first_publication_killed_leaves_nothing_or_all() {
    let scratch = Scratch::new();
    let mut dice = Dice(99);
    for round in 0..8 {
        let name = format!("public-{round}");
        let public = scratch.path(&name);
        let mut child = child("write_kills::child_publishes_for_ever", &public).spawn().unwrap();
        thread::sleep(Duration::from_micros(dice.below(40_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let whole = ["a", "b"].iter().any(|version| shows(&public, &portal(version)));
        assert!(whole || !public.exists(), "round {round}");
        publish(&portal("c"), &public, &[]).unwrap();
        assert!(!scratch.names().iter().any(|name| name.starts_with('.')), "round {round}");
    }
}

#[test]
fn readers_never_miss_a_page() {
    let scratch = Scratch::new();
    let public = scratch.public();
    publish(&portal("a"), &public, &[]).unwrap();
    let wholes: Vec<Vec<u8>> = ["a", "b"].iter().map(|version| portal(version)[0].bytes.clone()).collect();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let readers: Vec<_> = ["index.html", "partie-1/page-1/index.html", "partie-0/page-0/index.html"]
            .into_iter()
            .map(|page| {
                let (path, over, wholes) = (public.join(page), &over, &wholes);
                scope.spawn(move || {
                    let mut polls = 0_u64;
                    while !over.load(Ordering::Relaxed) {
                        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{page} : {error}"));
                        assert!(page != "index.html" || wholes.contains(&bytes), "{page} is torn");
                        assert!(bytes.ends_with(b"\nfin"), "{page} is short");
                        polls += 1;
                    }
                    polls
                })
            })
            .collect();
        for version in ["b", "a"].into_iter().cycle().take(60) {
            let done = publish(&portal(version), &public, &[]);
            if done.is_err() || readers.iter().any(thread::ScopedJoinHandle::is_finished) {
                over.store(true, Ordering::Relaxed);
                done.unwrap();
            }
        }
        over.store(true, Ordering::Relaxed);
        let polls: u64 = readers.into_iter().map(|reader| reader.join().unwrap()).sum();
        println!("{polls} polls, none missed");
    });
}
