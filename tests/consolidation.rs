//! The state of a contribution: the table of the format row by row, and against a second, deliberately naive reading.

use dstrat::consolidation::{Consolidation, State};
use dstrat::load;
use dstrat::model::Kind;
use dstrat::source::Files;
use jiff::civil::{Date, date};

/// The digest of a text that nobody wrote.
const STALE: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

const BEFORE: Date = date(2026, 6, 30);
const AFTER_CONTRIBUTIONS: Date = date(2026, 7, 1);
const AFTER_COSIGNATURES: Date = date(2026, 10, 1);

/// The files of a strategy. `write` is given the digests that it may write down: of a contribution, and of the whole.
fn settle(write: impl Fn(&dyn Fn(&str) -> String, &str) -> Vec<(String, String)>) -> Files {
    let files = |entries: Vec<(String, String)>| {
        Files::from_memory(
            entries
                .into_iter()
                .map(|(path, text)| (path, text.into_bytes())),
        )
    };
    let without = files(write(&|_| STALE.to_owned(), STALE));
    let (strategy, _) = load::load(&without);
    let unsigned = Consolidation::new(&without, &strategy, BEFORE);
    let fresh = |id: &str| match strategy.position(Kind::Contribution, id) {
        Some(at) => unsigned.digest(at).to_string(),
        None => panic!("no contribution {id}"),
    };
    let unadopted = files(write(&fresh, STALE));
    let (strategy, _) = load::load(&unadopted);
    let whole = Consolidation::new(&unadopted, &strategy, BEFORE)
        .strategy_digest()
        .to_string();
    let settled = files(write(&fresh, &whole));
    let (_, found) = load::load(&settled);
    let found: Vec<&str> = found
        .iter()
        .filter(|d| d.rule != "former-id")
        .map(|d| &*d.finding.message.en)
        .collect();
    assert!(found.is_empty(), "the files are wrong: {found:?}");
    settled
}

fn ministry(id: &str) -> (String, String) {
    let path = format!("ministries/{id}/ministry.toml");
    (
        path,
        format!("name = \"{id}\"\nshort = \"{id}\"\nmailbox = \"post@{id}.example\"\n"),
    )
}

mod table {
    use super::*;

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
}

/// Any strategy of four ministries, read by the module and by sentences of the format.
mod second_reading {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const MINISTRIES: [&str; 4] = ["a", "b", "c", "d"];

    #[derive(Clone, Debug)]
    struct World {
        cosigners: Option<&'static str>,
        deemed: Option<bool>,
        contributions_due: Option<&'static str>,
        cosignatures_due: Option<&'static str>,
        today: Date,
        /// For each field who owes a contribution; `None`: all.
        fields: Vec<Option<BTreeSet<usize>>>,
        contributions: Vec<Contribution>,
        ledger: Vec<Record>,
        cosignatures: Vec<(usize, Record)>,
        decisions: Vec<Decision>,
    }

    #[derive(Clone, Debug)]
    struct Contribution {
        owner: usize,
        field: usize,
        status: &'static str,
        partners: BTreeSet<usize>,
        cosigners: Option<BTreeSet<usize>>,
        internal: bool,
    }

    #[derive(Clone, Debug)]
    struct Record {
        of: usize,
        result: &'static str,
        fresh: bool,
        /// Whether the record uses the contribution's former id.
        by_former_id: bool,
    }

    #[derive(Clone, Debug)]
    struct Decision {
        kind: &'static str,
        this_edition: bool,
        digest: Option<bool>,
    }

    prop_compose! {
        fn contribution(fields: usize)(
            owner in 0..4_usize,
            field in 0..fields,
            status in select(vec!["draft", "submitted", "submitted", "submitted", "nil-return"]),
            partners in prop::collection::btree_set(0..4_usize, 0..3),
            cosigners in prop::option::weighted(0.3, prop::collection::btree_set(0..4_usize, 0..3)),
            internal in prop::bool::weighted(0.2),
        ) -> Contribution {
            Contribution { owner, field, status, partners, cosigners, internal }
        }
    }

