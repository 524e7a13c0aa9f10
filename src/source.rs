//! The files of a strategy, as plain data: paths and their bytes, from a folder or from anywhere else.

mod disk;
mod numbers;

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

pub use disk::{MAX_DEPTH, open_regular, read_regular, shown, shown_bytes};

use disk::{Reader, Root};
use numbers::Numbers;

/// The largest text file that is read, in bytes. A larger one is a [`Trouble::TooLarge`].
pub const MAX_TEXT: u64 = 16 * 1024 * 1024;

/// The largest picture that is read, in bytes.
pub const MAX_PICTURE: u64 = 32 * 1024 * 1024;

/// A file of one [`Files`], by its place in path order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its place among the files, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of a range, moved by `offset` bytes.
    pub fn new(range: Range<usize>, offset: usize) -> Span {
        let clamp = |at: usize| u32::try_from(at + offset).unwrap_or(u32::MAX);
        Span {
            start: clamp(range.start),
            end: clamp(range.end),
        }
    }

    /// The span as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A span in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub span: Span,
}

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// What is to be done with a path that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Read its text.
    Text,
    /// Keep its name; its bytes are read when asked for.
    Name,
    /// It does not concern the strategy.
    Ignore,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A symbolic link; links are never followed.
    Link,
    /// Neither file nor folder: a pipe, a socket, a device.
    Special,
    /// Larger than the limit, with its size in bytes.
    TooLarge(u64),
    /// Not UTF-8, from this byte on.
    NotUtf8(usize),
    /// A name that is not UTF-8 or holds control characters; it is shown with escapes.
    Name,
    /// A folder where a file is expected.
    Folder,
    /// A folder that lies too deep to be looked into.
    TooDeep,
    /// A git repository inside the strategy.
    Repository,
    /// The operating system denies access.
    Denied,
    /// It was listed, but was gone when it was to be read.
    Vanished,
    /// The operating system's own words.
    Io(String),
}

/// What is known of a file that comes from elsewhere than a folder; see [`Files::from_elsewhere`].
#[derive(Clone, Debug)]
pub enum Part {
    /// Its bytes, to be read as text.
    Text(Vec<u8>),
    /// Its text, which other files hold as well.
    Shared(Arc<str>),
    /// Its name; [`Elsewhere::read`] reads its bytes when they are asked for.
    Name,
    /// Why it could not be read.
    Trouble(Trouble),
}

/// A place other than a folder that holds files: a revision of a git repository.
pub trait Elsewhere: fmt::Debug + Send + Sync {
    /// The bytes of a file of which only the name was kept, at most [`MAX_PICTURE`].
    ///
    /// # Errors
    /// When they cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, Trouble>;
}

/// The content of a file, as far as it was read.
#[derive(Clone, Debug)]
enum Content {
    /// Two states of a strategy share the texts that are the same in both.
    Text(Arc<str>),
    /// To be read as text, right after all files are listed.
    Awaited,
    /// Read when asked for, from the disk or from [`Elsewhere`].
    Unread,
    Bytes(Box<[u8]>),
    /// Nothing that can be used; the text is what could be made of it, to show the place.
    Trouble(Trouble, Box<str>),
}

#[derive(Clone, Debug)]
struct File {
    path: Box<str>,
    content: Content,
}

impl Default for File {
    fn default() -> File {
        File {
            path: Box::default(),
            content: Content::Unread,
        }
    }
}

impl File {
    /// Reads its text, if it is one.
    fn read(&mut self, reader: &mut Reader<'_>) {
        if let Content::Awaited = self.content {
            self.content = match reader.read(&self.path, MAX_TEXT) {
                Ok(bytes) => text_content(bytes),
                Err(trouble) => Content::Trouble(trouble, Box::default()),
            };
        }
    }
}

/// So many files that follow each other are read one after the other.
pub const READ_TOGETHER: usize = 64;

/// The files of one state of a strategy, in path order. Paths are relative to the root and use `/`.
#[derive(Clone, Debug, Default)]
pub struct Files {
    root: PathBuf,
    elsewhere: Option<Arc<dyn Elsewhere>>,
    /// The number of the first one: not 0 while a part of the files is read on its own.
    first: u32,
    /// The numbers of the files, if they are not simply their places.
    numbers: Option<Numbers>,
    files: Vec<File>,
    folders: Vec<Box<str>>,
}

