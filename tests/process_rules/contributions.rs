//! What a ministry owes, and what it says of its own contribution.

use crate::*;

#[test]
fn what_is_owed() {
    finds(
        field(r#"["bm", "mdr"]"#),
        &["missing-contribution fields/bildung.md:5"],
    );
    finds(
        field("\"all\""),
        &["missing-contribution fields/bildung.md:5"],
    );
    let late = settings(LATE) + &field(r#"["bm", "mdr"]"#);
    finds(&late, &["overdue-contribution fields/bildung.md:5"]);
    assert!(advice(&late).contains("create `ministries/mdr/contributions/bildung.md`"));
    let taken = "//- ministries/mdr/measures/bildung.md\n+++\ntitle = \"M\"\ngoals = [\"schulportal\"]\nstatus = \"active\"\nas_of = 2026-04-01\n+++\nEin Text.\n";
    assert!(
        advice(&(late + taken))
            .contains("create `ministries/mdr/contributions/beitrag-bildung.md`")
    );
    // Returned, and not late or late.
    let returned = ledger("returned", FRESH) + "remark = \"zu lang\"\n";
    finds(&returned, &[]);
    finds(
        returned + &settings(LATE),
        &["overdue-contribution ministries/bm/contributions/geraete.md:4"],
    );
}

#[test]
fn what_is_owed_is_not_missed_where_something_could_not_be_read() {
    let asked = field(r#"["bm", "mdr"]"#);
    let unreadable = contribution(
        "mdr/contributions/netze.md",
        "field = \"bildung\"\nstatus = \"fertig\"",
        "Text.",
    );
    finds(
        asked.clone() + &unreadable,
        &["invalid-value ministries/mdr/contributions/netze.md:4"],
    );
    let astray = contribution(
        "mdr/contributions/netze.md",
        "field = \"bildun\"\nstatus = \"draft\"",
        "Text.",
    );
    finds(
        asked + &astray,
        &["unknown-reference ministries/mdr/contributions/netze.md:3"],
    );
    finds(field("\"alle\""), &["wrong-type fields/bildung.md:5"]);
    finds(
        field("[]"),
        &["field-without-contributors fields/bildung.md:5"],
    );
}

#[test]
fn what_a_contribution_says_of_itself() {
    let misspelt = lernen("field = \"bildung\"\nstatus = \"submitted\"\nsubmited = 2026-04-10");
    finds(
        misspelt,
        &["unknown-key ministries/bm/contributions/lernen.md:5"],
    );
    let early = lernen(
        "field = \"bildung\"\nstatus = \"submitted\"\nsubmitted = 2026-05-02\nhouse_cleared = \"2026-06\"",
    );
    let early_lines = [
        "future-evidence ministries/bm/contributions/lernen.md:5",
        "future-evidence ministries/bm/contributions/lernen.md:6",
    ];
    finds(early, &early_lines);
    finds(
        lernen("field = \"bildung\"\nstatus = \"submitted\"\nsubmitted = \"2026-05\""),
        &[],
    );
    let nil = |text: &str| {
        let field = "//- fields/netze.md\n+++\ntitle = \"Netze\"\nkind = \"field\"\norder = 2\ncontributors = [\"mdr\"]\n+++\nBild.\n";
        let keys = "field = \"netze\"\nstatus = \"nil-return\"\nsubmitted = 2026-04-10";
        field.to_owned() + &contribution("mdr/contributions/netze.md", keys, text)
    };
    finds(nil("Fehlanzeige: kein Vorhaben im Geschäftsbereich."), &[]);
    let long = "Das Ministerium baut ein Netz und berichtet darüber ausführlich. ".repeat(9);
    finds(
        nil(&long),
        &["contradicted-nil-return ministries/mdr/contributions/netze.md:4"],
    );
}
