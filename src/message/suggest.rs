//! "Did you mean": the known name nearest to what was typed.

/// The candidate nearest to `typed`, if one is near enough to be a slip of the hand.
///
/// Near enough: at most a third of the letters differ, or one name begins with the other.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.trim().to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| distance(&typed, &candidate.to_lowercase()).map(|d| (d, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether what was typed is the known name but for one letter: a letter wrong, missing, too many, or two swapped. Only
/// then is the meaning certain enough to be mended without asking.
pub fn is_slip(typed: &str, known: &str) -> bool {
    known.len() >= 4 && strsim::damerau_levenshtein(&typed.to_lowercase(), known) <= 1
}

fn distance(typed: &str, candidate: &str) -> Option<usize> {
    let letters = typed.chars().count().max(candidate.chars().count());
    if letters > 200 {
        return None;
    }
    let distance = strsim::damerau_levenshtein(typed, candidate);
    let prefix = typed.len() >= 3 && (candidate.starts_with(typed) || typed.starts_with(candidate));
    (distance * 3 <= letters || prefix).then_some(distance)
}
