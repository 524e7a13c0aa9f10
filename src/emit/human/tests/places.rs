//! Places at the edges of files, in long lines, over many lines, and in other files.

use snapbox::{IntoData, assert_data_eq, str};

use super::one;
use crate::diagnostic::{Finding, end_of, start_of};
use crate::emit::fixture::{at, files, same, span};

#[test]
fn edges_of_a_file() {
    let files = files([
        ("empty.md", ""),
        ("bom.toml", "\u{feff}title = 1\r\n\r\nfield = 2\r\n"),
        ("end.toml", "a = 1\nb = 2"),
        ("picture.png", "not text"),
    ]);
    let empty = files.find("empty.md").unwrap();
    let end = files.find("end.toml").unwrap();
    let picture = files.find("picture.png").unwrap();
    let cases = [
        Finding::new(start_of(empty), same("empty file")).label(same("nothing here")),
        Finding::new(start_of(picture), same("a picture"))
            .label(same("unused"))
            .related(start_of(picture), same("the same")),
        Finding::new(
            start_of(files.find("bom.toml").unwrap()),
            same("start after a byte-order mark"),
        ),
        Finding::new(
            at(&files, "bom.toml", "field = 2\r\n"),
            same("a line with its CRLF"),
        ),
        Finding::new(at(&files, "bom.toml", "\r\n"), same("a line break")),
        Finding::new(end_of(&files, end), same("last character")),
        Finding::new(span(&files, "end.toml", 11, 11), same("end of file")),
        Finding::new(span(&files, "end.toml", 400, 4000), same("past the end")),
        Finding::new(span(&files, "end.toml", 8, 2), same("end before start")),
        Finding::new(span(&files, "end.toml", 0, 11), same("all of it")).label(same("these")),
    ];
    let shown: String = cases
        .into_iter()
        .map(|finding| one(&files, finding))
        .collect();
    assert_data_eq!(
        shown,
        str![[r#"
error[rule]: empty file
 --> empty.md:1:1
  |
1 |
  | ^ nothing here
error[rule]: a picture
--> picture.png:1:1
 = note: unused
::: picture.png:1:1
 = note: the same
error[rule]: start after a byte-order mark
 --> bom.toml:1:1
  |
1 | title = 1
  | ^
error[rule]: a line with its CRLF
 --> bom.toml:3:1
  |
3 | field = 2
  | ^^^^^^^^^
error[rule]: a line break
 --> bom.toml:1:10
  |
1 | title = 1
  |          ^
error[rule]: last character
 --> end.toml:2:5
  |
2 | b = 2
  |     ^
error[rule]: end of file
 --> end.toml:2:6
  |
2 | b = 2
  |      ^
error[rule]: past the end
 --> end.toml:2:6
  |
2 | b = 2
  |      ^
error[rule]: end before start
 --> end.toml:1:3
  |
1 | a = 1
  |   ^
error[rule]: all of it
 --> end.toml:1:1
  |
1 | / a = 1
2 | | b = 2
  | |_____^ these

"#]]
        .raw()
    );
}

#[test]
fn long_lines_are_cut_around_the_span() {
    let line = format!(
        "{}ZIEL{}\tende\n",
        "wort ".repeat(2000),
        " mehr".repeat(2000)
    );
    let files = files([("long.md", &line), ("wide.md", &"漢".repeat(200))]);
    let cases = [
        Finding::new(at(&files, "long.md", "ZIEL"), same("in the middle")).label(same("here")),
        Finding::new(at(&files, "long.md", "wort"), same("at the start")).label(same("here")),
        Finding::new(at(&files, "long.md", "ende"), same("at the end"))
            .related(at(&files, "long.md", "ZIEL"), same("far away")),
        Finding::new(span(&files, "long.md", 0, 15_000), same("all of it")),
        Finding::new(span(&files, "wide.md", 300, 303), same("wide characters")),
    ];
    let shown: String = cases
        .into_iter()
        .map(|finding| one(&files, finding))
        .collect();
    assert_data_eq!(
        shown,
        str![[r#"
error[rule]: in the middle
 --> long.md:1:10001
  |
1 | ...wort wort wort wort wort wort ZIEL mehr mehr mehr mehr mehr mehr mehr mehr mehr mehr mehr me...
  |                                  ^^^^ here
error[rule]: at the start
 --> long.md:1:1
  |
1 | wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wo...
  | ^^^^ here
error[rule]: at the end
 --> long.md:1:20006
  |
1 | ...r mehr mehr mehr mehr mehr    ende
  |                                  ^^^^
  |
 ::: long.md:1:10001
  |
1 | ...wort wort wort wort wort wort ZIEL mehr mehr mehr mehr mehr mehr mehr mehr mehr mehr mehr me...
  |                                  ---- far away
error[rule]: all of it
 --> long.md:1:1
  |
1 | wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wo...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
error[rule]: wide characters
 --> wide.md:1:101
  |
1 | ...漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢...
  |                                  ^^

"#]]
        .raw()
    );
}

#[test]
fn long_spans_are_marked_where_they_start() {
    let text: String = (1..=30).map(|n| format!("line {n}\n")).collect();
    let files = files([("a.md", &text)]);
    let cases = [
        Finding::new(
            at(&files, "a.md", "line 3\nline 4\nline 5\n"),
            same("three lines"),
        )
        .label(same("these")),
        Finding::new(span(&files, "a.md", 7, 200), same("many lines")).label(same("from here")),
    ];
    let shown: String = cases
        .into_iter()
        .map(|finding| one(&files, finding))
        .collect();
    assert_data_eq!(
        shown,
        str![[r#"
error[rule]: three lines
 --> a.md:3:1
  |
3 | / line 3
4 | | line 4
5 | | line 5
  | |______^ these
error[rule]: many lines
 --> a.md:2:1
  |
2 | line 2
  | ^^^^^^ from here

"#]]
        .raw()
    );
}

#[test]
fn related_places_near_far_and_many() {
    let text: String = (1..=90).map(|n| format!("line {n}\n")).collect();
    let files = files([("a.md", &text), ("b.md", "other\n"), ("c.md", "")]);
    let mut finding = Finding::new(at(&files, "a.md", "line 50"), same("look"))
        .related(at(&files, "a.md", "line 48"), same("near"))
        .related(at(&files, "a.md", "line 9"), same("far"))
        .related(at(&files, "b.md", "other"), same("in another file"))
        .related(
            start_of(files.find("c.md").unwrap()),
            same("in an empty file"),
        );
    for _ in 0..5 {
        finding = finding.related(at(&files, "b.md", "o"), same("again"));
    }
    assert_data_eq!(
        one(&files, finding),
        str![[r#"
error[rule]: look
  --> a.md:50:1
   |
48 | line 48
   | ------- near
49 | line 49
50 | line 50
   | ^^^^^^^
   |
  ::: a.md:9:1
   |
 9 | line 9
   | ------ far
   |
  ::: b.md:1:1
   |
 1 | other
   | ----- in another file
   |
  ::: c.md:1:1
   |
 1 |
   | - in an empty file
   |
  ::: b.md:1:1
   |
 1 | other
   | - again
   |
  ::: b.md:1:1
   |
 1 | other
   | - again
   |
  ::: b.md:1:1
   |
 1 | other
   | - again
   |
  ::: b.md:1:1
   |
 1 | other
   | - again
   |
   = note: and 1 more place

"#]]
        .raw()
    );
}
