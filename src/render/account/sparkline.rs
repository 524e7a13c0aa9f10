//! A small chart of an indicator: its values over time as a line, the last one as a dot, the target as a dashed line. Everything it
//! shows is told in words beside it.

use jiff::civil::Date;

use crate::model::date::days_between;
use crate::model::indicator::Value;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;
const MARGIN: f64 = 4.0;

/// The chart; none for a single value, which shows no course.
pub fn svg(values: &[&Value], target: Option<&Value>) -> Option<String> {
    let (first, last) = (values.first()?, values.last()?);
    if values.len() < 2 {
        return None;
    }
    let all = values
        .iter()
        .map(|value| value.value)
        .chain(target.map(|target| target.value));
    let scale = Scale {
        from: first.on.last_day(),
        days: f64::from(days_between(first.on.last_day(), last.on.last_day()).max(1)),
        low: all.clone().fold(f64::INFINITY, f64::min),
        high: all.fold(f64::NEG_INFINITY, f64::max),
    };
    let points: Vec<String> = values
        .iter()
        .map(|value| {
            format!(
                "{:.1},{:.1}",
                scale.x(value.on.last_day()),
                scale.y(value.value)
            )
        })
        .collect();
    let aim = target.map(|target| {
        let y = scale.y(target.value);
        format!("<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#55606e\" stroke-dasharray=\"3 3\"/>")
    });
    let (x, y) = (scale.x(last.on.last_day()), scale.y(last.value));
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">{}\
         <polyline points=\"{}\" fill=\"none\" stroke=\"#0b4f8a\" stroke-width=\"2\"/><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0b4f8a\"/></svg>",
        aim.unwrap_or_default(),
        points.join(" ")
    ))
}

/// From days and values to places.
struct Scale {
    from: Date,
    days: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn x(&self, day: Date) -> f64 {
        MARGIN + f64::from(days_between(self.from, day)) / self.days * (WIDTH - 2.0 * MARGIN)
    }

    /// Values that are all the same lie in the middle. Halves keep the range of very large values finite.
    fn y(&self, value: f64) -> f64 {
        let range = self.high / 2.0 - self.low / 2.0;
        let share = match range > 0.0 {
            true => (value / 2.0 - self.low / 2.0) / range,
            false => 0.5,
        };
        HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN)
    }
}
