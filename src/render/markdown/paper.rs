//! The cabinet paper as Markdown: to be worked on, and read anywhere.

use std::collections::HashSet;

use crate::message::label;

use super::super::audience::Audience;
use super::super::document::plain;
use super::super::paper::ready::Paper;
use super::blocks::Writer;
use super::escape;

/// The paper.
pub fn paper(paper: &Paper) -> String {
    let document = &paper.document;
    let lang = document.lang;
    let writer = Writer {
        lang,
        anchors: &HashSet::new(),
        heading_shift: 1,
        is_picture: &|_| false,
    };
    let mut out = format!(
        "# {}\n\n**{}**\n\n",
        escape::inline(&document.title),
        escape::inline(&paper.kicker)
    );
    let draft = label("ENTWURF", "DRAFT");
    let internal = label(
        "Intern – nicht zur Veröffentlichung",
        "Internal – not for publication",
    );
    for (holds, mark) in [
        (paper.is_draft, draft),
        (document.audience == Audience::Internal, internal),
    ] {
        if holds {
            out.push_str(&format!("> **{}**\n\n", mark.in_lang(lang)));
        }
    }
    for fact in &paper.facts {
        let (name, value) = (
            escape::inline(&fact.label),
            escape::inline(&plain(&fact.value)),
        );
        out.push_str(&format!("- **{name}:** {value}\n"));
    }
    out.push('\n');
    for chapter in &document.chapters {
        out.push_str(&writer.section(chapter));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
