//! Open data as its readers open it: each CSV with a CSV reader, the workbook with a spreadsheet reader, the descriptions beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use dstrat::render::Format;
use serde_json::Value;

use crate::strategy::{only, tree};

/// A project with everything that a table can hold, words that a spreadsheet would calculate, and a line of 40,000 characters.
const FULL: &str = r#"
//- strategy.toml
format = 1
title = "=Strategie"
edition = "2026"
lead = "mdr"
horizon = "2030"

[publication]
base_url = "https://digital.example/strategie"
licence = "dl-by-de/2.0"
region = "07"

//- ministries/bm/projects/kalender.md
+++
title = "=HYPERLINK(\"https://evil.example\")"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
start = "2025-Q2"
end = 2027-03-31
as_of = 2026-04-01
delivered_by = "@SUM(1;2)"
objective = "LANGER-TEXT"
mandate = ["-1+1", "a|b"]
confidence = "amber"
confidence_reason = "+49 6131;=1+1"

[cost]
total = 120000

[[milestone]]
id = "start"
title = "\t=1+1"
due = 2026-12-31

[[indicator]]
id = "saldo"
title = "Saldo"
unit = "Euro"
readings = [{ value = -12.5, as_of = 2026-04-01 }, { value = 3, as_of = "2026-Q2" }]

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-04-01
+++
"#;

fn built() -> BTreeMap<String, Vec<u8>> {
    let long = "Lang. ".repeat(6_667);
    let files = tree(&FULL.replace("LANGER-TEXT", &long), &["bm/lernen"]);
    only(&[Format::Data], &files)
}

/// The rows of a CSV, each by the names of its columns.
fn rows(built: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(&*built[&format!("data/{name}.csv")]);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn json(built: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&built[&format!("data/{name}")]).unwrap()
}

fn workbook(built: &BTreeMap<String, Vec<u8>>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(built["data/strategy.xlsx"].clone())).unwrap()
}

/// The cell of the first row below a heading.
fn below<'r>(sheet: &'r Range<Data>, heading: &str) -> &'r Data {
    let headings = sheet.rows().next().unwrap();
    let at = headings.iter().position(|cell| *cell == heading);
    let at = at.unwrap_or_else(|| panic!("no heading {heading} among {headings:?}"));
    sheet.get((1, at)).unwrap()
}

#[test]
fn a_csv_holds_ids_dates_and_numbers_for_programs() {
    let built = built();
    let project = &rows(&built, "projects")[0];
    for (column, value) in [
        ("id", "bm/kalender"),
        ("ministry", "bm"),
        ("measure", "bm/portal-ausbauen"),
        ("status", "active"),
        ("start", "2025-Q2"),
        ("start_last_day", "2025-06-30"),
        ("end", "2027-03-31"),
        ("end_last_day", "2027-03-31"),
        ("cost_total", "120000"),
        ("confidence", "amber"),
        ("ampel", "green"),
        ("end_forecast", ""),
    ] {
        assert_eq!(project[column], value, "{column}");
    }
    let readings = rows(&built, "readings");
    let of_balance =
        |row: &&BTreeMap<String, String>| row["indicator"] == "project:bm/kalender:saldo";
    let readings: Vec<_> = readings.iter().filter(of_balance).collect();
    assert_eq!(readings[0]["value"], "-12.5", "a negative number stays one");
    assert_eq!(readings[1]["value"], "3");
    assert_eq!(readings[1]["as_of_last_day"], "2026-06-30");
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let built = built();
    let project = &rows(&built, "projects")[0];
    for (column, value) in [
        ("title", "'=HYPERLINK(\"https://evil.example\")"),
        ("delivered_by", "'@SUM(1;2)"),
        ("mandate", "'-1+1|a¦b"),
        ("confidence_reason", "'+49 6131;'=1+1"),
    ] {
        assert_eq!(project[column], value, "{column}");
    }
    assert_eq!(rows(&built, "milestones")[0]["title"], "'\\t=1+1");
    for (path, bytes) in built.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            text.ends_with("\r\n") && !text.starts_with('\u{feff}'),
            "{path}"
        );
        for row in csv::Reader::from_reader(&**bytes).records() {
            for cell in &row.unwrap() {
                let acts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                assert!(!acts || cell.parse::<f64>().is_ok(), "{path}: {cell}");
            }
        }
    }
}

