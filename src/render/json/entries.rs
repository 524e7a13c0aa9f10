//! Entries as JSON.

use serde_json::{Value, json};

use crate::markdown;
use crate::model::chapter::Page;
use crate::model::field::Contributors;
use crate::model::indicator::Value as Reading;
use crate::model::project::{Cost, Milestone, Rollout};
use crate::model::{
    Chapter, Choices, Contribution, Decision, Field, Goal, Head, Indicator, Measure, Project,
    Strategy,
};

use super::super::anchor;
use super::super::audience::Audience;
use super::super::markdown::text;
use super::super::prose::Prose;
use super::super::writer::Writer;
use super::object::Object;

/// Makes the objects of entries.
pub struct Entries<'w> {
    /// What is needed to resolve the links of texts.
    pub writer: &'w Writer<'w>,
}

impl Entries<'_> {
    fn strategy(&self) -> &Strategy {
        &self.writer.view.strategy
    }

    fn object(&self, head: &Head) -> Object {
        let mut object = Object::default();
        object.put("id", json!(head.id));
        object.put("anchor", json!(anchor::of_entry(head.kind, &head.id)));
        object.put("title", json!(head.title.value));
        if head.kind.is_owned() {
            object.put("ministry", json!(head.ministry()));
            object.put("visibility", json!(head.visibility.key()));
        }
        object.texts("formerly", &head.formerly);
        object
    }

    /// The text goes through the same door as in every other output, so that no link leads where the audience may not.
    fn finish(&self, head: &Head, mut object: Object) -> Value {
        let view = self.writer.view;
        let anchor = anchor::of_entry(head.kind, &head.id);
        let parsed = markdown::parse(view.text(head));
        let blocks = Prose::new(self.writer, view.path(head.file), &anchor).text(parsed, 1);
        let text = text(&blocks, self.writer.lang, &|path| view.is_asset(path));
        object.text("text", Some(text).filter(|text| !text.is_empty()));
        object.done()
    }

    /// A field.
    pub fn field(&self, field: &Field) -> Value {
        let mut object = self.object(&field.head);
        object.text("short_title", field.short_title.as_deref());
        object.put("kind", json!(field.kind.key()));
        object.put("order", json!(field.order));
        object.reference("coordinator", field.coordinator.as_ref(), self.strategy());
        match &field.contributors {
            Contributors::All => object.put("contributors", json!("all")),
            Contributors::Listed(listed) => {
                object.references("contributors", listed, self.strategy())
            }
        }
        self.finish(&field.head, object)
    }

    /// A goal.
    pub fn goal(&self, goal: &Goal) -> Value {
        let mut object = self.object(&goal.head);
        object.reference("field", Some(&goal.field), self.strategy());
        object.put("due", json!(goal.due.to_string()));
        object.reference("lead", Some(&goal.lead), self.strategy());
        object.list("indicators", goal.indicators.iter().map(indicator));
        self.finish(&goal.head, object)
    }

    /// A contribution with its state.
    pub fn contribution(&self, at: usize, contribution: &Contribution) -> Value {
        let (strategy, standing) = (self.strategy(), &self.writer.view.standings[at]);
        let mut object = self.object(&contribution.head);
        object.reference("field", Some(&contribution.field), strategy);
        object.put("status", json!(contribution.status.value.key()));
        object.put("state", json!(standing.state.key()));
        if self.writer.view.audience == Audience::Internal {
            object.put("overdue", json!(standing.overdue));
            object.put(
                "changed_since_consolidation",
                json!(standing.changed_since_consolidation),
            );
            object.list(
                "stale_cosignatures",
                standing.stale_cosigners().map(|ministry| json!(ministry)),
            );
        }
        object.text("submitted", contribution.submitted.as_deref());
        object.text("house_cleared", contribution.house_cleared.as_deref());
        object.references("goals", &contribution.goals, strategy);
        object.references("partners", &contribution.partners, strategy);
        if let Some(cosigners) = &contribution.cosigners {
            // An empty list says that nobody co-signs, another thing than no list.
            let ids = cosigners.iter().map(|ministry| strategy.id_of(ministry));
            object.put("cosigners", ids.collect());
        }
        object.text("contact", contribution.contact.as_deref());
        object.integer(
            "order",
            Some(contribution.order).filter(|order| *order != i64::MAX),
        );
        self.finish(&contribution.head, object)
    }

    /// A measure.
    pub fn measure(&self, measure: &Measure) -> Value {
        let mut object = self.object(&measure.head);
        object.text("short_title", measure.short_title.as_deref());
        object.references("goals", &measure.goals, self.strategy());
        object.put("status", json!(measure.status.value.key()));
        object.references("partners", &measure.partners, self.strategy());
        object.texts("mandate", &measure.mandate);
        object.text("contact", measure.contact.as_deref());
        object.put("as_of", json!(measure.as_of.to_string()));
        object.list("indicators", measure.indicators.iter().map(indicator));
        self.finish(&measure.head, object)
    }

    /// A project with its computed light.
    pub fn project(&self, at: usize, project: &Project) -> Value {
        let strategy = self.strategy();
        let mut object = self.object(&project.head);
        object.text("short_title", project.short_title.as_deref());
        object.reference("field", Some(&project.field), strategy);
        object.references("cross_cutting", &project.cross_cutting, strategy);
        object.reference("measure", project.measure.as_ref(), strategy);
        object.references("goals", &project.goals, strategy);
        object.references("partners", &project.partners, strategy);
        object.text("delivered_by", project.delivered_by.as_deref());
        object.text("contact", project.contact.as_deref());
        progress(&mut object, project);
        object.text("ampel", self.writer.view.lights[at].map(Choices::key));
        object.texts("mandate", &project.mandate);
        object.text("objective", project.objective.as_deref());
        object.object("cost", project.cost.as_ref().map(cost).unwrap_or_default());
        object.references("depends_on", &project.depends_on, strategy);
        object.references("related", &project.related, strategy);
        object.texts("service_ids", &project.service_ids);
        object.text("efa", project.efa.map(Choices::key));
        object.texts("risks", &project.risks);
        object.list("milestones", project.milestones.iter().map(milestone));
        object.list("indicators", project.indicators.iter().map(indicator));
        object.object(
            "rollout",
            project.rollout.as_ref().map(rollout).unwrap_or_default(),
        );
        self.finish(&project.head, object)
    }

    /// A decision.
    pub fn decision(&self, decision: &Decision) -> Value {
        let mut object = self.object(&decision.head);
        object.put("body", json!(decision.body));
        object.put("date", json!(decision.date.to_string()));
        object.text("agenda_item", decision.agenda_item.as_deref());
        object.put("kind", json!(decision.kind.value.key()));
        object.reference("lead", decision.lead.as_ref(), self.strategy());
        object.text("source", decision.source.as_deref());
        object.text("adopts", decision.adopts.as_deref());
        object.text("digest", decision.digest.as_deref());
        self.finish(&decision.head, object)
    }

    /// A chapter; what it has inserted stays a block of code.
    pub fn chapter(&self, chapter: &Chapter) -> Value {
        let mut object = self.object(&chapter.head);
        object.put("numbered", json!(chapter.numbered));
        object.text("page", chapter.page.map(Page::key));
        self.finish(&chapter.head, object)
    }
}

