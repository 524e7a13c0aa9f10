//! JUnit XML: findings in the test reports of CI systems.

use std::io::{self, Write};

use super::{Options, lines::Lines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::in_markup;
use crate::source::Files;

/// Writes one suite with one case per finding; a clean strategy is one case that passes.
///
/// Errors are failures. Warnings and hints are skipped cases, for they do not fail `dstrat check` either; nor do errors that
/// were there before.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let failures = diagnostics.iter().filter(|d| is_failure(d)).count();
    let cases = diagnostics.len().max(1);
    let skipped = diagnostics.len() - failures;
    let counts =
        format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"");
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"dstrat\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"dstrat check\" {counts}>")?;
    if diagnostics.is_empty() {
        writeln!(out, "    <testcase classname=\"dstrat\" name=\"check\"/>")?;
    }
    let mut lines = Lines::new(files);
    for diagnostic in diagnostics {
        write_case(diagnostic, files, options, &mut lines, out)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn write_case(
    diagnostic: &Diagnostic,
    files: &Files,
    options: &Options<'_>,
    lines: &mut Lines<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = diagnostic.finding.place;
    let path = in_markup(&options.path(files, place.file));
    let (start, _) = lines.ends(place);
    let (line, column) = (start.line, start.column);
    let rule = diagnostic.rule;
    let message = in_markup(diagnostic.message(options.lang));
    let kind = diagnostic.severity.key();
    writeln!(
        out,
        "    <testcase classname=\"{path}\" name=\"{rule} ({line}:{column})\" file=\"{path}\" line=\"{line}\">"
    )?;
    if is_failure(diagnostic) {
        let details = details(diagnostic, &format!("{path}:{line}:{column}"), options);
        writeln!(
            out,
            "      <failure type=\"{kind}\" message=\"{message}\">{details}</failure>"
        )?;
    } else {
        let kind = diagnostic.severity.label().in_lang(options.lang);
        let unchanged = match diagnostic.is_old() {
            true => options.lang.pick("schon vorher da, ", "there before, "),
            false => "",
        };
        writeln!(
            out,
            "      <skipped message=\"{unchanged}{kind}: {message}\"/>"
        )?;
    }
    writeln!(out, "    </testcase>")
}

fn is_failure(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error && !diagnostic.is_old()
}

fn details(diagnostic: &Diagnostic, place: &str, options: &Options<'_>) -> String {
    let message = in_markup(diagnostic.message(options.lang));
    let mut details = format!("{message}\n--&gt; {place}");
    if let Some(help) = &diagnostic.finding.help {
        let word = options.lang.pick("Hilfe", "help");
        details += &format!("\n{word}: {}", in_markup(help.in_lang(options.lang)));
    }
    details
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use crate::emit::fixture::{assert_harmless, hostile, sample, written};
    use crate::emit::{Format, Options};
    use crate::message::Lang;

    #[test]
    fn errors_fail_and_warnings_are_skipped() {
        let (files, findings) = sample();
        let options = Options {
            prefix: "strategy/",
            ..Options::new(Lang::De)
        };
        assert_data_eq!(written(Format::Junit, &findings, &files, &options), str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dstrat" tests="3" failures="1" errors="0" skipped="2">
  <testsuite name="dstrat check" tests="3" failures="1" errors="0" skipped="2">
    <testcase classname="strategy/fields/bildung.md" name="lonely-field (3:1)" file="strategy/fields/bildung.md" line="3">
      <skipped message="Hinweis: das Feld nennt nur sich selbst"/>
    </testcase>
    <testcase classname="strategy/ministries/bm/projects/portal.toml" name="unknown-reference (2:10)" file="strategy/ministries/bm/projects/portal.toml" line="2">
      <failure type="error" message="das Feld `bildng` gibt es nicht">das Feld `bildng` gibt es nicht
--&gt; strategy/ministries/bm/projects/portal.toml:2:10</failure>
    </testcase>
    <testcase classname="strategy/ministries/bm/projects/portal.toml" name="end-before-start (5:7)" file="strategy/ministries/bm/projects/portal.toml" line="5">
      <skipped message="Warnung: `end` liegt vor `start`"/>
    </testcase>
  </testsuite>
</testsuites>

"#]].raw());
    }

    #[test]
    fn a_clean_strategy_passes() {
        let (files, _) = sample();
        let shown = written(Format::Junit, &[], &files, &Options::new(Lang::En));
        assert_data_eq!(
            shown,
            str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dstrat" tests="1" failures="0" errors="0" skipped="0">
  <testsuite name="dstrat check" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="dstrat" name="check"/>
  </testsuite>
</testsuites>

"#]]
            .raw()
        );
    }

    #[test]
    fn hostile_content_stays_text() {
        let (files, findings) = hostile();
        let shown = written(Format::Junit, &findings, &files, &Options::new(Lang::En));
        assert_harmless(&shown);
        assert_data_eq!(shown, str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dstrat" tests="1" failures="1" errors="0" skipped="0">
  <testsuite name="dstrat check" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="a,b:c%&quot;&lt;&amp;&apos;&gt;]]&gt; \u{23}#vso[x]\u{202e}.md" name="rule (1:1)" file="a,b:c%&quot;&lt;&amp;&apos;&gt;]]&gt; \u{23}#vso[x]\u{202e}.md" line="1">
      <failure type="error" message="`x\n::stop-commands::t\r\u{1b}[31m \u{202e}\u{23}#[error]100 %&lt;/failure&gt;]]&gt;&quot;&apos;&amp;\u{fffe}`">`x\n::stop-commands::t\r\u{1b}[31m \u{202e}\u{23}#[error]100 %&lt;/failure&gt;]]&gt;&quot;&apos;&amp;\u{fffe}`
--&gt; a,b:c%&quot;&lt;&amp;&apos;&gt;]]&gt; \u{23}#vso[x]\u{202e}.md:1:1
help: `x\n::stop-commands::t\r\u{1b}[31m \u{202e}\u{23}#[error]100 %&lt;/failure&gt;]]&gt;&quot;&apos;&amp;\u{fffe}`</failure>
    </testcase>
  </testsuite>
</testsuites>

"#]].raw());
    }
}
