//! The look as a whole, in both languages, and the summary.

use snapbox::{IntoData, assert_data_eq, str};

use super::shown;
use crate::diagnostic::{Finding, Severity};
use crate::emit::fixture::{at, files, same, sample, written};
use crate::emit::{Format, Options};
use crate::message::Lang;

#[test]
fn in_german() {
    let (files, findings) = sample();
    assert_data_eq!(
        shown(&files, &findings, Lang::De),
        str![[r#"
Hinweis[lonely-field]: das Feld nennt nur sich selbst
 --> fields/bildung.md:3:1
  |
3 | coordinator = "bn"
  | ^^^^^^^^^^^

Fehler[unknown-reference]: das Feld `bildng` gibt es nicht
 --> ministries/bm/projects/portal.toml:2:10
  |
2 | field = "bildng"
  |          ^^^^^^ unbekannt
  |
 ::: fields/bildung.md:2:9
  |
2 | title = "Bildung"
  |         --------- ein ähnliches Feld
  |
Hilfe: meinten Sie `bildung`?
  |
2 | field = "bildung"
  |              +

Warnung[end-before-start]: `end` liegt vor `start`
 --> ministries/bm/projects/portal.toml:5:7
  |
3 | start = "2024"
  |         ------ hier beginnt es
4 | status = "active"
5 | end = "2023"
  |       ^^^^^^
  |
  = Hilfe: eines der beiden Daten ändern

1 Fehler, 1 Warnung, 1 Hinweis in 2 Dateien
`dstrat check --fix` behebt 1 davon
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `unknown-reference`

"#]]
        .raw()
    );
}

#[test]
fn in_english() {
    let (files, findings) = sample();
    let options = Options {
        prefix: "strategy",
        ..Options::new(Lang::En)
    };
    assert_data_eq!(
        written(Format::Human, &findings, &files, &options),
        str![[r#"
info[lonely-field]: the field names only itself
 --> strategy/fields/bildung.md:3:1
  |
3 | coordinator = "bn"
  | ^^^^^^^^^^^

error[unknown-reference]: there is no field `bildng`
 --> strategy/ministries/bm/projects/portal.toml:2:10
  |
2 | field = "bildng"
  |          ^^^^^^ unknown
  |
 ::: strategy/fields/bildung.md:2:9
  |
2 | title = "Bildung"
  |         --------- a similar field
  |
help: did you mean `bildung`?
  |
2 | field = "bildung"
  |              +

warning[end-before-start]: `end` lies before `start`
 --> strategy/ministries/bm/projects/portal.toml:5:7
  |
3 | start = "2024"
  |         ------ it starts here
4 | status = "active"
5 | end = "2023"
  |       ^^^^^^
  |
  = help: change one of the dates

1 error, 1 warning, 1 info in 2 files
`dstrat check --fix` mends 1 of them
`dstrat explain RULE` explains a rule, for instance `unknown-reference`

"#]]
        .raw()
    );
}

#[test]
fn nothing_runs_past_the_edge_of_a_terminal() {
    let files = files([("a.md", "title = \"Ein Titel, der recht lang ist\"\n")]);
    let place = at(&files, "a.md", "\"Ein Titel, der recht lang ist\"");
    let (words, command) = (
        "das sind viele Worte über etwas, das nicht stimmt",
        "in dieser Datei eintragen: `dstrat sign bm/a --as mwg/b`, dann noch einmal prüfen",
    );
    let finding = Finding::new(place, same(words)).label(same("dieser hier, um den es geht"));
    let finding = finding
        .help(same(command))
        .of("some-rule", Severity::Warning);
    let options = Options {
        width: Some(50),
        ..Options::new(Lang::De)
    };
    assert_data_eq!(
        written(Format::Human, &[finding], &files, &options),
        str![[r#"
Warnung[some-rule]: das sind viele Worte über
                    etwas, das nicht stimmt
 --> a.md:1:9
  |
1 | title = "Ein Titel, der recht lang ist"
  |         ^^^^^^^ dieser hier, um den es geht
  |
  = Hilfe: in dieser Datei eintragen:
           `dstrat sign bm/a --as mwg/b`,
           dann noch einmal prüfen

1 Warnung in 1 Datei
`dstrat explain some-rule` erklärt die Regel

"#]]
        .raw()
    );
}

#[test]
fn in_colour() {
    let files = files([("a.toml", "title = 1\n")]);
    let finding =
        Finding::new(at(&files, "a.toml", "1"), same("wrong")).of("rule", Severity::Warning);
    let options = Options {
        color: true,
        ..Options::new(Lang::En)
    };
    let shown = written(Format::Human, &[finding], &files, &options).replace('\u{1b}', "ESC");
    assert_data_eq!(
        shown,
        str![[r#"
ESC[1mESC[33mwarning[rule]ESC[0mESC[1m: wrongESC[0m
 ESC[1mESC[94m--> ESC[0ma.toml:1:9
  ESC[1mESC[94m|ESC[0m
ESC[1mESC[94m1ESC[0m ESC[1mESC[94m|ESC[0m title = 1
  ESC[1mESC[94m|ESC[0m         ESC[1mESC[33m^ESC[0m

1 warning in 1 file
`dstrat explain rule` explains the rule

"#]]
        .raw()
    );
}

#[test]
fn summaries_count_in_words() {
    let files = files([("a.md", "x"), ("b.md", "x")]);
    let finding =
        |path, severity| Finding::new(at(&files, path, "x"), same("m")).of("rule", severity);
    let (e, w, i) = (Severity::Error, Severity::Warning, Severity::Info);
    for (findings, german, english) in [
        (vec![], "keine Befunde", "no findings"),
        (
            vec![finding("a.md", e)],
            "1 Fehler in 1 Datei",
            "1 error in 1 file",
        ),
        (
            vec![finding("a.md", e), finding("b.md", e), finding("b.md", w)],
            "2 Fehler, 1 Warnung in 2 Dateien",
            "2 errors, 1 warning in 2 files",
        ),
        (
            vec![finding("a.md", w), finding("a.md", w), finding("a.md", i)],
            "2 Warnungen, 1 Hinweis in 1 Datei",
            "2 warnings, 1 info in 1 file",
        ),
        (
            vec![finding("a.md", i), finding("a.md", i)],
            "2 Hinweise in 1 Datei",
            "2 infos in 1 file",
        ),
    ] {
        for (lang, expected) in [(Lang::De, german), (Lang::En, english)] {
            let shown = shown(&files, &findings, lang);
            assert!(
                shown.lines().any(|line| line == expected),
                "{expected} in {shown}"
            );
        }
    }
}
