//! The document as Typst code: one file for each chapter, and one that puts them together.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::message::{Label, label};
use crate::model::{Choices, PartialDate};
use crate::picture::Picture;

use super::super::audience::Audience;
use super::super::document::{Block, Document, Footnote, Mark, Role, Section, plain};
use super::code::{Code, Origin};
use super::columns;
use super::index;
use super::limits::Limits;

/// The document as Typst code.
pub struct Manuscript<'d> {
    /// What puts the chapters together.
    pub main: Code,
    /// The chapters; several in one file where there are very many.
    pub chapters: Vec<Code>,
    /// The pictures, by the numbers that the code calls them.
    pub pictures: Vec<(&'d str, &'d Picture)>,
    /// Where it is too much for a PDF.
    pub limits: Limits,
}

/// The most files that chapters are spread over: Typst counts them with 16 bits for as long as the program runs.
const MOST_FILES: usize = 256;

/// Writes a document.
pub fn write(document: &Document) -> Manuscript<'_> {
    let mut writer = Writer::new(document);
    let each = document.chapters.len().div_ceil(MOST_FILES).max(1);
    let chapters: Vec<Code> = document
        .chapters
        .chunks(each)
        .map(|chapters| writer.file(chapters))
        .collect();
    let main = writer.main(chapters.len());
    Manuscript {
        main,
        chapters,
        pictures: writer.pictures,
        limits: writer.limits,
    }
}

/// The templates that chapters use, and what they take from them.
const IMPORTS: &str = "#import \"/templates/pdf/section.typ\": section
#import \"/templates/pdf/blocks.typ\": *
#import \"/templates/pdf/facts.typ\": facts
#import \"/templates/pdf/table.typ\": register
";

/// Writes code for sections, blocks and lines.
pub struct Writer<'d> {
    /// The document.
    pub document: &'d Document,
    /// The code so far.
    pub out: Code,
    /// How much of it there is.
    pub limits: Limits,
    /// The footnotes of the document, by their places.
    pub footnotes: HashMap<&'d str, &'d Footnote>,
    /// The footnotes that stand in the code already.
    pub noted: HashSet<&'d str>,
    /// Whether a footnote is written now.
    pub in_note: bool,
    places: HashSet<&'d str>,
    pictures: Vec<(&'d str, &'d Picture)>,
    numbers: BTreeMap<&'d str, usize>,
    /// The entry or chapter that is written now.
    pub entry: String,
    /// Whether the page that is written now lies on its side already, for the table to come.
    pub lies: bool,
    /// Whether chapters follow each other on a page: none of them has sections of its own.
    runs_on: bool,
}

impl<'d> Writer<'d> {
    fn new(document: &'d Document) -> Writer<'d> {
        let sections = document.sections();
        Writer {
            document,
            out: Code::default(),
            limits: Limits::default(),
            footnotes: footnotes(&sections),
            noted: HashSet::new(),
            in_note: false,
            places: places(&sections),
            pictures: Vec::new(),
            numbers: BTreeMap::new(),
            entry: String::new(),
            lies: false,
            runs_on: sections.iter().all(|section| section.role == Role::Chapter),
        }
    }

    fn file(&mut self, chapters: &'d [Section]) -> Code {
        self.out.code(IMPORTS);
        for chapter in chapters {
            self.section(chapter);
        }
        self.limits.file(self.out.text.len());
        std::mem::take(&mut self.out)
    }

    /// Whether a place is in the document, so that a link may lead there.
    pub fn has(&self, place: &str) -> bool {
        self.places.contains(place)
    }

    /// A word in the language of generated words.
    pub fn word(&self, word: Label) -> &'static str {
        word.in_lang(self.document.lang)
    }

    /// The number by which the code calls a picture, if the document has it.
    pub fn picture(&mut self, path: &str) -> Option<usize> {
        if let Some(number) = self.numbers.get(path) {
            return Some(*number);
        }
        let (path, picture) = self.document.pictures.get_key_value(path)?;
        let number = self.pictures.len();
        self.pictures.push((path, picture));
        self.numbers.insert(path, number);
        Some(number)
    }

    /// What is written from here on comes from the entry at hand.
    pub fn of_entry(&mut self, picture: Option<&str>) {
        self.out.origin(Origin {
            section: self.entry.clone(),
            picture: picture.map(str::to_owned),
        });
    }

    /// A section with everything below it.
    pub fn section(&mut self, section: &'d Section) {
        let around = self.entry.clone();
        if section.role != Role::Heading {
            self.entry.clone_from(&section.anchor);
        }
        self.of_entry(None);
        self.limits.heading(&self.entry);
        if !self.lies && columns::begins_sideways(section) {
            self.lie_down();
        }
        self.heading(section);
        self.blocks(&section.blocks);
        self.entry = around;
        self.of_entry(None);
    }

