//! The first page: title, edition, day, and who answers for it.

use crate::model::PartialDate;

use super::super::audience::Audience;
use super::writer::Writer;
use super::xml::{self, Breaks};

impl Writer<'_> {
    /// Writes the first page.
    pub fn cover(&mut self) {
        let document = self.document;
        if document.audience == Audience::Internal {
            let words = self.internal();
            self.words("Notice", words);
        }
        self.title(&document.title);
        if let Some(subtitle) = &document.subtitle {
            self.words("Subtitle", subtitle);
        }
        let day = document
            .date
            .map(|date| PartialDate::of_day(date).show(document.lang));
        let facts = [
            (self.word("Fassung", "Edition"), Some(&*document.edition)),
            (self.word("Stand", "As of"), day.as_deref()),
            (
                self.word("Federführung", "Published by"),
                document.publisher.as_deref(),
            ),
        ];
        for (label, value) in facts {
            if let Some(value) = value {
                self.cover_fact(label, value);
            }
        }
    }

    /// The parts of a title stay together: what follows a dash stands on its own line.
    fn title(&mut self, title: &str) {
        self.open_paragraph("<w:pStyle w:val=\"Title\"/>");
        let lines = title.replace('\n', " ").replace(" – ", "\u{a0}–\n");
        xml::run("", &lines, Breaks::Kept, &mut self.part.out);
        self.part.out.push_str("</w:p>");
    }

    fn cover_fact(&mut self, label: &str, value: &str) {
        self.open_paragraph("<w:pStyle w:val=\"CoverFact\"/>");
        let quiet = "<w:rStyle w:val=\"Quiet\"/>";
        xml::run(
            quiet,
            &format!("{label}\t"),
            Breaks::Spaces,
            &mut self.part.out,
        );
        xml::run("<w:b/><w:bCs/>", value, Breaks::Spaces, &mut self.part.out);
        self.part.out.push_str("</w:p>");
    }

    /// A paragraph of plain words.
    pub fn words(&mut self, style: &str, words: &str) {
        self.open_paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"));
        xml::run("", words, Breaks::Spaces, &mut self.part.out);
        self.part.out.push_str("</w:p>");
    }

    /// What stands on every page of an internal document.
    pub fn internal(&self) -> &'static str {
        self.word(
            "Interne Fassung – nicht zur Veröffentlichung",
            "Internal version – not for publication",
        )
    }
}
