//! What is to do as a page: for one ministry with the lines to write, for all of them in short.

use crate::message::{Lang, label, plural};
use crate::model::Ministry;

use super::page::{Block, Entry, Here, Line, More, Page};
use super::table::{Cell, Column, Table, Tone, Value};
use super::todo::{Item, Task, Todo, what};
use super::words::{counted, day, distance};

/// How much is told.
#[derive(Clone, Copy, Debug)]
pub enum Detail {
    /// One line for each task.
    Short,
    /// All about each task.
    Full,
}

/// The page.
pub fn page(todo: &Todo<'_>, detail: Detail, here: Here<'_>) -> Page {
    let lang = todo.lang;
    let subtitle = format!(
        "{} · {}",
        todo.strategy.settings.title,
        day(todo.today, lang)
    );
    let mut blocks = vec![
        Block::Title(Line::from(lang.pick("Was zu tun ist", "What is to do"))),
        Block::Paragraph(Line::from(subtitle).tone(Tone::Faint)),
    ];
    let widths = todo
        .items
        .iter()
        .map(|item| far(todo, item).chars().count());
    let widest = widths.max().unwrap_or(0);
    let groups = todo.by_ministry();
    for ministry in &todo.ministries {
        let items = groups.get(&*ministry.id).map_or(&[][..], Vec::as_slice);
        blocks.push(Block::Heading(heading(todo, ministry, items)));
        blocks.push(match detail {
            _ if items.is_empty() => {
                let nothing = lang.pick("nichts zu tun", "nothing to do");
                Block::List(vec![Entry::new("✓", Tone::Good, nothing)])
            }
            Detail::Short => short(todo, items, widest),
            Detail::Full => Block::List(runs(items).map(|run| full(todo, run, here)).collect()),
        });
    }
    if let (Detail::Short, Some(item)) = (detail, todo.items.first()) {
        let (id, options) = (&item.ministry.id, here.options);
        let hint = lang.pick(
            format!("! überfällig. `dstrat todo {id}{options}` zeigt Dateien und Zeilen für ein Ressort."),
            format!("! overdue. `dstrat todo {id}{options}` shows files and lines for one ministry."),
        );
        blocks.push(Block::Paragraph(Line::from(hint)));
    }
    Page { blocks }
}

/// The table for machines: `ministry`, `task`, `subject`, `what`, `note`, `read`, `due`, `days_left`, `overdue`, `commands`,
/// `file`, `new_file`, `how`, `write`. Several commands or lines have line breaks between them.
pub fn table(todo: &Todo<'_>) -> Table {
    let keys = [
        "ministry",
        "task",
        "subject",
        "what",
        "note",
        "read",
        "due",
        "days_left",
        "overdue",
        "commands",
        "file",
        "new_file",
        "how",
        "write",
    ];
    Table {
        columns: keys.into_iter().map(|key| Column::new(key, key)).collect(),
        rows: todo.items.iter().map(|item| row(todo, item)).collect(),
        total: None,
    }
}

fn row(todo: &Todo<'_>, item: &Item<'_>) -> Vec<Cell> {
    let lang = todo.lang;
    let days = todo
        .days_left(item)
        .map_or(Value::Empty, |days| Value::Number(i64::from(days)));
    vec![
        Cell::text(&*item.ministry.id),
        Cell::text(item.task.key()),
        Cell::text(item.subject),
        Cell::text(what(item, lang)),
        Cell::text(item.note.as_ref().map_or("", |note| note.in_lang(lang))),
        Cell::text(item.read.as_deref().unwrap_or_default()),
        Cell::text(item.due.map_or_else(String::new, |due| due.to_string())),
        Cell::of(days),
        Cell::of(Value::Flag(todo.is_overdue(item))),
        Cell::text(item.commands.join("\n")),
        Cell::text(&*item.file),
        Cell::of(Value::Flag(item.new_file)),
        Cell::text(item.how.in_lang(lang)),
        Cell::text(lines(item, lang).join("\n")),
    ]
}

fn lines(item: &Item<'_>, lang: Lang) -> Vec<String> {
    item.write
        .iter()
        .map(|line| line.in_lang(lang).to_owned())
        .collect()
}

fn heading(todo: &Todo<'_>, ministry: &Ministry, items: &[&Item<'_>]) -> Line {
    let lang = todo.lang;
    let late = items.iter().filter(|item| todo.is_overdue(item)).count();
    let tasks = counted(
        items.len(),
        label("Aufgabe", "task"),
        label("Aufgaben", "tasks"),
        lang,
    );
    let late = match late {
        0 => String::new(),
        late => format!(", {late} {}", lang.pick("überfällig", "overdue")),
    };
    Line::from(format!("{}: {tasks}{late}", ministry.short))
}

