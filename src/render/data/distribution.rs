//! A file as a distribution of a data set: where it lies, what form it has, how long it is, and what may be done with it.

use serde_json::{Map, Value, json};

use super::super::File;
use super::super::words::capital;
use super::About;
use super::digest::sha256;
use super::table::Table;
use super::vocabulary::{self, language, media_type, of_union};

/// The distribution of a file.
pub fn of(about: &About<'_>, title: &str, table: Option<&Table>, file: &File) -> Value {
    let (form, media) = form(&file.path);
    let address = about.address(&file.path);
    let mut object = Map::new();
    object.insert("@id".into(), json!(format!("#{}", file.path)));
    object.insert("@type".into(), json!("dcat:Distribution"));
    object.insert("title".into(), json!(format!("{title} ({form})")));
    object.insert("description".into(), json!(description(about, table, form)));
    // The file is published as a download only, so both addresses are the same (convention 39).
    object.insert("accessURL".into(), json!(address));
    object.insert("downloadURL".into(), json!(address));
    object.insert("format".into(), json!(of_union("file-type", form)));
    object.insert("mediaType".into(), json!(media_type(media)));
    object.insert("byteSize".into(), json!(file.bytes.len().to_string()));
    object.insert("checksum".into(), checksum(&file.bytes));
    object.insert("language".into(), json!(language(about.settings.language)));
    object.insert(
        "availability".into(),
        json!(of_union("planned-availability", "AVAILABLE")),
    );
    object.insert(
        "status".into(),
        json!(of_union("distribution-status", "COMPLETED")),
    );
    if let Some(day) = about.date {
        object.insert("modified".into(), json!(day.to_string()));
    }
    object.extend(licence(about));
    Value::Object(object)
}

/// What the file holds.
fn description(about: &About<'_>, table: Option<&Table>, form: &str) -> String {
    match (table, form) {
        (Some(table), _) => capital(table.about.in_lang(about.lang)),
        (None, "XLSX") => about
            .lang
            .pick("Alle Tabellen als Arbeitsmappe", "All tables as a workbook")
            .to_owned(),
        (None, _) => about
            .lang
            .pick("Alle Angaben und Texte", "All facts and texts")
            .to_owned(),
    }
}

/// The name of the form in the list of the Union, and its media type.
fn form(path: &str) -> (&'static str, &'static str) {
    match path.rsplit('.').next() {
        Some("xlsx") => (
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Some("json") => ("JSON", "application/json"),
        _ => ("CSV", "text/csv"),
    }
}

fn checksum(bytes: &[u8]) -> Value {
    json!({
        "@type": "spdx:Checksum",
        "algorithm": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
        "checksumValue": sha256(bytes),
    })
}

/// The licence, and whom to name.
fn licence(about: &About<'_>) -> Vec<(String, Value)> {
    let Some(licence) = about.settings.publication.licence else {
        return Vec::new();
    };
    let mut all = vec![("license".to_owned(), json!(vocabulary::licence(licence)))];
    if let (true, Some(publisher)) = (licence.names_the_author(), about.publisher) {
        let words = format!("{}: {}", publisher.name.value, about.settings.title);
        all.push(("licenseAttributionByText".to_owned(), json!(words)));
    }
    all
}
