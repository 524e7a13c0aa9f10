//! Values that go on in the lines below their key, as other formats have it.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::MAX_MISTAKES;
use super::key::Pair;
use super::mend::quoted;
use super::slip::Slip;
use super::statement::{line_at, looks_like_start, next_line};

/// A list as YAML has it: below the key, one line `- item` each.
pub fn list(text: &str, pair: &Pair, at: &Range<usize>) -> Option<(Slip, usize)> {
    let mut items = Vec::new();
    let mut end = at.end;
    let mut start = next_line(text, line_at(text, at.start).end);
    while start < text.len() && items.len() < MAX_MISTAKES {
        let line = line_at(text, start);
        let written = text[line.clone()].trim();
        let Some(item) = ["- ", "* ", "• "]
            .iter()
            .find_map(|mark| written.strip_prefix(mark))
        else {
            break;
        };
        items.push(quoted(item.trim().trim_matches(['"', '\''])));
        end = line.start + text[line.clone()].trim_end().len();
        start = next_line(text, line.end);
    }
    let key = &text[pair.key.clone()];
    let new = format!("{key} = [{}]", items.join(", "));
    let shown = excerpt(&new);
    let slip = Slip::new(
        at.clone(),
        text!(
            "eine Liste steht in eckigen Klammern, nicht in Zeilen mit `-`",
            "a list stands in square brackets, not in lines with `-`"
        ),
        text!("so schreiben: {shown}", "write: {shown}"),
    );
    (!items.is_empty()).then(|| (slip.suggest(at.start..end, new), end))
}

/// A text between simple quotes that goes on in the lines below; and where it ends.
pub fn lines(text: &str, value: &Range<usize>) -> Option<(Slip, usize)> {
    let written = &text[value.clone()];
    if !written.starts_with('"') || written.starts_with("\"\"\"") || written[1..].contains('"') {
        return None;
    }
    let mut start = next_line(text, line_at(text, value.start).end);
    for _ in 0..50 {
        let line = line_at(text, start);
        let content = text[line.clone()].trim_end();
        if start >= text.len() || looks_like_start(content) || content.trim_start().starts_with('#')
        {
            return None;
        }
        let end = line.start + content.len();
        if content.ends_with('"') && !content.ends_with("\"\"") {
            let slip = Slip::new(
                value.start..end,
                text!(
                    "ein Text über mehrere Zeilen steht in einfachen Anführungszeichen",
                    "a text of several lines stands in single quotation marks"
                ),
                text!(
                    "dreifache Anführungszeichen verwenden: \"\"\" … \"\"\"",
                    "use triple quotation marks: \"\"\" … \"\"\""
                ),
            );
            let slip = slip
                .suggest(value.start..value.start + 1, "\"\"\"")
                .suggest(end - 1..end, "\"\"\"");
            return Some((slip, end));
        }
        if content.contains('"') {
            return None;
        }
        start = next_line(text, line.end);
    }
    None
}
