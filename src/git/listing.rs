//! The paths of a folder in a commit, judged as a folder on the disk would be: what is no file of the strategy's is named with its reason.

use crate::history::{Id, Mode};
use crate::source::{MAX_DEPTH, Trouble as Unfit, Want, shown_bytes};

use super::compare::{Folders, damaged};
use super::tree::{self, Entry};
use super::{MAX_PATHS, Trouble};

/// What is to be done with a path.
#[derive(Clone, Debug)]
pub enum Found {
    /// Read this content as text.
    Text(Id),
    /// Keep the name; this is its content.
    Name(Id),
    /// It is no file that can be read.
    Unfit(Unfit),
}

/// The paths of a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, sorted by path.
    pub files: Vec<(Box<str>, Found)>,
    /// Folders that are none of the strategy's.
    pub folders: Vec<Box<str>>,
}

/// Lists a folder; `want` says for each path (`true`: a folder) what is to be done with it.
///
/// # Errors
/// When a folder is missing or damaged, or there are more paths than a strategy can have.
pub fn list(
    folders: &mut Folders<'_>,
    folder: Id,
    want: impl Fn(&str, bool) -> Want,
) -> Result<Listing, Trouble> {
    let mut lister = Lister {
        folders,
        want,
        left: MAX_PATHS,
        listing: Listing::default(),
    };
    lister.folder(folder, "", true, 1)?;
    let mut listing = lister.listing;
    listing.files.sort_by(|a, b| a.0.cmp(&b.0));
    // The same name twice is not possible on a disk: one of the two would go unseen.
    for at in 1..listing.files.len() {
        if listing.files[at].0 == listing.files[at - 1].0 {
            listing.files[at].1 = Found::Unfit(Unfit::Name);
            listing.files[at - 1].1 = Found::Unfit(Unfit::Name);
        }
    }
    Ok(listing)
}

struct Lister<'l, 's, W> {
    folders: &'l mut Folders<'s>,
    want: W,
    left: usize,
    listing: Listing,
}

impl<W: Fn(&str, bool) -> Want> Lister<'_, '_, W> {
    fn folder(&mut self, id: Id, above: &str, clean: bool, depth: usize) -> Result<(), Trouble> {
        let bytes = self.folders.get(Some(id))?;
        for entry in tree::entries(&bytes) {
            let entry = entry.map_err(|_| damaged(Some(id)))?;
            self.left = self.left.checked_sub(1).ok_or(Trouble::TooMuch(id))?;
            let (name, plain) = shown_bytes(entry.name);
            let path = match above {
                "" => name,
                above => format!("{above}/{name}").into_boxed_str(),
            };
            let clean = clean && plain && tree::is_possible(entry.name);
            if matches!(entry.version.mode, Mode::Folder | Mode::Submodule) {
                self.folder_entry(entry, path, clean, depth)?;
            } else {
                self.file_entry(entry, path, clean);
            }
        }
        Ok(())
    }

    /// A submodule is a folder, too, where it is checked out.
    fn folder_entry(
        &mut self,
        entry: Entry<'_>,
        path: Box<str>,
        clean: bool,
        depth: usize,
    ) -> Result<(), Trouble> {
        let wanted = (self.want)(&path, true);
        let named_like_file = path.ends_with(".md") || path.ends_with(".toml");
        let is_repository = !entry.is_folder() || entry.name.eq_ignore_ascii_case(b".git");
        let unfit = match () {
            () if named_like_file && (self.want)(&path, false) == Want::Text => Unfit::Folder,
            () if wanted == Want::Ignore => {
                self.listing.folders.push(path);
                return Ok(());
            }
            () if is_repository => Unfit::Repository,
            () if depth >= MAX_DEPTH => Unfit::TooDeep,
            () => return self.folder(entry.version.id, &path, clean, depth + 1),
        };
        self.listing.files.push((path, Found::Unfit(unfit)));
        Ok(())
    }

    fn file_entry(&mut self, entry: Entry<'_>, path: Box<str>, clean: bool) {
        let wanted = (self.want)(&path, false);
        let id = entry.version.id;
        let found = match entry.version.mode {
            _ if wanted == Want::Ignore => return,
            _ if !clean => Found::Unfit(Unfit::Name),
            Mode::Link => Found::Unfit(Unfit::Link),
            Mode::File | Mode::Executable if wanted == Want::Text => Found::Text(id),
            Mode::File | Mode::Executable => Found::Name(id),
            _ => Found::Unfit(Unfit::Special),
        };
        self.listing.files.push((path, found));
    }
}
