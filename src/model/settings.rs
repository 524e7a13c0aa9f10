//! `strategy.toml`: the strategy, its process and its rules.

use jiff::civil::Date;

use crate::message::{Lang, Text, label};
use crate::source::{FileId, Place, Span, Spanned};
use crate::text;

use super::choice::choices;
use super::date::PartialDate;
use super::fields::Fields;
use super::id::Ref;
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choice, Choices, Kind};

choices! {
    /// Who must co-sign a contribution that does not say so itself.
    CosignerRule {
        Partners = "partners", "die beteiligten Ressorts", "its partners";
        Listed = "listed", "nur wer genannt ist", "only those it lists";
        All = "all", "alle anderen Ressorts", "all other ministries";
    }
}

choices! {
    /// How the days before a cabinet session are counted.
    LeadDayKind {
        Calendar = "calendar", "Kalendertage", "calendar days";
        Working = "working", "Arbeitstage", "working days";
    }
}

choices! {
    /// Under which licence the data may be used: the usual ones of the vocabulary of DCAT-AP.de.
    Licence {
        DlZero = "dl-zero-de/2.0", "Datenlizenz Deutschland – Zero – Version 2.0", "Data licence Germany – Zero – version 2.0";
        DlBy = "dl-by-de/2.0", "Datenlizenz Deutschland – Namensnennung – Version 2.0", "Data licence Germany – attribution – version 2.0";
        CcZero = "cc-zero", "Creative Commons Zero (CC0 1.0)", "Creative Commons Zero (CC0 1.0)";
        CcBy = "cc-by/4.0", "Creative Commons Namensnennung 4.0 (CC BY)", "Creative Commons Attribution 4.0 (CC BY)";
        CcBySa = "cc-by-sa/4.0", "Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0 (CC BY-SA)", "Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA)";
    }
}

/// The strategy's own file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `strategy.toml`, if it is there.
    pub file: Option<FileId>,
    /// Whether it could be read.
    pub complete: bool,
    /// The title.
    pub title: Box<str>,
    /// Where the title stands.
    pub title_span: Span,
    /// The subtitle.
    pub subtitle: Option<Box<str>>,
    /// The edition (Fassung).
    pub edition: Box<str>,
    /// The language of the document.
    pub language: Lang,
    /// The ministry in the lead.
    pub lead: Option<Ref<Ministry>>,
    /// Up to when the strategy looks.
    pub horizon: Option<PartialDate>,
    /// What came before it.
    pub predecessor: Option<Box<str>>,
    /// The milestones of the process.
    pub process: Process,
    /// Who must co-sign.
    pub cosigners: Option<CosignerRule>,
    /// Whether silence counts as consent (Verschweigen).
    pub deemed_consent: bool,
    /// Whether commits that carry a co-signature must be signed.
    pub require_signed_commits: bool,
    /// After how many months a report is stale.
    pub interval_months: i64,
    /// Where and under which terms it is published.
    pub publication: Publication,
    /// Levels of rules: rule, level, place.
    pub lints: Vec<(Box<str>, Box<str>, Span)>,
}

/// The milestones of the strategy process.
#[derive(Clone, Debug, Default)]
pub struct Process {
    /// Until when contacts are named.
    pub contacts_due: Option<Spanned<PartialDate>>,
    /// Until when contributions are due.
    pub contributions_due: Option<Spanned<PartialDate>>,
    /// Until when co-signatures are due.
    pub cosignatures_due: Option<Spanned<PartialDate>>,
    /// When the cabinet meets.
    pub cabinet: Option<Spanned<PartialDate>>,
    /// How many days before the session the paper must be in.
    pub cabinet_lead_days: Option<Spanned<i64>>,
    /// Which days count.
    pub lead_day_kind: Option<LeadDayKind>,
    /// Public holidays.
    pub holidays: Vec<Date>,
}

/// Where the strategy is published, and under which terms its data may be used.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The address of the folder that holds what was built.
    pub base_url: Option<Box<str>>,
    /// The licence of the data.
    pub licence: Option<Licence>,
    /// The official key of the region it is about (Amtlicher Regionalschlüssel), such as `07`.
    pub region: Option<Box<str>>,
}

impl Licence {
    /// Whether users must say whose data it is.
    pub fn names_the_author(self) -> bool {
        matches!(self, Licence::DlBy | Licence::CcBy | Licence::CcBySa)
    }
}

