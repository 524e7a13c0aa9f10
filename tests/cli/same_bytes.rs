//! The same commit gives the same bytes in every format, wherever, whenever and by whomever it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use snapbox::cmd::cargo_bin;

use crate::sandbox::Sandbox;

/// Where, how and by whom something is built.
struct Surroundings {
    /// The checkout, below the sandbox.
    folder: &'static str,
    /// Where the command is typed, below the sandbox.
    from: &'static str,
    umask: &'static str,
    threads: &'static str,
    settings: &'static [(&'static str, &'static str)],
}

const HERE: Surroundings = Surroundings {
    folder: "hier",
    from: "hier",
    umask: "022",
    threads: "1",
    settings: &[("TZ", "UTC"), ("LC_ALL", "C"), ("COLUMNS", "80")],
};

const ELSEWHERE: Surroundings = Surroundings {
    folder: "ganz/wo anders/ein längerer Weg",
    from: "ganz",
    umask: "077",
    threads: "4",
    settings: &[
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "en_US.UTF-8"),
        ("LANGUAGE", "en"),
        ("COLUMNS", "200"),
        ("CI", "true"),
        ("USER", "jemand"),
        ("SOURCE_DATE_EPOCH", "1"),
    ],
};

/// Two commits with enough entries for several threads.
fn repository() -> Sandbox {
    let sandbox = Sandbox::empty();
    let home = Sandbox::new("");
    for number in 0..40 {
        let project = format!(
            "+++\ntitle = \"Projekt {number}\"\nfield = \"bildung\"\nmeasure = \"bm/portal-ausbauen\"\nstatus = \"active\"\nas_of = 2026-04-01\nend = \"2027\"\n+++\n\nÄhnlich wie [Projekt 1](projekt-1.md), für 1 000 Häuser.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        );
        home.write(
            &format!("ministries/bm/projects/projekt-{number}.md"),
            project.as_bytes(),
        );
    }
    home.commit("Fassung", "2026-03-01");
    let path = "ministries/bm/projects/projekt-7.md";
    home.write(
        path,
        home.read(path).replace("Häuser", "Schulen").as_bytes(),
    );
    home.commit("Danach", "2026-05-01");
    for (folder, ends) in [(HERE.folder, "false"), (ELSEWHERE.folder, "true")] {
        let source = home.path().to_str().unwrap();
        let ends = format!("core.autocrlf={ends}");
        let clone = ["clone", "--quiet", "-c", &ends, source, folder];
        sandbox.git(&clone, "2026-05-01");
    }
    sandbox
}

/// All that is built there, by path.
fn built(sandbox: &Sandbox, at: &Surroundings) -> BTreeMap<String, Vec<u8>> {
    let folder = sandbox.path().join(at.folder);
    let dstrat = |arguments: &[&str]| {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "umask \"$0\"; exec \"$@\"", at.umask])
            .arg(cargo_bin!("dstrat"))
            .args(arguments)
            .arg("-C")
            .arg(&folder)
            .current_dir(sandbox.path().join(at.from))
            .env_clear()
            .env("RAYON_NUM_THREADS", at.threads)
            .envs(at.settings.iter().copied());
        let done = shell.output().unwrap();
        assert!(
            done.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    dstrat(&["build", "--out", "out"]);
    dstrat(&["build", "--since", "HEAD~1", "--out", "out/since"]);
    let internal = ["--audience", "internal", "--out", "out/internal"];
    dstrat(&[&["build"], &internal[..]].concat());
    dstrat(&["diff", "HEAD~1", "HEAD", "--out", "out/synopsis.html"]);
    let mut files = BTreeMap::new();
    gather(&folder.join("out"), "", &mut files);
    files
}

fn gather(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}/{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => gather(&path, &name, files),
            false => {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
}

#[test]
fn the_same_commit_gives_the_same_bytes_everywhere() {
    let sandbox = repository();
    let (here, elsewhere) = (built(&sandbox, &HERE), built(&sandbox, &ELSEWHERE));
    let names: Vec<&String> = here.keys().collect();
    assert_eq!(names, elsewhere.keys().collect::<Vec<_>>());
    for wanted in [
        "/strategy.html",
        "/strategy.docx",
        "/data/strategy.xlsx",
        "/internal/report.html",
        "/since/site/was-sich-geaendert-hat.html",
        "/since/report.docx",
        "/synopsis.html",
        #[cfg(feature = "pdf")]
        "/since/report.pdf",
    ] {
        assert!(here.contains_key(wanted), "{wanted} among {names:?}");
    }
    let differ = names
        .iter()
        .filter(|name| here[**name] != elsewhere[**name]);
    assert_eq!(differ.collect::<Vec<_>>(), Vec::<&&String>::new());
}
