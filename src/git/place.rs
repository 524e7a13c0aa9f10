//! Where the repository of a folder lies. Found without running anything and without following its configuration.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::message::{Text, label};
use crate::source;
use crate::text;

use super::Trouble;
use super::config::Settings;
use super::owner;
use super::packs::Packs;

/// The largest of git's own small files that is read, in bytes; a `packed-refs` of a million branches is below it.
const MAX_SMALL: u64 = 128 * 1024 * 1024;

/// How often objects may be borrowed from a repository that borrows itself, as in git.
const MAX_BORROWED: usize = 5;

/// The folders of a repository.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder whose files it keeps, the one with `.git`; of a bare repository, the repository.
    pub folder: PathBuf,
    /// What belongs to this work tree alone: which branch is checked out.
    pub own: PathBuf,
    /// What all work trees share: objects, branches, tags.
    pub common: PathBuf,
    /// Where one stands, below `folder` and with `/`; empty at its top and in a bare repository.
    pub inside: String,
    /// How it is stored.
    pub settings: Settings,
    /// The folders of its objects: its own, and those of repositories from which it borrows.
    pub objects: Vec<PathBuf>,
    packs: Arc<OnceLock<Result<Packs, Text>>>,
}

impl Place {
    /// The repository that keeps the files of a folder: the nearest `.git` in it or above it. A bare repository counts
    /// only where it was named itself and lies in no strategy, since one below a strategy is content. The environment
    /// (`GIT_DIR`) has no say.
    ///
    /// # Errors
    /// When there is none, it belongs to somebody else, or it is stored in a way that cannot be read.
    pub fn find(folder: &Path) -> Result<Place, Trouble> {
        let start = folder
            .canonicalize()
            .map_err(|error| unreadable(folder, Text::same(error.to_string())))?;
        let has = |name| move |folder: &&Path| folder.join(name).symlink_metadata().is_ok();
        if let Some(top) = start.ancestors().find(has(".git")) {
            return Place::beside(top, &start);
        }
        if is_repository(&start, &start)
            && !start.ancestors().any(|above| has("strategy.toml")(&above))
        {
            return Place::judged(&start, &start, &start);
        }
        Err(Trouble::NoRepository(start))
    }

    /// The repository of a folder with `.git`: a folder, or a file that says where the folder is.
    fn beside(top: &Path, start: &Path) -> Result<Place, Trouble> {
        let link = top.join(".git");
        let target = match small(&link).map_err(|reason| unreadable(top, reason))? {
            None => link.clone(),
            Some(pointer) => match pointer.strip_prefix("gitdir: ") {
                Some(path) => top.join(path.trim_end_matches(['\n', '\r'])),
                None => return Err(unreadable(top, not_a_repository())),
            },
        };
        let own = target
            .canonicalize()
            .map_err(|error| unreadable(top, told(&target, error)))?;
        let place = Place::judged(top, &own, &link)?;
        let below = start.strip_prefix(top).unwrap_or(Path::new(""));
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Ok(Place {
            inside: parts.join("/"),
            ..place
        })
    }

    /// Whether nothing is checked out beside it.
    pub fn is_bare(&self) -> bool {
        self.settings.is_bare && self.own == self.common
    }

    fn judged(folder: &Path, own: &Path, link: &Path) -> Result<Place, Trouble> {
        let trouble = |reason| unreadable(folder, reason);
        owner::check(folder, &[link, own])?;
        let common = match small(&own.join("commondir")).map_err(trouble)? {
            Some(path) => own.join(path.trim_end_matches(['\n', '\r'])),
            None => own.to_owned(),
        };
        if !is_repository(own, &common) {
            return Err(trouble(not_a_repository()));
        }
        let config = small(&common.join("config")).map_err(trouble)?;
        let settings = Settings::parse(config.as_deref().unwrap_or_default());
        if let Some(setting) = &settings.strange {
            return Err(Trouble::Format(folder.to_owned(), setting.clone()));
        }
        Ok(Place {
            folder: folder.to_owned(),
            own: own.to_owned(),
            objects: objects(&common.join("objects")).map_err(trouble)?,
            packs: Arc::default(),
            inside: String::new(),
            settings,
            common,
        })
    }

    /// What is known of its packs; they are looked at once.
    ///
    /// # Errors
    /// When their indexes cannot be read.
    pub fn packs(&self) -> Result<&Packs, Trouble> {
        let packs = self.packs.get_or_init(|| Packs::open(&self.objects));
        let packs = packs.as_ref();
        packs.map_err(|reason| unreadable(&self.folder, reason.clone()))
    }
}

/// A folder of objects, and those that are borrowed from, and from which these borrow.
fn objects(own: &Path) -> Result<Vec<PathBuf>, Text> {
    let mut found = Vec::new();
    let mut open = vec![(own.to_owned(), 0)];
    while let Some((folder, borrowed)) = open.pop() {
        if borrowed <= MAX_BORROWED && !found.contains(&folder) {
            let list = small(&folder.join("info/alternates"))?.unwrap_or_default();
            let others = list
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'));
            open.extend(others.map(|other| (folder.join(other), borrowed + 1)));
            found.push(folder);
        }
    }
    Ok(found)
}

/// What makes a folder a repository, by git's own rule.
fn is_repository(own: &Path, common: &Path) -> bool {
    let head = own.join("HEAD").symlink_metadata();
    head.is_ok_and(|head| !head.is_dir())
        && common.join("objects").is_dir()
        && common.join("refs").is_dir()
}

/// The text of one of git's own small files; `None` where there is none.
///
/// # Errors
/// When it is no regular file (reading a pipe would never end), or cannot be read; the reason.
pub fn small(path: &Path) -> Result<Option<String>, Text> {
    let path = match path.canonicalize() {
        Ok(path) => path, // Git follows links among its own files.
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(told(path, error)),
    };
    match source::read_regular(&path, MAX_SMALL) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(source::Trouble::Special) if path.is_dir() => Ok(None),
        Err(source::Trouble::Folder | source::Trouble::Vanished) => Ok(None),
        Err(source::Trouble::Io(reason)) => Err(told(&path, reason)),
        Err(source::Trouble::Denied) => Err(denied(&path)),
        Err(_) => Err(no_file(&path)),
    }
}

fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}

fn unreadable(folder: &Path, reason: Text) -> Trouble {
    Trouble::Unreadable(folder.to_owned(), reason)
}

/// The operating system's own words about a path.
fn told(path: &Path, reason: impl Display) -> Text {
    Text::same(format!("{}: {reason}", path.display()))
}

fn no_file(path: &Path) -> Text {
    let path = path.display();
    text!(
        "`{path}` ist keine gewöhnliche Datei",
        "`{path}` is no regular file"
    )
}

fn denied(path: &Path) -> Text {
    let path = path.display();
    text!(
        "auf `{path}` darf dstrat nicht zugreifen",
        "dstrat may not access `{path}`"
    )
}

fn not_a_repository() -> Text {
    label(
        "`.git` führt zu keinem Repository",
        "`.git` leads to no repository",
    )
    .into()
}
