//! A history as it happens: a year of a strategy, ministries on their branches, merges, a rename, a move, a squash.

use std::collections::BTreeMap;

use dstrat::load::load;
use dstrat::model::digest;
use dstrat::source::Files;

use crate::repo::Repo;

/// The files of a commit.
pub type Tree = BTreeMap<String, String>;

/// Who commits: the name and the address of a commit.
pub type Who = (&'static str, &'static str);

pub const ADA: Who = ("Ada Amann", "ada@mdr.example");
pub const BRUNO: Who = ("Bruno Beck", "koordination@bm.example");
pub const CARLA: Who = ("Carla Conrad", "carla.conrad@fm.example");
pub const DILEK: Who = ("Dilek Demir", "Dilek@MWG.example");
pub const EMIL: Who = ("Emil Ernst", "emil@agentur.example");

/// Writes a history, branch by branch, and hands it to git in one go.
#[derive(Default)]
pub struct Tale {
    stream: String,
    branches: BTreeMap<&'static str, Branch>,
    marks: usize,
}

#[derive(Clone, Default)]
struct Branch {
    mark: usize,
    tree: Tree,
    /// The files at the commit that was merged last, or from which it came.
    base: Tree,
}

impl Tale {
    /// Commits a change; the first one makes the branch `main`.
    pub fn commit(
        &mut self,
        branch: &'static str,
        who: Who,
        on: &str,
        message: &str,
        change: impl FnOnce(&mut Tree),
    ) {
        let mut tree = self.branches.entry(branch).or_default().tree.clone();
        change(&mut tree);
        self.write(branch, who, on, message, tree, None);
    }

    /// Begins a branch.
    pub fn branch(&mut self, name: &'static str, from: &'static str) {
        let mut branch = self.branches[from].clone();
        branch.base = branch.tree.clone();
        self.branches.insert(name, branch);
    }

    /// Merges a branch, always with a commit; `change` is what the merge itself changes.
    pub fn merge(
        &mut self,
        into: &'static str,
        from: &'static str,
        who: Who,
        on: &str,
        change: impl FnOnce(&mut Tree),
    ) {
        let mut tree = self.together(into, from);
        change(&mut tree);
        let (mark, base) = (self.branches[from].mark, self.branches[from].tree.clone());
        let message = format!("Merge branch '{from}' into {into}");
        self.write(into, who, on, &message, tree, Some(mark));
        self.branches.get_mut(from).unwrap().base = base;
    }

    /// Takes over what a branch changed as one commit that does not know the branch.
    pub fn squash(
        &mut self,
        into: &'static str,
        from: &'static str,
        who: Who,
        on: &str,
        message: &str,
    ) {
        let tree = self.together(into, from);
        self.write(into, who, on, message, tree, None);
    }

    /// The files of a branch with what another changed since it began.
    fn together(&self, into: &str, from: &str) -> Tree {
        let (mut tree, from) = (self.branches[into].tree.clone(), &self.branches[from]);
        for path in from.base.keys().chain(from.tree.keys()) {
            let (before, now) = (from.base.get(path), from.tree.get(path));
            match now {
                _ if before == now => continue,
                Some(text) => drop(tree.insert(path.clone(), text.clone())),
                None => drop(tree.remove(path)),
            }
        }
        tree
    }

