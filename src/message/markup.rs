//! Text as it stands in XML or SVG: no character means anything there, and nothing in it is hidden.

use super::neutral;

/// Words for an element or an attribute of XML. Characters that XML forbids are among the hidden ones, which are spelled out.
pub fn in_markup(text: &str) -> String {
    let text = neutral(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(
            in_markup("<a href=\"x\">'&'\u{1b}\u{202e}"),
            "&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;\\u{1b}\\u{202e}"
        );
    }
}
