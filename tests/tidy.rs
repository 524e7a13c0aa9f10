//! The house is kept as ARCHITECTURE.md draws it: who may know whom, one room per dependency, every rule listed and told.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dstrat::check::RULES;

/// Each room and the rooms that it may know. Tests may know everything.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("bytes", &[]),
    ("glyph", &["message"]),
    ("history", &[]),
    ("message", &[]),
    ("source", &[]),
    ("picture", &[]),
    ("write", &[]),
    ("diagnostic", &["message", "source"]),
    ("emit", &["diagnostic", "message", "source"]),
    ("fix", &["diagnostic", "message", "source"]),
    ("git", &["history", "message", "source", "write"]),
    ("markdown", &["bytes", "message", "source"]),
    ("syntax", &["message", "source"]),
    ("template", &["diagnostic", "message", "source"]),
    (
        "model",
        &["diagnostic", "markdown", "message", "source", "syntax"],
    ),
    (
        "load",
        &[
            "diagnostic",
            "markdown",
            "message",
            "model",
            "source",
            "syntax",
            "template",
        ],
    ),
    ("ampel", &["model", "source"]),
    ("ownership", &["message", "model"]),
    ("signature", &["message"]),
    (
        "branch",
        &[
            "consolidation",
            "history",
            "model",
            "ownership",
            "signature",
            "source",
        ],
    ),
    (
        "pull",
        &[
            "branch",
            "check",
            "consolidation",
            "diagnostic",
            "git",
            "history",
            "load",
            "message",
            "model",
            "signature",
            "source",
        ],
    ),
    ("consolidation", &["message", "model", "source"]),
    (
        "census",
        &["consolidation", "history", "load", "model", "source"],
    ),
    ("story", &["history", "load", "message", "model", "source"]),
    (
        "comparison",
        &[
            "ampel",
            "consolidation",
            "message",
            "model",
            "source",
            "syntax",
        ],
    ),
    (
        "contract",
        &[
            "comparison",
            "consolidation",
            "diagnostic",
            "message",
            "model",
            "story",
        ],
    ),
    (
        "check",
        &[
            "ampel",
            "branch",
            "bytes",
            "consolidation",
            "diagnostic",
            "glyph",
            "history",
            "markdown",
            "message",
            "model",
            "ownership",
            "picture",
            "source",
            "template",
        ],
    ),
    (
        "record",
        &["consolidation", "diagnostic", "message", "model", "source"],
    ),
    (
        "report",
        &[
            "ampel",
            "census",
            "comparison",
            "consolidation",
            "history",
            "message",
            "model",
            "source",
            "story",
        ],
    ),
    (
        "render",
        &[
            "ampel",
            "comparison",
            "consolidation",
            "contract",
            "diagnostic",
            "glyph",
            "markdown",
            "message",
            "model",
            "picture",
            "source",
            "template",
        ],
    ),
];

/// What is written in one room only, and that room. `fs::` is for files, `env::var` for the environment, and so on.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("clap::", &["src/cli/"]),
    ("comrak::", &["src/markdown/"]),
    ("git2::", &["src/git/"]),
    ("similar::", &["src/comparison/words.rs"]),
    ("minijinja::", &["src/template.rs"]),
    ("zip::", &["src/render/docx/package"]),
    ("pulp::", &["src/bytes.rs"]),
    ("ssh_key::", &["src/signature.rs"]),
    ("rust_xlsxwriter::", &["src/render/data/workbook/"]),
    ("toml::", &["src/syntax"]),
    ("typst::", &["src/render/pdf/", "src/template.rs"]),
    ("typst_pdf::", &["src/render/pdf/"]),
    ("toml_spanner::", &["src/syntax"]),
    ("fs::", &["src/git/", "src/source", "src/write"]),
    ("File::open", &["src/source", "src/write"]),
    ("OpenOptions", &["src/source", "src/write"]),
    ("fs::write", &["src/write"]),
    ("fs::rename", &["src/write"]),
    ("fs::remove_file", &["src/write"]),
    ("fs::remove_dir_all", &["src/write"]),
    ("fs::create_dir", &["src/write"]),
    ("fs::create_dir_all", &["src/write"]),
    ("tempfile::", &["src/write"]),
    ("env::var", &["src/cli/context"]),
    ("env::current_dir", &["src/cli/context"]),
    ("Zoned::now", &["src/cli/context"]),
    ("SystemTime::now", &["src/cli/context"]),
    ("Timestamp::now", &["src/cli/context"]),
    ("io::stdout", &["src/cli/"]),
    ("io::stderr", &["src/cli/"]),
];

/// What the program does not contain.
const NOWHERE: &[&str] = &[
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
    "dbg!(",
    "println!(",
    "print!(",
];

/// A file of the program, without its tests and comments.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    /// The room: the module at the top of the library.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split(['/', '.']).next().unwrap_or(below)
    }

    fn is_library(&self) -> bool {
        !matches!(self.room(), "cli" | "main" | "lib")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources() -> Vec<Source> {
    let files = rust_files(&root().join("src"));
    let tests: Vec<PathBuf> = files
        .iter()
        .flat_map(|path| modules_of_tests(path))
        .collect();
    let is_test = |path: &PathBuf| {
        tests
            .iter()
            .any(|test| path.starts_with(test) || path == &test.with_extension("rs"))
    };
    let source = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        Source {
            path: path
                .strip_prefix(root())
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/"),
            code: code(&text),
            text,
        }
    };
    files
        .iter()
        .filter(|path| !is_test(path))
        .map(source)
        .collect()
}

