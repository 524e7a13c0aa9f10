//! What a PDF owes to its readers: words as they were written, pages that the contents name rightly, tags, and a reason
//! where there can be none.

use std::time::{Duration, Instant};

use dstrat::message::Lang;
use dstrat::render::audience::Audience;
use dstrat::render::{Extract, Format, Trouble};
use dstrat::source::Files;

use crate::golden::SMALL;
use crate::hostile::{ATTACKS, exhausting, hostile, is_harmless, project};
use crate::paper;
use crate::strategy::{build_as, formats, tree};

fn bytes(files: &Files) -> Result<Vec<u8>, Trouble> {
    let whole = Extract::default();
    let built = formats(files, Audience::Internal, Lang::De, &whole, &[Format::Pdf])?;
    Ok(built.into_iter().next().unwrap().bytes)
}

fn text(files: &Files) -> String {
    build_as(files, Audience::Internal, Lang::De, Format::Pdf)
}

/// The findings of a PDF that cannot be made: path, marked text, message.
fn findings(files: &Files) -> Vec<(String, String, String)> {
    match bytes(files) {
        Err(Trouble::Findings(found)) => found
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.finding.place;
                let marked = files.text(place.file).get(place.span.range());
                (
                    files.path(place.file).to_owned(),
                    marked.unwrap_or("").to_owned(),
                    diagnostic.finding.message.de.to_string(),
                )
            })
            .collect(),
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
}

/// A strategy of one chapter with this text.
fn chapter(text: &str) -> Files {
    tree(
        &format!("//- document/01-alles.md\n+++\ntitle = \"Alles\"\n+++\n\n{text}\n"),
        &[],
    )
}

#[test]
fn it_says_what_it_is() {
    let text = text(&tree(SMALL, &["bm/lernen"]));
    for there in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Digitalstrategie – Wie das Land digital wird",
        "D:20260501000000Z",
        "de",
        "Verzeichnis der Projekte",
        "Ein roter Punkt",
        "https://www.statistik.example/schulen?jahr=2026&art=alle",
        "project-bm--kalender",
    ] {
        assert!(text.contains(there), "{there}");
    }
}

#[test]
fn the_contents_name_the_right_pages_when_a_chapter_grows() {
    let long =
        "Ein Satz, der eine Zeile füllt und noch ein wenig länger ist als sie.\n\n".repeat(120);
    let grown = SMALL.replace(
        "//- document/02-programm.md",
        &format!("{long}//- document/02-programm.md"),
    );
    let mut last = 0;
    for strategy in [SMALL, &grown] {
        let pages = paper::pages(&bytes(&tree(strategy, &["bm/lernen"])).unwrap());
        let lines: Vec<&str> = pages[1].lines().map(str::trim).collect();
        let at = lines.iter().position(|line| *line == "Anhang").unwrap();
        let page: usize = lines[at + 1].parse().unwrap();
        assert!(pages[page - 1].contains("Anhang"), "{page}");
        assert!(page > last, "{page}");
        last = page;
    }
}

#[test]
fn texts_stay_texts() {
    let attacks = [
        "#panic(\"x\") #import \"/main.typ\" #read(\"/etc/passwd\")",
        "\"] #text[ \\\" ] \" + read(\"/etc/passwd\") + \"",
        "$x^2$ @bm <label> = Kein Titel /* kein Kommentar */ // auch nicht",
        "#{while true {}} #show: it => [] \\u{41}",
    ];
    for attack in attacks {
        let text = text(&tree(&hostile(attack), &[]));
        let words: Vec<&str> = attack.split(' ').filter(|word| word.len() > 3).collect();
        for word in words {
            let plain = word.replace("\\\"", "\"");
            assert!(
                text.contains(word) || text.contains(&plain),
                "{attack}: {word}"
            );
        }
        assert!(!text.contains("root:"), "{attack}");
    }
}

#[test]
fn no_attack_of_other_formats_hurts() {
    for attack in ATTACKS.iter() {
        let bytes = bytes(&tree(&hostile(attack), &[])).unwrap();
        let text = paper::text_of(&bytes);
        assert!(
            text.contains("Davor") && text.contains("Danach"),
            "{attack}"
        );
        let addresses = paper::addresses(&bytes);
        assert!(addresses.contains(&"mailto:poststelle@bm.example".to_owned()));
        for address in addresses {
            assert!(is_harmless("href", &address), "{attack}: {address}");
        }
    }
}

#[test]
fn deep_texts_are_set() {
    let list: String = (0..200)
        .map(|depth| format!("{}- x{depth}\n", "  ".repeat(depth)))
        .collect();
    let quote = format!("{} tief", ">".repeat(500));
    let emphasis = format!("{}a{}", "*a **b ".repeat(300), "** c*".repeat(300));
    let links = format!("{}a{}", "[".repeat(500), "](https://a.example)".repeat(500));
    let text = text(&chapter(&[list, quote, emphasis, links].join("\n\n")));
    assert!(text.contains("tief"));
}

/// Each is set or told, in no more time than a text of its length takes.
#[test]
fn no_text_hangs_the_pdf() {
    let began = Instant::now();
    for text in exhausting() {
        match bytes(&project(&text)) {
            Ok(bytes) => assert!(bytes.starts_with(b"%PDF")),
            Err(Trouble::Findings(found)) => {
                let said = &found[0].finding.message.de;
                assert!(
                    said.starts_with("ein Absatz ist für ein PDF zu lang"),
                    "{said}"
                );
            }
            Err(trouble) => panic!("{trouble:?}"),
        }
    }
    assert!(began.elapsed() < Duration::from_secs(120));
}

