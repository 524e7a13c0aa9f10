//! The year of a small strategy: 66 commits by five people, from the first file to the cabinet's decision.

use dstrat::consolidation::Consolidation;
use dstrat::load::load;
use dstrat::source::Files;

use crate::repo::Repo;
use crate::tale::*;

const SETTINGS: &str = "format = 1\ntitle = \"Land digital\"\nedition = \"2026\"\nlead = \"mdr\"\n\n[process]\n\
    contacts_due = 2026-02-15\ncontributions_due = 2026-05-31\ncosignatures_due = 2026-09-30\ncabinet = 2026-11-17\n";

fn ministry(tree: &mut Tree, id: &str, order: usize) {
    let short = id.to_uppercase();
    let text = format!(
        "name = \"Ministerium {short}\"\nshort = \"{short}\"\norder = {order}\nmailbox = \"poststelle@{id}.example\"\n"
    );
    put(tree, &format!("ministries/{id}/ministry.toml"), &text);
}

fn field(tree: &mut Tree, id: &str, order: usize, contributors: &str) {
    let text = format!(
        "+++\ntitle = \"Feld {id}\"\nkind = \"field\"\norder = {order}\ncontributors = {contributors}\n+++\n\nDas Zielbild.\n"
    );
    put(tree, &format!("fields/{id}.md"), &text);
}

fn contact(tree: &mut Tree, ministry: &str, name: &str, more: &str, on: &str) {
    let text = format!(
        "[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"{name}\"\nemail = \"koordination@{ministry}.example\"\n\
         nominated = {on}\n{more}\n"
    );
    put(tree, &format!("ministries/{ministry}/contacts.toml"), &text);
}

fn draft(tree: &mut Tree, id: &str, field: &str, partners: &str, words: &str) {
    let slug = id.rsplit('/').next().unwrap();
    let text = format!(
        "+++\ntitle = \"Beitrag {slug}\"\nfield = \"{field}\"\nstatus = \"draft\"\npartners = {partners}\ncontact = \"koordination\"\n+++\n\n{words}\n"
    );
    put(tree, &path_of(id), &text);
}

fn project(tree: &mut Tree, id: &str, field: &str) {
    let (ministry, slug) = id.split_once('/').unwrap();
    let text = format!(
        "+++\ntitle = \"Projekt {slug}\"\nfield = \"{field}\"\nstatus = \"planned\"\nstart = \"2026\"\nend = \"2027\"\nas_of = 2026-01-31\n+++\n\n\
         Ein Vorhaben.\n"
    );
    put(
        tree,
        &format!("ministries/{ministry}/projects/{slug}.md"),
        &text,
    );
}

/// A report: the day it is of, and what it changes.
fn report(tree: &mut Tree, path: &str, on: &str, old: &str, new: &str) {
    let text = tree[path].clone();
    let (before, after) = text.split_once("as_of = ").unwrap();
    tree.insert(
        path.to_owned(),
        format!("{before}as_of = {on}{}", &after[10..]),
    );
    edit(tree, path, old, new);
}

/// The digest of the whole strategy.
fn whole(tree: &Tree) -> String {
    let files = tree
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let files = Files::from_memory(files);
    let (strategy, _) = load(&files);
    let today = jiff::civil::date(2026, 11, 18);
    Consolidation::new(&files, &strategy, today)
        .strategy_digest()
        .to_string()
}

const SCHOOL: &str = "Alle Schulen erhalten bis 2027 einen Anschluss mit Glasfaser und verlässliche Geräte.\n\n\
    Lehrkräfte werden fortgebildet, Verwaltung und Unterricht nutzen dieselben Dienste.";

const PORTAL: &str = "ministries/bm/projects/schulportal.md";
const KASSE: &str = "ministries/fm/projects/kasse.md";

/// The repository.
pub fn year() -> Repo {
    let mut tale = Tale::default();
    beginning(&mut tale);
    drafts(&mut tale);
    coordination(&mut tale);
    ending(&mut tale);
    tale.told()
}

