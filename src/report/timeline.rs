//! How many contributions were in which state over time: a row for each month, week or commit.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::census::{By, Counts, Point};
use crate::consolidation::State;
use crate::message::{Lang, label};
use crate::model::{PartialDate, Settings};

use super::ministries::STATES;
use super::page::{Block, Line, Page};
use super::table::{Cell, Column, Shown, Table, Tone};
use super::tally::Tally;
use super::words::{counted, day};

/// The states over time.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The title of the strategy at the last point.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// What a point is.
    pub by: By,
    /// The points, the oldest first.
    pub points: Vec<Point>,
}

impl Timeline {
    /// The states over time of a strategy with these settings.
    pub fn new(settings: &Settings, by: By, points: Vec<Point>) -> Timeline {
        Timeline {
            title: settings.title.to_string(),
            edition: settings.edition.to_string(),
            by,
            points,
        }
    }

    /// From when to when, and of which edition, in words.
    pub fn span(&self, lang: Lang) -> String {
        let (Some(first), Some(last)) = (self.points.first(), self.points.last()) else {
            return String::new();
        };
        let edition = match (&*self.edition, lang) {
            ("", _) => String::new(),
            (edition, Lang::De) => format!("Fassung „{edition}“ · "),
            (edition, Lang::En) => format!("edition “{edition}” · "),
        };
        let to = day(last.day, lang);
        let from = name(first, self.by, lang);
        match self.points.len() {
            1 => format!("{edition}{to}"),
            _ if from == to => format!("{edition}{to}"),
            _ => format!("{edition}{from} {} {to}", lang.pick("bis", "to")),
        }
    }

    /// The last point in words: `40 Beiträge: 12 abgestimmt, 28 in Ressortabstimmung`.
    pub fn outcome(&self, lang: Lang) -> String {
        let Some(last) = self.points.last() else {
            return String::new();
        };
        let there = State::ALL
            .into_iter()
            .filter(|state| last.counts.of(*state) > 0);
        let told =
            |state: State| format!("{} {}", last.counts.of(state), state.label().in_lang(lang));
        let told: Vec<String> = there.rev().map(told).collect();
        let (one, many) = (
            label("Beitrag", "contribution"),
            label("Beiträge", "contributions"),
        );
        let all = counted(last.counts.total(), one, many, lang);
        match told.is_empty() {
            true => all,
            false => format!("{all}: {}", told.join(", ")),
        }
    }

    /// Lays the states out as a page.
    pub fn page(&self, lang: Lang) -> Page {
        let faint = |line: String| Block::Paragraph(Line::from(line).tone(Tone::Faint));
        let when = match self.by {
            By::Commit => lang.pick("nach jedem Commit", "after each commit"),
            By::Month => lang.pick("am Ende jedes Monats", "at the end of each month"),
            By::Week => lang.pick("am Ende jeder Woche", "at the end of each week"),
        };
        let blocks = vec![
            Block::Title(Line::from(&*self.title)),
            faint(self.span(lang)),
            Block::Heading(Line::from(format!(
                "{} {when}",
                lang.pick("Beiträge", "Contributions")
            ))),
            Block::Table(self.table(lang)),
            Block::Paragraph(Line::from(self.last_words(lang))),
        ];
        Page { blocks }
    }

    fn last_words(&self, lang: Lang) -> String {
        let last = self.points.last().map(|last| day(last.day, lang));
        let (on, outcome) = (lang.pick("Stand", "As of"), self.outcome(lang));
        format!("{on} {}: {outcome}", last.unwrap_or_default())
    }

    /// A row for each point. The columns for machines are `point`, `day`, `commit`, the states with `_`, and `total`.
    pub fn table(&self, lang: Lang) -> Table {
        let head = match self.by {
            By::Month => label("Monat", "month"),
            By::Week => label("Woche", "week"),
            By::Commit => label("Commit", "commit"),
        };
        let for_commits = match self.by {
            By::Commit => Shown::Always,
            _ => Shown::Data,
        };
        let mut columns = vec![
            Column::new("point", head.in_lang(lang)),
            Column::new("day", lang.pick("Tag", "day")).shown(for_commits),
            Column::new("commit", "").shown(Shown::Data),
        ];
        columns.extend(STATES.map(|(state, heading)| {
            let key = state.key().replace('-', "_");
            Column::new(key, heading.in_lang(lang)).shown(Shown::IfUsed)
        }));
        columns.push(Column::new("total", lang.pick("ge\u{ad}samt", "total")));
        Table {
            columns,
            rows: self.points.iter().map(row).collect(),
            total: None,
        }
    }
}

fn row(point: &Point) -> Vec<Cell> {
    let words = [
        point.key.clone(),
        point.day.to_string(),
        point.commit.to_string(),
    ];
    let states = STATES.map(|(state, _)| Cell::count(point.counts.of(state)));
    let total = Cell::count(point.counts.total());
    words
        .map(Cell::text)
        .into_iter()
        .chain(states)
        .chain([total])
        .collect()
}

/// What a point is called: `November 2026`, `KW 47/2026`, `22. November 2026`.
pub fn name(point: &Point, by: By, lang: Lang) -> String {
    match by {
        By::Month => PartialDate::parse(&point.key).map(|month| month.show(lang)),
        By::Week => point.key.split_once("-W").map(|(year, week)| {
            let week = week.trim_start_matches('0');
            format!("{} {week}/{year}", lang.pick("KW", "week"))
        }),
        By::Commit => None,
    }
    .unwrap_or_else(|| day(point.day, lang))
}

/// The counts of a point as the same object as in a status.
fn tally(counts: &Counts) -> Tally<State> {
    let mut tally = Tally::default();
    for state in State::ALL {
        tally.add_all(state, counts.of(state));
    }
    tally
}

impl Serialize for Timeline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points: Vec<InJson<'_>> = self.points.iter().map(InJson).collect();
        let mut timeline = serializer.serialize_struct("Timeline", 4)?;
        timeline.serialize_field("version", &1)?;
        timeline.serialize_field("edition", &self.edition)?;
        timeline.serialize_field("by", self.by.key())?;
        timeline.serialize_field("points", &points)?;
        timeline.end()
    }
}

struct InJson<'p>(&'p Point);

impl Serialize for InJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let point = self.0;
        let mut shown = serializer.serialize_struct("Point", 5)?;
        shown.serialize_field("point", &point.key)?;
        shown.serialize_field("day", &point.day.to_string())?;
        shown.serialize_field("commit", &point.commit.to_string())?;
        shown.serialize_field("contributions", &tally(&point.counts))?;
        shown.serialize_field("total", &point.counts.total())?;
        shown.end()
    }
}
