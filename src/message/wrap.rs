//! Text broken into lines that fit a width.

use unicode_width::UnicodeWidthStr;

/// The lines of a text, each at most `width` columns wide. A longer word stays whole, and so does what is to be typed,
/// so that it can be copied: what stands between back-ticks, and a key with its value. A day stays with its month.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(text) {
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

/// The words of a text, something to type as one of them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, after) = rest.split_at(word_end(rest));
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// Where the word ends with which a text begins; blanks in something to type do not end it.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        let blank = end + blank(&text[end..]);
        let Some(open) = text[end..blank].find('`') else {
            match belongs_to(&text[..blank], &text[blank..]) {
                Some(blanks) => end = blank + blanks,
                None => return blank,
            }
            continue;
        };
        let code = end + open + 1;
        match text[code..].find('`') {
            Some(close) => end = code + close + 1,
            None => return blank,
        }
    }
}

/// What stands between a word and what belongs to it: the sign between a key and its value, the blank in `13. November`.
fn belongs_to(word: &str, rest: &str) -> Option<usize> {
    let assigned = rest.strip_prefix(" = ").map(|_| " = ".len());
    assigned.or_else(|| {
        let last = word.rsplit([' ', '(', '„']).next()?.strip_suffix('.')?;
        let is_day = matches!(last.len(), 1..=2) && last.bytes().all(|b| b.is_ascii_digit());
        let month = rest.strip_prefix(' ')?.starts_with(char::is_uppercase);
        (is_day && month).then_some(1)
    })
}

fn blank(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
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

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        for (text, lines) in [
            ("type `a b c d`, now", vec!["type", "`a b c d`,", "now"]),
            ("x (`a b`) y", vec!["x (`a b`) y"]),
            ("one `a b c d e f g` x", vec!["one", "`a b c d e f g`", "x"]),
            ("a ` b", vec!["a ` b"]),
            ("sets a = \"x\" here", vec!["sets", "a = \"x\"", "here"]),
            ("a = `b c d`", vec!["a = `b c d`"]),
            ("a = ", vec!["a ="]),
            ("`a``b c`d e", vec!["`a``b c`d e"]),
            ("bis zum 13. Mai 2027", vec!["bis zum", "13. Mai", "2027"]),
            ("x (13. Mai)", vec!["x (13. Mai)"]),
            ("Punkt 3. und so", vec!["Punkt 3.", "und so"]),
        ] {
            assert_eq!(wrap(text, 11), lines, "{text}");
        }
    }
}
