//! The band of one state: its colour, its pattern, and where its lines run.

use std::io::{self, Write};

use crate::census::Point;
use crate::consolidation::State;

/// A state in the picture.
#[derive(Clone, Debug)]
pub struct Band {
    /// How it looks.
    pub look: &'static Look,
    /// How many are in the states below it, at each point.
    pub lower: Vec<usize>,
    /// The same with its own.
    pub upper: Vec<usize>,
}

/// How a state looks.
#[derive(Debug)]
pub struct Look {
    /// The state.
    pub state: State,
    ground: &'static str,
    ink: &'static str,
    motif: &'static str,
}

impl Look {
    /// The name of its pattern.
    pub fn id(&self) -> String {
        format!("state-{}", self.state.key())
    }
}

const DOTS: &str = "M1 2h2M5 6h2";
const RISING: &str = "M-2 2l4-4M0 8l8-8M6 10l4-4";
const FALLING: &str = "M-2 6l4 4M0 0l8 8M6-2l4 4";
const LEVEL: &str = "M0 2h8M0 6h8";
const UPRIGHT: &str = "M2 0v8M6 0v8";
const CROSS: &str = "M0 0l8 8M8 0l-8 8";
const FEW: &str = "M3 4h2";

/// From the ground up: what is done lies below, what is open above. Each differs from its neighbours in lightness and in its
/// pattern.
const LOOKS: [Look; 9] = [
    look(State::Adopted, "#14466b", "#14466b", ""),
    look(State::Agreed, "#6ba7cf", "#2f6f9b", DOTS),
    look(State::NilReturn, "#d5dae0", "#8a94a0", LEVEL),
    look(State::InCoordination, "#cfe5f2", "#5b9bc4", RISING),
    look(State::Dissent, "#d9534f", "#7d1a16", CROSS),
    look(State::Submitted, "#ffd873", "#b98c14", UPRIGHT),
    look(State::Returned, "#f2a65a", "#9c5413", FALLING),
    look(State::Draft, "#f6efdd", "#a89a70", DOTS),
    look(State::Requested, "#ffffff", "#9aa5b1", FEW),
];

const fn look(state: State, ground: &'static str, ink: &'static str, motif: &'static str) -> Look {
    Look {
        state,
        ground,
        ink,
        motif,
    }
}

impl Band {
    /// The bands of the states that occur, from the ground up.
    pub fn stacked(points: &[&Point]) -> Vec<Band> {
        let mut lower = vec![0; points.len()];
        let mut bands = Vec::new();
        for look in &LOOKS {
            let counts = points.iter().map(|point| point.counts.of(look.state));
            let upper: Vec<usize> = lower
                .iter()
                .zip(counts)
                .map(|(low, count)| low + count)
                .collect();
            if upper != lower {
                bands.push(Band {
                    look,
                    lower: std::mem::replace(&mut lower, upper.clone()),
                    upper,
                });
            }
        }
        bands
    }

    /// Its lower and upper line at the last point.
    pub fn end(&self) -> (usize, usize) {
        let last = |line: &[usize]| line.last().copied().unwrap_or_default();
        (last(&self.lower), last(&self.upper))
    }
}

/// Writes the patterns.
pub fn patterns(bands: &[Band], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<defs>")?;
    for Band { look, .. } in bands {
        let (id, ground, ink, motif) = (look.id(), look.ground, look.ink, look.motif);
        write!(
            out,
            "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{ground}\"/>"
        )?;
        if !motif.is_empty() {
            write!(
                out,
                "<path d=\"{motif}\" stroke=\"{ink}\" stroke-width=\"1.4\"/>"
            )?;
        }
        writeln!(out, "</pattern>")?;
    }
    writeln!(out, "</defs>")
}
