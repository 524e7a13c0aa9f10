//! A page as GitHub Flavored Markdown: its tables are valid, and no word from the strategy is more than a word.

use std::io::{self, Write};

use crate::message::neutral;

use super::page::{Block, Entry, Line, More, Page, Part};
use super::table::{Cell, Table, Value};

/// Prints a page.
///
/// # Errors
/// When the writer fails.
pub fn print(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Title(text) => writeln!(out, "# {}", line(text))?,
            Block::Heading(text) => writeln!(out, "## {}", line(text))?,
            Block::Paragraph(text) | Block::Legend(text) => writeln!(out, "{}", line(text))?,
            Block::List(entries) => entries.iter().try_for_each(|one| entry(one, out))?,
            Block::Table(content) | Block::Facts(content) => table(content, out)?,
        }
    }
    Ok(())
}

/// An entry with an open box becomes a task.
fn entry(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let mark = match entry.mark {
        "☐" => "[ ] ".to_owned(),
        "" | "·" => String::new(),
        mark => format!("{} ", escaped(mark)),
    };
    write!(out, "- {mark}{}", line(&entry.line))?;
    let mut in_words = true;
    for more in &entry.more {
        in_words = match more {
            More::Line(words) | More::Quote(words) | More::Item(_, _, words) => {
                // A backslash breaks the line inside a paragraph (CommonMark 6.7); after code a new one begins.
                write!(
                    out,
                    "{}  {}",
                    if in_words { "\\\n" } else { "\n" },
                    line(words)
                )?;
                true
            }
            More::Code(lines) => fenced("toml", lines, out)?,
            More::Commands(lines) => fenced("sh", lines, out)?,
        };
    }
    if in_words { writeln!(out) } else { Ok(()) }
}

/// A block of code in an entry; the words before it end here.
fn fenced(kind: &str, lines: &[String], out: &mut dyn Write) -> io::Result<bool> {
    let fence = fence_for(&lines.join("\n"), 3);
    write!(out, "\n\n  {fence}{kind}\n")?;
    for line in lines {
        let line = format!("  {}", neutral(line));
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "  {fence}")?;
    Ok(false)
}

/// A table with groups becomes one table for each group: wide tables are unreadable in most views.
fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let visible = table.visible();
    let Some((first, rest)) = visible.split_first() else {
        return Ok(());
    };
    let group = |at: &usize| table.columns[*at].group.as_str();
    let mut before = vec![*first];
    let mut parts = 0;
    for columns in rest.chunk_by(|a, b| group(a) == group(b)) {
        let name = columns.first().map_or("", group);
        before.extend(columns);
        if name.is_empty() && columns.len() + 1 < visible.len() {
            continue;
        }
        if parts > 0 {
            writeln!(out)?;
        }
        if !name.is_empty() {
            writeln!(out, "**{}**\n", escaped(name))?;
        }
        part_of(table, &before, out)?;
        before = vec![*first];
        parts += 1;
    }
    Ok(())
}

fn part_of(table: &Table, columns: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let heading = |at: &usize| escaped(&table.columns[*at].plain_heading());
    let rule = |at: &usize| if table.is_numeric(*at) { "---:" } else { "---" }.to_owned();
    row(columns.iter().map(heading), out)?;
    row(columns.iter().map(rule), out)?;
    for cells in table.rows.iter().chain(&table.total) {
        row(
            columns
                .iter()
                .map(|at| cells.get(*at).map_or_else(String::new, cell)),
            out,
        )?;
    }
    Ok(())
}

fn row(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => escaped(text),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(true) => "✓".to_owned(),
        Value::Flag(false) => "–".to_owned(),
    }
}

fn line(line: &Line) -> String {
    line.0.iter().map(part).collect()
}

fn part(part: &Part) -> String {
    if !part.code {
        return escaped(&part.text);
    }
    let text = neutral(&part.text);
    let fence = fence_for(&text, 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Back-ticks that no run of back-ticks in the text can close (CommonMark 4.5 and 6.1).
fn fence_for(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Words in which no character means anything to Markdown (CommonMark 2.4: any ASCII punctuation may be escaped).
pub(super) fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for c in neutral(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$'
        ) {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::{Column, Tone};

    fn printed(blocks: Vec<Block>) -> String {
        let mut out = Vec::new();
        print(&Page { blocks }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_group_is_a_table_of_its_own() {
        let table = Table {
            columns: vec![
                Column::new("name", "Name"),
                Column::new("there", "da"),
                Column::new("a", "so\u{ad}so").group("A"),
                Column::new("b", "b").group("B"),
            ],
            rows: vec![vec![
                Cell::text("x | *y*"),
                Cell::of(Value::Flag(true)),
                Cell::count(0),
                Cell::count(2),
            ]],
            total: None,
        };
        assert_eq!(
            printed(vec![Block::Table(table)]),
            "**A**\n\n| Name | da | soso |\n| --- | --- | ---: |\n| x \\| \\*y\\* | ✓ | 0 |\n\n\
             **B**\n\n| Name | b |\n| --- | ---: |\n| x \\| \\*y\\* | 2 |\n"
        );
    }

    #[test]
    fn words_are_no_markdown_and_code_stays_code() {
        let mut entry = Entry::new("☐", Tone::Plain, "<b>[x](y)</b> `a``b`");
        entry.more = vec![
            More::from("mehr\u{1b}"),
            More::Commands(vec!["dstrat sign x".to_owned()]),
            More::from("oder"),
            More::Code(vec!["a = \"```\"".to_owned(), String::new()]),
        ];
        assert_eq!(
            printed(vec![
                Block::Title(Line::from("# Titel")),
                Block::List(vec![entry])
            ]),
            "# \\# Titel\n\n- [ ] \\<b\\>\\[x\\](y)\\</b\\> `a``b`\\\n  mehr\\\\u{1b}\n\n  ```sh\n  dstrat sign x\n  ```\n\n  \
             oder\n\n  ````toml\n  a = \"```\"\n\n  ````\n"
        );
    }
}
