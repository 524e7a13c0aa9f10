//! A table of open data: typed columns with what they mean, and rows. Every file of the data is printed from these.

use jiff::civil::Date;

use crate::message::{Label, Text};
use crate::model::{Choice, PartialDate};

/// A table.
pub struct Table {
    /// Its name: of the CSV file, and of the resource in the descriptions.
    pub name: &'static str,
    /// What people call it.
    pub title: Label,
    /// What a row is.
    pub about: Label,
    /// The columns that tell its rows apart; none where nothing does.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
pub struct Column {
    /// Its name for programs.
    pub name: String,
    /// What people call it, in a few words.
    pub title: Text,
    /// What it means.
    pub about: Text,
    /// Whether every row has it.
    pub required: bool,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// The id of a row, or of an entry that has no table.
    Id,
    /// The id of a row of the table of this name.
    Reference(&'static str),
    /// Several ids or words.
    List,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A date of any precision, as written.
    Date,
    /// A day.
    Day,
    /// One of a closed list.
    Choice(Vec<Choice>),
    /// A web address.
    Url,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words, an id, or an address.
    Text(String),
    /// What has both an id and a name.
    Named(Named),
    /// Several of them.
    List(Vec<Named>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A date of any precision.
    Date(PartialDate),
    /// A day.
    Day(Date),
    /// One of a closed list.
    Choice(Choice),
}

/// Something with an id for programs and a name for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub words: String,
}

impl Named {
    /// What has no id but its words.
    pub fn words(words: &str) -> Named {
        Named {
            id: words.to_owned(),
            words: words.to_owned(),
        }
    }
}
