//! The files of the bundled strategy, damaged at random and by design.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dstrat::check::example;
use dstrat::diagnostic::{Diagnostic, Severity};
use dstrat::load;
use dstrat::source::Files;

use crate::dice::Dice;

/// Files of every kind, from the example strategy and the bundled one.
const VICTIMS: [(&str, &str); 8] = [
    (
        "fields/bildung.md",
        include_str!("../../strategy/fields/teilhabe.md"),
    ),
    (
        "goals/schulportal.md",
        include_str!("../../strategy/goals/gigabit-2030.md"),
    ),
    (
        "ministries/bm/projects/probe.md",
        include_str!("../../strategy/ministries/bm/projects/edoo-sys.md"),
    ),
    (
        "ministries/bm/contacts.toml",
        include_str!("../../strategy/ministries/bm/contacts.toml"),
    ),
    (
        "ministries/bm/ministry.toml",
        include_str!("../../strategy/ministries/bm/ministry.toml"),
    ),
    (
        "ministries/mkuem/cosignatures.toml",
        include_str!("../../strategy/ministries/mkuem/cosignatures.toml"),
    ),
    (
        "consolidation.toml",
        include_str!("../../strategy/consolidation.toml"),
    ),
    (
        "strategy.toml",
        include_str!("../../strategy/strategy.toml"),
    ),
];

fn told(path: &str, bytes: &[u8]) -> (Files, Vec<Diagnostic>) {
    let files = Files::from_memory([(path.to_owned(), bytes.to_vec())]);
    let found = catch_unwind(AssertUnwindSafe(|| load::load(&files).1));
    let Ok(found) = found else {
        panic!("{path}: panic on {:?}", String::from_utf8_lossy(bytes));
    };
    (files, found)
}

/// Every finding has a place in its file that can be shown, and says in both languages what is wrong and what to type.
fn assert_told_well(path: &str, files: &Files, found: &[Diagnostic]) {
    for diagnostic in found {
        let finding = &diagnostic.finding;
        let text = files.text(finding.place.file);
        let range = finding.place.span.range();
        assert!(
            text.get(range.clone()).is_some(),
            "{path}: {range:?} of {} bytes: {diagnostic:?}",
            text.len()
        );
        let at = files.position(finding.place.file, finding.place.span.start);
        assert!(at.line >= 1 && at.column >= 1);
        assert!(
            at.line <= text.lines().count().max(1) + 1,
            "{path}: line {} of {text:?}",
            at.line
        );
        let help = finding
            .help
            .as_ref()
            .unwrap_or_else(|| panic!("{path}: no help: {diagnostic:?}"));
        for said in [&finding.message, help] {
            assert!(
                !said.de.trim().is_empty() && !said.en.trim().is_empty(),
                "{path}: {diagnostic:?}"
            );
            assert!(
                said.de.len() < 2000,
                "{path}: {} bytes of message",
                said.de.len()
            );
        }
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(
                text.get(edit.place.span.range()).is_some(),
                "{path}: {edit:?}"
            );
        }
    }
}

