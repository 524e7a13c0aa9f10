//! `dstrat check`: looks for mistakes in the strategy.

use std::mem::ManuallyDrop;

use anyhow::Result;
use jiff::civil::Date;

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::{Diagnostic, Severity};
use dstrat::emit::{self, Format};
use dstrat::load;
use dstrat::message::{Text, label};
use dstrat::model::Strategy;
use dstrat::source::Files;

use super::base::Base;
use super::context::Opened;
use super::fix;
use super::help::{Page, flag, option};
use super::{Context, Outcome, choice, names};

/// Arguments of `dstrat check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&FORMATS), default_value = "human")]
    format: Format,

    #[arg(long, value_parser = choice(&DENIED))]
    deny: Option<Severity>,

    #[arg(long)]
    ministry: Option<String>,

    #[arg(long)]
    fix: bool,

    #[arg(long, requires = "fix")]
    dry_run: bool,

    #[arg(long, conflicts_with = "fix")]
    base: Option<String>,

    #[arg(long, requires = "base")]
    login: Option<String>,
}

const FORMATS: [(&str, Format); 6] = [
    ("human", Format::Human),
    ("json", Format::Json),
    ("github", Format::Github),
    ("gitlab", Format::Gitlab),
    ("sarif", Format::Sarif),
    ("junit", Format::Junit),
];

const DENIED: [(&str, Severity); 1] = [("warnings", Severity::Warning)];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "prüft die Strategie: Angaben, Verweise, Zulieferungen, Mitzeichnungen, Texte",
        "checks the strategy: keys, references, contributions, co-signatures, texts",
    ),
    arguments: &[
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "wofür die Befunde gedacht sind: human für Menschen, die anderen für Programme und CI",
            "whom the findings are for: human for people, the others for programs and CI",
        ),
        option(
            "deny",
            label("STUFE", "LEVEL"),
            "auch Warnungen führen zu Exit-Code 1",
            "warnings, too, lead to exit code 1",
        ),
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur Befunde im Ordner dieses Ressorts",
            "only findings in the folder of this ministry",
        ),
        flag(
            "fix",
            "wendet Änderungen an, deren Bedeutung sicher ist, und zeigt sie; alles andere in den Dateien bleibt, wie es ist",
            "applies changes whose meaning is certain, and shows them; everything else in the files stays as it is",
        ),
        flag(
            "dry_run",
            "mit --fix: nur zeigen, nichts schreiben",
            "with --fix: show only, write nothing",
        ),
        option(
            "base",
            label("STAND", "REV"),
            "der Zielzweig: sagt, welche Befunde seit der Abzweigung neu sind, und prüft, ob jeder nur geändert hat, was ihm gehört",
            "the branch to merge into: says which findings are new since the branch left it, and whether everybody changed only what is theirs",
        ),
        option(
            "login",
            label("NAME", "NAME"),
            "mit --base: der Anmeldename beim git-Anbieter; sonst der, den die CI nennt",
            "with --base: the login at the git host; otherwise the one that CI tells",
        ),
    ],
    examples: &[
        (
            "dstrat check",
            label(
                "prüft die Strategie im aktuellen Ordner",
                "checks the strategy in the current folder",
            ),
        ),
        (
            "dstrat check --ministry bm",
            label(
                "zeigt nur, was im Ordner `ministries/bm` zu tun ist",
                "shows only what is to be done in `ministries/bm`",
            ),
        ),
        (
            "dstrat check --fix --dry-run",
            label(
                "zeigt, was `--fix` ändern würde",
                "shows what `--fix` would change",
            ),
        ),
        (
            "dstrat check --deny warnings --format gitlab > codequality.json",
            label(
                "prüft streng, als Bericht für einen Merge-Request",
                "checks strictly, as a report for a merge request",
            ),
        ),
        (
            "dstrat check --base origin/main",
            label(
                "prüft, was der Zweig gegenüber `main` ändert",
                "checks what the branch changes against `main`",
            ),
        ),
    ],
    notes: Some(label(
        "Exit-Code: 0 in Ordnung, 1 es gibt Fehler (oder mit --deny Warnungen; mit --base nur neue), 2 die Prüfung war nicht möglich.",
        "Exit code: 0 in order, 1 there are errors (or with --deny warnings; with --base new ones only), 2 the check was not possible.",
    )),
};

