//! A broken file is told in that file alone: for every file of the bundled strategy in turn.

use std::collections::BTreeSet;
use std::path::Path;

use dstrat::check::{self, Context};
use dstrat::consolidation::Consolidation;
use dstrat::load;
use dstrat::source::Files;
use rayon::prelude::*;

/// The bundled strategy, as paths and bytes.
fn bundled() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("strategy");
    let files = Files::from_folder(&root, load::wanted).unwrap();
    let file = |id| (files.path(id).to_owned(), files.bytes(id).unwrap());
    files.ids().map(file).collect()
}

/// All findings: file, rule and message.
fn findings(files: Vec<(String, Vec<u8>)>) -> BTreeSet<(String, &'static str, String)> {
    let files = Files::from_memory(files);
    let (strategy, loaded) = load::load(&files);
    let today = jiff::civil::date(2026, 11, 22);
    let consolidation = Consolidation::new(&files, &strategy, today);
    let context = Context {
        files: &files,
        strategy: &strategy,
        consolidation: &consolidation,
        today,
    };
    let found = check::check(&context, loaded).into_iter();
    let shown = found.map(|found| {
        let path = files.path(found.finding.place.file).to_owned();
        (path, found.rule, found.finding.message.de.into_owned())
    });
    shown.collect()
}

/// What is newly found elsewhere when one file after the other is damaged; of every `step` files, one.
fn cascades(step: usize, damage: impl Fn(&[u8]) -> Vec<u8> + Sync) -> Vec<String> {
    let files = bundled();
    let before = findings(files.clone());
    let texts = (0..files.len()).filter(|at| is_text(&files[*at].0));
    let victims: Vec<usize> = texts.step_by(step).collect();
    let damaged = victims.into_par_iter().flat_map_iter(|at| {
        let mut files = files.clone();
        let path = files[at].0.clone();
        files[at].1 = damage(&files[at].1);
        let after = findings(files);
        let here = after.iter().any(|(file, _, _)| *file == path);
        let silent = (!here).then(|| format!("{path}: nothing is said of it"));
        let elsewhere = after
            .difference(&before)
            .filter(|(file, _, _)| *file != path);
        let elsewhere: Vec<String> = elsewhere
            .map(|found| format!("{path} broken: {found:?}"))
            .collect();
        elsewhere.into_iter().chain(silent)
    });
    damaged.collect()
}

fn is_text(path: &str) -> bool {
    path.ends_with(".md") || path.ends_with(".toml")
}

#[test]
fn broken_keys_are_told_in_their_file_alone() {
    let found = cascades(1, |bytes| {
        let text = std::str::from_utf8(bytes).unwrap();
        text.replacen(" = ", " \u{1} ", 1).into_bytes()
    });
    assert!(
        found.is_empty(),
        "{} cascades:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn a_byte_that_is_no_utf8_is_told_in_its_file_alone() {
    let found = cascades(2, |bytes| [bytes, b"\xff"].concat());
    assert!(
        found.is_empty(),
        "{} cascades:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn an_unfinished_merge_is_told_in_its_file_alone() {
    let conflict = b"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n";
    let found = cascades(5, |bytes| [bytes, &conflict[..]].concat());
    assert!(
        found.is_empty(),
        "{} cascades:\n{}",
        found.len(),
        found.join("\n")
    );
}
