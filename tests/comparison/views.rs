//! Two public views: what is internal is no change.

use dstrat::check::example;
use dstrat::comparison::compare;
use dstrat::consolidation::Consolidation;
use dstrat::load::load;
use dstrat::message::Lang;
use dstrat::render::audience::{Audience, view};

use crate::lines;

const OLD: &str = r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "active"
end = "2027"
as_of = 2026-04-01
risks = ["GEHEIM alt"]

[cost]
total = 100000
budget_line = "GEHEIM 1"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#;

/// What everyone may see of the changes from one state to another.
fn public(old: &str, new: &str) -> String {
    let (old, new) = (example::tree(old), example::tree(new));
    let ((old_strategy, _), (new_strategy, _)) = (load(&old), load(&new));
    let before = Consolidation::new(&old, &old_strategy, example::TODAY);
    let after = Consolidation::new(&new, &new_strategy, example::TODAY);
    let of = |files, strategy, consolidation| {
        view(
            files,
            strategy,
            consolidation,
            Audience::Public,
            example::TODAY,
        )
    };
    let old = of(&old, &old_strategy, &before);
    let new = of(&new, &new_strategy, &after);
    lines(&compare(&old.side(), &new.side()), Lang::De)
}

#[test]
fn what_is_internal_is_no_change_for_everyone() {
    let new = OLD
        .replace("GEHEIM alt", "GEHEIM neu")
        .replace("GEHEIM 1", "GEHEIM 2")
        .replace("contact = \"koordination\"\n", "");
    assert_eq!(public(OLD, &new), "");
}

#[test]
fn what_everyone_may_see_is_told() {
    let new = OLD
        .replace("GEHEIM alt", "GEHEIM neu")
        .replace("\"2027\"", "\"2028\"")
        .replace("100000", "120000");
    assert_eq!(
        public(OLD, &new),
        "Projekt bm/kalender Gemeinsamer Kalender\n  \
         geplantes Ende: 2027 → 2028 (366 Tage später)\n  \
         Gesamtkosten in Euro: 100.000\u{a0}€ → 120.000\u{a0}€\n"
    );
}

#[test]
fn what_turns_internal_is_gone_for_everyone() {
    let new = OLD.replace("as_of", "visibility = \"internal\"\nas_of");
    let told = public(OLD, &new);
    assert!(
        told.starts_with("Projekt bm/kalender Gemeinsamer Kalender – entfallen\n"),
        "{told}"
    );
}

#[test]
fn drafts_and_answers_of_cosigners_are_nobodys_business() {
    let new = r#"
//- ministries/bm/contributions/entwurf.md
+++
title = "Noch ein Entwurf"
field = "bildung"
status = "draft"
+++

Vertraulich.

//! ministries/mdr/cosignatures.toml
"#;
    let told = public("", new);
    assert_eq!(
        told,
        "Beitrag bm/geraete Leihgeräte für den Unterricht\n  \
         Stand der Abstimmung: abgestimmt → in Ressortabstimmung\n"
    );
}
