//! Text broken into lines that fit a width.

use unicode_width::UnicodeWidthStr;

/// The lines of a text, each at most `width` columns wide; a longer word stays whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit() {
        assert_eq!(wrap("", 5), Vec::<String>::new());
        assert_eq!(
            wrap("aa bb  ccc\ndddddddd ee", 5),
            ["aa bb", "ccc", "dddddddd", "ee"]
        );
        assert_eq!(wrap("ää öö", 5), ["ää öö"]);
    }
}
