//! Whoever co-signs signs the commit, where the strategy asks for it.

use crate::branch::{Act, Branch, Record, Signature, is_key};
use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::{Contact, Ministry};
use crate::source::Place;
use crate::text;

use super::authors::place;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unsigned-cosignature",
    level: Severity::Error,
    summary: label(
        "der Commit mit einer Mitzeichnung ist nicht von der Person unterschrieben, die zeichnet",
        "the commit with a co-signature is not signed by the person who signs",
    ),
    why: label(
        "Die Verfasserzeile eines Commits kann jeder schreiben. Mit `require_signed_commits = true` in `[workflow]` zählt deshalb nur, \
         was mit einem SSH-Schlüssel unterschrieben ist, der auf dem Zielzweig in `ssh_keys` der Person steht, die `by` nennt. \
         Die Unterschrift gilt für den ganzen Commit; git macht sie mit `git commit -S` und `gpg.format = ssh`. Wer einen Pull-Request \
         dabei zu einem Commit zusammenfasst (Squash), verliert sie.",
        "Anybody can write the author line of a commit. With `require_signed_commits = true` in `[workflow]` only that counts which is \
         signed with an SSH key that stands, on the base, in the `ssh_keys` of the person named in `by`. The signature holds for \
         the whole commit; git makes it with `git commit -S` and `gpg.format = ssh`. Squashing a pull request into one commit loses it.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[workflow]
require_signed_commits = true

//! ministries/mdr/cosignatures.toml

//@ koordination@mdr.example
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[workflow]
require_signed_commits = true

//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
fields = ["bildung"]
ssh_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEKoordinationKoordinationKoordinationKoord koordination@mdr.example"]

//! ministries/mdr/cosignatures.toml

//@ koordination@mdr.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEKoordinationKoordinationKoordinationKoord
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    if !branch.trusted.settings.require_signed_commits {
        return;
    }
    for act in branch.acts {
        findings.extend(act.cosignatures.iter().filter_map(|record| {
            let (reason, help) = wrong(context, branch, act, record)?;
            finding(context, act, record, &reason, help)
        }));
    }
}

/// Why a co-signature does not count, and the next step; nothing where it does.
fn wrong(
    context: &Context<'_>,
    branch: &Branch<'_>,
    act: &Act,
    record: &Record,
) -> Option<(Text, Text)> {
    let (ministry, by) = (&record.ministry, &record.by);
    let path = format!("ministries/{ministry}/contacts.toml");
    let Some(contact) = contact(branch.trusted, record) else {
        return Some((
            text!(
                "`{by}` steht auf dem Zielzweig nicht in `{path}`",
                "`{by}` is not in `{path}` on the base"
            ),
            text!(
                "die Person zuerst dort eintragen lassen",
                "have the person entered there first"
            ),
        ));
    };
    if contact.ssh_keys.is_empty() {
        return Some((
            text!(
                "`{by}` hat auf dem Zielzweig keine `ssh_keys`",
                "`{by}` has no `ssh_keys` on the base"
            ),
            text!(
                "den öffentlichen Schlüssel der Person zuerst in `{path}` eintragen lassen",
                "have the person's public key entered in `{path}` first"
            ),
        ));
    }
    match &act.signature {
        Signature::By(key) if has(contact, key) => None,
        Signature::By(key) => Some(other_key(context, record, key, &path)),
        Signature::Unusable(reason) => {
            let (de, en) = (&reason.de, &reason.en);
            Some((
                text!(
                    "die Unterschrift gilt nicht: {de}",
                    "the signature does not hold: {en}"
                ),
                sign(by),
            ))
        }
        Signature::Missing | Signature::Unknown => Some((
            text!("er ist nicht unterschrieben", "it is not signed"),
            sign(by),
        )),
    }
}

fn contact<'s>(strategy: &'s crate::model::Strategy, record: &Record) -> Option<&'s Contact> {
    strategy
        .by_id::<Ministry>(&record.ministry)?
        .contact(&record.by)
}

fn has(contact: &Contact, key: &str) -> bool {
    contact.ssh_keys.iter().any(|line| is_key(line, key))
}

fn other_key(context: &Context<'_>, record: &Record, key: &str, path: &str) -> (Text, Text) {
    let by = &record.by;
    let in_branch = contact(context.strategy, record).is_some_and(|contact| has(contact, key));
    let message = text!(
        "er ist mit einem Schlüssel unterschrieben, der auf dem Zielzweig nicht bei `{by}` steht",
        "it is signed with a key that `{by}` does not have on the base"
    );
    let help = if in_branch {
        text!(
            "der neue Schlüssel zählt erst, wenn er auf dem Zielzweig steht: zuerst nur `{path}` einbringen",
            "the new key counts once it is on the base: first bring in `{path}` alone"
        )
    } else {
        text!(
            "mit einem der Schlüssel unterschreiben, die in `{path}` stehen, oder den neuen zuerst dort eintragen lassen",
            "sign with one of the keys in `{path}`, or have the new one entered there first"
        )
    };
    (message, help)
}

fn sign(by: &str) -> Text {
    text!(
        "`{by}` unterschreibt den Commit neu: `git -c gpg.format=ssh -c user.signingkey=~/.ssh/id_ed25519.pub commit --amend -S`",
        "`{by}` signs the commit anew: `git -c gpg.format=ssh -c user.signingkey=~/.ssh/id_ed25519.pub commit --amend -S`"
    )
}

fn finding(
    context: &Context<'_>,
    act: &Act,
    record: &Record,
    reason: &Text,
    help: Text,
) -> Option<Finding> {
    let (of, commit) = (&record.of, act.commit.id.short());
    let (de, en) = (&reason.de, &reason.en);
    Some(
        Finding::new(
            record_place(context, record)?,
            text!(
                "die Mitzeichnung zu `{of}` kommt im Commit `{commit}`: {de}",
                "the co-signature for `{of}` comes with commit `{commit}`: {en}"
            ),
        )
        .help(help),
    )
}

/// Where a record stands now, or where it would be missed.
fn record_place(context: &Context<'_>, record: &Record) -> Option<Place> {
    let mut known = context.strategy.cosignatures.iter();
    let found = known.find(|known| Record::from(*known) == *record);
    let path = format!("ministries/{}/cosignatures.toml", record.ministry);
    found
        .map(|found| found.at(found.of.span))
        .or_else(|| place(context, &path))
}
