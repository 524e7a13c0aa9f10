//! Random histories: what is followed commit by commit is what each commit says when it is loaded in full.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

use super::{Axis, By, Counts, Point, Stop, count};
use crate::consolidation::{Consolidation, State};
use crate::history::{Change, Commit, Delta, Id, Mode, Moment, Person, Step, Version};
use crate::load::load;
use crate::model::Kind;
use crate::source::{Elsewhere, Files, Part, Trouble};

const IDS: [&str; 6] = ["a/eins", "a/zwei", "b/eins", "b/alt", "c/eins", "a/alt"];
const FIELDS: [&str; 3] = ["f", "g", "alt"];
const FIRST: Date = date(2026, 1, 1);

/// Something that a commit does.
#[derive(Clone, Debug)]
enum Deed {
    Write(String, String),
    Bytes(String),
    Link(String),
    Remove(String),
    Records(&'static str, Vec<Record>),
    Adopt { edition: &'static str, fresh: bool },
}

#[derive(Clone, Debug)]
struct Record {
    of: &'static str,
    result: usize,
    fresh: bool,
}

/// What lies where: a content, or a link.
type State_ = BTreeMap<String, Option<Vec<u8>>>;

fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

fn some(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(of, 0..=of.len().min(2))
}

fn path_of_text() -> impl Strategy<Value = String> {
    (select(&IDS[..]), select(vec!["md", "md", "md", "toml"])).prop_map(|(id, ending)| {
        let (ministry, slug) = id.split_once('/').unwrap();
        format!("ministries/{ministry}/contributions/{slug}.{ending}")
    })
}

fn text() -> impl Strategy<Value = Deed> {
    let words = select(vec!["Eins", "Zwei"]);
    let status = select(vec![
        "draft",
        "submitted",
        "submitted",
        "submitted",
        "nil-return",
    ]);
    let cosigners = prop::option::weighted(0.3, some(&["a", "b", "c"]));
    let public = prop::bool::weighted(0.8);
    let facts = (words, status, select(&FIELDS[..]), public);
    (path_of_text(), facts, some(&["a", "b", "c"]), cosigners, some(&IDS)).prop_map(
        |(path, (words, status, field, public), partners, cosigners, formerly)| {
            let mut keys = format!(
                "title = \"T\"\nfield = \"{field}\"\nstatus = \"{status}\"\npartners = {}\nformerly = {}\n",
                list(&partners),
                list(&formerly)
            );
            if let Some(cosigners) = cosigners {
                keys.push_str(&format!("cosigners = {}\n", list(&cosigners)));
            }
            if !public {
                keys.push_str("visibility = \"internal\"\n");
            }
            let content = if path.ends_with(".md") {
                format!("+++\n{keys}+++\n{words}\n")
            } else {
                format!("{keys}text = \"{words}\"\n")
            };
            Deed::Write(path, content)
        },
    )
}

fn settings() -> impl Strategy<Value = Deed> {
    let rule = select(vec!["partners", "listed", "all"]);
    (rule, any::<bool>(), select(vec!["1", "2"])).prop_map(|(rule, deemed, edition)| {
        let content = format!(
            "format = 1\ntitle = \"S\"\nedition = \"{edition}\"\nlead = \"a\"\n[process]\ncosignatures_due = 2026-01-05\n\
             [workflow]\ncosigners = \"{rule}\"\ndeemed_consent = {deemed}\n"
        );
        Deed::Write("strategy.toml".to_owned(), content)
    })
}

fn field() -> impl Strategy<Value = Deed> {
    let owing = prop::option::of(some(&["a", "b", "c", "d"]));
    let file = (select(&FIELDS[..]), select(vec!["md", "toml"]));
    (file, owing, some(&FIELDS), 0..3).prop_map(|((id, ending), owing, formerly, order)| {
        let owing = owing.map_or("\"all\"".to_owned(), |owing| list(&owing));
        let keys = format!(
            "title = \"F\"\nkind = \"field\"\norder = {order}\ncontributors = {owing}\nformerly = {}\n",
            list(&formerly)
        );
        let content = if ending == "md" { format!("+++\n{keys}+++\n") } else { keys };
        Deed::Write(format!("fields/{id}.{ending}"), content)
    })
}

/// Files that count only in a decision's digest, or only by being there.
fn other() -> impl Strategy<Value = Deed> {
    let measure = "title = \"M\"\ngoals = [\"z\"]\nstatus = \"active\"\nas_of = 2026-01-01\n";
    let files = vec![
        (
            "goals/z.md",
            "title = \"Z\"\nfield = \"f\"\ndue = \"2030\"\nlead = \"a\"\n",
        ),
        ("document/01-k.md", "title = \"K\"\n"),
        ("ministries/a/measures/m.md", measure),
        ("ministries/d/projects/p.md", "title = \"P\"\n"),
        ("ministries/d/contacts.toml", ""),
        ("ministries/c/ministry.toml", "name = \"C\"\n"),
        ("ministries/.git/contributions/x.md", ""),
        ("ministries/d/contributions/x.md/y.md", ""),
        ("README.md", ""),
    ];
    (select(files), 0..2).prop_map(|((path, keys), words)| {
        Deed::Write(path.to_owned(), format!("+++\n{keys}+++\n{words}\n"))
    })
}

fn records() -> impl Strategy<Value = Deed> {
    let record = (select(&IDS[..]), 0..4_usize, prop::bool::weighted(0.8));
    let record = record.prop_map(|(of, result, fresh)| Record { of, result, fresh });
    let file = select(vec!["", "", "a", "b", "c"]);
    (file, prop::collection::vec(record, 0..8)).prop_map(|(file, list)| Deed::Records(file, list))
}

fn any_path() -> impl Strategy<Value = String> {
    let others = select(vec![
        "strategy.toml",
        "consolidation.toml",
        "fields/f.md",
        "fields/g.md",
        "ministries/a/cosignatures.toml",
        "ministries/d/projects/p.md",
        "ministries/a/measures/m.md",
        "ministries/d/contributions/x.md/y.md",
        "decisions/2026-01-03-b.md",
    ]);
    prop_oneof![path_of_text(), others.prop_map(str::to_owned)]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => text(),
        6 => records(),
        2 => field(),
        1 => settings(),
        2 => other(),
        2 => any_path().prop_map(Deed::Remove),
        1 => any_path().prop_map(Deed::Bytes),
        1 => any_path().prop_map(Deed::Link),
        2 => (select(vec!["1", "2"]), prop::bool::weighted(0.9))
            .prop_map(|(edition, fresh)| Deed::Adopt { edition, fresh }),
    ]
}

/// A history: what each commit does, and on which day.
fn history() -> impl Strategy<Value = Vec<(Vec<Deed>, i64)>> {
    let start = vec![
        settings().boxed(),
        field().boxed(),
        text().boxed(),
        text().boxed(),
        text().boxed(),
        records().boxed(),
    ];
    let more = prop::collection::vec((prop::collection::vec(deed(), 0..4), 0..9_i64), 1..14);
    (start, more).prop_map(|(start, mut more)| {
        more.insert(0, (start, 0));
        more
    })
}

/// A history in which little happens but that texts are accepted and the whole is adopted, again and again.
fn adopted_history() -> impl Strategy<Value = Vec<(Vec<Deed>, i64)>> {
    let text = |path: &'static str, words: &'static str, public: bool| {
        let visibility = if public { "public" } else { "internal" };
        let keys = "title = \"T\"\nfield = \"f\"\nstatus = \"submitted\"\n";
        let content = format!("+++\n{keys}visibility = \"{visibility}\"\n+++\n{words}\n");
        Deed::Write(format!("ministries/{path}"), content)
    };
    let paths = vec![
        "a/contributions/eins.md",
        "a/contributions/eins.toml",
        "b/contributions/eins.md",
    ];
    let write = (
        select(paths),
        select(vec!["Eins", "Zwei"]),
        prop::bool::weighted(0.8),
    );
    let write = write.prop_map(move |(path, words, public)| text(path, words, public));
    let accept = prop::sample::subsequence(vec!["a/eins", "b/eins"], 0..=2);
    let accept = accept.prop_map(|ids| {
        let record = |of| Record {
            of,
            result: 0,
            fresh: true,
        };
        Deed::Records("", ids.into_iter().map(record).collect())
    });
    let adopt = Just(Deed::Adopt {
        edition: "1",
        fresh: true,
    });
    let deed = prop_oneof![4 => accept.clone(), 3 => adopt, 3 => write.clone(), 1 => other(), 1 => settings()];
    let more = prop::collection::vec((prop::collection::vec(deed, 0..3), 0..9_i64), 4..14);
    (settings(), write.clone(), write, accept, more).prop_map(|(a, b, c, d, mut more)| {
        more.insert(0, (vec![a, b, c, d], 0));
        more
    })
}

#[derive(Debug)]
struct Nowhere;

impl Elsewhere for Nowhere {
    fn read(&self, _: &str) -> Result<Vec<u8>, Trouble> {
        Err(Trouble::Vanished)
    }
}

/// The files as a checkout would show them; `None` without a strategy.
fn files(state: &State_) -> Option<Files> {
    state.get("strategy.toml")?.as_ref()?;
    let mut parts: BTreeMap<Box<str>, Part> = BTreeMap::new();
    for (path, content) in state.iter().filter(|(path, _)| !path.contains(".git/")) {
        let (path, part) = match (path.split_once(".md/"), content) {
            (Some((folder, _)), _) => (format!("{folder}.md"), Part::Trouble(Trouble::Folder)),
            (None, Some(bytes)) => (path.clone(), Part::Text(bytes.clone())),
            (None, None) => (path.clone(), Part::Trouble(Trouble::Link)),
        };
        if path != "README.md" {
            parts.insert(path.into(), part);
        }
    }
    let parts = parts.into_iter().collect();
    Some(Files::from_elsewhere(
        "".into(),
        parts,
        Vec::new(),
        Arc::new(Nowhere),
    ))
}

/// What the files say when they are loaded in full.
fn in_full(state: &State_, today: Date) -> Option<Counts> {
    let files = files(state)?;
    let (strategy, _) = load(&files);
    let consolidation = Consolidation::new(&files, &strategy, today);
    let states = consolidation
        .standings
        .iter()
        .map(|standing| standing.state);
    let requested = consolidation.requests.iter().map(|_| State::Requested);
    Some(states.chain(requested).collect())
}

fn apply(state: &mut State_, deed: &Deed) {
    match deed {
        Deed::Write(path, content) => {
            drop(state.insert(path.clone(), Some(content.clone().into())))
        }
        Deed::Bytes(path) => drop(state.insert(path.clone(), Some(vec![0xff, 0xfe]))),
        Deed::Link(path) => drop(state.insert(path.clone(), None)),
        Deed::Remove(path) => drop(state.remove(path)),
        Deed::Records(file, records) => {
            let path = match *file {
                "" => "consolidation.toml".to_owned(),
                ministry => format!("ministries/{ministry}/cosignatures.toml"),
            };
            let written = records.iter().map(|record| written(state, file, record));
            let content: String = written.collect();
            state.insert(path, Some(content.into()));
        }
        Deed::Adopt { edition, fresh } => {
            let digest = whole(state).filter(|_| *fresh).unwrap_or_else(|| zero("0"));
            let keys = format!(
                "title = \"B\"\nbody = \"K\"\ndate = 2026-01-03\nkind = \"adopted\"\nadopts = \"{edition}\"\ndigest = \"{digest}\"\n"
            );
            let path = "decisions/2026-01-03-b.md".to_owned();
            state.insert(path, Some(format!("+++\n{keys}+++\n").into()));
        }
    }
}

fn zero(digit: &str) -> String {
    format!("sha256:{}", digit.repeat(64))
}

fn whole(state: &State_) -> Option<String> {
    let files = files(state)?;
    let (strategy, _) = load(&files);
    let consolidation = Consolidation::new(&files, &strategy, FIRST);
    Some(consolidation.strategy_digest().to_string())
}

fn written(state: &State_, file: &str, record: &Record) -> String {
    let fresh = files(state).filter(|_| record.fresh).and_then(|files| {
        let (strategy, _) = load(&files);
        let at = strategy.position(Kind::Contribution, record.of)?;
        let consolidation = Consolidation::new(&files, &strategy, FIRST);
        Some(consolidation.digest(at).to_string())
    });
    let digest = fresh.unwrap_or_else(|| zero("0"));
    let (table, more, results) = match file {
        "" => (
            "consolidated",
            "",
            ["accepted", "accepted", "accepted", "returned"],
        ),
        _ => (
            "cosignature",
            "by = \"k\"\n",
            ["signed", "signed", "not-affected", "refused"],
        ),
    };
    let (of, result) = (record.of, results[record.result]);
    format!(
        "[[{table}]]\nof = \"{of}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = 2026-01-02\n{more}"
    )
}

/// A line of commits, and the contents by their ids.
struct Made {
    states: Vec<State_>,
    steps: Vec<Step>,
    contents: Vec<Vec<u8>>,
}

fn made(history: &[(Vec<Deed>, i64)]) -> Made {
    let mut contents: Vec<Vec<u8>> = Vec::new();
    let mut made = Made {
        states: Vec::new(),
        steps: Vec::new(),
        contents: Vec::new(),
    };
    let mut state = State_::new();
    for (deeds, day) in history {
        let before = state.clone();
        deeds.iter().for_each(|deed| apply(&mut state, deed));
        let mut version = |content: &Option<Vec<u8>>| {
            let (bytes, mode) = match content {
                Some(bytes) => (bytes.clone(), Mode::File),
                None => (b"target".to_vec(), Mode::Link),
            };
            let at = contents.iter().position(|known| *known == bytes);
            let at = at.unwrap_or_else(|| {
                contents.push(bytes);
                contents.len() - 1
            });
            Version { id: id(at), mode }
        };
        let paths = before
            .keys()
            .chain(state.keys().filter(|path| !before.contains_key(*path)));
        let changes = paths.map(|path| Change {
            path: path.as_str().into(),
            plain: true,
            old: before.get(path).map(&mut version),
            new: state.get(path).map(&mut version),
        });
        let changes = changes.collect::<Vec<_>>().into_iter();
        let changes = changes.filter(|change| change.old != change.new).collect();
        made.steps.push(step(made.steps.len(), *day, changes));
        made.states.push(state.clone());
    }
    made.contents = contents;
    made
}

fn id(number: usize) -> Id {
    let mut bytes = [0; 20];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Id::new(bytes)
}

fn step(number: usize, day: i64, changes: Vec<Change>) -> Step {
    let noon = 12 * 3600 + day * 86_400 + 1_767_225_600; // 2026-01-01
    let made = Moment {
        seconds: noon,
        offset_minutes: 0,
    };
    let commit = Commit {
        id: id(number + 1_000_000),
        parents: Vec::new(),
        is_boundary: false,
        author: Person::default(),
        authored: made,
        committer: Person::default(),
        committed: made,
        summary: String::new(),
    };
    let delta = Delta {
        parent: None,
        changes,
    };
    Step {
        commit,
        deltas: vec![delta],
    }
}

impl Made {
    fn count(&self, stops: &[Stop]) -> Vec<Point> {
        let line: Vec<&Step> = self.steps.iter().collect();
        let read = |ids: &[Id]| -> Result<Vec<Option<Vec<u8>>>, Infallible> {
            let number = |id: &Id| usize::from_be_bytes(*id.bytes().first_chunk().unwrap());
            Ok(ids
                .iter()
                .map(|id| Some(self.contents[number(id)].clone()))
                .collect())
        };
        count(&line, stops, read).unwrap()
    }

