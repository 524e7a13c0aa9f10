//! The templates: built in, and overridden file by file by those in the strategy's `templates/`; the only room that names
//! minijinja.
//!
//! Templates are trusted code, yet bounded: one that loops for ever or doubles its output ends with a finding.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::message::{Label, Text, label, nearest, quoted_list};
use crate::source::{FileId, Files, Place, Span};
use crate::text;

pub use minijinja::{Value, context};

/// The built-in templates: what stands before their names, and where they lie.
static BUILT_IN: [(&str, Dir<'_>); 3] = [
    ("", include_dir!("$CARGO_MANIFEST_DIR/templates/html")),
    ("site/", include_dir!("$CARGO_MANIFEST_DIR/templates/site")),
    ("pdf/", include_dir!("$CARGO_MANIFEST_DIR/templates/pdf")),
];

/// Where the templates of a strategy lie.
pub const FOLDER: &str = "templates/";

/// Where the fonts of a strategy lie.
pub const FONTS: &str = "templates/fonts/";

/// The steps that one template may take: some seconds at most.
const FUEL: u64 = 20_000_000;

/// The most that one template may write, in bytes.
const MOST: usize = 1 << 30;

/// The names of the built-in templates, in order: `page.html`, `site/page.html`.
pub fn names() -> Vec<&'static str> {
    built_in().keys().map(String::as_str).collect()
}

/// The texts of the built-in templates, by name.
fn built_in() -> &'static BTreeMap<String, &'static str> {
    static TEXTS: OnceLock<BTreeMap<String, &str>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let all = BUILT_IN.iter().flat_map(|(before, folder)| {
            let files = folder.files();
            files.map(move |file| (format!("{before}{}", file.path().display()), file))
        });
        all.filter_map(|(name, file)| Some((name, file.contents_utf8()?)))
            .collect()
    })
}

/// Why a template gave nothing.
#[derive(Debug)]
pub enum Trouble {
    /// A template of the strategy is at fault.
    InFile(Box<Diagnostic>),
    /// A built-in one is; in minijinja's own words.
    BuiltIn(String),
}

/// The templates of a strategy.
pub struct Templates<'f> {
    files: &'f Files,
    environment: Environment<'static>,
    overrides: BTreeMap<&'f str, FileId>,
}

