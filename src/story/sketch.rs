//! The words of a text, roughly: enough to know it again after it was moved and changed a little.

/// So many words are kept: the estimate is then right to about a tenth.
const KEPT: usize = 96;

/// The smallest numbers of a text's words (a bottom-k sketch; Broder, "On the resemblance and containment of documents", 1997).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(Box<[u32]>);

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &str) -> Sketch {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let mut numbers: Vec<u32> = words.filter(|word| !word.is_empty()).map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(KEPT);
        Sketch(numbers.into())
    }

    /// How many of the words of both are words of each, in per cent. Texts without words are alike.
    pub fn likeness(&self, other: &Sketch) -> usize {
        let (mut both, mut all) = (0, 0);
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        while all < KEPT {
            match (a.peek(), b.peek()) {
                (None, None) => break,
                (Some(x), Some(y)) if x == y => {
                    both += 1;
                    a.next();
                    b.next();
                }
                (Some(x), y) if y.is_none_or(|y| x < y) => drop(a.next()),
                _ => drop(b.next()),
            }
            all += 1;
        }
        usize::checked_div(both * 100, all).unwrap_or(100)
    }
}

/// A number for a word, the same everywhere (FNV-1a, 32 bits).
fn number(word: &str) -> u32 {
    let lower = word.to_lowercase();
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    lower.bytes().fold(2_166_136_261, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_changed_a_little_is_known_again() {
        let text = |ending: &str| {
            let words: Vec<String> = (0..200).map(|at| format!("Wort{at}{ending}")).collect();
            words.join(" ")
        };
        let like = |a: &str, b: &str| Sketch::of(a).likeness(&Sketch::of(b));
        assert_eq!(like(&text(""), &text("")), 100);
        let changed = text("").replace("Wort1", "Wert1"); // 111 of 200 words.
        assert!(
            (20..45).contains(&like(&text(""), &changed)),
            "{}",
            like(&text(""), &changed)
        );
        assert_eq!(like(&text(""), &text("x")), 0);
        assert_eq!(like("Ein Satz.", "ein, satz"), 100);
        assert_eq!(like("", " "), 100);
        assert_eq!(like("", "Wort"), 0);
    }
}
