//! The few settings of a repository that say how it is stored; everything else in its configuration is never looked at.

/// How a repository is stored, by its own `config`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `core.bare`: nothing is checked out beside it.
    pub is_bare: bool,
    /// `extensions.partialClone`: objects may be missing.
    pub is_partial: bool,
    /// A setting that says that it is stored in a way of which dstrat knows nothing, as `name = value`.
    pub strange: Option<String>,
}

/// Extensions that change nothing of what is read here.
///
/// Source: <https://git-scm.com/docs/repository-version>.
const HARMLESS: [&str; 5] = [
    "noop",
    "noop-v1",
    "preciousobjects",
    "relativeworktrees",
    "worktreeconfig",
];

impl Settings {
    /// Reads the text of a `config`. Includes are not followed, as git does not follow them for these settings either.
    pub fn parse(config: &str) -> Settings {
        let mut settings = Settings::default();
        let mut section = String::new();
        for line in config.lines() {
            let mut rest = line.trim();
            if let Some(header) = rest.strip_prefix('[') {
                let (name, after) = header.split_once(']').unwrap_or((header, ""));
                section = name.trim().to_ascii_lowercase();
                rest = after.trim();
            }
            let (key, value) = rest.split_once('=').unwrap_or((rest, "true"));
            let key = key.trim().to_ascii_lowercase();
            settings.set(&section, &key, &plain(value));
        }
        settings
    }

    fn set(&mut self, section: &str, key: &str, value: &str) {
        let is_true = matches!(value, "true" | "yes" | "on" | "1");
        let known = match (section, key) {
            ("core", "bare") => {
                self.is_bare = is_true;
                true
            }
            ("core", "repositoryformatversion") => matches!(value, "0" | "1"),
            ("extensions", "partialclone") => {
                self.is_partial = true;
                true
            }
            // Newer versions of git say it of the server.
            (section, "promisor") if section.starts_with("remote ") => {
                self.is_partial |= is_true;
                true
            }
            ("extensions", "objectformat") => value == "sha1",
            ("extensions", "refstorage") => value == "files",
            ("extensions", key) => {
                key.is_empty() || key.starts_with(['#', ';']) || HARMLESS.contains(&key)
            }
            _ => true,
        };
        if !known {
            self.strange
                .get_or_insert_with(|| format!("{section}.{key} = {value}"));
        }
    }
}

/// A value without its quotes and the comment after it.
fn plain(value: &str) -> String {
    let value = value.trim();
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or("").to_owned(),
        None => value
            .split(['#', ';'])
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_it_cannot_read() {
        let strange = |config: &str| Settings::parse(config).strange;
        let sha256 =
            "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n";
        assert_eq!(
            strange(sha256).as_deref(),
            Some("extensions.objectformat = sha256")
        );
        assert!(strange("[core] repositoryformatversion = 2").is_some());
        assert!(strange("[extensions]\n; a comment\n\n# another\nnoop\n").is_none());
        assert!(strange("[extensions]\nrefStorage = \"reftable\" # new").is_some());
        assert!(strange("[extensions]\nobjectFormat = sha1 ; the old one").is_none());
        assert!(strange("[extensions]\nfuture = true").is_some());
        assert!(strange("[extensions \"objectformat\"]\nx = sha256").is_none());
    }

    #[test]
    fn follows_no_include() {
        let hostile =
            "[include]\n\tpath = /dev/zero\n[core]\n\tfsmonitor = touch x\n\tbare = yes\n";
        let settings = Settings::parse(hostile);
        assert_eq!(
            settings,
            Settings {
                is_bare: true,
                ..Settings::default()
            }
        );
    }
}
