//! Two states of a strategy that are loaded together are what they are when each is loaded alone, whatever differs.

use std::collections::BTreeMap;
use std::path::Path;

use dstrat::load;
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

#[test]
fn two_states_together_are_as_each_alone() {
    let files = |contents: &Contents| Files::from_memory(contents.clone());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let first = contents();
    for _ in 0..12 {
        let (old, new) = (edited(&first, &mut dice), edited(&first, &mut dice));
        let (old, new) = (files(&old), files(&new));
        let (before, after) = load::load_two(&old, &new, load::understand(&new));
        assert_eq!(format!("{before:#?}"), format!("{:#?}", load::load(&old)));
        assert_eq!(format!("{after:#?}"), format!("{:#?}", load::load(&new)));
    }
}
