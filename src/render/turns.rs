//! Signs that turn the direction of writing: they stay out of what people read, where one that is never closed would turn
//! what follows it too. `dstrat check` tells of them (`deceptive-text`).

use super::{File, Output};

/// Whether a sign embeds, overrides or isolates a direction of writing (UAX #9, 2.1 to 2.5).
pub fn is_turn(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in which something else stands for each such sign.
fn replaced(text: String, instead: &str) -> String {
    // They all begin with these two bytes in UTF-8, and next to no text holds one.
    let may_hold = |second: u8| memchr::memmem::find(text.as_bytes(), &[0xe2, second]).is_some();
    match may_hold(0x80) || may_hold(0x81) {
        true if text.contains(is_turn) => text.replace(is_turn, instead),
        _ => text,
    }
}

/// A text in which each such sign is seen: where changes are shown, one that came or went is a change.
pub fn seen(text: String) -> String {
    replaced(text, "\u{fffd}")
}

/// An output whose pages, texts and scripts hold no such signs. Data keeps what it holds.
pub fn without_in_any(output: Output) -> Output {
    match output {
        Output::File(file) => Output::File(without_in(file)),
        Output::Folder { path, files } => {
            let files = files.into_iter().map(without_in).collect();
            Output::Folder { path, files }
        }
    }
}

fn without_in(file: File) -> File {
    let mut is_read = [".html", ".md", ".js"].iter();
    if !is_read.any(|ending| file.path.ends_with(ending)) {
        return file;
    }
    let bytes = match String::from_utf8(file.bytes) {
        Ok(text) => replaced(text, "").into_bytes(),
        Err(other) => other.into_bytes(),
    };
    File { bytes, ..file }
}
