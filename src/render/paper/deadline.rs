//! Whether the paper is in time for the session.

use crate::message::{Lang, plural};
use crate::model::PartialDate;
use crate::model::date::days_between;
use crate::model::settings::LeadDayKind;
use crate::text;

use super::super::document::Section;
use super::{Job, told};

/// The section; none where no session is named.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let process = &job.view.strategy.settings.process;
    let session = process.cabinet.as_ref()?;
    let [session_de, session_en] = [Lang::De, Lang::En].map(|lang| session.value.show(lang));
    let title = job.pick("Vorlagefrist", "Time before the session");
    let Some((paper, time)) = process.paper_due().zip(process.lead_time()) else {
        let text = text!(
            "Die Sitzung ist am {session_de}. Eine Vorlagefrist nennt `strategy.toml` nicht.",
            "The session is on {session_en}. `strategy.toml` names no time before it."
        );
        return Some(super::heading("deadline", 1, title, vec![told(job, &text)]));
    };
    let [de, en] = [Lang::De, Lang::En].map(|lang| PartialDate::of_day(paper).show(lang));
    let (time_de, time_en) = (time.de, time.en);
    let due = text!(
        "Die Sitzung ist am {session_de}. Die Vorlage muss {time_de} davor vorliegen, also am {de}.",
        "The session is on {session_en}. The paper must be in {time_en} before, that is on {en}."
    );
    let mut blocks = vec![told(job, &due)];
    if process.lead_day_kind == Some(LeadDayKind::Working) {
        let holidays = process.holidays.len();
        blocks.push(told(job, &text!(
            "Gezählt sind Montag bis Freitag ohne die {holidays} Feiertage, die `strategy.toml` nennt.",
            "Counted are Monday to Friday without the {holidays} public holidays that `strategy.toml` names."
        )));
    }
    let left = days_between(job.today, paper);
    let days = left.unsigned_abs() as usize;
    let (de, en) = (plural(days, "Tag", "Tage"), plural(days, "day", "days"));
    let verdict = match left {
        ..0 => text!(
            "Am Tag dieser Vorlage ist die Frist um {days} {de} überschritten; es bedarf einer kürzeren Frist oder einer späteren Sitzung.",
            "On the day of this paper the time is over by {days} {en}; a shorter time or a later session is needed."
        ),
        0 => text!("Die Frist endet heute.", "The time ends today."),
        _ => text!(
            "Die Frist ist gewahrt, es ist noch {days} {de} Zeit.",
            "The time is kept: {days} {en} are left."
        ),
    };
    blocks.push(told(job, &verdict));
    Some(super::heading("deadline", 1, title, blocks))
}
