//! Evidence of consolidation: co-signatures (Mitzeichnungen) and the editors' ledger.

use crate::source::{FileId, Place, Span, Spanned};

use super::choice::choices;
use super::date::PartialDate;
use super::fields::Fields;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// What a co-signing ministry says.
    CosignResult {
        Signed = "signed", "mitgezeichnet", "signed";
        SignedWithConditions = "signed-with-conditions", "mit Maßgaben mitgezeichnet", "signed with conditions";
        Refused = "refused", "abgelehnt", "refused";
        NotAffected = "not-affected", "nicht betroffen", "not affected";
    }
}

choices! {
    /// On which level a co-signature was given.
    SignLevel {
        Unit = "unit", "Referat", "unit";
        Department = "department", "Abteilung", "department";
        StateSecretary = "state-secretary", "Staatssekretär:in", "state secretary";
        Minister = "minister", "Minister:in", "minister";
    }
}

choices! {
    /// What the editors say of a text.
    LedgerResult {
        Accepted = "accepted", "angenommen", "accepted";
        Returned = "returned", "zurückgegeben", "returned";
    }
}

/// The object of the co-signature of the whole strategy (Schlusszeichnung).
pub const STRATEGY: &str = "strategy";

/// A co-signature, from the `cosignatures.toml` of the ministry that gives it.
#[derive(Clone, Debug)]
pub struct Cosignature {
    /// The ministry that signs.
    pub ministry: Box<str>,
    /// Its file.
    pub file: FileId,
    /// Where the record stands.
    pub span: Span,
    /// What is signed: a contribution, or [`STRATEGY`].
    pub of: Spanned<Box<str>>,
    /// What the ministry says.
    pub result: Spanned<CosignResult>,
    /// The digest of what was signed.
    pub digest: Spanned<Box<str>>,
    /// The contact who signed.
    pub by: Spanned<Box<str>>,
    /// When.
    pub on: Spanned<PartialDate>,
    /// On which level.
    pub level: Option<SignLevel>,
    /// Conditions or reasons: internal.
    pub remark: Option<Spanned<Box<str>>>,
    /// File reference (Aktenzeichen): internal.
    pub file_ref: Option<Box<str>>,
}

/// A record of the editors' ledger, from `consolidation.toml`.
#[derive(Clone, Debug)]
pub struct LedgerRecord {
    /// Its file.
    pub file: FileId,
    /// Where the record stands.
    pub span: Span,
    /// The contribution.
    pub of: Spanned<Box<str>>,
    /// What the editors say.
    pub result: Spanned<LedgerResult>,
    /// The digest of the text they mean.
    pub digest: Spanned<Box<str>>,
    /// When.
    pub on: Spanned<PartialDate>,
    /// Why: internal.
    pub remark: Option<Spanned<Box<str>>>,
}

const COSIGNATURE: &[Key] = &[
    required(
        "of",
        Shape::ReferenceOr(Kind::Contribution, STRATEGY),
        "Beitrag, oder \"strategy\" für die Schlusszeichnung",
        "contribution, or \"strategy\" for the whole",
    ),
    required(
        "result",
        Shape::Choice(<CosignResult as Choices>::CHOICES),
        "Ergebnis",
        "result",
    ),
    required(
        "digest",
        Shape::Digest,
        "Prüfsumme des gezeichneten Textes",
        "digest of what was signed",
    ),
    required(
        "by",
        Shape::Contact,
        "Ansprechperson, die zeichnet",
        "contact who signs",
    ),
    required("on", Shape::Date, "gezeichnet am", "signed on"),
    optional(
        "level",
        Shape::Choice(<SignLevel as Choices>::CHOICES),
        "Ebene",
        "level",
    ),
    optional(
        "remark",
        Shape::String,
        "Maßgaben oder Gründe, intern",
        "conditions or reasons, internal",
    ),
    optional(
        "file_ref",
        Shape::String,
        "Aktenzeichen, intern",
        "file reference, internal",
    ),
];

const CONSOLIDATED: &[Key] = &[
    required(
        "of",
        Shape::Reference(Kind::Contribution),
        "Beitrag",
        "contribution",
    ),
    required(
        "result",
        Shape::Choice(<LedgerResult as Choices>::CHOICES),
        "Ergebnis",
        "result",
    ),
    required(
        "digest",
        Shape::Digest,
        "Prüfsumme des gemeinten Textes",
        "digest of the text that is meant",
    ),
    required("on", Shape::Date, "am", "on"),
    optional(
        "remark",
        Shape::String,
        "Begründung, intern",
        "reason, internal",
    ),
];

/// The keys of `cosignatures.toml`.
pub const COSIGNATURES_KEYS: &[Key] = &[optional(
    "cosignature",
    Shape::Tables(COSIGNATURE),
    "Mitzeichnungen",
    "co-signatures",
)];

/// The keys of `consolidation.toml`.
pub const CONSOLIDATION_KEYS: &[Key] = &[optional(
    "consolidated",
    Shape::Tables(CONSOLIDATED),
    "Vermerke der Redaktion",
    "the editors' records",
)];

impl Cosignature {
    /// Reads a `[[cosignature]]`.
    pub fn read(ministry: &str, file: FileId, fields: Fields<'_, '_>) -> Option<Cosignature> {
        Some(Cosignature {
            ministry: ministry.into(),
            file,
            span: fields.span(),
            of: fields.string("of")?,
            result: fields.choice("result")?,
            digest: fields.string("digest")?,
            by: fields.string("by")?,
            on: fields.date("on")?,
            level: fields.choice("level").map(|level| level.value),
            remark: fields.string("remark"),
            file_ref: fields.string("file_ref").map(|reference| reference.value),
        })
    }

    /// A place in its file.
    pub fn at(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }
}

impl LedgerRecord {
    /// Reads a `[[consolidated]]`.
    pub fn read(file: FileId, fields: Fields<'_, '_>) -> Option<LedgerRecord> {
        Some(LedgerRecord {
            file,
            span: fields.span(),
            of: fields.string("of")?,
            result: fields.choice("result")?,
            digest: fields.string("digest")?,
            on: fields.date("on")?,
            remark: fields.string("remark"),
        })
    }

    /// A place in its file.
    pub fn at(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }
}