    fn record(
        contributions: usize,
        results: &'static [&'static str],
    ) -> impl Strategy<Value = Record> {
        (
            0..contributions,
            select(results),
            prop::bool::weighted(0.75),
            prop::bool::weighted(0.2),
        )
            .prop_map(|(of, result, fresh, by_former_id)| Record {
                of,
                result,
                fresh,
                by_former_id,
            })
    }

    fn decision() -> impl Strategy<Value = Decision> {
        let digest = select(vec![None, Some(false), Some(true), Some(true)]);
        (
            select(vec!["adopted", "adopted", "noted"]),
            prop::bool::weighted(0.8),
            digest,
        )
            .prop_map(|(kind, this_edition, digest)| Decision {
                kind,
                this_edition,
                digest,
            })
    }

    fn world() -> impl Strategy<Value = World> {
        let rules = (
            select(vec![None, Some("partners"), Some("listed"), Some("all")]),
            select(vec![None, Some(false), Some(true)]),
            select(vec![
                None,
                Some("2026-06-30"),
                Some("\"2026-H1\""),
                Some("\"2026-Q2\""),
                Some("\"2026-06\""),
            ]),
            select(vec![
                None,
                Some("2026-09-30"),
                Some("\"2026-Q3\""),
                Some("\"2026-09\""),
            ]),
            select(vec![
                BEFORE,
                AFTER_CONTRIBUTIONS,
                date(2026, 9, 30),
                AFTER_COSIGNATURES,
            ]),
        );
        let owing = prop::option::weighted(0.7, prop::collection::btree_set(0..4_usize, 0..4));
        let fields = prop::collection::vec(owing, 1..4);
        (rules, fields, 1..6_usize).prop_flat_map(|(rules, fields, count)| {
            let contributions = prop::collection::vec(contribution(fields.len()), count);
            let ledger = prop::collection::vec(
                record(count, &["accepted", "accepted", "accepted", "returned"]),
                0..10,
            );
            let results = &[
                "signed",
                "signed",
                "signed-with-conditions",
                "not-affected",
                "refused",
            ];
            let cosignatures = prop::collection::vec((0..4_usize, record(count, results)), 0..16);
            let decisions = prop::collection::vec(decision(), 0..3);
            (
                Just(rules),
                Just(fields),
                contributions,
                ledger,
                cosignatures,
                decisions,
            )
                .prop_map(
                    |(rules, fields, contributions, ledger, cosignatures, decisions)| World {
                        cosigners: rules.0,
                        deemed: rules.1,
                        contributions_due: rules.2,
                        cosignatures_due: rules.3,
                        today: rules.4,
                        fields,
                        contributions,
                        ledger,
                        cosignatures,
                        decisions,
                    },
                )
        })
    }

    impl World {
        fn id(&self, at: usize) -> String {
            format!("{}/text-{at}", MINISTRIES[self.contributions[at].owner])
        }

        fn write(&self, fresh: &dyn Fn(&str) -> String, whole: &str) -> Vec<(String, String)> {
            let mut files: Vec<_> = MINISTRIES.map(ministry).into();
            files.push(("strategy.toml".to_owned(), self.settings()));
            for (at, owing) in self.fields.iter().enumerate() {
                let owing = owing.as_ref().map_or("\"all\"".to_owned(), list);
                let head = format!(
                    "title = \"F\"\nkind = \"field\"\norder = {at}\ncontributors = {owing}"
                );
                files.push((format!("fields/f{at}.md"), format!("+++\n{head}\n+++\n")));
            }
            for (at, entry) in self.contributions.iter().enumerate() {
                files.push((self.path(at), self.entry(at, entry)));
            }
            let written = |record: &Record| {
                let digest = if record.fresh {
                    fresh(&self.id(record.of))
                } else {
                    STALE.to_owned()
                };
                let former = if record.by_former_id { "-old" } else { "" };
                let (of, result) = (self.id(record.of), record.result);
                format!(
                    "of = \"{of}{former}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = 2026-05-03\n"
                )
            };
            let ledger = self
                .ledger
                .iter()
                .map(|record| format!("[[consolidated]]\n{}", written(record)));
            files.push(("consolidation.toml".to_owned(), ledger.collect()));
            for (at, ministry) in MINISTRIES.iter().enumerate() {
                let own = self.cosignatures.iter().filter(|(signer, _)| *signer == at);
                let records = own
                    .map(|(_, record)| format!("[[cosignature]]\nby = \"k\"\n{}", written(record)));
                files.push((
                    format!("ministries/{ministry}/cosignatures.toml"),
                    records.collect(),
                ));
            }
            for (at, decision) in self.decisions.iter().enumerate() {
                let edition = if decision.this_edition {
                    "2026"
                } else {
                    "2025"
                };
                let digest = match decision.digest {
                    Some(fresh) => format!("digest = \"{}\"", if fresh { whole } else { STALE }),
                    None => String::new(),
                };
                let kind = decision.kind;
                let head = format!(
                    "title = \"B\"\nbody = \"K\"\ndate = 2026-05-04\nkind = \"{kind}\"\nadopts = \"{edition}\"\n{digest}"
                );
                files.push((
                    format!("decisions/2026-05-04-b{at}.md"),
                    format!("+++\n{head}\n+++\n"),
                ));
            }
            files
        }

        fn path(&self, at: usize) -> String {
            let id = self.id(at);
            let (ministry, slug) = id.split_once('/').unwrap();
            format!("ministries/{ministry}/contributions/{slug}.md")
        }

        fn settings(&self) -> String {
            let line = |key: &str, value: Option<String>| {
                value.map_or(String::new(), |value| format!("{key} = {value}\n"))
            };
            let quoted = |word: &str| format!("\"{word}\"");
            [
                "format = 1\ntitle = \"S\"\nedition = \"2026\"\nlead = \"a\"\n[process]\n"
                    .to_owned(),
            ]
            .into_iter()
            .chain([line(
                "contributions_due",
                self.contributions_due.map(str::to_owned),
            )])
            .chain([line(
                "cosignatures_due",
                self.cosignatures_due.map(str::to_owned),
            )])
            .chain(["[workflow]\n".to_owned()])
            .chain([line("cosigners", self.cosigners.map(quoted))])
            .chain([line(
                "deemed_consent",
                self.deemed.map(|deemed| deemed.to_string()),
            )])
            .collect()
        }

        fn entry(&self, at: usize, entry: &Contribution) -> String {
            let (field, status, partners) = (entry.field, entry.status, list(&entry.partners));
            let cosigners = entry.cosigners.as_ref().map_or(String::new(), |some| {
                format!("cosigners = {}\n", list(some))
            });
            let visibility = if entry.internal {
                "visibility = \"internal\"\n"
            } else {
                ""
            };
            let former = format!("formerly = [\"{}-old\"]\n", self.id(at));
            format!(
                "+++\ntitle = \"T\"\nfield = \"f{field}\"\nstatus = \"{status}\"\nsubmitted = 2026-05-01\n\
                 partners = {partners}\n{cosigners}{visibility}{former}+++\nWorte.\n"
            )
        }
    }

    fn list(ministries: &BTreeSet<usize>) -> String {
        let quoted: Vec<String> = ministries
            .iter()
            .map(|at| format!("\"{}\"", MINISTRIES[*at]))
            .collect();
        format!("[{}]", quoted.join(", "))
    }

    /// The state of a contribution and its flags, sentence by sentence as the format has it.
    fn reading(world: &World, at: usize) -> (&'static str, bool, bool, Vec<&'static str>) {
        let entry = &world.contributions[at];
        let contributions_over =
            world.contributions_due.is_some() && world.today >= AFTER_CONTRIBUTIONS;
        let cosignatures_over =
            world.cosignatures_due.is_some() && world.today >= AFTER_COSIGNATURES;

        // Required co-signers: `cosigners` where the contribution has it, else by the workflow; never the ministry itself.
        let mut required = match (&entry.cosigners, world.cosigners.unwrap_or("partners")) {
            (Some(cosigners), _) => cosigners.clone(),
            (None, "partners") => entry.partners.clone(),
            (None, "all") => (0..4).collect(),
            (None, _) => BTreeSet::new(),
        };
        required.remove(&entry.owner);

        // The last record counts.
        let ledger = world.ledger.iter().rfind(|record| record.of == at);
        let answer = |signer: usize| {
            world
                .cosignatures
                .iter()
                .rfind(|(by, record)| *by == signer && record.of == at)
        };

        let stale: Vec<usize> = required
            .iter()
            .copied()
            .filter(|signer| answer(*signer).is_some_and(|(_, record)| !record.fresh))
            .collect();
        let refused = |signer: &usize| {
            answer(*signer).is_some_and(|(_, record)| record.fresh && record.result == "refused")
        };
        let deemed = |signer: usize| {
            world.deemed == Some(true) && cosignatures_over && answer(signer).is_none()
        };
        let answered = |signer: &usize| {
            answer(*signer).is_some_and(|(_, record)| record.fresh) || deemed(*signer)
        };

        // The first that holds.
        let state = if entry.status == "nil-return" {
            "nil-return"
        } else if entry.status == "draft" {
            "draft"
        } else if ledger.is_some_and(|record| record.result == "returned" && record.fresh) {
            "returned"
        } else if !ledger.is_some_and(|record| record.result == "accepted" && record.fresh) {
            "submitted"
        } else if required.iter().any(refused) {
            "dissent"
        } else if !required.iter().all(answered) {
            "in-coordination"
        } else if world.decisions.iter().any(|decision| {
            decision.kind == "adopted" && decision.this_edition && decision.digest == Some(true)
        }) {
            "adopted"
        } else {
            "agreed"
        };
        let overdue = match state {
            "draft" | "returned" => contributions_over,
            "in-coordination" | "dissent" => cosignatures_over,
            _ => false,
        };
        let changed = ledger.is_some_and(|record| record.result == "accepted" && !record.fresh);
        (
            state,
            overdue,
            changed,
            stale.into_iter().map(|signer| MINISTRIES[signer]).collect(),
        )
    }

    /// Per ministry and field that owes one and has none: requested.
    fn requested(world: &World) -> BTreeSet<(String, String, bool)> {
        let overdue = world.contributions_due.is_some() && world.today >= AFTER_CONTRIBUTIONS;
        let mut requested = BTreeSet::new();
        for (field, owing) in world.fields.iter().enumerate() {
            for (ministry, id) in MINISTRIES.iter().enumerate() {
                let owes = owing.as_ref().is_none_or(|owing| owing.contains(&ministry));
                let has = world
                    .contributions
                    .iter()
                    .any(|entry| entry.owner == ministry && entry.field == field);
                if owes && !has {
                    requested.insert(((*id).to_owned(), format!("f{field}"), overdue));
                }
            }
        }
        requested
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn agrees_with_the_module(world in world()) {
            let files = settle(|fresh, whole| world.write(fresh, whole));
            let (strategy, _) = load::load(&files);
            let consolidation = Consolidation::new(&files, &strategy, world.today);
            for at in 0..world.contributions.len() {
                let found = strategy.position(Kind::Contribution, &world.id(at));
                prop_assert!(found.is_some());
                let standing = &consolidation.standings[found.unwrap_or_default()];
                let stale: Vec<&str> = standing.stale_cosigners().collect();
                let derived = (standing.state.key(), standing.overdue, standing.changed_since_consolidation);
                let (state, overdue, changed, stale_by_hand) = reading(&world, at);
                prop_assert_eq!(derived, (state, overdue, changed), "{}", world.id(at));
                prop_assert_eq!(stale, stale_by_hand, "{}", world.id(at));
            }
            let derived: BTreeSet<_> = consolidation
                .requests
                .iter()
                .map(|request| (request.ministry.id.to_string(), request.field.head.id.to_string(), request.overdue))
                .collect();
            prop_assert_eq!(derived.len(), consolidation.requests.len());
            prop_assert_eq!(derived, requested(&world));
        }
    }
}

/// What the digest of the whole strategy is taken over.
mod whole {
    use dstrat::check::example;

    use super::*;

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
        let field = "//- fields/neu.md\n+++\ntitle = \"Neu\"\nkind = \"field\"\norder = 2\n+++\n"
            .to_owned();
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
        let internal = format!(
            "//- ministries/bm/contributions/neu.md\n{TEXT}visibility = \"internal\"\n+++\n"
        );
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
}
