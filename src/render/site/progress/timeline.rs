//! When milestones were or will be reached, field by field.

use jiff::civil::Date;

use crate::message::{Label, Lang, label};
use crate::model::Kind;
use crate::model::project::Milestone;

use super::super::super::document::{Align, Column, Row, Table, words};
use super::super::super::words::{capital, count};
use super::super::Site;
use super::Figure;
use super::svg::{Chart, Shape};

const TITLE: Label = label("Meilensteine", "Milestones");

/// How far back and ahead the chart looks, in years.
const YEARS_BACK: i16 = 5;
const YEARS_AHEAD: i16 = 5;

/// The most marks that stand above each other.
const MOST_IN_STACK: usize = 6;

/// How a milestone stands on the day of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reached,
    Open,
    Late,
    Overdue,
}

impl State {
    const ALL: [State; 4] = [State::Reached, State::Open, State::Late, State::Overdue];

    fn of(milestone: &Milestone, today: Option<Date>) -> State {
        let is_past = |today: Date| milestone.due.is_past(today);
        match &milestone.forecast {
            _ if milestone.done.is_some() => State::Reached,
            _ if today.is_some_and(is_past) => State::Overdue,
            Some(forecast) if milestone.due.is_before(forecast.value) => State::Late,
            _ => State::Open,
        }
    }

    fn label(self) -> Label {
        match self {
            State::Reached => label("erreicht", "reached"),
            State::Open => label("geplant", "planned"),
            State::Late => label("später erwartet", "expected later"),
            State::Overdue => label("überfällig", "overdue"),
        }
    }

    fn shape(self) -> (Shape, &'static str) {
        match self {
            State::Reached => (Shape::Full, "green"),
            State::Open => (Shape::Empty, "plain"),
            State::Late => (Shape::Triangle, "amber"),
            State::Overdue => (Shape::Square, "red"),
        }
    }
}

/// A milestone of a project.
struct Event<'s> {
    project: usize,
    field: Option<usize>,
    milestone: &'s Milestone,
    state: State,
    /// The day that it was or is expected.
    day: Date,
}

/// The chart with its table.
pub fn figure(site: &Site<'_>) -> Option<Figure> {
    let events = events(site);
    let last = events.last()?.day.year();
    let today = site.date.map_or(last, |today| today.year());
    let (from, to) = window(&events, today);
    let (lang, title) = (site.lang, TITLE.in_lang(site.lang));
    let shown: Vec<&Event<'_>> = events
        .iter()
        .filter(|event| (from..=to).contains(&event.day.year()))
        .collect();
    let mut chart = Chart::new(
        "Chart-Meilensteine",
        title,
        description(&shown, from, to, lang),
    );
    let mut lanes = Lanes {
        chart: &mut chart,
        from,
        to,
    };
    for at in &site.writer.order.fields {
        let marks: Vec<&&Event<'_>> = shown
            .iter()
            .filter(|event| event.field == Some(*at))
            .collect();
        if !marks.is_empty() {
            lanes.lane(site, *at, &marks);
        }
    }
    lanes.axis(site.date);
    Some(Figure {
        place: "Meilensteine",
        title,
        lead: lead(events.len() - shown.len(), lang),
        chart: Some(chart.done() + &legend(&shown, lang)),
        table: table(site, &events),
    })
}

fn lead(hidden: usize, lang: Lang) -> String {
    let told = label(
        "Jedes Zeichen ist ein Meilenstein an dem Tag, an dem er erreicht wurde oder erwartet wird.",
        "Each sign is a milestone on the day on which it was reached or is expected.",
    );
    let mut lead = told.in_lang(lang).to_owned();
    if hidden > 0 {
        let hidden = count(hidden, lang);
        lead += &lang.pick(
            format!(
                " Weitere {hidden} liegen vor oder nach dieser Zeit und stehen in der Tabelle."
            ),
            format!(" Another {hidden} lie before or after this time and stand in the table."),
        );
    }
    lead
}

/// All milestones, the earliest first.
fn events<'s>(site: &'s Site<'_>) -> Vec<Event<'s>> {
    let strategy = &site.view.strategy;
    let projects = strategy.projects.iter().enumerate();
    let mut events: Vec<Event<'_>> = projects
        .flat_map(|(at, project)| {
            let field = strategy.position(Kind::Field, &project.field.id);
            project.milestones.iter().map(move |milestone| {
                let date = milestone.done.as_ref().or(milestone.forecast.as_ref());
                Event {
                    project: at,
                    field,
                    milestone,
                    state: State::of(milestone, site.date),
                    day: date.unwrap_or(&milestone.due).last_day(),
                }
            })
        })
        .collect();
    events.sort_by_key(|event| (event.day, event.project));
    events
}

