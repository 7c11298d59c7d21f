//! How a field looks before anybody touches it: what readers show and printers print.
//!
//! Marks are drawn as lines, so that no font of symbols is needed. The box around is the page's own.

use std::fmt::Write;

use super::letters::Letters;

/// Text that a field shows, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub text: &'a str,
    /// Size of the letters, in points.
    pub size: f32,
    pub lines: bool,
    pub rtl: bool,
}

/// Space between the box and its text, in points.
const PADDING: f32 = 3.0;

/// From one line to the next, in sizes.
const LEADING: f32 = 1.25;

/// The text of a field in a box of this width and height; the first character that cannot be shown, if any.
pub(super) fn text(letters: &Letters, shown: Shown, width: f32, height: f32) -> Result<Vec<u8>, char> {
    let mut content = String::from("/Tx BMC\n");
    if !shown.text.is_empty() {
        let lines = lines(letters, shown, width - 2.0 * PADDING)?;
        let capitals = letters.capitals / 1000.0 * shown.size;
        let first = if shown.lines { height - PADDING - shown.size } else { (height - capitals) / 2.0 };
        let _ = writeln!(content, "q BT /{} {} Tf 0 g", super::letters::NAME, shown.size);
        for (row, codes) in lines.iter().enumerate() {
            let free = width - 2.0 * PADDING - letters.width(codes, shown.size);
            let x = PADDING + if shown.rtl { free.max(0.0) } else { 0.0 };
            let y = first - row as f32 * LEADING * shown.size;
            let hex: String = codes.iter().map(|code| format!("{code:02X}")).collect();
            let _ = writeln!(content, "1 0 0 1 {x:.2} {y:.2} Tm <{hex}> Tj");
        }
        content.push_str("ET Q\n");
    }
    content.push_str("EMC");
    Ok(content.into_bytes())
}

/// A check mark that fills the box.
pub(super) fn tick(width: f32, height: f32) -> Vec<u8> {
    let side = width.min(height);
    let at = |x: f32, y: f32| format!("{:.2} {:.2}", (width - side) / 2.0 + x * side, (height - side) / 2.0 + y * side);
    let stroke = side * 0.13;
    format!("q 0 G {stroke:.2} w 1 J 1 j {} m {} l {} l S Q", at(0.22, 0.52), at(0.42, 0.26), at(0.79, 0.76))
        .into_bytes()
}

/// A full disc in the middle of the box.
pub(super) fn dot(width: f32, height: f32) -> Vec<u8> {
    let (x, y, r) = (width / 2.0, height / 2.0, width.min(height) * 0.27);
    // Four curves; this share of the radius makes them a circle.
    let k = r * 0.5523;
    let mut content = format!("q 0 g {:.2} {y:.2} m\n", x + r);
    let quarters = [
        [x + r, y + k, x + k, y + r, x, y + r],
        [x - k, y + r, x - r, y + k, x - r, y],
        [x - r, y - k, x - k, y - r, x, y - r],
        [x + k, y - r, x + r, y - k, x + r, y],
    ];
    for curve in quarters {
        let points: Vec<String> = curve.iter().map(|number| format!("{number:.2}")).collect();
        let _ = writeln!(content, "{} c", points.join(" "));
    }
    content.push_str("f Q");
    content.into_bytes()
}

/// Coded lines: the author's own, then folded between words where they are too long.
fn lines(letters: &Letters, shown: Shown, width: f32) -> Result<Vec<Vec<u8>>, char> {
    if !shown.lines {
        return Ok(vec![letters.codes(shown.text)?]);
    }
    let mut folded = Vec::new();
    for line in shown.text.lines() {
        let mut current: Vec<u8> = Vec::new();
        for word in line.split(' ') {
            let word = letters.codes(word)?;
            let longer: Vec<u8> =
                if current.is_empty() { word.clone() } else { [current.as_slice(), b" ", &word].concat() };
            if letters.width(&longer, shown.size) <= width || current.is_empty() {
                current = longer;
            } else {
                folded.push(std::mem::replace(&mut current, word));
            }
        }
        folded.push(current);
    }
    Ok(folded)
}
