//! What a page says of its entry beside its text: the card of the document, and what there the place of the entry says.

use crate::message::label;
use crate::model::{Choices, Kind, Ministry};

use super::super::document::{Fact, Inline, Target, words};
use super::super::entry::{self, Card, shared};
use super::super::facts::Facts;
use super::super::plan::At;
use super::super::words::{capital, host};
use super::Site;

/// The card of an entry.
pub fn of(site: &Site<'_>, at: At) -> Card {
    if at.0 == Kind::Ministry {
        return ministry(site, &site.view.strategy.ministries[at.1]);
    }
    let mut card = entry::card(&site.writer, at);
    card.facts.splice(0..0, belonging(site, at));
    card
}

/// The ministry that an entry belongs to, and the field of a contribution.
fn belonging(site: &Site<'_>, (kind, at): At) -> Vec<Fact> {
    let strategy = &site.view.strategy;
    let mut facts = Facts::new(site.lang);
    if kind.is_owned() {
        let owner = strategy
            .head_at(kind, at)
            .and_then(|head| strategy.position(Kind::Ministry, head.ministry()));
        let owner = owner.map(|ministry| (Kind::Ministry, ministry));
        facts.add(Kind::Ministry.label(), site.writer.links(owner));
    }
    if kind == Kind::Contribution {
        let field = site.writer.at(&strategy.contributions[at].field);
        facts.add(Kind::Field.label(), site.writer.links(field));
    }
    facts.done()
}

fn ministry(site: &Site<'_>, ministry: &Ministry) -> Card {
    let mut facts = Facts::new(site.lang);
    facts.text(label("Kürzel", "Short"), Some(&*ministry.short));
    let leads = site.view.strategy.settings.lead.as_ref();
    let leads = leads.and_then(|lead| site.view.strategy.get(lead));
    if leads.is_some_and(|lead| lead.id == ministry.id) {
        let word = label("Federführung der Strategie", "leads the strategy");
        facts.text(label("Aufgabe", "Role"), Some(word.in_lang(site.lang)));
    }
    facts.add(
        label("Postfach", "Mailbox"),
        shared::mail(&ministry.mailbox),
    );
    let website = ministry.website.as_deref().map(|website| {
        let target = Target::Elsewhere(website.to_owned());
        Inline::Link(target, words(host(website)))
    });
    facts.add(label("Internet", "Website"), website.into_iter().collect());
    let until = ministry
        .valid_to
        .as_ref()
        .map(|until| until.show(site.lang));
    facts.text(label("Bestand bis", "Existed until"), until);
    let successor = ministry
        .successor
        .as_ref()
        .and_then(|successor| site.writer.at(successor));
    facts.add(
        label("Nachfolge", "Successor"),
        site.writer.links(successor),
    );
    Card {
        kicker: capital(Kind::Ministry.label().in_lang(site.lang)),
        facts: facts.done(),
        ..Card::default()
    }
}
