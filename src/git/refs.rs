//! The names of commits: branches, tags, `HEAD`; each is a small file, or a line of `packed-refs`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::history::Id;

use super::Trouble;
use super::place::{Place, small};

/// How often a name may stand for another name.
const MAX_STEPS: usize = 5;

/// The names of a repository.
pub struct Refs<'p> {
    place: &'p Place,
    packed: BTreeMap<String, Id>,
}

impl<'p> Refs<'p> {
    /// Reads `packed-refs`; the other names are read when they are asked for.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(place: &'p Place) -> Result<Refs<'p>, Trouble> {
        let text = read(place, &place.common.join("packed-refs"))?.unwrap_or_default();
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        let packed = lines
            .filter_map(|(id, name)| Some((name.trim_end().to_owned(), Id::parse(id)?)))
            .collect();
        Ok(Refs { place, packed })
    }

    /// The object that `HEAD` stands for; `None` before the first commit.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn head(&self) -> Result<Option<Id>, Trouble> {
        self.follow("HEAD")
    }

    /// The branch that is checked out, by its full name; `None` where it is a commit alone. Where one branch stands for
    /// another, that one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn branch(&self) -> Result<Option<String>, Trouble> {
        let mut branch = None;
        for _ in 0..MAX_STEPS {
            let name = branch.as_deref().unwrap_or("HEAD");
            let text = read(self.place, &self.file(name))?.unwrap_or_default();
            match text.strip_prefix("ref:").map(str::trim) {
                Some(next) if is_valid(next) && next.starts_with("refs/") => {
                    branch = Some(next.to_owned());
                }
                _ => break,
            }
        }
        Ok(branch)
    }

    /// The object of a name as people write it: `v1.0`, `main`, `origin/main`, `refs/heads/main`, in git's order.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Id>, Trouble> {
        Ok(self.all(name)?.first().map(|(_, id)| *id))
    }

    /// All that have a name as people write it, in git's order, with their full names.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn all(&self, name: &str) -> Result<Vec<(String, Id)>, Trouble> {
        let mut found = Vec::new();
        if !is_valid(name) {
            return Ok(found);
        }
        let full = [
            name.to_owned(),
            format!("refs/{name}"),
            format!("refs/tags/{name}"),
            format!("refs/heads/{name}"),
            format!("refs/remotes/{name}"),
            format!("refs/remotes/{name}/HEAD"),
        ];
        for name in full.into_iter().filter(|name| is_possible(name)) {
            if let Some(id) = self.follow(&name)? {
                found.push((name, id));
            }
        }
        Ok(found)
    }

    fn follow(&self, name: &str) -> Result<Option<Id>, Trouble> {
        let mut name = name.to_owned();
        for _ in 0..MAX_STEPS {
            let Some(text) = read(self.place, &self.file(&name))? else {
                return Ok(self.packed.get(&name).copied());
            };
            match text.strip_prefix("ref:").map(str::trim) {
                Some(next) if is_valid(next) && is_possible(next) => next.clone_into(&mut name),
                Some(_) => return Ok(None),
                None => return Ok(text.get(..40).and_then(Id::parse)),
            }
        }
        Ok(None)
    }

    /// `HEAD` and its like belong to a work tree, all else to the repository.
    fn file(&self, name: &str) -> std::path::PathBuf {
        let own = ["refs/bisect/", "refs/worktree/", "refs/rewritten/"];
        let is_own = !name.starts_with("refs/") || own.iter().any(|start| name.starts_with(start));
        let folder = if is_own {
            &self.place.own
        } else {
            &self.place.common
        };
        folder.join(name)
    }

    /// All names below `refs/heads/`, `refs/tags/` or the like, without that start, and their objects.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn below(&self, start: &str) -> Result<BTreeMap<String, Id>, Trouble> {
        let mut found: BTreeMap<String, Id> = self
            .packed
            .iter()
            .filter_map(|(name, id)| Some((name.strip_prefix(start)?.to_owned(), *id)))
            .collect();
        let folder = self.place.common.join(start);
        let files = walkdir::WalkDir::new(&folder).max_depth(16).into_iter();
        for file in files
            .filter_map(Result::ok)
            .filter(|file| file.file_type().is_file())
        {
            let Some(name) = below(&folder, file.path()) else {
                continue;
            };
            if let Some(id) = self.follow(&format!("{start}{name}"))? {
                found.insert(name, id);
            }
        }
        found.retain(|name, _| is_valid(name));
        Ok(found)
    }
}

fn read(place: &Place, path: &Path) -> Result<Option<String>, Trouble> {
    small(path).map_err(|reason| Trouble::Unreadable(place.folder.clone(), reason))
}

fn below(folder: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(folder).ok()?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Whether git lets something have this name. What is not allowed leads out of the repository, or means something else.
///
/// Source: <https://git-scm.com/docs/git-check-ref-format>.
pub fn is_valid(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    let sign = |c: char| c.is_control() || " ~^:?*[\\".contains(c);
    name.split('/').all(part)
        && !name.contains("..")
        && !name.contains("@{")
        && !name.contains(sign)
}

/// Outside of `refs/` only `HEAD` and its like are names: git keeps other things there, too.
fn is_possible(name: &str) -> bool {
    name.starts_with("refs/") || name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_the_repository() {
        for name in ["main", "v1.0", "feature/a", "refs/heads/ä", "HEAD"] {
            assert!(is_valid(name), "{name}");
        }
        for name in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            ".git",
            "a//b",
            "a.lock",
            "a b",
            "a\n",
            "a:b",
            "C:\\x",
        ] {
            assert!(!is_valid(name), "{name}");
        }
        assert!(!is_possible("config"));
        assert!(!is_possible("objects/info/alternates"));
    }
}
