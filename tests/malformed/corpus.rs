//! Slips in TOML and in the lines around it, with what is said of them: `tests/corpus/*.txt` hold both.
//!
//! After a change of wording, `SNAPSHOTS=overwrite cargo test --test malformed` writes the files anew; read the difference.

use std::fmt::Write;

use dstrat::source::{Files, Span};
use dstrat::syntax::{Memory, Mistake, keys_of, parse};

/// The cases of a file: a name, and the text up to the first line `---`.
pub fn cases(text: &str) -> Vec<(&str, String)> {
    let cases = text.split("=== ").skip(1);
    cases
        .map(|case| {
            let (name, rest) = case.split_once('\n').unwrap();
            let told = rest.split_once("\n--- told\n").map(|(input, _)| input);
            let input = told.unwrap_or_else(|| rest.strip_suffix('\n').unwrap_or(rest));
            (name, unescaped(input))
        })
        .collect()
}

/// `<U+0000>` stands for a character that a text file should not hold.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<U+") {
        let (number, after) = after.split_once('>').unwrap();
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        rest = after;
    }
    out + rest
}

fn escaped(text: &str) -> String {
    let special = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{a0}' | '\u{200b}' | '\u{feff}')
    };
    let show = |c: char| {
        if special(c) {
            format!("<U+{:04X}>", u32::from(c))
        } else {
            c.to_string()
        }
    };
    text.chars().map(show).collect()
}

fn shown(name: &str, text: &str, mistakes: &[Mistake]) -> String {
    let files = Files::from_memory([("a.md".to_owned(), text.as_bytes().to_vec())]);
    let file = files.ids().next().unwrap();
    let mut out = format!("=== {name}\n{}\n--- told\n", escaped(text));
    for mistake in mistakes {
        let at = files.position(file, mistake.span.start);
        let marked = escaped(&text[mistake.span.range()]).replace('\n', "⏎");
        writeln!(out, "{}:{} `{marked}`", at.line, at.column).unwrap();
        writeln!(out, "    {}", escaped(&mistake.message.de)).unwrap();
        writeln!(out, "    {}", escaped(&mistake.help.de)).unwrap();
        if let Some((span, message)) = &mistake.related {
            let at = files.position(file, span.start);
            writeln!(out, "    {}:{} {}", at.line, at.column, message.de).unwrap();
        }
    }
    let mends = mistakes.iter().filter_map(|mistake| mistake.mend.as_ref());
    let safe = mends.clone().all(|mend| mend.safe);
    let edits: Vec<(Span, String)> = mends.flat_map(|mend| mend.edits.clone()).collect();
    if !edits.is_empty() {
        let how = if safe { "certain" } else { "suggested" };
        writeln!(out, "--- {how}\n{}", escaped(&mended(text, edits))).unwrap();
    }
    out
}

fn mended(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| *span);
    let mut out = String::new();
    let mut at = 0;
    for (span, new) in edits {
        out.push_str(&text[at..span.range().start]);
        out.push_str(&new);
        at = span.range().end;
    }
    out + &text[at..]
}

fn told(text: &str) -> Vec<Mistake> {
    let memory = Memory::default();
    parse(text, 0, &memory).1
}

#[test]
fn slips_in_toml_are_told_in_plain_words() {
    let text = include_str!("../corpus/slips.txt");
    let all = cases(text)
        .into_iter()
        .map(|(name, input)| shown(name, &input, &told(&input)));
    let all: String = all.collect();
    snapbox::assert_data_eq!(all, snapbox::file!("../corpus/slips.txt").raw());
}

#[test]
fn slips_around_the_keys_are_told_in_plain_words() {
    let text = include_str!("../corpus/front-matter.txt");
    let trouble = |input: &str| keys_of("a.md", input).trouble.map(|trouble| *trouble);
    let all = cases(text).into_iter().map(|(name, input)| {
        let trouble = trouble(&input);
        assert!(trouble.is_some(), "{name}");
        shown(name, &input, trouble.as_slice())
    });
    let all: String = all.collect();
    snapbox::assert_data_eq!(all, snapbox::file!("../corpus/front-matter.txt").raw());
}

#[test]
fn certain_mends_leave_nothing_to_tell() {
    for (name, input) in cases(include_str!("../corpus/slips.txt")) {
        let mistakes = told(&input);
        let mends: Vec<_> = mistakes
            .iter()
            .filter_map(|mistake| mistake.mend.clone())
            .collect();
        if mends.len() == mistakes.len() {
            let edits = mends.into_iter().flat_map(|mend| mend.edits).collect();
            let mended = mended(&input, edits);
            assert!(told(&mended).is_empty(), "{name}: {mended}");
        }
    }
}
