//! The generated parts of `docs/` are what the program says today.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli docs` writes them anew.

use dstrat::contract::key_table;
use dstrat::message::Lang;
use snapbox::{Data, IntoData, file};

use crate::sandbox::Sandbox;

fn same(shown: String, file: Data) {
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(shown.into_data().raw(), file.raw());
}

fn printed(arguments: &str) -> String {
    let output = Sandbox::empty().plain(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_reference_of_rules_in_german() {
    same(
        printed("explain --format markdown --lang de"),
        file!["../../docs/regeln.md"],
    );
}

#[test]
fn the_reference_of_rules_in_english() {
    same(
        printed("explain --format markdown --lang en"),
        file!["../../docs/rules.md"],
    );
}

#[test]
fn the_tables_of_keys() {
    let page = include_str!("../../docs/format.md");
    same(with_tables(page), file!["../../docs/format.md"]);
}

/// The page with a new table between `<!-- keys: … -->` and `<!-- end -->`.
fn with_tables(page: &str) -> String {
    const END: &str = "<!-- end -->";
    let mut parts = page.split("<!-- keys: ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (path, rest) = part.split_once(" -->").expect("a marker ends");
        let (_, after) = rest.split_once(END).expect("a table ends");
        let keys = key_table::keys_at(path).unwrap_or_else(|| panic!("no keys at {path}"));
        let table = key_table::markdown(keys, Lang::En);
        out.push_str(&format!("<!-- keys: {path} -->\n\n{table}\n{END}{after}"));
    }
    out
}
