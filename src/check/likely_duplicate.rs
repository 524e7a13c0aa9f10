//! No undertaking is reported twice by two ministries.

mod pairs;
mod postings;
mod sketch;
mod text;
mod words;

use std::ops::Range;

use crate::diagnostic::{Finding, Severity};
use crate::message::{label, quoted_list};
use crate::model::contribution::Submission;
use crate::model::measure::Progress;
use crate::model::{Head, Kind, Ministry, Project, Ref, Strategy};
use crate::source::Files;
use crate::text;

use super::duplicate_title::normal;
use super::rule::{Check, Context, Rule};
use pairs::{Corpus, Pair};

/// How much of a text is looked at, in bytes: its first sentences say what it is about.
const OPENING: usize = 600;

/// The rule.
pub const RULE: Rule = Rule {
    name: "likely-duplicate",
    level: Severity::Warning,
    summary: label(
        "zwei Ressorts berichten vermutlich von demselben Vorhaben",
        "two ministries likely report the same undertaking",
    ),
    why: label(
        "Berichten zwei Ressorts unabhängig voneinander von derselben Sache, zählt sie doppelt, und die Angaben laufen \
         auseinander. Verglichen werden Beiträge mit Beiträgen, Maßnahmen mit Maßnahmen und Projekte mit Projekten verschiedener \
         Ressorts: Stehen die Wörter des einen Titels im anderen Titel oder am Anfang seines Textes, auch in anderer Form, und \
         umgekehrt? Seltene Wörter zählen mehr. Wer einander in `related` oder `depends_on` nennt oder im Text verlinkt, weiß \
         voneinander und wird nicht gefragt.",
        "If two ministries report the same thing independently, it counts twice and the reports drift apart. Contributions are \
         compared with contributions, measures with measures and projects with projects of other ministries: do the words of one \
         title stand in the other title or at the beginning of its text, in whatever form, and the other way round? Rare words \
         count more. Those that name each other in `related` or `depends_on`, or link to each other in the text, know of each \
         other and are not asked.",
    ),
    bad: r#"
//- ministries/mdr/projects/e-akte.md
+++
title = "Einführung der E-Akte in der Landesverwaltung"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Behörden"
total = 40
covered = 3
as_of = 2026-03-31
+++

Alle Behörden des Landes führen ihre Akten elektronisch.

//- ministries/bm/projects/elektronische-akte.md
+++
title = "Elektronische Akte: Einführung in den Landesbehörden"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Behörden"
total = 12
covered = 2
as_of = 2026-03-31
+++

Die Verwaltung des Landes arbeitet mit der E-Akte, auch in den nachgeordneten Behörden.
"#,
    good: r#"
//- ministries/mdr/projects/e-akte.md
+++
title = "Einführung der E-Akte in der Landesverwaltung"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
related = ["bm/elektronische-akte"]

[rollout]
unit = "Behörden"
total = 40
covered = 3
as_of = 2026-03-31
+++

Alle Behörden des Landes führen ihre Akten elektronisch.

//- ministries/bm/projects/elektronische-akte.md
+++
title = "Elektronische Akte: Einführung in den Landesbehörden"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Behörden"
total = 12
covered = 2
as_of = 2026-03-31
+++

Die Verwaltung des Landes arbeitet mit der E-Akte, auch in den nachgeordneten Behörden.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (reports, kinds) = reports(context.strategy);
    let titles = reports.iter().map(Report::title);
    let corpus = Corpus::new(titles, reports.len(), &context.strategy.settings.title);
    for kind in kinds {
        let ministry = |at: usize| reports[at].head.ministry();
        let may_be = |(a, b): Pair| ministry(a) != ministry(b);
        let known = |(a, b): Pair| knows(context, &reports[a], &reports[b]);
        let opening = |at: usize| reports[at].opening(context.files);
        for (a, b) in corpus.pairs(kind, may_be, known, opening) {
            let shared = corpus.shared((b, reports[b].title()), a, &opening(a));
            findings.push(finding(context, &reports[b], &reports[a], &shared));
        }
    }
}

/// Something that a ministry reports.
struct Report<'s> {
    head: &'s Head,
    project: Option<&'s Project>,
}

impl<'s> Report<'s> {
    fn of(head: &'s Head) -> Report<'s> {
        let project = None;
        Report { head, project }
    }

    fn of_project(project: &'s Project) -> Report<'s> {
        Report {
            head: &project.head,
            project: Some(project),
        }
    }

    /// The projects that it names.
    fn names(&self) -> impl Iterator<Item = &'s Ref<Project>> {
        let project = self.project.into_iter();
        project.flat_map(|project| project.related.iter().chain(&project.depends_on))
    }

    fn title(&self) -> &'s str {
        &self.head.title.value
    }