/// Runs `dstrat check`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    if arguments.fix {
        context.refuse_at()?;
    }
    let writes = arguments.fix && !arguments.dry_run;
    let turn = writes.then(|| context.turn()).transpose()?;
    // The process ends after this: to free thousands of entries one by one before would be for nothing.
    let mut opened = ManuallyDrop::new(context.open()?);
    let lang = context.lang(&opened.strategy);
    let ministry = arguments.ministry.as_deref();
    let ministry = ministry.map(|typed| names::ministry(&opened.strategy, typed));
    let judge = Judge {
        today: context.today,
        base: arguments.open_base(context, &opened)?,
        folder: ministry
            .transpose()?
            .map(|ministry| format!("ministries/{}/", ministry.id)),
    };
    let loaded = std::mem::take(&mut opened.loaded);
    let Opened {
        files, strategy, ..
    } = &mut *opened;
    let mut diagnostics = judge.judge(files, strategy, loaded);
    let prefix = context.seen_from_here(files.root());
    if arguments.fix {
        let mut mended = fix::mend(files, &mut diagnostics, |files| judge.load_and_judge(files));
        let written = match turn {
            Some(turn) => mended.write(files, &prefix, &turn),
            None => Ok(()),
        };
        // What a program reads from standard output stays what its format says.
        let beside = arguments.format != Format::Human;
        context.print_beside(beside, |out| mended.show(files, &prefix, lang, out))?;
        written?;
    }
    let options = emit::Options {
        lang,
        color: context.color(),
        width: context.terminal_width(),
        prefix: &prefix,
        about: Some(&|name| check::rule(name).map(|rule| Text::from(rule.summary))),
        compared: judge.base.is_some(),
    };
    context.print(|out| emit::emit(arguments.format, &diagnostics, files, &options, out))?;
    if let Some(base) = &judge.base {
        let beside = arguments.format != Format::Human;
        context.print_beside(beside, |out| base.tell(lang, context.width(), out))?;
    }
    let limit = arguments.deny.unwrap_or(Severity::Error);
    let failed = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity <= limit && !diagnostic.is_old());
    Ok(if failed {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

impl Arguments {
    fn open_base(&self, context: &Context, opened: &Opened) -> Result<Option<Base>> {
        let login = self.login.as_deref();
        let open = |name: &String| {
            let opened = (&opened.files, opened.at.as_ref());
            Base::open(context, name, login, opened)
        };
        Ok(self.base.as_ref().map(open).transpose()?)
    }
}

/// How this run looks at a strategy.
struct Judge {
    today: Date,
    /// The branch into which this one is to be merged.
    base: Option<Base>,
    /// The folder to which the findings are narrowed.
    folder: Option<String>,
}

impl Judge {
    fn judge(
        &self,
        files: &Files,
        strategy: &Strategy,
        loaded: Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let consolidation = ManuallyDrop::new(Consolidation::new(files, strategy, self.today));
        let context = CheckContext {
            files,
            strategy,
            consolidation: &consolidation,
            today: self.today,
        };
        let mut diagnostics = match &self.base {
            Some(base) => base.judge(&context, loaded),
            None => check::check(&context, loaded),
        };
        if let Some(folder) = &self.folder {
            diagnostics.retain(|diagnostic| {
                files
                    .path(diagnostic.finding.place.file)
                    .starts_with(folder)
            });
        }
        diagnostics
    }

    fn load_and_judge(&self, files: &Files) -> Vec<Diagnostic> {
        let (strategy, loaded) = load::load(files);
        self.judge(files, &strategy, loaded)
    }
}
