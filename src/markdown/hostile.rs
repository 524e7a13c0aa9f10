//! Texts that mean harm: properties that hold for all of them, and bombs that must not go off.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::ast::{Block, BlockKind, Document, Inline, MAX_DEPTH};
use super::outline::thorough;
use super::target::is_allowed;
use super::tree::MAX_BYTES;
use super::words::plain_text;
use super::{outline, parse, plain};

/// Pieces of plain texts, most of which the fast path takes, and some that come close.
const PLAIN: &[&str] = &[
    "Wort",
    "ä",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "[a](b)",
    "[Ein *Ziel*](../x/y.md#z)",
    "[ä 1](https://a.de/?b=c)",
    "# ",
    "## ",
    "###### ",
    "####### ",
    "- ",
    "1. ",
    "2030. ",
    "12) ",
    "18.",
    "2",
    "*a*",
    "**b**",
    "_",
    "*",
    "**",
    "~",
    "!",
    "|",
    "(",
    ")",
    ":",
    "-",
    "=",
    "#",
    "&",
    ".",
    ",",
    "\"",
    "+",
    "a:b",
    "a|b",
];

/// Pieces that mean something to Markdown, or break what others mean.
const HOSTILE: &[&str] = &[
    "a",
    "ä",
    "€",
    "𝒳",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{b}",
    "\u{c}",
    "# ",
    "#",
    "a\n===\n",
    "===",
    "---\n",
    "***",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "9) ",
    "> ",
    ">",
    "    ",
    "  ",
    "[a](b)",
    "[ä](<b c>)",
    "[a](b \"c\")",
    "[a](b\n'c')",
    "[a](\nb)",
    "[a\nb](c)",
    "![a](b)",
    "![",
    "[",
    "]",
    "](",
    "(",
    ")",
    "[![a](b)](c)",
    "[a]",
    "[a][]",
    "[b][a]",
    "[a]: b\n",
    "[a]: <b> 'c'\n",
    "[^a]",
    "[^a]: ",
    "[^a]: b\n",
    "[ ] ",
    "[x] ",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!-- ",
    "-->",
    "<div>\n",
    "<http://a>",
    "<a@b.de>",
    "<a\nb>",
    "&amp;",
    "&#1;",
    "&#x6a;",
    "&Tab;",
    "&",
    ";",
    "\\",
    "\\\n",
    "\\|",
    "`",
    "``",
    "```\n",
    "```dstrat\n",
    "~~~\n",
    "~~~ dstrat\n",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "|",
    "a|b\n-|-\n",
    "|a|\n|-|\n",
    ":",
    "!",
    "\"",
    "'",
    "javascript:",
    "JaVa",
    "script:",
    "//",
    "data:",
    "(x(y)z)",
    "%3A",
    "%0a",
];

fn texts(pieces: &'static [&'static str], length: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..length)
        .prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![texts(PLAIN, 24), texts(HOSTILE, 24), texts(HOSTILE, 6)]
}

proptest! {
    #[test]
    fn both_paths_see_the_same(text in any_text()) {
        if let Some(fast) = plain::outline(&text) {
            prop_assert_eq!(fast, thorough(&text));
        }
    }

    #[test]
    fn outlines_are_sound(text in any_text()) {
        let outline = outline(&text);
        let links = outline.links.iter().map(|link| &link.range);
        let destinations = outline.links.iter().filter_map(|link| link.destination.as_ref());
        let headings = outline.headings.iter().map(|heading| &heading.range);
        for range in links.chain(destinations).chain(headings).chain(&outline.html).chain(&outline.inserts) {
            prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
        }
    }

    /// A destination is exactly what has to be replaced to lead a link elsewhere.
    #[test]
    fn destinations_are_exact(text in any_text()) {
        let before = outline(&text);
        for (i, link) in before.links.iter().enumerate() {
            let Some(destination) = link.destination.clone() else { continue };
            // An address in `<>` needs a scheme; one with a space is none to what surrounds it.
            let new = if text[destination.clone()].contains(' ') { "neu neu" } else { "http://neu" };
            let mut text = text.clone();
            text.replace_range(destination, new);
            let after = outline(&text);
            prop_assert_eq!(&*after.links[i].target, new, "{:?}", before);
            prop_assert_eq!(after.links.len(), before.links.len());
        }
    }

    #[test]
    fn links_stand_where_they_are_said_to(text in any_text()) {
        for link in outline(&text).links.iter().filter(|link| link.destination.is_some()) {
            let alone = &text[link.range.clone()];
            // Alone, a line of its own may be an underline or open a block, and there is no table.
            if alone.contains(['\n', '\r']) || alone.contains("\\|") {
                continue;
            }
            let found = thorough(alone);
            prop_assert_eq!(&found.links[0].target, &link.target, "{}", alone);
            prop_assert_eq!(&found.links[0].range, &(0..alone.len()), "{}", alone);
        }
    }

    #[test]
    fn documents_are_sound(text in any_text()) {
        let document = parse(&text);
        prop_assert!(depth(&document) <= 2 * MAX_DEPTH + 2);
        for target in targets(&document) {
            prop_assert!(is_allowed(&target), "{target:?}");
        }
    }
}

