//! All files together: the strategy, ids that stand twice, references that lead nowhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::message::nearest;
use crate::model::root::FOLDERS;
use crate::model::schema::{Mention, is_slug, slug_like};
use crate::model::{Choices, Contact, Head, Kind, Lookup, Ministry, Strategy};
use crate::source::{FileId, Files, Place, Span};
use crate::text;

use super::read::{Item, Parsed};
use super::{former, unexpected};

/// What makes a file flawed: a key that is there and still means nothing.
const FLAWS: [&str; 4] = ["invalid-value", "syntax", "unknown-key", "wrong-type"];

/// So many unknown references of one file are told.
const MOST_UNKNOWN: usize = 100;

/// For so many unknown references in all the nearest id is sought.
const MOST_SOUGHT: usize = 500;

/// The most `dstrat` blocks that all chapters together may hold.
const MAX_INSERTS: usize = 500;

/// Joins what the files gave; they come in groups, for several threads to take.
pub fn all(files: &Files, mut parsed: Vec<Vec<Parsed<'_>>>) -> (Strategy, Vec<Diagnostic>) {
    let mut linker = Linker {
        files,
        diagnostics: Vec::new(),
        strategy: Strategy::default(),
        unreadable: Vec::new(),
        unreadable_folders: Vec::new(),
        unexpected: Vec::new(),
        sought: 0,
        ministries: BTreeMap::new(),
        last_owner: Box::default(),
    };
    linker.make_room(&parsed);
    for file in parsed.iter_mut().flatten() {
        linker.diagnostics.append(&mut file.diagnostics);
        linker.owner(&file.item, file.file);
        linker.take(file.file, std::mem::replace(&mut file.item, Item::Other));
    }
    linker.finish(parsed)
}

struct Linker<'f> {
    files: &'f Files,
    diagnostics: Vec<Diagnostic>,
    strategy: Strategy,
    unreadable: Vec<(Kind, Box<str>)>,
    unreadable_folders: Vec<&'f str>,
    unexpected: Vec<FileId>,
    sought: usize,
    ministries: BTreeMap<Box<str>, Ministry>,
    last_owner: Box<str>,
}

impl<'f> Linker<'f> {
    fn report(&mut self, rule: &'static str, severity: Severity, finding: Finding) {
        self.diagnostics.push(finding.of(rule, severity));
    }

