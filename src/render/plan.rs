//! What stands where: the chapters in order, with every entry at one place. The first place that asks for an entry holds it,
//! later ones refer to it. Links can only be resolved once this is known.

use std::collections::HashSet;

use crate::markdown;
use crate::markdown::ast::{self, BlockKind};
use crate::markdown::words::{Slugs, inline_text};
use crate::message::{Label, Lang};
use crate::model::insert::{Insert, What};
use crate::model::{Choices, Kind, Strategy};

use super::anchor;
use super::audience::View;
use super::order::Order;
use super::relations::Relations;
use super::selection::{self, Filter, Group};
use super::standard;

/// An entry by its kind and its place in the list of the strategy.
pub type At = (Kind, usize);

/// A document before it is written.
pub struct Plan<'v> {
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// The places of entries and headings.
    pub places: Places,
    /// The order of entries.
    pub order: Order<'v>,
    /// Who serves whom.
    pub relations: Relations,
}

/// A chapter before it is written.
pub struct Chapter {
    /// Whether it carries a number.
    pub numbered: bool,
    /// It, as a heading.
    pub heading: Heading,
}

/// A heading and what stands below it.
pub struct Heading {
    /// The name of its place.
    pub anchor: String,
    /// Its words.
    pub title: Vec<ast::Inline>,
    /// The file of the chapter that it stands in; empty for a generated heading.
    pub path: String,
    /// The place of the chapter that it stands in.
    pub chapter: String,
    /// What stands below it.
    pub content: Vec<Planned>,
}

/// What is to be written.
pub enum Planned {
    /// Blocks of a chapter's own text.
    Prose {
        /// The chapter's file.
        path: String,
        /// The chapter's place.
        anchor: String,
        /// Its blocks.
        blocks: Vec<ast::Block>,
    },
    /// The footnotes of a chapter's own text.
    Footnotes {
        /// The chapter's file.
        path: String,
        /// The chapter's place.
        anchor: String,
        /// Its footnotes.
        footnotes: Vec<ast::Footnote>,
    },
    /// A heading of a chapter's own text, or one that gathers entries.
    Heading(Heading),
    /// An entry, with others below it.
    Entry(At, Vec<Planned>),
    /// Entries that stand elsewhere.
    Elsewhere(Vec<At>),
    /// Ministries, each with whether this is its place.
    Ministries(Vec<(usize, bool)>),
    /// Something made of the whole strategy.
    Made(Insert),
    /// The opening of a document without chapters.
    Opening,
    /// Nothing is there of what was asked for.
    Nothing(What),
}

/// The places that links may lead to.
#[derive(Default)]
pub struct Places {
    entries: HashSet<At>,
    headings: HashSet<String>,
}

impl Places {
    /// Everything has a place: for outputs that hold all entries, not only those of the chapters.
    pub fn of_all(strategy: &Strategy) -> Places {
        let every = |kind: Kind, count: usize| (0..count).map(move |at| (kind, at));
        let entries = every(Kind::Ministry, strategy.ministries.len())
            .chain(every(Kind::Field, strategy.fields.len()))
            .chain(every(Kind::Goal, strategy.goals.len()))
            .chain(every(Kind::Chapter, strategy.chapters.len()))
            .chain(every(Kind::Decision, strategy.decisions.len()))
            .chain(every(Kind::Contribution, strategy.contributions.len()))
            .chain(every(Kind::Measure, strategy.measures.len()))
            .chain(every(Kind::Project, strategy.projects.len()));
        Places {
            entries: entries.collect(),
            headings: HashSet::new(),
        }
    }

    /// Takes a place for an entry; `false` if it has one already.
    fn take(&mut self, at: At) -> bool {
        self.entries.insert(at)
    }

    /// Whether an entry has a place.
    pub fn has(&self, at: At) -> bool {
        self.entries.contains(&at)
    }

    /// Whether a heading of a chapter has this place.
    pub fn has_heading(&self, anchor: &str) -> bool {
        self.headings.contains(anchor)
    }
}

/// Plans the document of a view.
pub fn plan<'v>(view: &'v View<'_>, lang: Lang) -> Plan<'v> {
    let order = Order::of(&view.strategy);
    let relations = Relations::of(&view.strategy, &order);
    let mut planner = Planner {
        view,
        lang,
        order,
        relations,
        places: Places::default(),
    };
    let chapters = match view.strategy.chapters.is_empty() {
        true => standard::chapters(&mut planner),
        false => (0..view.strategy.chapters.len())
            .map(|at| planner.chapter(at))
            .collect(),
    };
    Plan {
        chapters,
        places: planner.places,
        order: planner.order,
        relations: planner.relations,
    }
}

