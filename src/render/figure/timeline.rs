//! Twelve months of commission sessions, each with its deadline for files.
//!
//! The year is cut into rows so that it reads on a phone. A square is a deadline, a
//! disc a session, the band between them the time in which files are studied. A mark
//! never leaves the box of its month: a day read in the wrong month is a file too late.
//! Knows days as numbers: no clock, so no today.

use super::canvas::{Canvas, Name};
use super::legend::draw_legend;
use super::shape::{BoxLook, EDGE, Form, Rect};
use super::style::{Anchor, Direction, Style};
use super::wrap::wrap;

/// A day that exists, month and day from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimelineDay {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// Where the twelve months begin, month from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineMonth {
    pub year: i32,
    pub month: u8,
}

#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub date: TimelineDay,
    pub deadline: Option<TimelineDay>,
}

/// The words of the year, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct TimelineWords<'a> {
    /// Name of the figure, for those who do not see it.
    pub title: &'a str,
    /// Where the same facts stand as a list.
    pub description: &'a str,
    /// Short names, January first.
    pub months: [&'a str; 12],
    /// Name of the squares in the legend.
    pub deadline: &'a str,
    /// Name of the discs in the legend.
    pub session: &'a str,
}

/// Width of a square and of a disc.
const MARK: f64 = 26.0;
/// From one mark to the next when days are close.
const MARK_STEP: f64 = 31.0;
/// Nearest that the middle of a mark comes to the side of its month.
const MARK_INSET: f64 = 18.0;
const MONTH_GAP: f64 = 6.0;
const PADDING: f64 = 8.0;
const NAME_GAP: f64 = 6.0;
const ROW_GAP: f64 = 12.0;

const MONTH: BoxLook = BoxLook { class: "fig-box-muted", stroke: 1.0, dashed: false, radius: 8.0 };
const DEADLINE: BoxLook = BoxLook { class: "fig-box", stroke: 2.0, dashed: false, radius: 4.0 };
const SESSION: BoxLook = BoxLook { class: "fig-badge", stroke: 1.5, dashed: false, radius: 8.0 };
const BAND: BoxLook = BoxLook { class: "fig-box-accent", stroke: 1.5, dashed: false, radius: 3.0 };

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum MarkKind {
    Deadline,
    Session,
}

/// A day to show; `session` is its rank among the sessions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shown {
    day: TimelineDay,
    kind: MarkKind,
    session: usize,
}

/// Where a day is shown.
struct Mark {
    shown: Shown,
    x: f64,
}

/// Draws the year for a phone. Days outside the twelve months from `from` are left out.
#[must_use]
pub fn deadline_timeline(
    sessions: &[Session],
    from: TimelineMonth,
    words: &TimelineWords,
    direction: Direction,
    id_prefix: &str,
) -> String {
    let canvas = Canvas::new(Form::Narrow, direction);
    draw(sessions, from, words, canvas, &[3, 2, 1], id_prefix)
}

/// Same, for a large screen.
#[must_use]
pub fn deadline_timeline_wide(
    sessions: &[Session],
    from: TimelineMonth,
    words: &TimelineWords,
    direction: Direction,
    id_prefix: &str,
) -> String {
    let canvas = Canvas::new(Form::Wide, direction);
    draw(sessions, from, words, canvas, &[6, 4, 3, 2, 1], id_prefix)
}

fn draw(
    sessions: &[Session],
    from: TimelineMonth,
    words: &TimelineWords,
    mut canvas: Canvas,
    months_a_row: &[usize],
    id_prefix: &str,
) -> String {
    let width = canvas.width() - 2.0 * EDGE;
    let months: Vec<TimelineMonth> = (0..12).map(|ahead| month_after(from, ahead)).collect();
    let most = months.iter().map(|&month| shown_in(sessions, month).len()).max();
    let room = 2.0 * MARK_INSET + MARK_STEP * most.unwrap_or(0).saturating_sub(1) as f64;
    let box_width = |count: usize| (width + MONTH_GAP) / count as f64 - MONTH_GAP;
    // Fewer months to a row when the marks of one would not stand side by side.
    let fitting = months_a_row.iter().copied().find(|&count| box_width(count) >= room);
    let count = fitting.unwrap_or(1);
    let mut y = EDGE;
    for (at, months) in months.chunks(count).enumerate() {
        let row = Row::new(sessions, months, at == 0, box_width(count));
        y = row.draw(&mut canvas, sessions, words, y) + ROW_GAP;
    }
    let legend = [(DEADLINE, words.deadline), (SESSION, words.session)];
    let bottom = draw_legend(&mut canvas, &legend, y);
    let name = Name { id_prefix, title: words.title, description: words.description };
    canvas.finish(&name, bottom + EDGE)
}

/// The days to show in a month, in order.
fn shown_in(sessions: &[Session], month: TimelineMonth) -> Vec<Shown> {
    let mut all = Vec::new();
    for (session, dates) in sessions.iter().enumerate() {
        let days = [(MarkKind::Deadline, dates.deadline), (MarkKind::Session, Some(dates.date))];
        for (kind, day) in days {
            if let Some(day) = day.filter(|day| (day.year, day.month) == (month.year, month.month)) {
                all.push(Shown { day, kind, session });
            }
        }
    }
    all.sort_unstable();
    all
}

struct Row<'a> {
    months: &'a [TimelineMonth],
    /// Whether it is the first of the drawing.
    first: bool,
    box_width: f64,
    marks: Vec<Mark>,
}

