//! A page of the site as what HTML is written for: its own places have short names, other pages are reached by relative ways.

use std::borrow::Cow;

use crate::message::Lang;
use crate::picture::{Format, data_address};
use crate::template::Value;

use super::super::html::escape;
use super::super::html::setting::{Setting, Shown};
use super::address::way;
use super::frame::href;
use super::typeset::tied;
use super::{Site, pictures};

/// A page of the site.
pub struct Leaf<'s> {
    /// The site.
    pub site: &'s Site<'s>,
    /// The path of the page.
    pub path: String,
    /// The place that the page is, if it is that of an entry.
    pub own: Option<String>,
}

impl<'s> Leaf<'s> {
    /// The page at a path.
    pub fn new(site: &'s Site<'s>, path: String) -> Leaf<'s> {
        let own = None;
        Leaf { site, path, own }
    }

    /// The page of the entry at a place.
    pub fn of(site: &'s Site<'s>, place: String) -> Leaf<'s> {
        let path = site
            .addresses
            .place(&place)
            .map_or_else(String::new, |(path, _)| path);
        let own = Some(place);
        Leaf { site, path, own }
    }

    /// The way to another page, for a template.
    pub fn href(&self, to: &str) -> Value {
        href(&self.way(to))
    }

    /// The way to another page, still to be escaped.
    pub fn way(&self, to: &str) -> String {
        way(&self.path, to)
    }
}

impl Setting for Leaf<'_> {
    fn lang(&self) -> Lang {
        self.site.lang
    }

    /// Frames use names with a capital letter, which no heading's has.
    fn id<'a>(&self, anchor: &'a str) -> Cow<'a, str> {
        let own = self.own.as_deref();
        let inside = own.and_then(|own| anchor.strip_prefix(own)?.strip_prefix("--"));
        Cow::Borrowed(inside.unwrap_or(anchor))
    }

    fn place(&self, anchor: &str) -> String {
        let Some((path, inside)) = self.site.addresses.place(anchor) else {
            return format!("#{anchor}");
        };
        match (path == self.path, inside.is_empty()) {
            (true, true) => "#Inhalt".to_owned(),
            (true, false) => format!("#{inside}"),
            (false, true) => self.way(&path),
            (false, false) => format!("{}#{inside}", self.way(&path)),
        }
    }

    /// A drawing that lies in a file of its own could run scripts when it is opened there, so drawings stay in the page.
    fn picture(&self, path: &str) -> Option<Shown> {
        let picture = self.site.document.pictures.get(path)?;
        let address = match picture.format {
            Format::Svg => data_address(picture),
            _ => self.way(&pictures::path(path, picture)),
        };
        let size = picture.size();
        Some(Shown { address, size })
    }

    fn text(&self, text: &str, out: &mut String) {
        match self.site.lang {
            Lang::De => escape::text(&tied(text), out),
            Lang::En => escape::text(text, out),
        }
    }
}
