//! The keys of a file as tables for people: what is typed, of what kind it is, what it means.

use crate::message::{Label, Lang, label};
use crate::model::Choices;
use crate::model::schema::{Key, Shape};

use super::{FILE_KINDS, FileKind};

/// The keys at a path: those of a file (`project`), or of a table in it (`project.cost`, `goal.indicator.target`).
pub fn keys_at(path: &str) -> Option<&'static [Key]> {
    let mut steps = path.split('.');
    let file = steps.next()?;
    let kind = FILE_KINDS.iter().find(|kind| kind.name == file)?;
    steps.try_fold(kind.keys, |keys, step| {
        inner(keys.iter().find(|key| key.name == step)?)
    })
}

/// The keys of the table or tables that a key holds.
fn inner(key: &Key) -> Option<&'static [Key]> {
    match key.shape {
        Shape::Table(keys) | Shape::Tables(keys) => Some(keys),
        _ => None,
    }
}

/// A table of keys in Markdown; a star marks what must be there.
pub fn markdown(keys: &[Key], lang: Lang) -> String {
    let (key, kind, about) = lang.pick(
        ("Schlüssel", "Art", "Bedeutung"),
        ("key", "kind", "meaning"),
    );
    let mut out = format!("| {key} | {kind} | {about} |\n|---|---|---|\n");
    for key in keys {
        let star = if key.required { " *" } else { "" };
        let (kind, about) = (words(&key.shape, lang), key.about.in_lang(lang));
        out.push_str(&format!("| `{}`{star} | {kind} | {about} |\n", key.name));
    }
    out
}

/// All tables of a kind of file, each inner one below a line with its name.
pub fn all(kind: &FileKind, lang: Lang) -> String {
    let mut out = String::new();
    push(&mut out, kind.keys, "", lang);
    out
}

fn push(out: &mut String, keys: &'static [Key], within: &str, lang: Lang) {
    out.push_str(&markdown(keys, lang));
    for key in keys {
        if let Some(inner) = inner(key) {
            let name = format!("{within}{}", key.name);
            let shown = match key.shape {
                Shape::Tables(_) => format!("[[{name}]]"),
                _ => format!("[{name}]"),
            };
            out.push_str(&format!("\n`{shown}`\n\n"));
            push(out, inner, &format!("{name}."), lang);
        }
    }
}

/// What kind of value it is, in words.
fn words(shape: &Shape, lang: Lang) -> String {
    let plain = |label: Label| label.in_lang(lang).to_owned();
    match shape {
        Shape::String => plain(label("Text", "text")),
        Shape::Markdown => "Markdown".to_owned(),
        Shape::Integer | Shape::Order => plain(label("ganze Zahl", "whole number")),
        Shape::Version(version) => format!("`{version}`"),
        Shape::Number => plain(label("Zahl", "number")),
        Shape::Boolean => "`true`, `false`".to_owned(),
        Shape::Date => plain(label("Datum", "date")),
        Shape::Slug => plain(label("Kurzname", "slug")),
        Shape::Contact => plain(label("Ansprechperson", "contact")),
        Shape::Email => plain(label("E-Mail-Adresse", "e-mail address")),
        Shape::Url => plain(label("Webadresse", "web address")),
        Shape::Login => plain(label("Anmeldename", "login name")),
        Shape::SshKey => plain(label("öffentlicher SSH-Schlüssel", "public SSH key")),
        Shape::Digest => plain(label("Prüfsumme", "digest")),
        Shape::Choice(choices) => {
            let choices = choices.iter();
            let choices = choices.map(|choice| format!("`{}` ({})", choice.key, choice.label.de));
            choices.collect::<Vec<_>>().join(", ")
        }
        Shape::Reference(kind) => plain(kind.label()),
        Shape::ReferenceOr(kind, word) => {
            let or = lang.pick("oder", "or");
            format!("{} {or} `\"{word}\"`", plain(kind.label()))
        }
        Shape::Mandate => plain(label("Text oder Beschluss", "text or decision")),
        Shape::List(of) => format!("{}: {}", plain(label("Liste", "list")), items(of, lang)),
        Shape::ListOr(of, word) => {
            let or = lang.pick("oder", "or");
            format!("{} {or} `\"{word}\"`", words(&Shape::List(of), lang))
        }
        Shape::Table(_) => plain(label("Tabelle", "table")),
        Shape::Tables(_) => plain(label("Tabellen", "tables")),
        Shape::Lints => plain(label("Regel → Stufe", "rule → level")),
    }
}

fn items(shape: &Shape, lang: Lang) -> String {
    match shape {
        Shape::Reference(kind) => kind.plural().in_lang(lang).to_owned(),
        other => words(other, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_by_path() {
        assert_eq!(keys_at("goal").map(<[Key]>::len), Some(6));
        let target = keys_at("project.indicator.target").unwrap();
        let names: Vec<&str> = target.iter().map(|key| key.name).collect();
        assert_eq!(names, ["value", "due"]);
        assert!(keys_at("project.title").is_none() && keys_at("nothing").is_none());
    }

    #[test]
    fn tables_name_kinds_in_words() {
        let table = markdown(keys_at("contribution").unwrap(), Lang::En);
        assert!(table.contains("| `field` * | field of action | field of action |"));
        assert!(table.contains("`nil-return` (Fehlanzeige)"));
        assert!(table.contains("| `partners` | list: ministries |"));
    }
}
