//! The whole model of an audience for programs: one object per entry, references as ids, dates as written. Keys are those of
//! the files; what is absent there is absent here. Derived values: `anchor`, `state`, `ampel`.

mod entries;
mod object;
mod people;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::message::Lang;
use crate::model::{Choices, Entry, List, Settings, Strategy};

use super::audience::View;
use super::order::Order;
use super::plan::Places;
use super::relations::Relations;
use super::writer::Writer;
use entries::Entries;
use object::Object;

/// The model as JSON.
pub fn json(view: &View<'_>, lang: Lang, date: Option<Date>) -> String {
    let strategy = &view.strategy;
    let order = Order::of(strategy);
    let relations = Relations::of(strategy, &order);
    let writer = Writer::new(view, lang, Places::of_all(strategy), order, relations);
    let entries = Entries { writer: &writer };
    let mut model = Object::default();
    model.put("version", json!(1));
    model.put("audience", json!(view.audience.key()));
    model.text("date", date.map(|date| date.to_string()));
    settings(&mut model, strategy);
    model.put(
        "ministries",
        strategy.ministries.iter().map(people::ministry).collect(),
    );
    model.put(
        "fields",
        all(&strategy.fields, |_, field| entries.field(field)),
    );
    model.put("goals", all(&strategy.goals, |_, goal| entries.goal(goal)));
    model.put(
        "contributions",
        all(&strategy.contributions, |at, contribution| {
            entries.contribution(at, contribution)
        }),
    );
    model.put(
        "measures",
        all(&strategy.measures, |_, measure| entries.measure(measure)),
    );
    model.put(
        "projects",
        all(&strategy.projects, |at, project| {
            entries.project(at, project)
        }),
    );
    model.put(
        "decisions",
        all(&strategy.decisions, |_, decision| {
            entries.decision(decision)
        }),
    );
    model.put(
        "chapters",
        all(&strategy.chapters, |_, chapter| entries.chapter(chapter)),
    );
    model.list(
        "cosignatures",
        strategy.cosignatures.iter().map(people::cosignature),
    );
    model.list(
        "consolidated",
        strategy.ledger.iter().map(people::ledger_record),
    );
    format!("{:#}\n", model.done())
}

fn all<T: Entry>(entries: &List<T>, object: impl Fn(usize, &T) -> Value + Sync) -> Value {
    let objects: Vec<Value> = entries
        .par_iter()
        .enumerate()
        .map(|(at, entry)| object(at, entry))
        .collect();
    Value::Array(objects)
}

fn settings(model: &mut Object, strategy: &Strategy) {
    let Settings {
        title,
        subtitle,
        edition,
        language,
        lead,
        horizon,
        predecessor,
        process,
        ..
    } = &strategy.settings;
    model.put("language", json!(language.tag()));
    model.put("title", json!(title));
    model.text("subtitle", subtitle.as_deref());
    model.put("edition", json!(edition));
    model.reference("lead", lead.as_ref(), strategy);
    model.text("horizon", horizon.as_ref());
    model.text("predecessor", predecessor.as_deref());
    let mut dates = Object::default();
    dates.text("contacts_due", process.contacts_due.as_deref());
    dates.text("contributions_due", process.contributions_due.as_deref());
    dates.text("cosignatures_due", process.cosignatures_due.as_deref());
    dates.text("cabinet", process.cabinet.as_deref());
    dates.integer(
        "cabinet_lead_days",
        process.cabinet_lead_days.as_ref().map(|days| days.value),
    );
    dates.text("lead_day_kind", process.lead_day_kind.map(Choices::key));
    dates.list(
        "holidays",
        process.holidays.iter().map(|day| json!(day.to_string())),
    );
    model.put("process", dates.done());
}
