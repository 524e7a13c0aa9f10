//! Markdown that nobody should write: each piece in each surrounding is told by its rule, where it stands.

use dstrat::check::{self, Context, example};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::load;
use dstrat::source::Files;

const FILE: &str = "ministries/bm/contributions/lernen.md";

const HEAD: &str = "+++\ntitle = \"Lernen mit digitalen Werkzeugen\"\nfield = \"bildung\"\nstatus = \"submitted\"\n\
    submitted = 2026-04-10\ngoals = [\"schulportal\"]\ncontact = \"koordination\"\n+++\n\nSchulen arbeiten mit einem Portal.\n\n";

/// The same entry as TOML, with the text in a string of one line: its places lie behind escapes.
fn as_toml(body: &str) -> String {
    let escaped: String = body
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    let keys = HEAD.split("+++\n").nth(1).unwrap();
    format!("//! {FILE}\n//- ministries/bm/contributions/lernen.toml\n{keys}text = \"{escaped}\"\n")
}

fn found(files: &Files) -> Vec<Diagnostic> {
    let (strategy, loaded) = load::load(files);
    let consolidation = Consolidation::new(files, &strategy, example::TODAY);
    let context = Context {
        files,
        strategy: &strategy,
        consolidation: &consolidation,
        today: example::TODAY,
    };
    check::check(&context, loaded)
}

/// Pieces, and the rule that tells each; `None`: any rule or none.
const PIECES: [(&str, Option<&str>); 44] = [
    ("<script>alert(1)</script>", Some("raw-html")),
    ("<img src=x onerror=alert(1)>", Some("raw-html")),
    ("<!-- Anmerkung -->", Some("raw-html")),
    ("<b>fett</b>", Some("raw-html")),
    ("<svg/onload=alert(1)>", None),
    (
        "<iframe src=\"https://a.example\"></iframe>",
        Some("raw-html"),
    ),
    ("[a](javascript:alert(1))", Some("refused-link")),
    ("[a](JaVaScRiPt:alert(1))", Some("refused-link")),
    ("[a](java&#115;cript:alert(1))", Some("refused-link")),
    ("[a](java&Tab;script:alert(1))", Some("refused-link")),
    ("[a](view-source:javascript:alert(1))", Some("refused-link")),
    ("[a](data:text/html,x)", Some("refused-link")),
    ("[a](vbscript:x)", Some("refused-link")),
    ("[a](file:///etc/passwd)", Some("refused-link")),
    ("[a](ms-word:ofe|u|https://a.example)", None),
    ("[a](//a.example/x)", Some("refused-link")),
    ("[a](/etc/passwd)", Some("refused-link")),
    ("[a](\\\\a.example\\x)", None),
    ("<javascript:alert(1)>", Some("refused-link")),
    ("![Bild](https://a.example/x.png)", Some("remote-picture")),
    ("![Bild](data:image/png;base64,AAAA)", Some("refused-link")),
    ("![Bild](../assets/fehlt.png)", Some("missing-picture")),
    ("![Bild]()", Some("missing-picture")),
    ("[a]()", Some("broken-link")),
    ("[a](../projects/fehlt.md)", Some("broken-link")),
    ("[a](../../../../../../etc/passwd)", Some("broken-link")),
    ("[a](../projects/)", Some("broken-link")),
    ("![](../assets/bild.png)", Some("picture-without-words")),
    ("ver\u{202e}dreht", Some("deceptive-text")),
    ("un\u{200b}sichtbar", Some("deceptive-text")),
    ("dre&#x202e;ht", Some("deceptive-text")),
    ("Digitаl", Some("deceptive-text")),
    ("Glocke\u{7}", Some("deceptive-text")),
    ("\u{1b}[31mrot", Some("deceptive-text")),
    ("erika.mustermann@bm.example", Some("personal-data")),
    ("<erika.mustermann@bm.example>", Some("personal-data")),
    ("Tel. 06131 16-1234", Some("personal-data")),
    ("tbd", Some("placeholder")),
    ("[a](<../projects/fehlt .md>)", Some("broken-link")),
    ("[a][b]", None),
    ("**a_b*c_", None),
    ("`a", None),
    ("![[[[[[a](b", None),
    ("[^1]", None),
];

