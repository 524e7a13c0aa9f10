//! The wall between the public document and what stays inside: makes a strategy that holds only what everyone may see.
//!
//! The structures are taken apart by name, without `..`: a new key does not compile until somebody decides here who
//! may read it.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::consolidation::{Answers, Standing, State};
use crate::model::project::Cost;
use crate::model::{
    Contact, Contribution, Entry, Head, List, Listed, Measure, Ministry, Project, Ref, Strategy,
    Visibility,
};
use crate::source::Spanned;

/// What everyone may see of a strategy, and where each of its contributions stands.
pub fn public(strategy: &Strategy, standings: &[Standing]) -> (Strategy, Vec<Standing>) {
    let wall = Wall::of(strategy);
    let contributions = strategy.contributions.par_iter().zip(standings);
    let contributions: Vec<(Contribution, Standing)> = contributions
        .filter(|(contribution, standing)| {
            contribution.head.is_public() && standing.state.is_consolidated()
        })
        .map(|(contribution, standing)| {
            (
                wall.contribution(contribution),
                public_standing(standing.state),
            )
        })
        .collect();
    let (contributions, standings) = contributions.into_iter().unzip();
    let mut public = Strategy::default();
    public.settings = strategy.settings.clone();
    public.ministries = strategy.ministries.iter().map(ministry).collect();
    public.fields = strategy.fields.clone();
    public.goals = strategy.goals.clone();
    public.chapters = strategy.chapters.clone();
    public.decisions = strategy.decisions.clone();
    public.contributions = contributions;
    let measures = open(&strategy.measures);
    public.measures = measures.map(|measure| wall.measure(measure)).collect();
    let projects = open(&strategy.projects);
    public.projects = projects.map(|project| wall.project(project)).collect();
    public.assets = strategy.assets.clone();
    // The lists keep their order by id, so the standings stay beside their contributions.
    public.index(Vec::new());
    (public, standings)
}

fn open<T: Entry>(entries: &List<T>) -> impl ParallelIterator<Item = &T> {
    let entries = entries.par_iter();
    entries.filter(|entry| entry.head().is_public())
}

fn public_standing(state: State) -> Standing {
    Standing {
        state,
        overdue: false,
        changed_since_consolidation: false,
        cosigners: Answers::default(),
    }
}

fn ministry(ministry: &Ministry) -> Ministry {
    let Ministry {
        id,
        file,
        complete,
        name,
        short,
        order,
        mailbox,
        website,
        valid_from,
        valid_to,
        successor,
        contacts,
        contacts_file,
        contacts_complete,
    } = ministry;
    Ministry {
        id: id.clone(),
        file: *file,
        complete: *complete,
        name: name.clone(),
        short: short.clone(),
        order: *order,
        mailbox: mailbox.clone(),
        website: website.clone(),
        valid_from: valid_from.clone(),
        valid_to: valid_to.clone(),
        successor: successor.clone(),
        contacts: contacts
            .iter()
            .filter(|contact| contact.public)
            .map(contact)
            .collect(),
        contacts_file: *contacts_file,
        contacts_complete: *contacts_complete,
    }
}

/// A person whom the public document may name. The e-mail address is enough to reach them; phone numbers stay inside.
fn contact(contact: &Contact) -> Contact {
    let Contact {
        span,
        id,
        role,
        name,
        unit,
        email,
        phone: _,
        nominated,
        until,
        fields,
        public,
        git_emails: _,
        logins: _,
        ssh_keys: _,
    } = contact;
    Contact {
        span: *span,
        id: id.clone(),
        role: role.clone(),
        name: name.clone(),
        unit: unit.clone(),
        email: email.clone(),
        phone: None,
        nominated: nominated.clone(),
        until: until.clone(),
        fields: fields.clone(),
        public: *public,
        git_emails: Vec::new(),
        logins: Vec::new(),
        ssh_keys: Vec::new(),
    }
}

struct Wall<'s> {
    strategy: &'s Strategy,
    public_contacts: HashSet<(&'s str, &'s str)>,
}

