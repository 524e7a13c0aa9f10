//! A table as plain data: columns in groups, rows of cells, a row of totals. Every printer takes it as it is.

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns; the first one names the row.
    pub columns: Vec<Column>,
    /// The rows: a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals. It is no row of its own in CSV, where a reader adds up.
    pub total: Option<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in machine output.
    pub key: String,
    /// What a run of columns has in common; may be empty.
    pub group: String,
    /// The name for people. A soft hyphen (U+00AD) marks where a narrow column may break it.
    pub heading: String,
    /// Who sees it.
    pub shown: Shown,
}

/// Who sees a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everyone.
    Always,
    /// Machines; people only where some cell of it holds something.
    IfUsed,
    /// Machines.
    Data,
    /// People: machines have the same in other columns.
    People,
}

impl Column {
    /// A column that everyone sees.
    pub fn new(key: impl Into<String>, heading: impl Into<String>) -> Column {
        Column {
            key: key.into(),
            group: String::new(),
            heading: heading.into(),
            shown: Shown::Always,
        }
    }

    /// The column in a group.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Column {
        self.group = group.into();
        self
    }

    /// The column for some readers only.
    #[must_use]
    pub fn shown(mut self, shown: Shown) -> Column {
        self.shown = shown;
        self
    }

    /// The name for people in one line, without the marks for breaking it.
    pub fn plain_heading(&self) -> String {
        self.heading.replace('\u{ad}', "")
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it is meant; never the only sign of it.
    pub tone: Tone,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Words, also from the strategy: printers neutralise them.
    Text(String),
    /// How many; people see a dot for none, so that what is there stands out.
    Count(usize),
    /// A number that may be negative.
    Number(i64),
    /// Whether something is there.
    Flag(bool),
}

/// How something is meant. A colour may show it, a sign or a word always does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Of little weight.
    Faint,
    /// Of some weight: a heading.
    Strong,
    /// As it should be.
    Good,
    /// Worth a look.
    Warn,
    /// Needs somebody.
    Bad,
}

impl Cell {
    /// A cell that holds words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::of(Value::Text(text.into()))
    }

    /// A cell that holds a number of things.
    pub fn count(count: usize) -> Cell {
        Cell {
            value: Value::Count(count),
            tone: if count == 0 { Tone::Faint } else { Tone::Plain },
        }
    }

    /// A cell of a value.
    pub fn of(value: Value) -> Cell {
        Cell {
            value,
            tone: Tone::Plain,
        }
    }

    /// The cell with a tone, unless it holds nothing.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Cell {
        if !self.is_none() {
            self.tone = tone;
        }
        self
    }

    /// Whether it holds nothing, or none.
    pub fn is_none(&self) -> bool {
        matches!(self.value, Value::Empty | Value::Count(0))
    }

    /// Whether it holds a number, which stands at the right of its column.
    pub fn is_number(&self) -> bool {
        matches!(self.value, Value::Count(_) | Value::Number(_))
    }
}

impl Table {
    /// The places of the columns that people see.
    pub fn visible(&self) -> Vec<usize> {
        let used = |at: usize| {
            self.rows
                .iter()
                .any(|row| row.get(at).is_some_and(|cell| !cell.is_none()))
        };
        let visible = |at: &usize| match self.columns[*at].shown {
            Shown::Always | Shown::People => true,
            Shown::IfUsed => used(*at),
            Shown::Data => false,
        };
        (0..self.columns.len()).filter(visible).collect()
    }

    /// The places of the columns that machines see.
    pub fn data(&self) -> Vec<usize> {
        let data = |at: &usize| self.columns[*at].shown != Shown::People;
        (0..self.columns.len()).filter(data).collect()
    }

    /// Whether a column holds numbers.
    pub fn is_numeric(&self, at: usize) -> bool {
        self.rows
            .iter()
            .filter_map(|row| row.get(at))
            .any(Cell::is_number)
    }
}
