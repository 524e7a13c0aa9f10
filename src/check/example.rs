//! The example strategy: small, complete and silent; a rule's examples are laid over it.
//!
//! The contribution `bm/geraete` went through the whole process; many examples hold its digest, so its text stays as it is.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::source::Files;

/// The day for which the examples are judged.
pub const TODAY: Date = date(2026, 5, 1);

/// The example strategy with other files laid over it.
///
/// The text names each file in a line `//- path`, the lines below are its content; a line `//! path` takes a file away.
/// A content of the one line `bytes: ff fe` stands for these bytes. After a line `//@ …` it goes on as in [`story`]; the
/// tree is the one at the end.
pub fn tree(overlay: &str) -> Files {
    let (before, mut commits) = told(overlay);
    commits.pop().map_or(before, |commit| commit.files)
}

/// A branch told as the commits that it is made of.
#[derive(Debug)]
pub struct Story {
    /// The files where the branch left its base.
    pub before: Files,
    /// Its commits.
    pub commits: Vec<Told>,
}

/// A commit of a story.
#[derive(Debug)]
pub struct Told {
    /// The address in its author line.
    pub author: String,
    /// The public key with which it is signed.
    pub key: Option<String>,
    /// All files as the commit leaves them.
    pub files: Files,
    /// Symbolic links in the commit.
    pub links: Vec<String>,
}

/// A branch, where the text tells one: a line `//@ address` begins a commit of whoever has this address, `//@ address key`
/// one that is signed with a public key, and what stands below is laid over the commit before. A line `//~ path` makes a
/// symbolic link.
pub fn story(overlay: &str) -> Option<Story> {
    let (before, commits) = told(overlay);
    (!commits.is_empty()).then_some(Story { before, commits })
}

fn told(overlay: &str) -> (Files, Vec<Told>) {
    let mut parts = overlay.split("//@ ");
    let mut tree = parse(BASE);
    let mut laid_over = |overlay: &str| {
        for (path, content) in parse(overlay) {
            match content {
                Some(bytes) => tree.insert(path, Some(bytes)),
                None => tree.remove(&path),
            };
        }
        let files = tree
            .iter()
            .filter_map(|(path, bytes)| Some((path.clone(), bytes.clone()?)));
        Files::from_memory(files)
    };
    let before = laid_over(parts.next().unwrap_or_default());
    let commits = parts.map(|part| {
        let (line, overlay) = part.split_once('\n').unwrap_or((part, ""));
        let (author, key) = line.split_once(' ').unwrap_or((line, ""));
        let links = overlay.lines().filter_map(|line| line.strip_prefix("//~ "));
        Told {
            author: author.to_owned(),
            key: (!key.is_empty()).then(|| key.to_owned()),
            files: laid_over(overlay),
            links: links.map(str::to_owned).collect(),
        }
    });
    let commits = commits.collect();
    (before, commits)
}

/// The files of a tree in its text form.
fn parse(text: &str) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut files: BTreeMap<String, Option<Vec<u8>>> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("//! ") {
            files.insert(path.trim().to_owned(), None);
            open = None;
        } else if line.starts_with("//~ ") {
            open = None;
        } else if let Some(path) = line.strip_prefix("//- ") {
            open = Some(path.trim().to_owned());
            files.insert(path.trim().to_owned(), Some(Vec::new()));
        } else if let Some(Some(content)) = open.as_ref().and_then(|path| files.get_mut(path)) {
            content.extend_from_slice(&bytes_of(line));
        }
    }
    files
}

fn bytes_of(line: &str) -> Vec<u8> {
    let Some(hex) = line.strip_prefix("bytes: ") else {
        return line.as_bytes().to_vec();
    };
    hex.split_whitespace()
        .filter_map(|byte| u8::from_str_radix(byte, 16).ok())
        .collect()
}

const BASE: &str = r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contacts_due = 2026-03-01
contributions_due = 2026-06-30
cosignatures_due = 2026-09-30
cabinet = 2026-11-15
cabinet_lead_days = 10

//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.

//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "bildung"
due = "2028"
lead = "bm"

[[indicator]]
id = "schulen"
title = "Schulen mit Schulportal"
unit = "Schulen"
level = "outcome"
baseline = { value = 100, as_of = 2025-01-01 }
target = { value = 1500, due = "2028" }
readings = [{ value = 700, as_of = 2026-03-31, source = "Schulstatistik" }]
+++

Bis 2028 arbeiten alle Schulen mit dem Schulportal.

//- ministries/mdr/ministry.toml
name = "Ministerium für Digitales"
short = "MDR"
mailbox = "poststelle@mdr.example"

//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
fields = ["bildung"]

//- ministries/bm/ministry.toml
name = "Ministerium für Bildung"
short = "BM"
mailbox = "poststelle@bm.example"

//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.

//- ministries/bm/contributions/geraete.md
+++
title = "Leihgeräte für den Unterricht"
field = "bildung"
status = "submitted"
submitted = 2026-04-12
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
+++

Wer kein eigenes Tablet hat, leiht eines in der Schule aus. Das Land beschafft und wartet die Geräte.

//- consolidation.toml
[[consolidated]]
of = "bm/geraete"
result = "accepted"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
on = 2026-04-20

//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24

//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "active"
contact = "koordination"
as_of = 2026-04-01
+++

Das Portal erhält einen Kalender und einen Messenger.

//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "active"
start = "2025"
end = "2027"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#;
