//! Gives every entry its place: chapter by chapter, insert by insert.

use std::collections::HashMap;

use crate::markdown;
use crate::markdown::ast::{self, BlockKind};
use crate::markdown::words::Slugs;
use crate::message::{Label, Lang};
use crate::model::insert::{Insert, What};
use crate::model::measure::Progress;
use crate::model::project::Priority;
use crate::model::{Choices, Kind};

use super::anchor;
use super::audience::View;
use super::extract::{self, Extract};
use super::filter::Filter;
use super::headings::{Open, Spot};
use super::order::Order;
use super::plan::{At, Chapter, Heading, Places, Plan, Planned};
use super::relations::Relations;
use super::selection::{self, Group, GroupHeading};
use super::targets;
use super::words::capital;

/// Gives entries their places.
pub struct Planner<'v> {
    /// What may be shown.
    pub view: &'v View<'v>,
    /// The language of generated headings.
    pub lang: Lang,
    /// What of the document is planned.
    pub extract: &'v Extract,
    /// The order of entries.
    pub order: Order<'v>,
    /// Who serves whom.
    pub relations: Relations,
    places: Places,
    asked: HashMap<Asked, String>,
}

/// An insert with its references followed: what two inserts that ask for the same have in common.
type Asked = (
    What,
    Option<usize>,
    Option<usize>,
    Option<Progress>,
    Option<Priority>,
);

impl<'v> Planner<'v> {
    /// Nothing has its place yet.
    pub fn new(view: &'v View<'_>, lang: Lang, extract: &'v Extract) -> Planner<'v> {
        let order = Order::of(&view.strategy);
        let relations = Relations::of(&view.strategy, &order);
        Planner {
            view,
            lang,
            extract,
            order,
            relations,
            places: Places::default(),
            asked: HashMap::new(),
        }
    }

    /// The plan of these chapters.
    pub fn plan(mut self, chapters: Vec<Chapter>) -> Plan<'v> {
        self.places.take_headings(targets::headings(self.view));
        Plan {
            chapters,
            places: self.places,
            order: self.order,
            relations: self.relations,
        }
    }

    /// A chapter, unless the extract holds nothing of it.
    pub fn chapter(&mut self, at: usize) -> Option<Chapter> {
        let chapter = &self.view.strategy.chapters[at];
        let head = &chapter.head;
        let place = anchor::of_entry(Kind::Chapter, &head.id);
        if !self.extract.has_chapter(&place) {
            return None;
        }
        let text = markdown::parse(self.view.text(head));
        let mut open = Open::new(self.view.path(head.file), place, &head.title.value);
        for block in text.blocks {
            match block.kind {
                BlockKind::Heading { level, inlines } => open.heading(level, inlines),
                BlockKind::Code { info, text } if info == "dstrat" => {
                    if let Some(insert) = Insert::parse(&text) {
                        let content = self.insert(&insert, &mut open.spot());
                        open.push(content);
                    }
                }
                kind => open.prose(ast::Block {
                    kind,
                    range: block.range,
                }),
            }
        }
        let mut heading = open.close();
        if !self.extract.prune(&mut heading) {
            return None;
        }
        self.places.take((Kind::Chapter, at));
        self.places.take_headings(extract::places(&heading));
        if !text.footnotes.is_empty() {
            let (path, anchor) = (heading.path.clone(), heading.anchor.clone());
            heading.content.push(Planned::Footnotes {
                path,
                anchor,
                footnotes: text.footnotes,
            });
        }
        Some(Chapter {
            numbered: chapter.numbered,
            heading,
        })
    }

    /// What an insert asks for.
    pub fn insert(&mut self, insert: &Insert, spot: &mut Spot<'_>) -> Vec<Planned> {
        let asked = self.key_of(insert);
        if let Some(place) = self.asked.get(&asked) {
            return vec![Planned::Again(insert.what, place.clone())];
        }
        let place = spot.section.to_owned();
        let planned = self.asked_for(insert, spot);
        if planned.iter().any(extract::holds) {
            self.asked.insert(asked, place);
        }
        planned
    }

    fn asked_for(&mut self, insert: &Insert, spot: &mut Spot<'_>) -> Vec<Planned> {
        let order = &self.order;
        let filter = Filter::of(&self.view.strategy, insert, self.extract);
        let groups = match insert.what {
            What::Fields => return self.fields(insert),
            What::Ministries => return self.ministries(insert),
            What::Goals => selection::goals(order, &filter),
            What::Measures => selection::measures(order, &filter),
            What::Projects => selection::projects(order, &filter),
            What::Decisions => selection::decisions(&filter),
            _ => return vec![Planned::Made(insert.clone())],
        };
        self.groups(insert.what, groups, spot)
    }

    fn key_of(&self, insert: &Insert) -> Asked {
        let strategy = &self.view.strategy;
        let field = insert.field.as_ref();
        let ministry = insert.ministry.as_ref();
        (
            insert.what,
            field.and_then(|field| strategy.position(Kind::Field, &field.id)),
            ministry.and_then(|ministry| strategy.position(Kind::Ministry, &ministry.id)),
            insert.status,
            insert.priority,
        )
    }

    fn groups(&mut self, what: What, groups: Vec<Group>, spot: &mut Spot<'_>) -> Vec<Planned> {
        if groups.is_empty() {
            return vec![Planned::Nothing(what)];
        }
        let mut planned = Vec::new();
        for group in groups {
            let content = self.entries(group.entries);
            match group.heading {
                None => planned.extend(content),
                Some(heading) => planned.push(self.group(what, &heading, content, spot)),
            }
        }
        planned
    }