/// January and February: the frame, the contacts.
fn beginning(tale: &mut Tale) {
    tale.commit("main", ADA, "2026-01-12", "Anfang", |tree| {
        put(tree, "strategy.toml", SETTINGS);
        put(tree, "README.md", "Unsere Strategie.\n");
        for (order, id) in ["mdr", "bm", "fm", "mwg"].into_iter().enumerate() {
            ministry(tree, id, order);
        }
    });
    tale.commit("main", ADA, "2026-01-12", "Felder", |tree| {
        field(tree, "bildung", 1, "[\"bm\", \"mwg\"]");
        field(tree, "wirtschaft", 2, "[\"fm\", \"mdr\"]");
        field(tree, "staat", 3, "\"all\"");
    });
    tale.commit("main", ADA, "2026-01-15", "Ansprechperson MDR", |tree| {
        contact(
            tree,
            "mdr",
            "Ada Amann",
            "git_emails = [\"ada@mdr.example\"]",
            "2026-01-15",
        );
    });
    for (branch, who, id, more, on) in [
        ("bm", BRUNO, "bm", "", "2026-01-28"),
        (
            "fm",
            CARLA,
            "fm",
            "git_emails = [\"carla.conrad@fm.example\"]",
            "2026-02-02",
        ),
        (
            "mwg",
            DILEK,
            "mwg",
            "git_emails = [\"dilek@mwg.example\"]",
            "2026-02-10",
        ),
    ] {
        tale.branch(branch, "main");
        tale.commit(branch, who, on, "Ansprechperson benannt", |tree| {
            contact(tree, id, who.0, more, on);
        });
        tale.merge("main", branch, ADA, on, |_| {});
    }
    tale.commit("main", BRUNO, "2026-02-16", "Projekt Schulportal", |tree| {
        project(tree, "bm/schulportal", "bildung");
    });
    tale.commit("main", CARLA, "2026-02-17", "Projekt Kasse", |tree| {
        project(tree, "fm/kasse", "staat");
    });
}

/// March to May: drafts, reports, submissions.
fn drafts(tale: &mut Tale) {
    tale.branch("schule", "main");
    tale.commit("schule", BRUNO, "2026-03-02", "Entwurf Schule", |tree| {
        draft(tree, "bm/digitale-schule", "bildung", "[\"mwg\"]", SCHOOL);
    });
    tale.commit("schule", EMIL, "2026-03-05", "Sprache geglättet", |tree| {
        edit(
            tree,
            &path_of("bm/digitale-schule"),
            "verlässliche Geräte",
            "gute Geräte",
        );
    });
    tale.commit("main", CARLA, "2026-03-06", "E-Rechnung", |tree| {
        draft(
            tree,
            "fm/e-rechnung",
            "wirtschaft",
            "[\"mdr\"]",
            "Rechnungen kommen elektronisch.",
        );
    });
    tale.commit(
        "schule",
        BRUNO,
        "2026-03-20",
        "Schule zugeliefert",
        |tree| {
            submit(tree, "bm/digitale-schule", "2026-03-20");
        },
    );
    tale.merge("main", "schule", ADA, "2026-03-23", |_| {});
    tale.commit("main", BRUNO, "2026-03-31", "Bericht", |tree| {
        report(
            tree,
            PORTAL,
            "2026-03-31",
            "status = \"planned\"",
            "status = \"active\"",
        );
    });
    tale.commit("main", DILEK, "2026-04-01", "Zwei Entwürfe", |tree| {
        draft(tree, "mwg/offene-hochschule", "bildung", "[\"bm\"]", "Hochschulen öffnen ihre Kurse.");
        draft(
            tree,
            "mwg/forschungsdaten",
            "staat",
            "[\"mdr\"]",
            "Daten der Forschung bleiben auffindbar.\n\nDas Land betreibt dafür ein Archiv und eine Suche.",
        );
    });
    tale.commit("main", CARLA, "2026-04-07", "Kassen", |tree| {
        draft(
            tree,
            "fm/kassen",
            "staat",
            "[]",
            "Wer dem Land etwas zahlt, zahlt mit einem Klick.\n\nAlle Kassen nutzen dieselbe Anbindung und buchen selbst.",
        );
    });
    tale.commit("main", BRUNO, "2026-04-30", "Bericht", |tree| {
        report(
            tree,
            PORTAL,
            "2026-04-30",
            "end = \"2027\"",
            "end = \"2027\"\nend_forecast = \"2028\"",
        );
    });
    tale.commit("main", ADA, "2026-05-04", "Basisdienste", |tree| {
        draft(
            tree,
            "mdr/basisdienste",
            "staat",
            "[\"fm\", \"bm\"]",
            "Ein Konto für alle Anträge.",
        );
        draft(
            tree,
            "mdr/gruendung",
            "wirtschaft",
            "[\"fm\"]",
            "Gründen geht in einem Tag.",
        );
    });
    tale.commit("main", BRUNO, "2026-05-05", "Fehlanzeige", |tree| {
        draft(
            tree,
            "bm/verwaltung",
            "staat",
            "[]",
            "Wir haben nichts beizutragen.",
        );
        edit(
            tree,
            &path_of("bm/verwaltung"),
            "status = \"draft\"",
            "status = \"nil-return\"\nsubmitted = 2026-05-05",
        );
    });
    for (who, id, on) in [
        (CARLA, "fm/e-rechnung", "2026-05-11"),
        (DILEK, "mwg/offene-hochschule", "2026-05-18"),
        (ADA, "mdr/basisdienste", "2026-05-21"),
    ] {
        // One of them was noted down a day before it was committed.
        let noted = on.replace("18", "15");
        tale.commit("main", who, on, "zugeliefert", |tree| {
            submit(tree, id, &noted)
        });
    }
    tale.commit("main", CARLA, "2026-05-29", "Bericht", |tree| {
        report(
            tree,
            KASSE,
            "2026-05-29",
            "status = \"planned\"",
            "status = \"active\"",
        );
    });
}

