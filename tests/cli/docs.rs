//! The generated parts of `docs/` are what the program says today.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli docs` writes them anew.

use dstrat::contract::key_table;
use dstrat::message::Lang;
use snapbox::{Data, IntoData, file};

use crate::sandbox::Sandbox;

fn same(shown: String, file: Data) {
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(shown.into_data().raw(), file.raw());
}

fn printed(arguments: &str) -> String {
    let output = Sandbox::empty().plain(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_reference_of_rules_in_german() {
    same(
        printed("explain --format markdown --lang de"),
        file!["../../docs/regeln.md"],
    );
}

#[test]
fn the_reference_of_rules_in_english() {
    same(
        printed("explain --format markdown --lang en"),
        file!["../../docs/rules.md"],
    );
}

#[test]
fn the_tables_of_keys() {
    let page = include_str!("../../docs/format.md");
    same(with_tables(page), file!["../../docs/format.md"]);
}

/// The page with a new table between `<!-- keys: … -->` and `<!-- end -->`.
fn with_tables(page: &str) -> String {
    const END: &str = "<!-- end -->";
    let mut parts = page.split("<!-- keys: ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (path, rest) = part.split_once(" -->").expect("a marker ends");
        let (_, after) = rest.split_once(END).expect("a table ends");
        let keys = key_table::keys_at(path).unwrap_or_else(|| panic!("no keys at {path}"));
        let table = key_table::markdown(keys, Lang::En);
        out.push_str(&format!("<!-- keys: {path} -->\n\n{table}\n{END}{after}"));
    }
    out
}

/// Where README.md shows what is typed and what that prints, it is so, one after the other in a copy of the bundled strategy.
#[cfg(unix)]
#[test]
fn the_story_in_the_readme_is_true() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::empty();
    let program = snapbox::cmd::cargo_bin!("dstrat").display().to_string();
    let wrapper = format!("#!/bin/sh\nexec {program} --today 2026-11-22 \"$@\"\n");
    sandbox.write("bin/dstrat", wrapper.as_bytes());
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(sandbox.path().join("bin/dstrat"), executable).unwrap();
    let copy = |command: &mut std::process::Command| command.status().unwrap().success();
    let strategy = concat!(env!("CARGO_MANIFEST_DIR"), "/strategy");
    assert!(copy(
        std::process::Command::new("cp")
            .args(["-R", strategy])
            .arg(sandbox.path())
    ));
    let page = include_str!("../../README.md");
    same(retold(page, &sandbox), file!["../../README.md"]);
}

/// The page with what each command in a block of `$ …` prints today.
#[cfg(unix)]
fn retold(page: &str, sandbox: &Sandbox) -> String {
    let mut blocks = page
        .split("```\n")
        .map(str::to_owned)
        .collect::<Vec<String>>();
    for block in blocks.iter_mut().filter(|block| block.starts_with("$ ")) {
        let typed = block.lines().filter(|line| line.starts_with("$ "));
        let told = typed.map(|line| {
            let printed = typed_in(sandbox, &line[2..]);
            format!("{line}\n{printed}")
        });
        *block = told.collect::<Vec<String>>().join("\n");
    }
    blocks.join("```\n")
}

/// What a shell prints.
#[cfg(unix)]
fn typed_in(sandbox: &Sandbox, line: &str) -> String {
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", sandbox.path().join("bin").display());
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", line]).env_clear().env("PATH", path);
    let output = shell
        .env("COLUMNS", "80")
        .env("LANG", "C.UTF-8")
        .current_dir(sandbox.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    String::from_utf8(output.stdout).unwrap()
}
