//! Why nothing was recorded in git, in both languages, with the next step.

use std::fmt;
use std::path::PathBuf;

use crate::message::{Label, Text, label};
use crate::text;

use super::Trouble;

/// Why nothing can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The repository cannot be read.
    Trouble(Trouble),
    /// Git does not know who records this.
    Nobody,
    /// Who records this may stand in a configuration that another one includes; dstrat follows none of these.
    Included,
    /// Something that git began is not done.
    Unfinished(Unfinished),
    /// The user wants commits or tags to be signed, and dstrat runs no program that could.
    Unsigned,
    /// Another program holds this lock, or was interrupted while it did.
    Locked(PathBuf),
    /// The index cannot be written, and why.
    Index(Text),
    /// What the branch or tag names changed meanwhile.
    Moved(String),
    /// There is a tag of this name already.
    TagExists(String),
    /// No tag can have this name.
    TagName(String),
    /// Git keeps something else than a file at this path.
    NoFile(String),
    /// A file of the repository cannot be written, and the system's reason.
    Unwritable(PathBuf, String),
}

/// What git began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// A merge.
    Merge,
    /// A rebase, or patches that are being applied.
    Rebase,
    /// A cherry-pick.
    CherryPick,
    /// A revert.
    Revert,
    /// A file with conflicts.
    Conflict,
}

impl Unfinished {
    fn label(self) -> Label {
        match self {
            Unfinished::Merge => label("ein Merge", "a merge"),
            Unfinished::Rebase => label("ein Rebase", "a rebase"),
            Unfinished::CherryPick => label("ein Cherry-Pick", "a cherry-pick"),
            Unfinished::Revert => label("ein Revert", "a revert"),
            Unfinished::Conflict => label("ein Konflikt", "a conflict"),
        }
    }
}

impl Hindrance {
    /// What happened.
    pub fn what(&self) -> Text {
        match self {
            Hindrance::Trouble(trouble) => trouble.what(),
            Hindrance::Nobody => text!(
                "git weiß nicht, wer festhält: Name oder E-Mail-Adresse fehlt",
                "git does not know who records this: the name or the e-mail address is missing"
            ),
            Hindrance::Included => text!(
                "wer festhält, steht womöglich in einer bedingt eingebundenen Konfiguration von git (`include`, `includeIf`), der dstrat nicht folgt",
                "who records this may stand in a configuration that git includes on a condition (`include`, `includeIf`), which dstrat does not follow"
            ),
            Hindrance::Unfinished(what) => {
                let what = what.label();
                let (de, en) = (what.de, what.en);
                text!("in git ist noch {de} offen", "git has {en} in progress")
            }
            Hindrance::Unsigned => text!(
                "git soll hier signieren (`gpgSign`); dstrat führt keine Programme aus und kann es nicht",
                "git is set to sign here (`gpgSign`); dstrat runs no programs and cannot"
            ),
            Hindrance::Locked(path) => {
                let path = path.display();
                text!(
                    "`{path}` liegt da: ein anderes Programm arbeitet gerade mit git, oder eines wurde abgebrochen",
                    "`{path}` is there: another program is working with git, or one was interrupted"
                )
            }
            Hindrance::Index(reason) => {
                let (de, en) = (&reason.de, &reason.en);
                text!(
                    "der Index von git lässt sich nicht fortschreiben: {de}",
                    "git's index cannot be updated: {en}"
                )
            }
            Hindrance::Moved(name) => text!(
                "`{name}` wurde währenddessen von einem anderen Programm geändert",
                "`{name}` was changed by another program meanwhile"
            ),
            Hindrance::TagExists(name) => text!(
                "das git-Tag `{name}` gibt es schon",
                "there is a tag `{name}` already"
            ),
            Hindrance::TagName(name) => text!(
                "`{name}` kann kein git-Tag heißen",
                "`{name}` cannot be the name of a tag"
            ),
            Hindrance::NoFile(path) => text!(
                "git führt `{path}` nicht als Datei",
                "git does not keep `{path}` as a file"
            ),
            Hindrance::Unwritable(path, reason) => {
                let path = path.display();
                text!(
                    "`{path}` lässt sich nicht schreiben: {reason}",
                    "`{path}` cannot be written: {reason}"
                )
            }
        }
    }

    /// The next step; `None` where whoever asked knows better.
    pub fn help(&self) -> Option<Text> {
        let text = match self {
            Hindrance::Trouble(trouble) => return trouble.help(),
            Hindrance::Nobody => label(
                "eintragen: `git config user.name \"Vorname Nachname\"` und `git config user.email name@ressort.example`",
                "enter: `git config user.name \"First Last\"` and `git config user.email name@ministry.example`",
            ),
            Hindrance::Included => label(
                "für dieses Repository eintragen: `git config user.name \"…\"` und `git config user.email …`",
                "enter for this repository: `git config user.name \"…\"` and `git config user.email …`",
            ),
            Hindrance::Unfinished(Unfinished::Conflict) => label(
                "den Konflikt erst lösen; `git status` zeigt, wo",
                "settle the conflict first; `git status` shows where",
            ),
            Hindrance::Unfinished(_) => label(
                "das erst abschließen oder abbrechen; `git status` zeigt, wie",
                "finish or abort that first; `git status` shows how",
            ),
            Hindrance::Locked(_) => label(
                "warten und noch einmal starten; läuft kein anderes Programm, die Datei löschen",
                "wait and start again; if no other program is running, delete the file",
            ),
            Hindrance::Moved(_) => label("noch einmal starten", "start again"),
            Hindrance::TagExists(_) => label(
                "einen anderen Namen wählen; `git tag` zeigt die vergebenen",
                "choose another name; `git tag` shows those that are taken",
            ),
            Hindrance::TagName(_) => {
                label("zum Beispiel: kabinett-2027", "for example: cabinet-2027")
            }
            Hindrance::Unwritable(..) => label(
                "Zugriffsrechte und freien Platz prüfen",
                "look at permissions and free space",
            ),
            Hindrance::Unsigned | Hindrance::Index(_) | Hindrance::NoFile(_) => return None,
        };
        Some(text.into())
    }
}

impl From<Trouble> for Hindrance {
    fn from(trouble: Trouble) -> Hindrance {
        Hindrance::Trouble(trouble)
    }
}

impl fmt::Display for Hindrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what().en)
    }
}

impl std::error::Error for Hindrance {}
