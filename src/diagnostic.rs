//! A finding: what is wrong, where, why, and what to type instead.

mod age;

use crate::message::{Label, Lang, Text, label};
use crate::source::{FileId, Files, Place, Span};

pub use age::mark_new;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The strategy is wrong; `dstrat check` ends with exit code 1.
    Error,
    /// Something is very likely wrong or missing.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// All of them, the heaviest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The name in machine output and in `[lints]`.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// The name for people.
    pub fn label(self) -> Label {
        match self {
            Severity::Error => label("Fehler", "error"),
            Severity::Warning => label("Warnung", "warning"),
            Severity::Info => label("Hinweis", "info"),
        }
    }
}

/// A change to a file: these bytes become that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}

/// A likely mend of a finding, as edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: Text,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether `dstrat check --fix` may apply it without asking: the meaning is certain.
    pub safe: bool,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: Text,
}

/// A finding without its rule: what a rule says; see [`Diagnostic`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: the key or value that is wrong.
    pub place: Place,
    /// What is wrong; lower case, no full stop, names in back-ticks.
    pub message: Text,
    /// A few words beside the marked place.
    pub label: Option<Text>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The next step: what to type instead.
    pub help: Option<Text>,
    /// The next step as edits.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding at a place.
    pub fn new(place: Place, message: Text) -> Finding {
        Finding {
            place,
            message,
            label: None,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// With a few words beside the marked place.
    #[must_use]
    pub fn label(mut self, label: Text) -> Finding {
        self.label = Some(label);
        self
    }

    /// With another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, message: Text) -> Finding {
        self.related.push(Related { place, message });
        self
    }

    /// With the next step.
    #[must_use]
    pub fn help(mut self, help: Text) -> Finding {
        self.help = Some(help);
        self
    }

    /// With a fix that `--fix` may apply by itself. `place` gets `text`.
    #[must_use]
    pub fn fix(self, title: Text, place: Place, text: impl Into<String>) -> Finding {
        self.mend(title, place, text, true)
    }

    /// With a fix that a person has to look at first.
    #[must_use]
    pub fn suggest(self, title: Text, place: Place, text: impl Into<String>) -> Finding {
        self.mend(title, place, text, false)
    }

    /// With a fix, safe or not. `place` gets `text`.
    #[must_use]
    pub fn mend(
        mut self,
        title: Text,
        place: Place,
        text: impl Into<String>,
        safe: bool,
    ) -> Finding {
        let text = text.into();
        self.fix = Some(Fix {
            title,
            edits: vec![Edit { place, text }],
            safe,
        });
        self
    }

    /// The finding of a rule.
    pub fn of(self, rule: &'static str, severity: Severity) -> Diagnostic {
        Diagnostic {
            rule,
            severity,
            finding: self,
            is_new: None,
        }
    }
}

/// A finding of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs here.
    pub severity: Severity,
    /// What was found.
    pub finding: Finding,
    /// Whether an earlier state, with which this one was compared, does not have it; see [`mark_new`].
    pub is_new: Option<bool>,
}

impl Diagnostic {
    /// Whether it was there before what is looked at.
    pub fn is_old(&self) -> bool {
        self.is_new == Some(false)
    }

    /// The message in one language.
    pub fn message(&self, lang: Lang) -> &str {
        self.finding.message.in_lang(lang)
    }
}

/// Sorts findings by file, position and rule.
pub fn sort_in(files: &Files, diagnostics: &mut [Diagnostic]) {
    let key = |d: &Diagnostic| {
        (
            files.place(d.finding.place.file),
            d.finding.place.span,
            d.rule,
        )
    };
    diagnostics.sort_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then_with(|| a.finding.message.de.cmp(&b.finding.message.de))
    });
}

/// The place of the first byte of a file.
pub fn start_of(file: FileId) -> Place {
    Place {
        file,
        span: Span::default(),
    }
}

/// The place of the last character of a file: where something more should stand.
pub fn end_of(files: &Files, file: FileId) -> Place {
    let text = files.text(file).trim_end();
    let start = text.char_indices().last().map_or(0, |(at, _)| at);
    Place {
        file,
        span: Span::new(start..text.len(), 0),
    }
}