#[test]
fn the_workbook_holds_words_dates_and_numbers_for_people() {
    let mut workbook = workbook(&built());
    let projects = workbook.worksheet_range("Projekte").unwrap();
    for (heading, words) in [
        ("Titel", "=HYPERLINK(\"https://evil.example\")"),
        ("Ressort", "BM"),
        ("Maßnahme", "Das Schulportal ausbauen"),
        ("Umsetzungsstand", "in Umsetzung"),
        ("Eigene Ampel des Ressorts", "gelb"),
        ("Geplanter Beginn", "2. Quartal 2025"),
    ] {
        let cell = below(&projects, heading);
        assert_eq!(*cell, Data::String(words.to_owned()), "{heading}");
    }
    for (heading, day) in [
        // Days since the end of 1899, as spreadsheets count them: 31 March 2027, 30 June 2025.
        ("Geplantes Ende", 46_477.0),
        ("Geplanter Beginn (letzter Tag)", 45_838.0),
    ] {
        let Data::DateTime(date) = below(&projects, heading) else {
            panic!("{heading} is no date: {:?}", below(&projects, heading));
        };
        assert_eq!(
            (date.is_datetime(), date.as_f64()),
            (true, day),
            "{heading}"
        );
    }
    assert_eq!(
        *below(&projects, "Kosten – Gesamtkosten in Euro"),
        Data::Float(120_000.0)
    );
    let readings = workbook.worksheet_range("Messwerte").unwrap();
    let numbers = readings
        .rows()
        .flatten()
        .filter(|cell| **cell == Data::Float(-12.5));
    assert_eq!(numbers.count(), 1);
}

#[test]
fn no_cell_of_the_workbook_is_a_formula_or_a_link() {
    let built = built();
    let mut workbook = workbook(&built);
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
    }
    for (part, text) in crate::strategy::parts(&built["data/strategy.xlsx"]) {
        assert!(!text.contains("hyperlink"), "{part}");
    }
}

#[test]
fn what_is_too_long_for_a_cell_says_that_it_was_cut() {
    let built = built();
    assert_eq!(rows(&built, "projects")[0]["objective"].len(), 40_002);
    let projects = workbook(&built).worksheet_range("Projekte").unwrap();
    let words = below(&projects, "Was danach für wen besser ist").to_string();
    assert!(
        words.len() < 32_767 && words.contains("gekürzt"),
        "{}",
        words.len()
    );
}

#[test]
fn each_sheet_has_a_frozen_heading_a_filter_and_as_many_rows_as_the_csv() {
    let built = built();
    let mut workbook = workbook(&built);
    let tables = json(&built, "datapackage.json")["resources"].clone();
    for table in tables.as_array().unwrap() {
        let title = table["title"].as_str().unwrap();
        let sheet = title[..1].to_uppercase() + &title[1..];
        let rows = rows(&built, table["name"].as_str().unwrap()).len();
        let range = workbook.worksheet_range(&sheet).unwrap();
        // An empty table has an empty row: Excel does not open one without.
        let height = range.height() - 1;
        assert!(
            height == rows || (rows == 0 && height <= 1),
            "{sheet}: {height}, {rows}"
        );
    }
    let parts = crate::strategy::parts(&built["data/strategy.xlsx"]);
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    assert!(part("xl/worksheets/sheet2.xml").contains("state=\"frozen\""));
    assert!(part("xl/tables/table1.xml").contains("<autoFilter"));
    assert!(part("docProps/core.xml").contains("2026-05-01T00:00:00Z"));
}

#[test]
fn the_package_describes_each_csv() {
    let built = built();
    let package = json(&built, "datapackage.json");
    let resources = package["resources"].as_array().unwrap();
    let names: BTreeSet<&str> = resources
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let bytes = &built[&format!("data/{path}")];
        assert_eq!(resource["bytes"], bytes.len());
        let mut reader = csv::Reader::from_reader(&**bytes);
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let described: Vec<&str> = fields
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(
            reader.headers().unwrap().iter().collect::<Vec<_>>(),
            described,
            "{path}"
        );
        for key in resource["schema"]["foreignKeys"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let of = key["reference"]["resource"].as_str().unwrap();
            assert!(of.is_empty() || names.contains(of), "{path}: {key}");
        }
    }
}

#[test]
fn the_catalogue_says_where_each_file_lies_and_how_it_may_be_used() {
    let built = built();
    let catalogue = json(&built, "dcat.jsonld");
    let graph = catalogue["@graph"].as_array().unwrap();
    let datasets = graph.iter().filter(|node| node["@type"] == "dcat:Dataset");
    let mut paths = BTreeSet::new();
    for dataset in datasets {
        assert_eq!(dataset["publisher"], "#publisher");
        assert_eq!(dataset["modified"], "2026-05-01");
        assert_eq!(
            dataset["spatial"],
            "http://dcat-ap.de/def/politicalGeocoding/stateKey/07"
        );
        for file in dataset["distribution"].as_array().unwrap() {
            let path = file["downloadURL"].as_str().unwrap();
            let path = path
                .strip_prefix("https://digital.example/strategie/data/")
                .unwrap();
            assert_eq!(
                file["byteSize"],
                built[&format!("data/{path}")].len().to_string()
            );
            assert_eq!(
                file["license"],
                "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
            );
            paths.insert(path.to_owned());
        }
    }
    let data = built.keys().filter_map(|path| path.strip_prefix("data/"));
    let data = data.filter(|path| path.ends_with(".csv") || path.starts_with("strategy."));
    let data: BTreeSet<String> = data.map(str::to_owned).collect();
    let schema = BTreeSet::from(["strategy.schema.json".to_owned()]);
    assert_eq!(paths, &data - &schema);
}