impl Files {
    /// Reads a folder. No link is followed, nothing but regular files is opened, and what cannot be read is kept with
    /// its reason. `want` says for each relative path (`true`: a folder) what is to be done with it.
    ///
    /// # Errors
    /// When the folder itself cannot be listed.
    pub fn from_folder(root: &Path, want: impl Fn(&str, bool) -> Want + Sync) -> io::Result<Files> {
        let (files, _) = Files::from_folder_with(root, want, |_, _| ())?;
        Ok(files)
    }

    /// Reads a folder as [`Files::from_folder`] does, and takes a look at each file right after it was read, while its text
    /// is still near the processor. A look may ask for nothing but that one file. What was seen comes in path order, that of
    /// [`READ_TOGETHER`] files at a time.
    ///
    /// # Errors
    /// When the folder itself cannot be listed.
    pub fn from_folder_with<T: Send>(
        root: &Path,
        want: impl Fn(&str, bool) -> Want + Sync,
        look: impl Fn(&Files, FileId) -> T + Sync,
    ) -> io::Result<(Files, Vec<Vec<T>>)> {
        std::fs::read_dir(root)?;
        let (files, folders) = disk::list(root, want);
        let mut all = Files::sorted(root.to_owned(), files, folders);
        let folder = Root::open(root);
        let parts = all.files.par_chunks_mut(READ_TOGETHER).enumerate();
        let seen = parts
            .map(|(at, files)| {
                let mut reader = Reader::new(&folder);
                let mut part = Files {
                    root: root.to_owned(),
                    first: (at * READ_TOGETHER) as u32,
                    files: files.iter_mut().map(std::mem::take).collect(),
                    ..Files::default()
                };
                let mut seen = Vec::with_capacity(part.files.len());
                for at in 0..part.files.len() {
                    part.files[at].read(&mut reader);
                    seen.push(look(&part, part.id(at)));
                }
                let back = files.iter_mut().zip(part.files.drain(..));
                back.for_each(|(place, file)| *place = file);
                seen
            })
            .collect();
        Ok((all, seen))
    }

    /// Files from memory: a revision of a git repository, or an example. The order does not matter.
    pub fn from_memory(contents: impl IntoIterator<Item = (String, Vec<u8>)>) -> Files {
        let files = contents.into_iter().map(|(path, bytes)| {
            let (path, clean) = shown(&path);
            let content = match () {
                () if !clean => Content::Trouble(Trouble::Name, Box::default()),
                () if is_text(&path) => text_content(&bytes),
                () => Content::Bytes(bytes.into_boxed_slice()),
            };
            File { path, content }
        });
        let files = files.collect();
        Files::sorted(PathBuf::new(), files, Vec::new())
    }

    /// Files from a place that is no folder, judged already as [`Files::from_folder`] would judge them. `root` is where they
    /// would lie, and `folders` are those that were found and are none of the strategy's.
    pub fn from_elsewhere(
        root: PathBuf,
        parts: Vec<(Box<str>, Part)>,
        folders: Vec<Box<str>>,
        elsewhere: Arc<dyn Elsewhere>,
    ) -> Files {
        let files = parts.into_par_iter().map(|(path, part)| {
            let content = match part {
                Part::Text(bytes) => text_content(&bytes),
                Part::Shared(text) => Content::Text(text),
                Part::Name => Content::Unread,
                Part::Trouble(trouble) => Content::Trouble(trouble, Box::default()),
            };
            File { path, content }
        });
        let files = files.collect();
        Files {
            elsewhere: Some(elsewhere),
            ..Files::sorted(root, files, folders)
        }
    }

    fn sorted(root: PathBuf, mut files: Vec<File>, mut folders: Vec<Box<str>>) -> Files {
        if !files.is_sorted_by(|a, b| a.path <= b.path) {
            files.par_sort_by(|a, b| a.path.cmp(&b.path));
        }
        folders.sort_unstable();
        Files {
            root,
            files,
            folders,
            ..Files::default()
        }
    }

