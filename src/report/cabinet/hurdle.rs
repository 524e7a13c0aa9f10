//! The kinds of things that may stand in the way, in the order of their weight.

use crate::message::{Label, label};
use crate::report::todo::Task;

/// What stands in the way, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hurdle {
    /// A mistake in a file.
    Error,
    /// A decision that adopts a text which is not today's.
    Decision,
    /// The day on which the paper had to be in, or the session, is past.
    Late,
    /// A ministry refuses.
    Dissent,
    /// A contribution that is owed, and nothing is there.
    Requested,
    /// A contribution that the editors returned.
    Returned,
    /// A contribution that is a draft.
    Draft,
    /// A contribution that the editors have not judged.
    Submitted,
    /// A co-signature of an earlier text.
    Stale,
    /// A co-signature that is missing.
    Unsigned,
    /// A final co-signature that is missing or of an earlier text.
    Closing,
    /// A ministry without a coordinator.
    Coordinator,
    /// A field to which nobody contributes a text.
    EmptyField,
}

impl Hurdle {
    /// All of them, in order.
    pub const ALL: [Hurdle; 13] = [
        Hurdle::Error,
        Hurdle::Decision,
        Hurdle::Late,
        Hurdle::Dissent,
        Hurdle::Requested,
        Hurdle::Returned,
        Hurdle::Draft,
        Hurdle::Submitted,
        Hurdle::Stale,
        Hurdle::Unsigned,
        Hurdle::Closing,
        Hurdle::Coordinator,
        Hurdle::EmptyField,
    ];

    /// The name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Hurdle::Error => "error",
            Hurdle::Decision => "decision",
            Hurdle::Late => "late",
            Hurdle::Dissent => "dissent",
            Hurdle::Requested => "requested",
            Hurdle::Returned => "returned",
            Hurdle::Draft => "draft",
            Hurdle::Submitted => "submitted",
            Hurdle::Stale => "stale-cosignature",
            Hurdle::Unsigned => "missing-cosignature",
            Hurdle::Closing => "final-cosignature",
            Hurdle::Coordinator => "coordinator",
            Hurdle::EmptyField => "empty-field",
        }
    }

    /// The name for people, above its list.
    pub fn label(self) -> Label {
        match self {
            Hurdle::Error => label("Fehler in Dateien", "Mistakes in files"),
            Hurdle::Decision => label(
                "Beschluss und Text passen nicht zusammen",
                "Decision and text do not match",
            ),
            Hurdle::Late => label("Frist versäumt", "Deadline missed"),
            Hurdle::Dissent => label("Dissens", "Dissent"),
            Hurdle::Requested => label("Beitrag fehlt", "Contribution missing"),
            Hurdle::Returned => label(
                "Beitrag zur Überarbeitung",
                "Contribution returned for rework",
            ),
            Hurdle::Draft => label("Beitrag in Erarbeitung", "Contribution is a draft"),
            Hurdle::Submitted => label(
                "Beitrag zugeliefert, nicht angenommen",
                "Contribution submitted, not accepted",
            ),
            Hurdle::Stale => label(
                "Mitzeichnung gilt einem früheren Text",
                "Co-signature of an earlier text",
            ),
            Hurdle::Unsigned => label("Mitzeichnung fehlt", "Co-signature missing"),
            Hurdle::Closing => label("Schlusszeichnung fehlt", "Final co-signature missing"),
            Hurdle::Coordinator => label("Koordination fehlt", "Coordinator missing"),
            Hurdle::EmptyField => label("Feld ohne Beitrag", "Field without a contribution"),
        }
    }

    /// What an open task is to the cabinet; `None`: nothing that it waits for.
    pub fn of(task: Task) -> Option<Hurdle> {
        match task {
            Task::NameCoordinator => Some(Hurdle::Coordinator),
            Task::WriteContribution => Some(Hurdle::Requested),
            Task::ReworkContribution => Some(Hurdle::Returned),
            Task::FinishDraft => Some(Hurdle::Draft),
            Task::SettleDissent => Some(Hurdle::Dissent),
            Task::JudgeContribution => Some(Hurdle::Submitted),
            Task::SignAgain => Some(Hurdle::Stale),
            Task::Sign => Some(Hurdle::Unsigned),
            Task::ReportDate | Task::GiveReason | Task::RenewReport => None,
        }
    }
}
