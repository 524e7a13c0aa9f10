//! Which state it is that is compared.

use jiff::civil::Date;

use crate::message::Lang;
use crate::model::PartialDate;

/// A state of the strategy as people name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What was typed: a tag, a branch; or the ministry that signed; none: the files in the folder.
    pub name: Option<String>,
    /// Whether it is the text that a ministry signed.
    pub signed: bool,
    /// Whether it is the commit at which the later state parted from what was typed.
    pub parted: bool,
    /// The first digits of the commit's id.
    pub commit: Option<String>,
    /// The day of the commit, or of the signature.
    pub date: Option<Date>,
}

impl Point {
    /// The files in the folder.
    pub const FOLDER: Point = Point {
        name: None,
        signed: false,
        parted: false,
        commit: None,
        date: None,
    };

    /// In words: `HEAD~3 (1a2b3c4d5e, 3. Oktober 2026)`, `Arbeitsordner`.
    pub fn in_words(&self, lang: Lang) -> String {
        let Some(name) = &self.name else {
            return lang.pick("Arbeitsordner", "working folder").to_owned();
        };
        let commit = self
            .commit
            .as_ref()
            .filter(|commit| !name.starts_with(commit.as_str()));
        let date = self.date.map(|date| PartialDate::of_day(date).show(lang));
        let more: Vec<String> = commit.cloned().into_iter().chain(date).collect();
        if self.signed {
            let more = more.join(", ");
            return lang.pick(
                format!("Mitzeichnung von {name} ({more})"),
                format!("co-signature of {name} ({more})"),
            );
        }
        let before = match self.parted {
            true => lang.pick("Abzweig von ", "where it parted from "),
            false => "",
        };
        match more.is_empty() {
            true => format!("{before}`{name}`"),
            false => format!("{before}`{name}` ({})", more.join(", ")),
        }
    }
}
