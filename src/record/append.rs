//! A new `[[table]]` at the end of a TOML file, in house style: everything above stays byte for byte.

/// A value of a record.
pub enum Value {
    /// A text.
    Text(String),
    /// A date, written without quotation marks.
    Date(jiff::civil::Date),
}

/// The text of a file with one more table at its end.
pub fn table(text: &str, name: &str, keys: &[(&str, Option<Value>)]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.trim_end().to_owned();
    if !out.trim_start_matches('\u{feff}').is_empty() {
        out.push_str(newline);
        out.push_str(newline);
    }
    out.push_str(&format!("[[{name}]]{newline}"));
    for (key, value) in keys {
        if let Some(value) = value {
            out.push_str(&format!("{key} = {}{newline}", written(value)));
        }
    }
    out
}

fn written(value: &Value) -> String {
    match value {
        Value::Date(date) => date.to_string(),
        Value::Text(text) => quoted(text),
    }
}

/// A basic string of TOML 1.0: control characters and the two special ones are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_stays() {
        let text = "# Notiz\r\n[[a]]\r\nb = 1 # so\r\n";
        let keys = [("c", Some(Value::Text("\"x\\\n".to_owned()))), ("d", None)];
        assert_eq!(
            table(text, "a", &keys),
            "# Notiz\r\n[[a]]\r\nb = 1 # so\r\n\r\n[[a]]\r\nc = \"\\\"x\\\\\\n\"\r\n"
        );
    }

    #[test]
    fn an_empty_file_begins_with_the_table() {
        let day = jiff::civil::date(2026, 5, 1);
        assert_eq!(
            table("", "a", &[("on", Some(Value::Date(day)))]),
            "[[a]]\non = 2026-05-01\n"
        );
    }
}
