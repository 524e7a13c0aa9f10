//! Every kind of change in the words that people read, in German and in English.

use dstrat::check::example;
use dstrat::message::Lang;
use snapbox::{Assert, Data, file};

use crate::{compared, lines};

const OLD: &str = include_str!("old.txt");
const NEW: &str = include_str!("new.txt");

fn told(old: &str, new: &str, lang: Lang) -> String {
    lines(&compared(&example::tree(old), &example::tree(new)), lang)
}

fn same(told: String, expected: Data) {
    Assert::new().action_env("SNAPSHOTS").eq(told, expected);
}

#[test]
fn every_kind_of_change_is_told() {
    same(told(OLD, NEW, Lang::De), file!["wording.de.txt"]);
    same(told(OLD, NEW, Lang::En), file!["wording.en.txt"]);
}

#[test]
fn the_way_back_is_told_as_well() {
    same(told(NEW, OLD, Lang::De), file!["wording.back.txt"]);
}
