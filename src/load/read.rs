//! One file on its own: what it holds and what is wrong in it. Pure, so that files can be read in parallel.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::markdown;
use crate::model::entry::Decoded;
use crate::model::fields::Fields;
use crate::model::schema::{self, Judgement, Key, Mention, Subject};
use crate::model::{
    Body, Chapter, Contact, Contribution, Cosignature, Decision, Field, Goal, Head, Kind,
    LedgerRecord, Measure, Ministry, Project, Settings, Visibility, chapter, contact, contribution,
    decision, evidence, field, goal, insert, measure, ministry, project, settings,
};
use crate::source::{FileId, Files, Place, Span, Spanned, Trouble};
use crate::syntax::{self, Table, Value};
use crate::template;
use crate::text;

use super::layout::{self, Slot};
use super::{conflict, trouble};

/// What one file gave.
pub struct Parsed<'m> {
    /// The file.
    pub file: FileId,
    /// What it holds.
    pub item: Item,
    /// What is wrong in it.
    pub diagnostics: Vec<Diagnostic>,
    /// The references it makes.
    pub mentions: Cow<'m, [Mention]>,
}

impl<'m> Parsed<'m> {
    /// The same file in another state; an entry is held once for both.
    pub fn again(&self, mentions: &'m [Mention]) -> Parsed<'m> {
        Parsed {
            file: self.file,
            item: self.item.clone(),
            diagnostics: self.diagnostics.clone(),
            mentions: Cow::Borrowed(mentions),
        }
    }
}

/// What a file holds. `None` and `Unreadable` stand for a file whose content could not be used.
#[derive(Clone)]
pub enum Item {
    /// `strategy.toml`.
    Settings(Box<Settings>),
    /// `ministry.toml` of a ministry.
    Ministry(Box<str>, Option<Box<Ministry>>),
    /// `contacts.toml` of a ministry.
    Contacts(Box<str>, Option<Vec<Contact>>),
    /// `cosignatures.toml`.
    Cosignatures(Box<str>, Option<Vec<Cosignature>>),
    /// `consolidation.toml`.
    Ledger(Option<Vec<LedgerRecord>>),
    /// A field.
    Field(Arc<Field>),
    /// A goal.
    Goal(Arc<Goal>),
    /// A chapter.
    Chapter(Arc<Chapter>),
    /// A decision.
    Decision(Arc<Decision>),
    /// A contribution.
    Contribution(Arc<Contribution>),
    /// A measure.
    Measure(Arc<Measure>),
    /// A project.
    Project(Arc<Project>),
    /// A file of an entry that could not be read.
    Unreadable(Kind, Box<str>, Vec<Spanned<Box<str>>>),
    /// A folder that could not be looked into, or a file of no kind that could not be read.
    UnreadableFolder,
    /// A picture.
    Asset,
    /// A file that does not belong where it lies.
    Unexpected,
    /// Something else.
    Other,
}

impl Item {
    /// Whether it is an entry, readable or not.
    pub fn is_entry(&self) -> bool {
        matches!(
            self,
            Item::Field(_)
                | Item::Goal(_)
                | Item::Chapter(_)
                | Item::Decision(_)
                | Item::Contribution(_)
                | Item::Measure(_)
                | Item::Project(_)
                | Item::Unreadable(..)
        )
    }
}

/// Reads a file.
pub fn file(files: &Files, file: FileId) -> Parsed<'static> {
    let mut reader = Reader {
        files,
        file,
        judgement: Judgement::default(),
    };
    let path = files.path(file);
    let slot = layout::slot(path);
    let item = match files.trouble(file) {
        Some(trouble) => {
            reader.trouble(trouble);
            unreadable(&slot)
        }
        None if reader.has_conflict() => unreadable(&slot),
        None => reader.item(&slot),
    };
    Parsed {
        file,
        item,
        diagnostics: reader.judgement.diagnostics,
        mentions: Cow::Owned(reader.judgement.mentions),
    }
}

