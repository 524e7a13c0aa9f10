//! Who records something, as git's configuration names them. No include of the repository is followed.

use crate::history::{Moment, Person};

use super::Trouble;
use super::config::{Entry, entries};
use super::hindrance::Hindrance;
use super::place::{Place, small};

/// What the environment says of who records something; it comes before the configuration, as in git.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GIT_AUTHOR_NAME`.
    pub author_name: Option<String>,
    /// `GIT_AUTHOR_EMAIL`.
    pub author_email: Option<String>,
    /// `GIT_COMMITTER_NAME`.
    pub committer_name: Option<String>,
    /// `GIT_COMMITTER_EMAIL`.
    pub committer_email: Option<String>,
}

/// Who records something and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorder {
    /// Who wrote it.
    pub author: Person,
    /// Who put it there.
    pub committer: Person,
    /// When.
    pub now: Moment,
}

/// What is configured: in the repository, and by the user and the system.
pub struct Configuration {
    own: Vec<Entry>,
    users: Option<git2::Config>,
}

impl Configuration {
    /// Reads the configuration of a repository as text, and those of the user and the system as git does.
    ///
    /// # Errors
    /// When that of the repository cannot be read.
    pub fn read(place: &Place) -> Result<Configuration, Hindrance> {
        let mut own = Vec::new();
        for path in [
            place.common.join("config"),
            place.own.join("config.worktree"),
        ] {
            let text =
                small(&path).map_err(|reason| Trouble::Unreadable(place.folder.clone(), reason))?;
            own.extend(entries(&text.unwrap_or_default()));
        }
        Ok(Configuration {
            own,
            users: git2::Config::open_default().ok(),
        })
    }

    /// The value of a key, the repository's before the user's.
    pub fn value(&self, section: &str, key: &str) -> Option<String> {
        self.own(section, key).or_else(|| {
            let users = self.users.as_ref()?;
            users.get_string(&format!("{section}.{key}")).ok()
        })
    }

    fn own(&self, section: &str, key: &str) -> Option<String> {
        let is_it =
            |entry: &&Entry| entry.section.eq_ignore_ascii_case(section) && entry.key == key;
        let last = self.own.iter().rfind(is_it);
        last.map(|entry| entry.value.clone())
    }

    /// Whether a key is set to something that means yes.
    pub fn is_set(&self, section: &str, key: &str) -> bool {
        let value = self.value(section, key).unwrap_or_default();
        matches!(
            value.to_ascii_lowercase().as_str(),
            "true" | "yes" | "on" | "1"
        )
    }

    /// Whether some values may stand where they are not looked for.
    fn includes(&self) -> bool {
        let is_include = |section: &str| section.to_ascii_lowercase().starts_with("include");
        let mut found = self.own.iter().any(|entry| is_include(&entry.section));
        let users = self.users.as_ref();
        if let Some(conditions) = users.and_then(|users| users.entries(Some("^includeif\\.")).ok())
        {
            drop(conditions.for_each(|_| found = true));
        }
        found
    }

    /// Who records something.
    ///
    /// # Errors
    /// When nobody is named, or somebody else may be named in a configuration that is not looked at.
    pub fn recorder(&self, said: &Environment, now: Moment) -> Result<Recorder, Hindrance> {
        let person = |role: &str, name: &Option<String>, email: &Option<String>| {
            Ok::<_, Hindrance>(Person {
                name: self.word(name, role, "name")?,
                email: self.word(email, role, "email")?,
            })
        };
        Ok(Recorder {
            author: person("author", &said.author_name, &said.author_email)?,
            committer: person("committer", &said.committer_name, &said.committer_email)?,
            now,
        })
    }

    fn word(&self, said: &Option<String>, role: &str, key: &str) -> Result<String, Hindrance> {
        let said = said.as_deref().map(clean).filter(|said| !said.is_empty());
        if let Some(said) = said {
            return Ok(said);
        }
        let own = self.own(role, key).or_else(|| self.own("user", key));
        if own.is_none() && self.includes() {
            return Err(Hindrance::Included);
        }
        let configured = own
            .or_else(|| self.value(role, key))
            .or_else(|| self.value("user", key));
        let configured = configured.map(|word| clean(&word));
        configured
            .filter(|word| !word.is_empty())
            .ok_or(Hindrance::Nobody)
    }
}

/// A name or address without the signs that end it in a commit.
fn clean(word: &str) -> String {
    let kept: String = word
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '<' | '>'))
        .collect();
    kept.trim().to_owned()
}

/// `Name <email> seconds +hhmm`, as git writes it.
pub fn signature(person: &Person, at: Moment) -> String {
    let (sign, minutes) = (
        if at.offset_minutes < 0 { '-' } else { '+' },
        at.offset_minutes.unsigned_abs(),
    );
    format!(
        "{} <{}> {} {sign}{:02}{:02}",
        person.name,
        person.email,
        at.seconds,
        minutes / 60,
        minutes % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configured(own: &str) -> Configuration {
        Configuration {
            own: entries(own),
            users: None,
        }
    }

    fn author(own: &str, said: &Environment) -> Result<String, Hindrance> {
        let recorder = configured(own).recorder(said, Moment::default())?;
        Ok(signature(&recorder.author, recorder.now))
    }

    #[test]
    fn people_are_named_by_the_environment_then_by_the_repository() {
        let said = Environment {
            author_name: Some("Ada <x>\n".to_owned()),
            author_email: Some(" ".to_owned()),
            ..Environment::default()
        };
        let own = "[user]\nname = Grace\nemail = grace@fm.example\n";
        assert_eq!(
            author(own, &Environment::default()).unwrap(),
            "Grace <grace@fm.example> 0 +0000"
        );
        assert_eq!(
            author(own, &said).unwrap(),
            "Ada x <grace@fm.example> 0 +0000"
        );
        assert_eq!(
            author(
                "[author]\nname = A\nemail = a@b\n[committer]\nname=B\nemail=c@d",
                &Environment::default()
            )
            .unwrap(),
            "A <a@b> 0 +0000"
        );
    }

    #[test]
    fn nobody_is_guessed() {
        let nobody = Environment::default();
        assert_eq!(
            author("[user]\nname = A\n", &nobody),
            Err(Hindrance::Nobody)
        );
        assert_eq!(
            author("[includeIf \"gitdir:~/x/\"]\npath = y\n", &nobody),
            Err(Hindrance::Included)
        );
    }

    #[test]
    fn clocks_west_of_greenwich_are_written() {
        let at = Moment {
            seconds: 60,
            offset_minutes: -210,
        };
        let person = Person {
            name: "A".to_owned(),
            email: "a@b".to_owned(),
        };
        assert_eq!(signature(&person, at), "A <a@b> 60 -0330");
    }
}
