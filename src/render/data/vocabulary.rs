//! Addresses of the vocabularies that DCAT-AP.de prescribes, and of what this data uses of them.

use serde_json::{Map, Value, json};

use crate::message::Lang;
use crate::model::Choices;
use crate::model::settings::Licence;

/// Licences: the closed list of DCAT-AP.de.
pub fn licence(licence: Licence) -> String {
    format!("http://dcat-ap.de/def/licenses/{}", licence.key())
}

/// Languages of the Publications Office of the European Union.
pub fn language(lang: Lang) -> String {
    of_union("language", lang.pick("DEU", "ENG"))
}

/// An entry of a list of the Publications Office of the European Union.
pub fn of_union(list: &str, entry: &str) -> String {
    format!("http://publications.europa.eu/resource/authority/{list}/{entry}")
}

/// A media type as IANA registers it.
pub fn media_type(name: &str) -> String {
    format!("https://www.iana.org/assignments/media-types/{name}")
}

/// The level and the address of a region by its official key; a key of another length names none.
pub fn region(key: &str) -> Option<(String, String)> {
    let (level, list) = match key.len() {
        2 => ("state", "stateKey"),
        5 => ("administrativeDistrict", "districtKey"),
        8 => ("municipality", "municipalityKey"),
        12 => ("municipality", "regionalKey"),
        _ => return None,
    };
    let base = "http://dcat-ap.de/def/politicalGeocoding";
    let is_key = key.bytes().all(|byte| byte.is_ascii_digit());
    is_key.then(|| {
        (
            format!("{base}/Level/{level}"),
            format!("{base}/{list}/{key}"),
        )
    })
}

/// What the words of the catalogue mean. It stands in the file, so that nobody has to fetch it.
pub fn context() -> Value {
    let plain = PLAIN.iter().map(|(word, name)| (word, json!(name)));
    let addresses = ADDRESSES.iter();
    let addresses = addresses.map(|(word, name)| (word, json!({ "@id": name, "@type": "@id" })));
    let typed = TYPED.iter();
    let typed = typed.map(|(word, name, kind)| (word, json!({ "@id": name, "@type": kind })));
    let all = plain.chain(addresses).chain(typed);
    let all: Map<String, Value> = all
        .map(|(word, means)| ((*word).to_owned(), means))
        .collect();
    Value::Object(all)
}

/// Prefixes, and words whose values are texts or objects.
const PLAIN: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dcatde", "http://dcat-ap.de/def/dcatde/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("adms", "http://www.w3.org/ns/adms#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("title", "dcterms:title"),
    ("description", "dcterms:description"),
    ("identifier", "dcterms:identifier"),
    ("version", "dcat:version"),
    ("keyword", "dcat:keyword"),
    ("name", "foaf:name"),
    ("fn", "vcard:fn"),
    (
        "licenseAttributionByText",
        "dcatde:licenseAttributionByText",
    ),
    ("temporal", "dcterms:temporal"),
    ("contactPoint", "dcat:contactPoint"),
    ("distribution", "dcat:distribution"),
    ("checksum", "spdx:checksum"),
];

/// Words whose values are addresses.
const ADDRESSES: &[(&str, &str)] = &[
    ("dataset", "dcat:dataset"),
    ("themeTaxonomy", "dcat:themeTaxonomy"),
    ("homepage", "foaf:homepage"),
    ("landingPage", "dcat:landingPage"),
    ("license", "dcterms:license"),
    ("language", "dcterms:language"),
    ("publisher", "dcterms:publisher"),
    ("theme", "dcat:theme"),
    ("accessRights", "dcterms:accessRights"),
    ("availability", "dcatap:availability"),
    ("status", "adms:status"),
    (
        "politicalGeocodingLevelURI",
        "dcatde:politicalGeocodingLevelURI",
    ),
    ("spatial", "dcterms:spatial"),
    ("accessURL", "dcat:accessURL"),
    ("downloadURL", "dcat:downloadURL"),
    ("format", "dcterms:format"),
    ("mediaType", "dcat:mediaType"),
    ("algorithm", "spdx:algorithm"),
    ("hasEmail", "vcard:hasEmail"),
    ("hasURL", "vcard:hasURL"),
];

/// Words whose values have a type.
const TYPED: &[(&str, &str, &str)] = &[
    ("modified", "dcterms:modified", "xsd:date"),
    ("startDate", "dcat:startDate", "xsd:date"),
    ("endDate", "dcat:endDate", "xsd:date"),
    ("byteSize", "dcat:byteSize", "xsd:nonNegativeInteger"),
    ("checksumValue", "spdx:checksumValue", "xsd:hexBinary"),
];
