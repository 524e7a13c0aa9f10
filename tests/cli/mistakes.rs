//! What is typed wrongly or cannot be done: plain sentences in both languages, the next step, exit code 2.

use snapbox::cmd::OutputAssert;
use snapbox::{IntoData, str};

use crate::sandbox::Sandbox;

fn fails(arguments: &str) -> OutputAssert {
    Sandbox::empty()
        .plain(arguments)
        .assert()
        .code(2)
        .stdout_eq("")
}

#[test]
fn no_strategy() {
    fails("check").stderr_eq(str![[r#"
Fehler: hier ist keine Strategie: `strategy.toml` liegt weder in
        `[FOLDER]` noch in einem Ordner darüber noch in
        `strategy/` darunter
Hilfe: in den Ordner der Strategie wechseln oder ihn nennen:
       `dstrat -C ORDNER …`

"#]]);
    fails("check --lang en").stderr_eq(str![[r#"
error: there is no strategy here: `strategy.toml` is neither in
       `[FOLDER]` nor in a folder above it nor in `strategy/`
       below it
help: go to the strategy's folder or name it: `dstrat -C DIR …`

"#]]);
}

#[test]
fn a_folder_that_is_none() {
    fails("check -C gibt/es/nicht").stderr_eq(str![[r#"
Fehler: der Ordner `gibt/es/nicht` lässt sich nicht lesen: das gibt es nicht
Hilfe: die Schreibweise und die Zugriffsrechte prüfen

"#]]);
    let sandbox = Sandbox::new("");
    sandbox
        .plain("check -C strategy.toml")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: `[FOLDER]/strategy.toml` ist kein Ordner
Hilfe: nach -C den Ordner der Strategie nennen: -C ORDNER

"#]]);
    sandbox
        .plain("check -C strategy.toml --lang en")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: `[FOLDER]/strategy.toml` is no folder
help: name the strategy's folder after -C: -C DIR

"#]]);
}

#[test]
fn an_unknown_command() {
    fails("chek").stderr_eq(str![[r#"
Fehler: den Befehl `chek` gibt es nicht
Hilfe: gemeint ist wohl `dstrat check`

"#]]);
    fails("prüfen --lang en").stderr_eq(str![[r#"
error: there is no command `prüfen`
help: the commands are: `check`,[..]
      `build`, `cabinet`, `submit`, `accept`, `return`, `sign`, `explain`,
      `owners`, `init`, `schema`

"#]]);
}

#[test]
fn an_unknown_option() {
    fails("check --formt json").stderr_eq(str![[r#"
Fehler: die Option `--formt` gibt es hier nicht
Hilfe: gemeint ist wohl `--format`

"#]]);
    fails("check --xyz").stderr_eq(str![[r#"
Fehler: die Option `--xyz` gibt es hier nicht
Hilfe: alles Mögliche zeigt: `dstrat check --help`

"#]]);
    fails("check --json").stderr_eq(str![[r#"
Fehler: die Option `--json` gibt es hier nicht
Hilfe: gemeint ist wohl `--format json`

"#]]);
    fails("--xyz --lang en").stderr_eq(str![[r#"
error: there is no option `--xyz` here
help: for all that is possible: `dstrat --help`

"#]]);
}

#[test]
fn an_unknown_value() {
    fails("check --format jsn").stderr_eq(str![[r#"
Fehler: `jsn` ist kein Wert für `--format`
Hilfe: gemeint ist wohl `json`; möglich sind: `human`, `json`, `github`,
       `gitlab`, `sarif`, `junit`

"#]]);
    fails("check --deny errors --lang en").stderr_eq(str![[r#"
error: `errors` is no value of `--deny`
help: possible are: `warnings`

"#]]);
    fails("check --format").stderr_eq(str![[r#"
Fehler: nach `--format` fehlt der Wert
Hilfe: möglich sind: `human`, `json`, `github`, `gitlab`, `sarif`, `junit`

"#]]);
    fails("check --lang fr").stderr_eq(str![[r#"
Fehler: `fr` ist kein Wert für `--lang`
Hilfe: möglich sind: `de`, `en`

"#]]);
}

#[test]
fn a_day_that_is_none() {
    fails("check --today 31.12.2026").stderr_eq(str![[r#"
Fehler: `--today`: `31.12.2026` ist kein Datum
Hilfe: als JJJJ-MM-TT schreiben, zum Beispiel: --today 2026-06-30

"#]]);
    fails("check --today 2026-02-30 --lang en").stderr_eq(str![[r#"
error: `--today`: `2026-02-30` is no date
help: write it as YYYY-MM-DD, for example: --today 2026-06-30

"#]]);
}

#[test]
fn one_argument_too_many_or_too_few() {
    fails("check hier").stderr_eq(str![[r#"
Fehler: `hier` ist eine Angabe zu viel
Hilfe: alles Mögliche zeigt: `dstrat check --help`

"#]]);
    fails("check --fix --fix").stderr_eq(str![[r#"
Fehler: `--fix` steht mehrmals da
Hilfe: alles Mögliche zeigt: `dstrat check --help`

"#]]);
    fails("check --dry-run").stderr_eq(str![[r#"
Fehler: es fehlt: --fix
Hilfe: alles Mögliche zeigt: `dstrat check --help`

"#]]);
}

#[test]
fn what_was_typed_cannot_act_on_the_terminal() {
    fails("check --format \u{1b}[31mrot").stderr_eq(
        str![[r#"
Fehler: `\u{1b}[31mrot` ist kein Wert für `--format`
Hilfe: möglich sind: `human`, `json`, `github`, `gitlab`, `sarif`, `junit`

"#]]
        .raw(),
    );
}

#[test]
fn a_broken_setting_is_a_finding() {
    let sandbox = Sandbox::new("");
    sandbox.write("strategy.toml", b"format = 1\n\xff\xfe");
    sandbox.dstrat("check").assert().code(1).stderr_eq("");
}

#[test]
fn who_signs_too_early_learns_what_comes_first() {
    let draft = "//- ministries/bm/contributions/entwurf.md\n+++\ntitle = \"Ein Entwurf\"\nfield = \"bildung\"\nstatus = \"draft\"\npartners = [\"mdr\"]\n+++\n\nNoch in Arbeit.\n";
    let sandbox = Sandbox::new(draft);
    sandbox
        .dstrat("sign bm/entwurf --as mdr/koordination")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: `bm/entwurf` steht noch nicht zur Mitzeichnung (in Erarbeitung)
Hilfe: erst liefert das Ressort den Text zu: `dstrat submit bm/entwurf`; dann
       nimmt ihn die Redaktion an: `dstrat accept bm/entwurf`

"#]]);
}

#[test]
fn a_reason_of_blanks_is_none() {
    let sandbox = Sandbox::new("");
    let file = "consolidation.toml";
    let before = sandbox.read(file);
    let blank = sandbox.dstrat("return bm/lernen").args(["--remark", " "]);
    blank.assert().code(2).stderr_eq(str![[r#"
Fehler: wer einen Text zurückgibt, sagt warum
Hilfe: `dstrat return bm/lernen --remark "…"`

"#]]);
    assert_eq!(sandbox.read(file), before);
}

#[test]
fn whoever_types_the_file_or_the_ministry_learns_the_id() {
    let sandbox = Sandbox::new("");
    for (typed, told) in [
        (
            "accept ministries/bm/contributions/lernen.md",
            str![[r#"
Fehler: den Beitrag `ministries/bm/contributions/lernen.md` gibt es nicht
Hilfe: gemeint ist wohl `bm/lernen`

"#]],
        ),
        (
            "accept bm",
            str![[r#"
Fehler: den Beitrag `bm` gibt es nicht
Hilfe: die Beiträge von BM nennt `dstrat status --ministry bm`

"#]],
        ),
        (
            "accept schule",
            str![[r#"
Fehler: den Beitrag `schule` gibt es nicht
Hilfe: eine Kennung hat die Form `ressort/name`; die Beiträge eines Ressorts
       nennt `dstrat status --ministry RESSORT`

"#]],
        ),
        (
            "sign strategie --as mdr/koordination",
            str![[r#"
Fehler: `strategie` gibt es nicht
Hilfe: gemeint ist wohl `strategy`: die Schlusszeichnung der ganzen Strategie

"#]],
        ),
        (
            "sign bm/lernen --as mdr/koordination --result abgelehnt",
            str![[r#"
Fehler: `abgelehnt` ist kein Wert für `--result`
Hilfe: gemeint ist wohl `refused`; möglich sind: `signed`,
       `signed-with-conditions`, `refused`, `not-affected`

"#]],
        ),
        (
            "sign bm/lernen --as mdr",
            str![[r#"
Fehler: `--as mdr` nennt keine Ansprechperson
Hilfe: so schreiben: `--as RESSORT/PERSON`, zum Beispiel
       `--as mdr/koordination`; wer es sein kann, steht in
       `ministries/mdr/contacts.toml`

"#]],
        ),
    ] {
        sandbox.dstrat(typed).assert().code(2).stderr_eq(told);
    }
}

/// What `todo` proposes for a returned text works once the text is another.
#[test]
fn a_returned_text_is_submitted_again_when_it_is_reworked() {
    let sandbox = Sandbox::new("");
    let path = "ministries/bm/contributions/lernen.md";
    let back = sandbox
        .dstrat("return bm/lernen")
        .args(["--remark", "kürzen"]);
    back.assert().code(0);
    let unchanged = sandbox.dstrat("submit bm/lernen");
    unchanged.assert().code(2).stderr_eq(str![[r#"
Fehler: `bm/lernen` ist noch der Text, den die Redaktion zurückgab
Hilfe: erst überarbeiten: `ministries/bm/contributions/lernen.md`; was die
       Redaktion schrieb, zeigt `dstrat todo`

"#]]);
    sandbox.write(path, (sandbox.read(path) + "\nKürzer.\n").as_bytes());
    let again = sandbox.dstrat("submit bm/lernen");
    again.assert().code(0).stdout_eq(str![[r#"
Lernen mit digitalen Werkzeugen
  Prüfsumme sha256:2c2bf8f60cbd473c55deaa9f59988037c7f5da755a48306fe33acff468ae9a21
  eingetragen in `ministries/bm/contributions/lernen.md`: Beitrag bm/lernen
    zugeliefert

"#]]);
    assert!(sandbox.read(path).contains("\nsubmitted = 2026-05-01\n"));
    let twice = sandbox.dstrat("submit bm/lernen");
    twice.assert().code(2).stderr_eq(str![[r#"
Fehler: `bm/lernen` ist schon zugeliefert
Hilfe: `dstrat todo` sagt, was als Nächstes ansteht

"#]]);
}

#[test]
fn a_nil_return_is_neither_submitted_nor_accepted() {
    let nothing = "//- ministries/mdr/contributions/nichts.md\n+++\ntitle = \"Fehlanzeige\"\nfield = \"bildung\"\nstatus = \"nil-return\"\nsubmitted = 2026-04-10\n+++\n\nWir haben nichts beizutragen.\n";
    let sandbox = Sandbox::new(nothing);
    for (typed, told) in [
        (
            "submit mdr/nichts",
            str![[r#"
Fehler: `mdr/nichts` ist eine Fehlanzeige und damit zugeliefert
Hilfe: soll doch ein Text daraus werden: ihn in
       `ministries/mdr/contributions/nichts.md` schreiben, mit
       status = "submitted"

"#]],
        ),
        (
            "accept mdr/nichts",
            str![[r#"
Fehler: `mdr/nichts` ist eine Fehlanzeige: da ist kein Text, der sich annehmen
        oder zurückgeben ließe
Hilfe: es ist nichts zu tun

"#]],
        ),
    ] {
        sandbox.dstrat(typed).assert().code(2).stderr_eq(told);
    }
}
