//! Hostile texts: nothing in them runs, loads, or becomes form in any output.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dstrat::markdown;
use dstrat::message::Lang;
use dstrat::render::audience::Audience;

use dstrat::render::Format;
use dstrat::source::Files;

use crate::strategy::{build_as, build_only, tree};

/// Attempts to get out of text, put into every kind of place where a writer may put text; tests in the browser take them too.
pub static ATTACKS: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../attacks.json")).unwrap());

pub fn hostile(attack: &str) -> String {
    let one_line = attack.replace('\n', " ");
    let quoted = one_line.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        r#"
//- strategy.toml
format = 1
title = "T {quoted}"
subtitle = "S {quoted}"
edition = "{quoted}"
lead = "mdr"
predecessor = "{quoted}"

//- ministries/bm/ministry.toml
name = "N {quoted}"
short = "{quoted}"
mailbox = "poststelle@bm.example"
website = "https://bm.example/?a&b'c"

//- ministries/bm/measures/portal-ausbauen.md
+++
title = "M {quoted}"
short_title = "m {quoted}"
goals = ["schulportal"]
status = "active"
mandate = ["{quoted}"]
as_of = 2026-04-01
+++

{attack}

//- ministries/bm/projects/kalender.md
+++
title = "P {quoted}"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
delivered_by = "{quoted}"
objective = "{quoted}"
confidence = "red"
confidence_reason = "{quoted}"
service_ids = ["{quoted}"]

[cost]
funding = "{quoted}"

[[milestone]]
id = "a"
title = "{quoted}"
due = 2026-12-31
evidence = "javascript:alert(1)"

[[indicator]]
id = "a"
title = "{quoted}"
unit = "{quoted}"
readings = [{{ value = 1.5, as_of = 2026-04-01, source = "https://a.example/\"onclick=alert(1)" }}]

[rollout]
unit = "{quoted}"
total = 3
covered = 1
as_of = 2026-04-01
definition = "{quoted}"
source = "JAVASCRIPT:alert(1)"
+++

Davor

{attack}

Danach

//- document/01-alles.md
+++
title = "K {quoted}"
+++

{attack}

```dstrat
insert = "fields"
```

```dstrat
insert = "projects"
```

```dstrat
insert = "measures"
```

```dstrat
insert = "ministries"
```

```dstrat
insert = "contacts"
```

```dstrat
insert = "indicators"
```
"#
    )
}

/// Elements of the templates and of Markdown.
const ELEMENTS: &str = " !doctype html head meta title style body a header div p h1 h2 h3 h4 h5 h6 dl dt dd nav ol ul li details \
    summary main section span table caption thead tbody tr th td footer em strong s code pre blockquote hr br sup figure \
    figcaption img ";

const ATTRIBUTES: &str = " lang charset http-equiv content name class href id aria-label tabindex role scope start value src alt width height ";

/// Every tag of a page: its name and its attributes. A `<` that begins no tag fails.
pub fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut html = html.to_owned();
    if let Some(start) = html.find("<style>") {
        html.replace_range(start + "<style>".len()..html.find("</style>").unwrap(), "");
    }
    let mut found = Vec::new();
    let mut rest = html.as_str();
    while let Some((_, after)) = rest.split_once('<') {
        let name_end = after
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '/' || c == '!'))
            .unwrap();
        let (name, mut inside) = after.split_at(name_end);
        let mut attributes = Vec::new();
        loop {
            inside = inside.trim_start();
            if let Some(end) = inside
                .strip_prefix('>')
                .or_else(|| inside.strip_prefix("/>"))
            {
                rest = end;
                break;
            }
            let end = inside
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                .unwrap();
            let (attribute, after) = inside.split_at(end);
            match after.strip_prefix("=\"") {
                Some(value) => {
                    let (value, after) = value.split_once('"').unwrap();
                    attributes.push((attribute.to_owned(), value.to_owned()));
                    inside = after;
                }
                None => {
                    let alone = [
                        ("!DOCTYPE", "html"),
                        ("script", "defer"),
                        ("form", "hidden"),
                    ];
                    assert!(alone.contains(&(name, attribute)), "{inside:.80}");
                    inside = after;
                }
            }
        }
        found.push((name.trim_start_matches('/').to_lowercase(), attributes));
    }
    found
}

