//! Whose pull request it is, as far as the CI system says so.

use std::env;
use std::path::Path;

use serde_json::Value;

use dstrat::source::read_regular;
use dstrat::text;

use super::super::failure::Failure;

/// The largest description of an event that is read, in bytes.
const MAX_EVENT: u64 = 32 * 1024 * 1024;

/// A login at the git host, and what said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub name: String,
    /// The option or variable.
    pub from: &'static str,
}

/// The login of whoever asks for the merge. GitHub tells who opened the pull request only in its description of the event;
/// `GITHUB_ACTOR` is whoever started the run. A queue of merges is nobody's: each pull request in it was looked at before.
///
/// Sources: "Variables reference" of GitHub Actions, "Predefined CI/CD variables reference" of GitLab.
///
/// # Errors
/// When the description cannot be read: then nobody knows whose pull request it is.
pub fn login() -> Result<Option<Login>, Failure> {
    if let Some(path) = variable("GITHUB_EVENT_PATH") {
        let event = event(Path::new(&path)).ok_or_else(|| unreadable(&path))?;
        if let Some(name) = event["pull_request"]["user"]["login"].as_str() {
            return Ok(login_from("GITHUB_EVENT_PATH", Some(name.to_owned())));
        }
        if event.get("merge_group").is_some() {
            return Ok(None);
        }
    }
    let known = ["GITHUB_ACTOR", "GITLAB_USER_LOGIN"];
    Ok(known
        .into_iter()
        .find_map(|name| login_from(name, variable(name))))
}

fn login_from(from: &'static str, name: Option<String>) -> Option<Login> {
    Some(Login { name: name?, from })
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn event(path: &Path) -> Option<Value> {
    let bytes = read_regular(path, MAX_EVENT).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn unreadable(path: &str) -> Failure {
    Failure::new(text!(
        "`GITHUB_EVENT_PATH` nennt `{path}`, das sich nicht lesen lässt: von wem der Pull-Request ist, bleibt unbekannt",
        "`GITHUB_EVENT_PATH` names `{path}`, which cannot be read: whose pull request it is remains unknown"
    ))
    .help(text!(
        "den Anmeldenamen nennen: --login NAME",
        "name the login: --login NAME"
    ))
}
