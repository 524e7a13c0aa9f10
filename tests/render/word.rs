//! The Word file as Word reads it: well-formed parts, the same numbers, places that links find, headings of tables, words for pictures.

use std::collections::{BTreeMap, BTreeSet};

use dstrat::check::example;
use dstrat::consolidation::Consolidation;
use dstrat::load::load;
use dstrat::message::Lang;
use dstrat::render::audience::{self, Audience};
use dstrat::render::document::plain;
use dstrat::render::{Extract, Format};
use dstrat::source::Files;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::golden::SMALL;
use crate::hostile;
use crate::strategy::{formats, only, parts, tree};

/// The parts of the Word file of a strategy.
fn word(files: &Files, audience: Audience) -> BTreeMap<String, String> {
    let whole = Extract::default();
    let built = formats(files, audience, Lang::De, &whole, &[Format::Docx]);
    let built = built.unwrap_or_else(|trouble| panic!("{trouble:?}"));
    parts(&built[0].bytes).into_iter().collect()
}

fn small() -> BTreeMap<String, String> {
    word(&tree(SMALL, &["bm/lernen"]), Audience::Internal)
}

/// An element with its attributes, or text.
pub enum Piece {
    Start(String, BTreeMap<String, String>),
    End(String),
    Text(String),
}

