//! The addresses of the site: from kind and id alone, so that they stay when titles change and the site grows. They are
//! written in the language of the strategy and name files, so that they work without a server.

use std::collections::HashMap;

use crate::message::{Label, Lang, label};
use crate::model::chapter::Page;
use crate::model::{Kind, Strategy};

use super::super::anchor;

/// The pages that every site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// The start page.
    Start,
    /// All entries of a kind.
    All(Kind),
    /// How far everything is.
    Progress,
    /// What has happened.
    Changes,
    /// What is different from an earlier state, where one was asked for.
    Since,
    /// What can be downloaded, where more than the site was built.
    Downloads,
    /// The search.
    Search,
    /// A page that the law asks for.
    Duty(Page),
}

impl Top {
    /// The path of its file.
    pub fn path(self, lang: Lang) -> String {
        let name = match self {
            Top::Start => label("index", "index"),
            Top::All(kind) => return format!("{}/index.html", folder(kind, lang)),
            Top::Progress => label("fortschritt", "progress"),
            Top::Changes => label("aenderungen", "changes"),
            Top::Since => label("was-sich-geaendert-hat", "what-has-changed"),
            Top::Downloads => label("herunterladen", "downloads"),
            Top::Search => label("suche", "search"),
            Top::Duty(Page::Imprint) => label("impressum", "imprint"),
            Top::Duty(Page::Privacy) => label("datenschutz", "privacy"),
            Top::Duty(Page::Accessibility) => label("barrierefreiheit", "accessibility"),
            Top::Duty(Page::EasyRead) => label("leichte-sprache", "easy-read"),
        };
        format!("{}.html", name.in_lang(lang))
    }
}

/// The folder of the pages of a kind.
fn folder(kind: Kind, lang: Lang) -> &'static str {
    let name: Label = match kind {
        Kind::Field => label("handlungsfelder", "fields"),
        Kind::Goal => label("ziele", "goals"),
        Kind::Chapter => label("dokument", "document"),
        Kind::Decision => label("beschluesse", "decisions"),
        Kind::Ministry => label("ressorts", "ministries"),
        Kind::Contribution => label("beitraege", "contributions"),
        Kind::Measure => label("massnahmen", "measures"),
        Kind::Project => label("projekte", "projects"),
    };
    name.in_lang(lang)
}

/// Where things stand on a site.
pub struct Addresses {
    lang: Lang,
    /// The chapters that are pages of duty, or parts of one.
    duties: HashMap<Box<str>, Page>,
}

impl Addresses {
    /// The addresses of a strategy, in its own language.
    pub fn of(strategy: &Strategy) -> Addresses {
        let chapters = strategy.chapters.iter();
        Addresses {
            lang: strategy.settings.language,
            duties: chapters
                .filter_map(|chapter| Some((chapter.head.id.clone(), chapter.page?)))
                .collect(),
        }
    }

    /// The path of a page that every site has.
    pub fn top(&self, top: Top) -> String {
        top.path(self.lang)
    }

    /// The path of the page of an entry.
    pub fn entry(&self, kind: Kind, id: &str) -> String {
        if let (Kind::Chapter, Some(page)) = (kind, self.duties.get(id)) {
            return self.top(Top::Duty(*page));
        }
        let folder = folder(kind, self.lang);
        match id {
            // The list of all has this name; no id ends in a hyphen.
            "index" => format!("{folder}/index-.html"),
            id => format!("{folder}/{id}.html"),
        }
    }

    /// The path of the page that holds a place, and the place on it.
    pub fn place(&self, place: &str) -> Option<(String, String)> {
        let (kind, id, inside) = anchor::parts(place)?;
        let inside = match self.duties.get(id.as_str()) {
            Some(page) if kind == Kind::Chapter => match (inside, self.is_alone(*page)) {
                ("", true) => "",
                _ => place,
            },
            _ => inside,
        };
        Some((self.entry(kind, &id), inside.to_owned()))
    }

    /// Whether one chapter is the whole page; the places of several keep their full names.
    fn is_alone(&self, page: Page) -> bool {
        self.duties.values().filter(|other| **other == page).count() == 1
    }
}

/// The way from the page at one path to another path: up to the folder in which both lie, and down again.
pub fn way(from: &str, to: &str) -> String {
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
    let alike = &from.as_bytes()[..alike.count()];
    let folder = alike.iter().rposition(|byte| *byte == b'/');
    let start = folder.map_or(0, |slash| slash + 1);
    format!("{}{}", up(&from[start..]), &to[start..])
}

/// The way from a page to the folder of the site: `../../`.
pub fn up(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_short() {
        for (from, to, way_there) in [
            ("index.html", "projekte/bm/a.html", "projekte/bm/a.html"),
            ("projekte/index.html", "projekte/bm/a.html", "bm/a.html"),
            ("projekte/bm/a.html", "projekte/bm/ab.html", "ab.html"),
            ("projekte/bm/a.html", "projekte/bmx/a.html", "../bmx/a.html"),
            ("projekte/bm/a.html", "ziele/ä.html", "../../ziele/ä.html"),
            ("projekte/bm/a.html", "index.html", "../../index.html"),
        ] {
            assert_eq!(way(from, to), way_there);
        }
    }
}
