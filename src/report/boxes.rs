//! A table in boxes for a terminal: columns are broken and grouped so that no line is wider than it may be; what does
//! not fit beside each other stands in further boxes below, each with the first column.

use tabled::builder::Builder;
use tabled::settings::object::{Cell as At, Columns, Rows};
use tabled::settings::style::{HorizontalLine, VerticalLine};
use tabled::settings::themes::{BorderCorrection, Theme};
use tabled::settings::{Alignment, Color, Modify, Padding, Span, Style};

use crate::message::neutral;

use super::layout::Layout;
use super::table::{Cell, Table, Tone};

/// Headings take at most this many lines.
const MOST_LINES: usize = 3;

/// The table in boxes of at most `width` columns, where its words allow it. A blank line stands between boxes.
///
/// As few boxes as can be; then each with as few lines of headings as can be.
pub fn show(table: &Table, width: usize, color: bool) -> String {
    let layouts: Vec<Layout<'_>> = (1..=MOST_LINES)
        .map(|lines| Layout::new(table, lines, width))
        .collect();
    let packed = layouts.iter().map(|layout| (layout, layout.packed(width)));
    let Some((tightest, boxes)) = packed.min_by_key(|(_, boxes)| boxes.len()) else {
        return String::new();
    };
    let drawn = boxes.iter().map(|columns| {
        let roomy = layouts
            .iter()
            .find(|layout| layout.fits(columns, &[], width));
        Picture::new(roomy.unwrap_or(tightest), columns).draw(color)
    });
    drawn.collect::<Vec<String>>().join("\n\n")
}

/// One box.
struct Picture<'p> {
    layout: &'p Layout<'p>,
    columns: &'p [usize],
    runs: Vec<&'p [usize]>,
    rows: Vec<&'p Vec<Cell>>,
    /// Whether a row of group names stands above the headings.
    grouped: bool,
}

