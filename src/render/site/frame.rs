//! The frame of all pages: policy, style, way through the site, what the law asks for. It holds no date and no count, so
//! that a change of one entry does not change every page.

use std::sync::{PoisonError, RwLock};

use crate::message::{Label, Lang, label};
use crate::model::Kind;
use crate::model::chapter::Page as Duty;
use crate::template::{Trouble, Value, context};
use crate::text;

use super::super::File;
use super::super::audience::Audience;
use super::super::html::escape::escaped;
use super::Site;
use super::address::{Addresses, Top, up, way};

/// Nothing comes from elsewhere, and nothing that stands in a page runs.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// A page before it is framed.
pub struct Page {
    /// The path of its file.
    pub path: String,
    /// Its title, as windows and lists of results show it.
    pub title: String,
    /// The pages above it, from the one below the start page on: path and title.
    pub above: Vec<(String, String)>,
    /// The part of the site that it belongs to.
    pub area: Option<Top>,
    /// The scripts that it needs, by their paths.
    pub scripts: &'static [&'static str],
    /// What lists of results elsewhere tell of it; if nothing, its title and that of the strategy.
    pub about: Option<String>,
    /// Its content.
    pub html: String,
}

/// The parts of the site, as its navigation names them.
const AREAS: [(Top, Label); 8] = [
    (Top::All(Kind::Field), label("Handlungsfelder", "Fields")),
    (Top::All(Kind::Goal), label("Ziele", "Goals")),
    (Top::All(Kind::Measure), label("Maßnahmen", "Measures")),
    (Top::All(Kind::Project), label("Projekte", "Projects")),
    (Top::Progress, label("Fortschritt", "Progress")),
    (Top::All(Kind::Decision), label("Verfahren", "Process")),
    (Top::All(Kind::Ministry), label("Ressorts", "Ministries")),
    (Top::All(Kind::Chapter), label("Dokument", "Document")),
];

/// What stands at the foot of each page.
const FOOT: [(Top, Label); 6] = [
    (Top::Changes, label("Änderungen", "Changes")),
    (
        Top::Duty(Duty::EasyRead),
        label("Leichte Sprache", "Easy read"),
    ),
    (
        Top::Duty(Duty::Accessibility),
        label("Barrierefreiheit", "Accessibility"),
    ),
    (Top::Duty(Duty::Privacy), label("Datenschutz", "Privacy")),
    (Top::Duty(Duty::Imprint), label("Impressum", "Imprint")),
    (Top::Search, label("Suche", "Search")),
];

/// The page that only a site has which is compared with an earlier state.
const SINCE: (Top, Label) = (
    Top::Since,
    label("Was sich geändert hat", "What has changed"),
);

/// The page that only a site has which was built together with other formats.
const DOWNLOADS: (Top, Label) = (Top::Downloads, label("Herunterladen", "Downloads"));

/// The name of a part of the site.
pub fn name(area: Top, lang: Lang) -> &'static str {
    let all = AREAS.iter().chain(&FOOT).chain([&SINCE, &DOWNLOADS]);
    let found = all.into_iter().find(|(known, _)| *known == area);
    found.map_or("", |(_, name)| name.in_lang(lang))
}

/// The page in its frame.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn framed(site: &Site<'_>, page: Page) -> Result<File, Trouble> {
    let ways = Ways::of(site, &page);
    let above: Vec<Value> = page
        .above
        .iter()
        .map(|(path, title)| context! { href => href(&way(&page.path, path)), title })
        .collect();
    let html = site.templates.render(
        "site/page.html",
        &context! {
            lang => site.document.text_lang.tag(),
            policy => Value::from_safe_string(POLICY.to_owned()),
            up => ways.up,
            is_start => page.area == Some(Top::Start),
            is_internal => site.document.audience == Audience::Internal,
            title => &*page.title,
            about => page.about.unwrap_or_else(|| format!("{} – {}", page.title, site.document.title)),
            site => &*site.document.title,
            publisher => site.document.publisher.as_deref(),
            areas => ways.areas,
            foot => ways.foot,
            search => ways.search,
            is_search => page.area == Some(Top::Search),
            above,
            scripts => page.scripts.to_vec(),
            content => Value::from_safe_string(page.html),
            words => site.words.clone(),
        },
    )?;
    match html.contains(POLICY) {
        true => Ok(File {
            path: page.path,
            // All pages stay in memory until the last one is written.
            bytes: html.into_boxed_str().into_boxed_bytes().into_vec(),
        }),
        false => Err(without_policy(site)),
    }
}

