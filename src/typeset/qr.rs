//! QR codes as shapes: one path, drawn by any shape of a document.
//!
//! The address is always printed beside the code, by whoever places it: a code alone is for phones only.

use std::fmt::Write;

use qrcodegen::{QrCode as Modules, QrCodeEcc};

/// A QR code with its quiet zone. One unit is one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// Modules a side, quiet zone included.
    pub size: u32,
    /// Path data of the dark modules (the `d` of an SVG `path`).
    pub path: String,
    dark: Vec<bool>,
}

/// Light modules that scanners need on each side (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code of a text, an address as a rule; none when the text is too long for any code (about 2,300 bytes).
///
/// Level M: it is still read with 15 % of it stained or torn.
pub fn qr_code(text: &str) -> Option<QrCode> {
    let modules = Modules::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = modules.size() + 2 * QUIET;
    let dark = (0..side * side).map(|at| modules.get_module(at % side - QUIET, at / side - QUIET)).collect();
    let code = QrCode { size: u32::try_from(side).ok()?, path: String::new(), dark };
    Some(QrCode { path: path(&code), ..code })
}

impl QrCode {
    /// Is the module of this column and row dark? Outside of the code, all is light.
    pub fn is_dark(&self, column: u32, row: u32) -> bool {
        column < self.size && self.dark.get((row * self.size + column) as usize).copied().unwrap_or(false)
    }

    /// The code row by row, `1` for a dark module, without the quiet zone.
    pub fn rows(&self) -> Vec<String> {
        let inside = QUIET.unsigned_abs()..self.size - QUIET.unsigned_abs();
        let row = |y: u32| inside.clone().map(|x| if self.is_dark(x, y) { '1' } else { '0' }).collect();
        inside.clone().map(row).collect()
    }

    /// A complete SVG image. It says nothing of what it is: the text beside and `alt` do.
    pub fn svg(&self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path d=\"{1}\"/></svg>",
            self.size, self.path
        )
    }
}

/// Runs of dark modules, row by row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|x| code.is_dark(*x, row)).count();
            if run > 0 {
                // Writing to a String does not fail.
                let _ = write!(path, "M{column} {row}h{run}v1h-{run}z");
            }
            column += run.max(1) as u32;
        }
    }
    path
}
