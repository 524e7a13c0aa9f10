//! `dstrat cabinet`: is the strategy ready for the cabinet; its paper, and the tag of its release.

mod surroundings;

use anyhow::Result;

use dstrat::consolidation::Consolidation;
use dstrat::message::label;
use dstrat::report::{Cabinet, Here, csv, json, markdown, readiness, text};

use super::context::Opened;
use super::help::{Page, option};
use super::status::{FORMATS, Format, look};
use super::{Context, Outcome, choice};

/// Arguments of `dstrat cabinet`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "sagt, ob die Strategie kabinettreif ist, und was ihr im Weg steht",
        "says whether the strategy is ready for the cabinet, and what stands in its way",
    ),
    arguments: &[option(
        "format",
        label("FORMAT", "FORMAT"),
        "table und markdown für Menschen, csv und json für Programme",
        "table and markdown for people, csv and json for programs",
    )],
    examples: &[(
        "dstrat cabinet",
        label(
            "nennt, was im Weg steht, das Wichtigste zuerst, mit dem nächsten Schritt",
            "names what stands in the way, the most important first, with the next step",
        ),
    )],
    notes: Some(label(
        "Exit-Code: 0 kabinettreif, 1 etwas steht im Weg, 2 es ging nicht.",
        "Exit code: 0 ready, 1 something stands in the way, 2 it was not possible.",
    )),
};

/// Runs `dstrat cabinet`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let mut opened = context.open()?;
    let loaded = std::mem::take(&mut opened.loaded);
    let Opened {
        files, strategy, ..
    } = &opened;
    let lang = context.lang(strategy);
    let consolidation = Consolidation::new(files, strategy, context.today);
    let surroundings = surroundings::look(context, files, strategy, &consolidation, loaded)?;
    let cabinet = Cabinet::new(
        files,
        strategy,
        &consolidation,
        &surroundings,
        context.today,
        lang,
    );
    let (prefix, options) = (context.prefix(files), context.options_again());
    let here = Here {
        prefix: &prefix,
        options: &options,
    };
    context.print(|out| match arguments.format {
        Format::Table => text::print(&readiness::page(&cabinet, here), look(context), out),
        Format::Markdown => markdown::print(&readiness::page(&cabinet, Here::default()), out),
        Format::Csv => csv::print(&readiness::table(&cabinet), out),
        Format::Json => json::cabinet(&cabinet, out),
    })?;
    Ok(if cabinet.is_ready() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}
