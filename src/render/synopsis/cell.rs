//! One side of lines that stand beside each other, as HTML: set as it reads, what is not on the other side marked.

use crate::message::{Lang, label};

use super::super::html::escape::escaped;
use super::beside::Part;
use super::flat::{Flat, Frame, Role, Run};

/// On which side a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The old text: what is marked is struck out.
    Old,
    /// The new one: what is marked is put in.
    New,
}

/// The cell of these parts; empty where there are none.
pub fn html(flat: &Flat, parts: &[Part], side: Side, lang: Lang) -> String {
    let mut cell = Cell {
        flat,
        side,
        lang,
        out: String::new(),
        around: None,
        line: None,
    };
    for part in parts {
        let runs: Vec<Run> = flat.runs_in(&part.range).collect();
        for runs in runs.chunk_by(|a, b| a.line == b.line) {
            cell.part_of_line(runs, part.marked);
        }
    }
    cell.end_line();
    cell.end_around();
    cell.out
}

struct Cell<'f> {
    flat: &'f Flat,
    side: Side,
    lang: Lang,
    out: String,
    /// What stands around several lines: a list, a quotation. Its start and its end.
    around: Option<(String, String)>,
    /// The line that is open, and its end.
    line: Option<(usize, &'static str)>,
}

impl Cell<'_> {
    fn part_of_line(&mut self, runs: &[Run], marked: bool) {
        let Some(first) = runs.first() else {
            return;
        };
        if self.line.is_none_or(|(line, _)| line != first.line) {
            self.end_line();
            self.begin_line(first);
        }
        match marked {
            true => self.marked(runs),
            false => runs.iter().for_each(|run| self.run(run)),
        }
    }

    fn begin_line(&mut self, run: &Run) {
        let frame = &run.style.frame;
        let around = around(frame);
        if self.around != around {
            self.end_around();
            self.out
                .push_str(around.as_ref().map_or("", |(start, _)| start));
            self.around = around;
        }
        let (start, end) = self.element(frame, run.number);
        self.out.push_str(&start);
        self.line = Some((run.line, end));
    }

    fn element(&self, frame: &Frame, number: Option<usize>) -> (String, &'static str) {
        match &frame.role {
            Role::Paragraph => ("<p>".to_owned(), "</p>"),
            // Real headings in the cells of a table would spoil the outline of the page.
            Role::Heading(level) => {
                let what = label("Überschrift", "Heading").in_lang(self.lang);
                let start = format!(
                    "<p class=\"heading level-{level}\"><span class=\"unseen\">{what} {level}: </span>"
                );
                (start, "</p>")
            }
            Role::Item { .. } => {
                let number = number.map_or(String::new(), |number| format!(" value=\"{number}\""));
                (format!("<li{number}>"), "</li>")
            }
            Role::Code(_) => ("<pre><code>".to_owned(), "</code></pre>"),
            Role::Row { head: true } => ("<p class=\"row\"><strong>".to_owned(), "</strong></p>"),
            Role::Row { head: false } => ("<p class=\"row\">".to_owned(), "</p>"),
        }
    }

    fn end_line(&mut self) {
        if let Some((_, end)) = self.line.take() {
            self.out.push_str(end);
        }
    }

    fn end_around(&mut self) {
        if let Some((_, end)) = self.around.take() {
            self.out.push_str(&end);
        }
    }

    /// White space at the ends is not marked: nobody would see it, and it would be read out as nothing.
    fn marked(&mut self, runs: &[Run]) {
        let text = |run: &Run| &self.flat.text[run.range.clone()];
        let blank = |run: &&Run| text(run).trim().is_empty();
        let before = runs.iter().take_while(blank).count();
        if before == runs.len() {
            runs.iter().for_each(|run| self.run(run));
            return;
        }
        let after = runs.iter().rev().take_while(blank).count();
        let mut words = runs[before..runs.len() - after].to_vec();
        let (mut start, mut end) = (None, None);
        if let Some(first) = words.first_mut() {
            let blank = text(first).len() - text(first).trim_start().len();
            start = cut(first, blank, true);
        }
        if let Some(last) = words.last_mut() {
            let blank = text(last).len() - text(last).trim_end().len();
            end = cut(last, blank, false);
        }
        runs[..before].iter().for_each(|run| self.run(run));
        start.iter().for_each(|run| self.run(run));
        self.words(&words);
        end.iter().for_each(|run| self.run(run));
        runs[runs.len() - after..]
            .iter()
            .for_each(|run| self.run(run));
    }

    fn words(&mut self, runs: &[Run]) {
        let (element, what) = match self.side {
            Side::Old => ("del", label("gestrichen", "struck out")),
            Side::New => ("ins", label("eingefügt", "put in")),
        };
        let (what, end) = (
            what.in_lang(self.lang),
            label("Ende", "end").in_lang(self.lang),
        );
        self.out.push_str(&format!(
            "<{element}><span class=\"unseen\">[{what}: </span>"
        ));
        for run in runs {
            self.run(run);
            if let (true, Some(target)) = (self.flat.ends_link(run), &run.style.link) {
                let target = escaped(target);
                self.out
                    .push_str(&format!(" <span class=\"target\">({target})</span>"));
            }
        }
        self.out.push_str(&format!(
            "<span class=\"unseen\"> {end}]</span></{element}>"
        ));
    }

    /// The words of a run. Nothing in the page leads anywhere: its links are those of two states.
    fn run(&mut self, run: &Run) {
        let style = &run.style;
        let is_code = matches!(style.frame.role, Role::Code(_));
        let mut words = escaped(&self.flat.text[run.range.clone()]);
        if !is_code {
            words = words.replace('\n', "<br>");
        }
        let elements = [
            (style.strong, "<strong>", "</strong>"),
            (style.emphasis, "<em>", "</em>"),
            (style.strike, "<s>", "</s>"),
            (style.code, "<code>", "</code>"),
            (style.link.is_some(), "<span class=\"link\">", "</span>"),
        ];
        let elements = elements.iter().filter(|(is_set, ..)| *is_set);
        let set = elements.fold(words, |words, (_, start, end)| {
            format!("{start}{words}{end}")
        });
        self.out.push_str(&set);
    }
}

/// Cuts bytes off the start or the end of a run, and returns what they held.
fn cut(run: &mut Run, bytes: usize, at_start: bool) -> Option<Run> {
    if bytes == 0 {
        return None;
    }
    let mut blank = run.clone();
    if at_start {
        run.range.start += bytes;
        blank.range.end = run.range.start;
    } else {
        run.range.end -= bytes;
        blank.range.start = run.range.end;
    }
    Some(blank)
}

/// What stands around a line.
fn around(frame: &Frame) -> Option<(String, String)> {
    const DEEPEST: usize = 4;
    let depth = frame.depth.min(DEEPEST);
    let (start, end) = match frame.role {
        Role::Item { ordered: true } => (format!("<ol class=\"depth-{depth}\">"), "</ol>"),
        Role::Item { ordered: false } => (format!("<ul class=\"depth-{depth}\">"), "</ul>"),
        _ if depth > 0 => (format!("<div class=\"depth-{depth}\">"), "</div>"),
        _ => (String::new(), ""),
    };
    match (frame.quote > 0, start.is_empty()) {
        (false, true) => None,
        (false, false) => Some((start, end.to_owned())),
        (true, _) => Some((
            format!("<blockquote>{start}"),
            format!("{end}</blockquote>"),
        )),
    }
}
