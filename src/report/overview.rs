//! The status as a page: what a strategy editor sees at a glance, and what to do next.

use crate::consolidation::State;
use crate::message::{Label, Lang, label, plural};
use crate::model::Choices;

use super::ministries;
use super::page::{Block, Entry, Line, Page};
use super::status::{Deadline, OfContribution, Status};
use super::table::{Cell, Column, Table, Tone};
use super::words::{counted, day, distance};
use super::{attention, figures};

/// A deadline is marked when it is nearer than this many days.
const SOON: i32 = 14;

/// Lays a status out as a page.
pub fn page(status: &Status<'_>, lang: Lang) -> Page {
    let mut blocks = head(status, lang);
    blocks.extend(deadlines(status, lang));
    blocks.extend(of_ministries(status, lang));
    if status.is_narrowed() {
        blocks.extend(contributions(status, lang));
    }
    blocks.extend(figures::blocks(status, lang));
    blocks.extend(attention::blocks(status, lang));
    Page { blocks }
}

/// Title, edition, day, and what the status is narrowed to.
pub fn head(status: &Status<'_>, lang: Lang) -> Vec<Block> {
    let settings = &status.strategy.settings;
    let today = day(status.today, lang);
    let edition = match (status.edition, lang) {
        ("", _) => String::new(),
        (edition, Lang::De) => format!("Fassung „{edition}“ · "),
        (edition, Lang::En) => format!("edition “{edition}” · "),
    };
    let mut line = format!("{edition}{} {today}", lang.pick("Stand", "as of"));
    if let Some(lead) = settings
        .lead
        .as_ref()
        .and_then(|lead| status.strategy.get(lead))
    {
        line = format!(
            "{line} · {} {}",
            lang.pick("Federführung", "lead"),
            lead.short
        );
    }
    let mut blocks = vec![
        Block::Title(Line::from(&*settings.title)),
        Block::Paragraph(Line::from(line).tone(Tone::Faint)),
    ];
    if let Some(line) = narrowed(status, lang) {
        blocks.push(Block::Paragraph(line));
    }
    blocks
}

fn narrowed(status: &Status<'_>, lang: Lang) -> Option<Line> {
    let ministry = status
        .narrow
        .ministry
        .map(|ministry| ministry.name.value.to_string());
    let field = status.narrow.field.map(|field| {
        let kind = field.kind.label().in_lang(lang);
        format!(
            "{kind} {}",
            lang.pick(
                format!("„{}“", field.head.title.value),
                format!("“{}”", field.head.title.value)
            )
        )
    });
    let only: Vec<String> = ministry.into_iter().chain(field).collect();
    let line =
        Line::from(format!("{}: {}", lang.pick("nur", "only"), only.join(", "))).tone(Tone::Strong);
    (!only.is_empty()).then_some(line)
}

/// A milestone of the process: its name, and what is counted as open for it: one, many, and the word for open.
struct Milestone {
    name: Label,
    open: Option<(Label, Label, Label)>,
}

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

fn deadlines(status: &Status<'_>, lang: Lang) -> Option<Block> {
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
        0 => format!(
            "{far}, {}",
            lang.pick("derzeit nichts offen", "nothing open at present")
        ),
        _ if deadline.overdue => format!("{far}: {counted}"),
        _ => format!("{far}, {counted} {}", word.in_lang(lang)),
    }
}

fn of_ministries(status: &Status<'_>, lang: Lang) -> Vec<Block> {
    if status.ministries.is_empty() {
        let none = lang.pick(
            "Noch kein Ressort: `ministries/<kennung>/ministry.toml` anlegen.",
            "No ministry yet: create `ministries/<id>/ministry.toml`.",
        );
        return vec![Block::Paragraph(Line::from(none))];
    }
    let table = ministries::table(status, lang);
    if let [row] = &*table.rows {
        return vec![Block::Facts(ministries::facts(&table, row))];
    }
    vec![
        Block::Table(table),
        Block::Legend(Line::from(LEGEND.in_lang(lang))),
    ]
}

const LEGEND: Label = label(
    "soll: geschuldet · fehlt: davon noch nichts da · zurück: zur Überarbeitung · überholt: gilt einem früheren Text · \
     Ampel: errechnet aus Terminen und Stand der Projekte · ✓ ja · – nein",
    "owed: due from the ministry · none: nothing there yet · returned: for revision · stale: for an earlier text · light: \
     computed from dates and age of the projects' reports · ✓ yes · – no",
);

/// Each contribution, where few enough are looked at.
fn contributions(status: &Status<'_>, lang: Lang) -> Vec<Block> {
    let requested = status.requested.iter().map(|request| {
        let line = format!(
            "{} → {}: {}",
            status.short(request.ministry),
            request.field,
            State::Requested.label().in_lang(lang)
        );
        entry(State::Requested, line, &[late(request.overdue, lang)])
    });
    let there = status.contributions.iter().map(|of| {
        let line = format!(
            "`{}` → {}: {}",
            of.id,
            of.field,
            of.state.label().in_lang(lang)
        );
        entry(
            of.state,
            line,
            &[
                late(of.overdue, lang),
                changed(of, lang),
                stale(status, of, lang),
            ],
        )
    });
    let entries: Vec<Entry> = there.chain(requested).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Line::from(lang.pick("Beiträge", "Contributions"))),
        Block::List(entries),
    ]
}

fn entry(state: State, line: String, flags: &[String]) -> Entry {
    let (sign, _, tone) = super::words::sign(state);
    let flags: Vec<&str> = flags
        .iter()
        .map(String::as_str)
        .filter(|flag| !flag.is_empty())
        .collect();
    let line = if flags.is_empty() {
        line
    } else {
        format!("{line}; {}", flags.join("; "))
    };
    Entry::new(sign, tone, line)
}

fn late(overdue: bool, lang: Lang) -> String {
    if overdue {
        lang.pick("überfällig", "overdue").to_owned()
    } else {
        String::new()
    }
}

fn changed(of: &OfContribution<'_>, lang: Lang) -> String {
    if of.changed_since_consolidation {
        lang.pick("seit der Annahme geändert", "changed since it was accepted")
            .to_owned()
    } else {
        String::new()
    }
}

fn stale(status: &Status<'_>, of: &OfContribution<'_>, lang: Lang) -> String {
    let ministries: Vec<&str> = of
        .stale_cosignatures
        .iter()
        .map(|ministry| status.short(ministry))
        .collect();
    let one = label("Mitzeichnung überholt", "co-signature stale");
    let many = label("Mitzeichnungen überholt", "co-signatures stale");
    match ministries.len() {
        0 => String::new(),
        count => format!(
            "{}: {}",
            plural(count, one, many).in_lang(lang),
            ministries.join(", ")
        ),
    }
}
