//! Where the strategy stands, as data: counts by ministry, by field and in all, deadlines, and each contribution.

mod count;
mod counts;
mod deadline;
mod rows;
mod share;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::consolidation::{Consolidation, State};
use crate::model::digest::Digest;
use crate::model::{Field, Ministry, Strategy};

use super::tally::Countable;

pub use counts::{Contributions, Cosignatures, Counts};
pub use deadline::{Deadline, Deadlines};
pub use share::{Share, percent};

/// What a status is narrowed to; nothing: the whole strategy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrow<'s> {
    /// One ministry: what it owes, wrote and signed.
    pub ministry: Option<&'s Ministry>,
    /// One field: contributions to it, measures whose goals are of it, projects that name it.
    pub field: Option<&'s Field>,
}

/// Where the strategy stands on a day. Its JSON is the stable machine output of format 1.
#[derive(Serialize)]
pub struct Status<'s> {
    /// The version of the machine output.
    pub version: u32,
    /// The day.
    #[serde(serialize_with = "shown")]
    pub today: Date,
    /// The edition.
    pub edition: &'s str,
    /// The deadlines of the process.
    pub process: Deadlines,
    /// The ministries, by `order` and id.
    pub ministries: Vec<OfMinistry<'s>>,
    /// The contributions, by id.
    pub contributions: Vec<OfContribution<'s>>,
    /// The contributions that are owed and not there, by ministry and field.
    pub requested: Vec<Requested<'s>>,
    /// The fields, by `order` and id.
    pub fields: Vec<OfField<'s>>,
    /// All ministries together.
    pub totals: Totals,
    /// The strategy.
    #[serde(skip)]
    pub strategy: &'s Strategy,
    /// What it is narrowed to.
    #[serde(skip)]
    pub narrow: Narrow<'s>,
}

/// A ministry.
#[derive(Debug, Serialize)]
pub struct OfMinistry<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its full name.
    pub name: &'s str,
    /// Whether a coordinator is in office on the day.
    pub coordinator: bool,
    /// How many contacts are in office on the day.
    pub contacts: usize,
    /// What is counted.
    #[serde(flatten)]
    pub counts: Counts,
    /// The ministry itself.
    #[serde(skip)]
    pub ministry: &'s Ministry,
}

/// A field of action or cross-cutting theme.
#[derive(Debug, Serialize)]
pub struct OfField<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its title.
    pub title: &'s str,
    /// Field of action or cross-cutting theme.
    pub kind: &'static str,
    /// The ministry that coordinates it.
    pub coordinator: Option<&'s str>,
    /// What is counted. What belongs to several fields counts in each.
    #[serde(flatten)]
    pub counts: Counts,
    /// The field itself.
    #[serde(skip)]
    pub field: &'s Field,
}

/// A contribution.
#[derive(Serialize)]
pub struct OfContribution<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its ministry.
    pub ministry: &'s str,
    /// Its field.
    pub field: &'s str,
    /// Its state.
    #[serde(serialize_with = "name")]
    pub state: State,
    /// The digest of today's text.
    pub digest: TextDigest<'s>,
    /// Whether it is late.
    pub overdue: bool,
    /// Whether its text was accepted and changed since.
    pub changed_since_consolidation: bool,
    /// The required co-signers whose last record is for another text.
    pub stale_cosignatures: Vec<&'s str>,
    /// The required co-signers who refused today's text.
    #[serde(skip)]
    pub refused_by: Vec<&'s str>,
    /// Its title.
    #[serde(skip)]
    pub title: &'s str,
}

/// The digest of a contribution's text, taken when it is asked for.
#[derive(Clone, Copy)]
pub struct TextDigest<'s> {
    consolidation: &'s Consolidation<'s>,
    at: usize,
}

impl TextDigest<'_> {
    /// The digest.
    pub fn get(self) -> Digest {
        self.consolidation.digest(self.at)
    }
}

impl Serialize for TextDigest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.get())
    }
}

/// A contribution that is owed and not there.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Requested<'s> {
    /// The ministry.
    pub ministry: &'s str,
    /// The field.
    pub field: &'s str,
    /// Whether it is late.
    pub overdue: bool,
}

/// All ministries together; everything that is narrowed away is not counted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Totals {
    /// Ministries.
    pub ministries: usize,
    /// Ministries with a coordinator in office.
    pub coordinators: usize,
    /// Contacts in office.
    pub contacts: usize,
    /// What is counted.
    #[serde(flatten)]
    pub counts: Counts,
    /// Contributions that are late, requested ones included.
    pub overdue: usize,
    /// Contributions that changed after the editors accepted them.
    pub changed_since_consolidation: usize,
    /// Shares in per cent, each with the unit it counts.
    pub shares: Vec<Share>,
}

