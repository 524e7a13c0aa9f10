//! Fixes as lines before and after.

use snapbox::{IntoData, assert_data_eq, str};

use super::one;
use crate::diagnostic::{Edit, Finding, Fix};
use crate::emit::fixture::{at, files, same, span};

#[test]
fn fixes_are_shown_as_they_would_be_written() {
    let files = files([
        (
            "a.toml",
            "title = \"A\"\nfeild = \"x\"\nold = 1\nnumber = 5\n",
        ),
        ("b.toml", "b = 1\n"),
    ]);
    let place = at(&files, "a.toml", "feild");
    let edit = |path, words, text: &str| Edit {
        place: at(&files, path, words),
        text: text.to_owned(),
    };
    let mend = |title, edits| Fix {
        title: same(title),
        edits,
        safe: true,
    };
    let fixes = [
        mend("rename the key", vec![edit("a.toml", "feild", "field")]),
        mend("remove the line", vec![edit("a.toml", "old = 1\n", "")]),
        mend(
            "add a key",
            vec![Edit {
                place: span(&files, "a.toml", 43, 43),
                text: "as_of = 2026-01-01\n".into(),
            }],
        ),
        mend(
            "two edits",
            vec![edit("a.toml", "feild", "field"), edit("a.toml", "5", "6")],
        ),
        mend("elsewhere", vec![edit("b.toml", "1", "2")]),
        mend(
            "too many lines",
            vec![edit("a.toml", "5", &"x\n".repeat(50))],
        ),
    ];
    let findings = fixes.into_iter().map(|fix| {
        let mut finding = Finding::new(place, same("look")).help(same("think first"));
        finding.fix = Some(fix);
        one(&files, finding)
    });
    assert_data_eq!(
        findings.collect::<String>(),
        str![[r#"
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
help: rename the key
  |
2 - feild = "x"
2 + field = "x"
  |
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
help: remove the line
  |
3 - old = 1
  |
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
help: add a key
  |
5 + as_of = 2026-01-01
  |
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
help: two edits
  |
2 ~ field = "x"
3 | old = 1
4 ~ number = 6
  |
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
help: elsewhere
 --> b.toml:1:5
  |
1 - b = 1
1 + b = 2
  |
error[rule]: look
 --> a.toml:2:1
  |
2 | feild = "x"
  | ^^^^^
  |
  = help: think first
  = help: too many lines

"#]]
        .raw()
    );
}
