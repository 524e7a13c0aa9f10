//! A ministry's own contacts give its co-signatures.

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::ownership::House;
use crate::text;

use super::authors::{is_among, is_cosignatures, offences};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "foreign-cosignature",
    level: Severity::Error,
    summary: label(
        "jemand ändert die Mitzeichnungen eines anderen Ressorts",
        "somebody changes the co-signatures of another ministry",
    ),
    why: label(
        "Mit einem Eintrag in `cosignatures.toml` bindet sich ein Ressort. Ihn bringt deshalb nur eine Ansprechperson ein, die \
         auf dem Zielzweig bei diesem Ressort im Amt ist; auch die Federführung zeichnet für niemanden, selbst wenn das Ressort keine Person \
         mehr benannt hat. Wer dazu sicher sein will, setzt `require_signed_commits`.",
        "A ministry binds itself by a record in `cosignatures.toml`. So only a contact brings it in who is in office in this \
         ministry on the base; not even the lead signs for others, even where a ministry has nobody left. Whoever wants to be \
         sure sets `require_signed_commits`.",
    ),
    bad: r#"
//! ministries/mdr/cosignatures.toml

//@ koordination@bm.example
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    good: r#"
//! ministries/mdr/cosignatures.toml

//@ koordination@mdr.example
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let offences = offences(context, branch, |ownership, people, path, house| {
        let members = match house {
            House::Ministry(ministry) => ownership.members(ministry),
            House::Lead => Vec::new(),
        };
        people.is_empty() || !is_cosignatures(path) || is_among(people, &members)
    });
    findings.extend(offences.iter().filter_map(|offence| {
        let (who, commits) = (offence.who(), offence.commits());
        let (who_de, who_en, de, en) = (who.de, who.en, commits.de, commits.en);
        let (message, help) = match offence.house {
            House::Ministry(ministry) => {
                let (short, mailbox) = (&ministry.short, &ministry.mailbox);
                (
                    text!(
                        "{who_de} ändert die Mitzeichnungen von {short}",
                        "{who_en} changes the co-signatures of {short}"
                    ),
                    text!(
                        "{short} selbst zeichnen lassen ({mailbox}) und die Änderung hier weglassen: {de} neu schreiben",
                        "have {short} sign ({mailbox}) and leave the change out here: rewrite {en}"
                    ),
                )
            }
            House::Lead => (
                text!(
                    "{who_de} zeichnet für ein Ressort, das es auf dem Zielzweig noch nicht gibt",
                    "{who_en} signs for a ministry that is not yet on the base"
                ),
                text!(
                    "zuerst das Ressort mit seinen Ansprechpersonen auf den Zielzweig bringen, dann zeichnet es selbst; hier weglassen: {de} neu schreiben",
                    "first bring the ministry with its contacts to the base, then it signs itself; leave it out here: rewrite {en}"
                ),
            ),
        };
        offence.finding(context, message, help)
    }));
}
