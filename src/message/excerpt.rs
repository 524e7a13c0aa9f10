//! A text of any length as a few words of one line, for use inside a message.

/// At most 60 characters of the first line of a text.
pub fn excerpt(text: &str) -> String {
    let line = text.trim().split(['\n', '\r']).next().unwrap_or("");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line.to_owned(),
    }
}
