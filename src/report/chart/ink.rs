//! Words and numbers as they stand in SVG.

use crate::message::neutral;

/// Words in which no character means anything to XML, and none is hidden.
pub fn words(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in neutral(text).chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            c => shown.push(c),
        }
    }
    shown
}

/// A coordinate with one decimal, the same on every machine.
pub fn at(place: f64) -> String {
    let shown = format!("{place:.1}");
    shown
        .strip_suffix(".0")
        .map_or(shown.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(
            words("<a href=\"x\">'&'\u{1b}\u{202e}"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;\\u{1b}\\u{202e}"
        );
    }
}
