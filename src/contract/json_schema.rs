//! JSON Schemas (draft 2020-12) of the files, made from the same keys that `dstrat check` judges by.

use serde_json::{Map, Value, json};

use crate::message::{Label, Lang};
use crate::model::schema::{Key, SSH_KEYS, Shape};
use crate::model::{Choice, Choices, Kind};

use super::FileKind;

/// The dialect of all schemas.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// A day, or a year, half-year, quarter or month; [`PartialDate`](crate::model::PartialDate) reads the same.
const DATE: &str =
    "^(19|2[0-9])[0-9]{2}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?$";

/// An address of mail or the web, where other letters than those of ASCII may stand; [`forms`](crate::model::schema) reads the
/// same. The formats `email` and `uri` of JSON Schema take none of these.
const EMAIL: &str = r#"^[^\s\u0000-\u001f\u007f-\u009f<>,;:"()\[\]\\@]+@[^\s\u0000-\u001f\u007f-\u009f<>,;:"()\[\]\\@.][^\s\u0000-\u001f\u007f-\u009f<>,;:"()\[\]\\@]*\.[^\s\u0000-\u001f\u007f-\u009f<>,;:"()\[\]\\@.]+$"#;
const URL: &str = r#"^https?://[^\s\u0000-\u001f\u007f-\u009f"<>]+$"#;

/// The schema of a kind of file. `rules` are the names that `[lints]` may hold.
pub fn of(kind: &FileKind, lang: Lang, rules: &[&str]) -> Value {
    let maker = Maker { lang, rules };
    let mut schema = json!({
        "$schema": DIALECT,
        "$id": format!("urn:dstrat:1:{}", kind.name),
        "title": kind.path,
    });
    maker.describe(&mut schema, kind.about);
    let mut object = maker.object(kind.keys);
    if kind.has_text {
        let mut text = json!({ "type": "string", "contentMediaType": "text/markdown" });
        maker.describe(&mut text, TEXT);
        object["properties"]["text"] = text;
    }
    merge(&mut schema, object);
    schema
}

/// What the text of an entry is.
pub(super) const TEXT: Label = Label {
    de: "der Text in Markdown; in einer .md-Datei steht er unter den Angaben",
    en: "the text in Markdown; in a .md file it stands below the keys",
};

/// Makes schemas of keys.
pub(super) struct Maker<'a> {
    /// The language of descriptions; the other one stands beside it.
    pub lang: Lang,
    /// The names that `[lints]` may hold.
    pub rules: &'a [&'a str],
}

impl Maker<'_> {
    /// The schema of a table with these keys and no others.
    pub fn object(&self, keys: &[Key]) -> Value {
        let required = keys.iter().filter(|key| key.required);
        let required: Vec<&str> = required.map(|key| key.name).collect();
        let property = |key: &Key| {
            let mut schema = self.shape(&key.shape);
            self.describe(&mut schema, key.about);
            (key.name.to_owned(), schema)
        };
        json!({
            "type": "object",
            "properties": keys.iter().map(property).collect::<Map<_, _>>(),
            "required": required,
            "additionalProperties": false,
        })
    }

    /// Adds what it means: `description` in the chosen language, the other one beside it.
    pub fn describe(&self, schema: &mut Value, about: Label) {
        let other = self.lang.pick(Lang::En, Lang::De);
        schema["description"] = json!(about.in_lang(self.lang));
        schema[format!("x-description-{}", other.tag())] = json!(about.in_lang(other));
    }

    /// The schema of a value.
    pub fn shape(&self, shape: &Shape) -> Value {
        match shape {
            Shape::String | Shape::Contact | Shape::Mandate => {
                json!({ "type": "string", "pattern": "\\S" })
            }
            Shape::Markdown => json!({ "type": "string", "contentMediaType": "text/markdown" }),
            Shape::Integer => json!({ "type": "integer", "minimum": 0 }),
            Shape::Order => json!({ "type": "integer" }),
            Shape::Version(version) => json!({ "const": version }),
            Shape::Number => json!({ "type": "number" }),
            Shape::Boolean => json!({ "type": "boolean" }),
            Shape::Date => json!({ "type": "string", "pattern": DATE }),
            Shape::Slug => matching(SLUG),
            Shape::Email => json!({ "type": "string", "pattern": EMAIL }),
            Shape::Url => json!({ "type": "string", "pattern": URL }),
            Shape::Login => matching("[A-Za-z0-9_][A-Za-z0-9._-]{0,254}"),
            Shape::SshKey => {
                let algorithms: Vec<&str> = SSH_KEYS.iter().map(|(name, _)| *name).collect();
                let algorithms = algorithms.join("|").replace('.', "\\.");
                matching(&format!("({algorithms}) [A-Za-z0-9+/=]+( .*)?"))
            }
            Shape::Digest => matching("sha256:[0-9a-f]{64}"),
            Shape::Choice(choices) => choice(choices),
            Shape::Reference(kind) => reference(*kind),
            Shape::ReferenceOr(kind, word) => {
                json!({ "anyOf": [reference(*kind), { "const": word }] })
            }
            Shape::List(of) => json!({ "type": "array", "items": self.shape(of) }),
            Shape::ListOr(of, word) => {
                json!({ "anyOf": [self.shape(&Shape::List(of)), { "const": word }] })
            }
            Shape::Table(keys) => self.object(keys),
            Shape::Tables(keys) => json!({ "type": "array", "items": self.object(keys) }),
            Shape::Lints => json!({
                "type": "object",
                "propertyNames": { "enum": self.rules },
                "additionalProperties": { "enum": ["error", "warning", "info", "off"] },
            }),
        }
    }
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^{pattern}$") })
}

fn choice(choices: &[Choice]) -> Value {
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
    let label = |choice: &Choice| {
        let words = json!({ "de": choice.label.de, "en": choice.label.en });
        (choice.key.to_owned(), words)
    };
    json!({ "enum": keys, "x-labels": choices.iter().map(label).collect::<Map<_, _>>() })
}

/// An id; `x-names` says of what.
fn reference(kind: Kind) -> Value {
    let mut schema = if kind.is_owned() {
        matching(&format!("{SLUG}/{SLUG}"))
    } else {
        matching(SLUG)
    };
    schema["x-names"] = json!(kind.key());
    schema
}

fn merge(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::super::FILE_KINDS;
    use super::*;

    #[test]
    fn a_schema_says_what_a_file_may_hold() {
        let goal = FILE_KINDS.iter().find(|kind| kind.name == "goal").unwrap();
        let schema = of(goal, Lang::En, &[]);
        assert_eq!(schema["required"], json!(["title", "field", "due", "lead"]));
        assert_eq!(schema["properties"]["field"]["x-names"], "field");
        assert_eq!(schema["properties"]["due"]["description"], "due date");
        assert_eq!(schema["properties"]["due"]["x-description-de"], "Frist");
        assert_eq!(schema["additionalProperties"], false);
        assert!(schema["properties"]["text"].is_object());
    }
}
