//! Standard output: who may colour it, and what happens when it ends early.

use std::fs::File;
use std::process::Stdio;

use crate::sandbox::{BROKEN, Sandbox};

fn colored(arguments: &str, environment: &[(&str, &str)]) -> bool {
    let sandbox = Sandbox::new(BROKEN);
    let environment = environment.iter().map(|(name, value)| (*name, *value));
    let output = sandbox
        .dstrat(arguments)
        .envs(environment)
        .output()
        .unwrap();
    output.stdout.contains(&0x1b)
}

#[test]
fn colours_only_where_they_are_wanted() {
    assert!(!colored("check", &[]));
    assert!(colored("check --color always", &[]));
    assert!(colored("check", &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored("check", &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(
        "check",
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!colored("check --color never", &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored("check --color always --format json", &[]));
    assert!(colored("check --help --color always", &[]));
}

/// More than a pipe holds.
fn loud() -> Sandbox {
    let sandbox = Sandbox::new("");
    for number in 0..500 {
        sandbox.write(&format!("fields/feld-{number}.md"), b"+++\nx = 1\n+++\n");
    }
    sandbox
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let sandbox = loud();
    let mut child = command(&sandbox)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(1),
        "the findings count all the same"
    );
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = || File::create("/dev/full").unwrap();
    for sandbox in [loud(), Sandbox::new("")] {
        let output = command(&sandbox)
            .stdout(full())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("der Datenträger ist voll"), "{told}");
    }
    let both = command(&loud())
        .stdout(full())
        .stderr(full())
        .status()
        .unwrap();
    assert_eq!(both.code(), Some(2));
}

/// `dstrat check` with streams of its own.
fn command(sandbox: &Sandbox) -> std::process::Command {
    let mut command = std::process::Command::new(snapbox::cmd::cargo_bin!("dstrat"));
    command.env_clear().current_dir(sandbox.path()).arg("check");
    command
}
