//! The table of ministries: one row each, for people in words, for machines with a column for every number.

use crate::consolidation::State;
use crate::message::{Label, Lang, label};
use crate::model::Choices;
use crate::model::measure::Progress;
use crate::model::project::Ampel;

use super::status::{Counts, OfMinistry, Status};
use super::table::{Cell, Column, Shown, Table, Tone, Value};
use super::tally::{Countable, Tally};

/// The table of ministries. Its columns for machines are `ministry`, `short`, `name`, `coordinator`, `contacts`,
/// `contributions_*`, `cosignatures_*`, `measures_*`, `projects_*` and `ampel_*`, as the same keys in JSON with `_`.
pub fn table(status: &Status<'_>, lang: Lang) -> Table {
    let counts = &status.totals.counts;
    let named = format!(
        "{}/{}",
        status.totals.coordinators, status.totals.ministries
    );
    let mut total = vec![
        Cell::text("").tone(Tone::Strong),
        Cell::text(lang.pick("gesamt", "total")).tone(Tone::Strong),
        Cell::text(""),
        Cell::text(named),
        Cell::count(status.totals.contacts),
    ];
    total.extend(cells(counts));
    Table {
        columns: columns(lang),
        rows: status.ministries.iter().map(row).collect(),
        total: (status.ministries.len() > 1).then_some(total),
    }
}

/// One row of the table, told group by group: what is there, without what is not.
pub fn facts(table: &Table, row: &[Cell], lang: Lang) -> Table {
    let visible = table.visible();
    let rest = visible.get(1..).unwrap_or_default();
    let groups = rest.chunk_by(|a, b| table.columns[*a].group == table.columns[*b].group);
    let told = |group: &[usize]| {
        let name = match table.columns.get(*group.first()?)? {
            column if column.group.is_empty() => column.plain_heading(),
            column => column.group.clone(),
        };
        let cells = group.iter().filter(|at| !row[**at].is_none());
        let words = cells.map(|at| match &row[*at].value {
            Value::Count(count) => format!("{count} {}", table.columns[*at].plain_heading()),
            Value::Flag(true) => lang.pick("ja", "yes").to_owned(),
            _ => lang.pick("nein", "no").to_owned(),
        });
        let words: Vec<String> = words.collect();
        let shown = if words.is_empty() {
            lang.pick("keine", "none").to_owned()
        } else {
            words.join(", ")
        };
        Some(vec![Cell::text(""), Cell::text(name), Cell::text(shown)])
    };
    let columns = [
        ("mark", label("", "")),
        ("what", label("Bereich", "area")),
        ("state", label("Stand", "state")),
    ];
    Table {
        columns: columns
            .into_iter()
            .map(|(key, heading)| Column::new(key, heading.in_lang(lang)))
            .collect(),
        rows: groups.filter_map(told).collect(),
        total: None,
    }
}

fn row(of: &OfMinistry<'_>) -> Vec<Cell> {
    let missing = if of.coordinator {
        Tone::Plain
    } else {
        Tone::Bad
    };
    let mut row = vec![
        Cell::text(of.id),
        Cell::text(&*of.ministry.short),
        Cell::text(of.name),
        Cell::of(Value::Flag(of.coordinator)).tone(missing),
        Cell::count(of.contacts),
    ];
    row.extend(cells(&of.counts));
    row
}

/// The states in the order of their columns.
pub const STATES: [(State, Label); 9] = [
    (State::Requested, label("fehlt", "none")),
    (State::Draft, label("Ent\u{ad}wurf", "draft")),
    (State::Returned, label("zurück", "re\u{ad}turned")),
    (
        State::Submitted,
        label("zuge\u{ad}lie\u{ad}fert", "sub\u{ad}mitted"),
    ),
    (
        State::InCoordination,
        label("Ab\u{ad}stim\u{ad}mung", "coordi\u{ad}nation"),
    ),
    (State::Dissent, label("Dis\u{ad}sens", "dis\u{ad}sent")),
    (State::Agreed, label("abge\u{ad}stimmt", "agreed")),
    (
        State::Adopted,
        label("be\u{ad}schlos\u{ad}sen", "adop\u{ad}ted"),
    ),
    (State::NilReturn, label("Fehl\u{ad}anzeige", "nil return")),
];

