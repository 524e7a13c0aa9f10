//! The explanation (Erläuterungen): what came before, what the strategy holds, how it came about.

use std::collections::{BTreeSet, HashMap};

use crate::message::{Label, Lang, label, plural};
use crate::model::decision::Resolution;
use crate::model::{Field, PartialDate, Ref};
use crate::source::Spanned;
use crate::text;

use super::super::document::{Align, Block, Item, List, Section, Table, words};
use super::super::words::count;
use super::head::{column, row};
use super::{Job, paragraph, told};

/// The section.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let parts = [origin(job), content(job), process(job)];
    let title = job.pick("Erläuterungen", "Explanation");
    let blocks = parts.into_iter().flatten().map(Block::Section).collect();
    Some(super::heading("explanation", 1, title, blocks))
}

/// What came before.
fn origin(job: &Job<'_>) -> Option<Section> {
    let (lang, strategy) = (job.lang, &job.view.strategy);
    let settings = &strategy.settings;
    let mut blocks = Vec::new();
    if let Some(subtitle) = &settings.subtitle {
        blocks.push(paragraph(&**subtitle));
    }
    if let Some(horizon) = &settings.horizon {
        let [de, en] = shown(horizon);
        blocks.push(told(
            job,
            &text!(
                "Die Strategie reicht bis {de}.",
                "The strategy looks ahead to {en}."
            ),
        ));
    }
    if let Some(predecessor) = &settings.predecessor {
        blocks.push(told(
            job,
            &text!(
                "Ihre Vorgängerin: {predecessor}.",
                "Its predecessor: {predecessor}."
            ),
        ));
    }
    let mut earlier: Vec<_> = strategy
        .decisions
        .iter()
        .filter(|decision| decision.kind.value == Resolution::Adopted)
        .filter(|decision| {
            let edition = decision.adopts.as_ref().map(|edition| &edition.value);
            edition.is_some_and(|edition| *edition != settings.edition)
        })
        .collect();
    earlier.sort_by_key(|decision| (decision.date.last_day(), &decision.head.id));
    if !earlier.is_empty() {
        blocks.push(paragraph(
            job.pick("Beschlossen wurden bisher:", "Adopted so far:"),
        ));
        let items = earlier.into_iter().map(|decision| {
            let (date, body) = (decision.date.value.show(lang), &decision.body);
            let title = &decision.head.title.value;
            item(format!("{date}, {body}: {title}"))
        });
        blocks.push(Block::List(List {
            start: None,
            tight: true,
            items: items.collect(),
        }));
    }
    let title = job.pick("Gegenstand und Anlass", "Subject and occasion");
    (!blocks.is_empty()).then(|| super::heading("origin", 2, title, blocks))
}

fn item(text: String) -> Item {
    Item {
        task: None,
        blocks: vec![Block::Paragraph(words(text))],
    }
}

fn shown(date: &PartialDate) -> [String; 2] {
    [Lang::De, Lang::En].map(|lang| date.show(lang))
}

/// What the strategy holds, field by field.
fn content(job: &Job<'_>) -> Option<Section> {
    let strategy = &job.view.strategy;
    let counts = counts(job);
    let mut fields: Vec<&Field> = strategy.fields.iter().collect();
    fields.sort_by_key(|field| (field.kind, field.order, &field.head.id));
    let rows = fields.into_iter().map(|field| {
        let counted = counts.get(&*field.head.id).copied().unwrap_or_default();
        let [texts, goals, measures, projects] = counted.map(|number| count(number, job.lang));
        let title = field.head.title.value.to_string();
        row([title, texts, goals, measures, projects])
    });
    let heading = |de, en, align| column(job.pick(de, en), align);
    let table = Table {
        caption: job
            .pick("Inhalt nach Feldern", "Content by field")
            .to_owned(),
        caption_shown: false,
        columns: vec![
            heading(
                "Handlungsfeld, Querschnittsthema",
                "Field, cross-cutting theme",
                Align::Start,
            ),
            heading("Beiträge", "Contributions", Align::End),
            heading("Etappenziele", "Goals", Align::End),
            heading("Maßnahmen", "Measures", Align::End),
            heading("Projekte", "Projects", Align::End),
        ],
        rows: rows.collect(),
        row_headings: true,
    };
    let title = job.pick("Inhalt", "Content");
    Some(super::heading(
        "content",
        2,
        title,
        vec![paragraph(all(job)), Block::Table(table)],
    ))
}

