//! `dstrat cabinet`: is the strategy ready for the cabinet; its paper, and the tag of its release.

mod paper;
mod release;
mod surroundings;

use std::path::PathBuf;

use anyhow::Result;

use dstrat::consolidation::Consolidation;
use dstrat::message::label;
use dstrat::render::audience::Audience;
use dstrat::report::{Cabinet, Here, csv, json, markdown, readiness, text};

use super::build::AUDIENCES;
use super::context::Opened;
use super::help::{Page, flag, option};
use super::status::{FORMATS, Format, look};
use super::{Context, Outcome, choice};

/// Arguments of `dstrat cabinet`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,

    #[arg(long)]
    paper: bool,

    #[arg(long, requires = "paper")]
    draft: bool,

    #[arg(long, default_value = "out", requires = "paper")]
    out: PathBuf,

    #[arg(long, value_parser = choice(&AUDIENCES), default_value = "internal", requires = "paper")]
    audience: Audience,

    #[arg(long, conflicts_with = "paper")]
    release: Option<String>,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "sagt, ob die Strategie kabinettreif ist, und was ihr im Weg steht",
        "says whether the strategy is ready for the cabinet, and what stands in its way",
    ),
    arguments: &[
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "table und markdown für Menschen, csv und json für Programme",
            "table and markdown for people, csv and json for programs",
        ),
        flag(
            "paper",
            "die Ministerratsvorlage schreiben, als HTML zum Drucken und als Markdown; nur wenn nichts im Weg steht",
            "write the cabinet paper, as HTML to print and as Markdown; only if nothing stands in the way",
        ),
        flag(
            "draft",
            "mit --paper: auch vorher, als Entwurf gekennzeichnet",
            "with --paper: also before, marked as a draft",
        ),
        option(
            "out",
            label("ORDNER", "DIR"),
            "mit --paper: wohin; sonst out",
            "with --paper: where to; otherwise out",
        ),
        option(
            "audience",
            label("KREIS", "AUDIENCE"),
            "mit --paper: internal mit den Gründen für Maßgaben und Ablehnungen (sonst immer), public ohne sie und nur mit öffentlichen Beiträgen",
            "with --paper: internal with the reasons for conditions and refusals (the default), public without them and with public contributions only",
        ),
        option(
            "release",
            label("TAG", "TAG"),
            "den heutigen Text freigeben: ein git-Tag mit Nachricht auf HEAD, das die Prüfsumme nennt; nur wenn nichts im Weg steht und alles in git festgehalten ist",
            "release today's text: an annotated tag on HEAD that names the digest; only if nothing stands in the way and all is recorded in git",
        ),
    ],
    examples: &[
        (
            "dstrat cabinet",
            label(
                "nennt, was im Weg steht, das Wichtigste zuerst, mit dem nächsten Schritt",
                "names what stands in the way, the most important first, with the next step",
            ),
        ),
        (
            "dstrat cabinet --paper --draft",
            label(
                "schreibt die Vorlage als Entwurf nach out/cabinet-paper.html und .md",
                "writes the paper as a draft to out/cabinet-paper.html and .md",
            ),
        ),
        (
            "dstrat cabinet --release kabinett-2027",
            label(
                "gibt den Text frei, der in den Ministerrat geht",
                "releases the text that goes to the cabinet",
            ),
        ),
    ],
    notes: Some(label(
        "Der Beschluss in decisions/ nennt später dieselbe Prüfsumme (`digest`); dstrat cabinet vergleicht sie mit dem heutigen Text und den git-Tags.\n\
         Exit-Code: 0 kabinettreif oder geschrieben, 1 etwas steht im Weg, 2 es ging nicht.",
        "The decision in decisions/ later names the same digest (`digest`); dstrat cabinet compares it with today's text and the tags.\n\
         Exit code: 0 ready or written, 1 something stands in the way, 2 it was not possible.",
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
    if let Some(tag) = &arguments.release {
        return release::make(context, tag, files, &cabinet);
    }
    if arguments.paper {
        return paper::write(
            context,
            arguments,
            files,
            strategy,
            &consolidation,
            &cabinet,
        );
    }
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