/// Old reports are told together: the same line goes into each file.
fn runs<'a, 's>(items: &'a [&'a Item<'s>]) -> impl Iterator<Item = &'a [&'a Item<'s>]> {
    items.chunk_by(|a, b| a.task == Task::RenewReport && b.task == Task::RenewReport)
}

/// What is to do with a run, in one line.
fn told(todo: &Todo<'_>, run: &[&Item<'_>]) -> String {
    let months = todo.strategy.settings.interval_months;
    match run {
        [item] => what(item, todo.lang),
        _ => todo.lang.pick(
            format!(
                "{} Projektberichte erneuern, älter als {months} {}",
                run.len(),
                plural(months as usize, "Monat", "Monate")
            ),
            format!(
                "renew {} reports, older than {months} {}",
                run.len(),
                plural(months as usize, "month", "months")
            ),
        ),
    }
}

/// How far off a task is, in words; nothing where it has no deadline.
fn far(todo: &Todo<'_>, item: &Item<'_>) -> String {
    let days = todo.days_left(item);
    days.map(|days| distance(days, false, todo.lang))
        .unwrap_or_default()
}

/// Mark, how far off, what. The second column is as wide for all ministries.
fn short(todo: &Todo<'_>, items: &[&Item<'_>], width: usize) -> Block {
    let row = |run: &[&Item<'_>]| {
        let first = run.first()?;
        let mark = if todo.is_overdue(first) { "!" } else { "" };
        let far = format!("{:width$}", far(todo, first));
        let tone = tone(todo, first);
        Some(vec![
            Cell::text(mark).tone(tone),
            Cell::text(far).tone(tone),
            Cell::text(told(todo, run)),
        ])
    };
    Block::Facts(Table {
        columns: ["mark", "due", "what"]
            .into_iter()
            .map(|key| Column::new(key, key))
            .collect(),
        rows: runs(items).filter_map(row).collect(),
        total: None,
    })
}

/// All about a run of tasks.
fn full(todo: &Todo<'_>, run: &[&Item<'_>], here: Here<'_>) -> Entry {
    let Some(first) = run.first() else {
        return Entry::default();
    };
    let lang = todo.lang;
    let mut entry = Entry::new("☐", tone(todo, first), told(todo, run));
    entry.more = match run {
        [item] => about(todo, item, here),
        _ => {
            let each = lang.pick("in jeder Datei ", "in each file ");
            let how = format!("{each}{}:", first.how.in_lang(lang));
            let files = run.iter().map(|item| listed(item, lang, here));
            files.chain([how]).map(More::from).collect()
        }
    };
    entry.more.extend(code(first, lang));
    entry
}

/// Until when, why, what to read, which command, which file.
fn about(todo: &Todo<'_>, item: &Item<'_>, here: Here<'_>) -> Vec<More> {
    let (lang, prefix) = (todo.lang, here.prefix);
    let read = |file: &String| format!("{}: `{prefix}{file}`", lang.pick("zu lesen", "to read"));
    let mut more: Vec<More> = until(todo, item).into_iter().map(More::from).collect();
    more.extend(
        item.note
            .as_ref()
            .map(|note| More::from(note.in_lang(lang))),
    );
    more.extend(item.read.as_ref().map(|file| More::from(read(file))));
    more.extend(commands(item, lang, here));
    let before = match (item.new_file, item.commands.is_empty()) {
        (true, true) => "",
        (false, true) => "in ",
        (true, false) => lang.pick("oder von Hand ", "or by hand "),
        (false, false) => lang.pick("oder von Hand in ", "or by hand in "),
    };
    let colon = if item.write.is_empty() { "" } else { ":" };
    let (file, how) = (&item.file, item.how.in_lang(lang));
    more.push(More::from(format!("{before}`{prefix}{file}` {how}{colon}")));
    more
}

fn code(item: &Item<'_>, lang: Lang) -> Option<More> {
    (!item.write.is_empty()).then(|| More::Code(lines(item, lang)))
}

fn commands(item: &Item<'_>, lang: Lang, here: Here<'_>) -> Vec<More> {
    if item.commands.is_empty() {
        return Vec::new();
    }
    let typed = item
        .commands
        .iter()
        .map(|command| format!("{command}{}", here.options));
    let when = format!("{}:", item.task.command().in_lang(lang));
    vec![More::from(when), More::Commands(typed.collect())]
}

/// A file and how old its report is, which is not torn apart.
fn listed(item: &Item<'_>, lang: Lang, here: Here<'_>) -> String {
    let note = item.note.as_ref().map_or("", |note| note.in_lang(lang));
    let note = note.replace(' ', "\u{a0}");
    format!("`{}{}`, {note}", here.prefix, item.file)
}

fn until(todo: &Todo<'_>, item: &Item<'_>) -> Option<Line> {
    let (due, lang) = (item.due?, todo.lang);
    let far = distance(todo.days_left(item)?, todo.is_overdue(item), lang);
    let words = format!("{} {}, {far}", lang.pick("bis", "by"), day(due, lang));
    Some(Line::from(words).tone(tone(todo, item)))
}

fn tone(todo: &Todo<'_>, item: &Item<'_>) -> Tone {
    match todo.days_left(item) {
        Some(..0) => Tone::Bad,
        Some(..14) => Tone::Warn,
        _ => Tone::Plain,
    }
}
