//! Ministries, fields and contributions that people name on the command line.

use dstrat::message::{nearest, quoted_list};
use dstrat::model::{Choices, Contribution, Field, Kind, Ministry, Strategy};
use dstrat::text;

use super::failure::Failure;

/// The ministry of an id, or of a short name in any case.
pub fn ministry<'s>(strategy: &'s Strategy, typed: &str) -> Result<&'s Ministry, Failure> {
    strategy
        .by_id(typed)
        .or_else(|| by_short_name(strategy, typed))
        .ok_or_else(|| unknown(strategy, Kind::Ministry, typed))
}

/// The field of an id.
pub fn field<'s>(strategy: &'s Strategy, typed: &str) -> Result<&'s Field, Failure> {
    strategy
        .by_id(typed)
        .ok_or_else(|| unknown(strategy, Kind::Field, typed))
}

/// The contribution of an id.
pub fn contribution<'s>(strategy: &'s Strategy, typed: &str) -> Result<&'s Contribution, Failure> {
    strategy
        .by_id(typed)
        .ok_or_else(|| unknown(strategy, Kind::Contribution, typed))
}

/// The only ministry of a short name.
fn by_short_name<'s>(strategy: &'s Strategy, typed: &str) -> Option<&'s Ministry> {
    let typed = typed.to_lowercase();
    let mut same = strategy
        .ministries
        .iter()
        .filter(|ministry| ministry.short.to_lowercase() == typed);
    same.next().filter(|_| same.next().is_none())
}

fn unknown(strategy: &Strategy, kind: Kind, typed: &str) -> Failure {
    let label = kind.label();
    let (de, en) = (label.de, label.en);
    let article = match kind {
        Kind::Contribution => "den",
        _ => "das",
    };
    let failure = Failure::new(text!(
        "{article} {de} `{typed}` gibt es nicht",
        "there is no {en} `{typed}`"
    ));
    let known = strategy.ids(kind);
    if known.is_empty() {
        let folder = kind.folder();
        return failure.help(text!(
            "`{folder}` ist noch leer",
            "`{folder}` is still empty"
        ));
    }
    match nearest(typed, known.iter().copied()) {
        Some(meant) => failure.help(text!(
            "gemeint ist wohl `{meant}`",
            "did you mean `{meant}`?"
        )),
        None => {
            let all = quoted_list(known);
            failure.help(text!("es gibt: {all}", "there are: {all}"))
        }
    }
}