/// What a file means that cannot be read.
pub fn unreadable(slot: &Slot<'_>) -> Item {
    match *slot {
        Slot::Settings => Item::Settings(Box::new(Settings::unreadable())),
        Slot::Ledger => Item::Ledger(None),
        Slot::Ministry(ministry) => Item::Ministry(ministry.into(), None),
        Slot::Contacts(ministry) => Item::Contacts(ministry.into(), None),
        Slot::Cosignatures(ministry) => Item::Cosignatures(ministry.into(), None),
        Slot::Entry(kind, ministry, slug) => {
            Item::Unreadable(kind, id_of(ministry, slug), Vec::new())
        }
        Slot::Asset | Slot::Template | Slot::Font => Item::Other,
        Slot::Unexpected => Item::UnreadableFolder,
    }
}

fn id_of(ministry: &str, slug: &str) -> Box<str> {
    match ministry {
        "" => slug.into(),
        _ => [ministry, "/", slug].concat().into(),
    }
}

struct Reader<'f> {
    files: &'f Files,
    file: FileId,
    judgement: Judgement,
}

impl<'f> Reader<'f> {
    fn report(&mut self, rule: &'static str, finding: Finding) {
        self.judgement
            .diagnostics
            .push(finding.of(rule, Severity::Error));
    }

    fn item(&mut self, slot: &Slot<'_>) -> Item {
        match *slot {
            Slot::Asset => Item::Asset,
            Slot::Template | Slot::Font => {
                self.judgement
                    .diagnostics
                    .extend(template::judge(self.files, self.file));
                Item::Other
            }
            Slot::Unexpected => Item::Unexpected,
            Slot::Entry(kind, ministry, slug) => self.entry(kind, ministry, slug),
            _ => self.table(slot),
        }
    }

    /// Whether git could not merge the file and nobody has done so since: then nothing else in it is judged.
    fn has_conflict(&mut self) -> bool {
        let text = self.files.text(self.file);
        let findings = conflict::findings(text, self.file);
        let found = !findings.is_empty();
        for finding in findings {
            self.report("merge-conflict", finding);
        }
        found
    }

    /// A `.toml` file that is no entry.
    fn table(&mut self, slot: &Slot<'_>) -> Item {
        let memory = syntax::Memory::default();
        let keys = syntax::keys_of(self.files.path(self.file), self.files.text(self.file));
        let (table, sound) = self.parse(keys.text, keys.offset, &memory);
        self.judge(&table, keys_of_slot(slot));
        let fields = Fields::new(&table, table.span);
        let file = self.file;
        match *slot {
            Slot::Settings => {
                let mut settings = Settings::read(file, fields);
                settings.complete &= sound;
                Item::Settings(Box::new(settings))
            }
            Slot::Ministry(id) => {
                Item::Ministry(id.into(), Ministry::read(id, file, fields).map(Box::new))
            }
            Slot::Contacts(id) => {
                let contacts = fields.complete("contact", Contact::read);
                Item::Contacts(id.into(), contacts.filter(|_| sound))
            }
            Slot::Cosignatures(id) => {
                let read = |fields| Cosignature::read(id, file, fields);
                let records = fields.complete("cosignature", read);
                Item::Cosignatures(id.into(), records.filter(|_| sound))
            }
            Slot::Ledger => {
                let read = |fields| LedgerRecord::read(file, fields);
                let records = fields.complete("consolidated", read);
                Item::Ledger(records.filter(|_| sound))
            }
            _ => Item::Other,
        }
    }

