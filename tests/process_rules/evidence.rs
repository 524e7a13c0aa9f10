//! Co-signatures, the ledger and the decision that adopts.

use crate::*;

#[test]
fn who_has_to_co_sign() {
    let own = "//- ministries/bm/cosignatures.toml\n[[cosignature]]\n".to_owned()
        + &signature("bm/geraete", "signed", FRESH, "2026-04-24");
    finds(
        own,
        &["unknown-cosignature ministries/bm/cosignatures.toml:2"],
    );
    // The contribution may mean the ministry and misspell it.
    let both = signature("bm/geraete", "signed", FRESH, "2026-04-24");
    let asks = lernen(
        "field = \"bildung\"\nstatus = \"submitted\"\nsubmitted = 2026-04-10\ncosigners = [\"mrd\"]",
    );
    let mdr = signed(&[
        &both,
        &signature("bm/lernen", "signed", STALE, "2026-04-24"),
    ]);
    finds(
        asks + &mdr,
        &["unknown-reference ministries/bm/contributions/lernen.md:6"],
    );
    finds(
        signed(&[&signature("bm/gerate", "signed", FRESH, "2026-04-24")]),
        &["unknown-reference ministries/mdr/cosignatures.toml:2"],
    );
}

#[test]
fn co_signatures_that_are_late() {
    let none = settings(LATE) + "//! ministries/mdr/cosignatures.toml\n";
    finds(
        &none,
        &["overdue-cosignature ministries/bm/contributions/geraete.md:7"],
    );
    assert!(advice(&none).contains(FRESH));
    finds(
        settings(LATE) + &signed(&["of = "]),
        &["syntax ministries/mdr/cosignatures.toml:2"],
    );
    let silence = settings(&format!("{LATE}\n[workflow]\ndeemed_consent = true"));
    finds(silence + "//! ministries/mdr/cosignatures.toml\n", &[]);
    let refused = signed(&[&signature("bm/geraete", "refused", FRESH, "2026-04-24")]);
    finds(
        settings(LATE) + &refused,
        &[
            "overdue-cosignature ministries/bm/contributions/geraete.md:7",
            "refused-cosignature ministries/mdr/cosignatures.toml:3",
        ],
    );
    let stale = signed(&[&signature("bm/geraete", "signed", STALE, "2026-04-24")]);
    finds(
        settings(LATE) + &stale,
        &[
            "overdue-cosignature ministries/bm/contributions/geraete.md:7",
            "stale-cosignature ministries/mdr/cosignatures.toml:4",
        ],
    );
}

#[test]
fn co_signatures_of_the_whole_strategy() {
    let whole = |result: &str| {
        let geraete = signature("bm/geraete", "signed", FRESH, "2026-04-24");
        signed(&[
            &geraete,
            &signature("strategy", result, STALE, "2026-04-24"),
        ])
    };
    finds(
        whole("signed"),
        &["stale-cosignature ministries/mdr/cosignatures.toml:12"],
    );
    finds(
        whole("refused"),
        &["stale-cosignature ministries/mdr/cosignatures.toml:12"],
    );
}

#[test]
fn two_co_signatures_for_one_text() {
    let two = |first: (&str, &str), second: (&str, &str)| {
        let record = |(result, on): (&str, &str)| signature("bm/geraete", result, FRESH, on);
        signed(&[&record(first), &record(second)])
    };
    let double = &["double-cosignature ministries/mdr/cosignatures.toml:10"];
    finds(
        two(("signed", "2026-04-24"), ("signed", "2026-04-28")),
        double,
    );
    finds(
        two(("refused", "2026-04-24"), ("signed", "2026-04-24")),
        double,
    );
    finds(
        two(("refused", "2026-04-28"), ("signed", "2026-04-24")),
        double,
    );
    finds(
        two(("refused", "2026-04-24"), ("signed", "2026-04-28")),
        &[],
    );
}

#[test]
fn the_editors_ledger() {
    let draft = |text: &str| {
        let keys = "field = \"bildung\"\nstatus = \"draft\"\ngoals = [\"schulportal\"]\npartners = [\"mdr\"]";
        contribution("bm/contributions/geraete.md", keys, text)
            + "//! ministries/mdr/cosignatures.toml\n"
    };
    // An accepted text that is a draft again and has changed is news of one kind only.
    finds(
        draft("Neuer Text."),
        &["changed-since-consolidation ministries/bm/contributions/geraete.md:2"],
    );
    finds(
        draft("Neuer Text.") + &ledger("returned", STALE) + "remark = \"weil\"\n",
        &[],
    );
    finds(
        ledger("returned", FRESH),
        &["missing-remark consolidation.toml:3"],
    );
    finds(
        ledger("returned", FRESH) + "remrk = \"weil\"\n",
        &["unknown-key consolidation.toml:6"],
    );
    let later = ledger("accepted", FRESH).replace("2026-04-20", "2026-05-02");
    finds(later, &["future-evidence consolidation.toml:5"]);
}

#[test]
fn decisions_that_adopt() {
    let decision = |date: &str, digest: &str| {
        format!(
            "//- decisions/{date}-b.md\n+++\ntitle = \"B{date}\"\nbody = \"Kabinett\"\ndate = {date}\nkind = \"adopted\"\nadopts = \"2026\"\n{digest}\n+++\nText.\n"
        )
    };
    let stale = format!("digest = \"{STALE}\"");
    // Of two decisions on an edition the later one is judged.
    let two = decision("2026-04-01", &stale) + &decision("2026-04-28", &stale);
    finds(two, &["adopted-text-changed decisions/2026-04-28-b.md:7"]);
    finds(
        decision("2026-04-28", "diggest = \"\""),
        &["unknown-key decisions/2026-04-28-b.md:7"],
    );
    finds(
        decision("2026-05-02", &stale),
        &[
            "future-evidence decisions/2026-05-02-b.md:4",
            "adopted-text-changed decisions/2026-05-02-b.md:7",
        ],
    );
    let today = advice(decision("2026-04-28", ""));
    let digest = today.split('"').nth(1).unwrap_or_default();
    finds(
        decision("2026-04-28", &format!("digest = \"{digest}\"")),
        &[],
    );
    // A strategy that could not be read whole has no digest that could be compared.
    let broken = "//- goals/neu.md\n+++\ntitle = \"Neu\"\n+++\nText.\n".to_owned();
    finds(
        broken + &decision("2026-04-28", &stale),
        &[
            "missing-key goals/neu.md:2",
            "missing-key goals/neu.md:2",
            "missing-key goals/neu.md:2",
        ],
    );
}
