//! The rules about people, process and evidence in the cases that their pages do not show: where exactly they point, and
//! where they stay silent because another finding says it already.

mod contributions;
mod evidence;
mod people;
mod settings;

use dstrat::check::{self, Context, example};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::load;
use dstrat::source::Files;

/// All findings in the example strategy with files laid over it, each written as `write` has it.
fn findings(overlay: &str, write: impl Fn(&Files, &Diagnostic) -> String) -> Vec<String> {
    let files = example::tree(overlay);
    let (strategy, loaded) = load::load(&files);
    let today = example::TODAY;
    let consolidation = Consolidation::new(&files, &strategy, today);
    let context = Context {
        files: &files,
        strategy: &strategy,
        consolidation: &consolidation,
        today,
    };
    check::check(&context, loaded)
        .iter()
        .map(|diagnostic| write(&files, diagnostic))
        .collect()
}

/// Asserts the rules that fire, each with file and line.
#[track_caller]
fn finds(overlay: impl AsRef<str>, expected: &[&str]) {
    let found = findings(overlay.as_ref(), |files, diagnostic| {
        let place = diagnostic.finding.place;
        let line = files.position(place.file, place.span.start).line;
        format!("{} {}:{line}", diagnostic.rule, files.path(place.file))
    });
    assert_eq!(found, expected, "{}", overlay.as_ref());
}

/// What the findings advise.
fn advice(overlay: impl AsRef<str>) -> String {
    let help = |diagnostic: &Diagnostic| {
        diagnostic
            .finding
            .help
            .as_ref()
            .map_or(String::new(), |help| help.en.to_string())
    };
    findings(overlay.as_ref(), |_, diagnostic| help(diagnostic)).join("\n")
}

const FRESH: &str = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df";
const STALE: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

fn settings(rest: &str) -> String {
    format!(
        "//- strategy.toml\nformat = 1\ntitle = \"S\"\nedition = \"2026\"\nlead = \"mdr\"\n{rest}\n"
    )
}

const LATE: &str = "[process]\ncontributions_due = 2026-04-15\ncosignatures_due = 2026-04-28";

fn field(contributors: &str) -> String {
    format!(
        "//- fields/bildung.md\n+++\ntitle = \"Bildung\"\nkind = \"field\"\norder = 1\ncontributors = {contributors}\n+++\nBild.\n"
    )
}

fn lernen(keys: &str) -> String {
    contribution(
        "bm/contributions/lernen.md",
        keys,
        "Schulen arbeiten mit einem gemeinsamen Portal.",
    )
}

fn contribution(path: &str, keys: &str, text: &str) -> String {
    format!("//- ministries/{path}\n+++\ntitle = \"Lernen\"\n{keys}\n+++\n\n{text}\n")
}

fn signed(records: &[&str]) -> String {
    let records = records
        .iter()
        .map(|record| format!("[[cosignature]]\n{record}\n"));
    format!(
        "//- ministries/mdr/cosignatures.toml\n{}",
        records.collect::<String>()
    )
}

fn signature(of: &str, result: &str, digest: &str, on: &str) -> String {
    format!(
        "of = \"{of}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\nby = \"koordination\"\non = {on}\nremark = \"weil\"\n"
    )
}

fn ledger(result: &str, digest: &str) -> String {
    format!(
        "//- consolidation.toml\n[[consolidated]]\nof = \"bm/geraete\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = 2026-04-20\n"
    )
}

fn mdr_contacts(contacts: &str) -> String {
    format!(
        "//- ministries/mdr/contacts.toml\n[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"K\"\n\
         email = \"k@mdr.example\"\nnominated = 2026-01-15\n{contacts}"
    )
}