/// Whether an attribute of a page can do no harm.
pub fn is_harmless(attribute: &str, value: &str) -> bool {
    match attribute {
        "href" => ["#", "https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|start| value.starts_with(start)),
        "src" => value.starts_with("data:image/"),
        _ => ATTRIBUTES.contains(&format!(" {attribute} ")),
    }
}

#[test]
fn html_holds_no_element_attribute_or_address_but_its_own() {
    for attack in ATTACKS.iter() {
        let html = &build_as(
            &tree(&hostile(attack), &[]),
            Audience::Public,
            Lang::De,
            Format::Html,
        );
        for (name, attributes) in tags(html) {
            assert!(
                ELEMENTS.contains(&format!(" {name} ")),
                "{attack}: <{name}>"
            );
            for (attribute, value) in attributes {
                assert!(
                    is_harmless(&attribute, &value),
                    "{attack}: <{name} {attribute}=\"{value}\">"
                );
            }
        }
        assert!(
            html.contains("<p>Davor</p>") && html.contains("<p>Danach</p>"),
            "{attack}"
        );
    }
}

/// What the pages of the site have beside that: scripts of their own, a form, charts.
const MORE_ELEMENTS: &str = " link script form label input select option button noscript svg desc rect text line pattern circle ";

const MORE_ATTRIBUTES: &str = " rel aria-current aria-labelledby aria-describedby aria-hidden for type autocomplete spellcheck \
    data-found data-none data-one data-more data-key data-is \
    width height x y x1 x2 y1 y2 cx cy r fill text-anchor patternUnits patternTransform ";

/// The way to a file of the site, perhaps with a place on it.
fn is_way(value: &str) -> bool {
    let path = value.split('#').next().unwrap_or("");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    path.chars().all(plain)
        && !path.starts_with('/')
        && [".html", ".css", ".js"]
            .iter()
            .any(|end| path.ends_with(end))
}

/// The files of the site, by path.
fn site(files: &Files) -> BTreeMap<String, String> {
    build_only(files, Audience::Public, Lang::De, Format::Site)
}

#[test]
fn pages_of_the_site_hold_no_element_attribute_or_address_but_their_own() {
    for attack in ATTACKS.iter() {
        let files = tree(&hostile(attack), &[]);
        let outputs = site(&files);
        let report = build_only(&files, Audience::Public, Lang::De, Format::Report);
        let pages = outputs.iter().chain(&report);
        let pages = pages.filter(|(path, _)| path.ends_with(".html"));
        for (path, html) in pages {
            for (name, attributes) in tags(html) {
                let known = format!(" {name} ");
                assert!(
                    ELEMENTS.contains(&known) || MORE_ELEMENTS.contains(&known),
                    "{attack}: {path}: <{name}>"
                );
                for (attribute, value) in attributes {
                    let known = MORE_ATTRIBUTES
                        .split_whitespace()
                        .any(|known| known == attribute);
                    let fine = match &*attribute {
                        "href" => {
                            is_harmless("href", &value) || is_way(&value) || value == "data:,"
                        }
                        "src" => is_harmless("src", &value) || name == "script" && is_way(&value),
                        "fill" => value.starts_with("url(#"),
                        _ => known || is_harmless(&attribute, &value),
                    };
                    assert!(fine, "{attack}: {path}: <{name} {attribute}=\"{value}\">");
                }
            }
        }
        let project = &outputs["site/projekte/bm/kalender.html"];
        assert!(project.contains("<p>Davor</p>") && project.contains("<p>Danach</p>"));
    }
}

/// Long, deep and deceptive texts.
pub fn exhausting() -> [String; 8] {
    [
        format!("{}\n", "a".repeat(1_000_000)),
        "wort ".repeat(100_000),
        "> ".repeat(5_000) + "tief",
        "[".repeat(20_000),
        "- ".repeat(3_000) + "tief",
        "| a ".repeat(500) + "|\n" + &"|---".repeat(500) + "|\n",
        "\u{202e}verdreht\u{202c} und \u{2066}mehr\u{2069} 1 % § 2 z. B. ".repeat(2_000),
        "ue".repeat(200_000),
    ]
}

/// A strategy with a text in a project.
pub fn project(text: &str) -> Files {
    let overlay = format!(
        "//- ministries/bm/projects/kalender.md\n+++\ntitle = \"Kalender\"\nfield = \"bildung\"\nmeasure = \"bm/portal-ausbauen\"\nstatus = \"active\"\nas_of = 2026-04-01\n+++\n\n{text}\n"
    );
    tree(&overlay, &[])
}

/// Each is a page, in no more time than a text of its length takes.
#[test]
fn no_text_hangs_the_site() {
    for text in exhausting() {
        let outputs = site(&project(&text));
        assert!(outputs["site/projekte/bm/kalender.html"].ends_with("</html>"));
        let index = &outputs["site/search-index.js"];
        assert!(index.len() < 20_000, "{}", index.len());
    }
}

#[test]
fn ids_are_unique_and_links_in_the_page_lead_somewhere() {
    for attack in ATTACKS.iter() {
        let html = &build_as(
            &tree(&hostile(attack), &[]),
            Audience::Internal,
            Lang::De,
            Format::Html,
        );
        let attributes: Vec<(String, String)> = tags(html)
            .into_iter()
            .flat_map(|(_, attributes)| attributes)
            .collect();
        let mut ids: Vec<&str> = attributes
            .iter()
            .filter(|(name, _)| name == "id")
            .map(|(_, id)| &**id)
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{attack}: an id stands twice");
        for (_, target) in attributes
            .iter()
            .filter(|(name, value)| name == "href" && value.starts_with('#'))
        {
            assert!(
                ids.contains(&&target[1..]),
                "{attack}: {target} leads nowhere"
            );
        }
    }
}

/// Whether a place where Markdown found HTML holds only anchors and breaks; the place may be a whole line, with its text.
fn is_own(html: &str) -> bool {
    let rest = html
        .replace("<br>", "")
        .replace("\"></a>", "")
        .replace("\">", "")
        .replace("</a>", "")
        .replace("<a id=\"", "");
    rest.match_indices('<')
        .all(|(at, _)| rest[..at].ends_with('\\'))
}

#[test]
fn markdown_holds_no_html_but_anchors_and_breaks_and_no_bad_link() {
    for attack in ATTACKS.iter() {
        let text = &build_as(
            &tree(&hostile(attack), &[]),
            Audience::Public,
            Lang::De,
            Format::Markdown,
        );
        let outline = markdown::outline(text);
        for range in &outline.html {
            let html = &text[range.clone()];
            assert!(is_own(html), "{attack}: {html}");
        }
        for link in &outline.links {
            assert!(!link.picture, "{attack}: {}", link.target);
            assert!(
                markdown::target::is_allowed(&link.target),
                "{attack}: {}",
                link.target
            );
            assert!(
                is_harmless("href", &link.target),
                "{attack}: {}",
                link.target
            );
        }
    }
}
