//! What an HTML page owes to all readers, whatever stands in the strategy.

use dstrat::message::Lang;
use dstrat::render::audience::Audience;
use dstrat::render::{Format, Trouble};

use crate::golden::SMALL;
use crate::strategy::{build_as, outputs, tree};

fn html(overlay: &str) -> String {
    build_as(
        &tree(overlay, &["bm/lernen"]),
        Audience::Internal,
        Lang::De,
        Format::Html,
    )
}

#[test]
fn the_policy_stands_first_and_names_the_style() {
    let html = html("");
    let policy = html.find("Content-Security-Policy").unwrap();
    for later in ["<title", "<style", "<img", "<meta name"] {
        assert!(html.find(later).is_none_or(|at| at > policy), "{later}");
    }
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    assert_eq!(html.matches("<style>").count(), 1);
    assert_eq!(html.matches(" style=").count(), 0);
}

#[test]
fn no_heading_level_is_skipped_and_there_is_one_title() {
    let html = html(SMALL);
    let levels: Vec<u32> = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
}

#[test]
fn an_override_of_the_style_cannot_end_its_element() {
    let html = html("//- templates/style.css\np::before { content: '</style><script>' }\n");
    assert_eq!(html.matches("</style>").count(), 1);
}

#[test]
fn an_override_of_the_page_must_carry_the_policy() {
    let files = tree(
        "//- templates/page.html\n<!DOCTYPE html><title>{{ title }}</title>{{ content }}\n",
        &[],
    );
    match outputs(&files, Audience::Public, Lang::De) {
        Err(Trouble::Findings(found)) => {
            let diagnostic = &found[0];
            assert_eq!(
                files.path(diagnostic.finding.place.file),
                "templates/page.html"
            );
            assert_eq!(
                diagnostic.finding.message.de,
                "die Seite trägt keine Content-Security-Policy"
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_override_that_names_what_is_not_there_is_told() {
    let files = tree(
        "//- templates/section.html\n<section>\n{{ titel }}\n</section>\n",
        &[],
    );
    match outputs(&files, Audience::Public, Lang::De) {
        Err(Trouble::Findings(found)) => {
            let diagnostic = &found[0];
            let at = files.position(
                diagnostic.finding.place.file,
                diagnostic.finding.place.span.start,
            );
            assert_eq!((at.line, at.column), (2, 4));
        }
        other => panic!("{other:?}"),
    }
}
