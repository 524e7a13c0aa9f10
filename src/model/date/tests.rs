//! Dates of every precision, written, read, compared and counted.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn parsed(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
}

#[test]
fn every_precision_is_kept_shown_and_has_a_first_and_a_last_day() {
    let cases = [
        ("2023", "2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        (
            "2023-H1",
            "1. Halbjahr 2023",
            "first half of 2023",
            date(2023, 1, 1),
            date(2023, 6, 30),
        ),
        (
            "2023-H2",
            "2. Halbjahr 2023",
            "second half of 2023",
            date(2023, 7, 1),
            date(2023, 12, 31),
        ),
        (
            "2023-Q1",
            "1. Quartal 2023",
            "Q1 2023",
            date(2023, 1, 1),
            date(2023, 3, 31),
        ),
        (
            "2023-Q4",
            "4. Quartal 2023",
            "Q4 2023",
            date(2023, 10, 1),
            date(2023, 12, 31),
        ),
        (
            "2023-03",
            "März 2023",
            "March 2023",
            date(2023, 3, 1),
            date(2023, 3, 31),
        ),
        (
            "2024-02",
            "Februar 2024",
            "February 2024",
            date(2024, 2, 1),
            date(2024, 2, 29),
        ),
        (
            "2100-02",
            "Februar 2100",
            "February 2100",
            date(2100, 2, 1),
            date(2100, 2, 28),
        ),
        (
            "2023-06-30",
            "30. Juni 2023",
            "30 June 2023",
            date(2023, 6, 30),
            date(2023, 6, 30),
        ),
        (
            "2024-02-29",
            "29. Februar 2024",
            "29 February 2024",
            date(2024, 2, 29),
            date(2024, 2, 29),
        ),
    ];
    for (written, de, en, first, last) in cases {
        let day = parsed(written);
        assert_eq!(day.to_string(), written);
        assert_eq!(day.show(Lang::De), de);
        assert_eq!(day.show(Lang::En), en);
        assert_eq!(
            (day.first_day(), day.last_day()),
            (first, last),
            "{written}"
        );
        assert_eq!(day.is_day(), first == last, "{written}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    let cases = [
        "",
        "2",
        "202",
        "20233",
        "2023-",
        "2023-00",
        "2023-13",
        "2023-1",
        "2023-001",
        "2023-H0",
        "2023-H3",
        "2023-h1",
        "2023-Q5",
        "2023-Q",
        "2023-Q11",
        "2023-02-29",
        "2023-04-31",
        "2023-06-3",
        "2023-06-030",
        "2023-06-30T00:00",
        "2023-06-30-01",
        "2023/06/30",
        "30.06.2023",
        "1899",
        "3000",
        "0000",
        "+202",
        "-202",
        " 2023",
        "2023 ",
        "２０２３",
        "202ä",
        "20ä3",
        "2023–06",
        "2023-0６",
        "2023-Qä",
        "2023-ä",
        "ä023",
        "🗓🗓",
        "99999999999999999999",
        "2023-99999999999999999999",
        "2023-06-99999999999999999999",
    ];
    for text in cases {
        assert_eq!(PartialDate::parse(text), None, "{text:?}");
    }
}

#[test]
fn before_past_and_future_only_when_certain() {
    assert!(parsed("2023").is_before(parsed("2024-01-01")));
    assert!(!parsed("2023").is_before(parsed("2023-12-31")));
    assert!(!parsed("2023-06-30").is_before(parsed("2023-06")));
    assert!(parsed("2023-06").is_past(date(2023, 7, 1)));
    assert!(!parsed("2023-06").is_past(date(2023, 6, 30)));
    assert!(parsed("2023-07").is_future(date(2023, 6, 30)));
    assert!(!parsed("2023").is_future(date(2023, 6, 30)));
}

#[test]
fn days_before_count_calendar_days_or_working_days() {
    // 1 January 2027 is a Friday.
    let holidays = [date(2026, 12, 25), date(2027, 1, 1)];
    let cases = [
        (date(2027, 1, 5), 0, false, date(2027, 1, 5)),
        (date(2027, 1, 5), 10, false, date(2026, 12, 26)),
        (date(2027, 1, 5), 0, true, date(2027, 1, 5)),
        (date(2027, 1, 5), 1, true, date(2027, 1, 4)),
        (date(2027, 1, 5), 2, true, date(2026, 12, 31)),
        (date(2027, 1, 4), 1, true, date(2026, 12, 31)),
        (date(2027, 1, 5), 6, true, date(2026, 12, 24)),
        (date(2026, 5, 3), 1, true, date(2026, 5, 1)),
    ];
    for (day, days, working, expected) in cases {
        assert_eq!(
            days_before(day, days, working, &holidays),
            expected,
            "{days} before {day}, working: {working}"
        );
    }
}

#[test]
fn days_before_are_bounded() {
    for working in [false, true] {
        assert!(days_before(date(2027, 1, 5), u32::MAX, working, &[]) < date(2027, 1, 5));
    }
}

#[test]
fn days_between_have_a_sign() {
    assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 1)), 1);
    assert_eq!(days_between(date(2024, 2, 28), date(2024, 3, 1)), 2);
    assert_eq!(days_between(date(2027, 1, 1), date(2026, 1, 1)), -365);
    assert_eq!(days_between(date(1900, 1, 1), date(2999, 12, 31)), 401_766);
}

fn partial_dates() -> impl Strategy<Value = PartialDate> {
    let part = prop_oneof![
        Just(Part::Year),
        (1..=2i8).prop_map(Part::Half),
        (1..=4i8).prop_map(Part::Quarter),
        (1..=12i8).prop_map(Part::Month),
        (1..=12i8, 1..=28i8).prop_map(|(month, day)| Part::Day(month, day)),
    ];
    (1900..=2999i16, part).prop_map(|(year, part)| PartialDate { year, part })
}

proptest! {
    #[test]
    fn a_date_survives_writing_and_reading(date in partial_dates()) {
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn whatever_is_read_is_written_as_it_was(text in "[12][09][0-9äQ]{2}(-[HQ0-9ä-]{1,6})?|\\PC{0,12}") {
        if let Some(date) = PartialDate::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}
