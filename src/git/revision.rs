//! From what people write (`v1.0`, `main~3`, `@{2023-06-01}`) to the commit they mean.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::history::Id;
use crate::message::nearest;

use super::place::Place;
use super::refs::Refs;
use super::store::{Named, Store};
use super::{Trouble, graph};

/// How often a tag may stand for another tag.
const MAX_TAGS: usize = 10;

/// A step from one commit to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// `~3`: so many first parents back.
    Back(usize),
    /// `^2`: this parent; 0 is the commit itself.
    Parent(usize),
    /// `@{2023-06-01}`: the newest first parent that was committed on this day or before.
    Until(Date),
}

/// Names are looked up here.
pub struct Revisions<'r> {
    /// The repository.
    pub place: &'r Place,
    /// Its objects.
    pub store: &'r Store<'r>,
    /// Its names.
    pub refs: Refs<'r>,
    /// The commits at which the clone ends.
    pub boundary: &'r HashSet<Id>,
}

impl Revisions<'_> {
    /// The commit that a text names.
    ///
    /// # Errors
    /// When the text is none that names a commit, or there is no such commit.
    pub fn resolve(&self, rev: &str) -> Result<Id, Trouble> {
        let (name, steps) = parse(rev).ok_or_else(|| Trouble::Syntax(rev.to_owned()))?;
        let start = self.start(name)?;
        let start = self.commit_of(start, rev)?;
        steps
            .into_iter()
            .try_fold(start, |at, step| self.follow(rev, at, step))
    }

    /// Makes sure that the name in a text stands for one thing only.
    ///
    /// # Errors
    /// When several tags or branches have it and name different objects.
    pub fn only_name(&self, rev: &str) -> Result<(), Trouble> {
        let (name, _) = parse(rev).ok_or_else(|| Trouble::Syntax(rev.to_owned()))?;
        let all = self.refs.all(name)?;
        let is_id = Id::parse(name).is_some_and(|id| self.store.has(id));
        if is_id || name == "HEAD" || all.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            return Ok(());
        }
        let names = all.into_iter().map(|(name, _)| name).collect();
        Err(Trouble::SeveralNames(name.to_owned(), names))
    }

    fn start(&self, name: &str) -> Result<Id, Trouble> {
        if name == "HEAD" {
            let head = self.refs.head()?;
            return head.ok_or_else(|| Trouble::NoCommit(self.place.folder.clone()));
        }
        if let Some(id) = Id::parse(name).filter(|id| self.store.has(*id)) {
            return Ok(id);
        }
        if let Some(id) = self.refs.find(name)? {
            return Ok(id);
        }
        let is_short = (4..40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_hexdigit());
        let short = if is_short {
            self.store.find(name)?
        } else {
            None
        };
        match short {
            Some(id) => Ok(id),
            None => Err(Trouble::UnknownRevision(name.to_owned(), self.meant(name)?)),
        }
    }

    fn meant(&self, name: &str) -> Result<Option<String>, Trouble> {
        let mut names = Vec::new();
        for start in ["refs/tags/", "refs/heads/", "refs/remotes/"] {
            names.extend(self.refs.below(start)?.into_keys());
        }
        Ok(nearest(name, names.iter().map(String::as_str)).map(str::to_owned))
    }

    /// The commit that an object is, or that a tag stands for.
    fn commit_of(&self, id: Id, rev: &str) -> Result<Id, Trouble> {
        let found = peel(self.store, id)?;
        found.ok_or_else(|| Trouble::NotACommit(rev.to_owned()))
    }

    fn follow(&self, rev: &str, at: Id, step: Step) -> Result<Id, Trouble> {
        match step {
            Step::Parent(0) => Ok(at),
            Step::Parent(number) => self.parent(rev, at, number - 1),
            Step::Back(steps) => (0..steps).try_fold(at, |at, _| self.parent(rev, at, 0)),
            Step::Until(day) => self.until(at, day),
        }
    }

    fn parent(&self, rev: &str, at: Id, number: usize) -> Result<Id, Trouble> {
        let parents = self.store.commit(at)?.commit.parents;
        match parents.get(number) {
            Some(_) if self.boundary.contains(&at) => Err(Trouble::Shallow(at)),
            Some(parent) => Ok(*parent),
            None => Err(Trouble::NoParent(rev.to_owned())),
        }
    }

    fn until(&self, start: Id, day: Date) -> Result<Id, Trouble> {
        let mut at = start;
        let mut seen = HashSet::new();
        loop {
            if !seen.insert(at) {
                return Err(graph::circle(at));
            }
            let commit = self.store.commit(at)?.commit;
            let on = commit.committed.day();
            match commit.parents.first() {
                _ if on <= day => return Ok(at),
                None => return Err(Trouble::Before(day, on)),
                Some(_) if self.boundary.contains(&at) => return Err(Trouble::Shallow(at)),
                Some(parent) => at = *parent,
            }
        }
    }
}

