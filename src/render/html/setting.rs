//! Where HTML is written for: how its places are named there, and where its links and pictures lead.

use std::borrow::Cow;

use crate::message::Lang;
use crate::picture::data_address;

use super::super::document::Document;
use super::escape;

/// A picture as HTML shows it.
pub struct Shown {
    /// Its address, still to be escaped.
    pub address: String,
    /// Width and height in pixels, where it has them: so nothing moves when it has come.
    pub size: Option<(usize, usize)>,
}

/// Where HTML is written for.
pub trait Setting: Sync {
    /// The language of its generated words.
    fn lang(&self) -> Lang;

    /// The id of a place on its page.
    fn id<'a>(&self, anchor: &'a str) -> Cow<'a, str>;

    /// The address of a place, still to be escaped.
    fn place(&self, anchor: &str) -> String;

    /// A picture; none if it cannot be shown.
    fn picture(&self, path: &str) -> Option<Shown>;

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

    fn picture(&self, path: &str) -> Option<Shown> {
        let picture = self.pictures.get(path)?;
        let (address, size) = (data_address(picture), picture.size());
        Some(Shown { address, size })
    }
}
