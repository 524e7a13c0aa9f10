//! Numbers, dates and addresses as readers of a document expect them.

use crate::message::Lang;

pub use crate::message::{amount, number};

/// A whole number.
pub fn count(count: usize, lang: Lang) -> String {
    number(count as f64, lang)
}

/// How much `part` is of `whole`, in whole percent; none of nothing.
pub fn percent(part: usize, whole: usize, lang: Lang) -> Option<String> {
    let share = (whole > 0).then(|| (part as f64 * 100.0 / whole as f64).round())?;
    Some(amount(share, "%", lang))
}

/// With a capital letter at the start: a label that stands alone.
pub fn capital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// What readers see of a web address: its host, without `www.`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares() {
        assert_eq!(percent(85, 116, Lang::De).as_deref(), Some("73\u{a0}%"));
        assert_eq!(percent(0, 0, Lang::De), None);
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.kita.rlp.de/de/x"), "kita.rlp.de");
        assert_eq!(host("kita.rlp.de"), "kita.rlp.de");
    }
}