/// Gives entries their places.
pub struct Planner<'v> {
    /// What may be shown.
    pub view: &'v View<'v>,
    /// The language of generated headings.
    pub lang: Lang,
    /// The order of entries.
    pub order: Order<'v>,
    /// Who serves whom.
    pub relations: Relations,
    places: Places,
}

impl Planner<'_> {
    fn chapter(&mut self, at: usize) -> Chapter {
        let chapter = &self.view.strategy.chapters[at];
        let head = &chapter.head;
        self.places.take((Kind::Chapter, at));
        let text = markdown::parse(self.view.text(head));
        let mut open = Open::new(
            self.view.path(head.file),
            anchor::of_entry(Kind::Chapter, &head.id),
            &head.title.value,
        );
        for block in text.blocks {
            match block.kind {
                BlockKind::Heading { level, inlines } => open.heading(level, inlines),
                BlockKind::Code { info, text } if info == "dstrat" => {
                    if let Some(insert) = Insert::parse(&text) {
                        let content = self.insert(&insert, &mut open.slugs, &open.anchor);
                        open.push(content);
                    }
                }
                kind => open.prose(ast::Block {
                    kind,
                    range: block.range,
                }),
            }
        }
        let mut heading = open.close(&mut self.places.headings);
        if !text.footnotes.is_empty() {
            let (path, anchor) = (heading.path.clone(), heading.anchor.clone());
            heading.content.push(Planned::Footnotes {
                path,
                anchor,
                footnotes: text.footnotes,
            });
        }
        Chapter {
            numbered: chapter.numbered,
            heading,
        }
    }

    /// What an insert asks for.
    pub fn insert(&mut self, insert: &Insert, slugs: &mut Slugs, chapter: &str) -> Vec<Planned> {
        let strategy = &self.view.strategy;
        let groups = match insert.what {
            What::Fields => return self.fields(insert),
            What::Ministries => return self.ministries(insert),
            What::Goals => selection::goals(strategy, &self.order, insert),
            What::Measures => selection::measures(strategy, &self.order, insert),
            What::Projects => selection::projects(strategy, &self.order, insert),
            What::Decisions => selection::decisions(strategy, insert),
            _ => return vec![Planned::Made(insert.clone())],
        };
        self.groups(insert.what, groups, slugs, chapter)
    }

    fn groups(
        &mut self,
        what: What,
        groups: Vec<Group>,
        slugs: &mut Slugs,
        chapter: &str,
    ) -> Vec<Planned> {
        if groups.is_empty() {
            return vec![Planned::Nothing(what)];
        }
        let mut planned = Vec::new();
        for group in groups {
            let content = self.entries(group.entries);
            match group.heading {
                None => planned.extend(content),
                Some(heading) => planned.push(Planned::Heading(Heading {
                    anchor: anchor::inside(
                        chapter,
                        &slugs.unique(&format!("{} {}", what.key(), heading.id)),
                    ),
                    title: vec![ast::Inline::Text(heading.title)],
                    path: String::new(),
                    chapter: chapter.to_owned(),
                    content,
                })),
            }
        }
        planned
    }

    /// Entries that stand elsewhere are gathered before those that stand here.
    fn entries(&mut self, entries: Vec<At>) -> Vec<Planned> {
        let (here, elsewhere): (Vec<At>, Vec<At>) =
            entries.into_iter().partition(|at| self.places.take(*at));
        let elsewhere = (!elsewhere.is_empty()).then_some(Planned::Elsewhere(elsewhere));
        let here = here.into_iter().map(|at| Planned::Entry(at, Vec::new()));
        elsewhere.into_iter().chain(here).collect()
    }

    /// Fields with the contributions of the ministries below them.
    pub fn fields(&mut self, insert: &Insert) -> Vec<Planned> {
        let fields = selection::fields(&self.view.strategy, &self.order, insert);
        let planned = fields
            .into_iter()
            .map(|field| self.field(field, insert))
            .collect::<Vec<_>>();
        if planned.is_empty() {
            vec![Planned::Nothing(What::Fields)]
        } else {
            planned
        }
    }

    /// A field with the contributions below it.
    pub fn field(&mut self, field: usize, insert: &Insert) -> Planned {
        if !self.places.take((Kind::Field, field)) {
            return Planned::Elsewhere(vec![(Kind::Field, field)]);
        }
        let strategy = &self.view.strategy;
        let filter = Filter::of(strategy, insert);
        let contributions = self.relations.contributions_of_field[field].iter();
        let asked = contributions
            .filter(|at| filter.ministry(strategy.contributions[**at].head.ministry()));
        let asked = asked.map(|at| (Kind::Contribution, *at)).collect();
        Planned::Entry((Kind::Field, field), self.entries(asked))
    }

    fn ministries(&mut self, insert: &Insert) -> Vec<Planned> {
        let ministries = selection::ministries(&self.view.strategy, &self.order, insert);
        let placed = ministries
            .into_iter()
            .map(|at| (at, self.places.take((Kind::Ministry, at))));
        vec![Planned::Ministries(placed.collect())]
    }

    /// The programme as a tree: goals, the measures that serve them, the projects that serve these.
    pub fn programme(&mut self, slugs: &mut Slugs, chapter: &str) -> Vec<Planned> {
        let goals = selection::all_goals(&self.view.strategy, &self.order);
        let mut planned: Vec<Planned> = goals.into_iter().map(|goal| self.goal(goal)).collect();
        let others = selection::free_projects(&self.view.strategy, &self.order);
        if !others.is_empty() || planned.is_empty() {
            planned.extend(self.groups(What::Projects, others, slugs, chapter));
        }
        planned
    }

    fn goal(&mut self, goal: usize) -> Planned {
        self.places.take((Kind::Goal, goal));
        let measures = self.relations.measures_of_goal[goal]
            .iter()
            .map(|measure| (Kind::Measure, *measure))
            .collect();
        let mut below = self.entries(measures);
        for planned in &mut below {
            if let Planned::Entry((_, measure), content) = planned {
                let projects = self.relations.projects_of_measure[*measure]
                    .iter()
                    .map(|project| (Kind::Project, *project))
                    .collect();
                *content = self.entries(projects);
            }
        }
        let is_direct = |project: &&usize| self.view.strategy.projects[**project].measure.is_none();
        let direct = self.relations.projects_of_goal[goal]
            .iter()
            .filter(is_direct)
            .map(|project| (Kind::Project, *project))
            .collect();
        below.extend(self.entries(direct));
        Planned::Entry((Kind::Goal, goal), below)
    }

    /// A chapter of the standard order.
    pub fn made(
        &mut self,
        slug: &str,
        title: Label,
        content: impl FnOnce(&mut Self, &mut Slugs, &str) -> Vec<Planned>,
    ) -> Chapter {
        let anchor = anchor::of_entry(Kind::Chapter, slug);
        let content = content(self, &mut Slugs::default(), &anchor);
        let title = vec![ast::Inline::Text(title.in_lang(self.lang).to_owned())];
        Chapter {
            numbered: true,
            heading: Heading {
                chapter: anchor.clone(),
                anchor,
                title,
                path: String::new(),
                content,
            },
        }
    }
}

