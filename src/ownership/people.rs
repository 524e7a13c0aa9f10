//! Who somebody is: contacts by the addresses under which they commit and by their logins at the git host.

use super::{Ownership, Person};

impl<'s> Ownership<'s> {
    /// The contacts in office to whom an address belongs. The author line of a commit is a claim: anybody can write any address.
    pub fn by_address(&self, address: &str) -> Vec<Person<'s>> {
        let mut people = self.everybody();
        people
            .retain(|person| has_address(person, address) && person.contact.in_office(self.today));
        people
    }

    /// The contacts in office to whom a login belongs.
    pub fn by_login(&self, login: &str) -> Vec<Person<'s>> {
        let mut people = self.everybody();
        people.retain(|person| has_login(person, login) && person.contact.in_office(self.today));
        people
    }

    /// The contacts to whom an address belongs, in office or not.
    pub fn ever_by_address(&self, address: &str) -> Vec<Person<'s>> {
        let mut people = self.everybody();
        people.retain(|person| has_address(person, address));
        people
    }

    /// Whether any contact has a login: only then can logins be judged.
    pub fn knows_logins(&self) -> bool {
        let mut people = self.everybody().into_iter();
        people.any(|person| !person.contact.logins.is_empty())
    }

    fn everybody(&self) -> Vec<Person<'s>> {
        let ministries = self.strategy.ministries.iter();
        let people = ministries.flat_map(|ministry| {
            let contacts = ministry.contacts.iter();
            contacts.map(move |contact| Person { ministry, contact })
        });
        people.collect()
    }
}

fn has_login(person: &Person<'_>, login: &str) -> bool {
    let mut logins = person.contact.logins.iter();
    logins.any(|known| known.eq_ignore_ascii_case(login))
}

fn has_address(person: &Person<'_>, address: &str) -> bool {
    let contact = person.contact;
    let mut addresses = std::iter::once(&contact.email).chain(&contact.git_emails);
    addresses.any(|known| known.eq_ignore_ascii_case(address))
        || hidden_login(address).is_some_and(|login| has_login(person, login))
}

/// The login in an address that a git host puts in place of the real one: `123+anna@users.noreply.github.com`,
/// `123-anna@users.noreply.gitlab.com`.
fn hidden_login(address: &str) -> Option<&str> {
    let (local, host) = address.split_once('@')?;
    host.starts_with("users.noreply.").then_some(())?;
    let after_digits = local.trim_start_matches(|c: char| c.is_ascii_digit());
    let login = after_digits.strip_prefix(['+', '-']);
    Some(
        login
            .filter(|_| after_digits.len() < local.len())
            .unwrap_or(local),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_hide_in_addresses() {
        for (address, login) in [
            ("123+anna@users.noreply.github.com", Some("anna")),
            ("anna@users.noreply.github.com", Some("anna")),
            ("123-anna-b@users.noreply.gitlab.example", Some("anna-b")),
            ("123@users.noreply.github.com", Some("123")),
            ("anna@noreply.example", None),
            ("anna", None),
        ] {
            assert_eq!(hidden_login(address), login, "{address}");
        }
    }
}
