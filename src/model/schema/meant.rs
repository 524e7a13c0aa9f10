//! What was most likely meant by a value that does not fit its key.

use crate::message::nearest;
use crate::model::{Choice, PartialDate};
use crate::syntax::{Dated, Value, date_meant, number_meant, quoted, truth_meant};

use super::forms::{is_email, is_login, is_url};
use super::{Shape, slug_like};

/// A value that fits, and whether it is certainly the one that was meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Meant {
    /// As it stands in a file.
    pub value: String,
    /// Whether `--fix` may write it.
    pub certain: bool,
}

fn certainly(value: impl Into<String>) -> Option<Meant> {
    let value = value.into();
    Some(Meant {
        value,
        certain: true,
    })
}

fn perhaps(value: impl Into<String>) -> Option<Meant> {
    let value = value.into();
    Some(Meant {
        value,
        certain: false,
    })
}

/// What was meant by a value of the wrong type. `raw` is the value as it stands in the file.
pub fn of_type(value: &Value<'_>, raw: &str, shape: &Shape) -> Option<Meant> {
    match (value, shape) {
        (_, Shape::Tables(_)) | (_, Shape::Table(_)) => table(value, raw, shape),
        (Value::String(text), Shape::Integer | Shape::Order) => whole(text),
        (Value::String(text), Shape::Number) => number(text),
        (Value::String(text), Shape::Boolean) => {
            truth_meant(text).and_then(|truth| certainly(truth.to_string()))
        }
        (Value::String(text), Shape::ListOr(_, word)) if nearest(text, [*word]).is_some() => {
            perhaps(quoted(word))
        }
        (Value::String(text), Shape::List(_) | Shape::ListOr(..)) => list(text),
        (Value::Integer(0), Shape::Boolean) => perhaps("false"),
        (Value::Integer(1), Shape::Boolean) => perhaps("true"),
        (Value::Float(number), Shape::Integer | Shape::Order)
            if number.fract() == 0.0 && raw.ends_with(".0") =>
        {
            certainly(raw.trim_end_matches(".0"))
        }
        (Value::Float(_), Shape::Integer | Shape::Order) => whole(raw),
        (Value::Integer(_) | Value::Float(_), Shape::Date) => {
            date(raw).or_else(|| PartialDate::parse(raw).and_then(|_| certainly(quoted(raw))))
        }
        (Value::Array(items), shape) if items.len() == 1 && is_written(shape) => {
            let inner = raw
                .strip_prefix('[')?
                .strip_suffix(']')?
                .trim()
                .trim_end_matches(',');
            certainly(inner.trim())
        }
        (Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Date(_), shape)
            if is_free(shape) =>
        {
            certainly(quoted(raw))
        }
        _ => None,
    }
}

/// Shapes that are written as one string.
fn is_written(shape: &Shape) -> bool {
    is_free(shape)
        || matches!(
            shape,
            Shape::Reference(_)
                | Shape::Choice(_)
                | Shape::Email
                | Shape::Url
                | Shape::Login
                | Shape::SshKey
        )
}

/// Shapes that take any text.
fn is_free(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::String | Shape::Markdown | Shape::Mandate | Shape::Contact | Shape::Slug
    )
}

fn number(text: &str) -> Option<Meant> {
    let (value, certain) = number_meant(text)?;
    Some(Meant { value, certain })
}

