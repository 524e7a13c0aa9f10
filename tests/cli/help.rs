//! Help in both languages, and who decides which.

use snapbox::str;

use crate::sandbox::Sandbox;

#[test]
fn the_program_alone_shows_its_help() {
    let sandbox = Sandbox::empty();
    sandbox
        .plain("")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
führt eine Strategie als git-Repository: prüft sie, zeigt ihren Stand, baut das
Dokument

Aufruf: dstrat BEFEHL [OPTIONEN]

Befehle:
  check     prüft die Strategie: Angaben, Verweise, Zulieferungen,
            Mitzeichnungen, Texte
  status    zeigt, wie weit die Strategie ist: Termine, Beiträge,
            Mitzeichnungen, Maßnahmen, Projekte
  todo      sagt, was ein Ressort als Nächstes zu tun hat: bis wann, in welcher
            Datei, welche Zeilen
  diff      zeigt, was sich zwischen zwei Ständen geändert hat: Texte, Fristen,
            Mitzeichnungen, Ansprechpersonen
  log       erzählt, was wann durch wen geschah: angelegt, zugeliefert,
            angenommen, mitgezeichnet, geändert, umbenannt …
  timeline  zählt die Beiträge je Stand im Lauf der Zeit, aus der Geschichte in
            git
  build     baut die Strategie: Website, Dokument (eine HTML-Seite, PDF, Word,
            Markdown, JSON), Umsetzungsbericht und offene Daten
  cabinet   sagt, ob die Strategie kabinettreif ist, und was ihr im Weg steht
  submit    meldet Beiträge als zugeliefert, mit dem heutigen Datum
  accept    nimmt Beiträge an: die Mitzeichnung beginnt
  return    gibt Beiträge zur Überarbeitung zurück, mit Begründung
  sign      zeichnet Beiträge mit, oder mit `strategy` die ganze Strategie
            (Schlusszeichnung)
  explain   erklärt eine Regel, oder nennt alle Regeln
  owners    gibt CODEOWNERS aus: wen der git-Anbieter bei welchem Ordner um
            Durchsicht bittet
  init      legt eine kleine Strategie an, mit der man anfangen kann
  schema    gibt das JSON Schema einer Dateiart aus, für Editoren und andere
            Programme

Überall möglich:
  -C, --directory <ORDNER>  so arbeiten, als wäre man in diesem Ordner;
                            `strategy.toml` wird dort, darüber und in
                            `strategy/` gesucht
      --lang <SPRACHE>      Sprache der Meldungen und Ausgaben; sonst die der
                            Strategie [möglich: de, en]
      --color <WANN>        Farben; sonst nur im Terminal [möglich: auto,
                            always, never]
      --today <DATUM>       der Tag, zu dem geprüft wird, als JJJJ-MM-TT; sonst
                            heute
      --at <STAND>          die Strategie so lesen, wie git sie festgehalten
                            hat: ein git-Tag, ein Zweig, ein Commit, `HEAD~3`
                            oder ein Kalendertag `@{2023-06-01}`; ausgecheckt
                            wird nichts, und geprüft wird zu heute oder zu
                            --today; Befehle, die Einträge schreiben, lehnen es
                            ab
  -h, --help                diese Hilfe zeigen

Optionen:
  -V, --version  die Version zeigen

Beispiele:
  dstrat check
      prüft die Strategie im aktuellen Ordner
  dstrat check -C ../digitalstrategie
      prüft die Strategie in einem anderen Ordner

`dstrat BEFEHL --help` zeigt, was ein Befehl kann.

"#]])
        .stderr_eq("");
    sandbox
        .plain("--help")
        .assert()
        .code(0)
        .stdout_eq(sandbox.plain("").output().unwrap().stdout);
}

