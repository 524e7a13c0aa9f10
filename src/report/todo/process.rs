//! What a ministry owes the strategy process: a coordinator, its contributions, its co-signatures.

use std::collections::HashMap;

use crate::consolidation::{Answer, Request, Standing, State};
use crate::message::{Text, label};
use crate::model::contact::{Contact, Role};
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::{Contribution, Cosignature, Kind, LedgerRecord, Ministry};
use crate::text;

use super::{CREATE, Finder, Item, Task, last_day, line};

/// Finds what ministries owe the process.
pub fn find<'s>(finder: &mut Finder<'_, 's>) {
    let strategy = finder.strategy;
    let ministries = strategy
        .ministries
        .iter()
        .filter_map(|ministry| finder.ministry(&ministry.id));
    let mut found: Vec<Item<'s>> = ministries
        .filter_map(|ministry| coordinator(finder, ministry))
        .collect();
    let requests = finder.consolidation.requests.iter();
    let requests = requests.filter(|request| finder.ministry(&request.ministry.id).is_some());
    found.extend(requests.map(|request| requested(finder, request)));
    let remarks = remarks(&strategy.ledger);
    let refusals = refusals(&strategy.cosignatures);
    for (at, (contribution, standing)) in finder.consolidation.contributions().enumerate() {
        if let Some(ministry) = finder.ministry(contribution.head.ministry()) {
            found.extend(own(
                finder,
                ministry,
                contribution,
                standing,
                &remarks,
                &refusals,
            ));
        }
        if standing.state.is_consolidated() {
            found.extend(signatures(finder, at, contribution, standing));
        }
    }
    finder.items.extend(found);
}

fn coordinator<'s>(finder: &Finder<'_, 's>, ministry: &'s Ministry) -> Option<Item<'s>> {
    let coordinators = || {
        ministry
            .contacts
            .iter()
            .filter(|contact| contact.role.value == Role::Coordinator)
    };
    if !ministry.contacts_complete || coordinators().any(|contact| contact.in_office(finder.today))
    {
        return None;
    }
    let today = finder.today;
    let ended = coordinators()
        .filter_map(|contact| Some((contact, contact.until.as_ref()?)))
        .next_back();
    let note = ended.map(|(contact, until)| {
        let (name, until) = (&contact.name, until.value);
        text!("{name} war es bis {until}", "{name} was it until {until}")
    });
    let lines = vec![
        line("[[contact]]".to_owned()),
        line(format!("id = \"{}\"", free_contact_id(ministry))),
        line("role = \"coordinator\"".to_owned()),
        line("name = \"…\"".to_owned()),
        line("email = \"…\"".to_owned()),
        line(format!("nominated = {today}")),
    ];
    let item = Item::new(
        ministry,
        Task::NameCoordinator,
        &ministry.id,
        line(ministry.short.to_string()),
    )
    .due(last_day(&finder.strategy.settings.process.contacts_due))
    .note(note)
    .append(
        format!("ministries/{}/contacts.toml", ministry.id),
        finder.files,
        lines,
    );
    Some(item)
}

fn free_contact_id(ministry: &Ministry) -> String {
    let taken = |id: &str| ministry.contact(id).is_some();
    let numbered = (2..).map(|number| format!("koordination-{number}"));
    std::iter::once("koordination".to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_default()
}

fn requested<'s>(finder: &Finder<'_, 's>, request: &Request<'s>) -> Item<'s> {
    let (ministry, field) = (request.ministry, request.field);
    let today = finder.today;
    let slug = free_slug(finder, &ministry.id, &field.head.id);
    let id = &field.head.id;
    let lines = vec![
        line("+++".to_owned()),
        line("title = \"…\"".to_owned()),
        line(format!("field = \"{id}\"")),
        text!(
            "status = \"draft\" # fertig: \"submitted\", nichts beizutragen: \"nil-return\"",
            "status = \"draft\" # when done: \"submitted\", nothing to say: \"nil-return\""
        ),
        text!(
            "# submitted = {today} # nötig, sobald nicht mehr \"draft\"",
            "# submitted = {today} # needed when no longer \"draft\""
        ),
        line("+++".to_owned()),
        line(String::new()),
        line("…".to_owned()),
    ];
    let title = field.short();
    let mut item = Item::new(
        ministry,
        Task::WriteContribution,
        id,
        text!("„{title}“", "“{title}”"),
    )
    .due(last_day(
        &finder.strategy.settings.process.contributions_due,
    ))
    .read(finder.path(field.head.file))
    .write(
        format!("ministries/{}/contributions/{slug}.md", ministry.id),
        CREATE,
        lines,
    );
    item.new_file = true;
    item
}

