//! `datapackage.json`: the CSV files as a Data Package (datapackage.org, version 2): what each column holds, which rows
//! belong together.

use serde_json::{Map, Value, json};

use crate::model::{Choice, Choices};

use super::super::File;
use super::digest::sha256;
use super::table::{Column, Holds, Table};
use super::{About, csv, name_of, vocabulary};

/// The description of the CSV files among `files`.
pub fn description(about: &About<'_>, tables: &[Table], files: &[File]) -> Value {
    let mut package = Map::new();
    package.insert(
        "$schema".into(),
        json!("https://datapackage.org/profiles/2.0/datapackage.json"),
    );
    package.insert("name".into(), json!("strategy"));
    package.insert("title".into(), json!(about.settings.title));
    package.insert("version".into(), json!(about.settings.edition));
    if let Some(day) = about.date {
        package.insert("created".into(), json!(format!("{day}T00:00:00Z")));
    }
    if let Some(address) = &about.settings.publication.base_url {
        package.insert("homepage".into(), json!(address));
    }
    if let Some(publisher) = about.publisher {
        let contributor = json!({ "title": publisher.name.value, "roles": ["publisher"] });
        package.insert("contributors".into(), json!([contributor]));
    }
    if let Some(licence) = about.settings.publication.licence {
        let licence = json!({
            "path": vocabulary::licence(licence),
            "title": licence.label().in_lang(about.lang),
        });
        package.insert("licenses".into(), json!([licence]));
    }
    let resource = |table: &Table| {
        let path = name_of(table);
        let file = files.iter().find(|file| file.path == path)?;
        Some(resource(about, table, file))
    };
    let resources: Vec<Value> = tables.iter().filter_map(resource).collect();
    package.insert("resources".into(), Value::Array(resources));
    Value::Object(package)
}

fn resource(about: &About<'_>, table: &Table, file: &File) -> Value {
    json!({
        "name": table.name,
        "type": "table",
        "path": file.path,
        "title": table.title.in_lang(about.lang),
        "description": table.about.in_lang(about.lang),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", sha256(&file.bytes)),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema(about, table),
    })
}

fn schema(about: &About<'_>, table: &Table) -> Value {
    let fields: Vec<Value> = table
        .columns
        .iter()
        .map(|column| field(about, column))
        .collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), Value::Array(fields));
    schema.insert("missingValues".into(), json!([""]));
    if !table.key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.key));
    }
    let foreign: Vec<Value> = table
        .columns
        .iter()
        .filter_map(|column| foreign_key(table, column))
        .collect();
    if !foreign.is_empty() {
        schema.insert("foreignKeys".into(), Value::Array(foreign));
    }
    Value::Object(schema)
}

/// A reference within a table names the table as the empty string.
fn foreign_key(table: &Table, column: &Column) -> Option<Value> {
    let Holds::Reference(of) = column.holds else {
        return None;
    };
    let resource = if of == table.name { "" } else { of };
    Some(json!({
        "fields": [column.name],
        "reference": { "resource": resource, "fields": ["id"] },
    }))
}

fn field(about: &About<'_>, column: &Column) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), json!(column.name));
    field.insert("type".into(), json!(kind(&column.holds)));
    field.insert("title".into(), json!(column.title.in_lang(about.lang)));
    field.insert("description".into(), json!(about_column(about, column)));
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    match &column.holds {
        Holds::Choice(choices) => {
            let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            constraints.insert("enum".into(), json!(keys));
            let category = |choice: &Choice| json!({ "value": choice.key, "label": choice.label.in_lang(about.lang) });
            field.insert("categories".into(), choices.iter().map(category).collect());
        }
        Holds::Date => drop(constraints.insert("pattern".into(), json!(DATE))),
        _ => {}
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(field)
}

/// A day, month, quarter, half-year or year.
const DATE: &str = "[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?";

fn kind(holds: &Holds) -> &'static str {
    match holds {
        Holds::Integer => "integer",
        Holds::Number => "number",
        Holds::Day => "date",
        _ => "string",
    }
}

fn about_column(about: &About<'_>, column: &Column) -> String {
    let words = column.about.in_lang(about.lang);
    match column.holds {
        Holds::List => {
            let between = csv::BETWEEN;
            let more = about
                .lang
                .pick("mehrere getrennt durch", "several separated by");
            format!("{words}; {more} {between}")
        }
        _ => words.to_owned(),
    }
}
