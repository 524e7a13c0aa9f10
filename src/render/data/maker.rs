//! Makes a table of things of one kind: each column means what a key of the files means, and is told how to read it.

use crate::message::{Label, Text};
use crate::model::schema::{Key, Shape};
use crate::model::{Choice, Choices, Kind, Listed, Ministry, PartialDate, Ref, Strategy};
use crate::text;

use super::names::{self, Name};
use super::table::{Cell, Column, Holds, Named, Table};

/// Reads a cell of a thing.
type Read<'s, T> = Box<dyn Fn(&T) -> Cell + 's>;

/// The columns of a table of `T`.
pub struct Maker<'s, T> {
    strategy: &'s Strategy,
    keys: &'static [Key],
    columns: Vec<(Column, Read<'s, T>)>,
}

impl<'s, T> Maker<'s, T> {
    /// No columns yet. Those named after `keys` mean what the keys mean.
    pub fn new(strategy: &'s Strategy, keys: &'static [Key]) -> Maker<'s, T> {
        Maker {
            strategy,
            keys,
            columns: Vec::new(),
        }
    }

    /// A column.
    pub fn column(mut self, column: Column, read: impl Fn(&T) -> Cell + 's) -> Maker<'s, T> {
        self.columns.push((column, Box::new(read)));
        self
    }

    /// The column of the key at a path, such as `as_of` or `cost.total`.
    fn keyed(&self, path: &str, holds: Holds) -> Column {
        names::column(self.keys, path, holds)
    }

    /// The id that tells the rows apart.
    pub fn id(self, read: impl Fn(&T) -> String + 's) -> Maker<'s, T> {
        let about = text!("Kennung", "id");
        let column = Column::new("id", about, Holds::Id).required();
        self.column(column, move |thing| Cell::Text(read(thing)))
    }

    /// Words, a short name or an address, whichever the key is.
    pub fn text(self, path: &str, read: impl Fn(&T) -> Option<&str> + 's) -> Maker<'s, T> {
        let holds = match names::shape(self.keys, path) {
            Some(Shape::Url) => Holds::Url,
            Some(Shape::Slug) => Holds::Id,
            _ => Holds::Text,
        };
        let column = self.keyed(path, holds);
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
        })
    }

    /// Several texts.
    pub fn texts(self, path: &str, read: impl Fn(&T) -> Vec<&str> + 's) -> Maker<'s, T> {
        let column = self.keyed(path, Holds::List);
        self.column(column, move |thing| {
            Cell::List(read(thing).into_iter().map(Named::words).collect())
        })
    }

    /// A whole number.
    pub fn integer(self, path: &str, read: impl Fn(&T) -> Option<i64> + 's) -> Maker<'s, T> {
        let column = self.keyed(path, Holds::Integer);
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, Cell::Integer)
        })
    }

    /// A number.
    pub fn number(self, path: &str, read: impl Fn(&T) -> Option<f64> + 's) -> Maker<'s, T> {
        let column = self.keyed(path, Holds::Number);
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, Cell::Number)
        })
    }

    /// A date as written, and beside it its last day: the day that a deadline of lesser precision falls on.
    pub fn date(
        self,
        path: &str,
        read: impl Fn(&T) -> Option<PartialDate> + Copy + 's,
    ) -> Maker<'s, T> {
        let date = self.keyed(path, Holds::Date);
        let day = self.keyed(path, Holds::Day).last_day();
        self.column(date, move |thing| {
            read(thing).map_or(Cell::Empty, Cell::Date)
        })
        .column(day, move |thing| {
            read(thing).map_or(Cell::Empty, |date| Cell::Day(date.last_day()))
        })
    }

    /// One of a closed list.
    pub fn choice<C: Choices>(
        self,
        path: &str,
        read: impl Fn(&T) -> Option<C> + 's,
    ) -> Maker<'s, T> {
        let column = self.keyed(path, Holds::Choice(C::CHOICES.to_vec()));
        self.chosen(column, move |thing| read(thing).map(C::choice))
    }

    /// One of a closed list that no key is named after.
    pub fn chosen(self, column: Column, read: impl Fn(&T) -> Option<Choice> + 's) -> Maker<'s, T> {
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, Cell::Choice)
        })
    }

    /// What is named: the id of a row of another table.
    pub fn reference<N: Listed + Name + 's>(
        self,
        path: &str,
        read: impl Fn(&T) -> Option<&Ref<N>> + 's,
    ) -> Maker<'s, T> {
        let column = self.keyed(path, Holds::Reference(names::table_of(N::KIND)));
        let strategy = self.strategy;
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, |one| Cell::Named(names::named(strategy, one)))
        })
    }

    /// Several that are named.
    pub fn references<N: Listed + Name + 's>(
        self,
        path: &str,
        read: impl Fn(&T) -> &[Ref<N>] + 's,
    ) -> Maker<'s, T> {
        let (column, strategy) = (self.keyed(path, Holds::List), self.strategy);
        self.column(column, move |thing| {
            let all = read(thing).iter();
            Cell::List(all.map(|one| names::named(strategy, one)).collect())
        })
    }

    /// The row of another table that a thing belongs to.
    pub fn owner(self, kind: Kind, read: impl Fn(&T) -> Option<Named> + 's) -> Maker<'s, T> {
        let holds = Holds::Reference(names::table_of(kind));
        let column = Column::new(kind.key(), Text::from(kind.label()), holds);
        self.column(column, move |thing| {
            read(thing).map_or(Cell::Empty, Cell::Named)
        })
    }

    /// The ministry whose folder a thing lies in.
    pub fn ministry(self, read: impl Fn(&T) -> &str + 's) -> Maker<'s, T> {
        let strategy = self.strategy;
        self.owner(Kind::Ministry, move |thing| {
            let id = read(thing);
            let ministry = strategy.by_id::<Ministry>(id);
            Some(Named {
                id: id.to_owned(),
                words: ministry.map_or(id, Name::name).to_owned(),
            })
        })
    }

    /// The table of these things.
    pub fn table(
        self,
        name: &'static str,
        (title, about): (Label, Label),
        key: &'static [&'static str],
        things: impl IntoIterator<Item = T>,
    ) -> Table {
        let row = |thing: T| self.columns.iter().map(|(_, read)| read(&thing)).collect();
        let rows = things.into_iter().map(row).collect();
        let columns = self.columns.into_iter().map(|(column, _)| column);
        Table {
            name,
            title,
            about,
            key,
            columns: columns.collect(),
            rows,
        }
    }
}
