//! Folders that go away with the test, and portals whose every file tells
//! whether it is whole.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use trousseau::write::Output;

/// A folder of this test alone.
pub struct Scratch(PathBuf);

impl Scratch {
    /// In memory where the system has a disk in memory: the calls are the same,
    /// and the suite makes a hundred thousand of them.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { Self::inside(memory) } else { Self::on_disk() }
    }

    /// On the disk that other programs use.
    pub fn on_disk() -> Self {
        Self::inside(&std::env::temp_dir())
    }

    fn inside(folder: &Path) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("trousseau-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = folder.join(name);
        fs::create_dir(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    /// A path in the folder; `""` is the folder.
    pub fn path(&self, inside: &str) -> PathBuf {
        if inside.is_empty() { self.0.clone() } else { self.0.join(inside) }
    }

    /// Where the tests publish.
    pub fn public(&self) -> PathBuf {
        self.path("public")
    }

    /// Writes a file, with the folders that lead to it.
    pub fn file(&self, inside: &str, text: &str) -> PathBuf {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The names directly in the folder.
    pub fn names(&self) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = fs::read_dir(&self.0).unwrap().map(name).collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        unlock(&self.0);
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Takes back the rights that a test took away.
fn unlock(folder: &Path) {
    let _ = fs::set_permissions(folder, PermissionsExt::from_mode(0o755));
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            unlock(&entry.path());
        }
    }
}

/// Everything under a folder: kind, mode and content by path.
pub fn snapshot(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(path) = waiting.pop() {
        let metadata = fs::symlink_metadata(&path).unwrap();
        let mode = metadata.permissions().mode() & 0o7777;
        let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let what = if metadata.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            format!("dossier {mode:o}")
        } else if metadata.is_symlink() {
            format!("lien {}", fs::read_link(&path).unwrap().display())
        } else if metadata.is_file() {
            format!("fichier {mode:o} {}", String::from_utf8_lossy(&fs::read(&path).unwrap()))
        } else {
            format!("autre {mode:o}")
        };
        all.insert(name, what);
    }
    all
}

pub fn output(path: &str, text: &str) -> Output {
    Output { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// A portal of thirty pages. Each version has the same home page path, changes
/// two pages of three, and has one page of its own.
pub fn portal(version: &str) -> Vec<Output> {
    let page = |path: String, mark: &str| {
        let text = format!("{mark} {path}\n{}\nfin", "texte ".repeat(600));
        Output { path, bytes: text.into_bytes() }
    };
    let mut outputs =
        vec![page("index.html".into(), version), page(format!("seulement-{version}/index.html"), version)];
    for number in 0..28 {
        let mark = if number % 3 == 0 { "toujours" } else { version };
        outputs.push(page(format!("partie-{}/page-{number}/index.html", number % 4), mark));
    }
    outputs
}

/// True when the folder shows exactly this portal.
pub fn shows(folder: &Path, outputs: &[Output]) -> bool {
    let mut shown = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let Ok(entries) = fs::read_dir(&path) else { return false };
            waiting.extend(entries.map(|entry| entry.unwrap().path()));
        } else {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            shown.insert(name, fs::read(&path).unwrap_or_default());
        }
    }
    shown.remove(".trousseau-output");
    shown == outputs.iter().map(|output| (output.path.clone(), output.bytes.clone())).collect()
}

/// This test binary again, running one test that acts as a child: it finds its
/// orders in `TROUSSEAU_TEST_CHILD` and does nothing without them.
pub fn child(test: &str, orders: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let test = format!("publish::{test}");
    command.args([test.as_str(), "--exact", "--nocapture", "--test-threads=1"]).env("TROUSSEAU_TEST_CHILD", orders);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The orders of a child; `None` in the ordinary run of the suite.
pub fn orders() -> Option<PathBuf> {
    std::env::var_os("TROUSSEAU_TEST_CHILD").map(PathBuf::from)
}

/// Runs a child to its end and gives back what it said after `= `.
#[track_caller]
pub fn answer(command: &mut Command) -> Vec<String> {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said.lines().filter_map(|line| line.split_once("= ")).map(|(_, text)| text.to_owned()).collect()
}
