//! JSON that is safe to print: hidden characters and CI commands stand there as `\u` escapes, which every parser undoes.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::message::is_harmful;

/// Writes a value as one line of JSON.
///
/// # Errors
/// When the writer fails.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Guarded))?;
    out.write_all(b"\n")
}

struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut done = 0;
        for (at, c) in fragment.char_indices() {
            if is_harmful(&fragment[at..]) {
                writer.write_all(&fragment.as_bytes()[done..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
                done = at + c.len_utf8();
            }
        }
        writer.write_all(&fragment.as_bytes()[done..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_by_a_parser() {
        for (text, json) in [
            ("Maßnahme „x“", r#""Maßnahme „x“""#),
            ("a\"\\\n\u{1b}", r#""a\"\\\n\u001b""#),
            ("\u{202e}\u{9b}\u{7f}", r#""\u202e\u009b\u007f""#),
            ("\u{e0041}", r#""\udb40\udc41""#),
            ("##vso[x]", r##""\u0023#vso[x]""##),
        ] {
            let mut out = Vec::new();
            write(&text, &mut out).unwrap();
            assert_eq!(String::from_utf8(out.clone()).unwrap().trim_end(), json);
            assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }
    }
}
