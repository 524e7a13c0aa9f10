//! Whether a text has the form that a key expects.

use crate::model::PartialDate;

use super::is_slug;

/// Whether a text has the form of an e-mail address.
pub fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(|c: char| {
                c.is_whitespace()
                    || c.is_control()
                    || matches!(
                        c,
                        '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')' | '[' | ']' | '\\'
                    )
            })
            && !domain.contains('@')
    })
}

/// Whether a text is an address of the web.
pub fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.contains(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>')
            })
    })
}

/// Whether a text has the form of a login name: those of GitHub, GitLab and Forgejo are made of these characters.
pub fn is_login(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.len() <= 255
        && text.chars().all(inner)
}

/// The algorithms of SSH keys that dstrat verifies, each with how the key itself begins: there its name stands again.
///
/// RSA is not among them: the crate for it takes a known weakness along (RUSTSEC-2023-0071).
pub const SSH_KEYS: [(&str, &str); 4] = [
    ("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5"),
    ("ecdsa-sha2-nistp256", "AAAAE2VjZHNhLXNoYTItbmlzdHAy"),
    (
        "sk-ssh-ed25519@openssh.com",
        "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t",
    ),
    (
        "sk-ecdsa-sha2-nistp256@openssh.com",
        "AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5j",
    ),
];

/// Whether a text has the form of a public key of OpenSSH with one of the algorithms of [`SSH_KEYS`].
pub fn is_ssh_key(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    let (Some(algorithm), Some(key)) = (words.next(), words.next()) else {
        return false;
    };
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    let known = |(name, start): &(&str, &str)| *name == algorithm && key.starts_with(start);
    SSH_KEYS.iter().any(known) && key.bytes().all(base64) && !text.contains(['\n', '\r'])
}

/// Whether a text has the form of a digest.
pub fn is_digest(text: &str) -> bool {
    let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix("sha256:")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(hex))
}

/// Decision ids begin with their date: `2022-11-08-top-10`.
pub fn looks_like_decision(text: &str) -> bool {
    is_slug(text)
        && text.len() > 11
        && PartialDate::parse(&text[..10]).is_some_and(PartialDate::is_day)
}
