//! The table of the format, row by row.

use crate::*;

/// A row of the table: one contribution of `own`, which `x` and `y` have to co-sign unless `keys` say otherwise.
struct Row {
    says: &'static str,
    status: &'static str,
    keys: &'static str,
    workflow: &'static str,
    ledger: &'static [&'static str],
    signed: &'static [&'static str],
    decision: Option<&'static str>,
    today: Date,
    state: State,
    flags: &'static str,
}

const ROW: Row = Row {
    says: "",
    status: "submitted",
    keys: r#"partners = ["x", "y"]"#,
    workflow: "",
    ledger: &["accepted fresh"],
    signed: &["x signed fresh", "y signed fresh"],
    decision: None,
    today: BEFORE,
    state: State::Agreed,
    flags: "",
};

const ADOPTED: &str = "kind = \"adopted\"\nadopts = \"2026\"\ndigest = \"WHOLE\"";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // nil-return
    Row { says: "a nil return is a nil return, whatever else is there", status: "nil-return", state: State::NilReturn, ..ROW },
    Row { says: "a nil return is never late", status: "nil-return", ledger: &[], signed: &[], today: AFTER_COSIGNATURES, state: State::NilReturn, ..ROW },
    // draft
    Row { says: "a draft is a draft, even if somebody accepted it", status: "draft", state: State::Draft, ..ROW },
    Row { says: "a draft on the last day is in time", status: "draft", ledger: &[], signed: &[], state: State::Draft, ..ROW },
    Row { says: "a draft on the day after is late", status: "draft", ledger: &[], signed: &[], today: AFTER_CONTRIBUTIONS, state: State::Draft, flags: "overdue", ..ROW },
    Row { says: "a draft of an accepted text that changed", status: "draft", ledger: &["accepted stale"], signed: &[], state: State::Draft, flags: "changed", ..ROW },
    // returned
    Row { says: "returned", ledger: &["returned fresh"], state: State::Returned, ..ROW },
    Row { says: "returned and late", ledger: &["returned fresh"], today: AFTER_CONTRIBUTIONS, state: State::Returned, flags: "overdue", ..ROW },
    Row { says: "accepted, then returned: the last record counts", ledger: &["accepted fresh", "returned fresh"], state: State::Returned, ..ROW },
    // submitted
    Row { says: "nobody has judged it", ledger: &[], signed: &[], state: State::Submitted, ..ROW },
    Row { says: "co-signatures alone do not move it", ledger: &[], state: State::Submitted, ..ROW },
    Row { says: "revised after it was returned", ledger: &["returned stale"], state: State::Submitted, ..ROW },
    Row { says: "changed after it was accepted", ledger: &["accepted stale"], state: State::Submitted, flags: "changed", ..ROW },
    Row { says: "a fresh acceptance before a stale one does not count", ledger: &["accepted fresh", "accepted stale"], state: State::Submitted, flags: "changed", ..ROW },
    Row { says: "a submitted contribution is never late", ledger: &[], signed: &[], today: AFTER_COSIGNATURES, state: State::Submitted, ..ROW },
    Row { says: "changed after all had signed", ledger: &["accepted stale"], signed: &["x signed stale", "y signed stale"], state: State::Submitted, flags: "changed stale=x,y", ..ROW },
    // dissent
    Row { says: "one refuses", signed: &["x signed fresh", "y refused fresh"], state: State::Dissent, ..ROW },
    Row { says: "one refuses, the other is silent", signed: &["x refused fresh"], state: State::Dissent, ..ROW },
    Row { says: "one refuses, the other signed an earlier text", signed: &["x refused fresh", "y signed stale"], state: State::Dissent, flags: "stale=y", ..ROW },
    Row { says: "dissent after the date is late", signed: &["x refused fresh"], today: AFTER_COSIGNATURES, state: State::Dissent, flags: "overdue", ..ROW },
    Row { says: "a refusal after a signature counts", signed: &["x signed fresh", "y signed fresh", "x refused fresh"], state: State::Dissent, ..ROW },
    Row { says: "a refusal by one who was not asked does not count", signed: &["x signed fresh", "y signed fresh", "z refused fresh"], ..ROW },
    // in-coordination
    Row { says: "nobody has signed", signed: &[], state: State::InCoordination, ..ROW },
    Row { says: "one is missing", signed: &["x signed fresh"], state: State::InCoordination, ..ROW },
    Row { says: "one signed an earlier text", signed: &["x signed fresh", "y signed stale"], state: State::InCoordination, flags: "stale=y", ..ROW },
    Row { says: "a stale refusal is no dissent", signed: &["x signed fresh", "y refused stale"], state: State::InCoordination, flags: "stale=y", ..ROW },
    Row { says: "a stale record after a fresh one counts", signed: &["x signed fresh", "y signed fresh", "y signed stale"], state: State::InCoordination, flags: "stale=y", ..ROW },
    Row { says: "in time before the date of co-signatures", signed: &[], today: AFTER_CONTRIBUTIONS, state: State::InCoordination, ..ROW },
    Row { says: "late after it", signed: &[], today: AFTER_COSIGNATURES, state: State::InCoordination, flags: "overdue", ..ROW },
    // agreed
    Row { says: "all signed", ..ROW },
    Row { says: "all positive results count", signed: &["x signed-with-conditions fresh", "y not-affected fresh"], ..ROW },
    Row { says: "a refusal taken back", signed: &["x refused fresh", "x signed fresh", "y signed fresh"], ..ROW },
    Row { says: "a stale signature renewed", signed: &["x signed stale", "x signed fresh", "y signed fresh"], ..ROW },
    Row { says: "returned, then accepted", ledger: &["returned fresh", "accepted fresh"], ..ROW },
    Row { says: "agreed is never late", today: AFTER_COSIGNATURES, ..ROW },
    // who has to co-sign
    Row { says: "nobody has to", keys: "", signed: &[], ..ROW },
    Row { says: "its own ministry never has to", keys: r#"partners = ["own"]"#, signed: &[], ..ROW },
    Row { says: "cosigners override partners", keys: "partners = [\"x\", \"y\"]\ncosigners = [\"x\"]", signed: &["x signed fresh"], ..ROW },
    Row { says: "an empty list of cosigners overrides as well", keys: "partners = [\"x\", \"y\"]\ncosigners = []", signed: &[], ..ROW },
    Row { says: "listed: partners need not", workflow: "cosigners = \"listed\"", signed: &[], ..ROW },
    Row { says: "all: those who are no partners have to", workflow: "cosigners = \"all\"", state: State::InCoordination, ..ROW },
    Row { says: "all: everyone signed", workflow: "cosigners = \"all\"", signed: &["x signed fresh", "y signed fresh", "z signed fresh"], ..ROW },
    Row { says: "cosigners override all", workflow: "cosigners = \"all\"", keys: r#"cosigners = ["x"]"#, signed: &["x signed fresh"], ..ROW },
    // deemed
    Row { says: "silence on the last day is no consent yet", workflow: "deemed_consent = true", signed: &[], today: date(2026, 9, 30), state: State::InCoordination, ..ROW },
    Row { says: "silence after it is consent", workflow: "deemed_consent = true", signed: &[], today: AFTER_COSIGNATURES, ..ROW },
    Row { says: "a stale record is no silence", workflow: "deemed_consent = true", signed: &["x signed stale"], today: AFTER_COSIGNATURES, state: State::InCoordination, flags: "overdue stale=x", ..ROW },
    Row { says: "a refusal is no silence", workflow: "deemed_consent = true", signed: &["x refused fresh"], today: AFTER_COSIGNATURES, state: State::Dissent, flags: "overdue", ..ROW },
    Row { says: "silence is nothing without the rule", workflow: "deemed_consent = false", signed: &[], today: AFTER_COSIGNATURES, state: State::InCoordination, flags: "overdue", ..ROW },
    // adopted
    Row { says: "the cabinet adopted this text", decision: Some(ADOPTED), state: State::Adopted, ..ROW },
    Row { says: "the cabinet adopted another text", decision: Some("kind = \"adopted\"\nadopts = \"2026\"\ndigest = \"STALE\""), ..ROW },
    Row { says: "the cabinet adopted another edition", decision: Some("kind = \"adopted\"\nadopts = \"2025\"\ndigest = \"WHOLE\""), ..ROW },
    Row { says: "the decision names no text", decision: Some("kind = \"adopted\"\nadopts = \"2026\""), ..ROW },
    Row { says: "the cabinet took note", decision: Some("kind = \"noted\"\nadopts = \"2026\"\ndigest = \"WHOLE\""), ..ROW },
    Row { says: "what is not agreed is not adopted", decision: Some(ADOPTED), signed: &[], state: State::InCoordination, ..ROW },
];

fn write(row: &Row, fresh: &dyn Fn(&str) -> String, whole: &str) -> Vec<(String, String)> {
    let digest = |word: &str| match word {
        "fresh" => fresh("own/text"),
        _ => STALE.to_owned(),
    };
    let mut files: Vec<_> = ["own", "x", "y", "z"].map(ministry).into();
    let mut add = |path: &str, text: String| files.push((path.to_owned(), text));
    add(
        "strategy.toml",
        format!(
            "format = 1\ntitle = \"S\"\nedition = \"2026\"\nlead = \"own\"\n[process]\ncontributions_due = 2026-06-30\n\
             cosignatures_due = \"2026-Q3\"\n[workflow]\n{}\n",
            row.workflow
        ),
    );
    add(
        "fields/feld.md",
        "+++\ntitle = \"F\"\nkind = \"field\"\norder = 1\n+++\n".to_owned(),
    );
    let (status, keys) = (row.status, row.keys);
    let head = format!(
        "title = \"T\"\nfield = \"feld\"\nstatus = \"{status}\"\nsubmitted = 2026-05-01\n{keys}"
    );
    add(
        "ministries/own/contributions/text.md",
        format!("+++\n{head}\n+++\nWorte.\n"),
    );
    let ledger = row.ledger.iter().map(|record| {
        let (result, of) = record.split_once(' ').unwrap();
        let remark = "remark = \"weil\"";
        format!("[[consolidated]]\nof = \"own/text\"\nresult = \"{result}\"\ndigest = \"{}\"\non = 2026-05-02\n{remark}\n", digest(of))
    });
    add("consolidation.toml", ledger.collect());
    for signer in ["x", "y", "z"] {
        let records = row
            .signed
            .iter()
            .filter_map(|record| record.strip_prefix(signer)?.trim().split_once(' '));
        let records = records.map(|(result, of)| {
            format!("[[cosignature]]\nof = \"own/text\"\nresult = \"{result}\"\ndigest = \"{}\"\nby = \"k\"\non = 2026-05-03\n", digest(of))
        });
        add(
            &format!("ministries/{signer}/cosignatures.toml"),
            records.collect(),
        );
    }
    if let Some(decision) = row.decision {
        let decision = decision.replace("WHOLE", whole).replace("STALE", STALE);
        let head = format!("title = \"B\"\nbody = \"Kabinett\"\ndate = 2026-05-04\n{decision}");
        add("decisions/2026-05-04-b.md", format!("+++\n{head}\n+++\n"));
    }
    files
}

#[test]
fn every_row_of_the_table_holds() {
    for row in ROWS {
        let files = settle(|fresh, whole| write(row, fresh, whole));
        let (strategy, _) = load::load(&files);
        let consolidation = Consolidation::new(&files, &strategy, row.today);
        let standing = &consolidation.standings[0];
        let mut flags = Vec::new();
        flags.extend(standing.overdue.then(|| "overdue".to_owned()));
        flags.extend(
            standing
                .changed_since_consolidation
                .then(|| "changed".to_owned()),
        );
        let stale: Vec<&str> = standing.stale_cosigners().collect();
        flags.extend((!stale.is_empty()).then(|| format!("stale={}", stale.join(","))));
        assert_eq!(
            (standing.state, &*flags.join(" ")),
            (row.state, row.flags),
            "{}",
            row.says
        );
    }
}

#[test]
fn every_state_of_a_contribution_has_a_row() {
    let shown = State::ALL
        .into_iter()
        .filter(|state| *state != State::Requested);
    for state in shown {
        assert!(
            ROWS.iter().any(|row| row.state == state),
            "no row for {}",
            state.key()
        );
    }
}