fn whole(text: &str) -> Option<Meant> {
    number(text).filter(|meant| meant.value.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `"a"` or `"a, b"` where a list is expected.
fn list(text: &str) -> Option<Meant> {
    let items: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    match items[..] {
        [""] => certainly("[]"),
        [one] => certainly(format!("[{}]", quoted(one))),
        _ if items.contains(&"") || items.len() > 50 => None,
        _ => {
            let items: Vec<String> = items.into_iter().map(quoted).collect();
            perhaps(format!("[{}]", items.join(", ")))
        }
    }
}

/// `[name]` where `[[name]]` is expected, and the other way round; `{ … }` where a list of such is expected.
fn table(value: &Value<'_>, raw: &str, shape: &Shape) -> Option<Meant> {
    match (value, shape) {
        (Value::Table(_), Shape::Tables(_)) if raw.starts_with('[') => {
            certainly(format!("[{raw}]"))
        }
        (Value::Table(_), Shape::Tables(_)) if raw.starts_with('{') => {
            certainly(format!("[{raw}]"))
        }
        (Value::Array(items), Shape::Table(_)) if items.len() == 1 && raw.starts_with("[[") => {
            certainly(raw.strip_prefix('[')?.strip_suffix(']')?)
        }
        _ => None,
    }
}

/// The date that was meant by a text, as it stands in a file.
pub fn date(text: &str) -> Option<Meant> {
    if PartialDate::parse(text.trim()).is_some() && text.trim() != text {
        return certainly(quoted(text.trim()));
    }
    match date_meant(text)? {
        Dated::Day(day, true) => certainly(day),
        Dated::Day(day, false) => perhaps(day),
        Dated::Less(date) => certainly(quoted(&date)),
        Dated::Impossible => None,
    }
}

/// Whether a text has the form of a date, in a year beyond those that count.
pub fn is_out_of_range(text: &str) -> bool {
    let rest = text
        .get(4..)
        .filter(|_| text.bytes().take(4).all(|byte| byte.is_ascii_digit()));
    rest.is_some_and(|rest| PartialDate::parse(&format!("2000{rest}")).is_some())
        && PartialDate::parse(text).is_none()
}

/// Whether a text has the form of a day that the calendar does not have.
pub fn is_impossible(text: &str) -> bool {
    date_meant(text) == Some(Dated::Impossible)
}

/// The day of a date that has a time as well; with an offset from UTC it may be another day here.
pub fn day_of_time(written: &str) -> Option<Meant> {
    let (day, rest) = written.split_at_checked(10)?;
    PartialDate::parse(day).filter(|date| date.is_day())?;
    let local = !rest.contains(['Z', 'z', '+']) && !rest.get(1..)?.contains('-');
    if local { certainly(day) } else { perhaps(day) }
}

/// The short name nearest to a text.
pub fn slug(text: &str) -> Option<Meant> {
    let slug = slug_like(text);
    (slug != "eintrag").then(|| perhaps(quoted(&slug)))?
}

/// An address with what people add to it taken off.
pub fn email(text: &str) -> Option<Meant> {
    let bare = text.trim().trim_start_matches("mailto:");
    let bare = bare
        .rsplit_once('<')
        .map_or(bare, |(_, address)| address.trim_end_matches('>'));
    let written = bare
        .replace(" (at) ", "@")
        .replace("(at)", "@")
        .replace("[at]", "@");
    is_email(&written).then(|| certainly(quoted(&written)))?
}

/// A login name with the sign taken off by which people are mentioned.
pub fn login(text: &str) -> Option<Meant> {
    let bare = text.trim().trim_start_matches('@');
    is_login(bare).then(|| certainly(quoted(bare)))?
}

/// A web address without its scheme.
pub fn url(text: &str) -> Option<Meant> {
    let address = format!("https://{}", text.trim().trim_start_matches("//"));
    let named = text.contains('.') && !text.contains(':') && !text.contains('@');
    (named && is_url(&address)).then(|| perhaps(quoted(&address)))?
}

/// The choice whose word in German or English was written, whatever its letters' size.
pub fn choice(text: &str, choices: &'static [Choice]) -> Option<Meant> {
    let typed = text.trim().to_lowercase();
    let named = |choice: &&Choice| {
        let names = [choice.key, choice.label.de, choice.label.en];
        names.iter().any(|name| name.to_lowercase() == typed)
    };
    choices
        .iter()
        .find(named)
        .and_then(|choice| certainly(quoted(choice.key)))
}
