//! Numbers of headings and lists. Word counts by itself, so that numbers stay right while people edit; it is told where to
//! begin whenever it would count otherwise than the document.

/// How deep headings carry numbers.
const NUMBERED_LEVELS: usize = 3;

/// How deep Word's lists go.
pub const LIST_LEVELS: usize = 9;

/// How far each level of a list is indented, in twentieths of a point.
pub const INDENT: usize = 425;

/// The largest number that Word begins with.
const LARGEST: usize = 32_767;

/// A numbering: what is counted, and where it begins.
enum Counted {
    /// Headings; a beginning for each level, none: one.
    Headings(Vec<u32>),
    /// Nothing: bullets.
    Bullets,
    /// Nothing: headings without a number.
    Nothing,
    /// A list, on a level, with a beginning.
    List(usize, usize),
}

/// All numberings of a document.
pub struct Numbering {
    all: Vec<Counted>,
    /// What Word has counted of the headings, level by level.
    counted: Vec<u32>,
    /// The numbering that headings belong to now.
    headings: usize,
}

/// The number of the numbering that headings have by their style.
pub const HEADINGS: usize = 1;

/// The number of the numbering of bullets.
pub const BULLETS: usize = 2;

/// The number of the numbering of headings that carry no number.
pub const NOTHING: usize = 3;

impl Numbering {
    /// Headings that begin with 1, and bullets.
    pub fn new() -> Numbering {
        Numbering {
            all: vec![
                Counted::Headings(Vec::new()),
                Counted::Bullets,
                Counted::Nothing,
            ],
            counted: Vec::new(),
            headings: HEADINGS,
        }
    }

    fn add(&mut self, counted: Counted) -> usize {
        self.all.push(counted);
        self.all.len()
    }

    /// The numbering that a heading of this number belongs to; none if Word cannot count so.
    pub fn heading(&mut self, number: &str) -> Option<usize> {
        let wanted: Option<Vec<u32>> = number.split('.').map(|part| part.parse().ok()).collect();
        let wanted = wanted.filter(|wanted| wanted.len() <= NUMBERED_LEVELS)?;
        let mut next = self.counted.clone();
        next.resize(wanted.len(), 0);
        *next.last_mut()? += 1;
        if next != wanted {
            self.headings = self.add(Counted::Headings(wanted.clone()));
        }
        self.counted = wanted;
        Some(self.headings)
    }

    /// The numbering of a new list on a level; without a start it has bullets.
    pub fn list(&mut self, level: usize, start: Option<usize>) -> usize {
        match start {
            None => BULLETS,
            Some(start) => self.add(Counted::List(level, start.min(LARGEST))),
        }
    }

    /// The part that holds them.
    pub fn xml(&self) -> String {
        let mut out = format!("<w:numbering xmlns:w=\"{}\">", super::WORD);
        out.push_str(&abstract_numbers());
        for (number, counted) in (1..).zip(&self.all) {
            let (kind, begins) = match counted {
                Counted::Headings(begins) => (0, begins_of(begins)),
                Counted::Bullets => (1, String::new()),
                Counted::List(level, start) => (2, begin(*level, *start)),
                Counted::Nothing => (3, String::new()),
            };
            out.push_str(&format!(
                "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{kind}\"/>{begins}</w:num>"
            ));
        }
        out + "</w:numbering>"
    }
}

fn begins_of(begins: &[u32]) -> String {
    let levels = begins.iter().enumerate();
    levels
        .map(|(level, start)| begin(level, *start as usize))
        .collect()
}

fn begin(level: usize, start: usize) -> String {
    format!(
        "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
    )
}

fn abstract_numbers() -> String {
    let numbered = |kind: usize, levels: &dyn Fn(usize) -> String| {
        let levels: String = (0..LIST_LEVELS).map(levels).collect();
        format!(
            "<w:abstractNum w:abstractNumId=\"{kind}\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>"
        )
    };
    let kinds: [&dyn Fn(usize) -> String; 4] =
        [&heading_level, &bullet_level, &list_level, &no_level];
    let kinds = kinds.into_iter().enumerate();
    kinds.map(|(kind, levels)| numbered(kind, levels)).collect()
}

fn no_level(level: usize) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"none\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"\"/>\
         <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>"
    )
}

/// `1`, `1.1`, `1.1.1`; deeper headings carry no number.
fn heading_level(level: usize) -> String {
    let (format, text) = match level < NUMBERED_LEVELS {
        true => {
            let parts: Vec<String> = (0..=level).map(|at| format!("%{}", at + 1)).collect();
            ("decimal", parts.join("."))
        }
        false => ("none", String::new()),
    };
    let style = level + 1;
    let width = [567, 737, 907].get(level).copied().unwrap_or(0);
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"Heading{style}\"/>\
         <w:suff w:val=\"{suffix}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"{width}\" w:hanging=\"{width}\"/></w:pPr></w:lvl>",
        suffix = if text.is_empty() { "nothing" } else { "tab" },
    )
}

fn bullet_level(level: usize) -> String {
    let bullet = ["•", "–", "·"][level % 3];
    list_of(level, "bullet", bullet)
}

fn list_level(level: usize) -> String {
    list_of(level, "decimal", &format!("%{}.", level + 1))
}

fn list_of(level: usize, format: &str, text: &str) -> String {
    let left = INDENT * (level + 1);
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
         <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{INDENT}\"/></w:pPr></w:lvl>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_goes_on_until_the_document_counts_otherwise() {
        let mut numbering = Numbering::new();
        for number in ["1", "1.1", "1.2", "1.2.1", "2", "2.1"] {
            assert_eq!(numbering.heading(number), Some(HEADINGS), "{number}");
        }
        assert_eq!(numbering.heading("4"), Some(4));
        assert_eq!(numbering.heading("4.1"), Some(4));
        assert_eq!(numbering.heading("4.3"), Some(5));
        assert_eq!(numbering.heading("A"), None);
    }
}
