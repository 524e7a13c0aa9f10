//! One thing that a ministry owes: what, until when, in which file, which lines.

use jiff::civil::Date;

use crate::message::{Label, Lang, Text, label};
use crate::model::Ministry;
use crate::source::Files;

use super::task::Task;

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
    /// The commands that do it, without options for the folder; any of them.
    pub commands: Vec<String>,
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
    pub fn new(
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
            commands: Vec::new(),
            file: String::new(),
            new_file: false,
            how: line(String::new()),
            write: Vec::new(),
        }
    }

    /// Until when.
    pub fn due(mut self, due: Option<Date>) -> Item<'s> {
        self.due = due;
        self
    }

    /// Why, or what is to be minded.
    pub fn note(mut self, note: impl Into<Option<Text>>) -> Item<'s> {
        self.note = note.into();
        self
    }

    /// A file to read first.
    pub fn read(mut self, file: String) -> Item<'s> {
        self.read = Some(file);
        self
    }

    /// A command that does it.
    pub fn command(mut self, command: String) -> Item<'s> {
        self.commands.push(command);
        self
    }

    /// The file, what to do there, and the lines to write.
    pub fn write(mut self, file: String, how: Label, lines: Vec<Text>) -> Item<'s> {
        self.file = file;
        self.how = how.into();
        self.write = lines;
        self
    }

    /// The lines to write at the end of a file, which may still be to be made.
    pub fn append(mut self, file: String, files: &Files, lines: Vec<Text>) -> Item<'s> {
        self.new_file = files.find(&file).is_none();
        let how = if self.new_file {
            CREATE
        } else {
            label("am Ende anhängen", "append at the end")
        };
        self.write(file, how, lines)
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

/// What to do with a key that is there.
pub const CHANGE: Label = label("ändern in", "change to");

/// What to do with a file that is not there.
pub const CREATE: Label = label("anlegen mit", "create with");

/// A line that is the same in both languages.
pub fn line(text: String) -> Text {
    Text {
        de: text.clone().into(),
        en: text.into(),
    }
}
