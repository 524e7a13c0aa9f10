//! Judges the values of a file: each mistake once, with the mend that is evident.

use crate::diagnostic::Finding;
use crate::message::{Text, excerpt, is_slip, nearest, quoted_list};
use crate::model::{Choice, Kind, PartialDate};
use crate::source::{Span, Spanned};
use crate::syntax::{Node, Table, Value};
use crate::text;

use super::forms::{
    SSH_KEYS, is_digest, is_email, is_login, is_ssh_key, is_url, looks_like_decision,
};
use super::judge::Judge;
use super::meant::{self, Meant};
use super::wording::{example, noun, noun_of};
use super::{Mention, Shape, is_slug};

impl Judge<'_, '_> {
    pub(super) fn node(&mut self, name: &str, node: &Node<'_>, shape: &'static Shape) {
        match (&node.value, shape) {
            (Value::Broken, _) => {}
            (Value::Table(table), Shape::Table(keys)) => self.table(table, keys, node.span),
            (Value::Table(table), Shape::Lints) => self.lints(table),
            (Value::Array(items), Shape::Tables(keys)) => {
                for item in items {
                    match &item.value {
                        Value::Broken => {}
                        Value::Table(table) => self.table(table, keys, item.span),
                        _ => self.listed(|judge| judge.mistyped(name, item, &Shape::Table(keys))),
                    }
                }
            }
            (Value::Array(items), Shape::ListOr(_, word)) if is_only(items, word) => {
                self.alone(name, node, word);
            }
            (Value::Array(items), Shape::List(of) | Shape::ListOr(of, _)) => {
                for item in items {
                    self.listed(|judge| judge.node(name, item, of));
                }
            }
            (Value::Integer(number), Shape::Version(known)) if number != known => {
                self.version(name, node, *number, *known);
            }
            (Value::Integer(number), Shape::Integer) if *number < 0 => self.value(
                node,
                text!(
                    "`{name}` darf nicht negativ sein",
                    "`{name}` must not be negative"
                ),
                text!("eine Zahl ab 0 schreiben", "write a number from 0"),
                None,
            ),
            (Value::Float(number), Shape::Number) if !number.is_finite() => self.value(
                node,
                text!(
                    "`{name}` ist keine endliche Zahl",
                    "`{name}` is no finite number"
                ),
                text!(
                    "eine Zahl wie 12 oder 0.5 schreiben",
                    "write a number such as 12 or 0.5"
                ),
                None,
            ),
            (
                Value::Integer(_),
                Shape::Integer | Shape::Order | Shape::Number | Shape::Version(_),
            )
            | (Value::Float(_), Shape::Number)
            | (Value::Boolean(_), Shape::Boolean) => {}
            (Value::Date(date), Shape::Date) => self.date(name, node, date),
            (Value::String(string), _) => self.string(name, node, string, shape),
            _ => self.mistyped(name, node, shape),
        }
    }

