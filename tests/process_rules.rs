//! The rules about people, process and evidence in the cases that their pages do not show: where exactly they point, and
//! where they stay silent because another finding says it already.

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
fn contacts() {
    let by = |name: &str| {
        signed(&[
            &signature("bm/geraete", "signed", FRESH, "2026-04-24").replace("koordination", name)
        ])
    };
    finds(
        by("netze"),
        &["unknown-contact ministries/mdr/cosignatures.toml:5"],
    );
    assert!(advice(by("netze")).contains("add a [[contact]] with id = \"netze\""));
    assert!(advice(by("koordinaton")).contains("did you mean `koordination`?"));
    let netze = "[[contact]]\nid = \"netze\"\nrole = \"expert\"\nname = \"N\"\nemail = \"n@mdr.example\"\nnominated = 2026-01-15\n";
    // Of another ministry.
    let other = mdr_contacts(&format!("{netze}fields = [\"bildung\"]\n"));
    let named = lernen("field = \"bildung\"\nstatus = \"draft\"\ncontact = \"netze\"");
    finds(
        other.clone() + &named,
        &["unknown-contact ministries/bm/contributions/lernen.md:5"],
    );
    assert!(advice(other + &named).contains("`netze` belongs to MDR"));
    // In no field, and then the fields of the entries that name the contact are the advice.
    let project = "//- ministries/mdr/projects/netz.md\n+++\ntitle = \"Netz\"\nfield = \"bildung\"\ngoals = [\"schulportal\"]\nstatus = \"planned\"\ncontact = \"netze\"\nas_of = 2026-04-01\n+++\nText.\n";
    assert!(advice(mdr_contacts(netze) + project).contains("add: fields = [\"bildung\"]"));
    // Misspelt `fields`, and a contact who has left: named by a co-signature, and not.
    finds(
        mdr_contacts(&format!("{netze}field = [\"bildung\"]\n")),
        &["unknown-key ministries/mdr/contacts.toml:13"],
    );
    let left = mdr_contacts(&format!("{netze}until = 2026-04-25\n"));
    finds(left.clone() + &by("netze"), &[]);
    finds(left, &["unused-contact ministries/mdr/contacts.toml:8"]);
    let gone = mdr_contacts(&format!("{netze}until = 2026-04-23\n"));
    finds(
        gone + &by("netze"),
        &["cosignature-out-of-office ministries/mdr/cosignatures.toml:5"],
    );
}

#[test]
fn a_contact_who_left_may_stay_at_finished_work() {
    let contacts = "//- ministries/bm/contacts.toml\n[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"K\"\n\
                    email = \"k@bm.example\"\nnominated = 2026-02-01\n\n[[contact]]\nid = \"alt\"\nrole = \"deputy\"\nname = \"A\"\n\
                    email = \"a@bm.example\"\nnominated = 2026-02-01\nuntil = \"2026-03\"\n";
    let measure = |status: &str| {
        format!(
            "//- ministries/bm/measures/alt.md\n+++\ntitle = \"Alt\"\ngoals = [\"schulportal\"]\nstatus = \"{status}\"\ncontact = \"alt\"\nas_of = 2026-04-01\n+++\nText.\n"
        )
    };
    finds(contacts.to_owned() + &measure("cancelled"), &[]);
    finds(
        contacts.to_owned() + &measure("paused"),
        &["former-contact ministries/bm/measures/alt.md:5"],
    );
    assert!(
        advice(contacts.to_owned() + &measure("paused")).contains("contact = \"koordination\"")
    );
}

#[test]
fn coordinators() {
    let until =
        |until: &str| mdr_contacts("").replace("nominated", &format!("until = {until}\nnominated"));
    finds(
        until("2026-04-30"),
        &["expired-coordinator ministries/mdr/contacts.toml:6"],
    );
    finds(until("2026-05-01"), &[]);
    finds(until("\"2026\""), &[]);
}

#[test]
fn ministries_that_are_over() {
    let ministry = |id: &str, rest: &str| {
        format!(
            "//- ministries/{id}/ministry.toml\nname = \"{id}\"\nshort = \"{id}\"\nmailbox = \"p@{id}.example\"\n{rest}\n"
        )
    };
    let over = |id: &str, successor: &str| {
        ministry(
            id,
            &format!("valid_to = 2025-12-31\nsuccessor = \"{successor}\""),
        )
    };
    // A successor's successor; one that is named already; a circle; and nobody asks a ministry that is over.
    let chain = over("alt", "neu") + &over("neu", "mdr");
    finds(
        chain.clone() + &field("[\"bm\", \"alt\"]"),
        &["former-ministry fields/bildung.md:5"],
    );
    assert_eq!(
        advice(chain.clone() + &field("[\"bm\", \"alt\"]")),
        "its successor is `mdr`"
    );
    assert!(advice(chain + &field("[\"alt\", \"bm\", \"mdr\"]")).starts_with("remove `alt`"));
    assert!(
        advice(over("alt", "neu") + &over("neu", "alt") + &field("[\"bm\", \"alt\"]"))
            .starts_with("name the ministry that took over")
    );
    finds(
        over("alt", "mdr") + &field("\"all\""),
        &["missing-contribution fields/bildung.md:5"],
    );
    // What lies in its folder, and who leads the strategy.
    let measure = |status: &str| {
        format!(
            "//- ministries/alt/measures/alt.md\n+++\ntitle = \"Alt\"\ngoals = [\"schulportal\"]\nstatus = \"{status}\"\nas_of = 2026-04-01\n+++\nText.\n"
        )
    };
    finds(
        over("alt", "mdr") + &measure("active"),
        &["former-ministry ministries/alt/ministry.toml:4"],
    );
    finds(over("alt", "mdr") + &measure("completed"), &[]);
    let led = settings("").replace("\"mdr\"", "\"alt\"");
    finds(
        led + &over("alt", "mdr"),
        &["former-ministry strategy.toml:4"],
    );
}

#[test]
fn dates_of_the_process() {
    let process = |rest: &str| settings(&format!("[process]\n{rest}"));
    finds(
        process(
            "contributions_due = 2026-06-30\ncosignatures_due = \"2026-Q2\"\ncabinet = 2026-06-30",
        ),
        &[],
    );
    finds(
        process("contributions_due = \"2026\"\ncabinet = 2026-11-30"),
        &["process-out-of-order strategy.toml:7"],
    );
    // Ten days before 15 November: 5 November, or 30 October if weekends and a holiday do not count.
    let paper = |cosignatures: &str, kind: &str| {
        process(&format!(
            "cosignatures_due = {cosignatures}\ncabinet = 2026-11-15\ncabinet_lead_days = 10\nlead_day_kind = \"{kind}\"\nholidays = [2026-11-02]"
        ))
    };
    finds(paper("2026-11-05", "calendar"), &[]);
    finds(
        paper("2026-11-06", "calendar"),
        &["paper-before-cosignatures strategy.toml:6"],
    );
    assert!(advice(paper("2026-11-06", "calendar")).contains("5 November 2026"));
    finds(paper("2026-10-30", "working"), &[]);
    finds(
        paper("2026-10-31", "working"),
        &["paper-before-cosignatures strategy.toml:6"],
    );
    // Co-signatures after the session are out of order, and that is all.
    finds(
        paper("2026-11-16", "calendar"),
        &["process-out-of-order strategy.toml:7"],
    );
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

#[test]
fn another_format_is_the_only_finding() {
    let other = settings("titel = 1").replace("format = 1", "format = 3");
    finds(
        other + &field("\"alle\""),
        &["unsupported-format strategy.toml:1"],
    );
}
