//! A repository in a folder of its own, made with the git command: no configuration but its own, fixed people and dates.

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dstrat::check::example;
use dstrat::git::Repository;
use dstrat::history::Id;
use dstrat::load::wanted;
use dstrat::source::Files;
use tempfile::TempDir;

/// Noon of the first of January 2023 in UTC.
const START: i64 = 1_672_574_400;

/// A repository in a folder of its own.
pub struct Repo {
    home: TempDir,
    path: PathBuf,
    day: Cell<i64>,
}

impl Repo {
    /// An empty repository.
    pub fn empty() -> Repo {
        let repo = Repo::nothing();
        repo.git(&["init", "-q", "-b", "main"]);
        repo
    }

    /// An empty folder, with a home beside it.
    pub fn nothing() -> Repo {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().canonicalize().unwrap().join("repo");
        fs::create_dir(&path).unwrap();
        Repo {
            home,
            path,
            day: Cell::new(0),
        }
    }

    /// A repository with the example strategy as its first commit.
    pub fn example() -> Repo {
        let repo = Repo::empty();
        repo.write_example("");
        repo.commit("Anfang");
        repo
    }

    /// Writes the example strategy into a folder; `below` is empty or ends with `/`.
    pub fn write_example(&self, below: &str) {
        let files = example::tree("");
        for file in files.ids() {
            let path = format!("{below}{}", files.path(file));
            self.write(&path, files.bytes(file).unwrap());
        }
    }

    /// The work tree.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A folder beside the work tree, which is made by whoever asks.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.path.parent().unwrap().join(name)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs git in the work tree and returns what it prints, without the end of its last line.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.path, arguments, b"")
    }

    /// Runs git in a folder, with an input.
    pub fn git_in(&self, folder: &Path, arguments: &[&str], input: &[u8]) -> String {
        let mut git = self.command(folder);
        git.args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut git = git.stderr(Stdio::inherit()).spawn().unwrap();
        git.stdin.take().unwrap().write_all(input).unwrap();
        let output = git.wait_with_output().unwrap();
        assert!(output.status.success(), "git {arguments:?}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end_matches('\n')
            .to_owned()
    }

    /// Runs git in the work tree; whether it succeeded.
    pub fn tries(&self, arguments: &[&str]) -> bool {
        let mut git = self.command(&self.path);
        let output = git.args(arguments).output().unwrap();
        output.status.success()
    }

    fn command(&self, folder: &Path) -> Command {
        let mut git = Command::new("git");
        let date = format!("{} +0100", START + 86_400 * self.day.get());
        git.env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "Ada Lovelace")
            .env("GIT_AUTHOR_EMAIL", "ada@bm.example")
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_NAME", "Grace Hopper")
            .env("GIT_COMMITTER_EMAIL", "grace@fm.example")
            .env("GIT_COMMITTER_DATE", &date)
            .args([
                "-c",
                "protocol.file.allow=always",
                "-c",
                "gc.auto=0",
                "-c",
                "advice.nestedTag=false",
            ])
            .current_dir(folder);
        git
    }

    /// Commits everything that was changed. The first commit is of 2023-01-01, each a day after the one before.
    pub fn commit(&self, message: &str) -> Id {
        self.git(&["add", "--all"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.day.set(self.day.get() + 1);
        self.id("HEAD")
    }

    /// Commits everything that was changed, as somebody else.
    pub fn commit_as(&self, email: &str, message: &str) -> Id {
        let author = format!("Jemand <{email}>");
        self.git(&["add", "--all"]);
        self.git(&[
            "commit",
            "-q",
            "--allow-empty",
            "--author",
            &author,
            "-m",
            message,
        ]);
        self.day.set(self.day.get() + 1);
        self.id("HEAD")
    }

    /// Merges a branch.
    pub fn merge(&self, branch: &str) -> Id {
        self.git(&["merge", "-q", "--no-ff", "--no-edit", branch]);
        self.day.set(self.day.get() + 1);
        self.id("HEAD")
    }

    /// The id that git knows by a name.
    pub fn id(&self, rev: &str) -> Id {
        Id::parse(&self.git(&["rev-parse", "--verify", rev])).unwrap()
    }

    /// Writes an object, however wrong.
    pub fn object(&self, kind: &str, bytes: &[u8]) -> Id {
        let arguments = ["hash-object", "-t", kind, "-w", "--literally", "--stdin"];
        Id::parse(&self.git_in(&self.path, &arguments, bytes)).unwrap()
    }

    /// Writes a commit of a folder.
    pub fn commit_of(&self, tree: Id) -> Id {
        let id = self.git(&["commit-tree", &tree.to_string(), "-m", "von Hand"]);
        Id::parse(&id).unwrap()
    }

    /// What dstrat sees.
    pub fn open(&self) -> Repository {
        Repository::discover(&self.path).unwrap()
    }

    /// The strategy's files at a commit, as dstrat sees them.
    pub fn files_at(&self, rev: &str) -> Files {
        let repository = self.open();
        let commit = repository.resolve(rev).unwrap();
        repository
            .files_at(commit, repository.inside(), wanted)
            .unwrap()
    }

    /// Whether nothing has happened to the repository and its work tree.
    pub fn assert_untouched(&self) {
        assert_eq!(self.git(&["status", "--porcelain"]), "");
        self.git(&["fsck", "--strict", "--no-dangling"]);
    }
}

/// An entry of a folder as git writes it.
pub fn entry(mode: &str, name: &[u8], id: Id) -> Vec<u8> {
    [mode.as_bytes(), b" ", name, b"\0", id.bytes()].concat()
}

/// Asserts that both hold the same files, with the same content or the same reason why there is none.
pub fn assert_same(a: &Files, b: &Files) {
    let paths = |files: &Files| {
        files
            .ids()
            .map(|id| files.path(id).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(a), paths(b));
    for (in_a, in_b) in a.ids().zip(b.ids()) {
        let path = a.path(in_a);
        assert_eq!(a.text(in_a), b.text(in_b), "{path}");
        assert_eq!(a.trouble(in_a), b.trouble(in_b), "{path}");
        assert_eq!(a.bytes(in_a).ok(), b.bytes(in_b).ok(), "{path}");
    }
    let folders = |files: &Files| {
        let mut folders: Vec<String> = files.folders().map(str::to_owned).collect();
        folders.retain(|folder| folder != ".git");
        folders.sort();
        folders
    };
    assert_eq!(folders(a), folders(b));
}
