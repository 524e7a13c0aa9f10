//! The progress page: charts that people can read, each with its words and its table.

mod lights;
mod measured;
pub mod status;
mod svg;
mod timeline;

use crate::message::{Lang, label};
use crate::model::Choices;
use crate::model::measure::Progress;
use crate::template::{Trouble, Value, context};

use super::super::document::Table;
use super::super::html::{blocks, table};
use super::Site;
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;

/// A chart with what belongs to it.
pub struct Figure {
    /// Its place on the page.
    pub place: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// How it is to be read.
    pub lead: String,
    /// The chart; none if only the table says something.
    pub chart: Option<String>,
    /// The same as a table.
    pub table: Table,
}

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>) -> Result<Page, Trouble> {
    let leaf = Leaf::new(site, site.addresses.top(Top::Progress));
    let writer = blocks::Writer {
        setting: &leaf,
        templates: &site.templates,
    };
    let all = [
        status::figure(site),
        lights::figure(site),
        timeline::figure(site),
        measured::indicators(site),
        measured::rollouts(site),
    ];
    let figure = |figure: Figure| -> Result<Value, Trouble> {
        Ok(context! {
            place => figure.place,
            title => figure.title,
            lead => figure.lead,
            chart => figure.chart.map(Value::from_safe_string),
            table => Value::from_safe_string(table::table(writer.setting, writer.templates, &figure.table)?),
        })
    };
    let figures: Result<Vec<Value>, Trouble> = all.into_iter().flatten().map(figure).collect();
    let title = frame::name(Top::Progress, site.lang);
    let pick = |de, en| label(de, en).in_lang(site.lang);
    let html = site.templates.render(
        "site/progress.html",
        &context! {
            title,
            figures => figures?,
            words => context! {
                lead => pick(
                    "Wie weit die Strategie ist: aus dem, was die Ressorts zu ihren Projekten berichten, und aus dessen Datum errechnet.",
                    "How far the strategy is: computed from what the ministries report about their projects, and from its date.",
                ),
                none => pick("Es gibt noch nichts zu zeigen.", "There is nothing to show yet."),
                contents => pick("Auf dieser Seite", "On this page"),
                table => pick("Als Tabelle", "As a table"),
            },
        },
    )?;
    Ok(Page {
        path: leaf.path,
        title: title.to_owned(),
        above: Vec::new(),
        area: Some(Top::Progress),
        scripts: &[],
        about: None,
        html,
    })
}

/// What the colours and patterns of statuses mean.
fn legend(statuses: &[Progress], lang: Lang) -> String {
    let items = statuses.iter().map(|status| {
        let (key, word) = (status.key(), status.label().in_lang(lang));
        format!("<li><span class=\"swatch {key}\" aria-hidden=\"true\"></span> {word}</li>")
    });
    format!("<ul class=\"legend\">{}</ul>", items.collect::<String>())
}
