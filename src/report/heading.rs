//! Headings of narrow columns, broken at spaces, hyphens and marked places.

use unicode_width::UnicodeWidthStr;

use crate::message::neutral;

/// The least width at which a heading takes at most so many lines.
pub fn width(heading: &str, lines: usize) -> usize {
    let most = pieces(heading)
        .iter()
        .map(|(piece, _)| piece.width() + 2)
        .sum::<usize>();
    let fits = |width: &usize| {
        let broken = broken(heading, *width);
        broken.len() <= lines && broken.iter().all(|line| line.width() <= *width)
    };
    (0..=most).find(fits).unwrap_or(most)
}

/// The lines of a heading that is broken to a width. A piece that is wider stands on a line of its own.
pub fn broken(heading: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = String::new();
    let mut before = Joint::Start;
    let pieces = pieces(heading);
    for (at, (piece, after)) in pieces.iter().enumerate() {
        let glued = format!("{open}{}{piece}", before.glue());
        let hyphen = usize::from(*after == Joint::Soft && at + 1 < pieces.len());
        if open.is_empty() || glued.width() + hyphen <= width {
            open = glued;
        } else {
            lines.push(format!("{open}{}", before.at_end()));
            open = piece.clone();
        }
        before = *after;
    }
    lines.push(open);
    lines
}

/// How two pieces hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Start,
    Space,
    Hyphen,
    Soft,
}

impl Joint {
    /// What stands between them on one line.
    fn glue(self) -> &'static str {
        if self == Joint::Space { " " } else { "" }
    }

    /// What stands at the end of a line where they are parted.
    fn at_end(self) -> &'static str {
        if self == Joint::Soft { "-" } else { "" }
    }
}

/// The pieces of a heading, each with what follows it.
fn pieces(heading: &str) -> Vec<(String, Joint)> {
    let mut pieces = Vec::new();
    let mut open = String::new();
    for c in heading.chars() {
        let joint = match c {
            ' ' => Joint::Space,
            '\u{ad}' => Joint::Soft,
            '-' => Joint::Hyphen,
            _ => {
                open.push(c);
                continue;
            }
        };
        if joint == Joint::Hyphen {
            open.push('-');
        }
        pieces.push((neutral(&std::mem::take(&mut open)).into_owned(), joint));
    }
    pieces.push((neutral(&open).into_owned(), Joint::Start));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_break_where_they_may() {
        assert_eq!(broken("in Um\u{ad}setzung", 7), ["in Um-", "setzung"]);
        assert_eq!(broken("in Um\u{ad}setzung", 12), ["in Umsetzung"]);
        assert_eq!(broken("klima-umwelt", 7), ["klima-", "umwelt"]);
        assert_eq!(broken("Zukunftstechnologien", 5), ["Zukunftstechnologien"]);
        assert_eq!(width("abge\u{ad}schlos\u{ad}sen", 1), 13);
        assert_eq!(width("abge\u{ad}schlos\u{ad}sen", 2), 9);
        assert_eq!(width("abge\u{ad}schlos\u{ad}sen", 3), 7);
        assert_eq!(width("", 1), 0);
    }
}
