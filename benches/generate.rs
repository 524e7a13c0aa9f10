//! A strategy of any size, the same bytes each time: half contributions, half projects, each about 1 KB.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use dstrat::load::{load, wanted};
use dstrat::model::digest;
use dstrat::source::Files;

const MINISTRIES: [&str; 10] = [
    "bau",
    "bildung",
    "digitales",
    "familie",
    "finanzen",
    "inneres",
    "justiz",
    "kultur",
    "umwelt",
    "wirtschaft",
];
const FIELDS: [&str; 9] = [
    "teilhabe",
    "wirtschaft",
    "klima",
    "staat",
    "netze",
    "daten",
    "ki",
    "sicherheit",
    "identitaeten",
];

const WORDS: &str = "Verwaltung Kommunen Schulen Betriebe Hochschulen Bürgerinnen Beschäftigte Portale Register Verfahren \
    Anträge Nachweise Schnittstellen Daten Karten Netze Rechenzentren Standards Plattformen Werkzeuge Schulungen Beratung \
    Förderung Forschung Landwirtschaft Tourismus Verkehr Energie Wasser Wald Klima Gesundheit Pflege Ehrenamt Vereine \
    Bibliotheken Museen Archive Polizei Gerichte Finanzämter Kassen Bauämter Kitas Jugend Familien Ältere ländliche digitale \
    offene sichere gemeinsame einfache verlässliche barrierefreie neue bewährte erprobte vernetzte zentrale regionale \
    entlastet unterstützt verbindet ermöglicht beschleunigt erprobt bündelt erweitert erneuert sichert vereinfacht öffnet \
    nutzt stellt prüft begleitet fördert misst schult plant baut betreibt entwickelt";

/// Pseudo-random numbers that are the same everywhere (Knuth's multiplicative generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.roll(words.len())]
    }

    fn sentence(&mut self, words: &[&str], length: usize) -> String {
        let chosen: Vec<&str> = (0..length).map(|_| self.pick(words)).collect();
        format!("{}.", chosen.join(" "))
    }
}

/// Writes a strategy of `entries` entries into an empty or new folder.
///
/// # Errors
/// When a file cannot be written.
pub fn generate(root: &Path, entries: usize) -> io::Result<()> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(2026);
    let mut files: BTreeMap<String, String> = frame();
    for at in 0..entries {
        let ministry = MINISTRIES[at / 2 % MINISTRIES.len()];
        let (path, text) = if at % 2 == 0 {
            (
                format!("ministries/{ministry}/contributions/beitrag-{at}.md"),
                contribution(at, &words, &mut dice),
            )
        } else {
            (
                format!("ministries/{ministry}/projects/projekt-{at}.md"),
                project(at, ministry, &words, &mut dice),
            )
        };
        files.insert(path, text);
    }
    for (path, text) in &files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(path, text)?;
    }
    fs::write(root.join("consolidation.toml"), ledger(root)?)
}

fn frame() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let settings = "format = 1\ntitle = \"Große Strategie\"\nedition = \"2026\"\nlead = \"digitales\"\n\n[process]\n\
        contributions_due = 2026-06-30\ncosignatures_due = 2026-09-30\ncabinet = 2026-12-01\n";
    files.insert("strategy.toml".to_owned(), settings.to_owned());
    for (order, field) in FIELDS.iter().enumerate() {
        let text = format!(
            "+++\ntitle = \"Handlungsfeld {field}\"\nkind = \"field\"\norder = {order}\ncontributors = \"all\"\n+++\n\nDas Zielbild für {field}.\n"
        );
        files.insert(format!("fields/{field}.md"), text);
        let goal = format!(
            "+++\ntitle = \"Ziel für {field}\"\nfield = \"{field}\"\ndue = \"2030\"\nlead = \"digitales\"\n\n[[indicator]]\nid = \"anteil\"\n\
             title = \"Anteil {field}\"\nunit = \"Prozent\"\nbaseline = {{ value = 10, as_of = 2025-01-01 }}\n\
             target = {{ value = 90, due = \"2030\" }}\nreadings = [{{ value = 20, as_of = 2026-03-01 }}]\n+++\n\nEin Ziel in Worten.\n"
        );
        files.insert(format!("goals/ziel-{field}.md"), goal);
    }
    for (order, ministry) in MINISTRIES.iter().enumerate() {
        let folder = format!("ministries/{ministry}");
        files.insert(
            format!("{folder}/ministry.toml"),
            format!("name = \"Ministerium {ministry}\"\nshort = \"{}\"\norder = {order}\nmailbox = \"post@{ministry}.example\"\n", ministry.to_uppercase()),
        );
        files.insert(
            format!("{folder}/contacts.toml"),
            format!("[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"Koordination {ministry}\"\nemail = \"koordination@{ministry}.example\"\nnominated = 2026-01-01\nfields = [\"teilhabe\"]\n"),
        );
        let field = FIELDS[order % FIELDS.len()];
        files.insert(
            format!("{folder}/measures/programm.md"),
            format!("+++\ntitle = \"Programm {ministry}\"\ngoals = [\"ziel-{field}\"]\nstatus = \"active\"\nas_of = 2026-05-01\n+++\n\nDas Programm des Hauses.\n"),
        );
    }
    files
}

