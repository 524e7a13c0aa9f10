//! Whole runs of dstrat on generated strategies, each as a multiple of merely reading the same files.
//!
//! `cargo bench` measures 1,000 and 10,000 entries; `cargo bench -- 100000` another size;
//! `cargo bench -- generate FOLDER ENTRIES` only writes a strategy.

mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rayon::prelude::*;

const RUNS: usize = 7;
const TODAY: &str = "2026-06-01";

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["read", folder] => println!("{}", read(Path::new(folder))),
        ["generate", folder, entries] => {
            let entries = entries.parse().expect("a number of entries");
            generate::generate(Path::new(folder), entries).expect("the folder can be written");
        }
        [] => [1_000, 10_000].into_iter().for_each(measure),
        ref sizes => sizes
            .iter()
            .for_each(|size| measure(size.parse().expect("a number of entries"))),
    }
}

/// Merely reading: every file that `dstrat check` reads, with the same number of threads, into a buffer that is dropped.
fn read(folder: &Path) -> usize {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files
        .par_iter()
        .map(|path| std::fs::read(path).map_or(0, |bytes| bytes.len()))
        .sum()
}

fn measure(entries: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (root, out) = (folder.path().join("strategy"), folder.path().join("out"));
    generate::generate(&root, entries).expect("the folder can be written");
    let this = std::env::current_exe().expect("the path of this program");
    let reading = || {
        let mut command = Command::new(&this);
        command.arg("read").arg(&root);
        command
    };
    let dstrat = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dstrat"));
        command
            .args(["-C"])
            .arg(&root)
            .args(["--today", TODAY])
            .args(arguments);
        command
    };
    let out = out.to_string_lossy().into_owned();
    println!(
        "\n{entries} entries, whole runs, median of {RUNS}, as a multiple of reading and of check:"
    );
    let read = time(&mut reading());
    let check = time(&mut dstrat(&["check"]));
    let status = time(&mut dstrat(&["status"]));
    let build = time(&mut dstrat(&["build", "--format", "html", "--out", &out]));
    let site = time(&mut dstrat(&[
        "build",
        "--audience",
        "internal",
        "--format",
        "site",
        "--out",
        &out,
    ]));
    let start = time(&mut dstrat(&["--version"]));
    for (name, took) in [
        ("read", read),
        ("check", check),
        ("status", status),
        ("build", build),
        ("site", site),
        ("--version", start),
    ] {
        println!(
            "{name:>10} {:>9.1} ms {:>7.2} x reading {:>7.2} x check",
            took.as_secs_f64() * 1e3,
            took.as_secs_f64() / read.as_secs_f64(),
            took.as_secs_f64() / check.as_secs_f64(),
        );
    }
}

fn time(command: &mut Command) -> Duration {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    let mut times: Vec<Duration> = (0..=RUNS)
        .map(|_| {
            let start = Instant::now();
            let status = command.status().expect("the program starts");
            assert!(
                status.code().is_some_and(|code| code < 2),
                "{command:?} failed"
            );
            start.elapsed()
        })
        .skip(1)
        .collect();
    times.sort();
    times[times.len() / 2]
}
