//! What is wrong with a single value: its quotes, or that it has none.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::mend::{Dated, date_meant, number_meant, quoted, truth_meant};
use super::piece::{Kind, Piece, is_typographic};
use super::slip::{Slip, is_sound_value};

/// The value of a piece as a TOML string.
pub fn as_string(text: &str, piece: &Piece) -> String {
    match &piece.kind {
        Kind::String => text[piece.at.clone()].to_owned(),
        Kind::Typographic(inner) | Kind::Inner(inner) | Kind::Unclosed(inner) => {
            quoted(&text[inner.clone()])
        }
        _ => quoted(&text[piece.at.clone()]),
    }
}

/// The slip of a value, if it is none. `nested`: it stands in a list or table.
pub fn slip(text: &str, piece: &Piece, nested: bool) -> Option<Slip> {
    let at = piece.at.clone();
    let written = &text[at.clone()];
    match &piece.kind {
        Kind::String if is_sound_value(written) => None,
        Kind::String => Some(escape(text, at)),
        Kind::Typographic(inner) => Some(typographic(text, at, inner.clone())),
        Kind::Inner(inner) => Some(inner_quotes(text, at, inner.clone())),
        Kind::Unclosed(inner) => Some(unclosed(text, at, inner.clone(), nested)),
        Kind::UnclosedLines => Some(unclosed_lines(written, at)),
        _ if is_sound_value(written) => None,
        _ => Some(bare(text, at, nested)),
    }
}

fn typographic(text: &str, at: Range<usize>, inner: Range<usize>) -> Slip {
    let content = text[inner].trim_matches(|c| is_typographic(c) && c != '’');
    let string = quoted(content);
    let slip = Slip::new(
        at.clone(),
        text!(
            "typografische Anführungszeichen um einen Wert",
            "typographic quotation marks around a value"
        ),
        text!(
            "gerade Anführungszeichen verwenden: \"…\"",
            "use straight quotation marks: \"…\""
        ),
    );
    match content.contains(['"', '\\']) {
        true => slip.suggest(at, string),
        false => slip.mend(at, string),
    }
}

fn inner_quotes(text: &str, at: Range<usize>, inner: Range<usize>) -> Slip {
    let string = quoted(&text[inner]);
    let shown = excerpt(&string);
    Slip::new(
        at.clone(),
        text!(
            "in einem Text stehen gerade Anführungszeichen, er endet deshalb zu früh",
            "a text holds straight quotation marks and so ends too early"
        ),
        text!(
            "innen „…“ verwenden oder einen Rückstrich davor setzen: {shown}",
            "use “…” inside or put a backslash before them: {shown}"
        ),
    )
    .suggest(at, string)
}

fn unclosed(text: &str, at: Range<usize>, inner: Range<usize>, nested: bool) -> Slip {
    let string = quoted(text[inner.clone()].trim());
    let slip = Slip::new(
        at.clone(),
        text!(
            "dieser Text hat kein schließendes Anführungszeichen",
            "this text has no closing quotation mark"
        ),
        text!(
            "am Ende des Textes ein `\"` ergänzen",
            "add a `\"` at the end of the text"
        ),
    );
    let certain = !nested && !text[inner].contains(['#', '\\', '"', '\'']);
    if certain {
        slip.mend(at, string)
    } else {
        slip.suggest(at, string)
    }
}

fn unclosed_lines(written: &str, at: Range<usize>) -> Slip {
    let quotes = written.get(..3).unwrap_or("\"\"\"");
    let end = at.end;
    Slip::new(
        at.start..at.start + quotes.len(),
        text!(
            "der mehrzeilige Text, der hier beginnt, wird nicht geschlossen",
            "the text of several lines that begins here is not closed"
        ),
        text!(
            "nach seiner letzten Zeile eine Zeile {quotes} einfügen",
            "insert a line {quotes} after its last line"
        ),
    )
    .suggest(end..end, format!("\n{quotes}"))
}

/// A string with an escape that TOML does not know, mostly a Windows path.
fn escape(text: &str, at: Range<usize>) -> Slip {
    let written = &text[at.clone()];
    let bad =
        bad_escape(written).map_or(at.clone(), |bad| at.start + bad.start..at.start + bad.end);
    let shown = excerpt(&text[bad.clone()]);
    let slip = Slip::new(
        bad,
        text!(
            "`{shown}` hat zwischen Anführungszeichen eine Sonderbedeutung, die es nicht gibt",
            "`{shown}` is an escape between quotation marks that does not exist"
        ),
        text!(
            "den Rückstrich verdoppeln (`\\\\`) oder den Text in einfache Anführungszeichen setzen: '…'",
            "double the backslash (`\\\\`) or put the text in single quotation marks: '…'"
        ),
    );
    let content = written.trim_matches('"');
    let literal = format!("'{content}'");
    match !written.starts_with("\"\"\"")
        && !content.contains(['\'', '"'])
        && is_sound_value(&literal)
    {
        true => slip.mend(at, literal),
        false => slip,
    }
}

/// The first escape of a basic string that does not parse.
fn bad_escape(string: &str) -> Option<Range<usize>> {
    let bytes = string.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', &bytes[at..]).map(|found| at + found) {
        let c = string[next + 1..].chars().next().unwrap_or(' ');
        let length = match c {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            c => 1 + c.len_utf8(),
        };
        let digits = string.get(next + 2..next + length).unwrap_or("-");
        let sound = match c {
            'x' | 'u' | 'U' => u32::from_str_radix(digits, 16)
                .ok()
                .and_then(char::from_u32)
                .is_some(),
            'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' => true,
            c => c.is_whitespace() && string.starts_with("\"\"\""),
        };
        if !sound {
            return Some(next..next + 1 + c.len_utf8());
        }
        at = (next + length).min(bytes.len());
    }
    None
}

