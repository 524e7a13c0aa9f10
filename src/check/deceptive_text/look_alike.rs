//! Words with letters of another script that look like Latin ones.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::Finding;
use crate::message::{Label, label};
use crate::source::{FileId, Place, Span};
use crate::text;

/// Letters that look like Latin ones, with these (from Unicode's `confusables.txt`).
const TWINS: [(&str, &str); 3] = [
    (
        "аеорсухіјѕԁһӏѵԛԝАВЕКМНОРСТХУІЈЅԌѴԚԜ",
        "aeopcyxijsdhlvqwABEKMHOPCTXYIJSGVQW",
    ),
    ("ανικορυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "avikopuxABEZHIKMNOPTYX"),
    ("օսհոցքզ", "ouhngqq"),
];

/// The findings of a text.
pub fn findings(text: &str, file: FileId) -> Vec<Finding> {
    words(text).filter_map(|at| judge(text, file, at)).collect()
}

/// The words of a text that hold anything but ASCII.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        let length =
            text[start..].find(|c: char| !c.is_alphabetic() && c.script() != Script::Inherited);
        at = start + length.unwrap_or(text.len() - start);
        Some(start..at)
    })
    .filter(|word| !text[word.clone()].is_ascii())
}

fn judge(text: &str, file: FileId, at: Range<usize>) -> Option<Finding> {
    let word = &text[at.clone()];
    let odd = odd_letter(word)?;
    let code = format!("U+{:04X}", u32::from(odd));
    let Label { de, en } = name(odd);
    let shown: String = word.chars().take(40).collect();
    let place = Place {
        file,
        span: Span::new(at, 0),
    };
    let finding = Finding::new(
        place,
        text!(
            "im Wort `{shown}` ist `{odd}` kein lateinischer Buchstabe ({code}, {de})",
            "in the word `{shown}` the letter `{odd}` is not Latin ({code}, {en})"
        ),
    )
    .help(text!("das Wort neu eintippen", "type the word anew"));
    let latin: Option<String> = word
        .chars()
        .map(|c| if is_latin(c) { Some(c) } else { twin(c) })
        .collect();
    Some(match latin {
        Some(latin) => {
            let title = text!(
                "durch `{latin}` in lateinischer Schrift ersetzen",
                "replace it by `{latin}` in Latin letters"
            );
            finding.suggest(title, place, latin)
        }
        None => finding,
    })
}

/// The first letter that makes a word deceptive: one of another script among Latin ones, or in a word of nothing but letters
/// that look Latin; or a Latin letter in disguise.
fn odd_letter(word: &str) -> Option<char> {
    if let Some(disguised) = word.chars().find(|c| is_disguised(*c)) {
        return Some(disguised);
    }
    let foreign = word.chars().find(|c| is_similar_script(*c))?;
    let letters = word.chars().count();
    let unit = letters <= 3 && word.contains(['μ', 'Ω', 'π']);
    let mixed = word.chars().any(is_latin) && !unit;
    let whole = letters > 1 && word.chars().all(|c| twin(c).is_some());
    (mixed || whole).then_some(foreign)
}

fn is_latin(c: char) -> bool {
    c.script() == Script::Latin
}

fn is_similar_script(c: char) -> bool {
    matches!(
        c.script(),
        Script::Cyrillic | Script::Greek | Script::Armenian | Script::Cherokee | Script::Coptic
    )
}

/// Full-width and mathematical letters: they look like Latin ones, but no search finds them and no voice reads them.
fn is_disguised(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}')
}

fn twin(c: char) -> Option<char> {
    let pairs = TWINS
        .iter()
        .flat_map(|(foreign, latin)| foreign.chars().zip(latin.chars()));
    let mut twins = pairs.filter(|(foreign, latin)| *foreign == c && *latin != ' ');
    twins.next().map(|(_, latin)| latin)
}

fn name(c: char) -> Label {
    match c.script() {
        Script::Cyrillic => label("kyrillisch", "Cyrillic"),
        Script::Greek => label("griechisch", "Greek"),
        Script::Armenian => label("armenisch", "Armenian"),
        Script::Cherokee => label("Cherokee", "Cherokee script"),
        Script::Coptic => label("koptisch", "Coptic"),
        _ => label("Sonderzeichen", "special character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_words_are_deceptive() {
        for word in ["Digitаl", "ВМ", "Ροrtal", "ＰＤＦ", "𝐃𝐢𝐠𝐢𝐭𝐚𝐥", "Schulеn"]
        {
            assert!(odd_letter(word).is_some(), "{word}");
        }
        for word in [
            "Bürgerämter",
            "Straße",
            "μm",
            "kΩ",
            "α",
            "Москва",
            "Ελλάδα",
            "Łódź",
            "naïve",
            "日本",
            "e\u{301}",
        ] {
            assert!(odd_letter(word).is_none(), "{word}");
        }
    }

    #[test]
    fn the_tables_of_twins_match() {
        for (foreign, latin) in TWINS {
            assert_eq!(foreign.chars().count(), latin.chars().count(), "{foreign}");
            assert!(foreign.chars().all(is_similar_script), "{foreign}");
        }
    }
}