impl Process {
    /// How long before the session the cabinet paper must be in: `10 Arbeitstage`.
    pub fn lead_time(&self) -> Option<Text> {
        let days = self.cabinet_lead_days.as_ref()?.value;
        let many = days != 1;
        Some(match (self.lead_day_kind, many) {
            (Some(LeadDayKind::Working), true) => {
                text!("{days} Arbeitstage", "{days} working days")
            }
            (Some(LeadDayKind::Working), false) => text!("{days} Arbeitstag", "{days} working day"),
            (_, true) => text!("{days} Kalendertage", "{days} calendar days"),
            (_, false) => text!("{days} Kalendertag", "{days} calendar day"),
        })
    }

    /// The day on which the cabinet paper must be in.
    pub fn paper_due(&self) -> Option<Date> {
        let cabinet = self.cabinet.as_ref()?.last_day();
        let days = u32::try_from(self.cabinet_lead_days.as_ref()?.value).unwrap_or(u32::MAX);
        let working = self.lead_day_kind == Some(LeadDayKind::Working);
        Some(super::date::days_before(
            cabinet,
            days,
            working,
            &self.holidays,
        ))
    }
}

const LANGUAGES: &[Choice] = &[
    Choice {
        key: "de",
        label: label("Deutsch", "German"),
    },
    Choice {
        key: "en",
        label: label("Englisch", "English"),
    },
];

const PROCESS: &[Key] = &[
    optional(
        "contacts_due",
        Shape::Date,
        "Benennung der Ansprechpersonen bis",
        "contacts named by",
    ),
    optional(
        "contributions_due",
        Shape::Date,
        "Zulieferung der Beiträge bis",
        "contributions due by",
    ),
    optional(
        "cosignatures_due",
        Shape::Date,
        "Mitzeichnung bis",
        "co-signatures due by",
    ),
    optional("cabinet", Shape::Date, "Kabinettstermin", "cabinet session"),
    optional(
        "cabinet_lead_days",
        Shape::Integer,
        "Vorlagefrist in Tagen",
        "days the paper must be in before the session",
    ),
    optional(
        "lead_day_kind",
        Shape::Choice(<LeadDayKind as Choices>::CHOICES),
        "Kalender- oder Arbeitstage",
        "calendar or working days",
    ),
    optional(
        "holidays",
        Shape::List(&Shape::Date),
        "Feiertage",
        "public holidays",
    ),
];

const WORKFLOW: &[Key] = &[
    optional(
        "cosigners",
        Shape::Choice(<CosignerRule as Choices>::CHOICES),
        "wer mitzeichnet, wenn der Beitrag nichts sagt",
        "who co-signs where a contribution does not say",
    ),
    optional(
        "deemed_consent",
        Shape::Boolean,
        "Schweigen bis zur Frist gilt als Zustimmung",
        "silence until the date counts as consent",
    ),
    optional(
        "require_signed_commits",
        Shape::Boolean,
        "Commits mit einer Mitzeichnung müssen mit SSH unterschrieben sein",
        "commits that carry a co-signature must be signed with SSH",
    ),
];

const REPORTING: &[Key] = &[optional(
    "interval_months",
    Shape::Integer,
    "Berichtsabstand in Monaten",
    "months between reports",
)];

const PUBLICATION: &[Key] = &[
    optional(
        "base_url",
        Shape::Url,
        "Adresse des Ordners, unter der das Gebaute veröffentlicht wird",
        "address of the folder under which what is built is published",
    ),
    optional(
        "licence",
        Shape::Choice(<Licence as Choices>::CHOICES),
        "Lizenz der offenen Daten",
        "licence of the open data",
    ),
    optional(
        "region",
        Shape::String,
        "amtlicher Schlüssel des Gebiets: Land (2 Ziffern), Kreis (5), Gemeinde (8) oder Regionalschlüssel (12)",
        "official key of the region: state (2 digits), district (5), municipality (8) or regional key (12)",
    ),
];

/// The format of repositories that this program reads.
pub const FORMAT: i64 = 1;

