//! What the digest of the whole strategy is taken over.

use dstrat::check::example;

use crate::*;

fn digest(overlay: &str) -> String {
    let files = example::tree(overlay);
    let (strategy, _) = load::load(&files);
    Consolidation::new(&files, &strategy, example::TODAY)
        .strategy_digest()
        .to_string()
}

const MEASURE: &str =
    "+++\ntitle = \"M\"\ngoals = [\"schulportal\"]\nstatus = \"active\"\nas_of = 2026-04-01\n";
const TEXT: &str =
    "+++\ntitle = \"T\"\nfield = \"bildung\"\nstatus = \"submitted\"\nsubmitted = 2026-04-01\n";

#[test]
fn changes_with_what_the_public_reads_as_the_strategy() {
    let accepted_is_gone = "//! consolidation.toml\n".to_owned();
    let chapter = "//- document/01-anfang.md\n+++\ntitle = \"Anfang\"\n+++\n".to_owned();
    let field =
        "//- fields/neu.md\n+++\ntitle = \"Neu\"\nkind = \"field\"\norder = 2\n+++\n".to_owned();
    let goal = "//- goals/neu.md\n+++\ntitle = \"Neu\"\nfield = \"bildung\"\ndue = \"2030\"\nlead = \"bm\"\n+++\n".to_owned();
    let measure = format!("//- ministries/bm/measures/neu.md\n{MEASURE}+++\n");
    for overlay in [accepted_is_gone, chapter, field, goal, measure] {
        assert_ne!(digest(&overlay), digest(""), "{overlay}");
    }
}

#[test]
fn stays_with_everything_else() {
    let submitted = format!("//- ministries/bm/contributions/neu.md\n{TEXT}+++\n");
    let measure =
        format!("//- ministries/bm/measures/neu.md\n{MEASURE}visibility = \"internal\"\n+++\n");
    let project = "//! ministries/bm/projects/kalender.md\n".to_owned();
    let signature = "//! ministries/mdr/cosignatures.toml\n".to_owned();
    for overlay in [submitted, measure, project, signature] {
        assert_eq!(digest(&overlay), digest(""), "{overlay}");
    }
}

#[test]
fn leaves_out_accepted_contributions_that_are_internal() {
    let internal =
        format!("//- ministries/bm/contributions/neu.md\n{TEXT}visibility = \"internal\"\n+++\n");
    let files = example::tree(&internal);
    let (strategy, _) = load::load(&files);
    let at = strategy.position(Kind::Contribution, "bm/neu").unwrap();
    let fresh = Consolidation::new(&files, &strategy, example::TODAY).digest(at);
    let record = |of: &str, digest: &str| {
        format!(
            "[[consolidated]]\nof = \"{of}\"\nresult = \"accepted\"\ndigest = \"{digest}\"\non = 2026-04-20\n"
        )
    };
    let base = example::tree("");
    let ledger = base
        .text(base.find("consolidation.toml").unwrap())
        .to_owned();
    let accepted = format!(
        "{internal}//- consolidation.toml\n{ledger}{}",
        record("bm/neu", &fresh.to_string())
    );
    assert_eq!(digest(&accepted), digest(""));
}
