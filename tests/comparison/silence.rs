//! Nothing passes in silence: whatever is changed in any file shows up in the comparison.

use std::collections::BTreeMap;

use dstrat::check::example;
use dstrat::message::Lang;
use dstrat::source::Files;
use proptest::prelude::*;

use crate::{compared, lines};

/// Further files, so that every kind of file and nearly every key is there.
const MORE: &str = r#"
//- document/01-einleitung.md
+++
title = "Einleitung"
numbered = false
+++

Worum es geht.

//- decisions/2026-02-03-auftrag.md
+++
title = "Auftrag"
body = "Ministerrat"
date = 2026-02-03
agenda_item = "TOP 4"
kind = "mandated"
lead = "mdr"
source = "https://www.example.org/beschluss"
+++

## Beschluss

Es wird eine Strategie geschrieben.

//- ministries/bm/projects/portal.toml
title = "Portal"
short_title = "Portal"
field = "bildung"
measure = "bm/portal-ausbauen"
goals = ["schulportal"]
partners = ["mdr"]
delivered_by = "Landesbetrieb"
contact = "koordination"
status = "active"
phase = "pilot"
priority = "high"
confidence = "amber"
confidence_reason = "es fehlt Personal"
outlook = "stable"
start = 2025-01-01
end = 2027-12-31
end_forecast = "2028-Q1"
as_of = 2026-04-01
mandate = ["2026-02-03-auftrag", "Koalitionsvertrag"]
objective = "Alle finden alles."
depends_on = ["bm/kalender"]
related = ["bm/kalender"]
service_ids = ["99001"]
efa = "reuses"
risks = ["Personal"]
text = "Ein Portal."

[cost]
total = 100000
budget_line = "0901"
funding = "Landesmittel"

[[milestone]]
id = "pilot"
title = "Pilot läuft"
due = 2026-09-30
forecast = 2026-10-31

[[milestone]]
id = "betrieb"
title = "Betrieb"
due = "2027"
done = 2026-03-01
evidence = "Abnahme"

[rollout]
unit = "Schulen"
total = 1500
covered = 120
as_of = 2026-04-01
definition = "angemeldet"
source = "Statistik"

//- templates/html/style.css
main { color: black; }

//- ministries/bm/assets/bild.png
bytes: 89 50 4e 47
"#;

/// The files by path.
fn contents() -> BTreeMap<String, Vec<u8>> {
    let files = example::tree(MORE);
    let of = |file| (files.path(file).to_owned(), files.bytes(file).unwrap());
    files.ids().map(of).collect()
}

fn files(contents: &BTreeMap<String, Vec<u8>>) -> Files {
    Files::from_memory(contents.clone())
}

fn told(old: &BTreeMap<String, Vec<u8>>, new: &BTreeMap<String, Vec<u8>>) -> String {
    lines(&compared(&files(old), &files(new)), Lang::De)
}

#[test]
fn the_same_is_no_change() {
    assert_eq!(told(&contents(), &contents()), "");
}

