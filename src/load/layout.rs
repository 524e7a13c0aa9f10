//! Which file means what: the layout of a strategy repository.

use crate::message::nearest;
use crate::model::Kind;
use crate::model::root::{FILES, FOLDERS};
use crate::source::Want;

/// What a path means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot<'p> {
    /// `strategy.toml`.
    Settings,
    /// `consolidation.toml`.
    Ledger,
    /// An entry: its kind, the ministry that owns it (or ""), its slug.
    Entry(Kind, &'p str, &'p str),
    /// `ministry.toml` of a ministry.
    Ministry(&'p str),
    /// `contacts.toml` of a ministry.
    Contacts(&'p str),
    /// `cosignatures.toml` of a ministry.
    Cosignatures(&'p str),
    /// A picture or other file that texts use.
    Asset,
    /// A template that overrides a built-in one.
    Template,
    /// A font for the PDF.
    Font,
    /// Nothing that belongs here.
    Unexpected,
}

/// The folders of a ministry.
pub const MINISTRY_FOLDERS: [&str; 4] = ["contributions", "measures", "projects", "assets"];

/// The files of a ministry.
pub const MINISTRY_FILES: [&str; 3] = ["ministry.toml", "contacts.toml", "cosignatures.toml"];

/// Files that git, the desktops of macOS and Windows leave in folders and that mean nothing to a strategy.
const NOBODYS_FILES: [&str; 6] = [
    ".gitkeep",
    ".gitignore",
    ".gitattributes",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
];

/// Also what editors keep beside a file while it is open: `.text.md.swp`, `text.md~`, `.#text.md`, `.~lock.text.md#`,
/// `~$text.docx`; and what dstrat leaves when it is killed while it writes. None of these names can be that of an entry.
fn is_nobodys(name: &str) -> bool {
    let looks_so = matches!(name.as_bytes(), [b'.' | b'~', ..] | [.., b'~']);
    if !looks_so {
        return NOBODYS_FILES.contains(&name);
    }
    let swap = name.starts_with('.') && (name.ends_with(".swp") || name.ends_with(".swo"));
    let lock = name.starts_with(".#")
        || name.starts_with("~$")
        || name.starts_with(".~lock.") && name.ends_with('#');
    let unfinished = name.starts_with(".dstrat-") && name.ends_with(".tmp");
    NOBODYS_FILES.contains(&name) || swap || lock || unfinished || name.ends_with('~')
}

/// Whether a file at the root has nearly the name of one of the strategy's: its content would vanish.
fn is_nearly_ours(name: &str) -> bool {
    let lower = name.to_lowercase();
    let near = nearest(&lower, FILES).filter(|meant| meant.len().abs_diff(name.len()) <= 2);
    near.is_some() && lower.ends_with(".toml")
}

/// What [`Files::from_folder`](crate::source::Files::from_folder) is to do with a path.
pub fn wanted(path: &str, is_folder: bool) -> Want {
    let bytes = path.as_bytes();
    let first = &path[..memchr::memchr(b'/', bytes).unwrap_or(path.len())];
    if first.len() == path.len() && !is_folder {
        return match first {
            "strategy.toml" | "consolidation.toml" => Want::Text,
            _ if FOLDERS.contains(&first) || is_nearly_ours(first) => Want::Name,
            _ => Want::Ignore,
        };
    }
    if !FOLDERS.contains(&first) {
        return Want::Ignore;
    }
    let name = &path[memchr::memrchr(b'/', bytes).map_or(0, |at| at + 1)..];
    match slot(path) {
        _ if is_nobodys(name) && !is_folder => Want::Ignore,
        Slot::Asset | Slot::Font | Slot::Unexpected => Want::Name,
        _ => Want::Text,
    }
}

/// What a path means.
pub fn slot(path: &str) -> Slot<'_> {
    let mut parts = [""; 5];
    let mut count = 0;
    let mut start = 0;
    for end in memchr::memchr_iter(b'/', path.as_bytes()).take(parts.len() - 1) {
        parts[count] = &path[start..end];
        (count, start) = (count + 1, end + 1);
    }
    parts[count] = &path[start..];
    match parts[..=count] {
        // Nearly all files are such.
        ["ministries", ministry, folder, name] if folder != "assets" => {
            entry(owned_kind(folder), ministry, name)
        }
        ["strategy.toml"] => Slot::Settings,
        ["consolidation.toml"] => Slot::Ledger,
        ["assets", ..] | ["ministries", _, "assets", ..] => Slot::Asset,
        ["templates", "fonts", _] => Slot::Font,
        ["templates", ..] => Slot::Template,
        ["ministries", ministry, "ministry.toml"] => Slot::Ministry(ministry),
        ["ministries", ministry, "contacts.toml"] => Slot::Contacts(ministry),
        ["ministries", ministry, "cosignatures.toml"] => Slot::Cosignatures(ministry),
        [folder, name] => entry(root_kind(folder), "", name),
        _ => Slot::Unexpected,
    }
}

fn entry<'p>(kind: Option<Kind>, ministry: &'p str, name: &'p str) -> Slot<'p> {
    let slug = name
        .strip_suffix(".md")
        .or_else(|| name.strip_suffix(".toml"));
    match (kind, slug) {
        (Some(kind), Some(slug)) => Slot::Entry(kind, ministry, slug),
        _ => Slot::Unexpected,
    }
}

fn root_kind(folder: &str) -> Option<Kind> {
    match folder {
        "fields" => Some(Kind::Field),
        "goals" => Some(Kind::Goal),
        "document" => Some(Kind::Chapter),
        "decisions" => Some(Kind::Decision),
        _ => None,
    }
}

fn owned_kind(folder: &str) -> Option<Kind> {
    match folder {
        "contributions" => Some(Kind::Contribution),
        "measures" => Some(Kind::Measure),
        "projects" => Some(Kind::Project),
        _ => None,
    }
}