fn window(events: &[Event<'_>], today: i16) -> (i16, i16) {
    let years = || events.iter().map(|event| event.day.year());
    let from = years().min().unwrap_or(today).max(today - YEARS_BACK);
    let to = years().max().unwrap_or(today).min(today + YEARS_AHEAD);
    (from.min(today), to.max(today))
}

fn description(shown: &[&Event<'_>], from: i16, to: i16, lang: Lang) -> String {
    let each = State::ALL.iter().filter_map(|state| {
        let number = shown.iter().filter(|event| event.state == *state).count();
        (number > 0).then(|| format!("{} {}", count(number, lang), state.label().in_lang(lang)))
    });
    let each = each.collect::<Vec<_>>().join(", ");
    lang.pick(
        format!("Meilensteine der Jahre {from} bis {to}: {each}."),
        format!("Milestones of the years {from} to {to}: {each}."),
    )
}

fn legend(shown: &[&Event<'_>], lang: Lang) -> String {
    let used = State::ALL
        .iter()
        .filter(|state| shown.iter().any(|event| event.state == **state));
    let items = used.map(|state| {
        let (shape, class) = state.shape();
        let (letter, word) = (shape.letter(), state.label().in_lang(lang));
        format!(
            "<li><span class=\"mark-of {class}\" aria-hidden=\"true\">{letter}</span> {word}</li>"
        )
    });
    format!("<ul class=\"legend\">{}</ul>", items.collect::<String>())
}

/// The lanes of the chart, one for each field.
struct Lanes<'l> {
    chart: &'l mut Chart,
    from: i16,
    to: i16,
}

impl Lanes<'_> {
    /// Where a day lies, as a share of the width.
    fn x(&self, day: Date) -> f64 {
        let years = f64::from(self.to - self.from + 1);
        let at = f64::from(day.year() - self.from) + f64::from(day.day_of_year()) / 366.0;
        2.0 + at * 96.0 / years
    }

    fn lane(&mut self, site: &Site<'_>, field: usize, marks: &[&&Event<'_>]) {
        let top = self.chart.bottom();
        self.chart
            .name(top + 1.0, site.view.strategy.fields[field].short());
        let mut highest = 1;
        let stacks = marks.chunk_by(|a, b| self.x(b.day) - self.x(a.day) < 3.0);
        let mut placed = Vec::new();
        for stack in stacks {
            highest = highest.max(stack.len().min(MOST_IN_STACK));
            placed.extend(stack.iter().take(MOST_IN_STACK).enumerate());
        }
        for (above, event) in placed {
            let (shape, class) = event.state.shape();
            let y = top + 1.2 + (highest - above) as f64 * 0.95;
            let title = format!(
                "{}: {}",
                event.milestone.title,
                event.state.label().in_lang(site.lang)
            );
            self.chart.mark(self.x(event.day), y, shape, class, &title);
        }
        self.chart.grow(2.4 + highest as f64 * 0.95);
        let bottom = self.chart.bottom();
        self.chart.rule(bottom - 0.35);
    }

    fn axis(&mut self, today: Option<Date>) {
        let bottom = self.chart.bottom();
        for year in self.from..=self.to {
            let middle = self.x(jiff::civil::date(year, 7, 1));
            let short = format!("’{:02}", year % 100);
            self.chart.text(
                middle,
                bottom + 0.9,
                "axis long",
                "middle",
                &year.to_string(),
            );
            self.chart
                .text(middle, bottom + 0.9, "axis short", "middle", &short);
            self.chart
                .line(self.x(jiff::civil::date(year, 1, 1)), 0.0, bottom, "grid");
        }
        if let Some(today) = today {
            self.chart.line(self.x(today), 0.0, bottom, "today");
        }
        self.chart.grow(1.4);
    }
}

fn table(site: &Site<'_>, events: &[Event<'_>]) -> Table {
    let lang = site.lang;
    let columns = [
        label("Termin", "Date"),
        label("Meilenstein", "Milestone"),
        label("Projekt", "Project"),
        label("Stand", "State"),
    ];
    let columns = columns.map(|title| Column {
        title: words(capital(title.in_lang(lang))),
        align: Align::Start,
    });
    let row = |event: &Event<'_>| {
        let milestone = event.milestone;
        let date = milestone
            .done
            .as_ref()
            .or(milestone.forecast.as_ref())
            .unwrap_or(&milestone.due);
        Row {
            anchor: None,
            cells: vec![
                words(date.show(lang)),
                words(&*milestone.title),
                vec![site.writer.link((Kind::Project, event.project))],
                words(event.state.label().in_lang(lang)),
            ],
        }
    };
    Table {
        caption: TITLE.in_lang(lang).to_owned(),
        caption_shown: false,
        columns: columns.into(),
        rows: events.iter().map(row).collect(),
        row_headings: true,
    }
}