    /// The same by loading each commit in full.
    fn expected(&self, stops: &[Stop]) -> Vec<Point> {
        let point = |stop: &Stop| {
            Some(Point {
                key: stop.key.clone(),
                day: stop.day,
                commit: self.steps[stop.at].commit.id,
                counts: in_full(&self.states[stop.at], stop.day)?,
            })
        };
        stops.iter().filter_map(point).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_commit_counts_as_if_it_were_loaded_in_full(
        history in prop_oneof![2 => history().boxed(), 1 => adopted_history().boxed()]
    ) {
        let made = made(&history);
        let line: Vec<&Step> = made.steps.iter().collect();
        let axis = Axis { by: By::Commit, ..Axis::default() };
        let stops = axis.stops(&line).unwrap();
        prop_assert_eq!(made.count(&stops), made.expected(&stops));
    }

    #[test]
    fn so_does_every_point_where_some_commits_are_passed_over(history in history(), every in 2..5_usize) {
        let made = made(&history);
        let stops: Vec<Stop> = (0..made.steps.len()).step_by(every).map(|at| Stop {
            key: at.to_string(),
            day: FIRST.checked_add((at as i64).days()).unwrap(),
            at,
        }).collect();
        prop_assert_eq!(made.count(&stops), made.expected(&stops));
    }
}