    /// What it is about: the beginnings of its objective and of its text.
    fn opening(&self, files: &Files) -> String {
        let text = self.head.text(files);
        let objective = self
            .project
            .and_then(|project| project.objective.as_deref());
        format!("{} {}", beginning(objective.unwrap_or("")), beginning(text))
    }
}

fn beginning(text: &str) -> &str {
    let mut ends = (0..=OPENING.min(text.len())).rev();
    &text[..ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0)]
}

/// All that is compared, and the ranges in which it is compared with each other: kind by kind. Nil returns and what was
/// cancelled is left out.
fn reports(strategy: &Strategy) -> (Vec<Report<'_>>, [Range<usize>; 3]) {
    let contributions = strategy
        .contributions
        .iter()
        .filter(|it| it.status.value != Submission::NilReturn);
    let measures = strategy
        .measures
        .iter()
        .filter(|it| it.status.value != Progress::Cancelled);
    let projects = strategy
        .projects
        .iter()
        .filter(|it| it.status.value != Progress::Cancelled);
    let all = strategy.contributions.len() + strategy.measures.len() + strategy.projects.len();
    let mut reports: Vec<Report<'_>> = Vec::with_capacity(all);
    reports.extend(contributions.map(|it| Report::of(&it.head)));
    let measures_from = reports.len();
    reports.extend(measures.map(|it| Report::of(&it.head)));
    let projects_from = reports.len();
    reports.extend(projects.map(Report::of_project));
    let kinds = [
        0..measures_from,
        measures_from..projects_from,
        projects_from..reports.len(),
    ];
    (reports, kinds)
}

/// Whether one names the other, or both have the very same title, which is left to `duplicate-title`.
fn knows(context: &Context<'_>, one: &Report<'_>, other: &Report<'_>) -> bool {
    let names = |a: &Report<'_>, b: &Report<'_>| {
        names(context.strategy, a, b.head) || links(context.files, a.head, b.head)
    };
    names(one, other) || names(other, one) || normal(&one.head.title) == normal(&other.head.title)
}

fn names(strategy: &Strategy, report: &Report<'_>, other: &Head) -> bool {
    let mut named = report.names();
    named.any(|reference| {
        let project = strategy.get(reference);
        project.is_some_and(|project| project.head.id == other.id)
    })
}

/// Whether a text links to another entry's file, as `../../<ministry>/projects/<slug>.md`.
fn links(files: &Files, head: &Head, other: &Head) -> bool {
    let path = files.path(other.file);
    let below = path.strip_prefix("ministries/").unwrap_or(path);
    let links = head.body.outline.links.iter();
    links
        .map(|link| link.target.split('#').next().unwrap_or(""))
        .any(|target| target.ends_with(below))
}

fn finding(
    context: &Context<'_>,
    report: &Report<'_>,
    other: &Report<'_>,
    shared: &[&str],
) -> Finding {
    let (title, other_title) = (&report.head.title.value, &other.head.title.value);
    let (ministry, other_ministry) = (
        short(context.strategy, report.head),
        short(context.strategy, other.head),
    );
    let finding = Finding::new(
        report.head.place(),
        text!(
            "„{title}“ ({ministry}) und „{other_title}“ ({other_ministry}) sind vermutlich dasselbe Vorhaben",
            "\"{title}\" ({ministry}) and \"{other_title}\" ({other_ministry}) are likely the same undertaking"
        ),
    );
    let shared = quoted_list(shared.iter().copied());
    let id = &other.head.id;
    let finding = finding
        .label(text!("auch dort: {shared}", "there too: {shared}"))
        .related(
            other.head.place(),
            text!(
                "von {other_ministry} berichtet",
                "reported by {other_ministry}"
            ),
        );
    finding.help(match report.head.kind {
        Kind::Project => text!(
            "ist es dasselbe, genügt ein Eintrag, der das andere Ressort in `partners` nennt; sonst related = [\"{id}\"] eintragen",
            "if it is the same, one entry that names the other ministry in `partners` is enough; else enter related = [\"{id}\"]"
        ),
        _ => text!(
            "ist es dasselbe, genügt ein Eintrag, der das andere Ressort in `partners` nennt; sonst im Text auf `{id}` verlinken",
            "if it is the same, one entry that names the other ministry in `partners` is enough; else link to `{id}` in the text"
        ),
    })
}

fn short<'s>(strategy: &'s Strategy, head: &'s Head) -> &'s str {
    let ministry: Option<&Ministry> = strategy.by_id(head.ministry());
    ministry.map_or(head.ministry(), |ministry| &ministry.short)
}
