//! Why a branch cannot be compared with its base, in both languages, with what to do about it.

use crate::git;
use crate::message::{Text, label};
use crate::text;

/// Why a branch cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Git has no answer.
    Git(git::Trouble),
    /// The strategy lies elsewhere on the base: the base's name, the folder there, the folder here.
    Moved(String, String, String),
    /// The base's own `strategy.toml` has mistakes, so that its rules are not known.
    Settings(String),
}

impl From<git::Trouble> for Trouble {
    fn from(trouble: git::Trouble) -> Trouble {
        Trouble::Git(trouble)
    }
}

impl Trouble {
    /// What happened.
    pub fn what(&self) -> Text {
        match self {
            Trouble::Git(trouble) => trouble.what(),
            Trouble::Moved(base, there, here) => {
                let shown = |folder: &str| match folder {
                    "" => "./".to_owned(),
                    folder => format!("{folder}/"),
                };
                let (there, here) = (shown(there), shown(here));
                text!(
                    "auf `{base}` liegt die Strategie in `{there}`, hier in `{here}`: was sich geändert hat, lässt sich nicht sagen",
                    "on `{base}` the strategy lies in `{there}`, here in `{here}`: what changed cannot be told"
                )
            }
            Trouble::Settings(base) => text!(
                "die `strategy.toml` auf `{base}` hat Fehler, deshalb ist unklar, wer dort was ändern darf",
                "the `strategy.toml` on `{base}` has mistakes, so it is not known who may change what"
            ),
        }
    }

    /// The next step.
    pub fn help(&self) -> Option<Text> {
        match self {
            Trouble::Git(trouble) => trouble.help(),
            Trouble::Moved(..) => Some(label(
                "nach -C den Ordner nennen, in dem die Strategie auf dem Zielzweig liegt; verschoben wird sie nur auf dem Zielzweig selbst",
                "name the folder after -C in which the strategy lies on the base; it is moved on the base alone",
            ).into()),
            Trouble::Settings(base) => Some(text!(
                "die Fehler zuerst auf `{base}` beheben; `dstrat check --at {base}` nennt sie",
                "mend them on `{base}` first; `dstrat check --at {base}` names them"
            )),
        }
    }
}
