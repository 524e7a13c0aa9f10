//! The search: a page, and the index that its script reads. The index is a classic script, as a page that was opened from a
//! disk may not read other files.

mod index;

pub use index::script;

use crate::message::label;
use crate::template::{Trouble, context};

use super::super::html::setting::Setting;
use super::Site;
use super::address::Top;
use super::frame::Page;
use super::leaf::Leaf;

/// What the search knows of a page.
pub struct Found {
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it is and whose.
    pub about: String,
    /// The sentence that says why it matters; often empty.
    pub lead: String,
    /// Its text.
    pub text: String,
}

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>) -> Result<Page, Trouble> {
    let leaf = Leaf::new(site, site.addresses.top(Top::Search));
    let pick = |de, en| label(de, en).in_lang(leaf.lang());
    let title = pick("Suche", "Search");
    let register = site.addresses.top(Top::All(crate::model::Kind::Project));
    let html = site.templates.render(
        "site/search.html",
        &context! {
            title,
            register => leaf.href(&register),
            words => context! {
                ask => pick("Suchbegriffe", "Search terms"),
                hint => pick(
                    "Gesucht wird in allen Texten, auch nach anderen Formen eines Wortes: „Haus“ findet „Häuser“.",
                    "All texts are searched, also for the beginnings of words.",
                ),
                found => pick("{n} Treffer", "{n} results"),
                one => pick("1 Treffer", "1 result"),
                none => pick("Nichts gefunden. Versuchen Sie es mit weniger oder kürzeren Wörtern.", "Nothing found. Try fewer or shorter words."),
                more => pick("Es werden die ersten {n} gezeigt.", "The first {n} are shown."),
                no_script => pick(
                    "Die Suche braucht JavaScript. Ohne JavaScript hilft das Verzeichnis aller Projekte mit der Suche Ihres Browsers (Strg+F).",
                    "The search needs JavaScript. Without it, use the register of all projects and your browser's own search (Ctrl+F).",
                ),
                register => pick("Zum Verzeichnis der Projekte", "To the register of projects"),
            },
        },
    )?;
    Ok(Page {
        path: leaf.path,
        title: title.to_owned(),
        above: Vec::new(),
        area: Some(Top::Search),
        scripts: &["search-index.js", "find.js", "search.js"],
        about: None,
        html,
    })
}
