//! `dstrat check --base`: a branch compared with the branch into which it is to be merged.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::Result;

use dstrat::branch::{Before, Branch};
use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::{Diagnostic, mark_new};
use dstrat::git::Repository;
use dstrat::history::Commit;
use dstrat::message::{Lang, Text, label, neutral, plural, wrap};
use dstrat::ownership::Ownership;
use dstrat::pull::{self, Pulled};
use dstrat::source::Files;
use dstrat::text;

use super::Context;
use super::context::Login;
use super::failure::Failure;
use super::unrecorded::{some, unrecorded};

/// A branch and its base.
pub struct Base {
    name: String,
    pulled: Pulled,
    login: Option<Login>,
    /// Whether the login can be judged: some contact has one.
    knows_logins: bool,
    /// What lies in the folder and in no commit: it is nobody's yet.
    unrecorded: BTreeSet<String>,
}

impl Base {
    /// Reads what the branch that is checked out, or the commit `at`, changes since it left `name`. `files` are the strategy's.
    ///
    /// # Errors
    /// When they cannot be compared, or it is not known whose branch it is.
    pub fn open(
        context: &Context,
        name: &str,
        login: Option<&str>,
        (files, at): (&Files, Option<&Commit>),
    ) -> Result<Base, Failure> {
        let start = at.map_or(files.root(), |_| context.directory());
        let repository = Repository::discover(start).map_err(trouble)?;
        let tip = match at {
            Some(commit) => commit.id,
            None => repository.resolve("HEAD").map_err(trouble)?,
        };
        let base = repository.resolve_alone(name).map_err(trouble)?;
        let folder = inside(&repository, files);
        let pulled = pull::read(&repository, (name, base), tip, &folder).map_err(trouble)?;
        let unrecorded = match at {
            Some(_) => BTreeSet::new(),
            None => unrecorded(&repository, tip, &folder, files)?,
        };
        let given = login.map(|name| Login {
            name: name.trim_start_matches('@').to_owned(),
            from: "--login",
        });
        let login = match given {
            Some(given) => Some(given),
            None => context.login()?,
        };
        let knows_logins = Ownership::new(pulled.trusted(), context.today).knows_logins();
        Ok(Base {
            name: name.to_owned(),
            pulled,
            login,
            knows_logins,
            unrecorded,
        })
    }

    /// What is wrong in the branch, each finding marked as new or not.
    pub fn judge(&self, after: &CheckContext<'_>, loaded: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let (files, strategy) = (&self.pulled.files, &self.pulled.strategy);
        let consolidation = Consolidation::new(files, strategy, after.today);
        let before = CheckContext {
            files,
            strategy,
            consolidation: &consolidation,
            today: after.today,
        };
        let trusted = self.pulled.trusted();
        let earlier = check::check_by(trusted, &before, self.pulled.loaded.clone());
        let branch = Branch {
            before: Before {
                files,
                strategy,
                consolidation: &consolidation,
            },
            trusted,
            acts: &self.pulled.acts,
            login: self.judged_login(),
        };
        let mut found = check::check_branch(after, &branch, loaded);
        mark_new(&mut found, after.files, &earlier, files);
        found
    }

    /// A login that only the CI system tells is not judged while no contact has one.
    fn judged_login(&self) -> Option<&str> {
        let login = self.login.as_ref()?;
        (self.knows_logins || login.from == "--login").then_some(&*login.name)
    }

    /// Says what was compared, and how far it can be relied on.
    pub fn tell(&self, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
        let told = [Some(self.compared()), Some(self.identity()), self.nobodys()];
        for text in told.into_iter().flatten() {
            for line in wrap(&neutral(text.in_lang(lang)), width) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    fn nobodys(&self) -> Option<Text> {
        let (count, list) = (self.unrecorded.len(), some(&self.unrecorded));
        let (de, lie, en) = (
            plural(count, "Datei ist", "Dateien sind"),
            plural(count, "liegt", "liegen"),
            plural(count, "file differs", "files differ"),
        );
        (count > 0).then(|| text!(
            "{count} {de} nicht so in git festgehalten, wie sie hier {lie}: {list}; ihr Inhalt ist geprüft, aber niemandem zugerechnet",
            "{count} {en} here from what is recorded in git: {list}; the content is judged, but attributed to nobody"
        ))
    }

    fn compared(&self) -> Text {
        let (name, fork, count) = (&self.name, self.pulled.fork.short(), self.pulled.acts.len());
        let (de, en) = plural(count, ("Commit", "commit"), ("Commits", "commits"));
        text!(
            "verglichen mit `{name}`: {count} {de} seit {fork}; von wem ein Commit ist, sagt er nur selbst",
            "compared with `{name}`: {count} {en} since {fork}; whom a commit is from is its own word only"
        )
    }

    fn identity(&self) -> Text {
        match (&self.login, self.judged_login()) {
            (Some(Login { name, from }), Some(_)) => text!(
                "geprüft auch als Anmeldename `{name}` ({from})",
                "judged as the login `{name}`, too ({from})"
            ),
            (Some(Login { name, from }), None) => {
                let base = &self.name;
                text!(
                    "nicht geprüft: der Anmeldename `{name}` ({from}), denn auf `{base}` hat niemand `logins`",
                    "not judged: the login `{name}` ({from}), since nobody has `logins` on `{base}`"
                )
            }
            (None, _) => label(
                "der Anmeldename beim git-Anbieter ist nicht bekannt: `--login NAME` nennt ihn",
                "the login at the git host is not known: `--login NAME` names it",
            )
            .into(),
        }
    }
}

/// The folder of the strategy in its repository, with `/` between its parts.
fn inside(repository: &Repository, files: &Files) -> String {
    let below = files.root().strip_prefix(repository.folder());
    let below = below.unwrap_or(std::path::Path::new(""));
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Why it could not be compared, with the next step.
fn trouble(trouble: impl Into<pull::Trouble>) -> Failure {
    let trouble = trouble.into();
    let failure = Failure::new(trouble.what());
    match trouble.help() {
        Some(help) => failure.help(help),
        None => failure,
    }
}
