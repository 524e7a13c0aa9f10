//! Texts that are long, deep or turned around: every format holds them, whole and in order, or says where it cannot.

use std::time::{Duration, Instant};

use dstrat::message::Lang;
use dstrat::render::audience::Audience;
use dstrat::render::{Extract, File, Format, Trouble};
use dstrat::source::Files;
use rayon::prelude::*;

use crate::hostile::{ATTACKS, hostile, project, tags};
use crate::strategy::{formats, parts, tree};
use crate::word::pieces;

/// Far more than any of them needs, on a slow machine and not optimised.
const BUDGET: Duration = Duration::from_secs(240);

/// Signs that turn the direction of writing, and the one that a page must never hold open.
const TURNS: &[char] = &[
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

/// Each with its name.
fn bombs() -> Vec<(&'static str, String)> {
    let table = |columns: usize, rows: usize| {
        let row = |cell: &str| format!("{}|\n", cell.repeat(columns));
        row("| a ") + &row("|---") + &row("| b ").repeat(rows)
    };
    let numbered =
        |count: usize, one: fn(usize) -> String| -> String { (0..count).map(one).collect() };
    vec![
        ("quotes", "> ".repeat(2_000) + "tief"),
        ("lists", "- ".repeat(2_000) + "tief"),
        ("numbers", "1. ".repeat(2_000) + "tief"),
        (
            "steps",
            numbered(300, |at| format!("{}- x\n", "  ".repeat(at.min(70)))),
        ),
        ("mixed", "> - > 1. ".repeat(300) + "tief"),
        ("brackets", "[".repeat(10_000) + "a" + &"]".repeat(10_000)),
        (
            "links in links",
            "[".repeat(5_000) + "a" + &"](https://a.example)".repeat(5_000),
        ),
        (
            "pictures in pictures",
            "![".repeat(5_000) + "a" + &"](x.png)".repeat(5_000),
        ),
        ("emphasis", "*a **b ".repeat(1_000) + &"** c*".repeat(1_000)),
        ("stars", "*".repeat(20_000) + "a" + &"*".repeat(20_000)),
        (
            "code",
            numbered(600, |at| format!("{} ", "`".repeat(at + 1))),
        ),
        ("wide table", table(300, 3)),
        ("long table", table(2, 1_000)),
        ("ragged table", table(300, 0) + &"|a\n".repeat(100)),
        ("tables", "| a |\n|---|\n| b |\n\nx\n\n".repeat(500)),
        (
            "footnotes",
            numbered(2_000, |at| format!("Wort[^f{at}] "))
                + "\n\n"
                + &numbered(2_000, |at| format!("[^f{at}]: Note {at}\n\n")),
        ),
        ("one footnote", "Wort[^a] ".repeat(500) + "\n\n[^a]: Eine\n"),
        (
            "footnotes in footnotes",
            numbered(300, |at| format!("[^f{at}]: Note [^f{}]\n\n", at + 1)) + "[^f0]",
        ),
        ("links", "[a](https://a.example) ".repeat(2_000)),
        (
            "references",
            numbered(1_000, |at| format!("[w{at}] "))
                + "\n\n"
                + &numbered(1_000, |at| format!("[w{at}]: https://a.example/{at}\n")),
        ),
        (
            "headings",
            numbered(400, |at| format!("{} Kapitel\n\n", "#".repeat(at % 6 + 1))),
        ),
        ("rules", "---\n\n".repeat(500)),
        (
            "html",
            "<b>".repeat(5_000) + "<!-- " + &"<!--".repeat(5_000),
        ),
        ("entities", "&amp;&#x3c;".repeat(5_000)),
        ("breaks", "a  \n".repeat(1_000)),
        ("fences", "```\na\n```\n".repeat(1_000)),
        (
            "long address",
            format!("[x](https://a.example/{})", "a".repeat(200_000)),
        ),
        ("tasks", "- [ ] a\n".repeat(500)),
        (
            "turned",
            "\u{202e}verdreht\u{202c} \u{2066}mehr\u{2069} ".repeat(2_000),
        ),
        ("turned for ever", "\u{202e}\u{2067}".repeat(5_000) + "Ende"),
        ("right to left", "\u{200f}".repeat(5_000) + "Ende"),
        ("marks", "a".to_owned() + &"\u{301}".repeat(3_000)),
        (
            "nothing to see",
            "a\u{200b}\u{200d}\u{feff}\u{ad}".repeat(5_000),
        ),
        (
            "controls",
            "a\u{1}\u{7}\u{1b}[31m\u{8}\u{85}\0".repeat(2_000),
        ),
        ("no characters", "\u{fffe}\u{ffff}\u{fdd0}".repeat(2_000)),
        ("tabs", "\t".repeat(50_000) + "a"),
        ("empty lines", "\n".repeat(100_000) + "a"),
    ]
}

/// Fails unless a file is whole: marks in pairs, data that can be read, nothing that turns what follows.
fn assert_sound(name: &str, file: &File) {
    let path = &file.path;
    let text = || String::from_utf8(file.bytes.clone()).unwrap();
    match path.rsplit('.').next().unwrap() {
        "html" => {
            let html = text();
            assert!(html.trim_end().ends_with("</html>"), "{name}: {path}");
            assert!(!tags(&html).is_empty(), "{name}: {path}");
            assert!(!html.contains(TURNS), "{name}: {path}");
        }
        "md" => assert!(!text().contains(TURNS), "{name}: {path}"),
        "json" | "jsonld" => {
            serde_json::from_slice::<serde_json::Value>(&file.bytes).unwrap();
        }
        "js" if path.ends_with("search-index.js") => {
            let script = text();
            assert!(!script.contains(TURNS), "{name}: {path}");
            let index = script
                .split_once(" = ")
                .unwrap()
                .1
                .trim_end()
                .trim_end_matches(';');
            serde_json::from_str::<serde_json::Value>(index).unwrap();
        }
        "docx" | "xlsx" => {
            for (part, xml) in parts(&file.bytes) {
                assert!(!pieces(&xml).is_empty(), "{name}: {path}: {part}");
                assert!(!xml.contains(TURNS), "{name}: {path}: {part}");
            }
        }
        "pdf" => assert!(file.bytes.starts_with(b"%PDF"), "{name}: {path}"),
        _ => {}
    }
}

/// Builds every format; one that cannot hold the text must name its file, and is no other than the PDF.
fn assert_all_hold(name: &str, files: &Files, place: &str) {
    for format in Format::ALL {
        let whole = Extract::default();
        match formats(files, Audience::Public, Lang::De, &whole, &[*format]) {
            Ok(built) => built.iter().for_each(|file| assert_sound(name, file)),
            Err(Trouble::Findings(found)) => {
                let at = files.path(found[0].finding.place.file);
                assert_eq!(at, place, "{name}: {format:?}");
                let is_paper = found.iter().all(|found| found.rule == "pdf");
                assert!(is_paper, "{name}: {format:?}");
            }
            Err(trouble) => panic!("{name}: {format:?}: {trouble:?}"),
        }
    }
}

#[test]
fn every_format_holds_every_text_or_names_the_file_that_it_cannot_hold() {
    let began = Instant::now();
    bombs().par_iter().for_each(|(name, text)| {
        assert_all_hold(name, &project(text), "ministries/bm/projects/kalender.md");
    });
    assert!(began.elapsed() < BUDGET, "{:?}", began.elapsed());
}

#[test]
fn every_format_is_whole_whatever_is_tried() {
    ATTACKS.par_iter().for_each(|attack| {
        assert_all_hold(attack, &tree(&hostile(attack), &[]), "");
    });
}

#[test]
fn ten_megabytes_on_one_line_hang_nothing() {
    let began = Instant::now();
    let files = project(&"Wort ".repeat(2_000_000));
    assert_all_hold("long", &files, "ministries/bm/projects/kalender.md");
    assert!(began.elapsed() < BUDGET, "{:?}", began.elapsed());
}

/// Titles stand in lists, tables, contents and windows: what is turned in one would turn its neighbours.
#[test]
fn nothing_that_is_turned_in_a_title_turns_what_follows() {
    let turned = "\u{202e}Titel\u{2066}";
    let overlay = format!(
        "//- ministries/bm/projects/kalender.md\n+++\ntitle = \"{turned}\"\nshort_title = \"{turned}\"\nfield = \"bildung\"\n\
         measure = \"bm/portal-ausbauen\"\nstatus = \"active\"\nas_of = 2026-04-01\nobjective = \"{turned}\"\n+++\n\n`{turned}`\n"
    );
    assert_all_hold(
        "title",
        &tree(&overlay, &[]),
        "ministries/bm/projects/kalender.md",
    );
}