/// A word without quotes that is no TOML value.
fn bare(text: &str, at: Range<usize>, nested: bool) -> Slip {
    let word = &text[at.clone()];
    let remark = text[at.end..]
        .trim_start_matches([' ', '\t'])
        .starts_with('#');
    let telephone_like =
        word.len() > 3 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
    let slip = date(word, &at).or_else(|| number(word, &at).filter(|_| !telephone_like));
    slip.or_else(|| truth(word, &at))
        .or_else(|| nothing(word, &at))
        .or_else(|| round(word, &at))
        .unwrap_or_else(|| unquoted(word, at, nested, remark))
}

fn date(word: &str, at: &Range<usize>) -> Option<Slip> {
    let (new, certain) = match date_meant(word)? {
        Dated::Day(day, certain) => (day, certain),
        Dated::Less(date) => (quoted(&date), true),
        Dated::Impossible => {
            return Some(Slip::new(
                at.clone(),
                text!(
                    "den Tag `{word}` gibt es im Kalender nicht",
                    "there is no day `{word}` in the calendar"
                ),
                text!(
                    "Tag und Monat prüfen; ein Datum hat die Form 2026-06-30",
                    "look at day and month; a date has the form 2026-06-30"
                ),
            ));
        }
    };
    let slip = Slip::new(
        at.clone(),
        text!(
            "`{word}` ist kein Datum in der Form JJJJ-MM-TT",
            "`{word}` is no date of the form YYYY-MM-DD"
        ),
        text!("so schreiben: {new}", "write: {new}"),
    );
    Some(if certain {
        slip.mend(at.clone(), new.clone())
    } else {
        slip.suggest(at.clone(), new.clone())
    })
}

fn number(word: &str, at: &Range<usize>) -> Option<Slip> {
    let (new, certain) = number_meant(word)?;
    let slip = Slip::new(
        at.clone(),
        text!(
            "`{word}` ist keine Zahl in der Form 1234.5",
            "`{word}` is no number of the form 1234.5"
        ),
        text!(
            "so schreiben: {new} (Dezimalpunkt, keine Tausenderpunkte, keine Einheit)",
            "write: {new} (decimal point, no thousands separators, no unit)"
        ),
    );
    Some(if certain {
        slip.mend(at.clone(), new.clone())
    } else {
        slip.suggest(at.clone(), new.clone())
    })
}

fn truth(word: &str, at: &Range<usize>) -> Option<Slip> {
    let truth = truth_meant(word)?;
    let slip = Slip::new(
        at.clone(),
        text!(
            "`{word}` ist kein Wahrheitswert",
            "`{word}` is no truth value"
        ),
        text!(
            "`{truth}` schreiben; ein Text gehört in Anführungszeichen: \"{word}\"",
            "write `{truth}`; a text belongs in quotation marks: \"{word}\""
        ),
    );
    let certain = word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false");
    let new = truth.to_string();
    Some(if certain {
        slip.mend(at.clone(), new)
    } else {
        slip.suggest(at.clone(), new)
    })
}

fn nothing(word: &str, at: &Range<usize>) -> Option<Slip> {
    let empty = ["null", "none", "nil", "~", "-", "–", "n/a", "undefined"];
    empty.contains(&&*word.to_lowercase()).then(|| {
        Slip::new(
            at.clone(),
            text!(
                "`{word}` steht für keinen Wert",
                "`{word}` stands for no value"
            ),
            text!(
                "die ganze Zeile löschen, wenn es nichts anzugeben gibt",
                "delete the whole line if there is nothing to say"
            ),
        )
    })
}

/// A list in round brackets.
fn round(word: &str, at: &Range<usize>) -> Option<Slip> {
    let values = word.strip_prefix('(')?.strip_suffix(')')?;
    let bare = |c: char| c.is_ascii_alphanumeric() || "-_/ ,".contains(c);
    let list = match values.chars().all(bare) {
        true => values
            .split(',')
            .map(|value| quoted(value.trim()))
            .collect::<Vec<_>>()
            .join(", "),
        false => values.to_owned(),
    };
    let list = format!("[{list}]");
    let slip = Slip::new(
        at.clone(),
        text!(
            "eine Liste steht in eckigen Klammern, nicht in runden",
            "a list stands in square brackets, not in round ones"
        ),
        text!("so schreiben: {list}", "write: {list}"),
    );
    is_sound_value(&list).then(|| slip.mend(at.clone(), list))
}

fn unquoted(word: &str, at: Range<usize>, nested: bool, remark: bool) -> Slip {
    let content = word
        .trim_end_matches(['"', '\''])
        .trim_end_matches(is_typographic);
    let shown = excerpt(word);
    let string = quoted(content);
    let new = excerpt(&string);
    let message = text!(
        "der Text `{shown}` steht nicht in Anführungszeichen",
        "the text `{shown}` is not in quotation marks"
    );
    let help = match nested {
        true => text!(
            "jeden Text in Anführungszeichen setzen: \"…\"",
            "put each text in quotation marks: \"…\""
        ),
        false => text!("so schreiben: {new}", "write: {new}"),
    };
    let slip = Slip::new(at.clone(), message, help);
    match remark || content.contains(['"', '\'', '=', '#', '[', ']', '{', '}', '\\']) {
        true => slip.suggest(at, string),
        false => slip.mend(at, string),
    }
}
