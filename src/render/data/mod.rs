//! Open data: the same tables as CSV and as a workbook, the whole model as JSON, and descriptions that catalogues and programs read.

mod catalogue;
mod csv;
mod digest;
mod distribution;
mod maker;
mod names;
mod package;
mod table;
mod tables;
mod vocabulary;
mod workbook;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::contract;
use crate::message::Lang;
use crate::model::{Ministry, PartialDate, Settings};
use crate::text;

use super::audience::Audience;
use super::{File, Job, Trouble, json};
use table::Table;

/// What all descriptions say of the data.
struct About<'j> {
    lang: Lang,
    settings: &'j Settings,
    publisher: Option<&'j Ministry>,
    fields: Vec<&'j str>,
    audience: Audience,
    date: Option<Date>,
    /// When the first project starts.
    start: Option<PartialDate>,
}

impl<'j> About<'j> {
    fn of(job: &Job<'j>) -> About<'j> {
        let strategy = &job.view.strategy;
        let settings = &strategy.settings;
        let fields = strategy.fields.iter();
        let starts = strategy.projects.iter();
        let starts = starts.filter_map(|project| Some(project.start.as_ref()?.value));
        About {
            lang: job.lang,
            settings,
            publisher: settings.lead.as_ref().and_then(|lead| strategy.get(lead)),
            fields: fields.map(|field| &*field.head.title.value).collect(),
            audience: job.view.audience,
            date: job.date,
            start: starts.min_by_key(|start| start.first_day()),
        }
    }

    /// A region that nobody knows would leave the data without a place.
    fn judge_region(&self) -> Result<(), Trouble> {
        let key = self.settings.publication.region.as_deref();
        match key.filter(|key| vocabulary::region(key).is_none()) {
            None => Ok(()),
            Some(key) => Err(Trouble::Other(text!(
                "`region = \"{key}\"` unter `[publication]` ist kein amtlicher Schlüssel: er hat 2, 5, 8 oder 12 Ziffern",
                "`region = \"{key}\"` in `[publication]` is no official key: it has 2, 5, 8 or 12 digits"
            ))),
        }
    }

    /// The address of a file of the folder.
    fn address(&self, path: &str) -> String {
        match &self.settings.publication.base_url {
            Some(base) => format!("{}/{FOLDER}/{path}", base.trim_end_matches('/')),
            None => path.to_owned(),
        }
    }
}

/// The folder of the data in the output folder.
pub const FOLDER: &str = "data";

/// The files of the folder, sorted as people look for them: what they open first.
///
/// # Errors
/// When a table is longer than a workbook can hold, or the region is none.
pub fn files(job: &Job<'_>) -> Result<Vec<File>, Trouble> {
    let about = About::of(job);
    about.judge_region()?;
    let tables = tables::all(job.view);
    let mut files = vec![
        file("strategy.xlsx", workbook::bytes(&about, &tables)?),
        file(
            "strategy.json",
            json::json(job.view, job.lang, job.date).into_bytes(),
        ),
    ];
    let sheets: Result<Vec<File>, Trouble> = tables
        .par_iter()
        .map(|table| Ok(file(&name_of(table), csv::bytes(table)?)))
        .collect();
    files.extend(sheets?);
    let package = pretty(&package::description(&about, &tables, &files));
    let catalogue = pretty(&catalogue::record(&about, &tables, &files));
    let schema = contract::output("build-output").map(|output| pretty(&output.schema()));
    files.extend(schema.map(|schema| file("strategy.schema.json", schema)));
    files.extend([
        file("datapackage.json", package),
        file("dcat.jsonld", catalogue),
    ]);
    Ok(files)
}

/// The name of the CSV of a table.
fn name_of(table: &Table) -> String {
    format!("{}.csv", table.name)
}

fn pretty(value: &serde_json::Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

fn file(path: &str, bytes: Vec<u8>) -> File {
    File {
        path: path.to_owned(),
        bytes,
    }
}
