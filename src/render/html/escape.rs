//! The one place where text becomes HTML.

/// Writes a text, for element content and for attribute values in double quotes alike.
pub fn text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) =
        rest.find(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c))
    {
        out.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or_default();
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => "\u{fffd}",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// The escaped text.
pub fn escaped(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    text(plain, &mut out);
    out
}

/// Characters that HTML does not allow: controls but white space, and noncharacters
/// (<https://html.spec.whatwg.org/#preprocessing-the-input-stream>).
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_text_comes_out() {
        assert_eq!(
            escaped("a<b>&\"'\u{0}\u{85}\u{fffe}ä„“\n"),
            "a&lt;b&gt;&amp;&quot;&#39;\u{fffd}\u{fffd}\u{fffd}ä„“\n"
        );
        assert_eq!(escaped(""), "");
    }
}
