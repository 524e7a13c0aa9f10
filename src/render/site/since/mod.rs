//! What is different from an earlier state, as the same readers saw it then. People are left out: whom nobody is to name any
//! more, a comparison must not name either.

mod page;
mod start;

use crate::comparison::{Change, Comparison, Count, Difference, Fate, Subject, compare};
use crate::message::{Label, Lang, label};
use crate::model::PartialDate;

use super::super::Before;
use super::super::document::Inline;
use super::super::plan::At;
use super::Site;

/// What changed since an earlier state.
pub struct Since<'s> {
    before: &'s Before<'s>,
    told: Comparison,
}

/// What readers may be told of the changes since the earlier state; none where no such state was asked for.
pub fn of<'s>(site: &Site<'s>) -> Option<Since<'s>> {
    let before = site.before?;
    let mut told = compare(&before.view.side(), &site.view.side());
    for difference in &mut told.differences {
        difference.changes.retain(is_told);
    }
    told.differences.retain(|difference| {
        let is_of_readers = matches!(difference.subject, Subject::Strategy | Subject::Entry(_));
        is_of_readers && (difference.fate != Fate::Kept || !difference.changes.is_empty())
    });
    Some(Since { before, told })
}

/// Who is asked about an entry, and how dstrat itself is set, is not what a strategy says.
fn is_told(change: &Change) -> bool {
    let group = change.path.split('.').next().unwrap_or("");
    ![
        "contact",
        "order",
        "lints",
        "workflow",
        "reporting",
        "publication",
    ]
    .contains(&group)
}

/// A sort of differences.
struct Sort {
    /// Its place on the page.
    place: &'static str,
    heading: Label,
    is: fn(&Fate) -> bool,
}

const SORTS: [Sort; 3] = [
    Sort {
        place: "Neu",
        heading: label("Neu", "New"),
        is: |fate| *fate == Fate::Added,
    },
    Sort {
        place: "Geaendert",
        heading: label("Geändert", "Changed"),
        is: |fate| !matches!(fate, Fate::Added | Fate::Removed),
    },
    Sort {
        place: "Entfallen",
        heading: label("Entfallen", "Removed"),
        is: |fate| *fate == Fate::Removed,
    },
];

impl Since<'_> {
    /// How much changed, in numbers.
    fn summary(&self, lang: Lang) -> String {
        let counts = self.told.counts();
        let counts = counts.iter().filter(|count| count.count > 0);
        let counts: Vec<String> = counts.map(|count| in_words(count, lang)).collect();
        match counts.is_empty() {
            true => label("Es hat sich nichts geändert.", "Nothing has changed.").in_lang(lang),
            false => return format!("{}.", counts.join(" · ")),
        }
        .to_owned()
    }

    /// Since when, for a heading.
    fn when(&self, lang: Lang) -> String {
        let then = PartialDate::of_day(self.before.date).show(lang);
        lang.pick(
            format!("Geändert seit dem {then}"),
            format!("Changed since {then}"),
        )
    }

    /// The differences of a sort.
    fn of_sort(&self, sort: &Sort) -> Vec<&Difference> {
        let all = self.told.differences.iter();
        all.filter(|it| (sort.is)(&it.fate)).collect()
    }
}

/// A number stays on one line with what it counts.
fn in_words(count: &Count, lang: Lang) -> String {
    count.in_words(lang).replacen(' ', "\u{a0}", 1)
}

/// The entry that it is about, where it is still there.
fn entry(site: &Site<'_>, difference: &Difference) -> Option<At> {
    let Subject::Entry(kind) = difference.subject else {
        return None;
    };
    let at = site.view.strategy.position(kind, &difference.id)?;
    (difference.fate != Fate::Removed).then_some((kind, at))
}

/// Its name, leading to its page where it has one.
fn name(site: &Site<'_>, difference: &Difference) -> Inline {
    let title = difference.title.to_string();
    match (entry(site, difference), difference.subject) {
        (Some(at), _) => site.writer.link_as(at, title),
        (None, Subject::Strategy) => Inline::Text(
            label("Die ganze Strategie", "The whole strategy")
                .in_lang(site.lang)
                .into(),
        ),
        (None, _) => Inline::Text(title),
    }
}