/// The modules that a file declares for tests only, without their ending.
fn modules_of_tests(path: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(path).unwrap();
    let stem = path.with_extension("");
    let folder = match path.file_name().and_then(|name| name.to_str()) {
        Some("mod.rs" | "lib.rs" | "main.rs") => path.parent().unwrap(),
        _ => &stem,
    };
    let lines: Vec<&str> = text.lines().collect();
    let declared = lines
        .windows(2)
        .filter(|pair| pair[0].starts_with("#[cfg(") && pair[0].contains("test"));
    let name = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    declared
        .filter_map(|pair| name(pair[1]))
        .map(|name| folder.join(name))
        .collect()
}

/// The lines before the tests, without comments.
fn code(text: &str) -> String {
    let program = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let lines = program
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The rooms that a text names after `crate::`, alone or in braces.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        let word = |name: &str| {
            name.trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        };
        rooms.extend(names.into_iter().map(word).filter(|word| !word.is_empty()));
    }
    // The macro `text!` stands at the top and belongs to `message`.
    if rooms.remove("text") {
        rooms.insert("message".to_owned());
    }
    rooms
}

/// The parts between commas up to the brace that closes the list.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn rooms_know_only_whom_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    for source in sources().iter().filter(|source| source.is_library()) {
        let room = source.room();
        let may = allowed
            .get(room)
            .unwrap_or_else(|| panic!("{room} is not in MAY_KNOW of tests/tidy.rs"));
        for known in rooms_named(&source.code) {
            assert!(
                known == room || may.contains(&&*known),
                "{}: {room} must not know {known}",
                source.path
            );
        }
    }
}

#[test]
fn the_library_does_not_know_the_command_line() {
    let library = read("src/lib.rs");
    assert!(!library.contains("mod cli"));
    for source in sources() {
        let is_cli = source.path.starts_with("src/cli/") || source.path == "src/main.rs";
        assert!(is_cli || !source.code.contains("cli::"), "{}", source.path);
    }
}

#[test]
fn each_dependency_has_its_room() {
    for source in sources() {
        for (words, rooms) in ONLY_IN {
            let here = rooms.iter().any(|room| source.path.starts_with(room));
            assert!(
                here || !names(&source.code, words),
                "{}: `{words}` belongs to {rooms:?}",
                source.path
            );
        }
    }
}

/// Whether the words stand in the code, not as the end of a longer name.
fn names(code: &str, words: &str) -> bool {
    let longer = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(words)
        .any(|(at, _)| !code[..at].ends_with(longer))
}

#[test]
fn the_program_neither_panics_on_purpose_nor_prints_past_its_handle() {
    for source in sources() {
        for words in NOWHERE {
            assert!(!names(&source.code, words), "{}: `{words}`", source.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    let tests = rust_files(&root().join("tests"))
        .into_iter()
        .chain(rust_files(&root().join("benches")));
    let files = tests.chain(rust_files(&root().join("src")));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let told = text.starts_with("//! ") || text.trim().is_empty();
        assert!(
            told,
            "{}: the first line is a sentence after `//!`",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_to_do_in_comments() {
    for source in sources() {
        for mark in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!names(&source.text, mark), "{}: {mark}", source.path);
        }
    }
}

#[test]
fn every_rule_is_listed_sorted_and_documented() {
    assert!(RULES.is_sorted_by_key(|rule| rule.name));
    let (english, german) = (read("docs/rules.md"), read("docs/regeln.md"));
    for rule in RULES {
        let heading = format!("\n## `{}`\n", rule.name);
        assert!(
            english.contains(&heading),
            "docs/rules.md lacks {}",
            rule.name
        );
        assert!(
            german.contains(&heading),
            "docs/regeln.md lacks {}",
            rule.name
        );
    }
    for source in sources()
        .iter()
        .filter(|source| source.path.starts_with("src/check/"))
    {
        for name in source
            .code
            .split("    name: \"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                dstrat::check::rule(name).is_some(),
                "{}: {name} is not in RULES",
                source.path
            );
        }
        if source.code.contains("pub const RULE: Rule") {
            let file = Path::new(&source.path)
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .replace('_', "-");
            assert!(
                dstrat::check::rule(&file).is_some(),
                "{}: the file is named as its rule",
                source.path
            );
        }
    }
}

#[test]
fn the_architecture_names_every_room() {
    let page = read("ARCHITECTURE.md");
    for room in MAY_KNOW.iter().map(|(room, _)| room).chain(&["cli"]) {
        let named = [
            format!("`{room}/`"),
            format!("`{room}.rs`"),
            format!("`{room}`"),
        ];
        assert!(
            named.iter().any(|name| page.contains(name.as_str())),
            "ARCHITECTURE.md does not name {room}"
        );
    }
}

#[test]
fn the_licence_is_the_same_everywhere() {
    assert!(read("Cargo.toml").contains("license = \"EUPL-1.2\""));
    assert!(read("package.json").contains("\"license\": \"EUPL-1.2\""));
    assert!(read("LICENSE").contains("European Union Public Licence"));
}

#[test]
fn names_in_braces_are_seen() {
    let code = "use crate::{text, model::{Kind, Strategy}, load};\nlet x = crate::check::RULES;";
    let rooms: Vec<String> = rooms_named(code).into_iter().collect();
    assert_eq!(rooms, ["check", "load", "message", "model"]);
}
