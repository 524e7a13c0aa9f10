//! Two texts paragraph by paragraph, so that readers see where something changed and skip the rest.

use super::words::{Piece, differences};

/// A paragraph of two texts side by side; where whole paragraphs came or went, several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'t> {
    /// Its pieces.
    pub pieces: Vec<Piece<'t>>,
}

impl Paragraph<'_> {
    /// Whether something in it is not the same in both texts.
    pub fn is_changed(&self) -> bool {
        let same = |piece: &Piece<'_>| matches!(piece, Piece::Same(_));
        !self.pieces.iter().all(same)
    }
}

/// Compares two texts word by word, and parts what came out where both have a blank line.
pub fn paragraphs<'t>(old: &'t str, new: &'t str) -> Vec<Paragraph<'t>> {
    let mut paragraphs = Vec::new();
    let mut pieces = Vec::new();
    for piece in differences(old, new) {
        let Piece::Same(mut rest) = piece else {
            pieces.push(piece);
            continue;
        };
        while let Some((before, after)) = rest.split_once("\n\n") {
            pieces.extend((!before.is_empty()).then_some(Piece::Same(before)));
            close(&mut pieces, &mut paragraphs);
            rest = after.trim_start_matches('\n');
        }
        pieces.extend((!rest.is_empty()).then_some(Piece::Same(rest)));
    }
    close(&mut pieces, &mut paragraphs);
    paragraphs
}

fn close<'t>(pieces: &mut Vec<Piece<'t>>, paragraphs: &mut Vec<Paragraph<'t>>) {
    if !pieces.is_empty() {
        let pieces = std::mem::take(pieces);
        paragraphs.push(Paragraph { pieces });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_is_apart_from_what_changed() {
        let old = "Erster Absatz.\n\nZweiter Absatz.\n\n\nDritter.";
        let new = "Erster Absatz.\n\nZweiter, neuer Absatz.\n\nDritter.";
        let changed: Vec<bool> = paragraphs(old, new)
            .iter()
            .map(Paragraph::is_changed)
            .collect();
        assert_eq!(changed, [false, true, false]);
        let same: Vec<bool> = paragraphs(old, old)
            .iter()
            .map(Paragraph::is_changed)
            .collect();
        assert_eq!(same, [false, false, false]);
    }
}
