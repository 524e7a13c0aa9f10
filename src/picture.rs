//! Pictures that a document shows: known by their content, never by their name, and small enough to be carried along.

/// The largest picture that a document carries, in bytes.
pub const MOST: usize = 4 * 1024 * 1024;

/// The most that all pictures of a document may be together, in bytes.
pub const MOST_TOGETHER: usize = 64 * 1024 * 1024;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A size that a file claims beyond this is none.
const MOST_PIXELS: usize = 65_535;

impl Picture {
    /// Width and height in pixels, as its first bytes tell them; drawings have none of their own.
    pub fn size(&self) -> Option<(usize, usize)> {
        if self.format == Format::Svg {
            return None;
        }
        let size = imagesize::blob_size(&self.bytes).ok()?;
        let fits = |pixels: usize| pixels.clamp(1, MOST_PIXELS);
        Some((fits(size.width), fits(size.height)))
    }
}

/// The formats of pictures that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// SVG.
    Svg,
}

impl Format {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
            Format::Gif => "image/gif",
            Format::Webp => "image/webp",
            Format::Svg => "image/svg+xml",
        }
    }

    /// The format by the first bytes (<https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern>).
    fn of(bytes: &[u8]) -> Option<Format> {
        match bytes {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Format::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Format::Gif),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Format::Webp),
            _ if is_svg(bytes) => Some(Format::Svg),
            _ => None,
        }
    }
}

/// A picture from its bytes; none if it is of no known format or too large.
pub fn read(bytes: Vec<u8>) -> Option<Picture> {
    let format = Format::of(&bytes).filter(|_| bytes.len() <= MOST)?;
    Some(Picture { format, bytes })
}

/// XML whose first element is `svg`, after a declaration, comments and a document type.
fn is_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
    let name = rest.strip_prefix("<svg");
    name.is_some_and(|after| after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/'))
}

/// A picture as an address that needs no request (RFC 2397).
pub fn data_address(picture: &Picture) -> String {
    format!(
        "data:{};base64,{}",
        picture.format.media_type(),
        base64(&picture.bytes)
    )
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            out.push(if digit <= chunk.len() {
                char::from(DIGITS[value as usize])
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_rfc_4648() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn formats_are_known_by_content() {
        let format = |bytes: &[u8]| read(bytes.to_vec()).map(|picture| picture.format);
        assert_eq!(format(b"\x89PNG\r\n\x1a\nrest"), Some(Format::Png));
        assert_eq!(format(b"\xff\xd8\xff\xe0"), Some(Format::Jpeg));
        assert_eq!(
            format(b"<?xml version=\"1.0\"?>\n<!-- a -->\n<svg xmlns=\"x\"/>"),
            Some(Format::Svg)
        );
        assert_eq!(format(b"<html><svg></svg></html>"), None);
        assert_eq!(format(b"<svgx>"), None);
        assert_eq!(format(b"<!-- never ends"), None);
        assert_eq!(format(b""), None);
        assert_eq!(format(&[&b"GIF89a"[..], &vec![0; MOST]].concat()), None);
    }
}
