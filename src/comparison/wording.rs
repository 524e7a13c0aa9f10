//! Changes in words: one line for each, in both languages, the same in every format.

use crate::consolidation::Answer;
use crate::message::{Lang, label, number, plural};
use crate::model::Choices;
use crate::model::evidence::CosignResult;

use super::value::{Cosigned, Value, quoted};
use super::{Change, Difference, Fate, Known, Subject, What};

impl Difference {
    /// What became of the thing, in a few words: `neu`, `entfallen`, `umbenannt (bisher bm/portal)`; nothing of what stayed.
    pub fn fate_in_words(&self, lang: Lang) -> Option<String> {
        let pick = |de: &str, en: &str| Some(lang.pick(de, en).to_owned());
        match &self.fate {
            Fate::Kept => None,
            Fate::Added => pick("neu", "new"),
            Fate::Removed => pick("entfallen", "removed"),
            Fate::Unreadable => pick("nicht mehr lesbar", "no longer readable"),
            Fate::Readable => pick("wieder lesbar", "readable again"),
            Fate::Renamed { from, known } => Some(self.renamed(from, *known, lang)),
        }
    }

    fn renamed(&self, from: &str, known: Known, lang: Lang) -> String {
        let owner = |id: &str| id.split_once('/').map(|(owner, _)| owner.to_owned());
        let moved = self.subject != Subject::Contact && owner(from) != owner(&self.id);
        let what = match moved {
            true => lang.pick("bei einem anderen Ressort", "moved to another ministry"),
            false => lang.pick("umbenannt", "renamed"),
        };
        match known {
            Known::Formerly => lang.pick(
                format!("{what}, bisher `{from}`"),
                format!("{what}, formerly `{from}`"),
            ),
            Known::Alike => lang.pick(
                format!("{what}, bisher wohl `{from}`"),
                format!("{what}, formerly probably `{from}`"),
            ),
        }
    }

    /// What the thing is: `Beitrag`, `Projekt`, `Ansprechperson`.
    pub fn noun(&self, lang: Lang) -> &'static str {
        match self.subject {
            Subject::Strategy => lang.pick("Strategie", "strategy"),
            Subject::Entry(kind) => kind.label().in_lang(lang),
            Subject::Contact => lang.pick("Ansprechperson", "contact"),
            Subject::File => lang.pick("Datei", "file"),
        }
    }
}

impl Difference {
    /// A change of this thing on one line. Of what came or went: what it is or was.
    pub fn change_in_words(&self, change: &Change, lang: Lang) -> String {
        match (self.is_whole(), change.new.as_ref().or(change.old.as_ref())) {
            (true, Some(Value::Text(text))) => {
                let count = text.split_whitespace().count();
                let words = plural(count, label("Wort", "word"), label("Wörter", "words"));
                let count = number(count as f64, lang);
                format!("Text: {count} {}", words.in_lang(lang))
            }
            (true, Some(value)) => format!("{}: {}", change.heading(lang), value.show(lang)),
            _ => change.in_words(lang),
        }
    }
}

impl Change {
    /// The change on one line, without its text where it is about Markdown.
    pub fn in_words(&self, lang: Lang) -> String {
        match self.what {
            What::Text => self.text_in_words(lang),
            What::Cosignature => self.cosignature(lang),
            What::Milestone | What::Indicator => self.part_in_words(lang),
            What::Deadline => self.deadline(lang),
            What::Content => self.content(lang),
            What::Ledger => self.ledger(lang),
            _ => self.any(lang),
        }
    }

    /// The label of the key, and the part it belongs to: `Meilenstein „Pilot“: geplant`.
    pub fn heading(&self, lang: Lang) -> String {
        let label = self.label.in_lang(lang);
        let label = label.split([',', ':']).next().unwrap_or(label);
        let noun = match self.path.split('.').next() {
            Some("milestone") => lang.pick("Meilenstein", "milestone"),
            Some("indicator") => lang.pick("Kennzahl", "indicator"),
            _ => "",
        };
        match &self.part {
            Some(part) if !noun.is_empty() => {
                let title = quoted(&part.title, lang);
                match self.what {
                    What::Milestone | What::Indicator => format!("{noun} {title}"),
                    _ => format!("{noun} {title}, {label}"),
                }
            }
            Some(part) => format!("{label} {}", part.title),
            None if !self.path.is_empty() && self.label_is_unknown() => {
                format!("{label} `{}`", self.path)
            }
            None => label.to_owned(),
        }
    }

    fn label_is_unknown(&self) -> bool {
        self.label.de == super::labels::UNKNOWN.de
    }

