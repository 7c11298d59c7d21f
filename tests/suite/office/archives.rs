//! Opens and repacks archives, as an editor would.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes))
        .expect("zip")
        .by_name(name)
        .expect(name)
        .read_to_string(&mut text)
        .expect("utf8");
    text
}

/// The same archive, one part changed.
pub fn with(bytes: &[u8], name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let changed = change(part(bytes, name));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("zip");
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("part");
        let own = file.name().expect("name").to_string();
        let mut data = Vec::new();
        file.read_to_end(&mut data).expect("read");
        copy.start_file(own.as_str(), SimpleFileOptions::default()).expect("start");
        copy.write_all(if own == name { changed.as_bytes() } else { &data }).expect("write");
    }
    copy.finish().expect("finish").into_inner()
}

pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("start");
        archive.write_all(bytes).expect("write");
    }
    archive.finish().expect("finish").into_inner()
}
