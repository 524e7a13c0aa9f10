//! The shapes of a SARIF 2.1.0 log, as far as dstrat fills them.

use serde::Serialize;

/// The whole file.
#[derive(Serialize)]
pub struct Log<'a> {
    /// Where the schema lies.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// Of SARIF.
    pub version: &'static str,
    /// One run.
    pub runs: [Run<'a>; 1],
}

/// One run of dstrat.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run<'a> {
    /// dstrat itself.
    pub tool: Tool<'a>,
    /// Of all messages.
    pub language: &'static str,
    /// What columns count.
    pub column_kind: &'static str,
    /// The findings.
    pub results: Vec<Entry<'a>>,
}

/// The tool.
#[derive(Serialize)]
pub struct Tool<'a> {
    /// Its main part.
    pub driver: Driver<'a>,
}

/// The tool's main part.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information_uri: Option<&'static str>,
    /// The rules that found something.
    pub rules: Vec<Rule<'a>>,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule<'a> {
    /// Its name.
    pub id: &'a str,
    /// One sentence about it.
    pub short_description: Message,
    /// The same: GitHub wants both.
    pub full_description: Message,
    /// How to learn more.
    pub help: Message,
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry<'a> {
    /// The rule's name.
    pub rule_id: &'a str,
    /// The rule's place in the list of rules.
    pub rule_index: usize,
    /// How much it weighs.
    pub level: &'static str,
    /// Whether an earlier state has it, too, where one was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_state: Option<&'static str>,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub locations: [Location; 1],
    /// Its name over many runs.
    pub partial_fingerprints: Fingerprints,
    /// Other places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    /// At most one fix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Mend<'a>>,
}

/// Words.
#[derive(Clone, Serialize)]
pub struct Message {
    /// The words.
    pub text: String,
}

/// A place, with words about it where it is related.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// Its number among the related ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    /// File and region.
    pub physical_location: Physical,
    /// What is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
}

/// A region in a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Physical {
    /// The file.
    pub artifact_location: Artifact,
    /// The region.
    pub region: Region,
}

/// A file.
#[derive(Serialize)]
pub struct Artifact {
    /// Relative to the current folder.
    pub uri: String,
}

/// A region; the end lies behind the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// From 1.
    pub start_line: usize,
    /// From 1.
    pub start_column: usize,
    /// From 1.
    pub end_line: usize,
    /// From 1.
    pub end_column: usize,
}

/// Names of a finding over many runs, by how they are made.
#[derive(Serialize)]
pub struct Fingerprints {
    /// Our own.
    #[serde(rename = "dstrat/v1")]
    pub own: String,
}

/// A fix.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mend<'a> {
    /// What it does.
    pub description: Message,
    /// Its edits, file by file.
    pub artifact_changes: Vec<Change<'a>>,
}

/// The edits of one file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change<'a> {
    /// The file.
    pub artifact_location: Artifact,
    /// The edits.
    pub replacements: Vec<Replacement<'a>>,
}

/// An edit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement<'a> {
    /// What goes.
    pub deleted_region: Region,
    /// What comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inserted_content: Option<Content<'a>>,
}

/// Text of a file.
#[derive(Serialize)]
pub struct Content<'a> {
    /// The text.
    pub text: &'a str,
}