/// What stands around a piece.
const SURROUNDINGS: [(&str, &str); 9] = [
    ("", ""),
    ("Ein Satz davor, ", " und einer danach."),
    ("> ", ""),
    ("- ", "\n- zwei"),
    ("1. eins\n2. ", ""),
    ("| a | b |\n|---|---|\n| ", " | y |"),
    ("**", "**"),
    ("> - > ", ""),
    ("Umlaute: äöü „x“ ", " – Ende"),
];

fn overlay(body: &str) -> String {
    format!(
        "//- ministries/bm/assets/bild.png\nbytes: 89 50 4e 47 0d 0a 1a 0a\n//- {FILE}\n{HEAD}{body}\n"
    )
}

#[test]
fn every_piece_is_told_where_it_stands() {
    let mut count = 0;
    for (piece, rule) in PIECES {
        for (before, after) in SURROUNDINGS {
            let body = format!("{before}{piece}{after}");
            let files = example::tree(&overlay(&body));
            let diagnostics = found(&files);
            count += 1;
            assert_places(&files, &diagnostics, &body);
            let Some(rule) = rule else { continue };
            // A cell ends at a bar, emphasis does not take everything: then the piece is another one.
            if piece.contains('|') || before == "**" && !piece.starts_with(char::is_alphabetic) {
                continue;
            }
            let told = diagnostics.iter().find(|found| found.rule == rule);
            let told =
                told.unwrap_or_else(|| panic!("{rule} is not told of {body:?}: {diagnostics:#?}"));
            let place = told.finding.place;
            let text = files.text(place.file);
            let start = HEAD.len() + before.len();
            let range = place.span.range();
            let touches = range.start <= start + piece.len() && range.end >= start;
            assert!(touches, "{rule} of {body:?} is told at {:?}", &text[range]);
        }
    }
    assert!(count > 350, "{count} cases");
}

#[test]
fn texts_in_toml_are_told_inside_their_string() {
    for (piece, rule) in PIECES {
        let body = format!("Ein „Satz\" davor\\n,\nzwei Zeilen: {piece}, und danach.");
        let files = example::tree(&format!(
            "{}//- ministries/bm/assets/bild.png\nbytes: 89 50\n",
            as_toml(&body)
        ));
        let diagnostics = found(&files);
        assert_places(&files, &diagnostics, &body);
        let told = rule.is_none_or(|rule| diagnostics.iter().any(|found| found.rule == rule));
        let blind = matches!(rule, Some("placeholder"));
        assert!(
            told || blind,
            "{rule:?} is not told of {body:?}: {diagnostics:#?}"
        );
    }
}

fn assert_places(files: &Files, diagnostics: &[Diagnostic], body: &str) {
    for diagnostic in diagnostics {
        let finding = &diagnostic.finding;
        let text = files.text(finding.place.file);
        assert!(
            text.get(finding.place.span.range()).is_some(),
            "{body:?}: {diagnostic:?}"
        );
        assert!(finding.help.is_some(), "{body:?}: {diagnostic:?}");
    }
}

/// Pieces of pieces, thrown together: nothing panics, every place can be shown.
#[test]
fn random_texts_never_panic() {
    let marks = [
        "\n",
        "\n\n",
        "# ",
        "## ",
        "> ",
        "- ",
        "```\n",
        "```dstrat\n",
        "|",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "*",
        "_",
        "\\",
        "&",
        "\t",
        "\r\n",
        " ",
    ];
    let mut state = 88_172_645_463_325_252_u64;
    let mut roll = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % sides as u64) as usize
    };
    for _ in 0..400 {
        let mut body = String::new();
        for _ in 0..roll(12) {
            match roll(3) {
                0 => body.push_str(PIECES[roll(PIECES.len())].0),
                _ => body.push_str(marks[roll(marks.len())]),
            }
        }
        let overlay = if roll(2) == 0 {
            overlay(&body)
        } else {
            as_toml(&body)
        };
        let files = example::tree(&overlay);
        let diagnostics = found(&files);
        assert_places(&files, &diagnostics, &body);
    }
}
