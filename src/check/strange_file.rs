//! A strategy is made of plain files, in every commit.

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::history::{Change, Mode};
use crate::message::{Label, label};
use crate::model::root;
use crate::text;

use super::authors::place;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "strange-file",
    level: Severity::Error,
    summary: label(
        "ein Commit macht aus einer Datei etwas anderes: eine Verknüpfung, ein fremdes Repository, ein Programm",
        "a commit makes something else of a file: a link, another repository, a program",
    ),
    why: label(
        "Eine Strategie besteht aus gewöhnlichen Dateien. Eine symbolische Verknüpfung führt aus dem Ordner hinaus, den jemand ändern darf; \
         ein Untermodul zeigt Inhalte, die niemand durchgesehen hat; und ausführbar muss hier nichts sein. Jeder Commit \
         des Zweigs zählt, auch wenn ein späterer es zurücknimmt: wer ihn auscheckt, bekommt ihn ganz.",
        "A strategy is made of plain files. A symbolic link leads out of the folder that somebody may change; a submodule \
         shows content that nobody has looked at; and nothing here needs to be run. Every commit of the branch counts, even if a \
         later one takes it back: whoever checks it out gets all of it.",
    ),
    bad: r#"
//@ koordination@bm.example
//~ ministries/bm/assets/bild.png

//@ koordination@bm.example
"#,
    good: r#"
//@ koordination@bm.example
//- ministries/bm/ministry.toml
name = "Ministerium für Bildung"
short = "BM"
mailbox = "bildung@bm.example"
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    for act in branch.acts {
        let commit = act.commit.id.short();
        findings.extend(act.changes.iter().filter_map(|change| {
            let (what, path) = (strange(change)?, &change.path);
            let (de, en) = (what.de, what.en);
            let message = text!(
                "`{path}` ist im Commit `{commit}` {de}",
                "`{path}` is {en} in commit `{commit}`"
            );
            Some(Finding::new(place(context, path)?, message).help(text!(
                "eine gewöhnliche Datei daraus machen und den Commit neu schreiben (`git rebase -i`), statt ihn zurückzunehmen",
                "make it a plain file and rewrite the commit (`git rebase -i`) instead of reverting it"
            )))
        }));
    }
}

/// What a path has become that is no plain file.
fn strange(change: &Change) -> Option<Label> {
    let new = change.new?.mode;
    if change.old.is_some_and(|old| old.mode == new) || !is_ours(&change.path) {
        return None;
    }
    match new {
        Mode::File => None,
        Mode::Executable => Some(label("ein Programm (ausführbar)", "a program (executable)")),
        Mode::Link => Some(label("eine symbolische Verknüpfung", "a symbolic link")),
        Mode::Submodule => Some(label(
            "ein fremdes Repository (Untermodul)",
            "another repository (a submodule)",
        )),
        Mode::Folder | Mode::Other(_) => Some(label("keine gewöhnliche Datei", "no plain file")),
    }
}

/// Whether a path belongs to the strategy: beside it, at the top of its folder, others keep what they need.
fn is_ours(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    root::FOLDERS.contains(&first) || root::FILES.contains(&first)
}
