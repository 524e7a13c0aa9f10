//! The start page: the strategy at a glance.

use crate::markdown;
use crate::markdown::words::plain_text;
use crate::message::{Label, Lang, label, plural};
use crate::model::field::FieldKind;
use crate::model::project::{Ampel, Priority};
use crate::model::{Choices, Kind, PartialDate};
use crate::template::{Trouble, Value, context};

use super::super::document::words;
use super::super::html::blocks;
use super::super::html::setting::Setting;
use super::super::plan::At;
use super::super::selection;
use super::super::words::{capital, count};
use super::address::Top;
use super::changes::Event;
use super::frame::Page;
use super::leaf::Leaf;
use super::since::Since;
use super::{Site, list, progress, summary};

/// How many events the start page tells.
const EVENTS: usize = 6;

/// The most projects that the start page names.
const PROJECTS: usize = 12;

/// The longest teaser of a field, in characters.
const TEASER: usize = 180;

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>, events: &[Event], since: Option<&Since<'_>>) -> Result<Page, Trouble> {
    let leaf = Leaf::new(site, site.addresses.top(Top::Start));
    let document = &site.document;
    let writer = blocks::Writer {
        setting: &leaf,
        templates: &site.templates,
    };
    let newest: Vec<&Event> = events
        .iter()
        .filter(|event| event.weighs)
        .take(EVENTS)
        .collect();
    let news: Vec<Value> = newest.iter().map(|event| news(&leaf, event)).collect();
    let lighthouses = lighthouses(site);
    let lighthouses = match lighthouses.is_empty() {
        true => None,
        false => Some(Value::from_safe_string(
            writer.blocks(&[list::plain(site, &lighthouses)])?,
        )),
    };
    let html = site.templates.render(
        "site/start.html",
        &context! {
            title => parts(&leaf, &document.title),
            subtitle => document.subtitle.as_deref().map(|text| line(&leaf, text)),
            edition => &*document.edition,
            date => document.date.map(|date| PartialDate::of_day(date).show(site.lang)),
            publisher => document.publisher.as_deref(),
            figures => figures(&leaf),
            sentences => sentences(site),
            fields => fields(&leaf),
            lighthouses,
            news,
            since => since.map(|since| since.on_start(&leaf)),
            chart => progress::status::bar(site).map(Value::from_safe_string),
            links => links(&leaf),
            has_downloads => !site.offered.is_empty(),
            words => words_of_page(site.lang),
        },
    )?;
    Ok(Page {
        path: leaf.path,
        title: document.title.clone(),
        above: Vec::new(),
        area: Some(Top::Start),
        scripts: &[],
        about: document.subtitle.as_deref().and_then(summary::of_text),
        html,
    })
}

fn line(leaf: &Leaf<'_>, text: &str) -> Value {
    Value::from_safe_string(super::super::html::inlines::html(leaf, &words(text)))
}

/// A title in the parts that dashes set off, each with the dash after it, to be broken apart before anything inside them is.
fn parts(leaf: &Leaf<'_>, title: &str) -> Vec<Value> {
    let mut parts: Vec<String> = title.split(" – ").map(str::to_owned).collect();
    let last = parts.len() - 1;
    for part in &mut parts[..last] {
        part.push_str("\u{a0}–");
    }
    parts.iter().map(|part| line(leaf, part)).collect()
}

/// How many there are of each kind, leading to their list.
fn figures(leaf: &Leaf<'_>) -> Vec<Value> {
    let strategy = &leaf.site.view.strategy;
    let counted = [
        (Kind::Field, strategy.fields.len()),
        (Kind::Goal, strategy.goals.len()),
        (Kind::Measure, strategy.measures.len()),
        (Kind::Project, strategy.projects.len()),
        (Kind::Ministry, strategy.ministries.len()),
    ];
    let figure = |(kind, number): (Kind, usize)| {
        let name = match kind {
            Kind::Field => label("Felder und Themen", "fields and themes"),
            kind => plural(number, kind.label(), kind.plural()),
        };
        context! {
            number => count(number, leaf.lang()),
            name => capital(name.in_lang(leaf.lang())),
            href => leaf.href(&leaf.site.addresses.top(Top::All(kind))),
        }
    };
    counted
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(figure)
        .collect()
}

