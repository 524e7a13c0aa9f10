//! The one place where text becomes WordprocessingML.

use super::super::turns::is_turn;

/// Writes a text, for element content and for attribute values in double quotes alike. What XML 1.0 does not allow is shown
/// as U+FFFD (<https://www.w3.org/TR/xml/#charsets>).
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_forbidden(c) => out.push('\u{fffd}'),
            c if is_turn(c) => {}
            c => out.push(c),
        }
    }
}

/// The escaped text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// Controls but white space, and what is no character.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Writes a run: text with the properties of its characters. Word has elements of its own for breaks, tabs and hyphens.
pub fn run(properties: &str, text: &str, breaks: Breaks, out: &mut String) {
    out.push_str("<w:r>");
    if !properties.is_empty() {
        out.push_str("<w:rPr>");
        out.push_str(properties);
        out.push_str("</w:rPr>");
    }
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\n', '\r', '\u{ad}', '\u{2011}']) {
        words(&rest[..at], out);
        let c = rest[at..].chars().next().unwrap_or_default();
        match (c, breaks) {
            ('\t', _) => out.push_str("<w:tab/>"),
            ('\n', Breaks::Kept) => out.push_str("<w:br/>"),
            ('\n', Breaks::Spaces) => words(" ", out),
            ('\u{ad}', _) => out.push_str("<w:softHyphen/>"),
            ('\u{2011}', _) => out.push_str("<w:noBreakHyphen/>"),
            _ => {}
        }
        rest = &rest[at + c.len_utf8()..];
    }
    words(rest, out);
    out.push_str("</w:r>");
}

fn words(text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str("<w:t xml:space=\"preserve\">");
        escape(text, out);
        out.push_str("</w:t>");
    }
}

/// What line ends in a text mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Spaces, as in prose.
    Spaces,
    /// Breaks, as in code.
    Kept,
}

/// Writes a field with what it shows until it is updated.
pub fn field(instruction: &str, properties: &str, shown: &str, out: &mut String) {
    let properties = match properties {
        "" => String::new(),
        properties => format!("<w:rPr>{properties}</w:rPr>"),
    };
    let mark = |kind: &str| format!("<w:r>{properties}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    out.push_str(&mark("begin"));
    out.push_str(&format!(
        "<w:r>{properties}<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>"
    ));
    out.push_str(&mark("separate"));
    out.push_str(&format!(
        "<w:r>{properties}<w:t>{}</w:t></w:r>",
        escaped(shown)
    ));
    out.push_str(&mark("end"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_text_comes_out() {
        assert_eq!(
            escaped("a<b>&\"\u{0}\u{b}\u{fffe}ä\n"),
            "a&lt;b&gt;&amp;&quot;\u{fffd}\u{fffd}\u{fffd}ä\n"
        );
    }

    #[test]
    fn breaks_and_hyphens_are_elements() {
        let mut out = String::new();
        run("", "a\u{ad}b\nc\t", Breaks::Kept, &mut out);
        assert_eq!(
            out,
            "<w:r><w:t xml:space=\"preserve\">a</w:t><w:softHyphen/><w:t xml:space=\"preserve\">b</w:t><w:br/>\
             <w:t xml:space=\"preserve\">c</w:t><w:tab/></w:r>"
        );
    }
}
