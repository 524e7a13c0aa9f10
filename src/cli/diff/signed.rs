//! `--since-signed`: what changed in a contribution since a ministry co-signed it.

use anyhow::Result;

use dstrat::comparison::{Comparison, Point};
use dstrat::consolidation::Consolidation;
use dstrat::message::Lang;
use dstrat::model::{Contribution, Cosignature, Ministry};
use dstrat::text;

use super::super::context::Opened;
use super::super::failure::Failure;
use super::super::since::{self, Lost, Signed};
use super::super::{Context, Outcome, names};
use super::{Arguments, Told, put};

/// Runs `dstrat diff --since-signed`.
pub fn run(context: &Context, arguments: &Arguments, typed: &[String]) -> Result<Outcome> {
    let [ministry, entry] = typed else {
        return Err(incomplete(typed).into());
    };
    let opened = context.open()?;
    let ministry = names::ministry(&opened.strategy, ministry)?;
    let contribution = names::contribution(&opened.strategy, entry)?;
    let consolidation = Consolidation::new(&opened.files, &opened.strategy, context.today);
    let (comparison, old) =
        match since::signed(context, &opened, &consolidation, ministry, contribution)? {
            Signed::Never => return Err(never(ministry, contribution).into()),
            Signed::Lost(record, why) => return Err(lost(ministry, &record, &why).into()),
            Signed::Today(record) => (Comparison::default(), fresh(ministry, &record)),
            Signed::Before(record, text) => (
                since::changes(context, &opened, contribution, &text),
                since::point(ministry, &record, &text),
            ),
        };
    let told = told(&opened, &comparison, old);
    put(context, arguments, &told)
}

fn incomplete(typed: &[String]) -> Failure {
    let ministry = typed.first().map_or("mdi", String::as_str);
    Failure::new(text!(
        "`--since-signed` braucht ein Ressort und einen Beitrag",
        "`--since-signed` needs a ministry and a contribution"
    ))
    .help(text!(
        "so schreiben: --since-signed {ministry} bm/digitale-bildung",
        "write: --since-signed {ministry} bm/digitale-bildung"
    ))
}

fn told<'t>(opened: &'t Opened, comparison: &'t Comparison, old: Point) -> Told<'t> {
    Told {
        comparison,
        strategy: &opened.strategy,
        old,
        new: Point::FOLDER,
        templates: &opened.files,
    }
}

/// Today's text is the one that was signed.
fn fresh(ministry: &Ministry, record: &Cosignature) -> Point {
    Point {
        name: Some(ministry.short.to_string()),
        signed: true,
        date: Some(record.on.value.last_day()),
        ..Point::FOLDER
    }
}

fn never(ministry: &Ministry, contribution: &Contribution) -> Failure {
    let (short, id) = (&ministry.short, &contribution.head.id);
    let folder = &ministry.id;
    Failure::new(text!(
        "{short} hat `{id}` nie gezeichnet",
        "{short} has never signed `{id}`"
    ))
    .help(text!(
        "was {short} gezeichnet hat, steht in `ministries/{folder}/cosignatures.toml`",
        "what {short} signed stands in `ministries/{folder}/cosignatures.toml`"
    ))
}

fn lost(ministry: &Ministry, record: &Cosignature, why: &Lost) -> Failure {
    let (short, of, on) = (&ministry.short, &record.of.value, &record.on);
    let (de, en) = (on.show(Lang::De), on.show(Lang::En));
    let failure = Failure::new(text!(
        "den Text von `{of}`, den {short} am {de} zeichnete, kennt git nicht",
        "git does not know the text of `{of}` that {short} signed on {en}"
    ));
    failure.help(match why {
        Lost::NoGit => text!(
            "die Strategie liegt in keinem git-Repository",
            "the strategy lies in no git repository"
        ),
        Lost::Shallow => text!(
            "der Klon ist flach (shallow) und reicht nicht so weit zurück; `git fetch --unshallow` holt den Rest",
            "the clone is shallow and does not reach back that far; `git fetch --unshallow` gets the rest"
        ),
        Lost::Uncommitted => text!(
            "er wurde nie eingecheckt, oder die Prüfsumme ist vertippt; {short} muss den heutigen Text als Ganzes lesen",
            "it was never committed, or the digest is mistyped; {short} has to read the whole of today's text"
        ),
    })
}
