//! Relations of a part: what it names outside of itself, by number.

use std::collections::BTreeMap;

use super::xml;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relations of a part.
#[derive(Default)]
pub struct Links {
    known: BTreeMap<(&'static str, String), usize>,
    all: Vec<(&'static str, String)>,
}

impl Links {
    /// The id of a relation of a kind (`hyperlink`, `image`, `styles`) to a target; the same target has the same.
    pub fn id(&mut self, kind: &'static str, target: &str) -> String {
        let next = self.all.len() + 1;
        let key = (kind, target.to_owned());
        let number = *self.known.entry(key.clone()).or_insert(next);
        if number == next {
            self.all.push(key);
        }
        format!("rId{number}")
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The part that holds them.
    pub fn xml(&self) -> String {
        let mut out = String::from(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for (number, (kind, target)) in (1..).zip(&self.all) {
            let mode = match *kind {
                "hyperlink" => " TargetMode=\"External\"",
                _ => "",
            };
            let kind = match *kind {
                "core-properties" => "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned(),
                kind => format!("{OFFICE}/{kind}"),
            };
            let target = xml::escaped(target);
            out.push_str(&format!(
                "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>"
            ));
        }
        out + "</Relationships>"
    }
}
