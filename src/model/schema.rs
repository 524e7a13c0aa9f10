//! What a file may hold: every key with its type and its meaning. From this one description come the findings about
//! unknown, missing and mistyped keys, the JSON Schemas and the tables of the documentation.

mod forms;
mod judge;
mod meant;
mod misplaced;
mod values;
mod wording;

use crate::diagnostic::{Diagnostic, Edit, Finding, Fix, Severity};
use crate::message::Label;
use crate::source::{FileId, Place, Spanned};
use crate::syntax::Mistake;

use super::{Choice, Kind};

pub use forms::{SSH_KEYS, is_email, is_login};
pub use judge::{Subject, judge};

/// A key of a file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value is.
    pub shape: Shape,
    /// What it means.
    pub about: Label,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of one or more characters.
    String,
    /// Markdown.
    Markdown,
    /// A whole number from 0.
    Integer,
    /// Any whole number: what has the smaller one comes first.
    Order,
    /// This whole number and no other: the version of the format.
    Version(i64),
    /// Any finite number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date of any precision.
    Date,
    /// The name of something in this file: `[a-z0-9]+(-[a-z0-9]+)*`.
    Slug,
    /// The id of a contact of the same ministry.
    Contact,
    /// An e-mail address.
    Email,
    /// A person's login name at a git host.
    Login,
    /// A public key as OpenSSH writes it: algorithm, key, and mostly a comment.
    SshKey,
    /// A web address, `http` or `https`.
    Url,
    /// `sha256:` and 64 hex digits.
    Digest,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// The id of an entry.
    Reference(Kind),
    /// The id of an entry, or this one word.
    ReferenceOr(Kind, &'static str),
    /// The id of a decision, or any text.
    Mandate,
    /// A list.
    List(&'static Shape),
    /// A list, or this one word.
    ListOr(&'static Shape, &'static str),
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// A table from rule names to levels.
    Lints,
}

/// A key that must be there.
pub const fn required(name: &'static str, shape: Shape, de: &'static str, en: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
        about: Label { de, en },
    }
}

/// A key that may be there.
pub const fn optional(name: &'static str, shape: Shape, de: &'static str, en: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        about: Label { de, en },
    }
}

/// A slug: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
pub fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && text.split('-').all(|part| !part.is_empty())
}

/// A slug as near as can be to what was typed.
pub fn slug_like(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(64);
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        "eintrag".to_owned()
    } else {
        slug.to_owned()
    }
}

/// A reference that a file makes.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What kind of entry is meant.
    pub kind: Kind,
    /// Its id as written.
    pub id: Spanned<Box<str>>,
}

/// What judging a table found.
#[derive(Debug, Default)]
pub struct Judgement {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The references it makes.
    pub mentions: Vec<Mention>,
}

impl Judgement {
    /// Notes a mistake in the syntax of a file.
    pub fn mistake(&mut self, rule: &'static str, file: FileId, mistake: Mistake) {
        let place = |span| Place { file, span };
        let mut finding = Finding::new(place(mistake.span), mistake.message).help(mistake.help);
        if let Some((span, message)) = mistake.related {
            finding = finding.related(place(span), message);
        }
        finding.fix = mistake.mend.map(|mend| {
            let edits = mend.edits.into_iter().map(|(span, text)| Edit {
                place: place(span),
                text,
            });
            Fix {
                title: mend.title,
                edits: edits.collect(),
                safe: mend.safe,
            }
        });
        self.diagnostics.push(finding.of(rule, Severity::Error));
    }
}
