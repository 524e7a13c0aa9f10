//! Evidence to the state of each contribution: never typed in, always derived from what each party put into its own
//! folder. The table stands in the documentation of the format.

mod answers;
mod closing;
pub mod rules;
mod signing;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::message::{Label, label};
use crate::model::digest::{self, Digest};
use crate::model::evidence::{CosignResult, LedgerResult, STRATEGY};
use crate::model::field::Contributors;
use crate::model::{
    Contribution, Cosignature, Entry, Field, Head, Kind, LedgerRecord, Ministry, Ref, Strategy,
};
use crate::source::Files;

use rules::Parties;

pub use answers::Answers;
pub use closing::Closing;
pub use signing::Signing;

/// The state of a contribution, in the order of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Owed, and nothing is there.
    Requested,
    /// The ministry has nothing to contribute.
    NilReturn,
    /// The ministry is still writing.
    Draft,
    /// The editors gave it back.
    Returned,
    /// The ministry is done, the editors are not.
    Submitted,
    /// Accepted; some co-signer has not answered.
    InCoordination,
    /// Accepted; some co-signer refused.
    Dissent,
    /// All required co-signers agree.
    Agreed,
    /// The cabinet decided.
    Adopted,
}

impl State {
    /// All states, in the order in which they are shown.
    pub const ALL: [State; 9] = [
        State::Requested,
        State::NilReturn,
        State::Draft,
        State::Returned,
        State::Submitted,
        State::InCoordination,
        State::Dissent,
        State::Agreed,
        State::Adopted,
    ];

    /// The name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            State::Requested => "requested",
            State::NilReturn => "nil-return",
            State::Draft => "draft",
            State::Returned => "returned",
            State::Submitted => "submitted",
            State::InCoordination => "in-coordination",
            State::Dissent => "dissent",
            State::Agreed => "agreed",
            State::Adopted => "adopted",
        }
    }

    /// The name for people.
    pub fn label(self) -> Label {
        match self {
            State::Requested => label("angefordert", "requested"),
            State::NilReturn => label("Fehlanzeige", "nil return"),
            State::Draft => label("in Erarbeitung", "draft"),
            State::Returned => label("zur Überarbeitung", "returned"),
            State::Submitted => label("zugeliefert", "submitted"),
            State::InCoordination => label("in Ressortabstimmung", "in coordination"),
            State::Dissent => label("Dissens", "dissent"),
            State::Agreed => label("abgestimmt", "agreed"),
            State::Adopted => label("beschlossen", "adopted"),
        }
    }

    /// Whether the editors accepted today's text.
    pub fn is_consolidated(self) -> bool {
        matches!(
            self,
            State::InCoordination | State::Dissent | State::Agreed | State::Adopted
        )
    }
}

/// Where a contribution stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Whether it is late.
    pub overdue: bool,
    /// Whether its text was accepted and changed since.
    pub changed_since_consolidation: bool,
    /// What each required co-signer says.
    pub cosigners: Answers,
}

impl Standing {
    /// The required co-signers whose last record is for another text.
    pub fn stale_cosigners(&self) -> impl Iterator<Item = &str> {
        self.cosigners
            .iter()
            .filter(|(_, answer)| **answer == Answer::Stale)
            .map(|(ministry, _)| ministry)
    }
}

/// What a required co-signer says of today's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    None,
    /// Something about an earlier text.
    Stale,
    /// This.
    Fresh(CosignResult),
    /// Nothing in time, and silence counts as consent.
    Deemed,
}

/// A contribution that a ministry owes to a field and of which nothing is there.
#[derive(Clone, Copy, Debug)]
pub struct Request<'s> {
    /// The ministry.
    pub ministry: &'s Ministry,
    /// The field.
    pub field: &'s Field,
    /// Whether it is late.
    pub overdue: bool,
}

/// The state of everything that is to be consolidated.
pub struct Consolidation<'s> {
    files: &'s Files,
    strategy: &'s Strategy,
    /// For each contribution of the strategy, in the same order.
    pub standings: Vec<Standing>,
    /// What is owed and not there, by ministry and field.
    pub requests: Vec<Request<'s>>,
    /// For each ministry and field: whether a contribution is owed.
    pub owed: Vec<(&'s Ministry, &'s Field)>,
    evidence: Evidence<'s>,
    digests: Vec<OnceLock<Digest>>,
    of_strategy: OnceLock<Digest>,
    today: Date,
    /// Whether a co-signer who has said nothing by now agrees.
    silence_counts: bool,
}

