//! What a key held: values as plain data, and as people read them.

use crate::consolidation::{Answer, State};
use crate::message::{Lang, amount, label, number};
use crate::model::evidence::{CosignResult, Cosignature, LedgerRecord, LedgerResult};
use crate::model::{Choice, Choices, Kind, PartialDate};

/// What a key held.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words on one line.
    Words(Box<str>),
    /// Markdown.
    Text(Box<str>),
    /// A number, with its unit where it has one.
    Number(f64, Option<Box<str>>),
    /// A date.
    Date(PartialDate),
    /// One of a closed list.
    Choice(Choice),
    /// Yes or no.
    Flag(bool),
    /// An entry or a ministry: its kind, its id as written, its title if there is one.
    Entry(Kind, Box<str>, Option<Box<str>>),
    /// A value of an indicator on a day: the number with its unit, the day, the source.
    Reading(f64, Box<str>, PartialDate, Option<Box<str>>),
    /// How far something has spread: so many of all of a unit, on a day.
    Share {
        /// Those covered.
        covered: i64,
        /// All.
        total: i64,
        /// What is counted.
        unit: Box<str>,
        /// When.
        as_of: PartialDate,
    },
    /// The derived state of a contribution.
    State(State),
    /// What a ministry says as a co-signer.
    Answer(Cosigned),
    /// What the editors say.
    Verdict(Judged),
    /// A record of evidence that does not count: its result and its day.
    Record(Choice, PartialDate),
    /// Several.
    List(Vec<Value>),
    /// As it is written in the file: a key that means nothing, or a value that does not fit.
    Written(Box<str>),
}

/// What a ministry says as a co-signer, with the record that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// What this means for today's text; `None`: the ministry is not asked.
    pub answer: Option<Answer>,
    /// What was said, of whatever text.
    pub result: Option<CosignResult>,
    /// Who signed: the id of a contact.
    pub by: Option<Box<str>>,
    /// When.
    pub on: Option<PartialDate>,
    /// The digest of what was signed.
    pub digest: Option<Box<str>>,
    /// Level, conditions or reasons, file reference: internal.
    pub more: Vec<Box<str>>,
}

/// What the editors say, with the record that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Accepted or returned.
    pub result: LedgerResult,
    /// Whether this is about today's text.
    pub fresh: bool,
    /// When.
    pub on: PartialDate,
    /// The digest of the text that was meant.
    pub digest: Box<str>,
    /// Why.
    pub remark: Option<Box<str>>,
}

impl Value {
    /// A value of a closed list.
    pub fn choice<C: Choices>(choice: C) -> Value {
        Value::Choice(choice.choice())
    }

    /// Words.
    pub fn words(words: &str) -> Value {
        Value::Words(words.into())
    }

    /// Whether it says the same: of a reading the number, the day and the source; its unit has a key of its own.
    pub(super) fn same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
            }
            (Value::Reading(..), Value::Reading(..)) => self.name() == other.name(),
            (Value::Entry(kind, id, _), Value::Entry(other, other_id, _)) => {
                kind == other && id == other_id
            }
            _ => self == other,
        }
    }

    /// What tells it from others in a list.
    pub(super) fn name(&self) -> String {
        match self {
            Value::Entry(_, id, _) => id.to_string(),
            Value::Reading(value, _, on, source) => format!("{value} {on} {source:?}"),
            other => other.show(Lang::De),
        }
    }

    /// As people read it, on one line; a Markdown text as it is.
    pub fn show(&self, lang: Lang) -> String {
        match self {
            Value::Words(words) | Value::Text(words) | Value::Written(words) => words.to_string(),
            Value::Number(value, None) => number(*value, lang),
            Value::Number(value, Some(unit)) => amount(*value, unit, lang),
            Value::Date(date) => date.show(lang),
            Value::Choice(choice) => choice.label.in_lang(lang).to_owned(),
            Value::Flag(truth) => label_of_flag(*truth, lang).to_owned(),
            Value::Entry(kind, id, title) => match title {
                Some(short) if *kind == Kind::Ministry => short.to_string(),
                Some(title) => quoted(title, lang),
                None => format!("`{id}`"),
            },
            Value::Reading(value, unit, on, _) => {
                format!("{} ({})", amount(*value, unit, lang), on.show(lang))
            }
            Value::Share {
                covered,
                total,
                unit,
                as_of,
            } => {
                let (covered, total) = (number(*covered as f64, lang), number(*total as f64, lang));
                let (of, as_of) = (lang.pick("von", "of"), as_of.show(lang));
                format!("{covered} {of} {total} {unit} ({as_of})")
            }
            Value::State(state) => state.label().in_lang(lang).to_owned(),
            Value::Record(result, on) => {
                format!("{} ({})", result.label.in_lang(lang), on.show(lang))
            }
            Value::Answer(cosigned) => cosigned.show(lang),
            Value::Verdict(judged) => judged.show(lang),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.show(lang)).collect();
                match items.is_empty() {
                    true => lang.pick("keine", "none").to_owned(),
                    false => items.join(", "),
                }
            }
        }
    }
}

impl Cosigned {
    /// What a record says, and what it means for today's text.
    pub(super) fn of(answer: Option<Answer>, record: Option<&Cosignature>) -> Cosigned {
        let level = record.and_then(|record| record.level).map(Choices::key);
        let remark = record.and_then(|record| Some(&*record.remark.as_ref()?.value));
        let file_ref = record.and_then(|record| record.file_ref.as_deref());
        let more = [level, remark, file_ref].into_iter().flatten();
        Cosigned {
            answer,
            result: record.map(|record| record.result.value),
            by: record.map(|record| record.by.value.clone()),
            on: record.map(|record| record.on.value),
            digest: record.map(|record| record.digest.value.clone()),
            more: more.map(Box::from).collect(),
        }
    }

    fn show(&self, lang: Lang) -> String {
        let answer = match self.answer {
            None => label("nicht gefragt", "not asked"),
            Some(Answer::None) => label("keine Antwort", "no answer"),
            Some(Answer::Stale) => label("gilt einem früheren Text", "is for an earlier text"),
            Some(Answer::Deemed) => label("gilt als zugestimmt", "deemed to agree"),
            Some(Answer::Fresh(result)) => result.label(),
        };
        let answer = answer.in_lang(lang);
        match self.on {
            Some(on) => format!("{answer} ({})", on.show(lang)),
            None => answer.to_owned(),
        }
    }
}

impl Judged {
    /// What a record of the ledger says.
    pub(super) fn of(record: &LedgerRecord, fresh: bool) -> Judged {
        Judged {
            result: record.result.value,
            fresh,
            on: record.on.value,
            digest: record.digest.value.clone(),
            remark: record.remark.as_ref().map(|remark| remark.value.clone()),
        }
    }

    /// Whether today's text is accepted.
    pub(super) fn is_good(&self) -> bool {
        self.fresh && self.result == LedgerResult::Accepted
    }

    fn show(&self, lang: Lang) -> String {
        let (result, on) = (self.result.label().in_lang(lang), self.on.show(lang));
        match self.fresh {
            true => format!("{result} ({on})"),
            false => {
                let stale = lang.pick("gilt einem früheren Text", "is for an earlier text");
                format!("{result} ({on}, {stale})")
            }
        }
    }
}

/// In the quotation marks of a language.
pub fn quoted(words: &str, lang: Lang) -> String {
    lang.pick(format!("„{words}“"), format!("“{words}”"))
}

fn label_of_flag(truth: bool, lang: Lang) -> &'static str {
    match truth {
        true => lang.pick("ja", "yes"),
        false => lang.pick("nein", "no"),
    }
}
