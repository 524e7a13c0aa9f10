//! Texts beside each other as they read: every mark of Markdown is set, every change is seen, nothing is more than text.

use crate::markdown::parse;
use crate::message::Lang;

use super::beside::compare;
use super::cell::{Side, html};
use super::flatten::flatten;

/// The changed lines of two texts, each side without what only a screen reader reads out.
fn beside(old: &str, new: &str) -> Vec<(String, String)> {
    let flat = |text| flatten(&parse(text), Lang::De);
    let (old, new) = (flat(old), flat(new));
    let plain = |html: String| {
        let mut out = String::new();
        let mut rest = &*html;
        while let Some((before, after)) = rest.split_once("<span class=\"unseen\">") {
            out.push_str(before);
            rest = after.split_once("</span>").map_or("", |(_, after)| after);
        }
        out + rest
    };
    let lines = compare(&old, &new);
    let changed = lines.iter().filter(|lines| lines.is_changed());
    changed
        .map(|lines| {
            let (old, new) = (
                html(&old, &lines.old, Side::Old, Lang::De),
                html(&new, &lines.new, Side::New, Lang::De),
            );
            (plain(old), plain(new))
        })
        .collect()
}

#[test]
fn changes_are_set_as_they_read() {
    for (old, new, left, right) in [
        (
            "Ein **sehr guter** Text.",
            "Ein **recht guter** Text.",
            "<p>Ein <del><strong>sehr</strong></del><strong> guter</strong> Text.</p>",
            "<p>Ein <ins><strong>recht</strong></ins><strong> guter</strong> Text.</p>",
        ),
        (
            "Ein wichtiges Wort.",
            "Ein *wichtiges* Wort.",
            "<p>Ein <del>wichtiges</del> Wort.</p>",
            "<p>Ein <ins><em>wichtiges</em></ins> Wort.</p>",
        ),
        (
            "## Ziel",
            "### Ziel",
            "<p class=\"heading level-2\"><del>Ziel</del></p>",
            "<p class=\"heading level-3\"><ins>Ziel</ins></p>",
        ),
        (
            "Siehe [Portal](https://a.example/).",
            "Siehe [Portal](https://b.example/).",
            "<p>Siehe <del><span class=\"link\">Portal</span> <span class=\"target\">(https://a.example/)</span></del>.</p>",
            "<p>Siehe <ins><span class=\"link\">Portal</span> <span class=\"target\">(https://b.example/)</span></ins>.</p>",
        ),
        (
            "- eins\n- zwei",
            "- eins\n- drei",
            "<ul class=\"depth-1\"><li><del>zwei</del></li></ul>",
            "<ul class=\"depth-1\"><li><ins>drei</ins></li></ul>",
        ),
        (
            "1. eins\n2. drei",
            "1. eins\n2. zwei\n3. drei",
            "",
            "<ol class=\"depth-1\"><li value=\"2\"><ins>zwei</ins></li></ol>",
        ),
        (
            "- [ ] offen",
            "- [x] offen",
            "<ul class=\"depth-1\"><li><del>☐</del> offen</li></ul>",
            "<ul class=\"depth-1\"><li><ins>☑</ins> offen</li></ul>",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "| a | b |\n|---|---|\n| 1 | 3 |",
            "<p class=\"row\">1 | <del>2</del></p>",
            "<p class=\"row\">1 | <ins>3</ins></p>",
        ),
        (
            "> alt",
            "> neu",
            "<blockquote><p><del>alt</del></p></blockquote>",
            "<blockquote><p><ins>neu</ins></p></blockquote>",
        ),
        (
            "```\na <b>\n```",
            "```\na <c>\n```",
            "<pre><code>a &lt;<del>b</del>&gt;</code></pre>",
            "<pre><code>a &lt;<ins>c</ins>&gt;</code></pre>",
        ),
        (
            "Ein Absatz. Noch einer.",
            "Ein Absatz.\n\nNoch einer.",
            "<p>Ein Absatz. Noch einer.</p>",
            "<p>Ein Absatz.</p><p>Noch einer.</p>",
        ),
    ] {
        let found = beside(old, new);
        let (left, right) = (left.to_owned(), right.to_owned());
        assert_eq!(found, [(left, right)], "{old:?} → {new:?}");
    }
}

#[test]
fn nothing_is_more_than_text() {
    for evil in [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](https://a.example/\"onclick=)",
        "![<b>](a.png \"<i>\")",
        "`</code></td><script>`",
        "```<x>\n</pre><script>\n```",
        "[^1]\n\n[^1]: <script>",
    ] {
        for (old, new) in [("", evil), (evil, ""), (evil, "Text")] {
            for (left, right) in beside(old, new) {
                let both = left + &right;
                for wrong in ["<script", "href", "onclick=\"", "<b>", "<i>", "<x"] {
                    assert!(!both.contains(wrong), "{evil}: {both}");
                }
            }
        }
    }
}

#[test]
fn what_reads_alike_is_no_change() {
    for (old, new) in [
        ("Ein *Wort*.", "Ein _Wort_."),
        ("- eins\n- zwei", "* eins\n* zwei"),
        ("Eine\nZeile", "Eine Zeile"),
        ("a &amp; b", "a & b"),
    ] {
        assert_eq!(beside(old, new), [], "{old:?} → {new:?}");
    }
}
