//! The session of the cabinet, and the day on which its paper must be in.

use jiff::civil::Date;

use crate::message::{Lang, Text};
use crate::model::date::days_between;
use crate::model::settings::Process;
use crate::model::{Ministry, PartialDate};
use crate::text;

use super::{Hurdle, Obstacle, Release};

/// A session of the cabinet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// When it is, as written.
    pub date: PartialDate,
    /// The day on which the paper must be in; `None` where `strategy.toml` names no time before the session.
    pub paper: Option<Date>,
    /// How long before the session that is: `10 Arbeitstage`.
    pub lead_time: Option<Text>,
    /// The days until the paper must be in, or else until the session; negative when that is past.
    pub days_left: i32,
    /// The tag with which today's text was released in time.
    pub handed_in: Option<Release>,
}

impl Session {
    /// The session that `strategy.toml` names.
    pub fn of(process: &Process, release: Option<&Release>, today: Date) -> Option<Session> {
        let date = process.cabinet.as_ref()?.value;
        let paper = process.paper_due();
        let limit = paper.unwrap_or(date.last_day());
        Some(Session {
            date,
            paper,
            lead_time: process.lead_time(),
            days_left: days_between(today, limit),
            handed_in: release.filter(|release| release.day <= limit).cloned(),
        })
    }

    /// What is late, if something is.
    pub fn obstacle<'s>(&self, lead: Option<&'s Ministry>, today: Date) -> Option<Obstacle<'s>> {
        let day = |day: PartialDate| [Lang::De, Lang::En].map(|lang| day.show(lang));
        let [de, en] = day(self.date);
        if self.date.is_past(today) {
            let what = text!(
                "die Sitzung war am {de}, und kein Beschluss nimmt diesen Text an",
                "the session was on {en}, and no decision adopts this text"
            );
            let how = text!(
                "den Beschluss in `decisions/` festhalten, mit der Prüfsumme; oder hier unter `cabinet` die nächste Sitzung nennen",
                "record the decision in `decisions/`, with the digest; or name the next session in `cabinet` here"
            );
            let late = Obstacle::new(Hurdle::Late, lead, "cabinet", what);
            return Some(late.file("strategy.toml", how));
        }
        let paper = self
            .paper
            .filter(|paper| *paper < today && self.handed_in.is_none())?;
        let [paper_de, paper_en] = day(PartialDate::of_day(paper));
        let time = self.lead_time.clone().unwrap_or_else(|| Text::same(""));
        let (time_de, time_en) = (time.de, time.en);
        let what = text!(
            "die Vorlage musste am {paper_de} vorliegen, {time_de} vor der Sitzung am {de}",
            "the paper had to be in on {paper_en}, {time_en} before the session on {en}"
        );
        let how = text!(
            "unter `cabinet` eine spätere Sitzung nennen, oder eine kürzere Frist vereinbaren und unter `cabinet_lead_days` eintragen",
            "name a later session in `cabinet`, or agree on a shorter time and enter it in `cabinet_lead_days`"
        );
        let mut late = Obstacle::new(Hurdle::Late, lead, "cabinet_lead_days", what);
        late.due = Some(paper);
        Some(late.file("strategy.toml", how))
    }
}
