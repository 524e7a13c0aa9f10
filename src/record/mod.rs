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
use crate::model::{Contribution, Kind, Ministry, Strategy};
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
    /// What stands before the paths of files so that they can be opened from where one stands.
    pub prefix: &'d str,
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

/// What was given besides, if anything: blanks alone say nothing.
fn said(words: Option<&String>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty()).cloned()
}

/// The id of the contribution in a file, for whoever types its path.
fn id_of_file(path: &str) -> Option<String> {
    let (_, inside) = path.rsplit_once("ministries/")?;
    let (ministry, file) = inside.split_once("/contributions/")?;
    let slug = file
        .strip_suffix(".md")
        .or_else(|| file.strip_suffix(".toml"))?;
    Some(format!("{ministry}/{slug}"))
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
        let of_file = id_of_file(id).filter(|id| ids.contains(&&**id));
        let meant = of_file.as_deref().or(same_slug);
        match meant.or_else(|| crate::message::nearest(id, ids)) {
            Some(meant) => Refusal::new(
                message,
                text!("gemeint ist wohl `{meant}`", "did you mean `{meant}`?"),
            ),
            None => Refusal::new(message, self.where_they_are(id)),
        }
    }

    /// Where the ids of contributions can be read, if no other is near to what was typed.
    fn where_they_are(&self, id: &str) -> Text {
        let ministry = id.split('/').next().unwrap_or(id);
        match self.strategy.by_id::<Ministry>(ministry) {
            Some(ministry) => {
                let (id, short) = (&ministry.id, &ministry.short);
                text!(
                    "die Beiträge von {short} nennt `dstrat status --ministry {id}`",
                    "`dstrat status --ministry {id}` names the contributions of {short}"
                )
            }
            None => text!(
                "eine Kennung hat die Form `ressort/name`; die Beiträge eines Ressorts nennt `dstrat status --ministry RESSORT`",
                "an id has the form `ministry/name`; `dstrat status --ministry MINISTRY` names the contributions of a ministry"
            ),
        }
    }

    /// The path of a file as seen from where one stands.
    fn shown(&self, file: FileId) -> String {
        format!("{}{}", self.prefix, self.files.path(file))
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
        let path = self.shown(file);
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
