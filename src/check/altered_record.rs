//! Records of evidence are only added to: what was signed, accepted or returned stays on record.

use std::collections::BTreeMap;

use crate::branch::{Branch, LedgerEntry, Record};
use crate::diagnostic::{Finding, Severity, start_of};
use crate::message::{Text, label};
use crate::model::{Cosignature, Kind, LedgerRecord, Ministry, Strategy};
use crate::source::Place;
use crate::text;

use super::authors::place;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "altered-record",
    level: Severity::Error,
    summary: label(
        "ein Vermerk wurde nachträglich geändert oder entfernt",
        "a record was altered or removed after the fact",
    ),
    why: label(
        "Mitzeichnungen und Vermerke der Redaktion belegen, wer wann welchem Text zugestimmt hat. Wer seine Meinung ändert, fügt \
         darunter einen neuen Eintrag an: es zählt der letzte, und der frühere bleibt lesbar. Ein Eintrag, der verschwindet, \
         anders lautet oder vor ältere rückt, macht aus dem Beleg eine Behauptung.",
        "Co-signatures and the editors' records show who agreed when to which text. Whoever changes their mind adds a new record \
         below: the last one counts, and the earlier one can still be read. A record that vanishes, says something else or \
         moves before older ones turns evidence into a claim.",
    ),
    bad: r#"
//@ koordination@mdr.example
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "not-affected"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    good: r#"
//@ koordination@mdr.example
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24

[[cosignature]]
of = "bm/geraete"
result = "not-affected"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-28
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let (before, after) = (branch.before.strategy, context.strategy);
    // A file that cannot be read is an error of its own.
    if before.evidence_incomplete || after.evidence_incomplete {
        return;
    }
    let objects = |strategy| Objects {
        strategy,
        today: after,
    };
    let (signed, judged) = (objects(before).cosignatures(), objects(before).ledger());
    for ((ministry, of), altered) in altered(&signed, &objects(after).cosignatures()) {
        findings.extend(cosignature(context, (ministry, of), &altered));
    }
    for (of, altered) in altered(&judged, &objects(after).ledger()) {
        findings.extend(ledger(context, of, &altered));
    }
}

/// The records of a strategy by what they are about, each with its place in the file.
struct Objects<'s> {
    strategy: &'s Strategy,
    /// The strategy that knows today's ids: an entry may have been renamed since.
    today: &'s Strategy,
}

type Records<K, R> = BTreeMap<K, Vec<(R, Place)>>;

impl<'s> Objects<'s> {
    fn cosignatures(&self) -> Records<(Box<str>, Box<str>), Record> {
        let mut records: Records<_, _> = BTreeMap::new();
        for record in &self.strategy.cosignatures {
            let of = self.id(&record.of.value);
            let key = (record.ministry.clone(), of.clone());
            let mut plain = Record::from(record);
            plain.of = of;
            records
                .entry(key)
                .or_default()
                .push((plain, Cosignature::at(record, record.of.span)));
        }
        records
    }

    fn ledger(&self) -> Records<Box<str>, LedgerEntry> {
        let mut records: Records<_, _> = BTreeMap::new();
        for record in &self.strategy.ledger {
            let of = self.id(&record.of.value);
            let mut plain = LedgerEntry::from(record);
            plain.of = of.clone();
            records
                .entry(of)
                .or_default()
                .push((plain, LedgerRecord::at(record, record.of.span)));
        }
        records
    }

    fn id(&self, written: &str) -> Box<str> {
        let at = self.today.position(Kind::Contribution, written);
        let head = at.and_then(|at| self.today.head_at(Kind::Contribution, at));
        head.map_or_else(|| written.into(), |head| head.id.clone())
    }
}

/// What became of the records about one object.
enum Altered {
    /// One is not there any more.
    Gone,
    /// All are there, but another one stands before an older one, at this place.
    Before(Place),
    /// One says something else, at this place.
    Other(Place),
}

/// The objects whose earlier records are not the first ones any more.
fn altered<'r, K: Ord, R: PartialEq>(
    before: &'r Records<K, R>,
    after: &Records<K, R>,
) -> Vec<(&'r K, Altered)> {
    let mut altered = Vec::new();
    for (key, old) in before {
        let new = after.get(key).map_or(&[][..], Vec::as_slice);
        let same = old
            .iter()
            .zip(new)
            .take_while(|((old, _), (new, _))| old == new)
            .count();
        if same == old.len() {
            continue;
        }
        let all = old
            .iter()
            .all(|(old, _)| new.iter().any(|(new, _)| new == old));
        altered.push((
            key,
            match new.get(same) {
                Some((_, place)) if all => Altered::Before(*place),
                Some((_, place)) => Altered::Other(*place),
                None => Altered::Gone,
            },
        ));
    }
    altered
}

fn cosignature(
    context: &Context<'_>,
    (ministry, of): (&str, &str),
    altered: &Altered,
) -> Option<Finding> {
    let path = format!("ministries/{ministry}/cosignatures.toml");
    let short = context
        .strategy
        .by_id::<Ministry>(ministry)
        .map_or(ministry, |ministry| &ministry.short);
    let subject = text!(
        "Mitzeichnung von {short} zu `{of}`",
        "co-signature of {short} for `{of}`"
    );
    let help = text!(
        "den früheren Eintrag in `{path}` wiederherstellen; was sich geändert hat, kommt darunter: `dstrat sign {of} --as {ministry}/PERSON`",
        "restore the earlier record in `{path}`; what has changed goes below: `dstrat sign {of} --as {ministry}/CONTACT`"
    );
    finding(context, altered, &path, &subject, help)
}

fn ledger(context: &Context<'_>, of: &str, altered: &Altered) -> Option<Finding> {
    let path = "consolidation.toml";
    let subject = text!(
        "der Vermerk der Redaktion zu `{of}`",
        "the editors' record about `{of}`"
    );
    let help = text!(
        "den früheren Vermerk in `{path}` wiederherstellen; was sich geändert hat, kommt darunter: `dstrat accept {of}` oder `dstrat return {of}`",
        "restore the earlier record in `{path}`; what has changed goes below: `dstrat accept {of}` or `dstrat return {of}`"
    );
    finding(context, altered, path, &subject, help)
}

fn finding(
    context: &Context<'_>,
    altered: &Altered,
    path: &str,
    subject: &Text,
    help: Text,
) -> Option<Finding> {
    let (de, en) = (&subject.de, &subject.en);
    let (place, message) = match altered {
        Altered::Gone => (
            context
                .files
                .find(path)
                .map(start_of)
                .or_else(|| place(context, path))?,
            text!("{de} fehlt jetzt", "{en} is missing now"),
        ),
        Altered::Other(place) => (
            *place,
            text!("{de} lautete anders", "{en} said something else"),
        ),
        Altered::Before(place) => (
            *place,
            text!(
                "vor {de} steht jetzt ein neuer Eintrag",
                "there is a new record before {en}"
            ),
        ),
    };
    Some(Finding::new(place, message).help(help))
}
