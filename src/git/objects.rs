//! New objects, each in a file of its own as `git commit` leaves them; none is ever changed.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use git2::{ObjectType, Oid};

use crate::history::{Id, Mode};
use crate::write;

use super::compare::damaged;
use super::hindrance::Hindrance;
use super::identity::{Recorder, signature};
use super::place::Place;
use super::store::Store;
use super::tree;

/// Writes objects into a repository.
pub struct Objects<'o> {
    /// The repository.
    pub place: &'o Place,
    /// What it held before.
    pub store: &'o Store<'o>,
}

impl Objects<'_> {
    /// Writes the content of a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn blob(&self, bytes: &[u8]) -> Result<Id, Hindrance> {
        self.object(ObjectType::Blob, bytes)
    }

    /// Writes a folder like another one in which the file at a path has this content; folders on the way are made where they
    /// are missing. `parts` is the path; a file that is there keeps its permissions.
    ///
    /// # Errors
    /// When something else than a folder or a file lies on the path, or an object cannot be read or written.
    pub fn tree_with(
        &self,
        folder: Option<Id>,
        parts: &[&str],
        content: Id,
    ) -> Result<Id, Hindrance> {
        let Some((name, rest)) = parts.split_first() else {
            return Err(Hindrance::NoFile(String::new()));
        };
        let bytes = folder.map(|id| self.store.tree(id)).transpose()?;
        let bytes = bytes.as_deref().unwrap_or_default();
        let there = tree::find(bytes, name);
        let (id, mode) = match (rest, there.map(|version| version.mode)) {
            ([], None | Some(Mode::File)) => (content, Mode::File),
            ([], Some(Mode::Executable)) => (content, Mode::Executable),
            ([_, ..], None) => (self.tree_with(None, rest, content)?, Mode::Folder),
            ([_, ..], Some(Mode::Folder)) => {
                let below = there.map(|version| version.id);
                (self.tree_with(below, rest, content)?, Mode::Folder)
            }
            _ => return Err(Hindrance::NoFile(parts.join("/"))),
        };
        let changed = tree::with(bytes, name, mode, id).map_err(|_| damaged(folder))?;
        self.object(ObjectType::Tree, &changed)
    }

    /// Writes a commit of a folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit(
        &self,
        tree: Id,
        parent: Option<Id>,
        by: &Recorder,
        message: &str,
    ) -> Result<Id, Hindrance> {
        let parent = parent.map_or(String::new(), |id| format!("parent {id}\n"));
        let author = signature(&by.author, by.now);
        let committer = signature(&by.committer, by.now);
        let text = format!(
            "tree {tree}\n{parent}author {author}\ncommitter {committer}\n\n{}\n",
            message.trim_end()
        );
        self.object(ObjectType::Commit, text.as_bytes())
    }

    /// Writes an annotated tag of a commit.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tag(
        &self,
        name: &str,
        commit: Id,
        by: &Recorder,
        message: &str,
    ) -> Result<Id, Hindrance> {
        let tagger = signature(&by.committer, by.now);
        let text = format!(
            "object {commit}\ntype commit\ntag {name}\ntagger {tagger}\n\n{}\n",
            message.trim_end()
        );
        self.object(ObjectType::Tag, text.as_bytes())
    }

    fn object(&self, kind: ObjectType, bytes: &[u8]) -> Result<Id, Hindrance> {
        let objects = self.place.common.join("objects");
        let told = |reason: String| Hindrance::Unwritable(objects.clone(), reason);
        let hashed = Oid::hash_object(kind, bytes);
        let hashed = hashed.map_err(|error| told(error.message().to_owned()))?;
        let raw = hashed.as_bytes().try_into();
        let id = Id::new(raw.map_err(|_| told(hashed.to_string()))?);
        if self.store.has(id) {
            return Ok(id);
        }
        let hex = id.to_string();
        let path = objects.join(&hex[..2]).join(&hex[2..]);
        let packed = packed(kind, bytes).map_err(|error| told(error.to_string()))?;
        match write::once(&path, &packed) {
            Ok(()) => Ok(id),
            Err(error) => Err(Hindrance::Unwritable(path, error.to_string())),
        }
    }
}

/// `blob 12`, NUL, and the bytes; all of it packed.
fn packed(kind: ObjectType, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(format!("{} {}\0", kind.str(), bytes.len()).as_bytes())?;
    packed.write_all(bytes)?;
    packed.finish()
}
