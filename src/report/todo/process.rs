//! What a ministry owes before it can take part: a coordinator, and contributions that are not begun.

use crate::consolidation::Request;
use crate::message::Lang;
use crate::model::contact::Role;
use crate::model::{Kind, Ministry};
use crate::text;

use super::finder::{Finder, last_day};
use super::item::{CREATE, Item, line};
use super::task::Task;

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
        let name = &contact.name;
        let (de, en) = (until.show(Lang::De), until.show(Lang::En));
        text!("{name} war es bis {de}", "{name} was it until {en}")
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
