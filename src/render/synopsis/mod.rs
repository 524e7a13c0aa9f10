//! The synopsis (Synopse): what was, what is, what changed between them, side by side in one HTML page that needs nothing
//! but itself.

mod beside;
mod cell;
mod flat;
mod flatten;
mod marks;
mod rows;
#[cfg(test)]
mod tests;

use crate::comparison::{Comparison, Difference, Fate, Group, Point, Subject};
use crate::message::{Lang, label};
use crate::template::{Templates, Value, context};

use super::html::policy;
use super::words::capital;
use super::{Trouble, turns};

/// What a synopsis shows.
pub struct Synopsis<'s> {
    /// What changed.
    pub comparison: &'s Comparison,
    /// The title of the strategy.
    pub title: &'s str,
    /// The language of its texts.
    pub text_lang: Lang,
    /// The earlier state.
    pub old: Point,
    /// The later state.
    pub new: Point,
    /// Whether it holds what is not for everyone.
    pub is_internal: bool,
    /// The language of generated words.
    pub lang: Lang,
}

/// The synopsis as one page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn synopsis(synopsis: &Synopsis<'_>, templates: &Templates<'_>) -> Result<String, Trouble> {
    let lang = synopsis.lang;
    let style = policy::style(templates, "synopsis.css");
    let policy = policy::of(&style);
    let counts = synopsis.comparison.counts();
    let counts = counts.iter().filter(|count| count.count > 0);
    let counts: Vec<String> = counts.map(|count| count.in_words(lang)).collect();
    let groups: Vec<Value> = synopsis
        .comparison
        .groups()
        .map(|found| group(&found, synopsis))
        .collect();
    let form: Vec<String> = synopsis
        .comparison
        .form_only
        .iter()
        .map(ToString::to_string)
        .collect();
    let html = templates.render(
        "synopsis.html",
        &context! {
            lang => lang.tag(),
            title => synopsis.title,
            old => point(&synopsis.old, lang),
            new => point(&synopsis.new, lang),
            is_internal => synopsis.is_internal,
            policy => Value::from_safe_string(policy.clone()),
            style => Value::from_safe_string(style),
            words => words(lang),
            counts,
            groups,
            form,
        },
    )?;
    if html.contains(&policy) {
        Ok(turns::seen(html))
    } else {
        Err(policy::missing(templates, "synopsis.html").into())
    }
}

fn point(point: &Point, lang: Lang) -> String {
    point.in_words(lang).replace('`', "")
}

/// The words of the page itself.
fn words(lang: Lang) -> Value {
    let pick = |de, en| label(de, en).in_lang(lang);
    context! {
        synopsis => pick("Synopse", "Synopsis"),
        skip => pick("Zum Inhalt springen", "Skip to content"),
        internal => pick("Intern – nicht zur Veröffentlichung", "Internal – not for publication"),
        contents => pick("Inhalt", "Contents"),
        ministry => pick("Ressort", "Ministry"),
        what => pick("Angabe", "Item"),
        old => pick("Bisher", "Before"),
        new => pick("Neu", "After"),
        nothing => pick("Es hat sich nichts geändert.", "Nothing has changed."),
        marks => pick("Zeichen", "Marks"),
        removed => pick("gestrichen", "struck out"),
        added => pick("eingefügt", "put in"),
        form => pick(
            "Nur anders geschrieben (Kommentare, Leerzeichen, Reihenfolge)",
            "Written differently only (comments, white space, order)",
        ),
        top => pick("Nach oben", "Back to top"),
    }
}

/// A ministry with its differences; or the whole strategy.
fn group(group: &Group<'_>, synopsis: &Synopsis<'_>) -> Value {
    let lang = synopsis.lang;
    let whole = lang
        .pick("Gesamtstrategie", "The whole strategy")
        .to_owned();
    let lead = lang.pick("Federführung", "Lead").to_owned();
    let id = group
        .differences
        .first()
        .map_or("", |first| &first.ministry);
    let (title, short) = match (group.ministry, id) {
        (Some(house), _) => (house.name.to_string(), house.short.to_string()),
        (None, "") => (whole, lead),
        (None, id) => (id.to_owned(), id.to_owned()),
    };
    let entries: Vec<Value> = group
        .differences
        .iter()
        .map(|difference| entry(difference, &short, synopsis))
        .collect();
    let anchor = match id {
        "" => "strategy".to_owned(),
        id => format!("ministry-{}", slug(id)),
    };
    context! { anchor, title, short, entries }
}

fn entry(difference: &Difference, ministry: &str, synopsis: &Synopsis<'_>) -> Value {
    let lang = synopsis.lang;
    let title = match difference.subject {
        Subject::Strategy | Subject::File => None,
        Subject::Entry(_) | Subject::Contact => Some(&*difference.title),
    };
    let id = Some(&*difference.id).filter(|_| difference.subject != Subject::Strategy);
    let fate = difference
        .fate_in_words(lang)
        .map(|fate| fate.replace('`', ""));
    let (kind, sign) = match difference.fate {
        Fate::Added => ("added", "+"),
        Fate::Removed => ("removed", "−"),
        Fate::Renamed { .. } => ("renamed", "→"),
        Fate::Kept => ("changed", "~"),
        Fate::Unreadable => ("unreadable", "!"),
        Fate::Readable => ("readable", "✓"),
    };
    context! {
        noun => capital(difference.noun(lang)),
        title,
        id,
        fate,
        kind,
        sign,
        rows => rows::of(difference, ministry, synopsis),
    }
}

/// An id as part of an anchor: paths of files may hold anything.
fn slug(id: &str) -> String {
    id.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}
