//! Facts of the parts of entries: milestones and indicators.

use crate::model::Indicator;
use crate::model::indicator::{Direction, Level, Value as Measured};
use crate::model::project::Milestone;

use super::super::value::Value;
use super::{Facts, PartFacts};

impl Facts {
    pub(super) fn milestones(&mut self, milestones: &[Milestone]) {
        self.parts.extend(milestones.iter().map(milestone));
    }

    pub(super) fn indicators(&mut self, indicators: &[Indicator]) {
        self.parts.extend(indicators.iter().map(indicator));
    }
}

fn milestone(milestone: &Milestone) -> PartFacts {
    let Milestone {
        span: _,
        id,
        title,
        due,
        forecast,
        done,
        evidence,
    } = milestone;
    let mut facts = Facts::default();
    facts.words("title", Some(title));
    facts.add("due", Some(Value::Date(due.value)));
    facts.date("forecast", forecast);
    facts.date("done", done);
    facts.words("evidence", evidence.as_deref());
    PartFacts {
        list: "milestone",
        id: id.value.clone(),
        title: title.clone(),
        facts,
    }
}

fn indicator(indicator: &Indicator) -> PartFacts {
    let Indicator {
        span: _,
        id,
        title,
        unit,
        level,
        direction,
        baseline,
        target,
        readings,
    } = indicator;
    let mut facts = Facts::default();
    facts.words("title", Some(&title.value));
    facts.words("unit", Some(unit));
    facts.choice(
        "level",
        Some(*level).filter(|level| *level != Level::Output),
    );
    let direction = Some(*direction).filter(|direction| *direction != Direction::Up);
    facts.choice("direction", direction);
    let read = |value: &Measured| reading(value, unit);
    facts.add("baseline", baseline.as_ref().map(read));
    facts.add("target", target.as_ref().map(read));
    facts.list("readings", readings.iter().map(read).collect());
    PartFacts {
        list: "indicator",
        id: id.value.clone(),
        title: title.value.clone(),
        facts,
    }
}

fn reading(value: &Measured, unit: &str) -> Value {
    let Measured {
        span: _,
        value,
        on,
        source,
    } = value;
    Value::Reading(*value, unit.into(), *on, source.clone())
}
