//! Who changed in a branch what is not theirs: by the commits' own word, and by the login of whoever asks for the merge.

use std::collections::BTreeMap;

use crate::branch::{Act, Branch};
use crate::diagnostic::{Finding, start_of};
use crate::message::{Text, excerpt, plural, quoted_list};
use crate::ownership::{House, Ownership, Person};
use crate::source::Place;
use crate::text;

use super::rule::Context;

/// So many further files of a finding are named.
const MOST_RELATED: usize = 5;

/// So many commits of a finding are named.
const MOST_COMMITS: usize = 3;

/// By what somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who<'b> {
    /// The address in the author line of a commit.
    Address(&'b str),
    /// The login at the git host.
    Login(&'b str),
}

/// Files of one house that somebody changed who may not.
pub struct Offence<'b> {
    /// Who changed them.
    pub who: Who<'b>,
    /// The contacts whom that may be.
    pub people: Vec<Person<'b>>,
    /// Whose the files are.
    pub house: House<'b>,
    /// The files and the commits.
    pub deeds: Vec<(&'b str, &'b Act)>,
}

/// All offences in a branch. `may` says whether these people may change a path of a house. Where author and login are both in
/// the wrong, the author is told.
pub fn offences<'b>(
    context: &Context<'_>,
    branch: &Branch<'b>,
    may: impl Fn(&Ownership<'b>, &[Person<'b>], &str, House<'b>) -> bool,
) -> Vec<Offence<'b>> {
    let ownership = branch.ownership(context.today);
    let login = branch
        .login
        .map(|login| (Who::Login(login), ownership.by_login(login)));
    let mut known: BTreeMap<Who<'b>, Vec<Person<'b>>> = BTreeMap::new();
    let mut offences: BTreeMap<(Who<'b>, &str), Offence<'b>> = BTreeMap::new();
    for act in branch.acts {
        let author = Who::Address(&act.commit.author.email);
        let people = known
            .entry(author)
            .or_insert_with(|| ownership.by_address(&act.commit.author.email));
        for change in &act.changes {
            let house = match change.plain {
                true => ownership.house(&change.path),
                false => House::Lead,
            };
            let claims = std::iter::once((author, &*people))
                .chain(login.as_ref().map(|(who, people)| (*who, people)));
            let wrong = claims
                .into_iter()
                .find(|(_, people)| !may(&ownership, people, &change.path, house));
            if let Some((who, people)) = wrong {
                let offence = offences.entry((who, id(house))).or_insert_with(|| Offence {
                    who,
                    people: people.clone(),
                    house,
                    deeds: Vec::new(),
                });
                offence.deeds.push((&change.path, act));
            }
        }
    }
    offences.into_values().collect()
}

/// Whether one of these people is among those.
pub fn is_among(people: &[Person<'_>], owners: &[Person<'_>]) -> bool {
    let same = |a: &Person<'_>, b: &Person<'_>| std::ptr::eq(a.contact, b.contact);
    people
        .iter()
        .any(|person| owners.iter().any(|owner| same(person, owner)))
}

/// Whether a path holds the co-signatures of a ministry.
pub fn is_cosignatures(path: &str) -> bool {
    path.starts_with("ministries/") && path.ends_with("/cosignatures.toml")
}

fn id(house: House<'_>) -> &str {
    match house {
        House::Lead => "",
        House::Ministry(ministry) => &ministry.id,
    }
}

/// Where a file of a branch is, or where it would be missed: at the start of `strategy.toml`.
pub fn place(context: &Context<'_>, path: &str) -> Option<Place> {
    let file = context.files.find(path).or(context.strategy.settings.file);
    file.or_else(|| context.files.ids().next()).map(start_of)
}

impl Offence<'_> {
    /// A finding at the first of the files that is still there; it names some of the others.
    pub fn finding(&self, context: &Context<'_>, message: Text, help: Text) -> Option<Finding> {
        let paths = self.paths();
        let there = |path: &&&str| context.files.find(path).is_some();
        let first = paths.iter().find(there).or(paths.first())?;
        let mut finding = Finding::new(place(context, first)?, message).help(help);
        let others = paths.iter().filter(there).filter(|path| *path != first);
        for place in others
            .take(MOST_RELATED)
            .filter_map(|path| place(context, path))
        {
            finding = finding.related(place, text!("auch diese Datei", "this file, too"));
        }
        Some(finding)
    }

    fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self.deeds.iter().map(|(path, _)| *path).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// "3 Dateien im Ordner von BM, zum Beispiel `…`"
    pub fn what(&self) -> Text {
        let paths = self.paths();
        let (count, path) = (
            paths.len(),
            excerpt(paths.first().copied().unwrap_or_default()),
        );
        let (de, en) = plural(count, ("Datei", "file"), ("Dateien", "files"));
        let (such_de, such_en) = plural(count, ("", ""), (" zum Beispiel", " such as"));
        match self.house {
            House::Lead => text!(
                "{count} {de} der Federführung,{such_de} `{path}`",
                "{count} {en} of the lead,{such_en} `{path}`"
            ),
            House::Ministry(ministry) => {
                let short = &ministry.short;
                text!(
                    "{count} {de} im Ordner von {short},{such_de} `{path}`",
                    "{count} {en} in the folder of {short},{such_en} `{path}`"
                )
            }
        }
    }

    /// "`koordination@bm.example` (BM)"
    pub fn who(&self) -> Text {
        let mut houses: Vec<&str> = self
            .people
            .iter()
            .map(|person| &*person.ministry.short)
            .collect();
        houses.dedup();
        let houses = match houses[..] {
            [] => String::new(),
            _ => format!(" ({})", houses.join(", ")),
        };
        match self.who {
            Who::Address(address) => Text::same(format!("`{}`{houses}", excerpt(address))),
            Who::Login(login) => {
                let login = excerpt(login);
                text!(
                    "der Anmeldename `{login}`{houses}",
                    "the login `{login}`{houses}"
                )
            }
        }
    }

    /// The commits, shortened: "Commit `…`", "Commits `…`, `…` und weitere".
    pub fn commits(&self) -> Text {
        let mut ids: Vec<String> = self
            .deeds
            .iter()
            .map(|(_, act)| act.commit.id.short())
            .collect();
        ids.dedup();
        let more = ids.len() > MOST_COMMITS;
        let (de, en) = plural(ids.len(), ("Commit", "commit"), ("Commits", "commits"));
        let (more_de, more_en) = if more {
            (" und weitere", " and more")
        } else {
            ("", "")
        };
        let ids = quoted_list(ids.iter().take(MOST_COMMITS).map(String::as_str));
        text!("{de} {ids}{more_de}", "{en} {ids}{more_en}")
    }
}