#[test]
fn what_would_take_for_ever_is_told() {
    let files = chapter(&format!("Kurz.\n\n{}", "Lang ".repeat(400_000)));
    let (path, marked, _) = &findings(&files)[0];
    assert_eq!(
        (&**path, &**marked),
        ("document/01-alles.md", "Lang"),
        "the paragraph itself is named"
    );
}

/// Ten columns of which none fits upright.
const WIDE: &str = "| a | b | c | d | e | f | g | h | i | j |\n|-|-|-|-|-|-|-|-|-|-|\n| 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 | 30. September 2026 |\n";

#[test]
fn a_heading_stands_on_the_page_of_the_wide_table_below_it() {
    let text = format!(
        "Davor\n\n## Alle Termine[^1]\n\n### Im Jahr\n\n{WIDE}\nDanach\n\n## Ohne\n\nMit Worten davor\n\n{WIDE}\n[^1]: Fußnote\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n"
    );
    let pages = paper::pages(&bytes(&chapter(&text)).unwrap());
    let with = |words: &str| -> Vec<usize> {
        let found = pages.iter().enumerate();
        let found = found.filter(|(at, page)| *at > 1 && page.contains(words));
        found.map(|(at, _)| at).collect()
    };
    let tables = with("30. September");
    assert_eq!(tables.len(), 2, "{pages:#?}");
    assert_eq!(with("Im Jahr"), [tables[0]]);
    assert_eq!(with("Fußnote"), [tables[0]]);
    assert_eq!(with("Davor"), [tables[0] - 1]);
    assert_eq!(with("Danach"), [tables[0] + 1]);
    assert_eq!(with("Mit Worten davor"), [tables[1] - 1]);
    assert!(
        !pages[1].contains("Fußnote"),
        "nor in the contents: {}",
        pages[1]
    );
    // Where a chapter begins with it, too.
    let pages = paper::pages(&bytes(&chapter(WIDE)).unwrap());
    let page = pages.iter().position(|page| page.contains("30. September"));
    assert!(pages[page.unwrap()].contains("Alles"), "{pages:#?}");
}

#[test]
fn a_character_without_a_form_is_told_where_it_stands() {
    let found = findings(&chapter("Gut ★ und 日本."));
    let told: Vec<(&str, &str)> = found
        .iter()
        .map(|(path, marked, _)| (&**path, &**marked))
        .collect();
    let path = "document/01-alles.md";
    assert_eq!(told, [(path, "★"), (path, "日"), (path, "本")]);
    assert_eq!(
        found[0].2,
        "für das Zeichen `★` (U+2605) hat keine Schrift des PDFs eine Form"
    );
}

#[test]
fn signs_that_turn_the_order_are_left_out() {
    let text = text(&chapter(
        "vor\u{202e}nach \u{2066}innen\u{2069} un\u{200b}sichtbar",
    ));
    assert!(text.contains("vornach innen unsichtbar"));
}

#[test]
fn a_damaged_picture_is_told() {
    let files = tree(
        "//- document/01-alles.md\n+++\ntitle = \"Alles\"\n+++\n\n![Ein Bild](../assets/bild.png)\n\n//- assets/bild.png\nbytes: 89 50 4e 47 0d 0a 1a 0a 01 02 03\n",
        &[],
    );
    let found = findings(&files);
    assert_eq!(found[0].0, "assets/bild.png");
    assert!(
        found[0].2.contains("das Bild ist beschädigt"),
        "{}",
        found[0].2
    );
}

#[test]
fn a_picture_that_would_fill_the_memory_is_told() {
    let header = "89 50 4e 47 0d 0a 1a 0a 00 00 00 0d 49 48 44 52 00 00 ea 60 00 00 ea 60 08 06 00 00 00 00 00 00 00";
    let files = tree(
        &format!(
            "//- document/01-alles.md\n+++\ntitle = \"Alles\"\n+++\n\n![Ein Bild](../assets/bild.png)\n\n//- assets/bild.png\nbytes: {header}\n"
        ),
        &[],
    );
    let found = findings(&files);
    assert_eq!(found[0].0, "assets/bild.png");
    assert!(
        found[0].2.starts_with("das Bild hat 3600 Megapixel"),
        "{}",
        found[0].2
    );
}

#[test]
fn a_character_in_a_drawing_is_told() {
    let drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>日本</text></svg>";
    let files = tree(
        &format!(
            "//- document/01-alles.md\n+++\ntitle = \"Alles\"\n+++\n\n![Ein Bild](../assets/bild.svg)\n\n//- assets/bild.svg\n{drawing}\n"
        ),
        &[],
    );
    assert_eq!(findings(&files)[0].0, "assets/bild.svg");
}

#[test]
fn templates_are_replaced_file_by_file_and_judged() {
    let title = "//- templates/pdf/title.typ\n#let title-page(meta) = [Ganz anders: #meta.title]\n";
    assert!(text(&tree(title, &[])).contains("Ganz anders: "));
    let wrong = "//- templates/pdf/title.typ\n#let title-page(meta) = meta.titel\n";
    let found = findings(&tree(wrong, &[]));
    assert_eq!(found[0].0, "templates/pdf/title.typ");
    assert_eq!(found[0].1, "titel");
}

#[test]
fn an_extract_holds_its_own_under_the_numbers_of_the_whole() {
    let files = tree(SMALL, &["bm/lernen"]);
    let extract = Extract {
        field: Some("netze".to_owned()),
        ..Extract::default()
    };
    let built = formats(
        &files,
        Audience::Internal,
        Lang::De,
        &extract,
        &[Format::Pdf],
    )
    .unwrap();
    assert_eq!(built[0].path, "strategy-field-netze.pdf");
    let text = paper::text_of(&built[0].bytes);
    assert!(text.contains("Auszug: Netze") && text.contains("Glasfaser überall."));
    assert!(!text.contains("Lernen mit digitalen Werkzeugen"));
}
