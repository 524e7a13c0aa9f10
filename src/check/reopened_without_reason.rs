//! What was done stays done, unless somebody says why not.

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::measure::Progress;
use crate::model::project::Milestone;
use crate::model::{Choices, Head, Measure, Project};
use crate::source::{Place, Spanned};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "reopened-without-reason",
    level: Severity::Warning,
    summary: label(
        "ein Vorhaben geht ohne ein Wort dazu auf einen früheren Stand zurück",
        "a measure or project goes back to an earlier state without a word about it",
    ),
    why: label(
        "Was als abgeschlossen, eingestellt oder begonnen gemeldet war, haben andere gelesen: Kabinett, Landtag, Presse. Geht es zurück – \
         abgeschlossen wird wieder in Umsetzung, in Umsetzung wieder geplant, ein erreichter Meilenstein wieder offen –, soll \
         derselbe Zweig sagen, warum: im Text, in `mandate` oder bei Projekten in `confidence_reason`. Sonst sieht eine Berichtigung \
         aus wie ein Versehen, etwa eine Meldung, die aus einer alten Vorlage abgeschrieben ist.",
        "What was reported as completed, cancelled or begun was read by others: cabinet, parliament, press. If it goes back – completed \
         becomes active again, active becomes planned, a milestone that was reached is open – the same branch should \
         say why: in the text, in `mandate`, or for projects in `confidence_reason`. Otherwise a correction looks like a slip, \
         such as a report copied from an old one.",
    ),
    bad: r#"
//@ koordination@bm.example
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "planned"
contact = "koordination"
as_of = 2026-04-30
+++

Das Portal erhält einen Kalender und einen Messenger.
"#,
    good: r#"
//@ koordination@bm.example
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "planned"
contact = "koordination"
as_of = 2026-04-30
+++

Das Portal erhält einen Kalender und einen Messenger. Die Ausschreibung wurde aufgehoben; die Arbeiten beginnen 2027 neu.
"#,
    check: Check::Branch(check),
};

/// A measure or project in one of its states.
struct Work<'w> {
    head: &'w Head,
    text: &'w str,
    status: &'w Spanned<Progress>,
    mandate: &'w [Spanned<Box<str>>],
    reason: Option<&'w str>,
    milestones: &'w [Milestone],
}

impl<'w> Work<'w> {
    fn measure(measure: &'w Measure, text: &'w str) -> Work<'w> {
        Work {
            head: &measure.head,
            text,
            status: &measure.status,
            mandate: &measure.mandate,
            reason: None,
            milestones: &[],
        }
    }

    fn project(project: &'w Project, text: &'w str) -> Work<'w> {
        Work {
            head: &project.head,
            text,
            status: &project.status,
            mandate: &project.mandate,
            reason: project.confidence_reason.as_deref(),
            milestones: &project.milestones,
        }
    }

    /// Whether it says something else than before.
    fn says_why(&self, before: &Work<'_>) -> bool {
        let mandates = |work: &Work<'_>| -> Vec<Box<str>> {
            let values = work.mandate.iter();
            values.map(|mandate| mandate.value.clone()).collect()
        };
        self.text.trim() != before.text.trim()
            || self.reason != before.reason
            || mandates(self) != mandates(before)
    }
}

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let (strategy, files) = (branch.before.strategy, branch.before.files);
    for before in &strategy.measures {
        if let Some(after) = context.strategy.by_id::<Measure>(&before.head.id) {
            let before = Work::measure(before, before.head.text(files));
            let after = Work::measure(after, after.head.text(context.files));
            findings.extend(finding(&before, &after));
        }
    }
    for before in &strategy.projects {
        if let Some(after) = context.strategy.by_id::<Project>(&before.head.id) {
            let before = Work::project(before, before.head.text(files));
            let after = Work::project(after, after.head.text(context.files));
            findings.extend(finding(&before, &after));
        }
    }
}

fn finding(before: &Work<'_>, after: &Work<'_>) -> Option<Finding> {
    let mut steps = steps(before, after).into_iter();
    let (place, message) = steps.next().filter(|_| !after.says_why(before))?;
    let finding = Finding::new(place, message).help(text!(
        "im Text sagen, warum es zurückgeht; ist es etwas Neues, ein neues Vorhaben anlegen und dieses so lassen; war es ein Versehen, zurücknehmen",
        "say in the text why it goes back; if it is something new, add a new one and leave this as it is; if it was a slip, take it back"
    ));
    Some(steps.fold(finding, |finding, (place, message)| {
        finding.related(place, message)
    }))
}

/// What goes back.
fn steps(before: &Work<'_>, after: &Work<'_>) -> Vec<(Place, Text)> {
    let status = status(before, after);
    let milestones = before.milestones.iter();
    let milestones = milestones.filter_map(|milestone| open_again(milestone, after));
    status.into_iter().chain(milestones).collect()
}

fn status(before: &Work<'_>, after: &Work<'_>) -> Option<(Place, Text)> {
    let (was, is) = (before.status.value, after.status.value);
    let id = &after.head.id;
    let (was_label, is_label) = (was.label(), is.label());
    let (was_de, was_en) = (was_label.de, was_label.en);
    let (is_de, is_en) = (is_label.de, is_label.en);
    goes_back(was, is).then(|| {
        let message = text!(
            "`{id}` war „{was_de}“ und ist jetzt „{is_de}“, ohne ein Wort dazu",
            "`{id}` was \"{was_en}\" and is \"{is_en}\" now, without a word about it"
        );
        (after.head.at(after.status.span), message)
    })
}

/// From being over to not being over, and from having begun to being planned. What is completed may become a permanent task.
fn goes_back(was: Progress, is: Progress) -> bool {
    match was {
        Progress::Planned => false,
        Progress::Active | Progress::Paused | Progress::Permanent => is == Progress::Planned,
        Progress::Completed => !is.is_over() && is != Progress::Permanent,
        Progress::Cancelled => !is.is_over(),
    }
}

fn open_again(before: &Milestone, after: &Work<'_>) -> Option<(Place, Text)> {
    let same = |now: &&Milestone| now.id.value == before.id.value;
    let now = after.milestones.iter().find(same)?;
    let (id, milestone) = (&after.head.id, &now.id.value);
    (before.done.is_some() && now.done.is_none()).then(|| {
        let message = text!(
            "der Meilenstein `{milestone}` von `{id}` war erreicht und ist wieder offen, ohne ein Wort dazu",
            "the milestone `{milestone}` of `{id}` was reached and is open again, without a word about it"
        );
        (after.head.at(now.id.span), message)
    })
}
