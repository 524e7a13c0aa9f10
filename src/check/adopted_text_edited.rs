//! What the cabinet adopted is continued in a new edition.

use std::collections::BTreeSet;

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Head, digest};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "adopted-text-edited",
    level: Severity::Error,
    summary: label(
        "ein Zweig ändert die beschlossene Fassung",
        "a branch changes the adopted edition",
    ),
    why: label(
        "Solange der Stand auf dem Zielzweig der ist, den das Kabinett beschlossen hat, bleibt er so. Wer fortschreibt, beginnt im selben \
         Zweig eine neue `edition` in `strategy.toml`; die frühere Fassung bleibt beschlossen. Angaben, die nicht zur Prüfsumme \
         gehören, und Projekte lassen sich jederzeit ändern.",
        "As long as the state of the base is the one that the cabinet adopted, it stays so. Whoever continues the strategy begins a new \
         `edition` in `strategy.toml` in the same branch; the earlier edition stays adopted. Keys that do not belong to the digest, \
         and projects, can be changed at any time.",
    ),
    bad: BAD,
    good: GOOD,
    check: Check::Branch(check),
};

const BAD: &str = r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[lints]
adopted-text-changed = "off"

//- decisions/2026-04-28-digitalstrategie.md
+++
title = "Digitalstrategie"
body = "Ministerrat"
date = 2026-04-28
kind = "adopted"
adopts = "2026"
digest = "sha256:deba4e24005a616c6d6c740c28d464fe7a4be0acaa0a2865431064418bfcdda9"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie.

//@ koordination@mdr.example
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt, ein Leben lang.
"#;

const GOOD: &str = r#"
//- decisions/2026-04-28-digitalstrategie.md
+++
title = "Digitalstrategie"
body = "Ministerrat"
date = 2026-04-28
kind = "adopted"
adopts = "2026"
digest = "sha256:deba4e24005a616c6d6c740c28d464fe7a4be0acaa0a2865431064418bfcdda9"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie.

//@ koordination@mdr.example
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2027"
lead = "mdr"

//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt, ein Leben lang.
"#;

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let (before, after) = (branch.before.consolidation, context.consolidation);
    let (was, settings) = (&branch.before.strategy.settings, &context.strategy.settings);
    // A file that cannot be read is an error of its own.
    let is_known = settings.complete && context.strategy.incomplete.is_empty();
    if !is_known || was.edition != settings.edition || before.adoption().is_none() {
        return;
    }
    let (olds, news) = (before.digests(), after.digests());
    let keys: BTreeSet<&String> = olds.keys().chain(news.keys()).collect();
    let changed = keys
        .into_iter()
        .filter(|key| olds.get(*key) != news.get(*key));
    findings.extend(changed.filter_map(|key| finding(context, key)));
}

/// `key` is that of an entry in the digest of the strategy: `<kind>:<id>`.
fn finding(context: &Context<'_>, key: &str) -> Option<Finding> {
    let settings = &context.strategy.settings;
    let mut entries = context.strategy.entries();
    let entry = entries.find(|head| digest::key_of(head.kind, &head.id) == key);
    let place = entry
        .map(Head::place)
        .or(settings.at(settings.title_span))?;
    let (_, id) = key.split_once(':').unwrap_or(("", key));
    let edition = &settings.edition;
    let message = text!(
        "`{id}` gehört zur beschlossenen Fassung „{edition}“ und wird hier geändert",
        "`{id}` belongs to the adopted edition \"{edition}\" and is changed here"
    );
    Some(Finding::new(place, message).help(text!(
        "in `strategy.toml` eine neue `edition` beginnen, oder die Änderung zurücknehmen",
        "begin a new `edition` in `strategy.toml`, or take the change back"
    )))
}
