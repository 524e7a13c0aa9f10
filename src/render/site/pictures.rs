//! The pictures of the site: each a file, named by where it lies in the strategy and by what it really is.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::picture::{Format, Picture};

use super::super::File;

/// The files of all pictures that do not stand in the pages themselves.
pub fn files(pictures: &BTreeMap<String, Picture>) -> Vec<File> {
    let files = pictures
        .iter()
        .filter(|(_, picture)| picture.format != Format::Svg);
    let file = |(from, picture): (&String, &Picture)| File {
        path: path(from, picture),
        bytes: picture.bytes.clone(),
    };
    files.map(file).collect()
}

/// The path of a picture. Servers tell browsers what a file is by its ending, so the ending tells the truth; what may
/// not stand in an address everywhere becomes a hyphen, and a digest of the content keeps pictures apart that would meet then.
pub fn path(from: &str, picture: &Picture) -> String {
    let stem = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
    let plain = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '/' | '_' | '-' => c,
        _ => '-',
    };
    let name: String = stem.chars().map(plain).collect();
    let ending = match picture.format {
        Format::Png => "png",
        Format::Jpeg => "jpg",
        Format::Gif => "gif",
        Format::Webp => "webp",
        Format::Svg => "svg",
    };
    let digest = Sha256::digest(&picture.bytes);
    let short: String = digest[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{name}-{short}.{ending}")
}