/// The commit that an object is, or that a tag stands for; `None` for something else.
pub fn peel(store: &Store<'_>, id: Id) -> Result<Option<Id>, Trouble> {
    let mut id = id;
    for _ in 0..MAX_TAGS {
        match store.named(id)? {
            Named::Commit => return Ok(Some(id)),
            Named::Tag(tag) => id = tag.object,
            Named::Other => return Ok(None),
        }
    }
    Ok(None)
}

/// The name and the steps from there.
fn parse(rev: &str) -> Option<(&str, Vec<Step>)> {
    let at = |sign| rev.find(sign).unwrap_or(rev.len());
    let end = at("~").min(at("^")).min(at("@{"));
    let (name, mut rest) = rev.split_at(end);
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, after) = step(rest)?;
        steps.push(step);
        rest = after;
    }
    match name {
        "@" => Some(("HEAD", steps)),
        "" if matches!(steps.first(), Some(Step::Until(_))) => Some(("HEAD", steps)),
        "" => None,
        _ if name.starts_with('-') || name.contains(':') || name.contains("..") => None,
        _ => Some((name, steps)),
    }
}

fn step(rest: &str) -> Option<(Step, &str)> {
    if let Some(rest) = rest.strip_prefix("@{") {
        let (day, after) = rest.split_once('}')?;
        let is_day = day.len() == 10; // jiff reads times, too, and would leave them out.
        return Some((Step::Until(day.parse().ok().filter(|_| is_day)?), after));
    }
    for peeling in ["^{commit}", "^{}"] {
        if let Some(after) = rest.strip_prefix(peeling) {
            return Some((Step::Parent(0), after));
        }
    }
    let (sign, rest) = rest.split_at_checked(1)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at(digits);
    let number = if digits.is_empty() {
        Some(1)
    } else {
        digits.parse().ok()
    };
    match sign {
        "~" => Some((Step::Back(number?), after)),
        "^" => Some((Step::Parent(number?), after)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_what_git_reads() {
        let steps = |rev| parse(rev).map(|(name, steps)| format!("{name} {steps:?}"));
        assert_eq!(parse("v1.0"), Some(("v1.0", vec![])));
        assert_eq!(parse("@"), Some(("HEAD", vec![])));
        assert_eq!(
            parse("HEAD~3^2"),
            Some(("HEAD", vec![Step::Back(3), Step::Parent(2)]))
        );
        let day = Step::Until(date(2023, 6, 1));
        assert_eq!(parse("@{2023-06-01}"), Some(("HEAD", vec![day])));
        assert_eq!(parse("main@{2023-06-01}"), Some(("main", vec![day])));
        assert_eq!(steps("v1.0^{commit}"), steps("v1.0^{}"));
        for rev in [
            "",
            "~1",
            "a..b",
            ":/text",
            "HEAD:x",
            "@{1}",
            "@{upstream}",
            "@{2023-13-01}",
            "a~~x",
            "--exec",
            "a^{tree}",
        ] {
            assert_eq!(parse(rev), None, "{rev}");
        }
    }
}
