//! Texts that people read, always in German and English side by side, so that no language can be forgotten.

mod cell;
mod excerpt;
mod markup;
mod neutral;
mod number;
mod suggest;
mod wrap;

pub use cell::in_cell;
pub use excerpt::excerpt;
pub use markup::in_markup;
pub use neutral::{is_command, is_harmful, is_hidden, neutral, spell_out};
pub use number::{amount, number};
pub use suggest::{is_slip, nearest};
pub use wrap::wrap;

use std::borrow::Cow;

/// A language that dstrat speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// German, the default.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// The language tag of BCP 47.
    pub fn tag(self) -> &'static str {
        self.pick("de", "en")
    }

    /// Chooses between a German and an English value.
    pub fn pick<T>(self, de: T, en: T) -> T {
        match self {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

/// A text made while running, in both languages. Made with [`text!`](crate::text).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The German wording.
    pub de: Cow<'static, str>,
    /// The English wording.
    pub en: Cow<'static, str>,
}

impl Text {
    /// Words that are the same in both languages: a name, a number, the words of another program.
    pub fn same(words: impl Into<Cow<'static, str>>) -> Text {
        let words = words.into();
        Text {
            de: words.clone(),
            en: words,
        }
    }

    /// The wording in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.de, &self.en)
    }
}

/// A constant text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The German wording.
    pub de: &'static str,
    /// The English wording.
    pub en: &'static str,
}

impl Label {
    /// The wording in one language.
    pub const fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.de,
            Lang::En => self.en,
        }
    }
}

impl From<Label> for Text {
    fn from(label: Label) -> Text {
        Text {
            de: Cow::Borrowed(label.de),
            en: Cow::Borrowed(label.en),
        }
    }
}

/// Pairs a German with an English constant text.
pub const fn label(de: &'static str, en: &'static str) -> Label {
    Label { de, en }
}

/// Makes a [`Text`] from a German and an English format string; variables are captured by name.
///
/// ```
/// let n = 3;
/// let text = dstrat::text!("{n} Beiträge", "{n} contributions");
/// assert_eq!(text.de, "3 Beiträge");
/// ```
#[macro_export]
macro_rules! text {
    ($de:literal, $en:literal $(,)?) => {
        $crate::message::Text {
            de: ::std::borrow::Cow::Owned(::std::format!($de)),
            en: ::std::borrow::Cow::Owned(::std::format!($en)),
        }
    };
}

/// `one` for a count of one, `many` for every other count.
pub fn plural<T>(count: usize, one: T, many: T) -> T {
    if count == 1 { one } else { many }
}

/// The words as a list in back-ticks: `` `a`, `b`, `c` ``.
pub fn quoted_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The words as a list that ends in "and": `a, b und c`.
pub fn listed<'a>(words: &[&'a str], and: &'a str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
