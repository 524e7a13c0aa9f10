//! How many projects of each field are how far.

use crate::message::{Label, Lang, label};
use crate::model::measure::Progress;
use crate::model::{Choices, Kind};

use super::super::super::document::{Align, Column, Row, Table, words};
use super::super::super::words::{capital, count};
use super::super::Site;
use super::svg::Chart;
use super::{Figure, legend};

/// The statuses in the order in which they are drawn.
pub const STATUSES: [Progress; 6] = [
    Progress::Completed,
    Progress::Permanent,
    Progress::Active,
    Progress::Planned,
    Progress::Paused,
    Progress::Cancelled,
];

/// Projects by status, row by row.
pub struct Counted {
    /// Whose they are, as inlines of a table and as a name of the chart.
    pub name: String,
    /// Their number by status, in the order of [`STATUSES`].
    pub counts: [usize; 6],
}

impl Counted {
    fn sum(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// A row for each field.
pub fn by_field(site: &Site<'_>) -> Vec<(usize, Counted)> {
    let strategy = &site.view.strategy;
    let row = |at: &usize| {
        let projects = site.ties.projects_of_field[*at].iter();
        let own = projects.filter(|project| {
            strategy.position(Kind::Field, &strategy.projects[**project].field.id) == Some(*at)
        });
        let name = strategy.fields[*at].short().to_owned();
        let counts = counts(own.map(|project| strategy.projects[*project].status.value));
        (*at, Counted { name, counts })
    };
    site.writer.order.fields.iter().map(row).collect()
}

/// All projects as one row.
pub fn all(site: &Site<'_>) -> Counted {
    let projects = site.view.strategy.projects.iter();
    Counted {
        name: capital(Kind::Project.plural().in_lang(site.lang)),
        counts: counts(projects.map(|project| project.status.value)),
    }
}

fn counts(found: impl Iterator<Item = Progress>) -> [usize; 6] {
    let mut counts = [0; 6];
    for status in found {
        if let Some(at) = STATUSES.iter().position(|known| *known == status) {
            counts[at] += 1;
        }
    }
    counts
}

/// A number with the word of its status: `27 Daueraufgaben`.
pub fn told(status: Progress, number: usize, lang: Lang) -> String {
    let word = match (status, number) {
        (Progress::Permanent, 2..) => label("Daueraufgaben", "permanent tasks"),
        (status, _) => status.label(),
    };
    format!("{} {}", count(number, lang), word.in_lang(lang))
}

/// One bar of all projects, for the start page.
pub fn bar(site: &Site<'_>) -> Option<String> {
    let row = all(site);
    let title = label("Projekte nach Status", "Projects by status").in_lang(site.lang);
    (row.sum() > 0).then(|| {
        let mut chart = Chart::new("Projekte-Status", title, sentence(&row, site.lang));
        draw(&mut chart, &row, row.sum(), 0.0);
        chart.grow(1.6);
        let legend = legend(&used(std::slice::from_ref(&row)), site.lang);
        format!(
            "<figure class=\"chart\">{}{legend}</figure>\n",
            chart.done()
        )
    })
}

/// The chart with its table.
pub fn figure(site: &Site<'_>) -> Option<Figure> {
    let rows = by_field(site);
    let most = rows
        .iter()
        .map(|(_, row)| row.sum())
        .max()
        .filter(|most| *most > 0)?;
    let (lang, title) = (site.lang, TITLE.in_lang(site.lang));
    let description: Vec<String> = rows
        .iter()
        .map(|(_, row)| format!("{}: {}", row.name, sentence(row, lang)))
        .collect();
    let mut chart = Chart::new("Chart-Status", title, description.join(" "));
    for (_, row) in &rows {
        let top = chart.bottom();
        chart.name(top + 1.0, &row.name);
        chart.text(100.0, top + 1.0, "sum", "end", &count(row.sum(), lang));
        draw(&mut chart, row, most, top + 1.4);
        chart.grow(3.5);
    }
    let drawn: Vec<Counted> = rows.into_iter().map(|(_, row)| row).collect();
    Some(Figure {
        place: "Status",
        title,
        lead: label(
            "Jeder Balken ist so lang, wie das Feld Projekte hat; jedes Projekt zählt bei seinem Hauptfeld.",
            "Each bar is as long as the field has projects; each project counts for its main field.",
        )
        .in_lang(lang)
        .to_owned(),
        chart: Some(chart.done() + &legend(&used(&drawn), lang)),
        table: table(site),
    })
}

const TITLE: Label = label(
    "Projekte nach Feld und Status",
    "Projects by field and status",
);

fn sentence(row: &Counted, lang: Lang) -> String {
    let parts = STATUSES
        .iter()
        .zip(row.counts)
        .filter(|(_, number)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(status, number)| told(*status, number, lang))
        .collect();
    match parts.is_empty() {
        true => label("keine.", "none.").in_lang(lang).to_owned(),
        false => parts.join(", ") + ".",
    }
}

/// The statuses that some row has.
fn used(rows: &[Counted]) -> Vec<Progress> {
    let used = STATUSES
        .iter()
        .enumerate()
        .filter(|(at, _)| rows.iter().any(|row| row.counts[*at] > 0));
    used.map(|(_, status)| *status).collect()
}

/// Segments narrower than this share hold no number.
const NARROWEST: f64 = 6.0;

fn draw(chart: &mut Chart, row: &Counted, most: usize, top: f64) {
    let mut x = 0.0;
    for (status, number) in STATUSES.iter().zip(row.counts) {
        let width = number as f64 * 100.0 / most as f64;
        if number > 0 {
            chart.bar(x, top, (width - 0.4).max(0.3), 1.5, status.key());
        }
        if width >= NARROWEST {
            chart.text(
                x + width / 2.0,
                top + 1.1,
                "number",
                "middle",
                &number.to_string(),
            );
        }
        x += width;
    }
}

fn table(site: &Site<'_>) -> Table {
    let lang = site.lang;
    let rows = by_field(site);
    let only: Vec<Counted> = rows
        .iter()
        .map(|(_, row)| Counted {
            name: String::new(),
            counts: row.counts,
        })
        .collect();
    let used = used(&only);
    let title = |name: &str, align: Align| Column {
        title: words(capital(name)),
        align,
    };
    let mut columns = vec![title(Kind::Field.label().in_lang(lang), Align::Start)];
    columns.extend(
        used.iter()
            .map(|status| title(status.label().in_lang(lang), Align::End)),
    );
    columns.push(title(label("zusammen", "total").in_lang(lang), Align::End));
    let row = |(at, row): &(usize, Counted)| {
        let mut cells = vec![vec![site.writer.link((Kind::Field, *at))]];
        let counts = STATUSES
            .iter()
            .zip(row.counts)
            .filter(|(status, _)| used.contains(status));
        cells.extend(counts.map(|(_, number)| words(count(number, lang))));
        cells.push(words(count(row.sum(), lang)));
        Row {
            anchor: None,
            cells,
        }
    };
    Table {
        caption: TITLE.in_lang(lang).to_owned(),
        caption_shown: false,
        columns,
        rows: rows.iter().map(row).collect(),
        row_headings: true,
    }
}
