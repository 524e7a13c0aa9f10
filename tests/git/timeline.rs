//! `dstrat timeline` over the year of a strategy.

use crate::year::year;

#[test]
fn x() {
    let repo = year();
    std::process::Command::new("cp")
        .arg("-a")
        .arg(repo.path())
        .arg("/tmp/year")
        .status()
        .unwrap();
}
