//! On which light the projects of each field are, as computed.

use crate::message::{Label, Lang, label};
use crate::model::project::Ampel;
use crate::model::{Choices, Kind};

use super::super::super::document::{Align, Column, Row, Table, words};
use super::super::super::entry::light;
use super::super::super::words::{capital, count};
use super::super::Site;
use super::Figure;
use super::svg::{Chart, Shape};

const TITLE: Label = label(
    "Errechnete Ampel nach Feld",
    "Computed traffic light by field",
);

/// The lights, the worst first: there attention is due.
const LIGHTS: [(Ampel, Shape); 3] = [
    (Ampel::Red, Shape::Square),
    (Ampel::Amber, Shape::Triangle),
    (Ampel::Green, Shape::Full),
];

/// The projects of a field by light.
struct Counted {
    at: usize,
    name: String,
    lights: [usize; 3],
}

/// The chart with its table.
pub fn figure(site: &Site<'_>) -> Option<Figure> {
    let (rows, lang) = (rows(site), site.lang);
    let most = rows
        .iter()
        .map(|row| row.lights.iter().sum::<usize>())
        .max()
        .filter(|most| *most > 0)?;
    let told: Vec<String> = rows
        .iter()
        .map(|row| format!("{}: {}.", row.name, sentence(row, lang)))
        .collect();
    let title = TITLE.in_lang(lang);
    let mut chart = Chart::new("Chart-Ampel", title, told.join(" "));
    for row in &rows {
        draw(&mut chart, row, most);
    }
    let months = site.view.strategy.settings.interval_months;
    let lead = lang.pick(
        format!("Rot: ein Termin ist überschritten, oder das Ende wird mehr als 90 Tage später erwartet. Gelb: etwas verspätet sich, oder der Bericht ist älter als {months} Monate. Geplante, ruhende und beendete Projekte haben keine."),
        format!("Red: a date is past, or the end is expected more than 90 days late. Amber: something is late, or the report is older than {months} months. Projects that are planned, paused or over have none."),
    );
    Some(Figure {
        place: "Ampel",
        title,
        lead,
        chart: Some(chart.done()),
        table: table(site, &rows),
    })
}

fn rows(site: &Site<'_>) -> Vec<Counted> {
    let strategy = &site.view.strategy;
    let row = |at: &usize| {
        let projects = site.ties.projects_of_field[*at].iter();
        let own = projects.filter(|project| {
            strategy.position(Kind::Field, &strategy.projects[**project].field.id) == Some(*at)
        });
        let mut lights = [0; 3];
        for light in own.filter_map(|project| site.view.lights[*project]) {
            if let Some(at) = LIGHTS.iter().position(|(known, _)| *known == light) {
                lights[at] += 1;
            }
        }
        let name = strategy.fields[*at].short().to_owned();
        Counted {
            at: *at,
            name,
            lights,
        }
    };
    site.writer.order.fields.iter().map(row).collect()
}

fn sentence(row: &Counted, lang: Lang) -> String {
    let each = LIGHTS.iter().zip(row.lights);
    let each = each.map(|((light, _), number)| {
        format!("{} {}", count(number, lang), light.label().in_lang(lang))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn draw(chart: &mut Chart, row: &Counted, most: usize) {
    let top = chart.bottom();
    chart.name(top + 1.0, &row.name);
    let mut x = 0.0;
    for ((light, shape), number) in LIGHTS.iter().zip(row.lights) {
        let width = number as f64 * 100.0 / most as f64;
        if number > 0 {
            chart.bar(x, top + 1.4, (width - 0.4).max(0.3), 1.5, light.key());
        }
        if width >= 8.0 {
            let told = format!("{} {number}", shape.letter());
            chart.text(x + width / 2.0, top + 2.5, "number", "middle", &told);
        }
        x += width;
    }
    chart.grow(3.5);
}

fn table(site: &Site<'_>, rows: &[Counted]) -> Table {
    let lang = site.lang;
    let mut columns = vec![Column {
        title: words(capital(Kind::Field.label().in_lang(lang))),
        align: Align::Start,
    }];
    columns.extend(LIGHTS.iter().map(|(ampel, _)| Column {
        title: vec![light(*ampel, lang)],
        align: Align::End,
    }));
    let row = |row: &Counted| {
        let mut cells = vec![vec![site.writer.link((Kind::Field, row.at))]];
        cells.extend(row.lights.iter().map(|number| words(count(*number, lang))));
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
