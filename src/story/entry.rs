//! What two versions of an entry tell.

use crate::model::PartialDate;
use crate::model::contribution::Submission;

use super::event::Deed;
use super::said::Facts;

/// A deed, and the day that the file gives for it.
pub type Dated = (Deed, Option<PartialDate>);

/// What a new entry tells.
pub fn added(new: &Facts) -> Vec<Dated> {
    if let Some((resolution, date)) = new.decided {
        return vec![(Deed::Decided(resolution), Some(date))];
    }
    let mut deeds = vec![(Deed::Added, None)];
    deeds.extend(cleared(None, new));
    let submitted = new
        .submission
        .filter(|(status, _)| *status != Submission::Draft);
    deeds.extend(submitted.map(|(status, date)| (Deed::Submission(status), date)));
    deeds
}

/// What is different between two versions of an entry, in the order in which it is done.
pub fn changed(old: &Facts, new: &Facts) -> Vec<Dated> {
    let mut deeds = Vec::new();
    if let (Some(before), Some(now)) = (&old.field, &new.field)
        && before != now
    {
        deeds.push((Deed::Refiled(before.clone(), now.clone()), None));
    }
    if old.wording != new.wording {
        deeds.push((Deed::Reworded(new.wording), None));
    }
    deeds.extend(reported(old, new));
    let is_reported = deeds
        .iter()
        .any(|(deed, _)| matches!(deed, Deed::Reported(_)));
    if old.rest != new.rest && !is_reported {
        deeds.push((Deed::Changed(new.rest), None));
    }
    deeds.extend(cleared(old.cleared, new));
    if let (Some((before, _)), Some((now, date))) = (old.submission, new.submission)
        && before != now
    {
        let date = date.filter(|_| now != Submission::Draft);
        deeds.push((Deed::Submission(now), date));
    }
    if let (Some((before, _)), Some((now, _))) = (old.decided, new.decided)
        && before != now
    {
        deeds.push((Deed::Decided(now), new.decided.map(|(_, date)| date)));
    }
    deeds
}

fn reported(old: &Facts, new: &Facts) -> Vec<Dated> {
    let (Some((before, then)), Some((now, today))) = (old.report, new.report) else {
        return Vec::new();
    };
    let report = (then != today).then_some((Deed::Reported(today), Some(today)));
    let status = (before != now).then_some((Deed::Status(before, now), None));
    report.into_iter().chain(status).collect()
}

fn cleared(before: Option<PartialDate>, new: &Facts) -> Option<Dated> {
    let now = new.cleared.filter(|now| Some(*now) != before)?;
    Some((Deed::Cleared, Some(now)))
}
