//! What `strategy.toml` says.

use crate::*;

#[test]
fn dates_of_the_process() {
    let process = |rest: &str| settings(&format!("[process]\n{rest}"));
    finds(
        process(
            "contributions_due = 2026-06-30\ncosignatures_due = \"2026-Q2\"\ncabinet = 2026-06-30",
        ),
        &[],
    );
    finds(
        process("contributions_due = \"2026\"\ncabinet = 2026-11-30"),
        &["process-out-of-order strategy.toml:7"],
    );
    // Ten days before 15 November: 5 November, or 30 October if weekends and a holiday do not count.
    let paper = |cosignatures: &str, kind: &str| {
        process(&format!(
            "cosignatures_due = {cosignatures}\ncabinet = 2026-11-15\ncabinet_lead_days = 10\nlead_day_kind = \"{kind}\"\nholidays = [2026-11-02]"
        ))
    };
    finds(paper("2026-11-05", "calendar"), &[]);
    finds(
        paper("2026-11-06", "calendar"),
        &["paper-before-cosignatures strategy.toml:6"],
    );
    assert!(advice(paper("2026-11-06", "calendar")).contains("5 November 2026"));
    finds(paper("2026-10-30", "working"), &[]);
    finds(
        paper("2026-10-31", "working"),
        &["paper-before-cosignatures strategy.toml:6"],
    );
    // Co-signatures after the session are out of order, and that is all.
    finds(
        paper("2026-11-16", "calendar"),
        &["process-out-of-order strategy.toml:7"],
    );
}

#[test]
fn another_format_is_the_only_finding() {
    let other = settings("titel = 1").replace("format = 1", "format = 3");
    finds(
        other + &field("\"alle\""),
        &["unsupported-format strategy.toml:1"],
    );
}
