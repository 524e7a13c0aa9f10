//! Everyone writes only in their own house.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::contact::Role;
use crate::ownership::{House, Ownership};
use crate::text;

use super::authors::{Offence, is_among, is_cosignatures, offences};
use super::rule::{Check, Context, Rule};
use crate::branch::Branch;

/// The rule.
pub const RULE: Rule = Rule {
    name: "foreign-change",
    level: Severity::Error,
    summary: label(
        "ein Zweig ändert, was dem Verfasser nicht gehört",
        "a branch changes what is not its author's",
    ),
    why: label(
        "Jedes Ressort schreibt nur in seinem eigenen Ordner, alles Übrige ändern Koordination und Vertretung der Federführung; \
         hat ein Ressort niemanden im Amt, auch dessen Ordner. Wer im Amt ist, steht in den `contacts.toml` des Zielzweigs, \
         nie in denen des Zweigs selbst; erkannt wird eine Person an `email`, `git_emails` und, wenn der git-Anbieter den \
         Anmeldenamen nennt, an `logins`. Jeder Commit zählt, auch wenn ein späterer ihn zurücknimmt, ebenso das Umbenennen aus einem \
         fremden Ordner und Inhalte, die erst beim Zusammenführen entstehen. Der Verfasser eines Commits ist eine Behauptung: mehr \
         Sicherheit geben der Anmeldename und unterschriebene Commits.",
        "Each ministry writes only in its own folder; all the rest is changed by the coordinator and the deputies of the lead, and so is the \
         folder of a ministry that has nobody in office. Who is in office stands in the `contacts.toml` files of the base, never \
         in those of the branch; a person is known by `email`, `git_emails` and, where the git host tells the login, by `logins`. \
         Every commit counts, even if a later one takes it back, and so do renames out of another folder and content that only a \
         merge holds. The author of a commit is a claim: the login and signed commits say more.",
    ),
    bad: r#"
//@ koordination@bm.example
//- ministries/mdr/ministry.toml
name = "Ministerium für Digitales"
short = "MDR"
mailbox = "digitales@mdr.example"
"#,
    good: r#"
//@ koordination@bm.example
//- ministries/bm/ministry.toml
name = "Ministerium für Bildung"
short = "BM"
mailbox = "bildung@bm.example"
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let offences = offences(context, branch, |ownership, people, path, house| {
        people.is_empty() || is_cosignatures(path) || is_among(people, &ownership.owners(house))
    });
    let ownership = branch.ownership(context.today);
    findings.extend(offences.iter().filter_map(|offence| {
        let (who, what) = (offence.who(), offence.what());
        let (who_de, who_en, what_de, what_en) = (who.de, who.en, what.de, what.en);
        let message = text!("{who_de} ändert {what_de}", "{who_en} changes {what_en}");
        offence.finding(context, message, help(&ownership, offence))
    }));
}

fn help(ownership: &Ownership<'_>, offence: &Offence<'_>) -> Text {
    let commits = offence.commits();
    let (de, en) = (commits.de, commits.en);
    match (offence.house, ownership.lead()) {
        (House::Ministry(ministry), _) => {
            let (short, mailbox) = (&ministry.short, &ministry.mailbox);
            text!(
                "{short} darum bitten ({mailbox}) und die Änderung hier weglassen: {de} neu schreiben",
                "ask {short} to do it ({mailbox}) and leave it out here: rewrite {en}"
            )
        }
        (House::Lead, Some(lead)) if is_of(offence, &lead.id) => text!(
            "Übergreifendes ändern in der Federführung nur Koordination und Vertretung (`role`); sie darum bitten und die Änderung hier weglassen: {de} neu schreiben",
            "in the lead only the coordinator and the deputies (`role`) change what is common to all; ask them and leave it out here: rewrite {en}"
        ),
        (House::Lead, lead) => {
            let mailbox = lead.map_or(String::new(), |lead| format!(" ({})", lead.mailbox));
            text!(
                "die Federführung{mailbox} darum bitten und die Änderung hier weglassen: {de} neu schreiben",
                "ask the lead{mailbox} to do it and leave it out here: rewrite {en}"
            )
        }
    }
}

/// Whether it is an expert of the ministry in the lead.
fn is_of(offence: &Offence<'_>, lead: &str) -> bool {
    let expert = |person: &crate::ownership::Person<'_>| {
        &*person.ministry.id == lead && person.contact.role.value == Role::Expert
    };
    offence.people.iter().any(expert)
}
