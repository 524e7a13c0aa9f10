//! CODEOWNERS from contacts: whose review a git host asks for, folder by folder.
//!
//! Sources: <https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners>,
//! <https://docs.gitlab.com/user/project/codeowners/reference/>.

use crate::message::{Lang, label, neutral};
use crate::model::Ministry;
use crate::model::schema::{is_email, is_login};

use super::{House, Ownership, Person};

/// Whose file it is. In both the last line that matches a path counts; GitLab counts section by section, so that a
/// section of its own leaves other lines of the file alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// GitHub, and Forgejo.
    Github,
    /// GitLab, and openCode.
    Gitlab,
}

impl Flavor {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Flavor::Github => "github",
            Flavor::Gitlab => "gitlab",
        }
    }
}

/// The file. `inside` is where the strategy lies in the repository: empty, or a path that ends with `/`.
pub fn codeowners(ownership: &Ownership<'_>, inside: &str, flavor: Flavor, lang: Lang) -> String {
    let mut out = header(flavor, lang);
    let all = match inside {
        "" => "*".to_owned(),
        inside => pattern(inside),
    };
    let editors = ownership.editors();
    let heading = label(
        "Federführung: alles, was keinem Ressort gehört",
        "Lead: all that is no ministry's",
    );
    out.push_str(&format!("\n# {}\n", heading.in_lang(lang)));
    out.push_str(&lead_note(&editors, lang));
    out.push_str(&line(&all, &names(&editors)));
    for ministry in &ownership.strategy.ministries {
        let folder = pattern(&format!("{inside}ministries/{}/", ministry.id));
        out.push_str(&of_ministry(ownership, ministry, &folder, lang));
    }
    out
}

fn header(flavor: Flavor, lang: Lang) -> String {
    let name = flavor.name();
    let made = lang.pick(
        "erzeugt aus den contacts.toml der Strategie mit",
        "made from the strategy's contacts.toml files by",
    );
    let instead = lang.pick(
        "Nicht von Hand ändern: Ansprechpersonen ändern und neu erzeugen.",
        "Do not edit: change the contacts and make it anew.",
    );
    let section = match flavor {
        Flavor::Github => "",
        Flavor::Gitlab => lang.pick("\n[Strategie]\n", "\n[Strategy]\n"),
    };
    format!("# CODEOWNERS, {made} `dstrat owners --flavor {name}`.\n# {instead}\n{section}")
}

fn of_ministry(ownership: &Ownership<'_>, ministry: &Ministry, folder: &str, lang: Lang) -> String {
    let members = ownership.members(ministry);
    let mut owners = names(&members);
    let mut notes = Vec::new();
    if members.is_empty() {
        owners = names(&ownership.owners(House::Ministry(ministry)));
        owners.extend(
            Some(&ministry.mailbox)
                .filter(|mailbox| is_email(mailbox))
                .map(|mailbox| mailbox.to_string()),
        );
        notes.push(lang.pick(
            "niemand ist im Amt: Funktionspostfach und Federführung",
            "nobody is in office: mailbox and lead",
        ));
    } else if !members.iter().any(has_login) {
        notes.push(lang.pick(
            "ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss",
            "no login names (`logins`): e-mail addresses, which the git host has to know",
        ));
    }
    let heading = format!("{} ({})", ministry.name.value, ministry.short);
    let mut out = format!("\n# {}\n", neutral(&heading));
    for note in notes {
        out.push_str(&format!("# {note}\n"));
    }
    out + &line(folder, &owners)
}

fn lead_note(editors: &[Person<'_>], lang: Lang) -> String {
    let note = match editors {
        [] => lang.pick(
            "niemand ist im Amt: in der contacts.toml der Federführung eine Koordination benennen",
            "nobody is in office: name a coordinator in the contacts.toml of the lead",
        ),
        _ if !editors.iter().any(has_login) => lang.pick(
            "ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss",
            "no login names (`logins`): e-mail addresses, which the git host has to know",
        ),
        _ => return String::new(),
    };
    format!("# {note}\n")
}

fn has_login(person: &Person<'_>) -> bool {
    person.contact.logins.iter().any(|login| is_login(login))
}

/// What owns: the logins of each person, or the e-mail address of one who has none; each once.
fn names(people: &[Person<'_>]) -> Vec<String> {
    let mut names = Vec::new();
    for person in people {
        let logins = person.contact.logins.iter().filter(|login| is_login(login));
        let mut own: Vec<String> = logins.map(|login| format!("@{}", login.value)).collect();
        if own.is_empty() {
            let email = Some(&person.contact.email.value).filter(|email| is_email(email));
            own.extend(email.map(|email| email.to_string()));
        }
        own.retain(|name| !names.contains(name));
        names.extend(own);
    }
    names
}

/// A line; without owners it takes a path from those who own what lies around it.
fn line(pattern: &str, owners: &[String]) -> String {
    match owners {
        [] => format!("# {pattern}\n"),
        owners => format!("{pattern} {}\n", owners.join(" ")),
    }
}

/// A folder as a pattern, from the repository's top. Spaces are escaped. For all that has a meaning in a pattern, and that
/// not every host can escape, stands `?`, which matches any one character.
fn pattern(folder: &str) -> String {
    let mut pattern = String::from("/");
    for c in folder.chars() {
        match c {
            ' ' => pattern.push_str("\\ "),
            '#' | '*' | '?' | '[' | ']' | '!' | '\\' => pattern.push('?'),
            c if c.is_whitespace() || c.is_control() => pattern.push('?'),
            c => pattern.push(c),
        }
    }
    pattern
}
