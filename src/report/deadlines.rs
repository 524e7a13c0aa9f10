//! The deadlines of the process in words: when, how far off, what is open.

use crate::message::{Label, Lang, label};

use super::page::Block;
use super::status::{Deadline, Status};
use super::table::{Cell, Column, Table, Tone};
use super::words::{counted, distance};

/// A deadline is marked when it is nearer than this many days.
const SOON: i32 = 14;

/// A milestone of the process: its name, and what is counted as open for it: one, many, and the word for open.
struct Milestone {
    name: Label,
    open: Option<(Label, Label, Label)>,
}

const NOTHING: Label = label("nichts offen", "nothing open");
const NOTHING_YET: Label = label("derzeit nichts offen", "nothing open at present");
const OPEN: Label = label("offen", "open");

const MILESTONES: [Milestone; 5] = [
    Milestone {
        name: label("Ansprechpersonen", "contacts"),
        open: Some((
            label("Ressort", "ministry"),
            label("Ressorts", "ministries"),
            OPEN,
        )),
    },
    Milestone {
        name: label("Beiträge", "contributions"),
        open: Some((
            label("Beitrag", "contribution"),
            label("Beiträge", "contributions"),
            OPEN,
        )),
    },
    Milestone {
        name: label("Mitzeichnungen", "co-signatures"),
        open: Some((
            label("Mitzeichnung", "co-signature"),
            label("Mitzeichnungen", "co-signatures"),
            OPEN,
        )),
    },
    Milestone {
        name: label("Kabinettsvorlage", "cabinet paper"),
        open: Some((
            label("Beitrag", "contribution"),
            label("Beiträge", "contributions"),
            label("unabgestimmt", "not agreed"),
        )),
    },
    Milestone {
        name: label("Kabinett", "cabinet"),
        open: None,
    },
];

/// The deadlines that `strategy.toml` sets; none, no block.
pub fn block(status: &Status<'_>, lang: Lang) -> Option<Block> {
    let process = &status.process;
    let deadlines = [
        &process.contacts_due,
        &process.contributions_due,
        &process.cosignatures_due,
        &process.cabinet_paper,
        &process.cabinet,
    ];
    let row = |(deadline, milestone): (&Option<Deadline>, &Milestone)| {
        let deadline = deadline.as_ref()?;
        Some(row(deadline, milestone, lang))
    };
    let rows: Vec<Vec<Cell>> = deadlines
        .into_iter()
        .zip(&MILESTONES)
        .filter_map(row)
        .collect();
    let columns = [
        ("mark", label("", "")),
        ("milestone", label("Termin", "deadline")),
        ("date", label("am", "on")),
        ("state", label("Stand", "state")),
    ];
    let column = |(key, heading): (&str, Label)| Column::new(key, heading.in_lang(lang));
    (!rows.is_empty()).then(|| {
        Block::Facts(Table {
            columns: columns.into_iter().map(column).collect(),
            rows,
            total: None,
        })
    })
}

fn row(deadline: &Deadline, milestone: &Milestone, lang: Lang) -> Vec<Cell> {
    let (mark, tone) = match (deadline.days_left, deadline.open) {
        (..0, Some(0)) => ("✓", Tone::Good),
        (..0, Some(_)) => ("!", Tone::Bad),
        (0..SOON, Some(1..)) => ("!", Tone::Warn),
        _ => ("", Tone::Plain),
    };
    vec![
        Cell::text(mark).tone(tone),
        Cell::text(milestone.name.in_lang(lang)),
        Cell::text(deadline.date.show(lang)),
        Cell::text(state(deadline, milestone, lang)).tone(tone),
    ]
}

/// `seit 9 Tagen überfällig: 11 Beiträge`, or `in 26 Tagen, 7 Mitzeichnungen offen`.
fn state(deadline: &Deadline, milestone: &Milestone, lang: Lang) -> String {
    let far = distance(deadline.days_left, deadline.overdue, lang);
    let Some((open, (one, many, word))) = deadline.open.zip(milestone.open) else {
        return far;
    };
    let counted = counted(open, one, many, lang);
    match open {
        0 if deadline.days_left < 0 => format!("{far}, {}", NOTHING.in_lang(lang)),
        0 => format!("{far}, {}", NOTHING_YET.in_lang(lang)),
        _ if deadline.overdue => format!("{far}: {counted}"),
        _ => format!("{far}, {counted} {}", word.in_lang(lang)),
    }
}
