//! The pictures of a package: each file once.

use std::collections::BTreeMap;

use crate::picture::{Format, Picture};

/// The pictures of a package.
#[derive(Default)]
pub struct Pictures {
    known: BTreeMap<String, Shown>,
    /// How often any was shown.
    count: usize,
}

/// A picture in the package.
struct Shown {
    file: String,
    bytes: Vec<u8>,
    /// Width and height in pixels.
    size: (usize, usize),
}

impl Pictures {
    /// The files, with their paths below `word/`.
    pub fn files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.known
            .into_values()
            .map(|shown| (shown.file, shown.bytes))
    }

    /// The file of a picture among those of a document, and its size in pixels; `None` where Word cannot show it.
    pub fn shown(
        &mut self,
        all: &BTreeMap<String, Picture>,
        path: &str,
    ) -> Option<(String, (usize, usize))> {
        if !self.known.contains_key(path) {
            let shown = embedded(all.get(path)?, self.known.len() + 1)?;
            self.known.insert(path.to_owned(), shown);
        }
        let shown = self.known.get(path)?;
        Some((shown.file.clone(), shown.size))
    }

    /// The number of what is shown next.
    pub fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }
}

/// The picture as Word shows it; none if it cannot.
fn embedded(picture: &Picture, number: usize) -> Option<Shown> {
    let ending = match picture.format {
        Format::Png => "png",
        Format::Jpeg => "jpeg",
        Format::Gif => "gif",
        Format::Webp | Format::Svg => return None,
    };
    Some(Shown {
        file: format!("media/image{number}.{ending}"),
        bytes: picture.bytes.clone(),
        size: picture.size()?,
    })
}
