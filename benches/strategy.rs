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

/// The runs that are compared take turns, so that whatever else the machine does slows down all alike.
fn measure(entries: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (root, out) = (folder.path().join("strategy"), folder.path().join("out"));
    generate::generate(&root, entries).expect("the folder can be written");
    let dstrat = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dstrat"));
        command.args(["--today", TODAY, "-C"]).arg(&root);
        command.args(arguments);
        command
    };
    let mut reading = Command::new(std::env::current_exe().expect("the path of this program"));
    reading.arg("read").arg(&root);
    let out = out.to_string_lossy();
    let site = [
        "build",
        "--audience",
        "internal",
        "--format",
        "site",
        "--out",
        &out,
    ];
    let mut commands = [
        ("read", reading),
        ("check", dstrat(&["check"])),
        ("status", dstrat(&["status"])),
        (
            "build",
            dstrat(&["build", "--format", "html", "--out", &out]),
        ),
        ("site", dstrat(&site)),
        ("--version", dstrat(&["--version"])),
    ];
    let mut times: [Vec<Duration>; 6] = Default::default();
    for _ in 0..=RUNS {
        for ((_, command), times) in commands.iter_mut().zip(&mut times) {
            times.push(time(command));
        }
    }
    println!(
        "\n{entries} entries, whole runs, fastest and median of {RUNS}, as multiples of reading and of check:"
    );
    let sorted = times.map(|times| {
        let mut times = times[1..].to_vec();
        times.sort();
        [times[0], times[times.len() / 2]].map(|time| time.as_secs_f64())
    });
    for ((name, _), own) in commands.iter().zip(&sorted) {
        print!("{name:>10}");
        for (at, own) in own.iter().enumerate() {
            let (read, check) = (own / sorted[0][at], own / sorted[1][at]);
            print!(
                "{:>11.1} ms {read:>6.2} x reading {check:>6.2} x check",
                own * 1e3
            );
        }
        println!();
    }
}

fn time(command: &mut Command) -> Duration {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the program starts");
    assert!(
        status.code().is_some_and(|code| code < 2),
        "{command:?} failed"
    );
    start.elapsed()
}
