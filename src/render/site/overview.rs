//! The pages that list all entries of a kind, but for the register of projects.

use crate::message::{Label, label};
use crate::model::field::FieldKind;
use crate::model::insert::{Insert, What};
use crate::model::{Choices, Kind};
use crate::template::Trouble;

use super::super::document::{Block, section, words};
use super::super::extract::Extract;
use super::super::filter::Filter;
use super::super::made;
use super::super::plan::At;
use super::super::selection::{self, Group};
use super::super::words::capital;
use super::address::Top;
use super::frame::Page;
use super::leaf::Leaf;
use super::{Site, document, list, plain};

/// The kinds that have such a page.
pub const KINDS: [Kind; 6] = [
    Kind::Field,
    Kind::Goal,
    Kind::Measure,
    Kind::Decision,
    Kind::Ministry,
    Kind::Chapter,
];

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>, kind: Kind) -> Result<Page, Trouble> {
    let top = Top::All(kind);
    let leaf = Leaf::new(site, site.addresses.top(top));
    let title = title(kind).in_lang(site.lang);
    let lead = lead(kind).in_lang(site.lang);
    let contents = match kind {
        Kind::Chapter => document::contents(&leaf),
        _ => String::new(),
    };
    let html = plain::html(&leaf, title, Some(lead), &content(site, kind), &contents)?;
    Ok(Page {
        path: leaf.path,
        title: title.to_owned(),
        above: Vec::new(),
        area: Some(top),
        scripts: &[],
        about: None,
        html,
    })
}

fn title(kind: Kind) -> Label {
    match kind {
        Kind::Field => label(
            "Handlungsfelder und Querschnittsthemen",
            "Fields of action and cross-cutting themes",
        ),
        Kind::Goal => label("Etappenziele", "Goals"),
        Kind::Measure => label("Maßnahmen", "Measures"),
        Kind::Decision => label("Verfahren und Beschlüsse", "Process and decisions"),
        Kind::Ministry => label("Ressorts", "Ministries"),
        Kind::Chapter => label("Das Strategiedokument", "The strategy document"),
        Kind::Contribution => label("Beiträge", "Contributions"),
        Kind::Project => label("Projekte", "Projects"),
    }
}

fn lead(kind: Kind) -> Label {
    match kind {
        Kind::Field => label(
            "Was werden soll: Jedes Feld beginnt mit einem Zielbild, darauf folgen Ziele, Beiträge der Ressorts, Maßnahmen und Projekte.",
            "What is to be: each field begins with a vision; goals, contributions of the ministries, measures and projects follow.",
        ),
        Kind::Goal => label(
            "Was bis wann erreicht sein soll, mit einem federführenden Ressort.",
            "What is to be reached by when, with a ministry in the lead.",
        ),
        Kind::Measure => label(
            "Was die Ressorts unternehmen, um die Etappenziele zu erreichen.",
            "What the ministries do to reach the goals.",
        ),
        Kind::Decision => label(
            "Wie die Strategie entsteht und was dazu beschlossen ist.",
            "How the strategy comes about, and what has been decided.",
        ),
        Kind::Ministry => label(
            "Wer wofür zuständig ist und wo Sie nachfragen können.",
            "Who is responsible for what, and where you can ask.",
        ),
        Kind::Chapter => label(
            "Die Strategie zum Lesen, Kapitel für Kapitel.",
            "The strategy to read, chapter by chapter.",
        ),
        Kind::Contribution | Kind::Project => label("", ""),
    }
}

fn content(site: &Site<'_>, kind: Kind) -> Vec<Block> {
    let order = &site.writer.order;
    match kind {
        Kind::Field => fields(site),
        Kind::Goal => {
            let all = Insert::of(What::Goals);
            groups(site, kind, selection::goals(order, &everything(site, &all)))
        }
        Kind::Measure => {
            let all = Insert::of(What::Measures);
            groups(
                site,
                kind,
                selection::measures(order, &everything(site, &all)),
            )
        }
        Kind::Decision => process(site),
        Kind::Ministry => vec![list::plain(
            site,
            &entries(Kind::Ministry, &order.ministries),
        )],
        Kind::Chapter | Kind::Contribution | Kind::Project => Vec::new(),
    }
}

fn everything<'i>(site: &'i Site<'_>, insert: &'i Insert) -> Filter<'i> {
    Filter::of(&site.view.strategy, insert, &Extract::WHOLE)
}

fn entries(kind: Kind, places: &[usize]) -> Vec<At> {
    places.iter().map(|at| (kind, *at)).collect()
}

fn fields(site: &Site<'_>) -> Vec<Block> {
    let kinds = [
        (
            FieldKind::Field,
            label("Handlungsfelder", "Fields of action"),
        ),
        (
            FieldKind::CrossCutting,
            label("Querschnittsthemen", "Cross-cutting themes"),
        ),
    ];
    let block = |(kind, title): (FieldKind, Label)| {
        let fields = selection::fields_of(&site.view.strategy, &site.writer.order, kind);
        list::under(
            site,
            format!("list-{}", kind.key()),
            title,
            &entries(Kind::Field, &fields),
            "",
        )
    };
    kinds.into_iter().filter_map(block).collect()
}

fn groups(site: &Site<'_>, kind: Kind, groups: Vec<Group>) -> Vec<Block> {
    let block = |group: Group| match group.heading {
        None => list::plain(site, &group.entries),
        Some(heading) => {
            let place = format!("{}-{}", kind.key(), heading.id);
            let mut section = section(place, 1, words(heading.title));
            section.blocks.push(list::plain(site, &group.entries));
            Block::Section(section)
        }
    };
    let blocks: Vec<Block> = groups.into_iter().map(block).collect();
    match blocks.is_empty() {
        true => vec![nothing(site, kind)],
        false => blocks,
    }
}

fn nothing(site: &Site<'_>, kind: Kind) -> Block {
    let none = label("Noch keine Einträge: ", "No entries yet: ").in_lang(site.lang);
    let what = kind.plural().in_lang(site.lang);
    Block::Note(words(format!("{none}{what}.")))
}

/// The timetable, then the decisions, the newest first.
fn process(site: &Site<'_>) -> Vec<Block> {
    let timetable = made::blocks(&site.writer, &Insert::of(What::Timeline));
    let all = Insert::of(What::Decisions);
    let decisions = selection::decisions(&everything(site, &all));
    let decisions: Vec<At> = decisions
        .into_iter()
        .flat_map(|group| group.entries)
        .rev()
        .collect();
    let parts = [
        ("Fahrplan", What::Timeline.label(), timetable),
        (
            "Beschluesse",
            Kind::Decision.plural(),
            match decisions.is_empty() {
                true => vec![nothing(site, Kind::Decision)],
                false => vec![list::plain(site, &decisions)],
            },
        ),
    ];
    let block = |(place, title, blocks): (&str, Label, Vec<Block>)| {
        let title = capital(title.in_lang(site.lang));
        let mut section = section(place.to_owned(), 1, words(title));
        section.blocks = blocks;
        Block::Section(section)
    };
    parts.into_iter().map(block).collect()
}