#[test]
fn the_program_in_english() {
    Sandbox::empty()
        .plain("--help --lang en")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
keeps a strategy as a git repository: checks it, reports its state, builds the
document

Usage: dstrat COMMAND [OPTIONS]

Commands:
  check     checks the strategy: keys, references, contributions, co-signatures,
            texts
  status    shows where the strategy stands: deadlines, contributions,
            co-signatures, measures, projects
  todo      says what a ministry has to do next: until when, in which file,
            which lines
  diff      shows what changed between two states: texts, deadlines,
            co-signatures, contacts
  log       tells what happened when by whom: added, submitted, accepted,
            co-signed, reworded, renamed …
  timeline  counts contributions by state over time, from the history in git
  build     builds the strategy: website, document (one HTML page, PDF, Word,
            Markdown, JSON), report on the implementation and open data
  cabinet   says whether the strategy is ready for the cabinet, and what stands
            in its way
  submit    marks contributions as submitted, with today's date
  accept    accepts contributions: co-signature begins
  return    returns contributions for rework, with a reason
  sign      co-signs contributions, or with `strategy` the whole strategy
  explain   explains a rule, or lists all rules
  owners    prints CODEOWNERS: whom the git host asks to review which folder
  init      creates a small strategy to start from
  schema    prints the JSON Schema of a kind of file, for editors and other
            programs

Everywhere:
  -C, --directory <DIR>  work as if started in this folder; `strategy.toml` is
                         looked for there, above and in `strategy/`
      --lang <LANG>      language of messages and outputs; otherwise the
                         strategy's [possible: de, en]
      --color <WHEN>     colours; otherwise only in a terminal [possible: auto,
                         always, never]
      --today <DATE>     the day for which the strategy is judged, as
                         YYYY-MM-DD; otherwise today
      --at <REV>         read the strategy as git recorded it: a tag, a branch,
                         a commit, `HEAD~3` or a day `@{2023-06-01}`; nothing is
                         checked out, and it is judged for today or --today;
                         commands that write entries refuse it
  -h, --help             show this help

Options:
  -V, --version  show the version

Examples:
  dstrat check
      checks the strategy in the current folder
  dstrat check -C ../digitalstrategie
      checks the strategy in another folder

`dstrat COMMAND --help` shows what a command can do.

"#]])
        .stderr_eq("");
}

#[test]
fn a_command_in_german() {
    Sandbox::empty()
        .plain("check --help")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
prüft die Strategie: Angaben, Verweise, Zulieferungen, Mitzeichnungen, Texte

Aufruf: dstrat check [OPTIONEN]

Optionen:
      --format <FORMAT>     wofür die Befunde gedacht sind: human für Menschen,
                            die anderen für Programme und CI [möglich: human,
                            json, github, gitlab, sarif, junit]
      --deny <STUFE>        auch Warnungen führen zu Exit-Code 1 [möglich:
                            warnings]
      --ministry <RESSORT>  nur Befunde im Ordner dieses Ressorts
      --fix                 wendet Änderungen an, deren Bedeutung sicher ist,
                            und zeigt sie; alles andere in den Dateien bleibt,
                            wie es ist
      --dry-run             mit --fix: nur zeigen, nichts schreiben
      --base <STAND>        der Zielzweig: sagt, welche Befunde seit der
                            Abzweigung neu sind, und prüft, ob jeder nur
                            geändert hat, was ihm gehört
      --login <NAME>        mit --base: der Anmeldename beim git-Anbieter; sonst
                            der, den die CI nennt

Überall möglich:
  -C, --directory <ORDNER>  so arbeiten, als wäre man in diesem Ordner;
                            `strategy.toml` wird dort, darüber und in
                            `strategy/` gesucht
      --lang <SPRACHE>      Sprache der Meldungen und Ausgaben; sonst die der
                            Strategie [möglich: de, en]
      --color <WANN>        Farben; sonst nur im Terminal [möglich: auto,
                            always, never]
      --today <DATUM>       der Tag, zu dem geprüft wird, als JJJJ-MM-TT; sonst
                            heute
      --at <STAND>          die Strategie so lesen, wie git sie festgehalten
                            hat: ein git-Tag, ein Zweig, ein Commit, `HEAD~3`
                            oder ein Kalendertag `@{2023-06-01}`; ausgecheckt
                            wird nichts, und geprüft wird zu heute oder zu
                            --today; Befehle, die Einträge schreiben, lehnen es
                            ab
  -h, --help                diese Hilfe zeigen

Beispiele:
  dstrat check
      prüft die Strategie im aktuellen Ordner
  dstrat check --ministry bm
      zeigt nur, was im Ordner `ministries/bm` zu tun ist
  dstrat check --fix --dry-run
      zeigt, was `--fix` ändern würde
  dstrat check --deny warnings --format gitlab > codequality.json
      prüft streng, als Bericht für einen Merge-Request
  dstrat check --base origin/main
      prüft, was der Zweig gegenüber `main` ändert

Exit-Code: 0 in Ordnung, 1 es gibt Fehler (oder mit --deny Warnungen; mit --base
nur neue), 2 die Prüfung war nicht möglich.

"#]]);
}

