//! Folders as attackers and accidents leave them.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use super::super::{Files, Trouble, Want};
use super::*;

fn all_text(_: &str, _: bool) -> Want {
    Want::Text
}

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "text").unwrap();
    }
    folder
}

/// Makes a pipe in a folder.
fn pipe(folder: &Path) -> PathBuf {
    let path = folder.join("pipe.md");
    let made = Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    path
}

/// The troubles of a folder, by path.
fn troubles(root: &Path) -> Vec<(String, Trouble)> {
    let files = Files::from_folder(root, all_text).unwrap();
    let trouble = |id| Some((files.path(id).to_owned(), files.trouble(id)?.clone()));
    files.ids().filter_map(trouble).collect()
}

fn one(path: &str, trouble: Trouble) -> Vec<(String, Trouble)> {
    vec![(path.to_owned(), trouble)]
}

#[test]
fn links_are_told_and_not_followed() {
    let other = folder(&["secret.md", "folder/secret.md"]);
    let folder = folder(&["a/b.md"]);
    let root = folder.path();
    symlink(other.path().join("secret.md"), root.join("a/file.md")).unwrap();
    symlink(other.path().join("folder"), root.join("a/folder")).unwrap();
    symlink("..", root.join("a/loop")).unwrap();
    symlink("nowhere", root.join("a/nowhere.md")).unwrap();
    let told: Vec<String> = ["a/file.md", "a/folder", "a/loop", "a/nowhere.md"]
        .map(String::from)
        .to_vec();
    let found = troubles(root);
    assert!(found.iter().all(|(_, trouble)| *trouble == Trouble::Link));
    assert_eq!(
        found.into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
        told
    );
}

#[test]
fn a_file_replaced_by_a_link_or_a_pipe_after_listing_is_not_read() {
    let folder = folder(&["a.md"]);
    let link = folder.path().join("link.md");
    symlink("a.md", &link).unwrap();
    assert_eq!(read_regular(&link, 100), Err(Trouble::Link));
    let pipe = pipe(folder.path());
    assert_eq!(read_regular(&pipe, 100), Err(Trouble::Special));
    assert_eq!(
        read_regular(Path::new("/dev/null"), 100),
        Err(Trouble::Special)
    );
    assert_eq!(read_regular(folder.path(), 100), Err(Trouble::Special));
    assert_eq!(
        read_regular(&folder.path().join("b.md"), 100),
        Err(Trouble::Vanished)
    );
    assert_eq!(
        read_regular(&folder.path().join("a.md/b.md"), 100),
        Err(Trouble::Vanished)
    );
    assert_eq!(
        read_regular(&folder.path().join("a.md"), 3),
        Err(Trouble::TooLarge(4))
    );
}

#[test]
fn files_of_any_length_are_read_by_their_names_and_nothing_else_is() {
    let folder = folder(&["a/b.md"]);
    let path = folder.path().join("a");
    let root = Root::open(folder.path());
    let mut reader = Reader::new(&root);
    for length in [0, 1, 100, 16_383, 16_384, 16_385, 100_000] {
        let text: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        fs::write(path.join("text.md"), &text).unwrap();
        assert_eq!(reader.read("a/text.md", 100_000), Ok(&*text));
        let most = length as u64;
        assert_eq!(reader.read("a/text.md", most), Ok(&*text));
        if let Some(less) = most.checked_sub(1) {
            let told = reader.read("a/text.md", less);
            assert_eq!(told, Err(Trouble::TooLarge(most)));
        }
    }
    pipe(&path);
    symlink("b.md", path.join("link.md")).unwrap();
    for (name, trouble) in [
        ("a/pipe.md", Trouble::Special),
        ("a/link.md", Trouble::Link),
        ("a/gone.md", Trouble::Vanished),
        ("a", Trouble::Special),
    ] {
        assert_eq!(reader.read(name, 100_000), Err(trouble), "{name}");
    }
    assert_eq!(reader.read("a/b.md", 100_000), Ok(&b"text"[..]));
}

#[test]
fn pipes_and_sockets_are_told() {
    let folder = folder(&["a.md"]);
    pipe(folder.path());
    assert_eq!(troubles(folder.path()), one("pipe.md", Trouble::Special));
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("b.md")).unwrap();
    assert_eq!(troubles(folder.path()).len(), 2);
}

#[test]
fn a_folder_named_like_a_file_hides_nothing() {
    let folder = folder(&["fields/bildung.md/text.md", "strategy.toml/a.md"]);
    let told = troubles(folder.path());
    let paths: Vec<&str> = told.iter().map(|(path, _)| &**path).collect();
    assert_eq!(paths, ["fields/bildung.md", "strategy.toml"]);
    assert!(told.iter().all(|(_, trouble)| *trouble == Trouble::Folder));
}

#[test]
fn names_that_are_no_text_are_shown_with_escapes() {
    let folder = folder(&["a/x.md"]);
    for name in [
        &b"a/b\nc.md"[..],
        b"a/\x1b[31m.md",
        b"a/\xff.md",
        b"a/\xfe.md",
    ] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "text").unwrap();
    }
    let told = troubles(folder.path());
    let paths: Vec<&str> = told.iter().map(|(path, _)| &**path).collect();
    assert_eq!(
        paths,
        ["a/\\u{1b}[31m.md", "a/\\xfe.md", "a/\\xff.md", "a/b\\nc.md"]
    );
    assert!(told.iter().all(|(_, trouble)| *trouble == Trouble::Name));
}

#[test]
fn a_repository_inside_is_told_once() {
    let folder = folder(&["a/.git/HEAD", "a/.git/objects/ab/cd", "a/x.md"]);
    assert_eq!(troubles(folder.path()), one("a/.git", Trouble::Repository));
}

#[test]
fn too_deep_folders_are_told() {
    let deep = format!("{}x.md", "d/".repeat(20));
    let folder = folder(&[&deep]);
    let told = troubles(folder.path());
    assert_eq!(
        told,
        one("d/".repeat(16).trim_end_matches('/'), Trouble::TooDeep)
    );
}

/// The superuser may read everything; then there is nothing to see here.
#[test]
fn what_may_not_be_read_is_told_by_its_path() {
    let folder = folder(&["a/x.md", "b/y.md"]);
    let (file, closed) = (folder.path().join("a/x.md"), folder.path().join("b"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o0)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).unwrap();
    let allowed = fs::read(&file).is_ok();
    let told = troubles(folder.path());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    let expected = [("a/x.md", Trouble::Denied), ("b", Trouble::Denied)];
    let expected: Vec<_> = expected
        .map(|(path, trouble)| (path.to_owned(), trouble))
        .to_vec();
    assert_eq!(told, if allowed { Vec::new() } else { expected });
}
