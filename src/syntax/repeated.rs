//! What is found only when all statements are read together: a key or a table that stands twice.

use std::ops::Range;

use crate::message::excerpt;
use crate::text;

use super::slip::Slip;
use super::survey::Survey;
use super::words;

impl Survey<'_> {
    /// Notes what is found only when all statements are read together: a key or a table that stands twice.
    pub fn repetition(&mut self, at: Range<usize>, words: &str) {
        let section = self
            .headers
            .partition_point(|header| header.start <= at.start);
        if self.repeated_header == Some(section) {
            return;
        }
        let header = self
            .headers
            .get(section.wrapping_sub(1))
            .filter(|header| at.start < header.end)
            .cloned();
        if words != "duplicate key" {
            let (message, help) = words::plain(words);
            self.slips.push(Slip::new(at, message, help));
        } else if let Some(header) = header {
            self.repeated_header = Some(section);
            self.repeated_table(header);
        } else {
            self.repeated_key(section, at);
        }
    }

    fn repeated_table(&mut self, header: Range<usize>) {
        let written = self.text[header.clone()]
            .split(']')
            .next()
            .unwrap_or("")
            .trim();
        let name = written.trim_start_matches('[').trim();
        let slip = Slip::new(
            header.clone(),
            text!(
                "die Tabelle `[{name}]` steht zweimal da",
                "the table `[{name}]` stands here twice"
            ),
            text!(
                "die Zeilen unter die erste verschieben; wo es mehrere geben darf, gehört jede unter `[[{name}]]`",
                "move the lines below the first one; where there may be several, each belongs below `[[{name}]]`"
            ),
        );
        self.slips.push(slip);
        let same = |other: &&Range<usize>| {
            other.start < header.start
                && self.text[(*other).clone()]
                    .trim_start_matches('[')
                    .trim_start()
                    .split(']')
                    .next()
                    == Some(name)
        };
        let first = self.headers.iter().find(same).cloned();
        self.related.extend(first.map(|first| (header, first)));
    }

    fn repeated_key(&mut self, section: usize, at: Range<usize>) {
        let name = excerpt(&self.text[at.clone()]);
        let slip = Slip::new(
            at.clone(),
            text!(
                "der Schlüssel `{name}` steht zweimal da",
                "the key `{name}` stands here twice"
            ),
            text!(
                "eine der beiden Zeilen löschen",
                "delete one of the two lines"
            ),
        );
        self.slips.push(slip);
        let same = |(of, key): &&(usize, Range<usize>)| {
            *of == section && key.start < at.start && self.text[key.clone()] == *name
        };
        let first = self.keys.iter().find(same).map(|(_, key)| key.clone());
        self.related.extend(first.map(|first| (at, first)));
    }
}
