//! Numbers, dates and addresses as readers of a document expect them.

use crate::message::Lang;

/// A number with its groups of thousands and its decimals: `380.000`, `12,5`; in English `380,000`, `12.5`.
pub fn number(number: f64, lang: Lang) -> String {
    let (group, point) = lang.pick(('.', ','), (',', '.'));
    let written = number.abs().to_string();
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if number < 0.0 {
        out.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(point);
        out.push_str(part);
    }
    out
}

/// A whole number.
pub fn count(count: usize, lang: Lang) -> String {
    number(count as f64, lang)
}

/// A number with its unit, which stays on its line: `70 %`, `1.500 Schulen`.
pub fn amount(value: f64, unit: &str, lang: Lang) -> String {
    let number = number(value, lang);
    match (unit, lang) {
        ("%", Lang::En) => format!("{number}%"),
        _ => format!("{number}\u{a0}{unit}"),
    }
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
    fn numbers_in_both_languages() {
        for (value, de, en) in [
            (0.0, "0", "0"),
            (999.0, "999", "999"),
            (380_000.0, "380.000", "380,000"),
            (1234.5, "1.234,5", "1,234.5"),
            (-12_000.25, "\u{2212}12.000,25", "\u{2212}12,000.25"),
        ] {
            assert_eq!(
                (
                    number(value, Lang::De).as_str(),
                    number(value, Lang::En).as_str()
                ),
                (de, en)
            );
        }
        assert_eq!(amount(70.0, "%", Lang::De), "70\u{a0}%");
        assert_eq!(amount(70.0, "%", Lang::En), "70%");
        assert_eq!(percent(85, 116, Lang::De).as_deref(), Some("73\u{a0}%"));
        assert_eq!(percent(0, 0, Lang::De), None);
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.kita.rlp.de/de/x"), "kita.rlp.de");
        assert_eq!(host("kita.rlp.de"), "kita.rlp.de");
    }
}
