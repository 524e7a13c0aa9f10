//! What a writer most likely meant: German dates, German numbers, words for true and false.

/// A date that was meant, as format 1 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// A day, `2023-06-30`, and whether its order of day and month is beyond doubt.
    Day(String, bool),
    /// A month, quarter, half-year or year, without quotes: `2023-Q2`.
    Less(String),
    /// It looks like a day, but the calendar has none such.
    Impossible,
}

/// A text as a TOML string.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `true` or `false` for the words that people use instead.
pub fn truth_meant(word: &str) -> Option<bool> {
    match &*word.trim().to_lowercase() {
        "true" | "ja" | "wahr" | "yes" | "on" | "an" => Some(true),
        "false" | "nein" | "falsch" | "no" | "off" | "aus" => Some(false),
        _ => None,
    }
}

/// The date that was meant by `30.06.2023`, `30. Juni 2023`, `2023/6/30`, `06/2023`, `2. Quartal 2023`, `Q2/2023` and the like.
pub fn date_meant(word: &str) -> Option<Dated> {
    if word.len() > 40 {
        return None;
    }
    let lower = word.trim().to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let separators = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '.' | '/' | '-' | ' ' | '‐' | '‑' | '–' | '—' | '−' | '\u{a0}'
            )
    };
    if !lower.chars().all(separators) {
        return None;
    }
    match tokens[..] {
        [day, month, year] if is_year(year) => three(year, month, day, lower.contains('/')),
        [year, month, day] if is_year(year) => three(year, month, day, false),
        [part, year] if is_year(year) => two(year, part),
        [year, part] if is_year(year) => two(year, part),
        _ => None,
    }
}

fn is_year(token: &str) -> bool {
    token.len() == 4
        && token.bytes().all(|byte| byte.is_ascii_digit())
        && token.starts_with(['1', '2'])
}

fn small(token: &str) -> Option<i8> {
    (token.len() <= 2).then(|| token.parse().ok())?
}

fn three(year: &str, month: &str, day: &str, slashes: bool) -> Option<Dated> {
    if month == "quartal" || month == "quarter" {
        return small(day)
            .filter(|n| (1..=4).contains(n))
            .map(|n| Dated::Less(format!("{year}-Q{n}")));
    }
    if month == "halbjahr" || month == "half" {
        return small(day)
            .filter(|n| (1..=2).contains(n))
            .map(|n| Dated::Less(format!("{year}-H{n}")));
    }
    let day = small(day)?;
    let month = month_of_name(month).or_else(|| small(month))?;
    let date = |month, day| jiff::civil::Date::new(year.parse().unwrap_or(0), month, day).ok();
    if let Some(date) = date(month, day) {
        let certain = !slashes || day > 12 || day == month;
        return Some(Dated::Day(date.to_string(), certain));
    }
    match date(day, month).filter(|_| slashes) {
        Some(date) => Some(Dated::Day(date.to_string(), true)),
        None => Some(Dated::Impossible),
    }
}

fn two(year: &str, part: &str) -> Option<Dated> {
    let numbered = |prefix: char, most: i8| {
        let number: i8 = part.strip_prefix(prefix)?.parse().ok()?;
        let letter = prefix.to_ascii_uppercase();
        (1..=most)
            .contains(&number)
            .then(|| Dated::Less(format!("{year}-{letter}{number}")))
    };
    let month = || {
        let month = month_of_name(part).or_else(|| small(part))?;
        (1..=12)
            .contains(&month)
            .then(|| Dated::Less(format!("{year}-{month:02}")))
    };
    numbered('q', 4).or_else(|| numbered('h', 2)).or_else(month)
}

fn month_of_name(name: &str) -> Option<i8> {
    let short: String = name.chars().take(3).collect();
    let months = [
        "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ];
    let others = [
        ("mar", 3),
        ("mrz", 3),
        ("mae", 3),
        ("may", 5),
        ("oct", 10),
        ("dec", 12),
        ("jän", 1),
    ];
    if name.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let known = months
        .iter()
        .position(|month| *month == short)
        .map(|at| at as i8 + 1);
    known.or_else(|| {
        others
            .iter()
            .find(|(month, _)| *month == short)
            .map(|(_, number)| *number)
    })
}

/// The number that was meant by `12,5`, `1.234.567`, `1 234,50 €`, `5 Mio. EUR`, `12 %`; and whether that is beyond doubt.
pub fn number_meant(word: &str) -> Option<(String, bool)> {
    if word.len() > 40 {
        return None;
    }
    let word = word
        .trim()
        .trim_start_matches(['€', '$'])
        .trim_start_matches("EUR")
        .trim_start();
    let is_part = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '−' | '-' | '–' | '+'
            )
    };
    let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
    let (digits, unit) = (word[..end].trim(), word[end..].trim());
    let (zeros, known) = scale(unit)?;
    let (number, certain) = plain_number(digits)?;
    let number = if zeros == 0 {
        number
    } else {
        shifted(&number, zeros)
    };
    Some((number, certain && known && zeros == 0))
}

