//! The target of a link, judged as a browser would read it: what leads somewhere harmless, and everything else.

use std::borrow::Cow;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// An address with `http` or `https`.
    Web(&'a str),
    /// A mail address with `mailto`.
    Mail(&'a str),
    /// A telephone number with `tel`.
    Tel(&'a str),
    /// A file, seen from the one that holds the link.
    Relative {
        /// Its path, percent-decoded, without query.
        path: Cow<'a, str>,
        /// The place in it.
        fragment: Option<Cow<'a, str>>,
    },
    /// A place in the same document.
    Fragment(Cow<'a, str>),
    /// Anything else: no link is made of it.
    Refused {
        /// What stands before the colon; empty for an absolute path, a foreign host, or control characters.
        scheme: Cow<'a, str>,
    },
}

impl<'a> Target<'a> {
    /// Judges a target whose entities are decoded, see [`as_browser`].
    ///
    /// Schemes are an allowlist: comrak's own list of dangerous ones lets `view-source:javascript:`, `ms-word:`,
    /// `search-ms:`, `intent:` and `blob:` through.
    pub fn of(target: &'a str) -> Target<'a> {
        let Some(scheme) = scheme(target) else {
            return relative(target);
        };
        let is = |name: &str| scheme.eq_ignore_ascii_case(name);
        match () {
            () if has_control(target) => refused(scheme),
            () if is("http") || is("https") => Target::Web(target),
            () if is("mailto") => Target::Mail(target),
            () if is("tel") => Target::Tel(target),
            () => refused(scheme),
        }
    }

    /// Whether a link may lead there.
    pub fn is_allowed(&self) -> bool {
        !matches!(self, Target::Refused { .. })
    }

    /// Whether a picture may come from there: no reader's browser shall ask a third party.
    pub fn is_allowed_for_picture(&self) -> bool {
        matches!(self, Target::Relative { path, .. } if !path.is_empty())
    }
}

/// Whether a link may lead there.
pub fn is_allowed(target: &str) -> bool {
    Target::of(target).is_allowed()
}

/// A target without what a browser ignores: control characters and spaces at both ends, and tabs and line breaks
/// anywhere (<https://url.spec.whatwg.org/#concept-basic-url-parser>, steps 1 to 3).
pub fn as_browser(raw: &str) -> Cow<'_, str> {
    let trimmed = raw.trim_matches(|c: char| c <= ' ');
    if trimmed.contains(['\t', '\n', '\r']) {
        Cow::Owned(trimmed.replace(['\t', '\n', '\r'], ""))
    } else {
        Cow::Borrowed(trimmed)
    }
}

/// The path, seen from the root, of a relative path in a file; `None` if it leads out of the root.
pub fn resolve(file: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(file.to_owned());
    }
    let folder = |path: &str| path.rfind('/').unwrap_or(0);
    let mut resolved = String::with_capacity(file.len() + path.len());
    resolved.push_str(&file[..folder(file)]);
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." if resolved.is_empty() => return None,
            ".." => resolved.truncate(folder(&resolved)),
            name => {
                if !resolved.is_empty() {
                    resolved.push('/');
                }
                resolved.push_str(name);
            }
        }
    }
    Some(resolved)
}

