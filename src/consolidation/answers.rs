//! What the required co-signers of a contribution say.

use super::Answer;

/// What each required co-signer says, by ministry: of many contributions, with few co-signers each.
#[derive(Clone, Debug, Default)]
pub struct Answers(Box<[(Box<str>, Answer)]>);

impl Answers {
    /// The ministries and their answers, in order.
    pub fn iter(&self) -> Iter<'_> {
        self.0
            .iter()
            .map(|(ministry, answer)| (&**ministry, answer))
    }

    /// The answers alone.
    pub fn values(&self) -> impl Iterator<Item = &Answer> + Clone {
        self.0.iter().map(|(_, answer)| answer)
    }

    /// What a ministry says; `None` if it need not co-sign.
    pub fn get(&self, ministry: &str) -> Option<&Answer> {
        let found = self
            .0
            .binary_search_by(|(other, _)| (**other).cmp(ministry));
        found.ok().map(|at| &self.0[at].1)
    }
}

/// The ministries and their answers, in order.
pub type Iter<'a> = std::iter::Map<
    std::slice::Iter<'a, (Box<str>, Answer)>,
    fn(&'a (Box<str>, Answer)) -> (&'a str, &'a Answer),
>;

impl<'a> IntoIterator for &'a Answers {
    type Item = (&'a str, &'a Answer);
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl FromIterator<(Box<str>, Answer)> for Answers {
    /// Of ministries that come in order, each once.
    fn from_iter<I: IntoIterator<Item = (Box<str>, Answer)>>(answers: I) -> Answers {
        Answers(answers.into_iter().collect())
    }
}
