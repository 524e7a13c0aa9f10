//! The page for a terminal: ministry by ministry, entry by entry, the weightiest first; numbers at the end.

use rayon::prelude::*;

use crate::comparison::{Change, Comparison, Difference, Point};
use crate::message::Lang;

use super::super::page::{Block, Entry, Line, More, Page};
use super::super::table::Tone;
use super::{Changes, heading, sign, sign_of, texts};

/// Lays out what changed.
pub fn page(changes: &Changes<'_>) -> Page {
    let lang = changes.lang;
    let title = lang.pick("Was sich geändert hat", "What has changed");
    let mut blocks = vec![
        Block::Title(Line::from(title)),
        Block::Paragraph(Line::from(changes.title).tone(Tone::Plain)),
        Block::Paragraph(Line::from(changes.between()).tone(Tone::Faint)),
    ];
    for group in changes.comparison.groups() {
        blocks.push(Block::Heading(Line::from(heading(&group, lang))));
        // To compare texts word by word takes most of the time.
        let entries = group
            .differences
            .par_iter()
            .map(|difference| entry(difference, changes));
        blocks.push(Block::List(entries.collect()));
    }
    if has_marks(changes) {
        blocks.push(Block::Paragraph(legend(lang)));
    }
    blocks.push(Block::Heading(Line::from(changes.summary())));
    let form = changes.form();
    blocks.extend(form.map(|words| Block::Paragraph(Line::from(words).tone(Tone::Faint))));
    Page { blocks }
}

/// What changed in one thing, below a heading: shown where somebody is about to sign it.
pub fn since(comparison: &Comparison, heading: String, lang: Lang) -> Page {
    let changes = Changes {
        comparison,
        title: "",
        old: Point::FOLDER,
        new: Point::FOLDER,
        texts: true,
        lang,
    };
    let differences = comparison.differences.iter();
    let more = differences.flat_map(|difference| {
        let told = difference.changes.iter();
        told.flat_map(|change| told_of(difference, change, &changes))
    });
    let legend = has_marks(&changes).then(|| More::Line(legend(lang)));
    let entry = Entry {
        more: more.chain(legend).collect(),
        ..Entry::new("·", Tone::Faint, heading)
    };
    Page {
        blocks: vec![Block::List(vec![entry])],
    }
}

fn has_marks(changes: &Changes<'_>) -> bool {
    let differences = changes.comparison.differences.iter();
    let mut all = differences.filter(|difference| !difference.is_whole());
    changes.texts
        && all.any(|difference| {
            difference
                .changes
                .iter()
                .any(|change| change.texts().is_some())
        })
}

fn legend(lang: Lang) -> Line {
    let words = lang.pick(
        "[-…-] gestrichen, [+…+] eingefügt",
        "[-…-] struck out, [+…+] put in",
    );
    Line::from(words).tone(Tone::Faint)
}

fn entry(difference: &Difference, changes: &Changes<'_>) -> Entry {
    let (mark, tone) = sign(difference);
    let mut entry = Entry::new(mark, tone, title(difference, changes.lang));
    for change in &difference.changes {
        entry.more.extend(told_of(difference, change, changes));
    }
    entry
}

/// `Beitrag „Leihgeräte“ bm/geraete: umbenannt, bisher …`.
fn title(difference: &Difference, lang: Lang) -> Line {
    let named = super::named(difference, lang);
    let fate = difference.fate_in_words(lang);
    let fate = fate.map_or_else(String::new, |fate| format!(": {fate}"));
    Line::default()
        .and(&named.noun, Tone::Plain)
        .and(&format!("{} ", named.title), Tone::Strong)
        .and(&named.id, Tone::Faint)
        .and(&fate, Tone::Plain)
}

fn told_of(difference: &Difference, change: &Change, changes: &Changes<'_>) -> Vec<More> {
    let (mark, tone) = match difference.is_whole() {
        true => ("·", Tone::Faint),
        false => sign_of(change.mood()),
    };
    let line = Line::from(difference.change_in_words(change, changes.lang));
    let line = match tone {
        Tone::Faint => line,
        tone => line.tone(tone),
    };
    let mut more = vec![More::Item(mark, tone, line)];
    if let Some((old, new)) = change
        .texts()
        .filter(|_| changes.texts && !difference.is_whole())
    {
        more.extend(texts::changed(old, new).into_iter().map(More::Quote));
    }
    more
}
