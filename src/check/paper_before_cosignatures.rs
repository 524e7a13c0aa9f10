//! The cabinet paper goes in after the co-signatures are there.

use jiff::civil::Date;

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, Text, label};
use crate::model::PartialDate;
use crate::model::settings::{LeadDayKind, Process};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "paper-before-cosignatures",
    level: Severity::Warning,
    summary: label(
        "die Kabinettvorlage ist fällig, bevor die Mitzeichnung endet",
        "the cabinet paper is due before the co-signatures are",
    ),
    why: label(
        "Die Vorlage berichtet, welche Ressorts mit welchem Ergebnis beteiligt waren; so verlangt es etwa § 22 Absatz 1 \
         der Gemeinsamen Geschäftsordnung der Bundesministerien (GGO). Sie muss eine Frist vor der Sitzung vorliegen: \
         beim Bund sollen es mindestens acht Tage sein (§ 23 Absatz 3 GGO), die Länder regeln es selbst. In \
         `cabinet_lead_days` steht die Frist, in `lead_day_kind`, ob Kalendertage (\"calendar\") oder Arbeitstage von \
         Montag bis Freitag ohne Feiertage (\"working\") zählen. Bis dahin muss die Mitzeichnung beendet sein.",
        "The paper reports which ministries took part and with what result, as for example § 22(1) of the Joint Rules \
         of Procedure of the German Federal Ministries (GGO) asks. It must be in some days before the session: at least \
         eight in the federal rules (§ 23(3) GGO); the states have their own. `cabinet_lead_days` is that time, \
         `lead_day_kind` says whether calendar days (\"calendar\") or working days, Monday to Friday without public \
         holidays (\"working\"), count. The co-signatures must be there by then.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
cosignatures_due = 2026-11-09
cabinet = 2026-11-17
cabinet_lead_days = 8
lead_day_kind = "working"
holidays = []
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
cosignatures_due = 2026-11-05
cabinet = 2026-11-17
cabinet_lead_days = 8
lead_day_kind = "working"
holidays = []
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let settings = &context.strategy.settings;
    let process = &settings.process;
    let (Some(paper), Some(due), Some(cabinet)) = (
        process.paper_due(),
        process.cosignatures_due.as_ref(),
        process.cabinet.as_ref(),
    ) else {
        return;
    };
    // Co-signatures after the session itself are out of order; another rule says so.
    if paper >= due.last_day() || due.last_day() > cabinet.last_day() {
        return;
    }
    let Some((place, session)) = settings.at(due.span).zip(settings.at(cabinet.span)) else {
        return;
    };
    let [paper_de, paper_en] = shown(paper);
    let [due_de, due_en] = shown(due.last_day());
    findings.push(
        Finding::new(
            place,
            text!(
                "die Kabinettvorlage ist am {paper_de} fällig, die Mitzeichnung läuft aber bis zum {due_de}",
                "the cabinet paper is due on {paper_en}, but co-signing runs until {due_en}"
            ),
        )
        .related(session, counted(process, cabinet.last_day()))
        .help(text!(
            "`cosignatures_due` auf den {paper_de} oder früher legen, oder `cabinet` auf eine spätere Sitzung",
            "move `cosignatures_due` to {paper_en} or earlier, or `cabinet` to a later session"
        )),
    );
}

/// How the day of the paper was found.
fn counted(process: &Process, cabinet: Date) -> Text {
    let days = process
        .cabinet_lead_days
        .as_ref()
        .map_or(0, |days| days.value);
    let [de, en] = shown(cabinet);
    match process.lead_day_kind {
        Some(LeadDayKind::Working) => {
            let holidays = process.holidays.len();
            text!(
                "{days} Arbeitstage (Montag bis Freitag; Feiertage in `holidays`: {holidays}) vor der Sitzung am {de}",
                "{days} working days (Monday to Friday; public holidays in `holidays`: {holidays}) before the session on {en}"
            )
        }
        _ => text!(
            "{days} Kalendertage vor der Sitzung am {de}; sind Arbeitstage gemeint: lead_day_kind = \"working\"",
            "{days} calendar days before the session on {en}; if working days are meant: lead_day_kind = \"working\""
        ),
    }
}

fn shown(day: Date) -> [String; 2] {
    [Lang::De, Lang::En].map(|lang| PartialDate::of_day(day).show(lang))
}
