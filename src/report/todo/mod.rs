//! What each ministry owes next, as data: what, until when, in which file, and the lines to write there.

mod lead;
mod process;
mod projects;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::consolidation::Consolidation;
use crate::message::{Label, Lang, Text, label};
use crate::model::date::days_between;
use crate::model::{Ministry, PartialDate, Strategy};
use crate::source::{FileId, Files, Spanned};

/// What is to be done, in the order of its weight: what others wait for comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Name a coordinator.
    NameCoordinator,
    /// Write a contribution that is owed.
    WriteContribution,
    /// Rework a contribution that the editors returned.
    ReworkContribution,
    /// Finish a draft.
    FinishDraft,
    /// Settle a dissent with the ministry that refused, or between two others.
    SettleDissent,
    /// Judge a contribution that was submitted, or changed since it was accepted.
    JudgeContribution,
    /// Sign a contribution again, because its text changed.
    SignAgain,
    /// Sign a contribution.
    Sign,
    /// Say how a project goes whose milestone or end is past.
    ReportDate,
    /// Give the reason for an amber or red light.
    GiveReason,
    /// Renew a report that is older than the interval of reporting.
    RenewReport,
}

impl Task {
    /// The name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Task::NameCoordinator => "name-coordinator",
            Task::WriteContribution => "write-contribution",
            Task::ReworkContribution => "rework-contribution",
            Task::FinishDraft => "finish-draft",
            Task::SettleDissent => "settle-dissent",
            Task::JudgeContribution => "judge-contribution",
            Task::SignAgain => "sign-again",
            Task::Sign => "sign",
            Task::ReportDate => "report-date",
            Task::GiveReason => "give-reason",
            Task::RenewReport => "renew-report",
        }
    }

    /// What it asks of somebody, before its object.
    pub fn label(self) -> Label {
        match self {
            Task::NameCoordinator => label("Koordination benennen", "name a coordinator"),
            Task::WriteContribution => label("Beitrag schreiben", "write the contribution"),
            Task::ReworkContribution => label("Beitrag überarbeiten", "rework the contribution"),
            Task::FinishDraft => label("Entwurf fertigstellen", "finish the draft"),
            Task::SettleDissent => label("Dissens klären", "settle the dissent"),
            Task::JudgeContribution => label(
                "Beitrag annehmen oder zurückgeben",
                "accept or return the contribution",
            ),
            Task::SignAgain => label("erneut mitzeichnen", "co-sign again"),
            Task::Sign => label("mitzeichnen", "co-sign"),
            Task::ReportDate => label("Termin melden", "report the date"),
            Task::GiveReason => label("Ampel begründen", "give the reason for the light"),
            Task::RenewReport => label("Projektbericht erneuern", "renew the report"),
        }
    }

    /// What others wait for comes before the ministry's own reports, and what passed in a project before old reports.
    fn tier(self) -> u8 {
        match self {
            Task::RenewReport => 2,
            Task::ReportDate | Task::GiveReason => 1,
            _ => 0,
        }
    }
}

/// One thing that a ministry owes.
#[derive(Clone, Debug)]
pub struct Item<'s> {
    /// Who owes it.
    pub ministry: &'s Ministry,
    /// What is to be done.
    pub task: Task,
    /// With what: the id of a contribution, project, field or ministry.
    pub subject: &'s str,
    /// The name of it for people.
    pub object: Text,
    /// Why, or what is to be minded.
    pub note: Option<Text>,
    /// Another file to read first, from the strategy's folder.
    pub read: Option<String>,
    /// Until when.
    pub due: Option<Date>,
    /// The file to open, from the strategy's folder.
    pub file: String,
    /// Whether that file is still to be made.
    pub new_file: bool,
    /// What to do in that file.
    pub how: Text,
    /// The lines to write there; none where only a person knows.
    pub write: Vec<Text>,
}

impl<'s> Item<'s> {
    /// Something owed; the file and the lines are still to be named.
    fn new(
        ministry: &'s Ministry,
        task: Task,
        subject: &'s str,
        object: impl Into<Text>,
    ) -> Item<'s> {
        Item {
            ministry,
            task,
            subject,
            object: object.into(),
            note: None,
            read: None,
            due: None,
            file: String::new(),
            new_file: false,
            how: line(String::new()),
            write: Vec::new(),
        }
    }

    fn due(mut self, due: Option<Date>) -> Item<'s> {
        self.due = due;
        self
    }

    fn note(mut self, note: impl Into<Option<Text>>) -> Item<'s> {
        self.note = note.into();
        self
    }

    fn read(mut self, file: String) -> Item<'s> {
        self.read = Some(file);
        self
    }

    /// The file, what to do there, and the lines to write.
    fn write(mut self, file: String, how: Label, lines: Vec<Text>) -> Item<'s> {
        self.file = file;
        self.how = how.into();
        self.write = lines;
        self
    }

    /// The lines to write at the end of a file, which may still be to be made.
    fn append(mut self, file: String, files: &Files, lines: Vec<Text>) -> Item<'s> {
        self.new_file = files.find(&file).is_none();
        let how = if self.new_file {
            CREATE
        } else {
            label("am Ende anhängen", "append at the end")
        };
        self.write(file, how, lines)
    }
}

/// What to do with a file that is not there.
const CREATE: Label = label("anlegen mit", "create with");

/// What is to be done on a day.
pub struct Todo<'s> {
    /// The day.
    pub today: Date,
    /// The language of the words in machine output.
    pub lang: Lang,
    /// The strategy.
    pub strategy: &'s Strategy,
    /// What is to be done: ministry by ministry, and for each the most urgent first.
    pub items: Vec<Item<'s>>,
    /// The ministries that were asked for, by `order` and id.
    pub ministries: Vec<&'s Ministry>,
}

