//! Format 1 as data, for editors, other programs and the documentation: every kind of file and what it may hold.

mod changes;
pub mod json_schema;
pub mod key_table;
mod outputs;
mod past;
mod shape;
mod whole;

use crate::message::{Label, label};
use crate::model::schema::Key;
use crate::model::{
    chapter, contact, contribution, decision, evidence, field, goal, measure, ministry, project,
    settings,
};

pub use outputs::{OUTPUTS, Output};

/// A kind of file.
pub struct FileKind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Where such files lie.
    pub path: &'static str,
    /// What they hold.
    pub about: Label,
    /// Their keys.
    pub keys: &'static [Key],
    /// Whether a Markdown text belongs to the keys: below the front matter, or in the key `text` of a `.toml` file.
    pub has_text: bool,
}

const fn table(
    name: &'static str,
    path: &'static str,
    about: Label,
    keys: &'static [Key],
) -> FileKind {
    FileKind {
        name,
        path,
        about,
        keys,
        has_text: false,
    }
}

const fn entry(
    name: &'static str,
    path: &'static str,
    about: Label,
    keys: &'static [Key],
) -> FileKind {
    FileKind {
        has_text: true,
        ..table(name, path, about, keys)
    }
}

/// All kinds of files, the strategy first, then what the lead writes, then what ministries write.
pub const FILE_KINDS: [FileKind; 12] = [
    table(
        "strategy",
        "strategy.toml",
        label(
            "die Strategie, ihr Prozess und ihre Regeln",
            "the strategy, its process and its rules",
        ),
        settings::KEYS,
    ),
    entry(
        "field",
        "fields/<field>.md",
        label(
            "ein Handlungsfeld oder Querschnittsthema",
            "a field of action or cross-cutting theme",
        ),
        field::KEYS,
    ),
    entry(
        "goal",
        "goals/<goal>.md",
        label("ein Etappenziel", "a goal"),
        goal::KEYS,
    ),
    entry(
        "chapter",
        "document/<NN-chapter>.md",
        label(
            "ein Kapitel des Strategiedokuments",
            "a chapter of the strategy document",
        ),
        chapter::KEYS,
    ),
    entry(
        "decision",
        "decisions/<YYYY-MM-DD-slug>.md",
        label("ein Beschluss", "a decision"),
        decision::KEYS,
    ),
    table(
        "consolidation",
        "consolidation.toml",
        label("die Vermerke der Redaktion", "the editors' ledger"),
        evidence::CONSOLIDATION_KEYS,
    ),
    table(
        "ministry",
        "ministries/<ministry>/ministry.toml",
        label("ein Ressort", "a ministry"),
        ministry::KEYS,
    ),
    table(
        "contacts",
        "ministries/<ministry>/contacts.toml",
        label(
            "die Ansprechpersonen eines Ressorts",
            "a ministry's contacts",
        ),
        contact::FILE_KEYS,
    ),
    entry(
        "contribution",
        "ministries/<ministry>/contributions/<slug>.md",
        label("ein Beitrag", "a contribution"),
        contribution::KEYS,
    ),
    entry(
        "measure",
        "ministries/<ministry>/measures/<slug>.md",
        label("eine Maßnahme", "a measure"),
        measure::KEYS,
    ),
    entry(
        "project",
        "ministries/<ministry>/projects/<slug>.md",
        label("ein Projekt oder Vorhaben", "a project"),
        project::KEYS,
    ),
    table(
        "cosignatures",
        "ministries/<ministry>/cosignatures.toml",
        label(
            "die Mitzeichnungen, die ein Ressort gab",
            "the co-signatures that a ministry gave",
        ),
        evidence::COSIGNATURES_KEYS,
    ),
];

/// The kind of file of a name.
pub fn file_kind(name: &str) -> Option<&'static FileKind> {
    FILE_KINDS.iter().find(|kind| kind.name == name)
}

/// The output of a name.
pub fn output(name: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.name == name)
}