fn progress(object: &mut Object, project: &Project) {
    object.put("status", json!(project.status.value.key()));
    object.text("phase", project.phase.map(Choices::key));
    object.put("priority", json!(project.priority.key()));
    object.text(
        "confidence",
        project
            .confidence
            .as_ref()
            .map(|confidence| confidence.value.key()),
    );
    object.text("confidence_reason", project.confidence_reason.as_deref());
    object.text("outlook", project.outlook.map(Choices::key));
    object.text("start", project.start.as_deref());
    object.text("end", project.end.as_deref());
    object.text("end_forecast", project.end_forecast.as_deref());
    object.text("ended", project.ended.as_deref());
    object.put("as_of", json!(project.as_of.to_string()));
}

fn cost(cost: &Cost) -> Object {
    let mut object = Object::default();
    object.integer("total", cost.total);
    object.text("budget_line", cost.budget_line.as_deref());
    object.text("funding", cost.funding.as_deref());
    object
}

fn milestone(milestone: &Milestone) -> Value {
    let mut object = Object::default();
    object.put("id", json!(milestone.id.value));
    object.put("title", json!(milestone.title));
    object.put("due", json!(milestone.due.to_string()));
    object.text("forecast", milestone.forecast.as_deref());
    object.text("done", milestone.done.as_deref());
    object.text("evidence", milestone.evidence.as_deref());
    object.done()
}

fn rollout(rollout: &Rollout) -> Object {
    let mut object = Object::default();
    object.put("unit", json!(rollout.unit));
    object.put("total", json!(rollout.total.value));
    object.put("covered", json!(rollout.covered.value));
    object.put("as_of", json!(rollout.as_of.to_string()));
    object.text("definition", rollout.definition.as_deref());
    object.text("source", rollout.source.as_deref());
    object
}

fn indicator(indicator: &Indicator) -> Value {
    let mut object = Object::default();
    object.put("id", json!(indicator.id.value));
    object.put("title", json!(indicator.title.value));
    object.put("unit", json!(indicator.unit));
    object.put("level", json!(indicator.level.key()));
    object.put("direction", json!(indicator.direction.key()));
    let value = |value: &Option<Reading>, day| {
        value
            .as_ref()
            .map(|value| reading(value, day))
            .unwrap_or_default()
    };
    object.object("baseline", value(&indicator.baseline, "as_of"));
    object.object("target", value(&indicator.target, "due"));
    object.list(
        "readings",
        indicator
            .readings
            .iter()
            .map(|value| reading(value, "as_of").done()),
    );
    object.done()
}

fn reading(reading: &Reading, day: &str) -> Object {
    let mut object = Object::default();
    object.put("value", number(reading.value));
    object.text(day, Some(reading.on));
    object.text("source", reading.source.as_deref());
    object
}

/// Whole numbers without `.0`, as far as they are exact.
fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value.fract() == 0.0 && value.abs() < EXACT {
        true => json!(value as i64),
        false => json!(value),
    }
}
