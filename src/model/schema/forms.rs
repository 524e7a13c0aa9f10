//! Whether a text has the form that a key expects.

use crate::model::PartialDate;

use super::is_slug;

/// Whether a text has the form of an e-mail address.
pub fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(|c: char| {
                c.is_whitespace()
                    || c.is_control()
                    || matches!(
                        c,
                        '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')' | '[' | ']' | '\\'
                    )
            })
            && !domain.contains('@')
    })
}

/// Whether a text is an address of the web.
pub fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.contains(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>')
            })
    })
}

/// Whether a text has the form of a digest.
pub fn is_digest(text: &str) -> bool {
    let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix("sha256:")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(hex))
}

/// Decision ids begin with their date: `2022-11-08-top-10`.
pub fn looks_like_decision(text: &str) -> bool {
    is_slug(text)
        && text.len() > 11
        && PartialDate::parse(&text[..10]).is_some_and(PartialDate::is_day)
}
