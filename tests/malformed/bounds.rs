//! No input makes the tool hang, overflow the stack or fill the memory: doubling the input about doubles the time.

use std::time::{Duration, Instant};

use dstrat::load;
use dstrat::source::{Files, MAX_TEXT};

/// Texts of about so many bytes that have brought down other readers.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let many = |piece: &str| piece.repeat(size / piece.len());
    let numbered =
        |make: fn(usize) -> String| (0..size / make(10_000).len()).map(make).collect::<String>();
    vec![
        ("open brackets", format!("a = {}", many("["))),
        ("open tables", format!("a = {}", many("{a="))),
        (
            "open tables with dotted keys",
            format!("a = {}", many("{a.a.a.a.a=")),
        ),
        (
            "closed brackets",
            format!("a = {}{}", "[".repeat(size / 2), "]".repeat(size / 2)),
        ),
        ("a dotted key", format!("{}a = 1", many("a."))),
        ("a dotted header", format!("[{}a]\n", many("a."))),
        (
            "a dotted key without a value",
            format!("{}a = ", many("a.")),
        ),
        ("lists that are not closed", many("a = [\n")),
        ("tables that are not closed", many("a = {\n")),
        ("texts that are not closed", many("a = \"\n")),
        ("texts over lines", many("a = \"x\ny\n")),
        ("long texts that are not closed", many("a = '''\n")),
        ("quotes", format!("a = {}", many("\""))),
        ("quotes after a word", format!("a = x{}", many("\" "))),
        ("typographic quotes", format!("a = {}", many("„"))),
        ("escaped quotes", format!("a = \"\"\"{}", many("\\\"\"\""))),
        ("backslashes", format!("a = \"{}", many("\\"))),
        ("sentences", many("lorem ipsum dolor sit amet\n")),
        ("one key many times", many("a = 1\n")),
        ("one table many times", many("[a]\nb = 1\n")),
        (
            "nested lists of tables",
            format!("{}x", many("[[a]]\n[[a.b]]\n")),
        ),
        ("one word", many("x")),
        ("equals signs", many("=")),
        ("a list", format!("partners = [{}]", many("\"x\","))),
        (
            "a list that is not closed",
            format!("partners = [{}", many("1,")),
        ),
        ("carriage returns", many("a = 1\r")),
        ("null bytes", many("\0")),
        ("null bytes in keys", many("a\0=1\n")),
        ("spaces", format!("a = {}x", many(" "))),
        ("remarks", format!("{}x", many("# x\n"))),
        ("many keys", numbered(|i| format!("k{i} = {i}\n"))),
        (
            "many keys and a mistake",
            numbered(|i| format!("k{i} = {i}\n")) + "x",
        ),
        ("many tables", numbered(|i| format!("[t{i}]\nx = 1\n"))),
        ("a list as YAML has it", format!("a:\n{}", many("- x\n"))),
        ("conflicts", many("<<<<<<< a\n=======\n>>>>>>> b\n")),
        ("fences", many("+++\n")),
        ("a long title", format!("title = \"{}\"", many("x"))),
        ("a long date", format!("as_of = \"{}\"", many("1."))),
        (
            "long short names",
            format!("[[milestone]]\nid = \"{}\"", many("ä")),
        ),
    ]
}

/// Loads a text as keys of a project, in both forms of its file.
fn load_all(text: &str) -> usize {
    let markdown = format!("+++\n{text}\n+++\n");
    let files = [
        ("ministries/bm/projects/a.toml", text),
        ("ministries/bm/projects/b.md", &markdown),
    ];
    let files =
        Files::from_memory(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    load::load(&files).1.len()
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let findings = load_all(text);
    let time = start.elapsed();
    assert!(findings > 0 && findings < 500, "{findings} findings");
    time
}

/// On a busy machine one measurement may be off: the best of a few counts.
#[test]
fn doubling_the_input_about_doubles_the_time() {
    let small = hostile(20_000);
    let large = hostile(80_000);
    for ((name, small), (_, large)) in small.iter().zip(&large) {
        let ratio = || {
            let (before, after) = (time(small), time(large));
            after.as_secs_f64() / before.as_secs_f64().max(0.004)
        };
        let best = (0..5).map(|_| ratio()).find(|ratio| *ratio < 9.0);
        assert!(
            best.is_some(),
            "{name}: four times the input takes more than nine times as long"
        );
    }
}

/// Threads that read files have stacks of 2 MiB; half of that must do, also without optimisation.
#[test]
fn no_nesting_overflows_the_stack() {
    let deep = std::thread::Builder::new().stack_size(1024 * 1024);
    let work = || {
        hostile(200_000)
            .iter()
            .take(7)
            .map(|(_, text)| load_all(text))
            .sum::<usize>()
    };
    assert!(deep.spawn(work).unwrap().join().unwrap() > 0);
}

#[test]
fn the_largest_file_is_read_and_a_larger_one_is_told() {
    let body = "Ein Absatz mit ein paar Wörtern.\n\n".repeat(MAX_TEXT as usize / 40);
    let head = "+++\ntitle = \"A\"\nfield = \"b\"\nstatus = \"draft\"\n+++\n";
    let load = |text: String| {
        let files = Files::from_memory([(
            "ministries/bm/contributions/a.md".to_owned(),
            text.into_bytes(),
        )]);
        let found = load::load(&files).1;
        found.iter().map(|found| found.rule).collect::<Vec<_>>()
    };
    assert!(!load(format!("{head}{body}")).contains(&"unreadable-file"));
    assert!(load(format!("{head}{body}{body}")).contains(&"unreadable-file"));
}
