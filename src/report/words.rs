//! Words that several reports share: how far off a day is, numbers, marks of states.

use jiff::civil::Date;

use crate::consolidation::State;
use crate::message::{Label, Lang, label, plural};
use crate::model::PartialDate;

use super::table::Tone;

/// A day in words.
pub fn day(date: Date, lang: Lang) -> String {
    PartialDate::of_day(date).show(lang)
}

/// A number with its thousands set apart from five digits on (DIN 5008 for German).
pub fn number(number: usize, lang: Lang) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut shown = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push_str(lang.pick(".", ","));
        }
        shown.push(digit);
    }
    shown
}

/// How far off a deadline is: `in 10 Tagen`, `heute`, `seit 9 Tagen überfällig`; `vor 9 Tagen` where nothing is open.
pub fn distance(days_left: i32, overdue: bool, lang: Lang) -> String {
    let days = days_left.unsigned_abs() as usize;
    let span = match lang {
        Lang::De => span_de(days),
        Lang::En => span_en(days),
    };
    match (lang, days_left) {
        (Lang::De, 0) => "heute".to_owned(),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::De, 1) => "morgen".to_owned(),
        (Lang::En, 1) => "tomorrow".to_owned(),
        (_, 1..) => format!("in {span}"),
        (Lang::De, _) if overdue => format!("seit {span} überfällig"),
        (Lang::En, _) if overdue => format!("{span} overdue"),
        (Lang::De, _) => format!("vor {span}"),
        (Lang::En, _) => format!("{span} ago"),
    }
}

/// From two years on, days say less than years.
const YEARS_FROM: usize = 730;

fn span_de(days: usize) -> String {
    match days {
        1 => "1 Tag".to_owned(),
        YEARS_FROM.. => format!("über {} Jahren", days / 365),
        _ => format!("{days} Tagen"),
    }
}

fn span_en(days: usize) -> String {
    match days {
        1 => "1 day".to_owned(),
        YEARS_FROM.. => format!("over {} years", days / 365),
        _ => format!("{days} days"),
    }
}

/// A count and its noun.
pub fn counted(count: usize, one: Label, many: Label, lang: Lang) -> String {
    format!(
        "{} {}",
        number(count, lang),
        plural(count, one, many).in_lang(lang)
    )
}

/// The sign, the letter and the tone of a state in narrow places; the legend names them.
pub fn sign(state: State) -> (&'static str, Label, Tone) {
    match state {
        State::Requested => ("○", label("A", "R"), Tone::Warn),
        State::NilReturn => ("–", label("F", "N"), Tone::Faint),
        State::Draft => ("◔", label("E", "D"), Tone::Plain),
        State::Returned => ("↩", label("Ü", "B"), Tone::Warn),
        State::Submitted => ("◑", label("Z", "S"), Tone::Plain),
        State::InCoordination => ("◕", label("R", "C"), Tone::Plain),
        State::Dissent => ("✗", label("D", "X"), Tone::Bad),
        State::Agreed => ("●", label("G", "A"), Tone::Good),
        State::Adopted => ("★", label("B", "P"), Tone::Good),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_are_told_in_words() {
        for (days, overdue, de, en) in [
            (10, false, "in 10 Tagen", "in 10 days"),
            (1, false, "morgen", "tomorrow"),
            (0, false, "heute", "today"),
            (-1, true, "seit 1 Tag überfällig", "1 day overdue"),
            (-9, true, "seit 9 Tagen überfällig", "9 days overdue"),
            (-9, false, "vor 9 Tagen", "9 days ago"),
            (
                -1100,
                true,
                "seit über 3 Jahren überfällig",
                "over 3 years overdue",
            ),
            (800, false, "in über 2 Jahren", "in over 2 years"),
        ] {
            assert_eq!(distance(days, overdue, Lang::De), de);
            assert_eq!(distance(days, overdue, Lang::En), en);
        }
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(number(9999, Lang::De), "9999");
        assert_eq!(number(10_000, Lang::De), "10.000");
        assert_eq!(number(1_234_567, Lang::En), "1,234,567");
    }
}
