//! The history of a strategy as plain data: who committed what and when, and which files each commit changed.

use std::collections::HashMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// The name that git gives to an object (a commit, a folder, the content of a file): its SHA-1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 20]);

impl Id {
    /// The id of these twenty bytes.
    pub const fn new(bytes: [u8; 20]) -> Id {
        Id(bytes)
    }

    /// The id that is written as 40 hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Id> {
        if hex.len() != 40 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 20];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Id(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The first ten digits: enough for people, in a strategy of any size.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
        let mut hex = [0; 40];
        for (two, byte) in hex.chunks_exact_mut(2).zip(&self.0) {
            two.copy_from_slice(&digits(byte));
        }
        f.write_str(std::str::from_utf8(&hex).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A moment as git keeps it: with the offset of the clock on which it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Seconds since the start of 1970 in UTC.
    pub seconds: i64,
    /// Minutes east of UTC.
    pub offset_minutes: i32,
}

impl Moment {
    /// The day on the calendar of whoever read the clock; the first or last day that can be told for a moment beyond.
    pub fn day(self) -> Date {
        let offset = self.offset_minutes.checked_mul(60);
        let offset = offset.and_then(|seconds| Offset::from_seconds(seconds).ok());
        let limits = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
        let seconds = self.seconds.clamp(*limits.start(), *limits.end());
        let timestamp = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
        timestamp
            .to_zoned(TimeZone::fixed(offset.unwrap_or(Offset::UTC)))
            .date()
    }
}

/// Who a commit says it is from. A claim, not an identity: anybody can write any name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// What kind of thing a path names in a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// A file.
    File,
    /// A file that may be run.
    Executable,
    /// A symbolic link; its content is where it points.
    Link,
    /// A commit of another repository.
    Submodule,
    /// A folder; seen only where folders are nested too deep to be looked into.
    Folder,
    /// Something that git does not make.
    Other(u32),
}

impl Mode {
    /// The mode of git's number.
    pub fn of(number: u32) -> Mode {
        match number {
            0o100_755 => Mode::Executable,
            0o120_000 => Mode::Link,
            0o160_000 => Mode::Submodule,
            0o040_000 => Mode::Folder,
            other if other & 0o170_000 == 0o100_000 => Mode::File,
            other => Mode::Other(other),
        }
    }

    /// Git's number.
    pub fn number(self) -> u32 {
        match self {
            Mode::File => 0o100_644,
            Mode::Executable => 0o100_755,
            Mode::Link => 0o120_000,
            Mode::Submodule => 0o160_000,
            Mode::Folder => 0o040_000,
            Mode::Other(number) => number,
        }
    }

    /// Whether it is a regular file.
    pub fn is_file(self) -> bool {
        matches!(self, Mode::File | Mode::Executable)
    }
}

/// What a path holds in one commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// The content.
    pub id: Id,
    /// What kind of thing it is.
    pub mode: Mode,
}

/// A path that differs between two commits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path below the strategy's folder, as it is shown: control characters and what is no UTF-8 are escaped.
    pub path: Box<str>,
    /// Whether a file on a disk can have this name; where not, nothing can be read from it.
    pub plain: bool,
    /// Before; `None` where it was added.
    pub old: Option<Version>,
    /// After; `None` where it was removed.
    pub new: Option<Version>,
}

/// What a commit changed, seen from one of its parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// The parent; `None` where there is none in this repository, so that everything was added.
    pub parent: Option<Id>,
    /// The changed paths below the strategy's folder, in the order of git's folders.
    pub changes: Vec<Change>,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: Id,
    /// Its parents, as the commit itself names them; more than one for a merge.
    pub parents: Vec<Id>,
    /// Whether the clone ends here: it is shallow, and the parents are not in it.
    pub is_boundary: bool,
    /// Who made the change, by the commit's own word.
    pub author: Person,
    /// When the change was made.
    pub authored: Moment,
    /// Who made the commit, by the commit's own word.
    pub committer: Person,
    /// When the commit was made.
    pub committed: Moment,
    /// The first paragraph of its message, on one line.
    pub summary: String,
}

/// A commit and what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// What it changed: one delta for each parent that was asked for; against nothing for a first commit.
    pub deltas: Vec<Delta>,
}

/// Which commits a history tells of: those that lead to `to` and not to any of `from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Where it starts; these commits do not belong to it. Empty: at the beginning.
    pub from: Vec<Id>,
    /// Where it ends; this commit belongs to it.
    pub to: Id,
}

/// What a merge is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merges {
    /// Its first parent: what the merge brought in.
    #[default]
    FirstParent,
    /// Each parent: content that the merge itself changed differs from all of them.
    EveryParent,
}

/// The commits of a range.
#[derive(Clone, Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    places: HashMap<Id, usize>,
}

impl History {
    /// A history of these steps. The first is the newest commit; each stands before its parents.
    pub fn new(steps: Vec<Step>) -> History {
        let ids = steps.iter().enumerate();
        let places = ids.map(|(at, step)| (step.commit.id, at)).collect();
        History { steps, places }
    }

    /// All commits, the newest first and each before its parents: side branches are among them.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The newest commit, its first parent, that one's first parent, and so on: what the branch looked like over time.
    pub fn first_parents(&self) -> impl Iterator<Item = &Step> {
        let parent = |step: &&Step| self.find(*step.commit.parents.first()?);
        std::iter::successors(self.steps.first(), parent)
    }

    /// The step of a commit.
    pub fn find(&self, id: Id) -> Option<&Step> {
        self.places.get(&id).map(|at| &self.steps[*at])
    }

    /// The place of a commit among the steps.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The commits at which a shallow clone ends: what came before them is not known.
    pub fn boundaries(&self) -> impl Iterator<Item = &Commit> {
        let commits = self.steps.iter().map(|step| &step.commit);
        commits.filter(|commit| commit.is_boundary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_id_is_read_as_it_is_shown() {
        let hex = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(Id::parse(hex).unwrap().to_string(), hex);
        assert_eq!(Id::parse(hex).unwrap().short(), "0123456789");
        assert_eq!(Id::parse(&hex[1..]), None);
        assert_eq!(Id::parse(&hex.replace('0', "ä")), None);
    }

    #[test]
    fn a_day_is_that_of_the_clock_that_was_read() {
        let half_past_ten_in_utc = |offset_minutes| Moment {
            seconds: 1_782_858_600,
            offset_minutes,
        };
        assert_eq!(half_past_ten_in_utc(120).day(), date(2026, 7, 1));
        assert_eq!(half_past_ten_in_utc(0).day(), date(2026, 6, 30));
        let beyond = Moment {
            seconds: i64::MAX,
            offset_minutes: i32::MAX,
        };
        assert_eq!(beyond.day().year(), 9999);
    }
}