    /// Lists that grow ask for ever new memory, and clearing it takes the system longer than this takes to fill it.
    fn make_room(&mut self, parsed: &[Vec<Parsed<'_>>]) {
        let (mut contributions, mut measures, mut projects) = (0, 0, 0);
        for file in parsed.iter().flatten() {
            match file.item {
                Item::Contribution(_) => contributions += 1,
                Item::Measure(_) => measures += 1,
                Item::Project(_) => projects += 1,
                _ => {}
            }
        }
        self.strategy.contributions.reserve(contributions);
        self.strategy.measures.reserve(measures);
        self.strategy.projects.reserve(projects);
    }

    /// A ministry whose folder holds an entry. Files come in path order, so mostly it is that of the file before; and the path
    /// tells without a look at the entry.
    fn owner(&mut self, item: &Item, file: FileId) {
        let Some(path) = self.files.path(file).strip_prefix("ministries/") else {
            return;
        };
        let owner = memchr::memchr(b'/', path.as_bytes()).map(|end| &path[..end]);
        let new = owner.filter(|owner| **owner != *self.last_owner);
        if let Some(owner) = new.filter(|_| item.is_entry()) {
            self.ministry(owner, file);
            self.last_owner = owner.into();
        }
    }

    fn take(&mut self, file: FileId, item: Item) {
        match item {
            Item::Settings(settings) => self.strategy.settings = *settings,
            Item::Ministry(id, Some(read)) => {
                let known = self.ministry(&id, file);
                let (contacts, contacts_file) =
                    (std::mem::take(&mut known.contacts), known.contacts_file);
                let contacts_complete = known.contacts_complete;
                *known = Ministry {
                    contacts,
                    contacts_file,
                    contacts_complete,
                    ..*read
                };
            }
            Item::Ministry(id, None) => self.ministry(&id, file).file = file,
            Item::Contacts(id, contacts) => self.contacts(&id, file, contacts),
            Item::Cosignatures(id, records) => {
                self.ministry(&id, file);
                if records.is_none() {
                    self.strategy.evidence_incomplete = true;
                    self.strategy.illegible.insert(id);
                }
                self.strategy
                    .cosignatures
                    .extend(records.unwrap_or_default());
            }
            Item::Ledger(records) => {
                self.strategy.evidence_incomplete |= records.is_none();
                self.strategy.ledger.extend(records.unwrap_or_default());
            }
            Item::Field(field) => self.strategy.fields.push(field),
            Item::Goal(goal) => self.strategy.goals.push(goal),
            Item::Chapter(chapter) => self.strategy.chapters.push(chapter),
            Item::Decision(decision) => self.strategy.decisions.push(decision),
            Item::Contribution(contribution) => self.strategy.contributions.push(contribution),
            Item::Measure(measure) => self.strategy.measures.push(measure),
            Item::Project(project) => self.strategy.projects.push(project),
            Item::Unreadable(kind, id, formerly) => {
                let formerly = formerly.into_iter().map(|id| (kind, id.value));
                self.unreadable.push((kind, id));
                self.unreadable.extend(formerly);
            }
            Item::Asset => self.strategy.assets.push(file),
            Item::Unexpected => self.unexpected.push(file),
            Item::UnreadableFolder => self.unreadable_folders.push(self.files.path(file)),
            Item::Other => {}
        }
    }

    fn ministry(&mut self, id: &str, file: FileId) -> &mut Ministry {
        self.ministries
            .entry(id.into())
            .or_insert_with(|| Ministry::unknown(id, file))
    }

    fn contacts(&mut self, id: &str, file: FileId, contacts: Option<Vec<Contact>>) {
        let ministry = self.ministry(id, file);
        ministry.contacts_file = Some(file);
        ministry.contacts_complete = contacts.is_some();
        ministry.contacts = contacts.unwrap_or_default();
        let mut seen: HashMap<Box<str>, Span> = HashMap::new();
        let twice: Vec<(Box<str>, Span, Span)> = ministry
            .contacts
            .iter()
            .filter_map(|contact| {
                let before = seen.insert(contact.id.value.clone(), contact.id.span)?;
                Some((contact.id.value.clone(), contact.id.span, before))
            })
            .collect();
        for (id, span, before) in twice {
            let finding = Finding::new(
                Place { file, span },
                text!(
                    "die Ansprechperson `{id}` gibt es zweimal",
                    "there are two contacts `{id}`"
                ),
            )
            .related(
                Place { file, span: before },
                text!("zuerst hier", "first here"),
            )
            .help(text!(
                "einer der beiden einen anderen Kurznamen geben",
                "give one of them another short name"
            ));
            self.report("duplicate-id", Severity::Error, finding);
        }
    }

    fn finish(mut self, parsed: Vec<Vec<Parsed<'_>>>) -> (Strategy, Vec<Diagnostic>) {
        let flaws = self
            .diagnostics
            .iter()
            .filter(|diagnostic| FLAWS.contains(&diagnostic.rule));
        self.strategy.flawed = flaws
            .map(|diagnostic| diagnostic.finding.place.file)
            .collect();
        self.missing_files();
        self.strategy.ministries = std::mem::take(&mut self.ministries).into_values().collect();
        self.strategy.index(std::mem::take(&mut self.unreadable));
        let (twice, dangling) = rayon::join(|| self.duplicate_ids(), || self.dangling(parsed));
        for finding in twice {
            self.report("duplicate-id", Severity::Error, finding);
        }
        self.too_many_inserts();
        self.stray_files();
        for (file, mentions) in dangling {
            let told = self.diagnostics.len() + MOST_UNKNOWN;
            for mention in mentions {
                if self.diagnostics.len() < told {
                    self.resolve(file, &mention);
                }
            }
        }
        if self.strategy.has_former_ids() {
            for finding in former::no_ids(&self.strategy) {
                self.report("invalid-value", Severity::Error, finding);
            }
            let twice = former::twice(&self.strategy);
            for finding in twice
                .into_iter()
                .chain(former::links(self.files, &self.strategy))
            {
                self.report("former-id", Severity::Warning, finding);
            }
        }
        (self.strategy, self.diagnostics)
    }

    /// The references that do not simply name an entry. The others are let go of here, by all threads.
    fn dangling(&self, parsed: Vec<Vec<Parsed<'_>>>) -> Vec<(FileId, Vec<Mention>)> {
        let known = || Known {
            strategy: &self.strategy,
            found: HashSet::default(),
        };
        let dangling = parsed.into_par_iter().map_init(known, |known, group| {
            let dangling = group.into_iter().filter_map(|parsed| {
                let mentions = parsed.mentions.iter();
                let mentions = mentions.filter(|mention| !known.holds(mention));
                let mentions: Vec<Mention> = mentions.cloned().collect();
                (!mentions.is_empty()).then_some((parsed.file, mentions))
            });
            dangling.collect::<Vec<_>>()
        });
        dangling.flatten_iter().collect()
    }

    fn stray_files(&mut self) {
        for finding in unexpected::findings(self.files, &self.unexpected) {
            self.report("unexpected-file", Severity::Error, finding);
        }
        let kinds = Kind::ALL.iter().copied();
        let hidden = kinds.filter(|kind| {
            let below = kind
                .folder()
                .split_once("/<")
                .map_or(kind.folder(), |(root, _)| root);
            let root = below.trim_end_matches('/');
            self.unreadable_folders
                .iter()
                .any(|folder| folder.starts_with(root))
        });
        self.strategy.incomplete.extend(hidden);
    }

    /// Whether an entry may lie in a folder that could not be looked into.
    fn is_hidden(&self, kind: Kind, id: &str) -> bool {
        let (ministry, slug) = id.split_once('/').unwrap_or((id, ""));
        let path = match kind {
            Kind::Ministry => format!("ministries/{id}/"),
            _ => format!("{}{slug}", kind.folder().replace("<ministry>", ministry)),
        };
        let holds = |folder: &str| {
            let rest = path.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.unreadable_folders.iter().any(|folder| holds(folder))
    }

    fn missing_files(&mut self) {
        let incomplete: Vec<(Box<str>, FileId)> = self
            .ministries
            .values()
            .filter(|ministry| {
                !ministry.complete
                    && self
                        .files
                        .find(&format!("ministries/{}/ministry.toml", ministry.id))
                        .is_none()
            })
            .map(|ministry| (ministry.id.clone(), ministry.file))
            .collect();
        for (id, file) in incomplete {
            let finding = Finding::new(
                start_of(file),
                text!("im Ordner `ministries/{id}` fehlt die Datei `ministry.toml`", "the folder `ministries/{id}` lacks the file `ministry.toml`"),
            )
            .help(text!(
                "`ministries/{id}/ministry.toml` anlegen mit name, short und mailbox; oder die Datei in den richtigen Ordner legen",
                "create `ministries/{id}/ministry.toml` with name, short and mailbox; or put the file into the right folder"
            ));
            self.report("missing-file", Severity::Error, finding);
        }
        self.misspelt_folders();
        let slugs: Vec<(Box<str>, FileId)> = self
            .ministries
            .values()
            .map(|m| (m.id.clone(), m.file))
            .collect();
        for (id, file) in slugs.into_iter().filter(|(id, _)| !is_slug(id)) {
            let better = slug_like(&id);
            let finding = Finding::new(
                start_of(file),
                text!(
                    "`{id}` ist kein gültiger Name für den Ordner eines Ressorts",
                    "`{id}` is no valid name of a ministry's folder"
                ),
            )
            .help(text!(
                "den Ordner umbenennen, zum Beispiel in `{better}`",
                "rename the folder, for example to `{better}`"
            ));
            self.report("invalid-file-name", Severity::Error, finding);
        }
    }

    /// A folder at the root whose name is nearly one of the strategy's: its files would vanish.
    fn misspelt_folders(&mut self) {
        let Some(settings) = self.files.find("strategy.toml") else {
            return;
        };
        let near = |folder: &str| {
            let meant =
                nearest(folder, FOLDERS).filter(|meant| meant.len().abs_diff(folder.len()) <= 2);
            meant.map(|meant| (folder.to_owned(), meant))
        };
        let found: Vec<(String, &str)> = self
            .files
            .folders()
            .filter(|folder| !folder.starts_with('.'))
            .filter_map(near)
            .collect();
        for (folder, meant) in found {
            self.unreadable_folders.push(meant);
            let finding = Finding::new(
                start_of(settings),
                text!(
                    "der Ordner `{folder}/` wird nicht gelesen",
                    "the folder `{folder}/` is not read"
                ),
            )
            .help(text!(
                "gemeint ist wohl `{meant}/`; den Ordner umbenennen",
                "did you mean `{meant}/`? rename the folder"
            ));
            self.report("unexpected-file", Severity::Error, finding);
        }
    }

    /// An owned id is unique in its ministry over all kinds; and no id may come from both `x.md` and `x.toml`.
    fn duplicate_ids(&self) -> Vec<Finding> {
        let space = |head: &Head| (!head.kind.is_owned()).then_some(head.kind);
        let mut heads: Vec<&Head> = self.strategy.entries().collect();
        let key = |head: &Head| (head.kind, head.file);
        // Those of each kind are sorted already, and only this sort makes use of that.
        heads.sort_by(|a, b| {
            let order = space(a).cmp(&space(b)).then_with(|| a.id.cmp(&b.id));
            order.then_with(|| key(a).cmp(&key(b)))
        });
        let same = heads.chunk_by(|a, b| space(a) == space(b) && a.id == b.id);
        let findings = same.flat_map(|same| {
            same.windows(2).map(|pair| {
                let in_list = pair[0].kind == pair[1].kind;
                twice(pair[1], if in_list { pair[0] } else { same[0] })
            })
        });
        findings.collect()
    }

    /// Each insert may hold all entries: without a limit a small file could ask for an endless document.
    fn too_many_inserts(&mut self) {
        let mut inserts = self.strategy.chapters.iter().flat_map(|chapter| {
            let ranges = chapter.head.body.outline.inserts.iter();
            ranges.map(|range| chapter.head.in_text(range))
        });
        if let Some(place) = inserts.nth(MAX_INSERTS) {
            let finding = Finding::new(
                place,
                text!(
                    "das Dokument hat mehr als {MAX_INSERTS} Einfügungen",
                    "the document has more than {MAX_INSERTS} inserts"
                ),
            )
            .help(text!(
                "diese und die folgenden Blöcke löschen",
                "delete this block and those after it"
            ));
            self.report("invalid-value", Severity::Error, finding);
        }
    }

    fn resolve(&mut self, file: FileId, mention: &Mention) {
        let (kind, id) = (mention.kind, &*mention.id.value);
        let place = Place {
            file,
            span: mention.id.span,
        };
        match self.strategy.look_up(kind, id) {
            Lookup::Found | Lookup::Unreadable => {}
            Lookup::Unknown if self.is_hidden(kind, id) => {}
            Lookup::Former(now) => {
                let finding = Finding::new(
                    place,
                    text!("`{id}` heißt jetzt `{now}`", "`{id}` is now called `{now}`"),
                )
                .help(text!("`{now}` schreiben", "write `{now}`"))
                .fix(
                    text!("`{id}` in `{now}` ändern", "change `{id}` to `{now}`"),
                    place,
                    format!("\"{now}\""),
                );
                self.report("former-id", Severity::Warning, finding);
            }
            Lookup::Unknown => {
                let finding = self.unknown(place, kind, id);
                self.report("unknown-reference", Severity::Error, finding);
            }
        }
    }

    /// The id that was most likely meant: written as a path, as a name, without its ministry, or with a slip.
    fn nearest(&mut self, kind: Kind, typed: &str) -> Option<String> {
        self.sought += 1;
        if self.sought > MOST_SOUGHT {
            return None;
        }
        let file = typed.rsplit('/').next().unwrap_or(typed);
        let file = file
            .strip_suffix(".md")
            .or_else(|| file.strip_suffix(".toml"));
        let slug = file.unwrap_or_else(|| typed.rsplit('/').next().unwrap_or(typed));
        let ids = self.strategy.ids(kind);
        let same_slug = ids
            .iter()
            .copied()
            .find(|known| known.rsplit('/').next() == Some(slug));
        let found = same_slug.or_else(|| self.named(kind, typed));
        let found = found.or_else(|| nearest(typed, ids.iter().copied()));
        found.map(str::to_owned)
    }

    /// The id of an entry with this title, or of a ministry with this name.
    fn named(&self, kind: Kind, typed: &str) -> Option<&str> {
        let typed = typed.trim().to_lowercase();
        let is = |name: &str| name.to_lowercase() == typed;
        if kind == Kind::Ministry {
            let mut ministries = self.strategy.ministries.iter();
            let found = ministries.find(|ministry| is(&ministry.name) || is(&ministry.short));
            return found.map(|ministry| &*ministry.id);
        }
        let mut entries = self.strategy.entries().filter(|head| head.kind == kind);
        entries
            .find(|head| is(&head.title.value))
            .map(|head| &*head.id)
    }

    fn unknown(&mut self, place: Place, kind: Kind, id: &str) -> Finding {
        let (de, en) = (kind.label().de, kind.label().en);
        let finding = Finding::new(
            place,
            text!("{de} `{id}` gibt es nicht", "there is no {en} `{id}`"),
        );
        let other = Kind::ALL
            .iter()
            .copied()
            .find(|other| *other != kind && self.strategy.look_up(*other, id) == Lookup::Found);
        if let Some(other) = other {
            let (other_de, other_en) = (other.label().de, other.label().en);
            return finding.help(text!(
                "`{id}` ist ein Eintrag anderer Art ({other_de}); hier wird {de} erwartet",
                "`{id}` is a {other_en}; a {en} is expected here"
            ));
        }
        let nearest = self.nearest(kind, id);
        match nearest {
            Some(meant) => finding
                .help(text!(
                    "gemeint ist wohl `{meant}`",
                    "did you mean `{meant}`?"
                ))
                .mend(
                    text!("`{id}` in `{meant}` ändern", "change `{id}` to `{meant}`"),
                    place,
                    format!("\"{meant}\""),
                    // Ids know no capitals: whoever typed some meant no other entry.
                    meant.eq_ignore_ascii_case(id),
                ),
            None if kind == Kind::Ministry => finding.help(text!(
                "vorhandene Kennungen sind die Namen der Ordner in `ministries/`",
                "existing ids are the names of the folders in `ministries/`"
            )),
            None => {
                let folder = kind.folder();
                finding.help(text!(
                    "vorhandene Kennungen stehen als Dateinamen in `{folder}`",
                    "existing ids are the file names in `{folder}`"
                ))
            }
        }
    }
}

/// The entries that references name. Most name one of a few, such as a field: those are not sought again.
struct Known<'s> {
    strategy: &'s Strategy,
    found: HashSet<(Kind, &'s str), foldhash::fast::RandomState>,
}

impl Known<'_> {
    /// Whether a reference simply names an entry.
    fn holds(&mut self, mention: &Mention) -> bool {
        let (kind, id) = (mention.kind, &*mention.id.value);
        if self.found.contains(&(kind, id)) {
            return true;
        }
        let found = self.strategy.known_id(kind, id);
        self.found.extend(found.map(|id| (kind, id)));
        found.is_some()
    }
}

fn twice(head: &Head, before: &Head) -> Finding {
    let id = &head.id;
    Finding::new(
        head.place(),
        text!(
            "die Kennung `{id}` gibt es zweimal",
            "the id `{id}` exists twice"
        ),
    )
    .related(before.place(), text!("auch hier", "here as well"))
    .help(text!(
        "eine der beiden Dateien umbenennen oder löschen",
        "rename or delete one of the two files"
    ))
}