/// How far the projects are, in words.
fn sentences(site: &Site<'_>) -> Vec<String> {
    let (strategy, lang) = (&site.view.strategy, site.lang);
    let projects = &strategy.projects;
    if projects.is_empty() {
        return Vec::new();
    }
    let row = progress::status::all(site);
    let by_status = progress::status::STATUSES.into_iter().zip(row.counts);
    let by_status = by_status.filter(|(_, number)| *number > 0);
    let by_status: Vec<String> = by_status
        .map(|(status, number)| progress::status::told(status, number, lang))
        .collect();
    let of_light = |light: Ampel| {
        let number = site
            .view
            .lights
            .iter()
            .filter(|found| **found == Some(light))
            .count();
        (number > 0).then(|| format!("{} {}", count(number, lang), light.label().in_lang(lang)))
    };
    let by_light: Vec<String> = Ampel::ALL
        .iter()
        .filter_map(|light| of_light(*light))
        .collect();
    let all = count(projects.len(), lang);
    let (statuses, lights) = (and(&by_status, lang), and(&by_light, lang));
    let mut sentences = vec![match lang {
        Lang::De => format!("Von {all} Projekten: {statuses}."),
        Lang::En => format!("Of {all} projects: {statuses}."),
    }];
    if !by_light.is_empty() {
        sentences.push(match lang {
            Lang::De => {
                format!("Die aus Terminen und Berichtsstand errechnete Ampel zeigt bei {lights}.")
            }
            Lang::En => format!("The traffic light computed from dates and reports: {lights}."),
        });
    }
    sentences
}

fn and(parts: &[String], lang: Lang) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    crate::message::listed(&parts, lang.pick("und", "and"))
}

/// The fields, each with the beginning of its vision.
fn fields(leaf: &Leaf<'_>) -> Vec<Value> {
    let site = leaf.site;
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
    let group = |(kind, title): (FieldKind, Label)| {
        let fields = selection::fields_of(&site.view.strategy, &site.writer.order, kind);
        let fields: Vec<Value> = fields.into_iter().map(|at| field(leaf, at)).collect();
        (!fields.is_empty()).then(|| context! { title => title.in_lang(site.lang), fields })
    };
    kinds.into_iter().filter_map(group).collect()
}

fn field(leaf: &Leaf<'_>, at: usize) -> Value {
    let (site, field) = (leaf.site, &leaf.site.view.strategy.fields[at]);
    let counted = [
        (Kind::Goal, site.writer.relations.goals_of_field[at].len()),
        (Kind::Project, site.ties.projects_of_field[at].len()),
    ];
    let counted = counted
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(kind, number)| {
            let word = plural(*number, kind.label(), kind.plural()).in_lang(site.lang);
            format!("{}\u{a0}{word}", count(*number, site.lang))
        });
    context! {
        href => leaf.href(&site.addresses.entry(Kind::Field, &field.head.id)),
        title => line(leaf, &field.head.title.value),
        teaser => line(leaf, &teaser(site, at)),
        about => counted.collect::<Vec<_>>().join(" · "),
    }
}

/// The first sentences of the vision that are not a heading.
fn teaser(site: &Site<'_>, at: usize) -> String {
    let head = &site.view.strategy.fields[at].head;
    let text = plain_text(&markdown::parse(site.view.text(head)));
    let line = text
        .lines()
        .find(|line| line.chars().nth(40).is_some())
        .unwrap_or("");
    match line.char_indices().nth(TEASER) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &line[..cut])
        }
    }
}

fn lighthouses(site: &Site<'_>) -> Vec<At> {
    let projects = site.view.strategy.projects.iter().enumerate();
    let lighthouses = projects.filter(|(_, project)| project.priority == Priority::Lighthouse);
    lighthouses
        .map(|(at, _)| (Kind::Project, at))
        .take(PROJECTS)
        .collect()
}

fn news(leaf: &Leaf<'_>, event: &Event) -> Value {
    context! {
        date => event.date.show(leaf.lang()),
        what => &*event.what,
        title => Value::from_safe_string(super::super::html::inlines::html(leaf, &[leaf.site.writer.link(event.of)])),
    }
}

/// Where to go on.
fn links(leaf: &Leaf<'_>) -> Value {
    let to = |top: Top| leaf.href(&leaf.site.addresses.top(top));
    context! {
        progress => to(Top::Progress),
        changes => to(Top::Changes),
        document => to(Top::All(Kind::Chapter)),
        projects => to(Top::All(Kind::Project)),
        search => to(Top::Search),
        downloads => to(Top::Downloads),
    }
}

fn words_of_page(lang: Lang) -> Value {
    let pick = |de, en| label(de, en).in_lang(lang);
    context! {
        edition => pick("Fassung", "Edition"),
        date => pick("Stand", "As of"),
        publisher => pick("Federführung", "Published by"),
        glance => pick("Auf einen Blick", "At a glance"),
        progress => pick("Fortschritt im Einzelnen", "Progress in detail"),
        lighthouses => pick("Leuchttürme", "Lighthouse projects"),
        projects => pick("Alle Projekte", "All projects"),
        news => pick("Zuletzt geschehen", "Latest"),
        changes => pick("Alle Änderungen", "All changes"),
        since => pick("Was sich geändert hat", "What has changed"),
        document => pick("Die ganze Strategie lesen", "Read the whole strategy"),
        search => pick("Suchen", "Search"),
        downloads => pick("Als PDF, in Word und als Daten herunterladen", "Download as PDF, Word and data"),
    }
}
