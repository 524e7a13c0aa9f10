//! Where each character of a TOML string stands in its file, escapes and joined lines counted.

/// For each byte of a decoded TOML string, and one more for its end, the byte of the file that it comes from. `raw` is the
/// string as it stands in the file, quotes included, from byte `offset` on.
pub fn origins(raw: &str, decoded: &str, offset: u32) -> Vec<u32> {
    let quote = if raw.starts_with("\"\"\"") || raw.starts_with("'''") {
        3
    } else {
        1
    };
    let mut at = quote;
    if quote == 3 {
        at += raw[at..].starts_with("\r\n") as usize;
        at += raw[at..].starts_with('\n') as usize;
    }
    let mut origins = Vec::with_capacity(decoded.len() + 1);
    for c in decoded.chars() {
        at = skip_joined_lines(raw, at);
        let origin = offset + u32::try_from(at).unwrap_or(u32::MAX);
        origins.extend(std::iter::repeat_n(origin, c.len_utf8()));
        at = (at + length_as_written(raw.get(at..).unwrap_or(""), c)).min(raw.len());
    }
    let end = raw.len().saturating_sub(quote);
    origins.push(offset + u32::try_from(end).unwrap_or(u32::MAX));
    origins
}

/// A backslash at the end of a line swallows the line end and the white space after it.
fn skip_joined_lines(raw: &str, at: usize) -> usize {
    let Some(rest) = raw.get(at..).and_then(|rest| rest.strip_prefix('\\')) else {
        return at;
    };
    let blank = rest.len() - rest.trim_start().len();
    if rest[..blank].contains('\n') {
        skip_joined_lines(raw, at + 1 + blank)
    } else {
        at
    }
}

fn length_as_written(rest: &str, c: char) -> usize {
    let bytes = rest.as_bytes();
    match (bytes.first(), bytes.get(1)) {
        (Some(b'\\'), Some(b'x')) => 4,
        (Some(b'\\'), Some(b'u')) => 6,
        (Some(b'\\'), Some(b'U')) => 10,
        (Some(b'\\'), _) if !rest.starts_with(c) || c == '\\' && bytes.get(1) == Some(&b'\\') => 2,
        (Some(b'\r'), Some(b'\n')) if c == '\n' => 2,
        _ => c.len_utf8(),
    }
}
