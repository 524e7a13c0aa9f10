//! Digests: which text somebody signed. SHA-256 over the canonical JSON of RFC 8785, so that the same words give the
//! same digest on every machine, checkout and line ending, and every change that a reader could see changes it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::source::{FileId, Files};
use crate::syntax::{self, Table, Value};

use super::entry::Body;
use super::{Choices, Head, Kind};

/// The digest of a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    fn of(canonical: &str) -> Digest {
        Digest(Sha256::digest(canonical.as_bytes()).into())
    }

    /// The digest that is written in a file; `None` for what no digest is ever written as.
    pub fn parse(written: &str) -> Option<Digest> {
        let (digits, []) = written.strip_prefix("sha256:")?.as_bytes().as_chunks() else {
            return None;
        };
        let half = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        if digits.len() != bytes.len() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(digits) {
            *byte = half(*high)? << 4 | half(*low)?;
        }
        Some(Digest(bytes))
    }

    /// Whether a digest written in a file is this one.
    pub fn is(&self, written: &str) -> bool {
        Digest::parse(written) == Some(*self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Keys that move an entry through the workflow without changing what it says.
const LEFT_OUT: [&str; 6] = [
    "status",
    "submitted",
    "house_cleared",
    "contact",
    "order",
    "formerly",
];

/// Whether a key is part of what is signed.
pub fn covers(key: &str) -> bool {
    !LEFT_OUT.contains(&key)
}

/// The digest of an entry, from the text of its file.
pub fn of_entry(files: &Files, head: &Head) -> Digest {
    Digest::of(&canonical_entry(files, head.file, &head.id, &head.body))
}

/// A digest over some keys of an entry, `text` among them for its body; never over its id. Two states of an entry that agree in
/// these keys have the same, whatever it is called.
pub fn of_keys(files: &Files, head: &Head, chosen: impl Fn(&str) -> bool) -> Digest {
    let text = files.text(head.file);
    let keys = syntax::keys_of(files.path(head.file), text);
    let memory = syntax::Memory::default();
    let (table, _) = syntax::parse(keys.text, keys.offset, &memory);
    let mut members = members(&table, &["text"]);
    members.retain(|(key, _)| chosen(key.0));
    let body = normal_text(head.body.text(files, head.file));
    if chosen("text") {
        members.push((Utf16("text"), Json::String(&body)));
    }
    let mut json = String::new();
    write_object(&mut json, members);
    Digest::of(&json)
}

/// The digest of a text as it stands.
pub fn of_text(text: &str) -> Digest {
    Digest::of(text)
}

/// The canonical JSON of an entry: what its digest is taken over.
fn canonical_entry(files: &Files, file: FileId, id: &str, body: &Body) -> String {
    let text = files.text(file);
    let keys = syntax::keys_of(files.path(file), text);
    let memory = syntax::Memory::default();
    let (table, _) = syntax::parse(keys.text, keys.offset, &memory);
    let body = normal_text(body.text(files, file));
    let mut members = members(&table, &["text"]);
    members.retain(|(key, _)| covers(key.0));
    members.push((Utf16("id"), Json::String(id)));
    members.push((Utf16("text"), Json::String(&body)));
    let mut json = String::with_capacity(text.len() + 100);
    write_object(&mut json, members);
    json
}

/// The key of an entry in the digest of the whole strategy: `contribution:bm/digitale-bildung`.
pub fn key_of(kind: Kind, id: &str) -> String {
    format!("{}:{id}", kind.key())
}

/// The digest of the whole strategy: its edition and the digests of what it consists of, by `<kind>:<id>`.
pub fn of_strategy(edition: &str, entries: &BTreeMap<String, Digest>) -> Digest {
    let entries: Vec<(&str, String)> = entries
        .iter()
        .map(|(id, digest)| (&**id, digest.to_string()))
        .collect();
    let entries = entries
        .iter()
        .map(|(id, digest)| (Utf16(id), Json::String(digest)));
    let members = vec![
        (Utf16("edition"), Json::String(edition)),
        (Utf16("entries"), Json::Object(entries.collect())),
    ];
    let mut json = String::new();
    write_object(&mut json, members);
    Digest::of(&json)
}

/// A Markdown body with LF line ends, without blank lines at its start and white space at its end.
pub fn normal_text(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = after;
    }
    let text = rest.trim_end();
    match memchr::memchr(b'\r', text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n").into(),
        None => text.into(),
    }
}

/// A key that sorts by UTF-16 code units (RFC 8785, 3.2.3).
#[derive(PartialEq, Eq)]
struct Utf16<'a>(&'a str);

impl Ord for Utf16<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if self.0.is_ascii() && other.0.is_ascii() {
            return self.0.cmp(other.0);
        }
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Utf16<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A value on its way to JSON.
enum Json<'t> {
    String(&'t str),
    Value(&'t Value<'t>),
    Object(Vec<(Utf16<'t>, Json<'t>)>),
}

