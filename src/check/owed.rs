//! Contributions that ministries owe and have not begun, each with the place that asks for it.

use std::collections::{HashMap, HashSet};

use crate::consolidation::Request;
use crate::model::field::Contributors;
use crate::model::{Choices, Kind, Ministry, Strategy};
use crate::source::Place;

use super::rule::Context;

/// What is owed and not there. Nothing where that cannot be known: contributions, `strategy.toml` or the ministry could
/// not be read, or a contribution of the ministry is for a field that does not exist.
pub fn open_requests<'s>(context: &'s Context<'_>) -> Vec<(&'s Request<'s>, Place)> {
    let strategy = context.strategy;
    let requests = &context.consolidation.requests;
    let is_unknown =
        strategy.incomplete.contains(&Kind::Contribution) || !strategy.settings.complete;
    if requests.is_empty() || is_unknown {
        return Vec::new();
    }
    let astray: HashSet<&str> = strategy
        .contributions
        .iter()
        .filter(|contribution| strategy.get(&contribution.field).is_none())
        .map(|contribution| contribution.head.ministry())
        .collect();
    let asked = places(strategy);
    let requests = requests.iter().filter(|request| {
        let ministry = request.ministry;
        ministry.complete && !ministry.is_over(context.today) && !astray.contains(&*ministry.id)
    });
    requests
        .map(|request| {
            let asked = asked
                .get(&(&*request.field.head.id, &*request.ministry.id))
                .copied();
            (request, asked.unwrap_or_else(|| of_all(request)))
        })
        .collect()
}

/// Where fields name the ministries that owe a contribution, by field and ministry.
fn places(strategy: &Strategy) -> HashMap<(&str, &str), Place> {
    let mut places = HashMap::new();
    for field in &strategy.fields {
        let Contributors::Listed(listed) = &field.contributors else {
            continue;
        };
        for reference in listed {
            if let Some(ministry) = strategy.get::<Ministry>(reference) {
                places.insert(
                    (&*field.head.id, &*ministry.id),
                    field.head.at(reference.span),
                );
            }
        }
    }
    places
}

/// Where a field asks all ministries.
fn of_all(request: &Request<'_>) -> Place {
    let head = &request.field.head;
    request
        .field
        .contributors_span
        .map_or_else(|| head.place(), |span| head.at(span))
}

/// The file that the ministry can create: named after the field, where that id is free.
pub fn new_file(strategy: &Strategy, request: &Request<'_>) -> String {
    let (ministry, field) = (&request.ministry.id, &request.field.head.id);
    let taken = |slug: &str| {
        let id = format!("{ministry}/{slug}");
        let owned = Kind::ALL.iter().filter(|kind| kind.is_owned());
        owned
            .copied()
            .any(|kind| strategy.look_up(kind, &id) != crate::model::Lookup::Unknown)
    };
    let slug = if taken(field) {
        format!("beitrag-{field}")
    } else {
        field.to_string()
    };
    format!("ministries/{ministry}/contributions/{slug}.md")
}