impl<'s> Todo<'s> {
    /// Finds what is to be done, by one ministry or by all.
    ///
    /// Most urgent first: what is overdue; of that, what others wait for; then by deadline, then by weight.
    pub fn new(
        files: &Files,
        strategy: &'s Strategy,
        consolidation: &Consolidation<'s>,
        today: Date,
        lang: Lang,
        only: Option<&'s Ministry>,
    ) -> Todo<'s> {
        let mut finder = Finder {
            files,
            strategy,
            consolidation,
            today,
            only,
            items: Vec::new(),
        };
        process::find(&mut finder);
        lead::find(&mut finder);
        projects::find(&mut finder);
        let mut items = finder.items;
        items.sort_by(|a, b| urgency(a, today).cmp(&urgency(b, today)));
        let mut ministries: Vec<&Ministry> = strategy.ministries.iter().collect();
        ministries.retain(|ministry| only.is_none_or(|only| only.id == ministry.id));
        ministries.sort_by_key(|ministry| (ministry.order, &ministry.id));
        Todo {
            today,
            lang,
            strategy,
            items,
            ministries,
        }
    }

    /// Whether something is past its day.
    pub fn is_overdue(&self, item: &Item<'_>) -> bool {
        item.due.is_some_and(|due| due < self.today)
    }

    /// The days until something is due; negative when that is past.
    pub fn days_left(&self, item: &Item<'_>) -> Option<i32> {
        item.due.map(|due| days_between(self.today, due))
    }

    /// The items of each ministry.
    pub fn by_ministry(&self) -> BTreeMap<&'s str, Vec<&Item<'s>>> {
        let mut groups: BTreeMap<&str, Vec<&Item<'s>>> = BTreeMap::new();
        for item in &self.items {
            groups.entry(&item.ministry.id).or_default().push(item);
        }
        groups
    }
}

/// What comes first when sorted.
fn urgency<'i>(item: &'i Item<'_>, today: Date) -> impl Ord + 'i {
    let overdue = item.due.is_some_and(|due| due < today);
    (
        (item.ministry.order, &item.ministry.id),
        !overdue,
        item.task.tier(),
        item.due.unwrap_or(Date::MAX),
        item.task,
        item.subject,
        &item.file,
    )
}

/// Where what is to be done is gathered.
struct Finder<'f, 's> {
    files: &'f Files,
    strategy: &'s Strategy,
    consolidation: &'f Consolidation<'s>,
    today: Date,
    only: Option<&'s Ministry>,
    items: Vec<Item<'s>>,
}

impl<'s> Finder<'_, 's> {
    /// A ministry, if it is looked at.
    fn ministry(&self, id: &str) -> Option<&'s Ministry> {
        match self.only {
            Some(only) => (&*only.id == id).then_some(only),
            None => self.strategy.by_id(id),
        }
    }

    fn path(&self, file: FileId) -> String {
        self.files.path(file).to_owned()
    }
}

/// The last day of a deadline of the process.
fn last_day(date: &Option<Spanned<PartialDate>>) -> Option<Date> {
    date.as_ref().map(|date| date.last_day())
}

/// The day from which a report is stale.
fn renewal(as_of: PartialDate, interval_months: i64) -> Date {
    as_of
        .last_day()
        .saturating_add(interval_months.clamp(0, 1200).months())
}

/// A line that is the same in both languages.
fn line(text: String) -> Text {
    Text {
        de: text.clone().into(),
        en: text.into(),
    }
}

impl Serialize for Todo<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items: Vec<InJson<'_, '_>> = self
            .items
            .iter()
            .map(|item| InJson { todo: self, item })
            .collect();
        let mut todo = serializer.serialize_struct("Todo", 4)?;
        todo.serialize_field("version", &1)?;
        todo.serialize_field("today", &self.today.to_string())?;
        todo.serialize_field("edition", &self.strategy.settings.edition)?;
        todo.serialize_field("items", &items)?;
        todo.end()
    }
}

struct InJson<'t, 's> {
    todo: &'t Todo<'s>,
    item: &'t Item<'s>,
}

impl Serialize for InJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (todo, item, lang) = (self.todo, self.item, self.todo.lang);
        let lines: Vec<&str> = item.write.iter().map(|line| line.in_lang(lang)).collect();
        let mut shown = serializer.serialize_struct("Item", 13)?;
        shown.serialize_field("ministry", &item.ministry.id)?;
        shown.serialize_field("task", item.task.key())?;
        shown.serialize_field("subject", item.subject)?;
        shown.serialize_field("what", &what(item, lang))?;
        shown.serialize_field("note", &item.note.as_ref().map(|note| note.in_lang(lang)))?;
        shown.serialize_field("read", &item.read)?;
        shown.serialize_field("due", &item.due.map(|due| due.to_string()))?;
        shown.serialize_field("days_left", &todo.days_left(item))?;
        shown.serialize_field("overdue", &todo.is_overdue(item))?;
        shown.serialize_field("file", &item.file)?;
        shown.serialize_field("new_file", &item.new_file)?;
        shown.serialize_field("how", item.how.in_lang(lang))?;
        shown.serialize_field("write", &lines)?;
        shown.end()
    }
}

/// What is to be done, with its object, in one line.
pub fn what(item: &Item<'_>, lang: Lang) -> String {
    format!(
        "{}: {}",
        item.task.label().in_lang(lang),
        item.object.in_lang(lang)
    )
}
