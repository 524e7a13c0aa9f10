//! Projects (Projekte, Vorhaben) of a ministry.

use crate::source::{Span, Spanned};

use super::choice::choices;
use super::date::PartialDate;
use super::entry::{Head, Visibility, entry};
use super::field::Field;
use super::fields::Fields;
use super::goal::Goal;
use super::id::Ref;
use super::indicator::{self, Indicator};
use super::measure::{Measure, Progress};
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// The phase of a project.
    Phase {
        Preparation = "preparation", "Vorbereitung", "preparation";
        Concept = "concept", "Konzeption", "concept";
        Implementation = "implementation", "Umsetzung", "implementation";
        Pilot = "pilot", "Pilot", "pilot";
        Rollout = "rollout", "Rollout", "roll-out";
        Operation = "operation", "Betrieb", "operation";
    }
}

choices! {
    /// How much a project weighs.
    Priority {
        Lighthouse = "lighthouse", "Leuchtturm", "lighthouse";
        High = "high", "hoch", "high";
        Normal = "normal", "normal", "normal";
    }
}

choices! {
    /// The traffic light of a project.
    Ampel {
        Green = "green", "grün", "green";
        Amber = "amber", "gelb", "amber";
        Red = "red", "rot", "red";
    }
}

choices! {
    /// Where a project is heading.
    Outlook {
        Improving = "improving", "besser werdend", "improving";
        Stable = "stable", "gleichbleibend", "stable";
        Worsening = "worsening", "schlechter werdend", "worsening";
    }
}

choices! {
    /// Part in "one for all" (Einer für Alle).
    Efa {
        None = "none", "kein EfA", "none";
        Provides = "provides", "stellt bereit", "provides";
        Reuses = "reuses", "nutzt nach", "reuses";
    }
}

/// A project.
#[derive(Clone, Debug)]
pub struct Project {
    /// Id, title, text.
    pub head: Head,
    /// A shorter title.
    pub short_title: Option<Box<str>>,
    /// Its main field.
    pub field: Ref<Field>,
    /// Further fields.
    pub cross_cutting: Vec<Ref<Field>>,
    /// The measure it serves.
    pub measure: Option<Ref<Measure>>,
    /// The goals it serves.
    pub goals: Vec<Ref<Goal>>,
    /// The ministries that take part.
    pub partners: Vec<Ref<Ministry>>,
    /// Who carries it out.
    pub delivered_by: Option<Box<str>>,
    /// The contact of the ministry.
    pub contact: Option<Spanned<Box<str>>>,
    /// How far it is.
    pub status: Spanned<Progress>,
    /// Its phase.
    pub phase: Option<Phase>,
    /// How much it weighs.
    pub priority: Priority,
    /// The ministry's own traffic light.
    pub confidence: Option<Spanned<Ampel>>,
    /// Why it is amber or red.
    pub confidence_reason: Option<Box<str>>,
    /// Where it is heading.
    pub outlook: Option<Outlook>,
    /// Planned start.
    pub start: Option<Spanned<PartialDate>>,
    /// Planned end.
    pub end: Option<Spanned<PartialDate>>,
    /// Expected end.
    pub end_forecast: Option<Spanned<PartialDate>>,
    /// Actual end.
    pub ended: Option<Spanned<PartialDate>>,
    /// The day of this report.
    pub as_of: Spanned<PartialDate>,
    /// What it is based on.
    pub mandate: Vec<Spanned<Box<str>>>,
    /// What is better for whom afterwards.
    pub objective: Option<Box<str>>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// The projects it depends on.
    pub depends_on: Vec<Ref<Project>>,
    /// Related projects.
    pub related: Vec<Ref<Project>>,
    /// Ids of public services (OZG, LeiKa).
    pub service_ids: Vec<Spanned<Box<str>>>,
    /// Part in "one for all".
    pub efa: Option<Efa>,
    /// Risks: internal.
    pub risks: Vec<Spanned<Box<str>>>,
    /// Milestones.
    pub milestones: Vec<Milestone>,
    /// How it is measured.
    pub indicators: Vec<Indicator>,
    /// How far it has spread.
    pub rollout: Option<Rollout>,
}

/// What a project costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// In euros.
    pub total: Option<i64>,
    /// The budget line: internal.
    pub budget_line: Option<Box<str>>,
    /// Where the money comes from.
    pub funding: Option<Box<str>>,
}