/// June to September: the editors, the co-signatures, a rename, a move, a squash.
fn coordination(tale: &mut Tale) {
    tale.commit("main", ADA, "2026-06-02", "Redaktion", |tree| {
        judge(tree, "accepted", "bm/digitale-schule", "2026-06-02");
        judge(tree, "returned", "fm/e-rechnung", "2026-06-02");
        judge(tree, "accepted", "mdr/basisdienste", "2026-06-02");
    });
    tale.commit("main", CARLA, "2026-06-08", "E-Rechnung gekürzt", |tree| {
        edit(
            tree,
            &path_of("fm/e-rechnung"),
            "kommen elektronisch",
            "kommen digital",
        );
    });
    tale.commit("main", ADA, "2026-06-09", "E-Rechnung angenommen", |tree| {
        judge(tree, "accepted", "fm/e-rechnung", "2026-06-09");
    });
    tale.commit("main", DILEK, "2026-06-15", "Forschungsdatenraum", |tree| {
        let (old, new) = (
            path_of("mwg/forschungsdaten"),
            path_of("mwg/forschungsdatenraum"),
        );
        rename(tree, &old, &new);
        edit(
            tree,
            &new,
            "Beitrag forschungsdaten\"",
            "Beitrag forschungsdatenraum\"\nformerly = [\"mwg/forschungsdaten\"]",
        );
    });
    tale.commit("main", ADA, "2026-06-16", "Kassen zum MDR", |tree| {
        let (old, new) = (path_of("fm/kassen"), path_of("mdr/kassen"));
        rename(tree, &old, &new);
        edit(tree, &new, "mit einem Klick", "mit zwei Klicks");
    });
    tale.commit("main", DILEK, "2026-06-18", "zugeliefert", |tree| {
        submit(tree, "mwg/forschungsdatenraum", "2026-06-18");
    });
    tale.commit("main", ADA, "2026-06-19", "Kassen", |tree| {
        submit(tree, "mdr/kassen", "2026-06-19")
    });
    tale.commit("main", BRUNO, "2026-06-30", "Bericht", |tree| {
        report(
            tree,
            PORTAL,
            "2026-06-30",
            "Ein Vorhaben.",
            "Ein Vorhaben für alle Schulen.",
        );
    });
    tale.branch("mitzeichnung-mwg", "main");
    tale.commit(
        "mitzeichnung-mwg",
        DILEK,
        "2026-07-01",
        "Mitzeichnung",
        |tree| {
            sign(tree, "mwg", "signed", "bm/digitale-schule", "2026-07-01");
        },
    );
    tale.branch("mitzeichnung-fm", "main");
    tale.commit(
        "mitzeichnung-fm",
        CARLA,
        "2026-07-02",
        "Mitzeichnung",
        |tree| {
            sign(tree, "fm", "refused", "mdr/basisdienste", "2026-07-02");
        },
    );
    tale.commit("main", BRUNO, "2026-07-02", "Mitzeichnung", |tree| {
        sign(tree, "bm", "signed", "mdr/basisdienste", "2026-06-30");
    });
    tale.merge("main", "mitzeichnung-mwg", ADA, "2026-07-03", |_| {});
    tale.merge("main", "mitzeichnung-fm", ADA, "2026-07-03", |_| {});
    tale.branch("konto", "main");
    tale.commit("konto", ADA, "2026-07-08", "Konto billiger", |tree| {
        edit(
            tree,
            &path_of("mdr/basisdienste"),
            "Ein Konto",
            "Ein einfaches Konto",
        );
    });
    tale.commit("konto", EMIL, "2026-07-09", "Sprache", |tree| {
        edit(
            tree,
            &path_of("mdr/basisdienste"),
            "für alle Anträge",
            "für jeden Antrag",
        );
    });
    tale.commit("konto", ADA, "2026-07-10", "angenommen", |tree| {
        judge(tree, "accepted", "mdr/basisdienste", "2026-07-10");
    });
    tale.commit("main", DILEK, "2026-07-13", "Hochschule", |tree| {
        edit(
            tree,
            &path_of("mwg/offene-hochschule"),
            "ihre Kurse",
            "alle Kurse",
        );
    });
    tale.squash(
        "main",
        "konto",
        ADA,
        "2026-07-14",
        "Konto (drei Commits auf einmal)",
    );
    tale.commit("konto", EMIL, "2026-07-15", "Liesmich", |tree| {
        put(tree, "README.md", "Unsere Strategie, verständlich.\n");
    });
    tale.merge("main", "konto", ADA, "2026-07-16", |_| {});
    for (ministry, who, on) in [("fm", CARLA, "2026-07-20"), ("bm", BRUNO, "2026-07-21")] {
        tale.commit("main", who, on, "Mitzeichnung", |tree| {
            sign(tree, ministry, "signed", "mdr/basisdienste", on);
        });
    }
    tale.commit("main", ADA, "2026-08-03", "Redaktion", |tree| {
        judge(tree, "accepted", "mwg/offene-hochschule", "2026-08-03");
        judge(tree, "accepted", "mwg/forschungsdatenraum", "2026-08-03");
        judge(tree, "accepted", "mdr/kassen", "2026-08-03");
    });
    tale.commit("main", BRUNO, "2026-08-10", "Mitzeichnung", |tree| {
        sign(
            tree,
            "bm",
            "signed-with-conditions",
            "mwg/offene-hochschule",
            "2026-08-10",
        );
    });
    tale.commit("main", CARLA, "2026-08-31", "Bericht", |tree| {
        report(
            tree,
            KASSE,
            "2026-08-31",
            "status = \"active\"",
            "status = \"completed\"",
        );
    });
    tale.commit("main", ADA, "2026-09-01", "Mitzeichnungen", |tree| {
        sign(tree, "mdr", "signed", "fm/e-rechnung", "2026-09-01");
        sign(
            tree,
            "mdr",
            "not-affected",
            "mwg/forschungsdatenraum",
            "2026-09-01",
        );
    });
}

