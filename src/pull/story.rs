//! A branch that an example tells, as if git held it: the examples of rules about branches are their tests.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::branch::{Act, Before, Branch, Record, Signature};
use crate::check::example::{self, Told};
use crate::consolidation::Consolidation;
use crate::diagnostic::Diagnostic;
use crate::history::{Change, Commit, Id, Mode, Moment, Person, Version};
use crate::load;
use crate::model::Strategy;
use crate::source::Files;

/// A branch of the example strategy.
#[derive(Debug)]
pub struct Story {
    /// The files where it left its base.
    pub files: Files,
    /// The strategy there, which is also the base.
    pub strategy: Strategy,
    /// The files at its end.
    pub after: Files,
    acts: Vec<Act>,
}

impl Story {
    /// The branch that an example tells, if it tells one.
    pub fn told(overlay: &str) -> Option<Story> {
        let story = example::story(overlay)?;
        let (strategy, _) = load::load(&story.before);
        let mut acts: Vec<Act> = Vec::new();
        let mut last = (&story.before, &[][..]);
        for told in &story.commits {
            let now = (&told.files, &told.links[..]);
            acts.push(act(
                acts.last(),
                told,
                last,
                strategy.settings.require_signed_commits,
            ));
            last = now;
        }
        let after = last.0.clone();
        Some(Story {
            files: story.before,
            strategy,
            after,
            acts,
        })
    }

    /// The branch, as rules see it. `before` is where the contributions stood when it left its base.
    pub fn branch<'b>(&'b self, before: &'b Consolidation<'b>) -> Branch<'b> {
        Branch {
            before: Before {
                files: &self.files,
                strategy: &self.strategy,
                consolidation: before,
            },
            trusted: &self.strategy,
            acts: &self.acts,
            login: None,
        }
    }
}

fn act(
    parent: Option<&Act>,
    told: &Told,
    (before, links): (&Files, &[String]),
    must_be_signed: bool,
) -> Act {
    let cosignatures = added(before, &told.files);
    let signature = match &told.key {
        _ if !must_be_signed || cosignatures.is_empty() => Signature::Unknown,
        Some(key) => Signature::By(key.as_str().into()),
        None => Signature::Missing,
    };
    let (old, new) = (versions(before, links), versions(&told.files, &told.links));
    Act {
        commit: commit(parent, &told.author, &new),
        changes: changes(&old, &new),
        cosignatures,
        signature,
    }
}

fn commit(parent: Option<&Act>, author: &str, tree: &BTreeMap<&str, Version>) -> Commit {
    let parents: Vec<Id> = parent.iter().map(|act| act.commit.id).collect();
    let person = Person {
        name: String::new(),
        email: author.to_owned(),
    };
    Commit {
        id: id(format!("{parents:?} {author} {tree:?}").as_bytes()),
        parents,
        is_boundary: false,
        author: person.clone(),
        authored: Moment::default(),
        committer: person,
        committed: Moment::default(),
        summary: String::new(),
    }
}

/// The co-signatures that only the second state holds.
fn added(before: &Files, after: &Files) -> Vec<Record> {
    let records = |files: &Files| -> BTreeSet<Record> {
        let (strategy, _): (Strategy, Vec<Diagnostic>) = load::load(files);
        strategy.cosignatures.iter().map(Record::from).collect()
    };
    let before = records(before);
    records(after).difference(&before).cloned().collect()
}

fn versions<'f>(files: &'f Files, links: &'f [String]) -> BTreeMap<&'f str, Version> {
    let version = |mode, bytes: &[u8]| Version {
        id: id(bytes),
        mode,
    };
    let links = links
        .iter()
        .map(|path| (path.as_str(), version(Mode::Link, b"")));
    let regular = files.ids().map(|file| {
        let bytes = files.bytes(file).unwrap_or_default();
        (files.path(file), version(Mode::File, &bytes))
    });
    regular.chain(links).collect()
}

fn changes(old: &BTreeMap<&str, Version>, new: &BTreeMap<&str, Version>) -> Vec<Change> {
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let change = |path: &str| Change {
        path: path.into(),
        plain: true,
        old: old.get(path).copied(),
        new: new.get(path).copied(),
    };
    let changes = paths.into_iter().map(change);
    changes.filter(|change| change.old != change.new).collect()
}

/// A name for some content; not git's, which no rule looks into.
fn id(bytes: &[u8]) -> Id {
    let digest = Sha256::digest(bytes);
    let mut id = [0; 20];
    id.copy_from_slice(&digest[..20]);
    Id::new(id)
}
