//! The one place where text becomes Markdown: nothing in it turns into form, links or HTML.

/// A text inside a line.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' => out.extend(['\\', c]),
            '~' if before == '~' || next == '~' => out.extend(['\\', c]),
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => out.extend(['\\', c]),
            '&' if next == '#' || next.is_ascii_alphabetic() => out.extend(['\\', c]),
            '!' if next == '[' => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// A text that begins a line: what would make it a heading, list, quotation or rule is taken as it is.
pub fn block(text: &str) -> String {
    start(&inline(text.trim_start()))
}

/// A line of Markdown that begins a block, so that its first characters mean nothing.
pub fn start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &line[digits..];
    match line.chars().next() {
        Some('#' | '+' | '-' | '=' | '>') => format!("\\{line}"),
        Some('~') if line.starts_with("~~~") => format!("\\{line}"),
        Some(c) if c.is_ascii_digit() && digits < 10 && after.starts_with(['.', ')']) => {
            format!("{}\\{after}", &line[..digits])
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::markdown::words::plain_text;

    #[test]
    fn text_stays_text() {
        for text in [
            "<script>alert(1)</script>",
            "*a* _b_ `c` ~~d~~ [e](f) ![g](h)",
            "# no heading",
            "- no list",
            "+ no list",
            "1. no list",
            "12) no list",
            "> no quotation",
            "--- no rule",
            "===",
            "~~~ no code",
            "&amp; &#65; &copy;",
            "a | b",
            "\\ \\* snake_case _x",
            "<https://a.example>",
            "[a]: https://b.example",
            "![a][b]",
            "wo_rd __init__",
        ] {
            let read = markdown::parse(&block(text));
            assert_eq!(plain_text(&read), text, "{}", block(text));
            assert!(
                !block(text).contains("](") || block(text).contains("\\]("),
                "{text}"
            );
        }
    }
}
