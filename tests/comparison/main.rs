//! What changed between two states of a strategy: every kind of change in words, and that nothing passes in silence.

mod silence;
mod views;
mod wording;

use dstrat::check::example;
use dstrat::comparison::{Comparison, Difference, Side, compare};
use dstrat::consolidation::Consolidation;
use dstrat::load::load;
use dstrat::message::Lang;
use dstrat::source::Files;

/// Compares two states as those see them who may see everything.
pub fn compared(old: &Files, new: &Files) -> Comparison {
    let ((old_strategy, _), (new_strategy, _)) = (load(old), load(new));
    let before = Consolidation::new(old, &old_strategy, example::TODAY);
    let after = Consolidation::new(new, &new_strategy, example::TODAY);
    let old = Side::whole(old, &old_strategy, &before, example::TODAY);
    let new = Side::whole(new, &new_strategy, &after, example::TODAY);
    compare(&old, &new)
}

/// One line for each difference and each of its changes.
pub fn lines(comparison: &Comparison, lang: Lang) -> String {
    let difference = |difference: &Difference| {
        let fate = difference.fate_in_words(lang);
        let fate = fate.map_or_else(String::new, |fate| format!(" – {fate}"));
        let changes = difference.changes.iter();
        let changes: String = changes
            .map(|change| format!("  {}\n", difference.change_in_words(change, lang)))
            .collect();
        format!(
            "{} {} {}{fate}\n{changes}",
            difference.noun(lang),
            difference.id,
            difference.title
        )
    };
    let form = comparison.form_only.iter();
    let form = form.map(|path| format!("form only: {path}\n"));
    comparison
        .differences
        .iter()
        .map(difference)
        .chain(form)
        .collect()
}
