//! Lines that git leaves in a file when two people changed the same place: `<<<<<<<`, `=======`, `>>>>>>>`.

use crate::diagnostic::Finding;
use crate::source::{FileId, Place, Span};
use crate::text;

/// So many conflicts of one file are told.
const MOST: usize = 20;

/// One finding for each conflict in a text.
pub fn findings(text: &str, file: FileId) -> Vec<Finding> {
    if !may_hold_conflict(text.as_bytes()) {
        return Vec::new();
    }
    let place = |(at, line): (usize, &str)| Place {
        file,
        span: Span::new(at..at + line.len(), 0),
    };
    let mut findings: Vec<Finding> = Vec::new();
    let mut is_open = false;
    for (at, line) in lines(text) {
        match line.split(' ').next().unwrap_or("") {
            "<<<<<<<" => {
                findings.push(finding(place((at, line))));
                is_open = true;
            }
            "=======" if is_open => relate(&mut findings, place((at, line)), true),
            ">>>>>>>" if is_open => {
                relate(&mut findings, place((at, line)), false);
                is_open = false;
            }
            ">>>>>>>" => findings.push(finding(place((at, line)))),
            _ => {}
        }
    }
    findings.truncate(MOST);
    findings
}

/// Most texts hold none of these signs.
fn may_hold_conflict(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'<', b'>', text)
        .any(|at| text[at..].starts_with(b"<<<<<<<") || text[at..].starts_with(b">>>>>>>"))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end()))
    })
}

fn relate(findings: &mut [Finding], place: Place, is_middle: bool) {
    if let Some(finding) = findings.last_mut() {
        let middle = text!(
            "hier beginnt die andere Fassung",
            "here the other version begins"
        );
        let end = text!("hier endet sie", "here it ends");
        let related = finding
            .clone()
            .related(place, if is_middle { middle } else { end });
        *finding = related;
    }
}

fn finding(place: Place) -> Finding {
    Finding::new(
        place,
        text!(
            "hier treffen zwei Fassungen aufeinander, die git nicht zusammenführen konnte",
            "two versions meet here that git could not merge"
        ),
    )
    .help(text!(
        "die gültige Fassung stehen lassen, die andere und die Zeilen `<<<<<<<`, `=======` und `>>>>>>>` löschen, danach `git add`",
        "keep the version that holds, delete the other one and the lines `<<<<<<<`, `=======` and `>>>>>>>`, then `git add`"
    ))
}