    fn any(&self, lang: Lang) -> String {
        let heading = self.heading(lang);
        if let Some((added, removed)) = self.items().filter(|_| self.is_list()) {
            return format!("{heading}: {}", list(&added, &removed, lang));
        }
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => {
                format!("{heading}: {} → {}", old.show(lang), new.show(lang))
            }
            (None, Some(new)) => {
                let word = lang.pick("neu", "new");
                format!("{heading}: {word} {}", new.show(lang))
            }
            (Some(old), None) => {
                let word = lang.pick("entfallen, bisher", "gone, so far");
                format!("{heading}: {word} {}", old.show(lang))
            }
            (None, None) => heading,
        }
    }

    fn is_list(&self) -> bool {
        let is_list = |value: &Option<Value>| matches!(value, Some(Value::List(_)));
        is_list(&self.old) || is_list(&self.new)
    }

    fn text_in_words(&self, lang: Lang) -> String {
        let words = match (&self.old, &self.new) {
            (None, _) => ("Text neu", "text is new"),
            (_, None) => ("Text entfallen", "text is gone"),
            _ if self.is_white_space() => (
                "im Text nur Leerzeichen oder Zeilenumbrüche geändert",
                "only white space or line breaks of the text changed",
            ),
            _ => ("Text geändert", "text changed"),
        };
        lang.pick(words.0, words.1).to_owned()
    }

    fn content(&self, lang: Lang) -> String {
        match (&self.old, &self.new) {
            (Some(_), Some(_)) => lang.pick("Inhalt geändert", "content changed").to_owned(),
            _ => self.any(lang),
        }
    }

    fn is_white_space(&self) -> bool {
        let same = |(old, new): (&str, &str)| old.split_whitespace().eq(new.split_whitespace());
        self.texts().is_some_and(same)
    }

    /// What the editors' record means for today's text.
    fn ledger(&self, lang: Lang) -> String {
        let (Some(Value::Verdict(old)), Some(Value::Verdict(new))) = (&self.old, &self.new) else {
            return self.verdict(lang);
        };
        let same_record = (&old.digest, old.on, old.result) == (&new.digest, new.on, new.result);
        if !same_record || old.fresh == new.fresh {
            return self.verdict(lang);
        }
        let (result, on) = (new.result.label().in_lang(lang), new.on.show(lang));
        match new.fresh {
            true => lang.pick(
                format!("Vermerk der Redaktion gilt wieder: {result} ({on})"),
                format!("the editors' record holds again: {result} ({on})"),
            ),
            false => lang.pick(
                format!("Vermerk der Redaktion gilt nicht mehr: {result} ({on}), der Text ist ein anderer"),
                format!("the editors' record no longer holds: {result} ({on}), the text is another"),
            ),
        }
    }

    fn verdict(&self, lang: Lang) -> String {
        let heading = self.heading(lang);
        match (&self.old, &self.new) {
            (None, Some(new)) => format!("{heading}: {}", new.show(lang)),
            _ => self.any(lang),
        }
    }

    fn part_in_words(&self, lang: Lang) -> String {
        let heading = self.heading(lang);
        let (word, value) = match (&self.old, &self.new) {
            (None, Some(new)) => (lang.pick("neu", "new"), new),
            (Some(old), _) => (lang.pick("entfallen", "removed"), old),
            (None, None) => return heading,
        };
        match value {
            Value::Date(date) => {
                let by = lang.pick("bis", "by");
                format!("{heading} {word} ({by} {})", date.show(lang))
            }
            Value::Reading(..) => {
                let target = lang.pick("Ziel", "target");
                format!("{heading} {word} ({target} {})", value.show(lang))
            }
            _ => format!("{heading} {word}"),
        }
    }

    fn deadline(&self, lang: Lang) -> String {
        let words = self.any(lang);
        match self.moved_in_words(lang) {
            Some(moved) => format!("{words} ({moved})"),
            None => words,
        }
    }

    /// By how much a deadline moved: `21 Tage später`.
    pub fn moved_in_words(&self, lang: Lang) -> Option<String> {
        let is_deadline = self.what == What::Deadline;
        let days = self.days().filter(|days| is_deadline && *days != 0)?;
        let count = days.unsigned_abs() as usize;
        let unit = plural(count, label("Tag", "day"), label("Tage", "days")).in_lang(lang);
        let way = match days > 0 {
            true => lang.pick("später", "later"),
            false => lang.pick("früher", "earlier"),
        };
        Some(format!("{count} {unit} {way}"))
    }

    fn cosignature(&self, lang: Lang) -> String {
        let ministry = self.part.as_ref().map_or("", |part| &part.title);
        let of = |value: &Option<Value>| match value {
            Some(Value::Answer(cosigned)) => Some(cosigned.clone()),
            _ => None,
        };
        let (old, new) = (of(&self.old), of(&self.new));
        cosigned(ministry, old.as_ref(), new.as_ref(), lang)
    }
}

