//! The JSON Schema of the whole model as `dstrat build --format json` and the open data hold it. It is made from the keys of
//! the files, and closed: what it does not name is not there.

use serde_json::{Map, Value, json};

use crate::consolidation::State;
use crate::message::{Label, Lang, label};
use crate::model::project::Ampel;
use crate::model::{Choices, Kind, schema::Shape};

use super::file_kind;
use super::json_schema::{Maker, TEXT};
use super::shape::{boolean, day, list, one_of};

/// Keys of entries are those of their files; derived ones are the `anchor` in the built document, `state` and `ampel`.
pub fn schema() -> Value {
    let settings = Table::of_file("strategy").only(&[
        "title",
        "subtitle",
        "edition",
        "language",
        "lead",
        "horizon",
        "predecessor",
        "process",
    ]);
    let model = settings
        .always("version", json!({ "const": 1 }), VERSION)
        .always("audience", one_of(["public", "internal"]), AUDIENCE)
        .maybe("date", day(), DATE)
        .require(&["language", "process"]);
    let lists = [
        ("ministries", ministry()),
        ("fields", entry(Kind::Field)),
        ("goals", measured(entry(Kind::Goal))),
        ("contributions", contribution()),
        ("measures", measured(entry(Kind::Measure))),
        ("projects", project()),
        ("decisions", entry(Kind::Decision)),
        ("chapters", entry(Kind::Chapter).require(&["numbered"])),
    ];
    let model = lists.into_iter().fold(model, |model, (name, table)| {
        model.always(name, list(table.0), ALL)
    });
    let signed = Table::rows("cosignatures", "cosignature");
    let signed = signed.always("ministry", id(Kind::Ministry), SIGNER);
    model
        .maybe("cosignatures", list(signed.0), INTERNAL)
        .maybe(
            "consolidated",
            list(Table::rows("consolidation", "consolidated").0),
            INTERNAL,
        )
        .0
}

fn ministry() -> Table {
    let contact = Table::rows("contacts", "contact").require(&["public"]);
    named(Table::of_file("ministry"), Kind::Ministry).maybe("contacts", list(contact.0), CONTACTS)
}

fn contribution() -> Table {
    entry(Kind::Contribution)
        .always(
            "state",
            one_of(State::ALL.into_iter().map(State::key)),
            STATE,
        )
        .maybe("overdue", boolean(), OVERDUE)
        .maybe("changed_since_consolidation", boolean(), CHANGED)
        .maybe("stale_cosignatures", list(id(Kind::Ministry)), STALE)
}

fn project() -> Table {
    let light = one_of(Ampel::CHOICES.iter().map(|choice| choice.key));
    measured(entry(Kind::Project))
        .plural("milestone", "milestones")
        .maybe("ampel", light, AMPEL)
        .require(&["priority"])
}

/// An entry, its text among its keys.
fn entry(kind: Kind) -> Table {
    let table = named(Table::of_file(kind.key()), kind);
    match kind.is_owned() {
        true => table
            .always("ministry", id(Kind::Ministry), OWNER)
            .require(&["visibility"]),
        false => table,
    }
}

/// Something with an id, and with a place in the document.
fn named(table: Table, kind: Kind) -> Table {
    let anchor = format!("^{}-[a-z0-9]+(--?[a-z0-9]+)*$", kind.key());
    let anchor = json!({ "type": "string", "pattern": anchor });
    table
        .always("id", id(kind), ID)
        .always("anchor", anchor, ANCHOR)
}

/// Something with indicators.
fn measured(table: Table) -> Table {
    let mut table = table.plural("indicator", "indicators");
    let indicator = Table(table.0["properties"]["indicators"]["items"].take());
    let indicator = indicator.require(&["level", "direction"]);
    table.0["properties"]["indicators"]["items"] = indicator.0;
    table
}

fn id(kind: Kind) -> Value {
    MAKER.shape(&Shape::Reference(kind))
}

/// Words of the schema itself are German, with the English ones beside them.
const MAKER: Maker<'_> = Maker {
    lang: Lang::De,
    rules: &[],
};

/// The schema of an object that holds only keys it names.
struct Table(Value);

impl Table {
    /// The keys of a kind of file.
    fn of_file(name: &str) -> Table {
        let Some(kind) = file_kind(name) else {
            return Table(MAKER.object(&[]));
        };
        let table = Table(MAKER.object(kind.keys));
        match kind.has_text {
            true => table.maybe("text", MAKER.shape(&Shape::Markdown), TEXT),
            false => table,
        }
    }

    /// The keys of each table in a list that a kind of file holds.
    fn rows(file: &str, key: &str) -> Table {
        let mut table = Table::of_file(file);
        Table(table.0["properties"][key]["items"].take())
    }

    fn only(mut self, names: &[&str]) -> Table {
        let keep = |name: &str| names.contains(&name);
        if let Some(properties) = self.0["properties"].as_object_mut() {
            *properties = std::mem::take(properties)
                .into_iter()
                .filter(|(name, _)| keep(name))
                .collect::<Map<_, _>>();
        }
        if let Some(required) = self.0["required"].as_array_mut() {
            required.retain(|name| name.as_str().is_some_and(keep));
        }
        self
    }

    fn maybe(mut self, name: &str, mut schema: Value, about: Label) -> Table {
        MAKER.describe(&mut schema, about);
        self.0["properties"][name] = schema;
        self
    }

    fn always(self, name: &str, schema: Value, about: Label) -> Table {
        self.maybe(name, schema, about).require(&[name])
    }

    /// Keys that are always there, as a default stands where a file has none.
    fn require(mut self, names: &[&str]) -> Table {
        if let Some(required) = self.0["required"].as_array_mut() {
            required.extend(names.iter().map(|name| json!(name)));
        }
        self
    }

    /// A list whose tables are written one by one in files.
    fn plural(mut self, one: &str, many: &str) -> Table {
        let schema = self.0["properties"]
            .as_object_mut()
            .and_then(|properties| properties.shift_remove(one));
        self.0["properties"][many] = schema.unwrap_or_default();
        self
    }
}

const VERSION: Label = label("Fassung dieses Formats", "version of this format");
const AUDIENCE: Label = label("für wen gebaut", "for whom it is built");
const DATE: Label = label("Tag des Standes", "day of this state");
const ALL: Label = label(
    "alle, die dieser Kreis lesen darf, nach Kennung",
    "all that this audience may read, by id",
);
const INTERNAL: Label = label(
    "nur in der internen Fassung",
    "in the internal version only",
);
const SIGNER: Label = label("das mitzeichnende Ressort", "the ministry that signs");
const CONTACTS: Label = label("Ansprechpersonen", "contacts");
const STATE: Label = label(
    "Stand der Konsolidierung, abgeleitet",
    "state of consolidation, derived",
);
const OVERDUE: Label = label(
    "überfällig; nur in der internen Fassung",
    "overdue; in the internal version only",
);
const CHANGED: Label = label(
    "seit der Annahme durch die Redaktion geändert; nur in der internen Fassung",
    "changed since the editors accepted it; in the internal version only",
);
const STALE: Label = label(
    "Ressorts, deren Mitzeichnung einem älteren Text galt; nur in der internen Fassung",
    "ministries whose co-signature was for an older text; in the internal version only",
);
const AMPEL: Label = label(
    "die aus Terminen und Berichtsstand errechnete Ampel",
    "the light computed from dates and reports",
);
const OWNER: Label = label("das Ressort, dem es gehört", "the ministry that owns it");
const ID: Label = label("Kennung", "id");
const ANCHOR: Label = label(
    "sein Platz im gebauten Dokument",
    "its place in the built document",
);
