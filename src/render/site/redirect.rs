//! Pages at the former addresses of entries, which lead to the new ones: who kept an address still arrives.

use std::collections::BTreeMap;

use crate::model::schema::is_slug;
use crate::model::{Head, Kind};
use crate::template::{Trouble, Value, context};

use super::super::File;
use super::Site;
use super::address::{up, way};
use super::frame::{POLICY, href};

/// The pages; none at an address that an entry has today.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn pages(site: &Site<'_>) -> Result<Vec<File>, Trouble> {
    let mut leads: BTreeMap<String, &Head> = BTreeMap::new();
    for head in site.view.strategy.entries() {
        let former = head.formerly.iter().map(|id| &*id.value);
        for id in former.filter(|id| is_free(site, head.kind, id)) {
            leads
                .entry(site.addresses.entry(head.kind, id))
                .or_insert(head);
        }
    }
    leads
        .into_iter()
        .map(|(path, head)| page(site, path, head))
        .collect()
}

/// Whether this may have been an id of the kind, and is none of today.
fn is_free(site: &Site<'_>, kind: Kind, id: &str) -> bool {
    let parts: Vec<&str> = id.split('/').collect();
    let is_id =
        parts.len() == 1 + usize::from(kind.is_owned()) && parts.iter().all(|part| is_slug(part));
    is_id && site.view.strategy.find(kind, id).is_none()
}

fn page(site: &Site<'_>, path: String, head: &Head) -> Result<File, Trouble> {
    let to = href(&way(&path, &site.addresses.entry(head.kind, &head.id)));
    let html = site.templates.render(
        "site/moved.html",
        &context! {
            lang => site.document.text_lang.tag(),
            policy => Value::from_safe_string(POLICY.to_owned()),
            up => href(&up(&path)),
            title => &*head.title.value,
            to,
            words => site.words.clone(),
        },
    )?;
    Ok(File {
        path,
        bytes: html.into_bytes(),
    })
}
