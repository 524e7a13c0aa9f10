//! What is wrong with a line `key = value`: the key, or the sign between it and its value.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::piece::is_typographic;
use super::slip::{Slip, parses};

/// A line that gives a key a value.
pub struct Pair {
    /// The key as written.
    pub key: Range<usize>,
    /// What stands between key and value, white space left out.
    pub sign: Range<usize>,
    /// The value, to the end of the statement.
    pub value: Range<usize>,
}

/// Takes a statement apart, if it has a sign between a key and a value: `=`, or `:` as in other formats.
pub fn pair(text: &str, statement: Range<usize>) -> Option<Pair> {
    let written = &text[statement.clone()];
    let line = written.lines().next().unwrap_or("");
    let bare = line.find(|c: char| !is_bare(c)).unwrap_or(line.len());
    let after = line[bare..].trim_start();
    let sign = match after.chars().next() {
        Some('=' | ':') if bare > 0 => line.len() - after.len(),
        _ => line.find('=')?,
    };
    let signs = line[sign..].bytes().scan(b' ', |before, byte| {
        let belongs = matches!(byte, b'=' | b':' | b' ') || byte == b'>' && *before == b'=';
        *before = byte;
        belongs.then_some(())
    });
    let length = line[sign..sign + signs.count()].trim_end().len();
    let value = written[sign + length..].len() - written[sign + length..].trim_start().len()
        + sign
        + length;
    let key = line[..sign].trim_end().len();
    let from = |at: usize| statement.start + at;
    Some(Pair {
        key: from(0)..from(key),
        sign: from(sign)..from(sign + length),
        value: from(value.min(written.len()))..statement.end,
    })
}

fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Whether a key is sound TOML.
pub fn is_sound(key: &str) -> bool {
    !key.contains('\n') && parses(&format!("{key} = 0"))
}

/// The slip of the sign, if it is not `=`.
pub fn sign_slip(text: &str, pair: &Pair) -> Option<Slip> {
    let sign = &text[pair.sign.clone()];
    if sign == "=" {
        return None;
    }
    let spaced = text[..pair.sign.start].ends_with([' ', '\t']);
    let new = if spaced { "=" } else { " =" };
    let followed = text[pair.sign.end..].starts_with([' ', '\t', '\n', '\r']);
    let new = if followed {
        new.to_owned()
    } else {
        format!("{new} ")
    };
    Some(
        Slip::new(
            pair.sign.clone(),
            text!(
                "zwischen Schlüssel und Wert steht `{sign}` statt `=`",
                "`{sign}` instead of `=` stands between key and value"
            ),
            text!(
                "so schreiben: schlüssel = \"Wert\"",
                "write: key = \"value\""
            ),
        )
        .mend(pair.sign.clone(), new),
    )
}

/// The slip of the key, if it is none.
pub fn key_slip(text: &str, pair: &Pair) -> Option<Slip> {
    let key = &text[pair.key.clone()];
    let at = pair.key.clone();
    if is_sound(key) {
        return None;
    }
    if key.is_empty() {
        return Some(Slip::new(
            pair.sign.clone(),
            text!(
                "vor dem `=` fehlt der Schlüssel",
                "the key before the `=` is missing"
            ),
            text!(
                "so schreiben: schlüssel = \"Wert\"; oder die Zeile löschen",
                "write: key = \"value\"; or delete the line"
            ),
        ));
    }
    let bare = key
        .trim_start_matches(['-', '*', '•', '+', '>', ' '])
        .trim_matches(is_typographic)
        .trim_matches(['"', '\'']);
    if is_sound(bare) {
        let slip = Slip::new(
            at.clone(),
            text!(
                "vor oder um den Schlüssel `{bare}` stehen überflüssige Zeichen",
                "there are superfluous characters before or around the key `{bare}`"
            ),
            text!("nur `{bare}` schreiben", "write just `{bare}`"),
        );
        return Some(slip.mend(at, bare));
    }
    Some(odd_key(key, at))
}

fn odd_key(key: &str, at: Range<usize>) -> Slip {
    let odd = key.char_indices().find(|(_, c)| !is_bare(*c) && *c != '"');
    let (start, c) = odd.unwrap_or((0, ' '));
    let place = at.start + start..at.start + start + c.len_utf8();
    let joined = key.split_whitespace().collect::<Vec<_>>().join("_");
    if is_sound(&joined) && joined.matches('_').count() < 2 {
        return Slip::new(
            at.clone(),
            text!(
                "im Schlüssel `{key}` steht ein Leerzeichen",
                "there is a space in the key `{key}`"
            ),
            text!("gemeint ist wohl `{joined}`", "did you mean `{joined}`?"),
        )
        .suggest(at, joined.clone());
    }
    let shown = excerpt(key);
    Slip::new(
        if c.is_whitespace() { at } else { place },
        text!("`{shown}` ist kein Schlüssel", "`{shown}` is no key"),
        text!(
            "Schlüssel bestehen aus den Buchstaben a–z ohne Umlaute, Ziffern, `_` und `-`; ein Text gehört unter die zweite Zeile `+++`",
            "keys consist of the letters a–z, digits, `_` and `-`; a text belongs below the second line `+++`"
        ),
    )
}

/// What to say of a key without a value.
pub fn missing_value(text: &str, pair: &Pair) -> Slip {
    let key = excerpt(&text[pair.key.clone()]);
    Slip::new(
        pair.key.start..pair.sign.end,
        text!(
            "nach `{key} =` fehlt der Wert",
            "the value after `{key} =` is missing"
        ),
        text!(
            "einen Wert ergänzen, zum Beispiel {key} = \"…\", oder die Zeile löschen",
            "add a value, such as {key} = \"…\", or delete the line"
        ),
    )
}
