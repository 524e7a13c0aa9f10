//! Whether the strategy is ready for the cabinet (kabinettreif), as data: what stands in the way, the most important first.

mod decisions;
mod hurdle;
mod json;
mod obstacle;
mod session;
mod tasks;

use jiff::civil::Date;

use crate::consolidation::{Answer, Closing, Consolidation};
use crate::message::{Lang, Text};
use crate::model::digest::Digest;
use crate::model::evidence::CosignResult;
use crate::model::{Decision, Ministry, Strategy};
use crate::source::Files;

use super::status::{Narrow, Status};

pub use hurdle::Hurdle;
pub use obstacle::Obstacle;
pub use session::Session;

/// What the report looks at beside the strategy itself.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// What `dstrat check` finds wrong.
    pub errors: Vec<Flaw>,
    /// How many warnings it has.
    pub warnings: usize,
    /// The tags that say which text they release, by name.
    pub releases: Vec<Release>,
    /// Which of the digests that decisions name belong to a text that git holds, and where.
    pub held: Vec<(String, Text)>,
    /// Whether there is a git repository in which it could be held.
    pub has_history: bool,
}

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The rule.
    pub rule: &'static str,
    /// The file, from the strategy's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: Text,
}

/// A tag that says which text it releases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its name.
    pub tag: String,
    /// The day on which it was made.
    pub day: Date,
    /// The digest of the strategy that it names.
    pub digest: String,
}

/// Whether the strategy is ready, on a day.
pub struct Cabinet<'s> {
    /// Where the strategy stands.
    pub status: Status<'s>,
    /// The language of the words in machine output.
    pub lang: Lang,
    /// The digest of the strategy.
    pub digest: Digest,
    /// What stands in the way, the most important first.
    pub obstacles: Vec<Obstacle<'s>>,
    /// What is good to know and stands in nobody's way.
    pub hints: Vec<Text>,
    /// The session, if `strategy.toml` names one.
    pub session: Option<Session>,
    /// What each ministry says of the whole; empty while no ministry has said anything.
    pub closing: Vec<Closing<'s>>,
    /// The tag that releases today's text.
    pub release: Option<Release>,
    /// The decision that adopts today's text.
    pub adoption: Option<&'s Decision>,
}

impl<'s> Cabinet<'s> {
    /// Looks what stands in the way on a day.
    pub fn new(
        files: &Files,
        strategy: &'s Strategy,
        consolidation: &'s Consolidation<'s>,
        surroundings: &Surroundings,
        today: Date,
        lang: Lang,
    ) -> Cabinet<'s> {
        let digest = consolidation.strategy_digest();
        let of_today = |release: &&Release| digest.is(&release.digest);
        let release = surroundings.releases.iter().find(of_today).cloned();
        let closing = match consolidation.is_closing() {
            true => consolidation.closing(),
            false => Vec::new(),
        };
        let mut cabinet = Cabinet {
            status: Status::new(strategy, consolidation, today, Narrow::default()),
            lang,
            digest,
            obstacles: Vec::new(),
            hints: Vec::new(),
            session: Session::of(&strategy.settings.process, release.as_ref(), today),
            closing,
            release,
            adoption: consolidation.adoption(),
        };
        let mut found = obstacle::errors(strategy, surroundings);
        found.extend(tasks::find(files, strategy, consolidation, today));
        found.extend(cabinet.refused());
        found.extend(cabinet.late());
        found.extend(decisions::find(strategy, consolidation, surroundings));
        found.sort_by(|a, b| a.urgency(today).cmp(&b.urgency(today)));
        cabinet.obstacles = found;
        cabinet.hints = cabinet.told(surroundings);
        cabinet
    }

    /// Whether nothing stands in the way.
    pub fn is_ready(&self) -> bool {
        self.obstacles.is_empty()
    }

    /// The day it is judged for.
    pub fn today(&self) -> Date {
        self.status.today
    }

    /// The strategy.
    pub fn strategy(&self) -> &'s Strategy {
        self.status.strategy
    }

    /// The ministry in the lead.
    pub fn lead(&self) -> Option<&'s Ministry> {
        let lead = self.strategy().settings.lead.as_ref()?;
        self.strategy().get(lead)
    }

    /// Ministries that refuse the whole.
    fn refused(&self) -> Vec<Obstacle<'s>> {
        let refused = Answer::Fresh(CosignResult::Refused);
        let refusing = self
            .closing
            .iter()
            .filter(|closing| closing.answer == refused);
        refusing
            .map(|closing| obstacle::refusal(self.lead(), closing))
            .collect()
    }

    /// What is late for the session, unless the cabinet has decided.
    fn late(&self) -> Option<Obstacle<'s>> {
        let session = self.session.as_ref()?;
        match self.adoption {
            Some(_) => None,
            None => session.obstacle(self.lead(), self.today()),
        }
    }

    fn told(&self, surroundings: &Surroundings) -> Vec<Text> {
        use crate::text;
        let mut hints = Vec::new();
        let warnings = surroundings.warnings;
        if warnings > 0 {
            hints.push(text!(
                "Warnungen der Prüfung, die nicht im Weg stehen: {warnings}",
                "warnings of the check, which do not stand in the way: {warnings}"
            ));
        }
        if self.closing.is_empty() && self.adoption.is_none() {
            hints.push(text!(
                "eine Schlusszeichnung gibt es nicht; sobald ein Ressort die ganze Strategie zeichnet (`dstrat sign strategy --as RESSORT/PERSON`), wird sie von allen erwartet",
                "there is no final co-signature; as soon as one ministry signs the whole strategy (`dstrat sign strategy --as MINISTRY/CONTACT`), it is expected of all"
            ));
        }
        if self.session.is_none() {
            hints.push(text!(
                "`strategy.toml` nennt keine Sitzung: `cabinet = …` unter `[process]`",
                "`strategy.toml` names no session: `cabinet = …` below `[process]`"
            ));
        }
        hints.extend(decisions::unheld(self.strategy(), surroundings));
        hints
    }
}
