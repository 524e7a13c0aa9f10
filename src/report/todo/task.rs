//! The kinds of things that a ministry may owe, in the order of their weight.

use crate::message::{Label, label};

/// What is to be done, in the order of its weight: what others wait for comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Name a coordinator.
    NameCoordinator,
    /// Write a contribution that is owed.
    WriteContribution,
    /// Rework a contribution that the editors returned.
    ReworkContribution,
    /// Finish a draft.
    FinishDraft,
    /// Settle a dissent with the ministry that refused, or between two others.
    SettleDissent,
    /// Judge a contribution that was submitted, or changed since it was accepted.
    JudgeContribution,
    /// Sign a contribution again, because its text changed.
    SignAgain,
    /// Sign a contribution.
    Sign,
    /// Say how a project goes whose milestone or end is past.
    ReportDate,
    /// Give the reason for an amber or red light.
    GiveReason,
    /// Renew a report that is older than the interval of reporting.
    RenewReport,
}

impl Task {
    /// The name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Task::NameCoordinator => "name-coordinator",
            Task::WriteContribution => "write-contribution",
            Task::ReworkContribution => "rework-contribution",
            Task::FinishDraft => "finish-draft",
            Task::SettleDissent => "settle-dissent",
            Task::JudgeContribution => "judge-contribution",
            Task::SignAgain => "sign-again",
            Task::Sign => "sign",
            Task::ReportDate => "report-date",
            Task::GiveReason => "give-reason",
            Task::RenewReport => "renew-report",
        }
    }

    /// What it asks of somebody, before its object.
    pub fn label(self) -> Label {
        match self {
            Task::NameCoordinator => label("Koordination benennen", "name a coordinator"),
            Task::WriteContribution => label("Beitrag schreiben", "write the contribution"),
            Task::ReworkContribution => label("Beitrag überarbeiten", "rework the contribution"),
            Task::FinishDraft => label("Entwurf fertigstellen", "finish the draft"),
            Task::SettleDissent => label("Dissens klären", "settle the dissent"),
            Task::JudgeContribution => label(
                "Beitrag annehmen oder zurückgeben",
                "accept or return the contribution",
            ),
            Task::SignAgain => label("erneut mitzeichnen", "co-sign again"),
            Task::Sign => label("mitzeichnen", "co-sign"),
            Task::ReportDate => label("Termin melden", "report the date"),
            Task::GiveReason => label("Ampel begründen", "give the reason for the light"),
            Task::RenewReport => label("Projektbericht erneuern", "renew the report"),
        }
    }

    /// When or how its commands are typed.
    pub fn command(self) -> Label {
        match self {
            Task::FinishDraft => label("wenn der Text fertig ist", "when the text is done"),
            Task::ReworkContribution => label(
                "wenn der Text überarbeitet ist",
                "when the text is reworked",
            ),
            _ => label("Befehl", "command"),
        }
    }

    /// What others wait for comes before the ministry's own reports, and what passed in a project before old reports.
    pub fn tier(self) -> u8 {
        match self {
            Task::RenewReport => 2,
            Task::ReportDate | Task::GiveReason => 1,
            _ => 0,
        }
    }
}
