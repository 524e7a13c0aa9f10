//! No project depends on itself, neither directly nor through others.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Kind, Project, Ref, Strategy};
use crate::text;

use super::cycles::cycles;
use super::rule::{Check, Context, Rule};

/// The most steps of a cycle that a finding names.
const MOST_SHOWN: usize = 8;

/// The rule.
pub const RULE: Rule = Rule {
    name: "dependency-cycle",
    level: Severity::Error,
    summary: label(
        "Projekte setzen einander im Kreis voraus",
        "projects depend on each other in a circle",
    ),
    why: label(
        "Setzt ein Projekt ein anderes voraus und dieses, vielleicht über weitere, wieder das erste, kann keines beginnen. Die \
         Meldung zeigt einen kürzesten Kreis; sind mehrere ineinander verflochten, zeigt der nächste Lauf den nächsten.",
        "If a project depends on another and that, perhaps through more of them, on the first again, none can begin. The message \
         shows a shortest circle; where several are entangled, the next run shows the next one.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
depends_on = ["bm/schulkonto"]

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.

//- ministries/bm/projects/schulkonto.md
+++
title = "Ein Konto für alle Angebote"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
depends_on = ["bm/kalender"]

[rollout]
unit = "Schulen"
total = 1500
covered = 900
as_of = 2026-03-31
+++

Lehrkräfte und Eltern melden sich nur einmal an.
"#,
    good: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
depends_on = ["bm/schulkonto"]

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.

//- ministries/bm/projects/schulkonto.md
+++
title = "Ein Konto für alle Angebote"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 900
as_of = 2026-03-31
+++

Lehrkräfte und Eltern melden sich nur einmal an.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let mut projects = strategy.projects.iter();
    if projects.all(|project| project.depends_on.is_empty()) {
        return;
    }
    let edges = strategy.projects.iter().map(|project| {
        let known = project.depends_on.iter();
        known
            .filter_map(|reference| position(strategy, reference))
            .collect()
    });
    let cycles = cycles(&edges.collect::<Vec<_>>());
    findings.extend(cycles.iter().filter_map(|cycle| finding(strategy, cycle)));
}

fn position(strategy: &Strategy, reference: &Ref<Project>) -> Option<usize> {
    strategy.position(Kind::Project, &reference.id)
}

/// The reference that one project makes to another.
fn reference(strategy: &Strategy, from: usize, to: usize) -> Option<(&Project, &Ref<Project>)> {
    let project = &strategy.projects[from];
    let mut references = project.depends_on.iter();
    Some((
        project,
        references.find(|reference| position(strategy, reference) == Some(to))?,
    ))
}

fn finding(strategy: &Strategy, cycle: &[usize]) -> Option<Finding> {
    let nexts = cycle.iter().cycle().skip(1);
    let mut steps = cycle
        .iter()
        .zip(nexts)
        .filter_map(|(from, to)| reference(strategy, *from, *to));
    let (first, to_second) = steps.next()?;
    let place = first.head.at(to_second.span);
    let mut finding = match cycle {
        [_] => {
            let id = &first.head.id;
            Finding::new(
                place,
                text!(
                    "`{id}` setzt sich selbst voraus",
                    "`{id}` depends on itself"
                ),
            )
        }
        _ => {
            let way = way(strategy, cycle);
            Finding::new(
                place,
                text!(
                    "Projekte setzen einander voraus: {way}",
                    "projects depend on each other: {way}"
                ),
            )
        }
    };
    for (project, reference) in steps.take(MOST_SHOWN) {
        let (from, to) = (&project.head.id, &reference.id);
        finding = finding.related(
            project.head.at(reference.span),
            text!("`{from}` setzt `{to}` voraus", "`{from}` depends on `{to}`"),
        );
    }
    Some(finding.help(text!(
        "einen dieser Verweise aus `depends_on` nehmen; was nur zusammengehört, steht in `related`",
        "take one of these references out of `depends_on`; what merely belongs together stands in `related`"
    )))
}

/// The way round: `a → b → a`, shortened in the middle where it is long.
fn way(strategy: &Strategy, cycle: &[usize]) -> String {
    let id = |at: &usize| format!("`{}`", strategy.projects[*at].head.id);
    let mut steps: Vec<String> = cycle.iter().take(MOST_SHOWN).map(id).collect();
    if cycle.len() > MOST_SHOWN {
        steps.push(format!("… (+{}) …", cycle.len() - MOST_SHOWN));
    }
    steps.extend(cycle.first().map(id));
    steps.join(" → ")
}
