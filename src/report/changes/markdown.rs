//! What changed as Markdown for a comment on a pull request: short enough for one, details to unfold, nothing in it but words.

use std::io::{self, Write};

use crate::comparison::{Change, Difference, Piece, paragraphs};
use crate::message::{neutral, number, plural};

use super::super::markdown::escaped;
use super::{Changes, heading, sign, sign_of};

/// So much is written with the words of texts; then without. GitHub takes 65,536 characters in a comment.
const WITH_TEXTS: usize = 40_000;

/// So much is written at all.
const MOST: usize = 60_000;

/// Prints what changed.
///
/// # Errors
/// When the writer fails.
pub fn print(changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut shown = head(changes);
    let mut left_out = 0;
    for group in changes.comparison.groups() {
        let mut heading = format!("### {}\n\n", escaped(&heading(&group, changes.lang)));
        for difference in group.differences {
            let texts = changes.texts && shown.len() < WITH_TEXTS;
            let mut part =
                std::mem::take(&mut heading) + &self::difference(difference, changes, texts);
            if shown.len() + part.len() > MOST {
                part = self::difference(difference, changes, false);
            }
            match shown.len() + part.len() > MOST {
                true => left_out += 1,
                false => shown.push_str(&part),
            }
        }
    }
    if left_out > 0 {
        shown.push_str(&cut(left_out, changes));
    }
    if let Some(form) = changes.form() {
        shown.push_str(&format!("{}\n", escaped(&form)));
    }
    out.write_all(shown.as_bytes())
}

fn head(changes: &Changes<'_>) -> String {
    let title = changes
        .lang
        .pick("Was sich geändert hat", "What has changed");
    let between = format!(
        "{} → {}",
        code(&changes.old.in_words(changes.lang)),
        code(&changes.new.in_words(changes.lang))
    );
    let summary = escaped(&changes.summary());
    format!("## {title}\n\n{between}\n\n**{summary}**\n\n")
}

/// A name in back-ticks stays one; the rest is escaped.
fn code(words: &str) -> String {
    let pieces = words.split('`').enumerate();
    let piece = |(at, piece): (usize, &str)| match at % 2 {
        1 => format!("<code>{}</code>", html(piece)),
        _ => escaped(piece),
    };
    pieces.map(piece).collect()
}

fn cut(left_out: usize, changes: &Changes<'_>) -> String {
    let count = number(left_out as f64, changes.lang);
    changes.lang.pick(
        format!(
            "… und {count} weitere {}; alles zeigt `dstrat diff`.\n\n",
            plural(left_out, "Änderung", "Änderungen")
        ),
        format!(
            "… and {count} more {}; `dstrat diff` shows everything.\n\n",
            plural(left_out, "change", "changes")
        ),
    )
}

/// A line to unfold; what came or went, and a single line, needs no unfolding.
fn difference(difference: &Difference, changes: &Changes<'_>, texts: bool) -> String {
    let named = super::named(difference, changes.lang);
    let id = named.id.trim_matches('`');
    let id = match id {
        "" => String::new(),
        id => format!(" <code>{}</code>", html(id)),
    };
    let fate = difference.fate_in_words(changes.lang);
    let fate = fate.map_or_else(String::new, |fate| {
        format!(": {}", html(&fate.replace('`', "")))
    });
    let (mark, _) = sign(difference);
    let name = match named.title.is_empty() {
        true => String::new(),
        false => format!("<b>{}</b>", html(&named.title)),
    };
    let topics = match difference.is_whole() {
        true => String::new(),
        false => difference.topics(changes.lang).join(", "),
    };
    let topics = match topics.is_empty() {
        true => topics,
        false => format!(" – {topics}"),
    };
    let title = format!("{mark} {}{name}{id}{fate}{topics}", html(&named.noun));
    let lines = difference
        .changes
        .iter()
        .map(|change| self::change(difference, change, changes, texts));
    let lines: String = lines.collect();
    match lines.is_empty() {
        true => format!("<p>{title}</p>\n\n"),
        false => format!("<details><summary>{title}</summary>\n\n{lines}\n</details>\n\n"),
    }
}

fn change(difference: &Difference, change: &Change, changes: &Changes<'_>, texts: bool) -> String {
    let told = words(&difference.change_in_words(change, changes.lang));
    let mark = match sign_of(change.mood()) {
        ("·", _) => String::new(),
        (mark, _) => format!("{mark} "),
    };
    let mut shown = format!("- {mark}{told}\n");
    if let Some((old, new)) = change.texts().filter(|_| texts && !difference.is_whole()) {
        shown.push_str(&text(old, new));
    }
    shown
}

/// The changed paragraphs as quotes; `ins` and `del` are shown by git hosts, with lines through and below.
fn text(old: &str, new: &str) -> String {
    let mut shown = String::new();
    let mut left_out = false;
    for paragraph in paragraphs(old, new) {
        if !paragraph.is_changed() {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            shown.push_str("\n  > …\n");
        }
        let pieces: String = paragraph.pieces.iter().map(piece).collect();
        let lines = pieces.split('\n').filter(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.map(|line| format!("  > {}", line.trim())).collect();
        shown.push_str(&format!("\n{}\n", lines.join("<br>\n")));
    }
    if left_out {
        shown.push_str("\n  > …\n");
    }
    shown + "\n"
}

/// Words as words; nobody is notified because a text names them with an `@`.
fn words(text: &str) -> String {
    escaped(text).replace('@', "@<!-- -->")
}

fn piece(piece: &Piece<'_>) -> String {
    let marked = |text: &str, element: &str| {
        let lines = text.split('\n').map(|line| match line.trim().is_empty() {
            true => String::new(),
            false => format!("<{element}>{}</{element}>", words(line)),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    match piece {
        Piece::Same(text) => text.split('\n').map(words).collect::<Vec<_>>().join("\n"),
        Piece::Removed(text) => marked(text, "del"),
        Piece::Added(text) => marked(text, "ins"),
    }
}

/// Words inside an HTML element on one line of Markdown: no character means anything to either.
fn html(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for c in neutral(text).chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            // Markdown is read inside `<summary>` on some hosts; numeric references are letters to it.
            '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '|' | '!' | '@' | '#' | '$' => {
                shown.push_str(&format!("&#{};", u32::from(c)));
            }
            c => shown.push(c),
        }
    }
    shown
}