impl<'s> Status<'s> {
    /// Counts everything in one pass.
    pub fn new(
        strategy: &'s Strategy,
        consolidation: &'s Consolidation<'s>,
        today: Date,
        narrow: Narrow<'s>,
    ) -> Status<'s> {
        count::status(strategy, consolidation, today, narrow)
    }

    /// Whether only one ministry or one field is looked at.
    pub fn is_narrowed(&self) -> bool {
        self.narrow.ministry.is_some() || self.narrow.field.is_some()
    }

    /// The short name of a ministry.
    pub fn short<'a>(&self, ministry: &'a str) -> &'a str
    where
        's: 'a,
    {
        self.strategy
            .by_id::<Ministry>(ministry)
            .map_or(ministry, |known| &known.short)
    }
}

fn shown<T: std::fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn name<T: Countable, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str((*value).name())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::fixture::{TODAY, with};

    fn json_of(narrow: fn(&Strategy) -> Narrow<'_>) -> Value {
        with(|_, strategy, consolidation| {
            let status = Status::new(strategy, consolidation, TODAY, narrow(strategy));
            serde_json::to_value(&status).unwrap()
        })
    }

    #[test]
    fn the_keys_stand_in_the_order_of_the_contract() {
        let status = json_of(|_| Narrow::default());
        let keys = |value: &Value| {
            value
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            keys(&status),
            "version today edition process ministries contributions requested fields totals"
        );
        assert_eq!(
            keys(&status["ministries"][0]),
            "id name coordinator contacts contributions cosignatures measures projects ampel"
        );
        assert_eq!(
            keys(&status["ministries"][0]["contributions"]),
            "expected requested nil-return draft returned submitted in-coordination dissent agreed adopted"
        );
        assert_eq!(
            keys(&status["contributions"][0]),
            "id ministry field state digest overdue changed_since_consolidation stale_cosignatures"
        );
    }

    #[test]
    fn every_state_is_counted_where_it_belongs() {
        let status = json_of(|_| Narrow::default());
        let of = |at: usize| &status["ministries"][at];
        assert_eq!(
            [&of(0)["id"], &of(1)["id"], &of(2)["id"]],
            ["mdr", "bm", "fm"]
        );
        assert_eq!(
            of(1)["contributions"],
            json!({"expected": 1, "requested": 0, "nil-return": 1, "draft": 1, "returned": 1, "submitted": 2,
                "in-coordination": 2, "dissent": 1, "agreed": 1, "adopted": 0})
        );
        assert_eq!(
            of(0)["cosignatures"],
            json!({"owed": 4, "given": 2, "stale": 1})
        );
        assert_eq!(of(1)["ampel"], json!({"green": 0, "amber": 0, "red": 1}));
        assert_eq!(
            status["requested"][0],
            json!({"ministry": "fm", "field": "bildung", "overdue": true})
        );
        assert_eq!(status["totals"]["overdue"], 4);
        assert_eq!(status["totals"]["changed_since_consolidation"], 1);
        assert_eq!(
            status["fields"][0]["contributions"],
            status["totals"]["contributions"]
        );
    }

    #[test]
    fn deadlines_say_how_far_off_they_are_and_what_is_open() {
        let process = &json_of(|_| Narrow::default())["process"];
        assert_eq!(
            process["contacts_due"],
            json!({"date": "2026-03-01", "days_left": -131, "open": 2, "overdue": true})
        );
        assert_eq!(process["contributions_due"]["open"], 4);
        assert_eq!(process["cosignatures_due"]["open"], 2);
        assert_eq!(
            process["cabinet_paper"],
            json!({"date": "2026-11-06", "days_left": 119, "open": 9, "overdue": false})
        );
        assert_eq!(process["cabinet"]["open"], Value::Null);
    }

    #[test]
    fn one_ministry_alone() {
        let status = json_of(|strategy| Narrow {
            ministry: strategy.by_id("mdr"),
            field: None,
        });
        assert_eq!(status["ministries"].as_array().unwrap().len(), 1);
        assert_eq!(status["contributions"], json!([]));
        assert_eq!(status["totals"]["cosignatures"]["owed"], 4);
        assert_eq!(status["totals"]["measures"]["active"], 0);
        assert_eq!(status["totals"]["contributions"]["requested"], 1);
    }
}
