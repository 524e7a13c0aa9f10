//! Whether the strategy is ready, as JSON: `version`, `today`, `edition`, `digest`, `ready`, `session`, `obstacles`, `hints`,
//! `final_cosignatures`, `release`, `adopted_by`.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Value, json};

use crate::consolidation::{Answer, Closing};
use crate::model::Choices;
use crate::model::date::days_between;

use super::{Cabinet, Obstacle, Release, Session};

impl Serialize for Cabinet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let obstacles: Vec<Value> = self
            .obstacles
            .iter()
            .map(|obstacle| obstacle_json(self, obstacle))
            .collect();
        let hints = self.hints.iter().map(|hint| hint.in_lang(self.lang));
        let mut shown = serializer.serialize_struct("Cabinet", 11)?;
        shown.serialize_field("version", &1)?;
        shown.serialize_field("today", &self.today().to_string())?;
        shown.serialize_field("edition", self.status.edition)?;
        shown.serialize_field("digest", &self.digest.to_string())?;
        shown.serialize_field("ready", &self.is_ready())?;
        shown.serialize_field("session", &self.session.as_ref().map(session))?;
        shown.serialize_field("obstacles", &obstacles)?;
        shown.serialize_field("hints", &hints.collect::<Vec<&str>>())?;
        let closing: Vec<Value> = self.closing.iter().map(closing).collect();
        shown.serialize_field("final_cosignatures", &closing)?;
        shown.serialize_field("release", &self.release.as_ref().map(release))?;
        let adopted_by = self.adoption.map(|decision| &*decision.head.id);
        shown.serialize_field("adopted_by", &adopted_by)?;
        shown.end()
    }
}

fn session(session: &Session) -> Value {
    json!({
        "date": session.date.to_string(),
        "paper_due": session.paper.map(|day| day.to_string()),
        "days_left": session.days_left,
        "handed_in": session.handed_in.as_ref().map(release),
    })
}

fn release(release: &Release) -> Value {
    json!({ "tag": release.tag, "date": release.day.to_string(), "digest": release.digest })
}

fn closing(closing: &Closing<'_>) -> Value {
    let answer = match closing.answer {
        Answer::None => "none",
        Answer::Stale => "stale",
        Answer::Deemed => "deemed",
        Answer::Fresh(result) => result.key(),
    };
    let on = closing.record.map(|record| record.on.value.to_string());
    json!({ "ministry": closing.ministry.id, "answer": answer, "on": on })
}

fn obstacle_json(cabinet: &Cabinet<'_>, obstacle: &Obstacle<'_>) -> Value {
    let lang = cabinet.lang;
    let days_left = obstacle.due.map(|due| days_between(cabinet.today(), due));
    json!({
        "kind": obstacle.hurdle.key(),
        "ministry": obstacle.ministry.map(|ministry| &*ministry.id),
        "subject": obstacle.subject,
        "what": obstacle.what.in_lang(lang),
        "note": obstacle.note.as_ref().map(|note| note.in_lang(lang)),
        "due": obstacle.due.map(|due| due.to_string()),
        "days_left": days_left,
        "overdue": obstacle.is_overdue(cabinet.today()),
        "commands": obstacle.commands,
        "file": obstacle.file,
        "line": obstacle.line,
        "how": obstacle.how.in_lang(lang),
    })
}
