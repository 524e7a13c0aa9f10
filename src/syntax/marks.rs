//! What to say of brackets, commas and equals signs that are missing, wrong or too many.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::slip::Slip;

/// A comma or semicolon after the value of a line.
pub fn trailing(text: &str, at: Range<usize>, is_last: bool) -> Slip {
    let mark = &text[at.clone()];
    let slip = Slip::new(
        at.clone(),
        text!(
            "am Ende der Zeile steht ein `{mark}` zu viel",
            "there is a superfluous `{mark}` at the end of the line"
        ),
        text!("das `{mark}` löschen", "delete the `{mark}`"),
    );
    if is_last { slip.mend(at, "") } else { slip }
}

/// A comma with no value before it.
pub fn superfluous(text: &str, at: Range<usize>) -> Slip {
    let mark = &text[at.clone()];
    Slip::new(
        at.clone(),
        text!(
            "hier steht ein `{mark}` zu viel",
            "there is a superfluous `{mark}` here"
        ),
        text!(
            "das `{mark}` löschen, oder den fehlenden Wert davor ergänzen",
            "delete the `{mark}`, or add the value that is missing before it"
        ),
    )
    .suggest(at, "")
}

/// A semicolon between values.
pub fn semicolon(at: Range<usize>) -> Slip {
    Slip::new(
        at.clone(),
        text!(
            "Werte werden mit Komma getrennt, nicht mit Semikolon",
            "values are separated by commas, not by semicolons"
        ),
        text!("`,` statt `;` schreiben", "write `,` instead of `;`"),
    )
    .mend(at, ",")
}

/// A colon between key and value in curly brackets.
pub fn colon(at: Range<usize>) -> Slip {
    Slip::new(
        at.clone(),
        text!(
            "zwischen Schlüssel und Wert steht `:` statt `=`",
            "`:` instead of `=` stands between key and value"
        ),
        text!("`=` statt `:` schreiben", "write `=` instead of `:`"),
    )
    .mend(at, " =")
}

/// An equals sign where none belongs.
pub fn equals(at: Range<usize>, in_list: bool) -> Slip {
    let help = match in_list {
        true => text!(
            "Paare aus Schlüssel und Wert gehören in geschweifte Klammern: [{{ key = \"…\" }}]",
            "pairs of key and value belong in curly brackets: [{{ key = \"…\" }}]"
        ),
        false => text!(
            "genau ein `=` zwischen Schlüssel und Wert setzen",
            "put exactly one `=` between key and value"
        ),
    };
    Slip::new(
        at,
        text!("hier wird kein `=` erwartet", "no `=` is expected here"),
        help,
    )
}

/// A list in curly brackets.
pub fn no_pairs(at: Range<usize>) -> Slip {
    Slip::new(
        at,
        text!(
            "in geschweiften Klammern stehen Paare aus Schlüssel und Wert",
            "curly brackets hold pairs of key and value"
        ),
        text!(
            "eine Liste in eckige Klammern setzen: [\"a\", \"b\"]",
            "put a list in square brackets: [\"a\", \"b\"]"
        ),
    )
}

/// A closing bracket that closes nothing.
pub fn superfluous_bracket(text: &str, at: Range<usize>) -> Slip {
    let mark = &text[at.clone()];
    Slip::new(
        at.clone(),
        text!(
            "hier steht eine Klammer `{mark}` zu viel",
            "there is a superfluous bracket `{mark}` here"
        ),
        text!(
            "die Klammer löschen, oder die öffnende davor ergänzen",
            "delete the bracket, or add the opening one before it"
        ),
    )
    .suggest(at, "")
}

/// A closing bracket of the other kind.
pub fn wrong_bracket(text: &str, at: Range<usize>, open: char, wanted: char) -> Slip {
    let mark = &text[at.clone()];
    Slip::new(
        at.clone(),
        text!(
            "`{open}` wird hier mit `{mark}` geschlossen",
            "`{open}` is closed by `{mark}` here"
        ),
        text!("mit `{wanted}` schließen", "close it with `{wanted}`"),
    )
    .suggest(at, wanted)
}

/// A value right after another one in a list.
pub fn missing_comma(text: &str, at: Range<usize>) -> Slip {
    let before = text[..at.start].trim_end().len();
    let value = excerpt(&text[at.clone()]);
    Slip::new(
        at,
        text!(
            "vor `{value}` fehlt ein Komma",
            "a comma is missing before `{value}`"
        ),
        text!("Werte mit `, ` trennen", "separate values by `, `"),
    )
    .mend(before..before, ",")
}

/// Something after the value of a line.
pub fn more(text: &str, rest: Range<usize>) -> Slip {
    let written = excerpt(&text[rest.clone()]);
    let slip = Slip::new(
        rest.clone(),
        text!(
            "nach dem Wert steht noch `{written}`",
            "after the value there is still `{written}`"
        ),
        text!(
            "eine Anmerkung mit `#` beginnen; sonst löschen oder in die Anführungszeichen nehmen",
            "begin a remark with `#`; otherwise delete it or take it into the quotation marks"
        ),
    );
    let remark = ["//", "--", "/*", "<!--"];
    match remark.iter().any(|mark| written.starts_with(mark)) {
        true => slip.suggest(rest.start..rest.start, "# "),
        false => slip,
    }
}

/// A bracket that is not closed where the value ends.
pub fn unclosed(text: &str, at: usize, end: usize, closers: String, certain: bool) -> Slip {
    let open = &text[at..at + 1];
    let slip = Slip::new(
        at..at + 1,
        text!(
            "die Klammer `{open}` wird nicht geschlossen",
            "the bracket `{open}` is not closed"
        ),
        text!("`{closers}` ergänzen", "add `{closers}`"),
    );
    if certain {
        slip.mend(end..end, closers)
    } else {
        slip.suggest(end..end, closers)
    }
}