impl<'p> Picture<'p> {
    fn new(layout: &'p Layout<'p>, columns: &'p [usize]) -> Picture<'p> {
        Picture {
            layout,
            columns,
            runs: layout.runs(columns),
            rows: layout
                .table
                .rows
                .iter()
                .chain(&layout.table.total)
                .collect(),
            grouped: columns.iter().any(|at| !layout.group(*at).is_empty()),
        }
    }

    /// How many rows stand above the content.
    fn head(&self) -> usize {
        1 + usize::from(self.grouped)
    }

    fn draw(&self, color: bool) -> String {
        let mut builder = Builder::default();
        if self.grouped {
            let names = self
                .columns
                .iter()
                .map(|at| neutral(self.layout.group(*at)));
            builder.push_record(names);
        }
        builder.push_record(self.layout.headings(self.columns));
        for row in &self.rows {
            builder.push_record(self.columns.iter().map(|at| self.layout.cell(row, *at)));
        }
        let mut drawn = builder.build();
        drawn.with(self.theme());
        self.align(&mut drawn);
        self.group(&mut drawn);
        if color {
            self.color(&mut drawn);
        }
        drawn.to_string()
    }

    /// Lines around the box, between groups, below the headings and above the totals.
    fn theme(&self) -> Theme {
        let mut theme = Theme::from_style(Style::rounded().remove_horizontals().remove_vertical());
        let mut next = 0;
        for run in self.runs.iter().take(self.runs.len().saturating_sub(1)) {
            next += run.len();
            theme.insert_vertical_line(next, VerticalLine::new('│').top('┬').bottom('┴'));
        }
        let line = || HorizontalLine::full('─', '┼', '├', '┤');
        theme.insert_horizontal_line(self.head(), line());
        if self.layout.table.total.is_some() {
            theme.insert_horizontal_line(self.head() + self.rows.len() - 1, line());
        }
        theme
    }

    /// A space before each column and after each group; numbers to the right.
    fn align(&self, drawn: &mut tabled::Table) {
        drawn.with(Padding::new(1, 0, 0, 0));
        for (at, column) in self.columns.iter().enumerate() {
            if self.layout.table.is_numeric(*column) {
                drawn.with(Modify::new(Columns::one(at)).with(Alignment::right()));
            }
        }
        let mut next = 0;
        for run in &self.runs {
            next += run.len();
            drawn.with(Modify::new(Columns::one(next - 1)).with(Padding::new(1, 1, 0, 0)));
        }
    }

    /// The name of each group stands above all its columns.
    fn group(&self, drawn: &mut tabled::Table) {
        if !self.grouped {
            return;
        }
        let mut next = 0;
        for run in &self.runs {
            let name = Modify::new(At::new(0, next)).with(Span::column(run.len() as isize));
            drawn.with(name);
            next += run.len();
        }
        let centred = Modify::new(Rows::first()).with(Alignment::center());
        drawn.with(centred.with(Padding::new(1, 1, 0, 0)));
        drawn.with(BorderCorrection::span());
    }

    fn color(&self, drawn: &mut tabled::Table) {
        for row in 0..self.head() {
            drawn.with(Modify::new(Rows::one(row)).with(Color::BOLD));
        }
        for (y, row) in self.rows.iter().enumerate() {
            for (x, at) in self.columns.iter().enumerate() {
                if let Some(color) = row.get(*at).and_then(|cell| ink(cell.tone)) {
                    drawn.with(Modify::new(At::new(self.head() + y, x)).with(color));
                }
            }
        }
    }
}

fn ink(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Plain => None,
        Tone::Faint => Some(Color::FG_BRIGHT_BLACK),
        Tone::Strong => Some(Color::BOLD),
        Tone::Good => Some(Color::FG_GREEN),
        Tone::Warn => Some(Color::FG_YELLOW),
        Tone::Bad => Some(Color::FG_RED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::{Column, Value};

    fn table() -> Table {
        let row = |name: &str, a, b, flag| {
            vec![
                Cell::text(name),
                Cell::of(Value::Flag(flag)),
                Cell::count(a),
                Cell::count(b),
            ]
        };
        Table {
            columns: vec![
                Column::new("name", "Ressort"),
                Column::new("flag", "Koordi\u{ad}nation"),
                Column::new("a", "zuge\u{ad}liefert").group("Beiträge"),
                Column::new("b", "abgestimmt").group("Beiträge"),
            ],
            rows: vec![row("BM", 3, 0, true), row("a\u{1b}[31m\n", 12, 1, false)],
            total: Some(vec![
                Cell::text("gesamt"),
                Cell::text("1/2"),
                Cell::count(15),
                Cell::count(1),
            ]),
        }
    }

    #[test]
    fn wide_enough() {
        assert_eq!(
            show(&table(), 80, false),
            "\
╭────────────────────────────┬────────────────────────╮
│                            │        Beiträge        │
│ Ressort       Koordination │ zugeliefert abgestimmt │
├────────────────────────────┼────────────────────────┤
│ BM            ✓            │           3          · │
│ a\\u{1b}[31m\\n –            │          12          1 │
├────────────────────────────┼────────────────────────┤
│ gesamt        1/2          │          15          1 │
╰────────────────────────────┴────────────────────────╯"
        );
    }

    #[test]
    fn headings_are_broken() {
        assert_eq!(
            show(&table(), 46, false),
            "\
╭───────────────────────┬────────────────────╮
│                       │      Beiträge      │
│               Koordi- │   zuge-            │
│ Ressort       nation  │ liefert abgestimmt │
├───────────────────────┼────────────────────┤
│ BM            ✓       │       3          · │
│ a\\u{1b}[31m\\n –       │      12          1 │
├───────────────────────┼────────────────────┤
│ gesamt        1/2     │      15          1 │
╰───────────────────────┴────────────────────╯"
        );
    }

    #[test]
    fn what_does_not_fit_stands_in_a_box_below() {
        assert_eq!(
            show(&table(), 30, false),
            "\
╭─────────────────────────╮
│ Ressort    Koordination │
├─────────────────────────┤
│ BM         ✓            │
│ a\\u{1b}[3… –            │
├─────────────────────────┤
│ gesamt     1/2          │
╰─────────────────────────╯

╭────────────┬─────────────╮
│            │  Beiträge   │
│ Ressort    │ zugeliefert │
├────────────┼─────────────┤
│ BM         │           3 │
│ a\\u{1b}[3… │          12 │
├────────────┼─────────────┤
│ gesamt     │          15 │
╰────────────┴─────────────╯

╭────────────┬────────────╮
│            │  Beiträge  │
│ Ressort    │ abgestimmt │
├────────────┼────────────┤
│ BM         │          · │
│ a\\u{1b}[3… │          1 │
├────────────┼────────────┤
│ gesamt     │          1 │
╰────────────┴────────────╯"
        );
    }

    #[test]
    fn colour_only_where_asked_for() {
        assert!(!show(&table(), 80, false).contains('\u{1b}'));
        assert!(show(&table(), 80, true).contains('\u{1b}'));
    }
}
