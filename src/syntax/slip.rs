//! A slip of the pen: where it is, what to say of it, and how to mend it.

use std::ops::Range;

use crate::message::{Text, excerpt};
use crate::text;

/// A mistake in a text, with ranges of that text.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Where.
    pub at: Range<usize>,
    /// What.
    pub message: Text,
    /// What to type instead.
    pub help: Text,
    /// The mend, as edits in order; empty if none is evident.
    pub edits: Vec<(Range<usize>, String)>,
    /// Whether the mend is certain.
    pub safe: bool,
}

impl Slip {
    /// A slip without a mend.
    pub fn new(at: Range<usize>, message: Text, help: Text) -> Slip {
        Slip {
            at,
            message,
            help,
            edits: Vec::new(),
            safe: false,
        }
    }

    /// With a mend that is certain.
    pub fn mend(self, at: Range<usize>, text: impl Into<String>) -> Slip {
        self.edit(at, text.into(), true)
    }

    /// With a mend that a person has to look at first.
    pub fn suggest(self, at: Range<usize>, text: impl Into<String>) -> Slip {
        self.edit(at, text.into(), false)
    }

    fn edit(mut self, at: Range<usize>, text: String, safe: bool) -> Slip {
        self.safe = safe && (self.safe || self.edits.is_empty());
        self.edits.push((at, text));
        self
    }

    /// Without its mend.
    pub fn unmended(mut self) -> Slip {
        self.edits.clear();
        self
    }
}

/// What a mend does.
pub fn title(text: &str, edits: &[(Range<usize>, String)]) -> Text {
    let [(at, new)] = edits else {
        let count = edits.len();
        return text!("{count} Stellen ändern", "change {count} places");
    };
    let (old, new) = (excerpt(&text[at.clone()]), excerpt(new));
    let hidden =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_control() || is_invisible(c));
    match (old.is_empty(), new.is_empty()) {
        _ if text[at.clone()].contains('\r') => {
            text!("die Zeilenenden ändern", "change the line ends")
        }
        _ if old.trim_matches(is_invisible) == new => {
            text!("den Leerraum hier ändern", "change the white space here")
        }
        _ if hidden(&old) => text!(
            "ein unsichtbares Zeichen ersetzen",
            "replace an invisible character"
        ),
        (true, _) => text!("`{new}` einfügen", "insert `{new}`"),
        (_, true) => text!("`{old}` löschen", "delete `{old}`"),
        _ => text!(
            "`{old}` durch `{new}` ersetzen",
            "replace `{old}` by `{new}`"
        ),
    }
}

/// Characters that take up no room.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// The text with the edits made.
pub fn edited(text: &str, range: Range<usize>, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::new();
    let mut at = range.start;
    for (old, new) in edits {
        out.push_str(text.get(at..old.start).unwrap_or(""));
        out.push_str(new);
        at = old.end;
    }
    out.push_str(text.get(at..range.end).unwrap_or(""));
    out
}

/// Whether a text is sound TOML.
pub fn parses(text: &str) -> bool {
    toml_spanner::parse(text, &toml_spanner::Arena::new()).is_ok()
}

/// Whether a value parses.
pub fn is_sound_value(value: &str) -> bool {
    parses(&format!("v = {value}"))
}
