//! Keys that stand below a header and belong above it.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Finding, Fix};
use crate::source::{Span, Spanned};
use crate::syntax::Node;
use crate::text;

use super::Key;
use super::judge::{Judge, MOST, Subject};

impl Judge<'_, '_> {
    /// A key of the outermost table that stands below a header: TOML counts it to the table of that header.
    pub(super) fn misplaced(
        &mut self,
        finding: Finding,
        name: &Spanned<Cow<'_, str>>,
        node: &Node<'_>,
        keys: &'static [Key],
    ) -> Option<Finding> {
        let root = self.root_keys.iter().find(|key| key.name == name.value)?;
        if std::ptr::eq(keys, self.root_keys) || self.root.get(root.name).is_some() {
            return None;
        }
        self.misplaced.push(root.name);
        let known = root.name;
        let finding = finding.help(text!(
            "die Zeile mit `{known}` über die erste Zeile in eckigen Klammern setzen; was darunter steht, gehört zu dieser Tabelle",
            "move the line with `{known}` above the first line in square brackets; what stands below that belongs to its table"
        ));
        Some(self.moved_up(finding, name.span, node.span))
    }

    fn moved_up(&self, mut finding: Finding, key: Span, value: Span) -> Finding {
        let Subject { text, offset, .. } = self.subject;
        let Some(above) = text.get(..(key.start as usize).saturating_sub(offset)) else {
            return finding;
        };
        let start = above.rfind('\n').map_or(0, |at| at + 1);
        let line_end = |at: usize| {
            text.get(at..)
                .and_then(|rest| rest.find('\n'))
                .map(|length| at + length + 1)
        };
        let end = line_end((value.end as usize).saturating_sub(offset));
        let opens = |at: &usize| {
            text[at + 1..]
                .trim_start_matches('[')
                .starts_with(char::is_alphabetic)
        };
        let brackets = text.match_indices("\n[").map(|(at, _)| at + 1);
        let header = brackets.take(MOST).find(opens);
        let (Some(end), Some(header)) = (end, header.filter(|header| *header < start)) else {
            return finding;
        };
        if start == above.len() {
            let edit = |range, text: &str| Edit {
                place: self.place(Span::new(range, offset)),
                text: text.to_owned(),
            };
            finding.fix = Some(Fix {
                title: text!("die Zeile nach oben verschieben", "move the line up"),
                edits: vec![
                    edit(header..header, &text[start..end]),
                    edit(start..end, ""),
                ],
                safe: false,
            });
        }
        finding
    }
}
