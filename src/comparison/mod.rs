//! What changed between two states of a strategy, in its own terms: entries added, removed, renamed, reworded; states,
//! deadlines, milestones, indicators, co-signatures. Plain data; nothing that differs passes in silence.

mod alike;
mod collect;
mod difference;
mod entries;
mod evidence;
mod facts;
mod files;
mod groups;
mod house;
mod keys;
mod labels;
mod leaves;
mod mood;
mod pair;
mod paragraphs;
mod point;
mod records;
mod side;
mod summary;
mod value;
mod wording;
mod words;

pub use difference::{Change, Comparison, Difference, Fate, House, Known, Part, Subject, What};
pub use groups::Group;
pub use mood::Mood;
pub use paragraphs::{Paragraph, paragraphs};
pub use point::Point;
pub use side::Side;
pub use summary::Count;
pub use value::{Cosigned, Judged, Value};
pub use words::{Piece, differences as word_differences};

use collect::Collector;

/// Compares two states of a strategy, mostly an older with a newer one. Where both are whole, everything that differs
/// between their files is told; else what their readers may see.
///
/// Entries whose file is the same are not looked into, so it takes little longer than what changed.
pub fn compare(old: &Side<'_>, new: &Side<'_>) -> Comparison {
    let mut found = Collector::new(old, new);
    house::strategy(&mut found);
    entries::all(&mut found);
    house::ministries(&mut found);
    if old.whole.is_some() && new.whole.is_some() {
        records::all(&mut found);
        files::rest(&mut found);
    }
    found.finish()
}