    /// Judges an item of a list: what is to be typed stands in brackets.
    fn listed(&mut self, judge: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.in_list, true);
        judge(self);
        self.in_list = outside;
    }

    /// A line to type.
    fn line(&self, name: &str, value: &str) -> String {
        match self.in_list {
            true => format!("{name} = [{value}]"),
            false => format!("{name} = {value}"),
        }
    }

    /// What to write where it is known, else another help.
    fn write_or(&self, name: &str, meant: &Option<Meant>, other: Text) -> Text {
        match meant {
            Some(Meant { value, .. }) => {
                let line = self.line(name, value);
                text!("so schreiben: {line}", "write: {line}")
            }
            None => other,
        }
    }

    fn alone(&mut self, name: &str, node: &Node<'_>, word: &str) {
        let message = text!(
            "`{word}` steht allein, nicht in einer Liste",
            "`{word}` stands alone, not in a list"
        );
        let help = text!(
            "so schreiben: {name} = \"{word}\"",
            "write: {name} = \"{word}\""
        );
        let meant = Meant {
            value: format!("\"{word}\""),
            certain: true,
        };
        self.value(node, message, help, Some(meant));
    }

    fn mention(&mut self, kind: Kind, id: &str, span: Span) {
        let id = Spanned {
            value: id.into(),
            span,
        };
        self.out.mentions.push(Mention { kind, id });
    }

    fn string(&mut self, name: &str, node: &Node<'_>, string: &str, shape: &'static Shape) {
        match shape {
            Shape::String | Shape::Contact if string.trim().is_empty() => self.empty(name, node),
            Shape::String | Shape::Contact | Shape::Markdown => {}
            Shape::Date => self.date(name, node, string),
            Shape::Slug if !is_slug(string) => self.slug(node, string),
            Shape::Email if !is_email(string) => self.email(name, node, string),
            Shape::Url if !is_url(string) => self.url(name, node, string),
            Shape::Login if !is_login(string) => self.login(node, string),
            Shape::SshKey if !is_ssh_key(string) => self.ssh_key(node),
            Shape::Digest if !is_digest(string) => self.digest(name, node),
            Shape::Slug | Shape::Email | Shape::Url | Shape::Digest => {}
            Shape::Login | Shape::SshKey => {}
            Shape::Choice(choices) if choices.iter().all(|choice| choice.key != string) => {
                self.choice(name, node, string, choices);
            }
            Shape::Choice(_) => {}
            Shape::ListOr(_, word) | Shape::ReferenceOr(_, word) if string == *word => {}
            Shape::Reference(kind) | Shape::ReferenceOr(kind, _) => {
                self.mention(*kind, string, node.span);
            }
            Shape::Mandate if looks_like_decision(string) => {
                self.mention(Kind::Decision, string, node.span);
            }
            Shape::Mandate => {}
            _ => self.mistyped(name, node, shape),
        }
    }

    fn empty(&mut self, name: &str, node: &Node<'_>) {
        let message = text!("`{name}` ist leer", "`{name}` is empty");
        let help = text!(
            "einen Text eintragen oder die Zeile löschen",
            "enter a text or delete the line"
        );
        self.value(node, message, help, None);
    }

    fn slug(&mut self, node: &Node<'_>, string: &str) {
        let shown = excerpt(string);
        let message = text!(
            "`{shown}` ist kein gültiger Kurzname",
            "`{shown}` is no valid short name"
        );
        let help = text!(
            "nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, höchstens 64 Zeichen",
            "only small letters a–z, digits and single hyphens, at most 64 characters"
        );
        self.value(node, message, help, meant::slug(string));
    }

    fn email(&mut self, name: &str, node: &Node<'_>, string: &str) {
        let shown = excerpt(string);
        let message = text!(
            "`{shown}` ist keine E-Mail-Adresse",
            "`{shown}` is no e-mail address"
        );
        let (de, en) = ("\"stelle@ressort.example\"", "\"office@ministry.example\"");
        let (de, en) = (self.line(name, de), self.line(name, en));
        let help = text!("so schreiben: {de}", "write: {en}");
        let meant = meant::email(string);
        self.value(node, message, self.write_or(name, &meant, help), meant);
    }

    fn url(&mut self, name: &str, node: &Node<'_>, string: &str) {
        let shown = excerpt(string);
        let message = text!(
            "`{shown}` ist keine Webadresse",
            "`{shown}` is no web address"
        );
        let help = text!(
            "mit https:// beginnen: {name} = \"https://…\"",
            "begin with https://: {name} = \"https://…\""
        );
        let meant = meant::url(string);
        self.value(node, message, self.write_or(name, &meant, help), meant);
    }

    fn login(&mut self, node: &Node<'_>, string: &str) {
        let shown = excerpt(string);
        let message = text!(
            "`{shown}` ist kein Anmeldename",
            "`{shown}` is no login name"
        );
        let help = text!(
            "den Namen ohne `@` und ohne Adresse schreiben, wie er im Profil beim git-Anbieter steht",
            "write the name without `@` and without an address, as it stands in the profile at the git host"
        );
        self.value(node, message, help, meant::login(string));
    }

    fn ssh_key(&mut self, node: &Node<'_>) {
        let message = text!(
            "das ist kein öffentlicher SSH-Schlüssel, mit dem sich Commits prüfen lassen",
            "this is no public SSH key by which commits can be verified"
        );
        let known = quoted_list(SSH_KEYS.iter().map(|(algorithm, _)| *algorithm));
        let help = text!(
            "die Zeile aus `~/.ssh/id_ed25519.pub` eintragen; möglich sind: {known}",
            "enter the line from `~/.ssh/id_ed25519.pub`; possible are: {known}"
        );
        self.value(node, message, help, None);
    }

    fn digest(&mut self, name: &str, node: &Node<'_>) {
        let message = text!("`{name}` ist keine Prüfsumme", "`{name}` is no digest");
        let help = text!(
            "so sieht sie aus: \"sha256:\" und 64 Zeichen aus 0–9 und a–f; `dstrat status --format json` nennt sie",
            "it is \"sha256:\" and 64 characters of 0–9 and a–f; `dstrat status --format json` names it"
        );
        self.value(node, message, help, None);
    }

    fn choice(&mut self, name: &str, node: &Node<'_>, typed: &str, choices: &'static [Choice]) {
        let known = choices
            .iter()
            .map(|choice| format!("\"{}\" ({})", choice.key, choice.label.de))
            .collect::<Vec<_>>()
            .join(", ");
        let known_en = quoted_list(choices.iter().map(|choice| choice.key));
        let shown = excerpt(typed);
        let message = text!(
            "`{shown}` ist kein Wert für `{name}`",
            "`{shown}` is no value of `{name}`"
        );
        let near = || {
            let key = nearest(typed, choices.iter().map(|choice| choice.key))?;
            Some(Meant {
                value: format!("\"{key}\""),
                certain: is_slip(typed, key),
            })
        };
        let meant = meant::choice(typed, choices).or_else(near);
        let help = match &meant {
            Some(meant) => {
                let meant = meant.value.trim_matches('"');
                text!(
                    "gemeint ist wohl `{meant}`; möglich sind: {known}",
                    "did you mean `{meant}`? possible are: {known_en}"
                )
            }
            None => text!("möglich sind: {known}", "possible are: {known_en}"),
        };
        self.value(node, message, help, meant);
    }

    fn date(&mut self, name: &str, node: &Node<'_>, written: &str) {
        if PartialDate::parse(written).is_some() {
            return;
        }
        let shown = excerpt(written);
        let with_time = meant::day_of_time(written);
        let message = match with_time {
            Some(_) => text!(
                "`{name}` erwartet einen Tag ohne Uhrzeit",
                "`{name}` expects a day without a time"
            ),
            None if meant::is_impossible(written) => text!(
                "den Tag `{shown}` gibt es im Kalender nicht",
                "there is no day `{shown}` in the calendar"
            ),
            None if PartialDate::parse(written.trim()).is_some() => text!(
                "um das Datum `{shown}` stehen Leerzeichen",
                "there are spaces around the date `{shown}`"
            ),
            None if meant::is_out_of_range(written) => text!(
                "`{shown}` liegt außerhalb der Jahre 1900 bis 2999",
                "`{shown}` is not within the years 1900 to 2999"
            ),
            None => text!("`{shown}` ist kein Datum", "`{shown}` is no date"),
        };
        let meant =
            with_time.or_else(|| meant::date(written).filter(|meant| meant.value != written));
        let help = text!(
            "so schreiben: {name} = 2026-06-30, oder ungenauer: \"2026-06\", \"2026-Q2\", \"2026-H1\", \"2026\"",
            "write: {name} = 2026-06-30, or less exactly: \"2026-06\", \"2026-Q2\", \"2026-H1\", \"2026\""
        );
        let help = self.write_or(name, &meant, help);
        self.value(node, message, help, meant);
    }

    fn lints(&mut self, table: &Table<'_>) {
        let known = ["error", "warning", "info", "off"];
        for (rule, node) in &table.entries {
            let rule = excerpt(&rule.value);
            if matches!(node.value, Value::Broken)
                || matches!(&node.value, Value::String(level) if known.contains(&&**level))
            {
                continue;
            }
            let message = text!(
                "das ist keine Stufe für die Regel `{rule}`",
                "this is no level of the rule `{rule}`"
            );
            let help = text!(
                "möglich sind: \"error\", \"warning\", \"info\", \"off\"",
                "possible are: \"error\", \"warning\", \"info\", \"off\""
            );
            let meant = match &node.value {
                Value::String(level) => nearest(level, known),
                _ => None,
            };
            let meant = meant.map(|level| Meant {
                value: format!("\"{level}\""),
                certain: false,
            });
            self.value(node, message, help, meant);
        }
    }

    fn version(&mut self, name: &str, node: &Node<'_>, written: i64, known: i64) {
        let finding = Finding::new(
            self.place(node.span),
            text!(
                "dieses Programm kennt Format {known}, hier steht {written}; die übrigen Dateien werden nicht beurteilt",
                "this program knows format {known}, this is {written}; the other files are not judged"
            ),
        )
        .help(text!(
            "so schreiben: {name} = {known}; für ein neueres Format ein neueres dstrat installieren",
            "write: {name} = {known}; for a newer format install a newer dstrat"
        ));
        self.report("unsupported-format", finding);
    }

    fn value(&mut self, node: &Node<'_>, message: Text, help: Text, meant: Option<Meant>) {
        let finding = Finding::new(self.place(node.span), message).help(help);
        self.report_meant("invalid-value", finding, node.span, meant);
    }

    fn mistyped(&mut self, name: &str, node: &Node<'_>, shape: &Shape) {
        let (expected, found) = (noun(shape), noun_of(&node.value));
        let (de, en) = (expected.de, expected.en);
        let (found_de, found_en) = (found.de, found.en);
        let meant = meant::of_type(&node.value, self.raw(node.span), shape);
        let help = match &meant {
            Some(meant)
                if meant.value.starts_with("[[") || self.raw(node.span).starts_with("[[") =>
            {
                let value = &meant.value;
                text!("so schreiben: {value}", "write: {value}")
            }
            Some(meant) => {
                let line = self.line(name, &excerpt(&meant.value));
                text!("so schreiben: {line}", "write: {line}")
            }
            None => {
                let line = self.line(name, &example(shape));
                text!("so schreiben: {line}", "write: {line}")
            }
        };
        let message = text!(
            "`{name}` erwartet {de}, hier steht {found_de}",
            "`{name}` expects {en}, this is {found_en}"
        );
        let finding = Finding::new(self.place(node.span), message).help(help);
        self.report_meant("wrong-type", finding, node.span, meant);
    }

    fn report_meant(
        &mut self,
        rule: &'static str,
        finding: Finding,
        span: Span,
        meant: Option<Meant>,
    ) {
        let place = self.place(span);
        let finding = match meant {
            None => finding,
            Some(Meant { value, certain }) => {
                let both_texts = self.raw(span).starts_with('"') && value.starts_with('"');
                let bare = |text: &str| match both_texts {
                    true => excerpt(text.trim_matches('"')),
                    false => excerpt(text),
                };
                let (old, new) = (bare(self.raw(span)), bare(&value));
                let title = text!("`{old}` in `{new}` ändern", "change `{old}` to `{new}`");
                match certain {
                    true => finding.fix(title, place, value),
                    false => finding.suggest(title, place, value),
                }
            }
        };
        self.report(rule, finding);
    }
}

/// Whether a list holds one word and nothing else.
fn is_only(items: &[Node<'_>], word: &str) -> bool {
    matches!(items, [item] if matches!(&item.value, Value::String(text) if text == word))
}
