//! The `dstrat` command.
fn main() {}