/// Every line of every file in turn: left out, doubled, its last word or number another.
#[test]
fn every_line_counts() {
    let before = contents();
    for (path, bytes) in &before {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len() {
            for edit in [without, with_another_value, with_an_unknown_key] {
                let changed = edit(&lines, at);
                let mut after = before.clone();
                after.insert(path.clone(), changed.clone().into_bytes());
                let told = told(&before, &after);
                assert_eq!(
                    told.is_empty(),
                    changed == text,
                    "{path}:{}\n{changed}",
                    at + 1
                );
                let meant = lines[at].trim();
                let matters = !meant.is_empty() && changed != text;
                assert!(
                    !matters || !told.starts_with("form only"),
                    "{path}:{}\n{changed}",
                    at + 1
                );
            }
        }
    }
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn edited(lines: &[&str], at: usize, edit: impl Fn(&str) -> Vec<String>) -> String {
    let edited = lines
        .iter()
        .enumerate()
        .flat_map(|(line, text)| match line == at {
            true => edit(text),
            false => vec![(*text).to_owned()],
        });
    joined(&edited.collect::<Vec<_>>())
}

fn without(lines: &[&str], at: usize) -> String {
    edited(lines, at, |_| Vec::new())
}

/// The last letter or digit of the line is another one.
fn with_another_value(lines: &[&str], at: usize) -> String {
    edited(lines, at, |line| {
        let mut chars: Vec<char> = line.chars().collect();
        if let Some(last) = chars.iter().rposition(|c| c.is_alphanumeric()) {
            chars[last] = match chars[last] {
                '1' => '2',
                c if c.is_ascii_digit() => '1',
                'x' => 'y',
                _ => 'x',
            };
        }
        vec![chars.into_iter().collect()]
    })
}

/// A key that means nothing, beside a change of the line itself that would be told anyway.
fn with_an_unknown_key(lines: &[&str], at: usize) -> String {
    let key = lines[at].split_once(" = ").map(|(key, _)| key);
    edited(lines, at, |line| match key {
        Some(_) => vec![line.to_owned(), "unbekannt = 1".to_owned()],
        None => vec![line.to_owned()],
    })
}

#[test]
fn files_that_come_and_go_are_told() {
    let all = contents();
    for path in all.keys() {
        let mut fewer = all.clone();
        fewer.remove(path);
        assert_ne!(told(&all, &fewer), "", "{path} went");
        assert_ne!(told(&fewer, &all), "", "{path} came");
    }
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let all = contents();
    for path in all.keys() {
        let mut broken = all.clone();
        broken.insert(path.clone(), b"+++\ntitle = \xff\n+++\n".to_vec());
        for told in [told(&all, &broken), told(&broken, &all)] {
            assert!(!told.is_empty() && !told.starts_with("form only"), "{path}");
        }
    }
}

#[test]
fn a_picture_is_told_by_its_bytes() {
    let before = contents();
    let mut after = before.clone();
    after.insert(
        "ministries/bm/assets/bild.png".to_owned(),
        vec![0x89, 0x50, 0x4e, 0x48],
    );
    assert_eq!(
        told(&before, &after),
        "Datei ministries/bm/assets/bild.png ministries/bm/assets/bild.png\n  Inhalt geändert\n"
    );
}

#[test]
fn comments_and_white_space_are_form() {
    let before = contents();
    let mut after = before.clone();
    for (path, bytes) in &mut after {
        if path.ends_with(".toml") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = format!("# Notiz\n{}", text.replace(" = ", "   =  ")).into_bytes();
        }
    }
    let told = told(&before, &after);
    assert_eq!(told.lines().count(), 8, "{told}");
    assert!(
        told.lines().all(|line| line.starts_with("form only: ")),
        "{told}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Two changes at once: telling of one does not hide the other.
    #[test]
    fn several_changes_are_several_lines(first in 0usize..60, second in 0usize..60) {
        let before = contents();
        let path = "ministries/bm/projects/portal.toml";
        let text = String::from_utf8(before[path].clone()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let (first, second) = (first % lines.len(), second % lines.len());
        let is_value = |at: usize| lines[at].contains(" = ") && !lines[at].starts_with("id ");
        prop_assume!(first != second && is_value(first) && is_value(second));
        let change = |lines: &[&str], at| {
            let mut after = before.clone();
            after.insert(path.to_owned(), with_another_value(lines, at).into_bytes());
            told(&before, &after)
        };
        let once = with_another_value(&lines, first);
        let once: Vec<&str> = once.lines().collect();
        let both = change(&once, second);
        prop_assume!(!both.contains("lesbar"));
        for line in change(&lines, first).lines().chain(change(&lines, second).lines()) {
            if !line.starts_with(' ') {
                continue;
            }
            let derived = line.contains("Ampel");
            let joined = line.contains("Verbreitung") || line.contains("„");
            prop_assert!(both.contains(line) || derived || joined, "{} in\n{}", line, both);
        }
    }
}
