//! Whether a change is good news.

use crate::consolidation::Answer;
use crate::model::Choices;
use crate::model::evidence::CosignResult;
use crate::model::project::Ampel;

use super::{Change, Value, What};

/// How a change is meant for those who wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// A step ahead: a co-signature, a milestone, a better light.
    Good,
    /// A step back: a signature that no longer holds, a refusal, a later deadline, a worse light.
    Bad,
    /// Neither.
    Plain,
}

impl Change {
    /// How it is meant.
    pub fn mood(&self) -> Mood {
        match self.what {
            What::Cosignature => self.cosignature_mood(),
            What::Ledger => self.ledger_mood(),
            What::Deadline => match self.days() {
                Some(1..) => Mood::Bad,
                _ => Mood::Plain,
            },
            What::Light => self.light_mood(),
            What::Done if self.new.is_some() => Mood::Good,
            _ => Mood::Plain,
        }
    }

    fn cosignature_mood(&self) -> Mood {
        let answer = |value: &Option<Value>| match value {
            Some(Value::Answer(cosigned)) => cosigned.answer,
            _ => None,
        };
        match (answer(&self.old), answer(&self.new)) {
            (_, Some(Answer::Fresh(CosignResult::Refused))) => Mood::Bad,
            (_, Some(Answer::Fresh(_) | Answer::Deemed)) => Mood::Good,
            (Some(Answer::Fresh(_)), _) | (_, Some(Answer::Stale)) => Mood::Bad,
            _ => Mood::Plain,
        }
    }

    fn ledger_mood(&self) -> Mood {
        match &self.new {
            Some(Value::Verdict(judged)) if judged.is_good() => Mood::Good,
            Some(_) => Mood::Bad,
            None => Mood::Plain,
        }
    }

    fn light_mood(&self) -> Mood {
        let light = |value: &Option<Value>| match value {
            Some(Value::Choice(choice)) => Ampel::from_key(choice.key),
            _ => None,
        };
        match (light(&self.old), light(&self.new)) {
            (Some(old), Some(new)) if new < old => Mood::Good,
            (_, Some(Ampel::Green)) | (_, None) => Mood::Plain,
            _ => Mood::Bad,
        }
    }
}