/// The keys of `strategy.toml`.
pub const KEYS: &[Key] = &[
    required(
        "format",
        Shape::Version(FORMAT),
        "Format dieses Repositoriums, immer 1",
        "format of this repository, always 1",
    ),
    required("title", Shape::String, "Titel", "title"),
    optional("subtitle", Shape::String, "Untertitel", "subtitle"),
    required("edition", Shape::String, "Fassung", "edition"),
    optional(
        "language",
        Shape::Choice(LANGUAGES),
        "Sprache des Dokuments",
        "language of the document",
    ),
    required(
        "lead",
        Shape::Reference(Kind::Ministry),
        "Federführung",
        "ministry in the lead",
    ),
    optional("horizon", Shape::Date, "Zieljahr", "horizon"),
    optional("predecessor", Shape::String, "Vorgängerin", "predecessor"),
    optional(
        "process",
        Shape::Table(PROCESS),
        "Termine des Strategieprozesses",
        "milestones of the strategy process",
    ),
    optional(
        "workflow",
        Shape::Table(WORKFLOW),
        "Mitzeichnung",
        "co-signature rules",
    ),
    optional(
        "reporting",
        Shape::Table(REPORTING),
        "Berichtswesen",
        "reporting",
    ),
    optional(
        "publication",
        Shape::Table(PUBLICATION),
        "Veröffentlichung",
        "publication",
    ),
    optional(
        "lints",
        Shape::Lints,
        "Stufen der Prüfregeln",
        "levels of rules",
    ),
];

impl Settings {
    /// The settings of a file that cannot be read at all: no report is out of date while nobody knows the interval.
    pub fn unreadable() -> Settings {
        Settings {
            interval_months: i64::MAX,
            ..Settings::default()
        }
    }

    /// Reads `strategy.toml`; what is missing is left empty.
    pub fn read(file: FileId, fields: Fields<'_, '_>) -> Settings {
        let text = |key: &str| fields.string(key).map(|text| text.value);
        let title = fields.string("title");
        let workflow = fields.table("workflow");
        Settings {
            file: Some(file),
            complete: title.is_some() && text("edition").is_some() && text("lead").is_some(),
            title_span: title.as_ref().map_or(Span::default(), |title| title.span),
            title: title.map_or_else(Box::default, |title| title.value),
            subtitle: text("subtitle"),
            edition: text("edition").unwrap_or_default(),
            language: match text("language").as_deref() {
                Some("en") => Lang::En,
                _ => Lang::De,
            },
            lead: fields.reference("lead"),
            horizon: fields.date("horizon").map(|date| date.value),
            predecessor: text("predecessor"),
            process: fields
                .table("process")
                .map(read_process)
                .unwrap_or_default(),
            cosigners: workflow
                .and_then(|table| table.choice("cosigners"))
                .map(|rule| rule.value),
            deemed_consent: workflow.is_some_and(|table| table.flag("deemed_consent")),
            require_signed_commits: workflow
                .is_some_and(|table| table.flag("require_signed_commits")),
            interval_months: fields
                .table("reporting")
                .and_then(|table| table.integer("interval_months"))
                .map_or(6, |months| months.value),
            publication: fields
                .table("publication")
                .map(read_publication)
                .unwrap_or_default(),
            lints: fields
                .table("lints")
                .map(|table| {
                    table
                        .pairs()
                        .map(|(rule, level, span)| (rule.into(), level.into(), span))
                        .collect()
                })
                .unwrap_or_default(),
        }
    }

    /// The place of a span in `strategy.toml`.
    pub fn at(&self, span: Span) -> Option<Place> {
        self.file.map(|file| Place { file, span })
    }

    /// Who must co-sign a contribution that does not say so itself.
    pub fn cosigner_rule(&self) -> CosignerRule {
        self.cosigners.unwrap_or(CosignerRule::Partners)
    }
}

fn read_process(fields: Fields<'_, '_>) -> Process {
    Process {
        contacts_due: fields.date("contacts_due"),
        contributions_due: fields.date("contributions_due"),
        cosignatures_due: fields.date("cosignatures_due"),
        cabinet: fields.date("cabinet"),
        cabinet_lead_days: fields.integer("cabinet_lead_days"),
        lead_day_kind: fields.choice("lead_day_kind").map(|kind| kind.value),
        holidays: fields
            .dates("holidays")
            .into_iter()
            .map(PartialDate::last_day)
            .collect(),
    }
}

fn read_publication(fields: Fields<'_, '_>) -> Publication {
    Publication {
        base_url: fields.string("base_url").map(|address| address.value),
        licence: fields.choice("licence").map(|licence| licence.value),
        region: fields.string("region").map(|region| region.value),
    }
}
