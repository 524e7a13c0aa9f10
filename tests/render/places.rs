//! Links to a heading inside an entry arrive there, in every format.

use dstrat::message::Lang;
use dstrat::render::audience::Audience;

use crate::strategy::{build, tree};

const LINKED: &str = r#"
//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "bildung"
due = 2027-12-31
lead = "bm"
+++

Alle Schulen.

## Was es kostet

Wenig.

//- ministries/bm/projects/kalender.md
+++
title = "Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
+++

Zu den [Kosten](../../../goals/schulportal.md#was-es-kostet), zum [Betrieb](#betrieb), zum [Ziel](../../../goals/schulportal.md#gibt-es-nicht).

## Betrieb

Das Land.
"#;

#[test]
fn links_lead_to_headings_of_other_entries_and_of_their_own() {
    let built = build(&tree(LINKED, &[]), Audience::Public, Lang::De);
    for (path, there) in [
        (
            "strategy.html",
            "<a href=\"#goal-schulportal--was-es-kostet\">Kosten</a>",
        ),
        ("strategy.html", "id=\"goal-schulportal--was-es-kostet\""),
        (
            "strategy.html",
            "<a href=\"#project-bm--kalender--betrieb\">Betrieb</a>",
        ),
        ("strategy.html", "<a href=\"#goal-schulportal\">Ziel</a>"),
        ("strategy.md", "[Kosten](#goal-schulportal--was-es-kostet)"),
        (
            "strategy.md",
            "<a id=\"goal-schulportal--was-es-kostet\"></a>",
        ),
        (
            "site/projekte/bm/kalender.html",
            "<a href=\"../../ziele/schulportal.html#was-es-kostet\">Kosten</a>",
        ),
        (
            "site/projekte/bm/kalender.html",
            "<a href=\"#betrieb\">Betrieb</a>",
        ),
        ("site/ziele/schulportal.html", "id=\"was-es-kostet\""),
    ] {
        assert!(built[path].contains(there), "{path}: {there}");
    }
}

/// Word's bookmarks have numbers for names: the link names the one that stands in the heading.
#[test]
fn word_leads_there_too() {
    let built = build(&tree(LINKED, &[]), Audience::Public, Lang::De);
    let word = &built["strategy.docx"];
    let before = |words: &str| word[..word.rfind(words).unwrap()].to_owned();
    let link = before(">Kosten<");
    let (_, anchor) = link.rsplit_once("w:anchor=\"").unwrap();
    let anchor = anchor.split('"').next().unwrap();
    let heading = before(">Was es kostet<");
    let (_, bookmark) = heading.rsplit_once("w:name=\"").unwrap();
    assert_eq!(bookmark.split('"').next(), Some(anchor));
}

#[cfg(feature = "pdf")]
#[test]
fn the_pdf_leads_there_too() {
    let built = build(&tree(LINKED, &[]), Audience::Public, Lang::De);
    let pdf = &built["strategy.pdf"];
    assert!(pdf.matches("goal-schulportal--was-es-kostet").count() >= 2);
}
