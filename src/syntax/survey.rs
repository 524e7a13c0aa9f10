//! A broken text, statement by statement: what is wrong in each, and what stands in for it while the rest is read.

use std::ops::Range;

use toml::de::DeTable;

use super::origin::Repair;
use super::slip::{Slip, edited, parses};
use super::statement::{Statements, next_line};
use super::{MAX_MISTAKES, below, header, invisible, junk, key, said, slip, value};

/// What was found.
pub struct Survey<'t> {
    pub(super) text: &'t str,
    /// What is wrong, in order.
    pub slips: Vec<Slip>,
    /// What stands in for the broken statements.
    pub repairs: Vec<Repair>,
    /// Which of the repairs end with one byte that stands in for a broken value.
    pub placeholders: Vec<usize>,
    /// For a slip that begins here, another place that belongs to it.
    pub related: Vec<(Range<usize>, Range<usize>)>,
    /// Every header, and every key with the number of headers before it.
    pub(super) headers: Vec<Range<usize>>,
    pub(super) keys: Vec<(usize, Range<usize>)>,
    lost_section: bool,
    in_prose: bool,
    pub(super) repeated_header: Option<usize>,
}

impl<'t> Survey<'t> {
    /// Looks at every statement of a text.
    pub fn of(text: &'t str) -> Self {
        let mut survey = Survey {
            text,
            slips: Vec::new(),
            repairs: Vec::new(),
            placeholders: Vec::new(),
            related: Vec::new(),
            headers: Vec::new(),
            keys: Vec::new(),
            lost_section: false,
            in_prose: false,
            repeated_header: None,
        };
        let mut statements = Statements::of(text);
        while let Some(at) = statements.next() {
            if survey.slips.len() >= MAX_MISTAKES {
                survey.set_aside(at.start..text.len());
                break;
            }
            if let Some(end) = survey.statement(at) {
                statements.go_on_at(next_line(text, end));
            }
        }
        survey
    }

    /// Looks at a statement; says where it really ends if that is further down.
    fn statement(&mut self, at: Range<usize>) -> Option<usize> {
        let is_header = self.text[at.clone()].starts_with('[');
        if is_header {
            self.lost_section = false;
            self.headers.push(at.clone());
        }
        let written = &self.text[at.clone()];
        let pair = if is_header {
            None
        } else {
            key::pair(self.text, at.clone())
        };
        if let Some(pair) = &pair {
            self.keys.push((self.headers.len(), pair.key.clone()));
        }
        if self.is_sound(written) {
            self.in_prose = false;
            if self.lost_section {
                self.set_aside(at);
            }
            return None;
        }
        if let Some(slip) = invisible::slip(self.text, at.clone()) {
            self.broken(at, pair.map(|pair| pair.key), vec![slip]);
            return None;
        }
        match pair {
            _ if is_header => {
                self.header(at);
                None
            }
            Some(pair) => self.pair(at, pair),
            None => {
                self.junk(at);
                None
            }
        }
    }

    /// Both parsers are asked: what one of them reads is sound.
    fn is_sound(&self, statement: &str) -> bool {
        parses(statement) || said::is_sound(statement)
    }

    fn set_aside(&mut self, range: Range<usize>) {
        self.repairs.push(Repair {
            range,
            text: String::new(),
        });
    }

    /// Notes the slips of a statement and puts `key = 0` in its place, where the key is known.
    fn broken(&mut self, at: Range<usize>, key: Option<Range<usize>>, slips: Vec<Slip>) {
        self.in_prose = false;
        self.note(at.clone(), slips);
        let key = key
            .map(|key| &self.text[key])
            .filter(|key| key::is_sound(key) && !self.lost_section);
        match key {
            Some(key) => {
                self.placeholders.push(self.repairs.len());
                let text = format!("{key} = 0");
                self.repairs.push(Repair { range: at, text });
            }
            None => self.set_aside(at),
        }
    }

    /// Notes slips; their mends only if together they mend the statement.
    fn note(&mut self, at: Range<usize>, slips: Vec<Slip>) {
        let mut edits: Vec<_> = slips
            .iter()
            .flat_map(|slip| slip.edits.iter().cloned())
            .collect();
        edits.sort_by_key(|(at, _)| at.start);
        let apart = edits.is_sorted_by(|(a, _), (b, _)| a.end <= b.start);
        let mended = apart && parses(&edited(self.text, at, &edits));
        let keep = |slip: Slip| if mended { slip } else { slip.unmended() };
        self.slips.extend(slips.into_iter().map(keep));
    }

    fn header(&mut self, at: Range<usize>) {
        let judged = header::judge(self.text, at.clone());
        let mended = edited(self.text, at.clone(), &judged.slip.edits);
        self.in_prose = false;
        self.note(at.clone(), vec![judged.slip]);
        let text = if parses(&mended) {
            Some(mended)
        } else {
            judged.meant
        };
        self.lost_section = text.is_none();
        self.repairs.push(Repair {
            range: at,
            text: text.unwrap_or_default(),
        });
    }

    fn junk(&mut self, at: Range<usize>) {
        let prose = junk::is_prose(&self.text[at.clone()]);
        if !(prose && self.in_prose) {
            let slip = junk::judge(self.text, at.clone());
            self.note(at.clone(), vec![slip]);
        }
        self.in_prose = prose;
        self.set_aside(at);
    }

    fn pair(&mut self, at: Range<usize>, pair: key::Pair) -> Option<usize> {
        let key_slip = key::key_slip(self.text, &pair);
        if key_slip.is_some() && self.in_prose {
            self.set_aside(at);
            return None;
        }
        let mut slips: Vec<Slip> = key_slip
            .into_iter()
            .chain(key::sign_slip(self.text, &pair))
            .collect();
        let value = pair.value.clone();
        if value.is_empty() || self.text[value.clone()].starts_with('#') {
            let (slip, end) = below::list(self.text, &pair, &at)
                .unwrap_or((key::missing_value(self.text, &pair), at.end));
            slips.retain(|slip| slip.edits.is_empty());
            slips.push(slip);
            self.broken(at.start..end, Some(pair.key), slips);
            return Some(end);
        }
        if let Some((slip, end)) = below::lines(self.text, &value) {
            slips.push(slip);
            self.broken(at.start..end, Some(pair.key), slips);
            return Some(end);
        }
        if !slip::is_sound_value(&self.text[value.clone()]) {
            slips.extend(value::slips(self.text, value));
        }
        if slips.is_empty() {
            slips.extend(self.words_of_parser(at.clone()));
        }
        self.broken(at, Some(pair.key), slips);
        None
    }

    fn words_of_parser(&self, at: Range<usize>) -> Option<Slip> {
        let (_, errors) = DeTable::parse_recoverable(&self.text[at.clone()]);
        let mut slip = said::untold(&self.text[at.clone()], errors.first()?);
        slip.at = at.start + slip.at.start..at.start + slip.at.end;
        Some(slip)
    }
}
