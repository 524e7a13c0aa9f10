//! A strategy's history: reading a commit as a multiple of reading the folder, telling what all commits changed, and all
//! states after each of them, as a multiple of `git log --raw`; comparing two states as a multiple of loading one, in a
//! process that starts for it, as `dstrat owners` does, and in one that runs already.
//!
//! `cargo bench --bench history` measures 10,000 entries and 1,000 commits that each change five of them;
//! `cargo bench --bench history -- 1000 200` another size.

mod generate;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dstrat::git::Repository;
use dstrat::history::Merges;
use dstrat::load::{self, wanted};
use dstrat::source::Files;

const RUNS: usize = 7;

fn main() {
    let arguments = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"));
    let sizes: Vec<usize> = arguments
        .map(|word| word.parse().expect("a number"))
        .collect();
    let (entries, commits) = match sizes[..] {
        [] => (10_000, 1_000),
        [entries] => (entries, 1_000),
        [entries, commits, ..] => (entries, commits),
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    generate::generate(root, entries).expect("the folder can be written");
    commit(root, entries, commits);
    git(root, &["reset", "--quiet", "--hard"]);
    println!("\n{entries} entries, {commits} commits, median of {RUNS}:");
    measure(root, "as imported");
    git(root, &["repack", "-adfq"]);
    measure(root, "repacked");
    loose(root);
    measure(root, "loose objects");
}

/// Writes the folder as a first commit, then commits that each change five entries.
fn commit(root: &Path, entries: usize, commits: usize) {
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    let files = Files::from_folder(root, wanted).expect("the folder can be read");
    let head = |at: usize| {
        let seconds = 1_700_000_000 + 600 * at;
        format!(
            "commit refs/heads/main\ncommitter A <a@bm.example> {seconds} +0100\ndata 8\nStand {:02}\n",
            at % 100
        )
    };
    let file =
        |path: &str, text: &str| format!("M 100644 inline {path}\ndata {}\n{text}\n", text.len());
    let mut stream = head(0);
    for id in files.ids() {
        stream.push_str(&file(files.path(id), files.text(id)));
    }
    let changing: Vec<_> = files
        .ids()
        .filter(|id| files.path(*id).contains("-"))
        .collect();
    for at in 1..=commits {
        stream.push_str(&head(at));
        for change in 0..5 {
            let id = changing[(at * 5 + change) * 7919 % entries.min(changing.len())];
            let text = format!("{}\nStand {at}.\n", files.text(id));
            stream.push_str(&file(files.path(id), &text));
        }
    }
    let mut import = Command::new("git");
    import
        .args(["fast-import", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::piped());
    let mut import = import.spawn().expect("git starts");
    let mut input = import.stdin.take().expect("a pipe");
    input.write_all(stream.as_bytes()).expect("git reads");
    drop(input);
    assert!(import.wait().expect("git ends").success());
}

/// Unpacks all objects into a file each, as they lie after `git commit`.
fn loose(root: &Path) {
    let packs = root.join(".git/objects/pack");
    let aside = root.join(".git/aside");
    fs::rename(&packs, &aside).expect("packs can be moved");
    for pack in fs::read_dir(&aside).expect("packs").filter_map(Result::ok) {
        if pack.path().extension().is_some_and(|end| end == "pack") {
            let pack = fs::File::open(pack.path()).expect("a pack");
            let unpack = Command::new("git")
                .args(["unpack-objects", "-q"])
                .current_dir(root)
                .stdin(pack)
                .status();
            assert!(unpack.expect("git starts").success());
        }
    }
    fs::remove_dir_all(aside).expect("packs can be removed");
}

fn measure(root: &Path, name: &str) {
    let folder = || drop(Files::from_folder(root, wanted).expect("the folder can be read"));
    let open = || Repository::discover(root).expect("a repository");
    let files_at = || {
        let repository = open();
        let head = repository.resolve("HEAD").expect("a commit");
        drop(repository.files_at(head, "", wanted).expect("a strategy"));
    };
    let history = || {
        let repository = open();
        let range = repository.range("HEAD").expect("a range");
        drop(
            repository
                .history(&range, "", Merges::FirstParent)
                .expect("a history"),
        );
    };
    let log = || git(root, &["log", "--raw", "--no-renames", "--no-abbrev"]);
    let (folder, files_at) = (time(folder), time(files_at));
    let (log, history) = (time(log), time(history));
    let status =
        |more: &[&str]| dstrat(root, &[&["status", "--today", "2026-07-01"], more].concat());
    let timeline = |by| dstrat(root, &["timeline", "--by", by, "--format", "csv"]);
    let (here, at) = (time(|| status(&[])), time(|| status(&["--at", "HEAD"])));
    let (commits, months) = (time(|| timeline("commit")), time(|| timeline("month")));
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!("{name}:");
    println!(
        "    folder    {folder:>9.1?}   files_at {files_at:>9.1?} {:>6.2} x",
        ratio(files_at, folder)
    );
    println!(
        "    log --raw {log:>9.1?}   history  {history:>9.1?} {:>6.2} x",
        ratio(history, log)
    );
    println!(
        "    status    {here:>9.1?}   --at     {at:>9.1?} {:>6.2} x",
        ratio(at, here)
    );
    println!(
        "    log --raw {log:>9.1?}   timeline {commits:>9.1?} {:>6.2} x   by month {months:>9.1?} {:>6.2} x",
        ratio(commits, log),
        ratio(months, log)
    );
    let past = if exists(root, "HEAD~100") {
        "HEAD~100"
    } else {
        "HEAD~1"
    };
    let load = || {
        let files = Files::from_folder(root, wanted).expect("a folder");
        drop(load::load(&files));
    };
    // It needs nothing but the state, and prints little.
    let owners = || dstrat(root, &["owners"]);
    let diff = || dstrat(root, &["diff", past, "--today", "2026-07-01"]);
    let [load, owners, diff] = in_turns([&load, &owners, &diff]);
    let log = time(|| dstrat(root, &["log"]));
    println!(
        "    owners    {owners:>9.1?}   diff     {diff:>9.1?} {:>6.2} x   ({:.2} x load, {load:.1?} in a process that runs already)   log {log:>9.1?} {:>6.2} x",
        ratio(diff, owners),
        ratio(diff, load),
        ratio(log, owners)
    );
}

fn exists(root: &Path, rev: &str) -> bool {
    let mut git = Command::new("git");
    git.args(["rev-parse", "--quiet", "--verify", rev])
        .current_dir(root);
    let found = git.stdout(Stdio::null()).status();
    found.expect("git starts").success()
}

/// Runs the program as people do. That the generated texts have findings is no failure.
fn dstrat(root: &Path, arguments: &[&str]) {
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .args(arguments)
        .current_dir(root)
        .stdout(Stdio::null());
    let code = dstrat.status().expect("dstrat starts").code();
    assert!(matches!(code, Some(0 | 1)), "{arguments:?}");
}

fn git(root: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(root).stdout(Stdio::null());
    assert!(git.status().expect("git starts").success(), "{arguments:?}");
}

fn time(work: impl Fn()) -> Duration {
    let [time] = in_turns([&work]);
    time
}

/// What is compared takes turns, so that whatever else the machine does slows down all alike.
fn in_turns<const N: usize>(works: [&dyn Fn(); N]) -> [Duration; N] {
    let once = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let turns: Vec<[Duration; N]> = (0..=RUNS).map(|_| works.map(once)).collect();
    std::array::from_fn(|at| {
        let mut times: Vec<Duration> = turns[1..].iter().map(|turn| turn[at]).collect();
        times.sort();
        times[times.len() / 2]
    })
}
