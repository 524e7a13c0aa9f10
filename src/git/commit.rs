//! A commit or a tag as git writes it: lines of `name value`, an empty line, and the message.

use crate::history::{Commit, Id, Moment, Person};

use super::snapshot::Snapshot;

/// What an annotated tag says.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The object that it names: mostly a commit.
    pub object: Id,
    /// When it was made.
    pub tagged: Moment,
    /// Its message.
    pub message: String,
}

/// Reads a commit. Whether the clone ends at it is not known here. Bytes that are not UTF-8 are replaced.
pub fn parse(id: Id, bytes: &[u8]) -> Option<Snapshot> {
    let text = String::from_utf8_lossy(bytes);
    let (headers, message) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = headers.lines();
    let tree = Id::parse(lines.next()?.strip_prefix("tree ")?)?;
    let mut parents = Vec::new();
    let mut line = lines.next()?;
    while let Some(parent) = line.strip_prefix("parent ") {
        parents.push(Id::parse(parent)?);
        line = lines.next()?;
    }
    let (author, authored) = signature(line.strip_prefix("author ")?);
    let (committer, committed) = signature(lines.next()?.strip_prefix("committer ")?);
    let commit = Commit {
        id,
        parents,
        is_boundary: false,
        author,
        authored,
        committer,
        committed,
        summary: summary(message),
    };
    Some(Snapshot { commit, tree })
}

/// Reads an annotated tag.
pub fn parse_tag(bytes: &[u8]) -> Option<Annotation> {
    let text = String::from_utf8_lossy(bytes);
    let (headers, message) = text.split_once("\n\n").unwrap_or((&text, ""));
    let value = |name| headers.lines().find_map(|line| line.strip_prefix(name));
    Some(Annotation {
        object: Id::parse(value("object ")?)?,
        tagged: value("tagger ")
            .map(|line| signature(line).1)
            .unwrap_or_default(),
        message: message.trim_end().to_owned(),
    })
}

/// `Name <email> seconds +hhmm`, read as git reads it: the address stands between the first `<` and the `>` after it, the
/// moment after the last `>`.
fn signature(line: &str) -> (Person, Moment) {
    let (name, rest) = line.split_once('<').unwrap_or((line, ""));
    let (email, _) = rest.split_once('>').unwrap_or((rest, ""));
    let time = rest.rsplit_once('>').map_or("", |(_, time)| time);
    let mut words = time.split_whitespace();
    let seconds = words.next().and_then(|word| word.parse().ok());
    let moment = Moment {
        seconds: seconds.unwrap_or_default(),
        offset_minutes: words.next().and_then(offset).unwrap_or_default(),
    };
    let person = Person {
        name: name.trim().to_owned(),
        email: email.trim().to_owned(),
    };
    (person, moment)
}

/// `+0530` in minutes; none beyond a day.
fn offset(word: &str) -> Option<i32> {
    let number: i32 = word.parse().ok()?;
    let minutes = number / 100 * 60 + number % 100;
    (minutes.abs() < 24 * 60).then_some(minutes)
}

/// The first paragraph on one line, as git's `%s`.
fn summary(message: &str) -> String {
    let lines = message.trim_start().lines().map(str::trim);
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    paragraph.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\
        parent 0000000000000000000000000000000000000001\n\
        parent 0000000000000000000000000000000000000002\n\
        author Ada  Lovelace <ada@bm.example> 1782858600 +0530\n\
        committer C <c@x> nonsense\n\
        gpgsig -----BEGIN\n tree nothing\n -----END\n\n\
        Ein Satz\nin zwei Zeilen\n\nMehr.\n";

    #[test]
    fn reads_a_commit() {
        let snapshot = parse(Id::new([7; 20]), COMMIT.as_bytes()).unwrap();
        let commit = snapshot.commit;
        assert_eq!(commit.parents.len(), 2);
        assert_eq!(commit.author.name, "Ada  Lovelace");
        assert_eq!(commit.author.email, "ada@bm.example");
        assert_eq!(commit.authored.offset_minutes, 330);
        assert_eq!(commit.committed, Moment::default());
        assert_eq!(commit.summary, "Ein Satz in zwei Zeilen");
    }

    #[test]
    fn takes_the_first_address_as_git_does() {
        let (person, moment) = signature("A <a@bm.example> B <b@fm.example> 60 -0030");
        assert_eq!((&*person.name, &*person.email), ("A", "a@bm.example"));
        assert_eq!((moment.seconds, moment.offset_minutes), (60, -30));
        assert_eq!(signature("nobody").0.name, "nobody");
    }

    #[test]
    fn a_commit_cut_anywhere_does_no_harm() {
        for end in 0..COMMIT.len() {
            drop(parse(Id::new([7; 20]), &COMMIT.as_bytes()[..end]));
            drop(parse_tag(&COMMIT.as_bytes()[..end]));
        }
    }
}
