//! An event in words, and its sign.

use crate::message::Lang;
use crate::model::contribution::Submission;
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::{Choices, PartialDate};
use crate::story::{Deadline, Deed, Event, Record, Subject, Verdict};

use super::super::table::Tone;

/// The sign before an event and how it is meant.
pub fn sign(deed: &Deed) -> (&'static str, Tone) {
    match deed {
        Deed::Added | Deed::Named => ("+", Tone::Plain),
        Deed::Removed | Deed::Left => ("−", Tone::Plain),
        Deed::Renamed(_) | Deed::Moved(_) | Deed::Refiled(..) => ("→", Tone::Plain),
        Deed::Submission(Submission::Submitted) | Deed::Cleared => ("◑", Tone::Plain),
        Deed::Submission(_) => ("–", Tone::Plain),
        Deed::Recorded(record) => said(&record.said),
        Deed::Unrecorded(_) | Deed::Unreadable => ("!", Tone::Bad),
        Deed::Reworded(_) => ("~", Tone::Warn),
        Deed::Decided(_) => ("★", Tone::Good),
        Deed::Changed(_)
        | Deed::Reported(_)
        | Deed::Status(..)
        | Deed::Edition(..)
        | Deed::Deadline(..)
        | Deed::Readable => ("·", Tone::Plain),
    }
}

fn said(verdict: &Verdict) -> (&'static str, Tone) {
    match verdict {
        Verdict::Editors(LedgerResult::Accepted) => ("◕", Tone::Plain),
        Verdict::Editors(LedgerResult::Returned) => ("↩", Tone::Warn),
        Verdict::Ministry { result, .. } => match result {
            CosignResult::Refused => ("✗", Tone::Bad),
            CosignResult::NotAffected => ("–", Tone::Plain),
            _ => ("✓", Tone::Good),
        },
    }
}

/// An event in words; `short` is the short name of a ministry.
pub fn words<'m>(event: &'m Event, short: &dyn Fn(&'m str) -> &'m str, lang: Lang) -> String {
    let words = match &event.deed {
        Deed::Recorded(record) => recorded(record, &event.subject, short, lang),
        Deed::Unrecorded(record) => unrecorded(record, short, lang),
        Deed::Added | Deed::Removed | Deed::Named | Deed::Left => came_or_went(event, lang),
        deed => changed(deed, lang),
    };
    let text_or_facts = matches!(event.deed, Deed::Reworded(_) | Deed::Changed(_));
    match event.by_merge && text_or_facts {
        true => format!(
            "{words} {}",
            lang.pick("beim Zusammenführen", "by the merge")
        ),
        false => words,
    }
}

fn came_or_went(event: &Event, lang: Lang) -> String {
    let (de, en) = match (&event.deed, &event.subject) {
        (Deed::Named, _) => ("als Ansprechperson benannt", "named as contact"),
        (Deed::Left, _) => ("nicht mehr Ansprechperson", "no longer a contact"),
        (Deed::Removed, _) => ("gelöscht", "removed"),
        (_, Subject::Strategy) => ("begonnen", "begun"),
        _ => ("angelegt", "added"),
    };
    let words = lang.pick(de, en);
    match &*event.title {
        "" => words.to_owned(),
        title => lang.pick(format!("{words}, „{title}“"), format!("{words}, “{title}”")),
    }
}

fn recorded<'m>(
    record: &'m Record,
    subject: &Subject,
    short: &dyn Fn(&'m str) -> &'m str,
    lang: Lang,
) -> String {
    let (ministry, result) = match &record.said {
        Verdict::Editors(LedgerResult::Accepted) => {
            return lang
                .pick("von der Redaktion angenommen", "accepted by the editors")
                .into();
        }
        Verdict::Editors(LedgerResult::Returned) => {
            return lang
                .pick("von der Redaktion zurückgegeben", "returned by the editors")
                .into();
        }
        Verdict::Ministry {
            ministry, result, ..
        } => (short(ministry), result),
    };
    let words = match (result, subject) {
        (CosignResult::Signed, Subject::Strategy) => {
            lang.pick("Schlusszeichnung durch", "final co-signature by")
        }
        (CosignResult::Signed, _) => lang.pick("mitgezeichnet durch", "co-signed by"),
        (CosignResult::SignedWithConditions, _) => lang.pick(
            "mit Maßgaben mitgezeichnet durch",
            "co-signed with conditions by",
        ),
        (CosignResult::Refused, _) => lang.pick("Mitzeichnung abgelehnt durch", "refused by"),
        (CosignResult::NotAffected, _) => {
            return lang.pick(
                format!("{ministry} ist nicht betroffen"),
                format!("{ministry} is not affected"),
            );
        }
    };
    format!("{words} {ministry}")
}

