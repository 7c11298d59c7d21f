//! The folder of what takes long to make: whole, bounded, never in the way.

use std::fs;

use trousseau::write::Shelf;

use super::scratch::Scratch;

#[test]
fn what_was_kept_is_found_by_the_next_run_of_the_same_program() {
    let scratch = Scratch::new();
    let folder = scratch.path("shelf");
    Shelf::open(&folder, "one").unwrap().keep("name", b"bytes");
    let again = Shelf::open(&folder, "one").unwrap();
    assert_eq!(again.find("name").as_deref(), Some(b"bytes".as_slice()));
    assert_eq!(again.find("other"), None);
    let other = Shelf::open(&folder, "two").unwrap();
    assert_eq!(other.find("name"), None);
    other.tidy();
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["papier-two"]);
}

#[test]
fn a_torn_file_is_as_if_it_were_not_there() {
    let scratch = Scratch::new();
    let shelf = Shelf::open(&scratch.path("shelf"), "one").unwrap();
    shelf.keep("name", &[7; 1000]);
    let file = scratch.path("shelf/papier-one/name");
    let whole = fs::read(&file).unwrap();
    for damage in [&whole[..500], &whole[..10], b"", &[&whole[..999], b"x".as_slice()].concat()] {
        fs::write(&file, damage).unwrap();
        assert_eq!(shelf.find("name"), None);
    }
    fs::write(&file, &whole).unwrap();
    assert!(shelf.find("name").is_some());
}

#[test]
fn what_nobody_asks_for_goes_first_and_only_when_there_is_too_much() {
    let scratch = Scratch::on_disk();
    let folder = scratch.path("shelf");
    let big = vec![7; 24 << 20];
    let former = Shelf::open(&folder, "one").unwrap();
    for name in ["a", "b", "c"] {
        former.keep(name, &big);
    }
    former.tidy();
    let shelf = Shelf::open(&folder, "one").unwrap();
    assert!(shelf.find("b").is_some());
    shelf.keep("d", &big);
    shelf.tidy();
    // b and d were used; a and c are 48 MiB, less than what may be spared.
    let names = || -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(scratch.path("shelf/papier-one"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["a", "b", "c", "d"]);
    let shelf = Shelf::open(&folder, "one").unwrap();
    assert!(shelf.find("d").is_some());
    shelf.tidy();
    assert_eq!(names().len(), 3, "72 MiB that nobody asked for are too much");
    assert!(names().contains(&"d".to_owned()));
}

#[test]
fn where_nothing_can_be_written_nothing_is_kept() {
    let scratch = Scratch::new();
    scratch.file("shelf", "a file of the user");
    assert!(Shelf::open(&scratch.path("shelf"), "one").is_none());
    assert!(Shelf::open(&scratch.path("no/where"), "one").is_none());
    std::os::unix::fs::symlink(scratch.path(""), scratch.path("link")).unwrap();
    assert!(Shelf::open(&scratch.path("link"), "one").is_none(), "a link leads elsewhere");
}
