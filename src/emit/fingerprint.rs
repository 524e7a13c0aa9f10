//! A name for each finding that stays the same while lines move, so that hosts can tell new findings from old ones.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;

/// The fingerprints of one run.
#[derive(Default)]
pub struct Fingerprints(HashMap<String, usize>);

impl Fingerprints {
    /// The fingerprint of the next finding: 32 hexadecimal digits over its rule, path and German message, and over
    /// how many of the same came before it. The output's language does not change it.
    pub fn next(&mut self, diagnostic: &Diagnostic, path: &str) -> String {
        let message = &diagnostic.finding.message.de;
        let same = hex(&[diagnostic.rule, path, message]);
        let earlier = self.0.entry(same.clone()).or_default();
        *earlier += 1;
        match *earlier {
            1 => same,
            n => hex(&[&same, &n.to_string()]),
        }
    }
}

/// Half a SHA-256 over parts with their lengths, so that no two lists of parts look the same.
fn hex(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Finding, Severity};
    use crate::emit::fixture::{files, same, span};
    use crate::text;

    fn fingerprints(findings: &[(&'static str, u32, &str)]) -> Vec<String> {
        let files = files([("a.md", "one\ntwo\nthree\n")]);
        let mut fingerprints = Fingerprints::default();
        let finding = |at, message| Finding::new(span(&files, "a.md", at, at + 1), same(message));
        findings
            .iter()
            .map(|(rule, at, message)| finding(*at, message).of(rule, Severity::Error))
            .map(|diagnostic| fingerprints.next(&diagnostic, "a.md"))
            .collect()
    }

    #[test]
    fn lines_may_move() {
        let before = fingerprints(&[("r", 0, "m"), ("r", 4, "m"), ("s", 4, "m")]);
        let after = fingerprints(&[("r", 4, "m"), ("r", 8, "m"), ("s", 9, "m")]);
        assert_eq!(before, after);
    }

    #[test]
    fn each_is_its_own() {
        let all = fingerprints(&[
            ("r", 0, "m"),
            ("r", 0, "m"),
            ("r", 0, "m"),
            ("r", 0, "n"),
            ("s", 0, "m"),
        ]);
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), 5);
    }

    #[test]
    fn the_language_does_not_matter() {
        let files = files([("a.md", "one")]);
        let place = span(&files, "a.md", 0, 1);
        let mut both = [text!("Wort", "word"), text!("Wort", "other word")].map(|message| {
            let finding = Finding::new(place, message).of("r", Severity::Error);
            Fingerprints::default().next(&finding, "a.md")
        });
        both.sort();
        assert_eq!(both[0], both[1]);
        assert_eq!(both[0].len(), 32);
    }
}
