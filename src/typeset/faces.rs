//! The fonts inside the program, under the SIL Open Font License (see `fonts/OFL-*.txt`).

const ATKINSON: &[u8] = include_bytes!("fonts/AtkinsonHyperlegibleNext-Regular.ttf");

/// The font of what people type into a form.
pub(super) const TYPED: &[u8] = ATKINSON;

#[cfg(feature = "print")]
pub(super) const BUILT_IN: [&[u8]; 8] = [
    ATKINSON,
    include_bytes!("fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
    include_bytes!("fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf"),
    include_bytes!("fonts/Vazirmatn-Regular.ttf"),
    include_bytes!("fonts/Vazirmatn-Bold.ttf"),
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSans-Bold.ttf"),
];
