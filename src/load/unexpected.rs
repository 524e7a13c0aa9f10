//! What to say of files that lie where none are expected: one finding for each stray file or folder.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, start_of};
use crate::message::{Text, nearest, quoted_list};
use crate::model::schema::slug_like;
use crate::source::{FileId, Files};
use crate::text;

use super::layout;

/// The findings for files that do not belong where they lie.
pub fn findings(files: &Files, stray: &[FileId]) -> Vec<Finding> {
    let mut groups: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    for file in stray {
        let path = files.path(*file);
        groups
            .entry(folder(path).unwrap_or(path))
            .or_default()
            .push(*file);
    }
    groups
        .into_iter()
        .filter_map(|(at, group)| finding(files, at, &group))
        .collect()
}

/// The first folder on the way to a file that does not belong where it lies.
fn folder(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.split('/').collect();
    let known = match parts[..] {
        ["ministries", _, folder, ..] if layout::MINISTRY_FOLDERS.contains(&folder) => 3,
        ["ministries", ..] => 2,
        _ => 1,
    };
    let length: usize = parts
        .iter()
        .take(known + 1)
        .map(|part| part.len() + 1)
        .sum();
    (parts.len() > known + 1).then(|| &path[..length - 1])
}

fn finding(files: &Files, at: &str, group: &[FileId]) -> Option<Finding> {
    let first = *group.first()?;
    let path = files.path(first);
    let holds = |name: &str| {
        group
            .iter()
            .any(|file| files.path(*file).strip_prefix(at) == Some(name))
    };
    let count = group.len();
    // A submodule that is checked out holds a file `.git`.
    let is_repository = holds("/.git") || holds("/HEAD") && holds("/config");
    let message = match count {
        _ if is_repository => text!(
            "`{at}/` ist ein Git-Repository innerhalb der Strategie",
            "`{at}/` is a git repository inside the strategy"
        ),
        1 => text!(
            "die Datei `{path}` gehört nicht hierher",
            "the file `{path}` does not belong here"
        ),
        _ => text!(
            "der Ordner `{at}/` gehört nicht hierher; seine {count} Dateien werden nicht gelesen",
            "the folder `{at}/` does not belong here; its {count} files are not read"
        ),
    };
    let help = match is_repository {
        true => text!("den Ordner löschen", "delete the folder"),
        false => advice(path),
    };
    Some(Finding::new(start_of(first), message).help(help))
}

fn advice(path: &str) -> Text {
    let parts: Vec<&str> = path.split('/').collect();
    let name = parts[parts.len() - 1];
    let known: Vec<&str> = match parts[..] {
        [_] => vec!["strategy.toml", "consolidation.toml"],
        ["ministries", _, _] => layout::MINISTRY_FILES.to_vec(),
        ["ministries", _, folder, ..] if !layout::MINISTRY_FOLDERS.contains(&folder) => {
            layout::MINISTRY_FOLDERS.to_vec()
        }
        _ => Vec::new(),
    };
    if let ["ministries", _] | ["ministries", _, _] = parts[..]
        && name.ends_with(".md")
    {
        return text!(
            "Einträge eines Ressorts liegen in seinen Ordnern: `ministries/<ressort>/projects/{name}`, ebenso `measures/` und `contributions/`",
            "the entries of a ministry lie in its folders: `ministries/<ministry>/projects/{name}`, likewise `measures/` and `contributions/`"
        );
    }
    let typed = if parts.len() > 3 { parts[2] } else { name };
    if let Some(meant) = nearest(typed, known.iter().copied()) {
        return text!("gemeint ist wohl `{meant}`", "did you mean `{meant}`?");
    }
    if let Some(advice) = by_ending(name) {
        return advice;
    }
    if !known.is_empty() {
        let known = quoted_list(known);
        return text!("hier erwartet: {known}", "expected here: {known}");
    }
    if parts.len() > 2 && parts[0] != "ministries" || parts.len() > 4 {
        return text!(
            "Unterordner gibt es hier nicht; die Datei eine Ebene höher legen",
            "there are no subfolders here; move the file one level up"
        );
    }
    text!(
        "Einträge enden auf `.md` oder `.toml`, Bilder liegen in `assets/`; die Datei umbenennen, verschieben oder löschen",
        "entries end in `.md` or `.toml`, pictures lie in `assets/`; rename, move or delete the file"
    )
}

/// What the end of a file's name tells.
fn by_ending(name: &str) -> Option<Text> {
    let (stem, ending) = name.rsplit_once('.')?;
    let lower = ending.to_lowercase();
    // Windows hides endings, so a text editor's `beitrag.md.txt` looks right to whoever saved it.
    let (stem, meant) = match stem.rsplit_once('.') {
        Some((stem, "toml")) => (slug_like(stem), "toml"),
        Some((stem, "md")) => (slug_like(stem), "md"),
        _ => (slug_like(stem), "md"),
    };
    Some(match &*lower {
        _ if name.starts_with('.') => text!(
            "versteckte Dateien gehören nicht in die Ordner der Strategie; löschen oder woanders ablegen",
            "hidden files do not belong in the folders of a strategy; delete it or keep it elsewhere"
        ),
        "md" | "toml" if lower != ending => text!(
            "die Endung kleinschreiben: `{stem}.{lower}`",
            "write the ending in small letters: `{stem}.{lower}`"
        ),
        "markdown" | "mdown" | "mkd" | "txt" | "text" => {
            text!(
                "umbenennen in `{stem}.{meant}`",
                "rename it to `{stem}.{meant}`"
            )
        }
        "yml" | "yaml" | "json" => text!(
            "dstrat liest TOML: die Angaben nach `{stem}.toml` übertragen",
            "dstrat reads TOML: move the keys to `{stem}.toml`"
        ),
        "doc" | "docx" | "odt" | "rtf" | "pdf" => text!(
            "Texte stehen in Dateien mit der Endung `.md`; den Inhalt nach `{stem}.md` übertragen",
            "texts stand in files that end in `.md`; move the content to `{stem}.md`"
        ),
        "bak" | "old" | "orig" | "rej" | "tmp" => text!(
            "das sieht nach einer Sicherungskopie aus; löschen oder woanders ablegen",
            "this looks like a backup; delete it or keep it elsewhere"
        ),
        "png" | "jpg" | "jpeg" | "svg" | "gif" | "webp" => text!(
            "Bilder gehören in den Ordner `assets/`",
            "pictures belong in the folder `assets/`"
        ),
        _ => return None,
    })
}
