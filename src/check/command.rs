//! Commands that a finding advises: safe to be pasted into a shell, whatever names a strategy holds.

use jiff::civil::Date;

use crate::model::schema::is_slug;
use crate::model::{Contact, Ministry};

/// What stands for a name that has to be filled in.
const BLANK: &str = "…";

/// The ministry submits a contribution.
pub fn submit(contribution: &str) -> String {
    format!("dstrat submit {}", plain(contribution))
}

/// The editors accept a contribution.
pub fn accept(contribution: &str) -> String {
    format!("dstrat accept {}", plain(contribution))
}

/// A ministry co-signs a contribution or the strategy, by whoever speaks for it on that day.
pub fn sign(of: &str, ministry: &Ministry, today: Date) -> String {
    let by = spokesperson(ministry, today).map_or(BLANK, |contact| plain(&contact.id.value));
    format!(
        "dstrat sign {} --as {}/{by}",
        plain(of),
        plain(&ministry.id)
    )
}

/// Its coordination, else its deputy, else anyone in office.
fn spokesperson(ministry: &Ministry, today: Date) -> Option<&Contact> {
    let in_office = ministry
        .contacts
        .iter()
        .filter(|contact| contact.in_office(today));
    in_office.min_by_key(|contact| contact.role.value)
}

/// An id, if it is one; names from files may hold anything.
fn plain(id: &str) -> &str {
    if id.split('/').all(is_slug) {
        id
    } else {
        BLANK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_shell_would_run_are_left_blank() {
        assert_eq!(
            accept("bm/digitale-bildung"),
            "dstrat accept bm/digitale-bildung"
        );
        assert_eq!(accept("bm/x; rm -rf ~"), "dstrat accept …");
        assert_eq!(submit("--help"), "dstrat submit …");
    }
}