/// A path seen from the folder of a file.
pub fn from_file(file: &str, path: &str) -> String {
    let mut here: Vec<&str> = file.split('/').collect();
    here.pop();
    let there: Vec<&str> = path.split('/').collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", here.len() - common);
    up.chain(there[common.min(there.len() - 1)..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}

/// What stands before a colon in the first segment. A relative path has no colon there (RFC 3986, section 4.2), so
/// whatever it is, it must be on the list.
fn scheme(target: &str) -> Option<&str> {
    let ends = |byte: &u8| matches!(byte, b':' | b'/' | b'\\' | b'?' | b'#');
    let end = target.as_bytes().iter().position(ends)?;
    (target.as_bytes()[end] == b':').then(|| &target[..end])
}

fn has_control(text: &str) -> bool {
    // Those beyond ASCII begin with this byte.
    let may_begin = |byte: u8| byte.is_ascii_control() | (byte == 0xc2);
    let may_hold = text
        .bytes()
        .fold(false, |found, byte| found | may_begin(byte));
    may_hold && text.contains(char::is_control)
}

fn refused(scheme: &str) -> Target<'static> {
    Target::Refused {
        scheme: Cow::Owned(scheme.to_ascii_lowercase()),
    }
}

fn relative(target: &str) -> Target<'_> {
    let (rest, fragment) = match target.split_once('#') {
        Some((rest, fragment)) => (rest, Some(percent_decoded(fragment))),
        None => (target, None),
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = percent_decoded(path);
    // Once decoded, a path may be taken for more than a path by whoever writes it into an output.
    if let Some(scheme) = scheme(&path) {
        return refused(scheme);
    }
    // A backslash is a slash to browsers: `\\host` and `/\host` are foreign hosts. What still looks like an entity has
    // no semicolon: it is text to CommonMark, but not to a browser, should an ampersand ever go unescaped.
    let is_foreign = path.starts_with(['/', '\\']) || target.contains("&#");
    if is_foreign || has_control(target) || has_control(&path) {
        return refused("");
    }
    match fragment {
        Some(fragment) if path.is_empty() && query.is_empty() => Target::Fragment(fragment),
        fragment => Target::Relative { path, fragment },
    }
}

/// The text with `%41` as `A`; as it is where that would be no text.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let decoded = match after {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match decoded {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(path: &str, fragment: Option<&str>) -> Target<'static> {
        Target::Relative {
            path: Cow::Owned(path.to_owned()),
            fragment: fragment.map(|fragment| Cow::Owned(fragment.to_owned())),
        }
    }

    #[test]
    fn targets_that_lead_somewhere() {
        for (target, expected) in [
            (
                "https://a.example/?b#c",
                Target::Web("https://a.example/?b#c"),
            ),
            ("HTTP://a.example", Target::Web("HTTP://a.example")),
            ("mailto:a@b.example", Target::Mail("mailto:a@b.example")),
            ("tel:+49-6131-0", Target::Tel("tel:+49-6131-0")),
            ("#ziel%20bild", Target::Fragment("ziel bild".into())),
            ("#", Target::Fragment("".into())),
            ("#a:b", Target::Fragment("a:b".into())),
            ("", relative("", None)),
            ("?a:b", relative("", None)),
            ("a.md", relative("a.md", None)),
            ("../../bm/a.md#b", relative("../../bm/a.md", Some("b"))),
            ("a%20b%C3%A4.md?x=1", relative("a bä.md", None)),
            ("a%2", relative("a%2", None)),
            ("a%ff.md", relative("a%ff.md", None)),
            ("./a:b.md", relative("./a:b.md", None)),
        ] {
            assert_eq!(Target::of(target), expected, "{target}");
        }
    }

    #[test]
    fn targets_that_are_refused() {
        for (target, expected) in [
            ("javascript:alert(1)", "javascript"),
            ("JaVaScRiPt:alert(1)", "javascript"),
            ("javascript%3Aalert(1)", "javascript"),
            ("view-source:javascript:alert(1)", "view-source"),
            ("data:text/html,x", "data"),
            ("vbscript:x", "vbscript"),
            ("file:///etc/passwd", "file"),
            ("ms-word:ofe|u|http://x", "ms-word"),
            ("search-ms:query=x", "search-ms"),
            ("intent://x", "intent"),
            ("blob:https://x", "blob"),
            ("ftp://x", "ftp"),
            ("C:\\a", "c"),
            (":x", ""),
            (" javascript:x", " javascript"),
            ("\u{1}javascript:x", "\u{1}javascript"),
            ("java\tscript:x", "java\tscript"),
            ("\u{200b}javascript:x", "\u{200b}javascript"),
            ("https://a\u{0}b", "https"),
            ("//host", ""),
            ("///host", ""),
            ("/a", ""),
            ("/\\host", ""),
            ("\\\\host", ""),
            ("\\/host", ""),
            ("%2F%2Fhost", ""),
            ("%5C%5Chost", ""),
            ("a%0Ab", ""),
            ("a\u{0}b", ""),
            ("#a\nb", ""),
            ("javascript&#58alert(1)", ""),
        ] {
            let scheme = Cow::Borrowed(expected);
            assert_eq!(Target::of(target), Target::Refused { scheme }, "{target:?}");
        }
    }

    #[test]
    fn browsers_ignore_some_characters() {
        for (raw, expected) in [
            (" \u{1}java\tscr\nipt\r:x\u{1f} ", "javascript:x"),
            ("a b", "a b"),
            ("\u{a0}a", "\u{a0}a"),
        ] {
            assert_eq!(as_browser(raw), expected);
        }
    }

    #[test]
    fn pictures_are_relative() {
        for (target, expected) in [
            ("a.svg", true),
            ("../assets/a.svg", true),
            ("", false),
            ("#a", false),
            ("https://a.example/a.png", false),
            ("data:image/png;base64,x", false),
        ] {
            assert_eq!(
                Target::of(target).is_allowed_for_picture(),
                expected,
                "{target}"
            );
        }
    }

    #[test]
    fn relative_paths_stay_below_the_root() {
        for (path, expected) in [
            ("b.md", Some("ministries/bm/projects/b.md")),
            (
                "../../fm/./ministry.toml",
                Some("ministries/fm/ministry.toml"),
            ),
            ("../../../strategy.toml", Some("strategy.toml")),
            ("../../../../etc/passwd", None),
            ("", Some("ministries/bm/projects/a.md")),
        ] {
            assert_eq!(
                resolve("ministries/bm/projects/a.md", path).as_deref(),
                expected,
                "{path}"
            );
        }
    }

    #[test]
    fn paths_are_seen_from_a_file() {
        assert_eq!(
            from_file(
                "ministries/bm/projects/a.md",
                "ministries/mdr/projects/b.md"
            ),
            "../../mdr/projects/b.md"
        );
        assert_eq!(
            from_file("ministries/bm/projects/a.md", "ministries/bm/projects/b.md"),
            "b.md"
        );
        assert_eq!(
            from_file("document/a.md", "assets/b.svg"),
            "../assets/b.svg"
        );
        assert_eq!(from_file("a.md", "b.md"), "b.md");
    }
}