    fn entry(&mut self, kind: Kind, ministry: &str, slug: &str) -> Item {
        self.name(kind, slug);
        let id = id_of(ministry, slug);
        let (path, text) = (self.files.path(self.file), self.files.text(self.file));
        let keys = syntax::keys_of(path, text);
        if let Some(trouble) = keys.trouble {
            self.judgement.mistake("front-matter", self.file, *trouble);
            return Item::Unreadable(kind, id, Vec::new());
        }
        let before = self.judgement.diagnostics.len();
        let memory = syntax::Memory::default();
        let (mut table, sound) = self.parse(keys.text, keys.offset, &memory);
        let body = match keys.body {
            Some(start) => Some(Span::new(start..text.len(), 0)).map(|span| self.body(span, None)),
            None => self.take_text(&mut table),
        };
        self.judge(&table, keys_of_kind(kind));
        if let (Kind::Chapter, Some(body)) = (kind, &body) {
            self.inserts(body);
        }
        let usable = self.judgement.diagnostics.len() == before;
        let fields = Fields::new(&table, table.span);
        let Some(title) = fields.string("title").filter(|_| sound) else {
            return Item::Unreadable(kind, id, fields.strings("formerly"));
        };
        let head = Head {
            kind,
            id: id.clone(),
            file: self.file,
            title,
            formerly: fields.strings("formerly"),
            visibility: fields
                .choice("visibility")
                .map_or(Visibility::Public, |visibility| visibility.value),
            sound: usable,
            body: body.unwrap_or_default(),
        };
        let item = match kind {
            Kind::Field => shared(Field::read(head, fields), Item::Field),
            Kind::Goal => shared(Goal::read(head, fields), Item::Goal),
            Kind::Chapter => shared(Chapter::read(head, fields), Item::Chapter),
            Kind::Decision => shared(Decision::read(head, fields), Item::Decision),
            Kind::Contribution => shared(Contribution::read(head, fields), Item::Contribution),
            Kind::Measure => shared(Measure::read(head, fields), Item::Measure),
            Kind::Project => shared(Project::read(head, fields), Item::Project),
            Kind::Ministry => None,
        };
        item.unwrap_or_else(|| Item::Unreadable(kind, id, fields.strings("formerly")))
    }

