//! Addresses as they may stand in an attribute: what was judged before, with what no address may hold percent-encoded.

/// The address for an attribute value; still to be escaped.
pub fn encoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        let is_escape = || {
            bytes
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        };
        match c {
            '%' if is_escape() => out.push(c),
            '%' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' | '[' | ']' => {
                encode(c, &mut out)
            }
            c if c.is_control() || c.is_whitespace() => encode(c, &mut out),
            c => out.push(c),
        }
    }
    out
}

fn encode(c: char, out: &mut String) {
    let mut buffer = [0; 4];
    for byte in c.encode_utf8(&mut buffer).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_encoded() {
        assert_eq!(
            encoded("https://a.example/b c?d=%20&e=50%#ä"),
            "https://a.example/b%20c?d=%20&e=50%25#ä"
        );
        assert_eq!(
            encoded("mailto:\"a\"@b.example"),
            "mailto:%22a%22@b.example"
        );
        assert_eq!(
            encoded("https://a.example/\u{a0}"),
            "https://a.example/%C2%A0"
        );
    }
}