/// The headings of a chapter that are open while its text is read.
struct Open {
    path: String,
    anchor: String,
    slugs: Slugs,
    open: Vec<(u8, Heading)>,
    headings: Vec<String>,
}

impl Open {
    fn new(path: &str, anchor: String, title: &str) -> Open {
        let heading = Heading {
            anchor: anchor.clone(),
            title: vec![ast::Inline::Text(title.to_owned())],
            path: path.to_owned(),
            chapter: anchor.clone(),
            content: Vec::new(),
        };
        Open {
            path: path.to_owned(),
            anchor,
            slugs: Slugs::default(),
            open: vec![(0, heading)],
            headings: Vec::new(),
        }
    }

    /// A heading lies one level below the last one of a higher level, however many `#` lie between.
    fn heading(&mut self, level: u8, title: Vec<ast::Inline>) {
        while self.open.len() > 1 && self.open.last().is_some_and(|(last, _)| *last >= level) {
            self.fold();
        }
        let anchor = anchor::inside(&self.anchor, &self.slugs.unique(&inline_text(&title)));
        self.headings.push(anchor.clone());
        self.open.push((
            level,
            Heading {
                anchor,
                title,
                path: self.path.clone(),
                chapter: self.anchor.clone(),
                content: Vec::new(),
            },
        ));
    }

    fn fold(&mut self) {
        if let Some((_, heading)) = self.open.pop() {
            self.push(vec![Planned::Heading(heading)]);
        }
    }

    fn push(&mut self, planned: Vec<Planned>) {
        if let Some((_, heading)) = self.open.last_mut() {
            heading.content.extend(planned);
        }
    }

    fn prose(&mut self, block: ast::Block) {
        let Some((_, heading)) = self.open.last_mut() else {
            return;
        };
        match heading.content.last_mut() {
            Some(Planned::Prose { blocks, .. }) => blocks.push(block),
            _ => {
                let (path, anchor) = (self.path.clone(), self.anchor.clone());
                heading.content.push(Planned::Prose {
                    path,
                    anchor,
                    blocks: vec![block],
                });
            }
        }
    }

    fn close(mut self, headings: &mut HashSet<String>) -> Heading {
        while self.open.len() > 1 {
            self.fold();
        }
        headings.extend(self.headings);
        self.open.swap_remove(0).1
    }
}
