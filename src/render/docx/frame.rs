//! The parts around the text: styles, settings, head and foot of the pages, properties.

use crate::model::PartialDate;

use super::super::audience::Audience;
use super::super::document::Document;
use super::writer::{Writer, tag};
use super::xml::{self, Breaks, escaped};
use super::{RELATIONS, WORD};

/// The styles; names of those that are not Word's own are in the language of the document.
pub fn styles(writer: &Writer<'_>) -> String {
    let names = [
        ("{lang}", tag(writer.document.text_lang)),
        ("{cover}", writer.word("Titelblatt", "Cover")),
        ("{notice}", writer.word("Sperrvermerk", "Notice")),
        ("{kicker}", writer.word("Zeile unter Überschrift", "Kicker")),
        ("{lead}", writer.word("Vorspann", "Lead")),
        ("{note}", writer.word("Hinweis", "Note")),
        ("{rule}", writer.word("Trennlinie", "Rule")),
        ("{figure}", writer.word("Abbildung", "Figure")),
        ("{table}", writer.word("Tabellentext", "Table Text")),
        (
            "{table_small}",
            writer.word("Tabellentext klein", "Table Text Small"),
        ),
        ("{after_table}", writer.word("Nach Tabelle", "After Table")),
        ("{code}", writer.word("Code im Text", "Code Characters")),
        ("{quiet}", writer.word("Leise", "Quiet")),
        ("{mark}", writer.word("Kennzeichen", "Mark")),
        ("{register}", writer.word("Tabelle", "Register")),
        ("{facts}", writer.word("Angaben", "Facts")),
    ];
    let styles = include_str!("styles.xml").to_owned();
    names
        .iter()
        .fold(styles, |styles, (mark, name)| styles.replace(mark, name))
}

/// The settings: of today's Word, with hyphenation; nothing is updated on opening.
pub fn settings(document: &Document) -> String {
    let lang = tag(document.text_lang);
    format!(
        "<w:settings xmlns:w=\"{WORD}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/><w:autoHyphenation/>\
         <w:consecutiveHyphenLimit w:val=\"3\"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{lang}\"/><w:decimalSymbol w:val=\"{}\"/><w:listSeparator w:val=\"{}\"/></w:settings>",
        document.text_lang.pick(",", "."),
        document.text_lang.pick(";", ","),
    )
}

/// The head of the pages: the title and the edition.
pub fn head(writer: &Writer<'_>) -> String {
    let Document { title, edition, .. } = writer.document;
    let mut out = format!(
        "<w:hdr xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
    );
    if writer.document.audience == Audience::Internal {
        let words = format!("{}\t", writer.internal());
        xml::run(
            "<w:b/><w:bCs/><w:color w:val=\"B0231C\"/>",
            &words,
            Breaks::Spaces,
            &mut out,
        );
    } else {
        xml::run(
            "",
            &format!("{}\t", shortened(title)),
            Breaks::Spaces,
            &mut out,
        );
    }
    xml::run("", &shortened(edition), Breaks::Spaces, &mut out);
    out + "</w:p></w:hdr>"
}

/// A running head is one line.
fn shortened(words: &str) -> String {
    const MOST: usize = 70;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// The foot of the pages: the day, and which page of how many.
pub fn foot(writer: &Writer<'_>) -> String {
    let document = writer.document;
    let mut out = format!(
        "<w:ftr xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
    );
    let day = document
        .date
        .map(|date| PartialDate::of_day(date).show(document.lang));
    let day = day.map(|day| format!("{} {day}", writer.word("Stand", "As of")));
    let page = format!(
        "{}\t{} ",
        day.unwrap_or_default(),
        writer.word("Seite", "Page")
    );
    xml::run("", &page, Breaks::Spaces, &mut out);
    xml::field("PAGE", "", "1", &mut out);
    xml::run("", writer.word(" von ", " of "), Breaks::Spaces, &mut out);
    xml::field("NUMPAGES", "", "1", &mut out);
    out + "</w:p></w:ftr>"
}

/// An empty head or foot, for the first page.
pub fn nothing(element: &str) -> String {
    format!("<w:{element} xmlns:w=\"{WORD}\"><w:p/></w:{element}>")
}

/// What the file says of itself. Its day is that of the document, never the clock's.
pub fn properties(document: &Document) -> String {
    let title = escaped(&document.title);
    let publisher = document.publisher.as_deref().unwrap_or_default();
    let subject = escaped(document.subtitle.as_deref().unwrap_or_default());
    let day = |name: &str| {
        let day = document.date.map(|date| {
            format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>")
        });
        day.unwrap_or_default()
    };
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>\
         <dc:creator>{}</dc:creator>{}{}<dc:language>{}</dc:language><cp:version>{}</cp:version></cp:coreProperties>",
        escaped(publisher),
        day("created"),
        day("modified"),
        tag(document.text_lang),
        escaped(&document.edition),
    )
}

/// The fonts of the styles; what stands in for them where they are missing is told by their kind.
pub fn fonts() -> String {
    let font = |name: &str, family: &str, pitch: &str| {
        format!(
            "<w:font w:name=\"{name}\"><w:charset w:val=\"00\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"{pitch}\"/></w:font>"
        )
    };
    let fonts = font("Calibri", "swiss", "variable") + &font("Consolas", "modern", "fixed");
    format!("<w:fonts xmlns:w=\"{WORD}\">{fonts}</w:fonts>")
}

/// Which program wrote it.
pub fn program() -> &'static str {
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>dstrat</Application></Properties>"
}
