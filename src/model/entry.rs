//! What all entries have in common: an id from their path, a file, a title, and a Markdown body.

use crate::markdown::Outline;
use crate::source::{FileId, Files, Place, Span, Spanned};

use super::choice::choices;
use super::{Kind, List, Strategy};

choices! {
    /// Who may read an entry.
    Visibility {
        Public = "public", "öffentlich", "public";
        Internal = "internal", "intern", "internal";
    }
}

/// The part of an entry that is the same for all kinds.
#[derive(Clone, Debug)]
pub struct Head {
    /// What it is.
    pub kind: Kind,
    /// Its id: the slug, or `<ministry>/<slug>`.
    pub id: Box<str>,
    /// Its file.
    pub file: FileId,
    /// Its title.
    pub title: Spanned<Box<str>>,
    /// Ids that it had before.
    pub formerly: Vec<Spanned<Box<str>>>,
    /// Who may read it; entries that have no such key are public.
    pub visibility: Visibility,
    /// Whether all its keys could be used; if not, what seems to be missing may only be mistyped.
    pub sound: bool,
    /// Its text.
    pub body: Body,
}

impl Head {
    /// The place of its title: where a finding about the entry as a whole points.
    pub fn place(&self) -> Place {
        self.at(self.title.span)
    }

    /// A place in its file.
    pub fn at(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    /// The id of the ministry that owns it; empty for an entry of the lead.
    pub fn ministry(&self) -> &str {
        let end = memchr::memchr(b'/', self.id.as_bytes());
        end.map_or("", |end| &self.id[..end])
    }

    /// The last part of its id.
    pub fn slug(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }

    /// Its Markdown text.
    pub fn text<'f>(&'f self, files: &'f Files) -> &'f str {
        self.body.text(files, self.file)
    }

    /// The place of a range of its Markdown text.
    pub fn in_text(&self, range: &std::ops::Range<usize>) -> Place {
        self.at(self.body.locate(range))
    }

    /// Whether everyone may read it.
    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }
}

/// A Markdown body: the rest of a `.md` file, or the value of `text` in a `.toml` file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Where it stands in the file.
    pub span: Span,
    /// The decoded text where it differs from the bytes of the file: its bytes, and for each the byte of the file.
    pub decoded: Option<Box<Decoded>>,
    /// Its headings, links, pictures and raw HTML.
    pub outline: Outline,
}

/// A text whose bytes are not simply those of the file, because a TOML string has escapes.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text.
    pub text: Box<str>,
    /// For each byte of the text the byte of the file that it comes from; one more at the end.
    pub origin: Vec<u32>,
}

impl Body {
    /// The Markdown text.
    pub fn text<'f>(&'f self, files: &'f Files, file: FileId) -> &'f str {
        match &self.decoded {
            Some(decoded) => &decoded.text,
            None => files.text(file).get(self.span.range()).unwrap_or(""),
        }
    }

    /// The span in the file of a range of the text.
    pub fn locate(&self, range: &std::ops::Range<usize>) -> Span {
        match &self.decoded {
            None => Span::new(range.clone(), self.span.start as usize),
            Some(decoded) => {
                let at = |byte: usize| decoded.origin.get(byte).copied().unwrap_or(self.span.end);
                Span {
                    start: at(range.start),
                    end: at(range.end),
                }
            }
        }
    }
}

/// An entry of any kind.
pub trait Entry: Send + Sync {
    /// What it has in common with all others.
    fn head(&self) -> &Head;
    /// Their list.
    fn all(strategy: &Strategy) -> &List<Self>
    where
        Self: Sized;
}

macro_rules! entry {
    ($name:ident, $kind:ident, $list:ident) => {
        impl $crate::model::Entry for $name {
            fn head(&self) -> &$crate::model::Head {
                &self.head
            }
            fn all(strategy: &$crate::model::Strategy) -> &$crate::model::List<Self> {
                &strategy.$list
            }
        }

        impl $crate::model::Listed for $name {
            const KIND: $crate::model::Kind = $crate::model::Kind::$kind;
            fn at(strategy: &$crate::model::Strategy, at: usize) -> Option<&Self> {
                strategy.$list.get(at)
            }
        }
    };
}

pub(crate) use entry;
