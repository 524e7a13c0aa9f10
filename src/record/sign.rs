//! `sign`: a ministry co-signs a contribution (Mitzeichnung) or the whole strategy (Schlusszeichnung).

use crate::consolidation::{State, required_cosigners};
use crate::message::{Lang, Text, nearest, quoted_list};
use crate::model::digest::Digest;
use crate::model::evidence::{CosignResult, STRATEGY, SignLevel};
use crate::model::{Choices, Contact, Ministry};
use crate::text;

use super::append::{self, Value};
use super::{Act, Desk, Refusal, said};

/// What a ministry says, and who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The ministry.
    pub ministry: String,
    /// The id of its contact.
    pub contact: String,
    /// What it says.
    pub result: CosignResult,
    /// On which level.
    pub level: Option<SignLevel>,
    /// Conditions or reasons; needed for conditions and refusals.
    pub remark: Option<String>,
    /// File reference (Aktenzeichen).
    pub file_ref: Option<String>,
}

/// Adds a co-signature of today's text to the ministry's `cosignatures.toml`.
///
/// # Errors
/// When the object, the ministry or the contact does not exist, the contact is not in office, the ministry is not asked to
/// sign, the text is a draft, is not accepted by the editors or has errors, a remark is missing, or the same stands there already.
pub fn sign(desk: &Desk<'_>, of: &str, signature: &Signature) -> Result<Act, Refusal> {
    let ministry = ministry(desk, &signature.ministry)?;
    let contact = contact(desk, ministry, &signature.contact)?;
    let object = object(desk, of, ministry)?;
    remark(signature)?;
    not_twice(desk, &object, signature, ministry)?;
    let path = format!("ministries/{}/cosignatures.toml", ministry.id);
    let there = desk
        .files
        .find(&path)
        .map_or("", |file| desk.files.text(file));
    let keys = [
        ("of", Some(Value::Text(object.id.clone()))),
        (
            "result",
            Some(Value::Text(signature.result.key().to_owned())),
        ),
        ("digest", Some(Value::Text(object.digest.to_string()))),
        ("by", Some(Value::Text(contact.id.value.to_string()))),
        ("on", Some(Value::Date(desk.today))),
        (
            "level",
            signature
                .level
                .map(|level| Value::Text(level.key().to_owned())),
        ),
        ("remark", said(signature.remark.as_ref()).map(Value::Text)),
        (
            "file_ref",
            said(signature.file_ref.as_ref()).map(Value::Text),
        ),
    ];
    let (id, short, label) = (&object.id, &ministry.short, signature.result.label());
    let (de, en) = (label.de, label.en);
    Ok(Act {
        text: append::table(there, "cosignature", &keys),
        path,
        summary: if id == STRATEGY {
            text!(
                "Schlusszeichnung {short}: {de}",
                "Final co-signature {short}: {en}"
            )
        } else {
            text!(
                "Mitzeichnung {short}: {id} {de}",
                "Co-signature {short}: {id} {en}"
            )
        },
        title: object.title,
        digest: object.digest,
        result: label.into(),
        by: Some(format!("{}/{}", ministry.id, contact.id.value)),
    })
}

/// What is signed.
struct Object {
    id: String,
    title: String,
    digest: Digest,
}

fn ministry<'d>(desk: &Desk<'d>, id: &str) -> Result<&'d Ministry, Refusal> {
    desk.strategy.by_id::<Ministry>(id).ok_or_else(|| {
        let ids: Vec<&str> = desk
            .strategy
            .ministries
            .iter()
            .map(|ministry| &*ministry.id)
            .collect();
        let message = text!(
            "das Ressort `{id}` gibt es nicht",
            "there is no ministry `{id}`"
        );
        match nearest(id, ids.iter().copied()) {
            Some(meant) => Refusal::new(
                message,
                text!("gemeint ist wohl `{meant}`", "did you mean `{meant}`?"),
            ),
            None => {
                let known = quoted_list(ids);
                Refusal::new(
                    message,
                    text!("möglich sind: {known}", "possible are: {known}"),
                )
            }
        }
    })
}

fn contact<'d>(desk: &Desk<'d>, ministry: &'d Ministry, id: &str) -> Result<&'d Contact, Refusal> {
    let folder = &ministry.id;
    let in_office = || {
        let contacts = ministry
            .contacts
            .iter()
            .filter(|contact| contact.in_office(desk.today));
        quoted_list(contacts.map(|contact| &*contact.id.value))
    };
    match ministry.contact(id) {
        Some(contact) if contact.in_office(desk.today) => Ok(contact),
        Some(contact) => {
            let (name, known) = (&contact.name, in_office());
            Err(Refusal::new(
                text!(
                    "`{id}` ({name}) ist heute nicht im Amt",
                    "`{id}` ({name}) is not in office today"
                ),
                text!("im Amt sind: {known}", "in office are: {known}"),
            ))
        }
        None => {
            let (known, prefix) = (in_office(), desk.prefix);
            Err(Refusal::new(
                text!(
                    "`{folder}` hat keine Ansprechperson `{id}`",
                    "`{folder}` has no contact `{id}`"
                ),
                text!(
                    "im Amt sind: {known}; sie stehen in `{prefix}ministries/{folder}/contacts.toml`",
                    "in office are: {known}; they stand in `{prefix}ministries/{folder}/contacts.toml`"
                ),
            ))
        }
    }
}