impl<'s> Wall<'s> {
    fn of(strategy: &'s Strategy) -> Wall<'s> {
        let public_contacts = strategy.ministries.iter().flat_map(|ministry| {
            let public = ministry.contacts.iter().filter(|contact| contact.public);
            public.map(|contact| (&*ministry.id, &*contact.id.value))
        });
        Wall {
            strategy,
            public_contacts: public_contacts.collect(),
        }
    }

    fn contribution(&self, contribution: &Contribution) -> Contribution {
        let Contribution {
            head,
            field,
            status,
            submitted,
            house_cleared,
            goals,
            partners,
            cosigners,
            contact,
            order,
        } = contribution;
        Contribution {
            head: head.clone(),
            field: field.clone(),
            status: status.clone(),
            submitted: submitted.clone(),
            house_cleared: house_cleared.clone(),
            goals: goals.clone(),
            partners: partners.clone(),
            cosigners: cosigners.clone(),
            contact: self.contact(head, contact),
            order: *order,
        }
    }

    fn measure(&self, measure: &Measure) -> Measure {
        let Measure {
            head,
            short_title,
            goals,
            status,
            partners,
            mandate,
            contact,
            as_of,
            indicators,
        } = measure;
        Measure {
            head: head.clone(),
            short_title: short_title.clone(),
            goals: goals.clone(),
            status: status.clone(),
            partners: partners.clone(),
            mandate: mandate.clone(),
            contact: self.contact(head, contact),
            as_of: as_of.clone(),
            indicators: indicators.clone(),
        }
    }

    fn project(&self, project: &Project) -> Project {
        let Project {
            head,
            short_title,
            field,
            cross_cutting,
            measure,
            goals,
            partners,
            delivered_by,
            contact,
            status,
            phase,
            priority,
            confidence,
            confidence_reason,
            outlook,
            start,
            end,
            end_forecast,
            ended,
            as_of,
            mandate,
            objective,
            cost,
            depends_on,
            related,
            service_ids,
            efa,
            risks: _,
            milestones,
            indicators,
            rollout,
        } = project;
        Project {
            head: head.clone(),
            short_title: short_title.clone(),
            field: field.clone(),
            cross_cutting: cross_cutting.clone(),
            measure: measure
                .as_ref()
                .filter(|measure| self.is_open(measure))
                .cloned(),
            goals: goals.clone(),
            partners: partners.clone(),
            delivered_by: delivered_by.clone(),
            contact: self.contact(head, contact),
            status: status.clone(),
            phase: *phase,
            priority: *priority,
            confidence: confidence.clone(),
            confidence_reason: confidence_reason.clone(),
            outlook: *outlook,
            start: start.clone(),
            end: end.clone(),
            end_forecast: end_forecast.clone(),
            ended: ended.clone(),
            as_of: as_of.clone(),
            mandate: mandate.clone(),
            objective: objective.clone(),
            cost: cost.as_ref().map(
                |Cost {
                     total,
                     budget_line: _,
                     funding,
                 }| Cost {
                    total: *total,
                    budget_line: None,
                    funding: funding.clone(),
                },
            ),
            depends_on: self.open(depends_on),
            related: self.open(related),
            service_ids: service_ids.clone(),
            efa: *efa,
            risks: Vec::new(),
            milestones: milestones.clone(),
            indicators: indicators.clone(),
            rollout: rollout.clone(),
        }
    }

    /// Even the id of a contact may be a name.
    fn contact(
        &self,
        head: &Head,
        contact: &Option<Spanned<Box<str>>>,
    ) -> Option<Spanned<Box<str>>> {
        let is_public = |id: &&Spanned<Box<str>>| {
            self.public_contacts
                .contains(&(head.ministry(), &*id.value))
        };
        contact.as_ref().filter(is_public).cloned()
    }

    fn is_open<T: Listed + Entry>(&self, reference: &Ref<T>) -> bool {
        self.strategy
            .get(reference)
            .is_some_and(|entry| entry.head().visibility == Visibility::Public)
    }

    fn open<T: Listed + Entry>(&self, references: &[Ref<T>]) -> Vec<Ref<T>> {
        references
            .iter()
            .filter(|reference| self.is_open(*reference))
            .cloned()
            .collect()
    }
}
