//! The same states read a second time, sentence by sentence as the format has them, for any strategy.

use std::collections::BTreeSet;

use proptest::prelude::*;

use dstrat::consolidation::Answer;
use dstrat::model::Choices;

use crate::world::{MINISTRIES, World, world};
use crate::*;

/// The state of a contribution and its flags, sentence by sentence as the format has it.
fn reading(world: &World, at: usize) -> (&'static str, bool, bool, Vec<&'static str>) {
    let entry = &world.contributions[at];
    let contributions_over =
        world.contributions_due.is_some() && world.today >= AFTER_CONTRIBUTIONS;
    let cosignatures_over = world.cosignatures_due.is_some() && world.today >= AFTER_COSIGNATURES;

    // Required co-signers: `cosigners` where the contribution has it, else by the workflow; never the ministry itself.
    let mut required = match (&entry.cosigners, world.cosigners.unwrap_or("partners")) {
        (Some(cosigners), _) => cosigners.clone(),
        (None, "partners") => entry.partners.clone(),
        (None, "all") => (0..4).collect(),
        (None, _) => BTreeSet::new(),
    };
    required.remove(&entry.owner);

    // The last record counts.
    let ledger = world.ledger.iter().rfind(|record| record.of == at);
    let answer = |signer: usize| {
        world
            .cosignatures
            .iter()
            .rfind(|(by, record)| *by == signer && record.of == at)
    };

    let stale: Vec<usize> = required
        .iter()
        .copied()
        .filter(|signer| answer(*signer).is_some_and(|(_, record)| !record.fresh))
        .collect();
    let refused = |signer: &usize| {
        answer(*signer).is_some_and(|(_, record)| record.fresh && record.result == "refused")
    };
    let deemed =
        |signer: usize| world.deemed == Some(true) && cosignatures_over && answer(signer).is_none();
    let answered =
        |signer: &usize| answer(*signer).is_some_and(|(_, record)| record.fresh) || deemed(*signer);

    // The first that holds.
    let state = if entry.status == "nil-return" {
        "nil-return"
    } else if entry.status == "draft" {
        "draft"
    } else if ledger.is_some_and(|record| record.result == "returned" && record.fresh) {
        "returned"
    } else if !ledger.is_some_and(|record| record.result == "accepted" && record.fresh) {
        "submitted"
    } else if required.iter().any(refused) {
        "dissent"
    } else if !required.iter().all(answered) {
        "in-coordination"
    } else if world.decisions.iter().any(|decision| {
        decision.kind == "adopted" && decision.this_edition && decision.digest == Some(true)
    }) {
        "adopted"
    } else {
        "agreed"
    };
    let overdue = match state {
        "draft" | "returned" => contributions_over,
        "in-coordination" | "dissent" => cosignatures_over,
        _ => false,
    };
    let changed = ledger.is_some_and(|record| record.result == "accepted" && !record.fresh);
    (
        state,
        overdue,
        changed,
        stale.into_iter().map(|signer| MINISTRIES[signer]).collect(),
    )
}

/// Per ministry and field that owes one and has none: requested.
fn requested(world: &World) -> BTreeSet<(String, String, bool)> {
    let overdue = world.contributions_due.is_some() && world.today >= AFTER_CONTRIBUTIONS;
    let mut requested = BTreeSet::new();
    for (field, owing) in world.fields.iter().enumerate() {
        for (ministry, id) in MINISTRIES.iter().enumerate() {
            let owes = owing.as_ref().is_none_or(|owing| owing.contains(&ministry));
            let has = world
                .contributions
                .iter()
                .any(|entry| entry.owner == ministry && entry.field == field);
            if owes && !has {
                requested.insert(((*id).to_owned(), format!("f{field}"), overdue));
            }
        }
    }
    requested
}

/// What each ministry but the lead says of the whole: its last record, or by silence.
fn closing(world: &World) -> Vec<(&'static str, String)> {
    let cosignatures_over = world.cosignatures_due.is_some() && world.today >= AFTER_COSIGNATURES;
    let mut said = Vec::new();
    for (at, id) in MINISTRIES.iter().enumerate().skip(1) {
        let last = world.closings.iter().rfind(|(signer, ..)| *signer == at);
        let answer = match last {
            Some((_, result, true)) => result,
            Some((_, _, false)) => "stale",
            None if world.deemed == Some(true) && cosignatures_over => "deemed",
            None => "none",
        };
        said.push((*id, answer.to_owned()));
    }
    said
}

fn word(answer: Answer) -> String {
    match answer {
        Answer::None => "none",
        Answer::Stale => "stale",
        Answer::Deemed => "deemed",
        Answer::Fresh(result) => result.key(),
    }
    .to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_module(world in world()) {
        let files = settle(|fresh, whole| world.write(fresh, whole));
        let (strategy, _) = load::load(&files);
        let consolidation = Consolidation::new(&files, &strategy, world.today);
        for at in 0..world.contributions.len() {
            let found = strategy.position(Kind::Contribution, &world.id(at));
            prop_assert!(found.is_some());
            let standing = &consolidation.standings[found.unwrap_or_default()];
            let stale: Vec<&str> = standing.stale_cosigners().collect();
            let derived = (standing.state.key(), standing.overdue, standing.changed_since_consolidation);
            let (state, overdue, changed, stale_by_hand) = reading(&world, at);
            prop_assert_eq!(derived, (state, overdue, changed), "{}", world.id(at));
            prop_assert_eq!(stale, stale_by_hand, "{}", world.id(at));
        }
        let derived: BTreeSet<_> = consolidation
            .requests
            .iter()
            .map(|request| (request.ministry.id.to_string(), request.field.head.id.to_string(), request.overdue))
            .collect();
        prop_assert_eq!(derived.len(), consolidation.requests.len());
        prop_assert_eq!(derived, requested(&world));

        let said = consolidation.closing().into_iter();
        let said: Vec<(&str, String)> = said.map(|closing| (&*closing.ministry.id, word(closing.answer))).collect();
        prop_assert_eq!(said, closing(&world));
        prop_assert_eq!(consolidation.is_closing(), !world.closings.is_empty());
        let open = |at: usize| !matches!(reading(&world, at).0, "nil-return" | "agreed" | "adopted");
        let is_open = (0..world.contributions.len()).any(open) || !requested(&world).is_empty();
        prop_assert_eq!(consolidation.is_agreed(), !is_open);
    }
}