fn object(desk: &Desk<'_>, of: &str, ministry: &Ministry) -> Result<Object, Refusal> {
    if of == STRATEGY {
        whole_without_errors(desk)?;
        return Ok(Object {
            id: STRATEGY.to_owned(),
            title: desk.strategy.settings.title.to_string(),
            digest: desk.consolidation.strategy_digest(),
        });
    }
    if !of.contains('/') && nearest(of, [STRATEGY]).is_some() {
        return Err(Refusal::new(
            text!("`{of}` gibt es nicht", "there is no `{of}`"),
            text!(
                "gemeint ist wohl `{STRATEGY}`: die Schlusszeichnung der ganzen Strategie",
                "did you mean `{STRATEGY}`: the final co-signature of the whole strategy?"
            ),
        ));
    }
    let (at, contribution) = desk.contribution(of)?;
    let (id, short) = (&contribution.head.id, &ministry.short);
    desk.without_errors(contribution)?;
    let standing = &desk.consolidation.standings[at];
    if !standing.state.is_consolidated() {
        let label = standing.state.label();
        let (de, en) = (label.de, label.en);
        return Err(Refusal::new(
            text!(
                "`{id}` steht noch nicht zur Mitzeichnung ({de})",
                "`{id}` is not up for co-signature yet ({en})"
            ),
            first_step(standing.state, id),
        ));
    }
    let asked = required_cosigners(desk.strategy, contribution);
    if !asked.contains(&&*ministry.id) {
        let asked = quoted_list(asked);
        return Err(Refusal::new(
            text!(
                "{short} ist für `{id}` nicht um Mitzeichnung gebeten",
                "{short} is not asked to co-sign `{id}`"
            ),
            text!(
                "gebeten sind: {asked}; weitere nennt der Beitrag unter `cosigners`",
                "asked are: {asked}; the contribution names others in `cosigners`"
            ),
        ));
    }
    Ok(Object {
        id: id.to_string(),
        title: contribution.head.title.value.to_string(),
        digest: desk.consolidation.digest(at),
    })
}

/// What brings a contribution closer to being signed.
fn first_step(state: State, id: &str) -> Text {
    match state {
        State::Draft => text!(
            "erst liefert das Ressort den Text zu: `dstrat submit {id}`; dann nimmt ihn die Redaktion an: `dstrat accept {id}`",
            "first the ministry submits the text: `dstrat submit {id}`; then the editors accept it: `dstrat accept {id}`"
        ),
        State::NilReturn => text!(
            "eine Fehlanzeige hat keinen Text; gezeichnet wird sie mit dem Ganzen: `dstrat sign strategy`",
            "a nil return has no text; it is signed with the whole: `dstrat sign strategy`"
        ),
        _ => text!(
            "erst nimmt die Redaktion den Text an: `dstrat accept {id}`",
            "first the editors accept the text: `dstrat accept {id}`"
        ),
    }
}

/// Nothing may be wrong in files of the kinds that the strategy's digest is taken over: what cannot be read would be missing.
fn whole_without_errors(desk: &Desk<'_>) -> Result<(), Refusal> {
    let folders = ["fields/", "goals/", "document/"];
    desk.without_errors_in(STRATEGY, |file| {
        let path = desk.files.path(file);
        let folder = path.split('/').nth(2);
        folders.iter().any(|folder| path.starts_with(folder))
            || matches!(folder, Some("contributions" | "measures"))
    })
}

fn remark(signature: &Signature) -> Result<(), Refusal> {
    let needed = matches!(
        signature.result,
        CosignResult::Refused | CosignResult::SignedWithConditions
    );
    if needed && said(signature.remark.as_ref()).is_none() {
        let label = signature.result.label();
        let (de, en) = (label.de, label.en);
        return Err(Refusal::new(
            text!("„{de}“ braucht eine Begründung", "\"{en}\" needs a reason"),
            text!("ergänzen: --remark \"…\"", "add: --remark \"…\""),
        ));
    }
    Ok(())
}

fn not_twice(
    desk: &Desk<'_>,
    object: &Object,
    signature: &Signature,
    ministry: &Ministry,
) -> Result<(), Refusal> {
    let mut records = desk.strategy.cosignatures.iter();
    let last =
        records.rfind(|record| *record.of.value == *object.id && record.ministry == ministry.id);
    let same = last.filter(|last| {
        last.result.value == signature.result && object.digest.is(&last.digest.value)
    });
    let Some(same) = same else {
        return Ok(());
    };
    let (id, short, on) = (&object.id, &ministry.short, same.on.value);
    let (de, en) = (on.show(Lang::De), on.show(Lang::En));
    Err(Refusal::new(
        text!(
            "{short} hat den heutigen Text von `{id}` schon gezeichnet, am {de}",
            "{short} has signed today's text of `{id}` already, on {en}"
        ),
        text!("es ist nichts zu tun", "there is nothing to do"),
    ))
}
