//! SSH signatures of commits, verified here: no program is run. The only room that names ssh-key.
//!
//! Source: `PROTOCOL.sshsig` of OpenSSH; git signs commits in the namespace `git`.

use ssh_key::{Algorithm, SshSig};

use crate::message::{Text, label};
use crate::text;

/// The namespace in which git signs.
const NAMESPACE: &str = "git";

/// Longer than any signature that can be verified here, in bytes.
const MAX_SIGNATURE: usize = 16 * 1024;

/// What is known of the signature of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// It was not looked at.
    Unknown,
    /// There is none.
    Missing,
    /// It is one that proves nothing, and why.
    Unusable(Text),
    /// It is valid, and made with this public key: algorithm and key as OpenSSH writes them.
    By(Box<str>),
}

/// Verifies a signature over what was signed.
pub fn verify(payload: &[u8], signature: &str) -> Signature {
    match valid(payload, signature) {
        Ok(key) => Signature::By(key),
        Err(reason) => Signature::Unusable(reason),
    }
}

/// Whether a line of `ssh_keys` is this key; its comment does not count.
pub fn is_key(line: &str, key: &str) -> bool {
    line.split_ascii_whitespace()
        .take(2)
        .eq(key.split_ascii_whitespace().take(2))
}

fn valid(payload: &[u8], text: &str) -> Result<Box<str>, Text> {
    if !text
        .trim_start()
        .starts_with("-----BEGIN SSH SIGNATURE-----")
    {
        return Err(label("es ist keine SSH-Unterschrift", "it is no SSH signature").into());
    }
    let unreadable = || Text::from(label("sie ist unlesbar", "it cannot be read"));
    if text.len() > MAX_SIGNATURE {
        return Err(unreadable());
    }
    let signature = SshSig::from_pem(text.trim()).map_err(|_| unreadable())?;
    if signature.namespace() != NAMESPACE {
        let namespace = signature.namespace();
        return Err(text!(
            "sie ist für `{namespace}` gemacht, nicht für `{NAMESPACE}`",
            "it was made for `{namespace}`, not for `{NAMESPACE}`"
        ));
    }
    if !was_touched(&signature) {
        return Err(label(
            "der Sicherheitsschlüssel wurde dabei nicht berührt",
            "the security key was not touched",
        )
        .into());
    }
    let key = ssh_key::PublicKey::new(signature.public_key().clone(), "");
    match key.verify(NAMESPACE, payload, &signature) {
        Ok(()) => key.to_openssh().map(Into::into).map_err(|_| unreadable()),
        Err(ssh_key::Error::AlgorithmUnsupported { .. } | ssh_key::Error::AlgorithmUnknown) => {
            let algorithm = key.algorithm();
            Err(text!(
                "Schlüssel der Art `{algorithm}` werden nicht geprüft",
                "keys of the kind `{algorithm}` are not verified"
            ))
        }
        Err(_) => Err(label(
            "sie passt nicht zu diesem Commit",
            "it does not fit this commit",
        )
        .into()),
    }
}

/// Whether somebody touched the security key, if it is one: the first bit of the flags before the counter at the end.
fn was_touched(signature: &SshSig) -> bool {
    let is_token = matches!(
        signature.public_key().algorithm(),
        Algorithm::SkEd25519 | Algorithm::SkEcdsaSha2NistP256
    );
    let bytes = signature.signature_bytes();
    let flags = bytes.len().checked_sub(5).map(|at| bytes[at]);
    !is_token || flags.is_some_and(|flags| flags & 1 == 1)
}
