//! Text that cannot act on whoever shows it: what nobody would see is spelled out, what a machine would obey is broken.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character is invisible or steers the display: controls, bidirectional controls, zero-width characters,
/// tags and noncharacters. Line breaks and tabs are among them.
///
/// Unicode's `Default_Ignorable_Code_Point`, general category `Cc`, line and paragraph separators, noncharacters.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a text starts with what a CI system obeys anywhere in a line: `##[…`, `##vso[…`, `##teamcity[…`.
///
/// `::error …` counts only at the start of a line, so a printer has to begin its lines with words of its own.
/// Sources: `ActionCommand.cs` of actions/runner, `Command.cs` of the Azure Pipelines agent.
pub fn is_command(text: &str) -> bool {
    text.strip_prefix("##").is_some_and(|rest| {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        rest.trim_start_matches(word).starts_with('[')
    })
}

/// Whether the character at the start of a text must be spelled out.
pub fn is_harmful(text: &str) -> bool {
    text.chars().next().is_some_and(is_hidden) || is_command(text)
}

/// A text on one line, with everything hidden spelled out: `\n`, `\t`, `\u{202e}`.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if is_harmful(&text[at..]) {
            spell_out(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Appends the visible spelling of a character.
pub fn spell_out(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        // Writing to a string cannot fail.
        c => drop(write!(out, "{}", c.escape_unicode())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_and_commands_are_spelled_out() {
        for (text, shown) in [
            ("Beiträge – „sauber“ 🙂", "Beiträge – „sauber“ 🙂"),
            ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"),
            ("\u{1b}[31mrot\u{7}", "\\u{1b}[31mrot\\u{7}"),
            ("\u{202e}cba\u{2069}", "\\u{202e}cba\\u{2069}"),
            ("null\u{200b}breit\u{feff}", "null\\u{200b}breit\\u{feff}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("## Beschluss #1", "## Beschluss #1"),
            ("##Titel ohne Leerzeichen", "##Titel ohne Leerzeichen"),
            ("x ##vso[task.x]", "x \\u{23}#vso[task.x]"),
            ("###[error]", "#\\u{23}#[error]"),
            ("##teamcity[a]", "\\u{23}#teamcity[a]"),
            ("\u{fdd0}\u{1fffe}", "\\u{fdd0}\\u{1fffe}"),
        ] {
            assert_eq!(neutral(text), shown);
        }
    }
}
