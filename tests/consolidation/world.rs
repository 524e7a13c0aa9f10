//! Any strategy of four ministries, and its files.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use crate::*;

pub const MINISTRIES: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
pub struct World {
    pub cosigners: Option<&'static str>,
    pub deemed: Option<bool>,
    pub contributions_due: Option<&'static str>,
    pub cosignatures_due: Option<&'static str>,
    pub today: Date,
    /// For each field who owes a contribution; `None`: all.
    pub fields: Vec<Option<BTreeSet<usize>>>,
    pub contributions: Vec<Contribution>,
    pub ledger: Vec<Record>,
    pub cosignatures: Vec<(usize, Record)>,
    /// What ministries say of the whole: who, what, and whether of today's text.
    pub closings: Vec<(usize, &'static str, bool)>,
    pub decisions: Vec<Decision>,
}

#[derive(Clone, Debug)]
pub struct Contribution {
    pub owner: usize,
    pub field: usize,
    pub status: &'static str,
    pub partners: BTreeSet<usize>,
    pub cosigners: Option<BTreeSet<usize>>,
    pub internal: bool,
}

#[derive(Clone, Debug)]
pub struct Record {
    pub of: usize,
    pub result: &'static str,
    pub fresh: bool,
    /// Whether the record uses the contribution's former id.
    pub by_former_id: bool,
}

#[derive(Clone, Debug)]
pub struct Decision {
    pub kind: &'static str,
    pub this_edition: bool,
    pub digest: Option<bool>,
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

fn record(contributions: usize, results: &'static [&'static str]) -> impl Strategy<Value = Record> {
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

pub fn world() -> impl Strategy<Value = World> {
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
        let closing = (0..4_usize, select(results), prop::bool::weighted(0.75));
        let closings = prop::collection::vec(closing, 0..4);
        let decisions = prop::collection::vec(decision(), 0..3);
        (
            Just(rules),
            Just(fields),
            contributions,
            ledger,
            cosignatures,
            closings,
            decisions,
        )
            .prop_map(
                |(rules, fields, contributions, ledger, cosignatures, closings, decisions)| World {
                    cosigners: rules.0,
                    deemed: rules.1,
                    contributions_due: rules.2,
                    cosignatures_due: rules.3,
                    today: rules.4,
                    fields,
                    contributions,
                    ledger,
                    cosignatures,
                    closings,
                    decisions,
                },
            )
    })
}

impl World {
    pub fn id(&self, at: usize) -> String {
        format!("{}/text-{at}", MINISTRIES[self.contributions[at].owner])
    }

    pub fn write(&self, fresh: &dyn Fn(&str) -> String, whole: &str) -> Vec<(String, String)> {
        let mut files: Vec<_> = MINISTRIES.map(ministry).into();
        files.push(("strategy.toml".to_owned(), self.settings()));
        for (at, owing) in self.fields.iter().enumerate() {
            let owing = owing.as_ref().map_or("\"all\"".to_owned(), list);
            let head =
                format!("title = \"F\"\nkind = \"field\"\norder = {at}\ncontributors = {owing}");
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
            let records =
                own.map(|(_, record)| format!("[[cosignature]]\nby = \"k\"\n{}", written(record)));
            let closings = self.closings.iter().filter(|(signer, ..)| *signer == at);
            let closings = closings.map(|(_, result, fresh)| {
                let digest = if *fresh { whole } else { STALE };
                format!(
                    "[[cosignature]]\nby = \"k\"\nof = \"strategy\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = 2026-05-03\n"
                )
            });
            files.push((
                format!("ministries/{ministry}/cosignatures.toml"),
                records.chain(closings).collect(),
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
        ["format = 1\ntitle = \"S\"\nedition = \"2026\"\nlead = \"a\"\n[process]\n".to_owned()]
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