fn has_error(found: &[Diagnostic]) -> bool {
    found
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The part of a file that holds keys, and the places in it that are outside remarks.
fn keys(path: &str, text: &str) -> std::ops::Range<usize> {
    if path.ends_with(".toml") {
        return 0..text.len();
    }
    4..4 + text[4..].find("\n+++").unwrap() + 1
}

/// The lines with a key, without those that have a remark.
fn key_lines(path: &str, text: &str) -> Vec<std::ops::Range<usize>> {
    let keys = keys(path, text);
    let mut at = keys.start;
    let mut lines = Vec::new();
    for line in text[keys].split_inclusive('\n') {
        let content = line.trim_end();
        let whole =
            content.ends_with(['"', ']', '}']) || content.ends_with(|c: char| c.is_ascii_digit());
        if content.contains(" = ")
            && whole
            && !content.contains('#')
            && !content.starts_with(['[', ' '])
        {
            lines.push(at..at + content.len());
        }
        at += line.len();
    }
    lines
}

/// Damage after which a line cannot be TOML.
fn break_line(line: &str) -> Vec<String> {
    let value = line.split_once(" = ").unwrap().1;
    let mut broken = vec![
        line.replacen(" = ", " ", 1),
        line.replacen(" = ", ": ", 1),
        line.replacen(" = ", " = = ", 1),
        line.replacen(" = ", " = \u{0}", 1),
        format!("{line} \u{1}"),
        format!("{line} überzählig"),
        format!("{line}]"),
        format!("„{line}"),
        format!("ä{line}"),
        format!("<<<<<<< HEAD\n{line}"),
        format!("{line}\n>>>>>>> andere"),
        line.split_once(" = ").unwrap().0.to_owned() + " =",
        format!("{line}\n{line}"),
        format!("{line}\r{line}"),
    ];
    if value.starts_with('"') && !value.starts_with("\"\"\"") {
        let inner = value.trim_matches('"');
        broken.push(line.replace('"', "“"));
        broken.push(line.replacen('"', "", 1));
        broken.push(line[..line.len() - 1].to_owned());
        broken.push(line.replace(value, &format!("\"{inner} \\q\"")));
        broken.push(line.replace(value, &format!("\"{inner} \"x\" {inner}\"")));
    }
    if value.ends_with(']') {
        broken.push(line.trim_end_matches(']').to_owned());
        broken.push(line.replacen('[', "", 1));
        broken.push(line.replacen("\"", "", 1));
    }
    broken
}

#[test]
fn broken_lines_are_errors_in_their_file() {
    let mut count = 0;
    for (path, text) in VICTIMS {
        let lines = key_lines(path, text);
        assert!(!lines.is_empty(), "{path}");
        for at in lines.into_iter().take(8) {
            for broken in break_line(&text[at.clone()]) {
                let damaged = format!("{}{broken}{}", &text[..at.start], &text[at.end..]);
                let (files, found) = told(path, damaged.as_bytes());
                assert!(has_error(&found), "{path}: nothing is said of {broken:?}");
                assert_told_well(path, &files, &found);
                let missing = found.iter().find(|found| found.rule == "missing-key");
                assert!(
                    missing.is_none(),
                    "{path}: {broken:?} also gives {missing:?}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count} cases");
}

#[test]
fn truncated_files_are_told() {
    let mut count = 0;
    for (path, text) in VICTIMS
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
    {
        let end = keys(path, text).end;
        for at in (0..end).filter(|at| text.is_char_boundary(*at)) {
            let (files, found) = told(path, &text.as_bytes()[..at]);
            assert!(has_error(&found), "{path}: cut at {at}");
            assert_told_well(path, &files, &found);
            count += 1;
        }
    }
    assert!(count > 300, "{count} cases");
}

#[test]
fn bytes_that_are_no_utf8_are_told_where_they_are() {
    let mut dice = Dice(7);
    for (path, text) in VICTIMS {
        for byte in [0xff, 0xc0, 0x80, 0xe4, 0xfc, 0xed] {
            let at = dice.roll(text.len());
            let mut bytes = text.as_bytes().to_vec();
            bytes.splice(at..at, [byte, b' ']);
            if std::str::from_utf8(&bytes).is_ok() {
                continue;
            }
            let (files, found) = told(path, &bytes);
            let rules: Vec<&str> = found.iter().map(|found| found.rule).collect();
            let here: Vec<&str> = rules
                .iter()
                .copied()
                .filter(|rule| *rule != "missing-file")
                .collect();
            assert_eq!(here, ["unreadable-file"], "{path} at {at}");
            assert_told_well(path, &files, &found);
        }
    }
}

/// Anything may come of these; only that nothing panics and every finding can be shown.
#[test]
fn random_damage_never_panics() {
    let mut dice = Dice(20_261_122);
    for round in 0..1500 {
        let (path, text) = VICTIMS[dice.roll(VICTIMS.len())];
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..1 + dice.roll(4) {
            damage(&mut bytes, &mut dice);
        }
        let (files, found) = told(path, &bytes);
        assert_told_well(&format!("{path} in round {round}"), &files, &found);
    }
}

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let pieces: [&[u8]; 24] = [
        b"\0",
        b"\n",
        b"\r",
        b"\"",
        b"'",
        b"\"\"\"",
        b"'''",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b",",
        b"#",
        b"+++\n",
        b"---\n",
        b"\\",
        b"\xff",
        "„".as_bytes(),
        "\u{feff}".as_bytes(),
        b"[[a]]\n",
        b"a.b.c = 1\n",
        b"<<<<<<< a\n",
        b"1e999",
    ];
    let at = dice.roll(bytes.len());
    let end = (at + dice.roll(12)).min(bytes.len());
    match dice.roll(6) {
        0 => drop(bytes.drain(at..end)),
        1 => {
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        2 => drop(bytes.splice(at..at, pieces[dice.roll(pieces.len())].to_vec())),
        3 if end > at => bytes.swap(at, end - 1),
        4 => bytes.truncate(at),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = dice.roll(256) as u8;
            }
        }
    }
}

/// Damage in an otherwise complete strategy is told in the damaged file alone.
#[test]
fn the_example_strategy_stays_silent_elsewhere() {
    for at in key_lines(VICTIMS[2].0, VICTIMS[2].1).into_iter().take(3) {
        for broken in break_line(&VICTIMS[2].1[at.clone()]) {
            let text = VICTIMS[2].1;
            let damaged = format!("{}{broken}{}", &text[..at.start], &text[at.end..]);
            let files = example::tree(&format!("//- ministries/bm/projects/probe.md\n{damaged}"));
            for found in load::load(&files).1 {
                let path = files.path(found.finding.place.file);
                assert_eq!(path, "ministries/bm/projects/probe.md", "{found:?}");
            }
        }
    }
}
