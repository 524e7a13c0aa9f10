//! `dstrat explain`: the page of a rule, or the table of all rules.

use anyhow::Result;
use unicode_width::UnicodeWidthStr;

use dstrat::check::{self, RULES, Rule};
use dstrat::message::{Lang, label, nearest, wrap};
use dstrat::text;

use super::failure::Failure;
use super::help::{Page, option};
use super::rule_page::{RulePage, is_fixed, sentence};
use super::{Context, Outcome, choice};

/// Arguments of `dstrat explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    rule: Option<String>,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
}

const FORMATS: [(&str, Format); 2] = [("text", Format::Text), ("markdown", Format::Markdown)];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "erklärt eine Regel, oder nennt alle Regeln",
        "explains a rule, or lists all rules",
    ),
    arguments: &[
        option(
            "rule",
            label("REGEL", "RULE"),
            "der Name der Regel; ohne ihn: eine Tabelle aller Regeln",
            "the name of the rule; without it: a table of all rules",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "Form der Ausgabe",
            "form of the output",
        ),
    ],
    examples: &[
        (
            "dstrat explain",
            label("nennt alle Regeln", "lists all rules"),
        ),
        (
            "dstrat explain missing-coordinator",
            label(
                "erklärt eine Regel: warum es sie gibt, mit Beispielen",
                "explains a rule: why it is there, with examples",
            ),
        ),
        (
            "dstrat explain --format markdown > regeln.md",
            label(
                "schreibt das Nachschlagewerk aller Regeln",
                "writes the reference of all rules",
            ),
        ),
    ],
    notes: None,
};

/// Runs `dstrat explain`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let lang = context.lang_here();
    let rule = arguments.rule.as_deref().map(find).transpose()?;
    let width = context.width().min(READABLE);
    let shown = match (rule, arguments.format) {
        (Some(rule), Format::Text) => RulePage::new(rule, lang).text(width, context.color()),
        (Some(rule), Format::Markdown) => RulePage::new(rule, lang).markdown(),
        (None, Format::Text) => table(lang, width),
        (None, Format::Markdown) => reference(lang),
    };
    context.print(|out| out.write_all(shown.as_bytes()))?;
    Ok(Outcome::Clean)
}

/// No line is longer, for the sake of the eye.
const READABLE: usize = 100;

fn find(name: &str) -> Result<&'static Rule, Failure> {
    check::rule(name).ok_or_else(|| {
        let failure = Failure::new(text!(
            "die Regel `{name}` gibt es nicht",
            "there is no rule `{name}`"
        ));
        match nearest(name, RULES.iter().map(|rule| rule.name)) {
            Some(meant) => failure.help(text!(
                "gemeint ist wohl `dstrat explain {meant}`",
                "did you mean `dstrat explain {meant}`?"
            )),
            None => failure.help(text!(
                "alle Regeln nennt: `dstrat explain`",
                "for all rules: `dstrat explain`"
            )),
        }
    })
}

/// Name, level and summary of every rule, in lines that fit the width.
fn table(lang: Lang, width: usize) -> String {
    let names = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let levels = RULES
        .iter()
        .map(|rule| rule.level.label().in_lang(lang).width())
        .max()
        .unwrap_or(0);
    let indent = names + levels + 4;
    let mut out = String::new();
    for rule in RULES {
        let level = rule.level.label().in_lang(lang);
        let summary =
            wrap(rule.summary.in_lang(lang), width - indent).join(&format!("\n{:indent$}", ""));
        out.push_str(&format!(
            "{:names$}  {level:levels$}  {summary}\n",
            rule.name
        ));
    }
    let (fixed, count) = (
        RULES.iter().filter(|rule| is_fixed(rule)).count(),
        RULES.len(),
    );
    let note = text!(
        "{count} Regeln; die Stufe von {fixed} ist fest, die der anderen steht in `strategy.toml` unter [lints]. `dstrat explain REGEL` erklärt eine Regel.",
        "{count} rules; the level of {fixed} is fixed, that of the others is set in `strategy.toml` under [lints]. `dstrat explain RULE` explains a rule."
    );
    out + "\n" + &wrap(note.in_lang(lang), width).join("\n") + "\n"
}

/// All pages, as the project's documentation holds them.
fn reference(lang: Lang) -> String {
    let mut out = INTRODUCTION.in_lang(lang).to_owned();
    let (rule, level, looks_for) =
        lang.pick(("Regel", "Stufe", "sucht"), ("Rule", "Level", "Looks for"));
    out.push_str(&format!(
        "\n\n| {rule} | {level} | {looks_for} |\n|---|---|---|\n"
    ));
    for rule in RULES {
        let (name, level) = (rule.name, rule.level.label().in_lang(lang));
        let fixed = if is_fixed(rule) {
            lang.pick(", fest", ", fixed")
        } else {
            ""
        };
        let summary = sentence(rule.summary.in_lang(lang)).replace('|', "\\|");
        out.push_str(&format!(
            "| [`{name}`](#{name}) | {level}{fixed} | {summary} |\n"
        ));
    }
    for rule in RULES {
        out.push_str(&format!(
            "\n{}",
            RulePage::new(rule, lang).markdown().trim_end()
        ));
        out.push('\n');
    }
    out
}

const INTRODUCTION: dstrat::message::Label = label(
    "# Die Regeln von `dstrat check`\n\n\
     <!-- Erzeugt von `dstrat explain --lang de --format markdown`; nicht von Hand ändern. -->\n\n\
     Jede Regel hat eine Stufe: Fehler, Warnung oder Hinweis. Fehler führen zu Exit-Code 1, mit `--deny warnings` auch\n\
     Warnungen. Die Stufe einer Regel steht in `strategy.toml`, wenn sie nicht fest ist:\n\n\
     ```toml\n[lints]\nmissing-coordinator = \"error\"  # error, warning, info oder off\n```\n\n\
     Die Beispiele liegen über einer kleinen Strategie, in der alles stimmt; das falsche verletzt genau diese Regel, das\n\
     richtige keine. Sie sind zugleich die Tests der Regel. `dstrat explain REGEL` zeigt dieselbe Seite im Terminal.",
    "# The rules of `dstrat check`\n\n\
     <!-- Made by `dstrat explain --lang en --format markdown`; do not edit by hand. -->\n\n\
     Every rule has a level: error, warning or info. Errors lead to exit code 1, with `--deny warnings` so do warnings. The\n\
     level of a rule is set in `strategy.toml` unless it is fixed:\n\n\
     ```toml\n[lints]\nmissing-coordinator = \"error\"  # error, warning, info or off\n```\n\n\
     The examples lie over a small strategy in which everything is right; the wrong one breaks exactly this rule, the\n\
     right one none. They are the tests of the rule as well. `dstrat explain RULE` shows the same page in the terminal.",
);
