//! What is to be done as JSON: `version`, `today`, `edition`, `items`, the most urgent of each ministry first.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Todo;
use super::item::{Item, what};

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
        let mut shown = serializer.serialize_struct("Item", 14)?;
        shown.serialize_field("ministry", &item.ministry.id)?;
        shown.serialize_field("task", item.task.key())?;
        shown.serialize_field("subject", item.subject)?;
        shown.serialize_field("what", &what(item, lang))?;
        shown.serialize_field("note", &item.note.as_ref().map(|note| note.in_lang(lang)))?;
        shown.serialize_field("read", &item.read)?;
        shown.serialize_field("due", &item.due.map(|due| due.to_string()))?;
        shown.serialize_field("days_left", &todo.days_left(item))?;
        shown.serialize_field("overdue", &todo.is_overdue(item))?;
        shown.serialize_field("commands", &item.commands)?;
        shown.serialize_field("file", &item.file)?;
        shown.serialize_field("new_file", &item.new_file)?;
        shown.serialize_field("how", item.how.in_lang(lang))?;
        shown.serialize_field("write", &lines)?;
        shown.end()
    }
}
