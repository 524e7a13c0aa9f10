//! A strategy with two ministries, one field and every state of a contribution, for tests.

use jiff::civil::{Date, date};

use crate::consolidation::Consolidation;
use crate::load;
use crate::model::{Kind, Strategy};
use crate::source::Files;

/// The day for which it is judged.
pub const TODAY: Date = date(2026, 7, 10);

const SETTINGS: &str = r#"
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"
[process]
contacts_due = 2026-03-01
contributions_due = 2026-06-30
cosignatures_due = 2026-09-30
cabinet = 2026-11-16
cabinet_lead_days = 10
"#;

const FIELD: &str = r#"+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm", "mdr", "fm"]
+++
Text.
"#;

const COORDINATOR: &str = r#"
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination"
email = "k@mdr.example"
nominated = 2026-01-15
"#;

/// A project that is due in every respect.
const PROJECT: &str = r#"+++
title = "Kalender"
field = "bildung"
status = "active"
confidence = "amber"
start = "2025"
end = 2026-06-30
as_of = 2025-10-01
[[milestone]]
id = "probe"
title = "Probe"
due = 2026-05-01
+++
Text.
"#;

fn ministry(short: &str, order: usize) -> String {
    format!(
        "name = \"Ministerium {short}\"\nshort = \"{short}\"\norder = {order}\nmailbox = \"m@m.example\"\n"
    )
}

fn contribution(status: &str) -> String {
    format!(
        "+++\ntitle = \"Beitrag\"\nfield = \"bildung\"\nstatus = \"{status}\"\nsubmitted = 2026-04-10\npartners = [\"mdr\"]\n+++\nText.\n"
    )
}

/// The files. Of contributions: slug, status, what the editors say (result, whether of today's text), what MDR says.
fn files() -> Files {
    let zero = format!("sha256:{}", "0".repeat(64));
    let contributions = [
        ("entwurf", "draft", None, None),
        ("fehlanzeige", "nil-return", None, None),
        ("neu", "submitted", None, None),
        ("zurueck", "submitted", Some(("returned", true)), None),
        ("geaendert", "submitted", Some(("accepted", false)), None),
        ("offen", "submitted", Some(("accepted", true)), None),
        (
            "ueberholt",
            "submitted",
            Some(("accepted", true)),
            Some(("signed", false)),
        ),
        (
            "dissens",
            "submitted",
            Some(("accepted", true)),
            Some(("refused", true)),
        ),
        (
            "einig",
            "submitted",
            Some(("accepted", true)),
            Some(("signed", true)),
        ),
    ];
    let mut contents: Vec<(String, String)> = vec![
        ("strategy.toml".into(), SETTINGS.into()),
        ("fields/bildung.md".into(), FIELD.into()),
        ("ministries/bm/ministry.toml".into(), ministry("BM", 2)),
        ("ministries/mdr/ministry.toml".into(), ministry("MDR", 1)),
        ("ministries/fm/ministry.toml".into(), ministry("FM", 3)),
        ("ministries/mdr/contacts.toml".into(), COORDINATOR.into()),
        ("ministries/bm/projects/kalender.md".into(), PROJECT.into()),
    ];
    contents.extend(contributions.map(|(slug, status, ..)| {
        (
            format!("ministries/bm/contributions/{slug}.md"),
            contribution(status),
        )
    }));
    let memory = |contents: &[(String, String)]| {
        Files::from_memory(
            contents
                .iter()
                .map(|(path, text)| (path.clone(), text.clone().into_bytes())),
        )
    };
    let files = memory(&contents);
    let (strategy, _) = load::load(&files);
    let consolidation = Consolidation::new(&files, &strategy, TODAY);
    let digest = |slug: &str, fresh: bool| match strategy
        .position(Kind::Contribution, &format!("bm/{slug}"))
    {
        Some(at) if fresh => consolidation.digest(at).to_string(),
        _ => zero.clone(),
    };
    let (mut ledger, mut signatures) = (String::new(), String::new());
    for (slug, _, judged, signed) in contributions {
        if let Some((result, fresh)) = judged {
            let digest = digest(slug, fresh);
            ledger.push_str(&format!("[[consolidated]]\nof = \"bm/{slug}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\non = 2026-05-01\nremark = \"kürzer\"\n"));
        }
        if let Some((result, fresh)) = signed {
            let digest = digest(slug, fresh);
            signatures.push_str(&format!("[[cosignature]]\nof = \"bm/{slug}\"\nresult = \"{result}\"\ndigest = \"{digest}\"\nby = \"koordination\"\non = 2026-05-02\nremark = \"zu teuer\"\n"));
        }
    }
    contents.push(("consolidation.toml".into(), ledger));
    contents.push(("ministries/mdr/cosignatures.toml".into(), signatures));
    memory(&contents)
}

/// Hands the strategy to a test.
pub fn with<T>(test: impl FnOnce(&Files, &Strategy, &Consolidation<'_>) -> T) -> T {
    let files = files();
    let (strategy, found) = load::load(&files);
    assert!(found.is_empty(), "{found:?}");
    let consolidation = Consolidation::new(&files, &strategy, TODAY);
    test(&files, &strategy, &consolidation)
}