fn targets(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    visit(document, &mut |inline, _| match inline {
        Inline::Link { target, .. } => found.push(target.clone()),
        Inline::Picture(picture) => found.push(picture.target.clone()),
        _ => {}
    });
    found
}

fn depth(document: &Document) -> usize {
    let mut deepest = 0;
    visit(document, &mut |_, depth| deepest = deepest.max(depth));
    deepest
}

fn visit(document: &Document, see: &mut impl FnMut(&Inline, usize)) {
    blocks(&document.blocks, 0, see);
    for footnote in &document.footnotes {
        blocks(&footnote.blocks, 0, see);
    }
}

fn blocks(all: &[Block], depth: usize, see: &mut impl FnMut(&Inline, usize)) {
    for block in all {
        match &block.kind {
            BlockKind::Heading { inlines: all, .. } | BlockKind::Paragraph(all) => {
                inlines(all, depth, see)
            }
            BlockKind::List(list) => list
                .items
                .iter()
                .for_each(|item| blocks(&item.blocks, depth + 1, see)),
            BlockKind::Quote(all) => blocks(all, depth + 1, see),
            BlockKind::Table(table) => {
                let rows = table.rows.iter().chain([&table.header]);
                rows.flatten().for_each(|cell| inlines(cell, depth, see));
            }
            BlockKind::Figure(picture) => see(&Inline::Picture(picture.clone()), depth),
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

fn inlines(all: &[Inline], depth: usize, see: &mut impl FnMut(&Inline, usize)) {
    for inline in all {
        see(inline, depth);
        match inline {
            Inline::Emphasis(all)
            | Inline::Strong(all)
            | Inline::Strike(all)
            | Inline::Link { inlines: all, .. } => {
                inlines(all, depth + 1, see);
            }
            _ => {}
        }
    }
}

/// How long any text of [`MAX_BYTES`] may take, on a slow machine and not optimised.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn bombs_do_not_go_off() {
    let size = 200_000;
    let nested = |open: &str, close: &str| {
        let count = size / (open.len() + close.len());
        open.repeat(count) + "ende" + &close.repeat(count)
    };
    let stairs = |mark: &str, depth: usize| {
        let steps: String = (0..depth)
            .map(|i| " ".repeat(2 * i) + mark + " a\n")
            .collect();
        steps + &"\n".repeat(size) + "ende"
    };
    let repeated = [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "]",
        "*",
        "_",
        "**a",
        "*a_ ",
        " `",
        "<",
        "![",
        "](",
        "[a](",
        "[^a]",
        "[a] ",
        "&",
        "\\",
        "|",
        " ~",
        "\t",
        "[^a]: b\n",
        "[a]: b\n",
        "[a](b\n'c')\n",
        "a|b\n-|-\n",
        "\\|[a](b)",
        "# a\n",
        "<b>\n",
        "a\n",
        "\r",
        "\0",
    ];
    let mut bombs: Vec<String> = repeated
        .iter()
        .map(|piece| piece.repeat(size / piece.len()) + "ende")
        .collect();
    bombs.extend([
        nested("![a", "](b)"),
        nested("![a\n", "](b\n)"),
        nested("*a **a ", "b** b*"),
        "[a]: b\n\n".to_owned() + &nested("![a", "][a]"),
        nested("> ", "\n"),
        stairs("-", 40),
        stairs("-", 300),
        format!("|a|\n|-|\n|{}|\n", "\\|[a](b)".repeat(size / 9)) + "|ende|",
    ]);
    let begin = Instant::now();
    for bomb in &bombs {
        let document = parse(bomb);
        assert!(plain_text(&document).contains("ende"), "{}", &bomb[..20]);
        assert!(depth(&document) <= 2 * MAX_DEPTH + 2);
        let outline = outline(bomb);
        assert_eq!(outline.literal, document.literal);
    }
    assert!(begin.elapsed() < PATIENCE);
}

#[test]
fn a_long_line_is_read_once() {
    let sentence = "Wort [a](b.md) und `mehr`, ";
    let begin = Instant::now();
    let long = sentence.repeat(MAX_BYTES / sentence.len());
    assert_eq!(outline(&long).links.len(), MAX_BYTES / sentence.len());
    let longer = sentence.repeat(10 * 1024 * 1024 / sentence.len());
    assert!(outline(&longer).literal && parse(&longer).literal);
    assert!(begin.elapsed() < PATIENCE);
}

#[test]
fn what_lies_deep_keeps_its_words() {
    let text = "> ".repeat(60)
        + "tief [a](b) `c` <d>\n"
        + &">".repeat(60)
        + "\n"
        + &"> ".repeat(60)
        + "ende";
    let document = parse(&text);
    assert_eq!(plain_text(&document), "tief a c <d> ende");
    assert!(!document.literal);
}
