//! What is wrong with a header `[table]` or `[[list]]`.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::slip::{Slip, parses};

/// What was found, and the header that was meant, if that is evident.
pub struct Judged {
    /// The slip.
    pub slip: Slip,
    /// The header as it should be.
    pub meant: Option<String>,
}

/// Judges a line that begins with `[` and does not parse.
pub fn judge(text: &str, statement: Range<usize>) -> Judged {
    let line = &text[statement.clone()];
    let code = line.split(" #").next().unwrap_or(line).trim_end();
    let opening = code.len() - code.trim_start_matches(['[', ' ', '\t']).len();
    let name_end = code[opening..]
        .find(']')
        .map_or(code.len(), |at| opening + at);
    let name = code[opening..name_end].trim();
    let closing_end = code.len() - code[name_end..].trim_start_matches([']', ' ', '\t']).len();
    let double = code[..opening].matches('[').count() > 1
        || code[name_end..closing_end].matches(']').count() > 1;
    let meant = if double {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    let header = statement.start..statement.start + code[..closing_end].trim_end().len();
    let rest = statement.start + closing_end..statement.end;
    match name {
        "" => empty(header),
        _ if !parses(&meant) => odd_name(text, statement, header, name),
        _ if text[header.clone()] == meant && !rest.is_empty() => {
            followed(text, header, rest, meant)
        }
        _ => brackets(header, name, meant),
    }
}

fn empty(at: Range<usize>) -> Judged {
    let slip = Slip::new(
        at,
        text!(
            "zwischen den eckigen Klammern fehlt ein Name",
            "a name is missing between the square brackets"
        ),
        text!(
            "so schreiben: [[contact]]; oder die Zeile löschen",
            "write: [[contact]]; or delete the line"
        ),
    );
    Judged { slip, meant: None }
}

fn odd_name(text: &str, statement: Range<usize>, at: Range<usize>, name: &str) -> Judged {
    let line = &text[statement.clone()];
    let prose = line.contains("](") || name.is_empty() || name.eq_ignore_ascii_case("x");
    let shown = excerpt(name);
    let slip = match prose {
        true => super::junk::prose(text, statement),
        false => Slip::new(
            at,
            text!(
                "`{shown}` ist kein Name einer Tabelle",
                "`{shown}` is no name of a table"
            ),
            text!(
                "Namen bestehen aus den Buchstaben a–z, Ziffern, `_` und `-`: [process], [[contact]]",
                "names consist of the letters a–z, digits, `_` and `-`: [process], [[contact]]"
            ),
        ),
    };
    Judged { slip, meant: None }
}

fn followed(text: &str, header: Range<usize>, rest: Range<usize>, meant: String) -> Judged {
    let shown = excerpt(&text[rest.clone()]);
    let slip = Slip::new(
        rest.clone(),
        text!(
            "nach `{meant}` steht in derselben Zeile noch `{shown}`",
            "after `{meant}` the same line goes on with `{shown}`"
        ),
        text!("eine neue Zeile beginnen", "begin a new line"),
    );
    let slip = match parses(&text[rest.clone()]) {
        true => slip.mend(header.end..rest.start, "\n"),
        false => slip,
    };
    Judged {
        slip,
        meant: Some(meant),
    }
}

fn brackets(header: Range<usize>, name: &str, meant: String) -> Judged {
    let slip = Slip::new(
        header.clone(),
        text!(
            "die eckigen Klammern um `{name}` passen nicht zusammen",
            "the square brackets around `{name}` do not match"
        ),
        text!("so schreiben: {meant}", "write: {meant}"),
    );
    Judged {
        slip: slip.mend(header, meant.clone()),
        meant: Some(meant),
    }
}