    /// The same files with a folder of others in the place of their own; `folder` ends with `/`. What the others had not read
    /// yet is read now.
    #[must_use]
    pub fn with_folder_of(mut self, folder: &str, others: &Files) -> Files {
        self.files.retain(|file| !file.path.starts_with(folder));
        self.folders.retain(|path| !path.starts_with(folder));
        let taken = others.below(folder).map(|id| {
            let file = others.file(id);
            let content = match (&file.content, others.bytes(id)) {
                (Content::Unread, Ok(bytes)) => Content::Bytes(bytes.into()),
                (Content::Unread, Err(error)) => {
                    Content::Trouble(Trouble::Io(error.to_string()), Box::default())
                }
                (known, _) => known.clone(),
            };
            let path = file.path.clone();
            File { path, content }
        });
        self.files.extend(taken);
        Files {
            elsewhere: self.elsewhere,
            ..Files::sorted(self.root, self.files, self.folders)
        }
    }

    /// The folder that was read, or where files from elsewhere would lie; empty for files from memory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Gives each file the number that the file of its path has in another state, so that what is the same in both states
    /// can be held once. Files that the other state does not have get numbers of their own.
    pub fn number_as(&mut self, others: &Files) {
        let there = self.files.par_iter().enumerate();
        let there: Vec<Option<FileId>> = there
            .map(|(at, file)| others.find_near(at, &file.path))
            .collect();
        let free = others.ids().map(|id| id.0 + 1).max().unwrap_or(0);
        let there = there.into_iter().map(|there| there.map(|id| id.0));
        self.numbers = Some(Numbers::new(there, free));
    }

