//! Values from a closed list, such as a status: the typed key and the words people read.

use crate::message::Label;

/// One value of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is typed in a file.
    pub key: &'static str,
    /// What people read.
    pub label: Label,
}

/// An enum whose values are typed as keys.
pub trait Choices: Copy + 'static {
    /// All values, in the order in which they are shown.
    const ALL: &'static [Self];
    /// The keys and labels, in the same order.
    const CHOICES: &'static [Choice];

    /// Key and label of this value.
    fn choice(self) -> Choice;

    /// The value of a typed key.
    fn from_key(key: &str) -> Option<Self> {
        let at = Self::CHOICES.iter().position(|choice| choice.key == key)?;
        Some(Self::ALL[at])
    }

    /// What is typed in a file.
    fn key(self) -> &'static str {
        self.choice().key
    }

    /// What people read.
    fn label(self) -> Label {
        self.choice().label
    }
}

/// Declares an enum with its keys, its German and its English words.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal, $de:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* #[doc = $en] $variant,)+ }

        impl $crate::model::Choices for $name {
            const ALL: &'static [Self] = &[$($name::$variant,)+];
            const CHOICES: &'static [$crate::model::Choice] = &[
                $($crate::model::Choice { key: $key, label: $crate::message::label($de, $en) },)+
            ];
            fn choice(self) -> $crate::model::Choice {
                <Self as $crate::model::Choices>::CHOICES[self as usize]
            }
        }
    };
}

pub(crate) use choices;