fn unrecorded<'m>(record: &'m Record, short: &dyn Fn(&'m str) -> &'m str, lang: Lang) -> String {
    match &record.said {
        Verdict::Editors(_) => lang
            .pick(
                "Vermerk der Redaktion gelöscht",
                "record of the editors deleted",
            )
            .into(),
        Verdict::Ministry { ministry, .. } => {
            let words = lang.pick("Mitzeichnung gelöscht:", "co-signature deleted:");
            format!("{words} {}", short(ministry))
        }
    }
}

fn changed(deed: &Deed, lang: Lang) -> String {
    match deed {
        Deed::Renamed(before) => lang.pick(
            format!("umbenannt, vorher `{before}`"),
            format!("renamed, was `{before}`"),
        ),
        Deed::Moved(before) => lang.pick(
            format!("verschoben, vorher `{before}`"),
            format!("moved, was `{before}`"),
        ),
        Deed::Refiled(before, now) => lang.pick(
            format!("gehört zum Feld `{now}`, vorher `{before}`"),
            format!("belongs to the field `{now}`, was `{before}`"),
        ),
        Deed::Status(before, now) => {
            let (before, now) = (before.label().in_lang(lang), now.label().in_lang(lang));
            lang.pick(
                format!("{now}, vorher {before}"),
                format!("{now}, was {before}"),
            )
        }
        Deed::Reported(on) => {
            let on = on.show(lang);
            lang.pick(
                format!("berichtet, Stand {on}"),
                format!("reported, as of {on}"),
            )
        }
        Deed::Edition(before, now) => lang.pick(
            format!("Fassung „{now}“, vorher „{before}“"),
            format!("edition “{now}”, was “{before}”"),
        ),
        Deed::Deadline(which, before, now) => deadline(*which, *before, *now, lang),
        Deed::Decided(resolution) => resolution.label().in_lang(lang).to_owned(),
        deed => simple(deed, lang).to_owned(),
    }
}

fn simple(deed: &Deed, lang: Lang) -> &'static str {
    let (de, en) = match deed {
        Deed::Submission(Submission::Draft) => ("wieder in Erarbeitung", "taken back to draft"),
        Deed::Submission(Submission::Submitted) => ("zugeliefert", "submitted"),
        Deed::Submission(Submission::NilReturn) => ("Fehlanzeige", "nil return"),
        Deed::Cleared => ("im Haus abgestimmt", "cleared in the ministry"),
        Deed::Reworded(_) => ("Text geändert", "reworded"),
        Deed::Unreadable => ("Datei nicht mehr lesbar", "file no longer readable"),
        Deed::Readable => ("Datei wieder lesbar", "file readable again"),
        _ => ("Angaben geändert", "facts changed"),
    };
    lang.pick(de, en)
}

fn deadline(
    which: Deadline,
    before: Option<PartialDate>,
    now: Option<PartialDate>,
    lang: Lang,
) -> String {
    let (de, en) = match which {
        Deadline::Contacts => ("Frist für Ansprechpersonen", "deadline for contacts"),
        Deadline::Contributions => ("Frist für Beiträge", "deadline for contributions"),
        Deadline::Cosignatures => ("Frist für Mitzeichnungen", "deadline for co-signatures"),
        Deadline::Cabinet => ("Kabinettstermin", "cabinet session"),
    };
    let shown = |date: Option<PartialDate>| {
        date.map_or(lang.pick("keine", "none").to_owned(), |date| {
            date.show(lang)
        })
    };
    let (name, now, before) = (lang.pick(de, en), shown(now), shown(before));
    lang.pick(
        format!("{name}: {now}, vorher {before}"),
        format!("{name}: {now}, was {before}"),
    )
}
