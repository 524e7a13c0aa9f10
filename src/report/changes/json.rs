//! What changed as JSON: `version`, `old`, `new`, `differences`, `form_only`, `summary`; keys and ids as in the files.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::comparison::{
    Change, Cosigned, Difference, Fate, Judged, Known, Piece, Point, Subject, Value,
    word_differences,
};
use crate::consolidation::Answer;
use crate::message::Lang;
use crate::model::Choices;

use super::Changes;

/// Prints what changed.
///
/// # Errors
/// When the writer fails.
pub fn print(changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
    let differences = changes.comparison.differences.iter();
    let differences: Vec<Json> = differences
        .map(|difference| self::difference(difference, changes.lang))
        .collect();
    let counts = changes.comparison.counts();
    let summary: Map<String, Json> = counts
        .iter()
        .map(|count| (count.key.to_owned(), json!(count.count)))
        .collect();
    let whole = json!({
        "version": 1,
        "old": point(&changes.old),
        "new": point(&changes.new),
        "differences": differences,
        "form_only": changes.comparison.form_only,
        "summary": summary,
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn point(point: &Point) -> Json {
    json!({
        "name": point.name,
        "signed": point.signed,
        "parted": point.parted,
        "commit": point.commit,
        "date": point.date.map(|date| date.to_string()),
    })
}

fn difference(difference: &Difference, lang: Lang) -> Json {
    let (fate, from, known) = match &difference.fate {
        Fate::Added => ("added", None, None),
        Fate::Removed => ("removed", None, None),
        Fate::Kept => ("changed", None, None),
        Fate::Unreadable => ("unreadable", None, None),
        Fate::Readable => ("readable", None, None),
        Fate::Renamed { from, known } => {
            let known = match known {
                Known::Formerly => "formerly",
                Known::Alike => "alike",
            };
            ("renamed", Some(from), Some(known))
        }
    };
    let changes = difference.changes.iter();
    let changes: Vec<Json> = changes
        .map(|change| self::change(difference, change, lang))
        .collect();
    json!({
        "subject": subject(difference.subject),
        "id": difference.id,
        "title": difference.title,
        "ministry": Some(&difference.ministry).filter(|ministry| !ministry.is_empty()),
        "fields": difference.fields,
        "fate": fate,
        "from": from,
        "known_by": known,
        "changes": changes,
    })
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Strategy => "strategy",
        Subject::Entry(kind) => kind.key(),
        Subject::Contact => "contact",
        Subject::File => "file",
    }
}

fn change(difference: &Difference, change: &Change, lang: Lang) -> Json {
    let part = change.part.as_ref();
    let part = part.map(|part| json!({ "id": part.id, "title": part.title }));
    let words = change.texts().map(|(old, new)| {
        let pieces = word_differences(old, new);
        pieces.into_iter().map(piece).collect::<Vec<Json>>()
    });
    json!({
        "what": change.what.key(),
        "path": change.path,
        "part": part,
        "old": change.old.as_ref().map(value),
        "new": change.new.as_ref().map(value),
        "days": change.days(),
        "words": words.filter(|_| !difference.is_whole()),
        "told": difference.change_in_words(change, lang),
    })
}

fn piece(piece: Piece<'_>) -> Json {
    match piece {
        Piece::Same(text) => json!({ "same": text }),
        Piece::Removed(text) => json!({ "removed": text }),
        Piece::Added(text) => json!({ "added": text }),
    }
}

/// A value as it is typed in a file, as far as there is such a thing.
fn value(value: &Value) -> Json {
    match value {
        Value::Words(words) | Value::Text(words) | Value::Written(words) => json!(words),
        Value::Number(number, _) => json_number(*number),
        Value::Date(date) => json!(date.to_string()),
        Value::Choice(choice) => json!(choice.key),
        Value::Flag(truth) => json!(truth),
        Value::Entry(_, id, _) => json!(id),
        Value::Reading(number, _, on, source) => {
            json!({ "value": json_number(*number), "on": on.to_string(), "source": source })
        }
        Value::Share {
            covered,
            total,
            unit,
            as_of,
        } => {
            json!({ "covered": covered, "total": total, "unit": unit, "as_of": as_of.to_string() })
        }
        Value::Record(result, on) => json!(format!("{} {on}", result.key)),
        Value::State(state) => json!(state.key()),
        Value::Answer(cosigned) => answer(cosigned),
        Value::Verdict(judged) => verdict(judged),
        Value::List(items) => Json::Array(items.iter().map(self::value).collect()),
    }
}

/// Whole numbers without a point.
fn json_number(number: f64) -> Json {
    match number.fract() == 0.0 && number.abs() < 9e15 {
        true => json!(number as i64),
        false => json!(number),
    }
}

fn answer(cosigned: &Cosigned) -> Json {
    let answer = cosigned.answer.map(|answer| match answer {
        Answer::None => "none",
        Answer::Stale => "stale",
        Answer::Deemed => "deemed",
        Answer::Fresh(result) => result.key(),
    });
    json!({
        "answer": answer,
        "result": cosigned.result.map(Choices::key),
        "by": cosigned.by,
        "on": cosigned.on.map(|on| on.to_string()),
        "digest": cosigned.digest,
    })
}

fn verdict(judged: &Judged) -> Json {
    json!({
        "result": judged.result.key(),
        "fresh": judged.fresh,
        "on": judged.on.to_string(),
        "digest": judged.digest,
    })
}