/// A milestone.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Where it stands.
    pub span: Span,
    /// Its short name, unique in the project.
    pub id: Spanned<Box<str>>,
    /// What is reached.
    pub title: Box<str>,
    /// When it was planned.
    pub due: Spanned<PartialDate>,
    /// When it is expected.
    pub forecast: Option<Spanned<PartialDate>>,
    /// When it was reached.
    pub done: Option<Spanned<PartialDate>>,
    /// What shows that it was reached.
    pub evidence: Option<Box<str>>,
}

/// How far a project has spread: `covered` of `total` units.
#[derive(Clone, Debug)]
pub struct Rollout {
    /// Where it stands.
    pub span: Span,
    /// What is counted: municipalities, authorities, schools.
    pub unit: Box<str>,
    /// All of them.
    pub total: Spanned<i64>,
    /// Those that have it.
    pub covered: Spanned<i64>,
    /// When that was so.
    pub as_of: Spanned<PartialDate>,
    /// What counts as covered.
    pub definition: Option<Box<str>>,
    /// Where the figure comes from.
    pub source: Option<Box<str>>,
}

const COST: &[Key] = &[
    optional(
        "total",
        Shape::Integer,
        "Gesamtkosten in Euro",
        "total cost in euros",
    ),
    optional(
        "budget_line",
        Shape::String,
        "Haushaltsstelle, intern",
        "budget line, internal",
    ),
    optional("funding", Shape::String, "Finanzierung", "funding"),
];

const MILESTONE: &[Key] = &[
    required(
        "id",
        Shape::Slug,
        "Kurzname, eindeutig im Projekt",
        "short name, unique in the project",
    ),
    required(
        "title",
        Shape::String,
        "was erreicht ist",
        "what is reached",
    ),
    required("due", Shape::Date, "geplant", "planned"),
    optional("forecast", Shape::Date, "erwartet", "expected"),
    optional("done", Shape::Date, "erreicht", "reached"),
    optional("evidence", Shape::String, "Nachweis", "evidence"),
];

const ROLLOUT: &[Key] = &[
    required(
        "unit",
        Shape::String,
        "was gezählt wird: Kommunen, Behörden, Schulen",
        "what is counted: municipalities, authorities, schools",
    ),
    required("total", Shape::Integer, "alle", "all of them"),
    required("covered", Shape::Integer, "davon erreicht", "those covered"),
    required("as_of", Shape::Date, "Stand", "as of"),
    optional(
        "definition",
        Shape::String,
        "was als erreicht gilt",
        "what counts as covered",
    ),
    optional("source", Shape::String, "Quelle", "source"),
];

/// The keys of a project.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    optional("short_title", Shape::String, "Kurztitel", "short title"),
    required(
        "field",
        Shape::Reference(Kind::Field),
        "Handlungsfeld",
        "field of action",
    ),
    optional(
        "cross_cutting",
        Shape::List(&Shape::Reference(Kind::Field)),
        "weitere Handlungsfelder",
        "further fields",
    ),
    optional(
        "measure",
        Shape::Reference(Kind::Measure),
        "Maßnahme, der es dient",
        "measure it serves",
    ),
    optional(
        "goals",
        Shape::List(&Shape::Reference(Kind::Goal)),
        "Etappenziele, denen es dient",
        "goals it serves",
    ),
    optional(
        "partners",
        Shape::List(&Shape::Reference(Kind::Ministry)),
        "beteiligte Ressorts",
        "ministries that take part",
    ),
    optional(
        "delivered_by",
        Shape::String,
        "Umsetzer",
        "who carries it out",
    ),
    optional("contact", Shape::Contact, "Ansprechperson", "contact"),
    required(
        "status",
        Shape::Choice(<Progress as Choices>::CHOICES),
        "Umsetzungsstand",
        "state of implementation",
    ),
    optional(
        "phase",
        Shape::Choice(<Phase as Choices>::CHOICES),
        "Phase",
        "phase",
    ),
    optional(
        "priority",
        Shape::Choice(<Priority as Choices>::CHOICES),
        "Priorität",
        "priority",
    ),
    optional(
        "confidence",
        Shape::Choice(<Ampel as Choices>::CHOICES),
        "eigene Ampel des Ressorts",
        "the ministry's own traffic light",
    ),
    optional(
        "confidence_reason",
        Shape::String,
        "Begründung bei gelb oder rot",
        "reason for amber or red",
    ),
    optional(
        "outlook",
        Shape::Choice(<Outlook as Choices>::CHOICES),
        "Tendenz",
        "outlook",
    ),
    optional("start", Shape::Date, "geplanter Beginn", "planned start"),
    optional("end", Shape::Date, "geplantes Ende", "planned end"),
    optional(
        "end_forecast",
        Shape::Date,
        "erwartetes Ende",
        "expected end",
    ),
    optional("ended", Shape::Date, "tatsächliches Ende", "actual end"),
    required("as_of", Shape::Date, "Stand", "as of"),
    optional(
        "mandate",
        Shape::List(&Shape::Mandate),
        "Grundlage: Beschluss, Gesetz, Koalitionsvertrag",
        "mandate: decision, law, coalition agreement",
    ),
    optional(
        "objective",
        Shape::String,
        "was danach für wen besser ist",
        "what is better for whom afterwards",
    ),
    optional("cost", Shape::Table(COST), "Kosten", "cost"),
    optional(
        "depends_on",
        Shape::List(&Shape::Reference(Kind::Project)),
        "setzt diese Projekte voraus",
        "depends on these projects",
    ),
    optional(
        "related",
        Shape::List(&Shape::Reference(Kind::Project)),
        "verwandte Projekte",
        "related projects",
    ),
    optional(
        "service_ids",
        Shape::List(&Shape::String),
        "Leistungen nach OZG/LeiKa",
        "public services by OZG or LeiKa id",
    ),
    optional(
        "efa",
        Shape::Choice(<Efa as Choices>::CHOICES),
        "Einer für Alle",
        "one for all",
    ),
    optional(
        "visibility",
        Shape::Choice(<Visibility as Choices>::CHOICES),
        "Sichtbarkeit",
        "visibility",
    ),
    optional(
        "risks",
        Shape::List(&Shape::String),
        "Risiken, intern",
        "risks, internal",
    ),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
    optional(
        "milestone",
        Shape::Tables(MILESTONE),
        "Meilensteine",
        "milestones",
    ),
    optional(
        "indicator",
        Shape::Tables(indicator::KEYS),
        "Kennzahlen",
        "indicators",
    ),
    optional(
        "rollout",
        Shape::Table(ROLLOUT),
        "Verbreitung: x von n",
        "roll-out: x of n",
    ),
];

