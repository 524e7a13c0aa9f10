//! The one place where text becomes HTML.

/// Writes a text, for element content and for attribute values in double quotes alike.
pub fn text(text: &str, out: &mut String) {
    let (mut done, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(step) = bytes[at..]
        .iter()
        .position(|byte| BEGINS[usize::from(*byte)])
    {
        at += step;
        let c = text[at..].chars().next().unwrap_or_default();
        if let Some(instead) = instead(c) {
            out.push_str(&text[done..at]);
            out.push_str(instead);
            done = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    out.push_str(&text[done..]);
}

/// What stands for a character that cannot stand for itself.
fn instead(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        c if is_forbidden(c) => "\u{fffd}",
        _ => return None,
    })
}

/// The bytes with which such a character can begin: all others are passed over without a second look, as whole sites are
/// written this way.
const BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(
            byte as u8,
            b'&' | b'<' | b'>' | b'"' | b'\'' | 0..0x20 | 0x7f | 0xc2 | 0xef..
        );
        byte += 1;
    }
    table
};

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