impl<'f> Templates<'f> {
    /// The built-in templates with those of the strategy laid over them.
    pub fn new(files: &'f Files) -> Templates<'f> {
        let overrides: BTreeMap<&str, FileId> = files
            .ids()
            .filter_map(|file| Some((files.path(file).strip_prefix(FOLDER)?, file)))
            .collect();
        let mut environment = environment();
        let texts: BTreeMap<String, String> = names()
            .into_iter()
            .filter(|name| is_filled(name))
            .map(|name| (name.to_owned(), text_of(files, &overrides, name).to_owned()))
            .collect();
        environment.set_loader(move |name| Ok(texts.get(name).cloned()));
        Templates {
            files,
            environment,
            overrides,
        }
    }

    /// The text of a template that is used as it stands.
    pub fn text(&self, name: &str) -> &str {
        text_of(self.files, &self.overrides, name)
    }

    /// The file of the strategy that replaces a template, if one does.
    pub fn file(&self, name: &str) -> Option<FileId> {
        self.overrides.get(name).copied()
    }

    /// Fills a template.
    ///
    /// # Errors
    /// When it names something that is not there, does not end, or writes more than 1 GiB.
    pub fn render(&self, name: &str, values: &Value) -> Result<String, Trouble> {
        let content = values.get_attr("content").ok();
        let room = content.and_then(|content| content.as_str().map(str::len));
        let mut out = Bounded(Vec::with_capacity(room.map_or(0, |room| room + AROUND)));
        let done = self.environment.get_template(name).and_then(|template| {
            template
                .render_captured_to(values.clone(), &mut out)
                .map(|_| ())
        });
        done.map_err(|error| self.trouble(&error))?;
        let text = String::from_utf8(out.0);
        Ok(text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// A finding about a template of the strategy: something that its output lacks.
    pub fn complain(&self, name: &str, message: Text, help: Text) -> Trouble {
        match self.overrides.get(name) {
            Some(file) => Trouble::InFile(Box::new(finding(start_of(*file), message, help))),
            None => Trouble::BuiltIn(format!("{name}: {}", message.en)),
        }
    }

    /// The innermost of the strategy's templates that an error names; else the built-in one.
    fn trouble(&self, error: &Error) -> Trouble {
        let mut found = None;
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(error) = next {
            if let Some(error) = error.downcast_ref::<Error>()
                && let Some(file) = error.name().and_then(|name| self.overrides.get(name))
            {
                found = Some((*file, error));
            }
            next = error.source();
        }
        match found {
            Some((file, at)) => {
                Trouble::InFile(Box::new(explain(self.files, file, at, innermost(error))))
            }
            None => Trouble::BuiltIn(error.to_string()),
        }
    }
}

/// What is wrong in a file of `templates/`, as far as can be seen without filling it.
pub fn judge(files: &Files, file: FileId) -> Option<Diagnostic> {
    let path = files.path(file);
    let name = path.strip_prefix(FOLDER)?;
    if path.starts_with(FONTS) {
        return (!is_font(name)).then(|| no_font(file, name));
    }
    if !names().contains(&name) {
        return Some(unknown(file, name));
    }
    if !is_filled(name) {
        return misspelt(files, file);
    }
    let environment = environment();
    let error = environment
        .template_from_named_str(name, files.text(file))
        .err()?;
    Some(explain(files, file, &error, &error))
}

/// Whether a template is filled by minijinja; styles and scripts are used as they stand, and Typst reads its own.
fn is_filled(name: &str) -> bool {
    ![".css", ".js", ".typ"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// The first mistake of writing in a template for Typst.
#[cfg(feature = "pdf")]
fn misspelt(files: &Files, file: FileId) -> Option<Diagnostic> {
    if !files.path(file).ends_with(".typ") {
        return None;
    }
    use typst::syntax::{DiagSpanKind, Source};
    let source = Source::detached(files.text(file));
    let (errors, _) = source.root().errors_and_warnings();
    let error = errors.first()?;
    let range = match error.span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range)?,
        DiagSpanKind::Range { range, .. } => range,
        DiagSpanKind::Detached => 0..0,
    };
    let what = words(ErrorKind::SyntaxError);
    let (de, en, detail) = (what.de, what.en, &error.message);
    let place = Place {
        file,
        span: Span::new(range, 0),
    };
    let message = text!("{de}: {detail}", "{en}: {detail}");
    Some(finding(place, message, mend()))
}

#[cfg(not(feature = "pdf"))]
fn misspelt(_: &Files, _: FileId) -> Option<Diagnostic> {
    None
}

/// Whether Typst can read a font of this name.
fn is_font(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".ttf") || name.ends_with(".otf")
}

fn no_font(file: FileId, name: &str) -> Diagnostic {
    finding(
        start_of(file),
        text!(
            "`{name}` ist keine Schrift, die das PDF nutzen kann",
            "`{name}` is no font that the PDF can use"
        ),
        text!(
            "eine Datei mit der Endung `.ttf` oder `.otf` hineinlegen",
            "put a file in that ends with `.ttf` or `.otf`"
        ),
    )
}

fn mend() -> Text {
    text!(
        "die Vorlage berichtigen, oder die Datei löschen: dann gilt die eingebaute",
        "mend the template, or delete the file: then the built-in one is used"
    )
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        environment.set_syntax(syntax);
    }
    environment
}

fn text_of<'t>(files: &'t Files, overrides: &BTreeMap<&str, FileId>, name: &str) -> &'t str {
    match overrides.get(name) {
        Some(file) => files.text(*file),
        None => built_in().get(name).copied().unwrap_or(""),
    }
}

fn unknown(file: FileId, name: &str) -> Diagnostic {
    let finding = Finding::new(
        start_of(file),
        text!(
            "die Vorlage `{name}` gibt es nicht, sie würde nie benutzt",
            "there is no template `{name}`, it would never be used"
        ),
    );
    let known = quoted_list(names());
    let finding = match nearest(name, names()) {
        Some(meant) => finding.help(text!(
            "die Datei umbenennen in `{meant}`",
            "rename the file to `{meant}`"
        )),
        None => finding.help(text!(
            "überschreiben lassen sich {known}",
            "these can be overridden: {known}"
        )),
    };
    finding.of("template", Severity::Error)
}

fn finding(place: Place, message: Text, help: Text) -> Diagnostic {
    Finding::new(place, message)
        .help(help)
        .of("template", Severity::Error)
}

fn innermost(error: &Error) -> &Error {
    let mut found = error;
    let mut next = std::error::Error::source(error);
    while let Some(error) = next {
        found = error.downcast_ref().unwrap_or(found);
        next = error.source();
    }
    found
}