impl<'s> Consolidation<'s> {
    /// Derives all states.
    pub fn new(files: &'s Files, strategy: &'s Strategy, today: Date) -> Consolidation<'s> {
        Consolidation::knowing(files, strategy, today, |_| None)
    }

    /// As [`Consolidation::new`], beside another state: digests of texts that are the same in both are taken from there.
    pub fn beside(
        files: &'s Files,
        strategy: &'s Strategy,
        today: Date,
        other: &Consolidation<'_>,
    ) -> Consolidation<'s> {
        Consolidation::knowing(files, strategy, today, |contribution| {
            let at = other
                .strategy
                .position(Kind::Contribution, &contribution.head.id)?;
            let there = other.strategy.contributions.get(at)?.head.file;
            let here = contribution.head.file;
            let is_same = files.path(here) == other.files.path(there)
                && files.is_same_text(here, other.files, there);
            other.digests[at].get().copied().filter(|_| is_same)
        })
    }

    fn knowing(
        files: &'s Files,
        strategy: &'s Strategy,
        today: Date,
        known: impl Fn(&Contribution) -> Option<Digest> + Sync,
    ) -> Consolidation<'s> {
        let owing = || {
            let owed = owed(strategy);
            let requests = requests(strategy, &owed, today);
            (owed, requests)
        };
        let ((owed, requests), evidence) = rayon::join(owing, || Evidence::of(strategy));
        let mut consolidation = Consolidation {
            files,
            strategy,
            standings: Vec::new(),
            requests,
            owed,
            evidence,
            digests: vec![OnceLock::new(); strategy.contributions.len()],
            of_strategy: OnceLock::new(),
            today,
            silence_counts: rules::silence_counts(&strategy.settings, today),
        };
        consolidation.standings = (0..strategy.contributions.len())
            .into_par_iter()
            .map(|at| {
                if let Some(digest) = known(&strategy.contributions[at]) {
                    consolidation.digests[at].get_or_init(|| digest);
                }
                consolidation.standing(at, today)
            })
            .collect();
        if consolidation.adoption().is_some() {
            for standing in consolidation
                .standings
                .iter_mut()
                .filter(|standing| standing.state == State::Agreed)
            {
                standing.state = State::Adopted;
            }
        }
        consolidation
    }

    /// The digest of a contribution's text, by its place in the strategy.
    pub fn digest(&self, at: usize) -> Digest {
        *self.digests[at]
            .get_or_init(|| digest::of_entry(self.files, &self.strategy.contributions[at].head))
    }

    /// Contributions with their standing.
    pub fn contributions(&self) -> impl Iterator<Item = (&'s Contribution, &Standing)> {
        self.strategy.contributions.iter().zip(&self.standings)
    }

    /// The digest of the whole strategy.
    pub fn strategy_digest(&self) -> Digest {
        *self
            .of_strategy
            .get_or_init(|| digest::of_strategy(&self.strategy.settings.edition, &self.digests()))
    }

    /// What the digest of the whole strategy is taken over, by `<kind>:<id>`.
    pub fn digests(&self) -> BTreeMap<String, Digest> {
        let mut entries = BTreeMap::new();
        for (at, contribution) in self.strategy.contributions.iter().enumerate() {
            if self.standings[at].state.is_consolidated() && contribution.head.is_public() {
                entries.insert(key_of(&contribution.head), self.digest(at));
            }
        }
        let measures = self.strategy.measures.iter().map(Entry::head);
        let measures = measures.filter(|head| head.is_public());
        let lead = self.strategy.fields.iter().map(Entry::head);
        let lead = lead.chain(self.strategy.goals.iter().map(Entry::head));
        let lead = lead.chain(self.strategy.chapters.iter().map(Entry::head));
        for head in measures.chain(lead) {
            entries.insert(key_of(head), digest::of_entry(self.files, head));
        }
        entries
    }

    /// The ledger's record that counts for a contribution of today's id: the last one.
    pub fn ledger_record(&self, id: &str) -> Option<&'s LedgerRecord> {
        self.evidence.ledger.get(id).copied()
    }

    /// The co-signatures that count, in the order of their files: the last of each ministry for each object.
    pub fn cosignatures(&self) -> impl Iterator<Item = &'s Cosignature> {
        self.evidence.counting.iter().copied()
    }

    /// Whether the digest of a record is the one of today's text.
    pub fn is_fresh(&self, of: &str, written: &str) -> Option<bool> {
        if of == STRATEGY {
            return Some(self.strategy_digest().is(written));
        }
        let at = self.strategy.position(Kind::Contribution, of)?;
        Some(self.digest(at).is(written))
    }

    fn standing(&self, at: usize, today: Date) -> Standing {
        let evidence = &self.evidence;
        let contribution = &self.strategy.contributions[at];
        let id = &*contribution.head.id;
        let last = evidence.ledger.get(id).map(|record| {
            (
                record.result.value,
                self.digest(at).is(&record.digest.value),
            )
        });
        let process = &self.strategy.settings.process;
        let answer = |ministry: &str| {
            let record = evidence.cosignatures.get(&(id, ministry)).map(|record| {
                let is_fresh = self.digest(at).is(&record.digest.value);
                (record.result.value, is_fresh)
            });
            rules::answer(record, self.may_be_silent(ministry))
        };
        let cosigners: Answers = required_cosigners(self.strategy, contribution)
            .into_iter()
            .map(|ministry| (Box::from(ministry), answer(ministry)))
            .collect();
        let state = rules::state(contribution.status.value, last, cosigners.values().copied());
        let due = match state {
            State::Draft | State::Returned => process.contributions_due.as_ref(),
            State::InCoordination | State::Dissent => process.cosignatures_due.as_ref(),
            _ => None,
        };
        Standing {
            state,
            overdue: due.is_some_and(|due| due.is_past(today)),
            changed_since_consolidation: last == Some((LedgerResult::Accepted, false)),
            cosigners,
        }
    }
}

