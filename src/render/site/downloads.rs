//! The page of downloads: what else was built of the strategy, to print, to comment on and to count with.

use crate::message::{Label, Lang, label};
use crate::template::{Trouble, Value, context};

use super::super::File;
use super::super::html::setting::Setting;
use super::super::words::amount;
use super::Site;
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;

/// What is offered, by what readers look for; files that are not named stand in the last group by their names.
struct Group {
    title: Label,
    about: Label,
    named: &'static [(&'static str, Label)],
    rest: bool,
}

const GROUPS: [Group; 3] = [
    Group {
        title: label("Die Strategie als Dokument", "The strategy as a document"),
        about: label(
            "Die ganze Strategie in einer Datei, mit denselben Nummern wie auf diesen Seiten.",
            "The whole strategy in one file, with the same numbers as on this site.",
        ),
        named: &[
            (
                "strategy.pdf",
                label(
                    "zum Lesen und Drucken, barrierefrei",
                    "to read and print, accessible",
                ),
            ),
            (
                "strategy.docx",
                label("zum Bearbeiten und Kommentieren", "to edit and comment on"),
            ),
        ],
        rest: false,
    },
    Group {
        title: label("Umsetzungsbericht", "Report on the implementation"),
        about: label(
            "Was erreicht wurde, was sich verschoben hat, wie sich die Kennzahlen entwickeln.",
            "What was achieved, what slipped, how the indicators develop.",
        ),
        named: &[
            (
                "report.pdf",
                label(
                    "zum Lesen und Drucken, barrierefrei",
                    "to read and print, accessible",
                ),
            ),
            (
                "report.docx",
                label("zum Bearbeiten und Kommentieren", "to edit and comment on"),
            ),
        ],
        rest: false,
    },
    Group {
        title: label("Offene Daten", "Open data"),
        about: label(
            "Alles zum Auswerten: als Arbeitsmappe, als Tabellen und für Programme. Was die Spalten bedeuten, steht in der Arbeitsmappe auf dem letzten Blatt.",
            "Everything to analyse: as a workbook, as tables and for programs. The last sheet of the workbook says what the columns mean.",
        ),
        named: &[
            (
                "data/strategy.xlsx",
                label(
                    "Arbeitsmappe mit allen Tabellen",
                    "workbook with all tables",
                ),
            ),
            (
                "data/strategy.json",
                label("das ganze Modell", "the whole model"),
            ),
            (
                "data/strategy.schema.json",
                label("Beschreibung des Modells", "description of the model"),
            ),
            (
                "data/datapackage.json",
                label("Beschreibung der Tabellen", "description of the tables"),
            ),
            (
                "data/dcat.jsonld",
                label(
                    "Beschreibung für Datenportale",
                    "description for data portals",
                ),
            ),
        ],
        rest: true,
    },
];

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>) -> Result<Page, Trouble> {
    let leaf = Leaf::new(site, site.addresses.top(Top::Downloads));
    let title = frame::name(Top::Downloads, site.lang).to_owned();
    let groups: Vec<Value> = GROUPS
        .iter()
        .filter_map(|group| told(&leaf, group))
        .collect();
    let html = site.templates.render(
        "site/downloads.html",
        &context! { title => &*title, groups },
    )?;
    Ok(Page {
        path: leaf.path,
        title,
        above: Vec::new(),
        area: None,
        scripts: &[],
        about: None,
        html,
    })
}

/// A group with its files; none without files.
fn told(leaf: &Leaf<'_>, group: &Group) -> Option<Value> {
    let lang = leaf.lang();
    let offered = leaf.site.offered;
    let named = group.named.iter().filter_map(|(path, about)| {
        let file = offered.iter().find(|file| file.path == *path)?;
        Some((file, about.in_lang(lang)))
    });
    let is_named = |file: &&File| {
        let mut all = GROUPS.iter().flat_map(|group| group.named);
        all.any(|(path, _)| *path == file.path)
    };
    let rest = offered.iter().filter(|file| group.rest && !is_named(file));
    let rest = rest.map(|file| (file, label("Tabelle", "table").in_lang(lang)));
    let files: Vec<Value> = named
        .chain(rest)
        .map(|(file, about)| {
            context! {
                href => leaf.href(&file.path),
                name => file.path.rsplit('/').next(),
                about,
                size => size(file.bytes.len(), lang),
            }
        })
        .collect();
    (!files.is_empty()).then(|| {
        context! {
            title => group.title.in_lang(lang),
            about => group.about.in_lang(lang),
            files,
        }
    })
}

/// How large a file is: in kilobytes, or in megabytes with one place.
fn size(bytes: usize, lang: Lang) -> String {
    let kilobytes = (bytes as f64 / 1000.0).ceil();
    match kilobytes < 1000.0 {
        true => amount(kilobytes, "kB", lang),
        false => amount((kilobytes / 100.0).round() / 10.0, "MB", lang),
    }
}
