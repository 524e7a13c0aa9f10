//! Whose folders these are: a repository that another user put above the strategy must not answer for it.

use std::fs;
use std::path::Path;

use super::Trouble;

/// Sees to it that the first of these paths, the folder of the repository, and the others belong to whoever runs this, or
/// that the user said that the folder is safe.
///
/// # Errors
/// [`Trouble::Owner`] with the folder.
///
/// Source: git's own rule, <https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory>.
pub fn check(folder: &Path, others: &[&Path]) -> Result<(), Trouble> {
    let own = is_own(folder) && others.iter().all(|path| is_own(path));
    if own || is_declared_safe(folder) {
        return Ok(());
    }
    Err(Trouble::Owner(folder.to_owned()))
}

#[cfg(unix)]
fn is_own(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return true; // What is not there belongs to nobody.
    };
    metadata.uid() == rustix::process::geteuid().as_raw()
}

/// Elsewhere than on Unix, whoever may write a folder above the strategy is trusted.
#[cfg(not(unix))]
fn is_own(_: &Path) -> bool {
    true
}

/// Whether the user's or the system's configuration, never that of the repository, names the folder in `safe.directory`.
fn is_declared_safe(folder: &Path) -> bool {
    let mut safe = false;
    let declared = git2::Config::open_default().and_then(|config| {
        let entries = config.multivar("safe.directory", None)?;
        entries.for_each(|entry| {
            // An entry without a value starts the list anew. Asked for its value it would panic.
            let value = if entry.has_value() {
                entry.value()
            } else {
                Ok("")
            };
            let value = value.unwrap_or("not UTF-8");
            safe = !value.is_empty() && (safe || matches(value, folder));
        })
    });
    declared.is_ok() && safe
}

fn matches(value: &str, folder: &Path) -> bool {
    if let Some(above) = value.strip_suffix("/*") {
        return folder != Path::new(above) && folder.starts_with(above);
    }
    let value = fs::canonicalize(value).unwrap_or_else(|_| value.into());
    value == Path::new("*") || value == folder
}