    fn write(
        &mut self,
        branch: &'static str,
        (name, email): Who,
        on: &str,
        message: &str,
        tree: Tree,
        merged: Option<usize>,
    ) {
        self.marks += 1;
        let open = self.branches.get_mut(branch).unwrap();
        let day: jiff::civil::Date = on.parse().unwrap();
        // A minute later each time, so that the order is the one in which they are written.
        let noon = day
            .at(11, 0, 0, 0)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .unwrap();
        let seconds = noon.timestamp().as_second() + 60 * self.marks as i64;
        let made = format!("{name} <{email}> {seconds} +0100");
        let length = message.len();
        self.stream.push_str(&format!(
            "commit refs/heads/{branch}\nmark :{}\nauthor {made}\ncommitter {made}\ndata {length}\n{message}\n",
            self.marks
        ));
        if open.mark > 0 {
            self.stream.push_str(&format!("from :{}\n", open.mark));
        }
        if let Some(mark) = merged {
            self.stream.push_str(&format!("merge :{mark}\n"));
        }
        for (path, text) in tree
            .iter()
            .filter(|(path, text)| open.tree.get(*path) != Some(*text))
        {
            let length = text.len();
            self.stream
                .push_str(&format!("M 100644 inline {path}\ndata {length}\n{text}\n"));
        }
        for path in open.tree.keys().filter(|path| !tree.contains_key(*path)) {
            self.stream.push_str(&format!("D {path}\n"));
        }
        (open.mark, open.tree) = (self.marks, tree);
    }

    /// The repository, with `main` checked out.
    pub fn told(self) -> Repo {
        let repo = Repo::empty();
        let arguments = ["fast-import", "--quiet"];
        repo.git_in(repo.path(), &arguments, self.stream.as_bytes());
        repo.git(&["reset", "-q", "--hard"]);
        repo
    }
}

/// Writes a file.
pub fn put(tree: &mut Tree, path: &str, text: &str) {
    tree.insert(path.to_owned(), text.to_owned());
}

/// Replaces words in a file, where they must stand.
pub fn edit(tree: &mut Tree, path: &str, old: &str, new: &str) {
    let text = tree.get_mut(path).unwrap_or_else(|| panic!("no {path}"));
    assert!(text.contains(old), "{path} lacks {old:?}:\n{text}");
    *text = text.replace(old, new);
}

/// Moves a file.
pub fn rename(tree: &mut Tree, old: &str, new: &str) {
    let text = tree.remove(old).unwrap();
    tree.insert(new.to_owned(), text);
}

/// The path of a contribution.
pub fn path_of(id: &str) -> String {
    let (ministry, slug) = id.split_once('/').unwrap();
    format!("ministries/{ministry}/contributions/{slug}.md")
}

/// The digest of a contribution.
pub fn digest_of(tree: &Tree, id: &str) -> String {
    let files = tree
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let files = Files::from_memory(files);
    let (strategy, _) = load(&files);
    let entry = strategy.by_id::<dstrat::model::Contribution>(id);
    let head = &entry.unwrap_or_else(|| panic!("no contribution {id}")).head;
    digest::of_entry(&files, head).to_string()
}

/// The ministry is done with a contribution.
pub fn submit(tree: &mut Tree, id: &str, on: &str) {
    let new = format!("status = \"submitted\"\nsubmitted = {on}");
    edit(tree, &path_of(id), "status = \"draft\"", &new);
}

/// The editors say something of a contribution.
pub fn judge(tree: &mut Tree, result: &str, id: &str, on: &str) {
    let digest = digest_of(tree, id);
    let remark = if result == "returned" {
        "remark = \"kürzer\"\n"
    } else {
        ""
    };
    let ledger = tree.entry("consolidation.toml".to_owned()).or_default();
    ledger.push_str(&format!(
        "[[consolidated]]\nof = \"{id}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = {on}\n{remark}\n"
    ));
}

/// A ministry says something of a contribution.
pub fn sign(tree: &mut Tree, ministry: &str, result: &str, id: &str, on: &str) {
    let digest = digest_of(tree, id);
    let remark = match result {
        "refused" | "signed-with-conditions" => "remark = \"zu teuer\"\n",
        _ => "",
    };
    let path = format!("ministries/{ministry}/cosignatures.toml");
    tree.entry(path).or_default().push_str(&format!(
        "[[cosignature]]\nof = \"{id}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\nby = \"koordination\"\non = {on}\n{remark}\n"
    ));
}
