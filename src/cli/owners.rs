//! `dstrat owners`: CODEOWNERS for the git host, from the contacts.

use anyhow::Result;

use dstrat::git::Repository;
use dstrat::message::label;
use dstrat::ownership::{Flavor, Ownership, codeowners};
use dstrat::source::Files;

use super::help::{Page, option};
use super::status::tell_of_errors;
use super::{Context, Outcome, choice};

/// Arguments of `dstrat owners`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&FLAVORS), default_value = "github")]
    flavor: Flavor,
}

const FLAVORS: [(&str, Flavor); 2] = [("github", Flavor::Github), ("gitlab", Flavor::Gitlab)];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "gibt CODEOWNERS aus: wen der git-Anbieter bei welchem Ordner um Durchsicht bittet",
        "prints CODEOWNERS: whom the git host asks to review which folder",
    ),
    arguments: &[option(
        "flavor",
        label("ANBIETER", "HOST"),
        "für welchen git-Anbieter; openCode ist ein GitLab",
        "for which git host; openCode is a GitLab",
    )],
    examples: &[
        (
            "dstrat owners > .github/CODEOWNERS",
            label(
                "schreibt die Datei für GitHub",
                "writes the file for GitHub",
            ),
        ),
        (
            "dstrat owners --flavor gitlab > .gitlab/CODEOWNERS",
            label(
                "schreibt die Datei für GitLab",
                "writes the file for GitLab",
            ),
        ),
    ],
    notes: Some(label(
        "Jedem Ressort gehört sein Ordner, der Koordination und Vertretung der Federführung alles Übrige. Es zählt, wer heute \
         im Amt ist, mit seinem Anmeldenamen (`logins`), sonst mit der E-Mail-Adresse.",
        "Each ministry owns its folder, the coordinator and deputies of the lead own the rest. Who is in office today counts, by \
         login name (`logins`), else by e-mail address.",
    )),
};

/// Runs `dstrat owners`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let opened = context.open()?;
    let lang = context.lang(&opened.strategy);
    let ownership = Ownership::new(&opened.strategy, context.today);
    let inside = inside(context, &opened.files);
    let shown = codeowners(&ownership, &inside, arguments.flavor, lang);
    context.print(|out| out.write_all(shown.as_bytes()))?;
    tell_of_errors(context, &opened, lang)
}

/// Where the strategy lies in its repository, with `/` at the end; empty at the top, and where there is no repository.
fn inside(context: &Context, files: &Files) -> String {
    let repository = Repository::discover(context.directory());
    let below = repository.ok().and_then(|repository| {
        files
            .root()
            .strip_prefix(repository.folder())
            .ok()
            .map(ToOwned::to_owned)
    });
    let parts = below.iter().flat_map(|below| below.iter());
    parts
        .map(|part| format!("{}/", part.to_string_lossy()))
        .collect()
}