/// The ways that lead from a page to the parts of the site.
#[derive(Clone)]
struct Ways {
    up: Value,
    areas: Value,
    foot: Value,
    search: Value,
}

/// The ways from pages that were framed: thousands lie in folders of the same depth and belong to the same part of the site.
#[derive(Default)]
pub struct Known(RwLock<Vec<(String, Option<Top>, Ways)>>);

impl Ways {
    /// The ways from a page. Those of a page that is itself such a part are its own.
    fn of(site: &Site<'_>, page: &Page) -> Ways {
        let up = up(&page.path);
        if site.tops.contains(&page.path) {
            return Ways::found(site, page, &up);
        }
        let known = site.ways.0.read().unwrap_or_else(PoisonError::into_inner);
        let same = known
            .iter()
            .find(|(known, area, _)| *known == up && *area == page.area);
        if let Some((_, _, ways)) = same {
            return ways.clone();
        }
        drop(known);
        let ways = Ways::found(site, page, &up);
        let mut known = site.ways.0.write().unwrap_or_else(PoisonError::into_inner);
        known.push((up, page.area, ways.clone()));
        ways
    }

    fn found(site: &Site<'_>, page: &Page, up: &str) -> Ways {
        let links = |areas: &[(Top, Label)]| -> Value {
            let link = |(top, name): &(Top, Label)| {
                context! {
                    href => href(&way(&page.path, &site.addresses.top(*top))),
                    name => name.in_lang(site.lang),
                    is_here => page.path == site.addresses.top(*top),
                    is_open => page.area == Some(*top),
                }
            };
            areas.iter().map(link).collect()
        };
        Ways {
            up: href(up),
            areas: links(&AREAS),
            foot: links(&foot(site)),
            search: href(&way(&page.path, &site.addresses.top(Top::Search))),
        }
    }
}

/// What stands at the foot of each page of this site.
fn foot(site: &Site<'_>) -> Vec<(Top, Label)> {
    let since = site.before.map(|_| SINCE);
    let downloads = (!site.offered.is_empty()).then_some(DOWNLOADS);
    since.into_iter().chain(downloads).chain(FOOT).collect()
}

/// The paths of all pages to which a frame leads.
pub fn tops(addresses: &Addresses) -> Vec<String> {
    let all = AREAS.iter().chain(&FOOT).chain([&SINCE, &DOWNLOADS]);
    all.map(|(top, _)| addresses.top(*top)).collect()
}

/// An address for an attribute of a template. Templates would write each slash as an entity.
pub fn href(address: &str) -> Value {
    Value::from_safe_string(escaped(address))
}

fn without_policy(site: &Site<'_>) -> Trouble {
    site.templates.complain(
        "site/page.html",
        text!("die Seite trägt keine Content-Security-Policy", "the page carries no Content-Security-Policy"),
        text!(
            "in den <head> gehört als Erstes: <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ policy }}}}\">",
            "put first into the <head>: <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ policy }}}}\">"
        ),
    )
}

/// The words of the frame.
pub fn words(lang: Lang) -> Value {
    let pick = |de, en| label(de, en).in_lang(lang);
    context! {
        skip => pick("Zum Inhalt springen", "Skip to content"),
        start => pick("Startseite", "Start"),
        areas => pick("Bereiche", "Sections"),
        menu => pick("Menü", "Menu"),
        search => pick("Suche", "Search"),
        above => pick("Sie sind hier", "You are here"),
        foot => pick("Über diese Seiten", "About this site"),
        internal => pick("Interne Fassung – nicht zur Veröffentlichung", "Internal version – not for publication"),
        top => pick("Nach oben", "Back to top"),
        chapters => pick("Weiterlesen", "Read on"),
        before => pick("Vorheriges Kapitel:", "Previous chapter:"),
        after => pick("Nächstes Kapitel:", "Next chapter:"),
        moved => pick("Diese Seite steht jetzt an anderer Stelle.", "This page has moved."),
    }
}