/// September to November: two write at the same text, something is dropped, the cabinet decides.
fn ending(tale: &mut Tale) {
    let school = path_of("bm/digitale-schule");
    tale.branch("sprache", "main");
    tale.commit("sprache", EMIL, "2026-09-07", "Sprache", |tree| {
        edit(tree, &school, "werden fortgebildet", "bilden sich fort");
    });
    tale.commit("main", BRUNO, "2026-09-08", "Jahreszahl", |tree| {
        edit(tree, &school, "bis 2027", "bis 2028");
    });
    tale.merge("main", "sprache", ADA, "2026-09-09", |tree| {
        edit(tree, &school, "bis 2027", "bis 2028");
    });
    tale.commit("main", ADA, "2026-09-10", "angenommen", |tree| {
        judge(tree, "accepted", "bm/digitale-schule", "2026-09-10");
    });
    tale.commit("main", DILEK, "2026-09-14", "noch einmal", |tree| {
        sign(tree, "mwg", "signed", "bm/digitale-schule", "2026-09-14");
    });
    tale.commit("main", ADA, "2026-09-28", "Gründung fällt weg", |tree| {
        tree.remove(&path_of("mdr/gruendung"));
        field(tree, "wirtschaft", 2, "[\"fm\"]");
    });
    tale.commit("main", BRUNO, "2026-09-30", "Bericht", |tree| {
        report(
            tree,
            PORTAL,
            "2026-09-30",
            "end_forecast = \"2028\"",
            "end_forecast = \"2027\"",
        );
    });
    tale.commit("main", CARLA, "2026-10-05", "Fehlanzeige", |tree| {
        draft(tree, "fm/verwaltung", "staat", "[]", "Nichts.");
        edit(
            tree,
            &path_of("fm/verwaltung"),
            "status = \"draft\"",
            "status = \"nil-return\"\nsubmitted = 2026-10-05",
        );
    });
    for (ministry, who) in [("bm", BRUNO), ("fm", CARLA), ("mwg", DILEK), ("mdr", ADA)] {
        tale.commit("main", who, "2026-10-20", "Schlusszeichnung", |tree| {
            let digest = whole(tree);
            let path = format!("ministries/{ministry}/cosignatures.toml");
            tree.entry(path).or_default().push_str(&format!(
                "[[cosignature]]\nof = \"strategy\"\nresult = \"signed\"\ndigest = \"{digest}\"\nby = \"koordination\"\non = 2026-10-20\n\
                 level = \"state-secretary\"\n"
            ));
        });
    }
    tale.commit("main", ADA, "2026-11-18", "Beschluss", |tree| {
        let digest = whole(tree);
        let text = format!(
            "+++\ntitle = \"Land digital\"\nbody = \"Ministerrat\"\ndate = 2026-11-17\nkind = \"adopted\"\nadopts = \"2026\"\n\
             digest = \"{digest}\"\n+++\n\n## Beschluss\n\nDer Ministerrat beschließt die Strategie.\n"
        );
        put(tree, "decisions/2026-11-17-land-digital.md", &text);
    });
}
