//! Content that tries to act on a terminal or a CI system, and any content at all.

use proptest::prelude::*;
use snapbox::{IntoData, assert_data_eq, str};

use super::one;
use crate::diagnostic::{Edit, Finding, Fix, Severity};
use crate::emit::fixture::{assert_harmless, at, files, same, span, written};
use crate::emit::{Format, Options};
use crate::message::Lang;
use crate::text;

#[test]
fn hostile_content_is_spelled_out() {
    let files = files([(
        "ev[2Kil\u{202e}.md",
        "a\u{202e}b\u{200b}\tc\u{1b}]0;x\u{7} = \"##vso[task.setvariable]\"\n::error file=x::forged\n",
    )]);
    let path = files.path(files.ids().next().unwrap()).to_owned();
    let name = "x\n::stop-commands::t\u{1b}[31m";
    let finding = Finding::new(
        at(&files, &path, "c"),
        text!("Name `{name}`", "name `{name}`"),
    )
    .label(same("label\u{2066}\nsecond"))
    .related(at(&files, &path, "::error"), same("related\r\n##[error]x"))
    .help(same("help\u{9b}2J"))
    .fix(
        same("fix\u{0}"),
        at(&files, &path, "c"),
        "\u{1b}[31m\r\n::error::x\n",
    );
    assert_data_eq!(
        one(&files, finding),
        str![[r#"
error[rule]: name `x\n::stop-commands::t\u{1b}[31m`
 --> ev[2Kil\u{202e}.md:1:6
  |
1 | a\u{202e}b\u{200b}    c\u{1b}]0;x\u{7} = "\u{23}#vso[task.setvariable]"
  |                       ^ label\u{2066}\nsecond
2 | ::error file=x::forged
  | ------- related\r\n\u{23}#[error]x
  |
  = help: help\u{9b}2J
help: fix\u{0}
  |
1 ~ a\u{202e}b\u{200b}    \u{1b}[31m
2 + ::error::x
  |

"#]]
        .raw()
    );
}

proptest! {
    /// Whatever the places and edits, there is a text to read and no character that acts on a terminal.
    #[test]
    fn nothing_panics(
        content in "(\\PC|[a-c \t\r\n\u{1b}\u{202e}ä漢\u{301}#\\[]){0,60}",
        spans in prop::collection::vec((0u32..120, 0u32..60), 5),
        mut cuts in prop::collection::vec(0u32..90, 6),
        texts in prop::collection::vec("[a \n\r\tä\u{200b}x]{0,6}", 3),
        width in 0usize..120,
    ) {
        let files = files([("a.md", &content), ("b.md", "x\n")]);
        let place = |n: usize| span(&files, "a.md", spans[n].0, spans[n].0 + spans[n].1);
        let mut finding = Finding::new(place(0), same("m")).label(same("l"));
        for n in 1..5 {
            finding = finding.related(place(n), same("r"));
        }
        cuts.sort();
        let edits = texts.into_iter().zip(cuts.chunks(2)).map(|(text, cut)| Edit { place: span(&files, "a.md", cut[0], cut[1]), text });
        finding.fix = Some(Fix { title: same("f"), edits: edits.collect(), safe: false });
        let options = Options { width: Some(width), ..Options::new(Lang::De) };
        let shown = written(Format::Human, &[finding.of("rule", Severity::Info)], &files, &options);
        prop_assert!(shown.starts_with("Hinweis[rule]: m\n"));
        assert_harmless(&shown);
    }
}