/// The zeros that a unit adds, and whether the unit says nothing else.
fn scale(unit: &str) -> Option<(usize, bool)> {
    let unit = unit.to_lowercase();
    let first = unit.split([' ', '\u{a0}', '.']).next().unwrap_or("");
    match first {
        "" | "€" | "eur" | "euro" => Some((0, true)),
        "%" | "prozent" | "percent" => Some((0, true)),
        "tsd" | "tausend" | "t€" | "teur" => Some((3, true)),
        "mio" | "million" | "millionen" => Some((6, true)),
        "mrd" | "milliarde" | "milliarden" => Some((9, true)),
        _ => None,
    }
}

fn plain_number(digits: &str) -> Option<(String, bool)> {
    let (sign, digits) = match digits.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, fraction) = match digits.rsplit_once(',') {
        Some((whole, fraction)) if !whole.contains(',') => (whole, Some(fraction)),
        Some(_) => (digits, None),
        None => (digits, None),
    };
    let all_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole
        .split(['.', ' ', '\'', ',', '\u{a0}', '\u{202f}'])
        .collect();
    let grouped = groups.len() > 1;
    let thousands = groups.iter().skip(1).all(|group| group.len() == 3) && groups[0].len() <= 3;
    if !groups.iter().all(|group| all_digits(group))
        || grouped && !thousands
        || fraction.is_some_and(|f| !all_digits(f))
    {
        return None;
    }
    let joined = groups.concat();
    let whole = joined.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction {
        Some(fraction) => Some((
            format!("{sign}{whole}.{fraction}"),
            grouped || fraction.len() != 3,
        )),
        None => Some((format!("{sign}{whole}"), groups.len() != 2)),
    }
}

fn shifted(number: &str, zeros: usize) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved: String = fraction
        .chars()
        .chain(std::iter::repeat('0'))
        .take(zeros.max(fraction.len()))
        .collect();
    let (up, rest) = moved.split_at(zeros);
    let whole = format!("{whole}{up}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_forms_that_people_write() {
        let day = |text: &str, certain| Some(Dated::Day(text.to_owned(), certain));
        let less = |text: &str| Some(Dated::Less(text.to_owned()));
        assert_eq!(date_meant("30.06.2023"), day("2023-06-30", true));
        assert_eq!(date_meant("1.7.2023"), day("2023-07-01", true));
        assert_eq!(date_meant("30. Juni 2023"), day("2023-06-30", true));
        assert_eq!(date_meant("2023/6/30"), day("2023-06-30", true));
        assert_eq!(date_meant("2023–06–30"), day("2023-06-30", true));
        assert_eq!(date_meant("6/30/2023"), day("2023-06-30", true));
        assert_eq!(date_meant("06/07/2023"), day("2023-07-06", false));
        assert_eq!(date_meant("30.02.2023"), Some(Dated::Impossible));
        assert_eq!(date_meant("2023-02-30"), Some(Dated::Impossible));
        assert_eq!(date_meant("Juni 2023"), less("2023-06"));
        assert_eq!(date_meant("06/2023"), less("2023-06"));
        assert_eq!(date_meant("2023-6"), less("2023-06"));
        assert_eq!(date_meant("2. Quartal 2023"), less("2023-Q2"));
        assert_eq!(date_meant("q2 2023"), less("2023-Q2"));
        assert_eq!(date_meant("1. Halbjahr 2023"), less("2023-H1"));
        assert_eq!(date_meant("2023-h1"), less("2023-H1"));
        for word in [
            "",
            "2023",
            "Juni",
            "12,5",
            "0261 16-2023-1",
            "Strategie 2023",
            "Märchen 20230",
            "13/2023",
        ] {
            assert_eq!(date_meant(word), None, "{word}");
        }
    }

    #[test]
    fn numbers_in_the_forms_that_people_write() {
        let number = |text: &str, certain| Some((text.to_owned(), certain));
        assert_eq!(number_meant("12,5"), number("12.5", true));
        assert_eq!(number_meant("1.234.567"), number("1234567", true));
        assert_eq!(number_meant("1.234,50 €"), number("1234.50", true));
        assert_eq!(number_meant("1 234 567"), number("1234567", true));
        assert_eq!(number_meant("1.234"), number("1234", false));
        assert_eq!(number_meant("5 Mio. EUR"), number("5000000", false));
        assert_eq!(number_meant("2,5 Mrd. €"), number("2500000000", false));
        assert_eq!(number_meant("12 %"), number("12", true));
        assert_eq!(number_meant("007"), number("7", true));
        assert_eq!(number_meant("−3"), number("-3", true));
        for word in ["", "zwölf", "1.2.3", "12 Schulen", "1,23,4", "0261/16-1"] {
            assert_eq!(number_meant(word), None, "{word}");
        }
    }
}