impl Project {
    /// Reads a project.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Project> {
        let text = |key: &str| fields.string(key).map(|text| text.value);
        Some(Project {
            head,
            short_title: text("short_title"),
            field: fields.reference("field")?,
            cross_cutting: fields.references("cross_cutting"),
            measure: fields.reference("measure"),
            goals: fields.references("goals"),
            partners: fields.references("partners"),
            delivered_by: text("delivered_by"),
            contact: fields.string("contact"),
            status: fields.choice("status")?,
            phase: fields.choice("phase").map(|phase| phase.value),
            priority: fields
                .choice("priority")
                .map_or(Priority::Normal, |priority| priority.value),
            confidence: fields.choice("confidence"),
            confidence_reason: text("confidence_reason"),
            outlook: fields.choice("outlook").map(|outlook| outlook.value),
            start: fields.date("start"),
            end: fields.date("end"),
            end_forecast: fields.date("end_forecast"),
            ended: fields.date("ended"),
            as_of: fields.date("as_of")?,
            mandate: fields.strings("mandate"),
            objective: text("objective"),
            cost: fields.table("cost").map(read_cost),
            depends_on: fields.references("depends_on"),
            related: fields.references("related"),
            service_ids: fields.strings("service_ids"),
            efa: fields.choice("efa").map(|efa| efa.value),
            risks: fields.strings("risks"),
            milestones: fields.tables("milestone", read_milestone),
            indicators: indicator::read_all(fields),
            rollout: fields.table("rollout").and_then(read_rollout),
        })
    }
}

fn read_cost(fields: Fields<'_, '_>) -> Cost {
    Cost {
        total: fields.integer("total").map(|total| total.value),
        budget_line: fields.string("budget_line").map(|line| line.value),
        funding: fields.string("funding").map(|funding| funding.value),
    }
}

fn read_milestone(fields: Fields<'_, '_>) -> Option<Milestone> {
    Some(Milestone {
        span: fields.span(),
        id: fields.string("id")?,
        title: fields.string("title")?.value,
        due: fields.date("due")?,
        forecast: fields.date("forecast"),
        done: fields.date("done"),
        evidence: fields.string("evidence").map(|evidence| evidence.value),
    })
}

fn read_rollout(fields: Fields<'_, '_>) -> Option<Rollout> {
    Some(Rollout {
        span: fields.span(),
        unit: fields.string("unit")?.value,
        total: fields.integer("total")?,
        covered: fields.integer("covered")?,
        as_of: fields.date("as_of")?,
        definition: fields
            .string("definition")
            .map(|definition| definition.value),
        source: fields.string("source").map(|source| source.value),
    })
}

entry!(Project, Project, projects);
