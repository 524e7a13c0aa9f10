//! Facts of what the lead writes: fields, goals, chapters, decisions.

use crate::model::field::Contributors;
use crate::model::{Chapter, Decision, Field, Goal, Strategy};

use super::super::value::Value;
use super::{Facts, Telling};

impl Telling for Field {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Field {
            head,
            short_title,
            kind,
            order,
            coordinator,
            contributors,
            contributors_span: _,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.words("short_title", short_title.as_deref());
        facts.choice("kind", Some(*kind));
        facts.order(*order);
        facts.reference("coordinator", coordinator.as_ref(), strategy);
        match contributors {
            Contributors::All => facts.list("contributors", vec![Value::words("all")]),
            Contributors::Listed(listed) => facts.references("contributors", listed, strategy),
        }
        facts
    }
}

impl Telling for Goal {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Goal {
            head,
            field,
            due,
            lead,
            indicators,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.reference("field", Some(field), strategy);
        facts.add("due", Some(Value::Date(due.value)));
        facts.reference("lead", Some(lead), strategy);
        facts.indicators(indicators);
        facts
    }
}

impl Telling for Chapter {
    fn facts(&self, _: &Strategy) -> Facts {
        let Chapter {
            head,
            numbered,
            page,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.flag("numbered", *numbered);
        facts.choice("page", *page);
        facts
    }
}

impl Telling for Decision {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Decision {
            head,
            body,
            date,
            agenda_item,
            kind,
            lead,
            source,
            adopts,
            digest,
        } = self;
        let mut facts = Facts::default();
        facts.head(head);
        facts.words("body", Some(body));
        facts.add("date", Some(Value::Date(date.value)));
        facts.words("agenda_item", agenda_item.as_deref());
        facts.choice("kind", Some(kind.value));
        facts.reference("lead", lead.as_ref(), strategy);
        facts.words("source", source.as_deref());
        facts.spanned("adopts", adopts);
        facts.spanned("digest", digest);
        facts
    }
}
