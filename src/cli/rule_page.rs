//! The page of a rule, for a terminal and as Markdown: what it looks for, why, a bad and a good example, its level.

use dstrat::check::{self, Check, Rule, example};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::load;
use dstrat::message::{Label, Lang, label, neutral, wrap};
use dstrat::pull::story::Story;
use dstrat::source::Files;

/// A rule and what its examples show.
pub struct RulePage {
    rule: &'static Rule,
    lang: Lang,
    bad: Vec<Shown>,
    /// What `dstrat check` says about the bad example.
    said: Vec<String>,
    good: Vec<Shown>,
}

/// A file of an example; no text: it is not there.
struct Shown {
    /// The commit that it is from, where the example tells a branch.
    commit: Option<String>,
    path: String,
    text: Option<String>,
}

const WHY: Label = label("Warum", "Why");
const BAD: Label = label("Falsch", "Wrong");
const SAID: Label = label("Das meldet `dstrat check`", "What `dstrat check` says");
const GOOD: Label = label("Richtig", "Right");
const LEVEL: Label = label("Stufe", "Level");
const GONE: Label = label("(diese Datei gibt es nicht)", "(there is no such file)");
const LINK: Label = label("(ein symbolischer Link)", "(a symbolic link)");
const ONLY_BRANCH: Label = label(
    "geprüft wird nur mit `dstrat check --base`",
    "checked only by `dstrat check --base`",
);
const FIXED: Label = label(
    "fest, denn ohne diese Prüfung lässt sich die Strategie nicht lesen",
    "fixed, since without it the strategy cannot be read",
);
const SETTABLE: Label = label(
    "in `strategy.toml` zu ändern",
    "to be changed in `strategy.toml`",
);

impl RulePage {
    /// The page of a rule. The examples are judged for a fixed day, so the page is always the same.
    pub fn new(rule: &'static Rule, lang: Lang) -> RulePage {
        let bad = example::tree(rule.bad);
        let (shown_bad, shown_good) = match (told(rule.bad, lang), told(rule.good, lang)) {
            (Some(bad), Some(good)) => (bad, good),
            _ => (
                changed(&example::tree(""), &bad),
                changed(&bad, &example::tree(rule.good)),
            ),
        };
        RulePage {
            rule,
            lang,
            said: said(&bad, rule, lang),
            bad: shown_bad,
            good: shown_good,
        }
    }

