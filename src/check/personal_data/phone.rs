//! Telephone numbers in a text, in the forms that are usual in Germany.

use std::ops::Range;

/// What stands before a number that is none of a telephone.
const OTHER_NUMBERS: [&str; 12] = [
    "az.",
    "az",
    "aktenzeichen",
    "drs.",
    "drucksache",
    "nr.",
    "iban",
    "leika",
    "ozg",
    "id",
    "isbn",
    "kennung",
];

/// Whether a number may begin with the second of three bytes. This knows less than [`numbers`]: only that a number begins with
/// `0` or `+` before a digit, and stands after none of `+,-./` and no digit.
pub fn begins(before: u8, first: u8, second: u8) -> bool {
    let opens = before.wrapping_sub(b'+') > b'9' - b'+';
    opens & ((first == b'0') | (first == b'+')) & second.is_ascii_digit()
}

/// Whether a text may begin with a number.
pub fn may_begin(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0' | b'+', b'0'..=b'9', ..])
}

/// The telephone numbers in a text. Only what begins with `0` or `+` is looked at.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut found = Vec::new();
    for start in memchr::memchr2_iter(b'0', b'+', bytes) {
        if start < end || !can_begin(bytes, start) {
            continue;
        }
        if let Some(number) = number(text, start) {
            end = number.end;
            found.push(number);
        }
    }
    found
}

/// A number begins after a space or an opening mark, `0` followed by an area code, `+` by that of a country.
fn can_begin(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    let opens = matches!(
        before,
        b' ' | b'\n' | b'\t' | b'(' | b'[' | b':' | b'"' | b'\'' | b'*' | b'|' | b';'
    ) || before >= 0x80;
    let zeros = bytes[at] == b'0' && after == b'0' && bytes.get(at + 2) == Some(&b'4');
    opens && ((b'1'..=b'9').contains(&after) || zeros)
}

fn number(text: &str, start: usize) -> Option<Range<usize>> {
    let length = length(&text[start..]);
    let written = text[start..start + length].trim_end_matches(|c: char| !c.is_ascii_digit());
    let range = start..start + written.len();
    let groups: Vec<&str> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let plausible = match written.starts_with('+') || written.starts_with("00") {
        true => (10..=15).contains(&digits),
        false => (8..=13).contains(&digits) && is_national(&groups),
    };
    let is_telephone = plausible && !is_switchboard(&groups) && !is_other(text, &range);
    is_telephone.then_some(range)
}

/// How far digits go, with single separators between them.
fn length(text: &str) -> usize {
    let mut length = 0;
    let mut separators = 0;
    for (at, c) in text.char_indices().take(32) {
        let is_digit = c.is_ascii_digit() || at == 0;
        separators = if is_digit { 0 } else { separators + 1 };
        let is_separator = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '/' | '-' | '–' | '(' | ')');
        if !is_digit && (!is_separator || separators > 3) {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

/// `06131 16-1234`, `(0151) 12345678`, `061311612340`: an area code of three to six digits, or nothing but digits. What is a date
/// or a span of years is no number.
fn is_national(groups: &[&str]) -> bool {
    let is_year =
        |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    match groups {
        [whole] => whole.len() >= 10,
        [area, rest @ ..] => {
            (3..=6).contains(&area.len()) && !(rest.iter().all(is_year) || rest.len() > 5)
        }
        [] => false,
    }
}

/// `06131 16-0` reaches an office, not a person; so do numbers that are free or shared.
fn is_switchboard(groups: &[&str]) -> bool {
    let service = [
        "0800", "0180", "01801", "01802", "01803", "01804", "01805", "01806", "01807", "0700",
        "0900", "0115",
    ];
    groups.last() == Some(&"0") || groups.first().is_some_and(|area| service.contains(area))
}

/// Whether the words around say that it is another number: a file reference, an amount, a part of an address on the web.
fn is_other(text: &str, range: &Range<usize>) -> bool {
    let near =
        (range.start.saturating_sub(100)..=range.start).find(|at| text.is_char_boundary(*at));
    let before = &text[near.unwrap_or(range.start)..range.start];
    let token = before.rsplit([' ', '\n', '\t']).next().unwrap_or("");
    let word = before
        .trim_end_matches([' ', '(', ':', '"'])
        .rsplit([' ', '\n', '"', '('])
        .next()
        .unwrap_or("");
    let after = text[range.end..].trim_start();
    let amount = ["Euro", "EUR", "€", "%", "Prozent", "Mio", "Mrd", "#"];
    token.contains("://")
        || OTHER_NUMBERS.contains(&&*word.to_lowercase())
        || amount.iter().any(|unit| after.starts_with(unit))
        || text[range.end..].starts_with(['.', ',', '_', '='])
            && text[range.end + 1..].starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        numbers(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn telephone_numbers_are_found_in_usual_forms() {
        for number in [
            "06131 16-1234",
            "06131/16-1234",
            "06131 / 16 12 34",
            "0151 12345678",
            "0151-12345678",
            "+49 6131 16-1234",
            "+49 (0) 6131 16-1234",
            "0049 6131 161234",
            "089 1234567",
            "06131161234",
        ] {
            assert_eq!(
                found(&format!("Telefon: {number}, oder per Post.")),
                [number]
            );
        }
        assert_eq!(found("(06131) 16-1234"), ["06131) 16-1234"]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "am 01.02.2023",
            "2023-06-30",
            "von 2018 bis 2023",
            "01/2020-12/2023",
            "0,5 Prozent",
            "Az. 0231-5-12345",
            "115",
            "06131 16-0",
            "0800 1234567",
            "+20 Prozent",
            "10012",
            "99102026080000",
            "https://x.example/06131-161234",
            "Drs. 18/0123",
            "5 000 000",
            "+100 000 000 000 Euro",
            "05/2023",
            "1234 0151",
            "OZG 0123456789",
            "a = 0\nb = 01",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
