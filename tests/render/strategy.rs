//! Small strategies and what is built of them.

use std::collections::BTreeMap;

use dstrat::check::example;
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Severity;
use dstrat::load::load;
use dstrat::message::Lang;
use dstrat::model::digest;
use dstrat::render::audience::{self, Audience};
use dstrat::render::{self, Before, Extract, File, Format, Job, Output, Trouble};
use dstrat::source::Files;

#[cfg(feature = "pdf")]
use crate::paper;

/// The example strategy with files laid over it, in which the contributions named are accepted by the editors.
pub fn tree(overlay: &str, accepted: &[&str]) -> Files {
    let files = example::tree(overlay);
    let (strategy, _) = load(&files);
    let ledger = strategy
        .contributions
        .iter()
        .filter(|contribution| accepted.contains(&&*contribution.head.id))
        .map(|contribution| {
            let (id, digest) = (
                &contribution.head.id,
                digest::of_entry(&files, &contribution.head),
            );
            format!(
                "[[consolidated]]\nof = \"{id}\"\nresult = \"accepted\"\ndigest = \"{digest}\"\non = 2026-04-20\nremark = \"VERMERK-{}\"\n",
                id.replace('/', "-")
            )
        })
        .collect::<String>();
    example::tree(&format!("{overlay}\n//- consolidation.toml\n{ledger}"))
}

/// The outputs of a strategy as text, by path.
pub fn build(files: &Files, audience: Audience, lang: Lang) -> BTreeMap<String, String> {
    let outputs = outputs(files, audience, lang).unwrap_or_else(|trouble| panic!("{trouble:?}"));
    outputs
        .into_iter()
        .map(|file| (file.path.clone(), text_of(&file)))
        .collect()
}

/// The bytes of the outputs of a strategy, by path.
pub fn bytes(files: &Files, audience: Audience, lang: Lang) -> BTreeMap<String, Vec<u8>> {
    let outputs = outputs(files, audience, lang).unwrap_or_else(|trouble| panic!("{trouble:?}"));
    outputs
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect()
}

/// One format of a strategy as text, by path.
pub fn build_only(
    files: &Files,
    audience: Audience,
    lang: Lang,
    format: Format,
) -> BTreeMap<String, String> {
    let whole = Extract::default();
    let outputs = formats(files, audience, lang, &whole, &[format]);
    let outputs = outputs.unwrap_or_else(|trouble| panic!("{trouble:?}"));
    outputs
        .into_iter()
        .map(|file| (file.path.clone(), text_of(&file)))
        .collect()
}

/// One format as text, by path, for 1 May 2026; told since an earlier state `v1` of 1 January 2026, if there is one.
pub fn built_since(
    now: &Files,
    then: Option<&Files>,
    audience: Audience,
    format: Format,
) -> BTreeMap<String, String> {
    let (strategy, _) = load(now);
    let consolidation = Consolidation::new(now, &strategy, example::TODAY);
    let view = audience::view(now, &strategy, &consolidation, audience, example::TODAY);
    let job = Job::new(&view, now, Lang::De, Some(example::TODAY));
    let Some(then) = then else {
        return texts(render::build(&job, format));
    };
    let (earlier, _) = load(then);
    let date = jiff::civil::date(2026, 1, 1);
    let standing = Consolidation::new(then, &earlier, date);
    let view = audience::view(then, &earlier, &standing, audience, date);
    let name = "v1".to_owned();
    let before = Before {
        name,
        date,
        view: &view,
    };
    texts(render::build(&job.since(before), format))
}

fn texts(outputs: Vec<Result<Output, Trouble>>) -> BTreeMap<String, String> {
    let outputs = outputs.into_iter().map(Result::unwrap);
    let files = outputs.flat_map(files_of);
    files
        .map(|file| (file.path.clone(), text_of(&file)))
        .collect()
}

/// One format of a strategy, which is one text.
pub fn build_as(files: &Files, audience: Audience, lang: Lang, format: Format) -> String {
    let mut built = build_only(files, audience, lang, format);
    built.pop_first().unwrap().1
}

/// Everything that can be read in a file: its text, names and texts of the parts of an office file, what programs find in
/// a PDF.
fn text_of(file: &File) -> String {
    match file.path.rsplit('.').next() {
        Some("docx" | "xlsx") => parts(&file.bytes)
            .into_iter()
            .map(|(name, text)| format!("{name}\n{text}\n"))
            .collect(),
        #[cfg(feature = "pdf")]
        Some("pdf") => paper::text_of(&file.bytes),
        _ => String::from_utf8_lossy(&file.bytes).into_owned(),
    }
}

/// The parts of an office file, in the order in which they lie there.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The outputs of a strategy, or what is wrong with its templates. What was wrong while loading fails the test.
pub fn outputs(files: &Files, audience: Audience, lang: Lang) -> Result<Vec<File>, Trouble> {
    formats(files, audience, lang, &Extract::default(), Format::ALL)
}

/// The bytes of some formats of a strategy for everyone, in German, by path.
pub fn only(asked: &[Format], files: &Files) -> BTreeMap<String, Vec<u8>> {
    let whole = Extract::default();
    let built = formats(files, Audience::Public, Lang::De, &whole, asked);
    let built = built.unwrap_or_else(|trouble| panic!("{trouble:?}"));
    built
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect()
}

/// Formats of an extract.
pub fn formats(
    files: &Files,
    audience: Audience,
    lang: Lang,
    extract: &Extract,
    formats: &[Format],
) -> Result<Vec<File>, Trouble> {
    let (strategy, loaded) = load(files);
    let errors: Vec<_> = loaded
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| {
            let path = files.path(diagnostic.finding.place.file);
            format!("{path}: {}", diagnostic.finding.message.de)
        })
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let consolidation = Consolidation::new(files, &strategy, example::TODAY);
    let view = audience::view(files, &strategy, &consolidation, audience, example::TODAY);
    let mut job = Job::new(&view, files, lang, Some(example::TODAY));
    if !extract.is_whole() {
        job = job.only(extract.clone());
    }
    let mut built = Vec::new();
    for format in formats {
        for output in render::build(&job, *format) {
            built.extend(files_of(output?));
        }
    }
    Ok(built)
}

/// The files of an output; their paths lead from the output folder.
fn files_of(output: Output) -> Vec<File> {
    match output {
        Output::File(file) => vec![file],
        Output::Folder { path, files } => files
            .into_iter()
            .map(|file| File {
                path: format!("{path}/{}", file.path),
                ..file
            })
            .collect(),
    }
}