fn key_of(head: &Head) -> String {
    digest::key_of(head.kind, &head.id)
}

/// Each contribution is looked up in several of these, so that must be fast.
type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// The last record for each object: the one that counts.
struct Evidence<'s> {
    ledger: Map<&'s str, &'s LedgerRecord>,
    cosignatures: Map<(&'s str, &'s str), &'s Cosignature>,
    /// The same co-signatures, in the order of their files.
    counting: Vec<&'s Cosignature>,
}

impl<'s> Evidence<'s> {
    fn of(strategy: &'s Strategy) -> Evidence<'s> {
        let today_id = |id: &'s str| today_id(strategy, id);
        let ledger = strategy
            .ledger
            .iter()
            .map(|record| (today_id(&record.of.value), record))
            .collect();
        let cosignatures: Map<_, _> = strategy
            .cosignatures
            .iter()
            .map(|record| ((today_id(&record.of.value), &*record.ministry), record))
            .collect();
        let mut counting: Vec<&Cosignature> = cosignatures.values().copied().collect();
        counting.sort_unstable_by_key(|record| (record.file, record.of.span));
        Evidence {
            ledger,
            cosignatures,
            counting,
        }
    }
}

/// The id that the object of a record has today: contributions may have been renamed.
fn today_id<'s>(strategy: &'s Strategy, of: &'s str) -> &'s str {
    strategy
        .by_id::<Contribution>(of)
        .map_or(of, |entry| &entry.head.id)
}

/// The ministries that must co-sign a contribution, never its own.
pub fn required_cosigners<'s>(
    strategy: &'s Strategy,
    contribution: &'s Contribution,
) -> Vec<&'s str> {
    fn ids(references: &[Ref<Ministry>]) -> Vec<&str> {
        references.iter().map(|reference| &*reference.id).collect()
    }
    let parties = Parties {
        owner: contribution.head.ministry(),
        cosigners: contribution.cosigners.as_deref().map(ids),
        partners: ids(&contribution.partners),
    };
    let known = |id: &str| strategy.position(Kind::Ministry, id).is_some();
    let all = strategy.ministries.iter().map(|ministry| &*ministry.id);
    rules::required(parties, strategy.settings.cosigner_rule(), all, known)
}

fn owed(strategy: &Strategy) -> Vec<(&Ministry, &Field)> {
    let mut owed: Vec<(&Ministry, &Field)> = Vec::new();
    for field in &strategy.fields {
        match &field.contributors {
            Contributors::All => {
                owed.extend(strategy.ministries.iter().map(|ministry| (ministry, field)))
            }
            Contributors::Listed(listed) => {
                owed.extend(
                    listed
                        .iter()
                        .filter_map(|reference| Some((strategy.get(reference)?, field))),
                );
            }
        }
    }
    owed.sort_by_key(|(ministry, field)| (&ministry.id, field.order, &field.head.id));
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    owed.retain(|(ministry, field)| seen.insert((&ministry.id, &field.head.id)));
    owed
}

fn requests<'s>(
    strategy: &'s Strategy,
    owed: &[(&'s Ministry, &'s Field)],
    today: Date,
) -> Vec<Request<'s>> {
    let mut named: Map<(&str, &str), &Ref<Field>> = Map::default();
    for contribution in &strategy.contributions {
        let (ministry, field) = (contribution.head.ministry(), &contribution.field);
        named.entry((ministry, &field.id)).or_insert(field);
    }
    let there = named
        .into_iter()
        .filter_map(|((ministry, _), field)| Some((ministry, &*strategy.get(field)?.head.id)));
    let there: HashSet<(&str, &str)> = there.collect();
    let due = strategy.settings.process.contributions_due.as_ref();
    let overdue = due.is_some_and(|due| due.is_past(today));
    owed.iter()
        .filter(|(ministry, field)| !there.contains(&(&*ministry.id, &*field.head.id)))
        .map(|(ministry, field)| Request {
            ministry,
            field,
            overdue,
        })
        .collect()
}
