//! What the site tells of the changes since an earlier state, and what it keeps to itself.

use dstrat::check::example;
use dstrat::render::Format;
use dstrat::render::audience::Audience;

use crate::strategy::{built_since, tree};
use crate::wall::{ACCEPTED, PLANTED, leaks};

const PAGE: &str = "site/was-sich-geaendert-hat.html";

const THEN: &str = r#"
//- ministries/bm/projects/kalender.md
+++
title = "Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
end = "2027"
as_of = 2026-04-01
+++

Termine.

//- ministries/bm/projects/alt.md
+++
title = "Altes Projekt"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
+++

Alt.
"#;

const NOW: &str = r#"
//- ministries/bm/projects/kalender.md
+++
title = "Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
end = "2028"
as_of = 2026-04-01
+++

Gemeinsame Termine.

//- ministries/bm/projects/neu.md
+++
title = "Neues <Projekt>"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "planned"
as_of = 2026-04-01
+++

Neu.
"#;

/// The main part of a page of the site without its tags, line by line.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap();
    let main = main.split("</main>").next().unwrap();
    let main = main.replace("<br>", "\n");
    let mut told = String::new();
    for piece in main.split('<') {
        told.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    let lines = told.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn the_site_tells_what_is_new_what_changed_and_what_is_gone() {
    let (now, then) = (example::tree(NOW), example::tree(THEN));
    let site = built_since(&now, Some(&then), Audience::Public, Format::Site);
    let told = words(&site[PAGE]);
    snapbox::assert_data_eq!(
        told,
        snapbox::str![[r#"
Was sich geändert hat
Verglichen ist mit dem, was am 1. Januar 2026 zu lesen war (Stand „v1“).
1 Eintrag neu · 1 Eintrag entfallen · 1 Text geändert · 1 Frist verschoben.
Neu
Neues &lt;Projekt&gt;
Projekt · BM
Geändert
Kalender
Projekt · BM
Text geändert
Geplantes Ende: 2027 → 2028 (366 Tage später)
Entfallen
Altes Projekt
Projekt · BM
"#]]
    );
    assert!(site[PAGE].contains("<a href=\"projekte/bm/neu.html\">Neues &lt;Projekt&gt;</a>"));
    let start = &site["site/index.html"];
    for there in [
        "Geändert seit dem 1. Januar 2026",
        "href=\"was-sich-geaendert-hat.html\"",
        "Geplantes Ende: 2027 → 2028 (366 Tage später)",
        "Altes Projekt",
    ] {
        assert!(start.replace('\u{a0}', " ").contains(there), "{there}");
    }
}

#[test]
fn without_an_earlier_state_there_is_no_such_page_and_nothing_leads_to_one() {
    let site = built_since(&example::tree(NOW), None, Audience::Public, Format::Site);
    for (path, text) in site {
        assert!(!path.contains("was-sich"), "{path}");
        assert!(!text.contains("was-sich-geaendert-hat"), "{path}");
    }
}

#[test]
fn where_nothing_changed_the_page_says_so() {
    let files = example::tree(NOW);
    let site = built_since(&files, Some(&files), Audience::Public, Format::Site);
    assert!(site[PAGE].contains("Es hat sich nichts geändert."));
}

#[test]
fn nothing_internal_of_either_state_is_told() {
    let without = tree("", &[]);
    let with = tree(PLANTED, &ACCEPTED);
    for (now, then) in [(&with, &without), (&without, &with), (&with, &with)] {
        let site = built_since(now, Some(then), Audience::Public, Format::Site);
        for (path, text) in site {
            assert_eq!(leaks(&text), Vec::<String>::new(), "{path}");
        }
    }
}

/// Whom nobody is to name any more, the comparison does not name either.
#[test]
fn people_are_left_out() {
    let with = |public: bool| {
        example::tree(&format!(
            "//- ministries/bm/contacts.toml\n[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"Erika Muster\"\n\
             email = \"erika.muster@bm.example\"\nnominated = 2026-02-01\nfields = [\"bildung\"]\npublic = {public}\n"
        ))
    };
    let (now, then) = (with(false), with(true));
    let site = built_since(&now, Some(&then), Audience::Public, Format::Site);
    for (path, text) in site {
        assert!(!text.to_lowercase().contains("muster"), "{path}");
    }
}
