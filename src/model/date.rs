//! Dates of any precision: a day, a month, a quarter, a half-year or a year, kept as written.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::message::Lang;

/// A date as precise as its writer knew it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Year,
    Half(i8),
    Quarter(i8),
    Month(i8),
    Day(i8, i8),
}

impl PartialDate {
    /// Reads `2023-06-30`, `2023-06`, `2023-Q2`, `2023-H1` or `2023`.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let (year, rest) = text.as_bytes().split_at_checked(4)?;
        let year = number(year).filter(|year| (1900..=2999).contains(year))?;
        let part = match *rest {
            [] => Part::Year,
            [b'-', b'H', half @ b'1'..=b'2'] => Part::Half(digit(half)?),
            [b'-', b'Q', quarter @ b'1'..=b'4'] => Part::Quarter(digit(quarter)?),
            [b'-', tens, ones] => Part::Month(two_digits(tens, ones, 12)?),
            [b'-', tens, ones, b'-', day_tens, day_ones] => {
                let month = two_digits(tens, ones, 12)?;
                let day = two_digits(day_tens, day_ones, 31)?;
                // Every month has 28.
                if day > 28 {
                    Date::new(year, month, day).ok()?;
                }
                Part::Day(month, day)
            }
            _ => return None,
        };
        Some(PartialDate { year, part })
    }

    /// The day itself.
    pub fn of_day(date: Date) -> PartialDate {
        PartialDate {
            year: date.year(),
            part: Part::Day(date.month(), date.day()),
        }
    }

    /// Whether it names a day.
    pub fn is_day(self) -> bool {
        matches!(self.part, Part::Day(..))
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let (month, day) = match self.part {
            Part::Year => (1, 1),
            Part::Half(half) => (half * 6 - 5, 1),
            Part::Quarter(quarter) => (quarter * 3 - 2, 1),
            Part::Month(month) => (month, 1),
            Part::Day(month, day) => (month, day),
        };
        jiff::civil::date(self.year, month, day)
    }

    /// Its last day: a deadline of lesser precision falls on it.
    pub fn last_day(self) -> Date {
        let month = match self.part {
            Part::Year => 12,
            Part::Half(half) => half * 6,
            Part::Quarter(quarter) => quarter * 3,
            Part::Month(month) => month,
            Part::Day(month, day) => return jiff::civil::date(self.year, month, day),
        };
        jiff::civil::date(self.year, month, 1).last_of_month()
    }

    /// Whether the whole of it lies before the day.
    pub fn is_past(self, today: Date) -> bool {
        self.last_day() < today
    }

    /// Whether the whole of it lies after the day.
    pub fn is_future(self, today: Date) -> bool {
        self.first_day() > today
    }

    /// Whether the whole of it lies before the whole of another: with lesser precision, only what is certain.
    pub fn is_before(self, other: PartialDate) -> bool {
        self.last_day() < other.first_day()
    }

    /// The date in words: `30. Juni 2023`, `2. Quartal 2023`.
    pub fn show(self, lang: Lang) -> String {
        let year = self.year;
        match (self.part, lang) {
            (Part::Year, _) => year.to_string(),
            (Part::Half(half), Lang::De) => format!("{half}. Halbjahr {year}"),
            (Part::Half(half), Lang::En) => {
                format!("{} half of {year}", ["first", "second"][half as usize - 1])
            }
            (Part::Quarter(quarter), Lang::De) => format!("{quarter}. Quartal {year}"),
            (Part::Quarter(quarter), Lang::En) => format!("Q{quarter} {year}"),
            (Part::Month(month), _) => format!("{} {year}", month_name(month, lang)),
            (Part::Day(month, day), Lang::De) => {
                format!("{day}. {} {year}", month_name(month, lang))
            }
            (Part::Day(month, day), Lang::En) => {
                format!("{day} {} {year}", month_name(month, lang))
            }
        }
    }
}

impl fmt::Display for PartialDate {
    /// As written in a file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            Part::Year => write!(f, "{year:04}"),
            Part::Half(half) => write!(f, "{year:04}-H{half}"),
            Part::Quarter(quarter) => write!(f, "{year:04}-Q{quarter}"),
            Part::Month(month) => write!(f, "{year:04}-{month:02}"),
            Part::Day(month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

fn number(digits: &[u8]) -> Option<i16> {
    let add = |number: i16, byte: &u8| Some(number * 10 + i16::from(digit(*byte)?));
    digits.iter().try_fold(0, add)
}

/// A number from 1 to `most`.
fn two_digits(tens: u8, ones: u8, most: i8) -> Option<i8> {
    let number = digit(tens)? * 10 + digit(ones)?;
    (1..=most).contains(&number).then_some(number)
}

fn digit(byte: u8) -> Option<i8> {
    byte.is_ascii_digit().then(|| (byte - b'0') as i8)
}

fn month_name(month: i8, lang: Lang) -> &'static str {
    let de = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let en = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    lang.pick(de, en)[month as usize - 1]
}

/// The most days that [`days_before`] counts, ten years: a mistyped number of days neither panics nor takes long.
const MOST_DAYS: u32 = 3660;

/// The day that lies `days` days before another, counting calendar days or working days (Monday to Friday, without
/// the public holidays given).
pub fn days_before(day: Date, days: u32, working: bool, holidays: &[Date]) -> Date {
    let mut left = days.min(MOST_DAYS);
    if !working {
        return day.saturating_sub(i64::from(left).days());
    }
    let mut at = day;
    while left > 0 {
        at = at.saturating_sub(1.days());
        let weekend = matches!(
            at.weekday(),
            jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday
        );
        if !weekend && !holidays.contains(&at) {
            left -= 1;
        }
    }
    at
}

/// The whole days from one day to another; negative when `to` lies before.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests;
