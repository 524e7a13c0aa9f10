//! The signature that a commit carries, and the bytes that were signed: the commit without it.

use crate::history::Id;

/// A commit that somebody signed, or claims to have signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What was signed.
    pub payload: Vec<u8>,
    /// The signature as it stands there, with its frame: `-----BEGIN SSH SIGNATURE-----` …; several, one below the other.
    pub signature: String,
}

/// Takes a commit apart as git does: `gpgsig` holds the signature; every other key that begins so, with the lines that belong to
/// it, was added after signing. Source: `parse_buffer_signed_by_header` in git's `commit.c`.
pub fn split(commit: &[u8]) -> Option<Signed> {
    let mut payload = Vec::with_capacity(commit.len());
    let mut signature: Vec<u8> = Vec::new();
    let mut rest = commit;
    let mut within = Within::Payload;
    while !rest.is_empty() && !rest.starts_with(b"\n") {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        within = Within::of(line, within);
        match within {
            Within::Payload => payload.extend_from_slice(line),
            Within::Signature => {
                let text = line.strip_prefix(b"gpgsig ").or(line.strip_prefix(b" "));
                signature.extend_from_slice(text.unwrap_or(line));
            }
            Within::Other => {}
        }
    }
    payload.extend_from_slice(rest);
    (!signature.is_empty()).then(|| Signed {
        payload,
        signature: String::from_utf8_lossy(&signature).into_owned(),
    })
}

/// To what a line of a commit belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Payload,
    Signature,
    Other,
}

impl Within {
    fn of(line: &[u8], before: Within) -> Within {
        match line {
            [b' ', ..] => before,
            line if line.starts_with(b"gpgsig ") => Within::Signature,
            line if line.starts_with(b"gpgsig") => Within::Other,
            _ => Within::Payload,
        }
    }
}

impl super::Repository {
    /// The signature that a commit carries; `None`: it carries none.
    ///
    /// # Errors
    /// When the commit is missing or damaged.
    pub fn signed(&self, commit: Id) -> Result<Option<Signed>, super::Trouble> {
        let store = super::Store::open(&self.place)?;
        Ok(split(&store.commit_bytes(commit)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_taken_out_of_the_commit() {
        let commit = b"tree 1\nauthor A <a@b> 1 +0000\nencoding x\ngpgsig -----BEGIN\n abc\n \n -----END\ngpgsig-sha256 x\n y\nmergetag z\n w\n\ngpgsig no\n\n more\n";
        let signed = split(commit).unwrap();
        assert_eq!(signed.signature, "-----BEGIN\nabc\n\n-----END\n");
        let payload =
            "tree 1\nauthor A <a@b> 1 +0000\nencoding x\nmergetag z\n w\n\ngpgsig no\n\n more\n";
        assert_eq!(String::from_utf8(signed.payload).unwrap(), payload);
        assert_eq!(split(b"tree 1\n\ngpgsig x\n"), None);
    }
}
