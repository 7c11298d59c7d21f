//! Slips of the hand that make a text no YAML at all, read from its lines.
//!
//! A parser stops where it no longer understands, often a line too late: an
//! open quote is told at the next line, a missing space as an indentation.
//! These few rules look at the lines themselves; where none is sure, the
//! parser's own words stand. Never looks at a text that parses.

use std::ops::Range;

/// A slip: where it is, what it is, what to write.
pub struct Slip {
    pub range: Range<usize>,
    pub message: String,
    pub help: String,
}

/// The slip that explains a syntax error found at byte `at`.
pub fn slip(text: &str, at: usize) -> Option<Slip> {
    let lines = lines(text);
    let last = lines.iter().rposition(|line| line.start <= at)?;
    (0..=last)
        .find_map(|index| never_closed(&lines, index))
        .or_else(|| glued(&lines[last]))
        .or_else(|| last.checked_sub(1).and_then(|before| glued(&lines[before])))
        .or_else(|| text_around_brackets(&lines[last]))
        .or_else(|| text_around_quotes(&lines[last], at))
        .or_else(|| shifted(&lines, last))
}

/// One line that is neither empty, nor a comment, nor inside a block of text.
struct Line<'t> {
    /// Byte of its first character in the text.
    start: usize,
    text: &'t str,
    indent: usize,
    /// Byte of the key or value, after the dashes; its column decides the level.
    column: usize,
    /// Byte of the value: after « clé: » or after the dashes.
    value: usize,
    has_key: bool,
}

impl<'t> Line<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let indent = text.len() - text.trim_start_matches(' ').len();
        let mut column = indent;
        while let Some(rest) = text[column..].strip_prefix("- ") {
            column = text.len() - rest.trim_start_matches(' ').len();
        }
        let key = text[column..].find(':').filter(|end| is_key(&text[column..column + end]));
        let after =
            key.map(|end| column + end + 1).filter(|after| matches!(text[*after..].chars().next(), None | Some(' ')));
        let value = after.map_or(column, |after| text.len() - text[after..].trim_start_matches(' ').len());
        Self { start, text, indent, column, value, has_key: after.is_some() }
    }

    fn value(&self) -> &'t str {
        &self.text[self.value..]
    }

    /// What stands at the level of the line, without its dashes.
    fn content(&self) -> &'t str {
        &self.text[self.column..]
    }

    fn key(&self) -> &'t str {
        self.content().split(':').next().unwrap_or_default()
    }

    fn has_dash(&self) -> bool {
        self.column > self.indent
    }

    fn from(&self, column: usize) -> Range<usize> {
        self.start + column..self.start + self.text.len()
    }
}

fn is_key(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut found, mut start, mut block): (Vec<Line<'_>>, usize, Option<usize>) = (Vec::new(), 0, None);
    for whole in text.split_inclusive('\n') {
        let line = Line::new(start, whole.trim_end());
        start += whole.len();
        let is_inside = block.is_some_and(|column| line.indent > column);
        if line.text.is_empty() || line.content().starts_with('#') || is_inside {
            continue;
        }
        block = (line.has_key && line.value().starts_with(['|', '>'])).then_some(line.column);
        found.push(line);
    }
    found
}

/// A quote or a bracket without its end, when the next line is not its sequel:
/// a sequel stands further to the right than the key.
fn never_closed(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = &lines[index];
    let next = lines.get(index + 1);
    if next.is_some_and(|next| next.indent > line.column || next.text.trim_start().starts_with([']', '}'])) {
        return None;
    }
    let opening = line.value().chars().next()?;
    match opening {
        '"' | '\'' if quote_end(line.value()).is_none() => Some(Slip {
            range: line.from(line.value),
            message: "un guillemet ouvert n’est pas refermé".to_owned(),
            help: format!("ajoutez {opening} à la fin du texte : {}{opening}", line.value()),
        }),
        '[' | '{' if bracket_end(line.value()).is_none() => {
            let (name, closing) = if opening == '[' { ("le crochet", ']') } else { ("l’accolade", '}') };
            let (closed, told) = if opening == '[' { ("refermé", "le") } else { ("refermée", "la") };
            Some(Slip {
                range: line.from(line.value),
                message: format!("{name} « {opening} » n’est pas {closed}"),
                help: format!("refermez-{told} : « {}{closing} »", line.value()),
            })
        }
        _ => None,
    }
}

