//! `dcat.jsonld`: a catalogue of the data for open data portals, as DCAT-AP.de 3.0 prescribes (JSON-LD). One data set holds the
//! whole strategy, one more each table, since all distributions of a data set must hold the same.
//!
//! Addresses start with `base_url` of `[publication]`; without it they are relative to where the file lies.

use serde_json::{Map, Value, json};

use crate::model::{Ministry, PartialDate};

use super::super::File;
use super::super::audience::Audience;
use super::super::words::capital;
use super::distribution;
use super::table::Table;
use super::vocabulary::{self, language, of_union};
use super::{About, name_of};

/// The catalogue of `files`.
pub fn record(about: &About<'_>, tables: &[Table], files: &[File]) -> Value {
    let find = |path: &str| files.iter().find(|file| file.path == path);
    let whole = ["strategy.xlsx", "strategy.json"]
        .into_iter()
        .filter_map(find);
    let mut datasets = vec![dataset(
        about,
        "strategy",
        &about.settings.title,
        None,
        whole,
    )];
    for table in tables {
        let name = capital(table.title.in_lang(about.lang));
        let title = format!("{name} – {}", about.settings.title);
        let files = find(&name_of(table)).into_iter();
        datasets.push(dataset(about, table.name, &title, Some(table), files));
    }
    let mut graph = vec![catalogue(about, &datasets)];
    graph.extend(datasets);
    graph.extend(about.publisher.map(agent));
    json!({ "@context": vocabulary::context(), "@graph": graph })
}

fn catalogue(about: &About<'_>, datasets: &[Value]) -> Value {
    let mut catalogue = described(about, "#catalogue", "dcat:Catalog", &about.settings.title);
    catalogue.insert("description".into(), json!(description(about, None)));
    let ids: Vec<&Value> = datasets.iter().map(|dataset| &dataset["@id"]).collect();
    catalogue.insert("dataset".into(), json!(ids));
    catalogue.insert(
        "themeTaxonomy".into(),
        json!("http://publications.europa.eu/resource/authority/data-theme"),
    );
    if let Some(address) = &about.settings.publication.base_url {
        catalogue.insert("homepage".into(), json!(address));
    }
    if let Some(licence) = about.settings.publication.licence {
        catalogue.insert("license".into(), json!(vocabulary::licence(licence)));
    }
    Value::Object(catalogue)
}

/// What a catalogue and a data set have in common.
fn described(about: &About<'_>, id: &str, kind: &str, title: &str) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("@id".into(), json!(id));
    object.insert("@type".into(), json!(kind));
    object.insert("title".into(), json!(title));
    object.insert("language".into(), json!(language(about.settings.language)));
    if about.publisher.is_some() {
        object.insert("publisher".into(), json!(PUBLISHER));
    }
    if let Some(day) = about.date {
        object.insert("modified".into(), json!(day.to_string()));
    }
    if let Some((_, region)) = region(about) {
        object.insert("spatial".into(), json!(region));
    }
    object
}

fn dataset<'f>(
    about: &About<'_>,
    name: &str,
    title: &str,
    table: Option<&Table>,
    files: impl Iterator<Item = &'f File>,
) -> Value {
    let mut dataset = described(about, &format!("#{name}"), "dcat:Dataset", title);
    dataset.insert("description".into(), json!(description(about, table)));
    dataset.insert(
        "identifier".into(),
        json!(format!("{}#{name}", about.address("dcat.jsonld"))),
    );
    dataset.insert("version".into(), json!(about.settings.edition));
    dataset.insert("theme".into(), json!([of_union("data-theme", "GOVE")]));
    dataset.insert("keyword".into(), json!(keywords(about, table)));
    let public = about.audience == Audience::Public;
    let rights = if public { "PUBLIC" } else { "NON_PUBLIC" };
    dataset.insert(
        "accessRights".into(),
        json!(of_union("access-right", rights)),
    );
    dataset.insert(
        "availability".into(),
        json!(of_union("planned-availability", "AVAILABLE")),
    );
    dataset.extend(
        about
            .publisher
            .map(|ministry| ("contactPoint".to_owned(), contact(ministry))),
    );
    dataset.extend(period(about).map(|period| ("temporal".to_owned(), period)));
    if let Some((level, _)) = region(about) {
        dataset.insert("politicalGeocodingLevelURI".into(), json!(level));
    }
    if let Some(address) = &about.settings.publication.base_url {
        dataset.insert("landingPage".into(), json!(address));
    }
    let all: Vec<Value> = files
        .map(|file| distribution::of(about, title, table, file))
        .collect();
    dataset.insert("distribution".into(), json!(all));
    Value::Object(dataset)
}

fn description(about: &About<'_>, table: Option<&Table>) -> String {
    let edition = &about.settings.edition;
    let what = match table {
        Some(table) => format!("{}. ", capital(table.about.in_lang(about.lang))),
        None => String::new(),
    };
    let subtitle = about.settings.subtitle.as_deref();
    let subtitle = subtitle
        .map(|words| format!("{words}. "))
        .unwrap_or_default();
    let of_edition = about.lang.pick("Fassung", "Edition");
    format!("{what}{subtitle}{of_edition}: {edition}.")
}

/// The titles of the fields, and what the rows are.
fn keywords<'a>(about: &About<'a>, table: Option<&Table>) -> Vec<&'a str> {
    let title = table.map(|table| table.title.in_lang(about.lang));
    let strategy = about.lang.pick("Strategie", "strategy");
    let fields = about.fields.iter().copied();
    [strategy].into_iter().chain(title).chain(fields).collect()
}

/// From the first start of a project to the horizon.
fn period(about: &About<'_>) -> Option<Value> {
    let mut period = Map::new();
    period.insert("@type".into(), json!("dcterms:PeriodOfTime"));
    let start = about.start.map(PartialDate::first_day);
    let end = about.settings.horizon.map(PartialDate::last_day);
    period.extend(start.map(|day| ("startDate".to_owned(), json!(day.to_string()))));
    period.extend(end.map(|day| ("endDate".to_owned(), json!(day.to_string()))));
    (period.len() > 1).then_some(Value::Object(period))
}

/// The level and the address of the region that the strategy is about.
fn region(about: &About<'_>) -> Option<(String, String)> {
    let key = about.settings.publication.region.as_deref()?;
    vocabulary::region(key)
}

/// The place of the publisher in the file.
const PUBLISHER: &str = "#publisher";

fn agent(ministry: &Ministry) -> Value {
    json!({ "@id": PUBLISHER, "@type": "foaf:Agent", "name": ministry.name.value })
}

/// Where questions go: the mailbox of the ministry, never a person.
fn contact(ministry: &Ministry) -> Value {
    let mut contact = Map::new();
    contact.insert("@type".into(), json!(["vcard:Kind", "vcard:Organization"]));
    contact.insert("fn".into(), json!(ministry.name.value));
    if !ministry.mailbox.is_empty() {
        contact.insert(
            "hasEmail".into(),
            json!(format!("mailto:{}", ministry.mailbox)),
        );
    }
    let website = ministry.website.as_ref();
    contact.extend(website.map(|address| ("hasURL".to_owned(), json!(address))));
    Value::Object(contact)
}
