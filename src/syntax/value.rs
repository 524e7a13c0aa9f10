//! What is wrong with a value: pieces that are no values, and brackets and commas between them.

use std::ops::Range;

use crate::text;

use super::marks;
use super::mend::quoted;
use super::piece::{Kind, Piece, pieces};
use super::slip::Slip;
use super::word;

/// A longer value is not taken apart.
const MAX_VALUE: usize = 4096;

/// The slips of a value that does not parse; none if it is too long or too odd.
pub fn slips(text: &str, value: Range<usize>) -> Vec<Slip> {
    if value.len() > MAX_VALUE {
        return Vec::new();
    }
    let pieces = pieces(text, value.clone());
    if let Some(slip) = list_without_brackets(text, &pieces) {
        return vec![slip];
    }
    let mut walk = Walk {
        text,
        end: value.end,
        levels: vec![Level::outer()],
        slips: Vec::new(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        if !walk.step(piece, pieces.get(at + 1)) {
            break;
        }
    }
    walk.finish(pieces.last())
}

/// `"a", "b"` or `a, b` where a list was meant.
fn list_without_brackets(text: &str, pieces: &[Piece]) -> Option<Slip> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let plain = |piece: &Piece| {
        matches!(
            piece.kind,
            Kind::String | Kind::Typographic(_) | Kind::Word | Kind::Comma
        )
    };
    let commas = pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Comma)
        .count();
    let whole = first.at.start..last.at.end;
    let items: Vec<String> = if commas > 0 && pieces.len() > 2 && pieces.iter().all(plain) {
        pieces
            .iter()
            .filter(|piece| piece.kind != Kind::Comma)
            .map(|piece| word::as_string(text, piece))
            .collect()
    } else if let [
        Piece {
            kind: Kind::Word,
            at,
        },
    ] = pieces
    {
        let is_id = |item: &str| {
            item.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/'))
        };
        let items: Vec<&str> = text[at.clone()].split(',').map(str::trim).collect();
        let ids = items.len() > 1
            && items
                .iter()
                .all(|item| is_id(item) && item.starts_with(|c: char| c.is_ascii_lowercase()));
        ids.then(|| items.into_iter().map(quoted).collect())?
    } else {
        return None;
    };
    let list = format!("[{}]", items.join(", "));
    Some(
        Slip::new(
            whole.clone(),
            text!(
                "mehrere Werte stehen ohne eckige Klammern",
                "several values stand without square brackets"
            ),
            text!(
                "als Liste schreiben: {list}",
                "write them as a list: {list}"
            ),
        )
        .suggest(whole, list.clone()),
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Key,
    Equals,
    Value,
    Separator,
}

struct Level {
    open: u8,
    at: usize,
    expect: Expect,
}

impl Level {
    fn outer() -> Level {
        Level {
            open: b' ',
            at: 0,
            expect: Expect::Value,
        }
    }

    fn next(&self) -> Expect {
        if self.open == b'{' {
            Expect::Key
        } else {
            Expect::Value
        }
    }
}

struct Walk<'t> {
    text: &'t str,
    end: usize,
    levels: Vec<Level>,
    slips: Vec<Slip>,
}

