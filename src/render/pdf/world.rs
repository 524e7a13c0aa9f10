//! The world that Typst sees: our code, the templates, the pictures and the fonts; no disk, no network, no clock.

use std::collections::HashMap;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Array, Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::picture::Picture;
use crate::template::Templates;

use super::fonts::Fonts;
use super::manuscript::Manuscript;

/// Where the templates lie in this world.
pub const TEMPLATES: &str = "/templates/";

/// The world of one document.
pub struct Desk<'d> {
    library: LazyHash<Library>,
    fonts: &'d Fonts,
    main: FileId,
    sources: HashMap<FileId, Source>,
    names: HashMap<FileId, Named>,
    today: Option<Datetime>,
}

/// What a file of this world is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// What puts the chapters together.
    Main,
    /// A file with chapters, by its number.
    Chapters(usize),
    /// A template.
    Template(String),
}

impl<'d> Desk<'d> {
    /// The world of a manuscript.
    pub fn new(
        manuscript: &Manuscript<'_>,
        templates: &Templates<'_>,
        fonts: &'d Fonts,
        date: Option<Date>,
    ) -> Desk<'d> {
        let chapters = manuscript.chapters.iter().enumerate();
        let chapters = chapters.map(|(number, code)| {
            let path = format!("/chapters/{number}.typ");
            (path, Named::Chapters(number), code.text.clone())
        });
        let names = crate::template::names();
        let names = names.into_iter().filter(|name| name.ends_with(".typ"));
        let templates = names.map(|name| {
            let path = format!("{TEMPLATES}{name}");
            let text = templates.text(name).to_owned();
            (path, Named::Template(name.to_owned()), text)
        });
        let main = (
            "/main.typ".to_owned(),
            Named::Main,
            manuscript.main.text.clone(),
        );
        let files = chapters.chain(templates).chain([main]);
        let (mut sources, mut names) = (HashMap::new(), HashMap::new());
        for (path, name, text) in files {
            if let Some(id) = file_id(&path) {
                sources.insert(id, Source::new(id, text));
                names.insert(id, name);
            }
        }
        let main = names.iter().find(|(_, name)| **name == Named::Main);
        Desk {
            library: library(&manuscript.pictures),
            fonts,
            main: main.map_or_else(|| Source::detached("").id(), |(id, _)| *id),
            sources,
            names,
            today: date.and_then(datetime),
        }
    }

    /// What a file is.
    pub fn name(&self, id: FileId) -> Option<&Named> {
        self.names.get(&id)
    }
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// A day as Typst knows it.
pub fn datetime(date: Date) -> Option<Datetime> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    Datetime::from_ymd(date.year().into(), month, day)
}

/// Templates find the pictures in `sys.inputs.pictures`, by their numbers.
fn library(pictures: &[(&str, &Picture)]) -> LazyHash<Library> {
    let bytes = |(_, picture): &(&str, &Picture)| Value::Bytes(Bytes::new(picture.bytes.clone()));
    let pictures: Array = pictures.iter().map(bytes).collect();
    let mut inputs = Dict::new();
    inputs.insert(Str::from("pictures"), Value::Array(pictures));
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    let library = Library::builder()
        .with_inputs(inputs)
        .with_features(features);
    LazyHash::new(library.build())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.get(&id).cloned();
        source.ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let source = self.source(id)?;
        Ok(Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// The day that the document stands for, never the clock's.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