fn members<'t>(table: &'t Table<'t>, left_out: &[&str]) -> Vec<(Utf16<'t>, Json<'t>)> {
    table
        .entries
        .iter()
        .filter(|(key, _)| !left_out.contains(&&*key.value))
        .map(|(key, node)| (Utf16(&key.value), Json::Value(&node.value)))
        .collect()
}

fn write_json(out: &mut String, json: Json<'_>) {
    match json {
        Json::String(text) => write_string(out, text),
        Json::Object(members) => write_object(out, members),
        Json::Value(value) => write_value(out, value),
    }
}

/// The canonical JSON of a value: two values that mean the same have the same.
pub fn canonical(value: &Value<'_>) -> String {
    let mut json = String::new();
    write_value(&mut json, value);
    json
}

fn write_value(out: &mut String, value: &Value<'_>) {
    match value {
        Value::String(text) | Value::Date(text) => write_string(out, text),
        Value::Integer(number) => out.push_str(&json_number(*number as f64)),
        Value::Float(number) => out.push_str(&json_number(*number)),
        Value::Boolean(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(out, &item.value);
            }
            out.push(']');
        }
        Value::Table(table) => write_object(out, members(table, &[])),
        Value::Broken => out.push_str("null"),
    }
}

fn write_object(out: &mut String, mut members: Vec<(Utf16<'_>, Json<'_>)>) {
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    out.push('{');
    for (at, (key, json)) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_string(out, key.0);
        out.push(':');
        write_json(out, json);
    }
    out.push('}');
}

/// RFC 8785, 3.2.2.2: escapes only where JSON demands them.
fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = special(rest.as_bytes()) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        match special.as_bytes()[0] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            8 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            12 => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            control => {
                let _ = write!(out, "\\u{control:04x}");
            }
        }
        rest = &special[1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// The first byte that is escaped. Texts are long and hold few such bytes: pieces without any are passed over at once.
fn special(bytes: &[u8]) -> Option<usize> {
    const PIECE: usize = 32;
    let is_special = |byte: &u8| (*byte < b' ') | (*byte == b'"') | (*byte == b'\\');
    let mut pieces = bytes.chunks_exact(PIECE);
    let plain =
        pieces.position(|piece| piece.iter().fold(false, |any, byte| any | is_special(byte)));
    let start = plain.unwrap_or(bytes.len() / PIECE) * PIECE;
    let at = bytes[start..].iter().position(is_special);
    at.map(|at| start + at)
}

/// RFC 8785, 3.2.2.3: numbers as ECMAScript writes them (ECMA-262, Number::toString).
fn json_number(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if !number.is_finite() {
        return "null".to_owned();
    }
    let shortest = format!("{:e}", number.abs());
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let digits = mantissa.replace('.', "");
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (count, point) = (digits.len() as i32, exponent + 1);
    let sign = if number < 0.0 { "-" } else { "" };
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    let body = match point {
        point if count <= point && point <= 21 => format!("{digits}{}", zeros(point - count)),
        point if 0 < point && point <= 21 => {
            let (whole, part) = digits.split_at(point as usize);
            format!("{whole}.{part}")
        }
        point if -6 < point && point <= 0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            let plus = if exponent < 0 { "-" } else { "+" };
            format!("{first}{dot}{rest}e{plus}{}", exponent.abs())
        }
    };
    format!("{sign}{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_appendix_b_of_rfc_8785() {
        let cases = [
            (0.0, "0"),
            (5e-324, "5e-324"),
            (-5e-324, "-5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (9007199254740992.0, "9007199254740992"),
            (295147905179352830000.0, "295147905179352830000"),
            (9.999999999999997e22, "9.999999999999997e+22"),
            (1e23, "1e+23"),
            (999999999999999700000.0, "999999999999999700000"),
            (1e21, "1e+21"),
            (0.000001, "0.000001"),
            (9.999999999999997e-7, "9.999999999999997e-7"),
            (333333333.3333332, "333333333.3333332"),
            (-0.0000033333333333333333, "-0.0000033333333333333333"),
            (12.5, "12.5"),
        ];
        for (number, written) in cases {
            assert_eq!(json_number(number), written);
        }
    }

    #[test]
    fn a_written_digest_is_read_as_it_is_compared() {
        let digest = Digest::of("{}");
        let written = digest.to_string();
        assert_eq!(Digest::parse(&written), Some(digest));
        let other = [
            written.to_uppercase(),
            written.replace(':', "="),
            format!("{written}0"),
        ];
        for written in other.iter().map(String::as_str).chain(["", "sha256:"]) {
            assert_eq!(Digest::parse(written), None, "{written}");
            assert!(!digest.is(written));
        }
    }

    #[test]
    fn keys_sort_by_utf16_code_units() {
        let smiley = Utf16("\u{1f600}");
        let last_of_plane_0 = Utf16("\u{fb33}");
        assert!(
            smiley < last_of_plane_0,
            "the surrogate d83d lies before fb33"
        );
    }

    #[test]
    fn texts_lose_only_what_no_reader_sees() {
        assert_eq!(
            normal_text("\r\n \n  eingerückt\r\nZeile  \r\n\r\n"),
            "  eingerückt\nZeile"
        );
    }
}
