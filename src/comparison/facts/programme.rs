//! Facts of what ministries write: contributions, measures, projects.

use crate::model::project::{Cost, Priority, Rollout};
use crate::model::{Contribution, Measure, Project, Strategy};

use super::super::value::Value;
use super::{Facts, Telling, decision_or_words};

impl Telling for Contribution {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Contribution {
            head,
            field,
            status,
            submitted,
            house_cleared,
            goals,
            partners,
            cosigners,
            contact,
            order,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.reference("field", Some(field), strategy);
        facts.choice("status", Some(status.value));
        facts.date("submitted", submitted);
        facts.date("house_cleared", house_cleared);
        facts.references("goals", goals, strategy);
        facts.references("partners", partners, strategy);
        facts.references("cosigners", cosigners.as_deref().unwrap_or(&[]), strategy);
        facts.spanned("contact", contact);
        facts.order(*order);
        facts
    }
}

impl Telling for Measure {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Measure {
            head,
            short_title,
            goals,
            status,
            partners,
            mandate,
            contact,
            as_of,
            indicators,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.words("short_title", short_title.as_deref());
        facts.references("goals", goals, strategy);
        facts.choice("status", Some(status.value));
        facts.references("partners", partners, strategy);
        facts.mandate(mandate, strategy);
        facts.spanned("contact", contact);
        facts.add("as_of", Some(Value::Date(as_of.value)));
        facts.indicators(indicators);
        facts
    }
}

impl Telling for Project {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Project {
            head,
            short_title,
            field,
            cross_cutting,
            measure,
            goals,
            partners,
            delivered_by,
            contact,
            status,
            phase,
            priority,
            confidence,
            confidence_reason,
            outlook,
            start,
            end,
            end_forecast,
            ended,
            as_of,
            mandate,
            objective,
            cost,
            depends_on,
            related,
            service_ids,
            efa,
            risks,
            milestones,
            indicators,
            rollout,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.words("short_title", short_title.as_deref());
        facts.reference("field", Some(field), strategy);
        facts.references("cross_cutting", cross_cutting, strategy);
        facts.reference("measure", measure.as_ref(), strategy);
        facts.references("goals", goals, strategy);
        facts.references("partners", partners, strategy);
        facts.words("delivered_by", delivered_by.as_deref());
        facts.spanned("contact", contact);
        facts.choice("status", Some(status.value));
        facts.choice("phase", *phase);
        let priority = Some(*priority).filter(|priority| *priority != Priority::Normal);
        facts.choice("priority", priority);
        facts.choice("confidence", confidence.as_ref().map(|light| light.value));
        facts.words("confidence_reason", confidence_reason.as_deref());
        facts.choice("outlook", *outlook);
        facts.date("start", start);
        facts.date("end", end);
        facts.date("end_forecast", end_forecast);
        facts.date("ended", ended);
        facts.add("as_of", Some(Value::Date(as_of.value)));
        facts.mandate(mandate, strategy);
        facts.words("objective", objective.as_deref());
        facts.cost(cost.as_ref());
        facts.references("depends_on", depends_on, strategy);
        facts.references("related", related, strategy);
        facts.all_words("service_ids", service_ids);
        facts.choice("efa", *efa);
        facts.all_words("risks", risks);
        facts.milestones(milestones);
        facts.indicators(indicators);
        facts.rollout(rollout.as_ref());
        facts
    }
}

impl Facts {
    fn mandate(&mut self, mandate: &[crate::source::Spanned<Box<str>>], strategy: &Strategy) {
        let items = mandate
            .iter()
            .map(|words| decision_or_words(&words.value, strategy));
        self.list("mandate", items.collect());
    }

    fn cost(&mut self, cost: Option<&Cost>) {
        let Some(Cost {
            total,
            budget_line,
            funding,
        }) = cost
        else {
            return;
        };
        self.number("cost.total", *total, Some("€"));
        self.words("cost.budget_line", budget_line.as_deref());
        self.words("cost.funding", funding.as_deref());
    }

    fn rollout(&mut self, rollout: Option<&Rollout>) {
        let Some(Rollout {
            span: _,
            unit,
            total,
            covered,
            as_of,
            definition,
            source,
        }) = rollout
        else {
            return;
        };
        let share = Value::Share {
            covered: covered.value,
            total: total.value,
            unit: unit.clone(),
            as_of: as_of.value,
        };
        self.add("rollout", Some(share));
        self.words("rollout.definition", definition.as_deref());
        self.words("rollout.source", source.as_deref());
    }
}
