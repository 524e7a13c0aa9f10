//! Lines as runs: what is nested in the document becomes properties of characters.

use crate::message::label;
use crate::model::project::Ampel;

use super::super::address;
use super::super::document::{Inline, Target, plain};
use super::writer::Writer;
use super::xml::{self, Breaks};

/// How characters look.
#[derive(Clone, Copy, Default)]
struct Look {
    code: bool,
    link: bool,
    quiet: bool,
    strong: bool,
    emphasis: bool,
    strike: bool,
}

impl Look {
    /// The properties, in the order that the schema asks for.
    fn properties(self) -> String {
        let mut out = String::new();
        let style = match self {
            Look { link: true, .. } => "<w:rStyle w:val=\"Hyperlink\"/>",
            Look { code: true, .. } => "<w:rStyle w:val=\"CodeCharacters\"/>",
            Look { quiet: true, .. } => "<w:rStyle w:val=\"Quiet\"/>",
            _ => "",
        };
        out.push_str(style);
        for (is, element) in [
            (self.strong, "<w:b/><w:bCs/>"),
            (self.emphasis, "<w:i/><w:iCs/>"),
            (self.strike, "<w:strike/>"),
        ] {
            out.push_str(if is { element } else { "" });
        }
        out
    }
}

impl<'d> Writer<'d> {
    /// Writes a line.
    pub fn line(&mut self, line: &'d [Inline]) {
        self.runs(line, Look::default());
    }

    fn runs(&mut self, line: &'d [Inline], look: Look) {
        for inline in line {
            self.one(inline, look);
        }
    }

    fn one(&mut self, inline: &'d Inline, look: Look) {
        match inline {
            Inline::Text(text) => self.text(text, look),
            Inline::Code(text) => self.text(text, Look { code: true, ..look }),
            Inline::Quiet(text) => self.text(
                text,
                Look {
                    quiet: true,
                    ..look
                },
            ),
            Inline::Emphasis(line) => self.runs(
                line,
                Look {
                    emphasis: true,
                    ..look
                },
            ),
            Inline::Strong(line) => self.runs(
                line,
                Look {
                    strong: true,
                    ..look
                },
            ),
            Inline::Strike(line) => self.runs(
                line,
                Look {
                    strike: true,
                    ..look
                },
            ),
            Inline::Link(target, line) => self.link(target, line, look),
            Inline::Picture { path, alt } => self.picture(path, alt),
            Inline::Light(light, word) => self.light(*light, word),
            Inline::Break => self.part.out.push_str("<w:r><w:br/></w:r>"),
            Inline::FootnoteRef { target, .. } => self.note(target),
        }
    }

    fn text(&mut self, text: &str, look: Look) {
        xml::run(&look.properties(), text, Breaks::Spaces, &mut self.part.out);
    }

    /// A link whose place is not in the document, or whose address no program could follow, is its words.
    fn link(&mut self, target: &Target, line: &'d [Inline], look: Look) {
        let opening = match target {
            // Links do not stand in links.
            _ if look.link => None,
            Target::Anchor(anchor) => self.places.bookmark(anchor).map(|bookmark| {
                format!(
                    "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">",
                    bookmark.name()
                )
            }),
            Target::Elsewhere(address) => followed(address).map(|address| {
                let id = self.part.links.id("hyperlink", &address);
                format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">")
            }),
        };
        let Some(opening) = opening else {
            return self.runs(line, look);
        };
        self.part.out.push_str(&opening);
        let look = Look { link: true, ..look };
        match target {
            Target::Elsewhere(address) if plain(line).trim().is_empty() => self.text(address, look),
            _ => self.runs(line, look),
        }
        self.part.out.push_str("</w:hyperlink>");
    }

    /// A form for those who see no colours, and the word for all.
    fn light(&mut self, light: Ampel, word: &str) {
        let (form, color) = match light {
            Ampel::Green => ("●", "17693A"),
            Ampel::Amber => ("▲", "8A5300"),
            Ampel::Red => ("■", "B0231C"),
        };
        let properties = format!("<w:b/><w:bCs/><w:color w:val=\"{color}\"/>");
        let words = format!("{form}\u{a0}{word} ");
        xml::run(&properties, &words, Breaks::Spaces, &mut self.part.out);
    }

    /// What stands for a picture that cannot be shown.
    pub fn instead_of_picture(&mut self, alt: &str) {
        let what = label("Abbildung", "Picture").in_lang(self.document.lang);
        self.text(&format!("[{what}: {alt}]"), Look::default());
    }
}

/// The address as Word can follow it: what has a host or is a mailbox or a number.
fn followed(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let host = rest.trim_start_matches('/');
    let has_host = !host.is_empty() && !host.starts_with(['?', '#', ':', '.']);
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (has_host && (!web || rest.starts_with("//"))).then(|| address::encoded(address))
}
