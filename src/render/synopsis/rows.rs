//! The rows of a thing: what it is about, what was, what is.

use crate::comparison::{Change, Difference, Mood, Paragraph, Value as Told, What, paragraphs};
use crate::markdown::parse;
use crate::message::{Lang, number, plural};
use crate::template::{Value, context};

use super::super::html::escape::escaped;
use super::super::words::capital;
use super::cell::{self, Side};
use super::flatten::flatten;
use super::{Synopsis, beside, marks};

/// The rows of a difference.
pub fn of(difference: &Difference, ministry: &str, synopsis: &Synopsis<'_>) -> Vec<Value> {
    let changes = difference.changes.iter();
    changes
        .flat_map(|change| match change.texts() {
            Some((old, new)) => text(change, old, new, ministry, synopsis),
            None => vec![value(change, ministry, synopsis.lang)],
        })
        .collect()
}

/// A row; the cells are HTML.
struct Row<'r> {
    ministry: &'r str,
    what: String,
    mood: Mood,
    old: String,
    new: String,
    note: Option<String>,
    /// The language of the cells, where it is not that of the page.
    cell_lang: Option<&'static str>,
    is_text: bool,
}

impl Row<'_> {
    fn value(self) -> Value {
        let mood = match self.mood {
            Mood::Good => "good",
            Mood::Bad => "bad",
            Mood::Plain => "plain",
        };
        context! {
            ministry => self.ministry,
            what => self.what,
            mood,
            old => Value::from_safe_string(self.old),
            new => Value::from_safe_string(self.new),
            note => self.note,
            cell_lang => self.cell_lang,
            is_text => self.is_text,
        }
    }
}

/// The changed lines of a text, and between them how many stayed.
fn text(
    change: &Change,
    old: &str,
    new: &str,
    ministry: &str,
    synopsis: &Synopsis<'_>,
) -> Vec<Value> {
    let lang = synopsis.lang;
    let cell_lang = (synopsis.text_lang != lang).then(|| synopsis.text_lang.tag());
    let row = |old: String, new: String, is_text| Row {
        ministry,
        what: heading(change, lang),
        mood: Mood::Plain,
        old,
        new,
        note: None,
        cell_lang: cell_lang.filter(|_| is_text),
        is_text,
    };
    let gap_row = |same| row(gap(same, lang), gap(same, lang), false);
    let mut rows = Vec::new();
    let mut same = 0;
    for (old, new) in as_read(old, new, synopsis).unwrap_or_else(|| as_typed(old, new, lang)) {
        let Some((old, new)) = old.zip(new) else {
            same += 1;
            continue;
        };
        if same > 0 {
            rows.push(gap_row(std::mem::take(&mut same)));
        }
        rows.push(row(or_nothing(old, lang), or_nothing(new, lang), true));
    }
    if same > 0 {
        rows.push(gap_row(same));
    }
    rows.into_iter().map(Row::value).collect()
}

/// The two cells of a line; none where it stayed.
type Cells = (Option<String>, Option<String>);

/// The texts as they read. Where no reader sees a difference, or they are too long to be set, `None`.
fn as_read(old: &str, new: &str, synopsis: &Synopsis<'_>) -> Option<Vec<Cells>> {
    let (old, new) = (parse(old), parse(new));
    if old.literal || new.literal {
        return None;
    }
    let words = synopsis.text_lang;
    let (old, new) = (flatten(&old, words), flatten(&new, words));
    let lines = beside::compare(&old, &new);
    let cells = |lines: &beside::Lines| {
        let of = |flat, parts, side| cell::html(flat, parts, side, synopsis.lang);
        match lines.is_changed() {
            true => (
                Some(of(&old, &lines.old, Side::Old)),
                Some(of(&new, &lines.new, Side::New)),
            ),
            false => (None, None),
        }
    };
    let is_changed = lines.iter().any(beside::Lines::is_changed);
    is_changed.then(|| lines.iter().map(cells).collect())
}