impl<'a> Row<'a> {
    fn new(sessions: &[Session], months: &'a [TimelineMonth], first: bool, box_width: f64) -> Self {
        let mut row = Self { months, first, box_width, marks: Vec::new() };
        for (at, &month) in months.iter().enumerate() {
            let start = row.start(at) + MARK_INSET;
            let end = row.start(at) + box_width - MARK_INSET;
            let place = |shown: Shown| {
                let share = f64::from(shown.day.day.saturating_sub(1)) / f64::from(days_in(month) - 1);
                Mark { shown, x: start + share.min(1.0) * (end - start) }
            };
            let mut marks: Vec<Mark> = shown_in(sessions, month).into_iter().map(place).collect();
            spread(&mut marks, start, end);
            row.marks.append(&mut marks);
        }
        row
    }

    /// Where the box of a month of the row begins.
    fn start(&self, at: usize) -> f64 {
        EDGE + at as f64 * (self.box_width + MONTH_GAP)
    }

    fn end(&self) -> f64 {
        self.start(self.months.len()) - MONTH_GAP
    }

    /// Draws the row from `top`; says where it ends.
    fn draw(&self, canvas: &mut Canvas, sessions: &[Session], words: &TimelineWords, top: f64) -> f64 {
        let top = self.draw_years(canvas, top);
        let names: Vec<_> = self
            .months
            .iter()
            .map(|month| {
                let name = words.months[usize::from(month.month.clamp(1, 12)) - 1];
                wrap(name, self.box_width - 2.0 * PADDING, Style::Label)
            })
            .collect();
        let names_height = names.iter().map(|name| name.height(Style::Label)).fold(0.0, f64::max);
        let axis = top + PADDING + names_height + NAME_GAP + MARK / 2.0;
        let height = axis + MARK / 2.0 + PADDING + 2.0 - top;
        for (at, name) in names.iter().enumerate() {
            let x = self.start(at);
            canvas.add_box(Rect { x, y: top, width: self.box_width, height }, MONTH);
            canvas.paragraph(x + PADDING, top + PADDING, Style::Label, Anchor::Start, name);
        }
        for (session, dates) in sessions.iter().enumerate() {
            self.draw_band(canvas, session, dates, axis);
        }
        for mark in &self.marks {
            draw_mark(canvas, mark, axis);
        }
        top + height
    }

    /// The year above the first month drawn, and above each January; says where the
    /// months begin.
    fn draw_years(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let mut below = top;
        for (at, month) in self.months.iter().enumerate() {
            if month.month == 1 || (self.first && at == 0) {
                let year = wrap(&month.year.to_string(), self.box_width, Style::Title);
                let x = self.start(at);
                canvas.paragraph(x, top, Style::Title, Anchor::Start, &year);
                below = top + Style::Title.leading() + 4.0;
            }
        }
        below
    }

    /// The part of the time of study that falls in this row.
    fn draw_band(&self, canvas: &mut Canvas, session: usize, dates: &Session, axis: f64) {
        let (Some(deadline), Some(first), Some(last)) = (dates.deadline, self.months.first(), self.months.last())
        else {
            return;
        };
        let over_before = (dates.date.year, dates.date.month) < (first.year, first.month);
        let begins_after = (deadline.year, deadline.month) > (last.year, last.month);
        if deadline >= dates.date || over_before || begins_after {
            return;
        }
        let mark_x = |kind| {
            let mut marks = self.marks.iter();
            let mark = marks.find(|mark| mark.shown.session == session && mark.shown.kind == kind);
            mark.map(|mark| mark.x)
        };
        let start = mark_x(MarkKind::Deadline).unwrap_or(EDGE);
        let end = mark_x(MarkKind::Session).unwrap_or(self.end());
        let band = Rect { x: start, y: axis - 4.0, width: end - start, height: 8.0 };
        canvas.add_box(band, BAND);
    }
}

/// Parts marks that would touch, from `start` to `end`.
fn spread(marks: &mut [Mark], start: f64, end: f64) {
    let mut least = start;
    for mark in marks.iter_mut() {
        mark.x = mark.x.max(least);
        least = mark.x + MARK_STEP;
    }
    let mut most = end;
    for mark in marks.iter_mut().rev() {
        mark.x = mark.x.min(most);
        most = mark.x - MARK_STEP;
    }
}

fn draw_mark(canvas: &mut Canvas, mark: &Mark, axis: f64) {
    let day = mark.shown.day.day.to_string();
    match mark.shown.kind {
        MarkKind::Session => canvas.badge(mark.x, axis, &day),
        MarkKind::Deadline => {
            let side = MARK - 2.0;
            let rect = Rect { x: mark.x - side / 2.0, y: axis - side / 2.0, width: side, height: side };
            canvas.add_box(rect, DEADLINE);
            let text = wrap(&day, MARK, Style::Label);
            let top = axis - Style::Label.leading() / 2.0;
            canvas.paragraph(mark.x, top, Style::Label, Anchor::Middle, &text);
        }
    }
}

fn month_after(from: TimelineMonth, ahead: usize) -> TimelineMonth {
    let mut month = from;
    for _ in 0..ahead {
        month = if month.month >= 12 {
            TimelineMonth { year: month.year + 1, month: 1 }
        } else {
            TimelineMonth { year: month.year, month: month.month + 1 }
        };
    }
    month
}

fn days_in(month: TimelineMonth) -> u8 {
    let leap = month.year % 4 == 0 && (month.year % 100 != 0 || month.year % 400 == 0);
    match month.month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}