/// What came to a list and what left it: `+ a, b; − c`.
fn list(added: &[&Value], removed: &[&Value], lang: Lang) -> String {
    let all = |sign: &str, values: &[&Value]| {
        let values: Vec<String> = values.iter().map(|value| value.show(lang)).collect();
        (!values.is_empty()).then(|| format!("{sign} {}", values.join(", ")))
    };
    let parts: Vec<String> = [all("+", added), all("−", removed)]
        .into_iter()
        .flatten()
        .collect();
    match parts.is_empty() {
        true => lang.pick("andere Reihenfolge", "another order").to_owned(),
        false => parts.join("; "),
    }
}

fn cosigned(ministry: &str, old: Option<&Cosigned>, new: Option<&Cosigned>, lang: Lang) -> String {
    let answer = |cosigned: Option<&Cosigned>| cosigned.and_then(|cosigned| cosigned.answer);
    let on = |cosigned: Option<&Cosigned>| {
        let on = cosigned.and_then(|cosigned| cosigned.on);
        on.map_or_else(String::new, |on| format!(" ({})", on.show(lang)))
    };
    match (answer(old), answer(new)) {
        (Some(Answer::Fresh(_)), Some(Answer::Stale)) => lang.pick(
            format!(
                "Mitzeichnung von {ministry}{} gilt nicht mehr: der Text ist ein anderer",
                on(new)
            ),
            format!(
                "co-signature of {ministry}{} no longer holds: the text is another",
                on(new)
            ),
        ),
        (Some(Answer::Stale), Some(Answer::Fresh(result))) if same_record(old, new) => lang.pick(
            format!(
                "Mitzeichnung von {ministry}{} gilt wieder: {}",
                on(new),
                result_de(result)
            ),
            format!(
                "co-signature of {ministry}{} holds again: {}",
                on(new),
                result_en(result)
            ),
        ),
        (_, Some(Answer::Fresh(result))) => {
            let words = lang.pick(result_de(result), result_en(result));
            format!("{ministry} {words}{}", on(new))
        }
        (_, Some(Answer::Deemed)) => lang.pick(
            format!("{ministry} hat geschwiegen und gilt als zugestimmt"),
            format!("{ministry} kept silent and is deemed to agree"),
        ),
        (None, Some(Answer::None)) => lang.pick(
            format!("{ministry} soll jetzt mitzeichnen"),
            format!("{ministry} is asked to co-sign now"),
        ),
        (Some(_), Some(Answer::None)) => lang.pick(
            format!("Mitzeichnung von {ministry}{} zurückgenommen", on(old)),
            format!("co-signature of {ministry}{} taken back", on(old)),
        ),
        (Some(_), None) => lang.pick(
            format!("{ministry} soll nicht mehr mitzeichnen"),
            format!("{ministry} is no longer asked to co-sign"),
        ),
        (_, Some(Answer::Stale)) => lang.pick(
            format!(
                "Mitzeichnung von {ministry}{} gilt einem früheren Text",
                on(new)
            ),
            format!(
                "co-signature of {ministry}{} is for an earlier text",
                on(new)
            ),
        ),
        (None, None) => match new {
            Some(_) => lang.pick(
                format!("{ministry} hat ungefragt gezeichnet{}", on(new)),
                format!("{ministry} signed without being asked{}", on(new)),
            ),
            None => lang.pick(
                format!("Mitzeichnung von {ministry}{} entfallen", on(old)),
                format!("co-signature of {ministry}{} is gone", on(old)),
            ),
        },
    }
}

fn same_record(old: Option<&Cosigned>, new: Option<&Cosigned>) -> bool {
    let record = |cosigned: &Cosigned| (cosigned.on, cosigned.digest.clone());
    old.map(record) == new.map(record)
}

fn result_de(result: CosignResult) -> &'static str {
    match result {
        CosignResult::Signed => "hat mitgezeichnet",
        CosignResult::SignedWithConditions => "hat mit Maßgaben mitgezeichnet",
        CosignResult::Refused => "hat abgelehnt",
        CosignResult::NotAffected => "ist nicht betroffen",
    }
}

fn result_en(result: CosignResult) -> &'static str {
    match result {
        CosignResult::Signed => "has signed",
        CosignResult::SignedWithConditions => "has signed with conditions",
        CosignResult::Refused => "has refused",
        CosignResult::NotAffected => "is not affected",
    }
}
