//! The names of the bands at the right edge, each beside its end: no colour has to be looked up.

use std::io::{self, Write};

use crate::message::{Lang, number};

use super::band::Band;
use super::ink::at;
use super::scale::{BOTTOM, RIGHT, Scale, TOP};
use super::{FAINT, INK};

/// The least distance of two names.
const GAP: f64 = 26.0;

/// Writes the names, from the top down.
pub fn print(bands: &[Band], scale: &Scale, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let middle = |band: &Band| {
        let (lower, upper) = band.end();
        scale.y((lower + upper) as f64 / 2.0)
    };
    let middles: Vec<f64> = bands.iter().rev().map(middle).collect();
    let places = spread(&middles, TOP + 8.0, BOTTOM - 8.0);
    for ((band, middle), place) in bands.iter().rev().zip(middles).zip(places) {
        let (lower, upper) = band.end();
        let (count, name) = (upper - lower, band.look.state.label().in_lang(lang));
        let ink = if count == 0 { FAINT } else { INK };
        if count > 0 {
            let (from, to) = (at(middle), at(place));
            writeln!(
                out,
                "<path d=\"M{} {from}L{} {to}\" stroke=\"{INK}\" stroke-width=\"0.8\"/>",
                at(RIGHT),
                at(RIGHT + 16.0)
            )?;
        }
        writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"16\" height=\"16\" fill=\"url(#{})\" stroke=\"{INK}\"/>\
             <text x=\"{}\" y=\"{}\" dy=\"0.35em\" fill=\"{ink}\"><tspan font-weight=\"600\">{}</tspan> {name}</text>",
            at(RIGHT + 18.0),
            at(place - 8.0),
            band.look.id(),
            at(RIGHT + 42.0),
            at(place),
            number(count as f64, lang)
        )?;
    }
    Ok(())
}

/// Places as near to the wanted ones as possible, in their order and apart; the wanted ones go downwards.
fn spread(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::with_capacity(wanted.len());
    let mut least = top;
    for place in wanted {
        places.push(place.max(least));
        least = place.max(least) + GAP;
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - GAP;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_stand_on_each_other() {
        let places = spread(&[100.0, 101.0, 300.0, 460.0, 462.0, 463.0], 92.0, 462.0);
        assert!(
            places.windows(2).all(|two| two[1] - two[0] >= GAP),
            "{places:?}"
        );
        assert_eq!(places[2], 300.0);
        assert_eq!(places[5], 462.0);
    }
}
