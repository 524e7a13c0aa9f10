//! `--paper`: the cabinet paper, as a file to print and one to work on.

use anyhow::Result;

use dstrat::consolidation::Consolidation;
use dstrat::model::Strategy;
use dstrat::render::audience;
use dstrat::render::paper::{self, Job};
use dstrat::report::Cabinet;
use dstrat::report::cabinet::Hurdle;
use dstrat::source::Files;
use dstrat::text;

use super::super::build::{put, sources, told};
use super::super::{Context, Outcome};
use super::Arguments;

/// Writes the paper, unless the strategy is not ready and nobody asked for a draft.
pub fn write(
    context: &Context,
    arguments: &Arguments,
    files: &Files,
    strategy: &Strategy,
    consolidation: &Consolidation<'_>,
    cabinet: &Cabinet<'_>,
) -> Result<Outcome> {
    let lang = cabinet.lang;
    if !cabinet.is_ready() && !arguments.draft {
        return refuse(context, cabinet);
    }
    let folder = context.directory().join(&arguments.out);
    sources::keep_out(&arguments.out, &folder, files)?;
    let view = audience::view(
        files,
        strategy,
        consolidation,
        arguments.audience,
        context.today,
    );
    let mut job = Job::new(&view, files, consolidation, lang, context.today);
    job.is_draft = arguments.draft;
    job.open = open(cabinet);
    match paper::build(&job) {
        Ok(outputs) => {
            for output in &outputs {
                put::one(context, lang, &arguments.out, output)?;
            }
            Ok(Outcome::Clean)
        }
        Err(trouble) => {
            told::trouble(context, lang, files, "paper", &trouble)?;
            Ok(Outcome::Findings)
        }
    }
}

/// What stands in the way, by kind.
fn open(cabinet: &Cabinet<'_>) -> Vec<(dstrat::message::Label, usize)> {
    let of = |hurdle: Hurdle| {
        let obstacles = cabinet.obstacles.iter();
        obstacles
            .filter(move |obstacle| obstacle.hurdle == hurdle)
            .count()
    };
    let counted = Hurdle::ALL
        .into_iter()
        .map(|hurdle| (hurdle.label(), of(hurdle)));
    counted.filter(|(_, count)| *count > 0).collect()
}

fn refuse(context: &Context, cabinet: &Cabinet<'_>) -> Result<Outcome> {
    let (count, options) = (cabinet.obstacles.len(), context.options_again());
    let message = text!(
        "nicht kabinettreif, es wurde nichts geschrieben: was im Weg steht ({count}), nennt `dstrat cabinet{options}`; einen Entwurf schreibt `dstrat cabinet --paper --draft{options}`",
        "not ready for the cabinet, nothing was written: `dstrat cabinet{options}` names what stands in the way ({count}); `dstrat cabinet --paper --draft{options}` writes a draft"
    );
    context.say_beside(message.in_lang(cabinet.lang))?;
    Ok(Outcome::Findings)
}
