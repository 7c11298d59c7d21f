//! A script without what only authors read.
//!
//! Takes away the lines that are comments and the spaces that begin a line: a
//! tenant pays for each kilobyte. It knows lines, nothing of the language: a
//! script where a line may stand inside a text is published as it is.
//! Never reads a file, never looks at a statement.

/// The script as it is published.
pub fn squeeze(script: &str) -> String {
    let kept = || script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    if kept().any(is_doubtful) {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    for line in kept() {
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What follows may be the inside of a text: an open template, a line that
/// goes on, a comment of several lines.
fn is_doubtful(line: &str) -> bool {
    line.matches('`').count() % 2 == 1 || line.ends_with('\\') || line.contains("/*")
}