#[test]
fn help_can_be_asked_for_in_words() {
    let sandbox = Sandbox::empty();
    for (words, option) in [("help", "--help"), ("hilfe check", "check --help")] {
        let expected = sandbox.plain(option).output().unwrap().stdout;
        sandbox.plain(words).assert().code(0).stdout_eq(expected);
    }
}

#[test]
fn a_command_in_english() {
    Sandbox::empty()
        .plain("check -h --lang=en")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
checks the strategy: keys, references, contributions, co-signatures, texts

Usage: dstrat check [OPTIONS]

Options:
      --format <FORMAT>      whom the findings are for: human for people, the
                             others for programs and CI [possible: human, json,
                             github, gitlab, sarif, junit]
      --deny <LEVEL>         warnings, too, lead to exit code 1 [possible:
                             warnings]
      --ministry <MINISTRY>  only findings in the folder of this ministry
      --fix                  applies changes whose meaning is certain, and shows
                             them; everything else in the files stays as it is
      --dry-run              with --fix: show only, write nothing
      --base <REV>           the branch to merge into: says which findings are
                             new since the branch left it, and whether everybody
                             changed only what is theirs
      --login <NAME>         with --base: the login at the git host; otherwise
                             the one that CI tells

Everywhere:
  -C, --directory <DIR>  work as if started in this folder; `strategy.toml` is
                         looked for there, above and in `strategy/`
      --lang <LANG>      language of messages and outputs; otherwise the
                         strategy's [possible: de, en]
      --color <WHEN>     colours; otherwise only in a terminal [possible: auto,
                         always, never]
      --today <DATE>     the day for which the strategy is judged, as
                         YYYY-MM-DD; otherwise today
      --at <REV>         read the strategy as git recorded it: a tag, a branch,
                         a commit, `HEAD~3` or a day `@{2023-06-01}`; nothing is
                         checked out, and it is judged for today or --today;
                         commands that write entries refuse it
  -h, --help             show this help

Examples:
  dstrat check
      checks the strategy in the current folder
  dstrat check --ministry bm
      shows only what is to be done in `ministries/bm`
  dstrat check --fix --dry-run
      shows what `--fix` would change
  dstrat check --deny warnings --format gitlab > codequality.json
      checks strictly, as a report for a merge request
  dstrat check --base origin/main
      checks what the branch changes against `main`

Exit code: 0 in order, 1 there are errors (or with --deny warnings; with --base
new ones only), 2 the check was not possible.

"#]]);
}

#[test]
fn the_locale_decides_unless_the_argument_does() {
    let sandbox = Sandbox::empty();
    let speaks = |name: &str, value: &str, arguments: &str| {
        let output = sandbox.plain(arguments).env(name, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap().contains("Usage:")
    };
    assert!(speaks("LANG", "en_GB.UTF-8", ""));
    assert!(speaks("LC_ALL", "en_US.UTF-8", "check --help"));
    assert!(!speaks("LANG", "de_DE.UTF-8", ""));
    assert!(!speaks("LANG", "C.UTF-8", ""));
    assert!(!speaks("LANG", "en_US.UTF-8", "--lang de"));
}

#[test]
fn every_command_has_examples() {
    let sandbox = Sandbox::empty();
    let output = sandbox.plain("--lang en").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    for line in commands.lines().filter(|line| !line.starts_with("   ")) {
        let Some(command) = line.split_whitespace().next() else {
            continue;
        };
        let output = sandbox
            .plain(&format!("{command} --help"))
            .output()
            .unwrap();
        assert!(
            String::from_utf8(output.stdout)
                .unwrap()
                .contains("\nBeispiele:\n"),
            "{command}"
        );
    }
}

#[test]
fn the_version() {
    let shown = concat!("dstrat ", env!("CARGO_PKG_VERSION"), "\n");
    Sandbox::empty()
        .plain("--version")
        .assert()
        .code(0)
        .stdout_eq(shown);
    Sandbox::empty()
        .plain("-V")
        .assert()
        .code(0)
        .stdout_eq(shown);
}