/// The texts as they are typed, marks and all.
fn as_typed(old: &str, new: &str, lang: Lang) -> Vec<Cells> {
    let typed = |cell: String| match cell.is_empty() {
        true => cell,
        false => format!("<div class=\"typed\">{cell}</div>"),
    };
    let cells = |paragraph: &Paragraph<'_>| {
        let (old, new) = marks::cells(paragraph, lang);
        let changed = paragraph.is_changed();
        (changed.then(|| typed(old)), changed.then(|| typed(new)))
    };
    paragraphs(old, new).iter().map(cells).collect()
}

fn gap(count: usize, lang: Lang) -> String {
    let shown = number(count as f64, lang);
    let words = lang.pick(
        format!(
            "… {shown} {} unverändert",
            plural(count, "Absatz", "Absätze")
        ),
        format!(
            "… {shown} {} unchanged",
            plural(count, "paragraph", "paragraphs")
        ),
    );
    format!("<span class=\"gap\">{words}</span>")
}

fn value(change: &Change, ministry: &str, lang: Lang) -> Value {
    // A co-signature is a matter of the ministry that signs.
    let signer = change
        .part
        .as_ref()
        .filter(|_| change.what == What::Cosignature);
    let ministry = signer.map_or(ministry, |part| &part.title);
    let (old, new) = cells(change, lang);
    let row = Row {
        ministry,
        what: heading(change, lang),
        mood: change.mood(),
        old,
        new,
        note: change.moved_in_words(lang),
        cell_lang: None,
        is_text: false,
    };
    row.value()
}

fn heading(change: &Change, lang: Lang) -> String {
    match change.what {
        What::Cosignature => capital(change.label.in_lang(lang)),
        _ => capital(&change.heading(lang).replace('`', "")),
    }
}

/// Of a list, what came and went is marked; of everything else, the whole.
fn cells(change: &Change, lang: Lang) -> (String, String) {
    if let (Some(Told::List(old)), Some(Told::List(new)), Some((added, removed))) =
        (&change.old, &change.new, change.items())
    {
        return (
            list(old, &removed, lang, marks::removed),
            list(new, &added, lang, marks::added),
        );
    }
    if let (Some(Told::Words(old)), Some(Told::Words(new))) = (&change.old, &change.new) {
        return words(old, new, lang);
    }
    let cell = |value: &Option<Told>, mark: fn(&str, Lang) -> String| match value {
        Some(value) => mark(&value.show(lang), lang),
        None => String::new(),
    };
    let old = cell(&change.old, marks::removed);
    let new = cell(&change.new, marks::added);
    (or_nothing(old, lang), or_nothing(new, lang))
}

/// A title, a reason: word by word.
fn words(old: &str, new: &str, lang: Lang) -> (String, String) {
    let cells = paragraphs(old, new);
    let cells = cells.iter().map(|paragraph| marks::cells(paragraph, lang));
    let (old, new): (Vec<String>, Vec<String>) = cells.unzip();
    (
        or_nothing(old.join(" "), lang),
        or_nothing(new.join(" "), lang),
    )
}

fn list(items: &[Told], marked: &[&Told], lang: Lang, mark: fn(&str, Lang) -> String) -> String {
    let marked: std::collections::HashSet<String> =
        marked.iter().map(|value| value.show(lang)).collect();
    let item = |value: &Told| {
        let shown = value.show(lang);
        match marked.contains(&shown) {
            true => mark(&shown, lang),
            false => escaped(&shown),
        }
    };
    let items: Vec<String> = items.iter().map(item).collect();
    items.join(", ")
}

/// An empty cell says that it is empty.
fn or_nothing(cell: String, lang: Lang) -> String {
    if !cell.trim().is_empty() {
        return cell;
    }
    let words = lang.pick("nichts", "nothing");
    format!("<span aria-hidden=\"true\">–</span><span class=\"unseen\">{words}</span>")
}
