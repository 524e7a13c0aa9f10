//! Numbers as readers of a language expect them.

use super::Lang;

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

/// A number with its unit, which stays on its line: `70 %`, `1.500 Schulen`.
pub fn amount(value: f64, unit: &str, lang: Lang) -> String {
    let number = number(value, lang);
    match (unit, lang) {
        ("%", Lang::En) => format!("{number}%"),
        _ => format!("{number}\u{a0}{unit}"),
    }
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
                (number(value, Lang::De), number(value, Lang::En)),
                (de.to_owned(), en.to_owned())
            );
        }
        assert_eq!(amount(70.0, "%", Lang::De), "70\u{a0}%");
        assert_eq!(amount(70.0, "%", Lang::En), "70%");
    }
}