/// The field's name, or the first numbered one that is not taken in the ministry.
fn free_slug(finder: &Finder<'_, '_>, ministry: &str, field: &str) -> String {
    let owned = [Kind::Contribution, Kind::Measure, Kind::Project];
    let taken = |slug: &str| {
        owned.iter().any(|kind| {
            finder
                .strategy
                .position(*kind, &format!("{ministry}/{slug}"))
                .is_some()
        })
    };
    let numbered = (2..).map(|number| format!("{field}-{number}"));
    std::iter::once(field.to_owned())
        .chain(numbered)
        .find(|slug| !taken(slug))
        .unwrap_or_default()
}

/// The last remark of the editors on each contribution.
type Remarks<'s> = HashMap<&'s str, &'s str>;

fn remarks(ledger: &[LedgerRecord]) -> Remarks<'_> {
    let returned = ledger
        .iter()
        .filter(|record| record.result.value == LedgerResult::Returned);
    returned
        .filter_map(|record| Some((&*record.of.value, &*record.remark.as_ref()?.value)))
        .collect()
}

/// The last reason of each ministry for refusing a contribution.
pub type Refusals<'s> = HashMap<(&'s str, &'s str), &'s str>;

/// The reasons for refusing.
pub fn refusals(cosignatures: &[Cosignature]) -> Refusals<'_> {
    let refused = cosignatures
        .iter()
        .filter(|record| record.result.value == CosignResult::Refused);
    refused
        .filter_map(|record| {
            Some((
                (&*record.of.value, &*record.ministry),
                &*record.remark.as_ref()?.value,
            ))
        })
        .collect()
}

/// What a ministry owes its own contribution.
fn own<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    contribution: &'s Contribution,
    standing: &Standing,
    remarks: &Remarks<'s>,
    refusals: &Refusals<'s>,
) -> Option<Item<'s>> {
    let process = &finder.strategy.settings.process;
    let (id, title, today) = (
        &contribution.head.id,
        &contribution.head.title.value,
        finder.today,
    );
    let item = |task| Item::new(ministry, task, id, text!("„{title}“", "“{title}”"));
    let file = finder.path(contribution.head.file);
    let submit = vec![
        line("status = \"submitted\"".to_owned()),
        line(format!("submitted = {today}")),
    ];
    match standing.state {
        State::Draft => {
            let how = label(
                "zu Ende schreiben, dann ändern in",
                "write to the end, then change to",
            );
            Some(
                item(Task::FinishDraft)
                    .due(last_day(&process.contributions_due))
                    .write(file, how, submit),
            )
        }
        State::Returned => {
            let note = remarks
                .get(&**id)
                .map(|remark| text!("Die Redaktion: {remark}", "The editors: {remark}"));
            let item = item(Task::ReworkContribution).due(last_day(&process.contributions_due));
            let how = label(
                "den Text überarbeiten, dann ändern in",
                "rework the text, then change to",
            );
            Some(
                item.note(note)
                    .write(file, how, submit.into_iter().skip(1).collect()),
            )
        }
        State::Dissent => Some(
            item(Task::SettleDissent)
                .due(last_day(&process.cosignatures_due))
                .note(refused(finder, id, standing, refusals))
                .write(
                    file,
                    label(
                        "den Text ändern, dann nimmt die Redaktion ihn neu an",
                        "change the text; the editors then accept it anew",
                    ),
                    Vec::new(),
                ),
        ),
        _ => None,
    }
}

