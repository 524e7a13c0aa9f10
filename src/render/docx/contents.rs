//! The contents: Word's own field, filled beforehand, so that nothing has to be updated to read it.
//!
//! Word counts pages only while it lays them out: until it does (when printing, exporting, or asked to), the numbers are
//! estimated. The field is not marked as outdated, since Word would then ask everybody who opens the document.

use super::super::document::{Section, plain};
use super::estimate;
use super::writer::Writer;
use super::xml::{self, Breaks};

/// How deep the contents go: chapters and their sections.
pub const LEVELS: usize = 2;

impl Writer<'_> {
    /// Writes the contents.
    pub fn contents(&mut self) {
        let sections = self.document.sections();
        let listed: Vec<&Section> = sections
            .into_iter()
            .filter(|section| section.level <= LEVELS)
            .collect();
        if listed.is_empty() {
            return;
        }
        let pages = estimate::pages(self.document, listed.len());
        self.part.out.push_str(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        let heading = self.word("Inhalt", "Contents");
        self.words("TOCHeading", heading);
        for (at, section) in listed.iter().enumerate() {
            let page = pages.get(&*section.anchor).copied().unwrap_or(1);
            let field = match at {
                0 => Some(format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{LEVELS}\" \\h \\z \\u </w:instrText></w:r>\
                     <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                )),
                _ => None,
            };
            self.entry(section, page, field.as_deref().unwrap_or_default());
        }
        self.open_paragraph("<w:pStyle w:val=\"BodyText\"/>");
        self.part
            .out
            .push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>");
    }

    fn entry(&mut self, section: &Section, page: usize, opening: &str) {
        let Some(bookmark) = self.places.bookmark(&section.anchor) else {
            return;
        };
        let (name, level) = (bookmark.name(), section.level.clamp(1, LEVELS));
        self.open_paragraph(&format!("<w:pStyle w:val=\"TOC{level}\"/>"));
        self.part.out.push_str(opening);
        self.part.out.push_str(&format!(
            "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"
        ));
        let number = section
            .number
            .as_deref()
            .map(|number| format!("{number}\t"));
        let title = format!(
            "{}{}\t",
            number.unwrap_or_default(),
            plain(&section.title).replace('\t', " ")
        );
        xml::run("", &title, Breaks::Spaces, &mut self.part.out);
        xml::field(
            &format!("PAGEREF {name} \\h"),
            "",
            &page.to_string(),
            &mut self.part.out,
        );
        self.part.out.push_str("</w:hyperlink></w:p>");
    }
}
