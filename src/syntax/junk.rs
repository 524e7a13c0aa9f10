//! What is wrong with a line that is neither `key = value` nor a header: text, Markdown, remarks of other languages.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::key::is_sound as is_key;
use super::mend::quoted;
use super::slip::{Slip, parses};

/// Whether a line is a sentence rather than a slip in a key.
pub fn is_prose(line: &str) -> bool {
    let marks = [
        "- ", "* ", "+ ", "> ", "| ", "• ", "![", "](", "**", "__", "```", "1. ",
    ];
    marks.iter().any(|mark| line.starts_with(mark))
        || line.contains("](")
        || line.split_whitespace().count() > 4
}

/// Text between the keys.
pub fn prose(text: &str, at: Range<usize>) -> Slip {
    let shown = excerpt(&text[at.clone()]);
    Slip::new(
        at,
        text!(
            "zwischen den Angaben steht Text: `{shown}`",
            "there is text between the keys: `{shown}`"
        ),
        text!(
            "der Text gehört unter die zweite Zeile `+++`, in einer .toml-Datei zwischen text = \"\"\" und \"\"\"; Anmerkungen beginnen mit `#`",
            "the text belongs below the second line `+++`, in a .toml file between text = \"\"\" and \"\"\"; remarks begin with `#`"
        ),
    )
}

/// Judges a line without any sign between key and value.
pub fn judge(text: &str, at: Range<usize>) -> Slip {
    let line = &text[at.clone()];
    let slip = leftover(line, &at)
        .or_else(|| remark(line, &at))
        .or_else(|| rule_line(line, &at));
    slip.or_else(|| missing_sign(text, &at))
        .unwrap_or_else(|| prose(text, at))
}

/// Closing brackets or quotes whose opening ones are missing or ended too early.
fn leftover(line: &str, at: &Range<usize>) -> Option<Slip> {
    let marks = |c: char| matches!(c, ']' | '}' | '"' | '\'' | ',' | ';' | ' ');
    line.chars().all(marks).then(|| {
        Slip::new(
            at.clone(),
            text!(
                "`{line}` schließt hier nichts",
                "`{line}` closes nothing here"
            ),
            text!(
                "die Zeile löschen, oder die öffnende Klammer oder Anführung davor prüfen",
                "delete the line, or look at the opening bracket or quotation mark before it"
            ),
        )
        .suggest(at.clone(), "")
    })
}

fn remark(line: &str, at: &Range<usize>) -> Option<Slip> {
    let mark = ["//", "/*", "<!--", "--", ";", "%", "REM "]
        .into_iter()
        .find(|mark| line.starts_with(mark))?;
    let content = line[mark.len()..]
        .trim_end_matches("*/")
        .trim_end_matches("-->")
        .trim();
    if content.is_empty() || content.chars().all(|c| c == '-') {
        return None;
    }
    let new = format!("# {content}");
    Some(
        Slip::new(
            at.start..at.start + mark.len(),
            text!(
                "Anmerkungen beginnen hier mit `#`, nicht mit `{mark}`",
                "remarks begin with `#` here, not with `{mark}`"
            ),
            text!("`#` schreiben", "write `#`"),
        )
        .mend(at.clone(), new),
    )
}

/// A ruled line: `---`, `====`, `++`.
fn rule_line(line: &str, at: &Range<usize>) -> Option<Slip> {
    let first = line
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '+' | '=' | '*' | '_' | '~'))?;
    line.chars().all(|c| c == first).then(|| {
        Slip::new(
            at.clone(),
            text!("`{line}` ist keine Angabe", "`{line}` is no key"),
            text!(
                "die Zeile löschen; die Angaben enden mit einer Zeile `+++`",
                "delete the line; the keys end with a line `+++`"
            ),
        )
        .suggest(at.clone(), "")
    })
}

/// `key "value"`, `key value` or a key alone.
fn missing_sign(text: &str, at: &Range<usize>) -> Option<Slip> {
    let line = &text[at.clone()];
    let (key, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let (key, rest) = (key.trim_end_matches([':', ',', ';']), rest.trim());
    if !is_key(key) || is_prose(line) {
        return None;
    }
    let whole = |value: &str| format!("{key} = {value}");
    let certain = !rest.is_empty() && parses(&whole(rest));
    let new = match rest {
        "" => whole("\"…\""),
        _ if certain => whole(rest),
        _ => whole(&quoted(rest)),
    };
    let shown = excerpt(&new);
    let slip = Slip::new(
        at.clone(),
        text!(
            "hier fehlt ein `=` zwischen Schlüssel und Wert",
            "an `=` is missing between key and value"
        ),
        text!("so schreiben: {shown}", "write: {shown}"),
    );
    Some(match () {
        () if certain => slip.mend(at.clone(), new),
        () if rest.is_empty() => slip,
        () => slip.suggest(at.clone(), new),
    })
}