    /// All files, in path order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = FileId> {
        (0..self.files.len()).map(|at| self.id(at))
    }

    fn id(&self, place: usize) -> FileId {
        FileId(match &self.numbers {
            None => self.first + place as u32,
            Some(numbers) => numbers.of(place),
        })
    }

    /// Whether there is a file of a number that another state gave.
    pub fn holds(&self, id: FileId) -> bool {
        match &self.numbers {
            None => id.0 >= self.first && self.place(id) < self.files.len(),
            Some(numbers) => numbers.place(id.0).is_some(),
        }
    }

    /// The place of a file in path order, from 0.
    pub fn place(&self, id: FileId) -> usize {
        match &self.numbers {
            None => (id.0 - self.first) as usize,
            Some(numbers) => numbers.place(id.0).unwrap_or(usize::MAX),
        }
    }

    /// Folders that were found and are none of the strategy's.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(|path| &**path)
    }

    /// The path of a file.
    pub fn path(&self, id: FileId) -> &str {
        &self.file(id).path
    }

    fn file(&self, id: FileId) -> &File {
        &self.files[self.place(id)]
    }

    /// The file of a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path));
        at.ok().map(|at| self.id(at))
    }

    /// The files of a folder and of those in it; `folder` ends with `/`.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = FileId> {
        let start = self.files.partition_point(|file| &*file.path < folder);
        let rest = &self.files[start..];
        let count = rest.partition_point(|file| file.path.starts_with(folder));
        (start..start + count).map(|at| self.id(at))
    }

    /// The text of a file; empty for one that was not read as text. Of a file that is not UTF-8, what can be shown.
    pub fn text(&self, id: FileId) -> &str {
        match &self.file(id).content {
            Content::Text(text) => text,
            Content::Trouble(_, text) => text,
            _ => "",
        }
    }

    /// The text of a file for other files to share; `None` where it was not read as text.
    pub fn shared_text(&self, id: FileId) -> Option<Arc<str>> {
        match &self.file(id).content {
            Content::Text(text) => Some(Arc::clone(text)),
            _ => None,
        }
    }

    /// Whether a file has the same text as one of other files. Of a text that both share, nothing is compared.
    pub fn is_same_text(&self, id: FileId, others: &Files, there: FileId) -> bool {
        let (here, there) = (self.text(id), others.text(there));
        std::ptr::eq(here, there) || here == there
    }

    /// The file of other files that has the path of this one.
    pub fn find_in(&self, id: FileId, others: &Files) -> Option<FileId> {
        others.find_near(self.place(id), self.path(id))
    }

    /// The file of a path that mostly is at this place, from 0: in two states of a strategy, most files are at the same.
    pub fn find_near(&self, at: usize, path: &str) -> Option<FileId> {
        match self.files.get(at).is_some_and(|file| *file.path == *path) {
            true => Some(self.id(at)),
            false => self.find(path),
        }
    }

    /// Gives a file another text, in memory only, and returns the one it had.
    pub fn set_text(&mut self, id: FileId, text: String) -> String {
        let place = self.place(id);
        let content = &mut self.files[place].content;
        match std::mem::replace(content, Content::Text(text.into())) {
            Content::Text(before) => before.as_ref().to_owned(),
            Content::Trouble(_, before) => before.into_string(),
            Content::Awaited | Content::Unread | Content::Bytes(_) => String::new(),
        }
    }

    /// Where a file lies on the disk or would lie, for writing: below the root, and no link leads to it or on the way to it.
    ///
    /// # Errors
    /// `ResourceBusy` when a link does, as then it was replaced since it was listed; or when its folder is missing.
    pub fn path_on_disk(&self, path: &str) -> io::Result<PathBuf> {
        let below: PathBuf = path.split('/').collect();
        let path = self.root.join(&below);
        let folder = path.parent().unwrap_or(&self.root).canonicalize()?;
        let expected = self.root.canonicalize()?.join(&below);
        let is_link = std::fs::symlink_metadata(&path).is_ok_and(|file| file.is_symlink());
        if is_link || expected.parent() != Some(&folder) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        Ok(path)
    }

    /// Why a file could not be read, if so.
    pub fn trouble(&self, id: FileId) -> Option<&Trouble> {
        match &self.file(id).content {
            Content::Trouble(trouble, _) => Some(trouble),
            _ => None,
        }
    }

    /// The bytes of any file, read now if they were not before.
    ///
    /// # Errors
    /// When the file is no regular file any more, is too large, or cannot be read.
    pub fn bytes(&self, id: FileId) -> io::Result<Vec<u8>> {
        let file = self.file(id);
        match &file.content {
            Content::Text(text) => Ok(text.as_bytes().to_vec()),
            Content::Bytes(bytes) => Ok(bytes.to_vec()),
            Content::Awaited | Content::Unread => {
                let read = match &self.elsewhere {
                    Some(elsewhere) => elsewhere.read(&file.path),
                    None => read_regular(&self.root.join(&*file.path), MAX_PICTURE),
                };
                read.map_err(|trouble| unusable(&file.path, &trouble))
            }
            Content::Trouble(trouble, _) => Err(unusable(&file.path, trouble)),
        }
    }

    /// The line and column of a byte in a file. A byte-order mark takes up no column.
    pub fn position(&self, id: FileId, offset: u32) -> Position {
        let text = self.text(id);
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..]
            .trim_start_matches('\u{feff}')
            .chars()
            .count()
            + 1;
        Position { line, column }
    }
}

fn unusable(path: &str, trouble: &Trouble) -> io::Error {
    match trouble {
        Trouble::Io(reason) => io::Error::other(format!("{path}: {reason}")),
        Trouble::Denied => io::Error::new(io::ErrorKind::PermissionDenied, path.to_owned()),
        Trouble::Vanished => io::Error::new(io::ErrorKind::NotFound, path.to_owned()),
        other => io::Error::other(format!("{path}: {other:?}")),
    }
}

/// Whether a path names a file that dstrat reads as text.
pub fn is_text(path: &str) -> bool {
    let endings = [".md", ".toml", ".html", ".css", ".typ"];
    endings.iter().any(|ending| path.ends_with(ending))
}

fn text_content(bytes: &[u8]) -> Content {
    if bytes.len() as u64 > MAX_TEXT {
        return Content::Trouble(Trouble::TooLarge(bytes.len() as u64), Box::default());
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(error) => {
            let trouble = Trouble::NotUtf8(error.valid_up_to());
            Content::Trouble(trouble, String::from_utf8_lossy(bytes).into())
        }
    }
}
