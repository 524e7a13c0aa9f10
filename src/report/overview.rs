//! The status as a page: what a strategy editor sees at a glance, and what to do next.

use crate::message::{Label, Lang, label};
use crate::model::Choices;

use super::page::{Block, Here, Line, Page};
use super::status::Status;
use super::table::Tone;
use super::words::day;
use super::{attention, contributions, deadlines, figures, ministries};

/// Lays a status out as a page.
pub fn page(status: &Status<'_>, lang: Lang, here: Here<'_>) -> Page {
    let mut blocks = head(status, lang);
    blocks.extend(deadlines::block(status, lang));
    blocks.extend(of_ministries(status, lang));
    if status.is_narrowed() {
        blocks.extend(contributions::blocks(status, lang));
    }
    blocks.extend(figures::blocks(status, lang));
    blocks.extend(attention::blocks(status, lang, here));
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
        return vec![Block::Facts(ministries::facts(&table, row, lang))];
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
