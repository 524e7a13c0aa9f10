//! Characters that nobody sees and TOML does not take: control characters, hard spaces, zero-width characters.

use std::ops::Range;

use crate::text;

use super::slip::{Slip, edited, is_invisible, parses};

/// The slip of a statement that does not parse because of them.
pub fn slip(text: &str, at: Range<usize>) -> Option<Slip> {
    control(text, &at).or_else(|| space(text, &at))
}

fn control(text: &str, at: &Range<usize>) -> Option<Slip> {
    let is_bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let places = || text[at.clone()].char_indices().filter(|(_, c)| is_bad(*c));
    let (first, c) = places().next()?;
    let number = u32::from(c);
    let message = text!(
        "hier steht ein unsichtbares Steuerzeichen (U+{number:04X})",
        "there is an invisible control character here (U+{number:04X})"
    );
    let help = match c {
        '\0' => text!(
            "das Zeichen löschen; sind es viele, ist die Datei nicht in UTF-8 gespeichert",
            "delete it; if there are many, the file is not saved as UTF-8"
        ),
        _ => text!("das Zeichen löschen", "delete it"),
    };
    let here = at.start + first..at.start + first + c.len_utf8();
    let slip = Slip::new(here, message, help);
    Some(places().take(100).fold(slip, |slip, (place, c)| {
        slip.mend(at.start + place..at.start + place + c.len_utf8(), "")
    }))
}

/// Hard spaces become spaces, zero-width characters vanish; only outside quotes, and only if that mends the statement.
fn space(text: &str, at: &Range<usize>) -> Option<Slip> {
    let mut edits = Vec::new();
    let mut quote = None;
    for (place, c) in text[at.clone()].char_indices().take(4096) {
        let here = at.start + place..at.start + place + c.len_utf8();
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            c if is_invisible(c) && quote.is_none() => edits.push((here, String::new())),
            c if c.is_whitespace() && !c.is_ascii() && quote.is_none() => {
                edits.push((here, " ".to_owned()))
            }
            _ => {}
        }
    }
    let (first, _) = edits.first()?;
    let c = text[first.clone()].chars().next().map_or(0, u32::from);
    let mut slip = Slip::new(
        first.clone(),
        text!(
            "hier steht ein besonderes Leerzeichen (U+{c:04X})",
            "there is a special kind of space here (U+{c:04X})"
        ),
        text!(
            "durch ein gewöhnliches Leerzeichen ersetzen oder löschen",
            "replace it by a plain space or delete it"
        ),
    );
    slip.safe = true;
    slip.edits = edits;
    parses(&edited(text, at.clone(), &slip.edits)).then_some(slip)
}
