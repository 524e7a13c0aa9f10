//! One thing that stands in the way: what, who owes it, and the next step.

use jiff::civil::Date;

use crate::consolidation::Closing;
use crate::message::{Label, Text, label};
use crate::model::evidence::STRATEGY;
use crate::model::{Ministry, Strategy};
use crate::text;

use super::{Hurdle, Surroundings};

/// One thing that stands in the way.
#[derive(Clone, Debug)]
pub struct Obstacle<'s> {
    /// What kind of thing it is.
    pub hurdle: Hurdle,
    /// Who owes the next step; `None` where nobody is named.
    pub ministry: Option<&'s Ministry>,
    /// What it is about: an id, or a path.
    pub subject: String,
    /// The same for people.
    pub what: Text,
    /// Why, or what is to be minded.
    pub note: Option<Text>,
    /// Until when.
    pub due: Option<Date>,
    /// When the commands are to be typed; `None`: now.
    pub when: Option<Label>,
    /// The commands that remove it, without options for the folder; any of them.
    pub commands: Vec<String>,
    /// The file to open, from the strategy's folder.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// What to do where no command does it.
    pub how: Text,
}

impl<'s> Obstacle<'s> {
    /// An obstacle; the next step is still to be named.
    pub fn new(
        hurdle: Hurdle,
        ministry: Option<&'s Ministry>,
        subject: impl Into<String>,
        what: impl Into<Text>,
    ) -> Obstacle<'s> {
        Obstacle {
            hurdle,
            ministry,
            subject: subject.into(),
            what: what.into(),
            note: None,
            due: None,
            when: None,
            commands: Vec::new(),
            file: None,
            line: None,
            how: Text::same(""),
        }
    }

    /// The file to open and what to do there.
    pub fn file(mut self, file: impl Into<String>, how: impl Into<Text>) -> Obstacle<'s> {
        self.file = Some(file.into());
        self.how = how.into();
        self
    }

    /// Whether it is past its day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// What comes first when sorted.
    pub fn urgency(&self, today: Date) -> impl Ord + '_ {
        let ministry = self
            .ministry
            .map_or((i64::MAX, ""), |ministry| (ministry.order, &*ministry.id));
        (
            self.hurdle,
            !self.is_overdue(today),
            ministry,
            self.due.unwrap_or(Date::MAX),
            &*self.subject,
            self.line,
        )
    }
}

/// What the check finds wrong. Whoever owns the folder owes it, the lead all else.
pub fn errors<'s>(strategy: &'s Strategy, surroundings: &Surroundings) -> Vec<Obstacle<'s>> {
    let lead = strategy.settings.lead.as_ref();
    let lead = lead.and_then(|lead| strategy.get(lead));
    let owner = |path: &str| {
        let id = path.strip_prefix("ministries/")?.split('/').next()?;
        strategy.by_id::<Ministry>(id)
    };
    let mend = label(
        "beheben; `dstrat check` zeigt die Stelle",
        "mend; `dstrat check` shows the place",
    );
    let errors = surroundings.errors.iter();
    let obstacle = |flaw: &super::Flaw| {
        let ministry = owner(&flaw.file).or(lead);
        let mut obstacle =
            Obstacle::new(Hurdle::Error, ministry, &*flaw.file, flaw.message.clone())
                .file(&*flaw.file, mend);
        obstacle.line = Some(flaw.line);
        obstacle
    };
    errors.map(obstacle).collect()
}

/// A ministry refuses the strategy as a whole.
pub fn refusal<'s>(lead: Option<&'s Ministry>, closing: &Closing<'s>) -> Obstacle<'s> {
    let short = &closing.ministry.short;
    let remark = closing.record.and_then(|record| record.remark.as_ref());
    let mut obstacle = Obstacle::new(
        Hurdle::Dissent,
        lead,
        STRATEGY,
        label(
            "die ganze Strategie (Schlusszeichnung)",
            "the whole strategy",
        ),
    );
    obstacle.note = Some(match remark {
        Some(remark) => {
            let remark = &remark.value;
            text!("{short} lehnt ab: {remark}", "{short} refuses: {remark}")
        }
        None => text!("{short} lehnt ab", "{short} refuses"),
    });
    obstacle.how = text!(
        "vermitteln, bis {short} neu zeichnet",
        "mediate until {short} signs anew"
    );
    obstacle
}