    /// Where no heading of the chapter says what is gathered, the group's own does.
    fn group(
        &self,
        what: What,
        heading: &GroupHeading,
        content: Vec<Planned>,
        spot: &mut Spot<'_>,
    ) -> Planned {
        let (what_key, id) = (what.key(), &heading.id);
        let title = match spot.has_heading {
            true => heading.title.clone(),
            false => format!(
                "{}: {}",
                capital(what.label().in_lang(self.lang)),
                heading.title
            ),
        };
        Planned::Heading(Heading {
            anchor: anchor::inside(
                spot.chapter,
                &spot.slugs.unique(&format!("{what_key} {id}")),
            ),
            title: vec![ast::Inline::Text(title)],
            path: String::new(),
            chapter: spot.chapter.to_owned(),
            content,
        })
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
        let filter = Filter::of(&self.view.strategy, insert, self.extract);
        let fields = selection::fields(&self.order, &filter);
        let planned = fields
            .into_iter()
            .filter_map(|field| self.field(field, insert))
            .collect::<Vec<_>>();
        if planned.is_empty() {
            vec![Planned::Nothing(What::Fields)]
        } else {
            planned
        }
    }

    /// A field with the contributions below it; the extract of a ministry holds only fields that it contributes to.
    pub fn field(&mut self, field: usize, insert: &Insert) -> Option<Planned> {
        let strategy = &self.view.strategy;
        let filter = Filter::of(strategy, insert, self.extract);
        let contributions = self.relations.contributions_of_field[field].iter();
        let asked: Vec<At> = contributions
            .filter(|at| filter.ministry(strategy.contributions[**at].head.ministry()))
            .map(|at| (Kind::Contribution, *at))
            .collect();
        if asked.is_empty() && self.extract.ministry.is_some() {
            return None;
        }
        if !self.places.take((Kind::Field, field)) {
            return Some(Planned::Elsewhere(vec![(Kind::Field, field)]));
        }
        Some(Planned::Entry((Kind::Field, field), self.entries(asked)))
    }

    fn ministries(&mut self, insert: &Insert) -> Vec<Planned> {
        let filter = Filter::of(&self.view.strategy, insert, self.extract);
        let ministries = selection::ministries(&self.order, &filter);
        let placed = ministries
            .into_iter()
            .map(|at| (at, self.places.take((Kind::Ministry, at))));
        vec![Planned::Ministries(placed.collect())]
    }

    /// The programme as a tree: goals, the measures that serve them, the projects that serve these.
    pub fn programme(&mut self, spot: &mut Spot<'_>) -> Vec<Planned> {
        let (strategy, everything) = (&self.view.strategy, Insert::of(What::Projects));
        let filter = Filter::of(strategy, &everything, self.extract);
        let goals = selection::all_goals(strategy, &self.order);
        let mut planned: Vec<Planned> = goals
            .into_iter()
            .filter_map(|goal| self.goal(goal, &filter))
            .collect();
        let others = selection::free_projects(&self.order, &filter);
        if !others.is_empty() || planned.is_empty() {
            planned.extend(self.groups(What::Projects, others, spot));
        }
        planned
    }

    /// A goal with what serves it, unless the extract holds none of these.
    fn goal(&mut self, goal: usize, filter: &Filter<'_>) -> Option<Planned> {
        let strategy = &self.view.strategy;
        let measures = self.relations.measures_of_goal[goal].iter();
        let measures = measures
            .filter(|measure| filter.measure(&strategy.measures[**measure]))
            .map(|measure| (Kind::Measure, *measure))
            .collect();
        let mut below = self.entries(measures);
        for planned in &mut below {
            if let Planned::Entry((_, measure), content) = planned {
                let projects = self.relations.projects_of_measure[*measure].iter();
                let projects = projects
                    .filter(|project| filter.project(&strategy.projects[**project]))
                    .map(|project| (Kind::Project, *project))
                    .collect();
                *content = self.entries(projects);
            }
        }
        let is_direct = |project: &&usize| {
            let project = &strategy.projects[**project];
            project.measure.is_none() && filter.project(project)
        };
        let direct = self.relations.projects_of_goal[goal]
            .iter()
            .filter(is_direct)
            .map(|project| (Kind::Project, *project))
            .collect();
        below.extend(self.entries(direct));
        let is_here = filter.goal(&strategy.goals[goal]) || !below.is_empty();
        is_here.then(|| {
            self.places.take((Kind::Goal, goal));
            Planned::Entry((Kind::Goal, goal), below)
        })
    }

    /// A chapter of the standard order, unless the extract holds nothing of it.
    pub fn made(
        &mut self,
        slug: &str,
        title: Label,
        content: impl FnOnce(&mut Self, &mut Spot<'_>) -> Vec<Planned>,
    ) -> Option<Chapter> {
        let anchor = anchor::of_entry(Kind::Chapter, slug);
        if !self.extract.has_chapter(&anchor) {
            return None;
        }
        let mut slugs = Slugs::default();
        let mut spot = Spot {
            slugs: &mut slugs,
            chapter: &anchor,
            section: &anchor,
            has_heading: false,
        };
        let content = content(self, &mut spot);
        let title = vec![ast::Inline::Text(title.in_lang(self.lang).to_owned())];
        let mut heading = Heading {
            chapter: anchor.clone(),
            anchor,
            title,
            path: String::new(),
            content,
        };
        let is_here = self.extract.prune(&mut heading);
        is_here.then_some(Chapter {
            numbered: true,
            heading,
        })
    }
}