    /// Begins a page that lies on its side; the next table ends it.
    pub fn lie_down(&mut self) {
        self.out.code("#page(flipped: true)[");
        self.lies = true;
    }

    fn heading(&mut self, section: &'d Section) {
        self.out.code("#section(level: ");
        self.out.code(&section.level.to_string());
        self.out.code(", anchor: ");
        self.out.literal(&section.anchor);
        self.out.code(", number: ");
        self.out.optional(section.number.as_deref());
        self.out.code(", kicker: ");
        self.out.optional(section.kicker.as_deref());
        self.out.code(", kind: ");
        let kind = match section.role {
            Role::Chapter if self.runs_on => Some("running"),
            Role::Chapter => Some("chapter"),
            Role::Heading => None,
            Role::Entry(kind) => Some(kind.key()),
        };
        self.out.optional(kind);
        self.out.code(", marks: (");
        for mark in &section.marks {
            let kind = match mark {
                Mark::Draft(_) => "(\"draft\", ",
                Mark::Internal(_) => "(\"internal\", ",
            };
            self.out.code(kind);
            self.out.literal(mark.words());
            self.out.code("), ");
        }
        self.out.code("), plain: ");
        self.out.literal(&plain(&section.title));
        self.out.code(")[");
        self.line(&section.title);
        self.out.code("]\n");
    }

    fn main(&mut self, chapters: usize) -> Code {
        self.out.origin(Origin::default());
        self.out
            .code("#import \"/templates/pdf/document.typ\": paper\n#import \"/templates/pdf/index.typ\": index\n#import \"/templates/pdf/blocks.typ\": brk\n");
        self.out.code("#show: paper.with((");
        self.meta();
        self.out.code("))\n");
        for number in 0..chapters {
            self.out
                .code(&format!("#include \"/chapters/{number}.typ\"\n"));
        }
        self.index();
        std::mem::take(&mut self.out)
    }

    fn meta(&mut self) {
        let document = self.document;
        let date = document.date;
        let shown = date.map(|date| PartialDate::of_day(date).show(document.lang));
        self.value("title", Some(&document.title));
        self.value("subtitle", document.subtitle.as_deref());
        self.value("edition", Some(&document.edition));
        self.value("publisher", document.publisher.as_deref());
        self.value("shown_date", shown.as_deref());
        let date = date.map_or("none".to_owned(), |date| {
            let (year, month, day) = (date.year(), date.month(), date.day());
            format!("datetime(year: {year}, month: {month}, day: {day})")
        });
        self.out.code(&format!("date: {date}, "));
        self.value("lang", Some(document.text_lang.tag()));
        let is_internal = document.audience == Audience::Internal;
        self.out
            .code(&format!("is_internal: {is_internal}, words: ("));
        for (name, word) in WORDS {
            self.value(name, Some(self.word(*word)));
        }
        self.out.code("),");
    }

    fn value(&mut self, name: &str, value: Option<&str>) {
        self.out.code(name);
        self.out.code(": ");
        self.out.optional(value);
        self.out.code(", ");
    }

    fn index(&mut self) {
        let entries = index::of_projects(self.document);
        if entries.is_empty() {
            return;
        }
        let title = label("Verzeichnis der Projekte", "Index of projects");
        self.out.code("#index(title: ");
        self.out.literal(self.word(title));
        self.out.code(", groups: (");
        for (letter, entries) in entries {
            self.out.code("(");
            self.out.literal(&letter);
            self.out.code(", (");
            for entry in entries {
                self.out.code("(");
                self.out.literal(entry.anchor);
                self.out.code(", [");
                self.out.words(&entry.title);
                self.out.code("]), ");
            }
            self.out.code(")), ");
        }
        self.out.code("))\n");
    }
}

const WORDS: &[(&str, Label)] = &[
    ("contents", label("Inhalt", "Contents")),
    ("edition", label("Fassung", "Edition")),
    ("date", label("Stand", "As of")),
    ("publisher", label("Federführung", "Published by")),
    (
        "internal",
        label(
            "Interne Fassung – nicht zur Veröffentlichung",
            "Internal version – not for publication",
        ),
    ),
    ("page", label("Seite", "Page")),
];

fn places<'d>(sections: &[&'d Section]) -> HashSet<&'d str> {
    let mut places = HashSet::new();
    for section in sections {
        places.insert(&*section.anchor);
        for block in &section.blocks {
            if let Block::Table(table) = block {
                places.extend(table.rows.iter().filter_map(|row| row.anchor.as_deref()));
            }
        }
    }
    places
}

fn footnotes<'d>(sections: &[&'d Section]) -> HashMap<&'d str, &'d Footnote> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    let notes = blocks.filter_map(|block| match block {
        Block::Footnotes(notes) => Some(notes),
        _ => None,
    });
    notes.flatten().map(|note| (&*note.anchor, note)).collect()
}
