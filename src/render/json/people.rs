//! Ministries, contacts and evidence as JSON.

use serde_json::{Value, json};

use crate::model::{Choices, Contact, Cosignature, Kind, LedgerRecord, Ministry};

use super::super::anchor;
use super::object::Object;

/// A ministry with the contacts that this audience may know.
pub fn ministry(ministry: &Ministry) -> Value {
    let mut object = Object::default();
    object.put("id", json!(ministry.id));
    object.put(
        "anchor",
        json!(anchor::of_entry(Kind::Ministry, &ministry.id)),
    );
    object.put("name", json!(ministry.name.value));
    object.put("short", json!(ministry.short));
    object.integer(
        "order",
        Some(ministry.order).filter(|order| *order != i64::MAX),
    );
    object.put("mailbox", json!(ministry.mailbox));
    object.text("website", ministry.website.as_deref());
    object.text("valid_from", ministry.valid_from.as_deref());
    object.text("valid_to", ministry.valid_to.as_deref());
    object.text(
        "successor",
        ministry.successor.as_ref().map(|successor| &successor.id),
    );
    object.list("contacts", ministry.contacts.iter().map(contact));
    object.done()
}

fn contact(contact: &Contact) -> Value {
    let mut object = Object::default();
    object.put("id", json!(contact.id.value));
    object.put("role", json!(contact.role.value.key()));
    object.put("name", json!(contact.name));
    object.text("unit", contact.unit.as_deref());
    object.put("email", json!(contact.email.value));
    object.text("phone", contact.phone.as_deref());
    object.put("nominated", json!(contact.nominated.to_string()));
    object.text("until", contact.until.as_deref());
    object.list("fields", contact.fields.iter().map(|field| json!(field.id)));
    object.put("public", json!(contact.public));
    object.texts("git_emails", &contact.git_emails);
    object.texts("logins", &contact.logins);
    object.texts("ssh_keys", &contact.ssh_keys);
    object.done()
}

/// A co-signature; only internal views hold any.
pub fn cosignature(record: &Cosignature) -> Value {
    let mut object = Object::default();
    object.put("ministry", json!(record.ministry));
    object.put("of", json!(record.of.value));
    object.put("result", json!(record.result.value.key()));
    object.put("digest", json!(record.digest.value));
    object.put("by", json!(record.by.value));
    object.put("on", json!(record.on.to_string()));
    object.text("level", record.level.map(Choices::key));
    object.text("remark", record.remark.as_deref());
    object.text("file_ref", record.file_ref.as_deref());
    object.done()
}

/// A record of the editors' ledger; only internal views hold any.
pub fn ledger_record(record: &LedgerRecord) -> Value {
    let mut object = Object::default();
    object.put("of", json!(record.of.value));
    object.put("result", json!(record.result.value.key()));
    object.put("digest", json!(record.digest.value));
    object.put("on", json!(record.on.to_string()));
    object.text("remark", record.remark.as_deref());
    object.done()
}
