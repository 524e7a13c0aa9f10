//! What lists of results elsewhere tell of a page: its beginning, in a sentence or two.

use super::super::document::{Block, plain};

/// The most characters; search engines show no more.
const MOST: usize = 160;

/// The summary of a page from its first paragraph; none if it has none.
pub fn of_blocks(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(line) | Block::Lead(line) => of_text(&plain(line)),
        Block::Section(section) => of_blocks(&section.blocks),
        _ => None,
    })
}

/// The summary of a page from a text that says what it is about; none if the text is empty.
pub fn of_text(text: &str) -> Option<String> {
    Some(begin(text)).filter(|begin| !begin.is_empty())
}

/// The first words of a text, as many as fit.
fn begin(text: &str) -> String {
    let mut begin = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > MOST {
            begin.push_str(" …");
            break;
        }
        if !begin.is_empty() {
            begin.push(' ');
        }
        begin.push_str(word);
    }
    begin.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_ends_after_a_word() {
        assert_eq!(of_text(" \n"), None);
        assert_eq!(of_text("Ein\nText "), Some("Ein Text".to_owned()));
        let long = of_text(&"Wörter ".repeat(100)).unwrap_or_default();
        assert!(long.ends_with("Wörter …") && long.chars().count() <= MOST + 1);
        assert_eq!(of_text(&"a".repeat(1_000)), Some("…".to_owned()));
    }
}
