//! Charts as SVG in the page: widths are shares of the chart and heights are those of letters, so that letters stay readable
//! on a phone and follow the reader's own size. Colours come from the style; shapes and patterns say the same.

use std::fmt::Write as _;

use super::super::super::html::escape::escaped;

/// The most letters of a name that fit beside nothing else on a narrow phone.
const LONGEST_NAME: usize = 36;

/// A chart while it is drawn.
pub struct Chart {
    id: &'static str,
    title: String,
    description: String,
    body: String,
    height: f64,
}

impl Chart {
    /// An empty chart: its name on the page, and what readers hear who cannot see it.
    pub fn new(id: &'static str, title: &str, description: String) -> Chart {
        Chart {
            id,
            title: title.to_owned(),
            description,
            body: String::new(),
            height: 0.0,
        }
    }

    /// Where the next part begins, in heights of letters.
    pub fn bottom(&self) -> f64 {
        self.height
    }

    /// Makes room below.
    pub fn grow(&mut self, by: f64) {
        self.height += by;
    }

    /// A line of text that begins at a share of the width.
    pub fn text(&mut self, x: f64, y: f64, class: &str, anchor: &str, text: &str) {
        let _ = write!(
            self.body,
            "<text x=\"{x:.2}%\" y=\"{y:.2}em\" class=\"{class}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(text)
        );
    }

    /// A name, as long as fits.
    pub fn name(&mut self, y: f64, name: &str) {
        let short = shortened(name);
        self.text(0.0, y, "name", "start", &short);
    }

    /// A bar between two shares of the width.
    pub fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        let fill = match PATTERNS.iter().any(|(name, _)| *name == class) {
            true => format!(" fill=\"url(#{}-{class})\"", self.id),
            false => String::new(),
        };
        let _ = write!(
            self.body,
            "<rect x=\"{x:.2}%\" y=\"{y:.2}em\" width=\"{width:.2}%\" height=\"{height:.2}em\" class=\"{class}\"{fill}/>"
        );
    }

    /// A line from left to right.
    pub fn rule(&mut self, y: f64) {
        let _ = write!(
            self.body,
            "<line x1=\"0\" y1=\"{y:.2}em\" x2=\"100%\" y2=\"{y:.2}em\" class=\"grid\"/>"
        );
    }

    /// A line from top to bottom.
    pub fn line(&mut self, x: f64, from: f64, to: f64, class: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{x:.2}%\" y1=\"{from:.2}em\" x2=\"{x:.2}%\" y2=\"{to:.2}em\" class=\"{class}\"/>"
        );
    }

    /// A mark of a shape around a point.
    pub fn mark(&mut self, x: f64, y: f64, shape: Shape, class: &str, title: &str) {
        let title = escaped(title);
        // Shapes other than circles cannot be placed at a share of the width: a letter can.
        let letter = shape.letter();
        let _ = write!(
            self.body,
            "<text x=\"{x:.2}%\" y=\"{:.2}em\" class=\"mark-of {class}\" text-anchor=\"middle\">{letter}<title>{title}</title></text>",
            y + 0.35
        );
    }

    /// The chart as HTML.
    pub fn done(self) -> String {
        let Chart {
            id,
            title,
            description,
            body,
            height,
        } = self;
        let (title, description) = (escaped(&title), escaped(&description));
        let used = PATTERNS
            .iter()
            .filter(|(name, _)| body.contains(&format!("url(#{id}-{name})")));
        let patterns: String = used
            .map(|(name, drawn)| {
                format!("<pattern id=\"{id}-{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" {drawn}</pattern>")
            })
            .collect();
        format!(
            "<svg id=\"{id}\" role=\"img\" aria-labelledby=\"{id}-Titel {id}-Worte\" width=\"100%\" height=\"{height:.2}em\">\
             <title id=\"{id}-Titel\">{title}</title><desc id=\"{id}-Worte\">{description}</desc>{patterns}{body}</svg>\n"
        )
    }
}

/// A name with at most so many letters as fit.
pub fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    }
}

/// What a mark looks like: never a colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A full circle.
    Full,
    /// An empty circle.
    Empty,
    /// A triangle.
    Triangle,
    /// A square.
    Square,
}

impl Shape {
    /// It, as a letter.
    pub fn letter(self) -> char {
        match self {
            Shape::Full => '\u{25cf}',
            Shape::Empty => '\u{25cb}',
            Shape::Triangle => '\u{25b2}',
            Shape::Square => '\u{25a0}',
        }
    }
}

/// The patterns that tell bars apart where colours do not.
const PATTERNS: [(&str, &str); 2] = [
    (
        "permanent",
        "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"ground\"/><rect width=\"3\" height=\"6\" class=\"figure\"/>",
    ),
    (
        "paused",
        "><rect width=\"6\" height=\"6\" class=\"ground\"/><circle cx=\"3\" cy=\"3\" r=\"1.5\" class=\"figure\"/>",
    ),
];