/// Who refuses, and why.
pub fn refused(
    finder: &Finder<'_, '_>,
    id: &str,
    standing: &Standing,
    refusals: &Refusals<'_>,
) -> Option<Text> {
    let refusing = standing
        .cosigners
        .iter()
        .filter(|(_, answer)| **answer == Answer::Fresh(CosignResult::Refused));
    let words = refusing.map(|(ministry, _)| {
        let short = finder
            .strategy
            .by_id::<Ministry>(ministry)
            .map_or(&**ministry, |known| &known.short);
        match refusals.get(&(id, &**ministry)) {
            Some(reason) => text!("{short} lehnt ab: {reason}", "{short} refuses: {reason}"),
            None => text!("{short} lehnt ab", "{short} refuses"),
        }
    });
    words.reduce(|a, b| Text {
        de: format!("{}; {}", a.de, b.de).into(),
        en: format!("{}; {}", a.en, b.en).into(),
    })
}

/// What the co-signers of a contribution owe.
fn signatures<'s>(
    finder: &Finder<'_, 's>,
    at: usize,
    contribution: &'s Contribution,
    standing: &Standing,
) -> Vec<Item<'s>> {
    let open = standing
        .cosigners
        .iter()
        .filter(|(_, answer)| matches!(answer, Answer::None | Answer::Stale));
    let known = open.filter_map(|(id, answer)| Some((finder.ministry(id)?, *answer)));
    known
        .map(|(ministry, answer)| signature(finder, at, ministry, contribution, answer))
        .collect()
}

fn signature<'s>(
    finder: &Finder<'_, 's>,
    at: usize,
    ministry: &'s Ministry,
    contribution: &'s Contribution,
    answer: Answer,
) -> Item<'s> {
    let head = &contribution.head;
    let (task, note) = match answer {
        Answer::Stale => {
            let changed = text!(
                "der Text wurde nach der Mitzeichnung geändert",
                "the text changed after it was signed"
            );
            (Task::SignAgain, Some(changed))
        }
        _ => (Task::Sign, None),
    };
    let by = signer(finder, ministry).map_or("…", |contact| &contact.id.value);
    let lines = vec![
        line("[[cosignature]]".to_owned()),
        line(format!("of = \"{}\"", head.id)),
        text!(
            "result = \"signed\" # oder signed-with-conditions, refused, not-affected",
            "result = \"signed\" # or signed-with-conditions, refused, not-affected"
        ),
        line(format!("digest = \"{}\"", finder.consolidation.digest(at))),
        line(format!("by = \"{by}\"")),
        line(format!("on = {}", finder.today)),
    ];
    let title = &head.title.value;
    let owner = finder
        .strategy
        .by_id::<Ministry>(head.ministry())
        .map_or(head.ministry(), |owner| &owner.short);
    Item::new(
        ministry,
        task,
        &head.id,
        text!("{owner}, „{title}“", "{owner}, “{title}”"),
    )
    .due(last_day(&finder.strategy.settings.process.cosignatures_due))
    .note(note)
    .read(finder.path(head.file))
    .append(
        format!("ministries/{}/cosignatures.toml", ministry.id),
        finder.files,
        lines,
    )
}

/// Who signs for a ministry: its coordinator in office, else any contact in office.
fn signer<'s>(finder: &Finder<'_, '_>, ministry: &'s Ministry) -> Option<&'s Contact> {
    let in_office = || {
        ministry
            .contacts
            .iter()
            .filter(|contact| contact.in_office(finder.today))
    };
    in_office()
        .find(|contact| contact.role.value == Role::Coordinator)
        .or_else(|| in_office().next())
}
