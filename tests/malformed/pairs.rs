//! Two states of a strategy that are loaded together are what they are when each is loaded alone, whatever differs.

use std::collections::BTreeMap;
use std::path::Path;

use dstrat::check::example::TODAY;
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::load;
use dstrat::message::Lang;
use dstrat::source::Files;

use crate::dice::Dice;

type Contents = BTreeMap<String, Vec<u8>>;

/// The bundled strategy, with mistakes of every kind beside it.
fn contents() -> Contents {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("strategy");
    let files = Files::from_folder(&root, load::wanted).unwrap();
    let text = |id| {
        (
            files.path(id).to_owned(),
            files.text(id).as_bytes().to_vec(),
        )
    };
    let mut contents: Contents = files.ids().map(text).collect();
    for (path, text) in [
        (
            "fields/defekt.md",
            "+++\ntitle = \"x\nkind = \"field\"\n+++\n",
        ),
        (
            "fields/konflikt.md",
            "<<<<<<< a\n+++\n=======\n+++\n>>>>>>> b\n",
        ),
        ("goals/leer.md", ""),
        ("ministries/bm/assets/plan.txt", "fremd"),
        (
            "ministries/bm/projects/falsch.md",
            "+++\ntitle = 5\ntite = \"x\"\nfield = \"nirgends\"\n+++\n",
        ),
        ("ministries/xx/contacts.toml", "[[contact]]\nid = \"a\"\n"),
        ("templates/page.html", "{% for %}"),
    ] {
        contents.insert(path.to_owned(), text.as_bytes().to_vec());
    }
    contents
}

/// Another state: files are gone, new, moved, cut off, spoilt or written anew.
fn edited(before: &Contents, dice: &mut Dice) -> Contents {
    let mut after = before.clone();
    let paths: Vec<&String> = before.keys().collect();
    for _ in 0..dice.roll(12) {
        let path = paths[dice.roll(paths.len())];
        let mut bytes = after.remove(path).unwrap_or_default();
        let at = dice.roll(bytes.len());
        match dice.roll(6) {
            0 => continue,
            1 => bytes.truncate(at),
            2 => bytes.insert(at, b"\"]\xff=\n+"[dice.roll(6)]),
            3 => bytes.extend(b"\nEin Satz mehr.\n"),
            4 => {
                after.insert(format!("{path}.alt"), bytes.clone());
            }
            _ => {
                after.insert(path.replace(".md", "-2.md"), bytes);
                continue;
            }
        }
        after.insert(path.clone(), bytes);
    }
    after
}

/// The findings of a state in order, whatever numbers its files have.
fn told(files: &Files, findings: &[Diagnostic]) -> Vec<String> {
    let told = findings.iter().map(|diagnostic| {
        let place = diagnostic.finding.place;
        let (path, message) = (files.path(place.file), diagnostic.message(Lang::De));
        format!("{path}:{:?} {} {message}", place.span, diagnostic.rule)
    });
    told.collect()
}

#[test]
fn two_states_together_are_as_each_alone() {
    let files = |contents: &Contents| Files::from_memory(contents.clone());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let first = contents();
    for _ in 0..12 {
        let (old, new) = (edited(&first, &mut dice), edited(&first, &mut dice));
        let (alone, new) = (files(&old), files(&new));
        let mut old = alone.clone();
        let (before, after) = load::load_two(&mut old, &new, load::understand(&new));
        assert_eq!(format!("{before:#?}"), format!("{:#?}", load::load(&old)));
        assert_eq!(format!("{after:#?}"), format!("{:#?}", load::load(&new)));
        assert_eq!(told(&old, &before.1), told(&alone, &load::load(&alone).1));
        let earlier = Consolidation::new(&old, &before.0, TODAY);
        let beside = Consolidation::beside(&new, &after.0, TODAY, &earlier);
        let alone = Consolidation::new(&new, &after.0, TODAY);
        assert_eq!(
            format!("{:?}", beside.standings),
            format!("{:?}", alone.standings)
        );
        assert_eq!(beside.digests(), alone.digests());
    }
}