    /// The page for a terminal, with bold headings if it may have colours.
    pub fn text(&self, width: usize, color: bool) -> String {
        let (rule, lang) = (self.rule, self.lang);
        let (bold, reset) = if color {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        let summary = sentence(rule.summary.in_lang(lang));
        let mut out = format!("{bold}{}{reset}\n{summary}\n", rule.name);
        let mut section = |heading: Label, lines: Vec<String>| {
            out.push_str(&format!("\n{bold}{}{reset}\n", heading.in_lang(lang)));
            for line in lines {
                out.push_str(format!("  {line}").trim_end());
                out.push('\n');
            }
        };
        let wrapped = |text: &str| wrap(text, width - 2);
        section(WHY, wrapped(rule.why.in_lang(lang)));
        section(
            BAD,
            self.bad.iter().flat_map(|file| file.lines(lang)).collect(),
        );
        section(
            SAID,
            self.said.iter().flat_map(|said| wrapped(said)).collect(),
        );
        section(
            GOOD,
            self.good.iter().flat_map(|file| file.lines(lang)).collect(),
        );
        section(
            LEVEL,
            self.level()
                .iter()
                .flat_map(|line| wrapped(line))
                .chain(self.setting())
                .collect(),
        );
        out
    }

    /// The page as Markdown, below a heading of the second level.
    pub fn markdown(&self) -> String {
        let (rule, lang) = (self.rule, self.lang);
        let mut out = format!("## `{}`\n\n", rule.name);
        let mut paragraph = |text: &str| out.push_str(&format!("{text}\n\n"));
        paragraph(&format!("**{}**", sentence(rule.summary.in_lang(lang))));
        paragraph(rule.why.in_lang(lang));
        paragraph(&format!(
            "{}: {}",
            LEVEL.in_lang(lang),
            self.level().join(" ")
        ));
        for (heading, files) in [(BAD, &self.bad), (GOOD, &self.good)] {
            for file in files {
                let (word, path) = (file.word(heading.in_lang(lang)), &file.path);
                match &file.text {
                    Some(text) => paragraph(&format!("{word}: `{path}`\n\n{}", fenced(text, path))),
                    None => paragraph(&format!("{word}: `{path}` {}", GONE.in_lang(lang))),
                }
            }
            if heading == BAD {
                paragraph(&format!(
                    "{}:\n\n{}",
                    SAID.in_lang(lang),
                    fenced(&self.said.join("\n"), "")
                ));
            }
        }
        out
    }

    fn level(&self) -> Vec<String> {
        let changes = if is_fixed(self.rule) { FIXED } else { SETTABLE };
        let level = self.rule.level.label().in_lang(self.lang);
        let mut lines = vec![format!("{level}, {}", changes.in_lang(self.lang))];
        if matches!(self.rule.check, Check::Branch(_)) {
            lines[0].push_str(&format!("; {}", ONLY_BRANCH.in_lang(self.lang)));
        }
        lines
    }

    fn setting(&self) -> Vec<String> {
        if is_fixed(self.rule) {
            return Vec::new();
        }
        let word = self.lang.pick("oder", "or");
        let setting = format!(
            "{} = \"error\"  # error, warning, info {word} off",
            self.rule.name
        );
        vec!["| [lints]".to_owned(), format!("| {setting}")]
    }
}

/// Whether the level of a rule cannot be set.
pub fn is_fixed(rule: &Rule) -> bool {
    matches!(rule.check, Check::Loading)
}

impl Shown {
    /// The heading of a file: of which commit it is, too.
    fn word(&self, heading: &str) -> String {
        match &self.commit {
            Some(commit) => format!("{heading} ({commit})"),
            None => heading.to_owned(),
        }
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let path = neutral(&self.path);
        let path = match &self.commit {
            Some(commit) => format!("{commit}: {path}"),
            None => path.into_owned(),
        };
        match &self.text {
            None => vec![format!("{path} {}", GONE.in_lang(lang))],
            Some(text) => {
                let lines = text
                    .trim()
                    .lines()
                    .map(|line| format!("| {}", neutral(line)));
                std::iter::once(path).chain(lines).collect()
            }
        }
    }
}

/// The files that differ between two trees, as they are in the second.
fn changed(from: &Files, to: &Files) -> Vec<Shown> {
    let differs = |path: &str| match (from.find(path), to.find(path)) {
        (Some(a), Some(b)) => from.bytes(a).ok() != to.bytes(b).ok() || from.text(a) != to.text(b),
        _ => true,
    };
    let all = from
        .ids()
        .map(|file| from.path(file))
        .chain(to.ids().map(|file| to.path(file)));
    let mut paths: Vec<&str> = all.filter(|path| differs(path)).collect();
    paths.sort_unstable();
    paths.dedup();
    let shown = |path: &str| Shown {
        commit: None,
        path: path.to_owned(),
        text: to.find(path).map(|file| to.text(file).to_owned()),
    };
    paths.into_iter().map(shown).collect()
}

/// The commits of a branch, if the example tells one, each with what it changes; and before them what its base holds.
fn told(overlay: &str, lang: Lang) -> Option<Vec<Shown>> {
    let story = example::story(overlay)?;
    let base = example::tree("");
    let mut shown = of_commit(
        changed(&base, &story.before),
        lang.pick("Zielzweig", "base"),
    );
    let mut last = &story.before;
    for commit in &story.commits {
        let (author, signed) = (&commit.author, &commit.key);
        let signed = match signed {
            Some(_) => lang.pick(", unterschrieben", ", signed"),
            None => "",
        };
        let name = format!("Commit {} {author}{signed}", lang.pick("von", "by"));
        shown.extend(of_commit(changed(last, &commit.files), &name));
        shown.extend(commit.links.iter().map(|path| Shown {
            commit: Some(name.clone()),
            path: path.clone(),
            text: Some(LINK.in_lang(lang).to_owned()),
        }));
        last = &commit.files;
    }
    Some(shown)
}

fn of_commit(mut files: Vec<Shown>, name: &str) -> Vec<Shown> {
    for file in &mut files {
        file.commit = Some(name.to_owned());
    }
    files
}

/// Place and message of each finding, and its help.
fn said(files: &Files, rule: &Rule, lang: Lang) -> Vec<String> {
    let line = |diagnostic: &Diagnostic| {
        let place = diagnostic.finding.place;
        let at = files.position(place.file, place.span.start);
        let (path, message) = (files.path(place.file), diagnostic.message(lang));
        let found = format!("{path}:{}:{}: {message}", at.line, at.column);
        let word = lang.pick("Hilfe", "help");
        let help = diagnostic
            .finding
            .help
            .as_ref()
            .map(|help| format!("{word}: {}", help.in_lang(lang)));
        std::iter::once(found).chain(help)
    };
    let lines = findings(files, rule);
    lines
        .iter()
        .flat_map(line)
        .map(|line| neutral(&line).into_owned())
        .collect()
}

fn findings(files: &Files, rule: &Rule) -> Vec<Diagnostic> {
    let today = example::TODAY;
    let (strategy, loaded) = load::load(files);
    let consolidation = Consolidation::new(files, &strategy, today);
    let context = check::Context {
        files,
        strategy: &strategy,
        consolidation: &consolidation,
        today,
    };
    match Story::told(rule.bad) {
        None => check::check(&context, loaded),
        Some(story) => {
            let before = Consolidation::new(&story.files, &story.strategy, today);
            check::check_branch(&context, &story.branch(&before), loaded)
        }
    }
}

/// A text between fences that it does not hold itself.
fn fenced(text: &str, path: &str) -> String {
    let longest = text
        .lines()
        .map(|line| line.chars().take_while(|c| *c == '`').count())
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language = match path.rsplit('.').next() {
        Some("toml") => "toml",
        Some("md") => "markdown",
        _ => "text",
    };
    format!("{fence}{language}\n{}\n{fence}", text.trim())
}

/// Words as a sentence: with a capital letter and a full stop.
pub fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
