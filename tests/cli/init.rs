//! `dstrat init`: what it says next can be typed as it stands.

use snapbox::str;

use crate::sandbox::Sandbox;

#[test]
fn a_folder_whose_name_has_blanks() {
    let sandbox = Sandbox::empty();
    let made = sandbox.dstrat("init").arg("Unsere Strategie");
    made.assert().code(0).stdout_eq(str![[r#"
8 Dateien in `Unsere Strategie` angelegt

Weiter mit:
  dstrat -C 'Unsere Strategie' check     prüfen
  dstrat -C 'Unsere Strategie' status    Stand ansehen
  dstrat -C 'Unsere Strategie' build     Dokument bauen

"#]]);
    let next = sandbox.dstrat("check").args(["-C", "Unsere Strategie"]);
    next.assert().code(0);
}

#[test]
fn a_folder_in_another_and_the_current_one() {
    let sandbox = Sandbox::empty();
    sandbox.write("innen/README.md", b"");
    let made = sandbox.dstrat("init neu -C innen");
    made.assert().code(0).stdout_eq(str![[r#"
8 Dateien in `neu` angelegt

Weiter mit:
  dstrat -C innen/neu check     prüfen
  dstrat -C innen/neu status    Stand ansehen
  dstrat -C innen/neu build     Dokument bauen

"#]]);
    let here = sandbox.dstrat("init .");
    here.assert().code(0).stdout_eq(str![[r#"
8 Dateien in `.` angelegt

Weiter mit:
  dstrat check     prüfen
  dstrat status    Stand ansehen
  dstrat build     Dokument bauen

"#]]);
}

#[test]
fn what_is_built_stays_out_of_git_and_rules_that_are_there_stay() {
    let sandbox = Sandbox::empty();
    sandbox.dstrat("init neu").assert().code(0);
    assert_eq!(sandbox.read("neu/.gitignore"), "/out/\n");
    sandbox.write("alt/.gitignore", b"*.log\n");
    let made = sandbox.dstrat("init alt").assert().code(0);
    let said = String::from_utf8_lossy(&made.get_output().stdout).into_owned();
    assert!(said.starts_with("7 Dateien in `alt` angelegt"), "{said}");
    assert_eq!(sandbox.read("alt/.gitignore"), "*.log\n");
    sandbox.dstrat("check -C neu").assert().code(0);
}
