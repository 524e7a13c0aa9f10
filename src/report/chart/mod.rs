//! The states over time as a picture: stacked areas that burn up, in SVG, readable without colour, on paper and on any ground.

mod band;
mod ink;
mod inside;
mod legend;
mod scale;

use std::io::{self, Write};

use crate::census::{By, Point};
use crate::message::{Lang, in_markup};

use super::timeline::{self, Timeline};
use band::Band;
use ink::at;
use scale::Scale;

/// The most points that are drawn: more would stand closer than a printer can part.
const MOST: usize = 360;

const WIDTH: i32 = 960;
const HEIGHT: i32 = 520;
const INK: &str = "#1f2933";
const FAINT: &str = "#52606d";

/// Draws a timeline.
///
/// # Errors
/// When the writer fails.
pub fn print(timeline: &Timeline, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let points = thinned(&timeline.points);
    let bands = Band::stacked(&points);
    let scale = Scale::new(&points);
    head(timeline, &bands, lang, out)?;
    for band in &bands {
        area(band, &scale, out)?;
    }
    scale.print(&ticks(timeline, &points, lang), lang, out)?;
    for band in &bands {
        inside::print(band, &scale, lang, out)?;
    }
    legend::print(&bands, &scale, lang, out)?;
    writeln!(out, "</svg>")
}

/// Of many points as many as can be drawn, evenly, the last one always.
fn thinned(points: &[Point]) -> Vec<&Point> {
    let last = points.len().saturating_sub(1);
    let drawn = points.len().min(MOST);
    let place = |at: usize| match drawn {
        0 | 1 => last,
        _ => at * last / (drawn - 1),
    };
    (0..drawn).filter_map(|at| points.get(place(at))).collect()
}

fn head(timeline: &Timeline, bands: &[Band], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let heading = lang.pick("Beiträge nach Stand", "Contributions by state");
    let (title, span) = (in_markup(&timeline.title), in_markup(&timeline.span(lang)));
    let last = timeline.points.last();
    let day = last
        .map(|last| super::words::day(last.day, lang))
        .unwrap_or_default();
    let on = lang.pick("Stand", "As of");
    let outcome = in_markup(&format!("{span}. {on} {day}: {}", timeline.outcome(lang)));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"states-title states-desc\" font-family=\"system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\" \
         font-size=\"13\" fill=\"{INK}\" lang=\"{}\">",
        lang.tag()
    )?;
    writeln!(out, "<title id=\"states-title\">{heading}: {title}</title>")?;
    writeln!(out, "<desc id=\"states-desc\">{outcome}</desc>")?;
    band::patterns(bands, out)?;
    writeln!(
        out,
        "<rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"#fff\" stroke=\"#cbd2d9\"/>",
        WIDTH - 1,
        HEIGHT - 1
    )?;
    writeln!(
        out,
        "<text x=\"24\" y=\"36\" font-size=\"20\" font-weight=\"600\">{heading}</text>"
    )?;
    writeln!(
        out,
        "<text x=\"24\" y=\"58\" fill=\"{FAINT}\">{title} · {span}</text>"
    )
}

/// The area between a band's lower and its upper line; a line of its own parts it from the next without colour, too.
fn area(band: &Band, scale: &Scale, out: &mut dyn Write) -> io::Result<()> {
    let line = |heights: &[usize]| -> Vec<String> {
        let places = scale.spots(heights).into_iter();
        places
            .map(|(x, y)| format!("{} {}", at(x), at(y)))
            .collect()
    };
    let (upper, mut lower) = (line(&band.upper), line(&band.lower));
    lower.reverse();
    let (upper, lower) = (upper.join(" L"), lower.join(" L"));
    writeln!(
        out,
        "<path d=\"M{upper} L{lower} Z\" fill=\"url(#{})\"/><path d=\"M{upper}\" fill=\"none\" stroke=\"{INK}\" \
         stroke-width=\"1\" stroke-linejoin=\"round\"/>",
        band.look.id()
    )
}

/// At most seven points that are named below the picture, the last one among them: their places and names.
fn ticks(timeline: &Timeline, points: &[&Point], lang: Lang) -> Vec<(usize, String)> {
    let step = points.len().div_ceil(6).max(1);
    let named = points.iter().enumerate().rev().step_by(step);
    let name = |point: &Point| match timeline.by {
        By::Commit => point.day.to_string(), // In words they would stand on each other.
        by => timeline::name(point, by, lang),
    };
    named.map(|(at, point)| (at, name(point))).collect()
}
