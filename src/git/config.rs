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
        for entry in entries(config) {
            let value = entry.value.to_ascii_lowercase();
            settings.set(&entry.section.to_ascii_lowercase(), &entry.key, &value);
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

/// A line `key = value` of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The words between the brackets above it, as written: `core`, `remote "origin"`.
    pub section: String,
    /// The key, in small letters.
    pub key: String,
    /// The value without its quotes and the comment after it; `true` where there is none.
    pub value: String,
}

/// The lines of a configuration.
///
/// Source: <https://git-scm.com/docs/git-config#_syntax>.
pub fn entries(config: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut section = String::new();
    let mut lines = config.lines();
    while let Some(line) = lines.next() {
        let mut rest = line.trim();
        if let Some(header) = rest.strip_prefix('[') {
            let (name, after) = header.split_once(']').unwrap_or((header, ""));
            name.trim().clone_into(&mut section);
            rest = after.trim();
        }
        let (key, value) = rest.split_once('=').unwrap_or((rest, "true"));
        let mut value = value.trim_start().to_owned();
        // A backslash at the end of a line joins the next one.
        while value.ends_with('\\') && !value.ends_with("\\\\") {
            value.pop();
            value.push_str(lines.next().unwrap_or(""));
        }
        found.push(Entry {
            section: section.clone(),
            key: key.trim().to_ascii_lowercase(),
            value: plain(&value),
        });
    }
    found
}

/// A value without its quotes, escapes, and the comment after it.
fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut kept = 0; // White space at the end counts only inside quotes.
    let mut quoted = false;
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '#' | ';' if !quoted => break,
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                other => out.extend(other),
            },
            c => out.push(c),
        }
        if quoted || !c.is_whitespace() {
            kept = out.len();
        }
    }
    out.truncate(kept);
    out
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
    fn reads_values_as_git_does() {
        let config = "[User]\n\tName = Ada \\\"die Erste\\\" Lovelace ; sie\n email = \"a # b\" # so\n[a \"B\"] x\ny = 1\\\n2\n";
        let found: Vec<String> = entries(config)
            .into_iter()
            .filter(|entry| !entry.key.is_empty())
            .map(|entry| format!("{}.{}={}", entry.section, entry.key, entry.value))
            .collect();
        assert_eq!(
            found,
            [
                "User.name=Ada \"die Erste\" Lovelace",
                "User.email=a # b",
                "a \"B\".x=true",
                "a \"B\".y=12"
            ]
        );
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
