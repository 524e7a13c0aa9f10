//! The state of a contribution: the table of the format row by row, and against a second, deliberately naive reading.

mod second_reading;
mod table;
mod whole;
mod world;

use dstrat::consolidation::{Consolidation, State};
use dstrat::load;
use dstrat::model::Kind;
use dstrat::source::Files;
use jiff::civil::{Date, date};

/// The digest of a text that nobody wrote.
const STALE: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

const BEFORE: Date = date(2026, 6, 30);
const AFTER_CONTRIBUTIONS: Date = date(2026, 7, 1);
const AFTER_COSIGNATURES: Date = date(2026, 10, 1);

/// The files of a strategy. `write` is given the digests that it may write down: of a contribution, and of the whole.
fn settle(write: impl Fn(&dyn Fn(&str) -> String, &str) -> Vec<(String, String)>) -> Files {
    let files = |entries: Vec<(String, String)>| {
        Files::from_memory(
            entries
                .into_iter()
                .map(|(path, text)| (path, text.into_bytes())),
        )
    };
    let without = files(write(&|_| STALE.to_owned(), STALE));
    let (strategy, _) = load::load(&without);
    let unsigned = Consolidation::new(&without, &strategy, BEFORE);
    let fresh = |id: &str| match strategy.position(Kind::Contribution, id) {
        Some(at) => unsigned.digest(at).to_string(),
        None => panic!("no contribution {id}"),
    };
    let unadopted = files(write(&fresh, STALE));
    let (strategy, _) = load::load(&unadopted);
    let whole = Consolidation::new(&unadopted, &strategy, BEFORE)
        .strategy_digest()
        .to_string();
    let settled = files(write(&fresh, &whole));
    let (_, found) = load::load(&settled);
    let found: Vec<&str> = found
        .iter()
        .filter(|d| d.rule != "former-id")
        .map(|d| &*d.finding.message.en)
        .collect();
    assert!(found.is_empty(), "the files are wrong: {found:?}");
    settled
}

fn ministry(id: &str) -> (String, String) {
    let path = format!("ministries/{id}/ministry.toml");
    (
        path,
        format!("name = \"{id}\"\nshort = \"{id}\"\nmailbox = \"post@{id}.example\"\n"),
    )
}
