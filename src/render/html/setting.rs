//! Where HTML is written for: how its places are named there, and where its links and pictures lead.

use std::borrow::Cow;

use crate::message::Lang;
use crate::picture::data_address;

use super::super::document::Document;
use super::escape;

/// Where HTML is written for.
pub trait Setting: Sync {
    /// The language of its generated words.
    fn lang(&self) -> Lang;

    /// The id of a place on its page.
    fn id<'a>(&self, anchor: &'a str) -> Cow<'a, str>;

    /// The address of a place, still to be escaped.
    fn place(&self, anchor: &str) -> String;

    /// The address of a picture, still to be escaped; none if it cannot be shown.
    fn picture(&self, path: &str) -> Option<String>;

    /// Writes a text of the strategy.
    fn text(&self, text: &str, out: &mut String) {
        escape::text(text, out);
    }
}

/// One page that holds everything.
impl Setting for Document {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn id<'a>(&self, anchor: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(anchor)
    }

    fn place(&self, anchor: &str) -> String {
        format!("#{anchor}")
    }

    fn picture(&self, path: &str) -> Option<String> {
        self.pictures.get(path).map(data_address)
    }
}
