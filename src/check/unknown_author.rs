//! Whoever changes a strategy is one of its contacts.

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, Text, label};
use crate::ownership::Ownership;
use crate::text;

use super::authors::{Who, offences};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-author",
    level: Severity::Error,
    summary: label(
        "ein Zweig ist von jemandem, der keine Ansprechperson im Amt ist",
        "a branch is from somebody who is no contact in office",
    ),
    why: label(
        "Alles in einer Strategie gehört einem Ressort oder der Federführung. Von wem ein Commit stammt, muss sich deshalb einer \
         Ansprechperson zuordnen lassen, die am Tag der Prüfung im Amt ist: über `email` oder `git_emails`, und wenn der \
         git-Anbieter den Anmeldenamen nennt, auch über `logins`. Es zählen die Einträge auf dem Zielzweig: wer sich selbst einträgt, gewinnt in \
         demselben Zweig nichts. Eine neue Person trägt jemand aus ihrem Ressort ein, der schon im Amt ist, oder die Federführung, wenn dort \
         niemand mehr ist.",
        "Everything in a strategy belongs to a ministry or to the lead. So it must be possible to tell which contact, in office on \
         the day of the check, a commit is from: by `email` or `git_emails`, and by `logins` where the git host tells the login. The \
         entries on the base count: who enters themselves gains nothing in that branch. A new person is entered by \
         somebody of their ministry who is in office already, or by the lead where nobody is left.",
    ),
    bad: r#"
//@ neu@bm.example
//- ministries/bm/ministry.toml
name = "Ministerium für Bildung"
short = "BM"
mailbox = "bildung@bm.example"
"#,
    good: r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
git_emails = ["neu@bm.example"]

//@ neu@bm.example
//- ministries/bm/ministry.toml
name = "Ministerium für Bildung"
short = "BM"
mailbox = "bildung@bm.example"
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let ownership = branch.ownership(context.today);
    let offences = offences(context, branch, |_, people, _, _| !people.is_empty());
    findings.extend(offences.iter().filter_map(|offence| {
        let (who, what) = (offence.who(), offence.what());
        let (who_de, who_en, what_de, what_en) = (who.de, who.en, what.de, what.en);
        let message = text!(
            "{who_de} gehört zu keiner Ansprechperson im Amt, ändert aber {what_de}",
            "{who_en} belongs to no contact in office, but changes {what_en}"
        );
        offence.finding(context, message, help(context, &ownership, offence.who))
    }));
}

fn help(context: &Context<'_>, ownership: &Ownership<'_>, who: Who<'_>) -> Text {
    let here = Ownership::new(context.strategy, context.today);
    let (entered, key) = match who {
        Who::Address(address) => (here.by_address(address), "git_emails"),
        Who::Login(login) => (here.by_login(login), "logins"),
    };
    if !entered.is_empty() {
        return label(
            "der neue Eintrag in `contacts.toml` zählt erst, wenn er auf dem Zielzweig steht: zuerst jemanden aus dem Ressort, der schon im Amt ist, nur diesen Eintrag einbringen lassen",
            "the new entry in `contacts.toml` counts once it is on the base: first have somebody of the ministry who is in office bring in that entry alone",
        )
        .into();
    }
    match (who, gone(ownership, who)) {
        (_, Some(gone)) => gone,
        (Who::Address(_), None) => text!(
            "mit der Adresse aus `contacts.toml` committen (`git config user.email …`) und die Commits damit neu schreiben, oder diese Adresse auf dem Zielzweig in `{key}` der Person eintragen lassen",
            "commit with the address from `contacts.toml` (`git config user.email …`) and rewrite the commits with it, or have this address entered in the person's `{key}` on the base"
        ),
        (Who::Login(_), None) => text!(
            "den Namen auf dem Zielzweig in `{key}` der Person in `contacts.toml` eintragen lassen",
            "have the name entered in the person's `{key}` in `contacts.toml` on the base"
        ),
    }
}

/// What to do where the address is that of somebody who is not in office.
fn gone(ownership: &Ownership<'_>, who: Who<'_>) -> Option<Text> {
    let Who::Address(address) = who else {
        return None;
    };
    let people = ownership.ever_by_address(address);
    let person = people.first()?;
    let (ministry, contact) = (&person.ministry.id, person.contact);
    let id = &contact.id.value;
    let until = contact
        .until
        .as_ref()
        .map_or(&contact.nominated, |until| until);
    let [de, en] = [Lang::De, Lang::En].map(|lang| until.show(lang));
    let (word_de, word_en) = match contact.until {
        Some(_) => ("bis", "until"),
        None => ("ab", "from"),
    };
    Some(text!(
        "`{id}` ist nur {word_de} {de} im Amt: das Datum in `ministries/{ministry}/contacts.toml` auf dem Zielzweig prüfen, oder jemanden im Amt bitten",
        "`{id}` is in office only {word_en} {en}: look at the date in `ministries/{ministry}/contacts.toml` on the base, or ask somebody in office"
    ))
}
