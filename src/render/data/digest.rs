//! The checksum of a file, as catalogues want it.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes in hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
