//! The digest of a text is the one that format 1 describes, however its file is written.

use serde_json::Value;

use crate::sandbox::Sandbox;

/// The keys of a contribution.
const KEYS: &str = r#"title = "Grüße \"an\" alle \u20ac"
field = "bildung"
status = "draft"
partners = []
order = 1
"#;

/// Its text, with what a digest leaves out around it.
const TEXT: &str = "\n \t\n    eingerückt\n\nEin *Text* \n\n";

/// SHA-256 of `{"field":"bildung","id":"bm/neu","partners":[],"text":"    eingerückt\n\nEin *Text*","title":"Grüße \"an\" alle €"}`.
const DIGEST: &str = "sha256:10cc804a64f7ee025bf9526d47eaa96d1903e1659c9824a005f122e1766de557";

/// The digest that `dstrat status` names for the contribution, and the only one that counts.
fn digest_of(path: &str, bytes: &[u8]) -> String {
    let sandbox = Sandbox::new("");
    sandbox.write(&format!("ministries/bm/contributions/{path}"), bytes);
    let output = sandbox.dstrat("status --format json").output().unwrap();
    let status: Value = serde_json::from_slice(&output.stdout).unwrap();
    let contributions = status["contributions"].as_array().unwrap();
    let new = contributions.iter().find(|one| one["id"] == "bm/neu");
    new.unwrap()["digest"].as_str().unwrap().to_owned()
}

#[test]
fn both_forms_of_a_file_have_the_same_digest() {
    let markdown = format!("+++\n{KEYS}+++\n{TEXT}");
    let toml = format!("text = '''\n{TEXT}'''\n{KEYS}");
    for (path, file) in [("neu.md", markdown), ("neu.toml", toml)] {
        let windows = format!("\u{feff}{}", file.replace('\n', "\r\n"));
        assert_eq!(digest_of(path, file.as_bytes()), DIGEST, "{path}");
        assert_eq!(
            digest_of(path, windows.as_bytes()),
            DIGEST,
            "{path} with CRLF"
        );
    }
}

#[test]
fn lines_within_a_key_end_the_same_in_every_checkout() {
    for quotes in ["\"\"\"", "'''"] {
        let title = format!("title = {quotes}Neu\nund mehr{quotes}\n");
        let (_, keys) = KEYS.split_once('\n').unwrap();
        let file = format!("+++\n{title}{keys}+++\n{TEXT}");
        let windows = file.replace('\n', "\r\n");
        assert_eq!(
            digest_of("neu.md", file.as_bytes()),
            digest_of("neu.md", windows.as_bytes())
        );
    }
}
