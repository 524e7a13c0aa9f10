//! The JSON Schema of what `dstrat diff` prints for other programs.

use serde_json::{Value, json};

use crate::comparison::{Comparison, What};
use crate::model::{Choices, Kind};

use super::shape::{boolean, counts, day, integer, list, object, one_of, or_null, string};

/// Values are as they are typed in the files, as far as there is such a thing: ids, keys, dates, numbers.
pub fn schema() -> Value {
    let point = object(vec![
        ("name", or_null(string())),
        ("signed", boolean()),
        ("parted", boolean()),
        ("commit", or_null(string())),
        ("date", or_null(day())),
    ]);
    let part = object(vec![("id", string()), ("title", string())]);
    let piece = |key| object(vec![(key, string())]);
    let words = json!({ "anyOf": [piece("same"), piece("removed"), piece("added")] });
    let change = object(vec![
        ("what", one_of(What::ALL.into_iter().map(What::key))),
        ("path", string()),
        ("part", or_null(part)),
        ("old", json!({})),
        ("new", json!({})),
        ("days", or_null(integer())),
        ("words", or_null(list(words))),
        ("told", string()),
    ]);
    let subjects = ["strategy", "contact", "file"].into_iter();
    let kinds = Kind::CHOICES.iter().map(|choice| choice.key);
    let fates = [
        "added",
        "removed",
        "renamed",
        "changed",
        "unreadable",
        "readable",
    ];
    let difference = object(vec![
        ("subject", one_of(subjects.chain(kinds))),
        ("id", string()),
        ("title", string()),
        ("ministry", or_null(string())),
        ("fields", list(string())),
        ("fate", one_of(fates)),
        ("from", or_null(string())),
        ("known_by", or_null(one_of(["formerly", "alike"]))),
        ("changes", list(change)),
    ]);
    let counted = Comparison::default().counts();
    object(vec![
        ("version", json!({ "const": 1 })),
        ("old", point.clone()),
        ("new", point),
        ("differences", list(difference)),
        ("form_only", list(string())),
        ("summary", counts(counted.iter().map(|count| count.key))),
    ])
}
