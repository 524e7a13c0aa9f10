//! The weightiest changes, for the start page: a few of each sort.

use crate::comparison::{Difference, What};
use crate::template::{Value, context};

use super::super::super::html::inlines;
use super::super::super::words::capital;
use super::super::address::Top;
use super::super::leaf::Leaf;
use super::{SORTS, Since, Sort, name};

/// How many differences of each sort are named.
const FEW: usize = 3;

/// What weighs most for readers, the weightiest first; the rest follows.
const WEIGHTS: [What; 6] = [
    What::Done,
    What::Status,
    What::State,
    What::Deadline,
    What::Milestone,
    What::Target,
];

impl Since<'_> {
    /// For the template of the start page.
    pub fn on_start(&self, leaf: &Leaf<'_>) -> Value {
        let lang = leaf.site.lang;
        let sorts = SORTS.iter().filter_map(|sort| self.few(leaf, sort));
        context! {
            title => self.when(lang),
            summary => self.summary(lang),
            sorts => sorts.collect::<Vec<_>>(),
            href => leaf.href(&leaf.site.addresses.top(Top::Since)),
        }
    }

    fn few(&self, leaf: &Leaf<'_>, sort: &Sort) -> Option<Value> {
        let mut found = self.of_sort(sort);
        found.sort_by_key(|difference| difference.changes.iter().map(weight).min());
        let few: Vec<Value> = found.iter().take(FEW).map(|it| brief(leaf, it)).collect();
        let title = sort.heading.in_lang(leaf.site.lang);
        (!few.is_empty()).then(|| context! { title, changes => few })
    }
}

fn weight(change: &crate::comparison::Change) -> usize {
    let found = WEIGHTS.iter().position(|what| *what == change.what);
    found.unwrap_or(WEIGHTS.len())
}

/// What it is, or what weighs most of its changes; and its name.
fn brief(leaf: &Leaf<'_>, difference: &Difference) -> Value {
    let site = leaf.site;
    let weightiest = difference
        .changes
        .iter()
        .min_by_key(|change| weight(change));
    let told = weightiest.map(|change| difference.change_in_words(change, site.lang));
    let what = match difference.is_whole() {
        true => difference.noun(site.lang).to_owned(),
        false => told
            .or_else(|| difference.fate_in_words(site.lang))
            .unwrap_or_default(),
    };
    let title = inlines::html(leaf, &[name(site, difference)]);
    context! {
        what => capital(&what.replace('`', "")),
        title => Value::from_safe_string(title),
    }
}
