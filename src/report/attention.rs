//! What needs somebody first, and the command that says what to do.

use crate::consolidation::State;
use crate::message::{Lang, label};

use super::page::{Block, Entry, Here, Line};
use super::status::{OfContribution, Status};
use super::table::Tone;
use super::words::counted;

/// How many names a line lists before it only counts.
const NAMES: usize = 4;

/// What needs somebody, the most urgent first, and the next step.
pub fn blocks(status: &Status<'_>, lang: Lang, here: Here<'_>) -> Vec<Block> {
    let found = [
        leaderless(status, lang),
        overdue(status, lang),
        dissent(status, lang),
        changed(status, lang),
        stale(status, lang),
    ];
    let mut entries: Vec<Entry> = found.into_iter().flatten().collect();
    if entries.is_empty() {
        let calm = lang.pick(
            "Nichts ist überfällig, überholt oder strittig.",
            "Nothing is overdue, stale or disputed.",
        );
        entries.push(Entry::new("✓", Tone::Good, calm));
    }
    vec![
        Block::Heading(Line::from(lang.pick("Zuerst ansehen", "Look at first"))),
        Block::List(entries),
        Block::Heading(Line::from(lang.pick("Weiter", "Next"))),
        Block::List(next(status, lang, here)),
    ]
}

/// Ministries without a coordinator; they are overdue when the deadline for naming one is past.
fn leaderless(status: &Status<'_>, lang: Lang) -> Option<Entry> {
    let rows = status.ministries.iter().filter(|row| !row.coordinator);
    let names: Vec<&str> = rows.map(|row| &*row.ministry.short).collect();
    let late = status
        .process
        .contacts_due
        .as_ref()
        .is_some_and(|due| due.overdue);
    let (mark, tone) = if late {
        ("!", Tone::Bad)
    } else {
        ("~", Tone::Warn)
    };
    let one = label(
        "Ressort hat keine Koordination",
        "ministry has no coordinator",
    );
    let many = label(
        "Ressorts haben keine Koordination",
        "ministries have no coordinator",
    );
    let line = format!(
        "{}: {}",
        counted(names.len(), one, many, lang),
        names.join(", ")
    );
    (!names.is_empty()).then(|| Entry::new(mark, tone, line))
}

fn overdue(status: &Status<'_>, lang: Lang) -> Option<Entry> {
    let count = status.totals.overdue;
    let one = label("Beitrag ist überfällig", "contribution is overdue");
    let many = label("Beiträge sind überfällig", "contributions are overdue");
    let mut late: Vec<(usize, &str)> = status
        .ministries
        .iter()
        .map(|row| (row.counts.contributions.overdue, &*row.ministry.short))
        .collect();
    late.retain(|(count, _)| *count > 0);
    late.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let names = late.into_iter().map(|(count, short)| match count {
        1 => short.to_owned(),
        several => format!("{short} ({several})"),
    });
    let line = format!(
        "{}: {}",
        counted(count, one, many, lang),
        names.collect::<Vec<String>>().join(", ")
    );
    (count > 0).then(|| Entry::new("!", Tone::Bad, line))
}

fn dissent(status: &Status<'_>, lang: Lang) -> Option<Entry> {
    let disputed = |of: &&OfContribution<'_>| of.state == State::Dissent;
    let name = |of: &OfContribution<'_>| {
        let refused: Vec<&str> = of
            .refused_by
            .iter()
            .map(|ministry| status.short(ministry))
            .collect();
        let by = lang.pick("lehnt ab", "refuses");
        format!("`{}` ({} {by})", of.id, refused.join(", "))
    };
    let one = label("Dissens", "dissent");
    named(
        status.contributions.iter().filter(disputed).map(name),
        one,
        label("Dissense", "dissents"),
        lang,
    )
    .map(|line| Entry::new("✗", Tone::Bad, line))
}

fn changed(status: &Status<'_>, lang: Lang) -> Option<Entry> {
    let changed = status
        .contributions
        .iter()
        .filter(|of| of.changed_since_consolidation);
    let one = label(
        "Beitrag nach der Annahme geändert",
        "contribution changed after it was accepted",
    );
    let many = label(
        "Beiträge nach der Annahme geändert",
        "contributions changed after they were accepted",
    );
    named(changed.map(|of| format!("`{}`", of.id)), one, many, lang)
        .map(|line| Entry::new("~", Tone::Warn, line))
}

fn stale(status: &Status<'_>, lang: Lang) -> Option<Entry> {
    let of_one = |of: &OfContribution<'_>| {
        let id = of.id.to_owned();
        let ministries: Vec<String> = of
            .stale_cosignatures
            .iter()
            .map(|ministry| status.short(ministry).to_owned())
            .collect();
        ministries
            .into_iter()
            .map(move |short| lang.pick(format!("{short} zu `{id}`"), format!("{short} of `{id}`")))
    };
    let stale = status
        .contributions
        .iter()
        .filter(|of| of.state.is_consolidated())
        .flat_map(of_one);
    let one = label(
        "Mitzeichnung gilt einem früheren Text",
        "co-signature is for an earlier text",
    );
    let many = label(
        "Mitzeichnungen gelten einem früheren Text",
        "co-signatures are for an earlier text",
    );
    named(stale, one, many, lang).map(|line| Entry::new("~", Tone::Warn, line))
}

/// `2 Dissense: a, b`, with the names cut after the first few.
fn named(
    names: impl Iterator<Item = String>,
    one: crate::message::Label,
    many: crate::message::Label,
    lang: Lang,
) -> Option<String> {
    let names: Vec<String> = names.collect();
    let shown = names
        .iter()
        .take(NAMES)
        .cloned()
        .collect::<Vec<String>>()
        .join(", ");
    let more = match names.len().saturating_sub(NAMES) {
        0 => String::new(),
        more => lang.pick(format!(" und {more} weitere"), format!(" and {more} more")),
    };
    (!names.is_empty()).then(|| format!("{}: {shown}{more}", counted(names.len(), one, many, lang)))
}

/// The commands that lead on: the ministry with the most overdue contributions first, else the lead.
fn next(status: &Status<'_>, lang: Lang, here: Here<'_>) -> Vec<Entry> {
    let latest = status
        .ministries
        .iter()
        .rev()
        .max_by_key(|row| row.counts.contributions.overdue);
    let latest = latest
        .filter(|row| row.counts.contributions.overdue > 0)
        .map(|row| row.ministry);
    let lead = || {
        status
            .strategy
            .settings
            .lead
            .as_ref()
            .and_then(|lead| status.strategy.get(lead))
    };
    let options = here.options;
    let mut steps = Vec::new();
    if let Some(ministry) = status.narrow.ministry.or(latest).or_else(lead) {
        let (id, short) = (&ministry.id, &ministry.short);
        steps.push(lang.pick(
            format!("`dstrat todo {id}{options}` sagt, was {short} als Nächstes zu tun hat"),
            format!("`dstrat todo {id}{options}` says what {short} has to do next"),
        ));
    }
    steps.push(match lang {
        Lang::De => {
            format!("`dstrat status --matrix{options}` zeigt Ressorts und Felder über Kreuz")
        }
        Lang::En => format!("`dstrat status --matrix{options}` shows ministries against fields"),
    });
    steps
        .into_iter()
        .map(|step| Entry::new("→", Tone::Faint, step))
        .collect()
}
