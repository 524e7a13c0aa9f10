//! A broken text: each statement is looked at by itself, the broken ones are told and set aside, the rest is read.

use toml::de::DeTable;

use crate::source::Span;
use crate::text;

use super::origin::Origin;
use super::said::{old_line_ends, read_by_toml, untold, visible};
use super::slip::{Slip, title};
use super::survey::Survey;
use super::{MAX_MISTAKES, Memory, Mend, Mistake, Table, tree};

/// Reads a text that `toml-spanner` refuses.
pub fn explain<'a>(text: &'a str, offset: usize, memory: &'a Memory) -> (Table<'a>, Vec<Mistake>) {
    if let Some(slip) = old_line_ends(text) {
        return (Table::default(), vec![mistake(text, offset, slip)]);
    }
    let errors = match read_by_toml(text, offset) {
        Ok(table) => return (table, Vec::new()),
        Err(errors) => errors,
    };
    let mut survey = Survey::of(text);
    let (mended, origin) = Origin::mend(text, offset, &survey.repairs);
    let mended: &'a str = memory.mended.get_or_init(|| mended);
    let (table, late) = DeTable::parse_recoverable(mended);
    for error in late {
        if survey.slips.len() >= 2 * MAX_MISTAKES {
            break;
        }
        let at = error.span().unwrap_or_default();
        survey.repetition(origin.back(at.start)..origin.back(at.end), error.message());
    }
    if survey.slips.is_empty() {
        survey
            .slips
            .extend(errors.first().map(|error| untold(text, error)));
    }
    let broken = origin.ends_of_replacements(&survey.placeholders);
    let (table, more) = tree::of_toml(table.into_inner(), mended, &origin, &broken);
    (table, told(text, offset, survey, more))
}

fn told(text: &str, offset: usize, survey: Survey<'_>, more: Vec<Mistake>) -> Vec<Mistake> {
    let related = survey.related;
    let mut mistakes: Vec<Mistake> = survey
        .slips
        .into_iter()
        .map(|slip| mistake(text, offset, slip))
        .collect();
    mistakes.extend(more);
    mistakes.sort_by_key(|mistake| mistake.span);
    mistakes.dedup_by_key(|mistake| mistake.span);
    mistakes.truncate(MAX_MISTAKES);
    for mistake in &mut mistakes {
        let first = related
            .iter()
            .find(|(at, _)| Span::new(at.clone(), offset).start == mistake.span.start);
        mistake.related = first.map(|(_, first)| {
            (
                Span::new(first.clone(), offset),
                text!("zuerst hier", "first here"),
            )
        });
    }
    mistakes
}

/// The mistake of a slip in a text that begins at byte `offset` of its file.
pub fn mistake(text: &str, offset: usize, slip: Slip) -> Mistake {
    let title = title(text, &slip.edits);
    let edits = slip
        .edits
        .into_iter()
        .map(|(at, new)| (Span::new(at, offset), new))
        .collect::<Vec<_>>();
    let mend = (!edits.is_empty()).then_some(Mend {
        title,
        edits,
        safe: slip.safe,
    });
    Mistake {
        span: Span::new(visible(text, slip.at), offset),
        message: slip.message,
        help: slip.help,
        mend,
        related: None,
    }
}