    /// The table, and whether its syntax is sound.
    fn parse<'a>(
        &mut self,
        text: &'a str,
        offset: usize,
        memory: &'a syntax::Memory,
    ) -> (Table<'a>, bool) {
        let (table, mistakes) = syntax::parse(text, offset, memory);
        let sound = mistakes.is_empty();
        for mistake in mistakes {
            self.judgement.mistake("syntax", self.file, mistake);
        }
        (table, sound)
    }

    /// Judges the keys. A file whose syntax is broken may lack keys only because of that, so none are missed there.
    fn judge(&mut self, table: &Table<'_>, keys: &'static [Key]) {
        let broken = self
            .judgement
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.rule == "syntax");
        let first = table.entries.first().map(|(key, _)| key.span);
        let at = first
            .unwrap_or_else(|| Span::new(0..self.files.text(self.file).find('\n').unwrap_or(0), 0));
        let subject = Subject {
            file: self.file,
            text: self.files.text(self.file),
            offset: 0,
            at,
        };
        schema::judge(table, keys, subject, &mut self.judgement);
        if broken {
            self.judgement
                .diagnostics
                .retain(|diagnostic| diagnostic.rule != "missing-key");
        }
    }

    /// What a chapter asks to have inserted.
    fn inserts(&mut self, body: &Body) {
        let text = body.text(self.files, self.file);
        for range in &body.outline.inserts {
            let asked = text.get(range.clone()).unwrap_or("");
            insert::judge(
                asked,
                body.locate(range).start as usize,
                self.file,
                &mut self.judgement,
            );
        }
    }

    fn take_text(&mut self, table: &mut Table<'_>) -> Option<Body> {
        let at = table
            .entries
            .iter()
            .position(|(key, _)| key.value == "text")?;
        let (_, node) = table.entries.remove(at);
        match node.value {
            Value::String(text) => Some(self.body_of_string(node.span, &text)),
            Value::Broken => None,
            _ => {
                let finding = Finding::new(
                    self.place(node.span),
                    text!(
                        "`text` erwartet Markdown in Anführungszeichen",
                        "`text` expects Markdown in quotation marks"
                    ),
                )
                .help(text!(
                    "so schreiben: text = \"\"\" … \"\"\"",
                    "write: text = \"\"\" … \"\"\""
                ));
                self.report("wrong-type", finding);
                None
            }
        }
    }

    fn body(&self, span: Span, decoded: Option<Box<Decoded>>) -> Body {
        let mut body = Body {
            span,
            decoded,
            outline: markdown::Outline::default(),
        };
        body.outline = markdown::outline(body.text(self.files, self.file));
        body
    }

    fn body_of_string(&self, span: Span, text: &str) -> Body {
        let raw = self.files.text(self.file).get(span.range()).unwrap_or("");
        match raw.find(text).filter(|at| *at <= 5) {
            Some(at) => self.body(Span::new(at..at + text.len(), span.start as usize), None),
            None => {
                let origin = syntax::origins(raw, text, span.start);
                let text = text.into();
                self.body(span, Some(Box::new(Decoded { text, origin })))
            }
        }
    }

    fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    fn name(&mut self, kind: Kind, slug: &str) {
        if !schema::is_slug(slug) {
            let better = schema::slug_like(slug);
            let finding = Finding::new(
                start_of(self.file),
                text!("`{slug}` ist kein gültiger Dateiname für einen Eintrag", "`{slug}` is no valid file name of an entry"),
            )
            .help(text!(
                "die Datei umbenennen, zum Beispiel in `{better}`: nur a–z, 0–9 und einzelne Bindestriche, höchstens 64 Zeichen",
                "rename the file, for example to `{better}`: only a–z, 0–9 and single hyphens, at most 64 characters"
            ));
            self.report("invalid-file-name", finding);
        } else if kind == Kind::Decision && !begins_with_date(slug) {
            let finding = Finding::new(
                start_of(self.file),
                text!(
                    "der Dateiname eines Beschlusses beginnt mit seinem Datum",
                    "the file name of a decision begins with its date"
                ),
            )
            .help(text!(
                "die Datei umbenennen: JJJJ-MM-TT-{slug}.md",
                "rename the file: YYYY-MM-DD-{slug}.md"
            ));
            self.report("invalid-file-name", finding);
        }
    }

    fn trouble(&mut self, trouble: &Trouble) {
        let finding = trouble::finding(self.files, self.file, trouble);
        self.report("unreadable-file", finding);
    }
}

fn shared<T>(entry: Option<T>, item: fn(Arc<T>) -> Item) -> Option<Item> {
    entry.map(|entry| item(Arc::new(entry)))
}

fn begins_with_date(slug: &str) -> bool {
    slug.get(..10)
        .and_then(crate::model::PartialDate::parse)
        .is_some_and(crate::model::PartialDate::is_day)
}

fn keys_of_slot(slot: &Slot<'_>) -> &'static [Key] {
    match slot {
        Slot::Settings => settings::KEYS,
        Slot::Ministry(_) => ministry::KEYS,
        Slot::Contacts(_) => contact::FILE_KEYS,
        Slot::Cosignatures(_) => evidence::COSIGNATURES_KEYS,
        Slot::Ledger => evidence::CONSOLIDATION_KEYS,
        _ => &[],
    }
}

/// The keys of a kind of entry.
pub fn keys_of_kind(kind: Kind) -> &'static [Key] {
    match kind {
        Kind::Field => field::KEYS,
        Kind::Goal => goal::KEYS,
        Kind::Chapter => chapter::KEYS,
        Kind::Decision => decision::KEYS,
        Kind::Ministry => ministry::KEYS,
        Kind::Contribution => contribution::KEYS,
        Kind::Measure => measure::KEYS,
        Kind::Project => project::KEYS,
    }
}
