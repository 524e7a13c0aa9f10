//! The parser's own words in plain ones, for what no other room recognised.

use crate::message::Text;
use crate::text;

/// What to say for a message of the parser.
pub fn plain(words: &str) -> (Text, Text) {
    let message = match words {
        "duplicate key" => text!(
            "dieser Schlüssel steht zweimal da",
            "this key stands here twice"
        ),
        w if w.starts_with("cannot extend value") => text!(
            "dieser Name hat schon einen Wert und kann nicht zugleich eine Tabelle sein",
            "this name has a value already and cannot be a table as well"
        ),
        "carriage return must be followed by newline" => text!(
            "ein Zeilenende ist unvollständig",
            "a line end is incomplete"
        ),
        "missing opening quote" => text!(
            "ein öffnendes Anführungszeichen fehlt",
            "an opening quotation mark is missing"
        ),
        "missing comma between array elements" | "missing comma between key-value pairs" => text!(
            "zwischen zwei Werten fehlt ein Komma",
            "a comma is missing between two values"
        ),
        "extra comma in array" | "extra comma in inline table" => {
            text!("ein Komma ist zu viel", "there is a superfluous comma")
        }
        "missing assignment between key-value pairs"
        | "key with no value"
        | "missing value"
        | "missing value for key" => text!("hier fehlt ein Wert", "a value is missing here"),
        "invalid unquoted key"
        | "unquoted keys cannot be empty"
        | "keys cannot be multi-line literal strings"
        | "keys cannot be multi-line basic strings" => {
            text!("das ist kein Schlüssel", "this is no key")
        }
        "string values must be quoted" => text!(
            "ein Text steht nicht in Anführungszeichen",
            "a text is not in quotation marks"
        ),
        "unclosed array" | "unclosed inline table" | "unclosed table" | "unclosed array table" => {
            text!(
                "eine Klammer wird nicht geschlossen",
                "a bracket is not closed"
            )
        }
        "invalid comment character" | "unexpected content between comment and newline" => text!(
            "in einer Anmerkung steht ein Steuerzeichen",
            "there is a control character in a remark"
        ),
        "unexpected leading zero"
        | "`_` may only go between digits"
        | "integers with a radix cannot be signed"
        | "radix must be lowercase"
        | "redundant numeric sign"
        | "unexpected sign" => text!("das ist keine Zahl", "this is no number"),
        w if w.contains("recurse") || w.contains("recursion") => text!(
            "Klammern oder Namen sind zu tief geschachtelt",
            "brackets or names nest too deep"
        ),
        w if w.contains("escape") || w.contains("unicode") => text!(
            "nach dem Rückstrich steht kein Zeichen, das er einleiten kann",
            "after the backslash there is no character that it can introduce"
        ),
        _ => text!(
            "diese Stelle ist kein gültiges TOML ({words})",
            "this is not valid TOML ({words})"
        ),
    };
    let help = text!(
        "jede Zeile hat die Form: schlüssel = \"Wert\"; Listen: schlüssel = [\"a\", \"b\"]",
        "each line has the form: key = \"value\"; lists: key = [\"a\", \"b\"]"
    );
    (message, help)
}