/// `at` says where in the file, `cause` says what.
fn explain(files: &Files, file: FileId, at: &Error, cause: &Error) -> Diagnostic {
    let text = files.text(file);
    let range = at
        .range()
        .filter(|range| !range.is_empty() && text.get(range.clone()).is_some());
    let range = range
        .or_else(|| at.line().map(|line| line_range(text, line)))
        .unwrap_or(0..0);
    let place = Place {
        file,
        span: Span::new(range, 0),
    };
    let what = words(cause.kind());
    let (de, en) = (what.de, what.en);
    let message = match cause.detail() {
        Some(detail) => text!("{de}: {detail}", "{en}: {detail}"),
        None => what.into(),
    };
    finding(place, message, mend())
}

fn line_range(text: &str, line: usize) -> std::ops::Range<usize> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or("");
    start..start + rest.lines().next().map_or(0, str::len)
}

fn words(kind: ErrorKind) -> Label {
    match kind {
        ErrorKind::SyntaxError => label(
            "die Vorlage ist fehlerhaft geschrieben",
            "the template has a syntax error",
        ),
        ErrorKind::UndefinedError => label(
            "die Vorlage nennt einen Wert, den es nicht gibt",
            "the template names a value that does not exist",
        ),
        ErrorKind::UnknownFilter => label(
            "die Vorlage nennt einen Filter, den es nicht gibt",
            "the template names a filter that does not exist",
        ),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => label(
            "die Vorlage nennt eine Funktion, die es nicht gibt",
            "the template names a function that does not exist",
        ),
        ErrorKind::UnknownTest => label(
            "die Vorlage nennt eine Prüfung, die es nicht gibt",
            "the template names a test that does not exist",
        ),
        ErrorKind::TemplateNotFound => label(
            "die Vorlage bindet eine andere ein, die es nicht gibt",
            "the template includes one that does not exist",
        ),
        ErrorKind::OutOfFuel => label(
            "die Vorlage kommt zu keinem Ende",
            "the template does not come to an end",
        ),
        ErrorKind::WriteFailure => label(
            "die Vorlage schreibt zu viel",
            "the template writes too much",
        ),
        _ => label(
            "die Vorlage lässt sich nicht ausführen",
            "the template cannot be filled",
        ),
    }
}

/// So many bytes a template mostly writes around the content that it is given: to move a large one while it grows takes as
/// much memory again.
const AROUND: usize = 512;

/// Takes what a template writes, but not without end.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::Error::other("more than 1 GiB"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(name: &str, text: &str) -> Files {
        Files::from_memory([(format!("templates/{name}"), text.as_bytes().to_vec())])
    }

    fn failure(text: &str) -> (String, Option<String>) {
        let files = files("facts.html", text);
        match Templates::new(&files).render("facts.html", &context! { facts => [1] }) {
            Err(Trouble::InFile(diagnostic)) => {
                let marked = &text[diagnostic.finding.place.span.range()];
                (
                    diagnostic.finding.message.de.to_string(),
                    Some(marked.to_owned()),
                )
            }
            Err(Trouble::BuiltIn(message)) => (message, None),
            Ok(text) => (text, None),
        }
    }

    #[test]
    fn an_override_is_used() {
        assert_eq!(failure("{{ facts[0] }}"), ("1".to_owned(), None));
    }

    #[test]
    fn an_error_names_its_place_and_cause() {
        let (message, marked) = failure("a\n{{ fakten }}\n");
        assert!(
            message.starts_with("die Vorlage nennt einen Wert, den es nicht gibt"),
            "{message}"
        );
        assert_eq!(marked.as_deref(), Some("fakten"));
        let (message, marked) = failure("a\n{% for x in facts %}\n");
        assert!(
            message.starts_with("die Vorlage ist fehlerhaft geschrieben"),
            "{message}"
        );
        assert!(marked.is_some());
    }

    #[test]
    fn no_template_runs_for_ever() {
        let loops = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(
            failure(loops)
                .0
                .starts_with("die Vorlage kommt zu keinem Ende")
        );
        let calls = "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}";
        assert!(failure(calls).1.is_some());
        assert!(failure("{% include 'facts.html' %}").1.is_some());
    }

    #[test]
    fn files_that_are_no_templates_are_found() {
        let strange = files("fact.html", "");
        let found = judge(&strange, strange.ids().next().unwrap()).unwrap();
        assert_eq!(
            found.finding.help.unwrap().de,
            "die Datei umbenennen in `facts.html`"
        );
        let broken = files("facts.html", "{% for %}");
        assert!(judge(&broken, broken.ids().next().unwrap()).is_some());
        let fine = files("facts.html", "{{ a }}");
        assert!(judge(&fine, fine.ids().next().unwrap()).is_none());
    }
}
