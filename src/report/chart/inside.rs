//! The name of a band inside it, where it is high and long enough: the eye need not leave the picture.

use std::io::{self, Write};

use crate::message::Lang;

use super::INK;
use super::band::Band;
use super::ink::at;
use super::scale::Scale;

/// The least height of a band that holds its name.
const HIGH: f64 = 22.0;

/// About as much is taken up by a letter, at most.
const LETTER: f64 = 7.8;

/// How far apart places are tried.
const STEP: f64 = 6.0;

/// Writes the name, with a pale rim so that it can be read on any pattern.
pub fn print(band: &Band, scale: &Scale, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let name = band.look.state.label().in_lang(lang);
    let lines = (scale.spots(&band.lower), scale.spots(&band.upper));
    let width = (name.chars().count() + 2) as f64 * LETTER;
    let Some((x, y)) = place(&lines, width) else {
        return Ok(());
    };
    writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" dy=\"0.35em\" text-anchor=\"middle\" font-weight=\"600\" fill=\"{INK}\" stroke=\"#fff\" \
         stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\">{name}</text>",
        at(x),
        at(y)
    )
}

type Line = Vec<(f64, f64)>;

/// The middle of the highest place between the lower and the upper line that is so wide, if it is high enough.
fn place(lines: &(Line, Line), width: f64) -> Option<(f64, f64)> {
    let (first, last) = (lines.0.first()?.0, lines.0.last()?.0);
    let tries = ((last - first - width) / STEP).floor();
    let mut best: Option<(f64, f64, f64)> = None;
    for nth in 0..=tries.max(0.0) as usize {
        let left = first + nth as f64 * STEP;
        let (bottom, top) = room(lines, left, (left + width).min(last));
        if best.is_none_or(|(high, ..)| bottom - top > high + 1.0) {
            best = Some((bottom - top, left + width / 2.0, (bottom + top) / 2.0));
        }
    }
    let (_, x, y) = best.filter(|(high, ..)| *high >= HIGH && tries >= 0.0)?;
    Some((x, y))
}

/// Between which heights nothing else runs from one place to another.
fn room((lower, upper): &(Line, Line), left: f64, right: f64) -> (f64, f64) {
    let mut room = (f64::MAX, f64::MIN);
    for part in 0..=8 {
        let x = left + (right - left) * f64::from(part) / 8.0;
        room = (room.0.min(height(lower, x)), room.1.max(height(upper, x)));
    }
    room
}

/// How high a line runs at a place.
fn height(line: &Line, x: f64) -> f64 {
    let next = line
        .partition_point(|spot| spot.0 < x)
        .clamp(1, line.len().max(2) - 1);
    match (line.get(next - 1), line.get(next)) {
        (Some((x0, y0)), Some((x1, y1))) if x1 > x0 => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_where_its_band_is_highest() {
        let lower = vec![(0.0, 100.0), (200.0, 100.0), (400.0, 100.0)];
        let upper = vec![(0.0, 100.0), (200.0, 40.0), (400.0, 100.0)];
        let (x, y) = place(&(lower.clone(), upper.clone()), 100.0).unwrap();
        assert!((x - 200.0).abs() <= STEP && y > 70.0 && y < 90.0, "{x} {y}");
        assert_eq!(
            place(&(lower.clone(), upper), 300.0),
            None,
            "not wide enough"
        );
        assert_eq!(
            place(&(lower.clone(), lower), 100.0),
            None,
            "not high enough"
        );
    }
}
