//! Circles in a directed graph whose nodes are numbers.

use std::collections::{HashMap, VecDeque};

/// A shortest circle in each group of nodes that all lead to each other, from the smallest node of the group on, the
/// groups in order of these. `edges` holds for each node those it leads to. Takes time in proportion to nodes and edges.
pub fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut groups = groups(edges);
    groups.sort_unstable();
    groups
        .iter()
        .filter_map(|group| shortest(edges, group))
        .collect()
}

/// A shortest way from the first node of a group back to it, by breadth-first search within the group.
fn shortest(edges: &[Vec<usize>], group: &[usize]) -> Option<Vec<usize>> {
    let home = *group.first()?;
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut queue = VecDeque::from([home]);
    while let Some(at) = queue.pop_front().filter(|_| !before.contains_key(&home)) {
        for next in edges[at]
            .iter()
            .filter(|next| group.binary_search(next).is_ok())
        {
            before.entry(*next).or_insert_with(|| {
                queue.push_back(*next);
                at
            });
        }
    }
    let mut way = vec![*before.get(&home)?];
    while let Some(at) = way.last().filter(|at| **at != home) {
        way.push(*before.get(at)?);
    }
    way.reverse();
    Some(way)
}

/// The groups of nodes that all lead to each other, each sorted; a node alone is one only if it leads to itself.
///
/// Tarjan's algorithm for strongly connected components, with a path of its own instead of recursion: chains can be long.
fn groups(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        edges,
        nodes: vec![Node::default(); edges.len()],
        seen: 0,
        open: Vec::new(),
        groups: Vec::new(),
    };
    for start in 0..edges.len() {
        if search.nodes[start].number == 0 {
            search.from(start);
        }
    }
    search.groups
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// As which it was seen, from 1; 0: not yet.
    number: u32,
    /// The smallest number of an open node that it leads to.
    back: u32,
    /// Whether its group is not complete yet.
    open: bool,
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    nodes: Vec<Node>,
    seen: u32,
    open: Vec<usize>,
    groups: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        let mut path = vec![self.enter(start)];
        while let Some((at, edge)) = path.last_mut() {
            let at = *at;
            let Some(next) = self.edges[at].get(*edge).copied() else {
                path.pop();
                if let Some((before, _)) = path.last() {
                    self.nodes[*before].back = self.nodes[*before].back.min(self.nodes[at].back);
                }
                self.leave(at);
                continue;
            };
            *edge += 1;
            if self.nodes[next].number == 0 {
                path.push(self.enter(next));
            } else if self.nodes[next].open {
                self.nodes[at].back = self.nodes[at].back.min(self.nodes[next].number);
            }
        }
    }

    /// Opens a node; gives it with the first of its edges to follow.
    fn enter(&mut self, at: usize) -> (usize, usize) {
        self.seen += 1;
        self.open.push(at);
        self.nodes[at] = Node {
            number: self.seen,
            back: self.seen,
            open: true,
        };
        (at, 0)
    }

    /// A node that leads back to nothing before it completes a group: itself and all that was opened since.
    fn leave(&mut self, at: usize) {
        if self.nodes[at].back != self.nodes[at].number {
            return;
        }
        let first = self.open.iter().rposition(|open| *open == at).unwrap_or(0);
        let group = &self.open[first..];
        group
            .iter()
            .for_each(|member| self.nodes[*member].open = false);
        if group.len() > 1 || self.edges[at].contains(&at) {
            let mut group = group.to_vec();
            group.sort_unstable();
            self.groups.push(group);
        }
        self.open.truncate(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(edges: &[&[usize]]) -> Vec<Vec<usize>> {
        cycles(&edges.iter().map(|edges| edges.to_vec()).collect::<Vec<_>>())
    }

    #[test]
    fn circles_are_found_and_nothing_else() {
        assert_eq!(of(&[]), [[0; 0]; 0]);
        assert_eq!(
            of(&[&[1, 2], &[3], &[3], &[]]),
            [[0; 0]; 0],
            "a diamond is no circle"
        );
        assert_eq!(of(&[&[0]]), [[0]]);
        assert_eq!(of(&[&[1], &[0]]), [[0, 1]]);
        assert_eq!(
            of(&[&[1], &[2], &[1]]),
            [[1, 2]],
            "the way to a circle is not part of it"
        );
        assert_eq!(of(&[&[1], &[2, 3], &[0], &[0]]), [[0, 1, 2]]);
        assert_eq!(
            of(&[&[1], &[2], &[3, 0], &[0]]),
            [[0, 1, 2]],
            "the shorter one of two"
        );
        assert_eq!(
            of(&[&[3], &[2], &[1], &[0]]),
            [[0, 3], [1, 2]],
            "one for each group"
        );
    }

    #[test]
    fn long_chains_neither_overflow_nor_take_long() {
        const NODES: usize = 200_000;
        let chain = |last: Vec<usize>| {
            let mut edges: Vec<Vec<usize>> = (1..NODES).map(|next| vec![next]).collect();
            edges.push(last);
            edges
        };
        assert!(cycles(&chain(vec![])).is_empty());
        assert_eq!(cycles(&chain(vec![0])).concat().len(), NODES);
        assert_eq!(cycles(&chain(vec![NODES - 1])), [[NODES - 1]]);
    }
}
