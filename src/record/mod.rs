//! Giving evidence: a submission, a co-signature or a record of the editors, as the new text of the file it belongs into.
//!
//! Nothing here writes. Each act gives back what is to be written, or why it makes no sense and what to do instead.

mod append;
mod ledger;
mod sign;
mod submit;

use jiff::civil::Date;

use crate::consolidation::Consolidation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{Lang, Text, label, neutral};
use crate::model::digest::Digest;
use crate::model::{Contribution, Kind, Strategy};
use crate::source::{FileId, Files};
use crate::text;

pub use ledger::{Verdict, judge};
pub use sign::{Signature, sign};
pub use submit::submit;

/// What an act looks at.
pub struct Desk<'d> {
    /// The files, for their texts.
    pub files: &'d Files,
    /// The strategy.
    pub strategy: &'d Strategy,
    /// The states of contributions.
    pub consolidation: &'d Consolidation<'d>,
    /// What is wrong in the strategy: a text with errors is neither submitted nor signed.
    pub diagnostics: &'d [Diagnostic],
    /// The day of the act.
    pub today: Date,
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The file, relative to the root of the strategy.
    pub path: String,
    /// Its new text.
    pub text: String,
    /// What the act is about: the title of a contribution or of the strategy.
    pub title: String,
    /// The digest of what is submitted, signed or judged.
    pub digest: Digest,
    /// What was done, in one line: the subject of a commit.
    pub summary: Text,
    /// What it is now: submitted, accepted, signed.
    pub result: Text,
    /// The contact who did it, where the record says so.
    pub by: Option<String>,
}

impl Act {
    /// The message of the commit that records it: the summary, then title, result, who, and digest. Remarks and file
    /// references stay in the record.
    pub fn message(&self, lang: Lang) -> String {
        let pick = |de, en| label(de, en).in_lang(lang);
        let (summary, result) = (self.summary.in_lang(lang), self.result.in_lang(lang));
        let by = self
            .by
            .as_ref()
            .map(|by| (pick("Durch", "By"), by.as_str()));
        let digest = self.digest.to_string();
        let facts = [
            Some((pick("Titel", "Title"), &*self.title)),
            Some((pick("Ergebnis", "Result"), result)),
            by,
            Some((pick("Prüfsumme", "Digest"), &*digest)),
        ];
        let lines = facts
            .into_iter()
            .flatten()
            .map(|(name, value)| format!("{name}: {}", neutral(value)));
        let lines: Vec<String> = lines.collect();
        format!("{}\n\n{}\n", neutral(summary), lines.join("\n"))
    }
}

/// Why an act makes no sense, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub message: Text,
    /// The way out.
    pub help: Text,
}

impl Refusal {
    fn new(message: Text, help: Text) -> Refusal {
        Refusal { message, help }
    }
}

impl<'d> Desk<'d> {
    /// The contribution of an id and its place in the strategy.
    fn contribution(&self, id: &str) -> Result<(usize, &'d Contribution), Refusal> {
        let position = self.strategy.position(Kind::Contribution, id);
        let found = position.and_then(|at| Some((at, self.strategy.contributions.get(at)?)));
        found.ok_or_else(|| self.unknown(id))
    }

    fn unknown(&self, id: &str) -> Refusal {
        let ids = self.strategy.ids(Kind::Contribution);
        let message = text!(
            "den Beitrag `{id}` gibt es nicht",
            "there is no contribution `{id}`"
        );
        let same_slug = ids
            .iter()
            .copied()
            .find(|known| known.ends_with(&format!("/{id}")));
        match same_slug.or_else(|| crate::message::nearest(id, ids)) {
            Some(meant) => Refusal::new(
                message,
                text!("gemeint ist wohl `{meant}`", "did you mean `{meant}`?"),
            ),
            None => Refusal::new(
                message,
                text!(
                    "`dstrat status` nennt die Beiträge",
                    "`dstrat status` names the contributions"
                ),
            ),
        }
    }

    /// A text in whose file something is wrong must be mended first.
    fn without_errors(&self, contribution: &Contribution) -> Result<(), Refusal> {
        self.without_errors_in(&contribution.head.id, |file| file == contribution.head.file)
    }

    /// Files of the strategy in which something is wrong must be mended first; `id` is what they belong to.
    fn without_errors_in(&self, id: &str, belongs: impl Fn(FileId) -> bool) -> Result<(), Refusal> {
        let error = |diagnostic: &&Diagnostic| {
            diagnostic.severity == Severity::Error && belongs(diagnostic.finding.place.file)
        };
        let Some(first) = self.diagnostics.iter().find(error) else {
            return Ok(());
        };
        let file = first.finding.place.file;
        let path = self.files.path(file);
        let line = self
            .files
            .position(file, first.finding.place.span.start)
            .line;
        let (de, en) = (&first.finding.message.de, &first.finding.message.en);
        Err(Refusal::new(
            text!(
                "in `{id}` sind noch Fehler: {de} (Zeile {line})",
                "`{id}` still has errors: {en} (line {line})"
            ),
            text!(
                "`{path}` öffnen und beheben; `dstrat check` zeigt alle",
                "open and mend `{path}`; `dstrat check` shows them all"
            ),
        ))
    }
}