fn columns(lang: Lang) -> Vec<Column> {
    let column = |key: &str, heading: Label| Column::new(key, heading.in_lang(lang));
    let mut columns = vec![
        column("ministry", label("", "")).shown(Shown::Data),
        column("short", label("Ressort", "ministry")),
        column("name", label("", "")).shown(Shown::Data),
        column(
            "coordinator",
            label(
                "Koor\u{ad}di\u{ad}na\u{ad}tion",
                "coor\u{ad}di\u{ad}na\u{ad}tor",
            ),
        ),
        column("contacts", label("", "")).shown(Shown::Data),
    ];
    columns.extend(contributions(lang));
    columns.extend(cosignatures(lang));
    let measures = lang.pick("Maßnahmen", "measures");
    columns.extend(of_tally::<Progress>("measures", measures, lang, progress));
    let projects = lang.pick("Projekte", "projects");
    columns.extend(of_tally::<Progress>("projects", projects, lang, progress));
    let ampel = lang.pick("Ampel", "light");
    columns.extend(
        of_tally::<Ampel>("ampel", ampel, lang, |light| light.label())
            .into_iter()
            .map(|column| Column {
                shown: Shown::Always,
                ..column
            }),
    );
    columns
}

fn contributions(lang: Lang) -> Vec<Column> {
    let group = lang.pick("Beiträge", "contributions");
    let expected = Column::new("contributions_expected", lang.pick("soll", "owed")).group(group);
    let states = STATES.iter().map(|(state, heading)| {
        let column = Column::new(key("contributions", *state), heading.in_lang(lang)).group(group);
        if *state == State::Adopted {
            column.shown(Shown::IfUsed)
        } else {
            column
        }
    });
    std::iter::once(expected).chain(states).collect()
}

fn cosignatures(lang: Lang) -> Vec<Column> {
    let group = lang.pick("Mitzeichnungen", "co-signatures");
    let headings = [
        ("owed", label("soll", "owed")),
        ("given", label("ge\u{ad}leistet", "given")),
        ("stale", label("über\u{ad}holt", "stale")),
    ];
    let column = |(name, heading): (&str, Label)| {
        Column::new(format!("cosignatures_{name}"), heading.in_lang(lang))
    };
    headings
        .into_iter()
        .map(|heading| column(heading).group(group))
        .collect()
}

fn of_tally<T: Countable>(
    name: &str,
    group: &str,
    lang: Lang,
    heading: impl Fn(T) -> Label,
) -> Vec<Column> {
    let column = |kind: &T| {
        Column::new(key(name, *kind), heading(*kind).in_lang(lang))
            .group(group)
            .shown(Shown::IfUsed)
    };
    T::all().iter().map(column).collect()
}

fn key<T: Countable>(group: &str, kind: T) -> String {
    format!("{group}_{}", kind.name().replace('-', "_"))
}

/// The words of a status, with the places where a narrow column may break them.
fn progress(status: Progress) -> Label {
    match status {
        Progress::Planned => label("ge\u{ad}plant", "planned"),
        Progress::Active => label("in Um\u{ad}set\u{ad}zung", "active"),
        Progress::Paused => label("ruhend", "paused"),
        Progress::Completed => label("abge\u{ad}schlos\u{ad}sen", "com\u{ad}pleted"),
        Progress::Cancelled => label("einge\u{ad}stellt", "can\u{ad}celled"),
        Progress::Permanent => label("Dauer\u{ad}auf\u{ad}gabe", "perma\u{ad}nent"),
    }
}

fn cells(counts: &Counts) -> Vec<Cell> {
    let states = &counts.contributions.states;
    let mut cells = vec![Cell::count(counts.contributions.expected)];
    cells.extend(
        STATES
            .iter()
            .map(|(state, _)| Cell::count(states.of(*state)).tone(tone(*state))),
    );
    let signatures = counts.cosignatures;
    let given = if signatures.given == signatures.owed {
        Tone::Good
    } else {
        Tone::Plain
    };
    cells.push(Cell::count(signatures.owed));
    cells.push(Cell::count(signatures.given).tone(given));
    cells.push(Cell::count(signatures.stale).tone(Tone::Warn));
    cells.extend(plain(&counts.measures));
    cells.extend(plain(&counts.projects));
    let light = |light| match light {
        Ampel::Green => Tone::Good,
        Ampel::Amber => Tone::Warn,
        Ampel::Red => Tone::Bad,
    };
    cells.extend(
        counts
            .ampel
            .iter()
            .map(|(kind, count)| Cell::count(count).tone(light(kind))),
    );
    cells
}

fn tone(state: State) -> Tone {
    match state {
        State::NilReturn => Tone::Plain,
        state => super::words::sign(state).2,
    }
}

fn plain<T: Countable>(tally: &Tally<T>) -> impl Iterator<Item = Cell> {
    tally.iter().map(|(_, count)| Cell::count(count))
}
