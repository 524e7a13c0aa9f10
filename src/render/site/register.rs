//! The register of projects: a plain table of all of them, which a script makes searchable, sortable and filterable.

use std::fmt::Write as _;

use crate::message::{Label, label};
use crate::model::insert::{Insert, What};
use crate::model::measure::Progress;
use crate::model::project::{Ampel, Priority};
use crate::model::{Choices, Kind, Project};
use crate::template::{Trouble, Value, context};

use super::super::document::{Inline, words};
use super::super::entry;
use super::super::extract::Extract;
use super::super::filter::Filter;
use super::super::html::escape::escaped;
use super::super::html::inlines;
use super::super::selection;
use super::super::words::capital;
use super::Site;
use super::address::Top;
use super::frame::Page;
use super::leaf::Leaf;

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>) -> Result<Page, Trouble> {
    let top = Top::All(Kind::Project);
    let leaf = Leaf::new(site, site.addresses.top(top));
    let everything = Insert::of(What::Projects);
    let filter = Filter::of(&site.view.strategy, &everything, &Extract::WHOLE);
    let groups = selection::projects(&site.writer.order, &filter);
    let projects = groups.into_iter().flat_map(|group| group.entries);
    let mut rows = String::new();
    let mut count = 0;
    for (_, at) in projects {
        row(&leaf, at, &mut rows);
        count += 1;
    }
    let html = site.templates.render(
        "site/register.html",
        &context! {
            title => title(site),
            filters => filters(site),
            columns => columns(site),
            rows => Value::from_safe_string(rows),
            words => words_of_page(site, count),
        },
    )?;
    Ok(Page {
        path: leaf.path,
        title: title(site),
        above: Vec::new(),
        area: Some(top),
        scripts: &["search-index.js", "find.js", "register.js"],
        about: Some(LEAD.in_lang(site.lang).to_owned()),
        html,
    })
}

fn title(site: &Site<'_>) -> String {
    capital(Kind::Project.plural().in_lang(site.lang))
}

const LIGHT: Label = label("Ampel", "Traffic light");
const PRIORITY: Label = label("Priorität", "Priority");
const STATUS: Label = label("Status", "Status");

/// The columns: how the script calls them, and their headings.
fn columns(site: &Site<'_>) -> Vec<Value> {
    let columns = [
        ("title", Kind::Project.label()),
        ("ministry", Kind::Ministry.label()),
        ("field", Kind::Field.label()),
        ("status", STATUS),
        ("light", LIGHT),
        ("priority", PRIORITY),
        ("as-of", label("Stand", "As of")),
    ];
    let column =
        |(key, name): (&str, Label)| context! { key, name => capital(name.in_lang(site.lang)) };
    columns.into_iter().map(column).collect()
}

/// One project: what the script needs in an attribute, what readers need in cells. There may be thousands, so the ends of cells
/// and rows, which HTML lets one leave out, are left out. On a phone some of the cells follow the title in one line.
fn row(leaf: &Leaf<'_>, at: usize, out: &mut String) {
    let (site, project) = (leaf.site, &leaf.site.view.strategy.projects[at]);
    let light = site.view.lights[at];
    let is = [
        &*fields_of(site, project).join("+"),
        project.head.ministry(),
        project.status.value.key(),
        light.map_or("none", Ampel::key),
        project.priority.key(),
        &project.as_of.last_day().to_string(),
    ];
    let is = escaped(&is.join(" "));
    let title = site
        .writer
        .link_as((Kind::Project, at), project.head.title.value.to_string());
    let title = inlines::html(leaf, &[title]);
    let _ = write!(out, "<tr data-is=\"{is}\"><th scope=\"row\">{title}");
    for cell in cells(site, project, light) {
        out.push_str("<td>");
        out.push_str(inlines::html(leaf, &cell).trim_end());
    }
    out.push('\n');
}

fn cells(site: &Site<'_>, project: &Project, light: Option<Ampel>) -> [Vec<Inline>; 6] {
    let (strategy, lang) = (&site.view.strategy, site.lang);
    let ministry = strategy.position(Kind::Ministry, project.head.ministry());
    let ministry = ministry.map(|at| {
        site.writer.link_as(
            (Kind::Ministry, at),
            strategy.ministries[at].short.to_string(),
        )
    });
    [
        ministry.into_iter().collect(),
        site.writer.links(site.writer.at(&project.field)),
        words(project.status.value.label().in_lang(lang)),
        light
            .map(|light| entry::light(light, lang))
            .into_iter()
            .collect(),
        words(project.priority.label().in_lang(lang)),
        words(project.as_of.show(lang)),
    ]
}

/// The ids of the fields that a project belongs to, its own first.
fn fields_of<'s>(site: &'s Site<'_>, project: &'s Project) -> Vec<&'s str> {
    let fields = std::iter::once(&project.field).chain(&project.cross_cutting);
    fields
        .map(|field| site.view.strategy.id_of(field))
        .collect()
}

/// What can be chosen, each with the word for all.
fn filters(site: &Site<'_>) -> Vec<Value> {
    let (strategy, order) = (&site.view.strategy, &site.writer.order);
    let option = |value: &str, name: &str| context! { value, name };
    let fields = order.fields.iter().map(|at| {
        let field = &strategy.fields[*at];
        option(&field.head.id, field.short())
    });
    let ministries = order.ministries.iter().map(|at| {
        let ministry = &strategy.ministries[*at];
        option(&ministry.id, &ministry.name.value)
    });
    let choices = |choices: &[crate::model::Choice]| -> Vec<Value> {
        let named = choices
            .iter()
            .map(|choice| option(choice.key, choice.label.in_lang(site.lang)));
        named.collect()
    };
    let mut lights = choices(Ampel::CHOICES);
    lights.push(option("none", label("ohne", "none").in_lang(site.lang)));
    let filter = |key: &str, name: Label, options: Vec<Value>| {
        context! { key, name => capital(name.in_lang(site.lang)), options }
    };
    vec![
        filter("field", Kind::Field.label(), fields.collect()),
        filter("ministry", Kind::Ministry.label(), ministries.collect()),
        filter("status", STATUS, choices(Progress::CHOICES)),
        filter("priority", PRIORITY, choices(Priority::CHOICES)),
        filter("light", LIGHT, lights),
    ]
}

const LEAD: Label = label(
    "Alle Projekte der Strategie. Die Ampel ist aus Terminen und Berichtsstand errechnet; die Einschätzung des Ressorts steht auf der Seite des Projekts.",
    "All projects of the strategy. The traffic light is computed from dates and the age of reports; the ministry's own view stands on the page of the project.",
);
const FOUND: Label = label("{n} von {all} Projekten", "{n} of {all} projects");

fn words_of_page(site: &Site<'_>, count: usize) -> Value {
    let count = count.to_string();
    let pick = |de, en| label(de, en).in_lang(site.lang);
    context! {
        lead => LEAD.in_lang(site.lang),
        count => FOUND.in_lang(site.lang).replace("{n}", &count).replace("{all}", &count),
        search => pick("Suche in Titel und Text", "Search in title and text"),
        filter => pick("Projekte suchen und filtern", "Search and filter projects"),
        all => pick("alle", "all"),
        sort => pick("Sortieren nach", "Sort by"),
        order => pick("Reihenfolge der Strategie", "Order of the strategy"),
        reset => pick("Zurücksetzen", "Reset"),
        found => FOUND.in_lang(site.lang),
        sorted => pick("sortieren", "sort"),
        none => pick("Kein Projekt passt dazu.", "No project matches."),
    }
}
