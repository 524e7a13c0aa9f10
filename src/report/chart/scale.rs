//! Where a number of contributions at a point lies in the picture, and the lines and words around it.

use std::io::{self, Write};

use crate::census::Point;
use crate::message::{Lang, in_markup, number};

use super::ink::at;
use super::{FAINT, HEIGHT, INK};

const LEFT: f64 = 60.0;
/// The right edge of the areas; beside them stand their names.
pub const RIGHT: f64 = 716.0;
/// The upper edge of the areas.
pub const TOP: f64 = 84.0;
/// The lower edge of the areas.
pub const BOTTOM: f64 = 470.0;

/// The scale of a picture.
pub struct Scale {
    points: usize,
    step: usize,
    most: usize,
}

impl Scale {
    /// The scale for these points.
    pub fn new(points: &[&Point]) -> Scale {
        let most = points
            .iter()
            .map(|point| point.counts.total())
            .max()
            .unwrap_or(0);
        let step = step(most);
        Scale {
            points: points.len(),
            step,
            most: most.div_ceil(step).max(1) * step,
        }
    }

    /// The places of a line. A single point is drawn over the whole width.
    pub fn spots(&self, heights: &[usize]) -> Vec<(f64, f64)> {
        match heights {
            [only] => vec![(LEFT, self.y(*only as f64)), (RIGHT, self.y(*only as f64))],
            _ => heights
                .iter()
                .enumerate()
                .map(|(at, height)| (self.x(at), self.y(*height as f64)))
                .collect(),
        }
    }

    /// How far down a number lies.
    pub fn y(&self, count: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * count / self.most as f64
    }

    fn x(&self, at: usize) -> f64 {
        match self.points {
            0 | 1 => RIGHT,
            points => LEFT + (RIGHT - LEFT) * at as f64 / (points - 1) as f64,
        }
    }

    /// Draws the lines of the numbers, and the names of points.
    pub fn print(
        &self,
        ticks: &[(usize, String)],
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for count in (0..=self.most).step_by(self.step) {
            let y = at(self.y(count as f64));
            let shown = number(count as f64, lang);
            let ink = if count == 0 { INK } else { "#1f293326" };
            writeln!(
                out,
                "<path d=\"M{} {y}H{}\" stroke=\"{ink}\"/><text x=\"{}\" y=\"{y}\" dy=\"0.35em\" text-anchor=\"end\" \
                 fill=\"{FAINT}\">{shown}</text>",
                at(LEFT),
                at(RIGHT),
                at(LEFT - 10.0)
            )?;
        }
        for (place, name) in ticks {
            let x = at(self.x(*place));
            writeln!(
                out,
                "<path d=\"M{x} {}v6\" stroke=\"{INK}\"/><text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"{FAINT}\">{}</text>",
                at(BOTTOM),
                HEIGHT - 26,
                in_markup(name)
            )?;
        }
        Ok(())
    }
}

/// The numbers that are named: 1, 2, 5, 10 … apart, at most six of them.
fn step(most: usize) -> usize {
    let mut step = 1;
    for factor in [2, 5, 10].iter().cycle() {
        if most / step <= 6 {
            break;
        }
        let power = step.ilog10();
        step = match factor {
            2 => 2 * 10_usize.pow(power),
            5 => 5 * 10_usize.pow(power),
            _ => 10_usize.pow(power + 1),
        };
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_at_round_distances() {
        for (most, shown) in [
            (0, 1),
            (6, 1),
            (7, 2),
            (13, 2),
            (40, 10),
            (90, 20),
            (12_000, 2000),
        ] {
            assert_eq!(step(most), shown, "{most}");
        }
    }
}
