//! Typesetting: from code to the bytes of a PDF, in threads of its own, so that deep nesting or a fault in Typst ends with
//! a message.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::world::{Desk, datetime};

/// What each thread may put on its stack: Typst goes down into nested content.
const STACK: usize = 64 * 1024 * 1024;

/// How many builds Typst keeps its results for: `serve` builds again and again.
const KEPT: usize = 5;

/// Why there is no PDF.
pub enum Failed {
    /// Typst says so.
    Told(Vec<SourceDiagnostic>),
    /// Typst broke off.
    Broken,
}

/// The PDF of a world: accessible (PDF/UA-1, ISO 14289-1) and to be kept (PDF/A-2a, ISO 19005-2).
pub fn pdf(desk: &Desk<'_>, date: Option<Date>) -> Result<Vec<u8>, Failed> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(rayon::current_num_threads())
        .stack_size(STACK)
        .build();
    let Ok(pool) = pool else {
        return Err(Failed::Broken);
    };
    let made = catch_unwind(AssertUnwindSafe(|| pool.install(|| compiled(desk, date))));
    comemo::evict(KEPT);
    made.unwrap_or(Err(Failed::Broken))
}

fn compiled(desk: &Desk<'_>, date: Option<Date>) -> Result<Vec<u8>, Failed> {
    let told = |found: &[SourceDiagnostic]| Failed::Told(found.to_vec());
    let document = typst::compile::<PagedDocument>(desk).output;
    let document = document.map_err(|found| told(&found))?;
    let standards = [PdfStandard::A_2a, PdfStandard::Ua_1];
    let standards = PdfStandards::new(&standards);
    let options = PdfOptions {
        creator: Smart::Custom(Some("dstrat".to_owned())),
        timestamp: date.and_then(datetime).map(Timestamp::new_utc),
        standards: standards.map_err(|_| Failed::Broken)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| told(&found))
}