/// Contributions, goals, measures and projects of each field, by its id.
fn counts<'j>(job: &Job<'j>) -> HashMap<&'j str, [usize; 4]> {
    let strategy = &job.view.strategy;
    let mut counts: HashMap<&str, [usize; 4]> = HashMap::new();
    let mut add = |what: usize, fields: Vec<&'j Ref<Field>>| {
        let known = fields.into_iter().filter_map(|field| strategy.get(field));
        let ids: BTreeSet<&str> = known.map(|field| &*field.head.id).collect();
        for id in ids {
            counts.entry(id).or_default()[what] += 1;
        }
    };
    let texts = strategy.contributions.iter().zip(&*job.view.standings);
    texts
        .filter(|(_, standing)| standing.state.is_consolidated())
        .for_each(|(text, _)| add(0, vec![&text.field]));
    strategy
        .goals
        .iter()
        .for_each(|goal| add(1, vec![&goal.field]));
    for measure in &strategy.measures {
        let goals = measure.goals.iter().filter_map(|goal| strategy.get(goal));
        add(2, goals.map(|goal| &goal.field).collect());
    }
    for project in &strategy.projects {
        let fields = std::iter::once(&project.field).chain(&project.cross_cutting);
        add(3, fields.collect());
    }
    counts
}

/// How much there is of everything.
fn all(job: &Job<'_>) -> String {
    let strategy = &job.view.strategy;
    let of = |number: usize, one: Label, many: Label| {
        let word = plural(number, one, many).in_lang(job.lang);
        format!("{} {word}", count(number, job.lang))
    };
    let fields = of(
        strategy.fields.len(),
        label("Feld", "field"),
        label("Felder", "fields"),
    );
    let goals = of(
        strategy.goals.len(),
        label("Etappenziel", "goal"),
        label("Etappenziele", "goals"),
    );
    let measures = of(
        strategy.measures.len(),
        label("Maßnahme", "measure"),
        label("Maßnahmen", "measures"),
    );
    let projects = of(
        strategy.projects.len(),
        label("Projekt", "project"),
        label("Projekte", "projects"),
    );
    job.lang.pick(
        format!("Die Strategie umfasst {fields}, {goals}, {measures} und {projects}. Was mehrere Felder betrifft, zählt in jedem."),
        format!("The strategy holds {fields}, {goals}, {measures} and {projects}. What concerns several fields counts in each."),
    )
}

/// How it came about.
fn process(job: &Job<'_>) -> Option<Section> {
    let settings = &job.view.strategy.settings;
    let process = &settings.process;
    let step = |date: &Option<Spanned<PartialDate>>, de: &str, en: &str| {
        let [shown_de, shown_en] = shown(&date.as_ref()?.value);
        Some(item(job.lang.pick(
            format!("{de} {shown_de}"),
            format!("{en} {shown_en}"),
        )))
    };
    let steps = [
        step(
            &process.contacts_due,
            "Benennung der Ansprechpersonen: bis",
            "Naming of contacts: by",
        ),
        step(
            &process.contributions_due,
            "Zulieferung der Beiträge: bis",
            "Contributions: by",
        ),
        step(
            &process.cosignatures_due,
            "Mitzeichnung: bis",
            "Co-signatures: by",
        ),
    ];
    let items: Vec<Item> = steps.into_iter().flatten().collect();
    let mut blocks = Vec::new();
    if !items.is_empty() {
        blocks.push(Block::List(List {
            start: None,
            tight: true,
            items,
        }));
    }
    blocks.push(told(job, &text!(
        "Jedes Ressort schreibt seine Beiträge selbst und liefert sie zu, die Federführung nimmt sie an, die beteiligten Ressorts zeichnen sie mit. Jede Mitzeichnung gilt genau dem Text, dessen Prüfsumme sie nennt.",
        "Each ministry writes and submits its contributions itself, the lead accepts them, the ministries concerned co-sign them. Each co-signature is of exactly the text whose digest it names."
    )));
    if settings.deemed_consent {
        blocks.push(told(
            job,
            &text!(
                "Schweigen bis zum Ende der Mitzeichnungsfrist gilt als Zustimmung.",
                "Silence until the end of the time for co-signing counts as consent."
            ),
        ));
    }
    let title = job.pick("Verfahren", "How it came about");
    Some(super::heading("process", 2, title, blocks))
}
