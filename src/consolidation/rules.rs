//! The table of states itself: from what a ministry, the editors and the co-signers say to the state of a contribution.
//!
//! Pure, and about one contribution at a time: [`Consolidation`](super::Consolidation) asks for a whole strategy, whoever
//! follows a strategy through its history for what a commit touched.

use jiff::civil::Date;

use crate::model::contribution::Submission;
use crate::model::decision::Resolution;
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::settings::CosignerRule;
use crate::model::{Decision, Settings};

use super::{Answer, State};

/// The state of a contribution: what its ministry says of it, the editors' last record and whether it is of today's text,
/// what each required co-signer says. It is never [`State::Adopted`], which only the strategy as a whole can be.
pub fn state(
    status: Submission,
    last: Option<(LedgerResult, bool)>,
    answers: impl Iterator<Item = Answer> + Clone,
) -> State {
    let said = |wanted: fn(&Answer) -> bool| answers.clone().any(|answer| wanted(&answer));
    match (status, last) {
        (Submission::NilReturn, _) => State::NilReturn,
        (Submission::Draft, _) => State::Draft,
        (_, Some((LedgerResult::Returned, true))) => State::Returned,
        (_, Some((LedgerResult::Accepted, true))) => match () {
            () if said(|answer| *answer == Answer::Fresh(CosignResult::Refused)) => State::Dissent,
            () if said(|answer| matches!(answer, Answer::None | Answer::Stale)) => {
                State::InCoordination
            }
            () => State::Agreed,
        },
        _ => State::Submitted,
    }
}

/// What a required co-signer says: the ministry's last record and whether it is of today's text.
pub fn answer(record: Option<(CosignResult, bool)>, silence_counts: bool) -> Answer {
    match record {
        Some((result, true)) => Answer::Fresh(result),
        Some((_, false)) => Answer::Stale,
        None if silence_counts => Answer::Deemed,
        None => Answer::None,
    }
}

/// Whether silence counts as consent on a day (Verschweigen).
pub fn silence_counts(settings: &Settings, today: Date) -> bool {
    let due = settings.process.cosignatures_due.as_ref();
    settings.deemed_consent && due.is_some_and(|due| due.is_past(today))
}

/// The ministries that a contribution names.
pub struct Parties<'c> {
    /// Its own.
    pub owner: &'c str,
    /// Those that must co-sign, where it says so itself.
    pub cosigners: Option<Vec<&'c str>>,
    /// Those that take part.
    pub partners: Vec<&'c str>,
}

/// The ministries that must co-sign a contribution, by id and never its own; `all` are those of the strategy, `known` says
/// whether one is among them.
pub fn required<'c>(
    parties: Parties<'c>,
    rule: CosignerRule,
    all: impl Iterator<Item = &'c str>,
    known: impl Fn(&str) -> bool,
) -> Vec<&'c str> {
    let Parties {
        owner,
        cosigners,
        partners,
    } = parties;
    let mut ministries = match (cosigners, rule) {
        (Some(listed), _) => listed,
        (None, CosignerRule::Partners) => partners,
        (None, CosignerRule::Listed) => Vec::new(),
        (None, CosignerRule::All) => all.collect(),
    };
    ministries.sort_unstable();
    ministries.dedup();
    ministries.retain(|ministry| *ministry != owner && known(ministry));
    ministries
}

/// The edition that a decision adopts and the digest of the strategy that was adopted; `None` where it adopts nothing, or
/// does not say which text.
pub fn adoption(decision: &Decision) -> Option<(&str, &str)> {
    let adopts = decision.kind.value == Resolution::Adopted;
    let edition = decision.adopts.as_ref().filter(|_| adopts)?;
    Some((&edition.value, &decision.digest.as_ref()?.value))
}
