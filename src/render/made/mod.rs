//! Parts of the document that are made of the whole strategy: one file for each.

mod contacts;
mod glossary;
mod indicators;
pub mod ministries;
pub mod opening;
mod status;
mod timeline;

use crate::message::Label;
use crate::model::insert::{Insert, What};

use super::document::{Align, Block, Column, words};
use super::filter::Filter;
use super::words::capital;
use super::writer::Writer;

/// What an insert asks for, if that is no list of entries.
pub fn blocks(writer: &Writer<'_>, insert: &Insert) -> Vec<Block> {
    let filter = Filter::of(&writer.view.strategy, insert, writer.extract);
    let blocks = match insert.what {
        What::Contacts => contacts::blocks(writer, &filter),
        What::Indicators => indicators::blocks(writer, &filter),
        What::Status => status::blocks(writer, &filter),
        What::Timeline => timeline::blocks(writer, &filter),
        What::Glossary => glossary::blocks(writer),
        What::Fields
        | What::Goals
        | What::Measures
        | What::Projects
        | What::Ministries
        | What::Decisions => Vec::new(),
    };
    if blocks.is_empty() {
        vec![writer.nothing(insert.what)]
    } else {
        blocks
    }
}

fn columns<const N: usize>(writer: &Writer<'_>, titles: [(Label, Align); N]) -> Vec<Column> {
    let column = |(title, align): (Label, Align)| Column {
        title: words(capital(title.in_lang(writer.lang))),
        align,
    };
    titles.into_iter().map(column).collect()
}