/// The pieces of a part; one that is not well-formed fails.
pub fn pieces(part: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => found.push(started(&start)),
            Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                found.push(started(&start));
                found.push(Piece::End(name));
            }
            Event::End(end) => found.push(Piece::End(end.name().as_ref().to_owned())),
            Event::Text(text) => found.push(Piece::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().unwrap();
                let word = reference.xml10_content();
                let known = quick_xml::escape::resolve_predefined_entity(&word);
                let text = character.map(String::from).or(known.map(str::to_owned));
                found.push(Piece::Text(text.unwrap()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn started(start: &BytesStart<'_>) -> Piece {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .unwrap()
            .into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Piece::Start(start.name().as_ref().to_owned(), attributes.collect())
}

/// The attributes of all elements of a name.
fn all(part: &str, element: &str) -> Vec<BTreeMap<String, String>> {
    let found = pieces(part).into_iter().filter_map(|piece| match piece {
        Piece::Start(name, attributes) if name == element => Some(attributes),
        _ => None,
    });
    found.collect()
}

/// A paragraph: its style, its numbering and level where it names them, and its words.
#[derive(Default)]
struct Paragraph {
    style: String,
    numbering: Option<String>,
    words: String,
}

fn paragraphs(part: &str) -> Vec<Paragraph> {
    let mut all = Vec::new();
    let mut now = Paragraph::default();
    let mut is_text = false;
    for piece in pieces(part) {
        match piece {
            Piece::Start(name, attributes) => match &*name {
                "w:p" => now = Paragraph::default(),
                "w:pStyle" => now.style = attributes["w:val"].clone(),
                "w:numId" => now.numbering = Some(attributes["w:val"].clone()),
                "w:tab" | "w:br" if attributes.is_empty() => now.words.push(' '),
                name => is_text = name == "w:t",
            },
            Piece::Text(text) if is_text => now.words.push_str(&text),
            Piece::End(name) if name == "w:p" => all.push(std::mem::take(&mut now)),
            Piece::End(name) if name == "w:t" => is_text = false,
            _ => {}
        }
    }
    all
}

/// Where each numbering begins, level by level, and which kind it is.
fn numberings(part: &str) -> BTreeMap<String, (String, BTreeMap<usize, usize>)> {
    let mut found = BTreeMap::new();
    let (mut number, mut level) = (String::new(), 0);
    for piece in pieces(part) {
        let Piece::Start(name, attributes) = piece else {
            continue;
        };
        match &*name {
            "w:num" => number = attributes["w:numId"].clone(),
            "w:abstractNumId" => {
                let kind = attributes["w:val"].clone();
                found.insert(number.clone(), (kind, BTreeMap::new()));
            }
            "w:lvlOverride" => level = attributes["w:ilvl"].parse().unwrap(),
            "w:startOverride" => {
                let begins = &mut found.get_mut(&number).unwrap().1;
                begins.insert(level, attributes["w:val"].parse().unwrap());
            }
            _ => {}
        }
    }
    found
}

/// The headings with the numbers that Word counts: a numbering that begins anew starts where it says.
fn counted(word: &BTreeMap<String, String>) -> Vec<String> {
    let numberings = numberings(&word["word/numbering.xml"]);
    let mut counts: Vec<usize> = Vec::new();
    let mut used = "1".to_owned();
    let headings = paragraphs(&word["word/document.xml"])
        .into_iter()
        .filter_map(|paragraph| {
            let level: usize = paragraph.style.strip_prefix("Heading")?.parse().unwrap();
            let numbering = paragraph.numbering.unwrap_or_else(|| "1".to_owned());
            let (kind, begins) = &numberings[&numbering];
            if kind != "0" || level > 3 {
                return Some(paragraph.words);
            }
            counts.resize(level, 0);
            if numbering == used {
                counts[level - 1] += 1;
            } else {
                counts = (0..level).map(|level| begins[&level]).collect();
                used = numbering;
            }
            let number: Vec<String> = counts.iter().map(usize::to_string).collect();
            Some(format!("{} {}", number.join("."), paragraph.words))
        });
    headings.collect()
}

/// The headings with the numbers of the document.
fn numbered(files: &Files, audience: Audience) -> Vec<String> {
    let (strategy, _) = load(files);
    let consolidation = Consolidation::new(files, &strategy, example::TODAY);
    let view = audience::view(files, &strategy, &consolidation, audience, example::TODAY);
    let document = dstrat::render::document(&view, Lang::De, Some(example::TODAY));
    let heading = |section: &&dstrat::render::document::Section| {
        let number = section.number.as_ref().map(|number| format!("{number} "));
        format!("{}{}", number.unwrap_or_default(), plain(&section.title))
    };
    document.sections().iter().map(heading).collect()
}

#[test]
fn word_counts_headings_as_the_document_does() {
    for overlay in [
        SMALL,
        "",
        "//- document/01-a.md\n+++\ntitle = \"Vorwort\"\nnumbered = false\n+++\n\n## Ungezählt\n\n//- document/02-b.md\n+++\ntitle = \"Erstes\"\n+++\n\n## Gezählt\n\n### Tiefer\n\n## Noch eins\n",
    ] {
        let files = tree(overlay, &["bm/lernen"]);
        let numbers = counted(&word(&files, Audience::Internal));
        assert_eq!(numbers, numbered(&files, Audience::Internal));
        assert!(numbers.iter().any(|heading| heading.starts_with("1 ")));
    }
}

#[test]
fn the_contents_are_filled_beforehand_and_nothing_asks_to_be_updated() {
    let word = small();
    let document = &word["word/document.xml"];
    let listed = paragraphs(document);
    let listed: Vec<&str> = listed
        .iter()
        .filter(|paragraph| paragraph.style.starts_with("TOC") && paragraph.style != "TOCHeading")
        .map(|paragraph| &*paragraph.words)
        .collect();
    assert!(
        listed.iter().any(|line| line.starts_with("1 Einleitung ")),
        "{listed:?}"
    );
    for line in &listed {
        let page = line.rsplit(' ').next().unwrap();
        assert!(page.parse::<usize>().is_ok(), "{line}");
    }
    assert!(document.contains(" TOC \\o \"1-2\" \\h \\z \\u "));
    assert!(!document.contains("w:dirty") && !word["word/settings.xml"].contains("updateFields"));
}

#[test]
fn links_lead_to_places_that_are_there_and_ids_stand_once() {
    let word = small();
    let document = &word["word/document.xml"];
    let bookmarks = all(document, "w:bookmarkStart");
    let names: BTreeSet<&str> = bookmarks.iter().map(|one| &*one["w:name"]).collect();
    let ids: BTreeSet<&str> = bookmarks.iter().map(|one| &*one["w:id"]).collect();
    assert_eq!((names.len(), ids.len()), (bookmarks.len(), bookmarks.len()));
    let links = all(document, "w:hyperlink");
    let within: Vec<&str> = links
        .iter()
        .filter_map(|link| link.get("w:anchor").map(|name| &**name))
        .collect();
    assert!(within.len() > 20);
    for name in within {
        assert!(names.contains(name), "{name}");
        assert!(name.len() <= 40);
    }
    let related = all(&word["word/_rels/document.xml.rels"], "Relationship");
    let related: BTreeMap<&str, &str> = related
        .iter()
        .map(|one| (&*one["Id"], &*one["Target"]))
        .collect();
    for id in links.iter().filter_map(|link| link.get("r:id")) {
        let target = related[&**id];
        let harmless = ["https://", "http://", "mailto:", "tel:"];
        assert!(
            harmless.iter().any(|start| target.starts_with(start)),
            "{target}"
        );
    }
}

#[test]
fn every_part_is_named_typed_and_well_formed() {
    let word = small();
    let types = all(&word["[Content_Types].xml"], "Override");
    let typed: BTreeSet<&str> = types.iter().map(|one| &one["PartName"][1..]).collect();
    for (path, part) in &word {
        if path.ends_with(".xml") || path.ends_with(".rels") {
            pieces(part);
        }
        let is_default =
            path.ends_with(".rels") || path.starts_with('[') || path.contains("media/");
        assert!(is_default || typed.contains(&**path), "{path}");
    }
    for relations in word.keys().filter(|path| path.ends_with(".rels")) {
        let folder = relations.split("_rels/").next().unwrap();
        for one in all(&word[relations], "Relationship") {
            let target = format!("{folder}{}", one["Target"]);
            assert!(
                one.contains_key("TargetMode") || word.contains_key(&target),
                "{target}"
            );
        }
    }
}

#[test]
fn tables_repeat_their_headings_and_fit_the_page() {
    let word = small();
    let document = &word["word/document.xml"];
    assert_eq!(
        document.matches("<w:tblStyle w:val=\"Register\"/>").count(),
        document.matches("<w:tblHeader/>").count()
    );
    let mut width = 0;
    for piece in pieces(document) {
        match piece {
            Piece::Start(name, attributes) if name == "w:gridCol" => {
                width += attributes["w:w"].parse::<usize>().unwrap();
            }
            Piece::End(name) if name == "w:tblGrid" => {
                assert_eq!(width, 9_070);
                width = 0;
            }
            _ => {}
        }
    }
}

#[test]
fn language_lists_footnotes_marks_and_code_are_words_own() {
    let word = small();
    let document = &word["word/document.xml"];
    assert!(word["word/styles.xml"].contains("<w:lang w:val=\"de-DE\""));
    assert!(word["docProps/core.xml"].contains("2026-05-01T00:00:00Z</dcterms:created>"));
    let found = paragraphs(document);
    let styled = |style: &str| -> Vec<&str> {
        let styled = found.iter().filter(|paragraph| paragraph.style == style);
        styled.map(|paragraph| &*paragraph.words).collect()
    };
    assert_eq!(styled("Title"), ["Digitalstrategie"]);
    assert_eq!(
        styled("Notice"),
        ["Interne Fassung – nicht zur Veröffentlichung"]
    );
    assert_eq!(styled("Code"), ["Zeilen, wie sie sind: <b>"]);
    assert_eq!(styled("Quote"), ["Ein Zitat über zwei Zeilen"]);
    assert!(styled("ListParagraph").contains(&"☑\u{a0}erledigt"));
    assert!(
        styled("Kicker")
            .iter()
            .any(|words| words.contains("in Erarbeitung"))
    );
    assert!(document.contains("<w:footnoteReference w:id=\"1\"/>"));
    let notes = paragraphs(&word["word/footnotes.xml"]);
    assert!(
        notes
            .iter()
            .any(|note| note.words.trim() == "Quelle: Statistik.")
    );
    assert!(word["word/_rels/footnotes.xml.rels"].contains("jahr=2026&amp;art=alle"));
}

#[test]
fn a_picture_carries_its_words_and_one_that_cannot_be_shown_is_its_words() {
    let shown = small();
    let described = all(&shown["word/document.xml"], "wp:docPr");
    assert_eq!(described[0]["descr"], "Ein roter Punkt");
    assert!(shown.contains_key("word/media/image1.png"));
    let broken = format!("{SMALL}\n//- ministries/bm/assets/punkt.png\nbytes: 6b 65 69 6e\n");
    let broken = word(&tree(&broken, &["bm/lernen"]), Audience::Internal);
    let found = paragraphs(&broken["word/document.xml"]);
    assert!(
        found
            .iter()
            .any(|one| one.words == "[Abbildung: Ein roter Punkt]")
    );
}

/// What office files could be broken with: characters that XML does not allow, its own signs, formulas, deep nesting.
const BREAKING: &[&str] = &[
    "]]><w:p>&amp;&#1;<![CDATA[",
    "\u{85}\u{fffe}\u{fdd0}\u{202e}",
    "_x0041_ =1+1;=cmd|' /C calc'!A0",
    "[a](https://) [b](http:///) [c](mailto:) [d](https://a.example/%zz[]|{}<>)",
    "[^a] [^a]\n\n[^a]: eins [^b]\n[^b]: zwei [^a]",
    "99999999999. a\n\n    1000000000. b",
    "| a |\n|---|\n| [^t] |\n\n[^t]: in der Tabelle",
    "| a | b | c | d | e | f | g | h | i | j | k | l | m | n |\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n| 1 | | | | | | | | | | | | | 2 |\n| | | | | | | | | | | | | | |",
];

#[test]
fn hostile_words_stay_words_in_office_files() {
    let deep = format!("{} tief", "> - ".repeat(400));
    let attacks = hostile::ATTACKS.iter().map(String::as_str);
    for attack in attacks.chain(BREAKING.iter().copied()).chain([&*deep]) {
        let files = tree(&hostile::hostile(attack), &[]);
        let built = only(&[Format::Docx, Format::Data], &files);
        for path in ["strategy.docx", "data/strategy.xlsx"] {
            for (name, part) in parts(&built[path]) {
                assert!(!name.contains("..") && !name.starts_with('/'), "{name}");
                pieces(&part);
                for link in all(&part, "Relationship") {
                    let target = &link["Target"];
                    let harmless = ["https://", "http://", "mailto:", "tel:"];
                    let is_harmless = harmless.iter().any(|start| target.starts_with(start));
                    let leads_out = link.contains_key("TargetMode");
                    assert!(is_harmless || !leads_out, "{attack}: {target}");
                }
            }
        }
        let word: BTreeMap<String, String> = parts(&built["strategy.docx"]).into_iter().collect();
        let fields = ["TOC ", "PAGEREF ", "NOTEREF "];
        let instructions = word["word/document.xml"]
            .split("<w:instrText xml:space=\"preserve\"> ")
            .skip(1);
        for instruction in instructions {
            assert!(
                fields.iter().any(|field| instruction.starts_with(field)),
                "{attack}"
            );
        }
        for name in ["datapackage.json", "dcat.jsonld", "strategy.json"] {
            let json = &built[&format!("data/{name}")];
            serde_json::from_slice::<serde_json::Value>(json).unwrap();
        }
    }
}

#[test]
fn a_very_long_line_takes_time_in_proportion() {
    let body = |words: usize| {
        format!(
            "{SMALL}\n//- ministries/bm/contributions/lernen.md\n+++\ntitle = \"Lernen\"\nfield = \"bildung\"\nstatus = \"submitted\"\nsubmitted = 2026-04-10\n+++\n\n{}\n",
            "Wort & ".repeat(words)
        )
    };
    let size = |words| {
        let files = tree(&body(words), &["bm/lernen"]);
        let built = only(&[Format::Docx], &files);
        let document = parts(&built["strategy.docx"])
            .into_iter()
            .find(|(name, _)| name == "word/document.xml");
        document.unwrap().1.len()
    };
    let (one, two) = (size(100_000), size(200_000));
    assert!(two < 2 * one, "{one} {two}");
}
