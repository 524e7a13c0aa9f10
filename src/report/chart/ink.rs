//! Numbers as they stand in SVG.

/// A coordinate with one decimal, the same on every machine.
pub fn at(place: f64) -> String {
    let shown = format!("{place:.1}");
    shown
        .strip_suffix(".0")
        .map_or(shown.clone(), str::to_owned)
}
