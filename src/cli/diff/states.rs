//! Which two states are compared, and reading them.

use anyhow::Result;

use dstrat::comparison::Point;
use dstrat::text;

use super::super::Context;
use super::super::context::Opened;
use super::super::failure::Failure;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The earlier state.
    old: String,
    /// The later one; none: the files in the folder.
    new: Option<String>,
    /// Whether the earlier state is the one at which the two parted.
    parted: bool,
}

/// A state that was read.
pub struct Read {
    /// How people name it.
    pub point: Point,
    /// The strategy in it.
    pub opened: Opened,
}

/// Both states.
pub struct States {
    /// The earlier one.
    pub old: Read,
    /// The later one.
    pub new: Read,
}

/// Understands `A`, `A B`, `A..B`, `A...B`; what is left out of the latter is `HEAD`, as in git.
pub fn asked(typed: &[String]) -> Result<Asked, Failure> {
    let range = |typed: &str| {
        let (dots, parted) = if typed.contains("...") {
            ("...", true)
        } else {
            ("..", false)
        };
        let (old, new) = typed.split_once(dots)?;
        let or_head = |rev: &str| if rev.is_empty() { "HEAD" } else { rev }.to_owned();
        Some(Asked {
            old: or_head(old),
            new: Some(or_head(new)),
            parted,
        })
    };
    let plain = |old: &str, new: Option<&String>| Asked {
        old: old.to_owned(),
        new: new.cloned(),
        parted: false,
    };
    match typed {
        [] => Ok(plain("HEAD", None)),
        [one] => Ok(range(one).unwrap_or_else(|| plain(one, None))),
        [old, new] if !old.contains("..") && !new.contains("..") => Ok(plain(old, Some(new))),
        _ => Err(Failure::new(text!(
            "das sind mehr als zwei Stände",
            "these are more than two states"
        ))
        .help(text!(
            "so schreiben: `dstrat diff A B`, oder: `dstrat diff A..B`",
            "write: `dstrat diff A B`, or: `dstrat diff A..B`"
        ))),
    }
}

/// Reads both states.
pub fn open(context: &Context, asked: &Asked) -> Result<States> {
    let base = match (asked.parted, &asked.new) {
        (true, Some(new)) => Some(context.parted(&asked.old, new)?),
        _ => None,
    };
    let earlier = base.as_deref().unwrap_or(&asked.old);
    let (old, new) = context.open_two(earlier, asked.new.as_deref())?;
    Ok(States {
        old: read(&asked.old, asked.parted, old),
        new: match &asked.new {
            Some(rev) => read(rev, false, new),
            None => Read {
                point: Point::FOLDER,
                opened: new,
            },
        },
    })
}

fn read(name: &str, parted: bool, opened: Opened) -> Read {
    let commit = opened.at.as_ref();
    Read {
        point: Point {
            name: Some(name.to_owned()),
            signed: false,
            parted,
            commit: commit.map(|commit| commit.id.short()),
            date: commit.map(|commit| commit.committed.day()),
        },
        opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_named_as_in_git() {
        let asked = |typed: &str| {
            let typed: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
            let asked = asked(&typed).ok()?;
            Some((asked.old, asked.new.unwrap_or_default(), asked.parted))
        };
        for (typed, old, new, parted) in [
            ("", "HEAD", "", false),
            ("v1", "v1", "", false),
            ("v1 v2", "v1", "v2", false),
            ("v1..v2", "v1", "v2", false),
            ("v1..", "v1", "HEAD", false),
            ("main...", "main", "HEAD", true),
            ("...zweig", "HEAD", "zweig", true),
        ] {
            let expected = (old.to_owned(), new.to_owned(), parted);
            assert_eq!(asked(typed), Some(expected), "{typed}");
        }
        assert_eq!(asked("v1..v2 v3"), None);
    }
}
