//! A folder of its own with a small strategy, a cleared environment, a fixed day, 80 columns, no colours.

use std::fs;
use std::path::Path;

use dstrat::check::example;
use snapbox::cmd::{Command, cargo_bin};
use snapbox::{Assert, Redactions};
use tempfile::TempDir;

/// A folder in which `dstrat` is run.
pub struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// An empty folder.
    pub fn empty() -> Sandbox {
        let folder = tempfile::Builder::new().prefix("dstrat-test-").tempdir();
        Sandbox {
            folder: folder.unwrap(),
        }
    }

    /// A folder with the example strategy, other files laid over it; see [`example::tree`].
    pub fn new(overlay: &str) -> Sandbox {
        let sandbox = Sandbox::empty();
        let files = example::tree(overlay);
        for file in files.ids() {
            sandbox.write(files.path(file), &files.bytes(file).unwrap());
        }
        sandbox
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Records the folder in git as it is, on a day.
    pub fn commit(&self, message: &str, day: &str) {
        if !self.path().join(".git").exists() {
            self.git(&["init", "--quiet", "--initial-branch=main"], day);
        }
        self.git(&["add", "--all"], day);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message], day);
    }

    /// The ids of all commits, as they are shown.
    fn commits(&self) -> Vec<String> {
        if !self.path().join(".git").exists() {
            return Vec::new();
        }
        let mut git = std::process::Command::new("git");
        git.args(["log", "--all", "--format=%h", "--abbrev=10"]);
        let ids = git.current_dir(self.path()).output().unwrap().stdout;
        let ids = String::from_utf8(ids).unwrap();
        ids.lines().map(str::to_owned).collect()
    }

    /// git with these arguments, on a day.
    pub fn git(&self, arguments: &[&str], day: &str) {
        let moment = format!("{day}T12:00:00+00:00");
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@bm.example"])
            .args(arguments)
            .current_dir(self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("HOME", self.path())
            .env("GIT_AUTHOR_DATE", &moment)
            .env("GIT_COMMITTER_DATE", &moment);
        assert!(git.status().unwrap().success(), "{arguments:?}");
    }

    /// `dstrat` with arguments, one string with spaces between them, on the day of the example.
    pub fn dstrat(&self, arguments: &str) -> Command {
        let day = example::TODAY.to_string();
        self.plain(arguments).args(["--today", &day])
    }

    /// `dstrat` with nothing but these arguments.
    pub fn plain(&self, arguments: &str) -> Command {
        let mut hidden = Redactions::new();
        let folder = self.path().canonicalize().unwrap();
        hidden.insert("[FOLDER]", folder).unwrap();
        for id in self.commits() {
            hidden.insert("[COMMIT]", id).unwrap();
        }
        Command::new(cargo_bin!("dstrat"))
            .with_assert(Assert::new().action_env("SNAPSHOTS").redact_with(hidden))
            .env_clear()
            .env("HOME", self.path())
            .env("COLUMNS", "80")
            .current_dir(self.path())
            .args(arguments.split_whitespace())
    }
}

/// A few mistakes: an unknown key, a wrong value, an unknown reference, a missing coordinator.
pub const BROKEN: &str = r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "deputy"
name = "Stellvertretende Koordination BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]

//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbaun" # die Maßnahme
contct = "koordination"
status = "in Umsetzung"
start = "2025"
end = "2027"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#;
