//! The page of all that changed: what is new, what is different, what is gone.

use crate::comparison::{Change, Difference, Subject};
use crate::message::Lang;
use crate::model::{Kind, PartialDate};
use crate::template::Trouble;

use super::super::super::document::{Block, Inline, Item, List, section, words};
use super::super::super::words::{capital, count};
use super::super::address::Top;
use super::super::frame::{self, Page};
use super::super::leaf::Leaf;
use super::super::{Site, plain};
use super::{SORTS, Since, Sort, name};

/// The most differences of one sort that the page tells.
const MOST: usize = 500;

impl Since<'_> {
    /// The page.
    ///
    /// # Errors
    /// When a template of the strategy is wrong.
    pub fn page(&self, site: &Site<'_>) -> Result<Page, Trouble> {
        let leaf = Leaf::new(site, site.addresses.top(Top::Since));
        let title = frame::name(Top::Since, site.lang);
        let mut content = vec![Block::Lead(words(self.summary(site.lang)))];
        for sort in &SORTS {
            content.extend(self.sort(site, sort));
        }
        let lead = self.between(site);
        let html = plain::html(&leaf, title, Some(&lead), &content, "")?;
        Ok(Page {
            path: leaf.path,
            title: title.to_owned(),
            above: Vec::new(),
            area: Some(Top::Since),
            scripts: &[],
            about: None,
            html,
        })
    }

    /// Which two states are compared.
    fn between(&self, site: &Site<'_>) -> String {
        let lang = site.lang;
        let then = PartialDate::of_day(self.before.date).show(lang);
        let edition = &self.before.view.strategy.settings.edition;
        let name = &self.before.name;
        let which = match **edition == *site.document.edition {
            true => lang.pick(format!("Stand „{name}“"), format!("state “{name}”")),
            false => lang.pick(
                format!("Fassung „{edition}“"),
                format!("edition “{edition}”"),
            ),
        };
        lang.pick(
            format!("Verglichen ist mit dem, was am {then} zu lesen war ({which})."),
            format!("Compared is with what was to be read on {then} ({which})."),
        )
    }

    fn sort(&self, site: &Site<'_>, sort: &Sort) -> Option<Block> {
        let found = self.of_sort(sort);
        if found.is_empty() {
            return None;
        }
        let heading = words(sort.heading.in_lang(site.lang));
        let mut section = section(sort.place.to_owned(), 1, heading);
        let shown = &found[..found.len().min(MOST)];
        section.blocks.push(Block::List(List {
            start: None,
            tight: true,
            items: shown.iter().map(|it| self.item(site, it)).collect(),
        }));
        if let Some(more) = found.len().checked_sub(MOST).filter(|more| *more > 0) {
            let more = count(more, site.lang);
            let line = site.lang.pick(
                format!("Weitere, die hier nicht einzeln stehen: {more}."),
                format!("More that are not named here: {more}."),
            );
            section.blocks.push(Block::Note(words(line)));
        }
        Some(Block::Section(section))
    }

    /// A difference: its name, whose it is, and what changed in it, line by line.
    fn item(&self, site: &Site<'_>, difference: &Difference) -> Item {
        let mut line = vec![name(site, difference)];
        if difference.subject != Subject::Strategy {
            line.push(Inline::Break);
            line.push(Inline::Quiet(self.about(site, difference)));
        }
        let mut blocks = vec![Block::Paragraph(line)];
        let changes = difference.changes.iter();
        let changes = changes.map(|change| told(difference, change, site.lang));
        let changes: Vec<Item> = changes.map(item).collect();
        if !difference.is_whole() && !changes.is_empty() {
            blocks.push(Block::List(List {
                start: None,
                tight: true,
                items: changes,
            }));
        }
        Item { task: None, blocks }
    }

    /// What it is, whose, and what became of it.
    fn about(&self, site: &Site<'_>, difference: &Difference) -> String {
        let house = self.told.ministries.get(&difference.ministry);
        let is_itself = difference.subject == Subject::Entry(Kind::Ministry);
        let house = house.filter(|_| !is_itself).map(|it| it.short.to_string());
        let fate = match difference.is_whole() {
            true => None,
            false => difference.fate_in_words(site.lang),
        };
        let noun = capital(difference.noun(site.lang));
        let parts = std::iter::once(noun).chain(house).chain(fate);
        parts.collect::<Vec<_>>().join(" · ").replace('`', "")
    }
}

fn item(line: String) -> Item {
    Item {
        task: None,
        blocks: vec![Block::Paragraph(words(line))],
    }
}

/// A change on one line. Names in back-ticks are for terminals.
fn told(difference: &Difference, change: &Change, lang: Lang) -> String {
    capital(&difference.change_in_words(change, lang).replace('`', ""))
}
