//! Mail addresses in a text, and whether one names a person.

use std::ops::Range;

/// Words that make an address that of an office, not of a person.
const OFFICE: &[&str] = &[
    "abteilung",
    "amt",
    "anfrage",
    "anfragen",
    "auskunft",
    "beteiligung",
    "bewerbung",
    "buero",
    "buerger",
    "buergerdialog",
    "buergerservice",
    "bund",
    "cert",
    "cio",
    "contact",
    "data",
    "daten",
    "datenschutz",
    "dialog",
    "digital",
    "digitales",
    "digitalisierung",
    "digitalstrategie",
    "digitalkabinett",
    "dsb",
    "efa",
    "egov",
    "egovernment",
    "email",
    "foerderung",
    "geschaeftsstelle",
    "hilfe",
    "hotline",
    "info",
    "infos",
    "it",
    "kabinett",
    "kanzlei",
    "ki",
    "koordination",
    "koordinierung",
    "kontakt",
    "land",
    "landesregierung",
    "leitstelle",
    "mail",
    "ministerium",
    "nachname",
    "name",
    "newsletter",
    "noreply",
    "office",
    "open",
    "opendata",
    "ozg",
    "post",
    "postfach",
    "poststelle",
    "presse",
    "pressestelle",
    "programm",
    "projekt",
    "projekte",
    "redaktion",
    "referat",
    "ref",
    "register",
    "registratur",
    "reply",
    "sachgebiet",
    "sekretariat",
    "service",
    "servicestelle",
    "sicherheit",
    "staatskanzlei",
    "stab",
    "stabsstelle",
    "stelle",
    "strategie",
    "support",
    "team",
    "technik",
    "umwelt",
    "verwaltung",
    "vorname",
    "vorstand",
    "vorzimmer",
    "webmaster",
    "zentrale",
    "zentralstelle",
];

/// Whether these bytes may end an `@` that is written out.
pub fn is_written_out(a: u8, t: u8, end: u8) -> bool {
    (a == b'a') & (t == b't') & ((end == b')') | (end == b']'))
}

/// The addresses in a text. Only what stands around an `@` or `(at)` is looked at.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let signs = memchr::memchr3_iter(b'@', b'(', b'[', bytes);
    let signs = signs.filter_map(|at| sign(&bytes[at..]).map(|length| at..at + length));
    let mut found: Vec<Range<usize>> = signs.filter_map(|sign| around(text, sign)).collect();
    found.sort_by_key(|at| at.start);
    found.dedup_by(|next, last| next.start < last.end);
    found
}

/// The length of an `@` at the start, also as people write it that machines are not to find.
fn sign(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'@', ..] => Some(1),
        [b'(', b'a', b't', b')', ..] | [b'[', b'a', b't', b']', ..] => Some(4),
        _ => None,
    }
}

/// The address around its sign; written out, there may be a space before and after it.
fn around(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let written_out = sign.len() > 1;
    let before = &text[..sign.start];
    let before = if written_out {
        before.trim_end_matches(' ')
    } else {
        before
    };
    let after = &text[sign.end..];
    let spaces = if written_out {
        after.len() - after.trim_start_matches(' ').len()
    } else {
        0
    };
    let local = before
        .bytes()
        .rev()
        .take(64)
        .take_while(|byte| is_local(*byte))
        .count();
    let domain = after[spaces..]
        .bytes()
        .take(255)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let domain = after[spaces..][..domain.count()].trim_end_matches(['.', '-']);
    let is_domain = domain.contains('.') && !domain.starts_with(['.', '-']);
    let end = sign.end + spaces + domain.len();
    (local > 0 && is_domain).then(|| before.len() - local..end)
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%')
}

/// An address as it is compared: small letters, with an `@`.
pub fn normal(address: &str) -> String {
    let plain = address.replace("(at)", "@").replace("[at]", "@");
    plain.replace(' ', "").to_lowercase()
}

/// Whether an address looks like that of a person: two or three names, none of them the word of an office.
pub fn is_personal(address: &str) -> bool {
    let address = normal(address);
    let (local, _) = address.split_once('@').unwrap_or((&address, ""));
    let names: Vec<&str> = local
        .split(['.', '_'])
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &&str| {
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let is_office = |name: &&str| name.split('-').any(|part| OFFICE.contains(&part));
    (2..=3).contains(&names.len())
        && names.iter().all(is_name)
        && !names.iter().any(is_office)
        && names.last().is_some_and(|last| last.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = "Frau X (erika.mustermann@mdi.rlp.de), info@x.example. Oder max.muster (at) mdi.rlp.de! @foo a@b c@d.";
        let found: Vec<&str> = addresses(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(
            found,
            [
                "erika.mustermann@mdi.rlp.de",
                "info@x.example",
                "max.muster (at) mdi.rlp.de"
            ]
        );
    }

    #[test]
    fn people_are_told_from_offices() {
        for person in [
            "erika.mustermann@x.de",
            "e.mustermann@x.de",
            "Max.von-der-Leyen@x.de",
            "anna_maria.schmidt@x.de",
            "max.muster (at) x.de",
        ] {
            assert!(is_personal(person), "{person}");
        }
        for office in [
            "poststelle@x.de",
            "info@x.de",
            "digitalstrategie@x.de",
            "open.data@x.de",
            "referat-523@x.de",
            "ref.523@x.de",
            "ki.koordination@x.de",
            "vorname.nachname@x.de",
            "no.reply@x.de",
            "abteilung5@x.de",
            "a.b@x.de",
        ] {
            assert!(!is_personal(office), "{office}");
        }
    }
}
