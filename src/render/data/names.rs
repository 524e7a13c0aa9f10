//! What columns and the things in them are called.

use crate::message::{Label, Text};
use crate::model::schema::{Key, Shape};
use crate::model::{
    Decision, Field, Goal, Kind, Listed, Measure, Ministry, Project, Ref, Strategy,
};
use crate::text;

use super::super::words::capital;
use super::table::{Column, Holds, Named};

/// The keys from the outermost to the one at a path.
fn steps(mut keys: &'static [Key], path: &str) -> Vec<&'static Key> {
    let mut found = Vec::new();
    for step in path.split('.') {
        if let Some(key) = keys.iter().find(|key| key.name == step) {
            found.push(key);
            keys = inner(key);
        }
    }
    found
}

/// The keys of the table or tables that a key holds.
fn inner(key: &Key) -> &'static [Key] {
    match key.shape {
        Shape::Table(keys) | Shape::Tables(keys) => keys,
        _ => &[],
    }
}

/// The keys of the tables at a key.
pub fn inner_keys(keys: &'static [Key], name: &str) -> &'static [Key] {
    keys.iter().find(|key| key.name == name).map_or(&[], inner)
}

/// What the key at a path holds.
pub fn shape(keys: &'static [Key], path: &str) -> Option<Shape> {
    steps(keys, path).last().map(|key| key.shape)
}

/// The column of the key at a path: `cost.total` becomes `cost_total`.
pub fn column(keys: &'static [Key], path: &str, holds: Holds) -> Column {
    let steps = steps(keys, path);
    let title = |lang: fn(&Label) -> &'static str| {
        let words = steps.iter().map(|key| first_words(lang(&key.about)));
        capital(&words.collect::<Vec<_>>().join(" – "))
    };
    let about = steps.last().map(|key| Text::from(key.about));
    Column {
        name: path.replace('.', "_"),
        title: Text {
            de: title(|label| label.de).into(),
            en: title(|label| label.en).into(),
        },
        about: about.unwrap_or_else(|| Text::same(path.to_owned())),
        required: steps.iter().all(|key| key.required),
        holds,
    }
}

/// What stands before a colon or comma explains enough beside a column.
fn first_words(about: &str) -> &str {
    about.split([':', ',']).next().unwrap_or(about)
}

impl Column {
    /// A column that no key is named after.
    pub fn new(name: &str, about: Text, holds: Holds) -> Column {
        let title = |words: &str| capital(first_words(words)).into();
        Column {
            name: name.to_owned(),
            title: Text {
                de: title(&about.de),
                en: title(&about.en),
            },
            about,
            required: false,
            holds,
        }
    }

    /// The same, in every row.
    pub fn required(self) -> Column {
        Column {
            required: true,
            ..self
        }
    }

    /// The column of the last day of a date.
    pub fn last_day(self) -> Column {
        let Text { de, en } = &self.title;
        let title = text!("{de} (letzter Tag)", "{en} (last day)");
        let Text { de, en } = &self.about;
        Column {
            name: format!("{}_last_day", self.name),
            title,
            about: text!(
                "letzter Tag des Zeitraums „{de}“",
                "last day of the period \"{en}\""
            ),
            ..self
        }
    }
}

/// The table that holds the rows of a kind.
pub fn table_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Field => "fields",
        Kind::Goal => "goals",
        Kind::Chapter => "chapters",
        Kind::Decision => "decisions",
        Kind::Ministry => "ministries",
        Kind::Contribution => "contributions",
        Kind::Measure => "measures",
        Kind::Project => "projects",
    }
}

/// What people call a thing in a cell.
pub trait Name {
    /// Its name, short where it has a short one.
    fn name(&self) -> &str;
}

impl Name for Ministry {
    fn name(&self) -> &str {
        &self.short
    }
}

impl Name for Field {
    fn name(&self) -> &str {
        self.short()
    }
}

macro_rules! by_title {
    ($($entry:ident)+) => {
        $(impl Name for $entry {
            fn name(&self) -> &str {
                &self.head.title.value
            }
        })+
    };
}

by_title! { Goal Measure Project Decision }

/// The id of today and the name of what a reference names.
pub fn named<N: Listed + Name>(strategy: &Strategy, reference: &Ref<N>) -> Named {
    let id = strategy.id_of(reference);
    let words = strategy.get(reference).map_or(id, Name::name);
    Named {
        id: id.to_owned(),
        words: words.to_owned(),
    }
}