/// Byte after the closing quote of a text that begins with a quote.
fn quote_end(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    let (_, quote) = letters.next()?;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote == '"' => drop(letters.next()),
            '\'' if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') => drop(letters.next()),
            _ if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Byte after the bracket that closes the first one; quoted parts are skipped.
fn bracket_end(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            '"' => at += quote_end(&text[at..])? - 1,
            _ => {}
        }
        at += letter.len_utf8();
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// `-id: siao` and `etat:ouverture`.
fn glued(line: &Line<'_>) -> Option<Slip> {
    let content = line.content();
    if let Some(rest) = content.strip_prefix('-') {
        let is_record = rest.split_once(": ").is_some_and(|(key, _)| is_key(key));
        return is_record.then(|| Slip {
            range: line.from(line.column),
            message: "il manque une espace après le tiret".to_owned(),
            help: format!("écrivez « - {rest} »"),
        });
    }
    let (key, value) = content.split_once(':').filter(|(key, _)| is_key(key))?;
    let is_glued = value.starts_with(|c: char| !c.is_whitespace() && c != '/') && !value.contains(": ");
    is_glued.then(|| Slip {
        range: line.from(line.column),
        message: format!("il manque une espace après « {key}: »"),
        help: format!("écrivez « {key}: {value} »"),
    })
}

/// `[fermé] Médiathèque`: YAML takes the brackets for a list.
fn text_around_brackets(line: &Line<'_>) -> Option<Slip> {
    let value = line.value();
    let opening = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let rest = value[bracket_end(value)?..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ':', ',', ']', '}']) {
        return None;
    }
    Some(Slip {
        range: line.from(line.value),
        message: format!("un texte ne peut pas commencer par « {opening} » sans guillemets"),
        help: match value.contains('"') {
            true => "mettez tout le texte entre guillemets".to_owned(),
            false => format!("mettez tout le texte entre guillemets : \"{value}\""),
        },
    })
}

/// `'L'Exemple'` and `"Le mot "aide" ici"`: the text's own quotes end it.
fn text_around_quotes(line: &Line<'_>, at: usize) -> Option<Slip> {
    let value = line.value();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = quote_end(value)?;
    let rest = value[end..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ':', ',', ']', '}']) || at < line.start + line.value {
        return None;
    }
    let inner: Vec<&str> = value.split('"').collect();
    let help = match (quote, inner.as_slice()) {
        ('\'', _) => format!("utilisez l’apostrophe ’ dans le texte : {}", curly(value)),
        (_, [_, _, word, .., _]) if !word.trim().is_empty() => {
            format!("écrivez « {word} » au lieu de \"{word}\" dans le texte")
        }
        _ => "mettez tout le texte entre les guillemets".to_owned(),
    };
    Some(Slip {
        range: line.start + line.value + end - 1..line.start + line.text.len(),
        message: format!("ce guillemet {quote} ferme le texte, et il y a du texte après lui"),
        help,
    })
}

/// The text between straight quotes with typographic apostrophes inside.
fn curly(value: &str) -> String {
    let inner = value.trim_matches('\'');
    format!("'{}'", inner.replace('\'', "’"))
}

/// A line that slid to the right of the value above it, or one space off.
fn shifted(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = &lines[index];
    let above = lines[..index].last()?;
    if !line.has_key {
        return None;
    }
    if line.has_dash() {
        let sister = lines[..index].iter().rev().find(|sister| sister.has_dash())?;
        return match line.indent.abs_diff(sister.indent) {
            1 if line.indent > sister.indent => Some(off(line, 1, true, "le tiret au-dessus")),
            1 => Some(off(line, 1, false, "le tiret au-dessus")),
            _ => None,
        };
    }
    let neighbour = format!("« {} »", above.key());
    let has_text = above.has_key && !above.value().is_empty();
    if has_text && line.column > above.column {
        return Some(off(line, line.column - above.column, true, &neighbour));
    }
    let is_alone = lines[..index].iter().all(|other| other.column != line.column);
    (above.has_key && is_alone && line.column + 1 == above.column).then(|| off(line, 1, false, &neighbour))
}

fn off(line: &Line<'_>, spaces: usize, too_many: bool, neighbour: &str) -> Slip {
    let count = if spaces == 1 { "une espace".to_owned() } else { format!("{spaces} espaces") };
    let there_is = match (too_many, spaces) {
        (true, _) => format!("il y a {count} de trop"),
        (false, _) => format!("il manque {count}"),
    };
    let subject = if line.has_dash() { "ce tiret".to_owned() } else { format!("« {} »", line.key()) };
    Slip {
        range: line.from(line.indent),
        message: format!("{there_is} au début de la ligne"),
        help: format!("alignez {subject} avec {neighbour}"),
    }
}
