//! How far a project is: status, lights, period, roll-out.

use crate::message::{Label, Lang, label};
use crate::model::project::{Ampel, Phase, Project, Rollout};
use crate::model::{Choices, PartialDate};
use crate::source::Spanned;

use super::super::document::{Inline, words};
use super::super::facts::{Facts, listed};
use super::super::words::{amount, number};
use super::shared;

/// The facts.
pub fn facts(project: &Project, computed: Option<Ampel>, facts: &mut Facts, lang: Lang) {
    facts.add(label("Status", "Status"), status(project, lang));
    facts.add(
        label("Ampel", "Traffic light"),
        lights(project, computed, lang),
    );
    facts.add(label("Laufzeit", "Period"), period(project, lang));
    facts.add(
        label("Verbreitung", "Roll-out"),
        project
            .rollout
            .as_ref()
            .map(|rollout| spread(rollout, lang))
            .unwrap_or_default(),
    );
}

/// `in Umsetzung, Rollout (Stand: Juni 2025)`
fn status(project: &Project, lang: Lang) -> Vec<Inline> {
    let mut status = project.status.value.label().in_lang(lang).to_owned();
    if let Some(phase) = project.phase.map(Phase::label) {
        status += &format!(
            ", {} {}",
            label("Phase", "phase").in_lang(lang),
            phase.in_lang(lang)
        );
    }
    vec![
        Inline::Text(status + " "),
        shared::as_of(project.as_of.value, lang),
    ]
}

/// The ministry's own light, then the computed one: never one instead of the other.
fn lights(project: &Project, computed: Option<Ampel>, lang: Lang) -> Vec<Inline> {
    let mut line = Vec::new();
    if let Some(own) = &project.confidence {
        let view = label("Einschätzung des Ressorts", "the ministry's view").in_lang(lang);
        let outlook = project
            .outlook
            .map(|outlook| format!(", {}", outlook.label().in_lang(lang)))
            .unwrap_or_default();
        line.extend([
            light(own.value, lang),
            Inline::Quiet(format!("({view}{outlook})")),
        ]);
        line.extend(
            project
                .confidence_reason
                .iter()
                .map(|reason| Inline::Text(format!(": {reason}"))),
        );
    }
    if let Some(computed) = computed {
        let how = label(
            "(errechnet aus Terminen und Berichtsstand)",
            "(computed from dates and age of the report)",
        );
        line.extend((!line.is_empty()).then_some(Inline::Break));
        line.extend([
            light(computed, lang),
            Inline::Quiet(how.in_lang(lang).to_owned()),
        ]);
    }
    line
}

/// A light with its word.
pub fn light(light: Ampel, lang: Lang) -> Inline {
    Inline::Light(light, light.label().in_lang(lang))
}

fn period(project: &Project, lang: Lang) -> Vec<Inline> {
    let show = |date: &Option<Spanned<PartialDate>>| date.as_ref().map(|date| date.show(lang));
    let (start, end) = (show(&project.start), show(&project.end));
    let planned = match (start, end, lang) {
        (Some(start), Some(end), Lang::De) => Some(format!("{start} bis {end}")),
        (Some(start), Some(end), Lang::En) => Some(format!("{start} to {end}")),
        (Some(start), None, Lang::De) => Some(format!("ab {start}")),
        (Some(start), None, Lang::En) => Some(format!("from {start}")),
        (None, Some(end), Lang::De) => Some(format!("bis {end}")),
        (None, Some(end), Lang::En) => Some(format!("until {end}")),
        (None, None, _) => None,
    };
    let said = |what: Label, date: &Option<Spanned<PartialDate>>| {
        show(date).map(|date| format!("{} {date}", what.in_lang(lang)))
    };
    let forecast = said(
        label("voraussichtlich bis", "expected until"),
        &project.end_forecast,
    )
    .filter(|_| project.ended.is_none());
    let ended = said(label("beendet", "ended"), &project.ended);
    listed([planned, forecast, ended].into_iter().flatten().map(words))
}

/// `70 von 100 Kommunen, 70 % (Stand: Juni 2025)`
fn spread(rollout: &Rollout, lang: Lang) -> Vec<Inline> {
    let (covered, total) = (rollout.covered.value as f64, rollout.total.value as f64);
    let of = label("von", "of").in_lang(lang);
    let mut text = format!(
        "{} {of} {}",
        number(covered, lang),
        amount(total, &rollout.unit, lang)
    );
    if total > 0.0 {
        text += &format!(", {}", amount((covered * 100.0 / total).round(), "%", lang));
    }
    let mut line = vec![
        Inline::Text(text + " "),
        shared::as_of(rollout.as_of.value, lang),
    ];
    line.extend(
        rollout
            .definition
            .iter()
            .map(|definition| Inline::Text(format!(" – {definition}"))),
    );
    let said = label("Quelle", "source").in_lang(lang);
    line.extend(
        rollout
            .source
            .iter()
            .flat_map(|source| [Inline::Text(format!("; {said}: ")), shared::source(source)]),
    );
    line
}
