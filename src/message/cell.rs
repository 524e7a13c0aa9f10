//! Text as it stands in a cell of a CSV: no spreadsheet calculates it, and nothing in it is hidden.

use std::borrow::Cow;

use super::neutral;

/// Words as they stand in a cell. Line breaks stay, as a quoted cell may hold them; anything else that is hidden is
/// spelled out. An apostrophe stands before whatever a spreadsheet would calculate.
///
/// A spreadsheet that takes `;` for the separator (as German ones do) breaks a cell at `;` and at line ends, so
/// what follows these is guarded too.
pub fn in_cell(text: &str) -> String {
    let shown: Vec<Cow<'_, str>> = text.split('\n').map(neutral).collect();
    let apostrophe = if is_formula(text) { "'" } else { "" };
    let mut out = apostrophe.to_owned();
    for c in shown.join("\n").chars() {
        if ACTS.contains(&c) && out.ends_with([';', '\n']) {
            out.push('\'');
        }
        out.push(c);
    }
    out
}

const ACTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would calculate it (OWASP, CSV Injection): `=`, `+`, `-`, `@`, tab or a line end at the start, also
/// after blanks, also in full width.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(ACTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("+49 6131", "'+49 6131"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("  =1", "'  =1"),
            ("\t=1", "'\\t=1"),
            ("\r=1", "'\\r=1"),
            ("\n=1", "'\n'=1"),
            ("a;=1;b; c", "a;'=1;b; c"),
            ("a\n-1", "a\n'-1"),
            ("a=b - c", "a=b - c"),
            ("a\u{1b}b", "a\\u{1b}b"),
        ] {
            assert_eq!(in_cell(text), shown);
        }
    }
}
