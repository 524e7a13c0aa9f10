//! The fonts: those that are built in, and those of the strategy's `templates/fonts/`.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::source::Files;
use crate::template;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The built-in fonts, read once.
static FACES: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let mut files: Vec<_> = BUILT_IN.files().collect();
    files.sort_by_key(|file| file.path());
    let fonts = files
        .iter()
        .filter(|file| is_font(&file.path().to_string_lossy()));
    fonts
        .flat_map(|file| Font::iter(Bytes::new(file.contents())))
        .collect()
});

/// The fonts of a document.
pub struct Fonts {
    /// What is known of each.
    pub book: LazyHash<FontBook>,
    faces: Vec<Font>,
}

impl Fonts {
    /// The fonts of a strategy; its own come first.
    pub fn of(files: &Files) -> Fonts {
        let own = files
            .below(template::FONTS)
            .filter_map(|file| files.bytes(file).ok());
        let own = own.flat_map(|bytes| Font::iter(Bytes::new(bytes)));
        let faces: Vec<Font> = own.chain(FACES.iter().cloned()).collect();
        Fonts {
            book: LazyHash::new(FontBook::from_fonts(&faces)),
            faces,
        }
    }

    /// The font of a place in the book.
    pub fn get(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// Whether some font has a form for a character.
    pub fn has(&self, c: char) -> bool {
        let mut faces = self.faces.iter();
        faces.any(|face| face.info().coverage.contains(u32::from(c)))
    }
}

fn is_font(path: &str) -> bool {
    path.ends_with(".ttf") || path.ends_with(".otf")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glyph;

    #[test]
    fn the_list_of_covered_characters_is_that_of_the_fonts() {
        let fonts = Fonts::of(&Files::default());
        let mut covered = (0..=u32::from(char::MAX)).filter(|code| {
            let c = char::from_u32(*code);
            c.is_some_and(|c| !glyph::is_private(c) && fonts.has(c))
        });
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for code in covered.by_ref() {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == code => *last = code,
                _ => ranges.push((code, code)),
            }
        }
        let written = |(first, last): &(u32, u32)| match first == last {
            true => format!("{first:x}"),
            false => format!("{first:x}-{last:x}"),
        };
        let lines = ranges.chunks(16).map(|line| {
            let line: Vec<String> = line.iter().map(written).collect();
            line.join(" ") + "\n"
        });
        let expected: String = lines.collect();
        assert_eq!(
            include_str!("../../glyph/covered.txt"),
            expected,
            "src/glyph/covered.txt is to hold:\n{expected}"
        );
    }
}
