//! The list of contributions with their states, for one ministry or one field.

use crate::consolidation::State;
use crate::message::{Lang, label, plural};

use super::page::{Block, Entry, Line};
use super::status::{OfContribution, Status};
use super::words::sign;

/// Each contribution, where few enough are looked at.
pub fn blocks(status: &Status<'_>, lang: Lang) -> Vec<Block> {
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
    let (sign, _, tone) = sign(state);
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