fn contribution(at: usize, words: &[&str], dice: &mut Dice) -> String {
    let field = FIELDS[dice.roll(FIELDS.len())];
    let partner = MINISTRIES[dice.roll(MINISTRIES.len())];
    let title = dice.sentence(words, 5);
    let mut text = format!(
        "+++\ntitle = \"Beitrag {at}: {title}\"\nfield = \"{field}\"\nstatus = \"submitted\"\nsubmitted = 2026-05-{:02}\n\
         goals = [\"ziel-{field}\"]\npartners = [\"{partner}\"]\ncontact = \"koordination\"\n+++\n\n",
        1 + at % 28
    );
    body(&mut text, at, words, dice);
    text
}

fn project(at: usize, ministry: &str, words: &[&str], dice: &mut Dice) -> String {
    let field = FIELDS[dice.roll(FIELDS.len())];
    let title = dice.sentence(words, 5);
    let mut text = format!(
        "+++\ntitle = \"Projekt {at}: {title}\"\nfield = \"{field}\"\nmeasure = \"{ministry}/programm\"\ncontact = \"koordination\"\n\
         status = \"active\"\nphase = \"implementation\"\nstart = \"2025\"\nend = \"2027-Q2\"\nas_of = 2026-05-01\n\n\
         [[milestone]]\nid = \"pilot\"\ntitle = \"Pilot beendet\"\ndue = 2026-03-31\ndone = 2026-03-15\n\n\
         [[indicator]]\nid = \"nutzung\"\ntitle = \"Nutzung\"\nunit = \"Stellen\"\nbaseline = {{ value = 0, as_of = 2025-01-01 }}\n\
         target = {{ value = {}, due = \"2027\" }}\nreadings = [{{ value = {}, as_of = 2026-04-01 }}]\n+++\n\n",
        500 + at % 500,
        at % 500
    );
    body(&mut text, at, words, dice);
    text
}

/// A text that fills the entry up to about 1 KB; every other one has headings and a link.
fn body(text: &mut String, at: usize, words: &[&str], dice: &mut Dice) {
    if at.is_multiple_of(4) {
        let _ = writeln!(
            text,
            "## Ziel\n\n{} Siehe [das Handlungsfeld](../../../fields/{}.md).\n\n## Stand\n",
            dice.sentence(words, 12),
            FIELDS[at % FIELDS.len()]
        );
    }
    while text.len() < 1000 {
        let length = 8 + dice.roll(10);
        let _ = writeln!(text, "{}", dice.sentence(words, length));
        if dice.roll(3) == 0 {
            text.push('\n');
        }
    }
}

/// Every fourth contribution was accepted.
fn ledger(root: &Path) -> io::Result<String> {
    let files = Files::from_folder(root, wanted)?;
    let (strategy, _) = load(&files);
    let accepted = strategy.contributions.iter().step_by(4);
    Ok(accepted
        .map(|contribution| {
            let (id, digest) = (&contribution.head.id, digest::of_entry(&files, &contribution.head));
            format!("[[consolidated]]\nof = \"{id}\"\nresult = \"accepted\"\ndigest = \"{digest}\"\non = 2026-05-15\n\n")
        })
        .collect())
}