impl Walk<'_> {
    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::outer());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn is_outer(&self) -> bool {
        self.levels.len() <= 1
    }

    /// Looks at a piece; false when what follows makes no sense any more.
    fn step(&mut self, piece: &Piece, next: Option<&Piece>) -> bool {
        let expect = self.level().expect;
        match &piece.kind {
            Kind::Comma | Kind::Semicolon => return self.separator(piece, next, expect),
            Kind::Close(close) => return self.close(piece, *close),
            Kind::Equals | Kind::Colon => return self.equals(piece, expect),
            _ => {}
        }
        if expect == Expect::Separator && !self.missing_comma(piece) {
            return false;
        }
        if let Kind::Open(open) = piece.kind {
            let open_level = Level {
                open,
                at: piece.at.start,
                expect: Expect::Value,
            };
            let expect = open_level.next();
            self.levels.push(Level {
                expect,
                ..open_level
            });
            return true;
        }
        if self.level().expect == Expect::Key {
            self.level().expect = Expect::Equals;
        } else {
            self.level().expect = Expect::Separator;
            let slip = word::slip(self.text, piece, !self.is_outer());
            self.push(slip);
        }
        true
    }

    /// Slips of the same kind in one value are one finding.
    fn push(&mut self, slip: Option<Slip>) {
        let Some(slip) = slip else { return };
        match self.slips.last_mut() {
            Some(last)
                if last.help == slip.help && !slip.edits.is_empty() && !last.edits.is_empty() =>
            {
                last.safe &= slip.safe;
                last.edits.extend(slip.edits);
            }
            _ => self.slips.push(slip),
        }
    }

    fn separator(&mut self, piece: &Piece, next: Option<&Piece>, expect: Expect) -> bool {
        let at = piece.at.clone();
        if self.is_outer() {
            self.push(Some(marks::trailing(self.text, at, next.is_none())));
            return false;
        }
        match expect {
            Expect::Equals => return self.no_pairs(),
            Expect::Separator if piece.kind == Kind::Semicolon => {
                self.push(Some(marks::semicolon(at)))
            }
            Expect::Separator => {}
            _ => self.push(Some(marks::superfluous(self.text, at))),
        }
        let next = self.level().next();
        self.level().expect = next;
        true
    }

    fn equals(&mut self, piece: &Piece, expect: Expect) -> bool {
        let at = piece.at.clone();
        if piece.kind == Kind::Colon {
            self.push(Some(marks::colon(at.clone())));
        }
        if expect == Expect::Equals {
            self.level().expect = Expect::Value;
            return true;
        }
        let in_list = self.level().open == b'[';
        self.push(Some(marks::equals(at, in_list)));
        false
    }

    /// A list in curly brackets.
    fn no_pairs(&mut self) -> bool {
        let at = self.level().at;
        self.push(Some(marks::no_pairs(at..at + 1)));
        false
    }

    fn close(&mut self, piece: &Piece, close: u8) -> bool {
        let at = piece.at.clone();
        if self.is_outer() {
            self.push(Some(marks::superfluous_bracket(self.text, at)));
            return false;
        }
        if self.level().expect == Expect::Equals {
            return self.no_pairs();
        }
        let open = self.level().open;
        if closing(open) != char::from(close) {
            self.push(Some(marks::wrong_bracket(
                self.text,
                at,
                char::from(open),
                closing(open),
            )));
        }
        self.levels.pop();
        self.level().expect = Expect::Separator;
        true
    }

    /// Two values in a row: a comma is missing between them, or a line has something after its value.
    fn missing_comma(&mut self, piece: &Piece) -> bool {
        if self.is_outer() {
            self.push(Some(marks::more(self.text, piece.at.start..self.end)));
            return false;
        }
        let next = self.level().next();
        self.level().expect = next;
        self.push(Some(marks::missing_comma(self.text, piece.at.clone())));
        true
    }

    fn finish(mut self, last: Option<&Piece>) -> Vec<Slip> {
        let complete = self.slips.iter().all(|slip| !slip.edits.is_empty());
        if let (Some(level), Some(last), true) = (self.levels.get(1), last, complete) {
            let open = self.levels[1..].iter().rev();
            let closers: String = open.map(|level| closing(level.open)).collect();
            let one_line = !self.text[level.at..last.at.end].contains('\n');
            let certain = one_line && last.kind != Kind::Comma;
            let slip = marks::unclosed(self.text, level.at, last.at.end, closers, certain);
            self.slips.push(slip);
        }
        self.slips
    }
}

fn closing(open: u8) -> char {
    if open == b'{' { '}' } else { ']' }
}
