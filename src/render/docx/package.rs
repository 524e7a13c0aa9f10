//! The package: a ZIP of parts in a fixed order, with fixed times, so that the same document gives the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a part names outside of itself.
    Relations,
    /// What the file says of itself.
    Properties,
    /// Which program wrote it.
    Program,
    /// The text.
    Document,
    /// Styles.
    Styles,
    /// Settings.
    Settings,
    /// Numberings.
    Numbering,
    /// Which fonts are used.
    Fonts,
    /// Colours and fonts to choose from.
    Theme,
    /// Footnotes.
    Footnotes,
    /// A head of pages.
    Header,
    /// A foot of pages.
    Footer,
}

impl Kind {
    /// The media type, where the ending of the part does not tell it.
    fn media_type(self) -> Option<String> {
        let name = match self {
            Kind::Relations => return None,
            Kind::Properties => {
                return Some(
                    "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
                );
            }
            Kind::Program => {
                let name = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
                return Some(name.to_owned());
            }
            Kind::Theme => {
                return Some("application/vnd.openxmlformats-officedocument.theme+xml".to_owned());
            }
            Kind::Fonts => "fontTable",
            Kind::Document => "document.main",
            Kind::Styles => "styles",
            Kind::Settings => "settings",
            Kind::Numbering => "numbering",
            Kind::Footnotes => "footnotes",
            Kind::Header => "header",
            Kind::Footer => "footer",
        };
        Some(format!(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        ))
    }
}

/// A package on its way.
pub struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    types: String,
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Package {
    /// An empty package.
    pub fn new() -> Package {
        Package {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            types: String::new(),
        }
    }

    /// Adds a part of XML.
    ///
    /// # Errors
    /// When the package becomes too large.
    pub fn part(&mut self, path: &str, kind: Kind, xml: &str) -> io::Result<()> {
        if let Some(media_type) = kind.media_type() {
            self.types.push_str(&format!(
                "<Override PartName=\"/{path}\" ContentType=\"{media_type}\"/>"
            ));
        }
        self.file(path, CompressionMethod::Deflated)?;
        self.zip.write_all(DECLARATION.as_bytes())?;
        self.zip.write_all(xml.as_bytes())
    }

    /// Adds a picture, which is compressed already.
    ///
    /// # Errors
    /// When the package becomes too large.
    pub fn picture(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.file(path, CompressionMethod::Stored)?;
        self.zip.write_all(bytes)
    }

    fn file(&mut self, path: &str, method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Dos);
        self.zip.start_file(path, options).map_err(io::Error::other)
    }

    /// The bytes. The list of types comes last, since it names all parts.
    ///
    /// # Errors
    /// When the package is too large.
    pub fn close(mut self) -> io::Result<Vec<u8>> {
        self.file("[Content_Types].xml", CompressionMethod::Deflated)?;
        let types = format!(
            "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"gif\" ContentType=\"image/gif\"/>{}</Types>",
            self.types
        );
        self.zip.write_all(types.as_bytes())?;
        Ok(self.zip.finish().map_err(io::Error::other)?.into_inner())
    }
}
